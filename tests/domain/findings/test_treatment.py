"""What about an infusion should not have been, each rule on both sides of its boundary."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from nkmfg.domain.facts.disposition_facts import (
    Decision,
    DispositionFact,
    Il2Entry,
    Il2Fact,
    Il2Given,
    InfusionFact,
    Reaction,
)
from nkmfg.domain.facts.ward import CustodyKind, FormFact, FormUse
from nkmfg.domain.findings.check import Check
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.forms import used_for_other_bag
from nkmfg.domain.findings.scope import DECISIONS
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.findings.treatment import (
    corrected,
    il2_given,
    il2_unwritten,
    infused,
    late,
    level_missed,
    treatment_changes,
    unchecked,
)
from nkmfg.domain.product.filled import expires_at
from tests.dossiers import found
from tests.products import FILLED_AT, GIVEN_AT, Product, a_product, infusion_entry

A_MINUTE = timedelta(minutes=1)


def released(at: Any = FILLED_AT, decision: Decision = Decision.RELEASED) -> Product:
    """A released bag of 40 mL, handed over when it was given."""
    bag = a_product().filled("BAG1", ml="40").tested("nk_purity", "100", sample="H1")
    fact = DispositionFact(1, decision, {}, None, at, "Quinn", "qa")
    return bag.having(dispositions=(fact,)).handed("BAG1", CustodyKind.ISSUED)


def codes(product: Product) -> list[str]:
    return [check.code for check in infused(Evidence(product.dossier()))]


def test_an_infusion_that_went_as_it_should_is_no_finding() -> None:
    assert codes(released().infused("BAG1", "36.8")) == []


@pytest.mark.req("P02")
@pytest.mark.parametrize(
    ("product", "count"),
    [
        (released(at=GIVEN_AT), 0),
        (released(at=GIVEN_AT + A_MINUTE), 1),
        (released(decision=Decision.REJECTED), 1),
        (released(decision=Decision.EXCEPTIONAL_SUPPLY), 0),
    ],
)
def test_an_infusion_starts_after_a_decision_that_lets_the_product_out(product: Product, count: int) -> None:
    assert codes(product.infused("BAG1", "36.8")) == ["infusion.not_released"] * count


@pytest.mark.req("P02")
@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"identity_matched": False}, "infusion.identity_mismatch"),
        ({"reaction": Reaction.GRADE_1}, "infusion.reaction_without_action"),
        ({"reaction": Reaction.GRADE_1, "reaction_action": "paracetamol"}, None),
        ({"ml": "40"}, None),
        ({"ml": "40.01"}, "infusion.more_than_held"),
        ({"weight_kg": Decimal("20.24")}, None),  # 10 % of 18.4 kg is 1.84 kg
        ({"weight_kg": Decimal("20.25")}, "infusion.weight_differs"),
        ({"started_at": GIVEN_AT - A_MINUTE}, "infusion.bedside"),  # before it was handed over
    ],
)
def test_what_is_written_of_an_infusion(changes: dict[str, Any], code: str | None) -> None:
    ml = changes.pop("ml", "36.8")
    assert codes(released().infused("BAG1", ml, **changes)) == ([] if code is None else [code])


def test_a_container_nobody_filled_is_unknown_and_was_never_handed_over() -> None:
    assert codes(released().infused("BAG2", "1")) == ["infusion.bedside", "infusion.unknown_container"]


@pytest.mark.req("FD10")
def test_the_form_of_another_bag_is_a_doubt_of_identity_and_stops_the_next_giving() -> None:
    for printed_for, told in (("BAG1", []), ("BAG2", ["infusion.form_of_other_bag"])):
        product = released().infused("BAG1", "36.8").noted(1)
        ward = replace(product.changes["ward"], forms=(FormFact("F-1", printed_for, FILLED_AT, "anna"),))
        checks: list[Check] = list(infused(Evidence(product.having(ward=ward).dossier())))
        assert [check.code for check in checks] == told
        assert all(check.is_open and Stop.GIVING in check.stops for check in checks)


def use(printed: tuple[str, str], given: tuple[str, str]) -> FormUse:
    return FormUse("F-1", *printed, *given, infusion=1, entered_at=GIVEN_AT)


@pytest.mark.req("FD10")
def test_the_form_of_another_batch_is_a_doubt_of_identity_in_both_batches() -> None:
    """In the batch that was given, and in the batch that the form was printed for."""
    product = released().infused("BAG1", "36.8").noted(1)
    here, other = product.number, "NK-26-900"
    given = product.having(ward=replace(product.changes["ward"], form_uses=(use((other, "BAG1"), (here, "BAG1")),)))
    (check,) = infused(Evidence(given.dossier()))
    assert (check.code, check.params["printed_for"]) == ("infusion.form_of_other_bag", "NK-26-900 BAG1")
    assert list(used_for_other_bag(Evidence(given.dossier()))) == []

    printed = released()
    ward = replace(printed.changes["ward"], form_uses=(use((here, "BAG1"), (other, "BAG1")),))
    (check,) = used_for_other_bag(Evidence(printed.having(ward=ward).dossier()))
    assert (check.code, str(check.subject)) == ("form.used_for_other_bag", "form:F-1")
    assert check.params["used_for"] == "NK-26-900 BAG1"
    assert check.stops >= {Stop.LABEL, Stop.HAND_OVER, Stop.GIVING}


def test_a_form_that_came_back_from_its_own_batch_is_no_doubt_of_that_kind() -> None:
    product = released()
    ward = replace(product.changes["ward"], form_uses=(use((product.number, "BAG1"), (product.number, "BAG1")),))
    assert list(used_for_other_bag(Evidence(product.having(ward=ward).dossier()))) == []


@pytest.mark.parametrize(("after_minutes", "count"), [(60, 0), (61, 1)])
def test_what_comes_back_from_the_ward_is_late_beyond_the_limit_of_the_recipe(after_minutes: int, count: int) -> None:
    written_at = GIVEN_AT + timedelta(minutes=30 + after_minutes)  # the infusion stopped after half an hour
    product = released().infused("BAG1", "36.8", entered_at=written_at)
    assert len(list(late(Evidence(product.dossier())))) == count


def test_an_infusion_is_checked_as_it_stands() -> None:
    """A signature that was given before a correction checks the infusion no longer; no signature at all never does."""
    product = released().infused("BAG1", "36.8")
    (check,) = unchecked(Evidence(product.dossier()))
    assert (check.code, check.params["revision"]) == ("infusion.unchecked", "1")
    entries = (infusion_entry("BAG1", "36.8"), infusion_entry("BAG1", "36", revision=2, reason="misread"))
    (check,) = unchecked(Evidence(released().having(infusions=(InfusionFact(1, entries),)).dossier()))
    assert check.params["revision"] == "2"


def il2_entry(**changes: Any) -> Il2Entry:
    known = Il2Entry(
        revision=1,
        given=Il2Given.GIVEN,
        ordered_typed="1000000",
        ordered_iu=Decimal(1_000_000),
        given_typed="1000000",
        given_iu=Decimal(1_000_000),
        given_at=GIVEN_AT,
        site=None,
        lot=None,
        entered_at=GIVEN_AT,
        recorded_by="hedda",
        reason=None,
    )
    return replace(known, **changes)


def il2(day: int, **changes: Any) -> Il2Fact:
    return Il2Fact(day, (il2_entry(**changes),))


@pytest.mark.req("FD5")
def test_il2_is_missing_from_the_day_after_its_own_and_only_where_nothing_is_written() -> None:
    """Day 0 is the day of the infusion: the dose of day +1 is due tomorrow, and missing the day after tomorrow."""
    dossier = released().infused("BAG1", "36.8").dossier()
    due = GIVEN_AT + timedelta(days=1)
    for read_at, given, missing in (
        (due, (), {"-1"}),
        (due + timedelta(days=1), (), {"-1", "1"}),
        (due + timedelta(days=1), (il2(-1), il2(1)), set()),
    ):
        found = il2_unwritten(Evidence(replace(dossier, read_at=read_at, il2_doses=given)))
        assert {check.subject.key for check in found} == missing


def test_before_the_infusion_no_dose_of_il2_is_missing() -> None:
    assert list(il2_unwritten(Evidence(replace(released().dossier(), read_at=GIVEN_AT + timedelta(days=30))))) == []


# Infusions: more of what is on the page of one


@pytest.mark.req("P04", "FO5")
@pytest.mark.parametrize(("after", "count"), [(timedelta(0), 0), (timedelta(seconds=1), 1)])
def test_expiry_is_judged_at_the_start_of_the_infusion(after: timedelta, count: int) -> None:
    product = released().held_fresh()
    expiry = expires_at(product.dossier())
    assert expiry is not None
    given = product.infused("BAG1", "36.8", started_at=expiry + after, stopped_at=expiry + after)
    checks = [check for check in found(infused, given) if check.code == "infusion.after_expiry"]
    assert [check.params["expires_at"] for check in checks] == [expiry.isoformat()] * count


@pytest.mark.req("P02")
def test_what_is_found_of_an_infusion_says_which_container_who_wrote_it_and_when() -> None:
    (check,) = found(infused, released().infused("BAG1", "40.01"))
    assert (check.code, str(check.subject), check.by) == ("infusion.more_than_held", "infusion:1", "hedda")
    assert check.params == {"revision": "1", "container": "BAG1", "given_ml": "40.01", "content_ml": "40"}
    assert (check.at, check.is_open, check.stops) == (GIVEN_AT + timedelta(hours=1), False, frozenset())
    (reaction,) = found(infused, released().infused("BAG1", "36.8", reaction=Reaction.GRADE_3))
    assert (reaction.is_open, reaction.params["reaction"]) == (True, "grade_3")
    (before,) = found(infused, a_product().filled("BAG1").handed("BAG1", CustodyKind.ISSUED).infused("BAG1", "1"))
    assert (before.code, before.params["decision"]) == ("infusion.not_released", "quarantine")
    (not_issued,) = found(infused, released().infused("BAG1", "36.8", started_at=GIVEN_AT - A_MINUTE))
    assert not_issued.params["fault"] == "not_issued"
    (weight,) = found(infused, released().infused("BAG1", "36.8", weight_kg=Decimal(23)))
    assert weight.params["change_pct"] == "25"


def test_the_decision_at_the_start_of_the_infusion_is_the_one_that_counts() -> None:
    """Recalled before it was given; certified only afterwards."""
    product = released()
    (first,) = product.changes["dispositions"]
    recalled = replace(first, ordinal=2, decision=Decision.RECALLED, decided_at=GIVEN_AT)
    (check,) = found(infused, product.having(dispositions=(first, recalled)).infused("BAG1", "36.8"))
    assert (check.code, check.params["decision"]) == ("infusion.not_released", "recalled")
    later = released().having(dispositions=(first, replace(recalled, decided_at=GIVEN_AT + A_MINUTE)))
    assert found(infused, later.infused("BAG1", "36.8")) == []


@pytest.mark.req("FD10")
@pytest.mark.parametrize(("form", "count"), [("F-1", 1), ("F-2", 0), (None, 0)])
def test_only_the_form_that_was_used_is_of_another_bag(form: str | None, count: int) -> None:
    product = released().infused("BAG1", "36.8").noted(1, form=form)
    forms = (FormFact("F-1", "BAG2", FILLED_AT, "anna"), FormFact("F-2", "BAG1", FILLED_AT, "anna"))
    product.having(ward=replace(product.changes["ward"], forms=forms))
    checks = found(infused, product)
    assert [check.code for check in checks] == ["infusion.form_of_other_bag"] * count
    for check in checks:
        assert (check.params["form"], check.params["printed_for"]) == ("F-1", "BAG2")
        assert check.stops == {Stop.HAND_OVER, Stop.GIVING, Stop.LABEL}


@pytest.mark.req("P03")
@pytest.mark.parametrize(
    ("weight_kg", "endotoxin", "count"),
    [
        ("17", "2", 0),  # 2 EU/mL of 40 mL is 4.7 EU for each of 17 kg
        ("16", "2", 0),  # and just 5 for each of 16 kg
        ("15.99", "2", 1),
        ("18.4", "10", 0),  # at the weight of the order it was judged before the infusion
        ("20", "10", 0),
    ],
)
def test_a_limit_per_kg_is_judged_again_at_a_lower_weight(weight_kg: str, endotoxin: str, count: int) -> None:
    product = released().tested("endotoxin", endotoxin)
    given = product.infused("BAG1", "36.8", weight_kg=Decimal(weight_kg))
    checks = [check for check in found(infused, given) if check.code == "infusion.limit_at_weight"]
    assert [check.params["criterion"] for check in checks] == ["endotoxin"] * count
    assert all(check.params["weight_kg"] == weight_kg for check in checks)


def test_without_a_weight_of_the_order_limits_per_kg_are_judged_at_the_weight_of_the_day() -> None:
    product = released().having_order(weight_kg=None).tested("endotoxin", "10")
    given = product.infused("BAG1", "36.8", weight_kg=Decimal(18))
    assert "infusion.limit_at_weight" in codes(given)


def test_a_computed_limit_that_fails_at_a_lower_weight_is_not_told_of_the_infusion() -> None:
    """The dose is off the level at 12 kg; what was given is judged by what was given."""
    given = released().infused("BAG1", "24", weight_kg=Decimal(17))
    assert "infusion.limit_at_weight" not in codes(given)
    assert found(infused, released().infused("BAG1", "24", weight_kg=Decimal(17))) == []


def test_of_a_container_whose_content_is_not_known_no_amount_is_too_much() -> None:
    """What was in it left it again before the infusion, so that nothing says what it held."""
    product = released().drawn_from("BAG1", "40").infused("BAG1", "400")
    assert codes(product) == []


@pytest.mark.parametrize("transcribed", [False, True])
def test_what_comes_from_paper_was_judged_there(transcribed: bool) -> None:
    product = a_product().infused("BAG2", "1", entered_at=GIVEN_AT + timedelta(days=9), identity_matched=False)
    product.having(il2_doses=(il2(1, given_iu=Decimal(1), entered_at=GIVEN_AT + timedelta(days=9)),))
    if transcribed:
        product.approved("transcription", "performed", {})
    dossier = replace(product.dossier(), read_at=GIVEN_AT + timedelta(days=30))
    for rule in (infused, late, unchecked, il2_given, il2_unwritten):
        assert (list(rule(Evidence(dossier))) == []) is transcribed


# The level


def given_of(ml: str, *more: str, destroyed: bool = True) -> Product:
    """Of a bag of 40 mL with 25 million NK cells per mL for 18.4 kg; the level is 50 million for each kg."""
    product = released()
    for volume in (ml, *more):
        product.infused("BAG1", volume)
    return product.handed("BAG1", CustodyKind.DESTROYED, "1") if destroyed else product


@pytest.mark.req("P03", "FD10")
@pytest.mark.parametrize(
    ("product", "fit"),
    [
        (given_of("36.8"), None),
        (given_of("40"), None),
        (given_of("40.49"), "above"),  # 55.01 million for each kg is more than 10 % above the level
        (given_of("40.48"), None),
        (given_of("33.12"), None),
        (given_of("33.11"), "below"),
        (given_of("20", "20.49"), "above"),
        (given_of("20", "20"), None),
    ],
)
def test_all_that_was_given_misses_the_level_beyond_the_tolerance(product: Product, fit: str | None) -> None:
    checks = found(level_missed, product)
    assert [(check.code, check.params["fit"]) for check in checks] == (
        [] if fit is None else [("treatment.level_missed", fit)]
    )
    for check in checks:
        assert (str(check.subject), check.params["level"]) == ("dose", "level_50")


def test_too_little_is_too_little_only_when_nothing_is_left_to_give() -> None:
    """Too much is too much at once."""
    two_bags = given_of("10", destroyed=False).filled("BAG2", ml="40")
    assert found(level_missed, two_bags) == []
    too_much = given_of("41", destroyed=False).filled("BAG2", ml="40")
    assert [check.params["fit"] for check in found(level_missed, too_much)] == ["above"]


def test_nothing_given_or_a_dose_that_cannot_be_computed_misses_nothing() -> None:
    assert found(level_missed, released()) == []
    assert found(level_missed, a_product().filled("BAG1").infused("BAG1", "1")) == []
    assert found(level_missed, given_of("1").approved("transcription", "performed", {})) == []


# Corrections, checks and what came late


@pytest.mark.req("C09", "P02")
def test_each_thing_of_an_infusion_that_was_corrected_is_a_finding() -> None:
    at = GIVEN_AT + timedelta(hours=2)
    again = infusion_entry(
        "BAG1",
        "36",
        revision=2,
        reason="misread",
        entered_at=at,
        recorded_by="clara",
        identity_matched=False,
        stopped_at=None,
        reaction=Reaction.GRADE_1,
        reaction_action="paracetamol",
    )
    product = released().having(infusions=(InfusionFact(1, (infusion_entry("BAG1", "36.8"), again)),))
    checks = found(corrected, product)
    assert [(check.params["what"], check.params["then"], check.params["now"]) for check in checks] == [
        ("identity_matched", "yes", "no"),
        ("stopped_at", (GIVEN_AT + timedelta(minutes=30)).isoformat(), ""),
        ("given_typed", "36.8", "36"),
        ("reaction", "none", "grade_1, paracetamol"),
    ]
    for check in checks:
        assert (check.code, str(check.subject)) == ("treatment.corrected", "infusion:1")
        assert (check.by, check.at, check.answer) == ("clara", at, "misread")
        assert (check.params["thing"], check.params["at"]) == ("infusion:1", at.isoformat())
    assert found(corrected, released().infused("BAG1", "36.8")) == []


def test_a_correction_of_il2_is_a_finding_and_all_are_in_the_order_of_their_moments() -> None:
    later, earlier = GIVEN_AT + timedelta(hours=3), GIVEN_AT + timedelta(hours=2)
    second = infusion_entry("BAG1", "36", revision=2, entered_at=later)
    dose = Il2Fact(1, (il2_entry(), il2_entry(revision=2, site="left arm", entered_at=earlier)))
    product = released().having(
        infusions=(InfusionFact(1, (infusion_entry("BAG1", "36.8"), second)),), il2_doses=(dose,)
    )
    of_il2, of_infusion = found(corrected, product)
    assert (str(of_il2.subject), of_il2.params["what"], of_il2.params["then"]) == ("il2:1", "site", "")
    assert (str(of_infusion.subject), of_infusion.answer) == ("infusion:1", "")
    (change, _) = treatment_changes(product.dossier())
    assert change.values == {"before": None, "after": "left arm"}


@pytest.mark.req("D11")
def test_a_late_infusion_says_how_late_and_with_which_form_it_came() -> None:
    written_at = GIVEN_AT + timedelta(minutes=91)
    product = released().infused("BAG1", "36.8", entered_at=written_at)
    (check,) = found(late, product)
    assert (check.code, str(check.subject), check.by, check.at) == ("treatment.late", "infusion:1", "hedda", written_at)
    assert check.params == {
        "thing": "infusion:1",
        "entered_at": written_at.isoformat(),
        "minutes": "61",
        "limit_minutes": "60",
        "form": "",
    }
    (check,) = found(late, product.noted(1))
    assert check.params["form"] == "F-1"
    (check,) = found(late, released().infused("BAG1", "36.8", entered_at=written_at).noted(1, form=None))
    assert check.params["form"] == ""


def test_an_infusion_that_is_still_running_is_late_from_its_start() -> None:
    for minutes, count in ((60, 0), (61, 1)):
        at = GIVEN_AT + timedelta(minutes=minutes)
        assert len(found(late, released().infused("BAG1", "36.8", stopped_at=None, entered_at=at))) == count


def test_a_correction_of_an_infusion_makes_no_late_one_of_a_prompt_one() -> None:
    second = infusion_entry("BAG1", "36", revision=2, entered_at=GIVEN_AT + timedelta(days=2))
    product = released().having(infusions=(InfusionFact(1, (infusion_entry("BAG1", "36.8"), second)),))
    assert found(late, product) == []


@pytest.mark.parametrize(("minutes", "reason", "answers"), [(60, None, []), (61, None, [""]), (61, "night", ["night"])])
def test_il2_is_late_beyond_the_limit_and_a_reason_answers_it(
    minutes: int, reason: str | None, answers: list[str]
) -> None:
    dose = il2(1, entered_at=GIVEN_AT + timedelta(minutes=minutes), reason=reason)
    assert [check.answer for check in found(late, released().having(il2_doses=(dose,)))] == answers


def test_il2_that_was_not_given_is_never_late() -> None:
    missed = il2(1, given=Il2Given.MISSED, given_at=None, entered_at=GIVEN_AT + timedelta(days=9), reason="fever")
    assert found(late, released().having(il2_doses=(missed,))) == []


@pytest.mark.req("P02", "D09")
def test_an_infusion_nobody_checked_stops_the_decisions() -> None:
    product = released().infused("BAG1", "36.8")
    (check,) = found(unchecked, product)
    assert (check.stops, check.is_open, str(check.subject)) == (DECISIONS, True, "infusion:1")
    assert check.at == GIVEN_AT + timedelta(hours=1)
    assert found(unchecked, product.approved("infusion/1", "verified", {"revision": "1"})) == []


# IL-2


@pytest.mark.parametrize(
    ("given", "count"), [("1000000", 0), ("1100000", 0), ("1100001", 1), ("900000", 0), ("899999", 1)]
)
def test_il2_is_far_from_the_dose_ordered_beyond_the_tolerance(given: str, count: int) -> None:
    dose = il2(0, given_typed=given, given_iu=Decimal(given))
    checks = found(il2_given, released().having(il2_doses=(dose,)))
    assert [check.code for check in checks] == ["il2.dose_differs"] * count
    for check in checks:
        assert (str(check.subject), check.by, check.at) == ("il2:0", "hedda", GIVEN_AT)
        assert check.params == {"revision": "1", "given": given, "ordered": "1000000"}


@pytest.mark.parametrize(
    ("day", "after", "count"),
    [
        (1, timedelta(days=1), 0),
        (1, timedelta(days=2), 1),
        (1, timedelta(0), 1),
        (-1, timedelta(days=-1), 0),
        (1, timedelta(days=1, hours=14), 0),  # until midnight at the site
        (1, timedelta(days=1, hours=15), 1),
    ],
)
def test_il2_is_given_on_its_own_day_after_the_infusion(day: int, after: timedelta, count: int) -> None:
    product = released().infused("BAG1", "36.8").having(il2_doses=(il2(day, given_at=GIVEN_AT + after),))
    checks = found(il2_given, product)
    assert [check.code for check in checks] == ["il2.other_day"] * count
    for check in checks:
        assert check.params["given_on"] == (GIVEN_AT + after).date().isoformat()
        assert check.params["due_on"] == (GIVEN_AT + timedelta(days=day)).date().isoformat()


def test_il2_has_no_day_of_its_own_before_the_infusion_and_none_that_was_missed_has_an_amount() -> None:
    planned = {"planned_infusion_at": GIVEN_AT}
    before = released().having_order(**planned).having(il2_doses=(il2(-1, given_at=GIVEN_AT),))
    assert found(il2_given, before) == []
    for without in ({"given_iu": None}, {"given_at": None}):
        product = released().infused("BAG1", "36.8")
        dose = il2(1, **({"given_iu": Decimal(1), "given_at": GIVEN_AT} | without))
        assert found(il2_given, product.having(il2_doses=(dose,))) == []
    unplanned = released().having(il2_doses=(il2(-1, given_at=GIVEN_AT),))
    assert found(il2_given, unplanned) == []


@pytest.mark.req("FD5")
def test_il2_that_is_not_written_is_open_and_delays_nothing() -> None:
    dossier = replace(released().infused("BAG1", "36.8").dossier(), read_at=GIVEN_AT + timedelta(days=2))
    first, second = il2_unwritten(Evidence(dossier))
    assert (first.code, first.is_open, first.stops) == ("adjunct.unwritten", True, frozenset())
    assert [check.params["due_on"] for check in (first, second)] == [
        (GIVEN_AT + timedelta(days=day)).date().isoformat() for day in (-1, 1)
    ]
    planned = released().having_order(planned_infusion_at=GIVEN_AT).dossier()
    assert list(il2_unwritten(Evidence(replace(planned, read_at=GIVEN_AT + timedelta(days=9))))) == []
