"""Release for use behind its gate, and certification once all is in; each signed by somebody who did not review."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.decisions.certification import certification_gate
from nkmfg.domain.decisions.endings import against
from nkmfg.domain.decisions.gate_line import GateState
from nkmfg.domain.decisions.release import gate, pending_at_release
from nkmfg.domain.decisions.review import reviews_of, steps_before_release
from nkmfg.domain.facts.disposition_facts import AtRiskFact, Decision, DonorFact
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.figures.batch_figures import figures
from nkmfg.domain.permissions.actions import Action, Meaning
from nkmfg.domain.product.results import judged_tests
from nkmfg.domain.recipe.judging import Verdict
from nkmfg.domain.recipe.model import Blocks
from nkmfg.domain.values.errors import Refused
from nkmfg.domain.values.hashing import canonical
from nkmfg.ledger.act import act
from nkmfg.ledger.database import ledger_of
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import Batch, Collection, Disposition, Entry, Link, Person, Result, Run, TreatmentOrder
from nkmfg.services import recipes
from nkmfg.services.at_risk import donor_of
from nkmfg.services.decisions import decide, decision_facts, next_scope
from nkmfg.services.donors.verdicts import verdicts
from nkmfg.services.dossier.context import whole_dossier
from nkmfg.services.dossier.reader import batch_numbered, open_dossier
from nkmfg.services.lots.fitness import lot_faults
from nkmfg.services.lots.stock import lot_by_code


def dossier_for_release(session: Session, number: str) -> Dossier:
    """The batch read whole, with what only decisions ask: the donor's verdicts, the at-risk list, the trail's heads."""
    dossier = whole_dossier(session, number)
    batch = batch_numbered(session, number)
    return replace(
        dossier,
        donor=_donor(session, batch),
        at_risk=tuple(replace(one, still_pending=_still_pending(session, batch, one)) for one in dossier.at_risk),
        heads=_heads(session, batch, dossier),
    )


def gate_of(session: Session, number: str) -> GateState:
    """What blocks the release of a batch now."""
    dossier = dossier_for_release(session, number)
    return gate(dossier, figures(dossier))


def release_to_sign(session: Session, number: str) -> ToSign:
    """What is signed to release a batch for use. Raises Refused with everything that blocks it."""
    dossier = dossier_for_release(session, number)
    refused = against(dossier, Decision.RELEASED)
    if refused:
        raise Refused(refused)
    state = gate(dossier, figures(dossier))
    if state.blocking:
        raise Refused(f"Not released. {' '.join(one.sentence for one in state.blocking)}")
    pending = pending_at_release(state)
    waits = f", with {len(pending)} results pending" if pending else ""
    return ToSign(
        scope=next_scope(dossier),
        meaning=Meaning.RELEASED,
        statement=f"Batch {number} is released for use for patient {dossier.order.patient}{waits}.",
        facts=decision_facts(dossier) | {"pending": dict(pending)},
    )


def release(session: Session, signing: Signing, number: str) -> Disposition:
    """Release a batch for use. The gate is asked under the batch's lock; never by who made, tested or reviewed it."""
    batch = batch_numbered(session, number)
    with act(
        session,
        Action.RELEASE_BATCH,
        by=signing,
        on=batch,
        not_by=[*workers(session, batch), *reviewers(session, number)],
        signs=lambda: release_to_sign(session, number),
    ) as opened:
        assert opened.signature is not None
        pending = canonical(dict(pending_at_release(gate_of(session, number))))
        return decide(session, batch, Decision.RELEASED, pending, None, opened.at, opened.signature.id)


def certification_to_sign(session: Session, number: str) -> ToSign:
    """What the authorised person signs when all is in. Raises Refused with everything that is not."""
    dossier = dossier_for_release(session, number)
    refused = against(dossier, Decision.CERTIFIED)
    if refused:
        raise Refused(refused)
    blocking = certification_gate(dossier, figures(dossier)).blocking
    if blocking:
        raise Refused(f"Not certified. {' '.join(one.sentence for one in blocking)}")
    trial = dossier.recipe.trial
    waiting = [
        one.criterion.attribute
        for one in judged_tests(dossier, figures(dossier))
        if one.criterion.blocks is Blocks.NOTHING and one.verdict is Verdict.PENDING
    ]
    return ToSign(
        scope=next_scope(dossier),
        meaning=Meaning.RELEASED,
        statement=(
            f"I certify that batch {number} was made and tested by recipe {dossier.recipe.code} version"
            f" {dossier.recipe.version}, that every result its certification asks for is in and meets its limit, and"
            f" that its deviations are assessed.{_not_asked_for(waiting)}"
        ),
        facts=decision_facts(dossier) | {"trial": [trial.code, trial.title], "without a result": waiting},
    )


def _not_asked_for(waiting: Sequence[str]) -> str:
    return f" Not asked for, and without a result: {', '.join(waiting)}." if waiting else ""


def certify(session: Session, signing: Signing, number: str) -> Disposition:
    """Certify a batch that was released for use: by the authorised person, who neither made nor reviewed it."""
    batch = batch_numbered(session, number)
    with act(
        session,
        Action.CERTIFY_BATCH,
        by=signing,
        on=batch,
        not_by=[*workers(session, batch), *reviewers(session, number)],
        signs=lambda: certification_to_sign(session, number),
    ) as opened:
        assert opened.signature is not None
        return decide(session, batch, Decision.CERTIFIED, "{}", None, opened.at, opened.signature.id)


def reviewers(session: Session, number: str) -> Sequence[int]:
    """Who reviewed the record: none of them decides on it."""
    logins = {one.signed.login for one in reviews_of(open_dossier(session, number))}
    return session.scalars(sa.select(Person.id).where(Person.login.in_(logins))).all()


def workers(session: Session, batch: Batch) -> Sequence[int]:
    """Everybody who made or tested the batch: none of them releases it."""
    _version, recipe = recipes.pinned(session, batch.recipe_version_id)
    before = [one.key for one in steps_before_release(recipe)]
    made = (
        sa.select(Entry.performed_by_id)
        .join(Run, Run.id == Entry.run_id)
        .where(Entry.batch_id == batch.id, Run.step.in_(before))
    )
    tested = sa.select(Result.reported_by_id).where(Result.batch_id == batch.id)
    return session.scalars(sa.union(made, tested)).all()


def _donor(session: Session, batch: Batch) -> DonorFact:
    _version, recipe = recipes.pinned(session, batch.recipe_version_id)
    order = session.get_one(TreatmentOrder, batch.order_id)
    collection = None if batch.collection_id is None else session.get_one(Collection, batch.collection_id)
    found = verdicts(
        session,
        donor_of(session, batch),
        recipe,
        collected_at=None if collection is None else collection.ended_at,
        relationship=order.relationship,
        hla_match=order.hla_match,
    )
    reasons = (*found.trial.reasons, *found.regulatory.reasons)
    return DonorFact(
        against=tuple(reason for reason in reasons if reason.met is False),
        pending=tuple(reason for reason in reasons if reason.met is None),
        verdict=found.regulatory.verdict.value,
        close_relative=found.regulatory.close_relative,
        legends=found.regulatory.legends,
    )


def _heads(session: Session, batch: Batch, dossier: Dossier) -> Mapping[str, str]:
    """The digests of the trail where its reviews saw it end: a review of another trail is none."""
    seqs = [int(one.seq) for one in reviews_of(dossier)]
    rows = session.execute(sa.select(Link.seq, Link.digest).where(Link.stream == batch.stream, Link.seq.in_(seqs)))
    return {str(row.seq): row.digest for row in rows}


def _still_pending(session: Session, batch: Batch, use: AtRiskFact) -> tuple[str, ...]:
    """What was pending of a lot and is so still, by key. Of the donor the verdicts say it."""
    kind, _, code = use.thing.partition(" ")
    if kind != "lot":
        return ()
    _version, recipe = recipes.pinned(session, batch.recipe_version_id)
    now = ledger_of(session).clock.now(session)
    faults = lot_faults(session, recipe, lot_by_code(session, code), now)
    return tuple(fault.key for fault in faults if fault.is_pending and fault.key in use.pending)
