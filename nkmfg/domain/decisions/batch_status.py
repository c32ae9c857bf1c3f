"""Status of a batch on two axes: the decision on it, and the completeness of its results."""

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
    """Completeness of the results of a batch, whatever the decision on it."""

    COMPLETE = "complete"
    PENDING = "pending"
    FAILED = "failed"
    FAILED_AFTER = "failed_after"


@dataclass(frozen=True, slots=True)
class BatchStatus:
    """Decision and completeness; `others_pending` is the number of pending tests that block nothing."""

    decision: Decision
    completeness: Completeness
    others_pending: int


def batch_status(evidence: Evidence) -> BatchStatus:
    """Return the current status of the batch."""
    others = (test for test in evidence.tests if test.criterion.blocks is Blocks.NOTHING)
    return BatchStatus(
        decision=evidence.dossier.decision,
        completeness=completeness(evidence.dossier, evidence.tests),
        others_pending=sum(test.verdict is Verdict.PENDING for test in others),
    )


def completeness(dossier: Dossier, tests: tuple[JudgedTest, ...]) -> Completeness:
    """Return the completeness over the tests that block anything.

    A missing, invalid or merely bounded result counts as pending, never as complete. A confirmed positive counts as
    a failure.
    """
    required = [test for test in tests if test.criterion.blocks is not Blocks.NOTHING]
    failed = [test for test in required if test.verdict is Verdict.FAIL]
    if failed:
        after = any(_failed_after(dossier, test) for test in failed)
        return Completeness.FAILED_AFTER if after else Completeness.FAILED
    confirmed = [hold for hold in dossier.holds if hold.verdict == Finding.CONFIRMED]
    if confirmed:  # a confirmed positive overrides the written results
        supplied = _supplied_at(dossier)
        after = supplied is not None and min(hold.called_at for hold in confirmed) > supplied
        return Completeness.FAILED_AFTER if after else Completeness.FAILED
    return Completeness.COMPLETE if all(test.judgement.settles for test in required) else Completeness.PENDING


def _failed_after(dossier: Dossier, test: JudgedTest) -> bool:
    """True if a failed result was recorded after the decision to supply the batch."""
    supplied = _supplied_at(dossier)
    failing = [judged.result.last.entered_at for judged in test.results if judged.judgement.verdict is Verdict.FAIL]
    return supplied is not None and bool(failing) and min(failing) > supplied


def _supplied_at(dossier: Dossier) -> datetime | None:
    """Moment of the first decision that supplied the batch to its patient; None if there was none."""
    return next((fact.decided_at for fact in dossier.dispositions if fact.decision in TO_THE_PATIENT), None)
