"""Calculated numbers: shown at the fields of a form, and stored as snapshots at recording."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.calculators.calculated_snapshot import freeze
from nkmfg.domain.calculators.calculation_input import CalculatedNumber, CalculationInput, TypedInput
from nkmfg.domain.calculators.step_fields import calculated
from nkmfg.domain.case import Case
from nkmfg.domain.facts.dossier import About, Dossier, Run
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.recipe.model import FieldKind, Step, Subject
from nkmfg.domain.values.computed import Input
from nkmfg.domain.values.errors import Malformed
from nkmfg.domain.values.quantities import parse_number
from nkmfg.models import FeederLot, Lot
from nkmfg.services.lots.feeders import FEEDERS
from nkmfg.services.steps.recording_input import Recording, TypedValue

MOVED = About(Subject.MOVEMENT)  # a movement without a number yet


def calculates(step: Step) -> bool:
    """True if a calculated number is shown at a field of the step."""
    return any(known.calculated is not None for known in step.fields)


def typing_of(
    session: Session,
    run: Run,
    about: About,
    texts: Mapping[str, str],
    *,
    source: str | None = None,
    vessel_type: str = "",
    at: datetime | None = None,
) -> TypedInput:
    """Parse the fields of a form, by field, as input of calculations. Unreadable values are left out."""
    numbers: dict[str, Fraction] = {}
    for key, text in texts.items():
        known = run.field(key)
        if known is None or known.kind is not FieldKind.NUMBER or not text.strip():
            continue
        try:
            numbers[key] = Fraction(parse_number(text).value) * Fraction(known.unit_factor)
        except Malformed:
            continue
    return TypedInput(numbers, source or None, vessel_type, at, _label_cells(session, run, about, texts))


def calculated_by_field(
    dossier: Dossier, numbers: BatchFigures, run: Run, about: About, typing: TypedInput
) -> dict[str, tuple[CalculatedNumber, ...]]:
    """Calculated numbers to show at each field."""
    asked = CalculationInput(dossier, numbers, run, about, typing)
    found = {known.key: calculated(asked, known) for known in run.step.fields if known.subject is about.kind}
    return {key: some for key, some in found.items() if some}


def vessel_type_of(dossier: Dossier, code: str | None) -> str:
    """Type of an existing vessel; empty if there is none with that code."""
    return next((vessel.vessel_type for vessel in dossier.vessels if vessel.code == code), "")


@dataclass(frozen=True, slots=True)
class Snapshots:
    """Snapshots of the calculated numbers at the moment of a recording: by subject and field, and by movement."""

    values: Mapping[tuple[About, str], str]
    movements: tuple[Mapping[str, str], ...]


def no_snapshots(recording: Recording) -> Snapshots:
    """Snapshots of a step without calculated numbers."""
    return Snapshots({}, tuple({} for _ in recording.movements))


def snapshots_of(session: Session, case: Case, run: Run, recording: Recording) -> Snapshots:
    """Compute the snapshots of the calculated numbers, before the recording is written."""
    if not calculates(run.step):
        return no_snapshots(recording)
    dossier, numbers = case.dossier, case.figures
    values: dict[tuple[About, str], str] = {}
    for about in dict.fromkeys(typed.about for typed in recording.values):
        of_subject = [typed for typed in recording.values if typed.about == about]
        typing = typing_of(session, run, about, _texts(of_subject), at=_moment(of_subject))
        frozen = _freeze(calculated_by_field(dossier, numbers, run, about, typing), of_subject)
        values |= {(about, key): working for key, working in frozen.items()}
    types = {vessel.code: vessel.vessel_type for vessel in recording.vessels}
    movements = []
    for new in recording.movements:
        kind = types.get(new.target or "") or vessel_type_of(dossier, new.target)
        typing = typing_of(
            session,
            run,
            MOVED,
            _texts(new.values),
            source=new.source,
            vessel_type=kind,
            at=new.at or _moment(new.values),
        )
        movements.append(_freeze(calculated_by_field(dossier, numbers, run, MOVED, typing), new.values))
    return Snapshots(values, tuple(movements))


def _freeze(numbers: Mapping[str, tuple[CalculatedNumber, ...]], typed: Iterable[TypedValue]) -> dict[str, str]:
    written = {value.field for value in typed if not value.not_applicable_because}
    meant = {key: found[0].number for key, found in numbers.items() if key in written}
    return {key: freeze(number) for key, number in meant.items() if number.value is not None}


def _texts(typed: Iterable[TypedValue]) -> dict[str, str]:
    return {value.field: value.text for value in typed if value.replicate == 1}


def _moment(typed: Iterable[TypedValue]) -> datetime | None:
    return max((value.at for value in typed if value.at is not None), default=None)


def _label_cells(session: Session, run: Run, about: About, texts: Mapping[str, str]) -> Input | None:
    """Viable cells in a vial by the label of the feeder lot that is typed or recorded."""
    for known in run.step.fields:
        if known.kind is FieldKind.LOT and known.material == FEEDERS:
            entry = run.value(known.key, about)
            code = texts.get(known.key, "").strip() or (entry.lot if entry is not None else None)
            cells = session.scalar(
                sa.select(FeederLot.viable_per_vial).join(Lot, Lot.id == FeederLot.lot_id).where(Lot.code == code)
            )
            return None if cells is None else Input("label_cells", Fraction(cells), source=f"lot {code}")
    return None
