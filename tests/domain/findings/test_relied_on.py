"""What a decision relied on and is other now: an alarm within the tolerance of the dose, a stop beyond it (FD3)."""

from datetime import timedelta
from typing import Any

import pytest

from nkmfg.domain.facts.disposition_facts import Decision, DispositionFact
from nkmfg.domain.findings.check import Check
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.relied_on import changed_since_decision
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.product.filled import expires_at
from nkmfg.domain.recipe.donor_testing import Finding, MarkerResult
from tests.products import FILLED_AT, RESULTED_AT, Product, a_product


def a_bag() -> Product:
    """40 mL of 25 × 10⁶ cells per mL, all of them NK cells: 1,000,000,000 NK cells."""
    return a_product().filled("BAG1", ml="40").tested("nk_purity", "100", sample="H1")


def decided(
    product: Product,
    containers: list[list[str]],
    results: list[list[Any]] | None = None,
    decision: Decision | None = None,
    **more: Any,
) -> list[Check]:
    fact = DispositionFact(1, decision or Decision.RELEASED, {}, None, RESULTED_AT, "Quinn", "qa")
    facts = {"containers": containers, "results": results or [], **more}
    signed = product.having(dispositions=(fact,)).approved("disposition/1", "approved", facts)
    return list(changed_since_decision(Evidence(signed.dossier())))


@pytest.mark.req("FD3")
@pytest.mark.parametrize(
    ("then", "code", "stops"),
    [
        ("1000000000", None, False),
        ("1000000001", "dose.moved_after_release", False),
        ("1111111112", "dose.changed_after_release", True),  # 100,000,001 of 1,111,111,112 is more than 10 %
        ("1111111111", "dose.moved_after_release", False),  # 111,111,111 × 10 < 1,111,111,111 is just within
        ("909090909", "dose.changed_after_release", True),
        ("909090910", "dose.moved_after_release", False),
    ],
)
def test_a_dose_that_moved_is_told_and_stops_beyond_the_tolerance(then: str, code: str | None, stops: bool) -> None:
    found = decided(a_bag(), [["BAG1", then]])
    assert [check.code for check in found] == ([] if code is None else [code])
    assert [Stop.GIVING in check.stops for check in found] == ([] if code is None else [stops])


@pytest.mark.req("FD3")
@pytest.mark.parametrize(
    ("ml", "code"),
    [
        ("36", "dose.moved_after_release"),  # 900,000,000 of 1,000,000,000 cells: 10 % is within the tolerance
        ("35.99", "dose.changed_after_release"),
        ("44", "dose.moved_after_release"),
        ("44.01", "dose.changed_after_release"),
    ],
)
def test_a_dose_at_the_very_tolerance_has_moved_and_one_beyond_it_has_changed(ml: str, code: str) -> None:
    bag = a_product().filled("BAG1", ml=ml).tested("nk_purity", "100", sample="H1")
    assert [check.code for check in decided(bag, [["BAG1", "1000000000"]])] == [code]


def test_cells_that_were_not_known_at_the_decision_are_no_change_now() -> None:
    unknown: list[Any] = [["BAG1", None]]
    assert decided(a_bag(), unknown) == []


def test_cells_that_cannot_be_computed_any_more_stop() -> None:
    (check,) = decided(a_product().filled("BAG1"), [["BAG1", "1000000000"]])
    assert (check.code, check.params["now"], Stop.GIVING in check.stops) == ("dose.changed_after_release", "", True)


@pytest.mark.parametrize(("typed", "stops"), [("99", False), ("1", True)])
def test_a_corrected_result_stops_where_it_passes_no_longer(typed: str, stops: bool) -> None:
    corrected = a_bag().retested(typed)
    (check,) = [
        check
        for check in decided(corrected, [], [["nk_purity", "1", "1"]])
        if check.code == "decision.relied_on_changed"
    ]
    assert (check.params["then"], check.params["now"]) == ("1", "2")
    assert (Stop.GIVING in check.stops) is stops


def test_a_result_that_is_as_it_was_and_one_that_came_since_are_no_finding() -> None:
    assert decided(a_bag(), [], [["nk_purity", "1", "1"]]) == []
    assert decided(a_bag().tested("gram", outcome="none_seen"), [], [["nk_purity", "1", "1"]]) == []


def test_only_a_decision_that_lets_the_product_out_is_relied_on() -> None:
    assert decided(a_bag(), [["BAG1", "1"]], decision=Decision.REJECTED) == []


@pytest.mark.req("FD3")
@pytest.mark.parametrize(
    ("hours", "code"),
    [
        (0, None),
        (1, None),  # the signed life was longer: the product expires by itself, an hour earlier
        (-1, "product.expiry_lifted"),
    ],
)
def test_a_product_that_lasts_longer_than_was_signed_stops(hours: int, code: str | None) -> None:
    now = expires_at(a_bag().dossier())
    assert now is not None
    found = decided(a_bag(), [], expires_at=(now + timedelta(hours=hours)).isoformat())
    assert [check.code for check in found] == ([] if code is None else [code])
    for check in found:
        assert check.stops == {Stop.LABEL, Stop.HAND_OVER, Stop.GIVING}
        assert check.params["now"] == now.isoformat()


@pytest.mark.req("FD3")
def test_a_product_whose_signed_expiry_cannot_be_shown_any_more_stops() -> None:
    (check,) = decided(a_product(), [], expires_at=FILLED_AT.isoformat())
    assert (check.code, check.params["now"], Stop.GIVING in check.stops) == ("product.expiry_lifted", "", True)


@pytest.mark.req("FD3")
@pytest.mark.parametrize(
    ("finding", "marker", "signed", "count"),
    [
        (Finding.REACTIVE, "hbsag", [], 1),
        (Finding.REACTIVE, "hbsag", ["hbsag"], 0),  # the decision was signed on it
        (Finding.REACTIVE, "hbsag", ["hcv_nat"], 1),
        (Finding.NON_REACTIVE, "hbsag", [], 0),
        (Finding.PENDING, "hbsag", [], 0),
        (Finding.REACTIVE, "cmv", [], 0),  # only communicated: it makes no donor ineligible
    ],
)
def test_a_marker_found_reactive_after_the_decision_stops(
    finding: Finding, marker: str, signed: list[str], count: int
) -> None:
    noted = MarkerResult(marker=marker, sampled_at=FILLED_AT, finding=finding)
    found = decided(a_bag().having(donor_markers=(noted,)), [], donor_reactive=signed)
    assert [(check.code, check.params["marker"]) for check in found] == [
        ("donor.reactive_after_release", marker)
    ] * count
    assert all(check.stops == {Stop.LABEL, Stop.HAND_OVER, Stop.GIVING} for check in found)
