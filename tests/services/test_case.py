"""A case after a write is the case a fresh reading gives; and a session that keeps cases never keeps an old one."""

from dataclasses import fields, replace

import pytest

from nkmfg.demo import ending
from nkmfg.demo.player import Player
from nkmfg.demo.staff import ANNA, BORIS, QASIM, by, signs
from nkmfg.domain.case import Written
from nkmfg.domain.culture.events import Fate
from nkmfg.domain.facts.dossier import About, LineKey
from nkmfg.domain.figures.batch_figures import figures
from nkmfg.domain.recipe.model import Subject
from nkmfg.services import results
from nkmfg.services.attachments import attach
from nkmfg.services.dossier.case import keep_cases, open_case
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.services.lots.stock import add_lot
from nkmfg.services.steps.correcting import confirm, correct, void, void_to_sign
from nkmfg.services.steps.recording import RecordingResult, record
from nkmfg.services.steps.recording_input import NewVessel, Recording, TypedValue
from nkmfg.services.steps.runs import open_deviation
from tests.conftest import Site
from tests.finished import Finished
from tests.seeded import issued
from tests.services.test_steps import A, P, to_day
from tests.subjects import lot_facts


def expect_as_read(player: Player, recorded: RecordingResult) -> None:
    """What the act held in the end, field by field, is what the database holds."""
    read = open_case(player.session, player.batch.number).dossier
    told = replace(recorded.case.dossier, read_at=read.read_at)
    for field in fields(read):
        assert getattr(told, field.name) == getattr(read, field.name), field.name
    assert figures(told) == figures(read)


def test_after_cells_that_came_in_and_were_counted_nothing_has_to_be_read_again(demo: Site) -> None:
    player = issued(demo)
    player.next_morning()
    received = player.receive(player.key("receipt"), NewVessel("P0", "collection_bag"), {"content_ml": "180"})
    expect_as_read(player, received)
    expect_as_read(player, player.count(player.key("count_receipt"), "P0", "180", "60", "2"))


def test_after_cells_were_moved_sampled_and_seeded_nothing_has_to_be_read_again(seeded: Finished) -> None:
    player = seeded.player
    to_day(player, 7)
    expect_as_read(player, player.count(player.key("count_day_7"), "A", "777", "1.25", "0.08"))
    expect_as_read(player, player.sample(player.key("sample_day_7"), "S7", ("A",), "2"))
    shares = {"parent_gate": "live", "nk_pct": "80", "t_pct": "6"}
    expect_as_read(player, player.form(player.key("phenotype_day_7"), shares, About(Subject.SAMPLE, "S7")))
    restimulation = player.key("restimulate_day_7")
    expect_as_read(player, player.move(restimulation, "A", NewVessel("B", "gas_permeable_1l"), "100"))
    expect_as_read(player, player.move(restimulation, "A", NewVessel("F", "cryo"), "600", Fate.FROZEN))
    grown = {"feeders_viable": "200", "content_ml": "1000", "il2_iu": "100000"}
    expect_as_read(player, player.vessel(restimulation, "B", grown))


def test_after_the_seeding_the_windows_and_the_culture_day_are_those_that_are_kept(seeded: Finished) -> None:
    player = seeded.player
    again = player.vessel(player.key("seed"), "P", {"content_ml": "1"})
    assert again.case.dossier.culture_started_at is not None
    assert any(run.window is not None for run in again.case.dossier.runs)
    expect_as_read(player, again)


def test_after_a_value_out_of_limits_its_deviation_is_there_under_the_number_it_got(seeded: Finished) -> None:
    player = seeded.player
    open_deviation(seeded.session, by(seeded.session, ANNA), player.batch, "The door stood open for a minute.")
    to_day(player, 6)
    doubted = player.count(player.key("count_daily", 6), "A", "400", "0.01", "0.90")
    assert doubted.flagged
    expect_as_read(player, doubted)


def test_after_a_file_was_recorded_its_digest_stands_on_the_line(seeded: Finished) -> None:
    player = seeded.player
    to_day(player, 1)
    file = attach(seeded.session, by(seeded.session, BORIS), player.batch, "count.csv", b"live,dead\n1,2\n")
    key = player.key("count_daily", 1)
    known = "counter_file"
    typed = TypedValue(known, A, "count.csv", attachment_id=file.id)
    told = record(seeded.session, by(seeded.session, BORIS), player.batch, Recording(key, ANNA.login, values=[typed]))
    line = told.case.dossier.run(key).line(known, A)
    assert line is not None
    assert line.last.attachment == file.sha256
    expect_as_read(player, told)


def test_after_a_correction_a_confirmation_and_a_void_nothing_has_to_be_read_again(seeded: Finished) -> None:
    player, session = seeded.player, seeded.session
    key = LineKey("count_start/-/1", "live_per_ml", P)
    expect_as_read(player, correct(session, by(session, BORIS), player.batch, key, 1, "0.6", ANNA.login, "a slip"))
    expect_as_read(player, confirm(session, by(session, BORIS), player.batch, key, 2, "looked again"))
    copy = void_to_sign(session, player.batch, key, "of another tube")
    expect_as_read(player, void(session, signs(session, ANNA, copy), player.batch, key, "of another tube"))


def test_after_a_lot_that_is_not_released_was_used_its_deviation_is_there_and_every_version_of_it(
    seeded: Finished,
) -> None:
    player, session = seeded.player, seeded.session
    recipe = player.recipe()
    lot = add_lot(session, by(session, BORIS), recipe, lot_facts("complete_medium"))
    to_day(player, 2)
    recording = Recording(player.key("feed", 2), ANNA.login, values=[TypedValue("medium_lot", A, lot.code)])
    fed = record(session, by(session, BORIS), player.batch, recording)
    assert fed.flagged == (f"Lot {lot.code} is used without QA's release.",)
    expect_as_read(player, fed)
    other = add_lot(session, by(session, BORIS), recipe, lot_facts("complete_medium", expires_in_days=-2))
    key = LineKey(player.key("feed", 2), "medium_lot", A)
    corrected = correct(session, by(session, BORIS), player.batch, key, 1, other.code, ANNA.login, "a slip")
    assert any("expired on" in sentence for sentence in corrected.flagged)
    expect_as_read(player, corrected)


def test_a_case_with_nothing_written_is_the_case(demo: Site) -> None:
    case = open_case(demo.session, issued(demo).batch.number)
    assert case.with_entries(Written()).dossier == case.dossier


def test_a_session_that_keeps_cases_reads_a_batch_once_until_it_writes(seeded: Finished) -> None:
    player, session = seeded.player, seeded.session
    number = player.batch.number
    keep_cases(session)
    first = open_case(session, number)
    assert open_case(session, number) is first
    assert open_release_case(session, number).figures is first.figures
    event = "The door stood open for a minute."
    open_deviation(session, by(session, ANNA), player.batch, event)
    assert open_case(session, number) is not first
    assert event in [deviation.event for deviation in open_case(session, number).dossier.deviations]


def test_inside_an_act_a_case_is_never_one_that_was_read_before_its_lock(seeded: Finished) -> None:
    player, session = seeded.player, seeded.session
    number = player.batch.number
    keep_cases(session)
    before = open_case(session, number)
    with seeded.ledger.sessions() as other:
        open_deviation(other, by(other, ANNA), batch_numbered(other, number), "Written by somebody else meanwhile.")
    to_day(player, 1)
    counted = player.count(player.key("count_daily", 1), "A", "400", "0.5", "0.1")
    assert len(counted.case.dossier.deviations) == len(before.dossier.deviations) + 1


def test_a_session_that_keeps_no_cases_reads_each_time(demo: Site) -> None:
    number = issued(demo).batch.number
    assert open_case(demo.session, number) is not open_case(demo.session, number)


@pytest.mark.req("H04")
def test_results_stand_where_a_reading_has_them_when_they_are_added_corrected_and_voided(tested: Finished) -> None:
    session, number, sample = tested.session, tested.number, f"S-{tested.number[-3:]}-P"
    before = open_case(session, number)
    ending.report(tested.player, "viability", "91.6", sample=sample)
    reported, here = results.ResultInput(typed="92.6", sample=sample), by(session, QASIM)
    results.correct_result(session, here, tested.player.batch, "viability", 2, 1, reported, "digits exchanged")
    copy = results.void_result_to_sign(session, tested.player.batch, "gram", 1, "of another sample")
    signing = signs(session, QASIM, copy)
    results.void_result(session, signing, tested.player.batch, "gram", 1, "of another sample")
    after = open_case(session, number).dossier
    added = tuple(result for result in after.results if result not in before.dossier.results)
    assert [(result.key, len(result.entries)) for result in added] == [("gram#1", 2), ("viability#2", 2)]
    assert before.with_entries(Written(results=added)).dossier.results == after.results
