"""Checks of calculated numbers that were acted upon: the snapshot stored with a value against a new calculation."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from nkmfg.domain.calculators.calculated_snapshot import differs, frozen
from nkmfg.domain.calculators.calculation_input import CalculationInput
from nkmfg.domain.calculators.step_fields import calculated
from nkmfg.domain.facts.dossier import Dossier, Line, Run
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.findings.check import Check
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.lines import line_params, line_subject
from nkmfg.domain.values.computed import Computed
from nkmfg.domain.values.quantities import plain


@dataclass(frozen=True, slots=True)
class SnapshotComparison:
    """Snapshot of a calculated number, and its present value; None if it is the same or cannot be computed."""

    then: Computed
    now: Computed | None


def compare_snapshot(dossier: Dossier, figures: BatchFigures, run: Run, line: Line) -> SnapshotComparison | None:
    """Compare the snapshot stored with a value with the number now; None if no snapshot was stored."""
    known = run.field(line.key.field)
    if known is None or line.last.working is None:
        return None
    then = frozen(line.last.working)
    found = calculated(CalculationInput(dossier, figures, run, line.key.about), known)
    now = found[0].number if found else None
    return SnapshotComparison(then, now if now is not None and differs(then, now) else None)


def off_calculated_pct(run: Run, line: Line) -> Fraction | None:
    """Difference of an actual from its calculated number in percent, if above the recipe's limit; otherwise None."""
    known, entry = run.field(line.key.field), line.value
    if known is None or known.difference_pct is None or entry is None or entry.number is None or not entry.working:
        return None
    wanted = frozen(entry.working).value
    if not wanted:
        return None
    off = 100 * abs(Fraction(entry.number) * Fraction(known.unit_factor) - wanted) / wanted
    return off if off > Fraction(known.difference_pct) else None


def off_calculated(evidence: Evidence) -> Iterator[Check]:
    """Check actual amounts that differ from the calculated ones by more than the recipe allows."""
    for run, line in evidence.dossier.lines():
        off, known = off_calculated_pct(run, line), run.field(line.key.field)
        if off is not None and known is not None and known.difference_pct is not None and line.value is not None:
            yield Check(
                code="actual.off_calculated",
                subject=line_subject(run, line),
                params=line_params(line)
                | {"value": line.value.typed or "", "off_pct": plain(off), "limit_pct": plain(known.difference_pct)},
                run=run.key,
                by=line.last.performed_by,
                at=line.last.happened_at,
                is_open=True,
            )


def differing_now(evidence: Evidence) -> Iterator[Check]:
    """Check snapshots of numbers that would be calculated differently now, because an input was changed."""
    for run, line in evidence.dossier.lines():
        stood = compare_snapshot(evidence.dossier, evidence.figures, run, line)
        if stood is not None and stood.now is not None and stood.now.value is not None:
            assert stood.then.value is not None
            yield Check(
                code="calculated.differs_now",
                subject=line_subject(run, line),
                params=line_params(line)
                | {
                    "value": line.last.typed or "",
                    "then": plain(stood.then.value),
                    "now": plain(stood.now.value),
                    "unit": stood.then.unit,
                },
                data=stood,
                run=run.key,
                by=line.last.performed_by,
                at=line.last.happened_at,
            )
