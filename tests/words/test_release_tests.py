"""What is said of a test that this batch may never need: of which product and in which step, and what it blocks."""

import pytest

from nkmfg.domain.case import ReleaseCase
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.product.results import JudgedTest
from nkmfg.domain.recipe.enums import Operation
from nkmfg.words.checks import sentences
from nkmfg.words.release_tests import blocks_words, when_asked
from tests.products import FILLED_AT, Product, a_product

FROZEN_ONLY = "Asked of a frozen product only; fresh or frozen is not chosen yet."
THAWING = "Not awaited for the release: done in “Thawing”."


def undecided() -> Product:
    return a_product().filled("BAG1")


def frozen() -> Product:
    return undecided().wrote("freeze_product/-/1", "units", "1", at=FILLED_AT)


def thawed() -> Product:
    product = frozen()
    return product.wrote(product.adds(Operation.THAW, 14, "for the infusion"), "position", "tank 1", at=FILLED_AT)


def judged(product: Product, key: str) -> tuple[ReleaseCase, JudgedTest]:
    case = ReleaseCase(product.dossier())
    return case, next(test for test in case.tests if test.criterion.key == key)


@pytest.mark.req("I04", "FD2")
@pytest.mark.parametrize(
    ("product", "key", "asked"),
    [
        (undecided(), "viability_thawed", f"{FROZEN_ONLY} {THAWING}"),
        (undecided(), "dmso", FROZEN_ONLY),
        (undecided(), "gram", ""),
        (undecided().held_fresh(), "dmso", ""),  # not asked of it at all
        (frozen(), "viability_thawed", THAWING),
        (frozen(), "dmso", ""),
        (thawed(), "viability_thawed", ""),
        (frozen().tested("viability_thawed", "80"), "viability_thawed", ""),
    ],
)
def test_a_pending_test_says_of_which_product_and_after_which_step_it_is_asked(
    product: Product, key: str, asked: str
) -> None:
    case, test = judged(product, key)
    assert when_asked(case.dossier, test) == asked


@pytest.mark.req("I04", "FD2")
@pytest.mark.parametrize("product", [undecided(), frozen()])
def test_what_a_test_is_said_to_block_is_what_the_gates_say(product: Product) -> None:
    case, thawing = judged(product, "viability_thawed")
    blocked = {check.subject.key for check in case.gate(Stop.RELEASE).blocking}
    assert blocks_words(case.dossier, thawing) == "blocks certification"
    assert "viability_thawed" not in blocked
    for key, said in (("gram", "blocks release"), ("dmso", "blocks release and issue")):
        assert blocks_words(case.dossier, judged(product, key)[1]) == said
        assert key in blocked
    assert blocks_words(case.dossier, judged(product, "sterility")[1]) == "may complete after release"
    assert blocks_words(case.dossier, judged(product, "karyotype")[1]) == "reported"


def test_what_stops_the_issue_says_that_it_is_asked_of_another_product_only() -> None:
    case = ReleaseCase(undecided().dossier())
    assert f"DMSO per kg and day: no result yet. {FROZEN_ONLY}" in sentences(case.dossier, case.stopping_use)
