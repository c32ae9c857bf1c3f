"""Accounts are disabled and enabled again; the work of their holder may be questioned (FD1)."""

from sqlalchemy.orm import Session

from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.permissions.states import QUESTIONED
from nkmfg.domain.values.errors import Refused
from nkmfg.ledger.act import act
from nkmfg.ledger.actor import By
from nkmfg.models import AccountState, Person
from nkmfg.services.after_use import open_in_batches_worked_on
from nkmfg.services.people.work_answers import answered, write_answer


def disable_account(session: Session, by: By, person: Person, reason: str, affected: str) -> None:
    """Disable an account: the person can neither log in nor sign; the name and the signatures remain.

    `affected` says whether their work is affected, as at the end of a role.
    """
    answer = answered(affected)
    if person.id == by.person_id:
        raise Refused("person.disable_own")
    if person.is_system:
        raise Refused("person.disable_software")
    with act(session, Action.DISABLE_ACCOUNT, by=by, on=person, reason=reason) as opened:
        person.state = AccountState.DISABLED
        write_answer(session, person.id, by.person_id, opened.at, answer)
    if answer in QUESTIONED:
        open_in_batches_worked_on(session, person)


def enable_account(session: Session, by: By, person: Person, reason: str) -> None:
    with act(session, Action.ENABLE_ACCOUNT, by=by, on=person, reason=reason):
        person.state = AccountState.ACTIVE
