"""A check that is added as one entry appears on every surface, and stops what its entry says."""

import json
from collections.abc import Iterator
from io import BytesIO

import pytest
from pypdf import PdfReader

from nkmfg.demo.ending import BAG
from nkmfg.demo.staff import BORIS, CLARA, QA, by
from nkmfg.domain.dossier_json import dossier_json
from nkmfg.domain.findings import checks
from nkmfg.domain.findings.check import Check
from nkmfg.domain.findings.codes import CHECKS
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.spec import EVERYTHING, CheckSpec, Group, Needs, Stop
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.permissions.actions import Action
from nkmfg.pdf.batch_record import batch_record
from nkmfg.services import labels, review
from nkmfg.services.dossier.release_case import open_release_case
from tests import judged
from tests.finished import Finished, member
from tests.pdf.test_batch_record import PRINT, squeezed
from tests.web.client import Browser, pages

TOY = "toy.loose_cap"
SHOWN = "toy.loose_cap (cap=blue)"


def loose_cap(_evidence: Evidence) -> Iterator[Check]:
    yield Check(code=TOY, params={"cap": "blue"}, stops=EVERYTHING, is_open=True)


def twenty_caps(_evidence: Evidence) -> Iterator[Check]:
    for cap in range(20):
        yield Check(code=TOY, params={"cap": str(cap)}, is_open=True)


def text_of(content: bytes) -> str:
    """The text of a paper, without the blanks that break a long word."""
    return squeezed(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages))


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = CheckSpec(
        tone=Tone.ACTION,
        group=Group.DOES_NOT_ADD_UP,
        may_stop=EVERYTHING,
        needs=Needs.ANSWER,
        work=Action.ANSWER_EXCEPTION,
        identity=("cap",),
    )
    monkeypatch.setitem(CHECKS, TOY, spec)
    monkeypatch.setattr(checks, "RULES", [*checks.RULES, loose_cap])


@pytest.mark.usefixtures("toy")
def test_a_check_added_as_one_entry_is_on_every_surface(ready: Finished) -> None:
    case = open_release_case(ready.session, ready.number)
    for stop in (Stop.RELEASE, Stop.SUPPLY, Stop.CERTIFICATION, Stop.CLOSING):
        assert SHOWN in judged.blocking(case.dossier, stop)
    assert SHOWN in judged.against(case.dossier, BAG)
    assert SHOWN in judged.against(case.dossier, BAG, Stop.GIVING)
    assert SHOWN in [view.what for view in judged.exceptions(case.dossier, Group.DOES_NOT_ADD_UP)]
    assert any("open exception waits for an answer" in sentence for sentence in review.against_review(case))
    assert TOY in [check["code"] for check in json.loads(dossier_json(case))["checks"]]
    assert "loose_cap" in text_of(batch_record(case, PRINT))
    label = labels.print_label(ready.session, by(ready.session, BORIS), ready.number, BAG, "us", "1", "it is stopped")
    assert label.says["stops"] == [SHOWN]


PAGES_OF_THE_BATCH = (
    "",
    "/dose",
    "/results",
    "/release",
    "/review",
    "/containers",
    "/trail",
    f"/containers/{BAG}/labels",
    "/runs/fill/-/1",
)


@pytest.mark.usefixtures("toy")
def test_it_is_on_every_page_in_every_list_and_on_the_papers_of_the_ward(ready: Finished) -> None:
    app, number = pages(ready), ready.number
    qa = Browser(app.test_client()).log_in(member(QA))
    for path in PAGES_OF_THE_BATCH:
        page = qa.get(f"/batches/{number}{path}")
        assert page.status_code == 200, path
        band = page.text.partition('id="stops"')[2].partition("</div>")[0]
        assert SHOWN in band, path
        assert f'href="/batches/{number}/review#open"' in band, path
    for path in ("/", "/batches", "/register", "/cohorts", "/cohorts.csv"):
        assert SHOWN in qa.get(path).text, path
    clara = Browser(app.test_client()).log_in(member(CLARA)).get("/").text
    assert SHOWN in clara, "everybody is told that a batch let out to its patient is stopped"
    assert SHOWN not in clara.partition('id="waiting"')[2].partition("</section>")[0], "it is QA's work"
    bag = f"/batches/{number}/containers/{BAG}"
    boris = Browser(app.test_client()).log_in(member(BORIS))
    for paper in (boris.get(f"{bag}/ward-sheet.pdf"), boris.post(f"{bag}/infusion-form", {})):
        said = text_of(paper.data)
        assert "DONOTGIVE" in said
        assert "loose_cap" in said


def test_twenty_findings_of_one_kind_are_one_line(ready: Finished, toy: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "RULES", [*checks.RULES[:-1], twenty_caps])
    page = Browser(pages(ready).test_client()).log_in(member(QA)).get("/").text
    listed = page.partition('id="waiting"')[2].partition("</section>")[0]
    assert listed.count(TOY) == 1
    assert "and 19 more like it" in listed
