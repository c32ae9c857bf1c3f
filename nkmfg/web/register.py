"""Register of decisions, as proof of which batches were certified, by whom and when."""

import csv
from io import StringIO
from typing import Any

from flask import Response, render_template, request

from nkmfg.services.codes import PAGE
from nkmfg.services.open_findings import list_statuses
from nkmfg.services.register import RegisterLine, everything, register
from nkmfg.services.trail.export import disarmed
from nkmfg.web import show
from nkmfg.web.checks import stop_notes
from nkmfg.web.download import download
from nkmfg.web.web_session import GMP, allow, blueprint, db
from nkmfg.words.codes import label
from nkmfg.words.messages import N_, _

pages = blueprint("register")
show.NAVIGATION.append((N_("Register of decisions"), "register.page", GMP, False))
HEAD = (
    N_("batch"),
    N_("decision"),
    N_("product"),
    N_("patient"),
    N_("trial"),
    N_("says"),
    N_("by"),
    N_("when"),
)
IN_THE_TABLE = (N_("stopped by"),)  # on the page it stands below the row


@pages.get("/register")
@allow(who=GMP)
def page() -> Any:
    """Show the decisions on all batches, the newest first."""
    asked = request.args.get("before", "")
    before = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else None
    lines = register(db(), before)
    of = list_statuses(db(), [line.batch for line in lines])
    return render_template(
        "register/page.html",
        lines=lines,
        of=of,
        notes=[stop_notes(of[line.batch]) for line in lines],
        is_later=before is not None,
        older=lines[-1].key if len(lines) == PAGE else None,
    )


@pages.get("/register.csv")
@allow(who=GMP)
def table() -> Response:
    """The whole register as CSV, with cells escaped for spreadsheets."""
    written = StringIO()
    rows = csv.writer(written)
    rows.writerow([_(name) for name in (*HEAD, *IN_THE_TABLE)])
    lines = list(everything(db()))
    of = list_statuses(db(), {line.batch for line in lines})
    for line in lines:
        stopped_by = " ".join(of[line.batch].stops) or "—"
        rows.writerow([disarmed(cell) for cell in (*_cells(line), stopped_by)])
    return download(written.getvalue().encode("utf-8-sig"), "text/csv", "register-of-decisions.csv")


def _cells(line: RegisterLine) -> list[str]:
    return [
        line.batch,
        label(line.decision),
        line.product,
        line.patient,
        line.trial,
        f"{line.statement} {line.reason}".strip(),
        f"{line.person}, {show.role_words(line.role)}",
        show.local(line.decided_at),
    ]
