"""Opening of a whole batch for decision, review, print and export: with its context, donor and trail."""

from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.case import ReleaseCase
from nkmfg.domain.facts.disposition_facts import AtRiskFact, DonorFact
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.facts.release_dossier import ReleaseDossier, release_dossier
from nkmfg.domain.findings.reviews import signed_reviews
from nkmfg.ledger.database import ledger_of
from nkmfg.models import Batch, Link
from nkmfg.services import recipes
from nkmfg.services.donors.of_batch import donor_verdicts
from nkmfg.services.donors.verdicts import DonorVerdicts
from nkmfg.services.dossier.case import kept_case, open_case
from nkmfg.services.dossier.context import read_context
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.lots.fitness import lot_faults
from nkmfg.services.lots.stock import lot_by_code


def open_release_case(session: Session, number: str) -> ReleaseCase:
    """The case of a whole batch for decision, review, print and export. Raises Unknown."""

    def whole() -> ReleaseCase:
        work = open_case(session, number)
        return ReleaseCase(_whole(session, work.dossier), work.figures)

    return kept_case(session, ReleaseCase, number, whole)


def _whole(session: Session, dossier: Dossier) -> ReleaseDossier:
    batch = batch_numbered(session, dossier.number)
    verdicts = donor_verdicts(session, batch)
    return release_dossier(
        dossier,
        context=read_context(session, dossier, verdicts.regulatory),
        donor=_donor(verdicts),
        heads=_heads(session, batch, dossier),
        pending_now={use.thing: _pending_now(session, batch, use) for use in dossier.at_risk},
    )


def _donor(found: DonorVerdicts) -> DonorFact:
    reasons = (*found.trial.reasons, *found.regulatory.reasons)
    return DonorFact(
        against=tuple(reason for reason in reasons if reason.met is False),
        pending=tuple(reason for reason in reasons if reason.met is None),
        verdict=found.regulatory.verdict,
        close_relative=found.regulatory.close_relative,
        legends=found.regulatory.legends,
    )


def _heads(session: Session, batch: Batch, dossier: Dossier) -> Mapping[str, str]:
    """Digests of the trail at the links its reviews refer to; a review with another digest is not valid."""
    seqs = [int(review.seq) for review in signed_reviews(dossier)]
    rows = session.execute(sa.select(Link.seq, Link.digest).where(Link.stream == batch.stream, Link.seq.in_(seqs)))
    return {str(row.seq): row.digest for row in rows}


def _pending_now(session: Session, batch: Batch, use: AtRiskFact) -> tuple[str, ...]:
    """Keys of what is pending of a lot now; empty for the donor, whose verdicts list it."""
    kind, _, code = use.thing.partition(" ")
    if kind != "lot":
        return ()
    _version, recipe = recipes.pinned(session, batch.recipe_version_id)
    now = ledger_of(session).clock.now(session)
    faults = lot_faults(session, recipe, lot_by_code(session, code), now)
    return tuple(fault.key for fault in faults if fault.is_pending)
