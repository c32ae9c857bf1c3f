"""Exceptional supply of a batch out of specification at the physician's request: the facts QA and the authorised person
sign.
"""

import json
from typing import Any

from nkmfg.domain.facts.disposition_facts import Paper, PaperFact
from nkmfg.domain.facts.dossier import Dossier, SignatureFact
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.record import PAPERS
from nkmfg.domain.findings.relied_on import failure_facts
from nkmfg.domain.findings.results import is_out_of_specification
from nkmfg.domain.product.results import JudgedTest
from nkmfg.domain.values.hashing import canonical

APPROVAL = "exceptional_supply"  # scope of QA's signature


def out_of_specification(evidence: Evidence) -> tuple[JudgedTest, ...]:
    """Tests that failed, or could not be shown to pass; they are printed on label and ward sheet."""
    return tuple(test for test in evidence.tests if is_out_of_specification(test))


def paper_of(dossier: Dossier, kind: Paper) -> PaperFact | None:
    """Return the last paper of a kind; None if there is none."""
    found = [paper for paper in dossier.papers if paper.kind is kind]
    return found[-1] if found else None


def supply_facts(evidence: Evidence) -> dict[str, Any]:
    """Facts that QA and the authorised person both sign: the tests out of specification, and every paper."""
    papers = [paper for kind in PAPERS if (paper := paper_of(evidence.dossier, kind)) is not None]
    return {
        "out_of_specification": [failure_facts(test) for test in out_of_specification(evidence)],
        "papers": [
            [paper.kind.value, paper.person, paper.happened_at.isoformat(), paper.reference, paper.statement or ""]
            for paper in papers
        ],
    }


def approval_of(evidence: Evidence) -> SignatureFact | None:
    """QA's signature on the present papers and failures; None if there is none, or it covers other facts."""
    wanted = canonical(supply_facts(evidence))
    for signed in reversed(evidence.dossier.signed_under(APPROVAL)):
        facts = _facts(signed)
        if facts is not None and canonical(facts.get("supply", {})) == wanted:
            return signed
    return None


def _facts(signed: SignatureFact) -> dict[str, Any] | None:
    if not signed.is_whole:
        return None
    facts: dict[str, Any] = json.loads(signed.payload)["facts"]
    return facts
