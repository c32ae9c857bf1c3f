"""What stops a product, as pages and papers list it."""

import pytest

from nkmfg.domain.case import Case
from nkmfg.domain.documents.ward_sheet import ward_facts
from nkmfg.words.checks import sentences
from nkmfg.words.label import STOPPED
from nkmfg.words.ward_sheet import ward_paper
from tests.dossiers import everything_happened
from tests.products import a_product


def test_the_open_deviation_of_a_finding_that_is_listed_is_not_said_twice() -> None:
    dossier = everything_happened().dossier()
    checks = Case(dossier).checks
    found = next(check for check in checks if check.code == "viability.action" and check.deviation)
    opened = next(check for check in checks if check.code == "deviation.open" and check.subject.key == found.deviation)
    assert len(sentences(dossier, (found, opened))) == 1
    (alone,) = sentences(dossier, (opened,))
    assert f"Deviation {found.deviation} is open: " in alone
    assert not alone.endswith("..")


@pytest.mark.req("FD11")
def test_a_result_out_of_specification_is_said_to_be_under_investigation() -> None:
    dossier = a_product().filled("BAG1").tested("sterility", outcome="growth").dossier()
    (check,) = [check for check in Case(dossier).checks if check.code == "test.failed"]
    (said,) = sentences(dossier, (check,))
    assert said == "Sterility of the final product: Growth. Out of specification, under investigation."


@pytest.mark.req("FD2")
@pytest.mark.parametrize(
    ("stops", "is_stopped", "headline"),
    [
        ((), False, "QUARANTINE"),
        (("No label of BAG1 is printed.",), False, "DO NOT GIVE"),
        (("Lot L-0001 was rejected.",), True, STOPPED),
    ],
)
def test_what_a_paper_of_the_ward_says_largest(stops: tuple[str, ...], is_stopped: bool, headline: str) -> None:
    case = Case(a_product().filled("BAG1").dossier())
    facts = ward_facts(case, "BAG1", case.dossier.recipe.labels[0])
    paper = ward_paper(case.dossier, facts, stops=stops, is_stopped=is_stopped, failures=(), limits=())
    assert paper.headline == headline
