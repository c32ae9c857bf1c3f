"""Exceptional supply of a batch out of specification: papers, QA's approval, the authorised person's decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.case import ReleaseCase
from nkmfg.domain.decisions.exceptional_supply import APPROVAL, approval_of, supply_facts
from nkmfg.domain.facts.disposition_facts import Decision, Paper
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.permissions.actions import Action, Meaning
from nkmfg.domain.values.errors import Malformed, Refused
from nkmfg.domain.values.hashing import canonical
from nkmfg.ledger.act import act
from nkmfg.ledger.actor import By
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import DecisionPaper, Disposition, Person
from nkmfg.services.decisions import decide, decision_facts, next_scope, refuse_unless_next
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.services.parsing import happened, line, member_of
from nkmfg.services.release import made_or_tested, pending_then, refuse_blocked, reviewers
from nkmfg.words.messages import _

# The treating physician's papers are recorded by a clinician; the others are the manufacturer's.
PHYSICIANS = (Paper.REQUEST, Paper.BENEFIT, Paper.ACCEPTANCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperInput:
    """A paper as typed."""

    kind: str
    person: str
    happened_at: datetime
    reference: str
    statement: str = ""


def note_paper(session: Session, by: By, number: str, typed: PaperInput) -> DecisionPaper:
    """Record a paper behind a decision; it replaces an earlier one of its kind, and both are kept."""
    kind = member_of(_("What it is"), typed.kind, Paper, field="kind")
    if len(typed.statement) > 2000 or "\0" in typed.statement:
        raise Malformed("supply.statement_too_long", field="statement", label=_("Statement"))
    batch = batch_numbered(session, number)
    action = Action.NOTE_PHYSICIAN if kind in PHYSICIANS else Action.NOTE_PAPER
    with act(session, action, by=by, on=batch) as opened:
        query = sa.select(sa.func.count()).where(DecisionPaper.batch_id == batch.id, DecisionPaper.kind == kind)
        row = DecisionPaper(
            batch_id=batch.id,
            kind=kind,
            ordinal=1 + (session.scalar(query) or 0),
            person=line(_("Who"), typed.person, field="person"),
            happened_at=happened(_("When"), typed.happened_at, opened.at, field="happened"),
            reference=line(_("Document"), typed.reference, field="reference"),
            statement=typed.statement.strip() or None,
            entered_at=opened.at,
            recorded_by_id=by.person_id,
        )
        session.add(row)
    return row


def approval_to_sign(session: Session, number: str) -> ToSign:
    """Copy that QA signs to approve an exceptional supply. Raises Refused with everything that blocks it."""
    case = open_release_case(session, number)
    _refuse_unready(case)
    return ToSign(
        scope=f"batch/{number}/{APPROVAL}",
        meaning=Meaning.SUPPLY_APPROVED,
        statement=_(
            "I approve the exceptional supply of batch {batch}, which is out of specification, at the "
            "request of the treating physician. It is no release.",
            batch=number,
        ),
        facts=_facts(case),
    )


def approve(session: Session, signing: Signing, number: str) -> None:
    """Approve an exceptional supply by QA's signature, for exactly these failures and papers."""
    batch = batch_numbered(session, number)
    with act(
        session,
        Action.APPROVE_SUPPLY,
        by=signing,
        on=batch,
        not_by=made_or_tested(session, batch),
        signs=lambda: approval_to_sign(session, number),
    ):
        pass


def supply_to_sign(session: Session, number: str) -> ToSign:
    """Copy that the authorised person signs, after QA. Raises Refused with everything that blocks it."""
    return _supply_copy(open_release_case(session, number))


def _supply_copy(case: ReleaseCase) -> ToSign:
    _refuse_unready(case)
    if approval_of(case) is None:
        raise Refused("supply.not_approved")
    dossier = case.dossier
    return ToSign(
        scope=next_scope(dossier),
        meaning=Meaning.EXCEPTIONAL_SUPPLY,
        statement=_(
            "Batch {batch} is supplied exceptionally for patient {patient}: it is out of specification, and "
            "neither released nor certified.",
            batch=dossier.number,
            patient=dossier.order.patient,
        ),
        facts=_facts(case),
    )


def supply(session: Session, signing: Signing, number: str) -> Disposition:
    """Supply a batch exceptionally, by the authorised person, who neither made, reviewed nor approved it."""
    batch = batch_numbered(session, number)
    read = cache(lambda: open_release_case(session, number))  # first called under the lock
    with act(
        session,
        Action.SUPPLY_BATCH,
        by=signing,
        on=batch,
        not_by=lambda: [
            *made_or_tested(session, batch),
            *reviewers(session, read().dossier),
            *_approvers(session, read()),
        ],
        signs=lambda: _supply_copy(read()),
    ) as opened:
        case = read()
        pending = canonical(pending_then(case, case.gate(Stop.SUPPLY)))
        return decide(session, batch, Decision.EXCEPTIONAL_SUPPLY, pending, None, opened.at, opened.signature.id)


def _refuse_unready(case: ReleaseCase) -> None:
    refuse_unless_next(case.dossier, Decision.EXCEPTIONAL_SUPPLY)
    refuse_blocked(case, case.gate(Stop.SUPPLY), "decision.not_supplied")


def _facts(case: ReleaseCase) -> dict[str, object]:
    return decision_facts(case) | {"supply": supply_facts(case)}


def _approvers(session: Session, case: ReleaseCase) -> Sequence[int]:
    logins = {signature.login for signature in case.dossier.signed_under(APPROVAL)}
    return session.scalars(sa.select(Person.id).where(Person.login.in_(logins))).all()
