"""Results judged: which of several stands, when one is due, and what a culture shows before its last day."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from nkmfg.domain.figures.batch_figures import figures
from nkmfg.domain.product.dose import Fit
from nkmfg.domain.product.dose_sheet import dose_sheet
from nkmfg.domain.product.oos import is_locked
from nkmfg.domain.product.results import (
    JudgedTest,
    due_at,
    given,
    judged_tests,
    review_facts,
    samples_for,
    unreviewed,
)
from nkmfg.domain.recipe.judging import JudgementCode, Verdict
from tests.products import RESULTED_AT, SAMPLED_AT, Product, a_product
from tests.written import RECIPE, moment

LAST_DAY = moment(28, "15:30")  # 14 days after the bottle was loaded
BEFORE_IT, ON_IT = moment(27, "23:59"), moment(28, "00:00")


def of(product: Product, criterion: str) -> JudgedTest:
    dossier = product.dossier()
    return next(test for test in judged_tests(dossier, figures(dossier)) if test.criterion.key == criterion)


def verdict(product: Product, criterion: str) -> Verdict:
    return of(product, criterion).verdict


def cultured(**how: object) -> Product:
    """A culture bottle of the filled product, with a result."""
    product = a_product().filled("BAG1").held_fresh().drawn("sample_product", "P1", "BAG1")
    return product.tested("sterility", **{"outcome": "no_growth", "sample": "P1", **how})  # type: ignore[arg-type]


@pytest.mark.req("I04")
@pytest.mark.parametrize(("read_at", "found"), [(BEFORE_IT, Verdict.PENDING), (ON_IT, Verdict.PASS)])
def test_a_culture_without_growth_passes_from_its_last_day_on_and_not_before(read_at: datetime, found: Verdict) -> None:
    assert verdict(cultured(resulted_at=read_at), "sterility") is found


@pytest.mark.req("I04")
@pytest.mark.parametrize("read_at", [BEFORE_IT, ON_IT])
def test_growth_is_a_failure_on_any_day(read_at: datetime) -> None:
    assert verdict(cultured(outcome="growth", resulted_at=read_at), "sterility") is Verdict.FAIL


@pytest.mark.req("I04")
def test_a_culture_without_a_time_of_reading_was_read_when_it_was_entered() -> None:
    for entered_at, found in ((BEFORE_IT, Verdict.PENDING), (ON_IT, Verdict.PASS)):
        assert verdict(cultured(resulted_at=None, entered_at=entered_at), "sterility") is found


@pytest.mark.req("I04")
def test_a_preliminary_reading_stays_preliminary_on_the_last_day() -> None:
    assert verdict(cultured(resulted_at=ON_IT, is_preliminary=True), "sterility") is Verdict.PENDING


@pytest.mark.req("I04")
def test_a_culture_that_was_not_tested_or_is_invalid_says_so_on_any_day() -> None:
    for kind, found in (("not_tested", Verdict.NOT_TESTED), ("invalid", Verdict.INVALID)):
        product = cultured(resulted_at=BEFORE_IT, outcome=None, kind=kind, reason="the bottle broke")
        assert verdict(product, "sterility") is found


@pytest.mark.req("I04")
def test_no_growth_to_date_passes_where_the_recipe_takes_it_and_there_is_no_last_day() -> None:
    product = a_product().drawn("sample_in_process", "I1", "W", at=moment(11))
    for is_preliminary in (False, True):
        read = product.tested("sterility_in_process", outcome="no_growth", is_preliminary=is_preliminary)
        assert verdict(read, "sterility_in_process") is Verdict.PASS


@pytest.mark.req("I04")
def test_the_last_day_is_counted_from_the_loading_of_the_bottle() -> None:
    sterility = RECIPE.criterion("sterility")
    drawn = a_product().filled("BAG1").drawn("sample_product", "P1", "BAG1")
    assert due_at(drawn.dossier(), sterility) == LAST_DAY
    loaded = moment(15, "10:00")
    later = a_product().filled("BAG1").drawn("sample_product", "P1", "BAG1", loaded_at=loaded.isoformat())
    assert due_at(later.dossier(), sterility) == loaded + timedelta(days=14)
    # loaded before it was drawn cannot be: the culture is no shorter for it
    before = (loaded - timedelta(days=20)).isoformat()
    earlier = a_product().filled("BAG1").drawn("sample_product", "P1", "BAG1", loaded_at=before)
    assert due_at(earlier.dossier(), sterility) == LAST_DAY


def test_other_results_are_due_so_many_hours_after_the_last_sample() -> None:
    gram, purity = RECIPE.criterion("gram"), RECIPE.criterion("nk_purity")
    product = a_product().drawn("sample_product", "P2", "W", at=moment(14, "17:00"))
    product.drawn("sample_product", "P1", "W", at=moment(14, "16:00"))
    assert [sample.code for sample in samples_for(product.dossier(), gram)] == ["P1", "P2"]
    assert due_at(product.dossier(), gram) == moment(14, "18:00")
    assert samples_for(product.dossier(), purity) == ()
    assert due_at(product.dossier(), purity) is None


def test_a_result_without_a_sample_is_due_after_the_step_that_gives_it() -> None:
    appearance = RECIPE.criterion("appearance")
    product = a_product().filled("BAG1")
    assert due_at(product.dossier(), appearance) is None
    run, at = product.key_of("inspect_product"), moment(14, "15:20")
    product.wrote(run, "appearance", "good", at=at)
    assert due_at(product.dossier(), appearance) == at + timedelta(hours=1)


@pytest.mark.req("F11")
def test_a_failure_is_never_outvoted_by_a_repeat() -> None:
    product = a_product().held_fresh().tested("viability", "69").tested("viability", "95")
    assert verdict(product, "viability") is Verdict.FAIL
    assert [result.judgement.verdict for result in of(product, "viability").results] == [Verdict.FAIL, Verdict.PASS]


@pytest.mark.req("F11")
def test_a_voided_result_counts_no_more_and_one_that_is_invalid_waits_for_another() -> None:
    voided = a_product().tested("viability", "69").retested(kind="void").tested("viability", "95")
    assert verdict(voided, "viability") is Verdict.PASS
    assert voided.dossier().results[0].stands is False
    assert [result.judgement.verdict for result in of(voided, "viability").results] == [Verdict.PENDING, Verdict.PASS]
    assert verdict(a_product().tested("viability", "69").retested(kind="void"), "viability") is Verdict.PENDING
    invalid = a_product().tested("viability", "69").retested(kind="invalid")
    assert verdict(invalid, "viability") is Verdict.INVALID
    assert verdict(invalid.tested("viability", "70"), "viability") is Verdict.PASS


@pytest.mark.req("F11")
def test_of_what_holds_release_up_the_gravest_stands() -> None:
    cannot, pending = {"typed": "> 75"}, {"typed": "90", "is_preliminary": True}
    for grave, light, found in (
        (cannot, {"typed": "90"}, Verdict.CANNOT_BE_SHOWN),
        ({"typed": "79"}, cannot, Verdict.FAIL),
        ({"typed": "90"}, pending, Verdict.PASS),
    ):
        for first, second in ((grave, light), (light, grave)):
            product = a_product().tested("nk_purity", **first).tested("nk_purity", **second)  # type: ignore[arg-type]
            assert verdict(product, "nk_purity") is found, (first, second)


@pytest.mark.req("F06")
@pytest.mark.parametrize(("typed", "found"), [("69.5", Verdict.PASS), ("69.4", Verdict.FAIL), ("70", Verdict.PASS)])
def test_viability_is_rounded_to_the_decimals_of_its_limit(typed: str, found: Verdict) -> None:
    assert verdict(a_product().tested("viability", typed), "viability") is found


@pytest.mark.req("P03")
@pytest.mark.parametrize(
    ("per_ml", "found"), [("2.3", Verdict.PASS), ("2.300001", Verdict.FAIL), ("<2.3", Verdict.PASS)]
)
def test_endotoxin_is_judged_in_all_that_was_filled_at_the_lower_weight(per_ml: str, found: Verdict) -> None:
    product = a_product().filled("BAG1", ml="40").having_order(made_for_weight_kg=Decimal(19))
    assert verdict(product.tested("endotoxin", per_ml), "endotoxin") is found  # 2.3 × 40 ÷ 18.4 = 5 EU/kg


@pytest.mark.req("P03")
def test_a_lighter_child_at_the_order_is_the_lower_weight_too() -> None:
    product = a_product().filled("BAG1", ml="40").having_order(made_for_weight_kg=Decimal(16))
    assert verdict(product.tested("endotoxin", "2"), "endotoxin") is Verdict.PASS  # 80 ÷ 16 = 5
    assert verdict(product.tested("endotoxin", "2.3"), "endotoxin") is Verdict.FAIL


@pytest.mark.req("P03")
@pytest.mark.parametrize(
    ("minutes", "found"), [(None, Verdict.FAIL), (60, Verdict.FAIL), (119, Verdict.FAIL), (120, Verdict.PASS)]
)
def test_endotoxin_is_spread_over_the_hours_of_a_longer_infusion(minutes: int | None, found: Verdict) -> None:
    product = a_product().filled("BAG1", ml="40").having_order(duration_min=minutes)
    assert verdict(product.tested("endotoxin", "4.6"), "endotoxin") is found  # 10 EU/kg in two hours


@pytest.mark.req("P03")
def test_what_is_asked_of_a_frozen_product_is_not_asked_of_a_fresh_one() -> None:
    assert verdict(a_product(), "dmso") is Verdict.PENDING
    assert verdict(a_product().held_fresh(), "dmso") is Verdict.NOT_APPLICABLE


@pytest.mark.req("P03")
@pytest.mark.parametrize(
    ("ml", "found"),
    [("40.48", Verdict.PASS), ("40.49", Verdict.FAIL), ("33.12", Verdict.PASS), ("33.11", Verdict.FAIL)],
)
def test_the_dose_passes_within_ten_per_cent_of_its_level(ml: str, found: Verdict) -> None:
    """50 × 10⁶/kg × 18.4 kg in 25 × 10⁶/mL: 36.8 mL of pure NK cells."""
    product = a_product().filled("BAG1", ml=ml).tested("nk_purity", "100", sample="H1")
    test = of(product, "dose")
    assert test.is_computed
    assert test.verdict is found


@pytest.mark.req("P03")
def test_the_dose_is_pending_until_counts_and_purity_are_in_whatever_somebody_types() -> None:
    product = a_product().filled("BAG1", ml="36.8")
    assert verdict(product, "dose") is Verdict.PENDING
    assert verdict(product.tested("dose", "99"), "dose") is Verdict.PENDING
    assert verdict(product.tested("nk_purity", "100"), "dose") is Verdict.PASS
    assert not of(product, "dmso").is_computed
    assert not of(product, "nk_purity").is_computed


@pytest.mark.req("F11")
def test_every_test_of_the_recipe_is_judged_with_its_samples_and_due_time() -> None:
    product = cultured(resulted_at=ON_IT)
    dossier = product.dossier()
    tests = judged_tests(dossier, figures(dossier))
    assert [test.criterion.key for test in tests] == [criterion.key for criterion in RECIPE.criteria]
    sterility = of(product, "sterility")
    assert ([sample.code for sample in sterility.samples], sterility.due) == (["P1"], LAST_DAY)
    assert [(result.result.key, result.judgement.verdict) for result in sterility.results] == [
        ("sterility#1", Verdict.PASS)
    ]


def reviewing(product: Product) -> dict[str, object]:
    dossier = product.dossier()
    return review_facts(dossier, judged_tests(dossier, figures(dossier)))


def keys_unreviewed(product: Product) -> list[str]:
    return [result.key for result in unreviewed(product.dossier())]


@pytest.mark.req("B06", "I01")
def test_a_review_of_results_holds_for_those_it_saw_and_no_others() -> None:
    product = a_product().tested("viability", "95").tested("gram", outcome="none_seen")
    seen = reviewing(product)
    assert keys_unreviewed(product) == ["viability#1", "gram#1"]
    product.approved("results", "reviewed", seen)
    assert keys_unreviewed(product) == []
    product.tested("gram", outcome="none_seen")
    assert keys_unreviewed(product) == ["gram#2"]
    assert keys_unreviewed(product.approved("results", "reviewed", reviewing(product))) == []
    product.retested(outcome="seen")
    assert keys_unreviewed(product) == ["gram#2"]


@pytest.mark.req("B06", "I01")
def test_a_result_corrected_after_its_review_wants_another_one() -> None:
    product = a_product().tested("viability", "95")
    product.approved("results", "reviewed", reviewing(product))
    assert keys_unreviewed(product.retested("94")) == ["viability#1"]


@pytest.mark.req("B06")
@pytest.mark.parametrize("fault", ["meaning", "digest", "batch", "scope"])
def test_another_signature_is_no_review_of_these_results(fault: str) -> None:
    product = a_product().tested("viability", "95")
    facts = reviewing(product) | ({"batch": "NK-26-099"} if fault == "batch" else {})
    scope = "results/other" if fault == "scope" else "results"
    product.approved(scope, "verified" if fault == "meaning" else "reviewed", facts, is_whole=fault != "digest")
    assert keys_unreviewed(product) == ["viability#1"]


@pytest.mark.req("B05")
def test_a_reviewer_signs_batch_recipe_and_each_result_as_it_stands_with_its_verdict() -> None:
    product = (
        a_product().tested("viability", "95", sample="P1", unit="%", is_preliminary=True).tested("viability", "69")
    )
    facts = reviewing(product)
    assert (facts["batch"], facts["coi_code"]) == ("NK-26-014", "COI-7F3K-22Q")
    dossier = product.dossier()
    assert facts["recipe"] == [RECIPE.code, RECIPE.version, dossier.recipe_digest]
    first, second = facts["results"]  # type: ignore[misc]
    assert first[:8] == ["viability", "1", "1", "value", "sample P1", "95", "%", "preliminary"]
    assert first[8] == Verdict.PENDING.value
    assert second[:9] == ["viability", "2", "1", "value", "", "69", "", "final", Verdict.FAIL.value]


def locked(product: Product, criterion: str, ordinal: int = 1) -> bool:
    dossier = product.dossier()
    return is_locked(dossier, figures(dossier), criterion, ordinal)


@pytest.mark.req("I01")
def test_a_result_out_of_specification_is_locked_until_qa_signed_the_cause_of_this_revision() -> None:
    product = a_product().tested("viability", "69")
    assert locked(product, "viability")
    assert locked(product.approved("oos/viability/1", "approved", {"revision": "2"}), "viability")
    assert locked(product.approved("oos/viability/1", "approved", {"revision": "1"}, is_whole=False), "viability")
    assert not locked(product.approved("oos/viability/1", "approved", {"revision": "1"}), "viability")
    assert locked(product.retested("68").tested("viability", "69"), "viability", 2)


@pytest.mark.req("I01")
def test_only_a_result_that_fails_and_holds_something_up_is_locked() -> None:
    assert not locked(a_product().tested("viability", "70"), "viability")
    assert not locked(a_product(), "viability")
    assert not locked(a_product().tested("viability", "69").retested(kind="void"), "viability")
    assert not locked(a_product().tested("potency", "19"), "potency")  # it blocks nothing


def test_the_reason_of_a_test_that_is_invalid_or_was_not_done_goes_with_it() -> None:
    for kind in ("invalid", "not tested"):
        entry = a_product().tested("viability", kind=kind, reason="the bottle broke").dossier().results[0].last
        assert given(entry).reason == "the bottle broke"
        assert given(replace(entry, reason=None)).reason == ""


def test_the_times_these_tests_stand_on_are_what_they_say() -> None:
    assert timedelta(days=14) + SAMPLED_AT == LAST_DAY
    assert RESULTED_AT < BEFORE_IT < ON_IT
    assert Fraction(50_000_000) * Fraction("18.4") / 25_000_000 == Fraction("36.8")


@pytest.mark.req("P03", "FD6")
@pytest.mark.parametrize(
    ("ml", "found", "code"),
    [
        ("73.7", Verdict.PASS, JudgementCode.LIMIT_MET),
        ("73.6", Verdict.FAIL, JudgementCode.NOT_IN_LEVEL),  # 25e6 × 73.6 / 18.4 kg: 100 × 10⁶ is not more than that
        ("69.92", Verdict.FAIL, JudgementCode.NOT_IN_LEVEL),  # 95: it serves the level of 100, not the open one
        ("147.2", Verdict.PASS, JudgementCode.LIMIT_MET),  # the cap
        ("147.3", Verdict.FAIL, JudgementCode.NOT_IN_LEVEL),
    ],
)
def test_the_dose_of_an_open_ended_level_has_to_exceed_it_up_to_its_cap(
    ml: str, found: Verdict, code: JudgementCode
) -> None:
    product = a_product().filled("BAG1", ml=ml).tested("nk_purity", "100").having_order(dose_level="above_100")
    test = of(product, "dose")
    assert (test.verdict, test.judgement.code) == (found, code)
    assert (dose_sheet(product.dossier(), figures(product.dossier())).fit is Fit.WITHIN) is (found is Verdict.PASS)
