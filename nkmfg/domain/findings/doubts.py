"""Faults of a product that stop its use, as opposed to work still to be done before its use."""

from collections.abc import Iterable

from nkmfg.domain.findings.check import Check, Outcome
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.findings.tone import GRAVEST_FIRST, Tone

USE = frozenset({Stop.LABEL, Stop.HAND_OVER, Stop.GIVING})
_GRAVE = frozenset({Tone.FAIL, Tone.ACTION})


def doubts(checks: Iterable[Check]) -> tuple[Check, ...]:
    """Failed findings that stop label, hand-over or giving: those that stop all three first, then by severity."""
    found = [
        check
        for check in checks
        if check.outcome is Outcome.FAILED
        and check.stops & USE
        and check.tone in _GRAVE
        and not _is_said_already(check)
    ]
    return tuple(sorted(found, key=lambda check: (not check.stops >= USE, GRAVEST_FIRST.index(check.tone))))


def _is_said_already(check: Check) -> bool:
    """True for the decision and for deviations, which lists and batch pages show anyway.

    A deviation that outlasts its cause stops the label too; nothing else says so.
    """
    return check.code == "decision.not_for_use" or (check.code == "deviation.open" and Stop.LABEL not in check.stops)
