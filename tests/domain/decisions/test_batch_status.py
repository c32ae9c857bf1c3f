"""How a batch stands: two axes, and why no container of it may be issued."""

from dataclasses import replace
from datetime import timedelta

import pytest

from nkmfg.domain.case import Case
from nkmfg.domain.decisions.batch_status import Completeness
from nkmfg.domain.facts.disposition_facts import Decision, DispositionFact, Finding, HoldFact
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.recipe.model import Blocks
from tests.dossiers import a_batch
from tests.products import FILLED_AT, RESULTED_AT, Product, a_product
from tests.written import A_MINUTE, RECIPE


def decided(decision: Decision) -> Dossier:
    dossier = a_batch().dossier()
    row = DispositionFact(1, decision, {}, None, dossier.read_at, "Alma Reyes", "authorised_person")
    return replace(dossier, dispositions=(row,))


def stopping(dossier: Dossier) -> set[str]:
    """The codes of what keeps a container from being issued."""
    return {check.code for check in Case(dossier).checks if check.blocks(Stop.HAND_OVER)}


def test_a_batch_nobody_decided_about_is_in_quarantine_and_stopped() -> None:
    case = Case(a_batch().dossier())
    assert (case.status.decision, case.status.completeness) == ("quarantine", Completeness.PENDING)
    assert "decision.quarantine" in stopping(case.dossier)


def test_a_decision_without_its_signature_lets_nothing_out() -> None:
    assert "decision.signature_broken" in stopping(decided(Decision.RELEASED))


def test_what_is_rejected_or_recalled_is_given_to_nobody() -> None:
    for decision in (Decision.REJECTED, Decision.RECALLED):
        assert "decision.not_for_use" in stopping(decided(decision))


def test_a_reported_positive_stops_the_batch_until_it_is_a_false_positive() -> None:
    dossier = a_batch().dossier()
    hold = HoldFact("POS-0001", "lot L-0006", dossier.read_at - timedelta(hours=1), "Dr Stern", None)
    for verdict, stops in ((None, True), ("confirmed", True), ("false_positive", False)):
        held = replace(dossier, holds=(replace(hold, verdict=verdict),))
        assert ("positive.reported" in stopping(held)) is stops


# How complete the results are, over a recipe of two tests: one holds the release up, one nothing


GRAM = replace(RECIPE.criterion("gram"), sampled_at=())
KARYOTYPE = replace(RECIPE.criterion("karyotype"), sampled_at=())
ENTERED_AT = RESULTED_AT + A_MINUTE


def of_two_tests() -> Product:
    product = a_product()
    product.recipe = replace(RECIPE, criteria=(GRAM, KARYOTYPE))
    assert (GRAM.blocks, KARYOTYPE.blocks) == (Blocks.RELEASE, Blocks.NOTHING)
    return product


def supplied(product: Product, decision: Decision, after: timedelta = timedelta(0)) -> Product:
    fact = DispositionFact(1, decision, {}, None, ENTERED_AT + after, "Alma", "authorised_person")
    return product.having(dispositions=(fact,))


def completeness_of(product: Product) -> Completeness:
    return Case(product.dossier()).status.completeness


@pytest.mark.req("I03", "I04")
def test_results_are_complete_once_every_test_that_holds_anything_up_has_passed() -> None:
    assert completeness_of(of_two_tests()) is Completeness.PENDING
    assert completeness_of(of_two_tests().tested("gram", kind="invalid", reason="broken")) is Completeness.PENDING
    assert completeness_of(of_two_tests().tested("gram", outcome="none_seen")) is Completeness.COMPLETE
    karyotype = of_two_tests().tested("gram", outcome="none_seen").tested("karyotype", outcome="abnormal")
    assert completeness_of(karyotype) is Completeness.COMPLETE


@pytest.mark.req("H07")
@pytest.mark.parametrize(
    ("decision", "after", "found"),
    [
        (None, timedelta(0), Completeness.FAILED),
        (Decision.RELEASED, timedelta(0), Completeness.FAILED),  # at that very moment is not after it
        (Decision.RELEASED, -A_MINUTE, Completeness.FAILED_AFTER),
        (Decision.EXCEPTIONAL_SUPPLY, -A_MINUTE, Completeness.FAILED_AFTER),
        (Decision.REJECTED, -A_MINUTE, Completeness.FAILED),  # it was never let out
    ],
)
def test_a_failure_is_after_the_supply_where_it_was_written_down_after_it(
    decision: Decision | None, after: timedelta, found: Completeness
) -> None:
    failed = of_two_tests().tested("gram", outcome="seen")
    assert completeness_of(failed if decision is None else supplied(failed, decision, after)) is found


def test_the_first_failure_and_the_first_supply_are_compared() -> None:
    late = {"outcome": "seen", "entered_at": ENTERED_AT + 2 * A_MINUTE}
    failed_before_too = of_two_tests().tested("gram", outcome="seen").tested("gram", **late)
    assert completeness_of(supplied(failed_before_too, Decision.RELEASED, A_MINUTE)) is Completeness.FAILED
    passed_before = of_two_tests().tested("gram", outcome="none_seen").tested("gram", **late)
    assert completeness_of(supplied(passed_before, Decision.RELEASED, A_MINUTE)) is Completeness.FAILED_AFTER
    twice = supplied(passed_before, Decision.RELEASED, A_MINUTE)
    (first,) = twice.changes["dispositions"]
    certified = replace(first, ordinal=2, decision=Decision.CERTIFIED, decided_at=ENTERED_AT + 9 * A_MINUTE)
    assert completeness_of(twice.having(dispositions=(first, certified))) is Completeness.FAILED_AFTER


def test_a_test_that_is_reckoned_fails_at_no_moment_of_its_own() -> None:
    product = supplied(a_product().filled("BAG1", ml="80").tested("nk_purity", "100", sample="H1"), Decision.RELEASED)
    product.recipe = replace(RECIPE, criteria=(RECIPE.criterion("nk_purity"), RECIPE.criterion("dose")))
    assert completeness_of(product) is Completeness.FAILED


@pytest.mark.req("H07")
@pytest.mark.parametrize(
    ("verdict", "decision", "after", "found"),
    [
        (None, None, timedelta(0), Completeness.COMPLETE),
        (Finding.FALSE_POSITIVE, None, timedelta(0), Completeness.COMPLETE),
        (Finding.CONFIRMED, None, timedelta(0), Completeness.FAILED),
        (Finding.CONFIRMED, Decision.RELEASED, timedelta(0), Completeness.FAILED),
        (Finding.CONFIRMED, Decision.RELEASED, -A_MINUTE, Completeness.FAILED_AFTER),
        (Finding.CONFIRMED, Decision.REJECTED, -A_MINUTE, Completeness.FAILED),
    ],
)
def test_a_confirmed_positive_fails_a_batch_whatever_was_written_before(
    verdict: Finding | None, decision: Decision | None, after: timedelta, found: Completeness
) -> None:
    hold = HoldFact("POS-0001", "lot L-0006", ENTERED_AT, "Laboratory", verdict)
    product = of_two_tests().tested("gram", outcome="none_seen").having(holds=(hold,))
    assert completeness_of(product if decision is None else supplied(product, decision, after)) is found


def test_of_several_confirmed_positives_the_first_one_dates_the_failure() -> None:
    first = HoldFact("POS-0001", "lot L-0006", FILLED_AT, "Laboratory", Finding.CONFIRMED)
    later = replace(first, number="POS-0002", called_at=ENTERED_AT + 9 * A_MINUTE)
    product = of_two_tests().tested("gram", outcome="none_seen").having(holds=(later, first))
    assert completeness_of(supplied(product, Decision.RELEASED)) is Completeness.FAILED


def others(product: Product) -> int:
    return Case(product.dossier()).status.others_pending


def test_tests_that_block_nothing_and_are_pending_are_counted_as_others() -> None:
    blocking_nothing = sum(criterion.blocks is Blocks.NOTHING for criterion in RECIPE.criteria)
    assert others(a_product()) == blocking_nothing > 0
    assert others(a_product().tested("karyotype", outcome="normal")) == blocking_nothing - 1
    assert others(a_product().tested("gram", outcome="none_seen")) == blocking_nothing
