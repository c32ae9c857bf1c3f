"""Facts of a deviation of a batch."""

from dataclasses import dataclass
from datetime import datetime

from nkmfg.domain.permissions.states import DeviationState


@dataclass(frozen=True, slots=True)
class DeviationFact:
    """A deviation with the code, subject and identity of the check that opened it; `event` is verbatim as shown."""

    number: str
    run: str | None
    code: str
    subject: str
    occurrence: str
    event: str
    opened_at: datetime
    state: DeviationState
    assessment: str | None
    closed_at: datetime | None

    @property
    def key(self) -> tuple[str, str, str]:
        """Code, subject and occurrence of the check it was opened for."""
        return self.code, self.subject, self.occurrence
