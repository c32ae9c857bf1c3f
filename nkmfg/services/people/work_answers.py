"""Answers whether the work of a person is affected, given when a role ends or an account is disabled (FD1).

The first answer is not signed. Yes and not known stop each batch the person worked on at once; a no waits for QA, who
signs it or another answer in its place. A no that QA signed is answered again if it turns out to be wrong.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from nkmfg.domain.permissions.actions import Action, Meaning
from nkmfg.domain.permissions.states import QUESTIONED, Affected
from nkmfg.domain.values.errors import Refused
from nkmfg.ledger.act import act
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import Person, RoleGrant, WorkAnswer
from nkmfg.services.after_use import open_in_batches_worked_on
from nkmfg.services.parsing import member_of
from nkmfg.words.messages import N_, _

_later = aliased(WorkAnswer)
_STANDS = (WorkAnswer.affected == Affected.NO, ~sa.exists().where(_later.assesses_id == WorkAnswer.id))
WAITS_FOR_QA = (*_STANDS, WorkAnswer.signature_id.is_(None))
"""Conditions for answers of no that QA has not signed."""


def answered(typed: str) -> Affected:
    """Parse an answer. Raises Malformed."""
    return member_of(_("Affected"), typed, Affected, field="affected")


def write_answer(
    session: Session, person_id: int, by_id: int, at: datetime, affected: Affected, grant: RoleGrant | None = None
) -> None:
    """Write the first answer, inside the act that ends a role or disables an account."""
    session.add(
        WorkAnswer(
            person_id=person_id,
            grant_id=None if grant is None else grant.id,
            affected=affected,
            answered_by_id=by_id,
            answered_at=at,
        )
    )


_SIGNED: Mapping[Affected, str] = {
    Affected.YES: N_("What {person} did is affected by why it ended."),
    Affected.NO: N_("What {person} did is not affected by why it ended."),
    Affected.NOT_KNOWN: N_("It is not known whether what {person} did is affected by why it ended."),
}


def _to_answer(session: Session, person: Person, answer: Affected) -> Sequence[WorkAnswer]:
    """Answers of no about a person that wait for QA's signature, oldest first; without any, those that QA signed.

    Raises Refused if there is none, or if QA is about to sign a second time that nothing is affected.
    """
    stands = sa.select(WorkAnswer).where(WorkAnswer.person_id == person.id, *_STANDS).order_by(WorkAnswer.id)
    standing = session.scalars(stands).all()
    waiting = [first for first in standing if first.signature_id is None]
    if not waiting and (not standing or answer == Affected.NO):
        raise Refused("work.no_answer_waits", person=person.printed_name)
    return waiting or standing


def assessment_to_sign(session: Session, person: Person, reason: str, affected: str) -> ToSign:
    """Content of QA's signature about a person's work, for all answers that wait, or all that QA signed. Raises Refused
    if there is none."""
    answer = answered(affected)
    before = _to_answer(session, person, answer)
    return ToSign(
        scope=f"work/{person.login}",
        meaning=Meaning.APPROVED,
        statement=_(_SIGNED[answer], person=person.printed_name),
        facts={
            "person": person.login,
            "printed_name": person.printed_name,
            "ended": [_ended(session, earlier) for earlier in before],
            "affected": answer,
            "reason": reason,
        },
    )


def _ended(session: Session, answer: WorkAnswer) -> dict[str, Any]:
    """Role or account that ended, the moment, and the login of who gave the answer."""
    first = answer if answer.assesses_id is None else session.get_one(WorkAnswer, answer.assesses_id)
    return {
        "role": None if answer.grant_id is None else session.get_one(RoleGrant, answer.grant_id).role,
        "at": first.answered_at.isoformat(),
        "said_by": session.get_one(Person, answer.answered_by_id).login,
    }


def assess_work(session: Session, signing: Signing, person: Person, reason: str, affected: str) -> None:
    """Replace every unsigned no about a person's work by QA's signed answer, or else every no that QA signed.

    Unless it is no again, each batch the person worked on is stopped and gets a deviation. Who said the first no does
    not sign; who signed one may find it wrong.
    """
    answer = answered(affected)
    with act(
        session,
        Action.ASSESS_WORK,
        by=signing,
        on=person,
        reason=reason,
        not_by=lambda: [
            person.id,
            *(no.answered_by_id for no in _to_answer(session, person, answer) if no.signature_id is None),
        ],
        signs=lambda: assessment_to_sign(session, person, reason, answer),
    ) as opened:
        session.add_all(
            WorkAnswer(
                person_id=person.id,
                grant_id=earlier.grant_id,
                affected=answer,
                answered_by_id=signing.person_id,
                answered_at=opened.at,
                assesses_id=earlier.id,
                signature_id=opened.signature.id,
            )
            for earlier in _to_answer(session, person, answer)
        )
    if answer in QUESTIONED:
        open_in_batches_worked_on(session, person)
