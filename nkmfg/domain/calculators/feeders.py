"""Calculated numbers of a stimulation: feeders, vials to thaw, volumes to carry over and to fill up to."""

from collections.abc import Sequence
from fractions import Fraction

from nkmfg.domain.calculators.calculation_input import CalculatedName, CalculatedNumber, CalculationInput
from nkmfg.domain.culture.events import Fate
from nkmfg.domain.culture.feeding import (
    FeederRatio,
    cells_to_fill,
    feeder_cells,
    medium_to_add_ml,
    responder_cells,
    viable_feeders_per_vial,
    vials_to_thaw,
    volume_at_density_ml,
)
from nkmfg.domain.culture.vessel import Vessel
from nkmfg.domain.culture.yields import live_vessels
from nkmfg.domain.facts.dossier import Movement, Run
from nkmfg.domain.recipe.enums import Responder
from nkmfg.domain.recipe.model import Stimulation, VesselType
from nkmfg.domain.values.computed import Absence, Computed, Input, Operand, missing
from nkmfg.domain.values.notes import NoteCode, note

ALL_OF_IT = note(NoteCode.ALL_IN_CULTURE)
NOTHING_MOVED = NoteCode.NOTHING_MOVED


def feeders_viable(calculation: CalculationInput) -> tuple[CalculatedNumber, ...]:
    """Feeders needed for the cells moved into a vessel, and the volume of the suspension that contains them."""
    stimulation = _stimulation(calculation, calculation.run.step.key)
    if stimulation is None:
        return ()
    feeders = _feeders(stimulation, _moved_in(calculation, Responder(stimulation.responder)))
    results = [CalculatedNumber(CalculatedName.VIABLE_FEEDERS, feeders)]
    density = _counted_feeders(calculation)
    if density is not None:
        results.append(
            CalculatedNumber(CalculatedName.OF_SUSPENSION, volume_at_density_ml(cells=feeders, cells_per_ml=density))
        )
    return tuple(results)


def feeder_vials(calculation: CalculationInput) -> tuple[CalculatedNumber, ...]:
    """Vials to thaw for the stimulation after this step, and the surplus."""
    needed = _needed_after(calculation)
    if needed is None:
        return ()
    recipe = calculation.dossier.recipe.feeders
    per_vial = viable_feeders_per_vial(
        label_cells=calculation.typed_input.label_cells or missing(Absence.PENDING, NoteCode.NO_FEEDER_LOT),
        recovery_pct=Input("recovery_pct", Fraction(recipe.viability_pct_at_least), source="recipe: at the least"),
    )
    vials = vials_to_thaw(feeder_cells=needed, per_vial_cells=per_vial)
    return (
        CalculatedNumber(CalculatedName.VIALS_TO_THAW, vials.vials),
        CalculatedNumber(CalculatedName.FEEDERS_NEEDED, needed),
        CalculatedNumber(CalculatedName.LEFT_OVER, vials.left_over_cells),
    )


def feeder_suspension_ml(calculation: CalculationInput) -> tuple[CalculatedNumber, ...]:
    """Volume of suspension that contains the feeders needed, by the count after thawing if available."""
    needed = _needed_after(calculation)
    if needed is None:
        return ()
    density = calculation.form_input("feeder_live_per_ml", "count after thawing") or Input(
        "cells_per_ml", Fraction(calculation.dossier.recipe.feeders.suspension_viable_per_ml), source="recipe"
    )
    return (CalculatedNumber(CalculatedName.TO_ADD, volume_at_density_ml(cells=needed, cells_per_ml=density)),)


def seeding_content_ml(calculation: CalculationInput) -> tuple[CalculatedNumber, ...]:
    """Volume at the seeding density for the cells moved in, and the medium to reach it."""
    cells = _moved_in(calculation, Responder.VIABLE)
    density = Input("cells_per_ml", Fraction(calculation.dossier.recipe.medium.seeding_viable_per_ml), source="recipe")
    kind = calculation.type_of(calculation.about.code)
    medium = medium_to_add_ml(
        viable_cells=cells,
        target_cells_per_ml=density,
        volume_ml=moved_ml(calculation),
        vessel_max_ml=None if kind is None else Fraction(kind.maximum_ml),
    )
    return (
        CalculatedNumber(CalculatedName.VOLUME, volume_at_density_ml(cells=cells, cells_per_ml=density)),
        CalculatedNumber(CalculatedName.TO_ADD_WITH_FEEDERS, medium),
    )


def carry_ml(calculation: CalculationInput) -> tuple[CalculatedNumber, ...]:
    """Volume that fills one vessel at the seeding density; the rest goes into a second one or is frozen."""
    movement = next(
        (
            candidate
            for candidate in calculation.dossier.moved_by(calculation.run.key)
            if candidate.about == calculation.about
        ),
        None,
    )
    source = movement.source if movement else calculation.typed_input.source
    if source is None:
        return ()
    kind = _kind_filled(calculation, movement, source)
    maximum: Operand = missing(Absence.PENDING, NoteCode.NO_VESSEL_KIND)
    if kind is not None:
        maximum = Input("maximum_ml", Fraction(kind.maximum_ml), source=kind.label)
    density = Input(
        "seeding_cells_per_ml", Fraction(calculation.dossier.recipe.medium.seeding_viable_per_ml), source="recipe"
    )
    cells = cells_to_fill(maximum_ml=maximum, seeding_cells_per_ml=density)
    volume = volume_at_density_ml(cells=cells, cells_per_ml=calculation.per_ml(source, Responder.VIABLE))
    content = calculation.volume_before_ml(source)
    if volume.value is not None and isinstance(content, Input) and volume.value > content.value:
        volume = volume.noting(note(NoteCode.MORE_THAN_THERE_IS))
    fills = CalculatedNumber(CalculatedName.FILLS_ONE, volume, kind.label if kind else "")
    return (fills, CalculatedNumber(CalculatedName.CELLS_IN_IT, cells))


def moved_ml(calculation: CalculationInput) -> Operand:
    """Volume moved into the vessel in this step."""
    volumes = [
        volume
        for movement, volume in _culture_movements(calculation, calculation.run)
        if movement.target == calculation.about.code
    ]
    if not volumes:
        return missing(Absence.PENDING, NOTHING_MOVED)
    return Input("volume_ml", sum(volumes, Fraction(0)), source="moved in this step")


def _feeders(stimulation: Stimulation, responders: Computed) -> Computed:
    ratio = FeederRatio(Fraction(stimulation.feeders_per_responder), Responder(stimulation.responder))
    return feeder_cells(ratio, responder_cells=responders).noting(*responders.notes)


def _needed_after(calculation: CalculationInput) -> Computed | None:
    """Feeders for the stimulation after this step: for the cells moved there, else for all live cells."""
    for stimulation in calculation.dossier.recipe.feeders.stimulations:
        step = calculation.dossier.recipe.step(stimulation.step)
        if calculation.run.step.key in step.after:
            responder = Responder(stimulation.responder)
            movements = [
                movement_volume
                for run in calculation.dossier.runs
                if run.step.key == step.key
                for movement_volume in _culture_movements(calculation, run)
            ]
            earlier = [
                movement_volume for movement_volume in movements if movement_volume[0].happened_at < calculation.at
            ]
            if earlier:
                return _feeders(stimulation, _responders(calculation, responder, earlier))
            return _feeders(stimulation, _all_live_cells(calculation, responder))
    return None


def _all_live_cells(calculation: CalculationInput, responder: Responder) -> Computed:
    """Responder cells in all vessels in culture."""
    volumes = {
        code: Input("volume_ml", vessel.volume_ml, source=f"vessel {code}")
        for code, vessel in _live(calculation).items()
    }
    if not volumes:
        nothing = missing(Absence.PENDING, NoteCode.NO_VESSEL_COUNTED)
        return responder_cells(responder, {"vessel": (nothing, nothing)})
    amounts = {code: (volume, calculation.per_ml(code, responder)) for code, volume in volumes.items()}
    return responder_cells(responder, amounts).noting(ALL_OF_IT)


def _live(calculation: CalculationInput) -> dict[str, Vessel]:
    return {code: vessel for code, vessel in live_vessels(calculation.before()).items() if vessel.fate is Fate.CULTURE}


def _moved_in(calculation: CalculationInput, responder: Responder) -> Computed:
    """Responder cells moved into the vessel in this step."""
    movements = [
        movement_volume
        for movement_volume in _culture_movements(calculation, calculation.run)
        if movement_volume[0].target == calculation.about.code
    ]
    if not movements:
        nothing = missing(Absence.PENDING, NOTHING_MOVED)
        return responder_cells(responder, {"vessel": (nothing, nothing)})
    return _responders(calculation, responder, movements)


def _responders(
    calculation: CalculationInput, responder: Responder, movements: Sequence[tuple[Movement, Fraction]]
) -> Computed:
    volumes: dict[str, Fraction] = {}
    for movement, volume in movements:
        assert movement.source is not None
        volumes[movement.source] = volumes.get(movement.source, Fraction(0)) + volume
    return responder_cells(
        responder,
        {
            code: (Input("volume_ml", volume, source="moved in this step"), calculation.per_ml(code, responder))
            for code, volume in volumes.items()
        },
    )


def _culture_movements(calculation: CalculationInput, run: Run) -> list[tuple[Movement, Fraction]]:
    """Movements of a run between vessels in culture, with their volumes."""
    movements = []
    for movement in calculation.dossier.moved_by(run.key):
        volume = run.number("volume_ml", movement.about)
        if movement.source and movement.target and movement.fate is Fate.CULTURE and volume is not None:
            movements.append((movement, volume))
    return movements


def _stimulation(calculation: CalculationInput, step: str) -> Stimulation | None:
    return next(
        (stimulation for stimulation in calculation.dossier.recipe.feeders.stimulations if stimulation.step == step),
        None,
    )


def _counted_feeders(calculation: CalculationInput) -> Input | None:
    """Feeders per mL counted after thawing in the preceding step."""
    for run in reversed(calculation.dossier.runs):
        if run.step.key in calculation.run.step.after and run.field("feeder_live_per_ml") is not None:
            value = run.number("feeder_live_per_ml")
            if value is not None:
                return Input("cells_per_ml", value, source="feeders counted after thawing", at=run.done_at)
    return None


def _kind_filled(calculation: CalculationInput, movement: Movement | None, source: str) -> VesselType | None:
    """Type of the vessel the cells go into if known, else of the vessel they come from."""
    if movement is not None:
        return calculation.type_of(movement.target)
    return calculation.known_type(calculation.typed_input.vessel_type) or calculation.type_of(source)
