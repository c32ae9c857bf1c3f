"""Trail of a batch, and for QA of everything else: search, pages, export."""

from dataclasses import dataclass
from typing import Any

from flask import Response, render_template, request, url_for

from nkmfg.domain.documents.audit_view import ActView, ChangeView
from nkmfg.domain.permissions.actions import Role
from nkmfg.domain.values.errors import Malformed
from nkmfg.services.dossier.case import open_case
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.trail.export import trail_csv, trail_json
from nkmfg.services.trail.reading import (
    TrailQuery,
    acts_in,
    streams,
    trail_page,
    what_was_done,
    who_acted,
)
from nkmfg.web import show
from nkmfg.web.batches import ROOMS, band
from nkmfg.web.forms.moments import day_of
from nkmfg.web.web_session import GMP, allow, blueprint, by, db
from nkmfg.words.messages import N_, _
from nkmfg.words.refusals import refusal_sentence

pages = blueprint("trail")
show.NAVIGATION.append((N_("Trails"), "trail.stream", frozenset({Role.QA}), False))
ROOMS.append((N_("Trail"), "trail.of_batch"))
KINDS = (
    ("batch", N_("Batches")),
    ("person", N_("People")),
    ("donor", N_("Donors")),
    ("patient", N_("Patients")),
    ("order", N_("Orders")),
    ("collection", N_("Collections")),
    ("lot", N_("Lots")),
    ("equipment", N_("Equipment")),
    ("recipe", N_("Recipes")),
    ("site", N_("Site")),
    ("schema", N_("Schema")),
    ("access", N_("Unknown at the door")),
)

SHOWN_OF_AN_ACT = 6  # the rest is folded: the issue of a batch plans a hundred steps


@dataclass(frozen=True, slots=True)
class TrailPages:
    """Addresses of one trail: of the page, of the export, and their parameters."""

    read: str
    export: str
    names: dict[str, Any]

    def page(self, **said: Any) -> str:
        return url_for(self.read, **self.names, **said)


@pages.get("/batches/<number>/trail")
@allow(who=GMP)
def of_batch(number: str) -> Any:
    """Show everything done to a batch, the newest act first."""
    case = open_case(db(), number)
    where = TrailPages("trail.of_batch", "trail.export_batch", {"number": number})
    return _page(f"batch/{number}", _("Trail of batch {batch}", batch=number), where, band(case))


@pages.get("/batches/<number>/trail.<form>")
@allow(who=GMP)
def export_batch(number: str, form: str) -> Response:
    """Export the trail of a batch."""
    return _export(f"batch/{batch_numbered(db(), number).number}", form)


@pages.get("/trail")
@allow(Role.QA)
def stream() -> Any:
    """Show the trail of a stream by its name; without one, the trails last written to."""
    asked = request.args.get("stream", "")
    if asked:
        where = TrailPages("trail.stream", "trail.export", {"stream": asked})
        return _page(asked, _("Trail of {stream}", stream=asked.replace("/", " ")), where)
    kind = request.args.get("kind", "batch")
    kind = kind if kind in dict(KINDS) else "batch"
    return render_template(
        "trail/streams.html", kinds=[(key, _(name)) for key, name in KINDS], kind=kind, rows=streams(db(), kind)
    )


@pages.get("/trail.<form>")
@allow(Role.QA)
def export(form: str) -> Response:
    return _export(request.args.get("stream", ""), form)


def _page(name: str, title: str, where: TrailPages, the_band: dict[str, Any] | None = None) -> Any:
    count = acts_in(db(), name)
    asked, error = _asked()
    before = request.args.get("before", "")
    found = trail_page(db(), name, asked, int(before) if _is_number(before) else None)
    said = {key: text for key in ("q", "who", "what", "on") if (text := request.args.get(key, ""))}
    batch = where.names.get("number", "")
    page = render_template(
        "trail/page.html",
        title=title,
        count=count,
        rows=[_row(act, batch) for act in found.acts],
        asked=said,
        error=error,
        kept={key: value for key, value in where.names.items() if key == "stream"},
        people=[(person, person) for person in who_acted(db(), name)],
        actions=what_was_done(db(), name),
        everything=where.page(),
        newest=where.page(**said) if before else "",
        older=where.page(**said, before=found.before) if found.before else "",
        exports={form: url_for(where.export, form=form, **where.names) for form in ("csv", "json")},
        band=the_band,
        batch=batch,
    )
    return page, 422 if error else 200


def _asked() -> tuple[TrailQuery, str]:
    """Search criteria, and the error in their format."""
    args = request.args
    on, error = None, ""
    if args.get("on", "").strip():
        try:
            on = day_of(args["on"])
        except Malformed as wrong:
            error = refusal_sentence(wrong)
    return TrailQuery(who=args.get("who", ""), action=args.get("what", ""), text=args.get("q", ""), on=on), error


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def _row(act: ActView, batch: str) -> dict[str, Any]:
    """Row of an act: its first changes as lines, the rest folded."""
    seen = [_line(change, batch) for change in act.changes if not change.is_quiet]
    folds = len(seen) > SHOWN_OF_AN_ACT + 1
    at, _space, zone = show.local_to_the_second(act.at).rpartition(" ")
    return {
        "number": act.number,
        "when": at,
        "zone": zone,
        "who": act.who,
        "as": " · ".join(part for part in (act.role, act.tablet) if part),
        "in_session_of": act.in_session_of,
        "action": act.action_words,
        "reason": act.reason,
        "lines": seen[:SHOWN_OF_AN_ACT] if folds else seen,
        "folded": seen[SHOWN_OF_AN_ACT:] if folds else [],
    }


def _line(change: ChangeView, batch: str) -> dict[str, Any]:
    href = url_for("steps.page", number=batch, key=change.run) if batch and change.run else ""
    asides = [difference.words for difference in change.differences if difference.is_aside and not difference.was]
    values = [difference for difference in change.differences if not difference.is_aside or difference.was]
    return {"thing": change.thing, "place": change.place, "href": href, "asides": asides, "differences": values}


def _export(name: str, form: str) -> Response:
    if form == "csv":
        # Without this mark spreadsheets take the file for an older encoding.
        body, media_type = "\ufeff" + trail_csv(db(), by(), name), "text/csv"
    elif form == "json":
        body, media_type = trail_json(db(), by(), name), "application/json"
    else:
        raise Malformed("trail.form_unknown")
    response = Response(body, mimetype=media_type)
    response.headers.set(
        "Content-Disposition",
        "attachment",
        filename=f"trail-{name.replace('/', '-')}.{form}",
    )
    return response
