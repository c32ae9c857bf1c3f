"""Each decision about a batch is signed with a meaning of its own, on the page, on paper and in the trail."""

from collections.abc import Sequence
from io import BytesIO

import pytest
from pypdf import PdfReader

from nkmfg.demo import ending
from nkmfg.demo.staff import ALMA, QA, RITA, Member
from nkmfg.pdf.batch_record import batch_record
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.words.roles import role_words
from tests.finished import Finished
from tests.ledger.backends import on_sqlite
from tests.pdf.test_batch_record import PRINT
from tests.services.test_certifying import read
from tests.services.test_release_table import failing
from tests.web.client import pages, words
from tests.web.test_ending import at

pytestmark = [on_sqlite, pytest.mark.req("FO6", "B04")]

TO_THE_PATIENT = (
    (ALMA, "release/sign", "released for use"),
    (ALMA, "certify", "certified"),
    (QA, "close?because=all+is+done", "closed"),
    (QA, "recall?because=growth+elsewhere", "recalled"),
)
WITHOUT_ROW = ("close?because=all+is+done", "supply/approve")
EXCEPTIONALLY = (
    (QA, "supply/approve", "exceptional supply approved"),
    (ALMA, "supply/sign", "exceptional supply"),
    (QA, "end?ending=closed_without_certification&because=it+was+given", "closed without certification"),
)


def all_results(site: Finished) -> None:
    """The last results are in, and results and record are reviewed."""
    site.player.wait(days=20)
    read(site, "no_growth")
    ending.review_the_results(site.player)
    ending.close_deviations(site.player)
    ending.review_record(site.player)


BEFORE = {"certify": all_results, "close?because=all+is+done": lambda site: ending.destroy(site.player)}


def decide_and_read(site: Finished, decisions: Sequence[tuple[Member, str, str]]) -> None:
    """Take the decisions in their order; dialogue, signature manifest and trail give the meaning of each."""
    app = pages(site)
    for signer, path, meaning in decisions:
        BEFORE.get(path, lambda _site: None)(site)
        browser, address = at(site, signer, app), f"/batches/{site.number}/{path}"
        assert f"meaning: {meaning} " in words(browser.get(address)), path
        assert browser.sign(address).status_code == 302, path
    trail = words(at(site, RITA, app).get(f"/batches/{site.number}/trail?q=Signature"))
    site.session.rollback()  # what was read before the signatures
    paper = batch_record(open_release_case(site.session, site.number), PRINT)
    record = " ".join("\n".join(page.extract_text() for page in PdfReader(BytesIO(paper)).pages).split())
    manifest = record.rpartition("22 Signature manifest Moment")[2].partition("23 Attachments")[0]
    for signer, path, meaning in decisions:
        assert f" meaning {meaning} says " in trail, path
        assert f" signed {meaning}, {signer.name} " in trail or path in WITHOUT_ROW, path
        assert f" {signer.name} {role_words(signer.roles[0])} {meaning} " in manifest, path


def test_release_certification_closing_and_recall_are_signed_as_what_they_are(tested: Finished) -> None:
    decide_and_read(tested, TO_THE_PATIENT)


def test_both_signatures_of_an_exceptional_supply_and_its_end_are_signed_as_what_they_are(tested: Finished) -> None:
    failing(tested)
    decide_and_read(tested, EXCEPTIONALLY)


@pytest.mark.parametrize(
    ("path", "meaning"),
    [
        ("reject?because=it+leaks", "rejected"),
        ("end?ending=not_infused_and_destroyed&because=it+leaks", "not infused and destroyed"),
    ],
)
def test_what_is_not_given_is_signed_as_what_it_is(tested: Finished, path: str, meaning: str) -> None:
    decide_and_read(tested, [(QA, path, meaning)])
