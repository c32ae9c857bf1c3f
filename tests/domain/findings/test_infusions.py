"""What is written of an infusion, and all that was given against the level: each rule on both sides of its boundary."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from nkmfg.domain.facts.disposition_facts import Decision, Finding, HoldFact, Reaction
from nkmfg.domain.facts.ward import CustodyKind, FormFact
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.product import dose_refused
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.findings.treatment import (
    infused,
    level_missed,
)
from nkmfg.domain.product.filled import expires_at
from tests.dossiers import found
from tests.products import FILLED_AT, GIVEN_AT, RESULTED_AT, Product, a_product, a_released_bag
from tests.written import A_MINUTE


def codes(product: Product) -> list[str]:
    return [check.code for check in infused(Evidence(product.dossier()))]


@pytest.mark.req("P04", "FO5")
@pytest.mark.parametrize(("after", "count"), [(timedelta(0), 0), (timedelta(seconds=1), 1)])
def test_expiry_is_judged_at_the_start_of_the_infusion(after: timedelta, count: int) -> None:
    product = a_released_bag().held_fresh()
    expiry = expires_at(product.dossier())
    assert expiry is not None
    given = product.infused("BAG1", "36.8", started_at=expiry + after, stopped_at=expiry + after)
    checks = [check for check in found(infused, given) if check.code == "infusion.after_expiry"]
    assert [check.params["expires_at"] for check in checks] == [expiry.isoformat()] * count


@pytest.mark.req("P02")
def test_what_is_found_of_an_infusion_says_which_container_who_wrote_it_and_when() -> None:
    (check,) = found(infused, a_released_bag().infused("BAG1", "40.01"))
    assert (check.code, str(check.subject), check.by) == ("infusion.more_than_held", "infusion:1", "hedda")
    assert check.params == {"revision": "1", "container": "BAG1", "given_ml": "40.01", "content_ml": "40"}
    assert (check.at, check.is_open, check.stops) == (GIVEN_AT + timedelta(hours=1), False, frozenset())
    (reaction,) = found(infused, a_released_bag().infused("BAG1", "36.8", reaction=Reaction.GRADE_3))
    assert (reaction.is_open, reaction.params["reaction"]) == (True, "grade_3")
    (before,) = found(infused, a_product().filled("BAG1").handed("BAG1", CustodyKind.ISSUED).infused("BAG1", "1"))
    assert (before.code, before.params["decision"]) == ("infusion.not_released", "quarantine")
    (not_issued,) = found(infused, a_released_bag().infused("BAG1", "36.8", started_at=GIVEN_AT - A_MINUTE))
    assert not_issued.params["fault"] == "not_issued"
    (weight,) = found(infused, a_released_bag().infused("BAG1", "36.8", weight_kg=Decimal(23)))
    assert weight.params["change_pct"] == "25"


@pytest.mark.req("FD10")
@pytest.mark.parametrize(("second_ml", "over"), [("20", []), ("20.01", [("infusion:2", "40.01")])])
def test_two_infusions_of_one_bag_together_give_no_more_than_it_held(second_ml: str, over: list[object]) -> None:
    given = a_released_bag().infused("BAG1", "20").infused("BAG1", second_ml)
    checks = [check for check in found(infused, given) if check.code == "infusion.more_than_held"]
    assert [(str(check.subject), check.params["given_ml"]) for check in checks] == over


def test_the_decision_at_the_start_of_the_infusion_is_the_one_that_counts() -> None:
    """Recalled before it was given; certified only afterwards."""
    product = a_released_bag()
    (first,) = product.changes["dispositions"]
    recalled = replace(first, ordinal=2, decision=Decision.RECALLED, decided_at=GIVEN_AT)
    (check,) = found(infused, product.having(dispositions=(first, recalled)).infused("BAG1", "36.8"))
    assert (check.code, check.params["decision"]) == ("infusion.not_released", "recalled")
    later = a_released_bag().having(dispositions=(first, replace(recalled, decided_at=GIVEN_AT + A_MINUTE)))
    assert found(infused, later.infused("BAG1", "36.8")) == []


@pytest.mark.req("FD10")
@pytest.mark.parametrize(("form", "count"), [("F-1", 1), ("F-2", 0), (None, 0)])
def test_only_the_form_that_was_used_is_of_another_bag(form: str | None, count: int) -> None:
    product = a_released_bag().infused("BAG1", "36.8").noted(1, form=form)
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
    product = a_released_bag().tested("endotoxin", endotoxin)
    given = product.infused("BAG1", "36.8", weight_kg=Decimal(weight_kg))
    checks = [check for check in found(infused, given) if check.code == "infusion.limit_at_weight"]
    assert [check.params["criterion"] for check in checks] == ["endotoxin"] * count
    assert all(check.params["weight_kg"] == weight_kg for check in checks)


def test_without_a_weight_of_the_order_limits_per_kg_are_judged_at_the_weight_of_the_day() -> None:
    product = a_released_bag().having_order(weight_kg=None).tested("endotoxin", "10")
    given = product.infused("BAG1", "36.8", weight_kg=Decimal(18))
    assert "infusion.limit_at_weight" in codes(given)


def test_a_computed_limit_that_fails_at_a_lower_weight_is_not_told_of_the_infusion() -> None:
    """The dose is off the level at 12 kg; what was given is judged by what was given."""
    given = a_released_bag().infused("BAG1", "24", weight_kg=Decimal(17))
    assert "infusion.limit_at_weight" not in codes(given)
    assert found(infused, a_released_bag().infused("BAG1", "24", weight_kg=Decimal(17))) == []


def test_of_a_container_whose_content_is_not_known_no_amount_is_too_much() -> None:
    """What was in it left it again before the infusion, so that nothing says what it held."""
    product = a_released_bag().drawn_from("BAG1", "40").infused("BAG1", "400")
    assert codes(product) == []


# The level


def given_of(ml: str, *more: str, destroyed: bool = True) -> Product:
    """Of a bag of 40 mL with 25 million NK cells per mL for 18.4 kg; the level is 50 million for each kg."""
    product = a_released_bag()
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
    assert found(level_missed, a_released_bag()) == []
    assert found(level_missed, a_product().filled("BAG1").infused("BAG1", "1")) == []
    on_paper = a_released_bag().infused("BAG1", "1", entered_at=RESULTED_AT).handed("BAG1", CustodyKind.DESTROYED, "1")
    assert found(level_missed, on_paper.approved("transcription", "performed", {})) == []


STOPPED_AT = GIVEN_AT - timedelta(hours=1)


def a_positive(called_at: datetime, verdict: Finding | None = None, decided_at: datetime | None = None) -> Product:
    hold = HoldFact("POS-0001", "sample S-014-P", called_at, "City", verdict, decided_at=decided_at)
    return a_released_bag().having(holds=(hold,)).infused("BAG1", "36.8")


def given_against(product: Product) -> list[str]:
    return [check.params["against"] for check in found(infused, product) if check.code == "infusion.against_stop"]


@pytest.mark.req("FD2", "FD3")
@pytest.mark.parametrize(
    ("called_at", "verdict", "decided_at", "against"),
    [
        (STOPPED_AT, None, None, ["POS-0001"]),
        (GIVEN_AT - A_MINUTE, None, None, ["POS-0001"]),
        (GIVEN_AT, None, None, []),  # it was on record only once it ran
        (STOPPED_AT, Finding.CONFIRMED, STOPPED_AT, ["POS-0001"]),
        (STOPPED_AT, Finding.FALSE_POSITIVE, GIVEN_AT, []),
        (STOPPED_AT, Finding.FALSE_POSITIVE, GIVEN_AT + A_MINUTE, ["POS-0001"]),  # found false only afterwards
    ],
)
def test_what_is_given_while_a_positive_is_on_record_is_given_against_a_stop(
    called_at: datetime, verdict: Finding | None, decided_at: datetime | None, against: list[str]
) -> None:
    assert given_against(a_positive(called_at, verdict, decided_at)) == against


@pytest.mark.req("FD1", "FD3")
@pytest.mark.parametrize(
    ("opened_at", "closed_at", "count"),
    [
        (STOPPED_AT, None, 1),
        (GIVEN_AT, None, 0),  # of the infusion itself, or of later
        (STOPPED_AT, GIVEN_AT, 0),
        (STOPPED_AT, GIVEN_AT + A_MINUTE, 1),  # assessed only afterwards
    ],
)
def test_what_is_given_while_a_deviation_is_open_is_given_against_a_stop(
    opened_at: datetime, closed_at: datetime | None, count: int
) -> None:
    product = a_released_bag().deviated("leaking", at=opened_at).infused("BAG1", "36.8")
    deviation = replace(product.deviations[-1], closed_at=closed_at)
    product.deviations[-1] = deviation
    assert given_against(product) == [deviation.number] * count


@pytest.mark.req("FD3")
@pytest.mark.parametrize(
    ("decisions", "against"),
    [
        (["do_not_give"], ["do_not_give"]),
        (["do_not_give", "give_as_it_is"], []),
        (["give_as_it_is", "do_not_give"], ["do_not_give"]),
        (["give_less"], []),
    ],
)
def test_what_is_given_over_a_physicians_refusal_is_given_against_a_stop(
    decisions: list[str], against: list[str]
) -> None:
    product = a_released_bag().infused("BAG1", "36.8")
    for ordinal, decision in enumerate(decisions, start=1):
        product.approved(f"dose_decision/{ordinal}", "approved", {"decision": decision, "why": "septic", "limits": []})
    assert given_against(product) == against
    refused = found(dose_refused, product)
    assert [check.code for check in refused] == ["dose.refused"] * len(against)
    for check in refused:
        assert (check.stops, check.params["why"]) == ({Stop.HAND_OVER, Stop.GIVING}, "septic")
