"""Every component and the main pages with sample words, written as plain files: python tests/web/gallery.py FOLDER."""

import sys
from functools import cache
from pathlib import Path
from shutil import copy, copytree
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from nkmfg.words.messages import _, ngettext

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PAGES = sorted(page.stem for page in (HERE / "gallery_pages").glob("[!_]*.html"))
ERRORS = ["400", "403", "404", "409", "413", "422", "500"]
OUTSIDE = {"login", "first_use", "locked"}
"""Pages for somebody who is not logged in, or not fully."""
LONG = {"trail": {"state": "certified for exceptional supply", "day": "culture ended on day 14"}}
"""The longest words of a batch's state, on one page."""
WITH_BATCH = {"batch", "count", "count_refused", "sign", "sign_password", "sign_wrong", "trail"}


@cache
def environment() -> Environment:
    """Jinja as the application sets it up, without the application."""
    found = Environment(
        loader=FileSystemLoader([ROOT / "templates", HERE]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals.update(_=_, ngettext=ngettext, asset=lambda name: f"static/{name}")
    found.globals.update(csrf_token=lambda: "token", form_id=lambda: "the id of a form")
    return found


def context(page: str, mark: str = "TEST") -> dict[str, Any]:
    """What the application gives every page. mark: TEST, COMMISSIONING or nothing."""
    inside = page not in OUTSIDE
    kinds = {
        "TEST": ("demo", "a demo site: nothing made here is for a patient"),
        "COMMISSIONING": ("commissioning", "not yet validated: nothing made here is for a patient"),
        "": ("production", ""),
    }
    kind, words = kinds[mark]
    anna = {"name": "Anna K.", "roles": ["technician"]}
    links = ["Today", "Batches", "Donors", "Patients", "Orders", "Lots", "Equipment", "Deviations", "People"]
    nav = [
        {"label": word, "href": f"{word.lower()}.html", "current": word == "Today", "pinned": word in links[:3]}
        for word in links
    ]
    return {
        "lang": "en",
        "site": {
            "kind": kind,
            "name": "Cell therapy facility",
            "mark": mark,
            "mark_words": words,
            "version": "0.1.0",
            "schema": "0001",
        },
        "me": anna if inside else None,
        "tablet": {"name": "Tablet 2", "room": "Room 2"},
        "now": {"text": "14:05 +03", "iso": "2026-11-22T14:05:00+03:00", "date": "2026-11-22"},
        "nav": nav,
        "band": _band(mark) | LONG.get(page, {}) if page in WITH_BATCH else None,
        "messages": [],
        "idle": {"seconds": 600, "url": "/lock", "unlock_url": "/unlock", "proof": "pin"},
        "logout_url": "/logout",
    }


def _band(mark: str) -> dict[str, str]:
    return {
        "number": "NK-26-014",
        "href": "batch.html",
        "state": "in culture",
        "day": "day 7",
        "donor": "D-0231",
        "patient": "P-0117",
        "dose": "50 × 10⁶/kg",
        "weight": "18.4 kg",
        "mark": mark,
    }


def render(page: str, mark: str = "TEST") -> str:
    """One page as HTML; errors by their number."""
    kind = "errors" if page in ERRORS else "gallery_pages"
    return environment().get_template(f"{kind}/{page}.html").render(context(page, mark))


def write(folder: Path, mark: str = "TEST") -> None:
    """All pages with their style and scripts, to be opened in a browser."""
    copytree(ROOT / "nkmfg/web/static", folder / "static", dirs_exist_ok=True)
    copy(HERE / "gallery_pages/curve.svg", folder)
    for page in [*PAGES, *ERRORS, "_sign_sheet"]:
        (folder / f"{page}.html").write_text(render(page, mark), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
