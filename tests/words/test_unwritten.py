"""Sentences of an amount nobody has signed, and of what is unwritten of a treatment."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.product import amount_open
from nkmfg.domain.findings.unwritten import follow_up_unwritten
from nkmfg.words.checks import what
from tests.products import GIVEN_AT, a_product

LEVEL = "The order says More than 100 × 10⁶ NK/kg, up to 200 × 10⁶ NK/kg"


@pytest.mark.req("FD6")
@pytest.mark.parametrize(
    ("ml", "nk_pct", "said"),
    [
        ("48", "100", f"{LEVEL}: no physician has signed 120 × 10⁶ NK/kg, with the sponsor told."),
        ("100", "100", f"{LEVEL}: 250 × 10⁶ NK/kg is no amount within it."),
        ("48", "", f"{LEVEL}: the amount is not known yet, and nobody has decided on it."),
    ],
)
def test_an_open_amount_is_said_with_the_level_its_cap_and_what_there_is(ml: str, nk_pct: str, said: str) -> None:
    product = a_product().filled("BAG1", ml=ml).having_order(dose_level="above_100", weight_kg=Decimal(10))
    dossier = (product.tested("nk_purity", nk_pct, sample="H1") if nk_pct else product).dossier()
    (check,) = amount_open(Evidence(dossier))
    assert what(dossier, check) == said


@pytest.mark.req("FD5")
def test_an_unwritten_follow_up_is_said_with_its_day_and_the_end_of_its_time() -> None:
    dossier = replace(a_product().infused("BAG1").dossier(), read_at=GIVEN_AT + timedelta(days=3))
    (check,) = follow_up_unwritten(Evidence(dossier))
    assert (
        what(dossier, check)
        == "Follow-up, treatment day 1: nothing is written, and its time ended on 2026-11-24 21:00 +03:00."
    )
