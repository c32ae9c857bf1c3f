"""A check that is added as one entry appears on every surface, and stops what its entry says."""

import json
from collections.abc import Iterator
from io import BytesIO

import pytest
from pypdf import PdfReader

from nkmfg.demo.ending import BAG
from nkmfg.demo.staff import BORIS, by
from nkmfg.domain.dossier_json import dossier_json
from nkmfg.domain.findings import checks
from nkmfg.domain.findings.check import Check
from nkmfg.domain.findings.codes import CHECKS
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.spec import EVERYTHING, CheckSpec, Group, Needs, Stop
from nkmfg.domain.findings.tone import Tone
from nkmfg.pdf.batch_record import batch_record
from nkmfg.services import labels, review
from nkmfg.services.release import open_release_case
from tests import judged
from tests.finished import Finished
from tests.pdf.test_batch_record import PRINT, squeezed

TOY = "toy.loose_cap"


def loose_cap(_evidence: Evidence) -> Iterator[Check]:
    yield Check(code=TOY, params={"cap": "blue"}, stops=EVERYTHING, is_open=True)


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = CheckSpec(
        tone=Tone.ACTION, group=Group.DOES_NOT_ADD_UP, may_stop=EVERYTHING, needs=Needs.ANSWER, identity=("cap",)
    )
    monkeypatch.setitem(CHECKS, TOY, spec)
    monkeypatch.setattr(checks, "RULES", [*checks.RULES, loose_cap])


@pytest.mark.usefixtures("toy")
def test_a_check_added_as_one_entry_is_on_every_surface(ready: Finished) -> None:
    case = open_release_case(ready.session, ready.number)
    shown = "toy.loose_cap (cap=blue)"
    for stop in (Stop.RELEASE, Stop.SUPPLY, Stop.CERTIFICATION, Stop.CLOSING):
        assert shown in judged.blocking(case.dossier, stop)
    assert shown in judged.against(case.dossier, BAG)
    assert shown in judged.against(case.dossier, BAG, Stop.GIVING)
    assert shown in [view.what for view in judged.exceptions(case.dossier, Group.DOES_NOT_ADD_UP)]
    assert any("open exceptions wait for an answer" in sentence for sentence in review.against_review(case))
    assert TOY in [check["code"] for check in json.loads(dossier_json(case))["checks"]]
    pages = PdfReader(BytesIO(batch_record(case, PRINT))).pages
    assert "loose_cap" in squeezed(" ".join(page.extract_text() for page in pages))
    label = labels.print_label(ready.session, by(ready.session, BORIS), ready.number, BAG, "us", "1", "it is stopped")
    assert label.says["stops"] == [shown]
