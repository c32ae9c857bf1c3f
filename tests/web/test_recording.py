"""The forms of a step through HTTP: what is typed stays, what is wrong is said, nothing is half-written."""

import io
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
import sqlalchemy as sa

from nkmfg.demo.player import Player
from nkmfg.demo.shelf import FAMILIES
from nkmfg.demo.staff import ADMINISTRATOR, ANNA, BORIS, CLARA, HEDDA, QA, by
from nkmfg.domain.facts.dossier import About, Dossier, LineKey
from nkmfg.domain.recipe.model import Subject
from nkmfg.models import Attachment, Entry, LostDraft, TreatmentOrder
from nkmfg.services.batches import issue_batch
from nkmfg.services.dossier.reader import open_dossier
from nkmfg.services.steps.correcting import correct
from nkmfg.services.steps.lost_drafts import note_lost_drafts
from nkmfg.services.steps.recording_input import NewVessel
from tests.conftest import Site
from tests.web.client import Browser, logged_in, pages, words

EXPORT = Path(__file__).parents[1] / "cases" / "instruments" / "chemometec_nucleoview_example01.csv"
P0 = About(Subject.VESSEL, "P0")


@pytest.fixture
def player(demo: Site) -> Player:
    """A batch whose cells have come, in P0, and are to be counted."""
    coi = demo.session.scalars(sa.select(TreatmentOrder.coi_code).order_by(TreatmentOrder.id)).first()
    assert coi is not None
    batch = issue_batch(demo.session, by(demo.session, HEDDA), coi, "nk_k562_mbil21", FAMILIES[0].din)
    player = Player(demo.session, batch)
    player.receive(player.key("receipt"), NewVessel("P0", "collection_bag"), {"content_ml": "180"})
    demo.session.rollback()
    return player


@pytest.fixture
def boris(demo: Site) -> Browser:
    return logged_in(demo, BORIS)


def form_of(player: Player) -> str:
    return f"/batches/{player.batch.number}/record/{player.key('count_receipt')}?about=vessel.P0&method=live_dead"


def typed(**values: str) -> dict[str, str]:
    """A count as the form posts it."""
    usual = {"content_ml": "180", "dilution": "1", "dilution_applied": "yes", "live_per_ml": "60", "dead_per_ml": "2"}
    fields = {f"vessel.P0.{name}.1": value for name, value in (usual | values).items()}
    return {"method": "live_dead", "performed_by": ANNA.login, "happened_when": "now", **fields}


def now_in_record(demo: Site, player: Player) -> Dossier:
    """The batch as anybody reads it now, not as this test's session saw it last."""
    demo.session.rollback()
    return open_dossier(demo.session, player.batch.number)


def count_entries(demo: Site) -> int:
    demo.session.rollback()
    return demo.session.scalar(sa.select(sa.func.count()).select_from(Entry)) or 0


def test_a_count_is_recorded_by_the_scribe_and_performed_by_who_is_in_the_cabinet(
    demo: Site, player: Player, boris: Browser
) -> None:
    answered = boris.post(form_of(player), typed())
    assert answered.status_code == 302
    line = now_in_record(demo, player).run(player.key("count_receipt")).line("live_per_ml", P0)
    assert line is not None
    assert (line.first.performed_by, line.first.recorded_by) == ("anna", "boris")
    assert demo.breaks() == []


@pytest.mark.req("C06", "D08")
@pytest.mark.parametrize("text", ["NaN", "1e400", "1,050", "٣٫٥", "🧪", "-4", "1_000", "7" * 60, "<script>"])
def test_a_malformed_number_is_said_beside_its_field_and_everything_typed_is_still_there(
    demo: Site, player: Player, boris: Browser, text: str
) -> None:
    before = count_entries(demo)
    answered = boris.post(form_of(player), typed(live_per_ml=text, dead_per_ml="2.345"))
    assert answered.status_code == 422
    assert "2.345" in answered.text
    assert "Everything typed is still here" in words(answered)
    assert count_entries(demo) == before
    assert demo.breaks() == []


def test_a_form_sent_twice_writes_once_and_says_who_wrote_it(demo: Site, player: Player, boris: Browser) -> None:
    boris.post(form_of(player), typed())
    written = count_entries(demo)
    again = boris.post(form_of(player), typed(live_per_ml="61"))
    assert again.status_code in (409, 422)
    assert count_entries(demo) == written


@pytest.mark.challenge("T8")
@pytest.mark.req("C07")
def test_three_values_left_5_s_apart_and_recorded_together_have_three_event_times(
    demo: Site, player: Player, boris: Browser
) -> None:
    draft = f"/batches/{player.batch.number}/draft/{player.key('count_receipt')}?about=vessel.P0"
    boris.get(form_of(player))
    for name, value, age_ms in (
        ("content_ml", "180", "11000"),
        ("live_per_ml", "60", "6000"),
        ("dead_per_ml", "2", "1000"),
    ):
        kept = boris.post(draft, {"field": f"vessel.P0.{name}.1", "value": value, "age_ms": age_ms})
        assert kept.status_code == 200
    boris.post(form_of(player), typed())
    run = now_in_record(demo, player).run(player.key("count_receipt"))
    lines = [run.line(name, P0) for name in ("content_ml", "live_per_ml", "dead_per_ml")]
    moments = [line.first.happened_at for line in lines if line is not None]
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(moments)]
    assert all(4 < gap < 6 for gap in gaps)
    assert len({line.first.entered_at for line in lines if line is not None}) == 1


def test_a_draft_says_what_was_understood_and_is_there_when_the_form_is_opened_again(
    player: Player, boris: Browser
) -> None:
    draft = f"/batches/{player.batch.number}/draft/{player.key('count_receipt')}?about=vessel.P0"
    boris.get(form_of(player))
    echo = boris.post(draft, {"field": "vessel.P0.live_per_ml.1", "value": "8,25", "age_ms": "0"})
    assert echo.get_json()["echo"] == "8.25 ×10⁶/mL = 8.25 × 10⁶ cells/mL"
    much = boris.post(draft, {"field": "vessel.P0.live_per_ml.1", "value": "1400000", "age_ms": "0"})
    assert much.get_json()["echo"].endswith("= 1.4 × 10¹² cells/mL")
    boris.post(draft, {"field": "vessel.P0.live_per_ml.1", "value": "8,25", "age_ms": "0"})
    wrong = boris.post(draft, {"field": "vessel.P0.dead_per_ml.1", "value": "1,050", "age_ms": "0"})
    assert wrong.get_json()["error"]
    assert 'value="8,25"' in boris.get(form_of(player)).text


@pytest.mark.req("K04")
def test_an_answer_that_opens_a_deviation_says_so_before_it_is_recorded(player: Player, boris: Browser) -> None:
    key, name = player.key("feeders_start"), "batch..indicator_turned.1"
    form, draft = f"/batches/{player.batch.number}/record/{key}", f"/batches/{player.batch.number}/draft/{key}"
    warning = "■ Kept as it is; recording it opens a deviation."
    assert warning not in words(boris.get(form))
    said = [
        boris.post(draft, {"field": name, "value": value, "age_ms": "0"}).get_json()["echo"] for value in ("no", "yes")
    ]
    assert said == [warning, ""]
    boris.post(draft, {"field": name, "value": "no", "age_ms": "0"})
    assert warning in words(boris.get(form))


def test_a_draft_never_recorded_becomes_an_exception_once(demo: Site, player: Player, boris: Browser) -> None:
    draft = f"/batches/{player.batch.number}/draft/{player.key('count_receipt')}?about=vessel.P0"
    boris.get(form_of(player))
    boris.post(draft, {"field": "vessel.P0.live_per_ml.1", "value": "8.25", "age_ms": "0"})
    demo.session.rollback()
    assert note_lost_drafts(demo.session, timedelta(hours=12)) == 0
    player.wait(hours=13)
    assert note_lost_drafts(demo.session, timedelta(hours=12)) == 1
    assert note_lost_drafts(demo.session, timedelta(hours=12)) == 0
    lost = demo.session.scalars(sa.select(LostDraft)).one()
    assert lost.fields == "live_per_ml"
    assert "8.25" not in lost.fields
    assert demo.breaks() == []


@pytest.mark.req("A03")
@pytest.mark.parametrize("member", [QA, CLARA, ADMINISTRATOR])
def test_who_makes_nothing_records_nothing(demo: Site, player: Player, member: object) -> None:
    before = count_entries(demo)
    answered = logged_in(demo, member).post(form_of(player), typed())  # type: ignore[arg-type]
    assert answered.status_code == 403
    assert count_entries(demo) == before


@pytest.mark.parametrize(
    "path",
    [
        "/batches/NK-99-999",
        "/batches/NK-26-001/runs/nothing/1/1",
        "/batches/NK-26-001/record/count_receipt/-/1?about=vessel.Z9",
        "/batches/NK-26-001/record/count_receipt/-/1?about=dragon.Z9",
        "/batches/NK-26-001/correct/count_receipt/-/1?line=x",
        "/batches/NK-26-001/files/00",
        "/batches/%F0%9F%A7%AA",
    ],
)
def test_what_is_not_there_is_said_on_a_page(player: Player, boris: Browser, path: str) -> None:
    answered = boris.get(path)
    assert answered.status_code in (200, 404, 422)
    assert "Traceback" not in answered.text


def test_ten_megabytes_are_refused_in_a_sentence(player: Player, boris: Browser) -> None:
    answered = boris.post(form_of(player), typed() | {"late_because": "x" * 10_000_000})
    assert answered.status_code == 413
    assert "too large" in words(answered)


def test_a_form_without_its_token_is_refused(demo: Site, player: Player, boris: Browser) -> None:
    before = count_entries(demo)
    assert boris.post(form_of(player), typed(), token="").status_code == 400
    assert count_entries(demo) == before


@pytest.mark.req("A09")
def test_a_session_that_ended_in_mid_form_loses_nothing_that_was_typed(
    demo: Site, player: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = pages(demo)
    browser = logged_in(demo, BORIS, app)
    browser.get(form_of(player))
    browser.client.delete_cookie("nkmfg_session")
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)
    asked = browser.post(form_of(player), typed(live_per_ml="61.7"))
    assert asked.status_code in (400, 401)
    assert "nothing of it is lost" in words(asked) or "too old" in words(asked)


def test_a_counters_export_is_kept_with_its_hash_and_fills_the_form(demo: Site, player: Player, boris: Browser) -> None:
    path = f"/batches/{player.batch.number}/counter-file/{player.key('count_receipt')}?about=vessel.P0"
    boris.get(path)
    content = EXPORT.read_bytes()
    answered = boris.post(path, {"file": (io.BytesIO(content), "count.csv"), "about": "vessel.P0"})
    assert answered.status_code == 200, words(answered)
    assert "cellsABCD" in answered.text
    demo.session.rollback()
    kept = demo.session.scalars(sa.select(Attachment)).one()
    assert kept.content == content
    filled = boris.get(form_of(player) + "&live_per_ml=2.45&dead_per_ml=1.14&dilution=1&dilution_applied=yes")
    assert 'value="2.45"' in filled.text
    damaged = boris.post(path, {"file": (io.BytesIO(content[:200]), "count.csv"), "about": "vessel.P0"})
    assert damaged.status_code == 422
    assert demo.breaks() == []


@pytest.mark.req("B05")
@pytest.mark.challenge("S16")
def test_the_signing_dialogue_shows_the_values_and_is_empty_of_credentials(player: Player, boris: Browser) -> None:
    boris.post(form_of(player), typed() | {"vessel.P0.cell_counter.1": known_counter(player)})
    page = boris.get(f"/batches/{player.batch.number}/sign/{player.key('count_receipt')}?meaning=performed&login=anna")
    assert page.status_code == 200, words(page)
    assert "By signing you say" in words(page)
    assert "60" in words(page)
    assert 'autocomplete="off"' in page.text
    assert f'value="{BORIS.badge}"' not in page.text


@pytest.mark.challenge("S1", "S2", "S18")
@pytest.mark.req("B03")
def test_the_signer_is_whose_credentials_they_are_and_a_second_click_signs_nothing(
    demo: Site, player: Player, boris: Browser
) -> None:
    boris.post(form_of(player), typed() | {"vessel.P0.cell_counter.1": known_counter(player)})
    path = f"/batches/{player.batch.number}/sign/{player.key('count_receipt')}?meaning=performed&login=anna"
    without = boris.post(path, {"badge": ANNA.badge})
    assert without.status_code in (403, 422)
    boris_instead = boris.sign(path, BORIS)
    assert boris_instead.status_code == 403
    signed = boris.sign(path, ANNA)
    assert signed.status_code == 302
    run = now_in_record(demo, player).run(player.key("count_receipt"))
    assert [signature.name for signature in run.signatures] == [ANNA.name]
    assert BORIS.name in words(boris.get("/"))


def known_counter(player: Player) -> str:
    from nkmfg.services.equipment import equipment_to_use

    return equipment_to_use(player.session, "cell_counter", player.now)[0].code


def test_a_moment_said_to_be_now_is_kept_and_one_left_alone_refuses_nothing(
    demo: Site, player: Player, boris: Browser
) -> None:
    key = player.key("feeders_start")
    form = f"/batches/{player.batch.number}/record/{key}"
    shown = boris.get(form)
    assert 'name="batch..thawed_at.1_when" value="" checked' in shown.text
    sent = {"performed_by": ANNA.login, "happened_when": "now", "batch..dose_gy.1": "100"}
    answered = boris.post(form, {**sent, "batch..irradiated_at.1_when": "", "batch..thawed_at.1_when": "now"})
    assert answered.status_code == 302, words(answered)
    run = now_in_record(demo, player).run(key)
    kept = run.value("thawed_at")
    assert kept is not None
    assert datetime.fromisoformat(kept.typed or "") <= kept.entered_at
    assert run.value("irradiated_at") is None
    alone = boris.post(form, {"performed_by": ANNA.login, "happened_when": "now", "batch..irradiated_at.1_when": "now"})
    assert alone.status_code == 302, words(alone)
    wrong = {"batch..feeder_viability_pct.1": "88", "batch..clean.1_when": "at"}
    dated = boris.post(
        f"/batches/{player.batch.number}/record/{player.key('clearance_start')}",
        {
            "performed_by": ANNA.login,
            "happened_when": "now",
            "batch..clean_until.1_when": "at",
            "batch..clean_until.1_date": "32.13.2026",
            "batch..clean_until.1_time": "9",
        }
        | wrong,
    )
    assert dated.status_code == 422
    assert "32.13.2026" in dated.text


@pytest.mark.req("D08")
def test_what_two_people_typed_into_one_form_is_never_mixed(demo: Site, player: Player, boris: Browser) -> None:
    anna = logged_in(demo, ANNA)
    anna.get(form_of(player))
    assert boris.post(form_of(player), typed(live_per_ml="0.40", dead_per_ml="")).status_code == 302
    refused = anna.post(form_of(player), typed(live_per_ml="0.90", dead_per_ml="0.05"))
    assert refused.status_code == 409
    said = words(refused)
    assert "Live cells: Борис Лях wrote 0.40 ×10⁶/mL, you typed 0.90." in said
    assert "nothing of yours is recorded" in said
    run = now_in_record(demo, player).run(player.key("count_receipt"))
    assert run.line("dead_per_ml", P0) is None


@pytest.mark.req("B07")
def test_a_correction_after_signing_leads_to_signing_again(demo: Site, player: Player, boris: Browser) -> None:
    boris.post(form_of(player), typed(cell_counter=known_counter(player)))
    demo.session.rollback()
    key, line = player.key("count_receipt"), LineKey(player.key("count_receipt"), "live_per_ml", P0)
    player.sign(key, verify=False)
    page = f"/batches/{player.batch.number}/runs/{key}"
    assert "signs" not in words(boris.get(page))
    correct(demo.session, by(demo.session, BORIS), player.batch, line, 1, "61", "anna", "misread")
    assert "Anna Kowal signs again as performed" in words(boris.get(page))
    player.sign(key, verify=False)
    assert "signs again" not in words(boris.get(page))
