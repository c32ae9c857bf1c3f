"""Section 0: identity, disposition, number of exceptions, contents."""

from collections.abc import Iterator

from nkmfg.domain.facts.disposition_facts import Decision
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.facts.transcription import transcription_of
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.product.containers import is_given
from nkmfg.domain.recipe.model import Operation
from nkmfg.domain.values.quantities import shown
from nkmfg.pdf.cell import Cell, Field
from nkmfg.pdf.cover import Cover
from nkmfg.pdf.flow import Part
from nkmfg.pdf.sections.record import Record
from nkmfg.words.checks import sentences
from nkmfg.words.codes import label
from nkmfg.words.exceptions import capital
from nkmfg.words.label import stopped_words
from nkmfg.words.record import weight_words
from nkmfg.words.roles import role_words
from nkmfg.words.status import completeness_words

_STATES = {
    Decision.RELEASED: Tone.PASS,
    Decision.CERTIFIED: Tone.PASS,
    Decision.EXCEPTIONAL_SUPPLY: Tone.WARNING,
    Decision.REJECTED: Tone.FAIL,
    Decision.RECALLED: Tone.FAIL,
    Decision.TERMINATED: Tone.FAIL,
    Decision.DESTROYED: Tone.FAIL,
    Decision.NOT_CERTIFIED: Tone.WARNING,
}
_CHECK = (
    "Compare the content SHA-256 on the last page with the one nkmfg computes for this batch, or scan the code. Each "
    "page carries its first 16 digits. A copy whose pages differ in print number, digits or number of pages is no copy "
    "of this record."
)


def cover(record: Record) -> Iterator[Part]:
    """The cover page."""
    dossier, printing = record.dossier, record.printing
    disposition, state, completeness = _disposition(record)
    open_count = sum(line.is_open for line in record.exceptions)
    yield Cover(
        kind="Batch record",
        batch=dossier.number,
        product=dossier.recipe.title,
        subtitle=f"{dossier.recipe.product.name} ({dossier.recipe.product.code})",
        disposition=disposition,
        disposition_state=state,
        completeness=completeness,
        exceptions=_exceptions(len(record.exceptions), open_count),
        exceptions_state=Tone.WARNING if open_count else Tone.PASS,
        facts=_facts(record),
        check=_CHECK,
        code=f"nkmfg:{dossier.number}:print-{printing.number}:{record.content_sha256}",
    )


def _disposition(record: Record) -> tuple[str, Tone, str]:
    """Decision, its tone, and completeness; an undecided batch is in quarantine."""
    dossier = record.dossier
    if dossier.dispositions:
        last = dossier.dispositions[-1]
        results = "1 result" if len(last.pending) == 1 else f"{len(last.pending) or 'no'} results"
        by = f"{record.local(last.decided_at)} by {last.name}, {role_words(last.role)}"
        now = completeness_words(record.case.status)
        completeness = f"Decided {by}; {results} pending at that time. Now: {now}."
        stopped = sentences(dossier, (check for check in record.case.checks if check.blocks(Stop.LABEL)))
        if stopped:  # what stops the product matters more than what was decided before (FD8)
            return (
                stopped_words(is_given=is_given(record.case.containers)),
                Tone.FAIL,
                f"{' '.join(stopped)} {label(dossier.decision).capitalize()} before. {completeness}",
            )
        return label(dossier.decision).capitalize(), _STATES[last.decision], completeness
    paper = transcription_of(dossier)
    if paper is not None:
        return (
            f"{capital(label(paper.state))}",
            Tone.PENDING,
            f"Decided on paper. Source: {paper.source}.",
        )
    runs = record.recorded_runs()
    day = dossier.day_of(runs[-1].done_at) if runs and runs[-1].done_at else None
    if dossier.culture_started_at is None:
        where = "Not in culture yet"
    elif any(run.step.operation is Operation.HARVEST for run in runs):
        where = f"Harvested; last recorded on culture day {day}"
    else:
        where = f"In culture; last recorded on culture day {day}"
    return label(dossier.decision).capitalize(), Tone.PENDING, f"{where}. Not released for any use."


def _ordered(level: str, dossier: Dossier) -> str:
    needed = dossier.dose_cells
    parts = [level, weight_words(dossier.order.weight_kg), *([] if needed is None else [f"{shown(needed, 4)} NK"])]
    return " · ".join(dict.fromkeys(parts))


def _exceptions(number: int, open_count: int) -> str:
    if not number:
        return "No exceptions"
    words = "1 exception" if number == 1 else f"{number} exceptions"
    return f"{words}, {open_count} of them open: see section 1" if open_count else f"{words}, none open: see section 1"


def _facts(record: Record) -> list[tuple[str, Field]]:
    dossier, printing = record.dossier, record.printing
    order, recipe = dossier.order, dossier.recipe
    harvest = [run.done_at for run in record.recorded_runs() if run.step.operation is Operation.HARVEST]
    level = recipe.dose_level(order.dose_level)
    return [
        ("Patient", Cell(order.patient, bold=True)),
        ("Donor", Cell(order.donor, bold=True)),
        ("Chain of identity", order.coi_code),
        ("Collection", dossier.collection.din if dossier.collection else None),
        ("Trial", recipe.trial.code),
        ("Master batch record", f"{recipe.code} version {recipe.version}"),
        ("Facility", dossier.site),
        ("Ordered dose", _ordered(level.label, dossier)),
        ("Issued", record.local(dossier.issued_at)),
        ("Start of culture", record.local(dossier.culture_started_at)),
        ("Harvest", record.local(harvest[-1]) if harvest else None),
        ("Audit trail", "exceptions only" if record.trail is None else "complete, in section 24"),
        ("Print", f"{printing.number}, uncontrolled copy" if printing.number else "not numbered, uncontrolled copy"),
    ]
