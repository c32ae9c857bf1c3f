"""Uses of lots and equipment that a check is about: lines of the record, and days of the patient's IL-2."""

from dataclasses import dataclass
from datetime import datetime

from nkmfg.domain.facts.dossier import About, Dossier, LineKey
from nkmfg.domain.findings.check import Check, SubjectKind
from nkmfg.domain.permissions.states import DeviationState
from nkmfg.domain.recipe.model import Subject as FieldSubject

MATERIALS = frozenset({SubjectKind.LOT, SubjectKind.EQUIPMENT})


@dataclass(frozen=True, slots=True)
class Use:
    """Use of a lot or of equipment: the line that names it, or the day of treatment whose IL-2 it was."""

    happened_at: datetime
    line: LineKey | None = None
    day: int | None = None


def uses_of(check: Check) -> tuple[Use, ...]:
    """Uses of the lot or equipment that a check is about, in the order of the record; none for other checks."""
    if check.subject.kind not in MATERIALS or check.at is None:
        return ()
    if isinstance(check.data, tuple):
        return check.data  # of something questioned after its use
    if "day" in check.params:
        return (Use(check.at, day=int(check.params["day"])),)
    if check.run is None:
        return ()
    params = check.params
    about = About(FieldSubject(params["about_kind"]), params["about"])
    return (Use(check.at, LineKey(check.run, params["field"], about, int(params["replicate"]))),)


def is_of_line(check: Check, key: LineKey) -> bool:
    """True if a check is about the lot or equipment that a line names."""
    return any(use.line == key for use in uses_of(check))


def is_unassessed(dossier: Dossier, check: Check) -> bool:
    """True if a check opens a deviation that QA has not closed."""
    closed = {deviation.number for deviation in dossier.deviations if deviation.state == DeviationState.CLOSED}
    return check.spec.opens_deviation and check.deviation not in closed
