"""The pages of donors: two verdicts apart, pending results, names behind their role, forms that lose nothing."""

import pytest

from nkmfg.demo.staff import ANNA, CLARA, QASIM
from tests.conftest import Site
from tests.subjects import trail
from tests.web.client import hidden, logged_in, pages, words
from tests.web.plainly import DONOR, acts, ago, at, send, written

REACTIVE = {"marker": "hbsag", "finding": "reactive", "laboratory": "City laboratory"}


@pytest.mark.req("K01")
def test_trial_and_regulation_are_two_verdicts_each_with_its_reasons(demo: Site) -> None:
    qasim = logged_in(demo, QASIM)
    said = written(qasim, "/donors/D-0001/marker", "note-marker", REACTIVE | at("sampled_at", ago(days=1)))
    assert "trial: not eligible" in said
    assert "by regulation: not eligible" in said
    assert "HBsAg: reactive." in said
    assert "Hepatitis B serology negative: positive, not met." in said
    assert "does not forbid the use" in said  # the mother is a close relative
    assert "WARNING: Reactive test results for hepatitis B virus" in said
    assert "Older than 18 years: 34 years, met." in said


def test_a_reactive_cmv_is_told_to_the_physician_and_bars_nobody(demo: Site) -> None:
    said = written(
        logged_in(demo, QASIM),
        "/donors/D-0001/marker",
        "note-marker",
        REACTIVE | {"marker": "cmv"} | at("sampled_at", ago(days=1)),
    )
    assert "tell the physician CMV antibodies" in said
    assert "by regulation: eligible" in said


@pytest.mark.req("K02")
def test_a_pending_marker_gets_its_result_under_the_same_sample(demo: Site) -> None:
    qasim = logged_in(demo, QASIM)
    pending = {"marker": "zika", "finding": "pending"} | at("sampled_at", ago(days=1))
    said = written(qasim, "/donors/D-0001/marker", "note-marker", pending)
    assert "by regulation: not complete" in said
    page = qasim.get("/donors/D-0001").text
    way = page[page.index("#markers") if "#markers" in page else 0 :].split("Zika virus</a>")[0].rsplit('href="', 1)[1]
    path = way.split('"')[0]
    assert "by regulation: eligible" in written(qasim, path, "note-marker", {"finding": "non_reactive"})
    assert [act.action for act in trail(demo.session, "donor/D-0001")][-2:] == ["donor.note_marker"] * 2
    again = send(qasim, path, "note-marker", {"finding": "reactive"})
    assert again.status_code == 409
    assert "say in a few words why" in words(again)
    assert demo.breaks() == []


@pytest.mark.req("K05")
def test_names_stand_on_the_identity_page_alone_and_opening_it_is_in_the_trail(demo: Site) -> None:
    clara = logged_in(demo, CLARA)
    for path in ("/donors", "/donors/D-0001", "/patients", "/patients/P-0001", "/orders", "/orders/COI-0001-95"):
        assert "Iryna" not in clara.get(path).text
        assert "Alesia" not in clara.get(path).text
    assert "Iryna Demo" in words(clara.get("/donors/D-0001/identity"))
    assert "Alesia Demo" in words(clara.get("/patients/P-0001/identity"))
    before = acts(demo)
    clara.get("/donors/D-0001/identity")
    assert acts(demo) == before + 1


@pytest.mark.req("K05")
def test_a_technician_sees_no_name(demo: Site) -> None:
    anna = logged_in(demo, ANNA)
    assert "Who it is" not in words(anna.get("/donors/D-0001"))
    for path in ("/donors/D-0001/identity", "/donors/D-0001/identity/keep", "/patients/P-0001/identity"):
        refused = anna.get(path)
        assert refused.status_code == 403
        assert "Iryna" not in refused.text


def test_an_identity_is_changed_with_a_reason_only(demo: Site) -> None:
    clara = logged_in(demo, CLARA)
    other = {"name": "Iryna Demova", "record_number": "884-0011", "born_on": "1990-01-31", "blood_group": "A+"}
    refused = send(clara, "/donors/D-0001/identity/keep", "identity", other)
    assert refused.status_code == 409
    assert 'value="Iryna Demova"' in refused.text
    written(clara, "/donors/D-0001/identity/keep", "identity", other | {"reason": "married since"})
    assert "Iryna Demova" in words(clara.get("/donors/D-0001/identity"))


def test_a_change_from_an_older_look_is_told_what_stands_now_and_keeps_what_was_typed(demo: Site) -> None:
    app = pages(demo)
    anna, clara = logged_in(demo, ANNA, app), logged_in(demo, CLARA, app)
    path = "/donors/D-0001/change"
    carried = hidden(anna.get(path), "donor")
    written(clara, path, "donor", DONOR | {"pregnant": "yes", "reason": "the test of today"})
    stale = anna.post(path, {**carried, **DONOR, "consent": "no", "reason": "withdrawn by telephone"})
    assert stale.status_code == 409
    said = words(stale)
    assert "Somebody has changed this since" in said
    assert "What it says now" in said
    assert "Pregnant yes" in said
    assert "withdrawn by telephone" in stale.text
    answered = anna.post(
        path, {**hidden(stale, "donor"), **DONOR, "pregnant": "yes", "consent": "no", "reason": "withdrawn"}
    )
    assert answered.status_code == 302
    assert "Informed consent: no, not met." in words(anna.get("/donors/D-0001"))


def test_a_form_sent_twice_adds_one_donor(demo: Site) -> None:
    clara = logged_in(demo, CLARA)
    carried = hidden(clara.get("/donors/add"), "donor")
    assert carried["proposed"] == "D-0004"
    assert clara.post("/donors/add", {**carried, **DONOR}).location == "/donors/D-0004"
    assert clara.post("/donors/add", {**carried, **DONOR}).location == "/donors/D-0004"
    assert "This form was written already" in words(clara.get("/donors/D-0004"))
    assert clara.get("/donors/D-0005").status_code == 404


def test_a_code_that_is_taken_or_is_no_code_is_said_beside_it(demo: Site) -> None:
    clara = logged_in(demo, CLARA)
    taken = send(clara, "/donors/add", "donor", DONOR | {"code": "d-0001"})
    assert taken.status_code == 409
    assert "There is a D-0001 already." in words(taken)
    wrong = send(clara, "/donors/add", "donor", DONOR | {"code": "Iryna 1985"})
    assert wrong.status_code == 422
    assert "never holds a name" in words(wrong)
    assert 'value="Iryna 1985"' in wrong.text


def test_a_label_scanned_on_the_list_opens_the_donor(demo: Site) -> None:
    clara = logged_in(demo, CLARA)
    assert clara.get("/donors?q=d-0002").headers["Location"] == "/donors/D-0002"
    assert "There is no donor of this code." in words(clara.get("/donors?q=D-0099"))


@pytest.mark.parametrize(
    ("date", "time", "says"),
    [
        ("2026-02-30", "10:00", "Write the date and the time"),
        ("2026-11-01", "", "Write the date and the time"),
        ("٢٠٢٦-11-01", "10:00", "Write the date and the time"),
        ("2026-11-01", "25:00", "Write the date and the time"),
        ("2199-01-01", "10:00", "This moment is still to come."),
        ("0001-01-01", "00:00", "Write the date and the time"),
        ("1850-01-01", "10:00", "cannot be"),
    ],
)
def test_a_moment_that_cannot_be_is_said_beside_it_with_what_was_typed(
    demo: Site, date: str, time: str, says: str
) -> None:
    qasim = logged_in(demo, QASIM)
    before = acts(demo)
    typed = {"marker": "zika", "finding": "pending", "sampled_at_date": date, "sampled_at_time": time}
    refused = send(qasim, "/donors/D-0001/marker", "note-marker", typed)
    assert refused.status_code == 422
    assert says in words(refused)
    assert f'value="{date}"' in refused.text
    assert acts(demo) == before


def test_a_moment_typed_beside_another_choice_is_asked_about(demo: Site) -> None:
    typed = DONOR | {"pregnancy_tested_at_when": "", "pregnancy_tested_at_date": "2026-11-01"}
    refused = send(logged_in(demo, CLARA), "/donors/add", "donor", typed)
    assert refused.status_code == 422
    assert "mark the one you mean" in words(refused)
