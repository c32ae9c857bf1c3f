"""Which steps a decision rests on."""

import pytest

from nkmfg.domain.facts.disposition_facts import Decision, DispositionFact
from nkmfg.domain.findings.scope import (
    DECISIONS,
    is_decided_over,
    of_release,
    steps_before_release,
    stops_of_run,
)
from tests.domain.recipes import toy
from tests.dossiers import in_culture
from tests.products import FILLED_AT
from tests.written import RECIPE

DOSSIER = in_culture().dossier()


@pytest.mark.parametrize(
    ("run", "before"),
    [
        (None, True),  # what belongs to no step belongs to the batch
        ("count_day_7/7/1", True),
        ("qc_review/-/1", True),
        ("disposition/-/1", False),
        ("follow_up/1/1", False),
    ],
)
def test_a_decision_rests_on_the_steps_before_the_release(run: str | None, before: bool) -> None:
    assert of_release(DOSSIER, run) is before
    assert stops_of_run(DOSSIER, run) == (DECISIONS if before else frozenset())


def test_a_step_that_may_be_added_any_time_might_have_been_before_the_release() -> None:
    making = in_culture().split("A", "B", ml="100", day=3)
    assert of_release(making.dossier(), making.last)


def test_a_recipe_without_a_release_has_all_its_steps_before_it() -> None:
    keys = [step.key for step in steps_before_release(RECIPE)]
    assert keys == [step.key for step in RECIPE.steps][: len(keys)]
    assert keys[-1] == "qc_review"
    assert steps_before_release(toy()) == toy().steps


@pytest.mark.parametrize(
    ("run", "is_decided", "over"),
    [
        ("feed/2/1", False, False),
        ("feed/2/1", True, True),
        ("follow_up/1/1", True, False),
        ("follow_up/1/1", False, False),
    ],
)
def test_a_decision_went_past_what_was_left_undone_before_it(run: str, is_decided: bool, over: bool) -> None:
    fact = DispositionFact(1, Decision.RELEASED, {}, None, FILLED_AT, "Quinn", "qa")
    dossier = in_culture().having(dispositions=(fact,) if is_decided else ()).dossier()
    assert is_decided_over(dossier, dossier.run(run)) is over
