"""List of contacts to call about a positive: names, functions and telephone numbers, in order."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.values.errors import Unknown
from nkmfg.ledger.act import Stream, act
from nkmfg.ledger.actor import By
from nkmfg.models import Contact
from nkmfg.services.parsing import line, whole_or_none
from nkmfg.words.messages import _

SITE = Stream("site")


def contacts(session: Session) -> Sequence[Contact]:
    """Listed contacts, in the order of calling."""
    return session.scalars(sa.select(Contact).where(Contact.is_listed).order_by(Contact.place, Contact.id)).all()


def contact(session: Session, contact_id: int) -> Contact:
    """The listed contact with that id. Raises Unknown."""
    found = session.get(Contact, contact_id)
    if found is None or not found.is_listed:
        raise Unknown("contact.unknown")
    return found


def add_contact(session: Session, by: By, name: str, function: str, telephone: str, place: str = "") -> Contact:
    """Add a contact to the list; at the end, if no place is given."""
    said = (
        line(_("Name"), name, field="name"),
        line(_("Function"), function, field="function"),
        line(_("Telephone"), telephone, field="telephone"),
    )
    wanted = whole_or_none(_("Place"), place, field="place")
    with act(session, Action.KEEP_CONTACT, by=by, on=SITE):
        last = session.scalar(sa.select(sa.func.max(Contact.place)).where(Contact.is_listed)) or 0
        row = Contact(
            place=last + 1 if wanted is None else wanted,
            name=said[0],
            function=said[1],
            telephone=said[2],
            is_listed=True,
        )
        session.add(row)
    return row


def take_off(session: Session, by: By, contact_id: int) -> None:
    """Remove a contact from the list; records of calls remain."""
    with act(session, Action.KEEP_CONTACT, by=by, on=SITE):
        contact(session, contact_id).is_listed = False
