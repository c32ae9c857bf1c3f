"""What is wrong with a product and stops its use, as against what is still to be done before it may be used."""

from collections.abc import Iterable

from nkmfg.domain.findings.check import Check, Outcome
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.findings.tone import GRAVEST_FIRST, Tone

USE = frozenset({Stop.LABEL, Stop.HAND_OVER, Stop.GIVING})
_GRAVE = frozenset({Tone.FAIL, Tone.ACTION})
_SAID_ALREADY = frozenset({"deviation.open", "decision.not_for_use"})
"""A list and a page of a batch say its decision, and how many deviations are open, whatever else they say."""


def doubts(checks: Iterable[Check]) -> tuple[Check, ...]:
    """The findings that failed and stop label, hand-over or giving: what stops all three first, then the gravest."""
    found = [
        check
        for check in checks
        if check.outcome is Outcome.FAILED
        and check.stops & USE
        and check.tone in _GRAVE
        and check.code not in _SAID_ALREADY
    ]
    return tuple(sorted(found, key=lambda check: (not check.stops >= USE, GRAVEST_FIRST.index(check.tone))))
