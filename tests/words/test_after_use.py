"""A sentence of something questioned after its use says what was answered: affected, or not known."""

from datetime import timedelta

import pytest

from nkmfg.domain.facts.questioned import WithdrawalFact, WorkAnswerFact
from nkmfg.domain.findings.after_use import people_questioned, questioned_after_use, recipe_withdrawn
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.permissions.states import Affected
from nkmfg.words.checks import sentence
from tests.materials import in_state, lot, piece
from tests.products import FILLED_AT, RESULTED_AT, a_product
from tests.written import A_MINUTE

BEFORE, AFTER = FILLED_AT - timedelta(days=1), FILLED_AT + timedelta(days=1)
RUN = "wash_harvest/-/1"
ANSWERS = [
    (Affected.YES, ", and what it was used for is affected"),
    (Affected.NOT_KNOWN, ", and it is not known whether what it was used for is affected"),
    (None, ""),
]


@pytest.mark.req("FD1")
@pytest.mark.parametrize(("affected", "clause"), ANSWERS)
def test_yes_and_not_known_are_told_apart_of_a_rejected_lot(affected: Affected | None, clause: str) -> None:
    materials = lot((BEFORE, {"released_at": BEFORE}), (AFTER, {"is_rejected": True, "affected": affected}))
    dossier = a_product().wrote(RUN, "wash_buffer", "L-0012", at=FILLED_AT).having(materials=materials).dossier()
    (check,) = questioned_after_use(Evidence(dossier))
    said = f"Lot L-0012 was rejected after it was used{clause}: QA assesses what that means here."
    assert sentence(dossier, check) == said


@pytest.mark.req("FD1")
@pytest.mark.parametrize(("affected", "clause"), ANSWERS)
def test_equipment_is_said_to_be_quarantined_as_its_page_says(affected: Affected | None, clause: str) -> None:
    quarantined = in_state("quarantined") | {"affected": affected}
    materials = piece((BEFORE, in_state("in_service")), (AFTER, quarantined))
    dossier = a_product().wrote(RUN, "centrifuge", "CF-02", at=FILLED_AT).having(materials=materials).dossier()
    (check,) = questioned_after_use(Evidence(dossier))
    said = f"Equipment CF-02 was quarantined after it was used{clause}: QA assesses what that means here."
    assert sentence(dossier, check) == said


@pytest.mark.req("FD1")
def test_a_use_recorded_after_the_answer_that_nothing_is_affected_is_said_to_be_one() -> None:
    materials = lot((BEFORE, {"released_at": BEFORE}), (AFTER, {"is_rejected": True, "affected": Affected.NO}))
    written = a_product().wrote(RUN, "wash_buffer", "L-0012", at=FILLED_AT, entered_at=AFTER + A_MINUTE)
    dossier = written.having(materials=materials).dossier()
    (check,) = questioned_after_use(Evidence(dossier))
    assert "a use of it was recorded after it was said that nothing is affected" in sentence(dossier, check)


@pytest.mark.req("FD1")
@pytest.mark.parametrize(
    ("affected", "of_recipe", "of_work"),
    [
        (Affected.YES, "and what was made by it is affected", "and that is affected"),
        (
            Affected.NOT_KNOWN,
            "and it is not known whether what was made by it is affected",
            "and it is not known whether that is affected",
        ),
    ],
)
def test_the_answer_about_a_recipe_or_a_person_is_said_too(affected: Affected, of_recipe: str, of_work: str) -> None:
    answer = WorkAnswerFact(login="vera", since=AFTER, affected=affected)
    dossier = (
        a_product()
        .approved("results_review", "reviewed", {})
        .having(withdrawal=WithdrawalFact(RESULTED_AT, affected), work_answers=(answer,))
        .dossier()
    )
    (recipe,) = recipe_withdrawn(Evidence(dossier))
    (work,) = people_questioned(Evidence(dossier))
    assert of_recipe in sentence(dossier, recipe)
    assert of_work in sentence(dossier, work)
