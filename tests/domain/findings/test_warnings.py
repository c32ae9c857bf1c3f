"""Each warning of a value, a yield or a time wants an answer; what the recipe freezes is no loss of the yield (FD9)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from nkmfg.domain.facts.context_facts import AnswerFact
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.check import Check
from nkmfg.domain.findings.checks import checks_of
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.spec import Needs
from tests.dossiers import Making, a_batch, worked_example_4
from tests.products import a_product
from tests.written import moment

A_SECOND = timedelta(seconds=1)
YIELD = "yield_of_expected_pct"


def found(dossier: Dossier, code: str, quantity: str = "") -> list[Check]:
    checks = [check for check in checks_of(Evidence(dossier)) if check.code == code]
    return [check for check in checks if check.params.get("quantity", "") == quantity]


def expect_to_want_an_answer(dossier: Dossier, code: str, quantity: str = "") -> None:
    """Open, for QA to answer; and waiting for nobody once it is answered."""
    (check,) = found(dossier, code, quantity)
    assert check.is_open
    assert check.spec.needs is Needs.ANSWER
    answer = AnswerFact(*check.key, "as it was shown", "the site's first batch", "Vera", dossier.read_at)
    (answered,) = found(replace(dossier, answers=(answer,)), code, quantity)
    assert (answered.is_open, answered.answer) == (False, "the site's first batch")


def washed(times: str) -> Dossier:
    return a_product().wrote("wash_harvest/-/1", "washes", times, at=moment(14)).dossier()


@pytest.mark.req("FD9")
def test_a_value_outside_a_warning_limit_wants_an_answer_and_one_within_is_no_finding() -> None:
    assert found(washed("3"), "limit.warning") == []
    expect_to_want_an_answer(washed("4"), "limit.warning")


def harvested(discarded_ml: str = "") -> Making:
    making = worked_example_4()
    if discarded_ml:
        making.discarded("B", day=10, ml=discarded_ml)
    making.wrote(making.key_of("harvest_day_14", 14), "clumps", "no", at=moment(14, "08:00"))
    return making


@pytest.mark.req("FD9", "F08")
@pytest.mark.parametrize(("discarded_ml", "is_warned"), [("", False), ("150", False), ("300", True)])
def test_what_was_frozen_on_day_7_is_reckoned_in_the_yield_and_what_was_discarded_is_warned_of(
    discarded_ml: str, is_warned: bool
) -> None:
    """677 of 777 mL are frozen on day 7. Discarding 300 of 500 mL on day 10 leaves 4.877e9 of 11.177e9: 43.6 %."""
    dossier = harvested(discarded_ml).dossier()
    if is_warned:
        expect_to_want_an_answer(dossier, "quantity.warning", YIELD)
    else:
        assert found(dossier, "quantity.warning", YIELD) == []


def with_viability(live: str, dead: str) -> Dossier:
    """Five days after the last feeders, when less than 60 % is warned of."""
    return worked_example_4().counted("B", day=12, ml="500", live=live, dead=dead).dossier()


@pytest.mark.req("FD9")
def test_a_viability_outside_a_warning_limit_wants_an_answer_and_one_at_it_is_no_finding() -> None:
    assert found(with_viability("0.60", "0.40"), "viability.warning") == []
    expect_to_want_an_answer(with_viability("0.59", "0.41"), "viability.warning")


@pytest.mark.req("FD9")
def test_a_step_done_a_second_after_its_time_wants_an_answer_and_one_within_it_none() -> None:
    dossier = worked_example_4().dossier()
    run = next(run for run in dossier.runs if run.lines and run.window is not None)
    assert run.window is not None

    def done(after: timedelta) -> Dossier:
        assert run.window is not None
        late = replace(run, done_at=run.window.closes + after)
        return replace(dossier, runs=tuple(late if other.key == run.key else other for other in dossier.runs))

    assert found(done(timedelta(0)), "step.done_late") == []
    expect_to_want_an_answer(done(A_SECOND), "step.done_late")


def test_a_batch_of_which_nothing_is_known_has_no_warning() -> None:
    codes = {check.code for check in checks_of(Evidence(a_batch().dossier()))}
    assert not codes & {"limit.warning", "viability.warning", "quantity.warning", "step.done_late"}
