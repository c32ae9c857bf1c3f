"""What is doubted, missing, changed or late in a step: each rule on both sides of its boundary."""

from typing import Any

import pytest

from nkmfg.domain.facts.dossier import BATCH, About, LineKey
from nkmfg.domain.findings.lines import (
    blank,
    blank_fields,
    changed,
    implausible,
    is_count_confirmed,
    late_entries,
)
from nkmfg.domain.findings.scope import DECISIONS
from nkmfg.domain.recipe.model import Subject as FieldSubject
from tests.dossiers import FEEDERS, NOON, RECEIPT, WASH, Making, a_batch, codes, found, in_culture, wrote
from tests.written import A_MINUTE, moment, vessel

# What is doubted


LIVE = LineKey("count_daily/1/1", "live_per_ml", vessel("A"))
DAY_1 = moment(1, "13:00")


def counted(live: str) -> Making:
    return in_culture().counted("A", day=1, ml="400", live=live, clock="13:00")


@pytest.mark.req("C06", "D08")
@pytest.mark.parametrize(
    ("typed", "code"), [("100", None), ("101", "value.implausible"), ("1", None), ("0", "value.implausible")]
)
def test_a_value_beyond_what_is_plausible_is_confirmed_or_corrected(typed: str, code: str | None) -> None:
    checks = found(implausible, wrote(FEEDERS, "vials_thawed", typed))
    assert codes(checks) == ([] if code is None else [code])
    for check in checks:
        assert (check.stops, check.is_open, check.answer) == (DECISIONS, True, "")
        assert (check.params["value"], check.params["because"]) == (typed, "far")
        assert (check.run, check.by, check.at) == (FEEDERS, "boris", NOON + A_MINUTE)


@pytest.mark.req("C06")
@pytest.mark.parametrize(("typed", "because"), [("101", "far"), ("100", "against_previous")])
def test_a_confirmed_value_is_there_to_be_looked_at_and_stops_nothing(typed: str, because: str) -> None:
    line = LineKey(FEEDERS, "vials_thawed", BATCH)
    making = wrote(FEEDERS, "vials_thawed", typed).confirmed(line, "counted twice", at=NOON + 2 * A_MINUTE)
    (check,) = found(implausible, making)
    assert (check.code, check.stops, check.is_open) == ("value.confirmed", frozenset(), False)
    assert (check.answer, check.params["because"]) == ("counted twice", because)
    assert str(check.subject) == f"line:{FEEDERS}#vials_thawed#batch:#1"


def test_a_word_is_never_implausible() -> None:
    assert found(implausible, wrote(RECEIPT, "appearance", "normal")) == []


def test_an_implausible_value_after_the_release_stops_no_decision() -> None:
    (check,) = found(implausible, wrote("infusion/-/1", "weight_kg", "201"))
    assert (check.code, check.stops) == ("value.implausible", frozenset())


@pytest.mark.req("C06")
@pytest.mark.parametrize(
    ("live", "count"),
    [("2", 0), ("2.001", 1), ("0.125", 0), ("0.1249", 1)],  # 4 times as much a day, or a quarter
)
def test_a_count_far_from_the_one_before_is_confirmed(live: str, count: int) -> None:
    making = in_culture().counted("A", day=1, ml="400", live=live, clock="11:00")
    checks = found(implausible, making)
    assert codes(checks) == ["count.implausible"] * count
    for check in checks:
        assert (str(check.subject), check.run, check.by) == ("vessel:A", "count_daily/1/1", "boris")
        assert (check.at, check.stops, check.is_open) == (moment(1, "11:01"), DECISIONS, True)
        assert check.params == {
            "vessel": "A",
            "at": moment(1, "11:00").isoformat(),
            "about_kind": "vessel",
            "about": "A",
        }


@pytest.mark.req("C06")
def test_a_number_of_the_count_is_confirmed_and_not_the_counter() -> None:
    """Whoever confirms the counter says nothing of what it counted."""
    a = vessel("A")
    doubted = counted("5")
    assert codes(found(implausible, doubted)) == ["count.implausible"]
    counter = LineKey(LIVE.run, "cell_counter", a)
    doubted.confirmed(counter, "the very counter", at=DAY_1 + A_MINUTE)
    assert codes(found(implausible, doubted)) == ["value.confirmed", "count.implausible"]
    doubted.confirmed(LIVE, "counted again", at=DAY_1 + 2 * A_MINUTE)
    assert codes(found(implausible, doubted)) == ["value.confirmed", "value.confirmed"]
    run = doubted.dossier().run(LIVE.run)
    assert is_count_confirmed(run, a)
    assert not is_count_confirmed(run, vessel("B"))


# What is missing


@pytest.mark.req("D10")
def test_mandatory_fields_are_blank_until_they_are_written_once_a_step_is_begun() -> None:
    assert found(blank, a_batch()) == []
    (check,) = found(blank, wrote(FEEDERS, "dose_gy", "100"))
    assert (check.code, str(check.subject), check.run) == ("field.blank", f"run:{FEEDERS}", FEEDERS)
    wanted = "feeder_lot,irradiated_at,indicator_turned,vials_thawed,thawed_at,"
    wanted += "feeder_live_per_ml,feeder_viability_pct,feeder_suspension_ml"
    assert check.params == {"fields": wanted, "about_kind": "batch", "about": ""}
    assert (check.stops, check.is_open) == (DECISIONS, True)
    assert found(blank, a_batch().fed_with_feeders("feeders_start", day=0)) == []


def test_a_blank_field_after_the_release_stops_no_decision() -> None:
    (check,) = found(blank, wrote("follow_up/1/1", "gvhd_grade", "0"))
    assert (check.params["fields"], check.stops) == ("adverse_event", frozenset())


@pytest.mark.req("D10", "D01")
def test_a_voided_value_leaves_its_field_blank_and_one_that_does_not_apply_does_not() -> None:
    making = a_batch().fed_with_feeders("feeders_start", day=0)
    line = LineKey(FEEDERS, "vials_thawed", BATCH)
    making.voided(line, "of another day", at=NOON)
    assert [check.params["fields"] for check in found(blank, making)] == ["vials_thawed"]
    again = making.wrote(FEEDERS, "vials_thawed", "", at=NOON, kind="not_applicable", reason="a flask was used")
    assert found(blank, again) == []


def test_a_field_that_an_answer_calls_for_is_blank_only_after_that_answer() -> None:
    room = wrote(RECEIPT, "transport_range", "room")
    cold = wrote(RECEIPT, "transport_range", "cold")
    (of_room,), (of_cold,) = found(blank, room), found(blank, cold)
    assert {"room_lowest_c", "room_highest_c"} <= set(of_room.params["fields"].split(","))
    assert {"cold_lowest_c", "cold_highest_c"} <= set(of_cold.params["fields"].split(","))
    assert not {"cold_lowest_c", "cold_highest_c"} & set(of_room.params["fields"].split(","))


def test_fields_are_blank_for_each_thing_the_step_is_about() -> None:
    """Of two vessels one was given its lot of medium; a step without a vessel wants none."""
    making = in_culture().fed("A", day=2, removed="0", added="50")
    making.wrote(making.last, "added_ml", "50", vessel("B"), at=moment(2, "15:00"))
    (check,) = found(blank, making)
    assert (check.params["about_kind"], check.params["about"]) == ("vessel", "B")
    assert check.params["fields"] == "removed_ml,removed_cells,il2_iu,il2_lot,medium_lot"


def test_what_is_written_of_the_collection_is_wanted_before_anything_is_written_of_it() -> None:
    run = a_batch().wrote("apheresis/-/1", "operator", "anna", at=NOON).dossier().run("apheresis/-/1")
    wanted = {(about, field.key) for about, field in blank_fields(run)}
    assert (BATCH, "din") in wanted
    of_collection = About(FieldSubject.COLLECTION, "W1234")
    begun = a_batch().wrote("apheresis/-/1", "operator", "anna", of_collection, at=NOON).dossier()
    assert {about for about, _ in blank_fields(begun.run("apheresis/-/1"))} == {of_collection}


def test_a_field_of_the_batch_is_wanted_though_nothing_of_the_batch_is_written() -> None:
    """The note of a feed is of a vessel; the washes of a wash are of the batch, whatever was written of its vessel."""
    making = a_batch().wrote(WASH, "content_ml", "100", vessel("W"), at=NOON)
    wanted = {(about.kind.value, field.key) for about, field in blank_fields(making.dossier().run(WASH))}
    assert ("batch", "washes") in wanted
    assert ("movement", "volume_ml") not in wanted


# What was changed, or came late


@pytest.mark.req("C09", "C10")
def test_a_correction_is_a_finding_with_what_stood_before() -> None:
    assert found(changed, counted("0.42")) == []
    making = counted("0.42").corrected(LIVE, "0.24", "digits exchanged", at=DAY_1 + 5 * A_MINUTE, by="clara")
    (check,) = found(changed, making)
    assert (check.code, check.run, check.by, check.at) == (
        "entry.corrected",
        LIVE.run,
        "clara",
        DAY_1 + 5 * A_MINUTE,
    )
    assert (check.params["before"], check.params["revision"], check.answer) == ("1", "2", "digits exchanged")
    assert str(check.subject) == "line:count_daily/1/1#live_per_ml#vessel:A#1"
    assert not check.is_open


@pytest.mark.req("D01")
def test_a_void_is_a_finding_of_its_own_and_a_confirmation_changes_nothing() -> None:
    making = counted("0.42").confirmed(LIVE, "counted again", at=DAY_1)
    assert found(changed, making) == []
    assert codes(found(changed, making.voided(LIVE, "another flask", at=DAY_1))) == ["entry.voided"]


@pytest.mark.req("D11")
@pytest.mark.parametrize(("clock", "count"), [("14:00", 0), ("14:01", 1)])
def test_an_entry_is_late_beyond_the_limit_of_the_recipe(clock: str, count: int) -> None:
    making = in_culture().counted("A", day=1, ml="400", live="0.42", clock="13:00", entered_at=moment(1, clock))
    checks = found(late_entries, making)
    assert codes(checks) == ["entry.late"] * count
    for check in checks:
        assert (check.is_open, check.answer) == (True, "")
        assert check.params == {
            "about_kind": "vessel",
            "about": "A",
            "values": "7",
            "minutes": "61",
            "limit_minutes": "60",
            "entered_at": moment(1, clock).isoformat(),
            "by": "boris",
        }
        assert (str(check.subject), check.run, check.by, check.at) == (
            f"run:{LIVE.run}",
            LIVE.run,
            "boris",
            moment(1, clock),
        )


@pytest.mark.req("D11")
def test_a_reason_answers_a_late_entry() -> None:
    how: dict[str, Any] = {"entered_at": moment(1, "14:01"), "reason": "no tablet free"}
    making = in_culture().counted("A", day=1, ml="400", live="0.42", clock="13:00", **how)
    (check,) = found(late_entries, making)
    assert (check.is_open, check.answer) == (False, "no tablet free")


def test_what_was_written_late_together_is_told_by_what_happened_first() -> None:
    late = moment(1, "20:00")
    making = in_culture()
    for field, at in (("removed_ml", moment(1, "13:30")), ("added_ml", moment(1, "13:00"))):
        making.wrote("feed/2/1", field, "50", vessel("A"), at=at, entered_at=late)
    (check,) = found(late_entries, making)
    assert (check.params["values"], check.params["minutes"]) == ("2", "420")
    making.wrote("feed/2/1", "il2_iu", "50", vessel("A"), at=moment(1, "13:00"), entered_at=late, recorded_by="clara")
    assert [check.params["values"] for check in found(late_entries, making)] == ["2", "1"]
