"""Input of the calculations of a form: the record before the step, and the values being typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from fractions import Fraction

from nkmfg.domain.culture.expansion import Culture
from nkmfg.domain.facts.dossier import About, Dossier, Run
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.figures.cell_events import CountReading
from nkmfg.domain.recipe.enums import Responder
from nkmfg.domain.recipe.model import Operation, VesselType
from nkmfg.domain.values.computed import Absence, Computed, Input, Missing, missing
from nkmfg.domain.values.notes import NoteCode


@dataclass(frozen=True, slots=True)
class TypedInput:
    """Values typed on a form and not recorded yet; numbers by field, in the unit of calculations."""

    numbers: Mapping[str, Fraction] = field(default_factory=dict)
    source: str | None = None  # vessel the cells come from
    vessel_type: str = ""  # type of the new vessel they go into
    at: datetime | None = None  # moment of the step, if it is typed
    label_cells: Input | None = None  # viable cells per vial of the feeder lot, by its label


class CalculatedName(StrEnum):
    """What a calculated number next to a field is."""

    VIABLE_FEEDERS = "viable_feeders"
    OF_SUSPENSION = "of_suspension"
    VIALS_TO_THAW = "vials_to_thaw"
    FEEDERS_NEEDED = "feeders_needed"
    LEFT_OVER = "left_over"
    TO_ADD = "to_add"
    VOLUME = "volume"
    TO_ADD_WITH_FEEDERS = "to_add_with_feeders"
    CELLS_IN_IT = "cells_in_it"
    TO_EXCHANGE = "to_exchange"
    REPLACES_REMOVED = "replaces_removed"
    DOWN_TO_DENSITY = "down_to_density"
    IL2 = "il2"
    OF_STOCK = "of_stock"
    TO_FILL = "to_fill"
    HOLDS_DOSE = "holds_dose"
    FILLS_ONE = "fills_one"


@dataclass(frozen=True, slots=True)
class CalculatedNumber:
    """One calculated number with its name next to the field."""

    name: CalculatedName
    number: Computed
    vessel: str = ""  # label of the type of vessel that it fills


@dataclass(frozen=True, slots=True)
class CalculationInput:
    """Context of a calculation: the run, its subject, and the values typed."""

    dossier: Dossier
    figures: BatchFigures
    run: Run
    about: About
    typed_input: TypedInput = TypedInput()

    @property
    def at(self) -> datetime:
        """Moment of the calculation: when the step was done, or now."""
        return self.run.moment(self.about) or self.typed_input.at or self.dossier.read_at

    def form_input(self, key: str, source: str = "typed here") -> Input | None:
        """Value of a field of the form, typed or recorded."""
        value = self.typed_input.numbers.get(key)
        if value is None and self.run.field(key) is not None:
            value = self.run.number(key, self.about)
        return None if value is None else Input(key, value, source=source)

    def before(self) -> Culture:
        """The culture before this step."""
        at = self.at
        course = self.figures.viable.course
        return next(state for state in reversed(course) if state.event is None or state.event.at < at)

    def volume_before_ml(self, vessel: str) -> Input | Missing:
        """Volume of the vessel before this step."""
        content = self.before().vessels.get(vessel)
        if content is None:
            return missing(Absence.PENDING, NoteCode.CONTENT_UNKNOWN, vessel=vessel)
        return Input("volume_ml", content.volume_ml, source=f"vessel {vessel} before this step")

    def viable_in(self, vessel: str) -> Input | Missing:
        """Viable cells in the vessel by its last count, less what was drawn since."""
        content = self.before().vessels.get(vessel)
        if content is None or isinstance(content.measured, Missing):
            return missing(Absence.PENDING, NoteCode.VESSEL_NOT_COUNTED, vessel=vessel)
        return Input("viable_cells", content.measured, source=f"count of vessel {vessel}", at=content.as_of)

    def count_of(self, vessel: str) -> CountReading | None:
        """Last count of the vessel before this step."""
        counts = [count.reading for count in self.figures.counts if count.reading.vessel == vessel]
        at = self.at
        return next((count for count in reversed(counts) if count.at <= at), None)

    def per_ml(self, vessel: str, cells: Responder) -> Input | Missing:
        """Cells per mL of the vessel by its last count; missing if it was diluted since."""
        reading = self.count_of(vessel)
        if reading is None:
            return missing(Absence.PENDING, NoteCode.VESSEL_NOT_COUNTED, vessel=vessel)
        if self._diluted_since(vessel, reading.at):
            return missing(Absence.PENDING, NoteCode.FED_SINCE_COUNT, vessel=vessel)
        amount = {
            Responder.VIABLE: reading.count.viable_cells_per_ml.amount,
            Responder.NUCLEATED: reading.count.total_cells_per_ml.amount,
            Responder.NK: reading.nk.amount / reading.volume_ml if reading.volume_ml else reading.nk.amount,
        }[cells]
        if isinstance(amount, Missing):
            return amount
        return Input("cells_per_ml", amount, source=f"count of vessel {vessel}", at=reading.at)

    def type_of(self, vessel: str | None) -> VesselType | None:
        """Type of a vessel; None if the recipe does not list it."""
        kind = next((fact.vessel_type for fact in self.dossier.vessels if fact.code == vessel), "")
        return self.known_type(kind)

    def known_type(self, kind: str) -> VesselType | None:
        return next((vessel for vessel in self.dossier.recipe.vessels if vessel.key == kind), None)

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
