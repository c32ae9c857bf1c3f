"""What a second person verifies of the dose, and which signatures and decisions on it count."""

from decimal import Decimal
from typing import Any

import pytest

from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.product.dose_verification import DECISION, DOSE, dose_decisions, dose_verifications, limit_facts
from tests.products import Product, a_product

pytestmark = pytest.mark.req("P03")


def a_bag() -> Product:
    """40 mL of 25 × 10⁶ cells per mL, 80 % NK, kept fresh, for 18.4 kg at 50 million for each kg."""
    bag = a_product().filled("BAG1", ml="40").held_fresh().tested("nk_purity", "80", sample="H1")
    return bag.tested("t_per_kg", "0.5")


def facts_of(product: Product) -> dict[str, Any]:
    return Evidence(product.dossier()).dose_facts


def test_the_second_person_verifies_every_number_the_dose_follows_from() -> None:
    facts = facts_of(a_bag())
    limits = {limit[0]: limit[1:] for limit in facts.pop("limits")}
    assert facts == {
        "batch": "NK-26-014",
        "coi_code": "COI-7F3K-22Q",
        "patient": "P-0117",
        "dose_level": "level_50",
        "weight_kg": "18.4",
        "order_version": "1",
        "viable_cells_per_ml": ["24000000", "26000000"],
        "volume_to_give_ml": "46",  # 920 million NK cells, 20 million of them in each mL
        "ordered_nk_cells": "920000000",
        "nk_cells_per_ml": "20000000",
        "whole_nk_cells_per_kg": "43478260.86956521739130434782608696",
        "whole_t_cells_per_kg": "271739.1304347826086956521739130435",
        "greatest_nk_cells_per_kg": "16000000",  # at 100,000 T cells for each kg, 160 NK cells to a T cell
        "safety_weight_kg": "18.4",
    }
    assert limits["t_per_kg"] == ["fail", "271739.1304347826086956521739130435"]
    assert limits["dose"] == ["fail", "13.04347826086956521739130434782609"]
    assert limits["endotoxin"] == ["pending", ""]
    assert "dmso" not in limits  # nothing is asked of DMSO in a fresh product
    assert "gram" not in limits


def test_what_is_not_known_is_verified_as_missing() -> None:
    product = Product(a_product().number, a_product().recipe).dose_counted("24").filled("BAG1")
    product.counted("W", day=14, ml="100", live="", dead="1", clock="14:00", step="count_dose_second")
    facts = facts_of(product.having_order(weight_kg=None))
    assert facts["weight_kg"] is None
    assert facts["viable_cells_per_ml"] == ["24000000", None]
    for name in ("volume_to_give_ml", "nk_cells_per_ml", "whole_t_cells_per_kg", "greatest_nk_cells_per_kg"):
        assert facts[name] is None


@pytest.mark.req("B06")
def test_a_signature_counts_as_long_as_the_dose_is_the_one_it_saw() -> None:
    def count(product: Product) -> int:
        return len(Evidence(product.dossier()).dose_verifications)

    facts = facts_of(a_bag())
    assert count(a_bag()) == 0
    assert count(a_bag().approved(DOSE, "verified", facts)) == 1
    assert count(a_bag().approved(DOSE, "verified", facts).approved(DOSE, "verified", facts)) == 2
    assert count(a_bag().approved(DOSE, "verified", facts, is_whole=False)) == 0
    assert count(a_bag().approved(DOSE, "reviewed", facts)) == 0
    assert count(a_bag().approved("results", "verified", facts)) == 0
    assert count(a_bag().approved(DOSE, "verified", facts).having_order(weight_kg=Decimal(18))) == 0
    assert count(a_bag().approved(DOSE, "verified", facts | {"patient": "P-0118"})) == 0
    signed = a_bag().approved(DOSE, "verified", facts)
    assert dose_verifications(signed.dossier(), facts) == tuple(signed.signatures)


def test_what_physicians_decided_is_there_under_signatures_that_are_whole() -> None:
    product = a_bag().approved(f"{DECISION}/1", "approved", {"decision": "give_as_it_is"})
    product.approved(f"{DECISION}/2", "approved", {"decision": "give_less"}, is_whole=False)
    product.approved("results", "reviewed", {"decision": "give_less"})
    ((signed, facts),) = dose_decisions(product.dossier())
    assert (signed, facts) == (product.signatures[0], {"decision": "give_as_it_is"})


def test_the_limits_of_the_patient_are_signed_with_what_was_compared() -> None:
    tests = Evidence(a_bag().tested("endotoxin", "2").dossier()).tests
    assert ["endotoxin", "pass", "4.347826086956521739130434782608696"] in limit_facts(tests)
