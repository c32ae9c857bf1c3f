"""Whether somebody's work is affected: said by whoever ends a role or an account, signed by QA for every batch."""

from collections.abc import Callable

import pytest

from nkmfg.demo import ending
from nkmfg.demo.ending import BAG
from nkmfg.demo.staff import ADMINISTRATOR, ANNA, HEDDA, QA, RITA, Member, by, signs
from nkmfg.domain.case import ReleaseCase
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.permissions.actions import Action, Role
from nkmfg.domain.values.errors import Forbidden, Malformed, Refused, Stale
from nkmfg.models import Person
from nkmfg.services import after_use
from nkmfg.services.dossier.reader import open_dossier
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.services.open_findings import stopped_batches
from nkmfg.services.people.accounts import NewPerson, open_account, person_by_login
from nkmfg.services.people.directory import person_card
from nkmfg.services.people.disabling import disable_account, enable_account
from nkmfg.services.people.roles import GrantState, end_role, grant_of, propose_role, roles_of
from nkmfg.services.people.work_answers import assess_work, assessment_to_sign
from nkmfg.services.worklist import WorklistItem, worklist_of
from nkmfg.words.checks import sentences
from tests import judged
from tests.conftest import Site
from tests.finished import Finished
from tests.refusing import refusing

WHY = "her training record was found to be another's"


def anna(site: Site) -> Person:
    return person_by_login(site.session, ANNA.login)


def ended(site: Site, affected: str, who: Member = ADMINISTRATOR) -> None:
    """Anna's role of technician ended."""
    session = site.session
    grant = grant_of(session, anna(site), Role.TECHNICIAN, GrantState.EFFECTIVE)
    end_role(session, by(session, who), grant, "moved to another site", affected)


def disabled(site: Site, affected: str) -> None:
    disable_account(site.session, by(site.session, ADMINISTRATOR), anna(site), "left for cause", affected)


def assessed(site: Site, affected: str, who: Member = QA) -> None:
    copy = assessment_to_sign(site.session, anna(site), WHY, affected)
    assess_work(site.session, signs(site.session, who, copy), anna(site), WHY, affected)


def codes(site: Finished) -> set[str]:
    """What is found in the batch about somebody's work."""
    about = {"person.questioned_after_use", "person.not_affected_unconfirmed", "use.not_affected"}
    return judged.codes(open_dossier(site.session, site.number)) & about


def opened_for(site: Finished) -> list[str]:
    dossier = open_dossier(site.session, site.number)
    return [deviation.number for deviation in dossier.deviations if deviation.code == "person.questioned_after_use"]


def to_assess(site: Site, who: Member = QA) -> list[WorklistItem]:
    person = by(site.session, who).person_id
    waits = worklist_of(site.session, person, roles_of(site.session, person))
    return [item for item in waits if item.action is Action.ASSESS_WORK]


@pytest.mark.req("FD1")
@pytest.mark.parametrize("end", [ended, disabled])
def test_an_unsigned_no_stops_the_decisions_and_not_the_use_until_qa_has_signed_it(
    tested: Finished, end: Callable[[Site, str], None]
) -> None:
    end(tested, "no")
    assert codes(tested) == {"person.not_affected_unconfirmed"}
    assert opened_for(tested) == []
    dossier = open_release_case(tested.session, tested.number).dossier
    said = "which was said to affect nothing: QA signs that, or says otherwise."
    for stop in Stop:
        is_decision = stop in (Stop.RELEASE, Stop.SUPPLY, Stop.CERTIFICATION)
        assert any(said in line for line in judged.blocking(dossier, stop)) is is_decision, stop
    with refusing(Refused, "QA signs that, or says otherwise"):
        ending.decide(tested.player)
    assessed(tested, "no")
    assert codes(tested) == {"use.not_affected"}
    dossier = open_release_case(tested.session, tested.number).dossier
    noted = sentences(dossier, ReleaseCase(dossier).gate(Stop.RELEASE).others)
    assert any("QA signed that what they did is not affected." in line for line in noted)
    ending.decide(tested.player)


@pytest.mark.req("FD1")
@pytest.mark.parametrize("affected", ["yes", "not_known"])
def test_qa_may_say_otherwise_and_then_everything_stops(ready: Finished, affected: str) -> None:
    ended(ready, "no")
    assert judged.against(open_dossier(ready.session, ready.number), BAG) == ()
    assessed(ready, affected)
    assert codes(ready) == {"person.questioned_after_use"}
    assert len(opened_for(ready)) == 1
    after_use.catch_up(ready.session)
    assert len(opened_for(ready)) == 1
    (said,) = judged.against(open_dossier(ready.session, ready.number), BAG)
    assert said.startswith(f"What {ANNA.name} did here is questioned since a role of theirs ended")


@pytest.mark.req("FD1")
@pytest.mark.parametrize(("affected", "count"), [("yes", 1), ("not_known", 1), ("no", 0)])
def test_an_account_that_is_disabled_asks_whether_what_was_done_is_affected(
    ready: Finished, affected: str, count: int
) -> None:
    disabled(ready, affected)
    assert len(opened_for(ready)) == count
    stopped = judged.against(open_dossier(ready.session, ready.number), BAG)
    assert ["is questioned since their account was disabled" in said for said in stopped] == [True] * count
    after_use.catch_up(ready.session)
    assert len(opened_for(ready)) == count
    enable_account(ready.session, by(ready.session, ADMINISTRATOR), anna(ready), "the cause was another's")
    assert bool(codes(ready)), "what was said of the work stays said"


@pytest.mark.req("FD1")
def test_one_signature_of_qa_answers_for_everything_of_a_person_that_ended(ready: Finished) -> None:
    ended(ready, "no")
    disabled(ready, "no")
    (item,) = to_assess(ready)
    assert (item.about, item.of) == ("", ANNA.login)
    assert ANNA.name in item.what
    copy = assessment_to_sign(ready.session, anna(ready), WHY, "no")
    assert [(one["role"], one["said_by"]) for one in copy.facts["ended"]] == [("technician", "adam"), (None, "adam")]
    assert copy.facts["affected"] == "no"
    assert copy.statement == f"What {ANNA.name} did is not affected by why it ended."
    with pytest.raises(Stale):  # another reason than the one that was shown
        assess_work(ready.session, signs(ready.session, QA, copy), anna(ready), "not wanted", "no")
    assessed(ready, "no")
    assert to_assess(ready) == []
    with refusing(Refused, f"No answer about the work of {ANNA.name} waits for QA's signature"):
        assessed(ready, "no")
    with refusing(Malformed, "Affected: choose one of yes, no, not known"):
        assessed(ready, "perhaps")


@pytest.mark.req("FD1")
@pytest.mark.parametrize("affected", ["yes", "not_known"])
@pytest.mark.parametrize("who", [QA, RITA])
def test_a_no_that_qa_signed_is_answered_again_and_then_everything_stops(
    ready: Finished, affected: str, who: Member
) -> None:
    ended(ready, "no")
    disabled(ready, "no")
    assessed(ready, "no")
    assert codes(ready) == {"use.not_affected"}
    with refusing(Refused, f"No answer about the work of {ANNA.name} waits for QA's signature"):
        assessed(ready, "no", who)
    copy = assessment_to_sign(ready.session, anna(ready), WHY, affected)
    assert [(end["role"], end["said_by"]) for end in copy.facts["ended"]] == [("technician", "quinn"), (None, "quinn")]
    assessed(ready, affected, who)
    assert codes(ready) == {"person.questioned_after_use"}
    assert len(opened_for(ready)) == 1, "of the person, whatever ended"
    after_use.catch_up(ready.session)
    assert len(opened_for(ready)) == 1
    assert judged.against(open_dossier(ready.session, ready.number), BAG)
    assert [batch.batch for batch in stopped_batches(ready.session)] == [ready.number]
    lines = person_card(ready.session, ANNA.login).answers
    assert [(line.said, line.signed, line.signed_by, line.revised, line.revised_by) for line in lines] == [
        ("no", "no", QA.name, affected, who.name)
    ] * 2
    with pytest.raises(Refused, match=r"work\.no_answer_waits"):
        assessed(ready, "not_known")


@pytest.mark.req("FD1")
@pytest.mark.parametrize("affected", ["yes", "not_known"])
def test_an_answer_that_stops_waits_for_no_signature(ready: Finished, affected: str) -> None:
    ended(ready, affected)
    assert to_assess(ready) == []


@pytest.mark.req("FD1", "A03")
def test_who_said_no_does_not_sign_it_and_neither_does_who_is_no_qa(ready: Finished) -> None:
    ended(ready, "no", QA)
    assert to_assess(ready) == [], "she said it herself: another person of QA signs"
    with pytest.raises(Forbidden, match=r"act\.own_work .*does=person.assess_work"):
        assessed(ready, "no")
    with pytest.raises(Forbidden, match=r"act\.not_allowed .*does=person.assess_work"):
        assessed(ready, "no", HEDDA)
    assert codes(ready) == {"person.not_affected_unconfirmed"}


@pytest.mark.req("FD1")
def test_an_administrator_who_leaves_did_no_work_and_nobody_is_asked(ready: Finished) -> None:
    session, admin = ready.session, by(ready.session, ADMINISTRATOR)
    second = open_account(session, admin, NewPerson("ada", "Ada Sys", None, "passport seen", "handed over on paper"))
    grant = propose_role(session, admin, second, Role.ADMINISTRATOR)
    end_role(session, admin, grant, "she was one for a day", "no")
    assert to_assess(ready) == []
