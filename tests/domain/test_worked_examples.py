"""Every number of the worked examples, computed by the product's own rules; the wrong answers differ from ours."""

from fractions import Fraction
from typing import Any

import pytest

from tests.domain.worked import EXAMPLES, agrees
from tests.domain.worked_culture import OF_THE_CULTURE
from tests.domain.worked_dose import OF_THE_DOSE

COMPUTED = OF_THE_CULTURE | OF_THE_DOSE
TOLD_IN_WORDS = "WE04_as_typed"  # taken step by step in test_yields


def the_same(found: Any, expected: Any) -> bool:
    """Numbers to nine significant digits; verdicts, days and what is not there exactly."""
    if isinstance(found, Fraction):
        return agrees(found, expected)
    return bool(found == expected)


@pytest.mark.req("F07", "E06")
@pytest.mark.parametrize("example", sorted(set(EXAMPLES) - {"note", TOLD_IN_WORDS}))
def test_every_number_of_a_worked_example_is_computed_alike(example: str) -> None:
    found, expected = COMPUTED[example](), EXAMPLES[example]
    off = {name: found.get(name) for name, number in expected.items() if not the_same(found.get(name), number)}
    assert not off


@pytest.mark.req("F07")
@pytest.mark.parametrize(
    ("example", "right", "wrong"),
    [
        ("WE02_auto_counter", "NK_viable", "NK_wrong_double_viability"),
        ("WE02_auto_counter", "NK_viable", "NK_wrong_total"),
        ("WE04_cumulative_partial_reseed", "cumulative", "naive_wrong"),
        ("WE04_cumulative_partial_reseed", "actual_on_hand", "theoretical_total"),
        ("WE05_sampling_correction", "corrected", "uncorrected"),
        ("WE06_pooled_vessels", "pooled_fold", "wrong_mean_of_folds"),
        ("WE06b_B_discarded_d10", "stage_fold_A_only", "wrong_if_denominator_whole"),
        ("WE06b_B_discarded_d10", "stage_fold_A_only", "wrong_A_over_A_plus_B"),
        ("WE13_CD3_LOQ", "upper_bound_per_kg", "zero_substitution"),
        ("WE14_endotoxin", "EU_per_kg", "per_h_if_3h"),
        ("WE19_feeder_in_TNC_d3", "TNC_fold_right", "TNC_fold_wrong"),
        ("WE19_feeder_in_TNC_d3", "TNC_fold_right", "if_denominator_includes_feeders"),
    ],
)
def test_the_well_known_wrong_answer_is_not_ours(example: str, right: str, wrong: str) -> None:
    assert not agrees(COMPUTED[example]()[right], EXAMPLES[example][wrong])
