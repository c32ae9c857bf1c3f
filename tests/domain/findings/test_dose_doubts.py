"""A delivered dose in doubt: by which findings, until when, and which levels it may have been (FD10).

The bag holds 40 mL of 25 × 10⁶ NK cells per mL: 54.3 × 10⁶/kg at 18.4 kg; 36.8 mL of it are 50 × 10⁶/kg.
"""

from dataclasses import replace
from typing import Any

import pytest

from nkmfg.domain.case import Case
from nkmfg.domain.facts.deviation import DeviationFact
from nkmfg.domain.facts.ward import FormFact
from nkmfg.domain.findings.check import Check
from nkmfg.domain.findings.dose_doubts import possible_levels
from nkmfg.domain.permissions.states import DeviationState
from nkmfg.domain.recipe.model import Recipe
from tests.domain.findings.test_relied_on import a_bag
from tests.domain.findings.test_treatment import released
from tests.products import FILLED_AT, RESULTED_AT, Product
from tests.written import RECIPE

pytestmark = pytest.mark.req("FD10")
ALL = ("level_20", "level_50", "level_70", "level_100", "above_100")


def judged(product: Product) -> tuple[list[str], tuple[str, ...]]:
    """The codes that doubt the dose, and the levels it may have been."""
    case = Case(product.dossier())
    return [check.code for check in case.dose_doubts], tuple(
        level.key for level in possible_levels(case, case.dose_doubts)
    )


def with_form_of(bag: str) -> Product:
    product = released().infused("BAG1", "36.8").noted(1)
    return product.having(ward=replace(product.changes["ward"], forms=(FormFact("F-1", bag, FILLED_AT, "anna"),)))


def test_a_dose_that_went_as_it_should_is_in_no_doubt() -> None:
    assert judged(released().infused("BAG1", "36.8"))[0] == []
    assert judged(with_form_of("BAG1"))[0] == []
    assert judged(released())[0] == [], "nothing was given"


@pytest.mark.parametrize(
    ("product", "code"),
    [
        (with_form_of("BAG2"), "infusion.form_of_other_bag"),
        (released().infused("BAG2", "36.8"), "infusion.unknown_container"),
        (released().infused("BAG1", "36.8", identity_matched=False), "infusion.identity_mismatch"),
    ],
)
def test_with_another_bag_it_may_have_been_any_level(product: Product, code: str) -> None:
    assert judged(product) == ([code], ALL)


@pytest.mark.parametrize(
    ("ml", "levels"),
    [
        ("40", None),
        ("40.01", ("level_50",)),
        ("46.3", ("level_50",)),  # 62.9 × 10⁶/kg
        ("46.4", ("level_50", "level_70")),  # 63.04 × 10⁶/kg, within 10 % of 70
        ("74", ("level_50", "level_70", "level_100", "above_100")),  # 100.5 × 10⁶/kg
    ],
)
def test_of_more_than_the_bag_held_it_lies_between_what_was_held_and_what_was_given(
    ml: str, levels: tuple[str, ...] | None
) -> None:
    codes, possible = judged(released().infused("BAG1", ml))
    assert codes == ([] if levels is None else ["infusion.more_than_held"])
    assert levels is None or possible == levels


def decided_on(then: str) -> Product:
    fact = released().changes["dispositions"][0]
    facts: dict[str, Any] = {"containers": [["BAG1", then]], "results": []}
    signed = a_bag().having(dispositions=(replace(fact, decided_at=RESULTED_AT),))
    return signed.approved("disposition/1", "approved", facts).infused("BAG1", "36.8")


@pytest.mark.parametrize(
    ("then", "levels"),
    [
        ("1000000001", None),  # within the tolerance
        ("500000000", ("level_50",)),  # 25 × 10⁶/kg by the count it was decided on
        ("400000000", ("level_20", "level_50")),
        ("2000000000", ("level_50", "level_70", "level_100")),
    ],
)
def test_of_cells_that_changed_it_lies_between_then_and_now(then: str, levels: tuple[str, ...] | None) -> None:
    codes, possible = judged(decided_on(then))
    assert codes == ([] if levels is None else ["dose.changed_after_release"])
    assert levels is None or possible == levels


@pytest.mark.parametrize(("state", "in_doubt"), [(DeviationState.OPEN, True), (DeviationState.CLOSED, False)])
def test_it_is_in_doubt_until_qa_has_assessed_the_deviation(state: DeviationState, in_doubt: bool) -> None:
    product = released().infused("BAG1", "74")
    (doubt,) = Case(product.dossier()).dose_doubts
    code, subject, occurrence = doubt.key
    deviation = DeviationFact("D01", None, code, subject, occurrence, "", FILLED_AT, state, None, None)
    assert bool(judged(product.having(deviations=(deviation,)))[0]) is in_doubt


def test_a_level_that_the_paper_does_not_say_is_none() -> None:
    unknown = replace(RECIPE.dose_levels[0], key="not_in_the_source")
    recipe: Recipe = replace(RECIPE, dose_levels=(unknown, *RECIPE.dose_levels[1:]))
    product = released().infused("BAG2", "36.8").having(recipe=recipe)
    assert judged(product)[1] == ALL[1:]


def test_a_dose_from_a_container_nobody_filled_may_have_been_what_was_given() -> None:
    """Nothing says what the container held, so that nothing widens what is possible."""
    case = Case(released().infused("BAG2", "36.8").dossier())
    assert [level.key for level in possible_levels(case, ())] == ["level_50"]


@pytest.mark.parametrize("now", ["", "0"])
def test_a_dose_whose_count_is_gone_may_have_been_any_level(now: str) -> None:
    case = Case(released().infused("BAG1", "36.8").dossier())
    changed = Check(code="dose.changed_after_release", params={"then": "24.8", "now": now})
    assert tuple(level.key for level in possible_levels(case, [changed])) == ALL
