"""Steps missed, late, added, left out and not done: each rule on both sides of its boundary."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from nkmfg.domain.facts.context_facts import ActFact, LostDraftFact
from nkmfg.domain.findings.check import Check, Outcome
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.runs import (
    added_and_left_out,
    done_late,
    missed,
    missed_count_days,
    never_recorded,
    not_done,
)
from nkmfg.domain.findings.scope import FIRST_DECISION
from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.permissions.states import RunState
from nkmfg.domain.recipe.model import Operation
from tests.dossiers import Making, found, in_culture
from tests.products import a_product
from tests.written import A_MINUTE, NO_CONTEXT_FACTS, moment, vessel

COUNT_7, HARVEST = "count_day_7/7/1", "harvest_day_14/14/1"
SECOND = timedelta(seconds=1)


def read_at(making: Making, at: datetime) -> list[Check]:
    return list(missed(Evidence(replace(making.dossier(), read_at=at))))


def missed_in(making: Making, at: datetime, code: str = "step.missed") -> list[str]:
    return [check.params["runs"] for check in read_at(making, at) if check.code == code]


# Missed and late


@pytest.mark.req("F05")
def test_a_mandatory_step_is_missed_once_its_time_is_over() -> None:
    making = in_culture()
    run = making.dossier().run(COUNT_7)
    assert run.window is not None
    closes = run.window.closes
    assert COUNT_7 not in missed_in(making, closes)
    assert COUNT_7 in missed_in(making, closes + SECOND)
    (check,) = [check for check in read_at(making, closes + SECOND) if check.run == COUNT_7]
    assert (str(check.subject), check.is_open, check.stops) == (f"run:{COUNT_7}", True, frozenset())
    assert check.params == {"runs": COUNT_7, "closes": closes.isoformat()}


@pytest.mark.req("F05")
def test_a_step_that_was_begun_left_out_or_added_is_not_missed() -> None:
    late = moment(9)
    assert COUNT_7 in missed_in(in_culture(), late)
    assert COUNT_7 not in missed_in(in_culture().counted("A", day=7, ml="400", live="1"), late)
    assert COUNT_7 not in missed_in(in_culture().left_out(COUNT_7), late)
    assert COUNT_7 not in missed_in(in_culture().in_doubt(COUNT_7), late)
    dossier = in_culture().dossier()
    runs = tuple(replace(run, added_because="once more") if run.key == COUNT_7 else run for run in dossier.runs)
    again = Evidence(replace(dossier, runs=runs, read_at=late))
    assert COUNT_7 not in [check.run for check in missed(again)]


@pytest.mark.req("FD9")
def test_days_of_an_expected_step_that_were_missed_are_one_finding() -> None:
    making = in_culture()
    expected = missed_in(making, moment(4, "09:00"), "step.missed_expected")
    assert "count_daily/1/1,count_daily/2/2,count_daily/3/3" in expected
    making.counted("A", day=2, ml="400", live="0.5", clock="12:00")
    assert "count_daily/1/1,count_daily/3/3" in missed_in(making, moment(4, "09:00"), "step.missed_expected")
    (check,) = [check for check in read_at(making, moment(4, "09:00")) if "count_daily/1/1" in check.params["runs"]]
    assert (check.run, check.is_open) == ("count_daily/1/1", True)


def test_an_optional_step_is_never_missed() -> None:
    """The phenotype of day 12 may be done; the go or no-go of day 8 has to be."""
    found_late = [check.run for check in read_at(in_culture(), moment(30))]
    assert "phenotype_day_12/12/1" not in found_late
    assert "go_no_go/8/1" in found_late


def test_a_step_of_a_choice_is_missed_only_once_that_choice_was_taken() -> None:
    making, late = in_culture(), moment(30)
    assert HARVEST not in missed_in(making, late)  # nothing is chosen yet
    third_round = in_culture().wrote("feeders_day_14/14/1", "dose_gy", "100", at=moment(14, "12:00"))
    assert HARVEST not in missed_in(third_round, late)
    assert "count_day_21/21/1" in missed_in(third_round, late)


def test_a_step_without_a_time_is_never_missed() -> None:
    assert "qc_review/-/1" not in [check.run for check in read_at(in_culture(), moment(300))]


def test_the_days_without_a_mandatory_count_are_named() -> None:
    """Neither a count that is only expected nor a mandatory step that counts nothing is one of them."""
    dossier = in_culture().dossier()
    assert missed_count_days(replace(dossier, read_at=moment(6))) == ()
    assert missed_count_days(replace(dossier, read_at=moment(9))) == (7,)
    assert missed_count_days(replace(dossier, read_at=moment(15))) == (7, 14)


@pytest.mark.req("F05")
@pytest.mark.parametrize(("clock", "count"), [("16:00", 0), ("16:01", 1)])
def test_a_step_is_done_late_after_the_end_of_its_time(clock: str, count: int) -> None:
    """The culture began at noon: the count of day 7 is due until 16:00."""
    making = in_culture().counted("A", day=7, ml="400", live="1", clock=clock)
    checks = [check for check in found(done_late, making) if check.run == COUNT_7]
    assert [check.code for check in checks] == ["step.done_late"] * count
    for check in checks:
        assert (check.by, check.at, check.is_open) == ("anna", moment(7, clock), True)
        assert datetime.fromisoformat(check.params["done_at"]) == moment(7, clock)
        assert datetime.fromisoformat(check.params["closes"]) == moment(7, "16:00")
        assert str(check.subject) == f"run:{COUNT_7}"


def test_a_step_that_several_people_did_late_stands_with_the_first_of_them() -> None:
    making = in_culture().counted("A", day=7, ml="400", live="1", clock="17:00")
    making.wrote(COUNT_7, "sampled_ml", "1", vessel("A"), at=moment(7, "17:00"), by="clara")
    reordered = {key: making.lines[key] for key in sorted(making.lines, key=lambda key: key.field != "sampled_ml")}
    for lines, by in ((making.lines, "anna"), (reordered, "clara")):
        making.lines = lines
        assert [check.by for check in found(done_late, making) if check.run == COUNT_7] == [by]


# Added, left out, never recorded


@pytest.mark.req("F02")
def test_a_step_beyond_the_plan_is_a_finding_with_its_reason() -> None:
    assert found(added_and_left_out, in_culture()) == []
    making = in_culture().split("A", "B", ml="100", day=3)
    run = making.last
    (check,) = found(added_and_left_out, making)
    assert (check.code, check.run, check.answer) == ("step.added", run, "density above 2 × 10⁶/mL")
    assert (check.by, check.at) == ("anna", moment(3, "13:30"))  # who did it, as nobody is known to have added it
    assert str(check.subject) == f"run:{run}"


def act(action: Action, run: str, reason: str | None = "why") -> ActFact:
    return ActFact(action, run, "hedda", "Hedda", "head of production", moment(3, "08:00"), reason)


def test_who_added_a_step_stands_at_it_before_who_did_it() -> None:
    making = in_culture()
    run = making.adds(Operation.SPLIT, 3, "too dense")
    (check,) = found(added_and_left_out, making)
    assert (check.by, check.at) == ("", None)
    making.having(context=replace(NO_CONTEXT_FACTS, acts=(act(Action.ADD_RUN, run),)))
    (check,) = found(added_and_left_out, making)
    assert (check.by, check.at) == ("hedda", moment(3, "08:00"))


@pytest.mark.parametrize(("reason", "answer"), [("the cells are few", "the cells are few"), (None, "")])
def test_a_step_left_out_is_a_finding_with_who_left_it_out_and_why(reason: str | None, answer: str) -> None:
    making = in_culture().left_out(COUNT_7)
    (check,) = found(added_and_left_out, making)
    assert (check.code, check.run, check.by, check.at, check.answer) == ("step.left_out", COUNT_7, "", None, "")
    making.having(context=replace(NO_CONTEXT_FACTS, acts=(act(Action.SKIP_RUN, COUNT_7, reason),)))
    (check,) = found(added_and_left_out, making)
    assert (check.by, check.at, check.answer) == ("hedda", moment(3, "08:00"), answer)
    assert str(check.subject) == f"run:{COUNT_7}"


@pytest.mark.req("C09")
def test_a_draft_that_was_never_recorded_says_which_fields_and_whose() -> None:
    assert found(never_recorded, in_culture()) == []
    left_at = moment(3, "09:00")
    draft = LostDraftFact("feed/2/1", "added_ml", "boris", left_at, left_at + A_MINUTE)
    (check,) = found(never_recorded, in_culture().having(context=replace(NO_CONTEXT_FACTS, lost_drafts=(draft,))))
    assert (check.code, str(check.subject), check.run) == ("draft.never_recorded", "run:feed/2/1", "feed/2/1")
    assert (check.by, check.at) == ("boris", left_at)
    assert check.params == {"fields": "added_ml", "by": "boris", "left_at": left_at.isoformat()}


# Not done before the release


def undone(making: Making) -> dict[str, Check]:
    return {check.run or "": check for check in found(not_done, making)}


@pytest.mark.req("I01")
def test_a_mandatory_step_that_is_not_done_stops_the_release_and_an_expected_one_does_not() -> None:
    checks = undone(in_culture())
    mandatory, expected = checks[COUNT_7], checks["feed/2/1"]
    assert (mandatory.code, mandatory.outcome) == ("step.not_done", Outcome.PENDING)
    assert (mandatory.stops, mandatory.is_open) == (FIRST_DECISION, True)
    assert (expected.code, expected.outcome) == ("step.optional_not_done", Outcome.PENDING)
    assert (expected.stops, expected.is_open) == (frozenset(), False)
    assert {check.params["left_out"] for check in (mandatory, expected)} == {"no"}
    assert str(mandatory.subject) == f"run:{COUNT_7}"
    assert "count_start/-/1" not in checks  # it is recorded
    assert COUNT_7 not in undone(in_culture().counted("A", day=7, ml="400", live="1"))


@pytest.mark.req("I01")
def test_a_mandatory_step_that_was_left_out_needs_a_deviation_that_is_closed() -> None:
    making = in_culture().left_out(COUNT_7).left_out("feed/2/1")
    check = undone(making)[COUNT_7]
    assert (check.code, check.outcome, check.params["left_out"]) == (
        "step.mandatory_left_out",
        Outcome.FAILED,
        "yes",
    )
    assert (check.stops, check.is_open) == (FIRST_DECISION, True)
    expected = undone(making)["feed/2/1"]
    assert (expected.code, expected.outcome, expected.params["left_out"]) == (
        "step.optional_not_done",
        Outcome.FAILED,
        "yes",
    )
    opened = making.deviated("left out", COUNT_7, at=moment(7))
    assert COUNT_7 in undone(opened)
    closed = in_culture().left_out(COUNT_7).deviated("left out", COUNT_7, at=moment(7), closed_with="counted in 8")
    assert COUNT_7 not in undone(closed)
    open_still = in_culture().deviated("the pen was empty", COUNT_7, at=moment(7), closed_with="no effect")
    assert undone(open_still)[COUNT_7].code == "step.not_done"  # nothing was left out: it is to be done


def test_steps_of_the_release_and_after_it_and_those_that_may_be_added_are_no_condition_of_it() -> None:
    found_undone = undone(in_culture())
    for step in ("disposition/-/1", "transport/-/1", "follow_up/1/1", "phenotype_day_12/12/1"):
        assert step not in found_undone
    assert "qc_review/-/1" in found_undone


def test_an_added_step_is_no_condition_of_the_release() -> None:
    dossier = in_culture().dossier()
    runs = tuple(replace(run, added_because="once more") if run.key == COUNT_7 else run for run in dossier.runs)
    assert COUNT_7 not in [check.run for check in not_done(Evidence(replace(dossier, runs=runs)))]


@pytest.mark.req("I01")
def test_of_a_choice_nothing_is_wanted_before_it_is_taken_and_all_of_it_after() -> None:
    """The harvest is called missing as a choice; once the third round was begun, each of its steps."""
    choice = undone(in_culture())[HARVEST]
    assert (choice.code, choice.outcome) == ("step.no_alternative_done", Outcome.PENDING)
    assert (choice.stops, choice.is_open) == (FIRST_DECISION, True)
    assert (choice.run, str(choice.subject)) == (HARVEST, f"run:{HARVEST}")
    assert choice.params["runs"] == f"{HARVEST},harvest_day_21/21/1"
    assert "count_day_21/21/1" not in undone(in_culture())
    third_round = undone(in_culture().wrote("feeders_day_14/14/1", "dose_gy", "100", at=moment(14, "12:00")))
    assert HARVEST not in third_round
    assert third_round["count_day_21/21/1"].code == "step.not_done"
    assert "step.no_alternative_done" not in {check.code for check in third_round.values()}


def test_a_choice_of_steps_none_of_which_is_mandatory_is_nobodys_to_take() -> None:
    """Neither isolation nor supply has a mandatory step; the supply is asked for by the product."""
    choices = [check for check in found(not_done, a_product()) if check.code == "step.no_alternative_done"]
    assert [check.params["runs"] for check in choices] == [f"{HARVEST},harvest_day_21/21/1"]


def test_a_step_in_doubt_that_nothing_is_written_in_counts_as_left() -> None:
    making = in_culture()
    making.states[COUNT_7] = RunState.TO_CONFIRM
    assert undone(making)[COUNT_7].code == "step.mandatory_left_out"
    assert undone(making)[COUNT_7].params["left_out"] == "no"
