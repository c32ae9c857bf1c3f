"""Decisions that end a batch or withdraw it: rejection, recall, endings, closing; each one a signed row."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.case import Case, ReleaseCase
from nkmfg.domain.decisions.endings import ENDINGS, DecisionOrderFault, decision_order_fault, next_decisions
from nkmfg.domain.facts.disposition_facts import Decision
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.against import Against
from nkmfg.domain.findings.check import Check, SubjectKind
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.permissions.actions import Action, Meaning
from nkmfg.domain.product.filled import expires_at
from nkmfg.domain.product.results import review_facts
from nkmfg.domain.recipe.donor_testing import reactive_against
from nkmfg.domain.values.errors import Malformed, Refused
from nkmfg.domain.values.quantities import plain
from nkmfg.domain.values.several import Names, Reasons
from nkmfg.ledger.act import act
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import Batch, BatchState, Disposition
from nkmfg.services.dossier.case import open_case
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.words.messages import _


def reject_to_sign(session: Session, number: str, reason: str) -> ToSign:
    """Copy that QA signs to reject a batch, for good."""
    return _to_sign(
        open_case(session, number),
        Decision.REJECTED,
        _("Batch {batch} is rejected and goes to no patient: {reason}", batch=number, reason=reason),
        reason,
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
        return decide(session, batch, Decision.REJECTED, "{}", reason.strip(), opened.at, opened.signature.id)


def recall_to_sign(session: Session, number: str, reason: str) -> ToSign:
    """Copy that is signed to recall a batch supplied to its patient; infusions given remain in its record."""
    return _to_sign(
        open_case(session, number),
        Decision.RECALLED,
        _(
            "Batch {batch} is recalled: no more of it is given, and what is out comes back: {reason}",
            batch=number,
            reason=reason,
        ),
        reason,
    )


def recall(session: Session, signing: Signing, number: str, reason: str) -> Disposition:
    """Recall a batch by signature, even a closed one."""
    batch = batch_numbered(session, number)
    with act(
        session,
        Action.RECALL_BATCH,
        by=signing,
        on=batch,
        reason=reason,
        signs=lambda: recall_to_sign(session, number, reason),
    ) as opened:
        return decide(session, batch, Decision.RECALLED, "{}", reason.strip(), opened.at, opened.signature.id)


def end_to_sign(session: Session, number: str, ending: str, reason: str) -> ToSign:
    """Copy that QA signs to end a batch. Raises Refused if the batch may not end so."""
    _ending_action(ending)
    case = open_release_case(session, number)
    waiting = _against_ending(case, Decision(ending))
    if waiting:
        raise Refused("decision.not_ended", reasons=waiting)
    statement = _("Batch {batch} is {ending}: {reason}", batch=number, ending=Decision(ending), reason=reason)
    return _to_sign(case, Decision(ending), statement, reason)


def end(session: Session, signing: Signing, number: str, ending: str, reason: str) -> Disposition:
    """End a batch by QA's signature, which also closes it."""
    batch = batch_numbered(session, number)
    with act(
        session,
        _ending_action(ending),
        by=signing,
        on=batch,
        reason=reason,
        signs=lambda: end_to_sign(session, number, ending, reason),
    ) as opened:
        row = decide(session, batch, Decision(ending), "{}", reason.strip(), opened.at, opened.signature.id)
        batch.state = BatchState.CLOSED
    return row


def _ending_action(ending: str) -> Action:
    """Return the action of an ending. Raises Malformed for any other text."""
    if ending not in ENDINGS:
        raise Malformed("decision.no_ending", endings=Names(ENDINGS))
    return ENDINGS[Decision(ending)]


def close_to_sign(session: Session, number: str, reason: str) -> ToSign:
    """Copy that QA signs to close a batch. Raises Refused if it is undecided or something is still open."""
    case = open_release_case(session, number)
    dossier = case.dossier
    waiting = _against_closing(case)
    if waiting:
        raise Refused("decision.not_closed", reasons=waiting)
    return ToSign(
        scope=f"batch/{number}/closing",
        meaning=Meaning.CLOSED,
        statement=_("Batch {batch} is closed: {reason}", batch=number, reason=reason),
        facts=decision_facts(case) | {"decision": dossier.decision, "reason": reason},
    )


def close(session: Session, signing: Signing, number: str, reason: str) -> None:
    """Close a batch: no more entries are accepted."""
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


def refuse_unless_next(dossier: Dossier, decision: Decision) -> None:
    """Raise Refused for a decision that cannot follow the present one."""
    refused = against_order(dossier, decision)
    if refused is not None:
        raise refused


def against_order(dossier: Dossier, decision: Decision) -> Refused | None:
    """Refusal of a decision that cannot follow the present one, with the decisions that may; None if it can."""
    batch = dossier.number
    match decision_order_fault(dossier, decision):
        case None:
            return None
        case DecisionOrderFault.GIVEN_ALREADY:
            return Refused("decision.given_already", batch=batch, decision=decision)
        case DecisionOrderFault.MADE_ALREADY:
            return Refused("decision.made_already", batch=batch, decision=decision)
        case DecisionOrderFault.NOT_IN_TABLE:
            allowed = Names(known for known in Decision if known in next_decisions(dossier))
            code = "decision.not_next" if allowed else "decision.last"
            return Refused(code, batch=batch, present=dossier.decision, decision=decision, allowed=allowed)


def _to_sign(case: Case, decision: Decision, statement: str, reason: str) -> ToSign:
    dossier = case.dossier
    refuse_unless_next(dossier, decision)
    return ToSign(
        scope=next_scope(dossier),
        meaning=Meaning(decision.value),
        statement=statement,
        facts=decision_facts(case) | {"decision": decision.value, "reason": reason},
    )


def _against_ending(case: ReleaseCase, ending: Decision) -> Reasons:
    order = against_order(case.dossier, ending)
    found: list[object] = [] if order is None else [order]
    is_filled = bool(case.product.containers)
    if ending is Decision.TERMINATED and is_filled:
        found.append(Refused("decision.containers_filled", ending=Decision.DESTROYED))
    if ending is Decision.DESTROYED and not is_filled:
        found.append(Refused("decision.no_container_filled", ending=Decision.TERMINATED))
    questions = _open_questions(case)
    return Reasons([*found, Against(case.dossier, questions)] if questions else found)


def _against_closing(case: ReleaseCase) -> Reasons:
    dossier = case.dossier
    found: list[object] = []
    if dossier.decision == Decision.QUARANTINE:
        found.append(Refused("decision.none_made"))
    blocking = case.gate(Stop.CLOSING).blocking
    if blocking:
        found.append(Against(dossier, blocking))
    if dossier.decision in (Decision.RELEASED, Decision.EXCEPTIONAL_SUPPLY):
        tests = {test.criterion.key: test for test in case.tests}
        for key, shown in dossier.dispositions[-1].pending.items():
            if key in tests and not tests[key].judgement.settles:
                found.append(Refused("decision.still_pending", pending=shown))
        code = "decision.certify_or_end" if dossier.decision == Decision.RELEASED else "decision.end_uncertified"
        found.append(Refused(code, ending=Decision.NOT_CERTIFIED))
    return Reasons(found)


def _open_questions(case: ReleaseCase) -> tuple[Check, ...]:
    """Checks that block every ending: open deviations, and positives not decided on."""
    blocking = case.gate(Stop.CLOSING).blocking
    return tuple(check for check in blocking if check.subject.kind is not SubjectKind.CONTAINER)


def next_scope(dossier: Dossier) -> str:
    """Scope of the signature on the next decision on the batch."""
    return f"batch/{dossier.number}/disposition/{len(dossier.dispositions) + 1}"


def decision_facts(case: Case) -> dict[str, object]:
    """Facts that a decision is bound to: donor and patient, cells, and every result in its present revision."""
    dossier, sheet = case.dossier, case.dose_sheet
    expiry = expires_at(dossier)
    whole = sheet.whole.nk_cells_per_kg.value
    facts = review_facts(dossier, case.tests)
    return facts | {
        "donor": dossier.order.donor,
        "donor_reactive": list(reactive_against(dossier.recipe.donor_testing, dossier.donor_markers)),
        "patient": dossier.order.patient,
        "dose_level": dossier.order.dose_level,
        "weight_kg": None if dossier.order.weight_kg is None else plain(dossier.order.weight_kg),
        "containers": [
            [container.code, None if held.nk_cells.value is None else plain(held.nk_cells.value)]
            for container, held in sheet.containers
        ],
        "nk_cells_per_kg": None if whole is None else plain(whole),
        "expires_at": None if expiry is None else expiry.isoformat(),
        "deviations": [[deviation.number, deviation.state] for deviation in dossier.deviations],
    }


def decide(
    session: Session,
    batch: Batch,
    decision: Decision,
    pending: str,
    reason: str | None,
    at: datetime,
    signature_id: int,
) -> Disposition:
    query = sa.select(sa.func.count()).select_from(Disposition).where(Disposition.batch_id == batch.id)
    row = Disposition(
        batch_id=batch.id,
        ordinal=1 + (session.scalar(query) or 0),
        decision=decision,
        pending=pending,
        reason=reason,
        decided_at=at,
        signature_id=signature_id,
    )
    session.add(row)
    session.flush()
    return row
