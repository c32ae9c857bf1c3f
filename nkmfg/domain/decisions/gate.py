"""Checks that block one decision, or are shown with it. What each stops is decided by its rule in findings."""

from collections.abc import Iterable
from dataclasses import dataclass

from nkmfg.domain.findings.check import Check, SubjectKind
from nkmfg.domain.findings.spec import Stop


@dataclass(frozen=True, slots=True)
class Gate:
    """The checks that concern one decision, what blocks it first."""

    stop: Stop
    checks: tuple[Check, ...]

    @property
    def blocking(self) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if check.blocks(self.stop))

    @property
    def others(self) -> tuple[Check, ...]:
        """What is to be looked at, though it blocks nothing."""
        return tuple(check for check in self.checks if not check.blocks(self.stop))

    @property
    def pending(self) -> tuple[Check, ...]:
        """Tests that may still be pending when this is decided, each with the moment it is due."""
        return tuple(check for check in self.others if check.code == "test.pending")

    @property
    def is_open(self) -> bool:
        return not self.blocking


def gate(checks: Iterable[Check], stop: Stop) -> Gate:
    """What blocks a decision now, and what is shown with it."""
    concerned = [check for check in checks if check.blocks(stop) or _is_shown(check, stop)]
    return Gate(stop, tuple(sorted(concerned, key=lambda check: not check.blocks(stop))))


def _is_shown(check: Check, stop: Stop) -> bool:
    """Whether it is to be looked at there. Of tests those that wait without consequence are not asked for.

    Certification is about what is missing: only what blocks it is listed.
    """
    if stop is Stop.CERTIFICATION or not check.is_finding:
        return False
    if check.subject.kind is SubjectKind.TEST and check.code != "result.failed":
        return check.params.get("shown") == "yes"
    return stop in check.spec.shown_at


def against_container(checks: Iterable[Check], stop: Stop, container: str) -> tuple[Check, ...]:
    """Whatever keeps one container from being issued or given: what concerns the batch, and what concerns it alone."""
    return tuple(
        check
        for check in checks
        if check.blocks(stop) and (check.subject.kind is not SubjectKind.CONTAINER or check.subject.key == container)
    )
