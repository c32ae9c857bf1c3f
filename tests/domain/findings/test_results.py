"""What a test of the product stops: a failed one its hand-over and giving, a passed one nothing (FD4)."""

import pytest

from nkmfg.domain.facts.disposition_facts import Decision, DispositionFact
from nkmfg.domain.findings import results
from nkmfg.domain.findings.check import Check
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.spec import Stop
from tests.products import FILLED_AT, Product, a_product

USES = {Stop.HAND_OVER, Stop.GIVING}


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


@pytest.mark.req("FD4")
def test_an_exceptional_supply_goes_out_over_the_failed_test_it_was_decided_on() -> None:
    fact = DispositionFact(1, Decision.EXCEPTIONAL_SUPPLY, {}, None, FILLED_AT, "Quinn", "qa")
    assert not purity(a_bag("1").having(dispositions=(fact,))).stops & USES


def test_each_result_that_fails_is_told_even_if_another_passes() -> None:
    def found(product: Product) -> list[str]:
        return [check.params["ordinal"] for check in results.failed_results(Evidence(product.dossier()))]

    assert found(a_bag("95")) == []
    assert found(a_bag("95").tested("nk_purity", "1", sample="H1")) == ["2"]
