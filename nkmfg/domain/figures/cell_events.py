"""From the entries of a batch to what happened to its cells: what each unit operation did, in the engine's words."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction

from nkmfg.domain.culture.counts import (
    Count,
    from_live_and_dead,
    from_squares,
    from_total_and_viability,
    total_cells,
    viable_cells,
)
from nkmfg.domain.culture.events import Counted, Ended, Event, Fate, Gauged, Moved, Processed, Restimulated, Seeded
from nkmfg.domain.culture.replicates import Replicates, replicates
from nkmfg.domain.facts.dossier import About, Dossier, Movement, Run
from nkmfg.domain.figures.phenotypes import nk_of_count, sample_for
from nkmfg.domain.figures.purity import harvest_sample
from nkmfg.domain.recipe.model import Operation, Population, Subject
from nkmfg.domain.values.computed import Absence, Amount, Computed, Input, missing

_PROCESSES = (Operation.ISOLATE, Operation.DEPLETE, Operation.WASH, Operation.THAW)


@dataclass(frozen=True, slots=True)
class CountReading:
    """One count of one vessel, with everything computed from it."""

    run: str
    vessel: str
    at: datetime
    volume_ml: Fraction
    count: Count
    replicates: Replicates | None
    viable: Computed
    total: Computed
    nk: Computed
    sample: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What happened, in order, and the counts among it."""

    events: tuple[Event, ...]
    counts: tuple[CountReading, ...]


@dataclass(slots=True)
class _Reader:
    dossier: Dossier
    volumes_ml: dict[str, Fraction] = field(default_factory=dict)
    viable_per_ml: dict[str, Amount] = field(default_factory=dict)
    counts: list[CountReading] = field(default_factory=list)

    def read(self) -> Iterator[Event]:
        for at, deed in sorted(_deeds(self.dossier), key=lambda one: one[0]):
            yield from self._done(at, *deed)

    def _done(self, at: datetime, run: Run, about: About | Movement) -> Iterator[Event]:
        if isinstance(about, Movement):
            yield from self._moved(run, about)
            return
        vessel = about.code
        operation = run.step.operation
        if operation is Operation.COUNT:
            reading = read_count(self.dossier, run, about, at)
            if reading is not None:
                self.counts.append(reading)
                self.volumes_ml[vessel] = reading.volume_ml
                cells = {Population.VIABLE: reading.viable.amount, Population.NK: reading.nk.amount}
                self.viable_per_ml[vessel] = reading.count.viable_cells_per_ml.amount
                yield Counted(at, vessel, reading.volume_ml, cells)
                yield from self._drawn(run, about, at, reading.volume_ml)
            return
        if operation is Operation.FEED:
            yield from self._fed(run, about, at)
        if operation in _PROCESSES:
            yield Processed(at, vessel)
        content = _number(run, "content_ml", about)
        if content is not None:
            self.volumes_ml[vessel] = content
            if operation is not Operation.RECEIVE:  # what came in holds cells nobody has counted yet
                yield Gauged(at, vessel, content)
        if operation is Operation.SEED:
            yield Seeded(at, vessel)
        if operation is Operation.RESTIMULATE:
            yield Restimulated(at, vessel)

    def _moved(self, run: Run, movement: Movement) -> Iterator[Event]:
        if movement.source is None:
            return
        volume = _number(run, "volume_ml", movement.about)
        at = movement.happened_at
        if movement.target is None and volume is None and movement.fate is not Fate.CULTURE:
            self.volumes_ml.pop(movement.source, None)
            yield Ended(at, movement.source, movement.fate)
            return
        held = self.volumes_ml.get(movement.source)
        drawn = volume if volume is not None else held
        if held is not None and drawn is not None:
            self.volumes_ml[movement.source] = max(held - drawn, Fraction(0))
        if movement.target is not None and drawn is not None:
            self.volumes_ml[movement.target] = self.volumes_ml.get(movement.target, Fraction(0)) + drawn
        yield Moved(at, movement.source, volume, movement.target, movement.fate)

    def _drawn(self, run: Run, about: About, at: datetime, volume_ml: Fraction) -> Iterator[Event]:
        sampled = _number(run, "sampled_ml", about)
        if sampled:
            self.volumes_ml[about.code] = max(volume_ml - sampled, Fraction(0))
            yield Moved(at, about.code, sampled, None, Fate.SAMPLED)

    def _fed(self, run: Run, about: About, at: datetime) -> Iterator[Event]:
        removed = _number(run, "removed_ml", about) or Fraction(0)
        added = _number(run, "added_ml", about) or Fraction(0)
        held = self.volumes_ml.get(about.code)
        if removed:
            yield Moved(at, about.code, removed, None, Fate.DISCARDED, self._share_removed(run, about, removed))
        if held is not None:
            self.volumes_ml[about.code] = max(held - removed, Fraction(0)) + added
            yield Gauged(at, about.code, self.volumes_ml[about.code])

    def _share_removed(self, run: Run, about: About, removed_ml: Fraction) -> Fraction | None:
        """The part of the cells in medium taken off: none where they had settled, counted where somebody did."""
        if run.answer("removed_cells", about) != "counted":
            return Fraction(0)
        there, per_ml = self.volumes_ml.get(about.code), self.viable_per_ml.get(about.code)
        counted = _number(run, "removed_live_per_ml", about)
        if counted is None or not there or not isinstance(per_ml, Fraction) or not per_ml:
            return None
        return min(counted * removed_ml / (per_ml * there), Fraction(1))


def read(dossier: Dossier) -> Reading:
    """Every event of the batch's cells, and every count."""
    reader = _Reader(dossier)
    events = tuple(reader.read())
    return Reading(events, tuple(reader.counts))


def _deeds(dossier: Dossier) -> Iterator[tuple[datetime, tuple[Run, About | Movement]]]:
    """What was done to which vessel when; within a moment, cells are moved before a vessel is gauged or stimulated."""
    for run in dossier.runs:
        for movement in dossier.moved_by(run.key):
            yield movement.happened_at, (run, movement)
        for about in run.about(Subject.VESSEL):
            at = run.moment(about)
            if at is not None:
                moved = [m.happened_at for m in dossier.moved_by(run.key) if about.code in (m.source, m.target)]
                yield max([at, *moved]), (run, about)


def _number(run: Run, field_key: str, about: About, replicate: int = 1) -> Fraction | None:
    return run.number(field_key, about, replicate) if run.field(field_key) else None


def read_count(dossier: Dossier, run: Run, about: About, at: datetime) -> CountReading | None:
    """A count of one vessel; None while neither its volume nor anything counted is written down."""
    volume = _number(run, "content_ml", about)
    method = run.answer("method", about)
    if volume is None or method is None:
        return None
    numbers = sorted({line.key.replicate for line in run.lines if line.key.about == about})
    counts = [count for one in numbers if (count := _one_count(dossier, run, about, method, one)) is not None]
    if not counts:
        return None
    judged = _replicates(dossier, counts)
    per_ml = judged.mean if judged else counts[0].viable_cells_per_ml
    total_per_ml = _mean_of_totals(dossier, counts)
    volume_in = Input("volume_ml", volume, "mL", f"{run.key}, vessel {about.code}", at)
    viable = viable_cells(viable_cells_per_ml=per_ml, volume_ml=volume_in)
    total = total_cells(total_cells_per_ml=total_per_ml, volume_ml=volume_in)
    sample = sample_for(dossier, about.code, at) or harvest_sample(dossier, run.step, about.code, at)
    nk = nk_of_count(dossier, run, sample, viable, total, at)
    code = sample.code if sample else None
    first = counts[0]
    shown = Count(per_ml, total_per_ml, first.viability_pct, first.counting_error_pct)
    return CountReading(run.key, about.code, at, volume, shown, judged, viable, total, nk, code)


def _one_count(dossier: Dossier, run: Run, about: About, method: str, replicate: int) -> Count | None:
    def typed(key: str, default: Amount | None = None) -> Amount:
        number = _number(run, key, about, replicate)
        if number is not None:
            return number
        found = run.field(key)
        label = found.label if found else key
        return default if default is not None else missing(Absence.NOT_MEASURED, f"{label}: not written down")

    def given(*keys: str) -> bool:
        return any(_number(run, key, about, replicate) is not None for key in keys)

    dilution = typed("dilution", _number(run, "dilution", about) or Fraction(1))
    applied = (run.answer("dilution_applied", about, replicate) or run.answer("dilution_applied", about)) == "yes"
    if method == "squares" and given("live_counted", "dead_counted"):
        return from_squares(
            [typed("live_counted")],
            [typed("dead_counted")],
            squares=typed("squares", _number(run, "squares", about)),
            dilution=dilution,
            least_counted=dossier.recipe.counting.least_cells_counted,
        )
    if method == "live_dead" and given("live_per_ml", "dead_per_ml"):
        return from_live_and_dead(
            live_cells_per_ml=typed("live_per_ml"),
            dead_cells_per_ml=typed("dead_per_ml"),
            dilution=dilution,
            dilution_applied=applied,
        )
    if method == "total_viability" and given("total_per_ml", "viability_pct"):
        return from_total_and_viability(
            total_cells_per_ml=typed("total_per_ml"),
            viability_pct=typed("viability_pct"),
            dilution=dilution,
            dilution_applied=applied,
        )
    return None


def _replicates(dossier: Dossier, counts: list[Count]) -> Replicates | None:
    return _judged(dossier, [count.viable_cells_per_ml for count in counts], "viable_cells_per_ml")


def _mean_of_totals(dossier: Dossier, counts: list[Count]) -> Computed:
    judged = _judged(dossier, [count.total_cells_per_ml for count in counts], "total_cells_per_ml")
    return judged.mean if judged else counts[0].total_cells_per_ml


def _judged(dossier: Dossier, values: list[Computed], quantity: str) -> Replicates | None:
    if len(values) < 2:
        return None
    counting = dossier.recipe.counting
    return replicates(
        values,
        quantity=quantity,
        difference_limit_pct=Fraction(counting.replicate_difference_pct),
        cv_limit_pct=Fraction(counting.replicate_cv_pct),
    )
