"""Release: refused with every reason while something blocks, given when nothing does, signed by who did none of it."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from nkmfg.demo import ending
from nkmfg.demo.ending import BAG, report, review_record
from nkmfg.demo.staff import ALMA, ANNA, BORIS, QA, QASIM, Member, by, signs
from nkmfg.domain.case import ReleaseCase
from nkmfg.domain.facts.disposition_facts import AtRiskFact, Decision, DonorFact
from nkmfg.domain.facts.dossier import BATCH, Dossier, Run
from nkmfg.domain.facts.release_dossier import ReleaseDossier
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.recipe.eligibility import Reason, ReasonCode, RuleSource
from nkmfg.domain.values.errors import Forbidden, Refused, Stale
from nkmfg.models import Disposition
from nkmfg.services import decisions, infusions, oos, release, results
from nkmfg.services.dossier.reader import open_dossier
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.services.steps.runs import close_deviation, closing_to_sign, deviation_numbered, open_deviation
from nkmfg.words.checks import sentences
from tests import judged
from tests.finished import Finished
from tests.refusing import refusing

pytestmark = pytest.mark.req("K01")


def blocking(site: Finished) -> list[str]:
    return judged.blocking(open_release_case(site.session, site.number).dossier)


def released(site: Finished, member: Member = ALMA) -> None:
    copy = release.release_to_sign(site.session, site.number)
    release.release(site.session, signs(site.session, member, copy), site.number)


def rejected(site: Finished, member: Member = QA, reason: str = "the patient died") -> None:
    copy = decisions.reject_to_sign(site.session, site.number, reason)
    decisions.reject(site.session, signs(site.session, member, copy), site.number, reason)


def unlocked(site: Finished, criterion: str, ordinal: int, cause: str) -> None:
    copy = oos.unlock_to_sign(site.session, site.number, criterion, ordinal, cause)
    oos.unlock_result(site.session, signs(site.session, QA, copy), site.number, criterion, ordinal, cause)


def again(site: Finished, criterion: str, typed: str, tail: str = "P") -> results.RecordedResult:
    reported = results.ResultInput(typed=typed, sample=f"S-{site.number[-3:]}-{tail}")
    player = site.player
    return results.record_result(site.session, by(site.session, QASIM), player.batch, criterion, reported)


def test_a_batch_whose_results_are_in_is_released_with_sterility_pending(tested: Finished) -> None:
    assert blocking(tested) == []
    released(tested)
    dossier = open_dossier(tested.session, tested.number)
    assert dossier.decision == Decision.RELEASED
    assert dossier.dispositions[0].name == ALMA.name
    assert set(dossier.dispositions[0].pending) == {"sterility", "sterility_in_process_final"}
    assert "Due" in dossier.dispositions[0].pending["sterility"]
    assert tested.breaks() == []


def test_a_filled_batch_without_results_names_each_of_them_and_is_not_released(filled: Finished) -> None:
    sentences = blocking(filled)
    for name in ("Viability", "NK purity", "Gram stain", "Mycoplasma", "Identity", "Endotoxin", "CD3⁺CD56⁻ per kg"):
        assert any(sentence.startswith(name) and "no result yet" in sentence for sentence in sentences), name
    with refusing(Refused, "Gram stain: no result yet"):
        release.release_to_sign(filled.session, filled.number)


def test_what_may_be_pending_does_not_block_but_a_growth_does(tested: Finished) -> None:
    again(tested, "sterility", "growth")
    assert any("Sterility of the final product: Growth" in sentence for sentence in blocking(tested))


def test_a_failed_result_blocks_and_a_repeat_that_passes_does_not_outvote_it(tested: Finished) -> None:
    again(tested, "viability", "61")
    assert any("Viability: 61 %" in sentence for sentence in blocking(tested))
    again(tested, "viability", "88")
    assert any("Viability: 61 %" in sentence for sentence in blocking(tested))


def test_an_invalid_test_stands_for_nothing_and_the_one_done_again_counts(tested: Finished) -> None:
    failed = again(tested, "viability", "61")
    player = tested.player
    here = by(tested.session, QASIM)
    reason = "the stain had expired"
    unlocked(tested, "viability", failed.ordinal, reason)
    results.declare_invalid(tested.session, here, player.batch, "viability", failed.ordinal, 1, reason)
    lines = release.gate_of(tested.session, tested.number).blocking
    assert not any(check.subject.key == "viability" for check in lines)
    assert any(check.code == "deviation.open" for check in lines)  # the failure itself is still to be assessed


def test_a_limit_per_kg_that_the_whole_bag_exceeds_blocks(tested: Finished) -> None:
    again(tested, "t_per_kg", "0.35", "H")  # worked example 12: fails 1e5 per kg
    assert any("CD3⁺CD56⁻ per kg" in sentence and "not met" in sentence for sentence in blocking(tested))


def test_a_new_result_blocks_until_somebody_else_has_reviewed_it(tested: Finished) -> None:
    again(tested, "potency", "44", "H")
    assert blocking(tested)[0] == "Not reviewed by a second person: Potency."
    copy = results.review_to_sign(tested.session, tested.number)
    with pytest.raises(Forbidden):
        results.review_results(tested.session, signs(tested.session, QASIM, copy), tested.number)
    results.review_results(tested.session, signs(tested.session, QA, copy), tested.number)
    assert blocking(tested) == ["Changed or added since QA reviewed the record: Potency, result."]
    review_record(tested.player)
    assert blocking(tested) == []


@pytest.mark.req("H03")
def test_an_open_deviation_blocks_until_qa_has_closed_it(tested: Finished) -> None:
    player = tested.player
    opened = open_deviation(tested.session, by(tested.session, ANNA), player.batch, "an alarm at night")
    assert any("an alarm at night" in sentence for sentence in blocking(tested))
    found = deviation_numbered(tested.session, opened.number)
    copy = closing_to_sign(found, "no effect on the cells")
    close_deviation(tested.session, signs(tested.session, QA, copy), player.batch, found, "no effect on the cells")
    assert not any("an alarm at night" in sentence for sentence in blocking(tested))
    review_record(tested.player)
    assert blocking(tested) == []


def test_a_correction_after_signing_blocks_until_it_is_signed_again(tested: Finished) -> None:
    player = tested.player
    key = player.key("wash_harvest")
    player.correct(key, "washes", BATCH, "2", "counted again on the protocol of the washer")
    assert any("altered after signing" in sentence.lower() for sentence in blocking(tested))
    player.sign(key)
    assert blocking(tested) == ["Changed or added since QA reviewed the record: Wash and filter."]
    review_record(tested.player)
    assert blocking(tested) == []


def changed(site: Finished, **otherwise: object) -> list[str]:
    """What blocks a dossier that differs in one fact, apart from its review, which sees that something differs."""
    dossier = open_release_case(site.session, site.number).dossier
    other: ReleaseDossier = replace(dossier, **otherwise)  # type: ignore[arg-type]
    checks = ReleaseCase(other).gate(Stop.RELEASE).blocking
    return list(sentences(other, (check for check in checks if check.code != "record.changed_since_review")))


def undone(dossier: Dossier, step: str) -> tuple[Run, ...]:
    """The runs, with nothing written down in one step."""
    bare = {"lines": (), "signatures": (), "state": "open"}
    return tuple(replace(run, **bare) if run.step.key == step else run for run in dossier.runs)  # type: ignore[arg-type]


def test_each_thing_that_is_missing_blocks_and_says_so(tested: Finished) -> None:
    dossier = open_release_case(tested.session, tested.number).dossier
    order = dossier.order
    assert changed(tested) == []
    assert changed(tested, order=replace(order, weight_is_verified=False)) == [
        "No second person has checked the weight of 18.4 kg."
    ]
    untested = Reason(RuleSource.MARKERS, "hcv_nat", None, ReasonCode.RESULT_PENDING)
    assert changed(tested, donor=DonorFact(pending=(untested,))) == ["HCV NAT: the result is pending."]
    at_risk = AtRiskFact("lot L-0009", {"test/growth": "Growth arrest is pending."}, dossier.issued_at)
    pending_now = {at_risk.thing: ("test/growth", "test/of_another_permission")}
    assert changed(tested, at_risk=(at_risk,), pending_now=pending_now) == ["Used at risk: Growth arrest is pending."]
    assert changed(tested, at_risk=(at_risk,), pending_now={at_risk.thing: ()}) == []
    late = dossier.read_at.replace(year=dossier.read_at.year + 1)
    assert any("expired" in sentence for sentence in changed(tested, read_at=late))
    assert changed(tested, runs=undone(dossier, "go_no_go")) == [
        "Go or no-go before conditioning, day 8 is not done, and it is mandatory."
    ]
    unsigned = tuple(replace(run, signatures=()) if run.step.key == "fill" else run for run in dossier.runs)
    assert any("Not signed as performed" in sentence for sentence in changed(tested, runs=unsigned))
    assert any("fresh or was frozen" in criterion for criterion in changed(tested, runs=undone(dossier, "hold_fresh")))


def test_one_count_of_the_dose_is_not_enough(tested: Finished) -> None:
    dossier = open_release_case(tested.session, tested.number).dossier
    found = changed(tested, runs=undone(dossier, "count_dose_second"))
    assert "The dose is counted twice; a count is missing." in found
    assert any("Difference of the NK dose" in item for item in found)


@pytest.mark.parametrize("member", [ANNA, BORIS, QASIM], ids=lambda member: member.login)
def test_nobody_without_the_role_releases(tested: Finished, member: Member) -> None:
    with pytest.raises(Forbidden):
        released(tested, member)
    assert open_dossier(tested.session, tested.number).decision == "quarantine"


def test_what_changes_between_the_dialogue_and_the_signature_is_seen_again(tested: Finished) -> None:
    copy = release.release_to_sign(tested.session, tested.number)
    report(tested.player, "potency", "44", sample=f"S-{tested.number[-3:]}-H")
    with pytest.raises((Refused, Stale)):
        release.release(tested.session, signs(tested.session, ALMA, copy), tested.number)
    assert open_dossier(tested.session, tested.number).dispositions == ()


@pytest.mark.challenge("S19")
def test_a_rejection_without_a_signature_cannot_be_written(tested: Finished) -> None:
    with pytest.raises(Forbidden, match=r"act\.signature_missing"):
        decisions.reject(tested.session, by(tested.session, QA), tested.number, "a reason")  # type: ignore[arg-type]
    assert Disposition.__table__.c.signature_id.nullable is False
    with tested.ledger.engine.connect() as connection:
        columns = {column["name"]: column for column in sa.inspect(connection).get_columns("disposition")}
    assert columns["signature_id"]["nullable"] is False


def test_a_rejection_is_signed_with_its_reason_and_nothing_is_released_after_it(tested: Finished) -> None:
    rejected(tested)
    dossier = open_dossier(tested.session, tested.number)
    assert (dossier.decision, dossier.dispositions[0].reason) == (Decision.REJECTED, "the patient died")
    assert dossier.signatures[-1].meaning == "rejected"
    with refusing(Refused, "rejected; from there it cannot become released"):
        release.release_to_sign(tested.session, tested.number)


def test_a_batch_released_can_still_be_rejected_before_it_is_given(tested: Finished) -> None:
    released(tested)
    rejected(tested, reason="the bag leaks")
    assert open_dossier(tested.session, tested.number).decision == Decision.REJECTED


def test_a_batch_is_closed_once_it_is_decided_and_nothing_waits(tested: Finished) -> None:
    with pytest.raises(Refused, match=r"decision\.none_made"):
        decisions.close_to_sign(tested.session, tested.number, "done")
    released(tested)
    with refusing(Refused, "Sterility of the final product"):
        decisions.close_to_sign(tested.session, tested.number, "done")
    rejected(tested, reason="the bag leaks")
    with refusing(Refused, "Container BAG1 is in stock: what became of it is not written down"):
        decisions.close_to_sign(tested.session, tested.number, "destroyed")
    ending.destroy(tested.player)
    copy = decisions.close_to_sign(tested.session, tested.number, "destroyed")
    decisions.close(tested.session, signs(tested.session, QA, copy), tested.number, "destroyed")
    with refusing(Refused, "closed"):
        again(tested, "potency", "44", "H")


def test_a_bag_given_before_release_is_written_down_and_is_a_deviation(tested: Finished) -> None:
    player = tested.player
    given = infusions.InfusionInput(
        container=BAG,
        identity_matched="yes",
        started_at=player.now,
        stopped_at=None,
        given_ml="41.7",
        weight_kg="18.4",
        reaction="none",
        residue="none_left",
        given_by="a nurse",
    )
    _ordinal, flagged = infusions.note_infusion(tested.session, by(tested.session, ANNA), player.batch, given)
    assert any("while the batch was in quarantine" in sentence for sentence in flagged)
    assert any("while the batch was in quarantine" in sentence for sentence in blocking(tested))
