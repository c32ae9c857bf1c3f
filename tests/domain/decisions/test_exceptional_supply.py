"""Exceptional supply: what is out of specification, the papers, and the signature that saw them as they are."""

from typing import Any

import pytest

from nkmfg.domain.decisions.exceptional_supply import (
    APPROVAL,
    approval_of,
    out_of_specification,
    paper_of,
    supply_facts,
)
from nkmfg.domain.facts.disposition_facts import Paper, PaperFact
from nkmfg.domain.findings.evidence import Evidence
from tests.products import FILLED_AT, Product, a_product
from tests.written import A_MINUTE


def paper(kind: Paper, ordinal: int = 1, statement: str | None = None) -> PaperFact:
    return PaperFact(
        kind, ordinal, "Dr Ivanova", FILLED_AT + ordinal * A_MINUTE, f"letter {ordinal}", statement, "vera"
    )


def failing(*papers: PaperFact) -> Product:
    """64 % viable, at least 70 are asked for; and a Gram stain that saw something."""
    product = a_product().filled("BAG1").tested("viability", "64").tested("gram", outcome="seen")
    return product.having(papers=papers)


def evidence(product: Product) -> Evidence:
    return Evidence(product.dossier())


@pytest.mark.req("I05", "FD4")
def test_what_failed_or_cannot_be_shown_is_out_of_specification() -> None:
    assert [test.criterion.key for test in out_of_specification(evidence(failing()))] == ["viability", "gram"]
    bound = a_product().filled("BAG1").tested("viability", ">60")
    assert [test.criterion.key for test in out_of_specification(evidence(bound))] == ["viability"]
    nothing = a_product().filled("BAG1").tested("viability", "70").tested("karyotype", outcome="abnormal")
    assert out_of_specification(evidence(nothing)) == ()


def test_of_several_papers_of_a_kind_the_last_one_counts() -> None:
    first, second = paper(Paper.REQUEST), paper(Paper.REQUEST, 2)
    dossier = failing(first, second, paper(Paper.RISK)).dossier()
    assert paper_of(dossier, Paper.REQUEST) == second
    assert paper_of(dossier, Paper.BENEFIT) is None


@pytest.mark.req("I05")
def test_what_is_signed_is_every_failure_and_every_paper() -> None:
    product = failing(paper(Paper.RISK, statement="acceptable"), paper(Paper.DONOR_TOLD), paper(Paper.REQUEST))
    at = (FILLED_AT + A_MINUTE).isoformat()
    assert supply_facts(evidence(product)) == {
        "out_of_specification": [["viability", "fail", "64"], ["gram", "fail", ""]],
        "papers": [
            ["request", "Dr Ivanova", at, "letter 1", ""],
            ["risk_evaluation", "Dr Ivanova", at, "letter 1", "acceptable"],
        ],
    }


def approved(product: Product, *, is_whole: bool = True, **otherwise: Any) -> Product:
    facts = {"supply": supply_facts(evidence(product))} | otherwise
    return product.approved(APPROVAL, "approved", facts, is_whole)


@pytest.mark.req("I05", "B06")
def test_qas_approval_stands_as_long_as_it_saw_the_failures_and_papers_as_they_are() -> None:
    assert approval_of(evidence(failing())) is None
    product = approved(failing(paper(Paper.REQUEST)))
    assert approval_of(evidence(product)) == product.signatures[-1]
    assert approval_of(evidence(approved(failing(), is_whole=False))) is None
    assert approval_of(evidence(approved(failing(), supply={}))) is None
    assert approval_of(evidence(failing().approved(APPROVAL, "approved", {}))) is None
    assert approval_of(evidence(product.having(papers=(paper(Paper.REQUEST, 2),)))) is None


def test_the_last_approval_of_what_is_there_now_counts() -> None:
    product = approved(approved(failing(paper(Paper.REQUEST))), remark="read again")
    assert approval_of(evidence(product)) == product.signatures[-1]
    earlier = product.signatures[-1]
    assert approval_of(evidence(product.approved(APPROVAL, "approved", {"supply": {}}))) == earlier
