"""What each test of the recipe stops by its verdict and kind, and the reviews of results: both sides of each rule."""

from dataclasses import replace
from typing import Any

import pytest

from nkmfg.domain.facts.disposition_facts import Decision, DispositionFact
from nkmfg.domain.findings import results
from nkmfg.domain.findings.check import Check, Outcome
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.scope import DECISIONS
from nkmfg.domain.findings.spec import Stop
from tests.dossiers import found
from tests.products import FILLED_AT, RESULTED_AT, Product, a_product
from tests.written import A_MINUTE

USES = {Stop.HAND_OVER, Stop.GIVING}
RELEASE, SUPPLY, CERTIFICATION = Stop.RELEASE, Stop.SUPPLY, Stop.CERTIFICATION
EXCEPTIONAL = DispositionFact(1, Decision.EXCEPTIONAL_SUPPLY, {}, None, FILLED_AT, "Quinn", "qa")


def a_bag(nk_pct: str) -> Product:
    return a_product().filled("BAG1").tested("nk_purity", nk_pct, sample="H1")


def of_test(product: Product, key: str) -> Check:
    return next(check for check in found(results.tests, product) if check.subject.key == key)


def purity(product: Product) -> Check:
    return of_test(product, "nk_purity")


@pytest.mark.req("I01", "I04")
@pytest.mark.parametrize(
    ("test", "how", "code", "stops"),
    [
        # it has to be in before the release: missing never passes, and is nothing out of specification
        ("gram", None, "test.pending", DECISIONS),
        ("gram", {"kind": "invalid", "reason": "the slide broke"}, "test.invalid", DECISIONS),
        ("gram", {"kind": "not_tested", "reason": "no sample"}, "test.not_tested", DECISIONS),
        ("gram", {"outcome": "none_seen"}, "test.passed", set()),
        ("gram", {"outcome": "seen"}, "test.failed", {RELEASE, CERTIFICATION} | USES),
        ("nk_purity", {"typed": "<90"}, "test.cannot_be_shown", {RELEASE, CERTIFICATION} | USES),
        # it may complete after the release, unless it is not done at all, or has failed
        ("sterility", None, "test.pending", {CERTIFICATION}),
        ("sterility", {"kind": "not_tested", "reason": "no bottle"}, "test.not_tested", DECISIONS),
        ("sterility", {"outcome": "growth"}, "test.failed", {RELEASE, CERTIFICATION} | USES),
        # it holds nothing up, whatever is found
        ("karyotype", None, "test.to_look_at", set()),
        ("karyotype", {"kind": "not_tested", "reason": "no sample"}, "test.to_look_at", set()),
        ("karyotype", {"outcome": "normal"}, "test.passed", set()),
        ("karyotype", {"outcome": "abnormal"}, "test.failed", set()),
        # a limit per kg that the infusion waits for stops the use too
        ("t_per_kg", None, "test.pending", DECISIONS | USES),
        ("t_per_kg", {"typed": "0.01"}, "test.passed", set()),
        ("endotoxin", None, "test.pending", DECISIONS),
        # of a product that is supplied fresh nothing is asked that is done after a thaw
        ("viability_thawed", None, "test.not_applicable", set()),
    ],
)
def test_what_a_test_stops(test: str, how: dict[str, Any] | None, code: str, stops: set[Stop]) -> None:
    product = a_product().filled("BAG1").held_fresh()
    check = of_test(product if how is None else product.tested(test, **how), test)
    assert (check.code, check.stops) == (code, stops)


def frozen() -> Product:
    return a_product().filled("BAG1").wrote("freeze_product/-/1", "units", "1", at=FILLED_AT)


def test_a_test_that_is_sampled_after_the_release_does_not_hold_the_release_up() -> None:
    check = of_test(frozen(), "viability_thawed")
    assert (check.code, check.stops) == ("test.to_look_at", {CERTIFICATION})
    not_done = of_test(frozen().tested("viability_thawed", kind="not_tested", reason="no vial"), "viability_thawed")
    assert (not_done.code, not_done.stops) == ("test.to_look_at", {CERTIFICATION})


def test_a_test_on_no_sample_at_all_is_needed_before_the_release() -> None:
    (gram,) = (test for test in Evidence(a_product().dossier()).tests if test.criterion.key == "gram")
    unsampled = replace(gram, criterion=replace(gram.criterion, sampled_at=()))
    assert results.is_needed_before_release(unsampled, {"fill"})
    assert results.is_needed_before_release(gram, {"fill", "sample_product"})
    assert not results.is_needed_before_release(gram, {"fill"})


@pytest.mark.parametrize(
    ("product", "test", "outcome", "is_open"),
    [
        (a_bag("95"), "nk_purity", Outcome.PASSED, False),
        (a_bag("1"), "nk_purity", Outcome.FAILED, True),
        (a_bag("<90"), "nk_purity", Outcome.FAILED, True),
        (a_bag("95"), "gram", Outcome.PENDING, True),
        (a_bag("95").tested("gram", kind="not_tested", reason="lost"), "gram", Outcome.PENDING, True),
        (a_bag("95").tested("gram", kind="invalid", reason="lost"), "gram", Outcome.FAILED, True),
        (a_bag("95").held_fresh(), "dmso", Outcome.NOT_APPLICABLE, False),
    ],
)
def test_how_the_check_of_a_test_ends(product: Product, test: str, outcome: Outcome, is_open: bool) -> None:
    check = of_test(product, test)
    assert (check.outcome, check.is_open) == (outcome, is_open)


@pytest.mark.parametrize(
    ("test", "how", "shown"),
    [
        ("karyotype", None, "no"),
        ("karyotype", {"outcome": "abnormal"}, "yes"),
        ("karyotype", {"kind": "not_tested", "reason": "no sample"}, "yes"),
        ("gram", None, "yes"),
        ("viability_thawed", None, "no"),  # of a later step, which a fresh product never reaches
    ],
)
def test_what_waits_and_holds_nothing_up_is_asked_for_nowhere(
    test: str, how: dict[str, Any] | None, shown: str
) -> None:
    product = a_product().filled("BAG1")
    assert of_test(product if how is None else product.tested(test, **how), test).params["shown"] == shown


def test_a_test_says_its_verdict_amount_and_which_results_it_was_judged_on() -> None:
    params = purity(a_bag("95").tested("nk_purity", "96", sample="H1").retested("97")).params
    assert (params["verdict"], params["amount"], params["revisions"]) == ("pass", "95", "1:1,2:2")
    assert params["due"] == ""
    due = of_test(a_bag("95"), "dose").params["due"]
    assert due == (FILLED_AT + 60 * A_MINUTE).isoformat()
    assert of_test(a_bag("95"), "gram").params["amount"] == ""


# Limits per kg that a physician accepted


ENDOTOXIN = ["endotoxin", "fail", "21.73913043478260869565217391304348"]  # 10 EU/mL of 40 mL into 18.4 kg, at most 5


def over_the_limit(taken: DispositionFact | None = EXCEPTIONAL) -> Product:
    product = a_bag("95").tested("endotoxin", "10")
    if taken is None:
        return product
    facts = {"containers": [], "results": [], "supply": {"out_of_specification": [ENDOTOXIN]}}
    return product.having(dispositions=(taken,)).approved("disposition/1", "approved", facts)


def accepted(product: Product, decision: str = "give_as_it_is", limit: list[str] | None = None) -> Product:
    facts = {"decision": decision, "limits": [limit or ENDOTOXIN]}
    return product.approved("dose_decision/1", "approved", facts)


@pytest.mark.req("FD4", "P03")
@pytest.mark.parametrize(
    ("product", "stops_use"),
    [
        (over_the_limit(), True),
        (accepted(over_the_limit()), False),
        (accepted(over_the_limit(), "give_less"), True),
        (accepted(accepted(over_the_limit()), "do_not_give"), True),  # the physician took it back
        (accepted(accepted(over_the_limit(), "do_not_give")), False),
        (accepted(over_the_limit(), limit=["endotoxin", "fail", "20"]), True),  # it was another amount then
        (accepted(over_the_limit(), limit=["t_per_kg", "fail", "20"]), True),
        (accepted(over_the_limit(None)), True),  # nothing is accepted of what is not an exceptional supply
    ],
)
def test_a_limit_per_kg_stops_the_use_until_the_physician_has_accepted_it_as_it_is(
    product: Product, stops_use: bool
) -> None:
    check = of_test(product, "endotoxin")
    assert check.code == "test.failed"
    assert check.stops >= {RELEASE, CERTIFICATION}
    assert (check.stops & USES) == (USES if stops_use else set())


# Results


@pytest.mark.req("H04", "FD11")
def test_a_failed_result_says_its_amount_or_outcome_and_whether_it_holds_anything_up() -> None:
    (number,) = found(results.failed_results, a_bag("1"))
    assert (number.code, str(number.subject)) == ("result.failed", "test:nk_purity")
    assert number.params == {"revision": "1", "ordinal": "1", "amount": "1", "holds_up": "yes"}
    assert (number.by, number.at) == ("rita", RESULTED_AT + A_MINUTE)
    (outcome,) = found(results.failed_results, a_bag("95").tested("karyotype", outcome="abnormal"))
    assert (outcome.params["amount"], outcome.params["holds_up"]) == ("abnormal", "no")


def test_growth_is_out_of_specification_at_once_and_no_growth_yet_is_not() -> None:
    assert [check.code for check in found(results.failed_results, a_bag("95").tested("sterility", outcome="growth"))]
    early = a_bag("95").tested("sterility", outcome="no_growth", is_preliminary=True)
    assert found(results.failed_results, early) == []


def test_a_number_that_is_reckoned_is_no_result_that_fails() -> None:
    """Somebody typed a result of the computed dose all the same."""
    assert found(results.failed_results, a_bag("95").tested("dose", "99")) == []


# Reviews of results


@pytest.mark.req("FO1", "F11")
def test_results_are_looked_at_by_a_second_person_as_they_stand() -> None:
    product = a_bag("95")
    assert found(results.results_unreviewed, a_product()) == []
    (check,) = found(results.results_unreviewed, product)
    assert (check.code, check.outcome, check.stops, check.is_open) == (
        "results.unreviewed",
        Outcome.PENDING,
        DECISIONS,
        True,
    )
    assert (str(check.subject), check.params) == ("results_review", {"tests": "nk_purity"})
    seen = {"batch": "NK-26-014", "results": [["nk_purity", "1", "1"]]}
    reviewed = product.approved("results", "reviewed", seen)
    assert found(results.results_unreviewed, reviewed) == []
    again = reviewed.retested("94").tested("gram", outcome="none_seen").tested("gram", outcome="none_seen")
    (check,) = found(results.results_unreviewed, again)
    assert check.params == {"tests": "nk_purity,gram"}


@pytest.mark.req("FD11")
def test_growth_is_under_investigation_until_qa_has_signed_its_cause() -> None:
    grown = a_product().filled("BAG1").tested("sterility", outcome="growth")
    assert of_test(grown, "sterility").params["investigated"] == "yes"
    explained = grown.approved("oos/sterility/1", "approved", {"revision": "1"})
    assert of_test(explained, "sterility").params["investigated"] == "no"
    assert purity(a_bag("95")).params["investigated"] == "no"
