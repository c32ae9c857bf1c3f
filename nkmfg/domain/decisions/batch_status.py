"""How a batch stands on two axes, what was decided and how complete its results are; and why it may not be issued."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from nkmfg.domain.facts.disposition_facts import QUARANTINE, TO_THE_PATIENT, Decision, DispositionFact, Finding
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.figures.batch_figures import BatchFigures, figures
from nkmfg.domain.in_words import local, temporary_judgement_sentence
from nkmfg.domain.product.filled import expires_at
from nkmfg.domain.product.results import JudgedTest, judged_tests
from nkmfg.domain.recipe.judging import Verdict
from nkmfg.domain.recipe.model import Blocks
from nkmfg.domain.values.hashing import sha256


class Completeness(StrEnum):
    """How far the results of a batch are, whatever was decided about it."""

    COMPLETE = "results complete"
    PENDING = "results pending"
    FAILED = "a result failed"
    FAILED_AFTER = "a result failed after the decision"


@dataclass(frozen=True, slots=True)
class BatchStatus:
    """Decision and completeness; `stopped` says in sentences why no container of it may be issued now."""

    decision: str
    completeness: Completeness
    stopped: tuple[str, ...]

    @property
    def words(self) -> str:
        """Both axes, as the band, the record and the label say them."""
        return f"{self.decision}, {self.completeness}"


def batch_status(dossier: Dossier, numbers: BatchFigures | None = None) -> BatchStatus:
    """How the batch stands now; `numbers` where they are reckoned already."""
    tests = judged_tests(dossier, figures(dossier) if numbers is None else numbers)
    complete = completeness(dossier, tests)
    return BatchStatus(dossier.decision, complete, tuple(_stopped(dossier, tests)))


def completeness(dossier: Dossier, tests: tuple[JudgedTest, ...]) -> Completeness:
    """Over the tests that hold anything up: what is missing, invalid or only a bound is pending, never complete."""
    asked = [one for one in tests if one.criterion.blocks is not Blocks.NOTHING]
    failed = [one for one in asked if one.verdict is Verdict.FAIL]
    if failed:
        after = any(_failed_after(dossier, one) for one in failed)
        return Completeness.FAILED_AFTER if after else Completeness.FAILED
    confirmed = [one for one in dossier.holds if one.verdict == Finding.CONFIRMED]
    if confirmed:  # whatever the laboratory wrote before it called
        supplied = _supplied_at(dossier)
        after = supplied is not None and min(one.called_at for one in confirmed) > supplied
        return Completeness.FAILED_AFTER if after else Completeness.FAILED
    return Completeness.COMPLETE if all(one.judgement.settles for one in asked) else Completeness.PENDING


def _failed_after(dossier: Dossier, test: JudgedTest) -> bool:
    """Whether what failed was written down after the decision to supply the batch."""
    supplied = _supplied_at(dossier)
    failing = [one.result.last.entered_at for one in test.results if one.judgement.verdict is Verdict.FAIL]
    return supplied is not None and bool(failing) and min(failing) > supplied


def _supplied_at(dossier: Dossier) -> datetime | None:
    """When the batch was first let out to its patient; None where it never was."""
    return next((one.decided_at for one in dossier.dispositions if one.decision in TO_THE_PATIENT), None)


def _stopped(dossier: Dossier, tests: tuple[JudgedTest, ...]) -> Iterator[str]:
    """Whatever stops the issue of a container: the decision, its signature, a positive, a failure, the clock."""
    for hold in dossier.holds:
        if hold.stops:
            yield hold.sentence
    if dossier.decision == QUARANTINE:
        yield f"Batch {dossier.number} is in quarantine: it is not released."
    elif Decision(dossier.decision) not in TO_THE_PATIENT:
        yield f"Batch {dossier.number} is {dossier.decision}: nothing of it is given."
    elif not is_signed(dossier, dossier.dispositions[-1]):
        yield f"The signature under the decision on batch {dossier.number} is not what was signed."
    if dossier.decision != Decision.EXCEPTIONAL_SUPPLY:
        for test in tests:
            if test.verdict is Verdict.FAIL and test.criterion.blocks is not Blocks.NOTHING:
                yield temporary_judgement_sentence(test.criterion, test.judgement)
    for deviation in dossier.deviations:
        if deviation.state == "open":
            yield f"Deviation {deviation.number} is open: {deviation.event}."
    expiry = expires_at(dossier)
    if expiry is not None and expiry <= dossier.read_at:
        yield f"The product expired on {local(expiry, dossier.zone)}."


def is_signed(dossier: Dossier, decided: DispositionFact) -> bool:
    """Whether the decision still stands under the very copy that was signed."""
    mine = dossier.signed_under(f"disposition/{decided.ordinal}")
    return bool(mine) and sha256(mine[-1].payload) == mine[-1].digest
