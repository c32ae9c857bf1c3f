"""Whether a lot or a piece of equipment is fit for use: each fault on both sides of its boundary."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from nkmfg.domain.facts.materials import EquipmentFacts, Irradiation, LotFacts, LotTest
from nkmfg.domain.findings.materials import EquipmentFaultCode, LotFault, LotFaultCode, equipment_faults, lot_faults
from nkmfg.domain.recipe.judging import Context, Result, ResultState, judge
from nkmfg.domain.recipe.model import Blocks
from nkmfg.recipes import shipped

RECIPE = shipped()
FEEDERS = RECIPE.feeders
USED_AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAY = date(2026, 11, 22)
SECOND, ONE_DAY = timedelta(seconds=1), timedelta(days=1)
OUTCOME = next(test for test in RECIPE.feeder_criteria if test.outcomes and test.blocks is Blocks.FEEDER_LOT)
LOT = LotFacts(code="L-0001", material="serum", name="Serum", expires_on=DAY, released_at=USED_AT)
IRRADIATED = Irradiation(irradiated_at=USED_AT, dose_gy=FEEDERS.dose_gy, irradiator="E-0001")
INCUBATOR = EquipmentFacts(
    code="E-0002",
    kind="incubator",
    name="Incubator",
    state="in_service",
    is_in_service=True,
    calibrated_until=DAY,
)


def faults(lot: LotFacts, day: date = DAY) -> tuple[LotFault, ...]:
    return lot_faults(lot, FEEDERS, USED_AT, day)


def codes(lot: LotFacts, day: date = DAY) -> list[LotFaultCode]:
    return [fault.code for fault in faults(lot, day)]


def lot_test(result: Result | None, blocks: Blocks = Blocks.FEEDER_LOT) -> LotTest:
    criterion = replace(OUTCOME, blocks=blocks)
    return LotTest(criterion, judge(result, criterion, Context()))


def test_a_lot_released_by_the_moment_of_use_on_its_last_day_is_fit() -> None:
    assert codes(LOT) == []


def test_a_lot_in_quarantine_or_released_a_second_later_is_pending_for_its_release() -> None:
    for released_at in (None, USED_AT + SECOND):
        (fault,) = faults(replace(LOT, released_at=released_at))
        assert (fault.code, fault.key, fault.is_pending) == (LotFaultCode.NOT_RELEASED, "not_released", True)


def test_a_rejected_lot_is_not_pending_for_anything() -> None:
    (fault,) = faults(replace(LOT, is_rejected=True, released_at=None))
    assert (fault.code, fault.is_pending) == (LotFaultCode.REJECTED, False)


def test_a_lot_expires_at_the_end_of_its_last_day() -> None:
    assert codes(LOT, DAY) == []
    (fault,) = faults(LOT, DAY + ONE_DAY)
    assert (fault.code, fault.is_pending) == (LotFaultCode.EXPIRED, False)
    assert fault.params == {"lot": "L-0001", "expires_on": "2026-11-22"}


@pytest.mark.parametrize("absent", ["irradiated_at", "dose_gy", "irradiator"])
def test_an_irradiation_is_incomplete_without_any_one_of_its_facts(absent: str) -> None:
    assert codes(replace(LOT, irradiation=IRRADIATED)) == []
    without = replace(IRRADIATED, **{absent: None})
    assert codes(replace(LOT, irradiation=without)) == [LotFaultCode.IRRADIATION_INCOMPLETE]


def test_feeders_are_irradiated_by_the_moment_they_are_used() -> None:
    later = replace(IRRADIATED, irradiated_at=USED_AT + SECOND)
    assert codes(replace(LOT, irradiation=later)) == [LotFaultCode.IRRADIATED_LATER]


@pytest.mark.parametrize(
    ("dose_gy", "is_fault"),
    [
        (FEEDERS.dose_gy_low, False),
        (FEEDERS.dose_gy_low - Decimal("0.01"), True),
        (FEEDERS.dose_gy_high, False),
        (FEEDERS.dose_gy_high + Decimal("0.01"), True),
    ],
)
def test_the_dose_lies_within_what_the_recipe_wants_ends_included(dose_gy: Decimal, is_fault: bool) -> None:
    lot = replace(LOT, irradiation=replace(IRRADIATED, dose_gy=dose_gy))
    assert codes(lot) == ([LotFaultCode.IRRADIATION_DOSE] if is_fault else [])


def test_a_test_that_passed_is_no_fault_and_one_without_a_result_is_pending() -> None:
    assert codes(replace(LOT, tests=(lot_test(Result(outcome=OUTCOME.passing[0])),))) == []
    (fault,) = faults(replace(LOT, tests=(lot_test(None),)))
    assert (fault.code, fault.key, fault.is_pending) == (LotFaultCode.TEST, f"test/{OUTCOME.key}", True)
    assert fault.params == {"lot": "L-0001", "test": OUTCOME.key, "judgement": "no_result"}


def test_a_test_that_failed_or_is_invalid_is_not_pending() -> None:
    failing = next(outcome.key for outcome in OUTCOME.outcomes if outcome.key not in OUTCOME.passing)
    for result in (Result(outcome=failing), Result(state=ResultState.INVALID)):
        (fault,) = faults(replace(LOT, tests=(lot_test(result),)))
        assert (fault.code, fault.is_pending) == (LotFaultCode.TEST, False)


def test_a_test_that_does_not_block_the_lot_is_no_fault() -> None:
    assert codes(replace(LOT, tests=(lot_test(None, Blocks.NOTHING),))) == []


def test_equipment_in_service_on_the_last_day_of_its_calibration_is_fit() -> None:
    assert equipment_faults(INCUBATOR, DAY) == ()
    (fault,) = equipment_faults(INCUBATOR, DAY + ONE_DAY)
    assert fault.code is EquipmentFaultCode.CALIBRATION_OVER
    assert fault.params == {"equipment": "E-0002", "name": "Incubator", "calibrated_until": "2026-11-22"}


def test_equipment_out_of_service_and_never_calibrated_has_both_faults() -> None:
    retired = replace(INCUBATOR, state="retired", is_in_service=False, calibrated_until=None)
    assert [fault.code for fault in equipment_faults(retired, DAY)] == [
        EquipmentFaultCode.NOT_IN_SERVICE,
        EquipmentFaultCode.NOT_CALIBRATED,
    ]
