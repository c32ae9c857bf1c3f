"""Deviations opened after a write in a step: by the checks of the batch, and by the materials that were used."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.case import Case
from nkmfg.domain.facts.dossier import DeviationFact, Line, Run
from nkmfg.domain.findings.check import Check, Subject, SubjectKind
from nkmfg.domain.findings.lines import line_params
from nkmfg.domain.findings.materials import EquipmentFault, LotFault
from nkmfg.domain.values.hashing import canonical
from nkmfg.ledger.act import Open
from nkmfg.models import Batch, Equipment, Lot
from nkmfg.services import deviations
from nkmfg.services.equipment import use_faults as equipment_faults
from nkmfg.services.lots import use_faults as lot_faults

Thing = TypeVar("Thing", Lot, Equipment)


def open_flagged(
    session: Session, batch: Batch, case: Case, runs: Sequence[str], opened: Open
) -> tuple[DeviationFact, ...]:
    """Open what is not open yet, inside an act.

    Whether a lot or a piece of equipment was fit is judged by its state at the moment of use, when that is recorded.
    """
    checks = deviations.missing_among(case.checks)
    used = [check for key in runs for check in unfit(session, batch, case.dossier.run(key))]
    return deviations.open_all(session, batch, case.dossier, [*checks, *used], opened.at)


def unfit(session: Session, batch: Batch, run: Run) -> Iterator[Check]:
    """Lots and equipment that were used in a step though they were not fit for it."""
    used = [line.value for line in run.lines if line.value is not None]
    lots = _by_code(session, Lot, {entry.lot for entry in used if entry.lot is not None})
    equipment = _by_code(session, Equipment, {entry.equipment for entry in used if entry.equipment is not None})
    for line in run.lines:
        entry = line.value
        if entry is not None and entry.lot is not None:
            yield from _unfit_lot(session, batch, run, line, lots[entry.lot])
        if entry is not None and entry.equipment is not None:
            yield from _unfit_equipment(session, run, line, equipment[entry.equipment])


def _by_code(session: Session, table: type[Thing], codes: Collection[str]) -> Mapping[str, Thing]:
    if not codes:
        return {}
    return {row.code: row for row in session.scalars(sa.select(table).where(table.code.in_(codes)))}


def _unfit_lot(session: Session, batch: Batch, run: Run, line: Line, lot: Lot) -> Iterator[Check]:
    field, subject = run.field(line.key.field), Subject(SubjectKind.LOT, lot.code)
    if field is not None and field.material and lot.material != field.material:
        yield _check("lot.other_material", subject, run, line, name=lot.name)
    for fault in lot_faults(session, lot, line.last.happened_at, batch):
        yield _check("lot.unfit", subject, run, line, fault, reason=_reason(fault))


def _unfit_equipment(session: Session, run: Run, line: Line, equipment: Equipment) -> Iterator[Check]:
    field, subject = run.field(line.key.field), Subject(SubjectKind.EQUIPMENT, equipment.code)
    if field is not None and field.equipment and equipment.kind != field.equipment:
        yield _check("equipment.other_kind", subject, run, line, name=equipment.name)
    for fault in equipment_faults(session, equipment, line.last.happened_at):
        yield _check("equipment.unfit", subject, run, line, fault, reason=_reason(fault))


def _reason(fault: LotFault | EquipmentFault) -> str:
    """The fault with its values: other values are another deviation."""
    return canonical({"code": fault.code.value, **fault.params})


def _check(
    code: str,
    subject: Subject,
    run: Run,
    line: Line,
    fault: LotFault | EquipmentFault | None = None,
    **params: str,
) -> Check:
    return Check(
        code=code,
        subject=subject,
        params=line_params(line) | {"run": run.key} | params,
        data=fault,
        run=run.key,
        by=line.last.performed_by,
        at=line.last.happened_at,
    )
