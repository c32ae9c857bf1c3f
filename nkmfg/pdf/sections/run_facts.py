"""The values of a run as labels and values, where a section sums up what section 10 has line by line."""

from collections.abc import Iterator

from nkmfg.domain.facts.dossier import Line, Run
from nkmfg.domain.findings.lines import limits_of
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.in_words import about_words, line_words, with_unit
from nkmfg.domain.recipe.limits import LimitVerdict
from nkmfg.domain.recipe.model import Operation
from nkmfg.pdf.cell import Cell, Field
from nkmfg.pdf.sections.record import Record

_STATES = {LimitVerdict.WITHIN: Tone.PASS, LimitVerdict.WARNING: Tone.WARNING, LimitVerdict.ACTION: Tone.ACTION}


def verdict_of(run: Run, line: Line) -> Tone | None:
    """How the value of a line stands to the limits of its field; None without limits."""
    judged = limits_of(run.field(line.key.field), line.value)
    return None if judged is None else _STATES[judged.verdict]


def state_of_standing(standing: LimitVerdict) -> Tone:
    """The sign of a judgement."""
    return _STATES[standing]


def facts_of(record: Record, run: Run) -> Iterator[tuple[str, Field]]:
    """Every line of a run, what it is about named where the run is about more than the batch."""
    for line in run.lines:
        about = about_words(record.dossier, line.key.about)
        label = f"{line_words(run, line.key)}, {about}" if about else line_words(run, line.key)
        words = with_unit(record.dossier, run.field(line.key.field), line.last)
        yield label, Cell(words, verdict_of(run, line), record.marks.get(line.key))


def runs_of(record: Record, *operations: Operation) -> tuple[Run, ...]:
    """The recorded runs of these operations, in the order in which they were done."""
    return tuple(run for run in record.recorded_runs() if run.step.operation in operations)
