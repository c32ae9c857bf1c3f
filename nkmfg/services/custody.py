"""Custody of containers: issue to the ward, return, destruction. An issue that already happened is never refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NoReturn

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.documents.label import code_of
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.facts.ward import CustodyFact, CustodyKind, ScanTarget
from nkmfg.domain.findings.against import Against
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.permissions.actions import Action, Meaning
from nkmfg.domain.product.containers import custody_verifications
from nkmfg.domain.values.errors import Malformed, Refused, Unknown
from nkmfg.domain.values.several import Reasons
from nkmfg.ledger.act import OpenAct, act
from nkmfg.ledger.actor import By
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import Batch, CustodyTransfer, IdentityScan
from nkmfg.services import deviations
from nkmfg.services.dossier.case import open_case
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.labels import container_of
from nkmfg.services.parsing import happened, line, line_or_none, number_or_none
from nkmfg.words.checks import sentence, sentences
from nkmfg.words.messages import _

_SCAN_FIELDS: Mapping[ScanTarget, str] = {
    ScanTarget.CONTAINER: "container_scan",
    ScanTarget.ORDER_OR_PATIENT: "order_scan",
}
_WRONG_SCANS: Mapping[ScanTarget, str] = {
    ScanTarget.CONTAINER: "scan.not_the_container",
    ScanTarget.ORDER_OR_PATIENT: "scan.not_the_order_or_patient",
}


class Mismatch(Refused):
    """Raised if a scan does not match the expected code. The scan is stored, and a deviation opened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyInput:
    """A custody transfer as typed. Scans are required for an issue."""

    happened_at: datetime
    whom: str = ""
    condition: str = ""
    logger: str = ""
    documents: str = ""
    witness: str = ""
    volume_ml: str = ""
    container_scan: str = ""
    order_scan: str = ""


def issue(session: Session, by: By, number: str, container: str, handing: CustodyInput) -> int:
    """Issue a container to the ward, after both scans match and if no finding stops it.

    Raises Mismatch, with the scan stored; Refused with every finding that stops it. Returns the number of the transfer.
    """
    batch = batch_numbered(session, number)
    scans = _scans(session, batch, container, handing.container_scan, handing.order_scan)
    if not all(scan.matched for scan in scans):
        _note_mismatch(session, by, batch, "issue", container, scans)
    with act(session, Action.ISSUE_CONTAINER, by=by, on=batch) as opened:
        _write_scans(session, by, batch, "issue", container, scans, opened)
        case = open_case(session, number)
        against = case.against(container)
        if against:
            raise Refused("custody.not_issued", against=Against(case.dossier, against))
        return _write(session, by, batch, container, CustodyKind.ISSUED, handing, opened).ordinal


def note_issue(
    session: Session, by: By, number: str, container: str, handing: CustodyInput, reason: str
) -> tuple[str, ...]:
    """Record an issue that happened despite findings: each finding that would have stopped it opens a deviation."""
    batch = batch_numbered(session, number)
    with act(session, Action.NOTE_ISSUE, by=by, on=batch, reason=reason) as opened:
        case = open_case(session, number)
        against = sentences(case.dossier, case.against(container))
        row = _write(session, by, batch, container, CustodyKind.ISSUED, handing, opened, reason, afterwards=True)
        for check in case.against(container):
            key = ("custody.issued_against", f"custody:{row.ordinal}", "|".join(check.key))
            says = _(
                "Container {container} was issued: {sentence}",
                container=container,
                sentence=sentence(case.dossier, check),
            )
            deviations.write(session, batch, key, says, opened.at)
        return against


def take_back(session: Session, by: By, number: str, container: str, handing: CustodyInput) -> int:
    """Record a container returned from the ward."""
    batch = batch_numbered(session, number)
    with act(session, Action.RETURN_CONTAINER, by=by, on=batch) as opened:
        return _write(session, by, batch, container, CustodyKind.RETURNED, handing, opened).ordinal


def destroy(session: Session, by: By, number: str, container: str, handing: CustodyInput, reason: str) -> int:
    """Record the destruction of a container, or of what was left in it, before a witness."""
    batch = batch_numbered(session, number)
    with act(session, Action.DESTROY_CONTAINER, by=by, on=batch, reason=reason) as opened:
        ordinal = _write(session, by, batch, container, CustodyKind.DESTROYED, handing, opened, reason).ordinal
        session.flush()
        deviations.open_missing(session, batch, open_case(session, number), opened.at)
    return ordinal


def whole_name(number: str, container: str) -> str:
    """Batch number and container code, as printed on the label; other batches have a BAG1 too."""
    return f"{number} {container}"


@dataclass(frozen=True, slots=True)
class _Scan:
    """A scan of an identity, beside what was expected."""

    target: ScanTarget
    expected: str
    read: str
    matched: bool


def _scans(session: Session, batch: Batch, container: str, scanned: str, order_scanned: str) -> tuple[_Scan, ...]:
    """Scans compared with the container and with its order or patient."""
    dossier = open_case(session, batch.number).dossier
    container_of(session, batch, container)
    coi_code, patient = dossier.order.coi_code, dossier.order.patient
    whole, code = whole_name(batch.number, container), code_of(dossier, container)
    asked = (
        (ScanTarget.CONTAINER, whole, scanned, (whole, code)),
        (
            ScanTarget.ORDER_OR_PATIENT,
            _("{order} or {patient}", order=coi_code, patient=patient),
            order_scanned,
            (coi_code, patient),
        ),
    )
    for target, _expected, read, _good in asked:
        line(_("Scan of the {target}", target=target), read, field=_SCAN_FIELDS[target])
    return tuple(
        _Scan(target, expected, read.strip(), read.strip().casefold() in {text.casefold() for text in good})
        for target, expected, read, good in asked
    )


def _note_mismatch(
    session: Session, by: By, batch: Batch, place: str, container: str, scans: tuple[_Scan, ...]
) -> NoReturn:
    """Keep scans that do not match, and raise Mismatch; a deviation is opened."""
    with act(session, Action.NOTE_SCAN, by=by, on=batch) as opened:
        _write_scans(session, by, batch, place, container, scans, opened)
        deviations.open_missing(session, batch, open_case(session, batch.number), opened.at)
    wrong = [
        Refused(_WRONG_SCANS[scan.target], scanned=scan.read, expected=scan.expected)
        for scan in scans
        if not scan.matched
    ]
    raise Mismatch("custody.mismatch", wrong=Reasons(wrong))


def _write_scans(
    session: Session, by: By, batch: Batch, place: str, container: str, scans: tuple[_Scan, ...], opened: OpenAct
) -> None:
    vessel = container_of(session, batch, container)
    session.add_all(
        IdentityScan(
            batch_id=batch.id,
            container_id=vessel.id,
            place=place,
            asked=scan.target,
            expected=scan.expected,
            scanned=scan.read,
            matched=scan.matched,
            scanned_at=opened.at,
            scanned_by_id=by.person_id,
        )
        for scan in scans
    )
    session.flush()


def hand_to_sign(session: Session, number: str, ordinal: int) -> ToSign:
    """Copy that the second person signs: container, recipient and conditions. Raises Refused if it may not be given."""
    case = open_case(session, number)
    dossier = case.dossier
    hand = _hand(dossier, ordinal)
    if custody_verifications(dossier, hand):
        raise Refused("custody.verified")
    if _is_still_here(dossier, hand):
        against = case.against(hand.container, Stop.GIVING)
        if against:
            raise Refused("custody.not_verified", against=Against(dossier, against))
    return ToSign(
        scope=f"batch/{number}/custody/{ordinal}",
        meaning=Meaning.VERIFIED,
        statement=_(
            "I matched container {container} with order {order} and patient {patient}, and saw it {done}.",
            container=hand.container,
            order=dossier.order.coi_code,
            patient=dossier.order.patient,
            done=hand.kind,
        ),
        facts={
            "batch": number,
            "coi_code": dossier.order.coi_code,
            "donor": dossier.order.donor,
            "patient": dossier.order.patient,
            "container": hand.container,
            "custody": hand.kind.value,
            "happened_at": hand.happened_at.isoformat(),
            "whom": hand.whom,
            "condition": hand.condition,
            "logger": hand.logger,
            "documents": hand.documents,
            "witness": hand.witness,
            "volume_ml": hand.volume_typed,
            "written_down_by": dossier.name(hand.by),
        },
    )


def verify_custody(session: Session, signing: Signing, number: str, ordinal: int) -> None:
    """Sign the check of a custody transfer; never by the person who recorded it."""
    batch = batch_numbered(session, number)
    writer = sa.select(CustodyTransfer.recorded_by_id).where(
        CustodyTransfer.batch_id == batch.id, CustodyTransfer.ordinal == ordinal
    )
    with act(
        session,
        Action.VERIFY_HANDOVER,
        by=signing,
        on=batch,
        not_by=session.scalars(writer).all(),
        signs=lambda: hand_to_sign(session, number, ordinal),
    ):
        pass


def _is_still_here(dossier: Dossier, hand: CustodyFact) -> bool:
    """True for an issue that can still be stopped: the container was neither given, returned nor destroyed since."""
    gone = any(dossier.ward.hand(hand.container, kind) for kind in (CustodyKind.RETURNED, CustodyKind.DESTROYED))
    given = any(infusion.last.container == hand.container for infusion in dossier.infusions)
    return hand.kind is CustodyKind.ISSUED and not hand.is_afterwards and not gone and not given


def _hand(dossier: Dossier, ordinal: int) -> CustodyFact:
    found = next((transfer for transfer in dossier.ward.hands if transfer.ordinal == ordinal), None)
    if found is None:
        raise Unknown("custody.unknown", batch=dossier.number, handover=ordinal)
    return found


def _write(
    session: Session,
    by: By,
    batch: Batch,
    container: str,
    kind: CustodyKind,
    handing: CustodyInput,
    opened: OpenAct,
    reason: str | None = None,
    *,
    afterwards: bool = False,
) -> CustodyTransfer:
    vessel = container_of(session, batch, container)
    last = session.scalar(sa.select(sa.func.max(CustodyTransfer.ordinal)).where(CustodyTransfer.batch_id == batch.id))
    volume = number_or_none(_("Volume destroyed"), handing.volume_ml, field="volume_ml")
    if kind is not CustodyKind.DESTROYED and volume is not None:
        raise Malformed("custody.volume_not_asked", field="volume_ml", label=_("Volume destroyed"))
    row = CustodyTransfer(
        batch_id=batch.id,
        ordinal=1 + (last or 0),
        container_id=vessel.id,
        kind=kind,
        happened_at=happened(_("When"), handing.happened_at, opened.at, field="happened"),
        entered_at=opened.at,
        is_afterwards=afterwards,
        whom=None
        if kind is CustodyKind.DESTROYED
        else line(_("To whom") if kind is CustodyKind.ISSUED else _("From whom"), handing.whom, field="whom"),
        condition=line(_("Condition"), handing.condition, field="condition"),
        logger=line_or_none(_("Temperature logger"), handing.logger, field="logger"),
        documents=line_or_none(_("Documents"), handing.documents, field="documents"),
        witness=line(_("Witness"), handing.witness, field="witness")
        if kind is CustodyKind.DESTROYED
        else line_or_none(_("Witness"), handing.witness, field="witness"),
        volume_typed=handing.volume_ml.strip() or None,
        volume_ml=volume,
        reason=reason.strip() if reason else None,
        recorded_by_id=by.person_id,
    )
    session.add(row)
    session.flush()
    return row
