"""The reviewed table of who may open which page (routes.txt), read; and the pages' own word for it."""

from pathlib import Path

from flask import Flask

from config import Settings
from nkmfg.domain.permissions.actions import Role
from nkmfg.ledger.database import open_ledger
from nkmfg.web import create_app
from nkmfg.web.web_session import ANYBODY, PUBLIC, WHO
from tests.architecture.rules_table import LETTERS

TABLE = Path(__file__).with_name("routes.txt")
SHOWN = [role for role in LETTERS if role not in (Role.ANYONE, Role.SYSTEM, Role.INSTALLER)]
EVERYBODY, LOGGED_IN = "everybody", "logged in"
SECRET = "a secret of the tests, long enough to sign"


def reviewed() -> dict[str, str]:
    """Method and address: who may, as the table says."""
    lines = (text.split("#")[0] for text in TABLE.read_text(encoding="utf-8").splitlines())
    parted = ([cell.strip() for cell in line.split("|")] for line in lines if line.strip())
    return {f"{method} {address}": who for method, who, address in parted}


def roles_of(who: str) -> frozenset[Role] | None:
    """The roles a line lets in; None for whoever is logged in, or everybody."""
    letters = {letter: role for role, letter in LETTERS.items()}
    return None if who in (EVERYBODY, LOGGED_IN) else frozenset(letters[role] for role in who.split() if role != ".")


def app() -> Flask:
    """The pages, before a database nobody asks."""
    settings = Settings.from_environment({"NKMFG_SECRET": SECRET})
    return create_app(settings, open_ledger("sqlite:///:memory:", "none"))


def said(pages: Flask) -> dict[str, str]:
    """The same, as each page says at itself."""
    found = {}
    for rule in pages.url_map.iter_rules():
        view = pages.view_functions[rule.endpoint]
        who = WHO.get(view, PUBLIC)  # a page that does not say so does not start: here is only static and healthz
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
            found[f"{method} {rule.rule}"] = _printed(who)
    return found


def _printed(who: frozenset[Role]) -> str:
    if who in (PUBLIC, ANYBODY):
        return EVERYBODY if who == PUBLIC else LOGGED_IN
    return " ".join(LETTERS[role] if role in who else "." for role in SHOWN)


def line(route: str, who: str) -> str:
    """A line of the table."""
    method, address = route.split(" ", 1)
    return f"{method:6} | {who:15} | {address}"


if __name__ == "__main__":
    for route, who in sorted(said(app()).items(), key=lambda row: row[0].split()[::-1]):
        print(line(route, who))
