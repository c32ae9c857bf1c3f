"""What the ledger costs: a count recorded inside an act, over the same ORM writes in a plain session without triggers.

Both run side by side in interleaved turns; one run's baseline swings, so the median of the turns' ratios is reported.
"""

import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.demo.shelf import stock
from nkmfg.demo.staff import BORIS, HEDDA, by, make_staff
from nkmfg.domain.permissions.actions import Action
from nkmfg.ledger.act import act
from nkmfg.ledger.actor import By, Installer
from nkmfg.ledger.clock import Clock
from nkmfg.ledger.database import SHAPES, Ledger, open_ledger
from nkmfg.ledger.migrate import head_revision, migrate
from nkmfg.ledger.passwords import Passwords
from nkmfg.ledger.triggers import uninstall
from nkmfg.models import Batch, Entry, EntryKind, Run, RunState, TreatmentOrder
from nkmfg.services.batches import issue_batch
from tests.conftest import APP_ROLE, Backend, Database
from tests.postgres import running

TURNS = 7
SECONDS = 1.5
WRITERS = 8
FIELDS = ("method", "content_ml", "live_per_ml", "dead_per_ml", "dilution", "dilution_applied")
MOST_STATEMENTS_MORE = 4
_replicate = count(1)


@dataclass(frozen=True)
class Target:
    """A run of a batch that a writer records counts on."""

    batch_id: int
    run_id: int
    by: By


def body(session: Session, target: Target) -> None:
    """The writes of a recorded count: a line for each field, and the run's new state."""
    at = Clock().now(session)
    replicate = next(_replicate)
    for field in FIELDS:
        session.add(
            Entry(
                batch_id=target.batch_id,
                run_id=target.run_id,
                field=field,
                subject_kind="vessel",
                subject_id=1,
                replicate=replicate,
                revision=1,
                kind=EntryKind.VALUE,
                typed="1.82",
                unit="×10⁶/mL",
                happened_at=at,
                entered_at=at,
                performed_by_id=target.by.person_id,
                recorded_by_id=target.by.person_id,
            )
        )
    run = session.get_one(Run, target.run_id)
    run.state, run.version, run.done_at = RunState.RECORDED, run.version + 1, at


def inside_an_act(session: Session, target: Target) -> None:
    with act(session, Action.RECORD_RUN, by=target.by, on=session.get_one(Batch, target.batch_id)):
        body(session, target)


def plainly(session: Session, target: Target) -> None:
    batch = session.get_one(Batch, target.batch_id)
    session.rollback()  # as an act does: nothing read before is believed
    session.connection(execution_options={"writer": True})
    session.refresh(batch)
    body(session, target)
    session.commit()


Way = Callable[[Session, Target], None]


@contextmanager
def site(backend: Backend) -> Iterator[tuple[Ledger, Ledger, list[Target]]]:
    """A site with the ledger, a copy of it without triggers, and a batch for each writer."""
    kept = backend.empty()
    migrate(kept.owner_url, Installer("bench"), "a bench", app_role=APP_ROLE)
    ledger = _open(kept)
    with ledger.sessions() as session:
        make_staff(session)
        shelf = stock(session)
        coi = session.scalars(sa.select(TreatmentOrder.coi_code)).first() or ""
        batches = [issue_batch(session, by(session, HEDDA), coi, shelf.recipe) for _ in range(WRITERS)]
        who = by(session, BORIS)
        daily = sa.select(Run.id).where(Run.step == "count_daily").order_by(Run.id)
        targets = [
            Target(
                batch.id,
                session.scalars(daily.where(Run.batch_id == batch.id)).first() or 0,
                who,
            )
            for batch in batches
        ]
    ledger.engine.dispose()
    bare = backend.copy_of(kept)
    owner = sa.create_engine(bare.owner_url)
    with owner.begin() as connection:
        uninstall(connection, SHAPES)
    owner.dispose()
    with_trail, without = _open(kept), _open(bare)
    yield with_trail, without, targets
    with_trail.engine.dispose()
    without.engine.dispose()


def _open(database: Database) -> Ledger:
    pool = {} if database.backend == "sqlite" else {"pool_size": WRITERS}
    return open_ledger(database.app_url, head_revision(), passwords=Passwords(cheap=True), **pool)


def statements(ledger: Ledger, way: Way, target: Target) -> int:
    """How many statements one recording takes."""
    counted = count()
    seen = 0

    def tally(*_args: object) -> None:
        nonlocal seen
        seen = next(counted) + 1

    with ledger.sessions() as session:
        way(session, target)  # caches and connections first
        sa.event.listen(ledger.engine, "before_cursor_execute", tally)
        way(session, target)
        sa.event.remove(ledger.engine, "before_cursor_execute", tally)
    return seen


def commits_a_second(ledger: Ledger, way: Way, targets: list[Target], writers: int) -> float:
    """Commits a second of `writers`, each on a batch of its own."""
    done = [0] * writers
    stop = time.monotonic() + SECONDS

    def write(which: int) -> None:
        with ledger.sessions() as session:
            while time.monotonic() < stop:
                way(session, targets[which])
                done[which] += 1

    threads = [threading.Thread(target=write, args=(which,)) for which in range(writers)]
    begun = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / (time.monotonic() - begun)


def measure(backend: Backend, writers: int, aim: float) -> bool:
    """Print statements and the ratio; True where the statements keep their limit."""
    with site(backend) as (ledger, bare, targets):
        inside, plain = statements(ledger, inside_an_act, targets[0]), statements(bare, plainly, targets[0])
        ratios = []
        for _turn in range(TURNS):
            acts = commits_a_second(ledger, inside_an_act, targets, writers)
            ratios.append(acts / commits_a_second(bare, plainly, targets, writers))
        median = statistics.median(ratios)
        says = "reached" if median >= aim else "MISSED"
        print(f"{backend.name}: {inside} statements in an act, {plain} plain: {inside - plain} more")
        print(
            f"{backend.name}, {writers} writers: {median:.2f} of unaudited commits a second"
            f" (range {min(ratios):.2f} to {max(ratios):.2f} in {TURNS} turns; aim {aim}: {says})"
        )
    return backend.name == "sqlite" or inside - plain <= MOST_STATEMENTS_MORE


def main() -> bool:
    with tempfile.TemporaryDirectory() as folder:
        kept_limits = measure(Backend("sqlite", Path(folder)), writers=1, aim=0.85)
        with running(durable=True) as url:
            kept_limits &= measure(Backend("postgresql", Path(folder), url), writers=WRITERS, aim=0.75)
    return kept_limits
