"""Summaries of batches: what a reading says, in a fixed number of statements, and stale once anybody acted on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from fractions import Fraction

import pytest
import sqlalchemy as sa

from nkmfg.demo import ending
from nkmfg.demo.staff import ALMA, ANNA, CLARA, QA, by, signs
from nkmfg.ledger.act import scratch
from nkmfg.models import BatchSummary
from nkmfg.recipes import shipped
from nkmfg.services import release
from nkmfg.services.cohorts import cohorts
from nkmfg.services.donors.register import add_donor
from nkmfg.services.doses import note_infusion
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.lots.stock import lot_by_code
from nkmfg.services.pending_certification import waiting_for_certification
from nkmfg.services.positives import Call, report
from nkmfg.services.release import open_release_case
from nkmfg.services.steps.runs import open_deviation
from nkmfg.services.summaries import PendingResult, Summary, kept_as, read_again, summaries, summary_of
from tests.finished import Finished
from tests.services.test_doses import given


@contextmanager
def counted(site: Finished) -> Iterator[list[str]]:
    """The statements sent meanwhile."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    sa.event.listen(site.ledger.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        sa.event.remove(site.ledger.engine, "before_cursor_execute", note)


def readings(sent: list[str]) -> int:
    return sum("FROM movement" in statement for statement in sent)


@pytest.fixture
def released(tested: Finished) -> Finished:
    copy = release.release_to_sign(tested.session, tested.number)
    release.release(tested.session, signs(tested.session, ALMA, copy), tested.number)
    return tested


@pytest.fixture
def infused(issued: Finished) -> Finished:
    """Its bag was given."""
    number = issued.number
    with issued.ledger.sessions() as session:
        note_infusion(session, by(session, CLARA), batch_numbered(session, number), given(issued))
    issued.session.rollback()
    return issued


def test_a_summary_is_what_a_reading_says_and_the_second_time_nothing_is_read(released: Finished) -> None:
    session, number = released.session, released.number
    with counted(released) as sent:
        first = summaries(session, [number])[number]
    assert readings(sent) == 1
    assert first == summary_of(open_release_case(session, number))
    assert first.pending
    session.rollback()
    with counted(released) as sent:
        assert summaries(session, [number])[number] == first
    assert readings(sent) == 0


def test_an_act_on_the_batch_makes_its_summary_stale(released: Finished) -> None:
    session, number = released.session, released.number
    before = summaries(session, [number])[number]
    ending.report(released.player, "sterility", "no_growth", sample=f"S-{number[-3:]}-P")
    with counted(released) as sent:
        now = summaries(session, [number])[number]
    assert readings(sent) == 1
    assert now == summary_of(open_release_case(session, number))
    assert now != before


def test_an_act_on_a_lot_that_went_into_it_makes_its_summary_stale(released: Finished) -> None:
    session, number = released.session, released.number
    summaries(session, [number])
    dossier = open_release_case(session, number).dossier
    used = next(line.last.lot for _run, line in dossier.lines() if line.last.lot)
    report(session, by(session, QA), lot_by_code(session, used), Call(about="mycoplasma", caller="Dr Lab"))
    with counted(released) as sent:
        summaries(session, [number])
    assert readings(sent) == 1


def test_what_somebody_does_elsewhere_leaves_a_summary_as_it_is(released: Finished) -> None:
    session, number = released.session, released.number
    summaries(session, [number])
    add_donor(session, by(session, ANNA))
    with counted(released) as sent:
        summaries(session, [number])
    assert readings(sent) == 0


def test_a_new_day_and_another_software_make_a_summary_stale(released: Finished) -> None:
    session, number = released.session, released.number
    summaries(session, [number])
    released.player.wait(days=1)
    with counted(released) as sent:
        summaries(session, [number])
    assert readings(sent) == 1
    with scratch(session):
        session.execute(sa.update(BatchSummary).values(software_version="another"))
    with counted(released) as sent:
        summaries(session, [number])
    assert readings(sent) == 1


def test_a_result_is_late_by_the_clock_though_the_summary_is_not_read_again(released: Finished) -> None:
    session, now = released.session, released.player.now
    tests = open_release_case(session, released.number).tests
    pending = open_release_case(session, released.number).dossier.dispositions[-1].pending
    due = min(test.due for test in tests if test.criterion.key in pending and test.due)
    assert due > now + timedelta(hours=1)
    released.player.wait(minutes=(due - now) // timedelta(minutes=1) - 30)
    before = waiting_for_certification(session)
    released.player.wait(minutes=40)
    after = waiting_for_certification(session)
    assert sum(one.is_late for one in after) > sum(one.is_late for one in before)


def test_everything_of_a_summary_is_kept() -> None:
    summary = Summary(
        pending=(PendingResult("Sterility: no result yet.", None),),
        donor_tasks=("The physician is still to be told.",),
        status="released for use, results pending",
        labelled=Fraction(123_456_789, 7),
        delivered=None,
        serves=("10 million",),
        reactions=("grade 1: slowed",),
    )
    assert read_again(kept_as(summary)) == summary


def test_cohorts_read_no_batch_a_second_time(infused: Finished) -> None:
    session = infused.session
    first = cohorts(session, shipped())
    assert any(row.delivered for group in first for row in group.rows)
    session.rollback()
    with counted(infused) as sent:
        assert cohorts(session, shipped()) == first
    assert readings(sent) == 0


def test_a_deviation_on_a_batch_is_seen_by_the_next_list(infused: Finished) -> None:
    session = infused.session
    cohorts(session, shipped())
    open_deviation(session, by(session, ANNA), infused.player.batch, "The bag was warm to the touch.")
    with counted(infused) as sent:
        cohorts(session, shipped())
    assert readings(sent) == 1
