"""Labels of containers: printed from the record by an approved template, verified by a second person, and counted."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.documents.label import LabelContent, digest_of, label_facts
from nkmfg.domain.facts.ward import LabelAction
from nkmfg.domain.findings.against import Against
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.permissions.actions import Action, Meaning
from nkmfg.domain.product.labels import label_verifications, last_print
from nkmfg.domain.values.errors import Malformed, Refused, Unknown
from nkmfg.domain.values.hashing import canonical
from nkmfg.ledger.act import act, is_reason
from nkmfg.ledger.actor import By
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import Batch, LabelNote, Vessel
from nkmfg.services.donors.of_batch import donor_verdicts
from nkmfg.services.dossier.case import open_case
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.parsing import member_of, whole_or_none
from nkmfg.words.checks import sentences
from nkmfg.words.label import label_lines
from nkmfg.words.messages import _
from nkmfg.words.supply import failures

MOST_COPIES = 20


@dataclass(frozen=True, slots=True)
class LabelPrint:
    """A print: its number for the container, the number of copies, and the content."""

    ordinal: int
    copies: int
    says: LabelContent


def print_label(
    session: Session, by: By, number: str, container: str, profile: str, copies: str, reason: str = ""
) -> LabelPrint:
    """Print labels of a container. A second print requires a reason; every copy is counted."""
    batch = batch_numbered(session, number)
    many = _copies(copies)
    why = reason.strip() or None
    with act(session, Action.PRINT_LABEL, by=by, on=batch, reason=why) as opened:
        case = open_case(session, number)
        dossier = case.dossier
        if last_print(dossier, container) is not None and not is_reason(why):
            raise Refused("label.printed_before", container=container)
        says = label_lines(
            dossier,
            label_facts(case, container, profile, donor_verdicts(session, batch).regulatory.legends),
            stops=sentences(dossier, case.against(container, Stop.LABEL)),
            failures=failures(case),
        )
        row = _note(session, batch, container, LabelAction.PRINTED, many)
        row.says, row.sha256, row.reason = canonical(dict(says)), digest_of(says), why
        row.noted_at, row.noted_by_id = opened.at, by.person_id
        session.add(row)
        session.flush()
        return LabelPrint(row.ordinal, many, says)


def note_label(session: Session, by: By, number: str, container: str, action: str, copies: str, why: str = "") -> None:
    """Record labels applied, kept as specimen or destroyed; never refused, even if the account does not add up."""
    batch = batch_numbered(session, number)
    done = member_of(
        _("What was done"),
        action,
        [choice for choice in LabelAction if choice is not LabelAction.PRINTED],
        field="what",
    )
    many = _copies(copies)
    with act(session, Action.NOTE_LABEL, by=by, on=batch, reason=why.strip() or None) as opened:
        row = _note(session, batch, container, LabelAction(done), many)
        row.reason, row.noted_at, row.noted_by_id = why.strip() or None, opened.at, by.person_id
        session.add(row)


def label_to_sign(session: Session, number: str, container: str) -> ToSign:
    """Copy that the second person signs: every line of the label printed last.

    Raises Refused for a label that does not say what the record says now.
    """
    case = open_case(session, number)
    dossier = case.dossier
    printed = last_print(dossier, dossier.vessel(container).code)
    if printed is None or printed.says is None:
        raise Refused("label.none", container=container)
    if label_verifications(dossier, printed):
        raise Refused("label.verified", container=container)
    faults = case.label_faults(container)
    if faults:
        raise Refused("label.not_verified", against=Against(dossier, faults))
    return ToSign(
        scope=f"batch/{number}/label/{container}/{printed.ordinal}",
        meaning=Meaning.VERIFIED,
        statement=_(
            "I compared the label of container {container} of batch {batch} with the record, line by line.",
            container=container,
            batch=number,
        ),
        facts={**printed.says, "label_sha256": printed.sha256},
    )


def verify_label(session: Session, signing: Signing, number: str, container: str) -> None:
    """Verify a label by signature; never by the person who printed it."""
    batch = batch_numbered(session, number)
    printers = (
        sa.select(LabelNote.noted_by_id)
        .join(Vessel, Vessel.id == LabelNote.container_id)
        .where(LabelNote.batch_id == batch.id, Vessel.code == container, LabelNote.action == LabelAction.PRINTED)
        .order_by(LabelNote.ordinal.desc())
        .limit(1)
    )
    with act(
        session,
        Action.VERIFY_LABEL,
        by=signing,
        on=batch,
        not_by=session.scalars(printers).all(),
        signs=lambda: label_to_sign(session, number, container),
    ):
        pass


def printed_says(session: Session, number: str, container: str, ordinal: int) -> LabelPrint:
    """A label as printed. Raises Unknown."""
    for note in open_case(session, number).dossier.ward.label_notes_of(container):
        if note.ordinal == ordinal and note.says is not None:
            return LabelPrint(note.ordinal, note.copies, note.says)
    raise Unknown("label.no_print", container=container, batch=number, print=ordinal)


def container_of(session: Session, batch: Batch, code: str) -> Vessel:
    """The container with exactly that code. Raises Unknown."""
    found = session.scalar(sa.select(Vessel).where(Vessel.batch_id == batch.id, Vessel.code == code))
    if found is None:
        raise Unknown("container.unknown", batch=batch.number, container=code)
    return found


def _note(session: Session, batch: Batch, container: str, action: LabelAction, copies: int) -> LabelNote:
    vessel = container_of(session, batch, container)
    last = session.scalar(sa.select(sa.func.max(LabelNote.ordinal)).where(LabelNote.container_id == vessel.id))
    return LabelNote(batch_id=batch.id, container_id=vessel.id, ordinal=1 + (last or 0), action=action, copies=copies)


def _copies(typed: str) -> int:
    many = whole_or_none(_("How many"), typed or "1", field="copies")
    if many is None or not 1 <= many <= MOST_COPIES:
        raise Malformed("label.copies", field="copies", label=_("How many"), most=MOST_COPIES)
    return many
