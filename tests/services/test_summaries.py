"""Summaries of batches: what a reading says, in a fixed number of statements, and stale once anybody acted on it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from fractions import Fraction

import pytest
import sqlalchemy as sa

from nkmfg.demo import ending
from nkmfg.demo.staff import ALMA, ANNA, CLARA, HEDDA, QA, by, signs
from nkmfg.domain.case import Case
from nkmfg.domain.findings.check import Check, Subject, SubjectKind
from nkmfg.domain.findings.moments import moments
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.permissions.roles import Role
from nkmfg.ledger.act import scratch
from nkmfg.models import BatchSummary
from nkmfg.recipes import shipped
from nkmfg.services import release
from nkmfg.services.batch_summary import ListedFinding, PendingResult, Summary, kept_as, read_again, summary_of
from nkmfg.services.batches import issue_batch, list_batches
from nkmfg.services.cohorts import cohorts
from nkmfg.services.days import day_of, zone_of
from nkmfg.services.donors.register import add_donor
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.services.infusions import note_infusion
from nkmfg.services.lots.stock import lot_by_code
from nkmfg.services.open_findings import list_statuses, open_findings
from nkmfg.services.pending_decisions import pending_decisions
from nkmfg.services.positives import Call, report
from nkmfg.services.steps.runs import open_deviation
from nkmfg.services.summaries import summaries
from nkmfg.words.checks import line
from tests.counting import statements
from tests.finished import Finished
from tests.services.test_doses import given


def readings(sent: list[str]) -> int:
    return sum("FROM movement" in statement for statement in sent)


def read_of(site: Finished) -> Summary:
    """The summary of a reading now, for the rest of the day."""
    now = site.player.now
    end = datetime.combine(day_of(site.session, now) + timedelta(days=1), time(), zone_of(site.session))
    return summary_of(open_release_case(site.session, site.number), end)


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
    with statements(released.ledger) as sent:
        first = summaries(session, [number])[number]
    assert readings(sent) == 1
    assert first == read_of(released)
    assert first.pending
    session.rollback()
    with statements(released.ledger) as sent:
        assert summaries(session, [number])[number] == first
    assert readings(sent) == 0


def test_an_act_on_the_batch_makes_its_summary_stale(released: Finished) -> None:
    session, number = released.session, released.number
    before = summaries(session, [number])[number]
    ending.report(released.player, "sterility", "no_growth", sample=f"S-{number[-3:]}-P")
    with statements(released.ledger) as sent:
        now = summaries(session, [number])[number]
    assert readings(sent) == 1
    assert now == read_of(released)
    assert now != before


def test_an_act_on_a_lot_that_went_into_it_makes_its_summary_stale(released: Finished) -> None:
    session, number = released.session, released.number
    summaries(session, [number])
    dossier = open_release_case(session, number).dossier
    used = next(line.last.lot for _run, line in dossier.lines() if line.last.lot)
    report(session, by(session, QA), lot_by_code(session, used), Call(about="mycoplasma", caller="Dr Lab"))
    with statements(released.ledger) as sent:
        summaries(session, [number])
    assert readings(sent) == 1


@pytest.mark.req("FD3", "FD10")
def test_an_act_on_a_batch_of_the_same_collection_makes_a_summary_stale(released: Finished) -> None:
    session, number = released.session, released.number
    of = batch_numbered(session, number)
    collection = open_release_case(session, number).dossier.collection
    assert collection is not None
    sister = issue_batch(session, by(session, HEDDA), "COI-0001-95", shipped().code, collection.din)
    assert sister.collection_id == of.collection_id
    assert list_statuses(session, [number])[number].stops == ()
    report(
        session, by(session, CLARA), batch_numbered(session, sister.number), Call(about="bottle 3", caller="Dr Stern")
    )
    assert list_statuses(session, [number])[number].stops


def test_what_somebody_does_elsewhere_leaves_a_summary_as_it_is(released: Finished) -> None:
    session, number = released.session, released.number
    summaries(session, [number])
    add_donor(session, by(session, ANNA))
    with statements(released.ledger) as sent:
        summaries(session, [number])
    assert readings(sent) == 0


def test_a_new_day_and_another_software_make_a_summary_stale(released: Finished) -> None:
    session, number = released.session, released.number
    summaries(session, [number])
    released.player.wait(days=1)
    with statements(released.ledger) as sent:
        summaries(session, [number])
    assert readings(sent) == 1
    with scratch(session):
        session.execute(sa.update(BatchSummary).values(software_version="another"))
    with statements(released.ledger) as sent:
        summaries(session, [number])
    assert readings(sent) == 1


def test_a_result_is_late_by_the_clock_though_the_summary_is_not_read_again(released: Finished) -> None:
    session, now = released.session, released.player.now
    tests = open_release_case(session, released.number).tests
    pending = open_release_case(session, released.number).dossier.dispositions[-1].pending
    due = min(test.due for test in tests if test.criterion.key in pending and test.due)
    assert due > now + timedelta(hours=1)
    released.player.wait(minutes=(due - now) // timedelta(minutes=1) - 30)
    before = pending_decisions(session)
    released.player.wait(minutes=40)
    after = pending_decisions(session)
    assert sum(item.is_late for item in after) > sum(item.is_late for item in before)


@pytest.mark.parametrize("hours", [1, 24, 300])
def test_what_the_clock_alone_changes_is_in_the_summary(released: Finished, hours: int) -> None:
    """At any moment the summary lists what a reading at that moment finds; expiry, results due, days of IL-2."""
    released.player.wait(hours=hours)
    case = open_release_case(released.session, released.number)
    coming = moments(case)
    assert coming
    summary = summary_of(case, coming[-1] + timedelta(days=1))
    assert any(finding.from_at for finding in summary.findings)
    for moment in coming:
        for at in (moment - timedelta(seconds=1), moment + timedelta(seconds=1)):
            later = Case(replace(case.dossier, read_at=at), case.figures)
            assert {finding.sentence for finding in summary.work(at)} == lines(later, later.work)
            assert {finding.sentence for finding in summary.doubts(at)} == lines(later, later.doubts)


def lines(case: Case, checks: Iterable[Check]) -> set[str]:
    return {line(case.dossier, check) for check in checks}


def test_a_batch_that_the_clock_changes_no_more_keeps_its_summary_on_the_next_day(released: Finished) -> None:
    session, number = released.session, released.number
    ending.destroy(released.player)
    released.player.wait(days=60)
    summaries(session, [number])
    released.player.wait(days=1)
    with statements(released.ledger) as sent:
        summaries(session, [number])
    assert readings(sent) == 0


def test_everything_of_a_summary_is_kept() -> None:
    summary = Summary(
        pending=(PendingResult("Sterility: no result yet.", None),),
        donor_tasks=("The physician is still to be told.",),
        status="released for use, results pending",
        next_decision=Stop.CERTIFICATION,
        infusions=1,
        is_given=True,
        labelled=Fraction(123_456_789, 7),
        delivered=None,
        serves=("10 million",),
        may_serve=("100 million",),
        dose_doubts=("Another bag's form.",),
        reactions=("grade 1: slowed",),
        findings=(
            ListedFinding(
                code="step.missed",
                subject=Subject(SubjectKind.RUN, "count/3/1"),
                identity="0123456789abcdef",
                run="count/3/1",
                by="anna",
                deviation="",
                sentence="Not done in time.",
                is_work=True,
                is_doubt=False,
                blocks=True,
                from_at=datetime(2026, 11, 22, 12, 0, tzinfo=UTC),
                until_at=None,
            ),
        ),
    )
    assert read_again(kept_as({"en": summary})) == summary


def test_cohorts_read_no_batch_a_second_time(infused: Finished) -> None:
    session = infused.session
    first = cohorts(session, shipped())
    assert any(row.delivered for group in first for row in group.rows)
    session.rollback()
    with statements(infused.ledger) as sent:
        assert cohorts(session, shipped()) == first
    assert readings(sent) == 0


@pytest.mark.req("FD10")
def test_a_dose_in_doubt_clears_no_level_and_its_reaction_counts_at_every_level_it_may_have_been(
    issued: Finished,
) -> None:
    """75 mL were written down of a bag of 41.7 mL: between 53 and 96 × 10⁶/kg."""
    session = issued.session
    entry = given(issued, given_ml="75", reaction="grade_2", reaction_action="slowed")
    note_infusion(session, by(session, CLARA), batch_numbered(session, issued.number), entry)
    groups = cohorts(session, shipped())
    (row,) = [row for group in groups for row in group.rows if row.batch == issued.number]
    assert row.delivered is not None
    assert row.serves == ()
    assert row.dose_doubts
    counted_at = {group.level: (group.cleared, group.in_doubt, len(group.reactions)) for group in groups}
    none, doubtful = (0, 0, 0), (0, 1, 1)
    assert counted_at == {
        "level_20": none,
        "level_50": doubtful,
        "level_70": doubtful,
        "level_100": doubtful,
        "above_100": none,
    }
    assert groups[2].reactions == ("P-0001: grade 2: slowed, dose in doubt",)


def test_lists_send_as_many_statements_for_many_batches_as_for_one(released: Finished) -> None:
    """Today, the list of batches and cohorts, once the summaries are there: nothing is asked of each batch."""
    session = released.session
    coi_code, roles = "COI-0001-95", frozenset({Role.QA})
    counts = []
    for more in (0, 4):
        for _ in range(more):
            issue_batch(session, by(session, HEDDA), coi_code, shipped().code)
        numbers = [row.number for row in list_batches(session)]
        assert len(numbers) == 1 + more
        list_statuses(session, numbers)
        session.rollback()
        with statements(released.ledger) as sent:
            assert len(list_statuses(session, numbers)) == len(numbers)
            open_findings(session, QA.login, roles)
            cohorts(session, shipped())
        counts.append(len(sent))
        assert readings(sent) == 0
    assert counts[0] == counts[1]


def test_a_deviation_on_a_batch_is_seen_by_the_next_list(infused: Finished) -> None:
    session = infused.session
    cohorts(session, shipped())
    open_deviation(session, by(session, ANNA), infused.player.batch, "The bag was warm to the touch.")
    with statements(infused.ledger) as sent:
        cohorts(session, shipped())
    assert readings(sent) == 1
