"""The door against the reviewed table of rules: roles, states, reasons, four eyes and signatures are enforced."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from sqlalchemy.orm import Session

from nkmfg.domain.permissions.accounts import ProvenBy
from nkmfg.domain.permissions.actions import Action, Meaning, Role
from nkmfg.domain.values.errors import Forbidden, Refused
from nkmfg.ledger.act import act
from nkmfg.ledger.actor import By, Installer, System, Who
from nkmfg.ledger.database import Ledger, open_ledger
from nkmfg.ledger.migrate import head_revision
from nkmfg.ledger.passwords import Passwords
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.services.people.accounts import NewPerson, open_account, person_by_login
from nkmfg.services.people.authentication import offer
from nkmfg.services.people.roles import approve_role, grant_to_sign, propose_role
from tests import staff
from tests.architecture.rules_table import Line, reviewed
from tests.conftest import Backend, Database
from tests.ledger.backends import on_sqlite


@dataclass(frozen=True)
class Thing:
    """Something to act on, in a state."""

    state: str
    stream: str = "rules/thing"


class Undone(Exception):
    """Raised in the body of an act that was let in, so that nothing of it stays."""


NORA = staff.Member("nora", "Nora Clinician", "B-NORA", "", "", (Role.CLINICIAN,))
IVAN = staff.Member("ivan", "Ivan Identity", "B-IVAN", "", "", (Role.IDENTITY,))
PEOPLE = (*staff.STAFF, NORA, IVAN)


@pytest.fixture(scope="module")
def office(backend: Backend, settled: Database) -> Iterator[Session]:
    """A site with somebody of each role alone; no test of this module leaves a row in it."""
    copy = backend.copy_of(settled)
    ledger = open_ledger(copy.app_url, head_revision(), passwords=Passwords(cheap=True))
    with ledger.sessions() as session:
        for member in (NORA, IVAN):
            new = NewPerson(member.login, member.name, member.badge, "passport seen", staff.FIRST_PASSWORD)
            person = open_account(session, staff.by(session, staff.ADAM), new)
            grant = propose_role(session, staff.by(session, staff.ADAM), person, member.roles[0])
            approve_role(session, staff.signing(session, staff.QUINN, grant_to_sign(session, grant)), grant)
        yield session
    ledger.engine.dispose()
    backend.drop(copy)


def _copy(meaning: Meaning) -> ToSign:
    return ToSign("rules/thing", meaning, "It is so.", {})


def _a_state(line: Line) -> str:
    """A state the table lets it be done in."""
    return min(line.states or {"anywhere"})


def _outcome(session: Session, action: Action, who: Who, line: Line, state: str, reason: str | None = None) -> str:
    """What the door says to one who brings everything else the rule wants: "let in", or the refusal."""
    try:
        with act(
            session,
            action,
            by=who,
            on=Thing(state),
            reason=reason,
            not_by=[] if line.four_eyes else None,
            signs=_signs(line),
        ):
            raise Undone
    except Undone:
        return "let in"
    except Refused as refused:
        return type(refused).__name__


def _who(session: Session, member: staff.Member, line: Line) -> By:
    person = person_by_login(session, member.login)
    if line.meaning is None:
        return By(person.id)
    copy = _copy(line.meaning)
    return Signing(person.id, proven_by=ProvenBy.BADGE_AND_PIN, nonce=offer(session, copy), seen=copy.digest)


@on_sqlite
@pytest.mark.req("A03", "A04", "I02")
@pytest.mark.parametrize("action", list(Action))
def test_the_door_lets_in_whom_the_reviewed_table_names_and_nobody_else(office: Session, action: Action) -> None:
    line = reviewed()[action]
    reason = "because of this" if line.needs_reason else None
    states = sorted(line.states or {_a_state(line)})
    for member in PEOPLE:
        who = _who(office, member, line)
        may = bool(line.roles & {*member.roles, Role.ANYONE})
        for state in states:
            assert _outcome(office, action, who, line, state, reason) == ("let in" if may else "Forbidden"), member
        if line.states is not None:
            elsewhere = _outcome(office, action, who, line, "elsewhere", reason)
            assert elsewhere == ("Refused" if may else "Forbidden"), member
    assert (_outcome(office, action, System(), line, states[0], reason) == "let in") is (
        Role.SYSTEM in line.roles and line.meaning is None
    )


def _somebody(session: Session, line: Line) -> By:
    """Somebody of the staff whom the table lets in."""
    return next(_who(session, m, line) for m in PEOPLE if line.roles & {*m.roles, Role.ANYONE})


def _all_that(want: Callable[[Line], object]) -> list[Action]:
    return [Action(action) for action, line in reviewed().items() if want(line)]


def _signs(line: Line) -> Callable[[], ToSign] | None:
    if line.meaning is None:
        return None
    copy = _copy(line.meaning)
    return lambda: copy


@on_sqlite
@pytest.mark.req("C03")
@pytest.mark.challenge("T5")
@pytest.mark.parametrize("action", _all_that(lambda line: line.needs_reason))
def test_without_a_reason_the_door_stays_shut(office: Session, action: Action) -> None:
    line = reviewed()[action]
    for reason in (None, "", "   ", "."):
        who = _somebody(office, line)
        assert _outcome(office, action, who, line, _a_state(line), reason) == "Refused"


@on_sqlite
@pytest.mark.req("B10")
@pytest.mark.parametrize("action", _all_that(lambda line: line.four_eyes))
def test_whoever_did_the_work_does_not_check_it(office: Session, action: Action) -> None:
    line = reviewed()[action]
    who, on = _somebody(office, line), Thing(_a_state(line))
    reason = "because of this" if line.needs_reason else None
    signs = _signs(line)
    with (
        pytest.raises(Forbidden, match=r"act\.own_work"),
        act(office, action, by=who, on=on, reason=reason, not_by=[who.person_id], signs=signs),
    ):
        pytest.fail("let in")
    with (
        pytest.raises(RuntimeError, match="four eyes"),
        act(office, action, by=who, on=on, reason=reason, signs=signs),
    ):
        pytest.fail("let in without saying whose work it checks")


@on_sqlite
@pytest.mark.parametrize("action", _all_that(lambda line: line.four_eyes))
def test_whose_work_it_checks_is_not_read_for_whom_the_rule_refuses(office: Session, action: Action) -> None:
    line = reviewed()[action]
    stranger = next(_who(office, m, line) for m in PEOPLE if not line.roles & {*m.roles, Role.ANYONE})
    on, signs = Thing(_a_state(line)), _signs(line)
    with (
        pytest.raises(Forbidden, match=r"act\.not_allowed"),
        act(office, action, by=stranger, on=on, not_by=lambda: pytest.fail("it was read"), signs=signs),
    ):
        pytest.fail("let in")


@on_sqlite
@pytest.mark.req("B01", "B03")
@pytest.mark.challenge("S2")
@pytest.mark.parametrize("action", _all_that(lambda line: line.meaning))
def test_being_logged_in_is_no_signature(office: Session, action: Action) -> None:
    line = reviewed()[action]
    reason = "because of this" if line.needs_reason else None
    logged_in = By(_somebody(office, line).person_id)
    state = _a_state(line)
    assert _outcome(office, action, logged_in, line, state, reason) == "Forbidden"


@pytest.mark.req("A03")
def test_before_a_site_is_made_the_installer_may_what_the_table_says_and_nothing_else(ledger: Ledger) -> None:
    with ledger.sessions() as session:
        for action, line in reviewed().items():
            reason = "because of this" if line.needs_reason else None
            outcome = _outcome(session, Action(action), Installer("Olga"), line, _a_state(line), reason)
            assert outcome == ("let in" if Role.INSTALLER in line.roles else "Forbidden"), action


@on_sqlite
@pytest.mark.req("A03")
def test_on_a_site_with_people_a_typed_name_may_nothing(office: Session) -> None:
    for action, line in reviewed().items():
        state = _a_state(line)
        assert _outcome(office, Action(action), Installer("Olga"), line, state, "because of this") == "Forbidden"
