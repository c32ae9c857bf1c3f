"""The page of a batch with 25 counts: how many statements, however many batches there are."""

import tempfile
from itertools import count
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.demo.player import Player
from nkmfg.demo.shelf import FAMILIES, stock
from nkmfg.demo.staff import BORIS, HEDDA, PASSWORD, by, make_staff
from nkmfg.demo.story import BAG, FLASK
from nkmfg.ledger.actor import Installer
from nkmfg.ledger.clock import DemoClock
from nkmfg.ledger.database import Ledger, open_ledger
from nkmfg.ledger.migrate import head_revision, migrate
from nkmfg.ledger.passwords import Passwords
from nkmfg.models import TreatmentOrder
from nkmfg.services.batches import issue_batch
from nkmfg.services.steps.recording_input import NewVessel
from nkmfg.web import create_app
from tests.conftest import Backend

MOST_STATEMENTS = 15
MANY = 40


def with_25_counts(session: Session, recipe: str, coi: str) -> str:
    """A batch with two vessels, counted on twelve days and before the seeding. Returns its number."""
    player = Player(session, issue_batch(session, by(session, HEDDA), coi, recipe, FAMILIES[0].din))
    player.next_morning()
    player.receive(player.key("receipt"), NewVessel("P", BAG), {"content_ml": "200"})
    player.count(player.key("count_start"), "P", "200", "1.0", "0.04")
    seed = player.key("seed")
    for code in ("A", "B"):
        player.move(seed, "P", NewVessel(code, FLASK), "99")
        player.vessel(seed, code, {"feeders_viable": "198", "content_ml": "400", "il2_iu": "40000"})
    for day in (1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13):
        player.next_morning()
        for code in ("A", "B"):
            player.count(player.key("count_daily", day), code, "400", f"0.{30 + day}", "0.08")
    return player.batch.number


def statements(ledger: Ledger, number: str) -> int:
    """How many statements the page takes, the log-in and the guard included."""
    from config import Settings

    settings = Settings.from_environment({"NKMFG_SECRET": "a secret of the bench, long enough to sign"})
    app = create_app(settings, ledger)
    app.config["WTF_CSRF_ENABLED"] = False
    client = app.test_client()
    client.post("/log-in", data={"badge": BORIS.login, "password": PASSWORD})
    client.get(f"/batches/{number}")
    tally = count()
    seen = 0

    def one(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        nonlocal seen
        if not statement.startswith("BEGIN"):
            seen = next(tally) + 1

    sa.event.listen(ledger.engine, "before_cursor_execute", one)
    assert client.get(f"/batches/{number}").status_code == 200
    sa.event.remove(ledger.engine, "before_cursor_execute", one)
    return seen


def main() -> bool:
    with tempfile.TemporaryDirectory() as folder:
        database = Backend("sqlite", Path(folder)).empty()
        migrate(database.owner_url, Installer("bench"), "a bench")
        ledger = open_ledger(database.app_url, head_revision(), clock=DemoClock(), passwords=Passwords(cheap=True))
        with ledger.sessions() as session:
            make_staff(session)
            shelf = stock(session)
            coi = session.scalars(sa.select(TreatmentOrder.coi_code)).first() or ""
            number = with_25_counts(session, shelf.recipe, coi)
            few = statements(ledger, number)
            for _ in range(MANY):
                issue_batch(session, by(session, HEDDA), coi, shelf.recipe)
            many = statements(ledger, number)
        ledger.engine.dispose()
    print(
        f"batch page with 25 counts: {few} statements beside no other batch,"
        f" {many} beside {MANY} (limit {MOST_STATEMENTS})"
    )
    return few == many <= MOST_STATEMENTS
