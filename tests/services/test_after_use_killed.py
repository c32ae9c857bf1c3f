"""A process killed between a lot's rejection and the deviations of its batches: the next tick opens what is missing."""

import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from config import Settings
from nkmfg.demo.shelf import FAMILIES, stock
from nkmfg.demo.staff import make_staff
from nkmfg.demo.story import begin
from nkmfg.domain.case import Case
from nkmfg.domain.findings.spec import Stop
from nkmfg.models import Batch, Deviation, Entry, Lot, LotState
from nkmfg.serve import run_periodic_tasks
from nkmfg.services.dossier.reader import open_dossier
from tests.conftest import Backend, Database
from tests.finished import Finished, opened, played
from tests.ledger.backends import on_sqlite

pytestmark = on_sqlite  # the order of the transactions is the same on both


@pytest.fixture
def begun(backend: Backend, migrated: Database) -> Iterator[Database]:
    """A site with three batches whose cells are received, with lots they share."""

    def begin_all(site: Finished) -> None:
        make_staff(site.session)
        shelf = stock(site.session)
        for which in range(len(FAMILIES)):
            begin(site.session, shelf, which)

    copy = backend.copy_of(backend.template("begun", migrated, played(begin_all)))
    yield copy
    backend.drop(copy)


def shared_lot(site: Finished) -> str:
    """The code of a lot that went into all three batches."""
    used = (
        sa.select(Lot.code)
        .join(Entry, Entry.lot_id == Lot.id)
        .group_by(Lot.code)
        .having(sa.func.count(Entry.batch_id.distinct()) == len(FAMILIES))
    )
    return site.session.scalars(used).first() or ""


def deviations_of(site: Finished) -> list[str]:
    """The batch of each deviation for a lot rejected after its use."""
    of_lot = sa.select(Batch.number).join(Deviation, Deviation.batch_id == Batch.id)
    rows = of_lot.where(Deviation.code == "lot.rejected_after_use").order_by(Batch.number)
    return list(site.session.scalars(rows))


@pytest.mark.req("FD1")
@pytest.mark.parametrize(
    ("when", "number", "there_already"),
    [("after_commit", 1, 0), ("before_commit", 3, 1)],
)
def test_a_kill_between_a_rejection_and_its_deviations_leaves_no_batch_without_and_none_twice(
    begun: Database, when: str, number: int, there_already: int
) -> None:
    with opened(begun) as site:
        code = shared_lot(site)
    program = [sys.executable, "-m", "tests.services.killed_rejection", begun.app_url, code, when, str(number)]
    assert subprocess.run(program, check=False, timeout=60).returncode == -signal.SIGKILL
    with opened(begun) as site:
        batches = list(site.session.scalars(sa.select(Batch.number).order_by(Batch.number)))
        state = site.session.scalar(sa.select(Lot.state).where(Lot.code == code))
        assert (state, len(deviations_of(site))) == (LotState.REJECTED, there_already)
        for batch in batches:  # the stop is computed, so it holds before anything is opened
            assert any(check.blocks(Stop.LABEL) for check in Case(open_dossier(site.session, batch)).checks)
        site.session.rollback()
        settings = Settings.from_environment({"DATABASE_URL": begun.app_url})
        for _ in range(2):
            run_periodic_tasks(site.ledger, settings)
        site.session.rollback()
        assert deviations_of(site) == batches
        assert site.breaks() == []
