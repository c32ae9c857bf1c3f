"""Corrections of infusions and IL-2, what came late, and what nobody checked: both sides of each rule."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from nkmfg.domain.facts.disposition_facts import Il2Fact, Il2Given, InfusionFact, Reaction
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.scope import DECISIONS
from nkmfg.domain.findings.treatment import (
    corrected,
    il2_given,
    infused,
    late,
    level_missed,
    treatment_changes,
    unchecked,
)
from nkmfg.domain.findings.unwritten import il2_unwritten
from tests.dossiers import found
from tests.products import GIVEN_AT, RESULTED_AT, a_product, a_released_bag, il2, il2_entry, infusion_entry

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
    product = a_released_bag().having(infusions=(InfusionFact(1, (infusion_entry("BAG1", "36.8"), again)),))
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
    assert found(corrected, a_released_bag().infused("BAG1", "36.8")) == []


def test_a_correction_of_il2_is_a_finding_and_all_are_in_the_order_of_their_moments() -> None:
    later, earlier = GIVEN_AT + timedelta(hours=3), GIVEN_AT + timedelta(hours=2)
    second = infusion_entry("BAG1", "36", revision=2, entered_at=later)
    dose = Il2Fact(1, (il2_entry(), il2_entry(revision=2, site="left arm", entered_at=earlier)))
    product = a_released_bag().having(
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
    product = a_released_bag().infused("BAG1", "36.8", entered_at=written_at)
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
    (check,) = found(late, a_released_bag().infused("BAG1", "36.8", entered_at=written_at).noted(1, form=None))
    assert check.params["form"] == ""


def test_an_infusion_that_is_still_running_is_late_from_its_start() -> None:
    for minutes, count in ((60, 0), (61, 1)):
        at = GIVEN_AT + timedelta(minutes=minutes)
        assert len(found(late, a_released_bag().infused("BAG1", "36.8", stopped_at=None, entered_at=at))) == count


def test_a_correction_of_an_infusion_makes_no_late_one_of_a_prompt_one() -> None:
    second = infusion_entry("BAG1", "36", revision=2, entered_at=GIVEN_AT + timedelta(days=2))
    product = a_released_bag().having(infusions=(InfusionFact(1, (infusion_entry("BAG1", "36.8"), second)),))
    assert found(late, product) == []


@pytest.mark.parametrize(("minutes", "reason", "answers"), [(60, None, []), (61, None, [""]), (61, "night", ["night"])])
def test_il2_is_late_beyond_the_limit_and_a_reason_answers_it(
    minutes: int, reason: str | None, answers: list[str]
) -> None:
    dose = il2(1, entered_at=GIVEN_AT + timedelta(minutes=minutes), reason=reason)
    assert [check.answer for check in found(late, a_released_bag().having(il2_doses=(dose,)))] == answers


def test_il2_that_was_not_given_is_never_late() -> None:
    missed = il2(1, given=Il2Given.MISSED, given_at=None, entered_at=GIVEN_AT + timedelta(days=9), reason="fever")
    assert found(late, a_released_bag().having(il2_doses=(missed,))) == []


@pytest.mark.req("P02", "D09")
def test_an_infusion_nobody_checked_stops_the_decisions() -> None:
    product = a_released_bag().infused("BAG1", "36.8")
    (check,) = found(unchecked, product)
    assert (check.stops, check.is_open, str(check.subject)) == (DECISIONS, True, "infusion:1")
    assert check.at == GIVEN_AT + timedelta(hours=1)
    assert found(unchecked, product.approved("infusion/1", "verified", {"revision": "1"})) == []


AFTER_PAPER = GIVEN_AT + timedelta(days=9)
JUDGED = (infused, late, unchecked, il2_given, il2_unwritten)


@pytest.mark.parametrize("transcribed", [False, True])
def test_what_comes_from_paper_was_judged_there(transcribed: bool) -> None:
    before = {"entered_at": RESULTED_AT, "started_at": RESULTED_AT - timedelta(days=9), "stopped_at": None}
    product = a_product().infused("BAG2", "1", identity_matched=False, **before)
    given_at = RESULTED_AT - timedelta(days=2)
    product.having(il2_doses=(il2(1, given_iu=Decimal(1), given_at=given_at, entered_at=RESULTED_AT),))
    if transcribed:
        product.approved("transcription", "performed", {})
    dossier = replace(product.dossier(), read_at=RESULTED_AT + timedelta(days=99))
    for rule in JUDGED:
        assert (list(rule(Evidence(dossier))) == []) is transcribed


@pytest.mark.req("F13", "FD10")
def test_what_is_given_now_of_a_batch_from_paper_is_judged_like_any_other() -> None:
    product = a_released_bag().infused("BAG1", "4000", entered_at=AFTER_PAPER, identity_matched=False)
    product.having(il2_doses=(il2(1, given_iu=Decimal(1), entered_at=AFTER_PAPER),))
    product.approved("transcription", "performed", {})
    dossier = replace(product.dossier(), read_at=RESULTED_AT + timedelta(days=99))
    for rule in (*JUDGED, level_missed):
        assert list(rule(Evidence(dossier))) != [], rule


@pytest.mark.req("F13")
def test_a_correction_of_an_infusion_from_paper_is_judged_by_what_it_says_and_not_by_papers_it_never_had() -> None:
    paper = infusion_entry("BAG1", "36.8", entered_at=RESULTED_AT)
    other = infusion_entry("BAG1", "36.8", revision=2, entered_at=AFTER_PAPER, identity_matched=False)
    product = a_released_bag().having(infusions=(InfusionFact(1, (paper, other)),))
    product.approved("transcription", "performed", {})
    assert [check.code for check in found(infused, product)] == ["infusion.identity_mismatch"]
    assert [check.code for check in found(unchecked, product)] == ["infusion.unchecked"]
    assert found(late, product) == []
