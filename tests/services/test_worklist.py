"""What waits for whom: asked of the record by those who may do it, and gone as soon as it is done."""

import pytest

from nkmfg.demo import ending
from nkmfg.demo.staff import ALMA, ANNA, BORIS, CLARA, HEDDA, QA, Member, by, signs
from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.permissions.roles import Role
from nkmfg.domain.values.errors import Forbidden
from nkmfg.models import CredentialKind
from nkmfg.recipes import shipped, source
from nkmfg.services import custody, infusions
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.lots.stock import add_lot
from nkmfg.services.open_findings import open_findings
from nkmfg.services.orders.versions import order_by_coi
from nkmfg.services.orders.weight import verify_weight, weight_to_sign
from nkmfg.services.pending_decisions import pending_decisions
from nkmfg.services.people.accounts import NewPerson, first_password, open_account
from nkmfg.services.people.authentication import Proof, log_in
from nkmfg.services.people.roles import propose_role, roles_of
from nkmfg.services.recipes import register_recipe
from nkmfg.services.steps.runs import close_deviation, closing_to_sign, deviation_numbered, open_deviation
from nkmfg.services.worklist import WorklistItem, worklist_of
from tests import staff
from tests.conftest import Site
from tests.finished import Finished
from tests.services.test_custody import weigh
from tests.services.test_doses import given
from tests.subjects import lot_facts


def waits(site: Site, who: Member) -> list[WorklistItem]:
    person = by(site.session, who).person_id
    return worklist_of(site.session, person, roles_of(site.session, person))


def actions(site: Site, who: Member) -> list[Action]:
    return [item.action for item in waits(site, who)]


def findings(site: Site, who: Member, action: Action) -> list[tuple[str, str, str]]:
    """Batch, subject and sentence of the open findings that somebody may do that about."""
    person = by(site.session, who).person_id
    lines = open_findings(site.session, who.login, roles_of(site.session, person))
    return [(line.batch, line.first.subject.key, line.first.sentence) for line in lines if line.action is action]


def test_a_filled_batch_waits_for_its_release_once_nothing_blocks_it(tested: Finished) -> None:
    due = (tested.number, "", "The product is filled, and nothing blocks its release.")
    for who in (QA, ALMA):
        assert findings(tested, who, Action.RELEASE_BATCH) == [due]
    assert findings(tested, ANNA, Action.RELEASE_BATCH) == []
    assert [line.sentence for line in pending_decisions(tested.session)] == ["Release: nothing blocks it."]
    tested.player.wait(days=3)
    assert findings(tested, ALMA, Action.RELEASE_BATCH) == []
    (expired,) = pending_decisions(tested.session)
    assert expired.sentence.startswith("Release: 1 finding blocks it. The product expired on ")


def test_a_decided_batch_waits_for_no_release(tested: Finished) -> None:
    ending.decide(tested.player)
    assert findings(tested, QA, Action.RELEASE_BATCH) == []


def test_an_issued_bag_waits_for_its_infusion_and_that_for_its_check_by_another(issued: Finished) -> None:
    session, number = issued.session, issued.number
    assert [item.what for item in waits(issued, CLARA)] == [
        "BAG1 is with ward 3, nurse Marta Lis: its infusion is not written down yet"
    ]
    infusions.note_infusion(session, by(session, CLARA), batch_numbered(session, number), given(issued))
    assert actions(issued, CLARA) == [], "she wrote it down herself"
    assert findings(issued, CLARA, Action.VERIFY_INFUSION) == []
    unchecked = (number, "1", "Not signed: Infusion 1 is not checked by a second person as it stands.")
    assert findings(issued, ANNA, Action.VERIFY_INFUSION) == [unchecked]
    copy = infusions.infusion_to_sign(session, number, 1)
    infusions.verify_infusion(session, signs(session, ANNA, copy), number, 1)
    assert findings(issued, ANNA, Action.VERIFY_INFUSION) == []
    infusions.correct_infusion(
        session,
        by(session, CLARA),
        batch_numbered(session, number),
        1,
        1,
        given(issued, given_ml="39.1"),
        "typed wrong",
    )
    assert findings(issued, ANNA, Action.VERIFY_INFUSION) == [unchecked], "what was signed is not what stands now"


def test_a_bag_that_came_back_is_with_nobody_and_its_return_waits_for_a_second_person(issued: Finished) -> None:
    session, number = issued.session, issued.number
    back = custody.CustodyInput(happened_at=issued.player.now, whom="the facility", condition="cool, intact")
    ordinal = custody.take_back(session, by(session, BORIS), number, ending.BAG, back)
    assert actions(issued, CLARA) == [Action.VERIFY_HANDOVER]
    assert actions(issued, BORIS) == []
    assert [(item.action, item.of) for item in waits(issued, HEDDA)] == [(Action.VERIFY_HANDOVER, str(ordinal))]
    custody.verify_custody(
        session, signs(session, HEDDA, custody.hand_to_sign(session, number, ordinal)), number, ordinal
    )
    assert actions(issued, HEDDA) == []


def test_an_open_deviation_waits_for_qa(filled: Finished) -> None:
    session = filled.session
    ending.close_deviations(filled.player)
    number = open_deviation(
        session, by(session, ANNA), batch_numbered(session, filled.number), "The door stood open for ten minutes."
    ).number
    assert findings(filled, QA, Action.CLOSE_DEVIATION) == [
        (filled.number, number, f"Deviation {number} is open: The door stood open for ten minutes.")
    ]
    assert findings(filled, ANNA, Action.CLOSE_DEVIATION) == []
    row, batch = deviation_numbered(session, number), batch_numbered(session, filled.number)
    copy = closing_to_sign(row, "No effect: minutes only.")
    close_deviation(session, signs(session, QA, copy), batch, row, "No effect: minutes only.")
    assert findings(filled, QA, Action.CLOSE_DEVIATION) == []


def test_a_new_weight_waits_for_whoever_did_not_weigh(filled: Finished) -> None:
    session = filled.session
    order = order_by_coi(session, "COI-0001-95")
    assert Action.VERIFY_WEIGHT not in actions(filled, ANNA), "the first weight was checked"
    weigh(filled, "18.2", check=False)
    assert [item.what for item in waits(filled, ANNA) if item.action is Action.VERIFY_WEIGHT] == [
        "The weight of 18.2 kg waits for a second person"
    ]
    assert Action.VERIFY_WEIGHT not in actions(filled, CLARA)
    verify_weight(session, signs(session, ANNA, weight_to_sign(session, order)), order)
    assert Action.VERIFY_WEIGHT not in actions(filled, ANNA)


def test_things_of_the_site_are_counted_for_those_whose_signature_or_help_they_need(site: Site) -> None:
    session = site.session
    adam = staff.by(session, staff.ADAM)
    assert [waits_here(site, who) for who in (staff.QUINN, staff.ADAM)] == [[], []]
    for _ in range(2):
        add_lot(session, staff.by(session, staff.ANNA), shipped(), lot_facts("serum"))
    nora = open_account(session, adam, NewPerson("nora", "Nora Neu", "B-NORA", "passport", first_password("nora")))
    propose_role(session, adam, nora, Role.TECHNICIAN)
    register_recipe(session, staff.by(session, staff.HEDDA), source())
    assert waits_here(site, staff.QUINN) == [
        "1 version of a recipe is registered and not approved",
        "2 lots are in quarantine",
        "1 role waits for a signature",
        "1 first password waits for somebody to vouch for who has it",
    ]
    assert waits_here(site, staff.ANNA) == []
    for _ in range(5):
        with pytest.raises(Forbidden):
            log_in(session, Proof("a wrong guess", CredentialKind.PASSWORD, login="boris"), None)
    assert waits_here(site, staff.ADAM) == ["1 person is locked out after too many failures"]


def waits_here(site: Site, who: staff.Member) -> list[str]:
    """What waits for one of the tests' own staff, in words."""
    person = staff.by(site.session, who).person_id
    return [item.what for item in worklist_of(site.session, person, roles_of(site.session, person))]
