"""Values and counts outside their limits: each rule on both sides of its boundary."""

from dataclasses import replace
from datetime import datetime

import pytest

from nkmfg.domain.facts.dossier import BATCH, LineKey
from nkmfg.domain.findings.lines import (
    impossible_contents,
    judged_by_limits,
    out_of_limits,
    replicates_that_differ,
    viability_out_of_limits,
)
from nkmfg.domain.findings.scope import DECISIONS
from nkmfg.domain.recipe.limits import LimitVerdict
from nkmfg.domain.recipe.model import Field
from tests.dossiers import (
    FEEDERS,
    NOON,
    RECEIPT,
    WASH,
    codes,
    found,
    in_culture,
    wrote,
)
from tests.written import RECIPE, moment, vessel

# Limits


@pytest.mark.req("F06", "C06")
@pytest.mark.parametrize(
    ("run", "field", "typed", "code"),
    [
        (FEEDERS, "dose_gy", "40", None),
        (FEEDERS, "dose_gy", "39.99", "limit.action"),
        (FEEDERS, "dose_gy", "120", None),
        (FEEDERS, "dose_gy", "120.01", "limit.action"),
        (WASH, "washes", "2", None),
        (WASH, "washes", "1", "limit.warning"),
        (WASH, "washes", "4", "limit.warning"),
        (RECEIPT, "identity_matches", "yes", None),
        (RECEIPT, "identity_matches", "no", "answer.deviates"),
        (FEEDERS, "vials_thawed", "100", None),  # it has no limits
    ],
)
def test_a_value_is_outside_its_limits_beyond_them_and_not_at_them(
    run: str, field: str, typed: str, code: str | None
) -> None:
    assert codes(found(out_of_limits, wrote(run, field, typed))) == ([] if code is None else [code])


def test_a_value_out_of_limits_says_where_it_stands_who_wrote_it_and_when() -> None:
    (check,) = found(out_of_limits, wrote(FEEDERS, "dose_gy", "39"))
    assert str(check.subject) == f"line:{FEEDERS}#dose_gy#batch:#1"
    assert check.params == {
        "field": "dose_gy",
        "replicate": "1",
        "about_kind": "batch",
        "about": "",
        "value": "39",
    }
    assert (check.run, check.by, check.at) == (FEEDERS, "anna", NOON)


@pytest.mark.req("FD9")
@pytest.mark.parametrize(("field", "typed"), [("dose_gy", "39"), ("washes", "1"), ("identity_matches", "no")])
def test_an_action_limit_waits_for_somebody_and_so_does_a_warning(field: str, typed: str) -> None:
    run = {"dose_gy": FEEDERS, "washes": WASH, "identity_matches": RECEIPT}[field]
    (check,) = found(out_of_limits, wrote(run, field, typed))
    assert (check.is_open, check.stops) == (True, frozenset())


def test_a_value_that_was_voided_is_outside_nothing() -> None:
    making = wrote(FEEDERS, "dose_gy", "39").voided(LineKey(FEEDERS, "dose_gy", BATCH), "of another lot", at=NOON)
    assert found(out_of_limits, making) == []


def field_of(step: str, key: str) -> Field:
    return RECIPE.step(step).field_named(key)


def test_what_has_no_limits_or_no_number_is_not_judged() -> None:
    dossier = wrote(FEEDERS, "dose_gy", "40").dossier()
    entry = dossier.run(FEEDERS).value("dose_gy")
    assert entry is not None
    judged = judged_by_limits(field_of("feeders_start", "dose_gy"), entry)
    assert judged is not None
    assert judged.verdict is LimitVerdict.WITHIN
    assert judged_by_limits(None, entry) is None
    assert judged_by_limits(field_of("feeders_start", "dose_gy"), None) is None
    assert judged_by_limits(field_of("feeders_start", "vials_thawed"), entry) is None
    assert judged_by_limits(field_of("feeders_start", "dose_gy"), replace(entry, number=None, typed=None)) is None


# Counts


@pytest.mark.req("F06")
@pytest.mark.parametrize(
    ("day", "live", "dead", "code"),
    [
        (6, "0.80", "0.20", None),  # beyond 144 h: warning below 80 %, action below 70 %
        (6, "0.79", "0.21", "viability.warning"),
        (6, "0.70", "0.30", "viability.warning"),
        (6, "0.69", "0.31", "viability.action"),
        (5, "0.60", "0.40", None),  # 96 h to 144 h: warning below 60 %, action below 50 %
        (5, "0.59", "0.41", "viability.warning"),
        (5, "0.49", "0.51", "viability.action"),
        (1, "0.30", "0.70", None),  # while feeders die: warning below 30 %
        (1, "0.29", "0.71", "viability.warning"),
    ],
)
def test_viability_is_judged_by_the_hours_since_the_last_feeders(
    day: int, live: str, dead: str, code: str | None
) -> None:
    making = in_culture().counted("A", day=day, ml="400", live=live, dead=dead, clock="13:00")
    checks = found(viability_out_of_limits, making)
    assert codes(checks) == ([] if code is None else [code])
    assert all(check.is_open for check in checks)


def test_a_count_out_of_limits_says_the_vessel_the_run_and_who_counted() -> None:
    making = in_culture().counted("A", day=6, ml="400", live="0.69", dead="0.31", clock="13:00")
    (check,) = found(viability_out_of_limits, making)
    assert (str(check.subject), check.run, check.by, check.at) == (
        "vessel:A",
        "count_daily/6/6",
        "anna",
        moment(6, "13:00"),
    )
    assert check.params == {"value": "69", "about_kind": "vessel", "about": "A", "counted_in": "count_daily/6/6"}


def test_a_count_without_a_viability_is_not_judged() -> None:
    making = in_culture().counted("A", day=6, ml="400", live="0", dead="0", clock="13:00")
    assert found(viability_out_of_limits, making) == []


@pytest.mark.req("F11")
@pytest.mark.parametrize(
    ("first", "second", "code", "is_open"),
    [
        ("0.4", "", None, False),
        ("0.37", "0.43", None, False),  # 15 % of the mean is within the limit
        ("0.37", "0.4301", "replicates.third_needed", True),
    ],
)
def test_two_replicates_too_far_apart_need_a_third(first: str, second: str, code: str | None, is_open: bool) -> None:
    making = in_culture().counted("A", day=1, ml="400", live=first, second=second, clock="13:00")
    checks = found(replicates_that_differ, making)
    assert [(check.code, check.is_open) for check in checks] == ([] if code is None else [(code, is_open)])


@pytest.mark.req("F11")
def test_three_replicates_that_scatter_have_a_mean_and_are_there_to_be_looked_at() -> None:
    making = in_culture().counted("A", day=1, ml="400", live="0.4", second="0.6", clock="13:00")
    at = moment(1, "13:00")
    three = making.wrote(making.last, "live_per_ml", "0.5", vessel("A"), at=at, replicate=3)
    (check,) = found(replicates_that_differ, three)
    assert (check.code, check.is_open, check.params["difference_pct"]) == ("replicates.differ", False, "40")
    assert str(check.subject) == "vessel:A"


def test_replicates_that_found_no_cells_differ_by_nothing_that_can_be_said() -> None:
    making = in_culture().counted("A", day=1, ml="400", live="0", second="0", clock="13:00")
    checks = found(replicates_that_differ, making)
    assert [check.params["difference_pct"] for check in checks] == ["0"]


# What does not add up


@pytest.mark.req("D08")
@pytest.mark.parametrize(("ml", "count"), [("400", 0), ("401", 1)])
def test_more_taken_out_of_a_vessel_than_it_held_cannot_be(ml: str, count: int) -> None:
    checks = found(impossible_contents, in_culture().discarded("A", day=1, ml=ml))
    assert codes(checks) == ["content.impossible"] * count
    for check in checks:
        assert (str(check.subject), check.at, check.stops, check.is_open) == (
            "vessel:A",
            moment(1, "16:00"),
            DECISIONS,
            True,
        )
        assert check.params["vessel"] == "A"
        assert datetime.fromisoformat(check.params["at"]) == moment(1, "16:00")
