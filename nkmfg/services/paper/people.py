"""People named on paper: rows without an account, which can never log in."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.paper_batch.model import GAP, ON_PAPER
from nkmfg.domain.values.hashing import sha256
from nkmfg.models import AccountState, Person
from nkmfg.words.messages import _


def person_on_paper(session: Session, name: str | None) -> Person:
    """The row of a name. Equal names share one row: a name is no proof of identity."""
    whole = None if name is None else " ".join(name.split())
    # No user name contains a colon. Lower case letters and digits only, as user names are looked up without case.
    login = f"{ON_PAPER}{sha256(f'name {GAP}' if whole is None else f'{whole} (as on paper)')[:16]}"
    person = session.scalar(sa.select(Person).where(Person.login == login))
    if person is None:
        printed = _("name not in the source") if whole is None else _("{name} (as on paper)", name=whole)
        person = Person(login=login, printed_name=printed, state=AccountState.ON_PAPER, is_system=False)
        session.add(person)
        session.flush()
    return person
