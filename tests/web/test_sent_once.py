"""A form is written once, and a draft belongs to one form of one person (FT1, FT2)."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from nkmfg.demo.player import Player
from nkmfg.demo.shelf import FAMILIES
from nkmfg.demo.staff import ANNA, BORIS, HEDDA, QA, by
from nkmfg.models import Contact, TreatmentOrder
from nkmfg.services.batches import issue_batch
from nkmfg.services.steps.recording_input import NewVessel
from tests.conftest import Site
from tests.web.client import Browser, forms, hidden, logged_in, pages, words

ADD = "/contacts/add"
DIN = FAMILIES[0].din
CONTACT = {"name": "Ward 3", "function": "ward", "telephone": "+375 17 000 00 01", "place": ""}


def contacts(site: Site) -> int:
    site.session.rollback()
    return site.session.scalar(sa.select(sa.func.count()).select_from(Contact).where(Contact.name == "Ward 3")) or 0


@pytest.fixture
def keeper(demo: Site) -> Browser:
    """Somebody who keeps the list of contacts."""
    return logged_in(demo, QA)


@pytest.fixture
def player(demo: Site) -> Player:
    """A batch whose cells have come, in two bags that are to be counted."""
    coi = demo.session.scalars(sa.select(TreatmentOrder.coi_code).order_by(TreatmentOrder.id)).first()
    assert coi is not None
    player = Player(demo.session, issue_batch(demo.session, by(demo.session, HEDDA), coi, "nk_k562_mbil21", DIN))
    for code in ("P0", "P1"):
        player.receive(player.key("receipt"), NewVessel(code, "collection_bag"), {"content_ml": "180"})
    demo.session.rollback()
    return player


def form_of(player: Player, vessel: str = "P0") -> str:
    return f"/batches/{player.batch.number}/record/{player.key('count_receipt')}?about=vessel.{vessel}&method=live_dead"


def draft_of(player: Player, vessel: str = "P0") -> str:
    return f"/batches/{player.batch.number}/draft/{player.key('count_receipt')}?about=vessel.{vessel}&method=live_dead"


def count(vessel: str = "P0", **values: str) -> dict[str, str]:
    usual = {"content_ml": "180", "dilution": "1", "dilution_applied": "yes", "live_per_ml": "60", "dead_per_ml": "2"}
    fields = {f"vessel.{vessel}.{name}.1": value for name, value in (usual | values).items()}
    return {"method": "live_dead", "performed_by": ANNA.login, "happened_when": "now", **fields}


def left(vessel: str, value: str, form_id: str) -> dict[str, str]:
    """A field as the browser keeps it."""
    return {"field": f"vessel.{vessel}.live_per_ml.1", "value": value, "age_ms": "0", "form_id": form_id}


@pytest.mark.req("FT1")
def test_two_identical_forms_at_one_moment_are_written_once(demo: Site) -> None:
    app = pages(demo)
    browser = logged_in(demo, QA, app)
    shown = browser.get(ADD)
    token = forms(shown)[-1].hidden["csrf_token"]
    carried = hidden(shown, "contact")
    cookie = browser.client.get_cookie("nkmfg_session")
    assert cookie is not None

    def send(_turn: int) -> str | None:
        client = app.test_client()
        client.set_cookie("nkmfg_session", cookie.value)
        answered = client.post(ADD, data={**carried, **CONTACT, "csrf_token": token})
        assert answered.status_code == 302, words(answered)
        return answered.location

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(send, range(4)))
    assert contacts(demo) == 1
    assert demo.breaks() == []


@pytest.mark.req("FT1")
def test_a_form_without_an_id_and_one_of_somebody_else_are_not_taken(demo: Site, keeper: Browser) -> None:
    carried = hidden(keeper.get(ADD), "contact")
    without = keeper.post(ADD, {**CONTACT, "form_id": ""})
    assert without.status_code == 422
    assert "This form has no number" in words(without)
    somebody = carried["form_id"].replace(carried["form_id"].rsplit("-", 5)[0], "anna")
    theirs = keeper.post(ADD, {**CONTACT, "form_id": somebody})
    assert theirs.status_code == 403
    assert "stays theirs" in words(theirs)
    assert contacts(demo) == 0


@pytest.mark.req("FT1")
def test_a_refused_form_spends_nothing(demo: Site, keeper: Browser) -> None:
    carried = hidden(keeper.get(ADD), "contact")
    assert keeper.post(ADD, {**carried, **CONTACT, "name": ""}).status_code == 422
    assert keeper.post(ADD, {**carried, **CONTACT}).status_code == 302
    assert contacts(demo) == 1


@pytest.mark.req("FT2")
def test_what_was_recorded_is_no_draft_on_any_tablet_and_is_not_kept_again(demo: Site, player: Player) -> None:
    app = pages(demo)
    here, there = logged_in(demo, BORIS, app), logged_in(demo, BORIS, app)
    form_id = hidden(here.get(form_of(player)), "record")["form_id"]
    kept = here.post(draft_of(player), left("P0", "13.7", form_id)).get_json()
    shared = hidden(there.get(form_of(player)), "record")["form_id"]
    assert kept["form_id"] == shared == form_id
    assert 'value="13.7"' in there.get(form_of(player)).text
    assert here.post(form_of(player), {**count(live_per_ml="13.7"), "form_id": form_id}).status_code == 302
    late = there.post(draft_of(player), left("P0", "1313", form_id))
    assert late.status_code == 409
    assert 'value="1313"' not in there.get(form_of(player)).text
    assert hidden(there.get(form_of(player)), "record")["form_id"] != form_id


@pytest.mark.req("FT2")
def test_drafts_of_two_people_and_of_two_vessels_never_mix(demo: Site, player: Player) -> None:
    app = pages(demo)
    boris, anna = logged_in(demo, BORIS, app), logged_in(demo, ANNA, app)
    for browser, vessel, value in ((boris, "P0", "11.1"), (boris, "P1", "22.2"), (anna, "P1", "33.3")):
        form_id = hidden(browser.get(form_of(player, vessel)), "record")["form_id"]
        assert browser.post(draft_of(player, vessel), left(vessel, value, form_id)).status_code == 200
    first = hidden(boris.get(form_of(player)), "record")["form_id"]
    assert boris.post(form_of(player), {**count(), "form_id": first}).status_code == 302
    assert 'value="22.2"' in boris.get(form_of(player, "P1")).text
    assert 'value="33.3"' in anna.get(form_of(player, "P1")).text
    assert "11.1" not in anna.get(form_of(player)).text
    theirs = hidden(boris.get(form_of(player, "P1")), "record")["form_id"]
    assert anna.post(draft_of(player, "P1"), left("P1", "44.4", theirs)).status_code == 403
