"""A recipe that QA withdraws: nothing is issued from it any more, and what was made by it is questioned."""

import pytest

from nkmfg.demo.ending import BAG
from nkmfg.demo.staff import HEDDA, QA, by, signs
from nkmfg.domain.case import ReleaseCase
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.values.errors import Forbidden, Malformed, Refused, Stale
from nkmfg.models import RecipeVersion
from nkmfg.services import after_use, recipe_withdrawal, recipes
from nkmfg.services.batches import issue_batch
from nkmfg.services.dossier.reader import open_dossier
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.services.recipe_withdrawal import withdraw_recipe, withdrawal_to_sign
from nkmfg.services.steps.runs import close_deviation, closing_to_sign, deviation_numbered
from nkmfg.services.summaries import summaries
from nkmfg.words.checks import sentences
from tests import judged
from tests.conftest import Site
from tests.finished import Finished
from tests.refusing import refusing
from tests.services.test_recipes import approved, toy
from tests.staff import ANNA, QUINN, signing
from tests.staff import by as by_hand
from tests.subjects import trail

WHY = "its feeder ratio was printed wrong"


def withdrawn(site: Finished, affected: str = "not_known") -> RecipeVersion:
    """The version the batch is made by, withdrawn."""
    session = site.session
    version = session.get_one(RecipeVersion, site.player.batch.recipe_version_id)
    copy = withdrawal_to_sign(session, version, WHY, affected)
    withdraw_recipe(session, signs(session, QA, copy), version, WHY, affected)
    return version


def opened_for(site: Finished) -> list[str]:
    dossier = open_dossier(site.session, site.number)
    return [deviation.number for deviation in dossier.deviations if deviation.code == "recipe.withdrawn_after_use"]


@pytest.mark.req("FD1", "FP3")
@pytest.mark.parametrize(("affected", "count"), [("yes", 1), ("not_known", 1), ("no", 0)])
def test_a_withdrawal_stops_what_was_made_by_the_recipe_unless_that_is_said_to_be_not_affected(
    ready: Finished, affected: str, count: int
) -> None:
    assert judged.against(open_dossier(ready.session, ready.number), BAG) == ()
    withdrawn(ready, affected)
    after_use.catch_up(ready.session)
    assert len(opened_for(ready)) == count
    dossier = open_release_case(ready.session, ready.number).dossier
    said = "was withdrawn after this batch was issued from it"
    assert [said in sentence for sentence in judged.against(dossier, BAG)] == [True] * count
    shown = sentences(dossier, ReleaseCase(dossier).gate(Stop.RELEASE).others)
    assert any(f"{said}, and what it was used for was said to be not affected." in line for line in shown) is not bool(
        count
    )


@pytest.mark.req("FD1")
def test_qas_assessment_of_a_withdrawn_recipe_ends_the_stop_of_a_batch(ready: Finished) -> None:
    session = ready.session
    withdrawn(ready)
    (number,) = opened_for(ready)
    deviation = deviation_numbered(session, number)
    copy = closing_to_sign(deviation, "the ratio was followed as the protocol has it")
    close_deviation(session, signs(session, QA, copy), ready.player.batch, deviation, copy.facts["assessment"])
    assert judged.against(open_dossier(session, ready.number), BAG) == ()


@pytest.mark.req("FD1")
def test_a_stop_of_the_machine_between_withdrawal_and_deviation_leaves_no_batch_without(
    ready: Finished, monkeypatch: pytest.MonkeyPatch
) -> None:
    summaries(ready.session, [ready.number])
    monkeypatch.setattr(recipe_withdrawal, "open_in_batches_by", lambda *_: None)  # the machine stopped here
    withdrawn(ready)
    assert opened_for(ready) == []
    doubts = summaries(ready.session, [ready.number])[ready.number].doubts(ready.player.now)
    assert [doubt.code for doubt in doubts] == ["recipe.withdrawn_after_use"], "a summary kept before it is stale"
    after_use.catch_up(ready.session)
    after_use.catch_up(ready.session)
    assert len(opened_for(ready)) == 1


@pytest.mark.req("FD1", "FP3")
def test_no_batch_is_issued_from_a_withdrawn_recipe(ready: Finished) -> None:
    withdrawn(ready, "no")
    dossier = open_dossier(ready.session, ready.number)
    with refusing(Refused, f"Version {dossier.recipe.version} of the recipe .* was withdrawn"):
        issue_batch(ready.session, by(ready.session, HEDDA), dossier.order.coi_code, dossier.recipe.code)


def withdraw(site: Site, version: RecipeVersion, affected: str = "no") -> None:
    copy = withdrawal_to_sign(site.session, version, WHY, affected)
    withdraw_recipe(site.session, signing(site.session, QUINN, copy), version, WHY, affected)


@pytest.mark.req("E04", "FP3")
def test_the_version_that_a_withdrawn_one_replaced_does_not_come_back_by_itself(site: Site) -> None:
    session, clock = site.session, site.ledger.clock
    approved(site, toy("1"))
    second = approved(site, toy("2"))
    before = clock.now(session)
    withdraw(site, second)
    with pytest.raises(Refused, match=r"recipe\.effective_withdrawn"):
        recipes.effective(session, "toy", clock.now(session))
    assert recipes.effective(session, "toy", before)[0].id == second.id, "it was effective then"
    third = approved(site, toy("3"))
    assert recipes.effective(session, "toy", clock.now(session))[0].id == third.id


@pytest.mark.req("E04")
def test_a_version_that_was_replaced_is_withdrawn_without_touching_the_one_in_effect(site: Site) -> None:
    first, second = approved(site, toy("1")), approved(site, toy("2"))
    withdraw(site, first)
    assert recipes.effective(site.session, "toy", site.ledger.clock.now(site.session))[0].id == second.id
    lines = {line.version.version: line for line in recipes.versions(site.session)}
    assert (lines["1"].withdrawn_by, lines["1"].affected) == (QUINN.name, "no")
    assert lines["2"].withdrawn_at is None


@pytest.mark.req("FP3")
def test_only_an_approved_version_is_withdrawn_and_once(site: Site) -> None:
    session = site.session
    registered = recipes.register_recipe(session, by_hand(session, QUINN), toy("1"))
    with refusing(Refused, "toy version 1 was never approved"):
        withdraw(site, registered)
    version = approved(site, toy("2"))
    with refusing(Malformed, "Affected: choose one of yes, no, not known"):
        withdraw(site, version, "perhaps")
    withdraw(site, version)
    with refusing(Refused, "toy version 2 is withdrawn already"):
        withdraw(site, version)


@pytest.mark.req("FD1", "A03")
def test_qa_alone_withdraws_and_signs_the_answer_with_it(site: Site) -> None:
    session, version = site.session, approved(site, toy())
    copy = withdrawal_to_sign(session, version, WHY, "not_known")
    assert (copy.meaning, copy.facts["affected"]) == ("withdrawn", "not_known")
    assert copy.statement.endswith("it is not known whether what was made by it is affected.")
    with pytest.raises(Forbidden, match=r"act\.not_allowed .*does=recipe.withdraw"):
        withdraw_recipe(session, signing(session, ANNA, copy), version, WHY, "not_known")
    with pytest.raises(Stale):  # another reason than the one that was shown
        withdraw_recipe(session, signing(session, QUINN, copy), version, "not wanted", "not_known")
    withdraw_recipe(session, signing(session, QUINN, copy), version, WHY, "not_known")
    assert '"affected":"not_known"' in trail(session, "recipe/toy")[-1].became
    assert site.breaks() == []
