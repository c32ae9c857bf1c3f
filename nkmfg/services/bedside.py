"""Infusion forms: their numbers, and the bedside notes transcribed from them."""

from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.case import Case
from nkmfg.domain.facts.ward import Flow
from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.values.errors import Malformed, Refused
from nkmfg.ledger.act import OpenAct, act
from nkmfg.ledger.actor import By
from nkmfg.models import Attachment, Batch, Bedside, Infusion, InfusionFlow, InfusionForm
from nkmfg.services.attachments import attachment_with
from nkmfg.services.dossier.case import open_case
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.labels import container_of
from nkmfg.services.parsing import happened, line_or_none, member_of, number_or_none
from nkmfg.words.messages import _


@dataclass(frozen=True, slots=True, kw_only=True)
class BedsideInput:
    """Bedside notes on the form other than volume and times; each may be left empty."""

    form: str = ""
    second: str = ""
    tubing_ml: str = ""
    flush_ml: str = ""
    vital_signs: str = ""
    attachment: str = ""  # SHA-256 of the scanned form
    flows: tuple[tuple[str, datetime, str], ...] = field(default=())  # flow, moment, rate


NOTHING_NOTED = BedsideInput()


def new_form(session: Session, by: By, number: str, container: str) -> tuple[str, Case]:
    """Issue a numbered form for a container. Each print gets a number of its own."""
    batch = batch_numbered(session, number)
    with act(session, Action.PRINT_FORM, by=by, on=batch) as opened:
        vessel = container_of(session, batch, container)
        query = sa.select(sa.func.count()).select_from(InfusionForm).where(InfusionForm.batch_id == batch.id)
        row = InfusionForm(
            number=f"IF-{batch.number.removeprefix('NK-')}-{1 + (session.scalar(query) or 0)}",
            batch_id=batch.id,
            container_id=vessel.id,
            printed_at=opened.at,
            printed_by_id=by.person_id,
        )
        session.add(row)
        session.flush()
        given = row.number
    return given, open_case(session, number)


def write_bedside(session: Session, batch: Batch, row: Infusion, noted: BedsideInput, opened: OpenAct) -> None:
    """Write the bedside notes of an infusion. Raises Refused for a form that was already transcribed."""
    form = line_or_none(_("Number of the form"), noted.form, field="form_number")
    if form is not None:
        form = form.upper()
        _refuse_again(session, batch, row, form)
    kept: Attachment | None = attachment_with(session, batch, noted.attachment) if noted.attachment else None
    session.add(
        Bedside(
            infusion_id=row.id,
            revision=row.revision,
            form_number=form,
            second_person=line_or_none(_("Matched by a second person"), noted.second, field="second"),
            tubing_typed=noted.tubing_ml.strip() or None,
            tubing_ml=number_or_none(_("Left in the tubing"), noted.tubing_ml, field="tubing_ml"),
            flush_typed=noted.flush_ml.strip() or None,
            flush_ml=number_or_none(_("Flushed with"), noted.flush_ml, field="flush_ml"),
            vital_signs=line_or_none(_("Vital signs"), noted.vital_signs, field="vital_signs"),
            attachment_id=None if kept is None else kept.id,
        )
    )
    before = row.started_at
    for ordinal, (change, at, rate) in enumerate(noted.flows, start=1):
        flow = member_of(_("What was done"), change, Flow, field="flows")
        moment = happened(_("During the infusion"), at, opened.at, field="flows")
        if moment < before or (row.stopped_at is not None and moment > row.stopped_at):
            raise Malformed("bedside.moment_outside", field="flows", label=_("During the infusion"))
        rate_ml = number_or_none(_("Rate"), rate, field="flows")
        if flow is Flow.RATE and rate_ml is None:
            raise Malformed("bedside.rate_missing", field="flows", label=_("Rate"))
        session.add(
            InfusionFlow(
                infusion_id=row.id,
                ordinal=ordinal,
                flow=flow,
                at=moment,
                rate_typed=rate.strip() or None,
                rate_ml_per_h=rate_ml,
            )
        )
        before = moment
    _flush(session, form)


def _refuse_again(session: Session, batch: Batch, row: Infusion, form: str) -> None:
    used = session.execute(
        sa.select(Batch.number, Infusion.ordinal)
        .join(Infusion, Infusion.batch_id == Batch.id)
        .join(Bedside, Bedside.infusion_id == Infusion.id)
        .where(
            Bedside.form_number == form,
            sa.not_(sa.and_(Infusion.batch_id == batch.id, Infusion.ordinal == row.ordinal)),
        )
    ).first()
    if used is not None:
        raise Refused("bedside.transcribed", form=form, infusion=used[1], batch=used[0])


def _flush(session: Session, form: str | None) -> None:
    try:
        session.flush()
    except sa.exc.IntegrityError as twice:  # another batch inserted the number concurrently
        raise Refused("bedside.transcribed_meanwhile", form=form) from twice
