"""One row of the permission table."""

from dataclasses import dataclass
from enum import StrEnum

from nkmfg.domain.permissions.meanings import Meaning
from nkmfg.domain.permissions.roles import Role


class Excluded(StrEnum):
    """People who may not do something, since it checks their own work."""

    CREDENTIAL_BEARER = "credential_bearer"
    RECEIVER = "receiver"
    HOLDER = "holder"
    ASSESSOR = "assessor"
    WEIGHER = "weigher"
    TRANSCRIBER = "transcriber"
    PERFORMER = "performer"
    OPENER = "opener"
    REPORTER = "reporter"
    PERFORMER_OR_TESTER = "performer_or_tester"
    MAKER_TESTER_OR_REVIEWER = "maker_tester_or_reviewer"
    MAKER_OR_TESTER = "maker_or_tester"
    MAKER_TESTER_OR_APPROVER = "maker_tester_or_approver"
    WRITER = "writer"
    COUNTER = "counter"
    PRINTER = "printer"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the permission table."""

    roles: frozenset[Role]
    states: frozenset[str] | None = None  # required states of the subject; None if it has no state or any is allowed
    meaning: Meaning | None = None  # meaning of the required signature
    needs_reason: bool = False
    excludes: Excluded | None = None  # whose work it checks

    @property
    def four_eyes(self) -> bool:
        """True if those whose work is checked are excluded."""
        return self.excludes is not None
