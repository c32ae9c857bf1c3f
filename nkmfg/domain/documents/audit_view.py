"""The audit trail in words: acts, changed rows, and values before and after."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Difference:
    """One value before and after; `was` is empty if there was none."""

    label: str
    was: str
    now: str
    unit: str = ""
    is_aside: bool = False

    @property
    def words(self) -> str:
        values = f"{self.was} → {self.now}" if self.was else self.now
        return " ".join(part for part in (f"{self.label}:" if self.label else "", values, self.unit) if part)


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One row before and after, in words."""

    change_id: int
    table: str
    op: str
    thing: str
    place: str
    differences: tuple[Difference, ...]
    run: str  # key of its run, or empty
    is_quiet: bool  # of no interest to readers: a stored copy, an incremented counter
    was_sha256: str | None
    became_sha256: str


@dataclass(frozen=True, slots=True)
class ActView:
    """One act with all its changes."""

    number: int  # number in its stream
    at: datetime
    who: str
    role: str
    in_session_of: str  # owner of the session, if not the actor
    tablet: str
    action: str
    action_words: str
    reason: str
    software: str
    schema: str
    database_user: str
    digest: str
    previous: str
    changes: tuple[ChangeView, ...]

    def says(self, text: str) -> bool:
        """True if a text occurs in the words shown of the act."""
        parts = [self.who, self.role, self.tablet, self.action_words, self.reason, self.in_session_of]
        for change in self.changes:
            parts += [change.thing, change.place, *(difference.words for difference in change.differences)]
        return text.casefold() in "\n".join(parts).casefold()
