"""The moments at which checks change by the clock alone: those to come, and no rule asks the clock beside them."""

import re
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path

import nkmfg.domain
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.moments import moments
from nkmfg.domain.findings.unwritten import follow_up_windows
from nkmfg.domain.permissions.states import RunState
from nkmfg.domain.product.filled import expires_at
from tests.products import GIVEN_AT, a_product

AN_INSTANT = timedelta(microseconds=1)


def coming(dossier: Dossier, at: datetime) -> tuple[datetime, ...]:
    """The moments of a reading at that moment."""
    return moments(Evidence(replace(dossier, read_at=at)))


def test_a_window_that_closes_and_an_expiry_come_until_their_moment() -> None:
    dossier = a_product().filled("BAG1").dossier()
    expiry = expires_at(dossier)
    windows = [run.window.closes for run in dossier.runs if run.state == RunState.OPEN and run.window is not None]
    assert expiry is not None
    assert windows
    for moment in (expiry, *windows):
        assert moment in coming(dossier, moment - AN_INSTANT)
        assert moment not in coming(dossier, moment)


def test_a_result_comes_until_it_is_due_and_not_where_it_is_in() -> None:
    pending = a_product().filled("BAG1").drawn("sample_product", "S1", "BAG1").dossier()
    (due,) = {test.due for test in Evidence(pending).tests if test.criterion.key == "gram"}
    assert due is not None
    assert due in coming(pending, due - AN_INSTANT)
    assert due not in coming(pending, due)


def test_each_day_of_il2_is_over_at_midnight_of_the_site_once_something_was_given() -> None:
    dossier = a_product().filled("BAG1").infused("BAG1", "36.8").dossier()
    days = dossier.recipe.il2_course.days
    day_0 = GIVEN_AT.astimezone(dossier.zone).date()
    midnights = {datetime.combine(day_0 + timedelta(days=day + 1), time(), dossier.zone) for day in days}
    before = min(midnights) - AN_INSTANT
    assert midnights <= set(coming(dossier, before))
    assert not midnights & set(coming(a_product().filled("BAG1").dossier(), before))


def test_a_follow_up_of_which_nothing_is_written_comes_until_its_window_is_over() -> None:
    dossier = a_product().filled("BAG1").infused("BAG1", "36.8").dossier()
    ends = {window.closes for _, window in follow_up_windows(dossier)}
    assert ends
    assert ends <= set(coming(dossier, min(ends) - AN_INSTANT))
    assert not ends & set(coming(dossier, max(ends)))


def test_no_rule_asks_the_clock_but_those_whose_moments_are_known() -> None:
    """A new one adds its moments, or a list that is kept for a day misses what it finds."""
    package = Path(nkmfg.domain.__file__).parent / "findings"
    asking = {path.stem for path in package.glob("*.py") if re.search(r"evidence\.at\b|\bread_at\b", path.read_text())}
    assert asking == {"evidence", "moments", "product", "runs", "unwritten", "work"}
