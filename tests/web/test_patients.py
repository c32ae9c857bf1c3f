"""The pages of patients: judged by the recipe's rules; a wrong number is refused by its form, never by its size."""

import pytest

from nkmfg.demo.staff import CLARA
from tests.conftest import Site
from tests.web.client import hidden, logged_in, words
from tests.web.plainly import PATIENT, UNREADABLE, acts, send, written


def test_a_value_out_of_limits_is_accepted_and_judged(demo: Site) -> None:
    clara = logged_in(demo, CLARA)
    typed = PATIENT | {"performance_score": "450", "sgot_xuln": "12", "disease_status": "in_remission"}
    said = written(clara, "/patients/add", "patient", typed)
    assert "trial: not eligible" in said
    assert "SGOT below 5 times the upper limit for age: 12 × upper limit, not met." in said
    assert "Relapsed or primary refractory: in remission, not met." in said
    assert "450, Lansky" in said


def test_what_is_not_answered_is_not_known_yet_and_makes_nobody_eligible(demo: Site) -> None:
    said = written(logged_in(demo, CLARA), "/patients/add", "patient", {})
    assert "trial: not complete" in said
    assert "10 not known yet" in said


@pytest.mark.parametrize("typed", UNREADABLE)
def test_what_is_no_number_is_refused_in_a_sentence_beside_its_field(demo: Site, typed: str) -> None:
    clara = logged_in(demo, CLARA)
    before = acts(demo)
    refused = send(clara, "/patients/add", "patient", PATIENT | {"performance_score": typed})
    assert refused.status_code == 422
    note = refused.text.split('id="performance_score-note"')[1].split("</p>")[0]
    assert "Type" in note or "Check" in note
    assert f'value="{typed}"' in refused.text
    assert 'value="aml" checked' in refused.text
    assert acts(demo) == before


def test_a_change_says_why_and_is_judged_anew(demo: Site) -> None:
    clara = logged_in(demo, CLARA)
    silent = send(clara, "/patients/P-0001/change", "patient", PATIENT | {"uncontrolled_infection": "yes"})
    assert silent.status_code == 422
    assert "Say in a few words why." in words(silent)
    typed = PATIENT | {"uncontrolled_infection": "yes", "reason": "fever since the morning"}
    assert "No uncontrolled infection: yes, not met." in written(clara, "/patients/P-0001/change", "patient", typed)
    assert demo.breaks() == []


def test_a_change_form_shows_what_is_known(demo: Site) -> None:
    shown = logged_in(demo, CLARA).get("/patients/P-0001/change").text
    assert 'name="sgot_xuln" value="1.2"' in shown
    assert 'value="relapsed" checked' in shown
    assert 'value="negative" checked' in shown


def test_an_answer_nobody_offered_is_refused(demo: Site) -> None:
    refused = send(logged_in(demo, CLARA), "/patients/add", "patient", PATIENT | {"hiv": "perhaps"})
    assert refused.status_code == 422
    assert "Choose one of those shown." in words(refused)


def test_two_who_change_one_patient_lose_nothing(demo: Site) -> None:
    clara = logged_in(demo, CLARA)
    path = "/patients/P-0001/change"
    carried = hidden(clara.get(path), "patient")
    written(clara, path, "patient", PATIENT | {"sgot_xuln": "3.3", "reason": "laboratory of today"})
    stale = clara.post(path, {**carried, **PATIENT, "hiv": "pending", "reason": "sent again"})
    assert stale.status_code == 409
    assert "3.3 × upper limit" in words(stale)
