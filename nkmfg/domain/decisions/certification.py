"""The gate before certification: everything is in and passes, everything is closed, and what came later is reviewed."""

from collections.abc import Iterator

from nkmfg.domain.decisions.batch_status import is_signed
from nkmfg.domain.decisions.gate_line import GateLine, GateState, told
from nkmfg.domain.decisions.gate_of_record import of_exceptions, of_holds, of_record_review, of_result_reviews
from nkmfg.domain.facts.disposition_facts import Decision, Paper
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.findings.exceptions import ExceptionLine, exceptions_of
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.in_words import local, temporary_judgement_sentence, temporary_reason_sentence
from nkmfg.domain.product.results import judged_tests
from nkmfg.domain.recipe.model import Blocks


def certification_gate(
    dossier: Dossier, figures: BatchFigures, exceptions: tuple[ExceptionLine, ...] | None = None
) -> GateState:
    """What blocks the certification of a batch released for use. Who has its exceptions already may bring them."""
    return told(
        [
            *of_holds(dossier),
            *_of_decision(dossier),
            *_of_results(dossier, figures),
            *of_result_reviews(dossier),
            *of_exceptions(dossier, exceptions_of(dossier, figures) if exceptions is None else exceptions),
            *of_record_review(dossier, until_release=False),
            *_of_donor(dossier),
        ]
    )


def _of_decision(dossier: Dossier) -> Iterator[GateLine]:
    if dossier.decision == Decision.RELEASED and not is_signed(dossier, dossier.dispositions[-1]):
        sentence = "The signature under the release is not what was signed."
        yield GateLine(tone=Tone.FAIL, sentence=sentence, where="release", blocks=True)


def _of_results(dossier: Dossier, figures: BatchFigures) -> Iterator[GateLine]:
    for test in judged_tests(dossier, figures):
        if test.criterion.blocks is Blocks.NOTHING or test.judgement.settles:
            continue
        due = "" if test.due is None else f" Due {local(test.due, dossier.zone)}."
        late = " It is overdue." if test.due is not None and test.due <= dossier.read_at else ""
        yield GateLine(
            tone=Tone.PENDING,
            sentence=f"{temporary_judgement_sentence(test.criterion, test.judgement)}{due}{late}",
            where="results",
            blocks=True,
            criterion=test.criterion.key,
            due=test.due,
        )


def _of_donor(dossier: Dossier) -> Iterator[GateLine]:
    """The task that a donor leaves open: the determination is completed, and the physician is told of it."""
    sentence = donor_task(dossier)
    if sentence:
        yield GateLine(tone=Tone.PENDING, sentence=sentence, where=f"donor {dossier.order.donor}", blocks=True)


def donor_task(dossier: Dossier) -> str:
    """What is still to do about a donor whose determination was not complete at release; empty where nothing is."""
    incomplete = [one for one in dossier.grounds if one.verdict == "not_complete"]
    if not incomplete or dossier.donor is None:
        return ""
    if dossier.donor.pending:
        pending = (temporary_reason_sentence(reason, dossier.recipe) for reason in dossier.donor.pending)
        return f"The determination of the donor is still to be completed: {' '.join(pending)}"
    told_since = [
        one for one in dossier.papers if one.kind is Paper.DONOR_TOLD and one.happened_at >= incomplete[-1].permitted_at
    ]
    return "" if told_since else "The physician is still to be told how the determination of the donor ended."
