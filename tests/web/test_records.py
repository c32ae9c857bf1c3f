"""Printing a batch's record from its page: with a reason, numbered, in the trail."""

import io

import pytest
import sqlalchemy as sa
from pypdf import PdfReader

from nkmfg.demo.shelf import FAMILIES
from nkmfg.demo.staff import ADMINISTRATOR, ANNA, HEDDA, by
from nkmfg.models import Act, TreatmentOrder
from nkmfg.services.batches import issue_batch
from tests.conftest import Site
from tests.web.client import logged_in, words


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


@pytest.mark.req("A04")
def test_an_administrator_prints_nothing(demo: Site, number: str) -> None:
    adam = logged_in(demo, ADMINISTRATOR)
    assert adam.get(f"/batches/{number}/record.pdf").status_code == 403
    assert adam.get(f"/batches/{number}/dossier.json").status_code == 403


def test_the_dossier_comes_as_json(demo: Site, number: str) -> None:
    answered = logged_in(demo, ANNA).get(f"/batches/{number}/dossier.json")
    assert answered.status_code == 200
    assert number in answered.text
