"""A batch through the services: recorded, judged, corrected, signed; and what the numbers then are."""

import re
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
import sqlalchemy as sa

from nkmfg.demo.player import Player
from nkmfg.demo.shelf import FAMILIES
from nkmfg.demo.staff import ANNA, BORIS, QA, by, signs
from nkmfg.domain.case import Case
from nkmfg.domain.culture.events import Fate
from nkmfg.domain.facts.dossier import BATCH, About, LineKey
from nkmfg.domain.facts.dossier import Run as RunFact
from nkmfg.domain.figures.batch_figures import figures
from nkmfg.domain.figures.run_signature import ChangeCode, SignatureStatus, status_of
from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.recipe.model import Operation, Subject
from nkmfg.domain.values.errors import Forbidden, Malformed, Refused, Stale
from nkmfg.domain.values.quantities import shown
from nkmfg.ledger.act import act
from nkmfg.models import Entry, Lot
from nkmfg.services.batches import list_batches
from nkmfg.services.dossier.reader import open_dossier
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.services.steps.correcting import confirm, correct, void, void_to_sign
from nkmfg.services.steps.recording import record, record_form
from nkmfg.services.steps.recording_input import FormRefused, NewMovement, NewVessel, Recording, TypedValue
from nkmfg.services.steps.runs import add_run, skip_run
from nkmfg.services.steps.signing import performed_to_sign, sign_performed, sign_verified, verified_to_sign
from nkmfg.services.today import todays_tasks
from nkmfg.words.signatures import change_words
from tests.conftest import Site
from tests.finished import Finished
from tests.judged import blocking
from tests.refusing import refusing
from tests.seeded import begun, issued, sample

A = About(Subject.VESSEL, "A")
P = About(Subject.VESSEL, "P")


def to_day(player: Player, days: int) -> None:
    player.wait(days=days)


@pytest.mark.req("F07", "F10", "F12")
def test_a_form_is_read_at_the_moment_of_the_act_that_keeps_it(demo: Site) -> None:
    """What is said to be now is never later than its entry."""
    player, moments = issued(demo), []
    player.next_morning()
    run = player.key("receipt")

    def read_form(_case: Case, _run: RunFact, at: datetime) -> Recording:
        moments.append(at)
        return Recording(run, ANNA.login, values=[TypedValue("identity_matches", BATCH, "yes")])

    record_form(demo.session, by(demo.session, BORIS), player.batch, run, read_form)
    (line,) = open_dossier(demo.session, player.batch.number).run(run).lines
    assert [entry.entered_at for entry in line.entries] == moments


def test_worked_example_4_as_typed_shows_the_four_named_numbers(seeded: Finished) -> None:
    player = seeded.player
    to_day(player, 7)
    player.count(player.key("count_day_7"), "A", "777", "1.25", "0.08")
    sample(player, "sample_day_7", "S7", "A")
    player.phenotype(player.key("phenotype_day_7"), "S7", "80", "6")
    seven = figures(open_dossier(seeded.session, player.batch.number))
    assert seven.nk.batch.live.segment_fold.value == Decimal("32.375")
    restimulation = player.key("restimulate_day_7")
    player.move(restimulation, "A", NewVessel("B", "gas_permeable_1l"), "100")
    player.move(restimulation, "A", NewVessel("F", "cryo"), "677", Fate.FROZEN)
    player.vessel(restimulation, "B", {"feeders_viable": "200", "content_ml": "1000", "il2_iu": "100000"})
    to_day(player, 7)
    player.count(player.key("count_day_14"), "B", "1000", "5.0", "0.2")
    sample(player, "sample_day_14", "S14", "B")
    player.phenotype(player.key("phenotype_day_14"), "S14", "84", "0.2")
    nk = figures(open_dossier(seeded.session, player.batch.number)).nk
    assert nk.batch.live.segment_fold.value == 42
    assert nk.batch.live.cumulative_fold.value == Decimal("1359.75")
    assert nk.batch.theoretical_yield.value == Decimal("3.2634e10")
    assert nk.batch.actual_yield.value == Decimal("4.877e9")
    assert shown(nk.batch.live.cumulative_fold.value, significant=6) == "1,359.75"
    assert not nk.faults
    assert seeded.breaks() == []


@pytest.mark.req("C06")
def test_a_value_out_of_limits_is_kept_judged_and_opens_a_deviation(seeded: Finished) -> None:
    player = seeded.player
    to_day(player, 6)
    run = player.key("count_daily", 6)
    recorded = player.count(run, "A", "400", "0.60", "0.60")
    assert recorded.flagged
    dossier = open_dossier(seeded.session, player.batch.number)
    assert dossier.run(run).answer("live_per_ml", A) == "0.60"
    assert any("viability" in deviation.event.lower() for deviation in dossier.deviations)


@pytest.mark.req("K04")
def test_what_comes_in_is_inspected_and_what_is_not_as_it_has_to_be_is_kept_and_flagged(demo: Site) -> None:
    """Identity, transport, bag, volume and decision, by criteria that the recipe has before; nothing is bounced."""
    player = issued(demo)
    player.next_morning()
    receipt = player.key("receipt")
    inspected = {
        "din": FAMILIES[0].din,
        "identity_matches": "no",
        "transport_range": "room",
        "room_lowest_c": "19.2",
        "room_highest_c": "26.5",
        "appearance": "leaking",
        "decision": "quarantine",
    }
    flagged = player.form(receipt, inspected).flagged
    for sentence in (
        "Donor and order match, both persons: no: not as it has to be.",
        "Highest temperature: 26.5 °C: outside the action limit ≤ 24 °C.",
        "Bag and contents: Leaking or damaged: not as it has to be.",
        "Decision: Quarantine: not as it has to be.",
    ):
        assert sentence in flagged
    player.receive(receipt, NewVessel("P0", "collection_bag"), {"content_ml": "180"})
    player.count(player.key("count_receipt"), "P0", "180", "60", "2")
    dossier = open_release_case(demo.session, player.batch.number).dossier
    run = dossier.run(receipt)
    assert {key: run.answer(key) for key in ("identity_matches", "appearance", "decision")} == {
        "identity_matches": "no",
        "appearance": "leaking",
        "decision": "quarantine",
    }
    against = blocking(dossier)
    assert any("Leaking or damaged" in sentence for sentence in against)
    answered = player.correct(receipt, "identity_matches", BATCH, "yes", "the wrong line was tapped")
    assert not any("match" in sentence for sentence in answered.flagged)


@pytest.mark.req("C06", "D08")
@pytest.mark.challenge("T7")
def test_an_implausible_first_value_stays_and_is_answered_before_anyone_signs(seeded: Finished) -> None:
    player = seeded.player
    to_day(player, 1)
    run = player.key("count_daily", 1)
    recorded = player.count(run, "A", "400", "5.2", "0.2")  # typed ten times too high
    assert recorded.state == "to_confirm"
    assert "dilution" in recorded.to_confirm[0]
    with refusing(Refused, "confirm or correct"):
        performed_to_sign(seeded.session, player.batch.number, run, ANNA.login)
    answered = player.correct(run, "live_per_ml", A, "0.52", "dilution typed ten times too high")
    assert answered.state == "recorded"
    line = open_dossier(seeded.session, player.batch.number).run(run).line("live_per_ml", A)
    assert line is not None
    assert [entry.typed for entry in line.entries] == ["5.2", "0.52"]
    assert line.last.reason == "dilution typed ten times too high"


def test_an_implausible_value_may_be_confirmed_as_it_is(seeded: Finished) -> None:
    player = seeded.player
    to_day(player, 1)
    run = player.key("count_daily", 1)
    player.count(run, "A", "400", "5.2", "0.2")
    key = LineKey(run, "live_per_ml", A)
    answered = confirm(seeded.session, by(seeded.session, BORIS), player.batch, key, 1, "counted again")
    assert answered.state == "recorded"
    line = open_dossier(seeded.session, player.batch.number).run(run).line("live_per_ml", A)
    assert line is not None
    assert line.value is not None
    assert (line.value.typed, line.value.kind) == ("5.2", "confirmation")


@pytest.mark.req("C06")
@pytest.mark.challenge("T7")
def test_45_then_85_then_450_are_all_kept_45_first(seeded: Finished) -> None:
    player = seeded.player
    run = player.key("feeders_start")
    player.form(
        run,
        {
            "dose_gy": "100",
            "vials_thawed": "12",
            "feeder_live_per_ml": "20",
            "feeder_viability_pct": "45",
            "feeder_suspension_ml": "21",
        },
    )
    batch_line = About(Subject.BATCH)
    player.correct(run, "feeder_viability_pct", batch_line, "85", "read from the wrong line")
    player.correct(run, "feeder_viability_pct", batch_line, "450", "as the printout has it", revision=2)
    line = open_dossier(seeded.session, player.batch.number).run(run).line("feeder_viability_pct")
    assert line is not None
    assert [entry.typed for entry in line.entries] == ["45", "85", "450"]
    assert open_dossier(seeded.session, player.batch.number).run(run).state == "to_confirm"


@pytest.mark.req("B03", "F03")
def test_the_performer_signs_and_never_verifies_their_own_work(seeded: Finished) -> None:
    player = seeded.player
    number, run = player.batch.number, player.key("count_start")
    copy = performed_to_sign(seeded.session, number, run, ANNA.login)
    sign_performed(seeded.session, signs(seeded.session, ANNA, copy), number, run)
    own = verified_to_sign(seeded.session, number, run)
    with pytest.raises(Forbidden, match=r"act\.own_work"):
        sign_verified(seeded.session, signs(seeded.session, ANNA, own), number, run)
    again = verified_to_sign(seeded.session, number, run)
    sign_verified(seeded.session, signs(seeded.session, BORIS, again), number, run)
    signed = open_dossier(seeded.session, number).run(run).signatures
    assert [(item.name, item.meaning) for item in signed] == [(ANNA.name, "performed"), (BORIS.name, "verified")]


@pytest.mark.req("B06")
@pytest.mark.challenge("S5", "S7", "S8")
def test_a_corrected_signed_value_makes_the_signature_altered_and_says_what_changed(seeded: Finished) -> None:
    player = seeded.player
    number, run = player.batch.number, player.key("count_start")
    player.sign(run)
    dossier = open_dossier(seeded.session, number)
    assert {
        status_of(dossier, figures(dossier), dossier.run(run), signature).status
        for signature in dossier.run(run).signatures
    } == {SignatureStatus.VALID}
    player.correct(run, "dead_per_ml", P, "0.03", "misread")
    dossier = open_dossier(seeded.session, number)
    statuses = [
        status_of(dossier, figures(dossier), dossier.run(run), signature) for signature in dossier.run(run).signatures
    ]
    assert {status.status for status in statuses} == {SignatureStatus.ALTERED}
    change = statuses[0].changed[0]
    assert (change.code, change.field) == (ChangeCode.ENTRY, "dead_per_ml")
    assert [fact and fact.value.split()[0] for fact in (change.then, change.now)] == ["0.02", "0.03"]
    assert re.search(r"0\.02 .* when signed, 0\.03 .* now", change_words(change))


@pytest.mark.challenge("S8")
def test_a_phenotype_that_comes_later_never_alters_the_signature_on_the_count(demo: Site) -> None:
    player = begun(demo, nk_pct=None)
    number, run = player.batch.number, player.key("count_start")
    player.sign(run)
    sample(player, "sample_start", "S0", "P")
    player.phenotype(player.key("phenotype_start"), "S0", "12", "60")
    dossier = open_dossier(demo.session, number)
    statuses = [
        status_of(dossier, figures(dossier), dossier.run(run), signature) for signature in dossier.run(run).signatures
    ]
    assert {status.status for status in statuses} == {SignatureStatus.VALID}
    assert any(difference.quantity == "nk_cells" for status in statuses for difference in status.differs_now)


@pytest.mark.challenge("S9")
def test_signing_what_changed_since_it_was_shown_is_refused(seeded: Finished) -> None:
    player = seeded.player
    number, run = player.batch.number, player.key("count_start")
    shown_copy = performed_to_sign(seeded.session, number, run, ANNA.login)
    player.correct(run, "dead_per_ml", P, "0.03", "misread")
    with pytest.raises(Stale):
        sign_performed(seeded.session, signs(seeded.session, ANNA, shown_copy), number, run)


@pytest.mark.req("D07")
def test_an_older_view_of_a_value_does_not_correct_it(seeded: Finished) -> None:
    player = seeded.player
    run = player.key("count_start")
    player.correct(run, "dead_per_ml", P, "0.03", "misread")
    with refusing(Stale, r"0\.03"):
        player.correct(run, "dead_per_ml", P, "0.04", "misread too")


def test_two_people_on_two_vessels_of_one_step_never_refuse_each_other(seeded: Finished) -> None:
    player = seeded.player
    to_day(player, 1)
    split = player.add(Operation.SPLIT, "growing fast")
    player.move(split, "A", NewVessel("B", "gas_permeable_1l"), "200")
    player.wait(minutes=5)
    run = player.key("count_daily", 1)
    player.count(run, "A", "200", "0.5", "0.1")
    player.performer, player.scribe = BORIS, ANNA
    player.count(run, "B", "200", "0.5", "0.1")
    assert open_dossier(seeded.session, player.batch.number).run(run).performers == {"anna", "boris"}


def test_a_line_that_is_there_is_not_overwritten(seeded: Finished) -> None:
    player = seeded.player
    with refusing(Refused, "correct it"):
        player.count(player.key("count_start"), "P", "400", "0.6", "0.02")


@pytest.mark.req("D08")
@pytest.mark.parametrize("text", ["NaN", "1e400", "1,050", "٣", "🧪", "-1", "", "1_000", "1" * 200])
def test_a_malformed_number_is_refused_in_a_sentence_and_nothing_is_written(seeded: Finished, text: str) -> None:
    player = seeded.player
    to_day(player, 1)
    run = player.key("count_daily", 1)
    before = seeded.session.scalar(sa.select(sa.func.count()).select_from(Entry))
    values = [TypedValue("content_ml", A, "400", name="volume"), TypedValue("live_per_ml", A, text, name="live")]
    with pytest.raises(FormRefused) as refused:
        record(seeded.session, by(seeded.session, BORIS), player.batch, Recording(run, ANNA.login, values=values))
    assert "live" in refused.value.faults
    assert "volume" not in refused.value.faults
    assert seeded.session.scalar(sa.select(sa.func.count()).select_from(Entry)) == before


@pytest.mark.req("D11")
def test_an_entry_written_down_late_takes_a_reason_and_a_future_one_is_refused(seeded: Finished) -> None:
    player = seeded.player
    to_day(player, 1)
    run = player.key("count_daily", 1)
    late = [TypedValue("content_ml", A, "400", at=player.now - timedelta(hours=3))]
    with pytest.raises(Malformed, match=r"entry\.late_without_reason"):
        record(seeded.session, by(seeded.session, BORIS), player.batch, Recording(run, ANNA.login, values=late))
    reasoned = Recording(run, ANNA.login, values=late, late_because="tablet was charging")
    record(seeded.session, by(seeded.session, BORIS), player.batch, reasoned)
    dossier = open_dossier(seeded.session, player.batch.number)
    line = dossier.run(run).line("content_ml", A)
    assert line is not None
    assert dossier.is_late(line.first)
    coming = [TypedValue("sampled_ml", A, "1", at=player.now + timedelta(hours=1))]
    with refusing(Malformed, "not come yet"):
        record(seeded.session, by(seeded.session, BORIS), player.batch, Recording(run, ANNA.login, values=coming))


def test_an_unplanned_split_needs_a_reason_and_nothing_else(seeded: Finished) -> None:
    player = seeded.player
    with pytest.raises(Refused, match="reason"):
        add_run(seeded.session, by(seeded.session, BORIS), player.batch, Operation.SPLIT, " ")
    run = add_run(seeded.session, by(seeded.session, BORIS), player.batch, Operation.SPLIT, "the flask is full")
    assert run.added_because == "the flask is full"
    assert not open_dossier(seeded.session, player.batch.number).deviations


@pytest.mark.req("D01")
def test_a_void_is_signed_and_reasoned_and_the_value_stays_readable(seeded: Finished) -> None:
    player = seeded.player
    run = player.key("count_start")
    key = LineKey(run, "dead_per_ml", P)
    copy = void_to_sign(seeded.session, player.batch, key, "wrong vessel")
    with pytest.raises(Refused, match=r"entry\.voided_by_performer"):
        void(seeded.session, signs(seeded.session, BORIS, copy), player.batch, key, "wrong vessel")
    copy = void_to_sign(seeded.session, player.batch, key, "wrong vessel")
    void(seeded.session, signs(seeded.session, ANNA, copy), player.batch, key, "wrong vessel")
    line = open_dossier(seeded.session, player.batch.number).run(run).line("dead_per_ml", P)
    assert line is not None
    assert line.value is None
    assert line.first.typed == "0.02"


def test_a_step_with_entries_is_not_left_out(seeded: Finished) -> None:
    player = seeded.player
    with refusing(Refused, "recorded"):
        skip_run(seeded.session, by(seeded.session, BORIS), player.batch, player.key("count_start"), "no time")


@pytest.mark.req("A03", "A04")
def test_qa_records_nothing_and_an_administrator_nothing_at_all(seeded: Finished) -> None:
    player = seeded.player
    run = player.key("count_start")
    for member in (QA,):
        with pytest.raises(Forbidden):
            correct(
                seeded.session,
                by(seeded.session, member),
                player.batch,
                LineKey(run, "dead_per_ml", P),
                1,
                "1",
                "anna",
                "why not",
            )


def test_today_shows_what_is_late_due_and_to_confirm(seeded: Finished) -> None:
    player = seeded.player
    to_day(player, 1)
    player.count(player.key("count_daily", 1), "A", "400", "5.2", "0.2")
    tasks = todays_tasks(seeded.session)
    assert tasks[0].to_confirm
    assert not any(task.run.startswith("restimulate_day_14") for task in tasks)
    assert [row.number for row in list_batches(seeded.session)] == [player.batch.number]


@pytest.mark.req("C03")
@pytest.mark.challenge("T5")
@pytest.mark.parametrize("reason", [None, "", "   ", "."])
def test_the_database_itself_refuses_a_correction_without_a_reason(seeded: Finished, reason: str | None) -> None:
    player = seeded.player
    number = player.batch.number
    first = seeded.session.scalars(sa.select(Entry).order_by(Entry.id)).first()
    assert first is not None
    columns = {c.name: getattr(first, c.name) for c in Entry.__table__.columns if c.name != "id"}
    changed = {**columns, "revision": 2, "kind": "correction", "reason": reason}
    with (
        pytest.raises((sa.exc.IntegrityError, sa.exc.DBAPIError)),
        act(seeded.session, Action.RECORD_RUN, by=by(seeded.session, BORIS), on=player.batch),
    ):
        seeded.session.execute(sa.insert(Entry).values(changed))
    assert open_dossier(seeded.session, number).state == "open"


@pytest.mark.req("D08")
@pytest.mark.parametrize(
    ("target", "fate", "sentence"),
    [
        (None, Fate.CULTURE, "into which vessel"),
        ("B", Fate.FROZEN, "a vessel of its own"),
        ("B", Fate.DISCARDED, "goes into no vessel"),
    ],
    ids=["culture in no vessel", "frozen into a culture", "discarded into a vessel"],
)
def test_cells_stay_in_a_vessel_and_what_is_gone_or_frozen_is_not_put_among_them(
    seeded: Finished, target: str | None, fate: Fate, sentence: str
) -> None:
    player = seeded.player
    run = add_run(seeded.session, by(seeded.session, ANNA), player.batch, Operation.SPLIT, "it grew too dense")
    player.move(run.key, "A", NewVessel("B", "gas_permeable_1l"), "100")
    before = open_dossier(seeded.session, player.batch.number).movements
    volume = TypedValue("volume_ml", About(Subject.MOVEMENT), "50")
    recording = Recording(run.key, ANNA.login, movements=[NewMovement("A", target, fate, [volume])])
    with refusing(Malformed, sentence):
        record(seeded.session, by(seeded.session, BORIS), player.batch, recording)
    assert open_dossier(seeded.session, player.batch.number).movements == before
    assert seeded.breaks() == []


@pytest.mark.req("D08")
def test_a_doubted_count_is_confirmed_by_its_numbers_and_not_by_the_name_of_its_counter(seeded: Finished) -> None:
    player = seeded.player
    to_day(player, 1)
    key = player.key("count_daily", 1)
    player.count(key, "A", "400", "50", "0.02")
    assert open_dossier(seeded.session, player.batch.number).run(key).state == "to_confirm"
    here = by(seeded.session, ANNA)
    assert confirm(seeded.session, here, player.batch, LineKey(key, "cell_counter", A), 1).to_confirm
    assert not confirm(seeded.session, here, player.batch, LineKey(key, "live_per_ml", A), 1).to_confirm


@pytest.mark.req("D08")
def test_a_moment_inside_a_step_lies_behind_us_unless_the_recipe_lets_it_lie_ahead(seeded: Finished) -> None:
    player = seeded.player
    ahead = (player.now + timedelta(hours=6)).isoformat()
    feeders, clearance = player.key("feeders_start"), player.key("clearance_start")
    for run, field, is_refused in ((feeders, "irradiated_at", True), (clearance, "clean_until", False)):
        recording = Recording(run, ANNA.login, values=[TypedValue(field, BATCH, ahead)])
        if not is_refused:
            record(seeded.session, by(seeded.session, BORIS), player.batch, recording)
            continue
        with refusing(FormRefused, "has not come yet"):
            record(seeded.session, by(seeded.session, BORIS), player.batch, recording)


@pytest.mark.req("G01", "K04")
def test_a_lot_of_another_material_is_kept_and_flagged(seeded: Finished) -> None:
    player = seeded.player
    feeders = seeded.session.scalars(sa.select(Lot.code).where(Lot.material == "feeders")).one()
    to_day(player, 2)
    recording = Recording(player.key("feed", 2), ANNA.login, values=[TypedValue("medium_lot", A, feeders)])
    flagged = record(seeded.session, by(seeded.session, BORIS), player.batch, recording).flagged
    assert any(f"lot {feeders} is" in sentence and "another material" in sentence for sentence in flagged)
