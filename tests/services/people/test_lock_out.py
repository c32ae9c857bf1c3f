"""The lock-out: five failures, log-ins and signings together, counted from what happened and kept in no counter."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.permissions.actions import Meaning
from nkmfg.domain.values.errors import Forbidden, Malformed, Refused
from nkmfg.ledger.database import Ledger, ledger_of
from nkmfg.ledger.passwords import Passwords
from nkmfg.ledger.signatures import ToSign
from nkmfg.models import AccessEvent, Act, Change, CredentialKind, Link
from nkmfg.services.people.authentication import Proof, end_lock_out, is_locked_out, log_in
from nkmfg.services.people.disabling import disable_account
from tests import staff
from tests.refusing import refusing
from tests.services.people.hiring import (
    badge_and_pin,
    events,
    hire,
    name_and_password,
    person_of,
    prove,
    tablet,
)

pytestmark = pytest.mark.req("A07")
COPY = ToSign("door/test", Meaning.APPROVED, "It is so.", {})


def _fail_to_log_in(session: Session, member: staff.Member) -> None:
    with refusing(Forbidden, "do not match"):
        log_in(session, Proof("a wrong guess", CredentialKind.PASSWORD, login=member.login), None)


def _fail_to_sign(session: Session, member: staff.Member) -> None:
    with refusing(Forbidden, "do not match"):
        prove(session, Proof("000111", CredentialKind.PIN, badge=member.badge), COPY)


Failure = Callable[[Session, staff.Member], None]


@pytest.mark.challenge("S17")
@pytest.mark.parametrize(
    "failures",
    [[_fail_to_sign] * 5, [_fail_to_log_in] * 5, [_fail_to_log_in, _fail_to_sign, _fail_to_sign] * 2],
    ids=["signings", "log-ins", "both"],
)
def test_after_five_failures_even_the_right_secret_is_refused(session: Session, failures: list[Failure]) -> None:
    member = hire(session)
    for fail in failures[:5]:
        assert not is_locked_out(session, person_of(session, member).id)
        fail(session, member)
    assert is_locked_out(session, person_of(session, member).id)
    for attempt in (
        lambda: log_in(session, name_and_password(member), None),
        lambda: prove(session, badge_and_pin(member), COPY),
    ):
        with pytest.raises(Forbidden, match=r"login\.locked_out"):
            attempt()
    happened = events(session, member)
    assert happened.count("log_in_failed") + happened.count("signing_failed") == 5
    assert happened[-3:] == ["locked_out", "refused", "refused"]


@pytest.mark.challenge("S17")
def test_four_failures_and_a_success_begin_anew(session: Session) -> None:
    member = hire(session)
    for _ in range(2):
        for _ in range(4):
            _fail_to_sign(session, member)
        log_in(session, name_and_password(member), None)
    for _ in range(4):
        _fail_to_sign(session, member)
    prove(session, badge_and_pin(member), COPY)
    assert not is_locked_out(session, person_of(session, member).id)


@pytest.mark.challenge("S17")
def test_an_administrator_or_qa_ends_a_lock_out_with_a_reason(session: Session) -> None:
    member = hire(session)
    for _ in range(5):
        _fail_to_log_in(session, member)
    person = person_of(session, member)
    with pytest.raises(Refused, match=r"act\.reason_missing"):
        end_lock_out(session, staff.by(session, staff.ADAM), person, " ")
    with pytest.raises(Forbidden, match=r"act\.not_allowed .*does=access.end_lock_out"):
        end_lock_out(session, staff.by(session, staff.ANNA), person, "she rang me")
    end_lock_out(session, staff.by(session, staff.ADAM), person, "she stood before me")
    assert log_in(session, name_and_password(member), None).login == member.login
    # Anybody who knows a user name can lock it out, the only administrator's as well: QA lets them in again.
    for _ in range(5):
        _fail_to_log_in(session, staff.ADAM)
    adam = person_of(session, staff.ADAM)
    end_lock_out(session, staff.by(session, staff.QUINN), adam, "somebody tried his name from outside")
    assert not is_locked_out(session, adam.id)


def test_a_lock_out_is_somebodys_own(session: Session) -> None:
    member, colleague = hire(session), hire(session)
    for _ in range(5):
        _fail_to_log_in(session, member)
    assert log_in(session, name_and_password(colleague), None).login == colleague.login


def test_an_unknown_user_name_is_noted_in_a_stream_of_its_own_without_what_was_typed(session: Session) -> None:
    for proof in (
        Proof("whatever it is", CredentialKind.PASSWORD, login="Nobody.Here"),
        Proof("582913", CredentialKind.PIN, badge="B-STOLEN"),
    ):
        with pytest.raises(Forbidden) as refused:
            log_in(session, proof, tablet(session))
        assert refused.value.code == "login.not_matched"
    newest = (
        sa.select(AccessEvent.typed_login, AccessEvent.person_id, AccessEvent.kind, Link.stream, Act.actor_name)
        .join(Change, sa.and_(Change.table_name == "access_event", Change.row_id == AccessEvent.id))
        .join(Act, Act.id == Change.act_id)
        .join(Link, Link.act_id == Act.id)
        .order_by(AccessEvent.id.desc())
        .limit(2)
    )
    system = "nkmfg (the software)"
    assert [tuple(row) for row in session.execute(newest)] == [
        ("unknown user", None, "log_in_failed", "access", system),
        ("unknown user", None, "log_in_failed", "access", system),
    ]
    images = session.scalars(sa.select(Change.became)).all()
    assert [image for image in images if "Nobody.Here" in image or "B-STOLEN" in image] == []


def test_a_wrong_name_a_wrong_secret_and_a_disabled_account_are_told_the_same(session: Session) -> None:
    gone, there = hire(session), hire(session)
    disable_account(session, staff.by(session, staff.ADAM), person_of(session, gone), "he left us", "no")
    said = set()
    for proof in (
        name_and_password(gone),
        Proof("a wrong guess", CredentialKind.PASSWORD, login=there.login),
        Proof("a wrong guess", CredentialKind.PASSWORD, login="nobody.here"),
        Proof("a wrong guess", CredentialKind.PASSWORD, login="nkmfg"),  # the software's own account
    ):
        with pytest.raises(Forbidden) as refused:
            log_in(session, proof, None)
        said.add(refused.value.code)
    assert said == {"login.not_matched"}


@pytest.mark.parametrize(
    "proof",
    [
        Proof("x" * 201, CredentialKind.PASSWORD, login="anna"),
        Proof("a\0b", CredentialKind.PASSWORD, login="anna"),
        Proof("secret", CredentialKind.PASSWORD, login="an\0na"),
        Proof("604136", CredentialKind.PIN, badge="B\0"),
    ],
    ids=["long", "nul in the secret", "nul in the name", "nul in the badge"],
)
def test_what_nobody_can_have_typed_is_refused_in_a_sentence(session: Session, proof: Proof) -> None:
    with refusing(Malformed, "do not match"):
        log_in(session, proof, tablet(session))


class Slowly(Passwords):
    """Takes its time over a guess: while it does, others are made."""

    def __init__(self, meanwhile: Callable[[], None]) -> None:
        super().__init__(cheap=True)
        self._meanwhile = meanwhile

    def matches(self, secret: str, secret_hash: str | None) -> bool:
        self._meanwhile()
        return super().matches(secret, secret_hash)


def test_guesses_made_side_by_side_are_five_at_the_most(session: Session) -> None:
    """The right one among many at once, each begun before the first was counted."""
    member, ledger = hire(session), ledger_of(session)

    def others() -> None:
        with ledger.sessions() as beside:
            for _ in range(5):
                _fail_to_log_in(beside, member)

    slow = Ledger(
        ledger.engine,
        ledger.sessions,
        ledger.schema_revision,
        ledger.software_version,
        ledger.clock,
        Slowly(others),
    )
    with Session(ledger.engine, info={"ledger": slow}) as guessing, pytest.raises(Forbidden) as refused:
        log_in(guessing, name_and_password(member), None)
    assert refused.value.code == "login.locked_out"
    assert "logged_in" not in events(session, member)
