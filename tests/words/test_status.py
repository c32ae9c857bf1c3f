"""The status of a batch says which results are complete."""

import pytest

from nkmfg.domain.decisions.batch_status import BatchStatus, Completeness
from nkmfg.domain.facts.disposition_facts import Decision
from nkmfg.words.status import completeness_words, status_words


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
    assert status_words(status) == f"certified, {words}"


def test_while_a_release_test_is_pending_the_others_are_not_counted() -> None:
    assert completeness_words(BatchStatus(Decision.RELEASED, Completeness.PENDING, 3)) == "results pending"
