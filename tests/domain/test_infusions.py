"""What the patient was given: the dose delivered, IL-2 by the real day 0, and what goes along with the cells."""

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from nkmfg.domain.facts.disposition_facts import Il2Entry, Il2Fact, Il2Given
from nkmfg.domain.facts.ward import Flow, FlowFact
from nkmfg.domain.figures.batch_figures import figures
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.treatment import level_missed
from nkmfg.domain.product.dose import Fit
from nkmfg.domain.product.infusions import (
    Treatment,
    day_zero,
    il2_days,
    infusion_facts,
    infusion_verifications,
    treatment_of,
)
from nkmfg.domain.product.safety import Safety, safety_of
from nkmfg.domain.values.computed import Computed
from tests.products import GIVEN_AT, Product, a_product, infusion_entry
from tests.written import moment


def a_bag(ml: str = "40") -> Product:
    return a_product().filled("BAG1", ml=ml).tested("nk_purity", "100", sample="H1")


def number(computed: Computed | None) -> Fraction:
    assert computed is not None
    assert isinstance(computed.value, Fraction)
    return computed.value


def treatment(making: Product) -> Treatment:
    dossier = making.dossier()
    return treatment_of(dossier, figures(dossier))


def is_against(making: Product) -> bool:
    return bool(list(level_missed(Evidence(making.dossier()))))


@pytest.mark.req("P02", "P03")
def test_the_dose_delivered_is_reckoned_on_what_was_given_and_the_weight_of_that_day() -> None:
    """25 × 10⁶/mL × 36.8 mL ÷ 18.4 kg = 50 × 10⁶/kg."""
    given = treatment(a_bag().infused("BAG1", "36.8"))
    only = given.delivered[0]
    assert number(only.nk_cells) == 920_000_000
    assert number(only.nk_cells_per_kg) == number(given.nk_cells_per_kg) == 50_000_000
    assert number(only.of_ordered_pct) == 100
    assert number(only.weight_change_pct) == 0
    assert only.labelled is not None
    assert number(only.labelled.nk_cells) == 1_000_000_000
    heavier = treatment(a_bag().infused("BAG1", "36.8", weight_kg=Decimal("20.24"))).delivered[0]
    assert (number(heavier.weight_change_pct), number(heavier.nk_cells_per_kg)) == (10, 920_000_000 / Fraction("20.24"))
    other = treatment(a_bag().infused("BAG9", "36.8")).delivered[0]
    assert other.labelled is None


@pytest.mark.req("P03")
@pytest.mark.parametrize(
    ("ml", "fit"), [("33.12", Fit.WITHIN), ("33.11", Fit.BELOW), ("40.48", Fit.WITHIN), ("40.49", Fit.ABOVE)]
)
def test_what_was_delivered_fits_its_level_within_the_tolerance(ml: str, fit: Fit) -> None:
    bag = a_bag("50").infused("BAG1", ml)
    assert treatment(bag).fit is fit
    assert is_against(bag) is (fit is not Fit.WITHIN)
    levels = [level.key for level in treatment(bag).serves]
    assert levels == (["level_50"] if fit is Fit.WITHIN else [])


@pytest.mark.req("P03")
def test_too_little_is_too_little_only_when_no_container_is_left_to_give() -> None:
    two = a_bag("20").filled("BAG2", ml="20").infused("BAG1", "18.4")
    assert (treatment(two).fit, treatment(two).is_all_given, is_against(two)) == (Fit.BELOW, False, False)
    both = two.infused("BAG2", "18.4")
    assert number(treatment(both).nk_cells_per_kg) == 50_000_000
    assert (treatment(both).fit, treatment(both).is_all_given, is_against(both)) == (Fit.WITHIN, True, False)


@pytest.mark.req("P03")
def test_too_much_is_too_much_at_once() -> None:
    two = a_bag("50").filled("BAG2", ml="20").infused("BAG1", "41")
    assert (treatment(two).is_all_given, is_against(two)) == (False, True)


def test_nothing_given_has_no_dose_and_fits_nothing() -> None:
    none = treatment(a_bag())
    assert (none.delivered, none.nk_cells_per_kg, none.fit, none.serves) == ((), None, None, ())
    assert not is_against(a_bag())
    unknown = treatment(a_product().filled("BAG1").infused("BAG1"))
    assert unknown.nk_cells_per_kg is not None
    assert (unknown.nk_cells_per_kg.value, unknown.fit, unknown.serves) == (None, None, ())
    twice = treatment(a_product().filled("BAG1").infused("BAG1", "20").infused("BAG1", "20"))
    assert twice.nk_cells_per_kg == twice.delivered[0].nk_cells_per_kg


@pytest.mark.req("P03")
def test_one_infusion_whose_dose_is_not_known_makes_the_whole_unknown() -> None:
    both = treatment(a_bag().infused("BAG1", "20").infused("BAG1", "20", weight_kg=Decimal(0)))
    assert both.nk_cells_per_kg == both.delivered[1].nk_cells_per_kg
    assert both.nk_cells_per_kg is not None
    assert both.nk_cells_per_kg.value is None


def test_a_volume_given_is_of_the_end_of_the_infusion_or_of_its_start_while_it_runs() -> None:
    def moment_of(making: Product) -> object:
        return next(each.at for each in treatment(making).delivered[0].nk_cells.inputs if each.name == "volume_ml")

    assert moment_of(a_bag().infused("BAG1")) == GIVEN_AT + timedelta(minutes=30)
    assert moment_of(a_bag().infused("BAG1", stopped_at=None)) == GIVEN_AT


@pytest.mark.req("P02")
def test_day_zero_is_that_of_the_first_infusion_and_as_planned_before_it() -> None:
    planned = a_bag().having_order(planned_infusion_at=moment(16, "09:00"))
    assert day_zero(a_bag().dossier()) == (None, False)
    assert day_zero(planned.dossier()) == (moment(16).date(), False)
    later, earlier = GIVEN_AT + timedelta(days=2), GIVEN_AT
    planned.infused("BAG1", "20", started_at=later).infused("BAG1", "20", started_at=earlier)
    assert day_zero(planned.dossier()) == (earlier.date(), True)


def an_il2_dose(day: int) -> Il2Fact:
    entry = Il2Entry(1, Il2Given.GIVEN, "1", Decimal(1), "1", Decimal(1), GIVEN_AT, None, None, GIVEN_AT, "hedda", None)
    return Il2Fact(day, (entry,))


@pytest.mark.req("P02")
def test_il2_stands_on_the_days_of_the_course_and_on_any_other_it_was_given() -> None:
    bag = a_bag().having(il2_doses=(an_il2_dose(3), an_il2_dose(4)))
    assert il2_days(bag.dossier()) == (-1, 1, 3, 4, 5, 7, 9)
    days = {il2.day: il2 for il2 in treatment(bag.infused("BAG1")).il2}
    assert [day for day, il2 in days.items() if il2.dose] == [3, 4]
    assert (days[-1].on, days[3].on) == (GIVEN_AT.date() - timedelta(days=1), GIVEN_AT.date() + timedelta(days=3))
    assert {il2.on for il2 in treatment(a_bag()).il2} == {None}
    assert [il2.label for il2 in treatment(a_bag()).il2][:2] == ["−1", "+1"]


@pytest.mark.req("B06", "P02")
def test_a_check_of_an_infusion_holds_for_the_revision_it_saw() -> None:
    bag = a_bag().infused("BAG1")
    infusion = bag.dossier().infusions[0]
    facts = infusion_facts(bag.dossier(), infusion)
    for scope, meaning, is_whole in (
        ("infusion/1", "performed", True),
        ("infusion/1", "verified", False),
        ("infusion/2", "verified", True),
    ):
        wrong = a_bag().infused("BAG1").approved(scope, meaning, facts, is_whole=is_whole).dossier()
        assert infusion_verifications(wrong, infusion) == ()
    bag.approved("infusion/1", "verified", facts)
    assert len(infusion_verifications(bag.dossier(), infusion)) == 1
    assert len(treatment(bag).delivered[0].verified_by) == 1
    corrected = bag.infused("BAG1", revision=2).dossier().infusions[1]
    assert infusion_verifications(bag.dossier(), corrected) == ()


@pytest.mark.req("B05", "P02")
def test_the_second_person_signs_what_was_given_to_whom_and_what_the_form_says() -> None:
    bag = a_bag().infused("BAG1", "30", identity_matched=False, stopped_at=None)
    infusion = bag.dossier().infusions[0]
    facts = infusion_facts(bag.dossier(), infusion)
    assert (facts["batch"], facts["patient"], facts["donor"]) == ("NK-26-014", "P-0117", "D-0231")
    assert (facts["container"], facts["given_ml"], facts["weight_today_kg"]) == ("BAG1", "30", "18.4")
    assert (facts["identity_matched"], facts["stopped_at"]) == ("no", None)
    assert "form" not in facts
    flows = (
        FlowFact(Flow.PAUSED, GIVEN_AT, None, None),
        FlowFact(Flow.RATE, GIVEN_AT, "60", Decimal(60)),
    )
    bag.noted(1, tubing_ml="2", flows=flows)
    facts = infusion_facts(bag.dossier(), infusion)
    assert (facts["form"], facts["tubing_ml"]) == ("F-1", "2")
    at = GIVEN_AT.isoformat()
    assert facts["flows"] == [[Flow.PAUSED.value, at, None], [Flow.RATE.value, at, "60"]]
    done = a_bag().infused("BAG1", "30")
    whole = infusion_facts(done.dossier(), done.dossier().infusions[0])
    assert (whole["identity_matched"], whole["revision"]) == ("yes", "1")
    assert whole["stopped_at"] == infusion_entry("BAG1", "30").stopped_at.isoformat()  # type: ignore[union-attr]


def safety(making: Product) -> Safety:
    dossier = making.dossier()
    return safety_of(dossier, figures(dossier))


@pytest.mark.req("P03")
def test_what_goes_along_with_the_cells_is_of_all_content_at_the_lower_weight() -> None:
    """Worked example 14: 2 EU/mL × 46 mL = 92 EU, in 18.4 kg 5 EU/kg."""
    bag = a_bag("46").tested("endotoxin", "3").tested("endotoxin", "2", sample="P1")
    found = safety(bag)
    assert number(found.endotoxin_per_kg) == number(found.endotoxin_per_kg_h) == 5
    assert number(found.endotoxin_limit_per_ml) == 5 * Fraction("18.4") / 46
    assert number(found.ml_per_kg) == 46 / Fraction("18.4")
    assert found.dmso_per_kg is None
    slow = safety(bag.having_order(duration_min=120))
    assert (number(slow.endotoxin_per_kg), number(slow.endotoxin_per_kg_h)) == (5, Fraction(5, 2))


@pytest.mark.req("P03")
def test_without_a_result_there_is_no_amount_and_a_voided_one_is_none() -> None:
    for bag in (
        a_bag("46"),
        a_bag("46").tested("endotoxin", "2").retested(kind="void"),
        a_bag("46").tested("endotoxin", kind="not tested"),
        a_bag("46").tested("viability", "95"),
    ):
        found = safety(bag)
        assert (found.endotoxin_per_kg, found.endotoxin_per_kg_h, found.endotoxin_limit_per_ml) == (None, None, None)


@pytest.mark.req("P03")
def test_a_bound_counts_as_what_it_can_be_at_the_most_and_says_so() -> None:
    found = safety(a_bag("46").tested("endotoxin", "<2", sample="P1").tested("dmso", "<18.4", sample="P2"))
    assert number(found.endotoxin_per_kg) == 5
    assert number(found.dmso_per_kg) == 1
    assert found.dmso_per_kg is not None
    result = found.dmso_per_kg.inputs[0]
    assert (result.unit, result.source) == ("g", "result of sample P2, at the most")
    exact = safety(a_bag("46").tested("dmso", "18.4", sample="P2")).dmso_per_kg
    assert exact is not None
    assert exact.inputs[0].source == "result of sample P2"
