"""The trail: what was done to a batch, in words; found, paged, taken away whole, and without anybody's secrets."""

import csv
import io
import json
import re
from dataclasses import dataclass
from itertools import pairwise

import pytest
import sqlalchemy as sa

from nkmfg.demo.player import Player
from nkmfg.demo.shelf import FAMILIES
from nkmfg.demo.staff import ADMINISTRATOR, ANNA, BORIS, CLARA, HEDDA, QA, by
from nkmfg.domain.facts.dossier import About, LineKey
from nkmfg.domain.recipe.model import Subject
from nkmfg.models import Act, Change, Credential, Link, Patient, PatientIdentity, Terminal, TreatmentOrder
from nkmfg.services.batches import issue_batch
from nkmfg.services.identity import Identity, keep_identity
from nkmfg.services.steps.correcting import confirm
from nkmfg.services.steps.recording_input import NewVessel
from nkmfg.services.steps.runs import open_deviation
from nkmfg.services.trail.export import COLUMNS, armed, disarmed
from nkmfg.services.trail.reading import PAGE, everything
from tests.conftest import Site
from tests.counting import statements
from tests.web.client import Browser, logged_in, pages, tablet_token, words

P0 = About(Subject.VESSEL, "P0")


@dataclass
class Kept:
    """A batch with a count whose dilution was typed ten times too high, and QA before its trail."""

    site: Site
    player: Player
    qa: Browser

    @property
    def stream(self) -> str:
        return f"batch/{self.player.batch.number}"

    @property
    def address(self) -> str:
        return f"/batches/{self.player.batch.number}/trail"

    def read(self, **asked: str) -> str:
        answered = self.qa.client.get(self.address, query_string=asked)
        assert answered.status_code == 200
        return words(answered)


@pytest.fixture
def kept(demo: Site) -> Kept:
    session = demo.session
    coi = session.scalars(sa.select(TreatmentOrder.coi_code).order_by(TreatmentOrder.id)).first()
    assert coi is not None
    player = Player(session, issue_batch(session, by(session, HEDDA), coi, "nk_k562_mbil21", FAMILIES[0].din))
    player.next_morning()
    player.receive(player.key("receipt"), NewVessel("P0", "collection_bag"), {"content_ml": "180"})
    run = player.key("count_receipt")
    player.count(run, "P0", "180", "600", "2")
    corrected = player.correct(run, "live_per_ml", P0, "60", "dilution typed ten times too high")
    assert corrected.state == "recorded"
    player.sign(run)
    return Kept(demo, player, logged_in(demo, QA))


def count_of(site: Site, stream: str) -> tuple[int, int]:
    """Acts and changes of a stream, as the database counts them."""
    site.session.rollback()
    acts = site.session.scalar(sa.select(sa.func.count()).where(Act.stream == stream))
    changes = site.session.scalar(
        sa.select(sa.func.count(Change.id)).join(Act, Act.id == Change.act_id).where(Act.stream == stream)
    )
    return acts or 0, changes or 0


@pytest.mark.req("C02", "C05")
@pytest.mark.challenge("T18")
def test_a_correction_tells_who_what_was_is_when_where_and_why(kept: Kept) -> None:
    page = kept.read(q="ten times too high")
    assert re.search(
        r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+03 no\. \d+ Борис Лях technician correct an entry"
        r" Live cells Count of the apheresis, vessel P0 .*was 600 is 60 ×10⁶/mL Δ .*dilution typed ten times too high",
        page,
    ), page
    assert "performed by: Anna Kowal" in kept.read(what="run.record")  # who counted, beside who wrote it down


@pytest.mark.req("C06")
def test_a_value_that_was_confirmed_says_so(kept: Kept) -> None:
    key = LineKey(kept.player.key("count_receipt"), "live_per_ml", P0)
    confirm(kept.site.session, by(kept.site.session, BORIS), kept.player.batch, key, 2, "counted again")
    assert "60 (confirmed) ×10⁶/mL" in kept.read(q="(confirmed)")


@pytest.mark.challenge("T18")
def test_nothing_is_told_in_keys_ids_or_json(kept: Kept) -> None:
    told = "\n".join(
        f"{change.thing}\n{change.place}\n" + "\n".join(difference.words for difference in change.differences)
        for act in everything(kept.site.session, kept.stream)
        for change in act.changes
    )
    assert "Live and dead per mL" in told
    assert "Gram" not in told
    found = re.findall(r"[a-z]+_[a-z_]+|[{}\[\]\"]|\bid\b|\bNone\b|\bnull\b", told)
    assert [item for item in found if item != "nk_k562_mbil21"] == []


@pytest.mark.req("B04")
def test_a_signature_stands_there_with_its_meaning_and_what_it_says(kept: Kept) -> None:
    page = kept.read(q="Signature")
    assert "meaning performed says I did this step of batch" in page
    assert "meaning verified says I saw done, and checked, this step" in page
    assert "proven by: user name and password" in page


@pytest.mark.req("A12")
def test_the_tablet_and_whose_session_it_was_are_told(kept: Kept) -> None:
    tablet = logged_in(kept.site, ANNA, tablet=tablet_token(kept.site))
    number = kept.player.batch.number
    assert tablet.post(f"/batches/{number}/deviation", {"event": "The bag was wet outside."}).status_code == 302
    page = kept.read(who="Anna Kowal", what="deviation.open")
    assert "Anna Kowal technician · Tablet 3 open a deviation" in page
    assert "The bag was wet outside." in page


@pytest.mark.req("C08")
def test_it_is_searched_by_who_what_words_and_day(kept: Kept) -> None:
    assert "Hedda Brandt" not in kept.read(who="Борис Лях").partition("was → is")[2]
    assert "issue a batch" in kept.read(what="batch.issue").partition("was → is")[2]
    assert "record a step" not in kept.read(what="batch.issue").partition("was → is")[2]
    assert "Nothing here fits" in kept.read(q="no such words anywhere")
    assert "Live cells" in kept.read(q="LIVE CELLS vessel P0".removesuffix(" vessel P0"))
    assert "Nothing here fits" in kept.read(on="2001-01-01")
    day = re.search(r"(\d{4}-\d\d-\d\d) \d\d:\d\d:\d\d", kept.read())
    assert day is not None
    assert "correct an entry" in kept.read(on=day[1])
    wrong = kept.qa.get(f"{kept.address}?on=tomorrow")
    assert (wrong.status_code, "year-month-day" in words(wrong)) == (422, True)


@pytest.mark.parametrize(
    "query",
    [
        "q=%25",
        "q=_",
        "q=%27%3B--",
        "q=%5B(.*",
        "q=" + "x" * 3000,
        "before=0",
        "before=-1",
        "before=9e9",
        "before=" + "9" * 30,
        "who=%3Cscript%3E",
        "what=%F0%9F%A7%AC",
        "on=0000-00-00",
    ],
)
def test_a_hostile_search_finds_nothing_and_breaks_nothing(kept: Kept, query: str) -> None:
    answered = kept.qa.get(f"{kept.address}?{query}")
    assert answered.status_code in (200, 422)
    assert "<script>" not in answered.text


def test_pages_follow_each_other_by_number_without_a_gap(kept: Kept) -> None:
    for number in range(PAGE + 5):
        open_deviation(kept.site.session, by(kept.site.session, ANNA), kept.player.batch, f"deviation no. {number}")
    path, seen = kept.address, []
    while path:
        answered = kept.qa.get(path)
        seen += [int(found) for found in re.findall(r'id="act-(\d+)"', answered.text)]
        older = re.search(r'href="([^"]+before=\d+)"', answered.text)
        path = older[1].replace("&amp;", "&") if older else ""
    acts, _changes = count_of(kept.site, kept.stream)
    assert seen == list(range(acts, 0, -1))


def test_more_acts_on_a_page_take_no_more_statements(kept: Kept) -> None:
    with statements(kept.site.ledger) as few:
        kept.qa.get(kept.address)
    for number in range(20):
        open_deviation(kept.site.session, by(kept.site.session, ANNA), kept.player.batch, f"deviation no. {number}")
    kept.site.session.rollback()
    with statements(kept.site.ledger) as many:
        kept.qa.get(kept.address)
    assert len(many) <= len(few) < 60


@pytest.mark.req("C08", "C12")
@pytest.mark.challenge("T21", "T25")
def test_an_export_holds_every_act_and_every_change_and_is_an_act_itself(kept: Kept) -> None:
    acts, changes = count_of(kept.site, kept.stream)
    as_csv = kept.qa.get(f"{kept.address}.csv?q=ignored&before=2")
    assert as_csv.mimetype == "text/csv"
    assert "attachment" in as_csv.headers["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(as_csv.get_data(as_text=True).removeprefix("\ufeff"))))
    assert tuple(rows[0]) == COLUMNS
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert len({row[0] for row in rows[1:]}) == acts
    as_json = json.loads(kept.qa.get(f"{kept.address}.json").text)
    assert len(as_json["acts"]) == acts
    assert sum(len(act["changes"]) for act in as_json["acts"]) == changes == len(rows) - 1
    chain = [(act["digest before"], act["digest"]) for act in as_json["acts"]]
    assert all(later[0] == earlier[1] for later, earlier in pairwise(chain))
    own = words(kept.qa.get("/trail?stream=person/quinn"))
    assert f"trail of {kept.stream} exported as CSV, {acts} acts" in own
    assert f"trail of {kept.stream} exported as JSON" in own
    assert kept.site.breaks() == []


@pytest.mark.challenge("T21")
@pytest.mark.parametrize(
    "text", ["=1+1", "+375", "-5", "@SUM(A1)", "\tx", "'quoted", "plain", "", "0042", "2026-11-22"]
)
def test_a_cell_is_disarmed_and_given_back_as_it_was(text: str) -> None:
    assert not disarmed(text).startswith(("=", "+", "-", "@", "\t"))
    assert armed(disarmed(text)) == text


@pytest.mark.challenge("T21")
def test_a_formula_somebody_typed_is_no_formula_in_the_export(kept: Kept) -> None:
    event = '=HYPERLINK("http://evil.example","look")'
    open_deviation(kept.site.session, by(kept.site.session, ANNA), kept.player.batch, event)
    text = kept.qa.get(f"{kept.address}.csv").get_data(as_text=True)
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert [cell for cell in cells if cell.startswith("=")] == []
    assert any(event in cell for cell in cells)


@pytest.mark.req("A08", "C12")
def test_no_trail_shows_a_secret_or_who_a_patient_is(demo: Site) -> None:
    qa = logged_in(demo, QA)
    tablet_token(demo)
    patient = demo.session.scalars(sa.select(Patient).order_by(Patient.id)).first()
    assert patient is not None
    known = Identity("Zuzanna Sekretna", "REC-77-1", demo.session.scalars(sa.select(PatientIdentity.born_on)).all()[0])
    keep_identity(demo.session, by(demo.session, CLARA), patient, known, "name was misspelt")
    hashes = [
        *demo.session.scalars(sa.select(Credential.secret_hash)),
        *demo.session.scalars(sa.select(Terminal.token_hash)),
    ]
    demo.session.rollback()
    streams = sorted(set(demo.session.scalars(sa.select(Act.stream))))
    told = "".join(qa.client.get("/trail.json", query_string={"stream": stream}).text for stream in streams)
    told += qa.client.get("/trail", query_string={"stream": patient.stream}).text
    assert "name was misspelt" in told
    assert "not shown here" in told
    for secret in (*hashes, "Sekretna", "REC-77-1", known.born_on.isoformat()):
        assert secret not in told
    for guess in ("Sekretna", "REC-77", hashes[0][-10:]):
        searched = qa.client.get("/trail", query_string={"stream": patient.stream, "q": guess})
        assert "Nothing here fits" in words(searched)


@pytest.mark.req("C12")
def test_qa_reads_the_trail_of_anything(demo: Site) -> None:
    app = pages(demo)
    qa = logged_in(demo, QA, app)
    logged_in(demo, ANNA, app)
    lot = qa.get("/trail?kind=lot")
    assert "lot/L-0001" in words(lot)
    for stream, says in (
        ("lot/L-0001", "receive a lot"),
        ("person/anna", "logged in"),
        ("site", "make a site"),
        ("donor/D-0001", "HBsAg donor D-0001 sampled"),
        ("order/COI-0001-95", "dose level 50 × 10⁶ NK/kg"),
        ("equipment/E-0001", "kind Apheresis device"),
        ("recipe/nk_k562_mbil21", "approve a recipe"),
    ):
        assert says in words(qa.client.get("/trail", query_string={"stream": stream})), stream


@pytest.mark.parametrize("stream", ["lot/L-9999", "nothing", "batch/", "'; --", "../../etc", "lot/%"])
def test_a_trail_of_nothing_is_not_found(demo: Site, stream: str) -> None:
    qa = logged_in(demo, QA)
    for address in ("/trail", "/trail.csv", "/trail.json"):
        assert qa.client.get(address, query_string={"stream": stream}).status_code == 404


def test_an_export_of_another_kind_is_refused(kept: Kept) -> None:
    assert kept.qa.get(f"{kept.address}.xlsx").status_code == 422
    assert kept.qa.get("/batches/NK-99-999/trail").status_code == 404
    assert kept.qa.get("/batches/NK-99-999/trail.csv").status_code == 404


@pytest.mark.req("A03", "A04")
def test_a_batchs_trail_is_for_all_who_work_on_it_and_every_other_for_qa(kept: Kept) -> None:
    app = pages(kept.site)
    anna, admin = logged_in(kept.site, ANNA, app), logged_in(kept.site, ADMINISTRATOR, app)
    assert anna.get(kept.address).status_code == 200
    assert anna.get(f"{kept.address}.csv").status_code == 200
    assert anna.get("/trail?stream=person/quinn").status_code == 403
    assert anna.get(f"/trail?stream={kept.stream}").status_code == 403
    for address in (kept.address, f"{kept.address}.json", "/trail", "/trail.csv?stream=site"):
        assert admin.get(address).status_code == 403
    page = anna.get(f"/batches/{kept.player.batch.number}")
    assert f'href="{kept.address}"' in page.text


def test_links_and_acts_are_numbered_alike(kept: Kept) -> None:
    numbers = kept.site.session.scalars(sa.select(Link.seq).where(Link.stream == kept.stream).order_by(Link.seq)).all()
    told = [act.number for act in everything(kept.site.session, kept.stream)]
    assert told == list(reversed(numbers))
