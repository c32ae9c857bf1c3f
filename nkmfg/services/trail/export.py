"""Export of a whole trail as CSV or JSON, with every act and every change. An export is itself an act."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from typing import Any

from sqlalchemy.orm import Session

from nkmfg.domain.documents.audit_view import ActView, ChangeView
from nkmfg.domain.permissions.actions import Action
from nkmfg.ledger.act import act
from nkmfg.ledger.actor import By
from nkmfg.models import Person
from nkmfg.services.days import zone_of
from nkmfg.services.site import site_of
from nkmfg.services.trail.reading import acts_in, everything
from nkmfg.words.messages import N_, _, ngettext
from nkmfg.words.reader import ENGLISH, written_for

FORMAT = 1
COLUMNS = (
    N_("number"), N_("at"), N_("at (UTC)"), N_("person"), N_("role"), N_("in the session of"), N_("tablet"),
    N_("action in words"), N_("thing"), N_("place"), N_("was"), N_("is"), N_("unit"), N_("reason"), N_("software"),
    N_("schema"), N_("database user"), N_("digest"),
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "'")


def trail_csv(session: Session, by: By, stream: str) -> str:
    """CSV with one line per change, and one for an act without changes; cells are escaped for spreadsheets."""
    _note(session, by, stream, "CSV")
    zone = zone_of(session)
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow([_(column) for column in COLUMNS])
    for view in everything(session, stream):
        rows.writerows([disarmed(cell) for cell in row] for row in _rows(view, zone))
    return written.getvalue()


def trail_json(session: Session, by: By, stream: str) -> str:
    """JSON with all details, and the digests that link each act to the one before; in English for every reader."""
    _note(session, by, stream, "JSON")
    zone = zone_of(session)
    site = site_of(session)
    with written_for(ENGLISH):
        acts = [_document(view, zone) for view in everything(session, stream)]
    document = {
        "format": FORMAT,
        "site": "" if site is None else site.name,
        "mark": None if site is None else site.mark,
        "stream": stream,
        "acts": acts,
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def disarmed(cell: str) -> str:
    """Escape a cell that a spreadsheet would take for a formula; `armed` reverses it."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def armed(cell: str) -> str:
    """Unescape a cell."""
    return cell.removeprefix("'")


def _note(session: Session, by: By, stream: str, form: str) -> None:
    """Record the export in the person's own stream. Raises Unknown for a stream without acts."""
    count = acts_in(session, stream)
    person = session.get_one(Person, by.person_id)
    reason = ngettext(
        "trail of {stream} exported as {form}, {n} act",
        "trail of {stream} exported as {form}, {n} acts",
        count,
        stream=stream,
        form=form,
    )
    with act(session, Action.NOTE_ACCESS, by=by, on=person, reason=reason):
        pass


def _rows(view: ActView, zone: tzinfo) -> Iterator[list[str]]:
    head = [
        str(view.number),
        _local(view.at, zone),
        view.at.astimezone(UTC).isoformat(),
        view.who,
        view.role,
        view.in_session_of,
        view.tablet,
        view.action_words,
    ]
    tail = [view.reason, view.software, view.schema, view.database_user, view.digest]
    for change in view.changes or (None,):
        yield [*head, *_cells(change), *tail]


def _cells(change: ChangeView | None) -> list[str]:
    if change is None:
        return [""] * 5
    if len(change.differences) == 1:
        only = change.differences[0]
        thing = f"{change.thing}, {only.label}" if only.label else change.thing
        return [thing, change.place, only.was, only.now, only.unit]
    was = "; ".join(
        f"{difference.label}: {difference.was}".lstrip(": ") for difference in change.differences if difference.was
    )
    now = "; ".join(
        f"{difference.label}: {difference.now} {difference.unit}".strip(": ") for difference in change.differences
    )
    return [change.thing, change.place, was, now, ""]


def _document(view: ActView, zone: tzinfo) -> dict[str, Any]:
    return {
        "number": view.number,
        "at": _local(view.at, zone),
        "person": view.who,
        "role": view.role,
        "in the session of": view.in_session_of or None,
        "tablet": view.tablet or None,
        "action": view.action,
        "action in words": view.action_words,
        "reason": view.reason or None,
        "software": view.software,
        "schema": view.schema,
        "database user": view.database_user,
        "digest": view.digest,
        "digest before": view.previous,
        "changes": [
            {
                "thing": change.thing,
                "place": change.place or None,
                "values": [
                    {"name": value.label or None, "was": value.was or None, "is": value.now, "unit": value.unit or None}
                    for value in change.differences
                ],
                "table": change.table,
                "change": change.op,
                "number": change.change_id,
                "sha256 before": change.was_sha256,
                "sha256": change.became_sha256,
            }
            for change in view.changes
        ],
    }


def _local(at: datetime, zone: tzinfo) -> str:
    return at.astimezone(zone).isoformat(timespec="microseconds")
