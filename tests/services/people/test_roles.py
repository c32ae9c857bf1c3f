"""Roles: proposed by one, effective by QA's signature, nobody's to give to oneself, and none beside administrator."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.permissions.actions import GMP_ROLES, Action, Role
from nkmfg.domain.values.errors import Forbidden, Refused, Stale
from nkmfg.ledger.act import Stream, act
from nkmfg.ledger.database import ledger_of
from nkmfg.models import GrantState, Person, RoleGrant
from nkmfg.services.people.accounts import change_account
from nkmfg.services.people.roles import (
    approve_role,
    end_role,
    grant_to_sign,
    propose_role,
    proposed,
    refuse_role,
    roles_of,
)
from tests import staff
from tests.refusing import refusing
from tests.services.people.hiring import (
    badge_and_pin,
    hire,
    newcomer,
    person_of,
    prove,
    signatures,
    waiting_role,
)

HIRES = Action.ISSUE_BATCH  # what only the head of production does


@pytest.mark.req("A05")
@pytest.mark.parametrize("role", GMP_ROLES)
def test_a_gmp_role_without_qas_signature_has_no_effect(session: Session, role: Role) -> None:
    grant = waiting_role(session, role)
    assert (grant.state, grant.effective_at, grant.signature_id) == (GrantState.PROPOSED, None, None)
    assert roles_of(session, grant.person_id) == frozenset()
    assert grant.id in {waiting.id for waiting in proposed(session)}


def test_a_proposed_role_opens_no_door(session: Session) -> None:
    member = newcomer(session)
    propose_role(session, staff.by(session, staff.ADAM), person_of(session, member), Role.HEAD_OF_PRODUCTION)
    with (
        pytest.raises(Forbidden, match=r"act\.not_allowed .*does=batch.issue"),
        act(session, HIRES, by=staff.by(session, member), on=Stream("roles/test")),
    ):
        pytest.fail("let in")


@pytest.mark.req("A05", "B06")
def test_a_role_is_effective_from_qas_signature_on(session: Session) -> None:
    grant = waiting_role(session, Role.CLINICIAN)
    approve_role(session, staff.signing(session, staff.RITA, grant_to_sign(session, grant)), grant)
    (signature,) = signatures(session, grant)
    assert (grant.state, grant.signature_id) == (GrantState.EFFECTIVE, signature.id)
    assert grant.effective_at == signature.signed_at
    assert (signature.signer_name, signature.meaning) == (staff.RITA.name, "approved")
    assert signature.statement.endswith("may act as clinician.")
    assert roles_of(session, grant.person_id) == {Role.CLINICIAN}


@pytest.mark.req("A05")
@pytest.mark.parametrize("role", GMP_ROLES)
def test_the_database_refuses_a_gmp_role_that_nobody_signed(session: Session, role: Role) -> None:
    grant = waiting_role(session, role)
    with (
        pytest.raises(sa.exc.IntegrityError, match="gmp_roles_are_signed"),
        act(session, Action.RUN_SQL, by=staff.by(session, staff.ADAM), on=Stream("roles/test"), reason="by hand"),
    ):
        session.execute(sa.update(RoleGrant).where(RoleGrant.id == grant.id).values(state="effective"))


@pytest.mark.req("A04")
@pytest.mark.parametrize("member", [staff.ADAM, staff.QUINN, staff.HEDDA], ids=lambda m: m.login)
def test_nobody_proposes_a_role_for_oneself(session: Session, member: staff.Member) -> None:
    with pytest.raises(Forbidden, match=r"role\.own"):
        propose_role(session, staff.by(session, member), person_of(session, member), Role.AUTHORISED_PERSON)


@pytest.mark.req("A04", "B10")
def test_nobody_signs_a_role_for_oneself(session: Session) -> None:
    member = hire(session, Role.QA)
    grant = propose_role(session, staff.by(session, staff.ADAM), person_of(session, member), Role.CLINICIAN)
    with pytest.raises(Forbidden, match=r"act\.own_work .*does=role.approve"):
        approve_role(session, prove(session, badge_and_pin(member), grant_to_sign(session, grant)), grant)
    with pytest.raises(Forbidden, match=r"act\.own_work .*does=role.refuse"):
        refuse_role(session, staff.by(session, member), grant, "not for me")
    assert roles_of(session, person_of(session, member).id) == {Role.QA}


@pytest.mark.req("A04")
def test_nobody_ends_a_role_of_ones_own(session: Session) -> None:
    member = hire(session, Role.QA)
    mine = session.scalars(sa.select(RoleGrant).where(RoleGrant.person_id == person_of(session, member).id)).one()
    with pytest.raises(Forbidden, match=r"act\.own_work .*does=role.end"):
        end_role(session, staff.by(session, member), mine, "I leave", "no")


@pytest.mark.req("A04")
def test_the_database_refuses_a_role_proposed_to_oneself(session: Session) -> None:
    person = person_of(session, newcomer(session))
    row = {"person_id": person.id, "proposed_by_id": person.id, "role": "technician", "state": "proposed"}
    with (
        pytest.raises(sa.exc.IntegrityError, match="not_to_oneself"),
        act(session, Action.RUN_SQL, by=staff.by(session, staff.ADAM), on=Stream("x"), reason="by hand") as opened,
    ):
        session.execute(sa.insert(RoleGrant).values(**row, is_bootstrap=False, proposed_at=opened.at))


@pytest.mark.req("A04")
@pytest.mark.parametrize("role", GMP_ROLES)
def test_an_administrator_gets_no_other_role(session: Session, role: Role) -> None:
    person = person_of(session, newcomer(session, Role.ADMINISTRATOR))
    assert roles_of(session, person.id) == {Role.ADMINISTRATOR}
    with refusing(Refused, "An administrator holds no other role"):
        propose_role(session, staff.by(session, staff.ADAM), person, role)


@pytest.mark.req("A04")
def test_somebody_with_a_role_waiting_or_held_does_not_become_administrator(session: Session) -> None:
    adam = staff.by(session, staff.ADAM)
    waiting = waiting_role(session)
    for person_id in (waiting.person_id, person_of(session, hire(session, Role.TECHNICIAN)).id):
        person = session.get_one(Person, person_id)
        with pytest.raises(Refused, match=r"role\.administrator_alone"):
            propose_role(session, adam, person, Role.ADMINISTRATOR)


@pytest.mark.req("A04")
def test_only_an_administrator_makes_and_ends_another(session: Session) -> None:
    with pytest.raises(Forbidden, match=r"role\.administrator_by_administrator"):
        propose_role(session, staff.by(session, staff.QUINN), person_of(session, newcomer(session)), Role.ADMINISTRATOR)
    second = person_of(session, newcomer(session, Role.ADMINISTRATOR))
    grant = session.scalars(sa.select(RoleGrant).where(RoleGrant.person_id == second.id)).one()
    with pytest.raises(Forbidden, match=r"role\.ended_by_administrator"):
        end_role(session, staff.by(session, staff.QUINN), grant, "too many of them", "no")
    end_role(session, staff.by(session, staff.ADAM), grant, "too many of them", "no")
    assert roles_of(session, second.id) == frozenset()


@pytest.mark.req("A04")
def test_qa_and_the_head_propose_for_qa_people_only(session: Session) -> None:
    technician = person_of(session, hire(session, Role.TECHNICIAN))
    for proposer in (staff.QUINN, staff.HEDDA):
        with pytest.raises(Forbidden, match=r"role\.proposed_by_administrator"):
            propose_role(session, staff.by(session, proposer), technician, Role.CLINICIAN)
    qa_person = person_of(session, hire(session, Role.QA))
    assert propose_role(session, staff.by(session, staff.HEDDA), qa_person, Role.CLINICIAN).state == "proposed"
    assert propose_role(session, staff.by(session, staff.QUINN), technician, Role.QA).state == "proposed"


@pytest.mark.req("A05")
def test_beside_several_qa_people_the_head_signs_no_role(session: Session) -> None:
    for role in (Role.TECHNICIAN, Role.QA):
        grant = waiting_role(session, role)
        with pytest.raises(Forbidden, match=r"role\.signed_by_qa"):
            approve_role(session, staff.signing(session, staff.HEDDA, grant_to_sign(session, grant)), grant)
        assert signatures(session, grant) == []


@pytest.mark.req("A05")
def test_while_qa_is_one_person_the_head_signs_for_a_qa_person_and_nobody_else(own_session: Session) -> None:
    session = own_session
    rita = person_of(session, staff.RITA)
    hers = session.scalars(sa.select(RoleGrant).where(RoleGrant.person_id == rita.id)).one()
    end_role(session, staff.by(session, staff.QUINN), hers, "she left", "no")
    of_qa = propose_role(
        session, staff.by(session, staff.ADAM), person_of(session, staff.QUINN), Role.AUTHORISED_PERSON
    )
    second, other = waiting_role(session, Role.QA), waiting_role(session, Role.TECHNICIAN)
    with pytest.raises(Forbidden, match=r"role\.signed_by_qa"):
        approve_role(session, staff.signing(session, staff.HEDDA, grant_to_sign(session, other)), other)
    for grant in (of_qa, second):
        approve_role(session, staff.signing(session, staff.HEDDA, grant_to_sign(session, grant)), grant)
        assert [signature.signer_name for signature in signatures(session, grant)] == [staff.HEDDA.name]
    third = waiting_role(session, Role.QA)  # now QA is two people again
    with pytest.raises(Forbidden, match=r"role\.signed_by_qa"):
        approve_role(session, staff.signing(session, staff.HEDDA, grant_to_sign(session, third)), third)


@pytest.mark.req("A05")
def test_a_role_ended_opens_no_door_and_says_when_and_by_whom(session: Session) -> None:
    member = hire(session, Role.HEAD_OF_PRODUCTION)
    person = person_of(session, member)
    grant = session.scalars(sa.select(RoleGrant).where(RoleGrant.person_id == person.id)).one()
    by = staff.by(session, staff.ADAM)
    with pytest.raises(Refused, match=r"act\.reason_missing"):
        end_role(session, by, grant, "  ", "no")
    end_role(session, by, grant, "moved to another site", "no")
    assert (grant.state, grant.ended_by_id) == (GrantState.ENDED, by.person_id)
    assert grant.ended_at is not None
    assert grant.effective_at is not None
    with (
        pytest.raises(Forbidden, match=r"act\.not_allowed .*does=batch.issue"),
        act(session, HIRES, by=staff.by(session, member), on=Stream("roles/test")),
    ):
        pytest.fail("let in")
    with pytest.raises(Refused, match=r"role\.not_in_effect"):
        end_role(session, by, grant, "again", "no")


def test_a_role_is_held_once(session: Session) -> None:
    person = person_of(session, hire(session, Role.TECHNICIAN))
    with pytest.raises(Refused, match=r"role\.held"):
        propose_role(session, staff.by(session, staff.ADAM), person, Role.TECHNICIAN)


def test_a_role_refused_is_not_approved_afterwards(session: Session) -> None:
    grant = waiting_role(session)
    refuse_role(session, staff.by(session, staff.QUINN), grant, "no training yet")
    with pytest.raises(Refused, match=r"role\.decided"):
        approve_role(session, staff.signing(session, staff.QUINN, grant_to_sign(session, grant)), grant)
    assert roles_of(session, grant.person_id) == frozenset()


@pytest.mark.req("D07")
def test_a_role_decided_in_another_session_meanwhile_is_not_decided_again(session: Session) -> None:
    grant = waiting_role(session)
    copy = grant_to_sign(session, grant)
    late = staff.signing(session, staff.RITA, copy)
    with ledger_of(session).sessions() as quicker:
        same = quicker.get_one(RoleGrant, grant.id)
        approve_role(quicker, staff.signing(quicker, staff.QUINN, copy), same)
        first = same.signature_id
    with pytest.raises(Refused, match=r"role\.decided"):
        approve_role(session, late, grant)
    assert session.get_one(RoleGrant, grant.id).signature_id == first
    assert [signature.signer_name for signature in signatures(session, grant)] == [staff.QUINN.name]


@pytest.mark.req("B06")
@pytest.mark.challenge("S9")
def test_what_changed_since_it_was_shown_is_not_signed(session: Session) -> None:
    grant = waiting_role(session)
    signing = staff.signing(session, staff.QUINN, grant_to_sign(session, grant))
    with ledger_of(session).sessions() as meanwhile:
        person = meanwhile.get_one(Person, grant.person_id)
        change_account(meanwhile, staff.by(meanwhile, staff.ADAM), person, "Another Name", None, "a slip of the pen")
    with pytest.raises(Stale, match=r"signature\.changed_since"):
        approve_role(session, signing, grant)
    assert signatures(session, grant) == []
    assert session.get_one(RoleGrant, grant.id).state == GrantState.PROPOSED


@pytest.mark.req("B06")
@pytest.mark.challenge("S18")
def test_signing_twice_with_one_dialogue_leaves_one_signature(session: Session) -> None:
    grant = waiting_role(session)
    signing = staff.signing(session, staff.QUINN, grant_to_sign(session, grant))
    approve_role(session, signing, grant)
    with pytest.raises(Refused, match=r"signature\.already_given"):
        approve_role(session, signing, grant)
    assert len(signatures(session, grant)) == 1
