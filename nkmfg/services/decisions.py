"""Decisions that end a batch or withdraw it: rejection, recall, endings, closing; each one a signed row."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.case import Case, ReleaseCase
from nkmfg.domain.decisions.endings import ENDINGS, decision_order_fault
from nkmfg.domain.facts.disposition_facts import Decision
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.check import Check, SubjectKind
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.permissions.actions import Action, Meaning
from nkmfg.domain.product.filled import expires_at
from nkmfg.domain.product.results import review_facts
from nkmfg.domain.recipe.donor_testing import reactive_against
from nkmfg.domain.values.errors import Malformed, Refused
from nkmfg.domain.values.quantities import plain
from nkmfg.ledger.act import act
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import Batch, BatchState, Disposition
from nkmfg.services.dossier.case import open_case
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.words.checks import sentences
from nkmfg.words.codes import label
from nkmfg.words.decisions import decision_order_sentence


def reject_to_sign(session: Session, number: str, reason: str) -> ToSign:
    """Copy that QA signs to reject a batch, for good."""
    return _to_sign(
        open_case(session, number),
        Decision.REJECTED,
        f"Batch {number} is rejected and goes to no patient: {reason}",
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
        f"Batch {number} is recalled: no more of it is given, and what is out comes back: {reason}",
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
        raise Refused(f"Not ended. {' '.join(waiting)}")
    statement = f"Batch {number} is {label(Decision(ending))}: {reason}"
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
        raise Malformed(f"Choose how it ends: {', '.join(map(label, ENDINGS))}.")
    return ENDINGS[Decision(ending)]


def close_to_sign(session: Session, number: str, reason: str) -> ToSign:
    """Copy that QA signs to close a batch. Raises Refused if it is undecided or something is still open."""
    case = open_release_case(session, number)
    dossier = case.dossier
    waiting = _against_closing(case)
    if waiting:
        raise Refused(f"Not closed. {' '.join(waiting)}")
    return ToSign(
        scope=f"batch/{number}/closing",
        meaning=Meaning.CLOSED,
        statement=f"Batch {number} is closed: {reason}",
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
    reason = decision_order_fault(dossier, decision)
    if reason is not None:
        raise Refused(decision_order_sentence(dossier, decision, reason))


def _to_sign(case: Case, decision: Decision, statement: str, reason: str) -> ToSign:
    dossier = case.dossier
    refuse_unless_next(dossier, decision)
    return ToSign(
        scope=next_scope(dossier),
        meaning=Meaning(decision.value),
        statement=statement,
        facts=decision_facts(case) | {"decision": decision.value, "reason": reason},
    )


def _against_ending(case: ReleaseCase, ending: Decision) -> list[str]:
    dossier = case.dossier
    reason = decision_order_fault(dossier, ending)
    found = [] if reason is None else [decision_order_sentence(dossier, ending, reason)]
    is_filled = bool(case.product.containers)
    if ending is Decision.TERMINATED and is_filled:
        found.append(f"Containers are filled already: it ends as {label(Decision.DESTROYED)}.")
    if ending is Decision.DESTROYED and not is_filled:
        found.append(f"No container was filled: it ends as {label(Decision.TERMINATED)}.")
    return [*found, *sentences(dossier, _open_questions(case))]


def _against_closing(case: ReleaseCase) -> list[str]:
    dossier = case.dossier
    found = []
    if dossier.decision == Decision.QUARANTINE:
        found.append("Nothing is decided about it yet: release or reject it first.")
    found += sentences(dossier, case.gate(Stop.CLOSING).blocking)
    if dossier.decision in (Decision.RELEASED, Decision.EXCEPTIONAL_SUPPLY):
        tests = {test.criterion.key: test for test in case.tests}
        for key, shown in dossier.dispositions[-1].pending.items():
            if key in tests and not tests[key].judgement.settles:
                found.append(f"Still pending since release: {shown}")
        certify = "Certify it, or end it" if dossier.decision == Decision.RELEASED else "End it"
        found.append(f"{certify} as {label(Decision.NOT_CERTIFIED)}.")
    return found


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
