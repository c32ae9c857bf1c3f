"""The product as the record has it: containers, two counts, purity, fresh or frozen, expiry."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from nkmfg.domain.culture.phenotype import ONLY_A_BOUND
from nkmfg.domain.facts.dossier import About
from nkmfg.domain.figures.batch_figures import figures
from nkmfg.domain.product import filled
from nkmfg.domain.product.dose_sheet import DoseSheet, dose_sheet
from nkmfg.domain.product.filled import dose_counts, expires_at, product_of, supply_of
from nkmfg.domain.recipe.enums import WeightBasis
from nkmfg.domain.recipe.model import NOT_IN_SOURCE, Operation, Subject, Supply
from nkmfg.domain.values.computed import Absence, Computed, Input, Missing, amount_of
from tests.products import FILLED_AT, Product, a_product
from tests.written import NUMBER, RECIPE, moment


def product(making: Product) -> filled.Product:
    dossier = making.dossier()
    return product_of(dossier, figures(dossier))


def input_of(number: object) -> Input:
    assert isinstance(number, Input)
    return number


@pytest.mark.req("P05")
def test_a_container_holds_what_was_filled_less_what_was_drawn_from_it() -> None:
    found = product(a_product().filled("BAG1", ml="40").filled("BAG2", ml="30").drawn_from("BAG1", "1.5"))
    assert [(bag.code, bag.filled_at, amount_of(bag.content_ml)) for bag in found.containers] == [
        ("BAG1", FILLED_AT, Fraction("38.5")),
        ("BAG2", FILLED_AT, Fraction(30)),
    ]
    assert {bag.run for bag in found.containers} == {"fill/-/1"}
    assert found.content_ml.value == Fraction("68.5")
    assert input_of(found.containers[0].content_ml).unit == "mL"


@pytest.mark.req("P05")
def test_only_a_filling_makes_containers_and_each_is_one_however_often_it_is_topped_up() -> None:
    making = a_product().filled("BAG1", ml="20").filled("BAG1", ml="20").discarded("W", day=14, ml="5")
    making.moved("fill/-/1", "W", None, "1", FILLED_AT)
    making.split("W", "X", ml="10", day=14)
    assert [bag.code for bag in product(making).containers] == ["BAG1"]


def test_before_the_filling_there_is_no_content_and_it_says_why() -> None:
    found = product(a_product())
    assert (found.containers, found.content_ml.value) == ((), None)
    assert (found.content_ml.quantity, found.content_ml.unit) == ("content_ml", "mL")
    assert found.content_ml.absence == filled.NOT_FILLED.absence
    assert found.content_ml.formula is filled.IN_ALL


@pytest.mark.req("F11")
def test_the_density_of_the_dose_is_the_mean_of_two_counts_and_unknown_with_one() -> None:
    both = product(a_product())
    assert both.agreement is not None
    assert amount_of(both.viable_cells_per_ml) == 25_000_000
    assert len(both.counts) == 2
    once = product(Product(NUMBER, RECIPE).dose_counted("24"))
    assert (once.agreement, once.viable_cells_per_ml, len(once.counts)) == (None, filled.NO_SECOND, 1)
    none = product(Product(NUMBER, RECIPE))
    assert (none.agreement, none.viable_cells_per_ml, none.counts) == (None, filled.NOT_COUNTED, ())


@pytest.mark.req("F11")
@pytest.mark.parametrize(("first", "agree"), [("37", True), ("36.999", False)])
def test_two_counts_of_the_dose_agree_within_the_limit_of_the_recipe(first: str, agree: bool) -> None:
    """37 and 43: the difference of 6 is 15 % of their mean."""
    assert RECIPE.counting.dose_count_difference_pct == 15
    found = product(Product(NUMBER, RECIPE).dose_counted(first, "43"))
    assert found.agreement is not None
    assert found.agreement.agree is agree
    assert (amount_of(found.viable_cells_per_ml) == 40_000_000) is agree


def test_counts_of_the_culture_are_no_counts_of_the_dose() -> None:
    making = a_product().counted("W", day=14, ml="100", live="5", clock="09:00", step="count_pool")
    dossier = making.dossier()
    assert [count.run for count in dose_counts(dossier, figures(dossier))] == [
        "count_dose_first/-/1",
        "count_dose_second/-/1",
    ]


def test_purity_is_the_last_final_number_and_a_bound_is_none() -> None:
    assert product(a_product()).nk_pct is filled.NO_PURITY
    twice = a_product().tested("nk_purity", "85", sample="H1").tested("nk_purity", "88", sample="H2")
    assert input_of(product(twice).nk_pct).value == 88
    assert "sample H2" in input_of(product(twice).nk_pct).source
    assert product(a_product().tested("nk_purity", "88", is_preliminary=True)).nk_pct is filled.NO_PURITY
    assert product(a_product().tested("nk_purity", "88").retested(kind="void")).nk_pct is filled.NO_PURITY
    assert product(a_product().tested("nk_purity", ">95")).nk_pct is ONLY_A_BOUND
    assert product(a_product().tested("cd3", "5")).nk_pct is filled.NO_PURITY


@pytest.mark.req("P03")
def test_t_cells_are_what_they_can_be_at_the_most() -> None:
    """Worked example 13: below the limit of quantification that limit, of no events 3 in all of them."""

    def t_pct(typed: str, **how: object) -> Input | Missing:
        return product(a_product().tested("t_per_kg", typed, sample="H1", **how)).t_pct  # type: ignore[arg-type]

    assert product(a_product()).t_pct is filled.NO_T
    assert input_of(t_pct("0.12")).value == Fraction("0.12")
    assert input_of(t_pct("<0.05")).value == Fraction("0.05")
    assert input_of(t_pct("≤0.05")).value == Fraction("0.05")
    assert t_pct(">0.05") is filled.T_UNBOUNDED
    assert t_pct("≥0.05") is filled.T_UNBOUNDED
    for typed, bound in (("0.04", "0.05"), ("0.05", "0.05"), ("0.06", "0.06"), ("0", "0.05")):
        assert input_of(t_pct(typed, loq=Decimal("0.05"))).value == Fraction(bound)
    assert input_of(t_pct("<0.03", loq=Decimal("0.05"))).value == Fraction("0.03")
    assert input_of(t_pct("0", events=10_000)).value == Fraction(300, 10_000)
    assert input_of(t_pct("0.02", events=10_000)).value == Fraction("0.02")
    assert t_pct("0") is filled.T_ZERO
    assert t_pct("0", events=0) is filled.T_ZERO


@pytest.mark.req("P03")
def test_how_a_bound_of_t_cells_was_found_stands_in_its_source() -> None:
    sources = {
        ("0.05", "0.05"): "result of sample H1",
        ("<0.05", None): "result of sample H1, its upper bound",
        ("0.04", "0.05"): "result of sample H1, the limit of quantification as upper bound",
        ("0.12", None): "result of sample H1",
    }
    for (typed, loq), source in sources.items():
        making = a_product().tested("t_per_kg", typed, sample="H1", loq=None if loq is None else Decimal(loq))
        assert input_of(product(making).t_pct).source == source


def test_the_test_of_t_cells_per_kg_is_the_one_that_limits_them() -> None:
    assert [criterion.key for criterion in RECIPE.criteria if filled.is_t_per_kg(criterion)] == ["t_per_kg"]


def test_a_product_is_fresh_or_frozen_once_one_of_the_two_was_done() -> None:
    assert supply_of(a_product().filled("BAG1").dossier()) is None
    assert supply_of(a_product().held_fresh().dossier()) is Supply.FRESH
    frozen = a_product().wrote("freeze_product/-/1", "volume_ml", "40", at=moment(14, "17:00"))
    assert supply_of(frozen.dossier()) is Supply.FROZEN
    # the first choice stands, whichever step the recipe lists first
    assert supply_of(frozen.held_fresh(at=moment(14, "18:00")).dossier()) is Supply.FROZEN
    fresh = a_product().held_fresh().wrote("freeze_product/-/1", "volume_ml", "40", at=moment(14, "17:00"))
    assert supply_of(fresh.dossier()) is Supply.FRESH


@pytest.mark.req("J09")
def test_a_fresh_product_expires_so_many_hours_after_its_filling() -> None:
    assert expires_at(a_product().dossier()) is None
    assert expires_at(a_product().filled("BAG1").held_fresh().dossier()) == FILLED_AT + timedelta(hours=24)
    assert expires_at(a_product().filled("BAG1").dossier()) == FILLED_AT + timedelta(hours=24)
    assert expires_at(a_product().held_fresh().dossier()) is None


@pytest.mark.req("J09", "FD3")
def test_no_later_entry_of_the_filling_lifts_the_expiry() -> None:
    later = FILLED_AT + timedelta(hours=26)
    making = a_product().filled("BAG1").held_fresh()
    making.wrote("fill/-/1", "net_g", "60", About(Subject.CONTAINER, "BAG1"), at=later)
    making.filled("BAG2", at=later)
    assert expires_at(making.dossier()) == FILLED_AT + timedelta(hours=24)


@pytest.mark.req("J09", "P04")
def test_a_frozen_product_expires_a_year_later_or_an_hour_after_its_thawing() -> None:
    frozen_at, thawed_at = moment(14, "17:00"), moment(20, "09:00")
    making = a_product().filled("BAG1").wrote("freeze_product/-/1", "volume_ml", "40", at=frozen_at)
    assert expires_at(making.dossier()) == frozen_at + timedelta(hours=8760)
    making.wrote(making.adds(Operation.THAW, 20, "to be given"), "position", "R1", at=thawed_at)
    assert expires_at(making.dossier()) == thawed_at + timedelta(hours=1)


def number(computed: Computed) -> Fraction:
    assert isinstance(computed.value, Fraction)
    return computed.value


@pytest.mark.req("P03")
def test_the_dose_sheet_says_what_to_give_what_is_in_each_container_and_in_all() -> None:
    """50 × 10⁶/kg × 18.4 kg = 920 × 10⁶; in 25 × 10⁶/mL at 80 % it is 46 mL, filled with 10 % more."""
    making = a_product().filled("BAG1", ml="40").filled("BAG2", ml="10").tested("nk_purity", "80", sample="H1")
    making.tested("t_per_kg", "0.1", sample="H1")
    dossier = making.dossier()
    sheet = dose_sheet(dossier, figures(dossier))
    assert amount_of(sheet.weight_kg) == Fraction("18.4")
    assert (number(sheet.plan.nk_cells), number(sheet.plan.volume_ml)) == (920_000_000, 46)
    assert number(sheet.plan.fill_ml) == Fraction("50.6")
    assert number(sheet.to_give.nk_cells_per_kg) == 50_000_000
    assert number(sheet.whole.viable_cells) == 50 * 25_000_000
    assert number(sheet.whole.nk_cells) == 1_000_000_000
    assert number(sheet.whole.nk_cells_per_kg) == 1_000_000_000 / Fraction("18.4")
    assert number(sheet.whole.viable_cells_per_kg) == 1_250_000_000 / Fraction("18.4")
    assert number(sheet.whole.t_cells_per_kg) == 1_250_000 / Fraction("18.4")
    assert number(sheet.whole.ml_per_kg) == 50 / Fraction("18.4")
    assert [(bag.code, number(held.nk_cells)) for bag, held in sheet.containers] == [
        ("BAG1", 800_000_000),
        ("BAG2", 200_000_000),
    ]
    assert sheet.greatest_nk_cells_per_kg is not None
    assert number(sheet.greatest_nk_cells_per_kg) == 100_000 * 80 / Fraction("0.1")


@pytest.mark.req("P03")
@pytest.mark.parametrize(
    ("level", "ml", "off_pct"),
    [
        ("level_50", "36.8", "0"),
        ("level_50", "38.64", "5"),
        ("level_50", "34.96", "5"),
        ("above_100", "73.6", "0"),
        ("above_100", "69.92", "5"),
        ("above_100", "147.2", "0"),
        ("above_100", "154.56", "5"),
    ],
)
def test_the_dose_is_off_its_level_or_beyond_the_range_of_an_open_one(level: str, ml: str, off_pct: str) -> None:
    making = a_product().filled("BAG1", ml=ml).tested("nk_purity", "100").having_order(dose_level=level)
    dossier = making.dossier()
    assert number(dose_sheet(dossier, figures(dossier)).difference_pct) == Fraction(off_pct)


@pytest.mark.req("P03")
def test_safety_is_reckoned_on_the_lower_weight_and_the_dose_on_the_ordered_one() -> None:
    for made_for, lower in (("19", "18.4"), ("17", "17"), (None, "18.4")):
        making = (
            a_product().filled("BAG1").having_order(made_for_weight_kg=None if made_for is None else Decimal(made_for))
        )
        dossier = making.dossier()
        sheet = dose_sheet(dossier, figures(dossier))
        assert number(sheet.safety_weight_kg) == Fraction(lower)
        assert amount_of(sheet.weight_kg) == Fraction("18.4")


@pytest.mark.req("P03")
def test_without_a_weight_there_is_no_dose_per_kg() -> None:
    making = a_product().filled("BAG1").tested("nk_purity", "80").having_order(weight_kg=None)
    dossier = making.dossier()
    sheet = dose_sheet(dossier, figures(dossier))
    assert sheet.whole.nk_cells.value is not None
    for missing in (sheet.whole.nk_cells_per_kg, sheet.safety_weight_kg, sheet.plan.volume_ml, sheet.difference_pct):
        assert missing.value is None


def sheet_by(**changes: Any) -> DoseSheet:
    """The dose sheet of a product by a recipe that is the shipped one but for the changes."""
    making = Product(NUMBER, replace(RECIPE, **changes)).dose_counted("24", "26").filled("BAG1", ml="40")
    dossier = (
        making.tested("nk_purity", "80")
        .tested("t_per_kg", "0.1")
        .having_order(made_for_weight_kg=Decimal(17))
        .dossier()
    )
    return dose_sheet(dossier, figures(dossier))


@pytest.mark.req("P03")
def test_without_a_limit_of_t_cells_there_is_no_greatest_dose() -> None:
    without = tuple(criterion for criterion in RECIPE.criteria if criterion.key != "t_per_kg")
    assert sheet_by(criteria=without).greatest_nk_cells_per_kg is None
    reported = replace(RECIPE.criterion("t_per_kg"), limit=None, operator=None)
    assert sheet_by(criteria=(*without, reported)).greatest_nk_cells_per_kg is None
    assert sheet_by().greatest_nk_cells_per_kg is not None


@pytest.mark.req("P03")
def test_a_recipe_says_on_which_weight_safety_is_reckoned() -> None:
    assert number(sheet_by().safety_weight_kg) == 17
    assert number(
        sheet_by(dosing=replace(RECIPE.dosing, safety_weight=WeightBasis.CURRENT)).safety_weight_kg
    ) == Fraction("18.4")


@pytest.mark.req("P03")
def test_a_dose_level_that_is_not_in_the_source_is_no_number() -> None:
    unknown = replace(RECIPE.dose_level("level_50"), key=NOT_IN_SOURCE)
    making = Product(NUMBER, replace(RECIPE, dose_levels=(unknown,))).dose_counted("24", "26").filled("BAG1")
    dossier = making.tested("nk_purity", "80").having_order(dose_level=NOT_IN_SOURCE).dossier()
    plan = dose_sheet(dossier, figures(dossier)).plan
    assert (plan.nk_cells.value, plan.nk_cells.absence) == (None, Absence.NOT_MEASURED)
