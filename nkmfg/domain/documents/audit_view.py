"""The trail in words: acts, the rows they changed, and each value before and after."""

from dataclasses import dataclass
from datetime import datetime

WITHHELD = "not shown here"


@dataclass(frozen=True, slots=True)
class Difference:
    """One value, before and after; `was` is empty where there was none."""

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
    run: str  # the key of the run it belongs to, if it does
    is_quiet: bool  # says nothing a person looks for: a copy kept, a counter that went on
    was_sha256: str | None
    became_sha256: str


@dataclass(frozen=True, slots=True)
class ActView:
    """One person doing one thing, with everything it changed."""

    number: int  # its place in the stream
    at: datetime
    who: str
    role: str
    in_session_of: str  # whose log-in it was, where that was somebody else
    tablet: str
    action: str
    deed: str
    reason: str
    software: str
    schema: str
    database_user: str
    digest: str
    previous: str
    changes: tuple[ChangeView, ...]

    def says(self, text: str) -> bool:
        """Whether a text stands anywhere in what is shown of the act."""
        parts = [self.who, self.role, self.tablet, self.deed, self.reason, self.in_session_of]
        for change in self.changes:
            parts += [change.thing, change.place, *(one.words for one in change.differences)]
        return text.casefold() in "\n".join(parts).casefold()
