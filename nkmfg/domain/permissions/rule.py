"""One row of the permission table."""

from dataclasses import dataclass

from nkmfg.domain.permissions.meanings import Meaning
from nkmfg.domain.permissions.roles import Role


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the permission table."""

    words: str  # after "to": "open an account"
    roles: frozenset[Role]
    states: frozenset[str] | None = None  # required states of the subject; None if it has no state or any is allowed
    meaning: Meaning | None = None  # meaning of the required signature
    needs_reason: bool = False
    excludes: str = ""  # whose work it checks, in words; they are excluded

    @property
    def four_eyes(self) -> bool:
        """True if those whose work is checked are excluded."""
        return bool(self.excludes)
