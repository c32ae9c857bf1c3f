"""What about an infusion should not have been, each rule on both sides of its boundary."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from nkmfg.domain.facts.disposition_facts import (
    Decision,
    DispositionFact,
    Il2Entry,
    Il2Fact,
    Il2Given,
    InfusionFact,
    Reaction,
)
from nkmfg.domain.facts.ward import CustodyKind, FormFact, FormUse
from nkmfg.domain.findings.check import Check
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.forms import used_for_other_bag
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.findings.treatment import infused, late, unchecked
from nkmfg.domain.findings.unwritten import il2_unwritten
from tests.products import FILLED_AT, GIVEN_AT, Product, a_product, infusion_entry

A_MINUTE = timedelta(minutes=1)


def released(at: Any = FILLED_AT, decision: Decision = Decision.RELEASED) -> Product:
    """A released bag of 40 mL, handed over when it was given."""
    bag = a_product().filled("BAG1", ml="40").tested("nk_purity", "100", sample="H1")
    fact = DispositionFact(1, decision, {}, None, at, "Quinn", "qa")
    return bag.having(dispositions=(fact,)).handed("BAG1", CustodyKind.ISSUED)


def codes(product: Product) -> list[str]:
    return [check.code for check in infused(Evidence(product.dossier()))]


def test_an_infusion_that_went_as_it_should_is_no_finding() -> None:
    assert codes(released().infused("BAG1", "36.8")) == []


@pytest.mark.req("P02")
@pytest.mark.parametrize(
    ("product", "count"),
    [
        (released(at=GIVEN_AT), 0),
        (released(at=GIVEN_AT + A_MINUTE), 1),
        (released(decision=Decision.REJECTED), 1),
        (released(decision=Decision.EXCEPTIONAL_SUPPLY), 0),
    ],
)
def test_an_infusion_starts_after_a_decision_that_lets_the_product_out(product: Product, count: int) -> None:
    assert codes(product.infused("BAG1", "36.8")) == ["infusion.not_released"] * count


@pytest.mark.req("P02")
@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"identity_matched": False}, "infusion.identity_mismatch"),
        ({"reaction": Reaction.GRADE_1}, "infusion.reaction_without_action"),
        ({"reaction": Reaction.GRADE_1, "reaction_action": "paracetamol"}, None),
        ({"ml": "40"}, None),
        ({"ml": "40.01"}, "infusion.more_than_held"),
        ({"weight_kg": Decimal("20.24")}, None),  # 10 % of 18.4 kg is 1.84 kg
        ({"weight_kg": Decimal("20.25")}, "infusion.weight_differs"),
        ({"started_at": GIVEN_AT - A_MINUTE}, "infusion.bedside"),  # before it was handed over
    ],
)
def test_what_is_written_of_an_infusion(changes: dict[str, Any], code: str | None) -> None:
    ml = changes.pop("ml", "36.8")
    assert codes(released().infused("BAG1", ml, **changes)) == ([] if code is None else [code])


def test_a_container_nobody_filled_is_unknown_and_was_never_handed_over() -> None:
    assert codes(released().infused("BAG2", "1")) == ["infusion.bedside", "infusion.unknown_container"]


@pytest.mark.req("FD10")
def test_the_form_of_another_bag_is_a_doubt_of_identity_and_stops_the_next_giving() -> None:
    for printed_for, found in (("BAG1", []), ("BAG2", ["infusion.form_of_other_bag"])):
        product = released().infused("BAG1", "36.8").noted(1)
        ward = replace(product.changes["ward"], forms=(FormFact("F-1", printed_for, FILLED_AT, "anna"),))
        checks: list[Check] = list(infused(Evidence(product.having(ward=ward).dossier())))
        assert [check.code for check in checks] == found
        assert all(check.is_open and Stop.GIVING in check.stops for check in checks)


def use(printed: tuple[str, str], given: tuple[str, str]) -> FormUse:
    return FormUse("F-1", *printed, *given, infusion=1, entered_at=GIVEN_AT)


@pytest.mark.req("FD10")
def test_the_form_of_another_batch_is_a_doubt_of_identity_in_both_batches() -> None:
    """In the batch that was given, and in the batch that the form was printed for."""
    product = released().infused("BAG1", "36.8").noted(1)
    here, other = product.number, "NK-26-900"
    given = product.having(ward=replace(product.changes["ward"], form_uses=(use((other, "BAG1"), (here, "BAG1")),)))
    (check,) = infused(Evidence(given.dossier()))
    assert (check.code, check.params["printed_for"]) == ("infusion.form_of_other_bag", "NK-26-900 BAG1")
    assert list(used_for_other_bag(Evidence(given.dossier()))) == []

    printed = released()
    ward = replace(printed.changes["ward"], form_uses=(use((here, "BAG1"), (other, "BAG1")),))
    (check,) = used_for_other_bag(Evidence(printed.having(ward=ward).dossier()))
    assert (check.code, str(check.subject)) == ("form.used_for_other_bag", "form:F-1")
    assert (check.params["used_for"], check.is_open) == ("NK-26-900 BAG1", True)
    assert check.stops >= {Stop.LABEL, Stop.HAND_OVER, Stop.GIVING}


def test_a_form_that_came_back_from_its_own_batch_is_no_doubt_of_that_kind() -> None:
    product = released()
    ward = replace(product.changes["ward"], form_uses=(use((product.number, "BAG1"), (product.number, "BAG1")),))
    assert list(used_for_other_bag(Evidence(product.having(ward=ward).dossier()))) == []


@pytest.mark.parametrize(("after_minutes", "count"), [(60, 0), (61, 1)])
def test_what_comes_back_from_the_ward_is_late_beyond_the_limit_of_the_recipe(after_minutes: int, count: int) -> None:
    written_at = GIVEN_AT + timedelta(minutes=30 + after_minutes)  # the infusion stopped after half an hour
    product = released().infused("BAG1", "36.8", entered_at=written_at)
    assert len(list(late(Evidence(product.dossier())))) == count


def test_an_infusion_is_checked_as_it_stands() -> None:
    """A signature that was given before a correction checks the infusion no longer; no signature at all never does."""
    product = released().infused("BAG1", "36.8")
    (check,) = unchecked(Evidence(product.dossier()))
    assert (check.code, check.params["revision"]) == ("infusion.unchecked", "1")
    entries = (infusion_entry("BAG1", "36.8"), infusion_entry("BAG1", "36", revision=2, reason="misread"))
    (check,) = unchecked(Evidence(released().having(infusions=(InfusionFact(1, entries),)).dossier()))
    assert check.params["revision"] == "2"


def il2(day: int) -> Il2Fact:
    entry = Il2Entry(
        1, Il2Given.GIVEN, "1000000", Decimal(1_000_000), "1000000", Decimal(1_000_000), GIVEN_AT, None, None,
        GIVEN_AT, "hedda", None,
    )  # fmt: skip
    return Il2Fact(day, (entry,))


@pytest.mark.req("FD5")
def test_il2_is_missing_from_the_day_after_its_own_and_only_where_nothing_is_written() -> None:
    """Day 0 is the day of the infusion: the dose of day +1 is due tomorrow, and missing the day after tomorrow."""
    dossier = released().infused("BAG1", "36.8").dossier()
    due = GIVEN_AT + timedelta(days=1)
    for read_at, given, missing in (
        (due, (), {"-1"}),
        (due + timedelta(days=1), (), {"-1", "1"}),
        (due + timedelta(days=1), (il2(-1), il2(1)), set()),
    ):
        found = il2_unwritten(Evidence(replace(dossier, read_at=read_at, il2_doses=given)))
        assert {check.subject.key for check in found} == missing


def test_before_the_infusion_no_dose_of_il2_is_missing() -> None:
    assert list(il2_unwritten(Evidence(replace(released().dossier(), read_at=GIVEN_AT + timedelta(days=30))))) == []
