"""Sentences about a weight that does not fit."""

from decimal import Decimal

import pytest

from nkmfg.domain.values.errors import Malformed
from nkmfg.words.refusals import refusal_sentence
from nkmfg.words.weight_doubts import doubts

LOOK_AGAIN = "Look at the scales again: is the decimal mark where it belongs?"


@pytest.mark.parametrize(
    ("age", "typed", "sentence"),
    [
        (5, "184", "184 kg is very heavy for the age of 5 (usual: about 18 kg)."),
        (5, "1.84", "1.84 kg is very light for the age of 5 (usual: about 18 kg)."),
        (15, "5.2", "5.2 kg is very light for the age of 15 (usual: 25 to 160 kg)."),
        (29, "640", "640 kg is very heavy for the age of 29 (usual: 25 to 160 kg)."),
    ],
)
def test_a_weight_that_does_not_fit_the_age_is_told_with_the_usual_one(age: int, typed: str, sentence: str) -> None:
    assert doubts(age, Decimal(typed)) == (f"{sentence} {LOOK_AGAIN}",)


def test_a_weight_that_fits_has_no_sentence() -> None:
    assert doubts(5, Decimal("18.4")) == doubts(None, Decimal(640)) == ()


def test_a_leap_is_told_with_both_weights() -> None:
    weights = {"weight": Decimal(10), "ordered": Decimal(20)}
    refused = Malformed("infusion.weight_doubtful", field="weight_kg", label="Weight today", **weights)
    says = f"Weight today: 10 kg, and 20 kg at the last weighing. {LOOK_AGAIN} If it stands, say so below."
    assert refusal_sentence(refused) == says
