"""What stops the use of a product because something is wrong with it, as against what is still to be done."""

from typing import Any

import pytest

from nkmfg.domain.findings.check import Check, Outcome
from nkmfg.domain.findings.doubts import doubts
from nkmfg.domain.findings.spec import EVERYTHING, Stop

USE = frozenset({Stop.HAND_OVER, Stop.GIVING})


def codes(*checks: Check) -> list[str]:
    return [check.code for check in doubts(checks)]


@pytest.mark.parametrize(
    ("changes", "count"),
    [
        ({}, 1),
        ({"outcome": Outcome.PENDING}, 0),
        ({"outcome": Outcome.PASSED}, 0),
        ({"stops": frozenset()}, 0),
        ({"stops": frozenset({Stop.RELEASE, Stop.CERTIFICATION, Stop.CLOSING})}, 0),
        ({"stops": frozenset({Stop.LABEL})}, 1),
        ({"stops": frozenset({Stop.GIVING})}, 1),
        ({"code": "container.gone"}, 0),  # nothing is wrong with a container that was handed over
        ({"code": "deviation.open"}, 0),  # counted by itself
        ({"code": "decision.not_for_use"}, 0),  # the state says it
    ],
)
def test_a_failure_that_stops_label_hand_over_or_giving_is_a_doubt(changes: dict[str, Any], count: int) -> None:
    assert len(codes(Check(**({"code": "test.failed", "stops": USE} | changes)))) == count


def test_what_stops_the_label_too_comes_first_and_then_the_gravest() -> None:
    found = [
        Check(code="test.invalid", stops=USE),
        Check(code="test.failed", stops=USE),
        Check(code="lot.held_after_use", stops=EVERYTHING),
        Check(code="positive.reported", stops=EVERYTHING),
    ]
    assert codes(*found) == ["positive.reported", "lot.held_after_use", "test.failed", "test.invalid"]
