"""The status of a batch says which results are complete."""

from dataclasses import replace

import pytest

from nkmfg.domain.decisions.batch_status import BatchStatus, Completeness
from nkmfg.domain.facts.disposition_facts import Decision
from nkmfg.domain.permissions.states import BatchState
from nkmfg.words.status import completeness_words, decision_words, status_words
from tests.products import a_product


@pytest.mark.parametrize(
    ("others", "words"),
    [
        (0, "release tests complete"),
        (1, "release tests complete, 1 other pending"),
        (3, "release tests complete, 3 others pending"),
    ],
)
def test_complete_are_the_tests_of_the_release_and_the_others_are_counted(others: int, words: str) -> None:
    status = BatchStatus(Decision.CERTIFIED, Completeness.COMPLETE, others)
    assert completeness_words(status) == words
    assert status_words(a_product().dossier(), status) == f"quarantine, {words}"


@pytest.mark.parametrize(
    ("state", "words"), [(BatchState.OPEN, "quarantine"), (BatchState.CLOSED, "quarantine, closed")]
)
def test_a_closed_record_is_said_to_be_closed(state: BatchState, words: str) -> None:
    assert decision_words(replace(a_product().dossier(), state=state)) == words


def test_while_a_release_test_is_pending_the_others_are_not_counted() -> None:
    assert completeness_words(BatchStatus(Decision.RELEASED, Completeness.PENDING, 3)) == "results pending"
