"""What became of every filled container and of its labels, and the accounts that have to add up."""

from dataclasses import replace
from fractions import Fraction

import pytest

from nkmfg.domain.facts.disposition_facts import Residue
from nkmfg.domain.facts.ward import CustodyKind, LabelAction
from nkmfg.domain.figures.batch_figures import figures
from nkmfg.domain.product.containers import ContainerAccount, Fate, container_accounts, is_given, without_end
from nkmfg.domain.product.filled import NOT_FILLED
from nkmfg.domain.product.labels import counted, label_verifications, last_print, left_over
from tests.products import Product, a_product


def a_bag(ml: str = "40") -> Product:
    return a_product().filled("BAG1", ml=ml).tested("nk_purity", "100", sample="H1")


def of(making: Product, code: str = "BAG1") -> ContainerAccount:
    dossier = making.dossier()
    return next(bag for bag in container_accounts(dossier, figures(dossier)) if bag.code == code)


def open_ones(making: Product) -> int:
    dossier = making.dossier()
    return len(without_end(dossier, figures(dossier)))


@pytest.mark.req("P05")
def test_a_container_is_where_it_was_last_written_down_to_be() -> None:
    bag = a_bag()
    assert of(bag).fate is Fate.STOCK
    bag.handed("BAG1", CustodyKind.ISSUED)
    assert of(bag).fate is Fate.HANDED
    bag.approved("custody/1", "verified", {"container": "BAG1"})
    assert of(bag).fate is Fate.ISSUED
    bag.handed("BAG1", CustodyKind.RETURNED)
    assert of(bag).fate is Fate.RETURNED
    bag.handed("BAG1", CustodyKind.DESTROYED)
    assert of(bag).fate is Fate.DESTROYED


@pytest.mark.req("P01")
def test_an_issue_is_checked_by_a_whole_signature_of_its_own() -> None:
    for scope, meaning, is_whole in (
        ("custody/1", "performed", True),
        ("custody/1", "verified", False),
        ("custody/2", "verified", True),
    ):
        bag = a_bag().handed("BAG1", CustodyKind.ISSUED).approved(scope, meaning, {}, is_whole=is_whole)
        assert of(bag).fate is Fate.HANDED
        issued = of(bag).issued
        assert issued is not None
        assert issued.ordinal == 1


@pytest.mark.req("P05")
@pytest.mark.parametrize(
    ("residue", "fate"),
    [
        (Residue.NONE, Fate.INFUSED),
        (Residue.CULTURED, Fate.CULTURED),
        (Residue.DESTROYED, Fate.PART_USED),
    ],
)
def test_an_infusion_that_stopped_ends_the_container_by_its_residue(residue: Residue, fate: Fate) -> None:
    given = a_bag().infused("BAG1", "30", residue=residue)
    assert (of(given).fate, open_ones(given)) == (fate, 0)
    running = a_bag().infused("BAG1", "30", residue=residue, stopped_at=None)
    assert (of(running).fate, open_ones(running)) == (Fate.RUNNING, 1)
    given.handed("BAG1", CustodyKind.DESTROYED)
    assert of(given).fate is Fate.PART_USED


@pytest.mark.req("P05")
def test_a_container_is_open_until_nothing_of_it_is_left_anywhere() -> None:
    assert {fate for fate in Fate if fate.is_final} == {
        Fate.INFUSED,
        Fate.PART_USED,
        Fate.CULTURED,
        Fate.DESTROYED,
    }
    two = a_bag().filled("BAG2", ml="10")
    assert open_ones(two) == 2
    assert open_ones(two.infused("BAG1")) == 1
    assert open_ones(two.handed("BAG2", CustodyKind.DESTROYED)) == 0


@pytest.mark.req("P05")
def test_the_account_of_a_container_is_filled_less_given_less_tubing_less_destroyed() -> None:
    bag = a_bag("40").drawn_from("BAG1", "1.5").infused("BAG1", "30").noted(1, tubing_ml="2")
    found = of(bag)
    assert (found.content_ml, found.given_ml, found.tubing_ml) == (Fraction("38.5"), 30, 2)
    assert (found.destroyed_ml, found.left_ml) == (None, Fraction("6.5"))
    bag.infused("BAG1", "4").noted(2, tubing_ml="1")
    assert (of(bag).given_ml, of(bag).tubing_ml, of(bag).left_ml) == (34, 3, Fraction("1.5"))
    bag.handed("BAG1", CustodyKind.DESTROYED, ml="1.2")
    assert (of(bag).destroyed_ml, of(bag).left_ml) == (Fraction("1.2"), Fraction("0.3"))


@pytest.mark.req("P05")
def test_of_what_was_destroyed_unmeasured_nothing_is_left() -> None:
    bag = a_bag("40").handed("BAG1", CustodyKind.DESTROYED)
    assert (of(bag).left_ml, of(bag).destroyed_ml) == (0, None)
    assert of(a_bag("40").infused("BAG1", "30", residue=Residue.CULTURED)).left_ml == 0
    assert of(a_bag("40").infused("BAG1", "30", residue=Residue.DESTROYED)).left_ml == 0
    assert of(a_bag("40").infused("BAG1", "30", residue=Residue.NONE)).left_ml == 10


@pytest.mark.req("P05")
def test_what_is_left_of_a_container_of_unknown_volume_is_not_known() -> None:
    bag = of(a_bag())
    bag = replace(bag, container=replace(bag.container, content_ml=NOT_FILLED))
    assert (bag.content_ml, bag.left_ml) == (None, None)


@pytest.mark.req("P05")
def test_infusions_tubing_and_destruction_count_for_their_own_container() -> None:
    two = a_bag().filled("BAG2", ml="10").infused("BAG2", "9").noted(1, tubing_ml="1")
    two.handed("BAG2", CustodyKind.RETURNED)
    assert (of(two).fate, of(two).given_ml, of(two).tubing_ml, of(two).infusions) == (Fate.STOCK, 0, 0, ())
    assert (of(two, "BAG2").given_ml, of(two, "BAG2").left_ml) == (9, 0)


@pytest.mark.req("P05")
def test_what_the_form_of_an_older_revision_said_counts_no_more() -> None:
    bag = a_bag().infused("BAG1", "30", revision=2).noted(1, tubing_ml="2", revision=1)
    assert of(bag).tubing_ml == 0


@pytest.mark.req("J06")
def test_labels_printed_are_applied_kept_or_destroyed_and_add_up() -> None:
    bag = a_bag().labelled("BAG1", LabelAction.PRINTED, 3).labelled("BAG2", LabelAction.APPLIED, 9)
    assert left_over(bag.dossier(), "BAG1") == 3
    bag.labelled("BAG1", LabelAction.APPLIED).labelled("BAG1", LabelAction.KEPT)
    assert left_over(bag.dossier(), "BAG1") == 1
    bag.labelled("BAG1", LabelAction.DESTROYED)
    assert left_over(bag.dossier(), "BAG1") == 0
    assert counted(bag.dossier(), "BAG1") == {
        LabelAction.PRINTED: 3,
        LabelAction.APPLIED: 1,
        LabelAction.KEPT: 1,
        LabelAction.DESTROYED: 1,
    }
    bag.labelled("BAG1", LabelAction.DESTROYED, 2)
    assert left_over(bag.dossier(), "BAG1") == -2


@pytest.mark.req("J05")
def test_a_label_is_verified_by_a_whole_signature_on_its_last_print() -> None:
    bag = a_bag()
    assert last_print(bag.dossier(), "BAG1") is None
    for _ in range(3):
        bag.labelled("BAG1", LabelAction.PRINTED)
    printed = last_print(bag.labelled("BAG1", LabelAction.APPLIED).dossier(), "BAG1")
    assert printed is not None
    assert printed.ordinal == 3
    for scope, meaning, is_whole in (
        ("label/BAG1/1", "verified", True),
        ("label/BAG1/3", "performed", True),
        ("label/BAG1/3", "verified", False),
    ):
        bag.approved(scope, meaning, {}, is_whole=is_whole)
    assert label_verifications(bag.dossier(), printed) == ()
    assert len(label_verifications(bag.approved("label/BAG1/3", "verified", {}).dossier(), printed)) == 1


@pytest.mark.req("FD3")
def test_a_product_is_given_once_something_was_infused_and_nothing_is_left() -> None:
    def given(product: Product) -> bool:
        dossier = product.dossier()
        return is_given(container_accounts(dossier, figures(dossier)))

    assert not given(a_product())
    assert not given(a_product().filled("BAG1"))
    assert given(a_product().filled("BAG1").infused("BAG1"))
    assert not given(a_product().filled("BAG1").filled("BAG2").infused("BAG1"))
    assert not given(a_product().filled("BAG1").handed("BAG1", CustodyKind.DESTROYED))
