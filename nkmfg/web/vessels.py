"""Tree of the vessels of a batch: origin and present content of each."""

from datetime import datetime
from typing import Any

from nkmfg.domain.culture.events import Fate
from nkmfg.domain.facts.dossier import Dossier, VesselFact
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.values.computed import Absence
from nkmfg.web import show
from nkmfg.words.codes import label
from nkmfg.words.messages import _


def vessel_tree(dossier: Dossier, numbers: BatchFigures) -> list[dict[str, Any]]:
    """Vessels not filled from another vessel of the batch, each with those filled from it."""
    parent: dict[str, str] = {}
    for movement in dossier.movements:
        if movement.source and movement.target:
            parent.setdefault(movement.target, movement.source)
    return [_branch(dossier, numbers, vessel, parent) for vessel in dossier.vessels if vessel.code not in parent]


def _branch(dossier: Dossier, numbers: BatchFigures, vessel: VesselFact, parent: dict[str, str]) -> dict[str, Any]:
    code = vessel.code
    fate = numbers.viable.fates.get(code)
    held = numbers.viable.volumes_ml.get(code)
    kinds = {kind.key: kind.label for kind in dossier.recipe.vessels}
    ends = [
        f"{label(movement.fate)} {show.local(movement.happened_at)}"
        for movement in dossier.movements
        if movement.source == code and movement.target is None
    ]
    was_source = any(movement.source == code for movement in dossier.movements)
    is_empty = (fate is None and was_source) or held == 0
    figures = []
    if held:
        figures.append({"name": _("volume"), "value": show.number(held), "unit": "mL"})
    for name, population in ((_("viable"), numbers.viable), (_("NK"), numbers.nk)):
        known = population.vessels.get(code)
        if known is None or is_empty:
            continue
        if known.cells.value is not None:
            day = _older_day(dossier, known.as_of, numbers.viable.vessels[code].as_of)
            dated = _("{name} as of {day}", name=name, day=day) if day else name
            figures.append({"name": dated, "value": show.number(known.cells.value, 3)})
        elif known.cells.absence is Absence.PENDING:
            figures.append({"name": name, "value": _("pending")})
    children = [child for child in dossier.vessels if parent.get(child.code) == code and child.code != code]
    return {
        "letter": code,
        "name": kinds.get(vessel.vessel_type, vessel.vessel_type.replace("_", " ")),
        "place": vessel.place or "",
        "figures": figures,
        "gone": is_empty or fate in (Fate.DISCARDED, Fate.INFUSED),
        "tone": "",
        "fate": "; ".join(ends)
        or (_("all moved on") if is_empty else label(fate) if fate and fate is not Fate.CULTURE else ""),
        "children": [_branch(dossier, numbers, child, parent) for child in children],
    }


def _older_day(dossier: Dossier, as_of: datetime | None, counted_at: datetime | None) -> str:
    """Day of a number, if the vessel was counted since without measuring these cells; otherwise empty."""
    if as_of is None or as_of == counted_at:
        return ""
    day = dossier.day_of(as_of)
    return show.local(as_of) if day is None else _("day {day}", day=day)
