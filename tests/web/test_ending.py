"""The last pages of a batch in a browser: results, release, dose, infusion; and who is turned away from each."""

import pytest
from flask import Flask

from nkmfg.demo import staff
from nkmfg.demo.staff import ADMINISTRATOR, ALMA, ANNA, BORIS, CLARA, HEDDA, QA, QASIM, RITA
from nkmfg.services.dossier.reader import open_dossier
from nkmfg.services.release import gate_of
from tests.counting import statements
from tests.finished import Finished, member
from tests.ledger.backends import on_sqlite
from tests.web.client import Browser, logged_in, pages, words

pytestmark = on_sqlite  # a full batch takes its time; the services behind these pages are tried on both


def at(site: Finished, person: staff.Member, app: Flask | None = None) -> Browser:
    return logged_in(site, member(person), app)


def result(site: Finished, tail: str, **typed: str) -> dict[str, str]:
    return {"of": f"sample:S-{site.number[-3:]}-{tail}", "resulted_when": "now", **typed}


INFUSION = {
    "container": "BAG1",
    "identity_matched": "yes",
    "weight_kg": "18.4",
    "stopped_when": "",
    "given_ml": "39.3",
    "reaction": "none",
    "residue": "none_left",
    "given_by": "nurse Marta",
}


def started(site: Finished) -> dict[str, str]:
    there = site.player.now.astimezone(open_dossier(site.session, site.number).zone)
    return {"started_when": "at", "started_date": f"{there:%Y-%m-%d}", "started_time": f"{there:%H:%M}"}


@pytest.mark.req("I01")
def test_a_result_is_typed_judged_and_shown_as_it_was_typed(filled: Finished) -> None:
    browser = at(filled, QASIM)
    path = f"/batches/{filled.number}/results"
    assert "<0.05 %" not in words(browser.get(path))
    answered = browser.post(f"{path}/residual_feeders", result(filled, "H", number="<0.05"), follow=True)
    said = words(answered)
    assert "<0.05 %" in said
    assert "met (compared as it is)" in said


@pytest.mark.req("I04", "FD2")
def test_a_test_after_a_thaw_that_may_never_come_is_shown_as_the_gate_sees_it(seeded: Finished) -> None:
    """The release lists no such test; the results do not say that it blocks the release."""
    page = words(at(seeded, QASIM).get(f"/batches/{seeded.number}/results"))
    row = page.split("Viability after thawing")[1].split("NK purity")[0]
    assert "blocks certification" in row
    assert "blocks release" not in row
    assert "Not awaited for the release: done in “Thawing”." in row


def test_what_cannot_be_read_is_told_beside_its_field_and_still_there(filled: Finished) -> None:
    browser = at(filled, QASIM)
    path = f"/batches/{filled.number}/results/viability"
    answered = browser.post(path, result(filled, "P", number="1,050", laboratory="City laboratory"))
    assert answered.status_code == 422
    assert "can be read two ways" in words(answered)
    assert "City laboratory" in answered.text
    assert browser.post(path, result(filled, "P")).status_code == 422
    other = browser.post(path, {"of": "sample:S-999-P", "resulted_when": "now", "number": "90"})
    assert other.status_code == 422
    assert "not among the choices" in words(other)


@pytest.mark.req("H04")
def test_a_result_is_corrected_beside_the_first_one_and_one_is_voided_by_signature(filled: Finished) -> None:
    app = pages(filled)
    browser, qa = at(filled, QASIM, app), at(filled, QA, app)
    path = f"/batches/{filled.number}/results"
    browser.post(f"{path}/viability", result(filled, "P", number="19.6"))
    change = result(filled, "P", number="91.6", revision="1", what="correct", reason="digits exchanged")
    locked = browser.post(f"{path}/viability/1", change)
    assert locked.status_code == 409
    assert "out of specification, and locked" in words(locked)
    assert "digits exchanged" in locked.text
    assert browser.get(f"{path}/viability/1/unlock").status_code == 403
    cause = "the+laboratory+sheet+says+91.6"
    assert qa.sign(f"{path}/viability/1/unlock?because={cause}").status_code == 302
    said = words(browser.post(f"{path}/viability/1", change, follow=True))
    assert "19.6 %" in said
    assert "91.6 %" in said
    assert "digits exchanged" in said
    stale = browser.post(f"{path}/viability/1", change)
    assert stale.status_code == 409
    answered = browser.sign(f"{path}/viability/1/void?because=of+another+sample")
    assert answered.status_code == 302
    assert "void" in words(browser.get(path))


@pytest.mark.req("K01")
def test_release_is_refused_with_what_blocks_it_then_given_and_stands_in_the_band(filled: Finished) -> None:
    app = pages(filled)
    qa = at(filled, QA, app)
    path = f"/batches/{filled.number}/release"
    shown = qa.get(path)
    assert "Gram stain: no result yet" in words(shown)
    assert f'href="{path}/sign"' not in shown.text
    refused = qa.get(f"{path}/sign")
    assert refused.status_code == 409
    assert "Gram stain: no result yet" in words(refused)
    assert open_dossier(filled.session, filled.number).dispositions == ()


def test_a_batch_is_released_in_the_browser_by_somebody_who_did_not_make_it(tested: Finished) -> None:
    app = pages(tested)
    path = f"/batches/{tested.number}/release"
    authorised = at(tested, ALMA, app)
    assert "nothing blocks it" in words(authorised.get(path))
    assert authorised.sign(f"{path}/sign", member(ANNA)).status_code == 403
    assert authorised.sign(f"{path}/sign").status_code == 302
    said = words(authorised.get(path))
    assert "released for use" in said
    assert "Alma Reyes" in said
    assert "Sterility of the final product" in said
    assert gate_of(tested.session, tested.number).is_open


@pytest.mark.challenge("S19")
def test_a_rejection_asks_for_its_reason_and_is_signed(tested: Finished) -> None:
    browser = at(tested, QA)
    path = f"/batches/{tested.number}/reject"
    assert "Why" in words(browser.get(path))
    assert browser.get(f"{path}?because=.").status_code == 422
    wrong = browser.sign(f"{path}?because=the+bag+leaks", password="not the one")
    assert wrong.status_code == 403
    assert open_dossier(tested.session, tested.number).decision == "quarantine"
    assert browser.sign(f"{path}?because=the+bag+leaks").status_code == 302
    assert "rejected" in words(browser.get(f"/batches/{tested.number}"))


def test_an_infusion_is_written_down_checked_by_another_person_and_shown_per_kg(tested: Finished) -> None:
    app = pages(tested)
    at(tested, ALMA, app).sign(f"/batches/{tested.number}/release/sign")
    ward, second = at(tested, CLARA, app), at(tested, ANNA, app)
    path = f"/batches/{tested.number}"
    answered = ward.post(f"{path}/infusions/note", INFUSION | started(tested), follow=True)
    assert "Infusion 1 is written down" in words(answered)
    assert "not checked" in words(answered)
    assert "+00:00" not in words(ward.get(f"{path}/infusions/1/check"))  # moments by the clock of the ward
    own = ward.sign(f"{path}/infusions/1/check")
    assert own.status_code == 403
    assert second.sign(f"{path}/infusions/1/check").status_code == 302
    said = words(second.get(f"{path}/dose"))
    assert "50.09 × 10⁶ NK/kg delivered in all" in said
    assert "39.232 mL" in said
    assert "checked Anna Kowal" in said


def test_an_infusion_that_cannot_be_read_keeps_what_was_typed(tested: Finished) -> None:
    ward = at(tested, CLARA)
    path = f"/batches/{tested.number}/infusions/note"
    sent = INFUSION | started(tested)
    answered = ward.post(path, sent | {"given_ml": "lots", "given_by": "nurse Ö"})
    assert answered.status_code == 422
    assert "nurse Ö" in answered.text
    late = ward.post(path, sent | {"started_date": "2031-01-01"})
    assert late.status_code == 422
    assert "still to come" in words(late)
    assert open_dossier(tested.session, tested.number).infusions == ()


def test_il_2_of_a_day_is_written_down_and_corrected(tested: Finished) -> None:
    ward = at(tested, CLARA)
    path = f"/batches/{tested.number}/il2/-1"
    assert ward.get(f"/batches/{tested.number}/il2/0").status_code == 404
    dose = {"given": "given", "ordered_iu": "756600", "given_iu": "756600", "at_when": "now", "site": "left thigh"}
    assert ward.post(path, dose).status_code == 302
    again = ward.post(path, dose | {"given_iu": "700000"})
    assert again.status_code == 409
    assert ward.post(path, dose | {"given_iu": "700000", "reason": "read again"}).status_code == 302
    assert "700,000 IU" in words(ward.get(f"/batches/{tested.number}/dose"))


ROOMS = ("results", "release", "dose")
DOORS = {
    "results/gram": {ANNA, BORIS, HEDDA, QASIM},
    "results/gram/1": {ANNA, BORIS, HEDDA, QASIM},
    "results/review": {QASIM, QA, RITA},
    "release/sign": {QA, RITA, ALMA},
    "reject": {QA, RITA},
    "close": {QA, RITA},
    "infusions/note": {ANNA, BORIS, CLARA},
    "il2/1": {ANNA, BORIS, CLARA},
}


def test_each_page_opens_for_its_roles_and_for_nobody_else(tested: Finished) -> None:
    app = pages(tested)
    for person in staff.STAFF:
        browser = at(tested, person, app)
        for room in ROOMS:
            expected = 403 if person is ADMINISTRATOR else 200
            assert browser.get(f"/batches/{tested.number}/{room}").status_code == expected, (person.login, room)
        for door, who in DOORS.items():
            status = browser.get(f"/batches/{tested.number}/{door}").status_code
            assert (status == 403) == (person not in who), (person.login, door, status)


def test_the_page_of_a_batch_reads_its_end_in_one_statement(tested: Finished) -> None:
    browser = at(tested, QASIM)
    browser.get(f"/batches/{tested.number}")
    with statements(tested.ledger) as seen:
        assert browser.get(f"/batches/{tested.number}").status_code == 200
    assert len([sql for sql in seen if " FROM result" in sql or "result.id" in sql]) == 1
    assert len([sql for sql in seen if sql.lstrip().upper().startswith("SELECT")]) <= 20


FORMS_BEFORE_A_SIGNATURE = (
    (QA, "reject"),
    (QA, "recall"),
    (QA, "end"),
    (QA, "close"),
    (QA, "donor-ground"),
    (CLARA, "dose/decide"),
    (QASIM, "results/gram/1/void"),
    (QA, "results/gram/1/unlock"),
)


@pytest.mark.parametrize(("who", "path"), FORMS_BEFORE_A_SIGNATURE)
def test_a_form_before_a_signature_that_is_sent_empty_says_what_is_wanted(
    tested: Finished, who: staff.Member, path: str
) -> None:
    """A choice that nobody made is not sent at all."""
    browser = at(tested, who)
    answered = browser.post(f"/batches/{tested.number}/{path}", {})
    assert answered.status_code == 422
    said = words(answered)
    assert any(asked in said for asked in ("Say in a few words why", "Choose one", "say it in a few words")), said
