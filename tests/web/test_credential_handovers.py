"""A first password takes two people: an administrator alone cannot sign by it, nor can who vouches."""

import pytest
import sqlalchemy as sa

from nkmfg.models import AccessEvent, CredentialHandover, Signature
from tests.conftest import Site
from tests.staff import ADAM, ANNA, HEDDA, QUINN, RITA, Member
from tests.web.client import Browser, hidden, logged_in, pages, stranger, words
from tests.web.test_people import OWN, WHY, code_of, first_password, fresh

pytestmark = [pytest.mark.challenge("S13"), pytest.mark.req("B11")]


class Reset:
    """Rita, of QA, whose password an administrator reset; and whoever uses it."""

    def __init__(self, site: Site) -> None:
        self.site, self.app = site, pages(site)
        self.admin = logged_in(site, ADAM, self.app)
        self.password = first_password(self.admin.post("/people/rita/reset", WHY))

    def with_password(self) -> Browser:
        """A browser where somebody logged in with the first password: Rita, or who handed it over."""
        browser = stranger(self.site, self.app)
        answered = browser.post("/log-in", {"badge": RITA.badge, "password": self.password})
        assert answered.location == "/first-use", words(answered)
        return browser

    def code(self, voucher: Member = QUINN) -> str:
        return code_of(logged_in(self.site, voucher, self.app).sign("/people/rita/vouch"))

    def is_rita_signing(self, password: str) -> bool:
        """Whether a role is signed by Rita's badge and this password, in the session of the head of production."""
        self.admin.post("/people/anna/roles/propose", {"role": "qc_analyst"})
        path, hedda = "/people/anna/roles/qc_analyst/approve", logged_in(self.site, HEDDA, self.app)
        copy = hidden(hedda.get(path), "sign")
        return hedda.post(path, copy | {"badge": RITA.badge, "password": password}).status_code == 302


@pytest.fixture
def reset(site: Site) -> Reset:
    return Reset(site)


def test_an_administrator_who_resets_a_password_cannot_sign_with_it(reset: Reset) -> None:
    thief = reset.with_password()
    for typed in ({}, {"code": ""}, {"code": "aaaa-bbbb-cccc"}, {"code": reset.password}):
        answered = thief.post("/first-use", OWN | typed)
        assert answered.status_code == 422
        assert "Nobody has vouched for you yet" in words(answered)
    assert thief.get("/").location == "/first-use"
    assert thief.get("/people").location == "/first-use"
    assert thief.post("/acknowledge").location == "/first-use"
    assert not reset.is_rita_signing(reset.password)
    assert not reset.is_rita_signing(OWN["password"])
    assert reset.site.breaks() == []


def test_what_the_administrator_did_stands_before_qa_until_it_is_taken_up(reset: Reset) -> None:
    quinn = logged_in(reset.site, QUINN, reset.app)
    assert "First passwords handed over and not taken up: 1." in words(quinn.get("/people"))
    shown = words(quinn.get("/accounts/first-passwords"))
    assert "Rita Review nobody has vouched yet" in shown
    assert "Adam Admin — Vouch" in shown
    assert "A first password was handed over by Adam Admin" in words(quinn.get("/people/rita"))
    rita, code = reset.with_password(), reset.code()
    assert "Rita Review vouched for, not taken up" in words(quinn.get("/accounts/first-passwords"))
    assert rita.post("/first-use", OWN | {"code": code}).location == "/acknowledge"
    assert "not taken up" not in words(quinn.get("/people"))
    shown = words(quinn.get("/accounts/first-passwords"))
    assert "Rita Review taken up" in shown
    assert "Adam Admin Quinn Quality" in shown
    told = words(quinn.get("/trail?stream=person/rita"))
    assert "vouch for who has a first password" in told
    assert "is here before me, and I give the code to nobody else" in told


def test_the_holder_who_has_both_halves_signs_again(reset: Reset) -> None:
    code = reset.code(HEDDA)
    rita = reset.with_password()
    assert rita.post("/first-use", OWN | {"code": f" {code.upper().replace('-', ' ')} "}).location == "/acknowledge"
    assert reset.is_rita_signing(OWN["password"])
    signed = fresh(reset.site, sa.select(Signature.signer_login).order_by(Signature.id.desc()).limit(1))
    assert signed == "rita"
    assert reset.site.breaks() == []


def test_a_code_guessed_locks_the_account(reset: Reset) -> None:
    code, thief = reset.code(), reset.with_password()
    for number in range(5):
        answered = thief.post("/first-use", OWN | {"code": f"aaaa-bbbb-ccc{number + 2}"})
        assert "This is not the code" in words(answered)
    assert "locked after five failures" in words(thief.post("/first-use", OWN | {"code": code}))
    last = sa.select(AccessEvent.kind).order_by(AccessEvent.id.desc()).limit(1)
    assert fresh(reset.site, last) == "locked_out"
    assert not reset.is_rita_signing(OWN["password"])


def test_a_code_is_good_for_the_password_it_was_made_for_and_no_other(reset: Reset) -> None:
    code = reset.code()
    reset.password = first_password(reset.admin.post("/people/rita/reset", WHY))
    thief = reset.with_password()
    assert "Nobody has vouched for you yet" in words(thief.post("/first-use", OWN | {"code": code}))
    newer = reset.code()
    assert "This is not the code" in words(thief.post("/first-use", OWN | {"code": code}))
    assert thief.post("/first-use", OWN | {"code": newer}).location == "/acknowledge"
    states = reset.site.session.scalars(
        sa.select(CredentialHandover.state).order_by(CredentialHandover.id.desc()).limit(2)
    ).all()
    assert states == ["taken_up", "replaced"]


@pytest.mark.parametrize("voucher", [ADAM, ANNA, RITA], ids=lambda member: member.login)
def test_who_handed_it_over_or_holds_it_or_has_no_such_role_vouches_for_nobody(reset: Reset, voucher: Member) -> None:
    """In the dialogue of somebody who may, with their own credentials."""
    quinn, path = logged_in(reset.site, QUINN, reset.app), "/people/rita/vouch"
    secret = reset.password if voucher is RITA else voucher.password
    proof = {"badge": voucher.badge, "password": secret}
    answered = quinn.post(path, hidden(quinn.get(path), "sign") | proof)
    assert answered.status_code == 403
    assert (
        fresh(reset.site, sa.select(CredentialHandover.state).order_by(CredentialHandover.id.desc()).limit(1))
        == "waiting"
    )


def test_an_administrator_sees_no_code_and_opens_no_dialogue(reset: Reset) -> None:
    code = reset.code()
    assert reset.admin.get("/people/rita/vouch").status_code == 403
    for path in ("/people/rita", "/accounts/first-passwords", "/people"):
        assert code not in reset.admin.get(path).text


def test_no_trail_tells_the_code_or_its_hash(reset: Reset) -> None:
    code = reset.code()
    quinn = logged_in(reset.site, QUINN, reset.app)
    told = quinn.client.get("/trail.json", query_string={"stream": "person/rita"}).text
    assert "its code" in told
    assert code not in told
    assert "argon2" not in told
