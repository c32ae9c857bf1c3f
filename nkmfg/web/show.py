"""Display formats of numbers and moments, and the frame around every page."""

from collections.abc import MutableMapping
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from flask import current_app, request, url_for

from nkmfg.domain.permissions.actions import Role
from nkmfg.domain.permissions.states import Affected
from nkmfg.domain.product.dose_verification import DoseDecision
from nkmfg.domain.recipe.donor_testing import Finding
from nkmfg.domain.values.computed import Computed
from nkmfg.ledger.database import ledger_of
from nkmfg.services.site import site_of
from nkmfg.services.web_session import BrowserSession
from nkmfg.web.web_session import browser_session, db, settings_of, terminal
from nkmfg.words.codes import code_label, label
from nkmfg.words.formats import capitalized, in_millions, shown
from nkmfg.words.formulas import formula_source, formula_words
from nkmfg.words.inputs import input_name, source_words
from nkmfg.words.messages import N_, _
from nkmfg.words.notes import note_words
from nkmfg.words.reader import Reader, address, language_of, reader
from nkmfg.words.record import day_beside, quantity_words, run_words
from nkmfg.words.signatures import change_words, difference_words
from nkmfg.words.supply import paper_words
from nkmfg.words.units import unit_words

_SUBSTANTIAL = 1_000_000
_SHORT = 24
_MARK_WORDS = {
    "TEST": N_("A demo: nothing here is real, and nothing may be used for a patient."),
    "COMMISSIONING": N_("Not validated yet: no record here may be used for a patient."),
}
# (name, endpoint, roles, whether it is in the bar)
NAVIGATION: list[tuple[str, str, frozenset[Role], bool]] = []
# Order of the navigation; endpoints that are not listed come after.
_IN_ORDER = [
    "today.page",
    "batches.listing",
    "donors.listing",
    "patients.listing",
    "orders.listing",
    "collections.listing",
    "lots.listing",
    "equipment.listing",
    "deviations.listing",
]


def address_reader() -> None:
    """Before-request handler: texts are in the person's language, or else the site's, and moments in its zone."""
    if request.endpoint not in ("static", "healthz"):
        site, there = site_of(db()), browser_session()
        code = None if there is None or there.user is None else there.user.language
        ours = language_of(None if site is None else site.language)
        address(Reader(language_of(code, ours), zone()))


def zone() -> ZoneInfo:
    site = site_of(db())
    return site.zone if site else ZoneInfo("UTC")


def local(at: datetime | None) -> str:
    """Local moment: 2026-11-22 14:05 +03."""
    if at is None:
        return "—"
    there = at.astimezone(zone())
    return f"{there:%Y-%m-%d %H:%M} {_offset(there)}"


def local_to_the_second(at: datetime) -> str:
    """Local moment with seconds, for the trail: 2026-11-22 14:05:09 +03."""
    there = at.astimezone(zone())
    return f"{there:%Y-%m-%d %H:%M:%S} {_offset(there)}"


def clock_time(at: datetime | None) -> str:
    return "—" if at is None else f"{at.astimezone(zone()):%H:%M}"


def on_date(at: datetime | None) -> str:
    return "—" if at is None else f"{at.astimezone(zone()):%Y-%m-%d}"


def _offset(there: datetime) -> str:
    text = f"{there:%z}"
    return text[:3] if text.endswith("00") else f"{text[:3]}:{text[3:]}"


def number(value: Fraction | Decimal | int | None, significant: int = 5, least_decimals: int = 0) -> str:
    """Number formatted for display: 32.375, 1,359.75, 4.877 × 10⁹."""
    return "—" if value is None else shown(value, significant=significant, least_decimals=least_decimals)


def millions(value: Fraction | Decimal | int | None) -> str:
    """Number in millions, shown next to one with a power of ten; empty below a million."""
    if value is None or abs(Fraction(value)) < _SUBSTANTIAL:
        return ""
    return in_millions(value, significant=5)


def _why_not(computed: Computed) -> str:
    """Short reason why there is no number; the whole reason is its note."""
    note = note_words(computed.notes)
    if len(note) <= _SHORT or computed.absence is None:
        return note
    return label(computed.absence)


def worked(computed: Computed, significant: int = 5, name: str = "") -> dict[str, Any]:
    """Computed number with its working, for the macro that shows both."""
    is_fold = computed.quantity.endswith("fold")  # 42.0: distinguishes a fold from a number of cells
    return {
        "name": name or quantity_words(computed.quantity),
        "value": number(computed.value, significant, is_fold) if computed.value is not None else _why_not(computed),
        "is_there": computed.value is not None,
        "unit": unit_words(computed.unit) if computed.value is not None else "",
        "expanded": millions(computed.value),
        "formula": formula_words(computed.formula),
        "version": f"{computed.formula.key} v{computed.formula.version}, {formula_source(computed.formula)}",
        "inputs": [
            {
                "name": input_name(operand.name),
                "value": number(operand.value, 10),
                "unit": unit_words(operand.unit),
                "source": " · ".join(
                    part for part in (source_words(operand.source), local(operand.at) if operand.at else "") if part
                ),
            }
            for operand in computed.inputs
        ],
        "note": note if (note := note_words(computed.notes)) != _why_not(computed) else "",
    }


def role_words(role: str) -> str:
    """Label of a role: QA, head of production."""
    return label(Role(role))


FILTERS = {
    "label": label,
    "capitalized": capitalized,
    "marker_finding": lambda finding: code_label(Finding, finding),
    "role_words": role_words,
    "paper_words": paper_words,
    "difference_words": difference_words,
    "change_words": change_words,
    "affected": lambda answer: code_label(Affected, answer),
    "dose_decision": lambda decision: code_label(DoseDecision, decision),
    "local": local,
    "clock_time": clock_time,
    "on_date": on_date,
    "number": number,
    "millions": millions,
    "words": quantity_words,
    "run_words": run_words,
    "day_beside": day_beside,
}


def frame(session: MutableMapping[str, Any]) -> dict[str, Any]:
    """Context of the layout, on every page."""
    opened = db()
    site, ledger, there = site_of(opened), ledger_of(opened), browser_session()
    user = there.user if there else None
    now = ledger.clock.now(opened)
    at_site = now.astimezone(site.zone if site else ZoneInfo("UTC"))
    mark = site.mark if site else None
    return {
        "lang": reader().language.code,
        "site": {
            "kind": label(site.kind) if site else "",
            "name": site.name if site else "",
            "mark": mark or "",
            "mark_words": _(_MARK_WORDS.get(mark or "", "")),
            "version": ledger.software_version,
            "schema": ledger.schema_revision,
        },
        "me": None if user is None else {"name": user.name, "login": user.login, "roles": user.roles},
        "tablet": _tablet(there),
        "now": {
            "text": f"{at_site:%H:%M} {_offset(at_site)}",
            "iso": at_site.isoformat(),
            "date": f"{at_site:%Y-%m-%d}",
            "time": f"{at_site:%H:%M}",
        },
        "nav": _navigation(user.roles) if user and session.get("ready") else [],
        "messages": session.pop("messages", []) if "messages" in session else [],
        "idle": None
        if request.endpoint in ("access.lock", "access.unlock")
        else {
            "seconds": settings_of(current_app).idle_lock_s,
            "url": url_for("access.lock_now"),
            "unlock_url": url_for("access.unlock"),
            "alive_url": url_for("access.alive"),
            "proof": "pin" if there and there.terminal_id else "password",
        },
        "logout_url": url_for("access.log_out"),
        "home": url_for("today.page"),
        "zone": _offset(at_site),
        "roles": user.roles if user else frozenset(),
    }


def _tablet(there: BrowserSession | None) -> dict[str, str | None] | None:
    """Tablet of this browser: that of the session, or else of the tablet cookie."""
    if there is not None and there.user is not None:
        return {"name": there.tablet, "room": there.place} if there.tablet else None
    here = terminal()
    return None if here is None else {"name": here.name, "room": here.place}


def _navigation(roles: frozenset[Role]) -> list[dict[str, Any]]:
    seen_by = [item for item in NAVIGATION if Role.ANYONE in item[2] or item[2] & roles]
    seen_by.sort(key=lambda item: _IN_ORDER.index(item[1]) if item[1] in _IN_ORDER else len(_IN_ORDER))
    return [
        {"label": _(name), "href": url_for(endpoint), "current": request.endpoint == endpoint, "pinned": pinned}
        for name, endpoint, _who, pinned in seen_by
    ]
