"""Prints of a batch's record: each is an act in the batch's stream, with a number and a reason."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.case import ReleaseCase
from nkmfg.domain.documents.audit_view import ActView
from nkmfg.domain.permissions.actions import Action, Role
from nkmfg.ledger.act import act
from nkmfg.ledger.actor import By
from nkmfg.models import Act
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.services.people.accounts import name_of
from nkmfg.services.people.roles import roles_of
from nkmfg.services.trail.reading import in_order
from nkmfg.words.codes import label


@dataclass(frozen=True, slots=True)
class Print:
    """A print: its number among the batch's prints, the case, and the whole trail if it was requested."""

    number: int
    case: ReleaseCase
    trail: tuple[ActView, ...] | None


def note_print(session: Session, by: By, number: str, reason: str, whole_trail: bool) -> Print:
    """Record that the record is printed, with the reason."""
    batch = batch_numbered(session, number)
    with act(session, Action.PRINT_RECORD, by=by, on=batch, reason=reason):
        prints = sa.select(sa.func.count()).where(Act.stream == batch.stream, Act.action == Action.PRINT_RECORD)
        number_of_print = session.scalar(prints) or 1
    trail = in_order(session, batch.stream) if whole_trail else None
    return Print(number_of_print, open_release_case(session, number), trail)


def printed_by(session: Session, by: By) -> str:
    """Name and roles of the person who prints, for the footer of every page."""
    roles = sorted(label(Role(role)) for role in roles_of(session, by.person_id))
    return ", ".join([name_of(session, by.person_id), *roles])
