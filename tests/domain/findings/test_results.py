"""What a test of the product stops: a failed one its hand-over and giving, a passed one nothing (FD4)."""

from datetime import timedelta

import pytest

from nkmfg.domain.decisions.exceptional_supply import supply_facts
from nkmfg.domain.facts.disposition_facts import Decision, DispositionFact
from nkmfg.domain.findings import record, results
from nkmfg.domain.findings.check import Check
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.spec import Stop
from tests.dossiers import found
from tests.products import FILLED_AT, RESULTED_AT, SAMPLED_AT, Product, a_product

USES = {Stop.HAND_OVER, Stop.GIVING}
LABELLED_USES = USES | {Stop.LABEL}


def a_bag(nk_pct: str) -> Product:
    return a_product().filled("BAG1").tested("nk_purity", nk_pct, sample="H1")


def purity(product: Product) -> Check:
    return next(check for check in results.tests(Evidence(product.dossier())) if check.subject.key == "nk_purity")


@pytest.mark.req("FD4")
def test_a_failed_test_stops_hand_over_and_giving_and_a_passed_one_nothing() -> None:
    assert purity(a_bag("95")).stops == frozenset()
    failed = purity(a_bag("1"))
    assert failed.is_open
    assert failed.stops >= USES


def supplied(product: Product, *failures: list[str], decision: Decision = Decision.EXCEPTIONAL_SUPPLY) -> Check:
    """The test of purity after a decision that was signed on these failures."""
    fact = DispositionFact(1, decision, {}, None, FILLED_AT, "Quinn", "qa")
    facts: dict[str, object] = {"containers": [], "results": []}
    if failures:
        facts["supply"] = {"out_of_specification": list(failures)}
    return purity(product.having(dispositions=(fact,)).approved("disposition/1", "approved", facts))


@pytest.mark.req("FD4")
def test_an_exceptional_supply_goes_out_over_the_failed_test_it_was_decided_on() -> None:
    assert not supplied(a_bag("1"), ["nk_purity", "fail", "1"]).stops & LABELLED_USES


@pytest.mark.req("FD2", "FD4")
@pytest.mark.parametrize(
    "known",
    [
        ["nk_purity", "fail", "2"],  # another value
        ["nk_purity", "cannot_be_shown", "1"],
        ["viability", "fail", "1"],
    ],
)
def test_a_failure_that_the_exceptional_supply_was_not_decided_on_stops_the_label_too(known: list[str]) -> None:
    assert supplied(a_bag("1"), known).stops >= LABELLED_USES


@pytest.mark.req("FD2", "FD4")
def test_a_test_that_fails_after_the_release_stops_the_label_and_one_that_passes_does_not() -> None:
    assert supplied(a_bag("1"), decision=Decision.RELEASED).stops >= LABELLED_USES
    assert supplied(a_bag("1"), decision=Decision.CERTIFIED).stops >= LABELLED_USES
    assert supplied(a_bag("95"), decision=Decision.RELEASED).stops == frozenset()
    # a bound that cannot be shown to meet the limit is out of specification, as a failure is
    assert supplied(a_bag("<90"), decision=Decision.RELEASED).stops >= LABELLED_USES


@pytest.mark.req("FD4")
def test_before_a_decision_a_failed_test_stops_use_and_no_label_for_none_says_it_may_be_used() -> None:
    assert Stop.LABEL not in purity(a_bag("1")).stops
    assert Stop.LABEL not in supplied(a_bag("1"), decision=Decision.REJECTED).stops


@pytest.mark.req("FD4")
def test_an_exceptional_supply_is_decided_again_only_over_what_it_does_not_cover() -> None:
    fact = DispositionFact(1, Decision.EXCEPTIONAL_SUPPLY, {}, None, FILLED_AT, "Quinn", "qa")
    failed = supply_facts(Evidence(a_bag("1").dossier()))["out_of_specification"]

    def codes(nk_pct: str) -> set[str]:
        product, facts = a_bag(nk_pct), {"containers": [], "results": [], "supply": {"out_of_specification": failed}}
        product.having(dispositions=(fact,)).approved("disposition/1", "approved", facts)
        return {check.code for check in record.exceptional_supply(Evidence(product.dossier()))}

    assert "supply.decided_already" in codes("1")
    assert not codes("2") & {"supply.decided_already", "supply.nothing_out_of_specification"}


def test_each_result_that_fails_is_told_even_if_another_passes() -> None:
    def found(product: Product) -> list[str]:
        return [check.params["ordinal"] for check in results.failed_results(Evidence(product.dossier()))]

    assert found(a_bag("95")) == []
    assert found(a_bag("95").tested("nk_purity", "1", sample="H1")) == ["2"]
    assert found(a_bag("95").tested("nk_purity", "<90", sample="H1")) == ["2"]


# A result dated before what it is of (FL7)


def before_sample(product: Product) -> list[Check]:
    return found(results.results_before_sample, product)


def a_sample() -> Product:
    """A sample drawn at 15:30:42; nobody types seconds."""
    return a_product().filled("BAG1").drawn("sample_product", "S1", "BAG1", at=SAMPLED_AT + timedelta(seconds=42))


@pytest.mark.req("FL7")
@pytest.mark.parametrize(("minutes", "count"), [(-1, 1), (0, 0), (1, 0)])
def test_a_result_is_not_dated_before_the_minute_its_sample_was_drawn(minutes: int, count: int) -> None:
    at = SAMPLED_AT + timedelta(minutes=minutes)
    checks = before_sample(a_sample().tested("gram", outcome="none_seen", sample="S1", resulted_at=at))
    assert [check.code for check in checks] == ["result.before_sample"] * count
    for check in checks:
        assert (str(check.subject), check.by, check.stops) == ("result:gram#1", "rita", frozenset())
        assert check.params == {
            "test": "gram",
            "ordinal": "1",
            "resulted_at": at.isoformat(),
            "taken_at": (SAMPLED_AT + timedelta(seconds=42)).isoformat(),
        }


@pytest.mark.req("FL7")
@pytest.mark.parametrize(("minutes", "count"), [(-1, 1), (0, 0)])
def test_a_result_of_a_container_is_not_dated_before_it_was_filled(minutes: int, count: int) -> None:
    at = FILLED_AT + timedelta(minutes=minutes)
    of_bag = a_product().filled("BAG1").filled("BAG2", at=FILLED_AT + timedelta(hours=1))
    checks = before_sample(of_bag.tested("gram", outcome="none_seen", container="BAG1", resulted_at=at))
    assert len(checks) == count


def test_a_result_that_is_voided_undated_or_of_nothing_is_not_dated_before_anything() -> None:
    early = {"outcome": "none_seen", "resulted_at": SAMPLED_AT - timedelta(days=1)}
    assert len(before_sample(a_sample().tested("gram", sample="S1", **early))) == 1
    for product in (
        a_sample().tested("gram", sample="S1", outcome="none_seen", resulted_at=None),
        a_sample().tested("gram", **early),
        a_sample().tested("gram", sample="S2", **early),
        a_sample().tested("gram", sample="S1", **early).retested(outcome="none_seen", kind="void"),
        a_sample().tested("gram", sample="S1", **early).retested(outcome="none_seen", resulted_at=RESULTED_AT),
    ):
        assert before_sample(product) == []


def test_what_the_paper_of_a_batch_says_of_a_result_is_not_judged_and_what_is_corrected_later_is() -> None:
    early = SAMPLED_AT - timedelta(days=1)
    product = a_sample().tested("gram", outcome="none_seen", sample="S1", resulted_at=early, entered_at=RESULTED_AT)
    product = product.approved("transcription", "performed", {})  # signed at RESULTED_AT
    assert before_sample(product) == []
    assert len(before_sample(product.retested(outcome="none_seen", resulted_at=early))) == 1
