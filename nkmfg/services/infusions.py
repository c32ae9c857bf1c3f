"""Infusions: recorded, corrected, and verified by a second person."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.facts.disposition_facts import Reaction, Residue
from nkmfg.domain.permissions.actions import Action, Meaning
from nkmfg.domain.product.infusions import infusion_facts, infusion_verifications
from nkmfg.domain.product.weight_plausibility import is_leap
from nkmfg.domain.recipe.model import Anchor
from nkmfg.domain.values.errors import Malformed, Refused, Stale, Unknown
from nkmfg.ledger.act import OpenAct, act
from nkmfg.ledger.actor import By
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import Batch, Infusion
from nkmfg.services import deviations
from nkmfg.services.after_use import open_in_batch_of_form
from nkmfg.services.bedside import NOTHING_NOTED, BedsideInput, write_bedside
from nkmfg.services.dossier.case import open_case
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.labels import container_of
from nkmfg.services.parsing import happened, line, line_or_none, member_of, number, one_of
from nkmfg.services.steps.runs import mark_recorded
from nkmfg.words.messages import _


@dataclass(frozen=True, slots=True, kw_only=True)
class InfusionInput:
    """An infusion as typed, at the bedside or from the returned form."""

    container: str
    identity_matched: str  # yes or no
    started_at: datetime
    stopped_at: datetime | None
    given_ml: str
    weight_kg: str
    reaction: str
    reaction_action: str = ""
    residue: str
    given_by: str
    noted: BedsideInput = NOTHING_NOTED
    weight_stands: bool = False  # an implausible weight was confirmed


def note_infusion(session: Session, by: By, batch: Batch, given: InfusionInput) -> tuple[int, tuple[str, ...]]:
    """Record an infusion. Facts are never refused; faults open deviations.

    Returns its number and the events of the deviations. Raises Malformed for unreadable input.
    """
    with act(session, Action.NOTE_INFUSION, by=by, on=batch) as opened:
        query = sa.select(sa.func.max(Infusion.ordinal)).where(Infusion.batch_id == batch.id)
        row = Infusion(batch_id=batch.id, ordinal=1 + (session.scalar(query) or 0), revision=1)
        keep_infusion(session, by, batch, row, given, opened)
        flagged = _flag_infusion(session, batch, opened)
    open_in_batch_of_form(session, batch, given.noted.form)
    return row.ordinal, flagged


def correct_infusion(
    session: Session, by: By, batch: Batch, ordinal: int, revision: int, given: InfusionInput, reason: str
) -> tuple[str, ...]:
    """Correct an infusion by a new revision; the first one is kept, and a second person checks again."""
    with act(session, Action.CORRECT_INFUSION, by=by, on=batch, reason=reason) as opened:
        last = session.scalar(
            sa.select(Infusion)
            .where(Infusion.batch_id == batch.id, Infusion.ordinal == ordinal)
            .order_by(Infusion.revision.desc())
            .limit(1)
        )
        if last is None:
            raise Unknown("infusion.unknown", batch=batch.number, infusion=ordinal)
        if last.revision != revision:
            raise Stale("infusion.corrected_meanwhile")
        row = Infusion(batch_id=batch.id, ordinal=ordinal, revision=last.revision + 1, reason=reason.strip())
        keep_infusion(session, by, batch, row, given, opened)
        flagged = _flag_infusion(session, batch, opened)
    open_in_batch_of_form(session, batch, given.noted.form)
    return flagged


def infusion_to_sign(session: Session, number: str, ordinal: int) -> ToSign:
    """Copy that the second person signs: identity of bag, order and patient, and the facts of the infusion."""
    dossier = open_case(session, number).dossier
    infusion = next((infusion for infusion in dossier.infusions if infusion.ordinal == ordinal), None)
    if infusion is None:
        raise Unknown("infusion.unknown", batch=number, infusion=ordinal)
    if infusion_verifications(dossier, infusion):
        raise Refused("infusion.verified")
    return ToSign(
        scope=f"batch/{number}/infusion/{ordinal}",
        meaning=Meaning.VERIFIED,
        statement=_(
            "I checked container {container} against order {order} and patient {patient}, and what is "
            "written of the infusion.",
            container=infusion.last.container,
            order=dossier.order.coi_code,
            patient=dossier.order.patient,
        ),
        facts=infusion_facts(dossier, infusion),
    )


def verify_infusion(session: Session, signing: Signing, number: str, ordinal: int) -> None:
    """Sign the check of an infusion; never by the person who recorded it."""
    batch = batch_numbered(session, number)
    writers = sa.select(Infusion.recorded_by_id).where(Infusion.batch_id == batch.id, Infusion.ordinal == ordinal)
    with act(
        session,
        Action.VERIFY_INFUSION,
        by=signing,
        on=batch,
        not_by=session.scalars(writers.distinct()).all(),
        signs=lambda: infusion_to_sign(session, number, ordinal),
    ):
        pass


def keep_infusion(session: Session, by: By, batch: Batch, row: Infusion, given: InfusionInput, opened: OpenAct) -> None:
    """Write an infusion into its row, inside an act. Raises Malformed, or Unknown for a container of no batch."""
    row.container_id = container_of(session, batch, given.container).id
    answers = {"yes": _("yes"), "no": _("no")}
    row.identity_matched = (
        one_of(_("Bag, order and patient match"), given.identity_matched, answers, field="identity_matched") == "yes"
    )
    row.started_at = happened(_("Started"), given.started_at, opened.at, field="started")
    row.stopped_at = (
        None if given.stopped_at is None else happened(_("Stopped"), given.stopped_at, opened.at, field="stopped")
    )
    if row.stopped_at is not None and row.stopped_at < row.started_at:
        raise Malformed("infusion.stop_before_start", field="stopped", label=_("Stopped"))
    row.given_typed, row.given_ml = given.given_ml.strip(), number(_("Volume given"), given.given_ml, field="given_ml")
    row.weight_typed, row.weight_kg = (
        given.weight_kg.strip(),
        number(_("Weight today"), given.weight_kg, field="weight_kg"),
    )
    if not row.weight_kg:
        raise Malformed("infusion.weight_zero", field="weight_kg", label=_("Weight today"))
    ordered = open_case(session, batch.number).dossier.order.weight_kg
    if ordered is not None and is_leap(row.weight_kg, ordered) and not given.weight_stands:
        known = {"weight": row.weight_kg, "ordered": ordered}
        raise Malformed("infusion.weight_doubtful", field="weight_kg", label=_("Weight today"), **known)
    row.reaction = member_of(_("Reaction"), given.reaction, Reaction, field="reaction")
    row.reaction_action = line_or_none(_("What was done"), given.reaction_action, field="reaction_action")
    row.residue = member_of(_("Residue"), given.residue, Residue, field="residue")
    row.given_by = line(_("Given by"), given.given_by, field="given_by")
    row.entered_at, row.recorded_by_id = opened.at, by.person_id
    session.add(row)
    session.flush()
    write_bedside(session, batch, row, given.noted, opened)
    mark_recorded(session, batch, Anchor.INFUSION, row.started_at)


def _flag_infusion(session: Session, batch: Batch, opened: OpenAct) -> tuple[str, ...]:
    """Open deviations for faults of an infusion; returns their events."""
    session.flush()
    return deviations.open_missing(session, batch, open_case(session, batch.number), opened.at)
