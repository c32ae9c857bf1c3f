"""Values of a run as labels and values, for sections that summarise section 10."""

from collections.abc import Iterator

from nkmfg.domain.facts.dossier import Line, Run
from nkmfg.domain.findings.lines import judged_by_limits
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.recipe.limits import LimitVerdict
from nkmfg.domain.recipe.model import Operation
from nkmfg.pdf.cell import Cell, Field
from nkmfg.pdf.sections.record import Record
from nkmfg.words.record import about_words, line_words, with_unit

_STATES = {LimitVerdict.WITHIN: Tone.PASS, LimitVerdict.WARNING: Tone.WARNING, LimitVerdict.ACTION: Tone.ACTION}


def verdict_of(run: Run, line: Line) -> Tone | None:
    """Tone of a line's value against the limits of its field; None without limits."""
    judged = judged_by_limits(run.field(line.key.field), line.value)
    return None if judged is None else _STATES[judged.verdict]


def tone_of_limits(verdict: LimitVerdict) -> Tone:
    """Tone of a limit verdict."""
    return _STATES[verdict]


def facts_of(record: Record, run: Run) -> Iterator[tuple[str, Field]]:
    """Label and value of every line of a run; the label names its subject if that is not the batch."""
    for line in run.lines:
        about = about_words(record.dossier, line.key.about)
        label = f"{line_words(run, line.key)}, {about}" if about else line_words(run, line.key)
        words = with_unit(record.dossier, run.field(line.key.field), line.last)
        yield label, Cell(words, verdict_of(run, line), record.marks.get(line.key))


def runs_of(record: Record, *operations: Operation) -> tuple[Run, ...]:
    """Recorded runs of these operations, in order of completion."""
    return tuple(run for run in record.recorded_runs() if run.step.operation in operations)
