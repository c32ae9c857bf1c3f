"""Printing a batch's record from its page: with a reason, numbered, in the trail."""

import io

import pytest
import sqlalchemy as sa
from pypdf import PdfReader

from nkmfg.demo.player import Player
from nkmfg.demo.shelf import FAMILIES
from nkmfg.demo.staff import ADMINISTRATOR, ANNA, HEDDA, by
from nkmfg.domain.facts.dossier import About
from nkmfg.domain.recipe.model import Subject
from nkmfg.models import Act, Link, TreatmentOrder
from nkmfg.services.batches import issue_batch
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.steps.recording_input import NewVessel
from tests.conftest import Site
from tests.web.client import logged_in, words


def text_of(pdf: bytes) -> str:
    return " ".join("\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def squeezed(text: str) -> str:
    return text.replace(" ", "")


@pytest.fixture
def number(demo: Site) -> str:
    coi = demo.session.scalars(sa.select(TreatmentOrder.coi_code).order_by(TreatmentOrder.id)).first()
    assert coi is not None
    issued = issue_batch(demo.session, by(demo.session, HEDDA), coi, "nk_k562_mbil21", FAMILIES[0].din).number
    demo.session.rollback()
    return issued


@pytest.mark.req("D04")
@pytest.mark.challenge("T25")
def test_each_print_has_a_number_and_a_reason_and_stands_in_the_trail(demo: Site, number: str) -> None:
    anna = logged_in(demo, ANNA)
    path = f"/batches/{number}/record.pdf"
    refused = anna.post(path, {"reason": " "})
    assert refused.status_code == 422
    assert "reason" in words(refused)
    anna.post(path, {"reason": "for the folder"})
    second = anna.post(path, {"reason": "the first one was wet"})
    assert second.mimetype == "application/pdf"
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(second.data)).pages)
    assert "the first one was wet" in text
    assert "Anna Kowal" in text
    demo.session.rollback()
    acts = demo.session.scalars(sa.select(Act.reason).where(Act.action == "batch.print").order_by(Act.id)).all()
    assert acts == ["for the folder", "the first one was wet"]
    assert demo.breaks() == []


@pytest.mark.req("C02", "D04")
@pytest.mark.challenge("T19")
def test_the_whole_trail_is_printed_or_the_cover_says_that_it_is_not(demo: Site, number: str) -> None:
    player = Player(demo.session, batch_numbered(demo.session, number))
    receipt = player.key("receipt")
    player.receive(receipt, NewVessel("P0", "collection_bag"), {"content_ml": "180"})
    about = About(Subject.VESSEL, "P0")
    player.correct(receipt, "content_ml", about, "178", "read from the wrong line")
    demo.session.rollback()
    anna = logged_in(demo, ANNA)
    path = f"/batches/{number}/record.pdf"
    whole = text_of(anna.post(path, {"reason": "for the folder", "trail": "complete"}).data)
    assert "complete, in section 24" in whole
    trail = whole[whole.index("Digest of the last") :]
    for said in ("Issue a batch", "Correct an entry", "180 → 178 mL", "read from the wrong line", "for the folder"):
        assert said in trail
    acts = demo.session.scalars(sa.select(Link.digest).where(Link.stream == f"batch/{number}").order_by(Link.seq))
    digests = acts.all()
    assert f"{len(digests)}, from no. 1 to no. {len(digests)}" in whole
    assert digests[0] in squeezed(whole)
    assert digests[-1] in squeezed(whole)
    short = text_of(anna.post(path, {"reason": "for the ward", "trail": "exceptions"}).data)
    assert "exceptions only" in short
    assert "Not in this print" in short
    assert "Correct an entry" not in short


@pytest.mark.req("A04")
def test_an_administrator_prints_nothing(demo: Site, number: str) -> None:
    adam = logged_in(demo, ADMINISTRATOR)
    assert adam.get(f"/batches/{number}/record.pdf").status_code == 403
    assert adam.get(f"/batches/{number}/dossier.json").status_code == 403


def test_the_dossier_comes_as_json(demo: Site, number: str) -> None:
    answered = logged_in(demo, ANNA).get(f"/batches/{number}/dossier.json")
    assert answered.status_code == 200
    assert number in answered.text
