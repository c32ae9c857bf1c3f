"""Grounds for using cells of a donor not found eligible: QA's signature, legends of the label, physician informed."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.facts.disposition_facts import DonorFact, Ground
from nkmfg.domain.facts.release_dossier import ReleaseDossier
from nkmfg.domain.findings.record import GROUND
from nkmfg.domain.permissions.actions import Action, Meaning
from nkmfg.domain.recipe.eligibility import Eligibility
from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.values.errors import Refused
from nkmfg.domain.values.hashing import canonical
from nkmfg.ledger.act import act
from nkmfg.ledger.database import ledger_of
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import DonorGround
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.services.parsing import happened, line, member_of
from nkmfg.words.eligibility import reason_sentence
from nkmfg.words.messages import _


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundInput:
    """A ground as QA typed it."""

    ground: str
    because: str
    reference: str
    physician: str
    physician_told_at: datetime


def ground_to_sign(session: Session, number: str, typed: GroundInput) -> ToSign:
    """Copy that QA signs. Raises Refused if the donor needs no ground, or the regulation does not allow this one."""
    return _ground_copy(session, open_release_case(session, number).dossier, typed)


def _ground_copy(session: Session, dossier: ReleaseDossier, typed: GroundInput) -> ToSign:
    donor, number = _needs_one(dossier), dossier.number
    ground = member_of(_("Ground"), typed.ground, Ground, field="ground")
    if ground is Ground.RELATIVE and donor.verdict == Eligibility.NOT_COMPLETE:
        raise Refused("ground.determination_not_complete")
    if ground is Ground.RELATIVE and not donor.close_relative:
        raise Refused("ground.no_relative")
    physician_told_at = happened(
        _("When the physician was told"), typed.physician_told_at, ledger_of(session).clock.now(session), field="told"
    )
    return ToSign(
        scope=f"batch/{number}/{GROUND}/{len(dossier.grounds) + 1}",
        meaning=Meaning.APPROVED,
        statement=_(
            "Batch {batch} may be used though donor {donor} is {verdict}, on the ground of {ground}: {because}",
            batch=number,
            donor=dossier.order.donor,
            verdict=donor.verdict,
            ground=ground,
            because=typed.because.strip(),
        ),
        facts={
            "batch": number,
            "donor": dossier.order.donor,
            "verdict": donor.verdict,
            "ground": ground.value,
            "because": typed.because.strip(),
            "reference": line(_("Document"), typed.reference, field="reference"),
            "physician": line(_("Physician told"), typed.physician, field="physician"),
            "physician_told_at": physician_told_at.isoformat(),
            "findings": _findings(donor, dossier.recipe),
            "legends": list(donor.legends),
        },
    )


def permit(session: Session, signing: Signing, number: str, typed: GroundInput) -> DonorGround:
    """Permit the use by QA's signature, for exactly the present determination of the donor."""
    batch = batch_numbered(session, number)
    read = cache(lambda: open_release_case(session, number).dossier)  # first called under the lock
    with act(
        session,
        Action.PERMIT_DONOR,
        by=signing,
        on=batch,
        reason=typed.because,
        signs=lambda: _ground_copy(session, read(), typed),
    ) as opened:
        dossier = read()
        donor = _needs_one(dossier)
        query = sa.select(sa.func.count()).where(DonorGround.batch_id == batch.id)
        row = DonorGround(
            batch_id=batch.id,
            ordinal=1 + (session.scalar(query) or 0),
            ground=typed.ground,
            verdict=donor.verdict,
            because=typed.because.strip(),
            reference=line(_("Document"), typed.reference, field="reference"),
            physician=line(_("Physician told"), typed.physician, field="physician"),
            physician_told_at=typed.physician_told_at,
            findings=canonical(list(_findings(donor, dossier.recipe).items())),
            legends=canonical(list(donor.legends)),
            permitted_at=opened.at,
            signature_id=opened.signature.id,
        )
        session.add(row)
    return row


def _needs_one(dossier: ReleaseDossier) -> DonorFact:
    donor = dossier.donor
    if donor.verdict == Eligibility.ELIGIBLE:
        raise Refused("ground.not_needed")
    if not donor.by_regulation:
        raise Refused("ground.of_protocol")
    return donor


def _findings(donor: DonorFact, recipe: Recipe) -> dict[str, str]:
    """Findings that the ground settles, with sentences: those of the regulation only, not of the protocol."""
    return {reason.key: reason_sentence(reason, recipe) for reason in donor.by_regulation}
