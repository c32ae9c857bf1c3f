"""Parts of the triggers common to both databases: messages, the act's header, and the trigger specification."""

from dataclasses import dataclass
from enum import StrEnum

from nkmfg.ledger.images import Kind

NO_ACT = "nkmfg: no act is open; records are written only inside an act"
SCHEMA = "public"
# pg_temp is named last: otherwise a temporary table `change` would shadow the trail.
SEARCH_PATH = f"pg_catalog, {SCHEMA}, pg_temp"
# Hashed columns of the act's header by header version; published versions never change.
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


class SpecKind(StrEnum):
    FUNCTION = "function"
    TRIGGER = "trigger"


@dataclass(frozen=True, slots=True)
class TriggerSpec:
    """Specification of one trigger, or of one function a trigger calls."""

    sort: SpecKind
    name: str
    table: str
    sql: str

    @property
    def body(self) -> str:
        """Source of a function, as stored by PostgreSQL."""
        return self.sql.split("$$")[1]
