"""The gate before exceptional supply: out of specification, at the physician's request, with every paper there."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from nkmfg.domain.decisions.gate_line import GateLine, GateState, told
from nkmfg.domain.decisions.gate_of_record import of_donor, of_exceptions, of_holds, of_record_review, of_result_reviews
from nkmfg.domain.decisions.release import of_product, of_results, of_steps, of_weight
from nkmfg.domain.facts.disposition_facts import Paper, PaperFact
from nkmfg.domain.facts.dossier import Dossier, Signed
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.findings.exceptions import exceptions_of
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.in_words import temporary_judgement_sentence
from nkmfg.domain.product.filled import product_of
from nkmfg.domain.product.results import JudgedTest, judged_tests
from nkmfg.domain.recipe.judging import Verdict
from nkmfg.domain.recipe.model import Blocks
from nkmfg.domain.values.hashing import canonical, sha256

APPROVAL = "exceptional supply"  # what QA signs its part under
PAPERS = (Paper.REQUEST, Paper.BENEFIT, Paper.RISK, Paper.ACCEPTANCE, Paper.SPONSOR)


def supply_gate(dossier: Dossier, figures: BatchFigures) -> GateState:
    """What blocks the exceptional supply of a batch. A result out of specification does not: that is what it is for."""
    return told(
        [
            *of_holds(dossier),
            *_of_results(dossier, judged_tests(dossier, figures)),
            *of_papers(dossier),
            *of_result_reviews(dossier),
            *of_product(dossier, product_of(dossier, figures)),
            *of_steps(dossier),
            *of_exceptions(dossier, exceptions_of(dossier, figures)),
            *of_record_review(dossier, until_release=True),
            *of_weight(dossier),
            *of_donor(dossier),
        ]
    )


def out_of_specification(tests: tuple[JudgedTest, ...]) -> tuple[JudgedTest, ...]:
    """The tests that failed, or could not be shown to pass."""
    asked = (one for one in tests if one.criterion.blocks is not Blocks.NOTHING)
    return tuple(one for one in asked if one.verdict in (Verdict.FAIL, Verdict.CANNOT_BE_SHOWN))


def paper_of(dossier: Dossier, kind: Paper) -> PaperFact | None:
    """The last document of a kind."""
    found = [one for one in dossier.papers if one.kind is kind]
    return found[-1] if found else None


def supply_facts(dossier: Dossier, figures: BatchFigures) -> dict[str, Any]:
    """What QA and the authorised person both sign: what is out of specification, and every paper."""
    return {
        "out of specification": [
            [one.criterion.key, temporary_judgement_sentence(one.criterion, one.judgement)]
            for one in out_of_specification(judged_tests(dossier, figures))
        ],
        "papers": [
            [one.kind.value, one.person, one.happened_at.isoformat(), one.reference, one.statement or ""]
            for kind in PAPERS
            if (one := paper_of(dossier, kind)) is not None
        ],
    }


def approval_of(dossier: Dossier, figures: BatchFigures) -> Signed | None:
    """QA's signature under the papers and failures as they are now; None where there is none, or it saw others."""
    wanted = canonical(supply_facts(dossier, figures))
    for signed in reversed(dossier.signed_under(APPROVAL)):
        facts = _facts(signed)
        if facts is not None and canonical(facts.get("supply", {})) == wanted:
            return signed
    return None


def _facts(signed: Signed) -> dict[str, Any] | None:
    if sha256(signed.payload) != signed.digest:
        return None
    facts: dict[str, Any] = json.loads(signed.payload)["facts"]
    return facts


def _of_results(dossier: Dossier, tests: tuple[JudgedTest, ...]) -> Iterator[GateLine]:
    """What failed is what the supply is for; what is missing holds it up as it does a release."""
    failed = {one.criterion.key for one in out_of_specification(tests)}
    if not failed:
        sentence = "Nothing of it is out of specification: it is released, or rejected, like any other batch."
        yield GateLine(tone=Tone.ACTION, sentence=sentence, where="results", blocks=True)
    for line in of_results(dossier, tests):
        yield replace(line, blocks=False) if line.criterion in failed else line


def of_papers(dossier: Dossier) -> Iterator[GateLine]:
    """The papers without which nothing out of specification leaves (EudraLex vol. 4 part IV, 11.53 and 11.54)."""
    for kind in PAPERS:
        if paper_of(dossier, kind) is None:
            yield GateLine(
                tone=Tone.PENDING, sentence=f"Missing: {kind.words}.", where="exceptional supply", blocks=True
            )
