"""Names as they stand on paper: rows without an account, by which nobody ever logs in."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.paper_batch.model import GAP, ON_PAPER
from nkmfg.domain.values.hashing import sha256
from nkmfg.models import AccountState, Person


def person_on_paper(session: Session, name: str | None) -> Person:
    """The row of a name. The same name is the same row: it is a name, and not proof of who bore it."""
    words = f"name {GAP}" if name is None else f"{' '.join(name.split())} (as on paper)"
    # No user name holds a colon; small letters and digits alone, since user names are looked up without their case.
    login = f"{ON_PAPER}{sha256(words)[:16]}"
    person = session.scalar(sa.select(Person).where(Person.login == login))
    if person is None:
        person = Person(login=login, printed_name=words, state=AccountState.ON_PAPER, is_system=False)
        session.add(person)
        session.flush()
    return person
