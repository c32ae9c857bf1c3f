"""Shelf life, weight, dose and whereabouts of the containers, each rule on both sides of its boundary."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from nkmfg.domain.facts.disposition_facts import Decision, DispositionFact
from nkmfg.domain.facts.ward import CustodyKind, ScanFact, ScanTarget
from nkmfg.domain.findings.check import Outcome
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.product import (
    containers,
    dose_unverified,
    expired,
    filled_product,
    scans,
    weight,
)
from nkmfg.domain.findings.scope import FIRST_DECISION, USE
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.product.filled import expires_at
from tests.dossiers import found
from tests.products import FILLED_AT, GIVEN_AT, Product, a_product
from tests.written import NUMBER, RECIPE, moment, vessel


def a_bag() -> Product:
    return a_product().filled("BAG1", ml="40").tested("nk_purity", "100", sample="H1")


# What is filled and how it was counted


def supplied(product: Product) -> Product:
    return product.filled("BAG1").held_fresh()


def counted_by(first: str, second: str, method: str = "live_dead") -> Product:
    """A product counted twice: by whom, and the second time by which method."""
    product = Product(NUMBER, RECIPE)
    product.by = first
    product.dose_counted("24")
    product.by = second
    product.counted("W", day=14, ml="100", live="26", dead="1", clock="14:00", step="count_dose_second")
    if method != "live_dead":
        second_run = product.key_of("count_dose_second")
        product.wrote(second_run, "method", method, vessel("W"), at=moment(14, "14:00"), kind="correction")
        product.wrote(second_run, "total_per_ml", "27", vessel("W"), at=moment(14, "14:00"))
        product.wrote(second_run, "viability_pct", "96.3", vessel("W"), at=moment(14, "14:00"))
    return supplied(product)


@pytest.mark.req("F11", "I01")
@pytest.mark.parametrize(
    ("product", "codes"),
    [
        (counted_by("anna", "boris"), []),
        (counted_by("anna", "anna", "total_viability"), []),
        (counted_by("anna", "anna"), ["product.counted_by_one_person"]),
        (supplied(Product(NUMBER, RECIPE).dose_counted("24")), ["product.count_missing"]),
        (supplied(Product(NUMBER, RECIPE).dose_counted("21.5", "18.5")), ["product.counted_by_one_person"]),
        (supplied(Product(NUMBER, RECIPE).dose_counted("21.5", "18.49")), ["product.counts_differ"]),
        (a_product().held_fresh(), ["product.no_container", "product.counted_by_one_person"]),
        (a_product().filled("BAG1"), ["product.supply_unknown", "product.counted_by_one_person"]),
    ],
)
def test_a_product_is_filled_kept_somehow_and_counted_twice_by_two_people_or_methods(
    product: Product, codes: list[str]
) -> None:
    checks = found(filled_product, product)
    assert [check.code for check in checks] == codes
    for check in checks:
        assert (check.stops, check.is_open, str(check.subject)) == (FIRST_DECISION, True, "product")
        fails = check.code in ("product.counts_differ", "product.counted_by_one_person")
        assert check.outcome is (Outcome.FAILED if fails else Outcome.PENDING)


def test_counts_of_the_dose_that_differ_say_how_far_and_how_far_they_may() -> None:
    (check,) = found(filled_product, supplied(Product(NUMBER, RECIPE).dose_counted("23", "17")))
    assert check.params == {"difference_pct": "30", "limit_pct": "15"}
    (nothing,) = found(filled_product, supplied(Product(NUMBER, RECIPE).dose_counted("0", "0")))
    assert (nothing.code, nothing.params["difference_pct"]) == ("product.counts_differ", "")


# Shelf life, weight, dose


@pytest.mark.req("P04")
@pytest.mark.parametrize(("after", "count"), [(timedelta(seconds=-1), 0), (timedelta(0), 1), (timedelta(days=1), 1)])
def test_a_product_is_expired_from_the_moment_its_shelf_life_ends(after: timedelta, count: int) -> None:
    dossier = a_bag().held_fresh().dossier()
    expiry = expires_at(dossier)
    assert isinstance(expiry, datetime)
    found = list(expired(Evidence(replace(dossier, read_at=expiry + after))))
    assert [check.code for check in found] == ["product.expired"] * count
    assert all({Stop.RELEASE, Stop.HAND_OVER, Stop.GIVING} <= check.stops for check in found)


@pytest.mark.req("FO5")
@pytest.mark.parametrize(
    ("is_decided", "destroyed", "count"), [(False, False, 1), (False, True, 1), (True, False, 1), (True, True, 0)]
)
def test_after_a_decision_a_product_expires_as_long_as_anything_is_left(
    is_decided: bool, destroyed: bool, count: int
) -> None:
    bag = a_bag().held_fresh()
    if is_decided:
        bag.having(dispositions=(DispositionFact(1, Decision.RELEASED, {}, None, FILLED_AT, "Quinn", "qa"),))
    dossier = (bag.handed("BAG1", CustodyKind.DESTROYED) if destroyed else bag).dossier()
    assert len(list(expired(Evidence(replace(dossier, read_at=FILLED_AT + timedelta(days=90)))))) == count


def test_a_shelf_life_that_has_not_begun_does_not_end() -> None:
    assert list(expired(Evidence(replace(a_product().dossier(), read_at=FILLED_AT + timedelta(days=3650))))) == []


@pytest.mark.req("P03")
@pytest.mark.parametrize(
    ("order", "codes"),
    [
        ({}, []),
        ({"weight_is_verified": False}, ["weight.unchecked"]),
        ({"weight_kg": None}, ["weight.unknown"]),
        ({"weight_kg": None, "weight_is_verified": False}, ["weight.unknown", "weight.unchecked"]),
        ({"made_for_weight_kg": Decimal("18.4")}, []),
        ({"made_for_weight_kg": Decimal("18.3")}, ["weight.changed"]),
    ],
)
def test_the_weight_is_known_checked_and_as_it_was_at_the_issue(order: dict[str, Any], codes: list[str]) -> None:
    assert [check.code for check in weight(Evidence(a_bag().having_order(**order).dossier()))] == codes


@pytest.mark.parametrize(("then", "again"), [("20", "no"), ("20.45", "yes")])
def test_a_weight_beyond_the_recipes_limit_is_weighed_again(then: str, again: str) -> None:
    """From 20 kg to 18 kg is 10 %; from 20.45 kg it is a little more."""
    order = {"weight_kg": Decimal(18), "made_for_weight_kg": Decimal(then)}
    (check,) = weight(Evidence(a_bag().having_order(**order).dossier()))
    assert check.params["weigh_again"] == again


def test_a_weight_that_is_missing_or_unchecked_says_what_it_stops() -> None:
    (unchecked,) = found(weight, a_bag().having_order(weight_is_verified=False))
    assert (unchecked.stops, unchecked.is_open, unchecked.params) == (FIRST_DECISION | USE, True, {"weight_kg": "18.4"})
    unknown, never_checked = found(weight, a_bag().having_order(weight_kg=None, weight_is_verified=False))
    assert (unknown.stops, unknown.is_open, unknown.outcome) == (FIRST_DECISION, True, Outcome.PENDING)
    assert (never_checked.stops, never_checked.is_open, never_checked.params) == (USE, True, {"weight_kg": ""})
    (changed,) = found(weight, a_bag().having_order(made_for_weight_kg=Decimal(16)))
    assert changed.params == {"then_kg": "16", "now_kg": "18.4", "change_pct": "15", "weigh_again": "yes"}
    assert not changed.stops
    without = {"weight_kg": None, "made_for_weight_kg": Decimal(16)}
    assert [check.code for check in found(weight, a_bag().having_order(**without))] == ["weight.unknown"]


def test_a_weight_of_nothing_changed_by_nothing_that_can_be_said() -> None:
    (check,) = found(weight, a_bag().having_order(made_for_weight_kg=Decimal(0)))
    assert check.params["change_pct"] == "0"


@pytest.mark.req("P03")
def test_a_dose_nobody_verified_as_it_is_stops_the_use_and_nothing_of_the_making() -> None:
    (check,) = found(dose_unverified, a_bag())
    assert (check.code, check.outcome, check.stops, check.is_open) == ("dose.unverified", Outcome.PENDING, USE, True)
    assert str(check.subject) == "dose"
    facts = Evidence(a_bag().dossier()).dose_facts
    assert found(dose_unverified, a_bag().approved("dose", "verified", facts)) == []
    assert len(found(dose_unverified, a_bag().approved("dose", "verified", facts | {"patient": "P-0118"}))) == 1
    assert len(found(dose_unverified, a_bag().approved("dose", "reviewed", facts))) == 1
    assert len(found(dose_unverified, a_bag().approved("dose", "verified", facts, is_whole=False))) == 1


# Containers


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        (None, ["container.without_end"]),
        (CustodyKind.ISSUED, ["container.gone", "container.without_end"]),
        (CustodyKind.RETURNED, ["container.gone", "container.without_end"]),
        (CustodyKind.DESTROYED, ["container.gone"]),
    ],
)
def test_a_container_is_handed_over_once_and_ends_somewhere(kind: CustodyKind | None, codes: list[str]) -> None:
    bag = a_bag() if kind is None else a_bag().handed("BAG1", kind)
    found = list(containers(Evidence(bag.dossier())))
    assert [check.code for check in found] == codes
    for check in found:
        assert check.stops == {Stop.CLOSING if check.code == "container.without_end" else Stop.HAND_OVER}


@pytest.mark.req("I10", "P05")
def test_a_container_that_was_given_is_not_handed_over_again() -> None:
    given = [check for check in found(containers, a_bag().infused("BAG1")) if check.code == "container.given"]
    assert [(check.params, check.stops) for check in given] == [({"infusion": "1"}, {Stop.HAND_OVER})]
    other = a_bag().filled("BAG2").infused("BAG2").infused("BAG1").infused("BAG1")
    given = [check for check in found(containers, other) if check.code == "container.given"]
    assert [(check.subject.key, check.params["infusion"]) for check in given] == [("BAG1", "2"), ("BAG2", "1")]


def test_a_container_says_how_it_is_gone_once_and_where_it_is_without_an_end() -> None:
    issued, open_end = found(containers, a_bag().handed("BAG1", CustodyKind.ISSUED))
    assert (issued.params, issued.is_open) == ({"kind": "issued"}, False)
    assert (open_end.outcome, open_end.is_open) == (Outcome.PENDING, True)
    assert open_end.params == {"fate": "handed_over_not_verified"}
    back = a_bag().handed("BAG1", CustodyKind.ISSUED).handed("BAG1", CustodyKind.RETURNED)
    gone = [check.params["kind"] for check in found(containers, back) if check.code == "container.gone"]
    assert gone == ["returned"]
    destroyed = back.handed("BAG1", CustodyKind.DESTROYED)
    assert [check.params for check in found(containers, destroyed)] == [{"kind": "destroyed"}]


@pytest.mark.req("J03")
@pytest.mark.parametrize(("scanned", "count"), [("BAG1", 0), ("BAG2", 1)])
def test_a_scan_that_does_not_match_is_a_finding(scanned: str, count: int) -> None:
    scan = ScanFact("bedside", "BAG1", ScanTarget.CONTAINER, "BAG1", scanned, scanned == "BAG1", GIVEN_AT, "anna")
    ward = replace(a_bag().handed("BAG1", CustodyKind.ISSUED).changes["ward"], scans=(scan,))
    checks = found(scans, a_bag().having(ward=ward))
    assert [check.code for check in checks] == ["scan.mismatch"] * count
    for check in checks:
        assert (str(check.subject), check.by, check.at) == ("container:BAG1", "anna", GIVEN_AT)
        assert check.params == {
            "at": GIVEN_AT.isoformat(),
            "asked": "container",
            "place": "bedside",
            "scanned": "BAG2",
            "expected": "BAG1",
        }
