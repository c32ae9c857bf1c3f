"""The worked examples, and shorthand for events of a culture."""

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from nkmfg.domain.culture.events import Counted, Event
from nkmfg.domain.culture.expansion import Culture, states_after
from nkmfg.domain.recipe.enums import Population
from nkmfg.domain.values.computed import Absence, Amount, Computed, missing
from nkmfg.domain.values.notes import NoteCode

CASES = Path(__file__).parents[1] / "cases"
EXAMPLES: dict[str, Any] = json.loads((CASES / "worked_examples.json").read_text(encoding="utf-8"))

NK, VIABLE = Population.NK, Population.VIABLE
START = datetime(2026, 1, 1, 9, tzinfo=UTC)

PENDING = missing(Absence.PENDING, NoteCode.NK_PENDING, sample="S-7")
NO_SAMPLE = missing(Absence.NOT_MEASURED, NoteCode.NK_NOT_MEASURED, count="a count")


def day(number: float, hours: float = 0) -> datetime:
    """A moment of the culture."""
    return START + timedelta(days=number, hours=hours)


def exact(number: str | int | Fraction) -> Fraction:
    """A number as it is written on the page."""
    return Fraction(Decimal(number)) if isinstance(number, str) else Fraction(number)


def value(computed: Computed) -> Fraction:
    """The value of something that has one."""
    assert computed.value is not None, computed.notes
    return computed.value


def agrees(found: Fraction, expected: str) -> bool:
    """Whether two numbers are the same to nine significant digits."""
    wanted = exact(expected)
    return abs(found - wanted) <= abs(wanted) / 10**9


def counted(at: datetime, vessel: str, cells: Amount | str, volume_ml: int = 100) -> Counted:
    """A count of NK and viable cells alike."""
    amount = exact(cells) if isinstance(cells, str) else cells
    return Counted(at, vessel, Fraction(volume_ml), {NK: amount, VIABLE: amount})


def at_the_end(*events: Event, population: Population = NK) -> Culture:
    """The culture after all events."""
    return states_after(events, population)[-1]
