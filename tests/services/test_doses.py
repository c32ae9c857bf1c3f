"""What the patient was given: written down as it happened, checked by a second person, beside what was labelled."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from nkmfg.demo import ending
from nkmfg.demo.ending import BAG
from nkmfg.demo.staff import ANNA, BORIS, CLARA, QASIM, by, signs
from nkmfg.domain.facts.disposition_facts import Il2Given
from nkmfg.domain.figures.batch_figures import figures
from nkmfg.domain.product.dose_sheet import dose_sheet, sheet_of
from nkmfg.domain.product.filled import product_of
from nkmfg.domain.product.infusions import Treatment, treatment_of
from nkmfg.domain.values.computed import Computed, Input
from nkmfg.domain.values.errors import Forbidden, Malformed, Refused, Stale, Unknown
from nkmfg.domain.values.notes import NoteCode, note
from nkmfg.services import il2, infusions
from nkmfg.services.dossier.reader import open_dossier
from tests.domain.worked import EXAMPLES, agrees
from tests.finished import Finished
from tests.refusing import refusing

pytestmark = pytest.mark.req("P03")


def released(site: Finished) -> None:
    """Released, and the bag handed to the ward."""
    ending.decide(site.player)
    ending.hand_over(site.player)


def given(site: Finished, **otherwise: object) -> infusions.InfusionInput:
    now = site.player.now
    usual = infusions.InfusionInput(
        container=BAG,
        identity_matched="yes",
        started_at=now,
        stopped_at=None,
        given_ml="39.3",
        weight_kg="18.4",
        reaction="none",
        residue="none_left",
        given_by="a nurse of the ward",
    )
    return replace(usual, **otherwise)  # type: ignore[arg-type]


def noted(site: Finished, **otherwise: object) -> tuple[int, tuple[str, ...]]:
    return infusions.note_infusion(site.session, by(site.session, CLARA), site.player.batch, given(site, **otherwise))


def treatment(site: Finished) -> Treatment:
    dossier = open_dossier(site.session, site.number)
    return treatment_of(dossier, figures(dossier))


def is_(computed: Computed, expected: str) -> bool:
    assert computed.value is not None, computed.notes
    return agrees(computed.value, expected)


@pytest.mark.req("P01")
def test_the_dose_of_a_batch_is_that_of_worked_examples_11_and_12(tested: Finished) -> None:
    dossier = open_dossier(tested.session, tested.number)
    numbers = figures(dossier)
    product = replace(product_of(dossier, numbers), t_pct=Input("t_pct", Fraction("0.35")))
    sheet, example = sheet_of(dossier, product), EXAMPLES["WE11_dose"]
    assert is_(sheet.plan.nk_cells, example["NK_needed"])
    assert is_(sheet.plan.nk_cells_per_ml, example["NK_conc"])
    assert is_(sheet.plan.volume_ml, example["volume_ml"])
    assert is_(sheet.plan.viable_cells, example["total_viable"])
    assert is_(sheet.plan.fill_ml, example["fill_ml_10pct_overfill"])
    assert is_(sheet.plan.ml_per_kg, example["mL_per_kg"])
    assert is_(sheet.to_give.t_cells_per_kg, EXAMPLES["WE12_CD3"]["CD3_per_kg"])
    assert sheet.greatest_nk_cells_per_kg is not None
    assert is_(sheet.greatest_nk_cells_per_kg, EXAMPLES["WE12_CD3"]["max_NK_per_kg_at_1e5"])


@pytest.mark.req("P02")
def test_the_whole_container_is_judged_at_the_lower_weight_as_in_worked_example_17b(tested: Finished) -> None:
    dossier = open_dossier(tested.session, tested.number)
    product, example = product_of(dossier, figures(dossier)), EXAMPLES["WE17b_whole_container"]
    content = Input("content_ml", Fraction(Decimal(example["fill_ml"])), "mL")
    whole = replace(
        product, t_pct=Input("t_pct", Fraction("0.35")), content_ml=replace(product.content_ml, value=content.value)
    )
    sheet = sheet_of(dossier, whole)
    assert is_(sheet.whole.nk_cells_per_kg, example["at_18_4_nk_per_kg"])
    assert is_(sheet.whole.t_cells_per_kg, example["at_18_4_cd3_per_kg"])
    lighter = replace(dossier, order=replace(dossier.order, version=2, weight_kg=Decimal("17.1")))
    sheet = sheet_of(lighter, whole)
    assert is_(sheet.whole.nk_cells_per_kg, example["whole_at_17_1_nk_per_kg"])
    assert is_(sheet.whole.t_cells_per_kg, example["whole_at_17_1_cd3_per_kg"])
    assert is_(sheet.plan.volume_ml, EXAMPLES["WE17_weight"]["recalc_vol_17_1"])


def test_too_little_is_too_little_only_once_nothing_is_left_to_be_given(tested: Finished) -> None:
    released(tested)
    ordinal, flagged = noted(tested, given_ml="31.0")
    assert flagged == ()
    running = treatment(tested).delivered[0].infusion.last
    tested.player.wait(minutes=35)
    stopped = given(tested, given_ml="31.0", started_at=running.started_at, stopped_at=tested.player.now)
    flagged = infusions.correct_infusion(
        tested.session, by(tested.session, CLARA), tested.player.batch, ordinal, running.revision, stopped, "it ended"
    )
    assert any("below the level" in sentence for sentence in flagged)


def test_the_delivered_dose_stands_beside_the_labelled_one_as_in_worked_example_24(tested: Finished) -> None:
    released(tested)
    started_at = tested.player.now
    tested.player.wait(minutes=35)
    _ordinal, flagged = noted(tested, given_ml="31.0", started_at=started_at, stopped_at=tested.player.now)
    assert any("below the level" in sentence for sentence in flagged)
    delivery, example = treatment(tested).delivered[0], EXAMPLES["WE24_partial_infusion"]
    assert is_(delivery.nk_cells, example["NK_given"])
    assert is_(delivery.nk_cells_per_kg, example["per_kg"])
    assert is_(delivery.of_ordered_pct, example["pct"])
    assert delivery.labelled is not None
    assert delivery.labelled.nk_cells_per_kg.value != delivery.nk_cells_per_kg.value
    assert treatment(tested).serves == ()


def test_an_infusion_after_release_is_checked_by_somebody_who_did_not_write_it_down(tested: Finished) -> None:
    released(tested)
    ordinal, flagged = noted(tested)
    assert flagged == ()
    copy = infusions.infusion_to_sign(tested.session, tested.number, ordinal)
    with pytest.raises(Forbidden, match=r"act\.own_work"):
        infusions.verify_infusion(tested.session, signs(tested.session, CLARA, copy), tested.number, ordinal)
    with pytest.raises(Forbidden):
        infusions.verify_infusion(tested.session, signs(tested.session, QASIM, copy), tested.number, ordinal)
    infusions.verify_infusion(tested.session, signs(tested.session, ANNA, copy), tested.number, ordinal)
    assert [signature.name for signature in treatment(tested).delivered[0].verified_by] == [ANNA.name]
    with refusing(Refused, "checked already"):
        infusions.infusion_to_sign(tested.session, tested.number, ordinal)
    assert tested.breaks() == []


def test_a_corrected_infusion_shows_both_and_has_to_be_checked_again(tested: Finished) -> None:
    released(tested)
    ordinal, _ = noted(tested)
    copy = infusions.infusion_to_sign(tested.session, tested.number, ordinal)
    infusions.verify_infusion(tested.session, signs(tested.session, ANNA, copy), tested.number, ordinal)
    here, batch = by(tested.session, BORIS), tested.player.batch
    reason = "the pump showed another volume"
    infusions.correct_infusion(tested.session, here, batch, ordinal, 1, given(tested, given_ml="40.1"), reason)
    delivery = treatment(tested).delivered[0]
    assert [entry.given_typed for entry in delivery.infusion.entries] == ["39.3", "40.1"]
    assert delivery.verified_by == ()
    with pytest.raises(Stale):
        infusions.correct_infusion(tested.session, here, batch, ordinal, 1, given(tested), reason)


def test_what_should_not_have_happened_is_kept_and_flagged(tested: Finished) -> None:
    released(tested)
    tested.player.wait(hours=25)
    _ordinal, flagged = noted(tested, identity_matched="no", given_ml="55", weight_kg="15.9")
    for words in (
        "did not match",
        "after the expiry",
        "55 mL given in all is more than",
        "weigh again",
        "above the level",
    ):
        assert any(words in sentence for sentence in flagged), words
    dossier = open_dossier(tested.session, tested.number)
    assert len([deviation for deviation in dossier.deviations if deviation.state == "open"]) == 5
    assert dossier.infusions[0].last.given_typed == "55"


@pytest.mark.parametrize(
    ("otherwise", "sentence"),
    [
        ({"container": "BAG9"}, "no container"),
        ({"given_ml": "lots"}, "Volume given"),
        ({"weight_kg": "<18"}, "only a bound"),
        ({"weight_kg": "0"}, "nobody weighs nothing"),
        ({"given_by": " "}, "Given by"),
        ({"identity_matched": ""}, "choose one of"),
    ],
)
def test_what_cannot_be_read_of_an_infusion_is_asked_again(
    tested: Finished, otherwise: dict[str, str], sentence: str
) -> None:
    with refusing((Malformed, Unknown), sentence):
        noted(tested, **otherwise)
    assert open_dossier(tested.session, tested.number).infusions == ()


def test_an_infusion_that_stopped_before_it_began_is_asked_again(tested: Finished) -> None:
    with pytest.raises(Malformed, match=r"infusion\.stop_before_start"):
        noted(tested, stopped_at=tested.player.now - timedelta(hours=1))


def test_il_2_falls_on_the_days_around_the_real_day_0(tested: Finished) -> None:
    planned = treatment(tested)
    assert not planned.day_0_is_real
    released(tested)
    noted(tested)
    real = treatment(tested)
    assert real.day_0_is_real
    assert real.day_0 is not None
    assert [day.label for day in real.il2] == ["−1", "+1", "+3", "+5", "+7", "+9"]
    assert [(day.on - real.day_0).days for day in real.il2 if day.on] == [-1, 1, 3, 5, 7, 9]


def test_il_2_is_given_held_or_missed_and_corrected_with_a_reason(tested: Finished) -> None:
    session, batch, here = tested.session, tested.player.batch, by(tested.session, CLARA)
    dose = il2.Il2Input(
        given="given", ordered_iu="756600", given_iu="756600", given_at=tested.player.now, site="left thigh"
    )
    il2.note_il2(session, here, batch, -1, dose)
    with refusing(Stale, "correct it with a reason"):
        il2.note_il2(session, here, batch, -1, dose)
    il2.note_il2(session, here, batch, -1, replace(dose, given_iu="700000"), "read off the syringe again")
    with refusing(Malformed, "Why not"):
        il2.note_il2(session, here, batch, 1, il2.Il2Input(given="held", ordered_iu="756600"))
    il2.note_il2(session, here, batch, 1, il2.Il2Input(given="held", ordered_iu="756600", why_not="fever"))
    facts = {dose.day: dose for dose in open_dossier(session, tested.number).il2_doses}
    assert [str(fact.given_iu) for fact in facts[-1].entries] == ["756600", "700000"]
    assert (facts[1].last.given, facts[1].last.reason) == (Il2Given.HELD, "fever")
    with pytest.raises(Malformed, match=r"il2\.day_outside"):
        il2.note_il2(session, here, batch, 0, dose)
    with pytest.raises(Malformed, match=r"il2\.moment_missing"):
        il2.note_il2(session, here, batch, 3, replace(dose, given_at=None))
    assert tested.breaks() == []


def test_a_dose_without_its_second_count_has_no_volume(filled: Finished) -> None:
    dossier = open_dossier(filled.session, filled.number)
    runs = tuple(replace(run, lines=()) if run.step.key == "count_dose_second" else run for run in dossier.runs)
    once = replace(dossier, runs=runs)
    sheet = dose_sheet(once, figures(once))
    assert sheet.plan.volume_ml.value is None
    assert note(NoteCode.NO_SECOND_COUNT) in sheet.plan.volume_ml.notes


@pytest.mark.req("P01")
def test_a_child_lighter_on_the_day_than_ordered_is_held_against_the_limits_at_that_weight(issued: Finished) -> None:
    at_12_kg = given(issued, weight_kg="12.0", weight_stands=True)
    batch, here = issued.player.batch, by(issued.session, CLARA)
    _, flagged = infusions.note_infusion(issued.session, here, batch, at_12_kg)
    assert any(sentence.startswith("At the 12 kg of that day: CD3⁺CD56⁻ per kg: 104,300") for sentence in flagged), (
        flagged
    )
