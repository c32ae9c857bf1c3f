"""The signing dialogue: the signer is whose credentials they are, for the one copy shown, at the server's moment."""

import inspect
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
import time_machine
from sqlalchemy.orm import Session

from nkmfg.domain.permissions.accounts import ProvenBy
from nkmfg.domain.permissions.actions import Action, Meaning, Role
from nkmfg.domain.values.errors import Forbidden, Refused
from nkmfg.ledger.act import Stream, act
from nkmfg.ledger.clock import Clock
from nkmfg.ledger.signatures import NONCE_LIFE, Signing, ToSign
from nkmfg.models import Act, CredentialKind, Nonce, Signature, SignedCopy
from nkmfg.services.people.accounts import acknowledge_signature, has_acknowledged
from nkmfg.services.people.authentication import Proof, at_the_tablet, end_periods, log_out, offer, prove_signer
from nkmfg.services.people.credential_handovers import choose_credentials
from nkmfg.services.people.roles import approve_role, grant_to_sign
from tests import staff
from tests.refusing import refusing
from tests.services.people.hiring import (
    IDLE,
    badge_and_pin,
    events,
    hire,
    name_and_password,
    newcomer,
    person_of,
    prove,
    signatures,
    tablet,
    tap_and_pin,
    waiting_role,
)

HERE = Stream("signing/test")
COPY = ToSign("signing/test", Meaning.APPROVED, "It is so.", {"what": "this"})


@pytest.fixture
def qa(session: Session) -> Iterator[staff.Member]:
    """A QA person of this test's own, whose signing period at the tablet ends with the test."""
    member = hire(session, Role.QA)
    yield member
    end_periods(session, tablet(session))


@pytest.mark.req("B03")
@pytest.mark.challenge("S1")
def test_qa_signs_in_the_technicians_session_which_stays_the_technicians(session: Session, qa: staff.Member) -> None:
    owner, grant = hire(session, Role.TECHNICIAN), waiting_role(session)
    signing = prove(session, badge_and_pin(qa), grant_to_sign(session, grant), owner)
    approve_role(session, signing, grant)
    (signature,) = signatures(session, grant)
    assert (signature.signer_name, signature.signer_login, signature.signer_role) == (qa.name, qa.login, "qa")
    assert signature.session_person_id == person_of(session, owner).id
    assert signature.terminal_id == tablet(session)
    header = session.scalars(sa.select(Act).where(Act.action == Action.APPROVE_ROLE).order_by(Act.id.desc())).first()
    assert header is not None
    assert (header.actor_name, header.session_person_id) == (qa.name, person_of(session, owner).id)


@pytest.mark.req("B03", "B10")
@pytest.mark.challenge("S1")
def test_the_owner_of_the_session_signs_with_their_own_credentials_as_themselves(session: Session) -> None:
    owner, grant = hire(session, Role.TECHNICIAN), waiting_role(session)
    signing = prove(session, badge_and_pin(owner), grant_to_sign(session, grant), owner)
    with pytest.raises(Forbidden, match=rf"act\.not_allowed actor={owner.name} does=role.approve"):
        approve_role(session, signing, grant)
    assert signatures(session, grant) == []


@pytest.mark.req("B03")
@pytest.mark.challenge("S1")
def test_the_pin_of_one_with_the_badge_of_another_proves_nobody(session: Session, qa: staff.Member) -> None:
    other = hire(session, Role.QA)
    with refusing(Forbidden, "do not match"):
        prove(session, Proof(other.pin, CredentialKind.PIN, badge=qa.badge), COPY)


@pytest.mark.req("B01")
@pytest.mark.challenge("S2")
def test_being_logged_in_does_not_sign(session: Session, qa: staff.Member) -> None:
    grant = waiting_role(session)
    by = staff.by(session, qa, at_tablet=True)
    with pytest.raises(Forbidden, match=r"act\.signature_missing"):
        approve_role(session, by, grant)  # type: ignore[arg-type]
    assert signatures(session, grant) == []


@pytest.mark.req("B01")
@pytest.mark.challenge("S2")
def test_credentials_without_their_dialogue_do_not_sign(session: Session, qa: staff.Member) -> None:
    grant = waiting_role(session)
    copy = grant_to_sign(session, grant)
    for forged in ("", "a nonce nobody offered"):
        signing = Signing(person_of(session, qa).id, proven_by=ProvenBy.BADGE_AND_PIN, nonce=forged, seen=copy.digest)
        with pytest.raises(Refused, match=r"signature\.already_given"):
            approve_role(session, signing, grant)
    assert signatures(session, grant) == []


@pytest.mark.req("B02")
@pytest.mark.challenge("S3")
def test_within_the_period_a_tap_and_the_pin_sign_and_after_idle_both_components_are_asked(
    session: Session, qa: staff.Member
) -> None:
    prove(session, badge_and_pin(qa), COPY)
    now = datetime.now().astimezone()
    with time_machine.travel(now + IDLE - timedelta(seconds=30)):
        prove(session, tap_and_pin(session, qa), COPY)  # and the period goes on from here
    with time_machine.travel(now + 2 * IDLE - timedelta(seconds=60)):
        prove(session, tap_and_pin(session, qa), COPY)
    with time_machine.travel(now + 3 * IDLE):
        assert qa.login not in {person.login for person in at_the_tablet(session, tablet(session), IDLE)}
        with pytest.raises(Forbidden, match=r"signing\.period_ended"):
            prove(session, tap_and_pin(session, qa), COPY)
        prove(session, badge_and_pin(qa), COPY)


@pytest.mark.req("B02")
@pytest.mark.challenge("S3")
def test_a_first_signing_is_never_a_tap(session: Session, qa: staff.Member) -> None:
    with pytest.raises(Forbidden, match=r"signing\.period_ended"):
        prove(session, tap_and_pin(session, qa), COPY)


@pytest.mark.req("B02")
@pytest.mark.challenge("S3")
def test_the_period_ends_when_the_tablet_is_locked(session: Session, qa: staff.Member) -> None:
    colleague = hire(session, Role.QA)
    for member in (qa, colleague):
        prove(session, badge_and_pin(member), COPY)
    end_periods(session, tablet(session))
    for member in (qa, colleague):
        with pytest.raises(Forbidden, match=r"signing\.period_ended"):
            prove(session, tap_and_pin(session, member), COPY)


@pytest.mark.req("B02")
@pytest.mark.challenge("S3")
def test_the_period_of_whoever_logs_out_ends_and_the_colleagues_goes_on(session: Session, qa: staff.Member) -> None:
    colleague = hire(session, Role.QA)
    for member in (qa, colleague):
        prove(session, badge_and_pin(member), COPY)
    log_out(session, staff.by(session, qa, at_tablet=True))
    end_periods(session, tablet(session), person_of(session, qa).id)
    with pytest.raises(Forbidden, match=r"signing\.period_ended"):
        prove(session, tap_and_pin(session, qa), COPY)
    prove(session, tap_and_pin(session, colleague), COPY)
    assert events(session, qa)[-1] == "logged_out"


@pytest.mark.req("B02")
@pytest.mark.challenge("S3")
def test_a_colleagues_signature_does_not_end_the_period(session: Session, qa: staff.Member) -> None:
    colleague = hire(session, Role.QA)
    prove(session, badge_and_pin(qa), COPY)
    prove(session, badge_and_pin(colleague), COPY, owner=qa)
    prove(session, tap_and_pin(session, qa), COPY)
    names = {person.login for person in at_the_tablet(session, tablet(session), IDLE)}
    assert {qa.login, colleague.login} <= names


@pytest.mark.req("B02", "A12")
@pytest.mark.challenge("S3")
def test_a_pin_proves_nobody_but_at_a_registered_tablet(session: Session, qa: staff.Member) -> None:
    def elsewhere(proof: Proof) -> Signing:
        return prove_signer(session, proof, offer(session, COPY), COPY.digest, None, None, IDLE)

    with pytest.raises(Forbidden, match=r"login\.pin_without_tablet"):
        elsewhere(badge_and_pin(qa))
    with pytest.raises(Forbidden, match=r"signing\.period_ended"):
        elsewhere(tap_and_pin(session, qa))
    assert elsewhere(name_and_password(qa)).proven_by == ProvenBy.USER_NAME_AND_PASSWORD


@pytest.mark.req("B04", "B05")
@pytest.mark.challenge("S4")
def test_a_signature_holds_name_moment_meaning_and_the_words_shown(session: Session, qa: staff.Member) -> None:
    grant = waiting_role(session)
    copy = grant_to_sign(session, grant)
    approve_role(session, prove(session, badge_and_pin(qa), copy), grant)
    (signature,) = signatures(session, grant)
    kept = session.get_one(SignedCopy, signature.copy_id)
    assert (signature.signer_name, signature.meaning, signature.statement) == (qa.name, "approved", copy.statement)
    assert signature.proven_by == ProvenBy.BADGE_AND_PIN
    assert signature.signed_at.utcoffset() == timedelta()
    assert (kept.payload, kept.digest) == (copy.payload, copy.digest)
    assert qa.name not in kept.payload  # what was seen, not who saw it: several people sign one copy
    assert copy.statement in kept.payload


@pytest.mark.req("B04", "B05")
@pytest.mark.challenge("S4")
@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("meaning", None),
        ("meaning", "seen"),
        ("meaning", ""),
        ("statement", None),
        ("statement", ""),
        ("signer_name", ""),
        ("signer_name", None),
        ("signed_at", None),
        ("signer_id", None),
        ("copy_id", None),
    ],
)
def test_the_database_refuses_a_signature_without_one_of_its_parts(
    session: Session, qa: staff.Member, column: str, value: str | None
) -> None:
    grant = waiting_role(session)
    approve_role(session, prove(session, badge_and_pin(qa), grant_to_sign(session, grant)), grant)
    good = session.execute(sa.select(Signature.__table__).limit(1)).mappings().one()
    row = {name: there for name, there in good.items() if name != "id"} | {column: value}
    with (
        pytest.raises(sa.exc.IntegrityError, match=column),
        act(session, Action.RUN_SQL, by=staff.by(session, staff.ADAM), on=HERE, reason="by hand"),
    ):
        session.execute(sa.insert(Signature).values(row))


@pytest.mark.req("B06")
def test_two_who_sign_the_same_copy_share_its_bytes(session: Session, qa: staff.Member) -> None:
    signed = [_sign(session, member) for member in (qa, staff.QUINN)]
    assert signed[0].copy_id == signed[1].copy_id
    assert {signature.signer_name for signature in signed} == {qa.name, staff.QUINN.name}


def _sign(session: Session, member: staff.Member) -> Signature:
    """A signature under COPY by the plainest signed act there is."""
    signing = prove(session, badge_and_pin(member), COPY)
    with act(session, Action.DECLARE_SITE, by=signing, on=HERE, reason="a test", signs=lambda: COPY) as opened:
        pass
    return opened.signature


@pytest.mark.req("B13")
@pytest.mark.challenge("S11")
def test_each_signing_has_the_servers_moment_of_its_own(session: Session, qa: staff.Member) -> None:
    now = datetime.now().astimezone()
    with time_machine.travel(now + timedelta(minutes=1), tick=False):
        first = _sign(session, qa)
    with time_machine.travel(now + timedelta(minutes=1, seconds=5), tick=False):
        second = _sign(session, qa)
    assert first.signed_at == now + timedelta(minutes=1)
    assert second.signed_at - first.signed_at == timedelta(seconds=5)
    for signature in (first, second):
        made = sa.select(Act.at).where(Act.at == signature.signed_at, Act.actor_name == qa.name)
        assert session.scalars(made).first() == signature.signed_at


@pytest.mark.req("B13", "M06")
@pytest.mark.challenge("S11")
def test_nobody_brings_a_moment_to_an_act_or_a_signature() -> None:
    for door in (act, prove_signer, approve_role, offer):
        takes = inspect.signature(door).parameters
        assert not [name for name in takes if name in {"at", "now", "moment", "signed_at"}], door
    assert not [name for name in Signing.__dataclass_fields__ if name.endswith("_at")]
    assert set(inspect.signature(Clock.now).parameters) == {"self", "session"}


@pytest.mark.req("B12")
def test_nobody_signs_before_acknowledging_that_it_binds(session: Session) -> None:
    member, grant = newcomer(session, Role.QA), waiting_role(session)
    copy = grant_to_sign(session, grant)
    code = staff.vouched(session, member)
    choose_credentials(session, staff.by(session, member), member.password, member.pin, code)
    with pytest.raises(Forbidden, match=r"signing\.not_acknowledged"):
        prove(session, badge_and_pin(member), copy)
    acknowledge_signature(session, staff.by(session, member))
    acknowledge_signature(session, staff.by(session, member))  # once is enough
    assert has_acknowledged(session, person_of(session, member).id)
    approve_role(session, prove(session, badge_and_pin(member), copy), grant)
    assert len(signatures(session, grant)) == 1


@pytest.mark.req("B06")
@pytest.mark.challenge("S18")
def test_a_dialogue_is_good_for_the_copy_it_showed_and_no_other(session: Session, qa: staff.Member) -> None:
    one, other = waiting_role(session), waiting_role(session)
    signing = prove(session, badge_and_pin(qa), grant_to_sign(session, one))
    seen = grant_to_sign(session, other).digest
    for_the_other = Signing(signing.person_id, proven_by=ProvenBy.BADGE_AND_PIN, nonce=signing.nonce, seen=seen)
    with pytest.raises(Refused, match=r"signature\.already_given"):
        approve_role(session, for_the_other, other)
    approve_role(session, signing, one)
    assert (len(signatures(session, one)), len(signatures(session, other))) == (1, 0)


@pytest.mark.req("B06")
@pytest.mark.challenge("S18")
def test_a_dialogue_left_open_too_long_signs_nothing(session: Session, qa: staff.Member) -> None:
    grant = waiting_role(session)
    signing = prove(session, badge_and_pin(qa), grant_to_sign(session, grant))
    with time_machine.travel(datetime.now().astimezone() + NONCE_LIFE + timedelta(seconds=1)):
        with pytest.raises(Refused, match=r"signature\.already_given"):
            approve_role(session, signing, grant)
        offer(session, COPY)  # the next dialogue sweeps away what is too old
        assert session.scalar(sa.select(Nonce.id).where(Nonce.token == signing.nonce)) is None
    assert signatures(session, grant) == []


@pytest.mark.challenge("S18")
def test_an_act_that_fails_leaves_the_dialogue_good_for_another_try(session: Session, qa: staff.Member) -> None:
    """Nothing was signed, so the nonce was not used up: the transaction took its removal back."""
    signing = prove(session, badge_and_pin(qa), COPY)

    def attempt() -> None:
        with act(session, Action.DECLARE_SITE, by=signing, on=HERE, reason="a test", signs=lambda: COPY):
            raise RuntimeError("on purpose")

    with pytest.raises(RuntimeError, match="on purpose"):
        attempt()
    with act(session, Action.DECLARE_SITE, by=signing, on=HERE, reason="a test", signs=lambda: COPY) as opened:
        pass
    assert opened.signature.scope == COPY.scope
