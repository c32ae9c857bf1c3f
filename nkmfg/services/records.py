"""Prints of a batch's record: each is an act in the batch's stream, with its number and its reason."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.actions import Action, Role
from nkmfg.domain.dossier import Dossier
from nkmfg.ledger.act import act
from nkmfg.ledger.actor import By
from nkmfg.models import Act
from nkmfg.services.dossier import batch_numbered
from nkmfg.services.people.accounts import name_of
from nkmfg.services.people.roles import roles_of
from nkmfg.services.release import dossier_for_release


def note_print(session: Session, by: By, number: str, reason: str) -> tuple[int, Dossier]:
    """Note that the record is printed, and why. Returns the print's number and what is printed."""
    batch = batch_numbered(session, number)
    with act(session, Action.PRINT_RECORD, by=by, on=batch, reason=reason):
        prints = sa.select(sa.func.count()).where(Act.stream == batch.stream, Act.action == Action.PRINT_RECORD)
        number_of_print = session.scalar(prints) or 1
    return number_of_print, dossier_for_release(session, number)


def printed_by(session: Session, by: By) -> str:
    """Name and roles of who prints, as every page says them."""
    roles = sorted(Role(role).words for role in roles_of(session, by.person_id))
    return ", ".join([name_of(session, by.person_id), *roles])
