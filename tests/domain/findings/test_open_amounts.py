"""The amount of an open-ended dose level: a physician signs it as it is, within the cap of the recipe."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from nkmfg.domain.findings.check import Outcome
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.product import amount_open
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.recipe.enums import DoseContent
from tests.dossiers import found
from tests.products import RESULTED_AT, Product, a_product
from tests.written import RECIPE


def with_open_level(ml: str, decision: str | None = None, **otherwise: Any) -> Product:
    """A bag for "more than 100 × 10⁶ NK/kg", up to 200; with what a physician signed on it, or on other numbers."""
    product = a_product().filled("BAG1", ml=ml).tested("nk_purity", "100", sample="H1")
    product.having_order(dose_level="above_100", weight_kg=Decimal(10))
    if decision is not None:
        facts = Evidence(product.dossier()).dose_facts | otherwise
        signed = facts | {"decision": decision, "told_at_sponsor": "Dr Weiss", "why": "the cohort is open"}
        product.approved("dose_decision/1", "approved", signed)
    return product


@pytest.mark.req("FD6")
@pytest.mark.parametrize(
    ("product", "count"),
    [
        (with_open_level("48"), 1),  # 25e6 × 48 / 10 kg: 120 × 10⁶ a kg, which nobody has signed
        (with_open_level("48", "give_as_it_is"), 0),
        (with_open_level("48", "give_as_it_is", whole_nk_cells_per_kg="1"), 1),
        (with_open_level("48", "do_not_give"), 1),
        (with_open_level("80", "give_as_it_is"), 0),  # 200: at the cap
        (with_open_level("80.1", "give_as_it_is"), 1),
        (with_open_level("40.1", "give_as_it_is"), 0),
        (with_open_level("40", "give_as_it_is"), 1),  # 100 is not more than 100
    ],
)
def test_an_open_ended_level_is_not_handed_over_before_its_amount_is_signed_within_the_cap(
    product: Product, count: int
) -> None:
    open_amounts = found(amount_open, product)
    assert [check.code for check in open_amounts] == ["order.amount_open"] * count
    assert all(check.stops == {Stop.HAND_OVER, Stop.GIVING} and check.is_open for check in open_amounts)


@pytest.mark.req("FD6")
def test_a_level_with_an_amount_of_its_own_asks_for_none() -> None:
    assert found(amount_open, a_product().filled("BAG1").having_order(dose_level="level_100")) == []


@pytest.mark.req("FD6")
@pytest.mark.parametrize(
    ("ml", "amount_per_kg", "is_within"),
    [("48", "120000000", "yes"), ("80.1", "200250000", "no"), ("40", "100000000", "no")],
)
def test_an_open_amount_says_how_much_it_is_and_whether_it_is_within(
    ml: str, amount_per_kg: str, is_within: str
) -> None:
    (check,) = found(amount_open, with_open_level(ml))
    assert (str(check.subject), check.outcome) == ("order", Outcome.PENDING)
    assert check.params == {
        "level": "above_100",
        "amount_per_kg": amount_per_kg,
        "cap_per_kg": "200000000",
        "is_within": is_within,
    }


def test_an_amount_that_is_not_known_yet_is_open_and_one_from_paper_was_decided_there() -> None:
    (check,) = found(amount_open, with_open_level("48").having_order(dose_level="above_100", weight_kg=None))
    assert (check.params["amount_per_kg"], check.params["is_within"]) == ("", "no")
    treated = with_open_level("48").infused("BAG1", entered_at=RESULTED_AT).approved("transcription", "performed", {})
    assert found(amount_open, treated) == []


@pytest.mark.req("F13", "FD6")
def test_an_amount_of_a_batch_from_paper_that_is_given_here_is_decided_here() -> None:
    product = with_open_level("48").approved("transcription", "performed", {})
    assert [check.code for check in found(amount_open, product)] == ["order.amount_open"]
    assert found(amount_open, product.infused("BAG1", entered_at=RESULTED_AT + timedelta(days=1))) != []


def test_where_the_dose_is_drawn_from_the_container_the_amount_is_what_is_given() -> None:
    product = with_open_level("48")
    product.recipe = replace(RECIPE, dosing=replace(RECIPE.dosing, content=DoseContent.MEASURED_VOLUME))
    (check,) = found(amount_open, product)
    assert check.params["amount_per_kg"] == "100000000"
