"""The exceptions of a batch: what a reviewer is shown, who did it, what stood there, and whether it still waits."""

from dataclasses import replace
from typing import Any

import pytest

from nkmfg.domain.case import ReleaseCase
from nkmfg.domain.culture.events import Fate
from nkmfg.domain.facts.dossier import BATCH, LineKey
from nkmfg.domain.facts.release_dossier import ReleaseDossier
from nkmfg.domain.findings.spec import Group
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.recipe.model import Operation
from nkmfg.words.checks import CheckView, views
from nkmfg.words.exceptions import unanswered_sentence
from tests.dossiers import Making, a_batch, everything_happened, two_vessels_for_two_weeks, worked_example_4
from tests.written import moment, sample, vessel


def exceptions(making: Making | ReleaseDossier) -> tuple[CheckView, ...]:
    dossier = making.dossier() if isinstance(making, Making) else making
    return views(dossier, ReleaseCase(dossier).exceptions)


def told(making: Making | ReleaseDossier, group: Group) -> list[CheckView]:
    return [view for view in exceptions(making) if view.check.spec.group is group]


def the_one(making: Making | ReleaseDossier, group: Group) -> CheckView:
    found = told(making, group)
    assert len(found) == 1, found
    return found[0]


def seeded() -> Making:
    return (
        a_batch()
        .received("P", ml="180")
        .isolated("P", "I", ml="180", content="400")
        .counted("I", day=0, ml="400", live="0.5", clock="11:00")
        .seeded("I", "A", ml="400", content="400")
    )


def on_day_1(**how: Any) -> tuple[Making, LineKey]:
    """One count of vessel A on day 1, and the line with its live cells."""
    making = seeded().counted("A", day=1, ml="400", live="0.42", clock="13:00", **how)
    return making, LineKey(making.last, "live_per_ml", vessel("A"))


# What was written


@pytest.mark.req("C09", "C10")
def test_a_correction_is_told_with_both_values_who_when_and_why() -> None:
    making, line = on_day_1()
    making.corrected(line, "0.24", "digits exchanged", at=moment(1, "13:40"), by="clara")
    finding = the_one(making, Group.CHANGED)
    assert (finding.then, finding.now) == ("0.42 ×10⁶/mL", "0.24 ×10⁶/mL")
    assert (finding.what, finding.where, finding.run) == ("Live cells", "Daily count, day 1, vessel A", line.run)
    assert (finding.who, finding.at, finding.answer) == ("Clara Öhman", moment(1, "13:40"), "digits exchanged")
    assert not finding.is_open


def test_a_line_corrected_twice_is_told_twice_each_time_with_what_stood_before() -> None:
    making, line = on_day_1()
    making.corrected(line, "0.24", "first thought", at=moment(1, "13:40"))
    making.corrected(line, "0.44", "second thought", at=moment(1, "13:50"))
    assert [(finding.then, finding.now) for finding in told(making, Group.CHANGED)] == [
        ("0.42 ×10⁶/mL", "0.24 ×10⁶/mL"),
        ("0.24 ×10⁶/mL", "0.44 ×10⁶/mL"),
    ]


@pytest.mark.req("D01")
def test_a_voided_entry_is_told_and_leaves_its_mandatory_field_blank() -> None:
    making, line = on_day_1()
    making.voided(line, "another flask was counted", at=moment(1, "13:40"))
    assert the_one(making, Group.VOIDED).now == "void"
    blank = the_one(making, Group.BLANK)
    assert (blank.what, blank.where, blank.is_open) == ("Live cells", "Daily count, day 1, vessel A", True)


@pytest.mark.req("D11")
def test_what_is_written_down_late_is_told_once_for_all_that_was_recorded_together() -> None:
    making, _ = on_day_1(entered_at=moment(1, "14:01"), reason="no tablet free")
    late = the_one(making, Group.LATE_ENTRY)
    assert late.what == "7 values written down 61 min after the fact (limit 60 min)"
    assert (late.who, late.answer, late.is_open) == ("Борис Лебедев", "no tablet free", False)


@pytest.mark.req("D11")
def test_exactly_the_limit_of_the_recipe_is_not_late() -> None:
    making, _ = on_day_1(entered_at=moment(1, "14:00"))
    assert not told(making, Group.LATE_ENTRY)


def test_a_correction_on_the_next_day_makes_no_late_entry_of_a_prompt_one() -> None:
    making, line = on_day_1()
    making.corrected(line, "0.24", "digits exchanged", at=moment(2, "09:00"))
    assert not told(making, Group.LATE_ENTRY)


@pytest.mark.req("C06", "F06")
def test_a_value_beyond_its_action_limit_is_open_until_a_deviation_answers_it() -> None:
    making = seeded().fed_with_feeders("feeders_start", day=0)
    run = making.last
    making.corrected(LineKey(run, "dose_gy", BATCH), "130", "as on the certificate", at=moment(0, "11:40"))
    finding = the_one(making, Group.OUT_OF_LIMIT)
    assert (finding.tone, finding.is_open) == (Tone.ACTION, True)
    assert finding.what == "Dose: 130 Gy: outside the action limit ≤ 120 Gy."
    making.deviated(finding.what, run, at=moment(0, "11:41"), check=finding.check)
    finding = the_one(making, Group.OUT_OF_LIMIT)
    assert (finding.answer, finding.is_open) == ("deviation NK-26-014-D01", False)


@pytest.mark.req("F06")
def test_dying_feeders_on_day_1_are_no_exception_the_same_viability_on_day_6_is() -> None:
    early = seeded().counted("A", day=1, ml="400", live="0.4", dead="0.5", clock="13:00")
    late = seeded().counted("A", day=6, ml="400", live="0.4", dead="0.5", clock="13:00")
    assert not told(early, Group.OUT_OF_LIMIT)
    assert the_one(late, Group.OUT_OF_LIMIT).what == "Viability: 44.44 %: outside the action limit ≥ 70 %."


def test_replicates_that_differ_too_much_wait_for_a_third() -> None:
    making = seeded().counted("A", day=1, ml="400", live="0.4", second="0.6", clock="13:00")
    finding = the_one(making, Group.OUT_OF_LIMIT)
    assert "differ by 40 %" in finding.what
    assert finding.is_open


@pytest.mark.req("C06")
def test_a_dilution_typed_ten_times_too_high_is_open_until_somebody_answers() -> None:
    making = seeded().counted("A", day=1, ml="400", live="0.5", dilution="10", clock="13:00")
    doubt = the_one(making, Group.TO_CONFIRM)
    assert (doubt.tone, doubt.is_open, doubt.where) == (Tone.ACTION, True, "Daily count, day 1, vessel A")
    line = LineKey(making.last, "dilution", vessel("A"))
    making.confirmed(line, "counted again: the same", at=moment(1, "13:20"), by="clara")
    confirmed = the_one(making, Group.CONFIRMED)
    assert (confirmed.who, confirmed.answer, confirmed.is_open) == ("Clara Öhman", "counted again: the same", False)
    assert not told(making, Group.TO_CONFIRM)


def test_a_value_outside_what_is_plausible_is_told_with_the_value() -> None:
    making, line = on_day_1()
    making.corrected(line, "420", "as shown by the counter", at=moment(1, "13:10"))
    assert "Live cells: far from what is expected" in [finding.what for finding in told(making, Group.TO_CONFIRM)]


def test_a_field_that_another_answer_makes_needless_is_not_left_blank() -> None:
    making = seeded().fed("A", day=2, removed="100", added="100")
    assert not told(making, Group.BLANK)  # "settled" asks for no count of the removed medium
    run = making.last
    removed = LineKey(run, "removed_cells", vessel("A"))
    making.corrected(removed, "counted", "it was counted", at=moment(2, "15:10"))
    assert the_one(making, Group.BLANK).what == "Live cells in the removed medium"


def test_more_drawn_than_a_vessel_held_does_not_add_up() -> None:
    making = seeded()
    making.moved(making.adds(Operation.FREEZE, 1, "reserve"), "A", None, "500", moment(1), Fate.FROZEN)
    finding = the_one(making, Group.DOES_NOT_ADD_UP)
    assert (finding.where, finding.is_open) == ("vessel A", True)


# What was done, and when


@pytest.mark.req("F06")
def test_a_mandatory_count_is_missed_when_its_time_has_passed_and_not_before() -> None:
    dossier = seeded().dossier()
    before = replace(dossier, read_at=moment(7, "16:00"))
    after = replace(dossier, read_at=moment(7, "16:01"))
    assert not [finding for finding in told(before, Group.MISSED) if finding.run == "count_day_7/7/1"]
    (missed,) = [finding for finding in told(after, Group.MISSED) if finding.run == "count_day_7/7/1"]
    assert (missed.tone, missed.is_open) == (Tone.ACTION, True)
    assert missed.what == "Not recorded (mandatory), due until 2026-11-15 16:00 +03:00"


@pytest.mark.req("F05", "FD9")
def test_a_step_done_after_its_time_is_told_and_wants_an_answer() -> None:
    making = seeded().counted("A", day=7, ml="400", live="1.25", clock="16:00")
    assert not [finding for finding in told(making, Group.MISSED) if finding.run == making.last]
    making = seeded().counted("A", day=7, ml="400", live="1.25", clock="16:01")
    (late,) = [finding for finding in told(making, Group.MISSED) if finding.run == making.last]
    assert late.what == "Done 2026-11-15 16:01 +03:00, due until 2026-11-15 16:00 +03:00"
    assert (late.who, late.tone, late.is_open) == ("Anna Kowalska", Tone.LATE, True)


def test_missed_days_of_an_expected_step_are_told_together() -> None:
    found = {finding.where: finding.tone for finding in told(worked_example_4(), Group.MISSED)}
    assert found["Daily count, day 1–6, 8–13"] is Tone.LATE


def test_no_step_of_a_choice_that_was_not_taken_is_missed() -> None:
    dossier = replace(worked_example_4().dossier(), read_at=moment(40))
    late = [finding.run for finding in told(dossier, Group.MISSED)]
    assert not [run for run in late if run and run.startswith(("count_third", "harvest_day_21", "deplete_cd3"))]


def test_a_step_left_out_is_told_and_no_longer_missed() -> None:
    making = worked_example_4()
    run = making.key_of("go_no_go", 8)
    assert run in [finding.run for finding in told(making, Group.MISSED)]
    making.left_out(run)
    assert run not in [finding.run for finding in told(making, Group.MISSED)]
    assert the_one(making, Group.LEFT_OUT).run == run


def test_an_operation_beyond_the_plan_is_told_with_its_reason() -> None:
    finding = the_one(worked_example_4(), Group.ADDED)
    assert (finding.where, finding.answer, finding.is_open) == (
        "Freezing of cells, day 7",
        "the part not carried on",
        False,
    )


def test_a_deviation_is_open_until_qa_has_closed_it() -> None:
    making = seeded().deviated("The door stood open", at=moment(1))
    finding = the_one(making, Group.DEVIATION)
    assert (finding.tone, finding.is_open, finding.where) == (Tone.ACTION, True, "the batch")
    closed = seeded().deviated("The door stood open", at=moment(1), closed_with="No influence.")
    finding = the_one(closed, Group.DEVIATION)
    assert (finding.tone, finding.is_open, finding.who, finding.answer) == (
        Tone.PASS,
        False,
        "Вера Орлова",
        "No influence.",
    )


# What was signed


def signed() -> tuple[Making, LineKey]:
    making, line = on_day_1()
    return making.signed(line.run, "anna", "performed"), line


def unsigned_runs(making: Making) -> dict[str | None, str]:
    return {finding.run: finding.what for finding in told(making, Group.UNSIGNED)}


@pytest.mark.req("B07", "D10")
def test_a_step_is_unsigned_until_its_performer_and_its_verifier_have_signed() -> None:
    making = seeded()
    run = making.last
    assert unsigned_runs(making)[run] == "Not signed as performed by Anna Kowalska; verified"
    making.signed(run, "anna", "performed")
    assert unsigned_runs(making)[run] == "Not signed as verified"
    making.signed(run, "boris", "verified")
    assert run not in unsigned_runs(making)


def test_another_performers_signature_does_not_stand_for_one_own() -> None:
    making, line = on_day_1()
    making.wrote(line.run, "sampled_ml", "2", vessel("A"), at=moment(1, "13:05"), by="clara")
    making.signed(line.run, "anna", "performed")
    assert unsigned_runs(making)[line.run] == "Not signed as performed by Clara Öhman"


@pytest.mark.req("B07")
@pytest.mark.challenge("S6")
def test_a_correction_of_what_was_signed_alters_the_signature_until_it_is_signed_again() -> None:
    making, line = signed()
    assert not told(making, Group.SIGNATURE_ALTERED)
    making.corrected(line, "0.24", "digits exchanged", at=moment(1, "14:00"))
    altered = the_one(making, Group.SIGNATURE_ALTERED)
    assert (altered.tone, altered.is_open, altered.who) == (Tone.ACTION, True, "Anna Kowalska")
    assert altered.what == "Live cells A: 0.42 ×10⁶/mL when signed, 0.24 ×10⁶/mL now"
    making.signed(line.run, "anna", "performed", at=moment(1, "14:10"))
    altered = the_one(making, Group.SIGNATURE_ALTERED)
    assert (altered.tone, altered.is_open, altered.answer) == (Tone.NOTED, False, "signed again")


@pytest.mark.req("B06")
def test_a_signature_whose_copy_was_tampered_with_is_invalid_and_stays_so() -> None:
    making, line = signed()
    forged = replace(making.signatures[-1], payload=making.signatures[-1].payload.replace("0.42", "0.24"))
    making.signatures[-1] = forged
    making.signed(line.run, "anna", "performed", at=moment(1, "15:00"))
    finding = the_one(making, Group.SIGNATURE_INVALID)
    assert (finding.tone, finding.is_open) == (Tone.FAIL, True)


def test_what_is_added_after_the_signature_wants_another_one() -> None:
    making, line = signed()
    making.wrote(line.run, "sampled_ml", "2", vessel("A"), at=moment(1, "13:20"))
    assert "since something was added after the signature" in unsigned_runs(making)[line.run]
    making.signed(line.run, "anna", "performed", at=moment(1, "14:00"))
    assert line.run not in unsigned_runs(making)


@pytest.mark.req("F07")
def test_a_phenotype_that_came_in_after_the_signature_is_noted_and_asks_nothing_of_anybody() -> None:
    making = seeded()
    run = making.key_of("count_start")
    making.sampled("S0", "I", day=0, clock="11:05").signed(run, "anna", "performed")
    making.wrote(making.key_of("phenotype_start"), "parent_gate", "live", sample("S0"), at=moment(0, "16:00"))
    making.wrote(making.key_of("phenotype_start"), "nk_pct", "12", sample("S0"), at=moment(0, "16:00"))
    finding = the_one(making, Group.DIFFERS_NOW)
    assert (finding.what, finding.run, finding.now) == ("NK cells of vessel I", run, "2.4 × 10⁷")
    assert "pending" in finding.then
    assert (finding.tone, finding.is_open) == (Tone.NOTED, False)


def test_a_number_signed_that_a_later_correction_moves_is_open_for_assessment() -> None:
    making = seeded()
    making.phenotyped("S0", "I", day=0, nk="12", clock="11:05").signed(
        making.key_of("count_start"), "anna", "performed"
    )
    result = LineKey(making.key_of("phenotype_start"), "nk_pct", sample("S0"))
    making.corrected(result, "21", "misread", at=moment(0, "17:00"))
    finding = the_one(making, Group.DIFFERS_NOW)
    assert (finding.then, finding.now, finding.is_open) == ("2.4 × 10⁷", "4.2 × 10⁷", True)
    assert not told(making, Group.SIGNATURE_ALTERED)


# All of them


def test_the_gravest_come_first_and_within_a_kind_the_earliest() -> None:
    found = exceptions(everything_happened())
    order = [list(Group).index(view.check.spec.group) for view in found if view.check.spec.group]
    assert order == sorted(order)
    assert set(Group) - {view.check.spec.group for view in found} == {
        Group.SIGNATURE_INVALID,
        Group.DOES_NOT_ADD_UP,
        Group.TO_CONFIRM,
        Group.NEVER_RECORDED,
        Group.NOT_AFFECTED,
        Group.TRANSCRIBED,
    }
    late = [view.at for view in found if view.check.spec.group is Group.LATE_ENTRY]
    assert late == sorted(late)  # type: ignore[type-var]


@pytest.mark.req("D05")
def test_only_what_was_not_done_in_time_depends_on_when_the_record_is_read() -> None:
    dossier = two_vessels_for_two_weeks().dossier()
    earlier = replace(dossier, read_at=moment(5))
    then, now = ({view.check.key: view for view in exceptions(each)} for each in (earlier, dossier))
    assert len(now) > len(then)
    changed = [(now | then)[key] for key in now.keys() ^ then.keys()]
    assert {view.check.spec.group for view in changed} == {Group.MISSED}


def test_a_batch_just_issued_has_no_exceptions() -> None:
    assert exceptions(a_batch()) == ()


def test_one_exception_waits_and_several_wait() -> None:
    assert unanswered_sentence(1) == "1 open exception waits for an answer."
    assert unanswered_sentence(2) == "2 open exceptions wait for an answer."
