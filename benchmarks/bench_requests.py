"""What a request asks of the database: statements, readings of a batch, computations of its figures; and their growth.

Statements are counted, so that the limits hold on any machine. What grows with the number of batches is a ratio of
times, of medians of interleaved turns.
"""

import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from nkmfg.demo.player import Player
from nkmfg.demo.staff import ALMA, ANNA, BORIS, QA, make_staff
from nkmfg.demo.story import play_story
from nkmfg.ledger.actor import Installer
from nkmfg.ledger.clock import DemoClock
from nkmfg.ledger.database import SHAPES, Ledger, open_ledger
from nkmfg.ledger.migrate import head_revision, migrate
from nkmfg.ledger.passwords import Passwords
from nkmfg.ledger.triggers import uninstall
from nkmfg.models import Base
from nkmfg.services.batches import list_batches
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.web import create_app
from tests.conftest import Backend, Database
from tests.counting import Counts, counting
from tests.web.client import Browser, hidden, password_of

TURNS = 9
FEW, MANY = 10, 1_000
MOST_GROWTH = 1.2
# The most statements a request may take, the log-in's and the guard's included.
LIMITS = {
    "recording": 35,
    "draft": 30,
    "batch page": 15,
    "Today": 25,
    "list of batches": 10,
    "cohorts": 10,
    "review": 45,
    "release": 45,
    "results": 20,
    "signing": 45,
}
# A page about no batch reads none; a signature read under the lock is the only reading of its request.
READINGS = {"Today": 0, "list of batches": 0, "cohorts": 0}
# A draft is answered by the figures as they are, and by those with what is typed.
FIGURES = {"draft": 2}


class Pages:
    """The pages of a site, and who is logged in at them."""

    def __init__(self, ledger: Ledger) -> None:
        from config import Settings

        settings = Settings.from_environment({"NKMFG_SECRET": "a secret of the bench, long enough to sign"})
        self.app = create_app(settings, ledger)
        self._browsers: dict[str, Browser] = {}

    def of(self, member: Any) -> Browser:
        if member.login not in self._browsers:
            self._browsers[member.login] = Browser(self.app.test_client(), sends_twice=False).log_in(member)
        return self._browsers[member.login]


def told(database: Database) -> Ledger:
    """A site on which the demo's story was told: a batch that was released and given, one of day 6, one that came."""
    migrate(database.owner_url, Installer("bench"), "a bench")
    ledger = opened(database)
    with ledger.sessions() as session:
        make_staff(session)
        play_story(session)
    return ledger


def opened(database: Database) -> Ledger:
    return open_ledger(database.app_url, head_revision(), clock=DemoClock(), passwords=Passwords(cheap=True))


def requests(ledger: Ledger) -> dict[str, Counts]:
    """What each of the requests takes, warm."""
    with ledger.sessions() as session:
        given, growing = (row.number for row in reversed(list_batches(session)[-2:]))
        player = Player(session, batch_numbered(session, growing))
        player.wait(days=1)
        count = player.key("count_day_7")
        counted = player.key("count_daily", 6)
        session.rollback()
    pages = Pages(ledger)
    found: dict[str, Counts] = {}

    def get(name: str, member: Any, path: str) -> None:
        pages.of(member).get(path)
        with counting(ledger) as counts:
            assert pages.of(member).get(path).status_code == 200, name
        found[name] = counts

    get("batch page", BORIS, f"/batches/{growing}")
    get("Today", BORIS, "/")
    get("list of batches", QA, "/batches")
    get("cohorts", QA, "/cohorts")
    get("review", QA, f"/batches/{given}/review")
    get("release", ALMA, f"/batches/{given}/release")
    get("results", QA, f"/batches/{given}/results")
    boris, form = pages.of(BORIS), f"/batches/{growing}/record/{count}?about=vessel.A&method=live_dead"
    boris.get(form)
    draft = {"field": "vessel.A.live_per_ml.1", "value": "1.1", "age_ms": "10"}
    boris.post(f"/batches/{growing}/draft/{count}?about=vessel.A", draft)
    with counting(ledger) as counts:
        assert boris.post(f"/batches/{growing}/draft/{count}?about=vessel.A", draft).status_code == 200
    found["draft"] = counts
    values = {"content_ml": "395", "live_per_ml": "1.2", "dead_per_ml": "0.1", "dilution": "1"}
    values["dilution_applied"] = "yes"
    typed = {f"vessel.A.{field}.1": text for field, text in values.items()}
    with counting(ledger) as counts:
        answered = boris.post(form, typed | {"method": "live_dead", "performed_by": "anna", "happened_when": "now"})
        assert answered.status_code == 302, answered.text
    found["recording"] = counts
    sign = f"/batches/{growing}/sign/{counted}?meaning=performed&login={ANNA.login}"
    anna = pages.of(ANNA)
    shown = hidden(anna.get(sign), "sign")
    with counting(ledger) as counts:
        assert anna.post(sign, {**shown, "badge": ANNA.badge, "password": password_of(ANNA)}).status_code == 302
    found["signing"] = counts
    return found


def grown(database: Database, ledger: Ledger, many: int) -> None:
    """Copies of the batch that was given, with its runs and signatures: ten are open, all the others closed."""
    with ledger.sessions() as session:
        template = list_batches(session)[-1].number
    engine = sa.create_engine(database.owner_url)
    tables = Base.metadata.tables
    with engine.begin() as connection:
        uninstall(connection, SHAPES)
        there = connection.execute(sa.select(sa.func.count()).select_from(tables["batch"])).scalar_one()
        for ordinal in range(there + 1, many + 1):
            _copy(connection, template, f"{template[:6]}{ordinal + 100}", is_open=ordinal <= FEW)
    engine.dispose()


def _copy(connection: sa.Connection, template: str, number: str, *, is_open: bool) -> None:
    tables = Base.metadata.tables
    batch = connection.execute(sa.select(tables["batch"]).where(tables["batch"].c.number == template)).mappings().one()
    state = batch["state"] if is_open else "closed"
    # Without the collection: a thousand batches of one donation would each be watched by all the others.
    values = dict(batch) | {"number": number, "state": state, "collection_id": None}
    del values["id"]
    made = connection.execute(sa.insert(tables["batch"]).values(values).returning(tables["batch"].c.id)).scalar_one()
    signature, decided = tables["signature"], tables["disposition"]
    scope = sa.func.replace(signature.c.scope, template, number)
    _insert(connection, signature, {"scope": scope}, signature.c.scope.contains(template))
    mine, was = signature.alias(), signature.alias()
    signed = (
        sa.select(mine.c.id)
        .join(was, mine.c.scope == sa.func.replace(was.c.scope, template, number))
        .where(was.c.id == decided.c.signature_id)
        .scalar_subquery()
    )
    of_it = {"batch_id": sa.literal(made)}
    _insert(connection, tables["run"], of_it, tables["run"].c.batch_id == batch["id"])
    _insert(connection, decided, of_it | {"signature_id": signed}, decided.c.batch_id == batch["id"])


def _insert(connection: sa.Connection, table: sa.Table, other: dict[str, Any], which: sa.ColumnElement[bool]) -> None:
    """Rows of a table once more, with other values in some columns."""
    columns = [column for column in table.columns if column.name not in {"id", *other}]
    rows = sa.select(*other.values(), *columns).where(which)
    connection.execute(sa.insert(table).from_select([*other, *(column.name for column in columns)], rows))


def growth(backend: Backend, database: Database, ledger: Ledger) -> dict[str, float]:
    """How much longer a page takes beside a thousand batches than beside ten."""
    larger = backend.copy_of(database)
    grown(database, ledger, FEW)
    beside_many = opened(larger)
    grown(larger, beside_many, MANY)
    with ledger.sessions() as session:
        number = list_batches(session)[-1].number
    few, many = Pages(ledger).of(BORIS), Pages(beside_many).of(BORIS)
    found = {}
    for name, path in (("batch page", f"/batches/{number}"), ("Today", "/")):
        times: tuple[list[float], list[float]] = ([], [])
        for _turn in range(TURNS + 2):
            for browser, took in zip((few, many), times, strict=True):
                begun = time.process_time()
                assert browser.get(path).status_code == 200
                took.append(time.process_time() - begun)
        found[name] = statistics.median(times[1][2:]) / statistics.median(times[0][2:])
    beside_many.engine.dispose()
    return found


def main() -> bool:
    kept = True
    with tempfile.TemporaryDirectory() as folder:
        backend = Backend("sqlite", Path(folder))
        database = backend.empty()
        ledger = told(database)
        for name, counts in sorted(requests(ledger).items()):
            most, readings = LIMITS[name], READINGS.get(name, 1)
            figures = FIGURES.get(name, readings)
            taken = (counts.statements, counts.most_readings, counts.figures)
            is_kept = all(count <= limit for count, limit in zip(taken, (most, readings, figures), strict=True))
            kept &= is_kept
            print(
                f"{name}: {counts.statements} statements (limit {most}), {counts.most_readings} readings of a batch"
                f" (limit {readings}) and {counts.figures} computations of figures (limit {figures}):"
                f" {'kept' if is_kept else 'MISSED'}"
            )
        for name, ratio in growth(backend, database, ledger).items():
            kept &= ratio <= MOST_GROWTH
            said = "kept" if ratio <= MOST_GROWTH else "MISSED"
            print(f"{name} beside {MANY:,} batches over beside {FEW}: {ratio:.2f} (limit {MOST_GROWTH}): {said}")
        ledger.engine.dispose()
    return kept
