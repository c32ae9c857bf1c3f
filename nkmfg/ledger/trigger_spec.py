"""What triggers are made of, on both databases: their words, the act's header, and one guard."""

from dataclasses import dataclass
from enum import StrEnum

from nkmfg.ledger.images import Kind

NO_ACT = "nkmfg: no act is open; records are written only inside an act"
SCHEMA = "public"
# Temporary tables come first unless they are named last: somebody's own `change` would take the trail's place.
SEARCH_PATH = f"pg_catalog, {SCHEMA}, pg_temp"
# The act's header as the chain sees it, by header version: what was hashed once is hashed so for ever.
HEADER: dict[int, tuple[tuple[str, Kind], ...]] = {
    1: (
        ("action", Kind.TEXT),
        ("actor_id", Kind.INTEGER),
        ("actor_name", Kind.TEXT),
        ("actor_role", Kind.TEXT),
        ("at", Kind.MOMENT),
        ("database_user", Kind.TEXT),
        ("header_version", Kind.INTEGER),
        ("id", Kind.INTEGER),
        ("reason", Kind.TEXT),
        ("schema_revision", Kind.TEXT),
        ("session_person_id", Kind.INTEGER),
        ("software_version", Kind.TEXT),
        ("stream", Kind.TEXT),
        ("terminal_id", Kind.INTEGER),
    )
}
HEADER_VERSION = max(HEADER)


class Sort(StrEnum):
    FUNCTION = "function"
    TRIGGER = "trigger"


@dataclass(frozen=True, slots=True)
class Guard:
    """One trigger, or one function a trigger calls."""

    sort: Sort
    name: str
    table: str
    sql: str

    @property
    def body(self) -> str:
        """The source of a function, as PostgreSQL keeps it."""
        return self.sql.split("$$")[1]
