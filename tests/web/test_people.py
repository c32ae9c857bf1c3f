"""People at the pages: accounts opened and ended, roles proposed and signed, and who is told no."""

import re
from typing import Any

import pytest
import sqlalchemy as sa
from werkzeug.test import TestResponse

from nkmfg.models import Person, RoleGrant, Signature, WebSession
from tests.conftest import Site
from tests.staff import ADAM, ANNA, BORIS, CLARA, HEDDA, QUINN, RITA, Member
from tests.web.client import Browser, hidden, logged_in, pages, stranger, words

OLGA = {
    "login": "olga",
    "printed_name": "Ольга Онега",
    "badge": "B-OLGA",
    "verified_how": "passport seen",
    "verified_on": "2026-11-20",
}
OWN = {
    "password": "mossy stones in the river",
    "password_again": "mossy stones in the river",
    "pin": "602913",
    "pin_again": "602913",
}
WHY = {"reason": "asked for by her head"}


def opened(browser: Browser, **otherwise: str) -> TestResponse:
    return browser.post("/accounts/open", OLGA | otherwise)


def first_password(answered: TestResponse) -> str:
    found = re.search(r"[a-z0-9]{4}(?:-[a-z0-9]{4}){3}", words(answered))
    assert found, words(answered)
    return found[0]


def code_of(answered: TestResponse) -> str:
    """The code that is shown once, to who vouched."""
    found = re.search(r"code ([a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}) ", words(answered))
    assert found, words(answered)
    return found[1]


def fresh(site: Site, question: Any) -> Any:
    """One value as the database has it now."""
    site.session.rollback()
    return site.session.scalar(question)


def known(site: Site, login: str) -> Person | None:
    found: Person | None = fresh(site, sa.select(Person).where(Person.login == login))
    if found is not None:
        site.session.refresh(found)
    return found


@pytest.mark.req("A01", "A02", "A08")
def test_a_new_person_chooses_their_own_secrets_before_anything_else(site: Site) -> None:
    app = pages(site)
    admin = logged_in(site, ADAM, app)
    password = first_password(opened(admin))
    olga = stranger(site, app)
    assert olga.post("/log-in", {"badge": "B-OLGA", "password": password}).location == "/first-use"
    assert olga.get("/").location == "/first-use"
    assert "Nobody has vouched for you yet" in words(olga.post("/first-use", OWN))
    code = code_of(logged_in(site, QUINN, app).sign("/people/olga/vouch"))
    assert olga.post("/first-use", OWN | {"code": code}).location == "/acknowledge"
    assert "binds" in words(olga.get("/acknowledge"))
    assert "ready to work and to sign" in words(olga.post("/acknowledge", follow=True))
    assert "passport seen, 2026-11-20" in words(admin.get("/people/olga"))


@pytest.mark.req("A08", "B11")
def test_a_first_password_is_shown_once_and_kept_nowhere(site: Site) -> None:
    admin = logged_in(site, ADAM)
    password = first_password(opened(admin))
    assert password not in admin.get("/people/olga").text
    assert password not in admin.get("/people").text
    site.session.rollback()
    assert not [text for text in site.session.scalars(sa.select(WebSession.contents)) if password in text]
    assert site.breaks() == []


@pytest.mark.req("A02")
@pytest.mark.parametrize("missing", ["verified_how", "verified_on", "login", "printed_name"])
def test_no_account_is_opened_without_a_verified_identity_and_a_name(site: Site, missing: str) -> None:
    admin = logged_in(site, ADAM)
    answered = opened(admin, **{missing: ""})
    assert answered.status_code == 422
    assert known(site, "olga") is None
    others = [text for name, text in OLGA.items() if name != missing]
    assert all(f'value="{text}"' in answered.text for text in others)


@pytest.mark.req("A01")
@pytest.mark.parametrize(
    ("typed", "status", "says"),
    [
        ({"login": "ANNA"}, 409, "taken"),
        ({"badge": ANNA.badge}, 409, "taken"),
        ({"login": "a"}, 422, "3 to 32 letters"),
        ({"login": "olga; drop table"}, 422, "3 to 32 letters"),
        ({"login": "ольга"}, 422, "3 to 32 letters"),
        ({"printed_name": "O" * 5000}, 422, "characters long"),
        ({"printed_name": "Olga\u202eagaO"}, 422, "cannot be printed"),
        ({"badge": "🧬🧬🧬🧬"}, 422, "badge number"),
        ({"verified_on": "yesterday"}, 422, "year-month-day"),
        ({"verified_on": "2026-02-30"}, 422, "year-month-day"),
        ({"printed_name": "Olga\0"}, 400, "cannot be read"),
    ],
)
def test_what_cannot_be_an_account_is_refused_in_a_sentence(
    site: Site, typed: dict[str, str], status: int, says: str
) -> None:
    answered = opened(logged_in(site, ADAM), **typed)
    assert answered.status_code == status
    assert says in words(answered)
    assert known(site, "olga") is None


def test_a_name_is_shown_as_it_was_typed_and_never_run(site: Site) -> None:
    admin = logged_in(site, ADAM)
    answered = opened(admin, printed_name="<script>alert(1)</script>")
    assert "&lt;script&gt;alert" in answered.text
    assert "<script>alert" not in admin.get("/people").text


@pytest.mark.req("A06")
def test_a_disabled_account_is_logged_out_at_once_and_stays_readable(site: Site) -> None:
    app = pages(site)
    admin, anna = logged_in(site, ADAM, app), logged_in(site, ANNA, app)
    assert anna.get("/").status_code == 200
    assert admin.post("/people/anna/disable", WHY | {"affected": "no"}).status_code == 302
    assert anna.get("/").location == "/log-in?next=/"
    refused = stranger(site, app).post("/log-in", {"badge": ANNA.badge, "password": ANNA.password})
    assert refused.status_code == 403
    assert "Anna Kowal" in words(admin.get("/people"))
    assert "disabled" in words(admin.get("/people/anna"))
    assert admin.post("/people/anna/enable", WHY).status_code == 302
    assert logged_in(site, ANNA, app).get("/").status_code == 200


@pytest.mark.req("A05")
@pytest.mark.challenge("T5")
@pytest.mark.parametrize("change", ["disable", "reset", "end-lock-out", "roles/technician/end"])
@pytest.mark.parametrize("reason", ["", "   ", "."])
def test_a_change_of_a_person_takes_a_reason(site: Site, change: str, reason: str) -> None:
    answered = logged_in(site, ADAM).post(f"/people/anna/{change}", {"reason": reason})
    assert answered.status_code == 422
    assert "Say in a few words why." in words(answered)
    person = known(site, "anna")
    assert person is not None
    assert person.state == "active"


@pytest.mark.req("FD1")
def test_a_role_does_not_end_before_it_is_said_whether_what_was_done_in_it_is_affected(site: Site) -> None:
    answered = logged_in(site, ADAM).post("/people/anna/roles/technician/end", WHY)
    assert answered.status_code == 422
    assert "Say whether what was done in this role is affected." in words(answered)
    assert logged_in(site, ANNA).get("/batches").status_code == 200


def test_nobody_disables_their_own_account(site: Site) -> None:
    answered = logged_in(site, ADAM).post("/people/adam/disable", WHY | {"affected": "no"})
    assert answered.status_code == 409
    assert "their own account" in words(answered)


@pytest.mark.req("B11", "A08")
@pytest.mark.challenge("S13")
def test_after_a_reset_nothing_is_signed_before_the_holder_has_chosen_their_own_secrets(site: Site) -> None:
    app = pages(site)
    admin, quinn, hedda = (logged_in(site, member, app) for member in (ADAM, QUINN, HEDDA))
    password = first_password(admin.post("/people/quinn/reset", WHY))
    assert quinn.get("/").status_code == 302
    admin.post("/people/anna/roles/propose", {"role": "qc_analyst"})
    path = "/people/anna/roles/qc_analyst/approve"
    for secret, says in ((QUINN.password, "do not match"), (password, "Choose your own password")):
        copy = hidden(hedda.get(path), "sign")
        answered = hedda.post(path, {**copy, "badge": QUINN.badge, "password": secret})
        assert answered.status_code == 403
        assert says in words(answered)
    stated = sa.select(RoleGrant.state).where(RoleGrant.role == "qc_analyst").order_by(RoleGrant.id.desc()).limit(1)
    assert fresh(site, stated) == "proposed"
    assert stranger(site, app).post("/log-in", {"badge": QUINN.badge, "password": password}).location == "/first-use"


@pytest.mark.req("A07")
@pytest.mark.challenge("S17")
def test_five_failures_lock_an_account_until_an_administrator_ends_it(site: Site) -> None:
    app = pages(site)
    guessing = stranger(site, app)
    for _ in range(5):
        guessing.post("/log-in", {"badge": ANNA.badge, "password": "a wild guess"})
    assert "locked" in words(guessing.post("/log-in", {"badge": ANNA.badge, "password": ANNA.password}))
    admin = logged_in(site, ADAM, app)
    assert "locked out" in words(admin.get("/people"))
    page = words(admin.get("/people/anna"))
    assert "Locked out after five failures" in page
    assert "log-in failed" in page.split("At the door")[1]
    assert "log_in_failed" not in page
    assert admin.post("/people/anna/end-lock-out", {"reason": "it was her; she mistyped"}).status_code == 302
    assert "locked out" not in words(admin.get("/people"))
    assert logged_in(site, ANNA, app).get("/").status_code == 200


@pytest.mark.req("A05", "B03")
@pytest.mark.challenge("S1", "S18")
def test_a_role_is_in_effect_by_the_signature_of_qa_in_whosever_session(site: Site) -> None:
    app = pages(site)
    admin, hedda = logged_in(site, ADAM, app), logged_in(site, HEDDA, app)
    answered = admin.post("/people/anna/roles/propose", {"role": "qc_analyst"}, follow=True)
    assert "in effect as soon as QA signs it" in words(answered)
    assert "Anna Kowal QC analyst" in words(admin.get("/roles"))
    path = "/people/anna/roles/qc_analyst/approve"
    copy = hidden(hedda.get(path), "sign")
    proof = {"badge": QUINN.badge, "password": QUINN.password}
    assert hedda.post(path, copy | proof).location == "/people/anna"
    assert hedda.post(path, copy | proof).location == "/people/anna"  # a second click leads to what the first signed
    assert hedda.get(path).status_code == 404
    signed = fresh(site, sa.select(Signature).order_by(Signature.id.desc()).limit(1))
    assert (signed.signer_login, signed.meaning) == ("quinn", "approved")
    assert "Hedda Head" in words(hedda.get("/"))
    page = words(admin.get("/people/anna"))
    assert "signed by Quinn Quality" in page
    assert "No role waits for a signature." in words(admin.get("/roles"))
    assert site.breaks() == []


@pytest.mark.req("A04", "A05", "B10")
@pytest.mark.parametrize(
    ("signer", "secret", "says"),
    [
        (ANNA, ANNA.password, "may not approve a role"),
        (ADAM, ADAM.password, "may not approve a role"),
        (HEDDA, HEDDA.password, "QA's signature"),
        (QUINN, "", "Give your password"),
        (QUINN, "not her password", "do not match"),
    ],
)
def test_a_role_is_signed_by_nobody_else(site: Site, signer: Member, secret: str, says: str) -> None:
    app = pages(site)
    logged_in(site, ADAM, app).post("/people/boris/roles/propose", {"role": "qc_analyst"})
    quinn = logged_in(site, QUINN, app)
    path = "/people/boris/roles/qc_analyst/approve"
    answered = quinn.post(path, {**hidden(quinn.get(path), "sign"), "badge": signer.badge, "password": secret})
    assert answered.status_code == 403
    assert says in words(answered)
    held = sa.select(sa.func.count()).where(RoleGrant.role == "qc_analyst", RoleGrant.state == "effective")
    assert fresh(site, held) == 1  # Qasim's


@pytest.mark.req("A04", "A05")
@pytest.mark.parametrize(
    ("proposer", "whom", "role", "status", "says"),
    [
        (ADAM, "adam", "technician", 422, "Choose the role"),
        (ADAM, "anna", "administrator", 422, "not among the choices"),
        (ADAM, "anna", "technician", 422, "not among the choices"),
        (ADAM, "anna", "emperor", 422, "not among the choices"),
        (QUINN, "anna", "qc_analyst", 422, "not among the choices"),
        (QUINN, "quinn", "technician", 403, "Nobody gives a role to oneself"),
    ],
)
def test_a_role_that_may_not_be_is_not_proposed(
    site: Site, proposer: Member, whom: str, role: str, status: int, says: str
) -> None:
    before = fresh(site, sa.select(sa.func.count(RoleGrant.id)))
    answered = logged_in(site, proposer).post(f"/people/{whom}/roles/propose", {"role": role})
    assert answered.status_code == status
    if whom != "adam":
        assert says in words(answered)
    assert fresh(site, sa.select(sa.func.count(RoleGrant.id))) == before


@pytest.mark.req("A05")
def test_a_proposed_role_is_refused_and_a_held_one_ended_with_a_reason_and_both_stay_readable(site: Site) -> None:
    app = pages(site)
    admin, rita, boris = (logged_in(site, member, app) for member in (ADAM, RITA, BORIS))
    admin.post("/people/boris/roles/propose", {"role": "qc_analyst"})
    assert rita.post("/people/boris/roles/qc_analyst/refuse", WHY).status_code == 302
    assert boris.get("/batches").status_code == 200
    assert admin.post("/people/boris/roles/technician/end", WHY | {"affected": "no"}).status_code == 302
    assert boris.get("/batches").status_code == 403
    page = words(admin.get("/people/boris"))
    assert "QC analyst refused" in page
    assert "technician ended" in page
    assert admin.post("/people/boris/roles/technician/end", WHY | {"affected": "no"}).status_code == 404


@pytest.mark.req("A06")
def test_a_new_printed_name_leaves_signatures_as_they_were(site: Site) -> None:
    admin = logged_in(site, ADAM)
    renamed = {"printed_name": "Quinn Married", "badge": "B-QUINN-2", "reason": "married"}
    assert admin.post("/people/quinn/change", renamed).status_code == 302
    page = words(admin.get("/people/anna"))
    assert "signed by Quinn Quality" in page
    taken = admin.post("/people/anna/change", {"printed_name": "Anna", "badge": "B-QUINN-2", "reason": "lost hers"})
    assert taken.status_code == 409
    assert "another person's" in words(taken)


@pytest.mark.parametrize("login", ["nobody", "nkmfg", "%00", "..%2f..%2fetc", "a" * 3000, "'; --"])
@pytest.mark.parametrize("change", ["", "/change", "/disable", "/reset", "/roles/propose", "/roles/technician/end"])
def test_who_is_not_there_is_not_found(site: Site, login: str, change: str) -> None:
    assert logged_in(site, ADAM).get(f"/people/{login}{change}").status_code in (400, 404)


@pytest.mark.req("A11")
def test_the_list_says_who_holds_what_and_who_is_ready_to_sign(site: Site) -> None:
    page = words(logged_in(site, HEDDA).get("/people"))
    assert "Clara Clinician clara clinician, identity reader ready to sign" in page
    assert "nkmfg" not in page.replace("nkmfg 0.1.0", "")


def test_a_page_of_people_ends_and_the_next_one_goes_on(site: Site) -> None:
    page = words(logged_in(site, QUINN).get("/people?after=clara"))
    assert "Clara" not in page
    assert "Hedda Head" in page
    assert CLARA.name not in page


def worked(site: Site) -> None:
    """Anna's role ended and her account disabled, both said to affect nothing."""
    admin = logged_in(site, ADAM)
    assert admin.post("/people/anna/roles/technician/end", WHY | {"affected": "no"}).status_code == 302
    assert admin.post("/people/anna/disable", WHY | {"affected": "no"}).status_code == 302


@pytest.mark.req("FD1")
def test_qa_is_asked_once_to_sign_that_nothing_somebody_did_is_affected(site: Site) -> None:
    worked(site)
    quinn = logged_in(site, QUINN)
    today = quinn.get("/")
    assert "of Anna Kowal said that nothing is affected: sign it, or say otherwise" in words(today)
    assert "/people/anna/assess" in today.text
    person = words(quinn.get("/people/anna"))
    assert "role ended: technician" in person
    assert "account disabled" in person
    assert person.count("waits for QA") == 2
    asked = quinn.get("/people/anna/assess")
    assert "Is what was done affected?" in words(asked)
    path = "/people/anna/assess?affected=no&reason=her+training+was+in+order"
    shown = words(quinn.get(path))
    for said in ("What Anna Kowal did is not affected by why it ended.", "not affected, said by Adam", "what was done"):
        assert said in shown, said
    assert quinn.sign(path).status_code == 302
    assert "no, signed by Quinn Quality" in words(quinn.get("/people/anna"))
    assert "/people/anna/assess" not in quinn.get("/").text
    again = quinn.get(path)
    assert again.status_code == 409
    assert "No answer about the work of Anna Kowal waits for QA's signature." in words(again)
    assert "It is affected after all" in words(quinn.get("/people/anna"))
    asked = words(quinn.get("/people/anna/assess"))
    assert "Signed to affect nothing: role ended (technician)" in asked
    assert quinn.sign("/people/anna/assess?affected=yes&reason=it+was+forged").status_code == 302
    person = words(quinn.get("/people/anna"))
    assert person.count("no, signed by Quinn Quality; then yes, signed by Quinn Quality") == 2
    assert "It is affected after all" not in person


@pytest.mark.req("FD1", "FT11")
@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 200),
        ("reason=", 422),
        ("reason=in+order", 422),
        ("affected=no", 422),
        ("affected=perhaps&reason=in+order", 422),
        ("affected=no&affected=yes&reason=a&reason=b", 422),
        ("affected=%00&reason=%00%00", 400),
    ],
)
def test_an_answer_about_somebodys_work_that_is_odd_is_asked_again(site: Site, query: str, status: int) -> None:
    worked(site)
    assert logged_in(site, QUINN).get(f"/people/anna/assess?{query}").status_code == status


@pytest.mark.req("FD1")
def test_qa_is_asked_nothing_about_somebody_whose_work_nobody_questioned(site: Site) -> None:
    answered = logged_in(site, QUINN).get("/people/anna/assess")
    assert answered.status_code == 409
    assert "QA has nothing to sign." in words(answered)


@pytest.mark.req("FD1")
def test_an_account_is_not_disabled_before_it_is_said_whether_what_was_done_is_affected(site: Site) -> None:
    for odd in ({}, {"affected": ""}, {"affected": "perhaps"}):
        answered = logged_in(site, ADAM).post("/people/anna/disable", WHY | odd)
        assert answered.status_code == 422
    person = known(site, "anna")
    assert person is not None
    assert person.state == "active"


@pytest.mark.req("FD1", "A03")
def test_nobody_but_qa_is_offered_to_sign_whether_work_is_affected(site: Site) -> None:
    worked(site)
    for who in (ADAM, HEDDA):
        browser = logged_in(site, who)
        assert "/people/anna/assess" not in browser.get("/people/anna").text
        assert browser.get("/people/anna/assess").status_code == 403
