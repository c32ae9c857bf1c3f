"""What was used is judged by what was on record when it was used; at risk with a permission alone."""

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from nkmfg.domain.facts.disposition_facts import AtRiskFact
from nkmfg.domain.facts.materials import Materials
from nkmfg.domain.findings.check import Check
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.materials import unfit_at_use
from tests.materials import in_state, lot, piece
from tests.products import FILLED_AT, a_product, il2

USED_AT = FILLED_AT
BEFORE, AFTER = USED_AT - timedelta(days=1), USED_AT + timedelta(days=1)
A_SECOND = timedelta(seconds=1)
USED_ON = USED_AT.date()
THE_DAY_BEFORE = USED_ON - timedelta(days=1)
RELEASED: dict[str, Any] = {"released_at": BEFORE}
HELD: dict[str, Any] = {}
REJECTED: dict[str, Any] = {"is_rejected": True}


def expiring(on: date) -> dict[str, Any]:
    return RELEASED | {"expires_on": on}


def checks(materials: Materials, **changes: Any) -> list[Check]:
    """What a wash with these says."""
    product, run = a_product(), "wash_harvest/-/1"
    for code in materials.lots:
        product.wrote(run, "wash_buffer", code, at=USED_AT)
    for code in materials.equipment:
        product.wrote(run, "centrifuge", code, at=USED_AT)
    return list(unfit_at_use(Evidence(product.having(materials=materials, **changes).dossier())))


def reasons_of(found: list[Check]) -> list[str]:
    return [json.loads(check.params["reason"])["code"] for check in found]


@pytest.mark.req("G01", "K04")
@pytest.mark.parametrize(
    ("materials", "reasons"),
    [
        (lot((BEFORE, RELEASED)), []),
        (lot((USED_AT, RELEASED | {"released_at": USED_AT})), []),
        (lot((BEFORE, HELD)), ["not_released"]),
        (lot((BEFORE, HELD), (USED_AT + A_SECOND, RELEASED)), ["not_released"]),
        (lot((BEFORE, REJECTED)), ["rejected"]),
        (lot((BEFORE, RELEASED), (AFTER, REJECTED)), []),
        (lot((BEFORE, expiring(USED_ON))), []),
        (lot((BEFORE, expiring(THE_DAY_BEFORE))), ["expired"]),
        (lot((BEFORE, expiring(THE_DAY_BEFORE)), (AFTER, RELEASED)), ["expired"]),
        (lot((BEFORE, RELEASED), (AFTER, expiring(THE_DAY_BEFORE))), []),
        (lot((AFTER, HELD)), ["not_released"]),  # used before it was received
    ],
)
def test_a_lot_is_judged_by_what_was_on_record_when_it_was_used(materials: Materials, reasons: list[str]) -> None:
    found = checks(materials)
    assert [check.code for check in found] == ["lot.unfit"] * len(reasons)
    assert reasons_of(found) == reasons
    assert all(check.spec.opens_deviation and check.subject.key == "L-0012" for check in found)


@pytest.mark.parametrize(
    ("versions", "reasons"),
    [
        ([(BEFORE, {})], []),
        ([(BEFORE, in_state("quarantined")), (AFTER, {})], ["not_in_service"]),
        ([(BEFORE, {}), (AFTER, in_state("quarantined"))], []),
        ([(BEFORE, {"calibrated_until": USED_ON})], []),
        ([(BEFORE, {"calibrated_until": THE_DAY_BEFORE})], ["calibration_over"]),
        ([(BEFORE, {"calibrated_until": THE_DAY_BEFORE}), (AFTER, {})], ["calibration_over"]),
        ([(BEFORE, {"calibrated_until": None})], ["not_calibrated"]),
    ],
)
def test_equipment_is_judged_by_what_was_on_record_when_it_was_used(versions: list[Any], reasons: list[str]) -> None:
    found = checks(piece(*versions))
    assert [check.code for check in found] == ["equipment.unfit"] * len(reasons)
    assert reasons_of(found) == reasons


@pytest.mark.req("G02")
@pytest.mark.parametrize(
    ("thing", "pending", "permitted_at", "count"),
    [
        ("lot L-0012", "not_released", USED_AT, 0),
        ("lot L-0012", "not_released", USED_AT + A_SECOND, 1),
        ("lot L-0013", "not_released", USED_AT, 1),
        ("lot L-0012", "test/sterility", USED_AT, 1),
    ],
)
def test_use_at_risk_is_no_finding_with_a_permission_for_this_that_came_first(
    thing: str, pending: str, permitted_at: Any, count: int
) -> None:
    permitted = AtRiskFact(thing, {pending: "as it was shown"}, permitted_at)
    assert len(checks(lot((BEFORE, HELD)), at_risk=(permitted,))) == count


def test_no_permission_makes_up_for_a_rejected_lot() -> None:
    permitted = AtRiskFact("lot L-0012", {"rejected": "as it was shown"}, BEFORE)
    assert len(checks(lot((BEFORE, REJECTED)), at_risk=(permitted,))) == 1


def test_a_lot_of_another_material_and_equipment_of_another_kind_are_findings_of_their_line() -> None:
    (of_lot,) = checks(lot((BEFORE, RELEASED | {"material": "serum", "name": "Serum"})))
    assert (of_lot.code, of_lot.params["field"], of_lot.params["name"]) == (
        "lot.other_material",
        "wash_buffer",
        "Serum",
    )
    (of_piece,) = checks(piece((BEFORE, {"kind": "incubator", "name": "Incubator"})))
    assert (of_piece.code, of_piece.params["field"], of_piece.params["name"]) == (
        "equipment.other_kind",
        "centrifuge",
        "Incubator",
    )


def test_the_same_fault_at_two_uses_is_one_occurrence_and_another_fault_is_another() -> None:
    before, other = (checks(lot((BEFORE, facts)))[0] for facts in (HELD, expiring(THE_DAY_BEFORE)))
    again = checks(lot((BEFORE, HELD), (AFTER, RELEASED)))[0]
    assert before.key == again.key
    assert before.key != other.key


@pytest.mark.req("G01", "FD1")
@pytest.mark.parametrize(
    ("materials", "given_at", "reasons"),
    [
        (lot((BEFORE, RELEASED)), USED_AT, []),
        (lot((BEFORE, HELD)), USED_AT, ["not_released"]),
        (lot((BEFORE, RELEASED), (USED_AT, REJECTED)), USED_AT, ["rejected"]),
        (lot((BEFORE, RELEASED), (USED_AT + A_SECOND, REJECTED)), USED_AT, []),
        (lot((BEFORE, REJECTED)), None, []),  # it was held or missed
    ],
)
def test_il2_of_the_patient_is_judged_by_what_was_on_record_of_its_lot_when_it_was_given(
    materials: Materials, given_at: datetime | None, reasons: list[str]
) -> None:
    doses = tuple(il2(day, lot="L-0012", given_at=given_at) for day in (1, 3))
    found = list(unfit_at_use(Evidence(a_product().having(materials=materials, il2_doses=doses).dossier())))
    assert reasons_of(found) == reasons * 2
    assert len({check.key for check in found}) == len(found)  # each day is a use of its own
