"""Labels of containers: printed, verified and put on, and saying what the record says; each rule on both sides."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from nkmfg.domain.case import Case
from nkmfg.domain.facts.disposition_facts import Decision, DispositionFact
from nkmfg.domain.facts.ward import CustodyKind, LabelAction
from nkmfg.domain.findings.check import BATCH, Check, Outcome, Subject, SubjectKind
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.labels import NOT_AS_RECORDED, labels, labels_without_stop, stated_values
from nkmfg.domain.findings.scope import USE
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.recipe.donor_testing import Finding as DonorFinding
from nkmfg.domain.recipe.donor_testing import MarkerResult
from tests.dossiers import found
from tests.products import FILLED_AT, Product, a_product


def a_bag() -> Product:
    return a_product().filled("BAG1", ml="40").tested("nk_purity", "100", sample="H1")


def test_a_container_needs_a_label_and_the_label_is_put_on() -> None:
    def found(product: Product) -> list[str]:
        return [check.code for check in labels(Evidence(product.dossier()))]

    assert found(a_product()) == []  # nothing filled
    assert found(a_bag()) == ["label.not_printed"]


def printed(product: Product, **says: Any) -> Product:
    """A label of the bag, printed and put on."""
    labelled = product.labelled("BAG1", LabelAction.PRINTED).labelled("BAG1", LabelAction.APPLIED)
    ward = labelled.changes["ward"]
    said = {"decision": Decision.RELEASED.value, "coi_code": "COI-7F3K-22Q", "patient": "P-0117"} | says
    return labelled.having(
        ward=replace(ward, label_notes=(replace(ward.label_notes[0], says=said), *ward.label_notes[1:]))
    )


@pytest.mark.parametrize(
    ("decision", "says", "codes"),
    [
        (Decision.RELEASED, {}, []),
        (Decision.CERTIFIED, {}, []),  # a label of a released batch serves a certified one
        (Decision.REJECTED, {}, ["label.other_state"]),
        (Decision.RELEASED, {"decision": "certified"}, ["label.other_state"]),
        (Decision.RELEASED, {"stops": ["Lot L-0001 was rejected."]}, ["label.says_stopped"]),
        (Decision.RELEASED, {"stops": []}, []),
        (Decision.RELEASED, {"patient": "P-0118"}, ["label.other_identity"]),
        (Decision.RELEASED, {"coi_code": "COI-7F3K-22R"}, ["label.other_identity"]),
    ],
)
def test_a_label_says_the_decision_and_the_patient_as_they_are(
    decision: Decision, says: dict[str, Any], codes: list[str]
) -> None:
    fact = DispositionFact(1, decision, {}, None, FILLED_AT, "Quinn", "qa")
    product = printed(a_bag().having(dispositions=(fact,)), **says)
    found = [check.code for check in labels(Evidence(product.dossier()))]
    assert found == ["label.unverified", *codes]


def test_a_printed_label_that_is_not_put_on_is_no_label() -> None:
    bag = a_bag().labelled("BAG1", LabelAction.PRINTED)
    ward = bag.changes["ward"]
    says = {"decision": "quarantine", "coi_code": "COI-7F3K-22Q", "patient": "P-0117"}
    product = bag.having(ward=replace(ward, label_notes=(replace(ward.label_notes[0], says=says),)))
    found = [check.code for check in labels(Evidence(product.dossier()))]
    assert found == ["label.unverified", "label.not_applied"]


@pytest.mark.req("J05", "J06")
def test_a_label_that_was_verified_as_printed_and_put_on_is_fit() -> None:
    bag = printed(a_bag(), decision="quarantine")
    (check,) = found(labels, bag)
    assert (check.code, check.outcome, check.stops, check.is_open) == ("label.unverified", Outcome.PENDING, USE, True)
    assert str(check.subject) == "container:BAG1"
    verified = bag.approved("label/BAG1/1", "verified", {})
    assert found(labels, verified) == []
    reprinted = verified.labelled("BAG1", LabelAction.PRINTED)
    ward = reprinted.changes["ward"]
    again = replace(ward.label_notes[-1], says=ward.label_notes[0].says)
    reprinted.having(ward=replace(ward, label_notes=(*ward.label_notes[:-1], again)))
    assert [check.code for check in found(labels, reprinted)] == ["label.unverified", "label.not_applied"]


def test_a_label_of_another_state_says_both() -> None:
    (_, check) = found(labels, printed(a_bag()))
    assert (check.code, check.params) == (
        "label.other_state",
        {"printed": "released_for_use", "decision": "quarantine"},
    )


def test_a_label_that_says_more_than_holds_is_wrong_and_an_older_one_is_printed_anew() -> None:
    fact = DispositionFact(1, Decision.RELEASED, {}, None, FILLED_AT, "Quinn", "qa")
    released = a_bag().having(dispositions=(fact,))
    (_, wrong), (_, older) = found(labels, printed(a_bag())), found(labels, printed(released, decision="quarantine"))
    assert (wrong.code, wrong.outcome) == ("label.other_state", Outcome.FAILED)
    assert (older.code, older.outcome) == ("label.other_state", Outcome.PENDING)


def test_a_print_whose_content_is_not_known_is_no_label() -> None:
    bag = a_bag().labelled("BAG1", LabelAction.PRINTED)
    ward = bag.changes["ward"]
    bag.having(ward=replace(ward, label_notes=(replace(ward.label_notes[0], says=None),)))
    assert [check.code for check in found(labels, bag)] == ["label.not_printed"]


# A label against the record (FD2, FD3)


def values_of(product: Product) -> dict[str, str]:
    return stated_values(Evidence(product.dossier()), "BAG1")


def a_reactive(marker: str) -> MarkerResult:
    return MarkerResult(marker=marker, sampled_at=FILLED_AT, finding=DonorFinding.REACTIVE)


def stating(product: Product, **otherwise: str) -> Product:
    """A label of the bag as it is, printed, put on and verified; with values it has otherwise."""
    labelled = printed(product, decision="quarantine", values=values_of(product) | otherwise)
    return labelled.approved("label/BAG1/1", "verified", {})


def test_a_label_states_what_the_record_says_of_its_container_rounded_as_it_is_printed() -> None:
    assert values_of(a_bag().held_fresh()) == {
        "donor": "D-0231",
        "reactive": "",
        "donation": "W1234 26 000123",
        "volume_ml": "40",
        "nk_cells": "1000000000",
        "viable_cells": "1000000000",
        "nk_cells_per_kg": "54350000",  # 10⁹ ÷ 18.4 kg = 54,347,826
        "weight_kg": "18.4",
        "weighed_on": "2026-11-05",
        "expires_at": "2026-11-23T12:00:00+00:00",
        "failures": "",
    }
    untested = a_product().filled("BAG1", ml="40").having_order(weight_kg=None, weighed_at=None)
    unknown = ("nk_cells", "nk_cells_per_kg", "weight_kg", "weighed_on")
    assert [values_of(untested)[name] for name in unknown] == [""] * 4


@pytest.mark.req("FD3")
@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("donor", "D-0043"),
        ("reactive", "hbsag"),
        ("donation", "E022 62 6000017"),
        ("volume_ml", "40.01"),
        ("nk_cells", "1001000000"),
        ("viable_cells", ""),
        ("nk_cells_per_kg", "54340000"),
        ("weight_kg", "18.5"),
        ("weighed_on", "2026-02-21"),
        ("expires_at", "2026-11-23T12:01:00+00:00"),
    ],
)
def test_a_label_that_states_another_value_than_the_record_is_printed_anew(name: str, says: str) -> None:
    bag = a_bag().held_fresh()
    now = values_of(bag)[name]
    (check,) = found(labels, stating(bag, **{name: says}))
    assert (check.code, check.outcome, check.stops, check.is_open) == ("label.other_values", Outcome.PENDING, USE, True)
    assert (str(check.subject), check.params) == ("container:BAG1", {name: says, f"{name}_now": now})


@pytest.mark.req("FD3")
def test_a_label_that_states_the_record_is_fit_and_a_correction_of_the_count_or_the_weight_makes_it_unfit() -> None:
    def codes(product: Product, **order: Any) -> list[str]:
        dossier = product.having_order(**order).dossier()
        return [check.code for check in labels(Evidence(dossier))]

    assert codes(stating(a_bag())) == []
    assert codes(stating(a_bag()), weight_kg=Decimal("18.4001"), made_for_weight_kg=None) == ["label.other_values"]
    assert codes(stating(a_bag()), donor="D-0043") == ["label.other_values"]
    reactive = stating(a_bag()).having(donor_markers=(a_reactive("hbsag"),))
    assert codes(reactive) == ["label.other_values"]  # BIOHAZARD, and what the donor is reactive for
    told = stating(a_bag()).having(donor_markers=(a_reactive("cmv"),))
    assert codes(told) == []  # of CMV the physician is told, and no legend of the label
    assert codes(stating(a_bag()).tested("nk_purity", "99.9", sample="H1")) == ["label.other_values"]
    assert codes(stating(a_bag()).drawn_from("BAG1", "0.002")) == []  # 999.95 million, still 1000 to four digits
    assert codes(stating(a_bag()).drawn_from("BAG1", "0.0021")) == ["label.other_values"]


@pytest.mark.req("FD3")
@pytest.mark.parametrize(
    ("kinds", "outcomes"),
    [
        ([], [Outcome.PENDING]),  # a new label is printed before it goes
        ([CustodyKind.ISSUED], [Outcome.FAILED]),  # the ward is telephoned
        ([CustodyKind.ISSUED, CustodyKind.RETURNED], [Outcome.PENDING]),
        ([CustodyKind.DESTROYED], []),
    ],
)
def test_a_label_is_held_against_the_record_as_long_as_anything_is_left(
    kinds: list[CustodyKind], outcomes: list[Outcome]
) -> None:
    bag = stating(a_bag(), weight_kg="18.5")
    for kind in kinds:
        bag.handed("BAG1", kind)
    checks = found(labels, bag)
    assert [(check.code, check.outcome) for check in checks] == [("label.other_values", how) for how in outcomes]


@pytest.mark.req("FD3")
def test_a_bag_that_is_being_given_with_a_label_of_other_values_is_stopped_and_one_that_was_given_is_not() -> None:
    def checks(**infused: Any) -> list[tuple[str, Outcome]]:
        bag = stating(a_bag(), weight_kg="18.5").handed("BAG1", CustodyKind.ISSUED).infused("BAG1", **infused)
        return [(check.code, check.outcome) for check in found(labels, bag)]

    assert checks(stopped_at=None) == [("label.other_values", Outcome.FAILED)]
    assert checks() == []


def test_a_label_from_before_values_were_kept_is_not_held_against_any() -> None:
    assert found(labels, printed(a_bag(), decision="quarantine").approved("label/BAG1/1", "verified", {})) == []


def a_stop(subject: Subject = BATCH, *stops: Stop, outcome: Outcome = Outcome.FAILED) -> Check:
    return Check(code="positive.reported", subject=subject, stops=frozenset(stops), outcome=outcome)


@pytest.mark.req("FD2")
@pytest.mark.parametrize(
    ("stop", "count"),
    [
        (a_stop(BATCH, Stop.LABEL), 1),
        (a_stop(Subject(SubjectKind.CONTAINER, "BAG1"), Stop.LABEL), 1),
        (a_stop(Subject(SubjectKind.CONTAINER, "BAG2"), Stop.LABEL), 0),
        (a_stop(BATCH, Stop.HAND_OVER, Stop.GIVING), 0),
        (a_stop(BATCH, Stop.LABEL, outcome=Outcome.PASSED), 0),
    ],
)
def test_a_clean_label_of_a_stopped_container_is_printed_anew(stop: Check, count: int) -> None:
    checks = list(labels_without_stop(Evidence(stating(a_bag()).dossier()), [stop]))
    assert [check.code for check in checks] == ["label.without_stop"] * count
    for check in checks:
        assert (str(check.subject), check.outcome, check.stops) == ("container:BAG1", Outcome.FAILED, frozenset())
        assert check.is_open


@pytest.mark.req("FD2")
def test_a_label_that_says_stopped_none_and_one_of_which_nothing_is_left_hide_no_stop() -> None:
    stop = [a_stop(BATCH, Stop.LABEL)]
    for bag in (
        a_bag(),
        printed(a_bag(), stops=["Lot L-0001 was rejected."]),
        stating(a_bag()).handed("BAG1", CustodyKind.DESTROYED),
        stating(a_bag()).infused("BAG1"),
    ):
        assert list(labels_without_stop(Evidence(bag.dossier()), stop)) == []


@pytest.mark.req("FD2")
def test_a_label_that_says_stopped_is_printed_anew_only_as_long_as_anything_is_left() -> None:
    def count(product: Product) -> int:
        return [check.code for check in found(labels, product)].count("label.says_stopped")

    def bag() -> Product:
        return printed(a_bag(), decision="quarantine", stops=["Lot L-0001 was rejected."])

    assert count(bag()) == 1
    assert count(bag().handed("BAG1", CustodyKind.ISSUED)) == 1
    assert count(bag().handed("BAG1", CustodyKind.DESTROYED)) == 0
    assert count(bag().infused("BAG1")) == 0


def test_only_a_label_that_is_not_as_recorded_cannot_be_verified() -> None:
    assert Case(stating(a_bag()).dossier()).label_faults("BAG1") == ()
    bag = stating(a_bag().filled("BAG2"), weight_kg="18.5")
    (fault,) = Case(bag.dossier()).label_faults("BAG1")
    assert fault.code == "label.other_values"
    assert Case(bag.dossier()).label_faults("BAG2") == ()
    assert "label.says_stopped" not in NOT_AS_RECORDED
    assert "label.unverified" not in NOT_AS_RECORDED
