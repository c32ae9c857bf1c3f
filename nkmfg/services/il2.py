"""IL-2 of the treatment days: recorded and corrected."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.facts.disposition_facts import Il2Given
from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.product.treatment import written
from nkmfg.domain.values.errors import Malformed, Stale, Unknown
from nkmfg.ledger.act import OpenAct, act
from nkmfg.ledger.actor import By
from nkmfg.models import Batch, Il2Dose, Lot
from nkmfg.services import deviations
from nkmfg.services.dossier.case import open_case
from nkmfg.services.parsing import happened, line, line_or_none, member_of, number
from nkmfg.services.steps.runs import mark_recorded
from nkmfg.words.messages import _

_EARLIEST_DAY, _LATEST_DAY = -30, 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Il2Input:
    """The IL-2 of a day as typed."""

    given: str
    ordered_iu: str
    given_iu: str = ""
    given_at: datetime | None = None
    site: str = ""
    lot: str = ""
    why_not: str = ""


def note_il2(
    session: Session,
    by: By,
    batch: Batch,
    day: int,
    typed: Il2Input,
    reason: str = "",
    revision: int | None = None,
) -> tuple[str, ...]:
    """Record the IL-2 of a treatment day: given, held or missed. With a reason, correct the entry before.

    `revision` is the one shown; raises Stale for an older one. Returns the events of the deviations opened.
    """
    refuse_day(day)
    corrects = bool(reason.strip())
    action = Action.CORRECT_IL2 if corrects else Action.NOTE_IL2
    with act(session, action, by=by, on=batch, reason=reason if corrects else None) as opened:
        query = sa.select(sa.func.max(Il2Dose.revision)).where(Il2Dose.batch_id == batch.id, Il2Dose.day == day)
        before = session.scalar(query) or 0
        if before and not corrects:
            raise Stale("il2.noted", day=written(day))
        if corrects and revision is not None and revision != before:
            raise Stale("il2.corrected_meanwhile")
        row = Il2Dose(batch_id=batch.id, day=day, revision=before + 1, reason=reason.strip() or None)
        keep_il2(session, by, batch, row, typed, opened)
        session.flush()
        return deviations.open_missing(session, batch, open_case(session, batch.number), opened.at)


def refuse_day(day: int) -> None:
    """Raise Malformed for a day on which no IL-2 is given."""
    if not _EARLIEST_DAY <= day <= _LATEST_DAY or day == 0:
        raise Malformed("il2.day_outside")


def keep_il2(session: Session, by: By, batch: Batch, row: Il2Dose, typed: Il2Input, opened: OpenAct) -> None:
    """Write one day's IL-2 into its row, inside an act. Raises Malformed."""
    _write_il2(session, row, typed, opened, by)
    session.add(row)
    mark_recorded(session, batch, "il2_dose", row.given_at or opened.at, row.day)


def _write_il2(session: Session, row: Il2Dose, typed: Il2Input, opened: OpenAct, by: By) -> None:
    row.given = member_of(_("Given"), typed.given, Il2Given, field="given")
    row.ordered_typed, row.ordered_iu = (
        typed.ordered_iu.strip(),
        number(_("Ordered"), typed.ordered_iu, field="ordered_iu"),
    )
    row.site = line_or_none(_("Where"), typed.site, field="site")
    if typed.lot.strip():
        row.lot_id = session.scalar(sa.select(Lot.id).where(Lot.code == typed.lot.strip()))
        if row.lot_id is None:
            raise Unknown("il2.lot_unknown", lot=typed.lot.strip())
    if row.given == Il2Given.GIVEN:
        row.given_typed, row.given_iu = typed.given_iu.strip(), number(_("Given, IU"), typed.given_iu, field="given_iu")
        if typed.given_at is None:
            raise Malformed("il2.moment_missing", field="at", label=_("At"))
        row.given_at = happened(_("At"), typed.given_at, opened.at, field="at")
    else:
        why = line(_("Why not"), typed.why_not, field="why_not")
        row.reason = f"{row.reason}: {why}" if row.reason else why
    row.entered_at, row.recorded_by_id = opened.at, by.person_id
