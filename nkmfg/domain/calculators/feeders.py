"""Beside the fields of a stimulation: feeders for the responders, vials to thaw, volumes to carry and to fill up to."""

from collections.abc import Sequence
from fractions import Fraction

from nkmfg.domain.calculators.calculation_input import Calculated, CalculationInput
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

ALL_OF_IT = "for all that is in culture now; a part of it takes as much less"
NOTHING_MOVED = "no cells were moved into it in this step yet: record that first"


def feeders_viable(asked: CalculationInput) -> tuple[Calculated, ...]:
    """The feeders one vessel needs for the cells moved into it, and how much of the suspension holds them."""
    stimulation = _stimulation(asked, asked.run.step.key)
    if stimulation is None:
        return ()
    needed = _feeders(stimulation, _moved_in(asked, Responder(stimulation.responder)))
    found = [Calculated("viable feeders", needed)]
    density = _counted_feeders(asked)
    if density is not None:
        found.append(Calculated("of the suspension", volume_at_density_ml(cells=needed, cells_per_ml=density)))
    return tuple(found)


def feeder_vials(asked: CalculationInput) -> tuple[Calculated, ...]:
    """Vials to thaw for the stimulation this step comes before, and what will be left over."""
    needed = _needed_after(asked)
    if needed is None:
        return ()
    recipe = asked.dossier.recipe.feeders
    per_vial = viable_feeders_per_vial(
        label_cells=asked.typing.label_cells or missing(Absence.PENDING, "the feeder lot is not given yet"),
        recovery_pct=Input("recovery_pct", Fraction(recipe.viability_pct_at_least), source="recipe: at the least"),
    )
    vials = vials_to_thaw(feeder_cells=needed, per_vial_cells=per_vial)
    return (
        Calculated("vials to thaw", vials.vials),
        Calculated("viable feeders needed", needed),
        Calculated("left over", vials.left_over_cells),
    )


def feeder_suspension_ml(asked: CalculationInput) -> tuple[Calculated, ...]:
    """The volume of suspension that holds the feeders needed: by the count after thawing once it is there."""
    needed = _needed_after(asked)
    if needed is None:
        return ()
    density = asked.given("feeder_live_per_ml", "count after thawing") or Input(
        "cells_per_ml", Fraction(asked.dossier.recipe.feeders.suspension_viable_per_ml), source="recipe"
    )
    return (Calculated("to add", volume_at_density_ml(cells=needed, cells_per_ml=density)),)


def seeding_content_ml(asked: CalculationInput) -> tuple[Calculated, ...]:
    """The volume that brings what was moved in to the seeding density, and the medium that makes it up."""
    cells = _moved_in(asked, Responder.VIABLE)
    density = Input("cells_per_ml", Fraction(asked.dossier.recipe.medium.seeding_viable_per_ml), source="recipe")
    kind = asked.type_of(asked.about.code)
    medium = medium_to_add_ml(
        viable_cells=cells,
        target_cells_per_ml=density,
        volume_ml=moved_ml(asked),
        vessel_max_ml=None if kind is None else Fraction(kind.maximum_ml),
    )
    return (
        Calculated("volume", volume_at_density_ml(cells=cells, cells_per_ml=density)),
        Calculated("to add, feeders included", medium),
    )


def carry_ml(asked: CalculationInput) -> tuple[Calculated, ...]:
    """The volume that fills one vessel at the seeding density: what is over takes a second one, or is frozen."""
    movement = next((one for one in asked.dossier.moved_by(asked.run.key) if one.about == asked.about), None)
    source = movement.source if movement else asked.typing.source
    if source is None:
        return ()
    kind = _kind_filled(asked, movement, source)
    maximum: Operand = missing(Absence.PENDING, "say into what kind of vessel the cells go")
    if kind is not None:
        maximum = Input("maximum_ml", Fraction(kind.maximum_ml), source=kind.label)
    density = Input(
        "seeding_cells_per_ml", Fraction(asked.dossier.recipe.medium.seeding_viable_per_ml), source="recipe"
    )
    cells = cells_to_fill(maximum_ml=maximum, seeding_cells_per_ml=density)
    volume = volume_at_density_ml(cells=cells, cells_per_ml=asked.per_ml(source, Responder.VIABLE))
    held = asked.held_ml(source)
    if volume.value is not None and isinstance(held, Input) and volume.value > held.value:
        volume = volume.noting("more than there is: all of it")
    label = f"fills one {kind.label}" if kind else "fills one vessel"
    return (Calculated(label, volume), Calculated("viable cells in it", cells))


def moved_ml(asked: CalculationInput) -> Operand:
    """What was moved into the vessel in this step."""
    moved = [volume for one, volume in _carried(asked, asked.run) if one.target == asked.about.code]
    if not moved:
        return missing(Absence.PENDING, NOTHING_MOVED)
    return Input("volume_ml", sum(moved, Fraction(0)), source="moved in this step")


def _feeders(stimulation: Stimulation, responders: Computed) -> Computed:
    ratio = FeederRatio(Fraction(stimulation.feeders_per_responder), Responder(stimulation.responder))
    return feeder_cells(ratio, responder_cells=responders).noting(responders.note)


def _needed_after(asked: CalculationInput) -> Computed | None:
    """Feeders for the stimulation that waits for this step: for what was moved there, else for all there is."""
    for stimulation in asked.dossier.recipe.feeders.stimulations:
        step = asked.dossier.recipe.step(stimulation.step)
        if asked.run.step.key in step.after:
            responder = Responder(stimulation.responder)
            there = [one for run in asked.dossier.runs if run.step.key == step.key for one in _carried(asked, run)]
            moved = [one for one in there if one[0].happened_at < asked.at]
            if moved:
                return _feeders(stimulation, _responders(asked, responder, moved))
            return _feeders(stimulation, _all_there_is(asked, responder))
    return None


def _all_there_is(asked: CalculationInput, responder: Responder) -> Computed:
    """The cells in all vessels that are in culture."""
    volumes = {code: Input("volume_ml", one.volume_ml, source=f"vessel {code}") for code, one in _live(asked).items()}
    if not volumes:
        nothing = missing(Absence.PENDING, "no vessel with cells is counted yet")
        return responder_cells(responder, {"vessel": (nothing, nothing)})
    taken = {code: (volume, asked.per_ml(code, responder)) for code, volume in volumes.items()}
    return responder_cells(responder, taken).noting(ALL_OF_IT)


def _live(asked: CalculationInput) -> dict[str, Vessel]:
    return {code: one for code, one in live_vessels(asked.before()).items() if one.fate is Fate.CULTURE}


def _moved_in(asked: CalculationInput, responder: Responder) -> Computed:
    """The responder cells moved into the vessel in this step."""
    moved = [one for one in _carried(asked, asked.run) if one[0].target == asked.about.code]
    if not moved:
        nothing = missing(Absence.PENDING, NOTHING_MOVED)
        return responder_cells(responder, {"vessel": (nothing, nothing)})
    return _responders(asked, responder, moved)


def _responders(asked: CalculationInput, responder: Responder, moved: Sequence[tuple[Movement, Fraction]]) -> Computed:
    volumes: dict[str, Fraction] = {}
    for movement, volume in moved:
        assert movement.source is not None
        volumes[movement.source] = volumes.get(movement.source, Fraction(0)) + volume
    return responder_cells(
        responder,
        {
            code: (Input("volume_ml", volume, source="moved in this step"), asked.per_ml(code, responder))
            for code, volume in volumes.items()
        },
    )


def _carried(asked: CalculationInput, run: Run) -> list[tuple[Movement, Fraction]]:
    """What a run moved from vessel to vessel to grow on, with its volumes."""
    found = []
    for movement in asked.dossier.moved_by(run.key):
        volume = run.number("volume_ml", movement.about)
        if movement.source and movement.target and movement.fate is Fate.CULTURE and volume is not None:
            found.append((movement, volume))
    return found


def _stimulation(asked: CalculationInput, step: str) -> Stimulation | None:
    return next((one for one in asked.dossier.recipe.feeders.stimulations if one.step == step), None)


def _counted_feeders(asked: CalculationInput) -> Input | None:
    """The feeders per mL as counted after thawing, in the step before this one."""
    for run in reversed(asked.dossier.runs):
        if run.step.key in asked.run.step.after and run.field("feeder_live_per_ml") is not None:
            value = run.number("feeder_live_per_ml")
            if value is not None:
                return Input("cells_per_ml", value, source="feeders counted after thawing", at=run.done_at)
    return None


def _kind_filled(asked: CalculationInput, movement: Movement | None, source: str) -> VesselType | None:
    """What kind of vessel the cells go into, as far as it is said; else the kind they come from."""
    if movement is not None:
        return asked.type_of(movement.target)
    return asked.known_type(asked.typing.vessel_type) or asked.type_of(source)
