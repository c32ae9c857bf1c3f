"""Results: kept as typed, judged, corrected beside what stood there, of this batch and no other."""

import re
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from nkmfg.demo.ending import BAG
from nkmfg.demo.staff import ANNA, BORIS, CLARA, HEDDA, QA, QASIM, Member, by, signs
from nkmfg.domain.figures.batch_figures import figures, last_known
from nkmfg.domain.product.filled import product_of
from nkmfg.domain.recipe.judging import JudgementCode, Verdict
from nkmfg.domain.values.computed import Absence, Input
from nkmfg.domain.values.errors import Forbidden, Malformed, Refused, Stale, Unknown
from nkmfg.services import oos, results
from nkmfg.services.dossier.reader import open_dossier
from tests.finished import Finished
from tests.refusing import refusing

pytestmark = pytest.mark.req("I01")


def recorded(
    site: Finished, criterion: str, typed: str, tail: str = "P", member: Member = QASIM, **more: object
) -> results.RecordedResult:
    sample = f"S-{site.number[-3:]}-{tail}" if tail else ""
    reported = results.ResultInput(typed=typed, sample=sample, **more)  # type: ignore[arg-type]
    return results.record_result(site.session, by(site.session, member), site.player.batch, criterion, reported)


def test_a_result_below_a_limit_of_quantification_stays_as_it_was_typed(filled: Finished) -> None:
    done = recorded(filled, "residual_feeders", "<0.05", "H")
    last = open_dossier(filled.session, filled.number).results[-1].last
    assert (last.typed, last.comparator, last.number, last.unit) == ("<0.05", "<", Decimal("0.05"), "%")
    assert done.judgement.verdict is Verdict.PASS
    assert filled.breaks() == []


def test_a_failing_result_is_kept_and_opens_a_deviation_once(filled: Finished) -> None:
    done = recorded(filled, "gram", "seen")
    assert done.judgement.verdict is Verdict.FAIL
    dossier = open_dossier(filled.session, filled.number)
    assert [deviation.subject for deviation in dossier.deviations] == ["test:gram"]
    assert dossier.results[-1].last.outcome == "seen"


@pytest.mark.req("FL7")
def test_a_result_dated_before_its_sample_was_taken_is_kept_judged_and_opens_a_deviation(filled: Finished) -> None:
    early = filled.player.now - timedelta(days=3)
    done = recorded(filled, "gram", "none_seen", resulted_at=early)
    assert done.judgement.verdict is Verdict.PASS
    dossier = open_dossier(filled.session, filled.number)
    assert dossier.results[-1].last.resulted_at == early
    (deviation,) = dossier.deviations
    assert (deviation.code, deviation.subject) == ("result.before_sample", "result:gram#1")
    assert re.search(r"result 1: dated .*, before sample S-001-P was taken, ", deviation.event)
    assert filled.breaks() == []


def test_repeats_stay_beside_each_other(filled: Finished) -> None:
    recorded(filled, "viability", "91")
    assert recorded(filled, "viability", "93").ordinal == 2
    found = open_dossier(filled.session, filled.number).results
    assert [(item.ordinal, item.last.typed) for item in found] == [(1, "91"), (2, "93")]


@pytest.mark.req("H04")
def test_a_result_out_of_specification_is_locked_and_a_repeat_without_a_plan_is_a_deviation(filled: Finished) -> None:
    recorded(filled, "viability", "61")
    player, here = filled.player, by(filled.session, QASIM)
    with refusing(Refused, "locked"):
        results.declare_invalid(filled.session, here, player.batch, "viability", 1, 1, "the stain had expired")
    copy = results.void_result_to_sign(filled.session, player.batch, "viability", 1, "not wanted")
    with refusing(Refused, "locked"):
        results.void_result(
            filled.session, signs(filled.session, QASIM, copy), player.batch, "viability", 1, "not wanted"
        )
    recorded(filled, "viability", "93")
    dossier = open_dossier(filled.session, filled.number)
    assert [result.last.typed for result in dossier.results] == ["61", "93"]
    assert [(deviation.code, deviation.subject) for deviation in dossier.deviations] == [
        ("result.failed", "test:viability"),
        ("result.retest", "test:viability"),
    ]
    unlock = oos.unlock_to_sign(filled.session, filled.number, "viability", 1, "the stain had expired")
    signing = signs(filled.session, QASIM, unlock)
    with pytest.raises(Forbidden):
        oos.unlock_result(filled.session, signing, filled.number, "viability", 1, "the stain had expired")


def test_what_an_invalid_test_found_is_no_number_of_the_dose(filled: Finished) -> None:
    recorded(filled, "nk_purity", "93.8", "H")
    recorded(filled, "nk_purity", "99.9", "H")
    player, here = filled.player, by(filled.session, QASIM)
    results.declare_invalid(filled.session, here, player.batch, "nk_purity", 2, 1, "the gate was of another sample")
    dossier = open_dossier(filled.session, filled.number)
    purity = product_of(dossier, figures(dossier)).nk_pct
    assert isinstance(purity, Input)
    assert purity.value == Fraction("93.8")


def test_a_correction_stands_beside_what_was_written_first_and_takes_a_reason(filled: Finished) -> None:
    recorded(filled, "viability", "19.6")
    player, here = filled.player, by(filled.session, QASIM)
    new = results.ResultInput(typed="91.6")
    with pytest.raises(Refused, match="reason"):
        results.correct_result(filled.session, here, player.batch, "viability", 1, 1, new, " ")
    with pytest.raises(Refused, match=r"result\.locked"):
        results.correct_result(filled.session, here, player.batch, "viability", 1, 1, new, "digits exchanged")
    copy = oos.unlock_to_sign(filled.session, filled.number, "viability", 1, "the laboratory's sheet says 91.6")
    cause = "the laboratory's sheet says 91.6"
    oos.unlock_result(filled.session, signs(filled.session, QA, copy), filled.number, "viability", 1, cause)
    reason = "digits exchanged when typing"
    results.correct_result(filled.session, here, player.batch, "viability", 1, 1, new, reason)
    fact = open_dossier(filled.session, filled.number).results[0]
    assert [(entry.typed, entry.reason) for entry in fact.entries] == [("19.6", None), ("91.6", reason)]
    assert fact.sample == "S-001-P"
    with pytest.raises(Stale):
        results.correct_result(filled.session, here, player.batch, "viability", 1, 1, new, reason)


def test_a_result_is_voided_by_its_reporter_s_signature_and_stays_readable(filled: Finished) -> None:
    recorded(filled, "viability", "91")
    player, reason = filled.player, "of another batch's sample"
    copy = results.void_result_to_sign(filled.session, player.batch, "viability", 1, reason)
    with pytest.raises(Refused, match=r"result\.voided_by_reporter"):
        results.void_result(filled.session, signs(filled.session, ANNA, copy), player.batch, "viability", 1, reason)
    done = results.void_result(filled.session, signs(filled.session, QASIM, copy), player.batch, "viability", 1, reason)
    assert done.judgement.verdict is Verdict.PENDING
    fact = open_dossier(filled.session, filled.number).results[0]
    assert (fact.first.typed, fact.stands) == ("91", False)
    assert filled.breaks() == []


def test_not_tested_is_written_down_with_its_reason_and_does_not_pass(filled: Finished) -> None:
    done = recorded(filled, "mycoplasma", "", "", not_tested_because="the tube broke")
    assert done.judgement.verdict is Verdict.NOT_TESTED
    assert (done.judgement.code, done.judgement.reason) == (JudgementCode.NOT_TESTED, "the tube broke")


@pytest.mark.parametrize(
    ("criterion", "typed", "tail", "says"),
    [
        ("viability", "", "P", "Nothing was typed"),
        ("viability", "1,050", "P", "can be read two ways"),
        ("viability", "NaN", "P", "cannot be read as a number"),
        ("viability", "1e400", "P", "beyond any number"),
        ("viability", "٩٠", "P", "cannot be read as a number"),
        ("viability", "-5", "P", "below zero"),
        ("gram", "maybe", "P", "choose one of"),
        ("gram", "none_seen", "", "which sample"),
        ("dose", "3", "P", "reckoned from the record"),
        ("smell", "3", "P", "no test"),
        ("gram", "none_seen", "77", "another batch's"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence_and_nothing_is_written(
    filled: Finished, criterion: str, typed: str, tail: str, says: str
) -> None:
    with refusing(Refused, says) as refused:
        recorded(filled, criterion, typed, tail)
    assert isinstance(refused.value, (Malformed, Unknown, Refused))
    assert open_dossier(filled.session, filled.number).results == ()


def test_a_container_has_results_of_its_own(filled: Finished) -> None:
    done = recorded(filled, "appearance", "good", "", container=BAG)
    assert done.judgement.verdict is Verdict.PASS
    assert open_dossier(filled.session, filled.number).results[0].of == f"container {BAG}"


@pytest.mark.parametrize("member", [QASIM, ANNA, BORIS, HEDDA], ids=lambda member: member.login)
def test_the_laboratory_and_the_makers_record_results(filled: Finished, member: Member) -> None:
    assert recorded(filled, "gram", "none_seen", member=member).ordinal == 1


def test_a_clinician_does_not(filled: Finished) -> None:
    with pytest.raises(Forbidden):
        recorded(filled, "gram", "none_seen", member=CLARA)


def test_the_purity_of_the_harvest_is_the_phenotype_of_the_pool_and_of_the_product_made_of_it(filled: Finished) -> None:
    waiting = figures(open_dossier(filled.session, filled.number))
    pool, *doses = [count.reading for count in waiting.counts][-3:]
    assert [count.nk.absence for count in (pool, *doses)] == [Absence.PENDING] * 3
    assert last_known(waiting.nk).actual_yield.absence is Absence.PENDING
    recorded(filled, "nk_purity", "93.8", "H")
    known = figures(open_dossier(filled.session, filled.number))
    pool, *doses = [count.reading for count in known.counts][-3:]
    assert pool.nk.value == Decimal(580) * Decimal("5.02e6") * Decimal("0.938")
    assert doses[-1].nk.value == Decimal(100) * Decimal("25.2e6") * Decimal("0.938")
    assert [operand.source for operand in pool.nk.inputs if operand.name == "nk_pct"] == ["result of sample S-001-H"]
    in_the_bag = Decimal("41.7") * Decimal("25.2e6") * Decimal("0.938")
    assert known.nk.batch.live.cells.value == in_the_bag
    frozen = sum(known.nk.vessels[code].cells.value or 0 for code in ("F1", "F2"))
    assert known.nk.batch.actual_yield.value == Fraction(in_the_bag) + frozen


@pytest.mark.parametrize(("typed", "absence"), [(">90", Absence.REFUSED), ("93.8", None)])
def test_a_purity_known_only_as_a_bound_gives_no_number_of_cells(
    filled: Finished, typed: str, absence: Absence | None
) -> None:
    recorded(filled, "nk_purity", typed, "H")
    assert figures(open_dossier(filled.session, filled.number)).counts[-1].reading.nk.absence is absence
