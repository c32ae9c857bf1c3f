"""Where the cells of a batch went, and its yield of what there could have been."""

from fractions import Fraction

import pytest

from nkmfg.domain.culture.events import Fate
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.figures.balance import (
    named_locally,
    transfers,
    yield_of_expected,
    yield_of_theoretical,
    yields_at_harvest,
)
from nkmfg.domain.figures.batch_figures import BatchFigures, figures
from nkmfg.domain.figures.quantities import judged_quantities
from nkmfg.domain.recipe.enums import Quantity
from nkmfg.domain.recipe.limits import LimitVerdict
from nkmfg.domain.values.computed import Absence, Missing
from nkmfg.domain.values.quantities import Exact
from tests.dossiers import Making, worked_example_4
from tests.written import moment


def both(making: Making) -> tuple[Dossier, BatchFigures]:
    dossier = making.dossier()
    return dossier, figures(dossier)


def judged_yield(making: Making) -> tuple[LimitVerdict, Exact | None]:
    """The verdict on the yield of the harvest, and the yield."""
    (judged,) = (
        number.judged
        for number in judged_quantities(*both(making))
        if number.limits.quantity is Quantity.YIELD_OF_EXPECTED_PCT
    )
    assert judged is not None
    return judged.verdict, judged.value


@pytest.mark.req("F12")
def test_every_transfer_tells_the_cells_that_went_along() -> None:
    _, numbers = both(worked_example_4())
    told = [
        (transfer.source, transfer.target, transfer.fate, transfer.volume_ml, transfer.viable_cells)
        for transfer in transfers(numbers)
    ]
    assert told == [
        ("P", "I", Fate.CULTURE, Fraction(180), Fraction(3_600_000_000)),
        ("I", "A", Fate.CULTURE, Fraction(400), Fraction(200_000_000)),
        ("A", "B", Fate.CULTURE, Fraction(100), Fraction(125_000_000)),
        ("A", None, Fate.FROZEN, Fraction(677), Fraction(846_250_000)),
    ]


@pytest.mark.req("F12")
def test_what_is_carried_on_and_frozen_adds_up_to_what_was_counted() -> None:
    _, numbers = both(worked_example_4())
    of_a = [transfer.nk_cells for transfer in transfers(numbers) if transfer.source == "A"]
    assert sum(transfer for transfer in of_a if isinstance(transfer, Fraction)) == 777_000_000


def test_nk_nobody_measured_go_along_unmeasured() -> None:
    _, numbers = both(worked_example_4())
    (first, *_) = transfers(numbers)
    assert isinstance(first.nk_cells, Missing)
    assert first.nk_cells.absence is Absence.NOT_MEASURED


def test_medium_without_cells_is_no_transfer() -> None:
    making = worked_example_4().fed("B", day=12, removed="200", added="200")
    assert transfers(both(making)[1]) == transfers(both(worked_example_4())[1])


@pytest.mark.req("F07", "F08")
def test_the_yield_is_judged_of_the_expected_one_and_not_of_the_theoretical_one() -> None:
    making = worked_example_4()
    _, numbers = both(making)
    assert yield_of_theoretical(numbers.nk.batch).value == Fraction(4_877_000_000 * 100, 32_634_000_000)
    making.wrote(making.key_of("harvest_day_14", 14), "clumps", "no", at=moment(14, "18:00"))
    assert judged_yield(making) == (LimitVerdict.WITHIN, 100)


@pytest.mark.req("FD9", "F08")
def test_what_was_frozen_was_not_to_grow_and_what_was_discarded_was() -> None:
    """Of 500 mL carried on, 300 are discarded on day 10: 4.2e9 grew from 40 % of it. 1.05e10 + 6.77e8."""
    _, numbers = both(worked_example_4())
    assert numbers.nk.batch.expected_yield.value == 4_877_000_000
    _, numbers = both(worked_example_4().discarded("B", day=10, ml="300"))
    assert numbers.nk.batch.expected_yield.value == 4_200_000_000 * Fraction(10, 4) + 677_000_000
    assert yield_of_expected(numbers.nk.batch).value == Fraction(4_877_000_000 * 100, 11_177_000_000)


@pytest.mark.req("F08")
def test_what_is_discarded_after_the_count_at_the_harvest_is_no_loss_of_the_culture() -> None:
    making = worked_example_4()
    making.wrote(making.key_of("harvest_day_14", 14), "clumps", "no", at=moment(14, "08:00"))
    at_harvest = judged_yield(making)
    later = making.discarded("B", day=14, ml="300", clock="19:00")
    dossier, numbers = both(later)
    assert judged_yield(later) == at_harvest
    assert yield_of_theoretical(numbers.nk.batch) != yield_of_theoretical(yields_at_harvest(dossier, numbers))


def test_a_part_that_was_frozen_is_named_by_the_clock_of_the_site() -> None:
    dossier, numbers = both(worked_example_4())
    names = [named_locally(dossier, name) for name in numbers.nk.vessels]
    assert "A, frozen 2026-11-15 15:00 +03:00" in names
