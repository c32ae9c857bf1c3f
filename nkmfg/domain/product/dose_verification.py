"""Verification of the dose by a second person, and the physician's decisions if it is not the ordered one."""

import json
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from nkmfg.domain.facts.dossier import Dossier, SignatureFact
from nkmfg.domain.permissions.actions import Meaning
from nkmfg.domain.product.dose_sheet import DoseSheet
from nkmfg.domain.product.filled import Product
from nkmfg.domain.product.results import JudgedTest, limits_per_kg
from nkmfg.domain.values.hashing import canonical
from nkmfg.domain.values.quantities import plain

DOSE, DECISION = "dose", "dose_decision"  # scopes of the signatures


class DoseDecision(StrEnum):
    """Physician's decision on a dose other than the ordered one."""

    GIVE = "give_as_it_is"
    GIVE_LESS = "give_less"
    REST_LATER = "rest_later"
    DO_NOT_GIVE = "do_not_give"


def dose_facts(dossier: Dossier, sheet: DoseSheet, product: Product, tests: Iterable[JudgedTest]) -> dict[str, Any]:
    """Facts a second person verifies: counts, purity, weight, level, the resulting dose, the verdict of each limit."""
    order, greatest = dossier.order, sheet.greatest_nk_cells_per_kg
    numbers = {
        "volume_to_give_ml": sheet.plan.volume_ml.value,
        "ordered_nk_cells": sheet.plan.nk_cells.value,
        "nk_cells_per_ml": sheet.plan.nk_cells_per_ml.value,
        "whole_nk_cells_per_kg": sheet.whole.nk_cells_per_kg.value,
        "whole_t_cells_per_kg": sheet.whole.t_cells_per_kg.value,
        "greatest_nk_cells_per_kg": None if greatest is None else greatest.value,
        "safety_weight_kg": sheet.safety_weight_kg.value,
    }
    counts = [count.count.viable_cells_per_ml.value for count in product.counts]
    return {
        "batch": dossier.number,
        "coi_code": order.coi_code,
        "patient": order.patient,
        "dose_level": sheet.level.key,
        "weight_kg": None if order.weight_kg is None else str(order.weight_kg),
        "order_version": str(order.version),
        "viable_cells_per_ml": [None if value is None else plain(value) for value in counts],
        **{name: None if value is None else plain(value) for name, value in numbers.items()},
        "limits": limit_facts(tests),
    }


def limit_facts(tests: Iterable[JudgedTest]) -> list[list[str]]:
    """Limits per kg as they are signed: the test, its verdict, and the amount that was compared."""
    return [
        [test.criterion.key, test.verdict.value, "" if (amount := test.judgement.amount) is None else plain(amount)]
        for test in limits_per_kg(tests)
    ]


def dose_verifications(dossier: Dossier, facts: dict[str, Any]) -> tuple[SignatureFact, ...]:
    """Signatures on the present dose; those on other numbers do not count."""
    now = json.loads(canonical(facts))
    return tuple(
        signed
        for signed in dossier.signed_under(DOSE)
        if signed.meaning == Meaning.VERIFIED and signed.is_whole and json.loads(signed.payload)["facts"] == now
    )


def dose_decisions(dossier: Dossier) -> tuple[tuple[SignatureFact, dict[str, Any]], ...]:
    """Physicians' decisions on a dose off its level or above a limit of the patient, each with its facts."""
    under = f"batch/{dossier.number}/{DECISION}/"
    return tuple(
        (signed, json.loads(signed.payload)["facts"])
        for signed in dossier.signatures
        if signed.scope.startswith(under) and signed.is_whole
    )


def is_dose_accepted(decisions: Iterable[tuple[SignatureFact, dict[str, Any]]], facts: dict[str, Any]) -> bool:
    """True if the last decision signed on the present dose is to give it."""
    now = json.loads(canonical(facts))
    made = [decided["decision"] for _, decided in decisions if {name: decided.get(name) for name in now} == now]
    return bool(made) and made[-1] == DoseDecision.GIVE


def is_refused(decisions: Iterable[tuple[SignatureFact, dict[str, Any]]]) -> bool:
    """True if the physician's last decision is not to give it, whatever has changed of the dose since."""
    made = [decided["decision"] for _, decided in decisions]
    return bool(made) and made[-1] == DoseDecision.DO_NOT_GIVE
