"""Review, decisions and a phoned positive in a browser: what each person sees, and what nobody may miss."""

import re
from html import unescape

import pytest

from nkmfg.demo import ending
from nkmfg.demo.staff import ALMA, ANNA, CLARA, HEDDA, PASSWORD, QA, QASIM, RITA
from nkmfg.services import review as reviewing
from nkmfg.services.dossier.reader import open_dossier
from tests.finished import Finished
from tests.ledger.backends import on_sqlite
from tests.services.test_after_use import a_used_lot
from tests.web.client import hidden, pages, words
from tests.web.test_ending import at

pytestmark = on_sqlite  # a full batch takes its time; the services behind these pages are tried on both


@pytest.mark.req("H07", "I03")
def test_a_positive_is_phoned_in_in_two_taps_and_nobody_can_miss_it(tested: Finished) -> None:
    app = pages(tested)
    ward, qa, maker = at(tested, CLARA, app), at(tested, QA, app), at(tested, ANNA, app)
    assert at(tested, ALMA, app).sign(f"/batches/{tested.number}/release/sign").status_code == 302
    hedda = at(tested, HEDDA, app)
    listed = {"name": "Dr Weiss", "function": "treating physician", "telephone": "+375 17 000"}
    assert hedda.post("/contacts/add", listed).status_code == 302
    path = f"/batches/{tested.number}/positive"
    form = ward.get(path)
    assert f"sample S-{tested.number[-3:]}-P" in words(form)
    empty = ward.post(path, {"called_when": "now", "caller": ""})
    assert empty.status_code == 422
    assert "Write who called." in words(empty)
    call = {"about": "container BAG1", "called_when": "now", "caller": "Dr Stern"}
    said = words(ward.post(path, call, follow=True))
    assert "Everything of it that is not given is stopped" in said
    assert "treating physician" in said
    assert "+375 17 000" in said
    number = f"{tested.number}-P1"
    assert "a positive was phoned in" in words(maker.get("/"))
    assert "Stopped: a positive was reported" in words(maker.get(f"/batches/{tested.number}"))
    told = {"kind": "told", "text": "Dr Weiss, treating physician", "happened_when": "now", "read_back": "yes"}
    assert "read back" in words(maker.post(f"/positives/{number}/note", told, follow=True))
    assert maker.get(f"/positives/{number}/decide").status_code == 403
    decide = f"/positives/{number}/decide?finding=false_positive&cause=the+bottle+was+cracked"
    assert qa.sign(decide).status_code == 302
    assert "stop lifted" in words(qa.get(f"/positives/{number}"))
    assert "Stopped: a positive was reported" not in words(maker.get(f"/batches/{tested.number}"))


@pytest.mark.req("I01")
@pytest.mark.challenge("T20")
def test_qa_answers_what_is_open_and_signs_the_review_of_the_record(filled: Finished) -> None:
    app = pages(filled)
    qa, maker = at(filled, RITA, app), at(filled, ANNA, app)
    path = f"/batches/{filled.number}/review"
    shown = qa.get(path)
    assert "QA has not reviewed this record yet" in words(shown)
    assert qa.get(f"{path}/sign").status_code == 409
    for key in map(unescape, re.findall(r'name="exception" value="([^"]+)"', shown.text)):
        lone = qa.post(path, {"exception": key, "answer": "."})
        assert lone.status_code == 422
        assert qa.post(path, {"exception": key, "answer": "without effect on the cells"}).status_code == 302
    assert qa.sign(f"{path}/sign", password="not the one").status_code == 403
    assert qa.sign(f"{path}/sign").status_code == 302
    said = words(maker.get(path))
    assert "Rita Novak" in said
    assert "without effect on the cells (Rita Novak)" in said
    filled.session.rollback()  # what was read before the signature
    assert open_dossier(filled.session, filled.number).signatures[-1].meaning == "reviewed"


def test_what_decisions_rest_on_is_shown_and_asked_for(tested: Finished) -> None:
    app = pages(tested)
    qa, clinic, authorised = at(tested, QA, app), at(tested, CLARA, app), at(tested, ALMA, app)
    path = f"/batches/{tested.number}"
    assert "Nothing of it is out of specification" in words(qa.get(f"{path}/supply"))
    assert "the request of the treating physician" in words(clinic.get(f"{path}/papers/note"))
    assert "the request of the treating physician" not in words(qa.get(f"{path}/papers/note"))
    there = tested.player.now.astimezone(open_dossier(tested.session, tested.number).zone)
    when = {"happened_date": f"{there:%Y-%m-%d}", "happened_time": f"{there:%H:%M}"}
    paper = {"kind": "request", "person": "Dr Weiss", "reference": "F-12"}
    assert clinic.post(f"{path}/papers/note", paper | when | {"person": ""}).status_code == 422
    assert "Dr Weiss" in words(clinic.post(f"{path}/papers/note", paper | when, follow=True))
    assert qa.get(f"{path}/donor-ground").status_code == 200
    assert qa.get(f"{path}/end?ending=terminated_in_culture&because=the+patient+died").status_code == 409
    assert qa.sign(f"{path}/end?ending=not_infused_and_destroyed&because=the+patient+died").status_code == 302
    said = words(authorised.get(f"{path}/release"))
    assert "not infused and destroyed" in said
    assert not re.search(r"closed, (before )?day \d+", said)  # no day of a culture that is over is today
    assert "results pending" in said
    tested.session.rollback()  # what was read before the signature
    assert open_dossier(tested.session, tested.number).state == "closed"


@pytest.mark.req("I02")
def test_each_signature_on_results_shows_what_was_reported_what_was_judged_and_the_limit(tested: Finished) -> None:
    page = words(at(tested, ALMA).get(f"/batches/{tested.number}/release/sign"))
    for said in (
        "0.12 % reported; judged 67,990 cells/kg; limit ≤ 100,000 cells/kg, met (compared as it is): pass",
        "<0.05 EU/mL reported; judged < 0.1133 EU/kg/h; limit ≤ 5 EU/kg/h, met (compared as it is): pass",
        "No growth (preliminary); limit No growth: pass",
        "0.31 %: reported",
        "Difference of the NK dose from the ordered one 6.29 %; limit ≤ 10 %, met (compared as it is): pass",
    ):
        assert said in page
    results = words(at(tested, ALMA).get(f"/batches/{tested.number}/results"))
    assert "CD3⁺CD56⁻ per kg: 67,990 cells/kg; limit ≤ 100,000 cells/kg, met" in results


def test_what_somebody_types_before_a_signature_never_stands_in_an_address(ready: Finished) -> None:
    app, path = pages(ready), f"/batches/{ready.number}"
    qa, head = at(ready, QA, app), at(ready, HEDDA, app)
    lot = a_used_lot(ready)
    asked = {
        f"{path}/reject": {"because": "the patient said no"},
        f"{path}/recall": {"because": "the patient said no"},
        f"/lots/{lot}/reject": {"affected": "not_known", "reason": "the maker said no"},
    }
    for address, typed in asked.items():
        form = re.search(r'<form id="(?:because-form|ask)"[^>]*>', qa.get(address).text)
        assert form is not None
        assert 'method="post"' in form[0]
        shown = qa.post(address, typed)
        assert shown.status_code == 200
        assert "said no" in words(shown)
        assert re.findall(r'<form id="sign"[^>]*action="([^"]*)"', shown.text) == [f"{address}?"]
        assert hidden(shown, "sign").items() >= typed.items()
    shown = qa.post(f"/lots/{lot}/reject", {**hidden(shown, "sign"), "badge": QA.badge, "password": "not the one"})
    assert shown.status_code == 403
    signed = {**hidden(shown, "sign"), "badge": QA.badge, "password": PASSWORD}
    changed = qa.post(f"/lots/{lot}/reject", signed | {"reason": "somebody at the tablet said no"})
    assert changed.status_code == 403
    assert "has changed since it was shown" in words(changed)
    signed = {**signed, **hidden(qa.post(f"/lots/{lot}/reject", asked[f"/lots/{lot}/reject"]), "sign")}
    assert qa.post(f"/lots/{lot}/reject", signed).status_code == 302
    assert "the maker said no" in words(head.get(f"/lots/{lot}"))


def test_an_assignable_cause_is_sent_in_the_form_too(filled: Finished) -> None:
    qa, laboratory = at(filled, QA), at(filled, QASIM)
    path = f"/batches/{filled.number}/results/viability"
    typed = {"of": f"sample:S-{filled.number[-3:]}-P", "resulted_when": "now", "number": "19.6"}
    assert laboratory.post(path, typed).status_code == 302
    cause = {"because": "digits were exchanged"}
    assert 'method="post"' in qa.get(f"{path}/1/unlock").text
    shown = qa.post(f"{path}/1/unlock", cause)
    assert hidden(shown, "sign").items() >= cause.items()
    signed = {**hidden(shown, "sign"), "badge": QA.badge, "password": PASSWORD}
    assert qa.post(f"{path}/1/unlock", signed).status_code == 302


@pytest.mark.req("I01", "FD2")
def test_who_signs_a_review_sees_the_values_then_and_now_that_the_signed_copy_keeps(tested: Finished) -> None:
    """The phenotype of day 0 came after its count was signed: pending then, a number now, in page and copy."""
    player = tested.player
    ending.report(player, "potency", "44", sample=f"S-{tested.number[-3:]}-H")
    copy = reviewing.review_to_sign(tested.session, tested.number)
    page = words(at(tested, RITA).get(f"/batches/{tested.number}/review/sign"))
    signed = [" ".join(shown.partition(": ")[2].split()) for shown in copy.facts["shown"]]
    assert [shown for shown in signed if "NK cells of vessel P (" in shown]
    assert any(" → " in shown for shown in signed)
    assert [shown for shown in signed if shown not in page] == []
