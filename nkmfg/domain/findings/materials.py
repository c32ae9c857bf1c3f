"""Fitness of lots and equipment for use at a moment, and checks of those unfit at their use."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from nkmfg.domain.facts.dossier import Dossier, Line, Run
from nkmfg.domain.facts.materials import EquipmentFacts, Irradiation, LotFacts, LotTest, facts_at
from nkmfg.domain.findings.check import Check, Subject, SubjectKind
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.lines import line_params
from nkmfg.domain.recipe.enums import Blocks
from nkmfg.domain.recipe.judging import Verdict
from nkmfg.domain.recipe.parameters import FeederUse
from nkmfg.domain.values.hashing import canonical
from nkmfg.domain.values.quantities import plain


class LotFaultCode(StrEnum):
    """Reason why a lot is not fit for use."""

    NOT_RELEASED = "not_released"  # in quarantine, or released after the moment of use
    REJECTED = "rejected"
    EXPIRED = "expired"
    IRRADIATION_INCOMPLETE = "irradiation_incomplete"
    IRRADIATED_LATER = "irradiated_later"
    IRRADIATION_DOSE = "irradiation_dose"
    TEST = "test"


@dataclass(frozen=True, slots=True, kw_only=True)
class LotFault:
    """One reason why a lot is not fit for use; a pending one may be used at risk, with QA's permission."""

    code: LotFaultCode
    params: Mapping[str, str]
    is_pending: bool = False
    test: LotTest | None = None

    @property
    def key(self) -> str:
        """Key under which QA's permission is stored: "not_released", "test/sterility"."""
        return self.code.value if self.test is None else f"{self.code}/{self.test.criterion.key}"


class EquipmentFaultCode(StrEnum):
    """Reason why a piece of equipment is not fit for use."""

    NOT_IN_SERVICE = "not_in_service"
    NOT_CALIBRATED = "not_calibrated"
    CALIBRATION_OVER = "calibration_over"


@dataclass(frozen=True, slots=True, kw_only=True)
class EquipmentFault:
    """One reason why a piece of equipment is not fit for use."""

    code: EquipmentFaultCode
    params: Mapping[str, str]


def lot_faults(lot: LotFacts, feeders: FeederUse, at: datetime, on: date) -> tuple[LotFault, ...]:
    """Every reason why the lot is not fit for use at `at`, which is the day `on` at the site."""
    return tuple(_lot_faults(lot, feeders, at, on))


def equipment_faults(equipment: EquipmentFacts, on: date) -> tuple[EquipmentFault, ...]:
    """Every reason why the equipment is not fit for use on that day at the site."""
    return tuple(_equipment_faults(equipment, on))


def _lot_faults(lot: LotFacts, feeders: FeederUse, at: datetime, on: date) -> Iterator[LotFault]:
    subject = {"lot": lot.code}
    if lot.is_rejected:
        yield LotFault(code=LotFaultCode.REJECTED, params=subject)
    elif lot.released_at is None or lot.released_at > at:
        # One code for both: the same use is judged again after the release, and is the same deviation.
        yield LotFault(code=LotFaultCode.NOT_RELEASED, params=subject, is_pending=True)
    if on > lot.expires_on:
        yield LotFault(code=LotFaultCode.EXPIRED, params=subject | {"expires_on": lot.expires_on.isoformat()})
    if lot.irradiation is not None:
        yield from _irradiation_faults(subject, lot.irradiation, feeders, at)
    for test in lot.tests:
        if test.criterion.blocks is Blocks.FEEDER_LOT and not test.judgement.settles:
            yield LotFault(
                code=LotFaultCode.TEST,
                params=subject | {"test": test.criterion.key, "judgement": test.judgement.code.value},
                is_pending=test.judgement.verdict is Verdict.PENDING,
                test=test,
            )


def _irradiation_faults(
    subject: dict[str, str], irradiation: Irradiation, feeders: FeederUse, at: datetime
) -> Iterator[LotFault]:
    irradiated_at, dose_gy = irradiation.irradiated_at, irradiation.dose_gy
    if irradiated_at is None or dose_gy is None or irradiation.irradiator is None:
        yield LotFault(code=LotFaultCode.IRRADIATION_INCOMPLETE, params=subject)
        return
    if irradiated_at > at:
        yield LotFault(code=LotFaultCode.IRRADIATED_LATER, params=subject)
    low_gy, high_gy = feeders.dose_gy_low, feeders.dose_gy_high
    if not low_gy <= dose_gy <= high_gy:
        numbers = {"dose_gy": plain(dose_gy), "low_gy": plain(low_gy), "high_gy": plain(high_gy)}
        yield LotFault(code=LotFaultCode.IRRADIATION_DOSE, params=subject | numbers)


def _equipment_faults(equipment: EquipmentFacts, on: date) -> Iterator[EquipmentFault]:
    subject = {"equipment": equipment.code, "name": equipment.name}
    until = equipment.calibrated_until
    if not equipment.is_in_service:
        yield EquipmentFault(code=EquipmentFaultCode.NOT_IN_SERVICE, params=subject | {"state": equipment.state})
    if until is None:
        yield EquipmentFault(code=EquipmentFaultCode.NOT_CALIBRATED, params=subject)
    elif on > until:
        yield EquipmentFault(
            code=EquipmentFaultCode.CALIBRATION_OVER, params=subject | {"calibrated_until": until.isoformat()}
        )


def unfit_at_use(evidence: Evidence) -> Iterator[Check]:
    """Check lots and equipment that were unfit when they were used, by the facts on record at that moment."""
    dossier = evidence.dossier
    for run, line in dossier.lines():
        entry = line.value
        if entry is None:
            continue
        lot = dossier.materials.lots.get(entry.lot or "")
        piece = dossier.materials.equipment.get(entry.equipment or "")
        if lot:
            yield from _unfit_lot(dossier, run, line, facts_at(lot, entry.happened_at))
        if piece:
            yield from _unfit_equipment(dossier, run, line, facts_at(piece, entry.happened_at))
    yield from _unfit_il2(dossier)


def _unfit_il2(dossier: Dossier) -> Iterator[Check]:
    """Check the lots of the IL-2 given to the patient; each day is a use of its own, as each run is."""
    for dose in dossier.il2_doses:
        last = dose.last
        versions = dossier.materials.lots.get(last.lot or "")
        if not versions or last.given_at is None:
            continue
        lot = facts_at(versions, last.given_at)
        for fault in _faults_at_use(dossier, lot, last.given_at):
            yield Check(
                code="lot.unfit",
                subject=Subject(SubjectKind.LOT, lot.code),
                params={
                    "run": str(Subject(SubjectKind.IL2, str(dose.day))),
                    "day": str(dose.day),
                    "reason": _reason(fault),
                },
                data=fault,
                by=last.recorded_by,
                at=last.given_at,
            )


def _unfit_lot(dossier: Dossier, run: Run, line: Line, lot: LotFacts) -> Iterator[Check]:
    field, subject, at = run.field(line.key.field), Subject(SubjectKind.LOT, lot.code), line.last.happened_at
    if field is not None and field.material and lot.material != field.material:
        yield _used("lot.other_material", subject, run, line, name=lot.name)
    for fault in _faults_at_use(dossier, lot, at):
        yield _used("lot.unfit", subject, run, line, fault, reason=_reason(fault))


def _faults_at_use(dossier: Dossier, lot: LotFacts, at: datetime) -> Iterator[LotFault]:
    """Faults of a lot at its use, without pending ones that QA had permitted."""
    for fault in lot_faults(lot, dossier.recipe.feeders, at, at.astimezone(dossier.zone).date()):
        if not (fault.is_pending and fault.key in _permitted(dossier, lot.code, at)):
            yield fault


def _permitted(dossier: Dossier, lot: str, at: datetime) -> frozenset[str]:
    """Keys of the pending faults of a lot that QA had permitted by that moment."""
    uses = [use for use in dossier.at_risk if use.thing == f"lot {lot}" and use.permitted_at <= at]
    return frozenset(key for use in uses for key in use.pending)


def _unfit_equipment(dossier: Dossier, run: Run, line: Line, equipment: EquipmentFacts) -> Iterator[Check]:
    field, subject = run.field(line.key.field), Subject(SubjectKind.EQUIPMENT, equipment.code)
    if field is not None and field.equipment and equipment.kind != field.equipment:
        yield _used("equipment.other_kind", subject, run, line, name=equipment.name)
    for fault in equipment_faults(equipment, line.last.happened_at.astimezone(dossier.zone).date()):
        yield _used("equipment.unfit", subject, run, line, fault, reason=_reason(fault))


def _reason(fault: LotFault | EquipmentFault) -> str:
    """The fault with its values as a canonical string: other values make another deviation."""
    return canonical({"code": fault.code.value, **fault.params})


def _used(
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
