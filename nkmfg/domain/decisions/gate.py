"""Gate of a decision: the checks that block it and those shown with it; the rules in findings say what each stops."""

from collections.abc import Iterable
from dataclasses import dataclass

from nkmfg.domain.findings.check import Check, SubjectKind, without_own_deviations
from nkmfg.domain.findings.spec import Stop


@dataclass(frozen=True, slots=True)
class Gate:
    """Checks that concern one decision; the blocking ones come first."""

    stop: Stop
    checks: tuple[Check, ...]

    @property
    def blocking(self) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if check.blocks(self.stop))

    @property
    def others(self) -> tuple[Check, ...]:
        """Checks shown with the decision that do not block it."""
        return tuple(check for check in self.checks if not check.blocks(self.stop))

    @property
    def pending(self) -> tuple[Check, ...]:
        """Tests that may still be pending at this decision, each with the moment it is due."""
        return tuple(check for check in self.others if check.code == "test.pending")

    @property
    def is_open(self) -> bool:
        return not self.blocking


def gate(checks: Iterable[Check], stop: Stop) -> Gate:
    """Build the gate of a decision from all checks of a batch."""
    listed = tuple(checks)
    blocking = without_own_deviations(check for check in listed if check.blocks(stop))
    others = (check for check in listed if not check.blocks(stop) and _is_shown(check, stop))
    return Gate(stop, (*blocking, *others))


def _is_shown(check: Check, stop: Stop) -> bool:
    """True if a check is shown with a decision it does not block.

    A pending test that blocks nothing is shown only at the certification, which says that it has no result.
    """
    if not check.is_finding:
        return False
    if check.subject.kind is SubjectKind.TEST and check.code != "result.failed":
        return check.params.get("shown") == "yes" or stop is Stop.CERTIFICATION
    return stop in check.spec.shown_at
