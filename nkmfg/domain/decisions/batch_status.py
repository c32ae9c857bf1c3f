"""How a batch stands on two axes: what was decided, and how complete its results are."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from nkmfg.domain.facts.disposition_facts import TO_THE_PATIENT, Decision, Finding
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.product.results import JudgedTest
from nkmfg.domain.recipe.enums import Blocks
from nkmfg.domain.recipe.judging import Verdict


class Completeness(StrEnum):
    """How far the results of a batch are, whatever was decided about it."""

    COMPLETE = "complete"
    PENDING = "pending"
    FAILED = "failed"
    FAILED_AFTER = "failed_after"


@dataclass(frozen=True, slots=True)
class BatchStatus:
    """Decision and completeness."""

    decision: Decision
    completeness: Completeness


def batch_status(evidence: Evidence) -> BatchStatus:
    """How the batch stands now."""
    return BatchStatus(evidence.dossier.decision, completeness(evidence.dossier, evidence.tests))


def completeness(dossier: Dossier, tests: tuple[JudgedTest, ...]) -> Completeness:
    """Over the tests that hold anything up: what is missing, invalid or only a bound is pending, never complete."""
    required = [test for test in tests if test.criterion.blocks is not Blocks.NOTHING]
    failed = [test for test in required if test.verdict is Verdict.FAIL]
    if failed:
        after = any(_failed_after(dossier, test) for test in failed)
        return Completeness.FAILED_AFTER if after else Completeness.FAILED
    confirmed = [hold for hold in dossier.holds if hold.verdict == Finding.CONFIRMED]
    if confirmed:  # whatever the laboratory wrote before it called
        supplied = _supplied_at(dossier)
        after = supplied is not None and min(hold.called_at for hold in confirmed) > supplied
        return Completeness.FAILED_AFTER if after else Completeness.FAILED
    return Completeness.COMPLETE if all(test.judgement.settles for test in required) else Completeness.PENDING


def _failed_after(dossier: Dossier, test: JudgedTest) -> bool:
    """Whether what failed was written down after the decision to supply the batch."""
    supplied = _supplied_at(dossier)
    failing = [judged.result.last.entered_at for judged in test.results if judged.judgement.verdict is Verdict.FAIL]
    return supplied is not None and bool(failing) and min(failing) > supplied


def _supplied_at(dossier: Dossier) -> datetime | None:
    """When the batch was first let out to its patient; None where it never was."""
    return next((fact.decided_at for fact in dossier.dispositions if fact.decision in TO_THE_PATIENT), None)
