"""What a review of the record has to see, what stands in its way, and what is signed."""

from dataclasses import replace

import pytest

from nkmfg.domain.case import ReleaseCase
from nkmfg.domain.decisions.review import (
    exceptions_to_review,
    is_answered_in_review,
    review_facts_of,
    to_answer,
    to_remedy,
)
from nkmfg.domain.facts.release_dossier import ReleaseDossier
from nkmfg.domain.findings.check import Check, Subject, SubjectKind
from nkmfg.domain.findings.reviews import parts_of
from tests.dossiers import everything_happened, in_culture
from tests.products import a_product
from tests.written import moment

DOSSIER = in_culture().dossier()
TO_ANSWER = Check(code="entry.late", run="seed/-/1", is_open=True)
TO_REMEDY = Check(code="step.unsigned", run="seed/-/1", is_open=True)
TO_LOOK_AT = Check(code="entry.corrected", run="seed/-/1")


@pytest.mark.req("C09")
def test_an_exception_is_answered_or_put_right_while_it_is_open() -> None:
    closed = [replace(check, is_open=False) for check in (TO_ANSWER, TO_REMEDY)]
    exceptions = [TO_ANSWER, TO_REMEDY, TO_LOOK_AT, *closed]
    assert to_answer(exceptions) == (TO_ANSWER,)
    assert to_remedy(exceptions) == (TO_REMEDY,)
    assert is_answered_in_review(TO_ANSWER)
    assert not is_answered_in_review(TO_REMEDY)


def seen(dossier: ReleaseDossier, *checks: Check) -> tuple[Check, ...]:
    return exceptions_to_review(dossier, checks)


@pytest.mark.req("C09")
def test_a_review_sees_what_was_done_and_what_should_have_been_before_the_release() -> None:
    of_batch = Check(code="deviation.open")
    before = Check(code="step.missed", run="count_day_7/7/1")
    after = Check(code="step.missed", run="follow_up/1/1")
    assert seen(DOSSIER, before, after, of_batch) == (of_batch, before)
    done = in_culture().wrote("follow_up/1/1", "gvhd_grade", "0", at=moment(16)).dossier()
    assert after in seen(done, after)
    assert seen(DOSSIER, Check(code="test.pending")) == ()  # it is no exception of the record


@pytest.mark.req("C09", "B05")
def test_what_a_reviewer_signs_is_each_exception_with_its_answer_and_every_part() -> None:
    case = ReleaseCase(everything_happened().dossier())
    facts = review_facts_of(case.dossier, case.exceptions_to_review, ["as read"], ("7", "abc"))
    assert (facts["batch"], facts["coi_code"], facts["trail"], facts["shown"]) == (
        "NK-26-014",
        "COI-7F3K-22Q",
        ["7", "abc"],
        ["as read"],
    )
    assert facts["recipe"] == ["nk_k562_mbil21", "1", case.dossier.recipe_digest]
    assert len(facts["exceptions"]) == len(case.exceptions_to_review)
    low = next(check for check in case.exceptions if check.code == "viability.action")
    assert [*low.key, "", "NK-26-014-D01"] in facts["exceptions"]
    assert facts["parts"] == {part.key: part.digest for part in parts_of(case.dossier)}


@pytest.mark.req("FD1")
def test_what_was_said_to_be_not_affected_is_listed_in_the_review_and_asks_for_no_answer() -> None:
    dossier = a_product().dossier()
    noted = Check(code="use.not_affected", subject=Subject(SubjectKind.LOT, "L-0012"), params={"state": "rejected"})
    assert exceptions_to_review(dossier, (noted,)) == (noted,)
    assert to_answer((noted,)) == to_remedy((noted,)) == ()
