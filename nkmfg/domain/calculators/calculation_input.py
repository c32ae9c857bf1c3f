"""What a calculation beside a field may read: the record as it stood when it was done, and what is being typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction

from nkmfg.domain.culture.expansion import Culture
from nkmfg.domain.facts.dossier import About, Dossier, Run
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.figures.cell_events import CountReading
from nkmfg.domain.recipe.enums import Responder
from nkmfg.domain.recipe.model import Operation, VesselType
from nkmfg.domain.values.computed import Absence, Computed, Input, Missing, missing


@dataclass(frozen=True, slots=True)
class TypedInput:
    """What is typed on a form and not recorded yet; numbers by field, in the unit calculations use."""

    numbers: Mapping[str, Fraction] = field(default_factory=dict)
    source: str | None = None  # the vessel cells come from
    vessel_type: str = ""  # of the new one they go into
    at: datetime | None = None  # when it was done, as far as it is said
    label_cells: Input | None = None  # viable cells in a vial of the feeder lot, by its label


@dataclass(frozen=True, slots=True)
class Calculated:
    """One calculated number, and what it is called beside the field."""

    label: str
    number: Computed


@dataclass(frozen=True, slots=True)
class CalculationInput:
    """The form a calculation is asked for: a run, what it is about, and what is typed into it."""

    dossier: Dossier
    figures: BatchFigures
    run: Run
    about: About
    typing: TypedInput = TypedInput()

    @property
    def at(self) -> datetime:
        """The moment it is reckoned for: when the thing was done, or now."""
        return self.run.moment(self.about) or self.typing.at or self.dossier.read_at

    def given(self, key: str, source: str = "typed here") -> Input | None:
        """What the form says in a field: as typed now, or as recorded."""
        value = self.typing.numbers.get(key)
        if value is None and self.run.field(key) is not None:
            value = self.run.number(key, self.about)
        return None if value is None else Input(key, value, source=source)

    def before(self) -> Culture:
        """The culture as it was before this was done."""
        at = self.at
        course = self.figures.viable.course
        return next(one for one in reversed(course) if one.event is None or one.event.at < at)

    def held_ml(self, vessel: str) -> Input | Missing:
        """What the vessel held before this was done."""
        held = self.before().vessels.get(vessel)
        if held is None:
            return missing(Absence.PENDING, f"what vessel {vessel} holds is not written down yet")
        return Input("volume_ml", held.volume_ml, source=f"vessel {vessel} before this step")

    def viable_in(self, vessel: str) -> Input | Missing:
        """Viable cells in the vessel by its last count, less what was drawn since."""
        held = self.before().vessels.get(vessel)
        if held is None or isinstance(held.measured, Missing):
            return missing(Absence.PENDING, f"vessel {vessel} is not counted yet")
        return Input("viable_cells", held.measured, source=f"count of vessel {vessel}", at=held.as_of)

    def count_of(self, vessel: str) -> CountReading | None:
        """The last count of the vessel until this was done."""
        counts = [one.reading for one in self.figures.counts if one.reading.vessel == vessel]
        at = self.at
        return next((one for one in reversed(counts) if one.at <= at), None)

    def per_ml(self, vessel: str, cells: Responder) -> Input | Missing:
        """Cells per mL of the vessel by its last count; none where it was diluted since."""
        reading = self.count_of(vessel)
        if reading is None:
            return missing(Absence.PENDING, f"vessel {vessel} is not counted yet")
        if self._diluted_since(vessel, reading.at):
            return missing(Absence.PENDING, f"vessel {vessel} was given medium since its count: count it again")
        amount = {
            Responder.VIABLE: reading.count.viable_cells_per_ml.amount,
            Responder.NUCLEATED: reading.count.total_cells_per_ml.amount,
            Responder.NK: reading.nk.amount / reading.volume_ml if reading.volume_ml else reading.nk.amount,
        }[cells]
        if isinstance(amount, Missing):
            return amount
        return Input("cells_per_ml", amount, source=f"count of vessel {vessel}", at=reading.at)

    def type_of(self, vessel: str | None) -> VesselType | None:
        """What kind of vessel that is, if the recipe knows its kind."""
        kind = next((one.vessel_type for one in self.dossier.vessels if one.code == vessel), "")
        return self.known_type(kind)

    def known_type(self, kind: str) -> VesselType | None:
        return next((one for one in self.dossier.recipe.vessels if one.key == kind), None)

    def _diluted_since(self, vessel: str, at: datetime) -> bool:
        until = self.at
        for run in self.dossier.runs:
            if run.key == self.run.key or run.step.operation is Operation.COUNT:
                continue
            for line in run.lines:
                gives = line.key.field in ("content_ml", "added_ml") and line.value is not None
                if gives and line.key.about.code == vessel and at < line.last.happened_at < until:
                    return True
        return False
