"""IL-2 far from its order, on another day, or not written: each rule on both sides of its boundary."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.treatment import (
    il2_given,
)
from nkmfg.domain.findings.unwritten import il2_unwritten
from tests.dossiers import found
from tests.products import GIVEN_AT, a_released_bag, il2


@pytest.mark.parametrize(
    ("given", "count"), [("1000000", 0), ("1100000", 0), ("1100001", 1), ("900000", 0), ("899999", 1)]
)
def test_il2_is_far_from_the_dose_ordered_beyond_the_tolerance(given: str, count: int) -> None:
    dose = il2(0, given_typed=given, given_iu=Decimal(given))
    checks = found(il2_given, a_released_bag().having(il2_doses=(dose,)))
    assert [check.code for check in checks] == ["il2.dose_differs"] * count
    for check in checks:
        assert (str(check.subject), check.by, check.at) == ("il2:0", "hedda", GIVEN_AT)
        assert check.params == {"revision": "1", "given": given, "ordered": "1000000"}


@pytest.mark.parametrize(
    ("day", "after", "count"),
    [
        (1, timedelta(days=1), 0),
        (1, timedelta(days=2), 1),
        (1, timedelta(0), 1),
        (-1, timedelta(days=-1), 0),
        (1, timedelta(days=1, hours=14), 0),  # until midnight at the site
        (1, timedelta(days=1, hours=15), 1),
    ],
)
def test_il2_is_given_on_its_own_day_after_the_infusion(day: int, after: timedelta, count: int) -> None:
    product = a_released_bag().infused("BAG1", "36.8").having(il2_doses=(il2(day, given_at=GIVEN_AT + after),))
    checks = found(il2_given, product)
    assert [check.code for check in checks] == ["il2.other_day"] * count
    for check in checks:
        assert check.params["given_on"] == (GIVEN_AT + after).date().isoformat()
        assert check.params["due_on"] == (GIVEN_AT + timedelta(days=day)).date().isoformat()


def test_il2_has_no_day_of_its_own_before_the_infusion_and_none_that_was_missed_has_an_amount() -> None:
    planned = {"planned_infusion_at": GIVEN_AT}
    before = a_released_bag().having_order(**planned).having(il2_doses=(il2(-1, given_at=GIVEN_AT),))
    assert found(il2_given, before) == []
    for without in ({"given_iu": None}, {"given_at": None}):
        product = a_released_bag().infused("BAG1", "36.8")
        dose = il2(1, **({"given_iu": Decimal(1), "given_at": GIVEN_AT} | without))
        assert found(il2_given, product.having(il2_doses=(dose,))) == []
    unplanned = a_released_bag().having(il2_doses=(il2(-1, given_at=GIVEN_AT),))
    assert found(il2_given, unplanned) == []


@pytest.mark.req("FD5")
def test_il2_that_is_not_written_is_open_and_delays_nothing() -> None:
    dossier = replace(a_released_bag().infused("BAG1", "36.8").dossier(), read_at=GIVEN_AT + timedelta(days=2))
    first, second = il2_unwritten(Evidence(dossier))
    assert (first.code, first.is_open, first.stops) == ("adjunct.unwritten", True, frozenset())
    assert [check.params["due_on"] for check in (first, second)] == [
        (GIVEN_AT + timedelta(days=day)).date().isoformat() for day in (-1, 1)
    ]
    planned = a_released_bag().having_order(planned_infusion_at=GIVEN_AT).dossier()
    assert list(il2_unwritten(Evidence(replace(planned, read_at=GIVEN_AT + timedelta(days=9))))) == []
