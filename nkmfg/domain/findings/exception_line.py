"""One line of the list of exceptions: what is not as it should be, or was not as it was planned."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.values.hashing import canonical, sha256


class Kind(StrEnum):
    """What sort of exception, the gravest first: the order in which they are listed."""

    SIGNATURE_INVALID = "invalid signature"
    SIGNATURE_ALTERED = "altered after signing"
    DEVIATION = "deviation"
    OUT_OF_LIMIT = "out of limit"
    DOES_NOT_ADD_UP = "does not add up"
    TO_CONFIRM = "to be confirmed"
    CONFIRMED = "implausible, confirmed"
    MISSED = "not done in time"
    BLANK = "left blank"
    UNSIGNED = "not signed"
    TRANSCRIBED = "transcribed from paper"
    DIFFERS_NOW = "differs now"
    CHANGED = "changed"
    VOIDED = "voided"
    LATE_ENTRY = "late entry"
    NEVER_RECORDED = "never recorded"
    ADDED = "step added"
    LEFT_OUT = "step left out"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionLine:
    """What, where (`run` is the run's key), who, when; what stood or was seen `then`, what stands `now`.

    An open one still waits for somebody: an assessment, a signature, a value.
    """

    kind: Kind
    tone: Tone
    what: str
    where: str
    run: str | None = None
    who: str = ""
    at: datetime | None = None
    then: str = ""
    now: str = ""
    answer: str = ""
    is_open: bool = False

    @property
    def key(self) -> str:
        """What an answer to it is kept under: another value there, then or now, is another exception."""
        at = self.at.isoformat() if self.at else None
        return sha256(canonical([self.kind.value, self.what, self.where, self.run, at, self.then, self.now]))[:24]
