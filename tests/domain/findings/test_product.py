"""Shelf life, weight, dose, labels and whereabouts of the containers, each rule on both sides of its boundary."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from nkmfg.domain.facts.disposition_facts import Decision, DispositionFact
from nkmfg.domain.facts.ward import CustodyKind, LabelDeed
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.product import containers, dose_unverified, expired, labels, weight
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.product.filled import expires_at
from tests.products import FILLED_AT, Product, a_product


def a_bag() -> Product:
    return a_product().filled("BAG1", ml="40").tested("nk_purity", "100", sample="H1")


@pytest.mark.req("P04")
@pytest.mark.parametrize(("after", "count"), [(timedelta(seconds=-1), 0), (timedelta(0), 1), (timedelta(days=1), 1)])
def test_a_product_is_expired_from_the_moment_its_shelf_life_ends(after: timedelta, count: int) -> None:
    dossier = a_bag().held_fresh().dossier()
    expiry = expires_at(dossier)
    assert isinstance(expiry, datetime)
    found = list(expired(Evidence(replace(dossier, read_at=expiry + after))))
    assert [check.code for check in found] == ["product.expired"] * count
    assert all({Stop.RELEASE, Stop.HAND_OVER, Stop.GIVING} <= check.stops for check in found)


def test_a_shelf_life_that_has_not_begun_does_not_end() -> None:
    assert list(expired(Evidence(replace(a_product().dossier(), read_at=FILLED_AT + timedelta(days=3650))))) == []


@pytest.mark.req("P03")
@pytest.mark.parametrize(
    ("order", "codes"),
    [
        ({}, []),
        ({"weight_is_checked": False}, ["weight.unchecked"]),
        ({"weight_kg": None}, ["weight.unknown"]),
        ({"weight_kg": None, "weight_is_checked": False}, ["weight.unknown", "weight.unchecked"]),
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


def test_a_dose_nobody_verified_stops_the_use_and_nothing_of_the_making() -> None:
    (check,) = dose_unverified(Evidence(a_bag().dossier()))
    assert check.stops == {Stop.LABEL, Stop.HAND_OVER, Stop.GIVING} & check.stops
    assert check.stops
    assert Stop.CLOSING not in check.stops


def test_a_container_needs_a_label_and_the_label_is_put_on() -> None:
    def found(product: Product) -> list[str]:
        return [check.code for check in labels(Evidence(product.dossier()))]

    assert found(a_product()) == []  # nothing filled
    assert found(a_bag()) == ["label.not_printed"]


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


def printed(product: Product, **says: str) -> Product:
    """A label of the bag, printed and put on."""
    labelled = product.labelled("BAG1", LabelDeed.PRINTED).labelled("BAG1", LabelDeed.APPLIED)
    ward = labelled.changes["ward"]
    said = {"decision": Decision.RELEASED.value, "coi_code": "COI-7F3K-22Q", "patient": "P-0117"} | says
    return labelled.having(ward=replace(ward, labels=(replace(ward.labels[0], says=said), *ward.labels[1:])))


@pytest.mark.parametrize(
    ("decision", "says", "codes"),
    [
        (Decision.RELEASED, {}, []),
        (Decision.CERTIFIED, {}, []),  # a label of a released batch serves a certified one
        (Decision.REJECTED, {}, ["label.other_state"]),
        (Decision.RELEASED, {"decision": "certified"}, ["label.other_state"]),
        (Decision.RELEASED, {"patient": "P-0118"}, ["label.other_identity"]),
        (Decision.RELEASED, {"coi_code": "COI-7F3K-22R"}, ["label.other_identity"]),
    ],
)
def test_a_label_says_the_decision_and_the_patient_as_they_are(
    decision: Decision, says: dict[str, str], codes: list[str]
) -> None:
    fact = DispositionFact(1, decision, {}, None, FILLED_AT, "Quinn", "qa")
    product = printed(a_bag().having(dispositions=(fact,)), **says)
    found = [check.code for check in labels(Evidence(product.dossier()))]
    assert found == ["label.unverified", *codes]


def test_a_printed_label_that_is_not_put_on_is_no_label() -> None:
    bag = a_bag().labelled("BAG1", LabelDeed.PRINTED)
    ward = bag.changes["ward"]
    says = {"decision": "quarantine", "coi_code": "COI-7F3K-22Q", "patient": "P-0117"}
    product = bag.having(ward=replace(ward, labels=(replace(ward.labels[0], says=says),)))
    found = [check.code for check in labels(Evidence(product.dossier()))]
    assert found == ["label.unverified", "label.not_applied"]
