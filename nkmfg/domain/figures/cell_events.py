"""Conversion of the entries of a batch to the events of its cells, by unit operation."""

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
from nkmfg.domain.culture.phenotype import t_cells
from nkmfg.domain.culture.replicates import Replicates, replicates
from nkmfg.domain.facts.dossier import About, Dossier, Movement, Run
from nkmfg.domain.figures.phenotypes import nk_of_count, sample_for, t_of_sample
from nkmfg.domain.figures.purity import harvest_sample
from nkmfg.domain.recipe.model import Operation, Population, Subject
from nkmfg.domain.values.computed import Absence, Amount, Computed, Input, missing, ratio
from nkmfg.domain.values.notes import NoteCode

_PROCESSES = (Operation.ISOLATE, Operation.DEPLETE, Operation.WASH, Operation.THAW)


@dataclass(frozen=True, slots=True)
class CountReading:
    """One count of one vessel with all computed numbers."""

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
    """Events in order, and the counts among them."""

    events: tuple[Event, ...]
    counts: tuple[CountReading, ...]


@dataclass(slots=True)
class _Reader:
    dossier: Dossier
    volumes_ml: dict[str, Fraction] = field(default_factory=dict)
    viable_per_ml: dict[str, Amount] = field(default_factory=dict)
    counts: list[CountReading] = field(default_factory=list)

    @property
    def is_depleted(self) -> bool:
        return any(run.lines for run in self.dossier.runs if run.step.operation is Operation.DEPLETE)

    def read(self) -> Iterator[Event]:
        for at, (run, about) in sorted(_in_order(self.dossier), key=lambda entry: entry[0]):
            yield from self._done(at, run, about)

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
                cells |= self._t_cells(reading)
                self.viable_per_ml[vessel] = reading.count.viable_cells_per_ml.amount
                yield Counted(at, vessel, reading.volume_ml, cells)
                yield from self._drawn(run, about, at, reading.volume_ml)
            return
        if operation is Operation.FEED:
            yield from self._fed(run, about, at)
        if operation in _PROCESSES:
            yield Processed(at, vessel, operation)
        content = _number(run, "content_ml", about)
        if content is not None:
            self.volumes_ml[vessel] = content
            if operation is not Operation.RECEIVE:  # the cells received are not counted yet
                yield Gauged(at, vessel, content)
        if operation is Operation.SEED:
            yield Seeded(at, vessel)
        if operation is Operation.RESTIMULATE:
            yield Restimulated(at, vessel)

    def _t_cells(self, reading: CountReading) -> dict[Population, Amount]:
        """T cells of a count, by the phenotype of its sample: what a depletion is measured by."""
        if reading.sample is None or not self.is_depleted:
            return {}
        total_of_viable = ratio(reading.total.amount, reading.viable.amount, NoteCode.NO_CELLS_COUNTED)
        share = t_of_sample(self.dossier, reading.sample, total_of_viable=total_of_viable)
        return {} if share is None else {Population.T: t_cells(viable_cells=reading.viable, t_pct=share).amount}

    def _moved(self, run: Run, movement: Movement) -> Iterator[Event]:
        if movement.source is None:
            return
        volume = _number(run, "volume_ml", movement.about)
        at = movement.happened_at
        if movement.target is None and volume is None and movement.fate is not Fate.CULTURE:
            self.volumes_ml.pop(movement.source, None)
            yield Ended(at, movement.source, movement.fate)
            return
        volume_before = self.volumes_ml.get(movement.source)
        moved_ml = volume if volume is not None else volume_before
        if volume_before is not None and moved_ml is not None:
            self.volumes_ml[movement.source] = max(volume_before - moved_ml, Fraction(0))
        if movement.target is not None and moved_ml is not None:
            self.volumes_ml[movement.target] = self.volumes_ml.get(movement.target, Fraction(0)) + moved_ml
        yield Moved(at, movement.source, volume, movement.target, movement.fate)

    def _drawn(self, run: Run, about: About, at: datetime, volume_ml: Fraction) -> Iterator[Event]:
        sampled_ml = _number(run, "sampled_ml", about)
        if sampled_ml:
            self.volumes_ml[about.code] = max(volume_ml - sampled_ml, Fraction(0))
            yield Moved(at, about.code, sampled_ml, None, Fate.SAMPLED)

    def _fed(self, run: Run, about: About, at: datetime) -> Iterator[Event]:
        removed = _number(run, "removed_ml", about) or Fraction(0)
        added = _number(run, "added_ml", about) or Fraction(0)
        volume_before = self.volumes_ml.get(about.code)
        if removed:
            yield Moved(at, about.code, removed, None, Fate.DISCARDED, self._share_removed(run, about, removed))
        if volume_before is not None:
            self.volumes_ml[about.code] = max(volume_before - removed, Fraction(0)) + added
            yield Gauged(at, about.code, self.volumes_ml[about.code])

    def _share_removed(self, run: Run, about: About, removed_ml: Fraction) -> Fraction | None:
        """Share of cells in removed medium: zero if they had settled, by count if they were counted."""
        if run.answer("removed_cells", about) != "counted":
            return Fraction(0)
        volume, per_ml = self.volumes_ml.get(about.code), self.viable_per_ml.get(about.code)
        removed_per_ml = _number(run, "removed_live_per_ml", about)
        if removed_per_ml is None or not volume or not isinstance(per_ml, Fraction) or not per_ml:
            return None
        return min(removed_per_ml * removed_ml / (per_ml * volume), Fraction(1))


def read(dossier: Dossier) -> Reading:
    """All events and counts of a batch."""
    reader = _Reader(dossier)
    events = tuple(reader.read())
    return Reading(events, tuple(reader.counts))


def _in_order(dossier: Dossier) -> Iterator[tuple[datetime, tuple[Run, About | Movement]]]:
    """Runs with a vessel or a movement, by moment; at equal moments a movement precedes what is done to a vessel."""
    for run in dossier.runs:
        for movement in dossier.moved_by(run.key):
            yield movement.happened_at, (run, movement)
        for about in run.about(Subject.VESSEL):
            at = run.moment(about)
            if at is not None:
                movement_times = [
                    m.happened_at for m in dossier.moved_by(run.key) if about.code in (m.source, m.target)
                ]
                yield max([at, *movement_times]), (run, about)


def _number(run: Run, field_key: str, about: About, replicate: int = 1) -> Fraction | None:
    return run.number(field_key, about, replicate) if run.field(field_key) else None


def read_count(dossier: Dossier, run: Run, about: About, at: datetime) -> CountReading | None:
    """Count of one vessel; None as long as volume or counted values are missing."""
    volume = _number(run, "content_ml", about)
    method = run.answer("method", about)
    if volume is None or method is None:
        return None
    numbers = sorted({line.key.replicate for line in run.lines if line.key.about == about})
    counts = [
        count for number in numbers if (count := _count_of_replicate(dossier, run, about, method, number)) is not None
    ]
    if not counts:
        return None
    replicate_counts = _replicates(dossier, counts)
    per_ml = replicate_counts.mean if replicate_counts else counts[0].viable_cells_per_ml
    total_per_ml = _mean_of_totals(dossier, counts)
    volume_in = Input("volume_ml", volume, "mL", f"{run.key}, vessel {about.code}", at)
    viable = viable_cells(viable_cells_per_ml=per_ml, volume_ml=volume_in)
    total = total_cells(total_cells_per_ml=total_per_ml, volume_ml=volume_in)
    sample = sample_for(dossier, about.code, at) or harvest_sample(dossier, run.step, about.code, at)
    nk = nk_of_count(dossier, run, sample, viable, total, at)
    code = sample.code if sample else None
    first = counts[0]
    merged = Count(per_ml, total_per_ml, first.viability_pct, first.counting_error_pct)
    return CountReading(run.key, about.code, at, volume, merged, replicate_counts, viable, total, nk, code)


def _count_of_replicate(dossier: Dossier, run: Run, about: About, method: str, replicate: int) -> Count | None:
    def amount(key: str, default: Amount | None = None) -> Amount:
        number = _number(run, key, about, replicate)
        if number is not None:
            return number
        field = run.field(key)
        label = field.label if field else key
        return default if default is not None else missing(Absence.NOT_MEASURED, NoteCode.NOT_WRITTEN_DOWN, label=label)

    def is_any_entered(*keys: str) -> bool:
        return any(_number(run, key, about, replicate) is not None for key in keys)

    dilution = amount("dilution", _number(run, "dilution", about) or Fraction(1))
    is_dilution_applied = (
        run.answer("dilution_applied", about, replicate) or run.answer("dilution_applied", about)
    ) == "yes"
    if method == "squares" and is_any_entered("live_counted", "dead_counted"):
        return from_squares(
            [amount("live_counted")],
            [amount("dead_counted")],
            squares=amount("squares", _number(run, "squares", about)),
            dilution=dilution,
            least_counted=dossier.recipe.counting.least_cells_counted,
        )
    if method == "live_dead" and is_any_entered("live_per_ml", "dead_per_ml"):
        return from_live_and_dead(
            live_cells_per_ml=amount("live_per_ml"),
            dead_cells_per_ml=amount("dead_per_ml"),
            dilution=dilution,
            dilution_applied=is_dilution_applied,
        )
    if method == "total_viability" and is_any_entered("total_per_ml", "viability_pct"):
        return from_total_and_viability(
            total_cells_per_ml=amount("total_per_ml"),
            viability_pct=amount("viability_pct"),
            dilution=dilution,
            dilution_applied=is_dilution_applied,
        )
    return None


def _replicates(dossier: Dossier, counts: list[Count]) -> Replicates | None:
    return _judge_replicates(dossier, [count.viable_cells_per_ml for count in counts], "viable_cells_per_ml")


def _mean_of_totals(dossier: Dossier, counts: list[Count]) -> Computed:
    replicate_counts = _judge_replicates(dossier, [count.total_cells_per_ml for count in counts], "total_cells_per_ml")
    return replicate_counts.mean if replicate_counts else counts[0].total_cells_per_ml


def _judge_replicates(dossier: Dossier, values: list[Computed], quantity: str) -> Replicates | None:
    if len(values) < 2:
        return None
    counting = dossier.recipe.counting
    return replicates(
        values,
        quantity=quantity,
        difference_limit_pct=Fraction(counting.replicate_difference_pct),
        cv_limit_pct=Fraction(counting.replicate_cv_pct),
    )
