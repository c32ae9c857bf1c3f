"""The forms of a step: what is calculated beside what is typed, what is offered, and the way to what is still blank."""

import re
from html import unescape

import pytest
import sqlalchemy as sa
from werkzeug.test import TestResponse

from nkmfg.demo.player import Player
from nkmfg.demo.shelf import FAMILIES
from nkmfg.demo.staff import ANNA, BORIS, HEDDA, by
from nkmfg.domain.facts.dossier import About
from nkmfg.domain.facts.release_dossier import ReleaseDossier
from nkmfg.domain.figures.batch_figures import figures
from nkmfg.domain.findings.spec import Group
from nkmfg.domain.recipe.model import Operation, Subject
from nkmfg.models import Lot, LotState, TreatmentOrder
from nkmfg.services.batches import issue_batch
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.services.steps.judging import implausible
from nkmfg.services.steps.recording_input import NewVessel
from tests.conftest import Site
from tests.judged import exceptions
from tests.web.client import Browser, logged_in, words
from tests.web.plainly import MINSK

A = About(Subject.VESSEL, "A")


@pytest.fixture
def player(demo: Site) -> Player:
    """A batch with 100 mL of 2 × 10⁶ nucleated cells per mL in P0, all of them alive: those of worked example 8."""
    coi = demo.session.scalars(sa.select(TreatmentOrder.coi_code).order_by(TreatmentOrder.id)).first()
    assert coi is not None
    batch = issue_batch(demo.session, by(demo.session, HEDDA), coi, "nk_k562_mbil21", FAMILIES[0].din)
    player = Player(demo.session, batch)
    player.receive(player.key("receipt"), NewVessel("P0", "collection_bag"), {"content_ml": "100"})
    player.count(player.key("count_start"), "P0", "100", "2.0", "0")
    return player


@pytest.fixture
def boris(demo: Site) -> Browser:
    return logged_in(demo, BORIS)


@pytest.fixture
def culture(player: Player) -> Player:
    """A hundred mL go into a bag; the next day it holds 400 mL with 1.5 × 10⁹ viable cells, as in worked example 10."""
    player.wait(minutes=1)
    player.move(player.key("seed"), "P0", NewVessel("A", "bag_3l"), "99")
    player.vessel(player.key("seed"), "A", {"feeders_viable": "396", "content_ml": "400", "il2_iu": "40000"})
    player.next_morning()
    player.count(player.key("count_daily", 1), "A", "400", "3.75", "0.1")
    player.wait(minutes=5)
    player.session.rollback()
    return player


def record_form(player: Player, key: str, about: str = "") -> str:
    return f"/batches/{player.batch.number}/record/{key}" + (f"?about={about}" if about else "")


def posted(**values: str) -> dict[str, str]:
    return {"performed_by": ANNA.login, "happened_when": "now", **values}


def now_in_record(player: Player) -> ReleaseDossier:
    player.session.rollback()
    return open_release_case(player.session, player.batch.number).dossier


def drafted(boris: Browser, player: Player, key: str, field: str, value: str) -> dict[str, str]:
    """What stands beside each control once a field was left."""
    path = f"/batches/{player.batch.number}/draft/{key}"
    answer = boris.post(path, {"field": field, "value": value, "age_ms": "0"}).get_json()
    found: dict[str, str] = answer["calculated"]
    return found


def stands(answered: TestResponse, *sentences: str) -> None:
    text = words(answered)
    for sentence in sentences:
        assert sentence in text


@pytest.mark.req("F07")
def test_a_feed_shows_exchange_medium_and_il2_beside_fields_that_start_empty(culture: Player, boris: Browser) -> None:
    key = culture.key("feed", 2)
    page = boris.get(record_form(culture, key, "vessel.A"))
    stands(page, "calculated: to exchange 200 mL", "calculated: IL-2 20,000 IU", "of the stock 20 µL")
    stands(page, "volume × share exchanged ÷ 100", "calculated: replaces what is removed 200 mL")
    assert 'id="vessel.A.removed_ml.1" name="vessel.A.removed_ml.1" value=""' in page.text


@pytest.mark.req("F07")
def test_with_nothing_taken_off_the_medium_is_reckoned_to_the_density_as_soon_as_that_is_typed(
    culture: Player, boris: Browser
) -> None:
    key = culture.key("feed", 2)
    boris.get(record_form(culture, key, "vessel.A"))
    calculated = drafted(boris, culture, key, "vessel.A.removed_ml.1", "0")
    assert "calculated: down to the density" in calculated["vessel.A.added_ml.1"]
    assert "2,600" in calculated["vessel.A.added_ml.1"]
    assert "260,000" in calculated["vessel.A.il2_iu.1"]
    calculated = drafted(boris, culture, key, "vessel.A.added_ml.1", "2500")
    assert "250,000" in calculated["vessel.A.il2_iu.1"]


@pytest.mark.req("F07")
def test_feeders_vials_and_suspension_stand_beside_their_fields(player: Player, boris: Browser) -> None:
    key = player.key("feeders_start")
    stands(boris.get(record_form(player, key)), "viable feeders needed 4 × 10⁸", "calculated: to add 20 mL")
    lot = player.session.scalars(sa.select(Lot.code).where(Lot.material == "feeders")).first()
    player.session.rollback()
    assert ">12<" in drafted(boris, player, key, "batch..feeder_lot.1", str(lot))["batch..vials_thawed.1"]
    calculated = drafted(boris, player, key, "batch..feeder_live_per_ml.1", "16")
    assert ">25<" in calculated["batch..feeder_suspension_ml.1"]


@pytest.mark.req("F07")
def test_how_much_to_carry_follows_the_vessel_it_is_carried_from_and_into(culture: Player, boris: Browser) -> None:
    key = culture.key("restimulate_day_7")
    page = boris.get(record_form(culture, key, "movement"))
    stands(page, "calculated: fills one Culture bag, 3 L 400 mL", "largest volume of the vessel × seeding density")
    calculated = drafted(boris, culture, key, "vessel_type", "gas_permeable_1l")
    assert "133.3" in calculated["movement..volume_ml.1"]


@pytest.mark.req("F07")
def test_what_was_acted_upon_is_frozen_and_an_exception_says_what_it_would_be_now(
    demo: Site, culture: Player, boris: Browser
) -> None:
    key = culture.key("feed", 2)
    fed = {"removed_ml": "190", "removed_cells": "settled", "added_ml": "200", "il2_iu": "17000"}
    boris.post(record_form(culture, key, "vessel.A"), posted(**{f"vessel.A.{k}.1": v for k, v in fed.items()}))
    dossier = now_in_record(culture)
    assert exceptions(dossier, Group.DIFFERS_NOW) == []
    step = f"/batches/{culture.batch.number}/runs/{key}"
    stands(boris.get(step), "190 mL calculated 200 mL", "17000 IU calculated 20,000 IU", "15 % off")
    off = [view.what for view in exceptions(dossier, Group.OUT_OF_LIMIT)]
    assert "IL-2 added: 15 % off the calculated number, limit 10 %" in off
    culture.correct(culture.key("count_daily", 1), "content_ml", A, "380", "read off the wrong mark")
    dossier = now_in_record(culture)
    told = exceptions(dossier, Group.DIFFERS_NOW)
    assert [(item.then, item.now) for item in told] == [("200 mL", "190 mL")]
    stands(boris.get(step), "calculated 200 mL", "would be now 190 mL")
    assert demo.breaks() == []


def test_a_step_that_cannot_be_signed_names_each_blank_field_and_leads_straight_to_it(
    culture: Player, boris: Browser
) -> None:
    key = culture.key("feed", 2)
    boris.post(record_form(culture, key, "vessel.A"), posted(**{"vessel.A.removed_ml.1": "200"}))
    page = boris.get(f"/batches/{culture.batch.number}/runs/{key}")
    stands(page, "Still blank", "Fresh medium added vessel A", "Fill in: Cells in the removed medium")
    form = record_form(culture, key, "vessel.A")
    assert f'href="{form}#vessel.A.removed_cells.1"' in page.text
    assert f'href="{form}#vessel.A.added_ml.1"' in page.text
    there = boris.get(form)
    assert 'id="vessel.A.removed_cells.1"' in there.text
    assert 'id="vessel.A.added_ml.1"' in there.text


def test_not_applicable_takes_a_reason_and_never_a_value_as_well(culture: Player, boris: Browser) -> None:
    key = culture.key("feed", 2)
    form = record_form(culture, key, "vessel.A")
    assert 'name="vessel.A.medium_lot.1.na"' in boris.get(form).text
    both = posted(**{"vessel.A.added_ml.1": "200", "vessel.A.added_ml.1.na": "none was added"})
    refused = boris.post(form, both)
    assert refused.status_code == 422
    assert 'value="200"' in refused.text
    assert 'value="none was added"' in refused.text
    boris.post(form, posted(**{"vessel.A.added_ml.1.na": "none was added"}))
    line = now_in_record(culture).run(key).line("added_ml", A)
    assert line is not None
    assert (line.last.kind, line.last.reason) == ("not_applicable", "none was added")
    page = boris.get(f"/batches/{culture.batch.number}/runs/{key}")
    stands(page, "not applicable: none was added")
    assert f"{form}#vessel.A.added_ml.1" not in page.text


def test_to_freeze_the_rest_that_was_not_carried_on_is_taken_first_and_says_what_is_left(
    culture: Player, boris: Browser
) -> None:
    restimulation = culture.key("restimulate_day_7")
    culture.move(restimulation, "A", NewVessel("C", "bag_3l"), "100")
    culture.vessel(restimulation, "C", {"feeders_viable": "375", "content_ml": "600", "il2_iu": "50000"})
    freezing = culture.add(Operation.FREEZE, "the rest is kept")
    page = boris.get(record_form(culture, freezing, "movement"))
    stands(page, "vessel A, 300 mL left vessel C, 600 mL left vessel P0, 1 mL left")
    assert '<option value="A" selected>' in page.text
    assert '<option value="cryo" selected>' in page.text


def test_lots_fit_for_use_are_offered_for_one_tap_and_others_are_not(
    demo: Site, culture: Player, boris: Browser
) -> None:
    key = culture.key("feed", 2)
    code = culture.session.scalars(
        sa.select(Lot.code).where(Lot.material == "complete_medium", Lot.state == LotState.RELEASED)
    ).first()
    culture.session.rollback()
    offer = f'data-fills="vessel.A.medium_lot.1" value="{code}"'
    assert offer in boris.get(record_form(culture, key, "vessel.A")).text
    culture.wait(days=2000)
    expired = logged_in(demo, BORIS).get(record_form(culture, key, "vessel.A"))
    assert offer not in expired.text
    stands(expired, "nothing fit for use is known")


def test_an_optional_step_of_the_plan_is_offered_when_its_turn_has_come(player: Player, boris: Browser) -> None:
    page = boris.get(f"/batches/{player.batch.number}/add")
    stands(page, "Of the plan, if it is wanted", "Back-up of mononuclear cells")
    assert "Freezing of the part not carried on" not in words(page)
    added = {"operation": "step:freeze_backup", "reason": "more cells than are seeded"}
    answered = boris.post(f"/batches/{player.batch.number}/add", added)
    assert answered.location.endswith("/runs/freeze_backup/-/1")
    stands(boris.get(answered.location), "Added because: more cells than are seeded", "Cells moved")
    wrong = boris.post(f"/batches/{player.batch.number}/add", added | {"operation": "step:seed"})
    assert wrong.status_code == 422


def test_a_title_says_its_day_once(culture: Player, boris: Browser) -> None:
    for key in (culture.key("restimulate_day_7"), culture.key("feed", 2)):
        page = boris.get(f"/batches/{culture.batch.number}/runs/{key}")
        heading = page.text.partition("<h1>")[2].partition("</h1>")[0]
        assert heading.count("day") == 1


def test_the_date_in_a_refusal_is_an_example_by_the_clock_of_the_site(demo: Site, player: Player) -> None:
    player.wait(days=400)
    key = player.key("feeders_start")
    wrong = {"batch..thawed_at.1_when": "at", "batch..thawed_at.1_date": "soon", "batch..thawed_at.1_time": "9"}
    refused = logged_in(demo, BORIS).post(record_form(player, key), posted(**wrong))
    assert refused.status_code == 422
    stands(refused, f"for example {player.now.astimezone(MINSK):%Y-%m}")


def test_a_filled_container_has_its_own_form_where_it_is_inspected(player: Player, boris: Browser) -> None:
    player.move(player.key("fill"), "P0", NewVessel("BAG1", "product_bag"), "50")
    key = player.key("inspect_product")
    page = boris.get(f"/batches/{player.batch.number}/runs/{key}")
    stands(page, "Write down: Container BAG1")
    answers = {"appearance": "good", "container_intact": "yes", "label_matches": "yes"}
    named = {f"container.BAG1.{field}.1": answer for field, answer in answers.items()}
    boris.post(record_form(player, key, "container.BAG1"), posted(**named))
    assert now_in_record(player).run(key).answer("appearance", About(Subject.CONTAINER, "BAG1")) == "good"


def previewed(boris: Browser, player: Player, key: str, values: dict[str, str]) -> list[str]:
    """What recording them would say, once the last of these controls of a count of vessel A was left."""
    answer = {}
    for field, value in values.items():
        path = f"/batches/{player.batch.number}/draft/{key}?about=vessel.A&method=live_dead"
        answer = boris.post(path, {"field": f"vessel.A.{field}.1", "value": value, "age_ms": "0"}).get_json()
    return [unescape(sentence) for sentence in re.findall(r"<p[^>]*>(.*?)</p>", answer["preview"], re.DOTALL)]


@pytest.mark.req("E06")
def test_a_preview_of_what_is_typed_says_what_a_reading_after_its_recording_says(
    demo: Site, culture: Player, boris: Browser
) -> None:
    culture.wait(days=5)
    boris.log_in(BORIS)  # the nights were long
    key = culture.key("count_daily", 6)
    path = record_form(culture, key, "vessel.A") + "&method=live_dead"
    good = {"content_ml": "400", "live_per_ml": "4.5", "dead_per_ml": "0.1", "dilution": "1", "dilution_applied": "yes"}
    assert previewed(boris, culture, key, good) == []
    doubted = {"live_per_ml": "300", "dead_per_ml": "900"}
    said = previewed(boris, culture, key, doubted)
    before = now_in_record(culture)
    assert previewed(boris, culture, key, doubted | {"dead_per_ml": "many"}) != said
    assert previewed(boris, culture, key, doubted) == said
    assert all(sentence in words(boris.get(path)) for sentence in said)
    sent = {f"vessel.A.{field}.1": value for field, value in (good | doubted).items()}
    assert boris.post(path, posted(method="live_dead", **sent)).status_code == 302
    after = now_in_record(culture)
    opened = [deviation.event for deviation in after.deviations if deviation not in before.deviations]
    doubts = implausible(after, figures(after), after.run(key)).values()
    assert opened
    assert doubts
    assert said == [
        *(f"▲ To be confirmed once it is recorded: {sentence}" for sentence in doubts),
        *(f"■ Recording it opens a deviation: {sentence}" for sentence in opened),
    ]
