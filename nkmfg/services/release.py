"""The decision about a batch: release behind the gate, rejection, and closing; each one a signed row."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.actions import Action, Meaning
from nkmfg.domain.after_culture import TO_THE_PATIENT, AtRiskFact, Decision, DonorFact
from nkmfg.domain.dosing import dose_sheet
from nkmfg.domain.dossier import Dossier
from nkmfg.domain.errors import Refused
from nkmfg.domain.figures import figures
from nkmfg.domain.hashchain import canonical
from nkmfg.domain.product import expires_at
from nkmfg.domain.quantities import plain
from nkmfg.domain.release import GateState, gate, pending_at_release, steps_before_release
from nkmfg.domain.results import judged_tests, review_facts
from nkmfg.ledger.act import act
from nkmfg.ledger.database import ledger_of
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import Batch, BatchState, Collection, Disposition, Entry, Result, Run, TreatmentOrder
from nkmfg.services import recipes
from nkmfg.services.at_risk import donor_of
from nkmfg.services.donors.verdicts import verdicts
from nkmfg.services.dossier import batch_numbered, open_dossier
from nkmfg.services.lots.fitness import lot_faults
from nkmfg.services.lots.stock import lot_by_code


def dossier_for_release(session: Session, number: str) -> Dossier:
    """The batch read whole, with what only release asks: the donor's verdicts, and what of the at-risk list is open."""
    dossier = open_dossier(session, number)
    batch = batch_numbered(session, number)
    return replace(
        dossier,
        donor=_donor(session, batch),
        at_risk=tuple(replace(one, still_pending=_still_pending(session, batch, one)) for one in dossier.at_risk),
    )


def gate_of(session: Session, number: str) -> GateState:
    """What blocks the release of a batch now."""
    dossier = dossier_for_release(session, number)
    return gate(dossier, figures(dossier))


def release_to_sign(session: Session, number: str) -> ToSign:
    """What is signed to release a batch for use. Raises Refused with everything that blocks it."""
    dossier = dossier_for_release(session, number)
    if dossier.dispositions:
        raise Refused(f"Batch {number} is {dossier.decision} already. A decision is not made twice.")
    state = gate(dossier, figures(dossier))
    if state.blocking:
        raise Refused(f"Not released. {' '.join(one.sentence for one in state.blocking)}")
    pending = pending_at_release(state)
    waits = f", with {len(pending)} results pending" if pending else ""
    return ToSign(
        scope=f"batch/{number}/disposition/1",
        meaning=Meaning.RELEASED,
        statement=f"Batch {number} is released for use for patient {dossier.order.patient}{waits}.",
        facts=_facts(dossier) | {"pending": dict(pending)},
    )


def release(session: Session, signing: Signing, number: str) -> Disposition:
    """Release a batch for use. The gate is asked under the batch's lock; never by somebody who worked on it."""
    batch = batch_numbered(session, number)
    with act(
        session,
        Action.RELEASE_BATCH,
        by=signing,
        on=batch,
        not_by=_workers(session, batch),
        signs=lambda: release_to_sign(session, number),
    ) as opened:
        assert opened.signature is not None
        pending = pending_at_release(gate_of(session, number))
        return _decide(
            session, batch, Decision.RELEASED, canonical(dict(pending)), None, opened.at, opened.signature.id
        )


def reject_to_sign(session: Session, number: str, reason: str) -> ToSign:
    """What QA signs to reject a batch, for good."""
    dossier = open_dossier(session, number)
    if dossier.decision == Decision.REJECTED:
        raise Refused(f"Batch {number} is rejected already.")
    return ToSign(
        scope=f"batch/{number}/disposition/{len(dossier.dispositions) + 1}",
        meaning=Meaning.REJECTED,
        statement=f"Batch {number} is rejected and goes to no patient: {reason}",
        facts=_facts(dossier) | {"reason": reason},
    )


def reject(session: Session, signing: Signing, number: str, reason: str) -> Disposition:
    """Reject a batch by QA's signature, before or after its release; nothing of it is given any more."""
    batch = batch_numbered(session, number)
    with act(
        session,
        Action.REJECT_BATCH,
        by=signing,
        on=batch,
        reason=reason,
        signs=lambda: reject_to_sign(session, number, reason),
    ) as opened:
        assert opened.signature is not None
        return _decide(session, batch, Decision.REJECTED, "{}", reason.strip(), opened.at, opened.signature.id)


def close_to_sign(session: Session, number: str, reason: str) -> ToSign:
    """What QA signs to close a batch: it is decided, and nothing of it waits for anybody."""
    dossier = open_dossier(session, number)
    waiting = _waiting(dossier)
    if waiting:
        raise Refused(f"Not closed. {' '.join(waiting)}")
    return ToSign(
        scope=f"batch/{number}/closing",
        meaning=Meaning.APPROVED,
        statement=f"Batch {number} is closed: {reason}",
        facts=_facts(dossier) | {"decision": dossier.decision, "reason": reason},
    )


def close(session: Session, signing: Signing, number: str, reason: str) -> None:
    """Close a batch: from now on nothing is written in it."""
    batch = batch_numbered(session, number)
    with act(
        session,
        Action.CLOSE_BATCH,
        by=signing,
        on=batch,
        reason=reason,
        signs=lambda: close_to_sign(session, number, reason),
    ):
        batch.state = BatchState.CLOSED


def _waiting(dossier: Dossier) -> list[str]:
    found = []
    if not dossier.dispositions:
        found.append("Nothing is decided about it yet: release or reject it first.")
    still_open = [one.number for one in dossier.deviations if one.state == "open"]
    if still_open:
        found.append(f"Deviations are open: {', '.join(still_open)}.")
    if dossier.decision in TO_THE_PATIENT:
        tests = judged_tests(dossier, figures(dossier))
        for key, sentence in dossier.dispositions[-1].pending.items():
            test = next((one for one in tests if one.criterion.key == key), None)
            if test is not None and not test.judgement.settles:
                found.append(f"Still pending since release: {sentence}")
    return found


def _facts(dossier: Dossier) -> dict[str, object]:
    """What a decision is bound to: whose cells for whom, how much, and every result as it stands."""
    numbers = figures(dossier)
    sheet, expiry = dose_sheet(dossier, numbers), expires_at(dossier)
    whole, weight = sheet.whole.nk_cells_per_kg.value, dossier.order.weight_kg
    facts = review_facts(dossier, judged_tests(dossier, numbers))
    return facts | {
        "donor": dossier.order.donor,
        "patient": dossier.order.patient,
        "dose level": dossier.order.dose_level,
        "weight": None if weight is None else f"{plain(weight)} kg",
        "containers": [
            [one.code, None if held.nk_cells.value is None else plain(held.nk_cells.value)]
            for one, held in sheet.containers
        ],
        "NK cells per kg": None if whole is None else plain(whole),
        "expires": None if expiry is None else expiry.isoformat(),
        "deviations": [[one.number, one.state] for one in dossier.deviations],
    }


def _decide(
    session: Session,
    batch: Batch,
    decision: Decision,
    pending: str,
    reason: str | None,
    at: datetime,
    signature_id: int,
) -> Disposition:
    mine = sa.select(sa.func.count()).select_from(Disposition).where(Disposition.batch_id == batch.id)
    row = Disposition(
        batch_id=batch.id,
        ordinal=1 + (session.scalar(mine) or 0),
        decision=decision,
        pending=pending,
        reason=reason,
        decided_at=at,
        signature_id=signature_id,
    )
    session.add(row)
    session.flush()
    return row


def _workers(session: Session, batch: Batch) -> Sequence[int]:
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
        against=tuple(dict.fromkeys(one.sentence for one in reasons if one.met is False)),
        pending=tuple(dict.fromkeys(one.sentence for one in reasons if one.met is None)),
    )


def _still_pending(session: Session, batch: Batch, use: AtRiskFact) -> Mapping[str, str]:
    """What was pending of a lot and is so still. Of the donor the verdicts say it."""
    kind, _, code = use.thing.partition(" ")
    if kind != "lot":
        return {}
    _version, recipe = recipes.pinned(session, batch.recipe_version_id)
    now = ledger_of(session).clock.now(session)
    faults = lot_faults(session, recipe, lot_by_code(session, code), now)
    return {one.key: one.sentence for one in faults if one.is_pending and one.key in use.pending}
