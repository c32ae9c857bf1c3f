"""Printed names of people, disabled accounts included."""

from collections.abc import Iterable, Mapping

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.models import Person


def names(session: Session, person_ids: Iterable[int | None]) -> Mapping[int, str]:
    """Printed names by id."""
    asked = {person_id for person_id in person_ids if person_id is not None}
    rows = session.execute(sa.select(Person.id, Person.printed_name).where(Person.id.in_(asked)))
    return {row.id: row.printed_name for row in rows}
