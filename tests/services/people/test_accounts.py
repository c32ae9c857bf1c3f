"""Accounts: one a person, for ever; disabled and never deleted; secrets that only their holder knows."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.permissions.actions import Role
from nkmfg.domain.values.errors import Forbidden, Malformed, Refused
from nkmfg.models import Act, Change, Credential, CredentialKind, Person
from nkmfg.services.people.accounts import (
    NewPerson,
    change_account,
    needs_own_secrets,
    open_account,
    reset_credential,
)
from nkmfg.services.people.authentication import Proof, log_in
from nkmfg.services.people.credential_handovers import choose_credentials
from nkmfg.services.people.disabling import disable_account, enable_account
from nkmfg.services.people.roles import approve_role, grant_to_sign
from tests import staff
from tests.refusing import refusing
from tests.services.people.hiring import (
    badge_and_pin,
    hire,
    name_and_password,
    newcomer,
    person_of,
    prove,
    signatures,
    tablet,
    waiting_role,
)


def _new(**also: str | None) -> NewPerson:
    columns: dict[str, str | None] = {
        "login": "someone",
        "printed_name": "Some One",
        "badge": "B-SOMEONE",
        "identity_verified": "passport seen",
        "first_password": staff.FIRST_PASSWORD,
    }
    return NewPerson(**(columns | also))  # type: ignore[arg-type]


def _people(session: Session) -> int:
    return session.execute(sa.select(sa.func.count()).select_from(Person)).scalar_one()


@pytest.mark.req("A01")
@pytest.mark.parametrize(
    "login", ["", "a", "ab", "1abc", "anna kowal", "Änna", "a" * 33, "a\0bc", "-abc", "abc-", "аnna"]
)
def test_a_login_that_is_none_is_refused_in_a_sentence(session: Session, login: str) -> None:
    before = _people(session)
    with pytest.raises(Malformed, match=r"person\.login_malformed"):
        open_account(session, staff.by(session, staff.ADAM), _new(login=login))
    assert _people(session) == before


@pytest.mark.req("A01")
@pytest.mark.parametrize("write", [str.lower, str.upper, str.title, lambda login: f"  {login} "])
def test_a_login_is_given_once_however_it_is_written(session: Session, write: Callable[[str], str]) -> None:
    taken = newcomer(session)
    with refusing(Refused, "taken"):
        open_account(session, staff.by(session, staff.ADAM), _new(login=write(taken.login)))


@pytest.mark.req("A01", "A06")
def test_the_login_and_badge_of_somebody_who_left_are_given_to_nobody(session: Session) -> None:
    gone = hire(session)
    disable_account(session, staff.by(session, staff.ADAM), person_of(session, gone), "she left us", "no")
    for same in (_new(login=gone.login), _new(badge=gone.badge)):
        with pytest.raises(Refused, match=r"person\.taken"):
            open_account(session, staff.by(session, staff.ADAM), same)


@pytest.mark.req("A01", "A06")
def test_a_badge_is_nobodys_user_name_and_a_user_name_nobodys_badge(session: Session) -> None:
    """Both are typed into one field at the door: whoever logs in there would be taken for the other."""
    adam, anna = staff.by(session, staff.ADAM), person_of(session, staff.ANNA)
    with pytest.raises(Refused, match=r"person\.badge_taken"):
        change_account(session, adam, anna, anna.printed_name, staff.BORIS.login, "a new badge")
    change_account(session, adam, anna, anna.printed_name, "nora-7", "a new badge")
    for same in (_new(badge=staff.BORIS.login), _new(login="nora-7")):
        with refusing(Refused, "is taken"):
            open_account(session, adam, same)


@pytest.mark.req("A02")
@pytest.mark.parametrize("verified", [None, "", "   "])
def test_no_account_is_opened_before_somebody_verified_who_it_is(session: Session, verified: str | None) -> None:
    with pytest.raises(Malformed, match=r"person\.identity_missing"):
        open_account(session, staff.by(session, staff.ADAM), _new(identity_verified=verified))


@pytest.mark.req("A04")
@pytest.mark.parametrize("member", [staff.QUINN, staff.HEDDA, staff.ANNA], ids=lambda m: m.login)
def test_only_an_administrator_opens_accounts(session: Session, member: staff.Member) -> None:
    with pytest.raises(Forbidden, match=r"act\.not_allowed .*does=account.open"):
        open_account(session, staff.by(session, member), _new(login="notme", badge=None))


@pytest.mark.req("A06")
def test_somebody_disabled_neither_logs_in_nor_signs_nor_acts(session: Session) -> None:
    member, grant = hire(session, Role.QA), waiting_role(session)
    signing = prove(session, badge_and_pin(member), grant_to_sign(session, grant))
    disable_account(session, staff.by(session, staff.ADAM), person_of(session, member), "she left us", "no")
    with refusing(Forbidden, "do not match"):
        log_in(session, name_and_password(member), None)
    with refusing(Forbidden, "do not match"):
        prove(session, badge_and_pin(member), grant_to_sign(session, grant))
    with pytest.raises(Forbidden, match=r"account\.not_active"):  # proven a second before
        approve_role(session, signing, grant)
    assert signatures(session, grant) == []


@pytest.mark.req("A06")
def test_somebody_enabled_again_works_as_before(session: Session) -> None:
    member = hire(session)
    adam, person = staff.by(session, staff.ADAM), person_of(session, member)
    disable_account(session, adam, person, "a long leave", "no")
    with pytest.raises(Refused, match=r"act\.other_state does=account.disable needed=active now=disabled"):
        disable_account(session, adam, person, "a long leave", "no")
    enable_account(session, adam, person, "back again")
    assert log_in(session, name_and_password(member), None).login == member.login


def test_nobody_disables_their_own_account(session: Session) -> None:
    with pytest.raises(Refused, match=r"person\.disable_own"):
        disable_account(session, staff.by(session, staff.ADAM), person_of(session, staff.ADAM), "I leave", "no")


@pytest.mark.req("A06", "B04")
@pytest.mark.challenge("S15")
def test_somebody_renamed_and_disabled_stays_in_signatures_and_trail_as_they_were(session: Session) -> None:
    member, grant = hire(session, Role.QA), waiting_role(session)
    approve_role(session, prove(session, badge_and_pin(member), grant_to_sign(session, grant)), grant)
    adam, person = staff.by(session, staff.ADAM), person_of(session, member)
    change_account(session, adam, person, "Married Name", None, "she married")
    disable_account(session, adam, person, "she left us", "no")
    (signature,) = signatures(session, grant)
    assert (signature.signer_name, signature.signer_login, signature.signer_role) == (member.name, member.login, "qa")
    act = session.scalars(sa.select(Act).where(Act.actor_id == person.id).order_by(Act.id)).all()[-1]
    assert (act.actor_name, act.action) == (member.name, "role.approve")
    assert session.get_one(Person, person.id).printed_name == "Married Name"


@pytest.mark.req("C02", "A05")
def test_a_new_name_stands_in_the_trail_with_the_old_one_and_the_reason(session: Session) -> None:
    member = newcomer(session)
    person = person_of(session, member)
    change_account(session, staff.by(session, staff.ADAM), person, "Другое Имя", "B-OTHER", "she married")
    newest = sa.select(Change, Act.reason, Act.actor_name).join(Act).where(Change.table_name == "person")
    change, reason, who = session.execute(newest.order_by(Change.id.desc()).limit(1)).one()
    assert (change.op, reason, who) == ("U", "she married", staff.ADAM.name)
    assert f'"printed_name":"{member.name}"' in (change.was or "")
    assert '"printed_name":"Другое Имя"' in change.became


@pytest.mark.req("A08")
@pytest.mark.parametrize(
    "password",
    ["", "short", "123456789", "a" * 201, "aaaaaaaaaaaa", "ababababab", "XX{login}xx-26", "{LOGIN}123456"],
)
def test_a_weak_password_is_refused(session: Session, password: str) -> None:
    member = newcomer(session)
    typed = password.replace("{login}", member.login).replace("{LOGIN}", member.login.upper())
    with pytest.raises(Malformed, match=r"password\."):
        choose_credentials(session, staff.by(session, member), typed, member.pin, staff.vouched(session, member))
    assert needs_own_secrets(session, person_of(session, member).id)


@pytest.mark.req("A08")
@pytest.mark.parametrize(
    "pin", ["", "12345", "123456789", "123456", "654321", "111111", "890123", "٣٤٥٦٧٨", "12a456", " 582913", "58.913"]
)
def test_a_weak_pin_is_refused(session: Session, pin: str) -> None:
    member = newcomer(session)
    with pytest.raises(Malformed, match=r"pin\."):
        choose_credentials(session, staff.by(session, member), member.password, pin, staff.vouched(session, member))
    assert needs_own_secrets(session, person_of(session, member).id)


@pytest.mark.req("A08")
def test_the_first_password_is_not_kept_as_ones_own(session: Session) -> None:
    member = newcomer(session)
    code = staff.vouched(session, member)
    with pytest.raises(Refused, match=r"secret\.known_to_another"):
        choose_credentials(session, staff.by(session, member), staff.FIRST_PASSWORD, member.pin, code)


@pytest.mark.req("A08")
def test_of_a_secret_only_a_slow_salted_hash_is_kept(session: Session) -> None:
    one, two = hire(session), hire(session)
    choose_credentials(session, staff.by(session, two), one.password, one.pin)
    hashes = session.scalars(sa.select(Credential.secret_hash)).all()
    assert all(kept.startswith("$argon2id$") for kept in hashes)
    assert len(set(hashes)) == len(hashes)  # also where two people chose the same
    images = session.scalars(sa.select(Change.became)).all()
    assert not [image for image in images if one.password in image or one.pin in image]


@pytest.mark.req("A08", "B11")
@pytest.mark.challenge("S13")
def test_after_a_reset_nothing_is_signed_until_the_holder_has_chosen(session: Session) -> None:
    member, grant = hire(session, Role.QA), waiting_role(session)
    copy = grant_to_sign(session, grant)
    reset_credential(
        session, staff.by(session, staff.ADAM), person_of(session, member), "handed over anew", "forgot it"
    )
    handed_over = Proof("handed over anew", CredentialKind.PASSWORD, login=member.login)
    with pytest.raises(Forbidden, match=r"signing\.own_secrets_missing"):
        prove(session, handed_over, copy)
    for old in (badge_and_pin(member), name_and_password(member)):
        with refusing(Forbidden, "do not match"):
            prove(session, old, copy)
    assert signatures(session, grant) == []

    log_in(session, handed_over, tablet(session))
    code = staff.vouched(session, member)
    choose_credentials(session, staff.by(session, member), "another of my own", "846213", code)
    approve_role(session, prove(session, Proof("846213", CredentialKind.PIN, badge=member.badge), copy), grant)
    assert [signature.signer_name for signature in signatures(session, grant)] == [member.name]


@pytest.mark.req("B11")
def test_an_administrator_resets_with_a_reason_only(session: Session) -> None:
    member = hire(session, Role.QA)
    with pytest.raises(Refused, match=r"act\.reason_missing"):
        reset_credential(session, staff.by(session, staff.ADAM), person_of(session, member), "handed over anew", " ")
    assert not needs_own_secrets(session, person_of(session, member).id)
