"""Containers and their labels in words."""

from dataclasses import replace
from fractions import Fraction

import pytest

from nkmfg.domain.facts.disposition_facts import Decision
from nkmfg.domain.facts.ward import CustodyKind
from nkmfg.domain.figures.batch_figures import figures
from nkmfg.domain.product.containers import container_accounts
from nkmfg.domain.product.filled import NOT_FILLED
from nkmfg.words.containers import account_words, count_words, left_words, state_words
from tests.products import Product, a_product


def a_bag(ml: str = "40") -> Product:
    return a_product().filled("BAG1", ml=ml).tested("nk_purity", "100", sample="H1")


@pytest.mark.req("P05")
def test_the_account_says_how_many_ended_how_and_how_many_did_not() -> None:
    three = a_bag().filled("BAG2", ml="10").filled("BAG3", ml="10").infused("BAG1").infused("BAG2", "10")
    dossier = three.dossier()
    assert account_words(container_accounts(dossier, figures(dossier))) == "3 filled, 2 infused, 1 without an end"
    dossier = three.handed("BAG3", CustodyKind.DESTROYED).dossier()
    assert (
        account_words(container_accounts(dossier, figures(dossier)))
        == "3 filled, 2 infused, 1 destroyed, none without an end"
    )


@pytest.mark.req("I03")
def test_a_label_says_the_decision_in_large_letters() -> None:
    assert state_words(a_bag().dossier()) == Decision.QUARANTINE.upper()


def test_what_is_left_of_a_container_is_in_ml_or_not_known() -> None:
    dossier = a_bag("40").infused("BAG1", "33.5").dossier()
    bag = container_accounts(dossier, figures(dossier))[0]
    assert (bag.left_ml, left_words(bag)) == (Fraction("6.5"), "6.5 mL")
    assert left_words(replace(bag, container=replace(bag.container, content_ml=NOT_FILLED))) == "not known"


@pytest.mark.parametrize(
    ("left", "says"),
    [(3, "3 not accounted for"), (1, "1 not accounted for"), (0, "they add up"), (-2, "2 more than were printed")],
)
def test_labels_add_up_or_it_is_said_how_many_are_missing(left: int, says: str) -> None:
    assert count_words(left) == says
