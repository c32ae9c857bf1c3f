"""What is said of a label that does not say what the record says."""

import pytest

from nkmfg.domain.findings.check import Check, Subject, SubjectKind
from nkmfg.words.checks import sentence
from tests.products import a_product


@pytest.mark.req("FD3")
@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"volume_ml": "40", "volume_ml_now": "42.5"}, "volume 40 mL, now 42.5 mL"),
        ({"nk_cells": "1000000000", "nk_cells_now": ""}, "viable NK cells 1 × 10⁹, now not known"),
        (
            {"nk_cells_per_kg": "54350000", "nk_cells_per_kg_now": "54050000", "weight_kg": "18.4"}
            | {"weight_kg_now": "18.5"},
            "dose 5.435 × 10⁷ NK/kg, now 5.405 × 10⁷ NK/kg; weight 18.4 kg, now 18.5 kg",
        ),
        (
            {"expires_at": "2026-11-23T12:00:00+00:00", "expires_at_now": "2026-11-23T10:00:00+00:00"},
            "expiry 2026-11-23 15:00 +03:00, now 2026-11-23 13:00 +03:00",
        ),
        ({"donor": "D-0231", "donor_now": "D-0232"}, "donor D-0231, now D-0232"),
        ({"reactive": "", "reactive_now": "hbsag"}, "donor reactive for nothing, now HBsAg"),
        (
            {"failures": "", "failures_now": "viability=61.25,sterility="},
            "failed tests none, now Viability 61.25; Sterility of the final product",
        ),
    ],
)
def test_each_value_that_a_label_states_otherwise_is_said_as_printed_and_as_it_is(
    params: dict[str, str], said: str
) -> None:
    dossier = a_product().filled("BAG1").dossier()
    check = Check(code="label.other_values", subject=Subject(SubjectKind.CONTAINER, "BAG1"), params=params)
    assert sentence(dossier, check) == f"The label of BAG1 does not say what the record says: {said}. Print it anew."
