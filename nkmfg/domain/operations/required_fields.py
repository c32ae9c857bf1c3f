"""Fields, by key, that a step of each unit operation must have; a step may have more.

Keys contain the unit used in calculations; a field may be typed in another unit (×10⁶/mL) with a factor.
"""

from dataclasses import dataclass

from nkmfg.domain.recipe.enums import FieldKind, Operation, Subject


@dataclass(frozen=True, slots=True)
class RequiredField:
    """One required field of an operation."""

    key: str
    kind: FieldKind
    subject: Subject
    unit: str = ""


def _number(key: str, subject: Subject, unit: str) -> RequiredField:
    return RequiredField(key, FieldKind.NUMBER, subject, unit)


MOVED = _number("volume_ml", Subject.MOVEMENT, "mL")
"""Volume of a movement; its subject is the movement."""

CONTENT = _number("content_ml", Subject.VESSEL, "mL")
"""Measured content of the vessel afterwards (of a count: at sampling)."""

FEEDERS = _number("feeders_viable", Subject.VESSEL, "cells")

COUNTED = (
    RequiredField("method", FieldKind.CHOICE, Subject.VESSEL),
    CONTENT,
    _number("live_counted", Subject.VESSEL, "cells"),
    _number("dead_counted", Subject.VESSEL, "cells"),
    _number("squares", Subject.VESSEL, "squares"),
    _number("live_per_ml", Subject.VESSEL, "cells/mL"),
    _number("dead_per_ml", Subject.VESSEL, "cells/mL"),
    _number("total_per_ml", Subject.VESSEL, "cells/mL"),
    _number("viability_pct", Subject.VESSEL, "%"),
    _number("dilution", Subject.VESSEL, "×"),
    RequiredField("dilution_applied", FieldKind.YES_NO, Subject.VESSEL),
)
COUNT_METHODS = ("squares", "live_dead", "total_viability")

PHENOTYPED = (
    RequiredField("parent_gate", FieldKind.CHOICE, Subject.SAMPLE),
    _number("parent_of_live_pct", Subject.SAMPLE, "%"),
    _number("nk_pct", Subject.SAMPLE, "%"),
    _number("t_pct", Subject.SAMPLE, "%"),
    _number("feeder_pct", Subject.SAMPLE, "%"),
)
PARENT_GATES = ("live", "all", "cd45", "lymphocytes")

FED = (
    _number("removed_ml", Subject.VESSEL, "mL"),
    _number("added_ml", Subject.VESSEL, "mL"),
    RequiredField("removed_cells", FieldKind.CHOICE, Subject.VESSEL),
    _number("il2_iu", Subject.VESSEL, "IU"),
)
REMOVED_CELLS = ("settled", "counted")

READS: dict[Operation, tuple[RequiredField, ...]] = {
    Operation.RECEIVE: (CONTENT,),
    Operation.ISOLATE: (MOVED, CONTENT),
    Operation.DEPLETE: (MOVED, CONTENT),
    Operation.SEED: (MOVED, FEEDERS, CONTENT),
    Operation.COUNT: COUNTED,
    Operation.PHENOTYPE: PHENOTYPED,
    Operation.FEED: FED,
    Operation.SAMPLE: (MOVED,),
    Operation.SPLIT: (MOVED,),
    Operation.POOL: (MOVED,),
    Operation.RESTIMULATE: (MOVED, FEEDERS, CONTENT),
    Operation.FREEZE: (MOVED,),
    Operation.THAW: (CONTENT,),
    Operation.DISCARD: (MOVED,),
    Operation.WASH: (MOVED, CONTENT),
    Operation.HARVEST: (MOVED,),
    Operation.FORMULATE: (CONTENT,),
    Operation.FILL: (MOVED,),
    Operation.INSPECT: (RequiredField("appearance", FieldKind.CHOICE, Subject.CONTAINER),),
    Operation.FORM: (),
    Operation.EVENT: (),
}

CHOICES: dict[tuple[Operation, str], tuple[str, ...]] = {
    (Operation.COUNT, "method"): COUNT_METHODS,
    (Operation.PHENOTYPE, "parent_gate"): PARENT_GATES,
    (Operation.FEED, "removed_cells"): REMOVED_CELLS,
}
"""Answers interpreted by the code; a recipe may offer a subset only."""
