"""The end of a demo batch: harvested, washed, counted twice, filled, tested, released and given."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from decimal import Decimal

from nkmfg.demo.player import Player
from nkmfg.demo.staff import ALMA, ANNA, BORIS, CLARA, HEDDA, QA, QASIM, RITA, Member, by, signs
from nkmfg.domain.culture.events import Fate
from nkmfg.domain.decisions.review import to_answer
from nkmfg.domain.facts.disposition_facts import Il2Given, Residue
from nkmfg.domain.facts.dossier import About
from nkmfg.domain.permissions.states import DeviationState
from nkmfg.domain.recipe.model import Operation, Subject
from nkmfg.services import custody, dose_verification, il2, infusions, labels, release, results, review
from nkmfg.services.bedside import BedsideInput, new_form
from nkmfg.services.dossier.case import open_case
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.services.steps.recording_input import NewVessel
from nkmfg.services.steps.runs import close_deviation, closing_to_sign, deviation_numbered

POOL, PRODUCT, BAG = "H", "W", "BAG1"
ONE_BAG = {BAG: "43.2"}  # mL
GO = {
    "decision": "go",
    "dose_expected": "yes",
    "t_cells_expected": "yes",
    "told_by": "hedda",
    "told_to": "Clara Weiss",
    "grounds": "expansion of the first week and the phenotype of day 7",
}
OF_THE_HARVEST = {
    "nk_purity": "93.8",
    "cd3": "0.31",
    "residual_feeders": "<0.05",
    "mycoplasma": "not_detected",
    "b_cells": "0.4",
}
OF_THE_PRODUCT = {"viability": "96.1", "gram": "none_seen", "endotoxin": "<0.05", "endotoxin_per_ml": "<0.05"}
OF_THE_BAG = {"appearance": "good", "container": "good"}


def midway(player: Player, day: int) -> None:
    """What the second week has beside counts and feeds: go or no-go on day 8, bottles loaded on day 12."""
    if day == 8:
        decision = player.key("go_no_go")
        player.form(decision, GO)
        player.sign(decision)
    if day == 12:
        bottles = player.key("sample_in_process", 12)
        player.sample(bottles, _sample(player, "IP"), ("C",), "10", tests="sterility, endotoxin")
        player.sign(bottles)


def make_product(player: Player, bags: Mapping[str, str] = ONE_BAG) -> None:
    """Harvest, wash, formulation, two counts of the dose by two people, and so many mL filled into each bag."""
    player.wait(hours=1)
    harvest = player.key("harvest_day_14")
    player.move(harvest, "C", NewVessel(POOL, "tube"), "588")
    player.form(harvest, {"clumps": "no"})
    player.sign(harvest)
    drawn = player.key("sample_harvest")
    player.sample(drawn, _sample(player, "H"), (POOL,), "8", tests="mycoplasma, phenotype, residual feeders, potency")
    player.sign(drawn)
    count = player.key("count_pool")
    player.count(count, POOL, "580", "5.02", "0.19")
    player.sign(count)
    player.wait(hours=1)
    wash = player.key("wash_harvest")
    player.move(wash, POOL, NewVessel(PRODUCT, "tube"), "580")
    player.vessel(wash, PRODUCT, {"content_ml": "60"})
    player.form(wash, {"washes": "3"})
    player.sign(wash)
    formulation = player.key("formulate")
    player.vessel(formulation, PRODUCT, {"content_ml": "100"})
    player.form(formulation, {"albumin_pct": "4"})
    player.sign(formulation)
    _count_the_dose(player)
    _fill(player, bags)


def _count_the_dose(player: Player) -> None:
    first, second = player.key("count_dose_first"), player.key("count_dose_second")
    player.count(first, PRODUCT, "100", "24.8", "0.9")
    player.sign(first)
    with player.acting(BORIS, ANNA):
        player.count(second, PRODUCT, "100", "25.2", "1.0")
        player.sign(second)


def _fill(player: Player, bags: Mapping[str, str]) -> None:
    clearance = player.key("clearance_fill")
    player.form(clearance, {"labels_counted": "2"})
    player.sign(clearance)
    fill = player.key("fill")
    for bag, volume_ml in bags.items():
        player.move(fill, PRODUCT, NewVessel(bag, "product_bag", "refrigerator 1"), volume_ml)
        player.form(fill, {}, About(Subject.CONTAINER, bag))
    player.form(fill, {})
    player.sign(fill)
    drawn = player.key("sample_product")
    player.sample(
        drawn, _sample(player, "P"), tuple(bags)[:1], "1.5", tests="sterility, Gram stain, endotoxin, viability"
    )
    player.sign(drawn)
    inspection = player.key("inspect_product")
    for bag in bags:
        player.form(inspection, {"appearance": "good"}, About(Subject.CONTAINER, bag))
    player.sign(inspection)
    holding = player.key("hold_fresh")
    player.form(holding, {"storage": "cold"})
    player.sign(holding, verify=False)
    waste = player.add(Operation.DISCARD, "what is left of the product is not needed")
    left_ml = Decimal(100) - sum(map(Decimal, bags.values()))
    player.move(waste, PRODUCT, None, str(left_ml), Fate.DISCARDED, reason="not_needed")
    player.sign(waste)


def try_product(player: Player) -> None:
    """Tested, and QA has reviewed the record."""
    laboratory(player)
    review_record(player)


def laboratory(player: Player, bags: Iterable[str] = ONE_BAG, t_pct: str = "0.12") -> None:
    """The laboratory reports, and its results are reviewed; sterility of the bag takes fourteen days."""
    player.wait(hours=2)
    of = {
        "IP": {"sterility_in_process": "no_growth"},
        "07": {"identity": "match"},
        "H": OF_THE_HARVEST | {"t_per_kg": t_pct},
        "P": OF_THE_PRODUCT,
    }
    for tail, found in of.items():
        for criterion, typed in found.items():
            is_preliminary = criterion == "sterility_in_process"
            report(player, criterion, typed, sample=_sample(player, tail), is_preliminary=is_preliminary)
    for bag in bags:
        for criterion, typed in OF_THE_BAG.items():
            report(player, criterion, typed, container=bag)
    review_the_results(player)
    with player.acting(QASIM, BORIS):
        step = player.key("qc_review")
        player.form(step, {"pending": "sterility of the bag and of the bottles of day 12, to their own day 14"})
        player.sign(step)


def review_the_results(player: Player) -> None:
    """A second person compares the results with what the laboratory reported."""
    copy = results.review_to_sign(player.session, player.batch.number)
    results.review_results(player.session, signs(player.session, QA, copy), player.batch.number)


def close_deviations(player: Player) -> None:
    """QA assesses what is open."""
    for deviation in open_case(player.session, player.batch.number).dossier.deviations:
        if deviation.state == DeviationState.OPEN:
            found = deviation_numbered(player.session, deviation.number)
            copy = closing_to_sign(found, "assessed: without effect on the cells")
            close_deviation(
                player.session,
                signs(player.session, QA, copy),
                player.batch,
                found,
                "assessed: without effect on the cells",
            )


def review_record(player: Player, member: Member = RITA) -> None:
    """QA answers each open exception that nobody can put right any more, and signs the review of the record."""
    session, number = player.session, player.batch.number
    case = open_release_case(session, number)
    for check in to_answer(case.exceptions_to_review):
        exception = review.exception_id(check.key)
        review.answer(session, by(session, member), number, exception, "looked at; without effect on the product")
    review.review(session, signs(session, member, review.review_to_sign(session, number)), number)


def report(
    player: Player, criterion: str, typed: str, sample: str = "", container: str = "", is_preliminary: bool = False
) -> None:
    """The laboratory's analyst writes a result down."""
    reported = results.ResultInput(
        typed=typed, sample=sample, container=container, is_preliminary=is_preliminary, laboratory="QC laboratory"
    )
    results.record_result(player.session, by(player.session, QASIM), player.batch, criterion, reported)


def release_and_give(player: Player) -> None:
    """Released with sterility pending, handed to the ward, and given the same afternoon."""
    decide(player)
    hand_over(player)
    give(player)


def give(player: Player) -> None:
    """Given two hours after the ward has it; IL-2 since the day before."""
    player.wait(hours=2)
    ward = by(player.session, CLARA)
    dose = il2.Il2Input(
        given=Il2Given.GIVEN,
        ordered_iu="756600",
        given_iu="757000",
        given_at=player.now - timedelta(days=1),
        site="left thigh",
    )
    il2.note_il2(player.session, ward, player.batch, -1, dose)
    number = player.batch.number
    begun = player.now - timedelta(minutes=50)
    given = infusions.InfusionInput(
        container=BAG,
        identity_matched="yes",
        started_at=begun,
        stopped_at=player.now - timedelta(minutes=15),
        given_ml="40.5",
        weight_kg="18.3",
        reaction="none",
        residue=Residue.NONE,
        given_by="ward nurse Marta Lis",
        noted=BedsideInput(
            form=f"IF-{number.removeprefix('NK-')}-1",
            second="ward nurse Piotr Zając",
            tubing_ml="1.2",
            flush_ml="20",
            vital_signs="before 36.6 °C, 96/min, 98/60; after 36.8 °C, 92/min, 100/62; SpO₂ 98–99 %",
            flows=(
                ("paused", begun + timedelta(minutes=12), ""),
                ("resumed", begun + timedelta(minutes=15), ""),
                ("rate_changed", begun + timedelta(minutes=20), "90"),
            ),
        ),
    )
    ordinal, _flagged = infusions.note_infusion(player.session, ward, player.batch, given)
    checked = infusions.infusion_to_sign(player.session, number, ordinal)
    infusions.verify_infusion(player.session, signs(player.session, ANNA, checked), number, ordinal)


def decide(player: Player) -> None:
    """The authorised person releases it."""
    number = player.batch.number
    copy = release.release_to_sign(player.session, number)
    release.release(player.session, signs(player.session, ALMA, copy), number)


def hand_over(player: Player) -> None:
    """The dose verified, the label printed, verified and applied, the papers printed, the bag handed to the ward."""
    verify_dose(player)
    label(player)
    issue(player)


def issue(player: Player) -> None:
    """Its papers printed, matched by scan, handed over, and checked by another person."""
    session, number = player.session, player.batch.number
    new_form(session, by(session, ANNA), number, BAG)
    order = open_case(session, number).dossier.order
    handing = custody.CustodyInput(
        happened_at=player.now,
        whom="ward 3, nurse Marta Lis",
        condition="cool, intact, 5.2 °C",
        logger="E-0002",
        documents="ward sheet, infusion form",
        container_scan=custody.whole_name(number, BAG),
        order_scan=order.coi_code,
    )
    ordinal = custody.issue(session, by(session, BORIS), number, BAG, handing)
    copy = custody.hand_to_sign(session, number, ordinal)
    custody.verify_custody(session, signs(session, HEDDA, copy), number, ordinal)


def destroy(player: Player, reason: str = "nobody needs it") -> None:
    """The bag destroyed before a witness; another person checks it."""
    session, number = player.session, player.batch.number
    handing = custody.CustodyInput(happened_at=player.now, whom="", condition="autoclaved", witness=HEDDA.name)
    ordinal = custody.destroy(session, by(session, BORIS), number, BAG, handing, reason)
    copy = custody.hand_to_sign(session, number, ordinal)
    custody.verify_custody(session, signs(session, HEDDA, copy), number, ordinal)


def verify_dose(player: Player) -> None:
    """The head of production, who counted none of it, verifies the dose."""
    number = player.batch.number
    dose_verification.verify_dose(
        player.session, signs(player.session, HEDDA, dose_verification.dose_to_sign(player.session, number)), number
    )


def label(player: Player, reason: str = "") -> None:
    """Two labels: one on the bag, one for the record; verified by somebody who did not print them."""
    session, number, here = player.session, player.batch.number, by(player.session, ANNA)
    labels.print_label(session, here, number, BAG, "us", "2", reason)
    labels.verify_label(session, signs(session, BORIS, labels.label_to_sign(session, number, BAG)), number, BAG)
    labels.note_label(session, here, number, BAG, "applied", "1")
    labels.note_label(session, here, number, BAG, "kept", "1")


def _sample(player: Player, tail: str) -> str:
    return f"S-{player.batch.number[-3:]}-{tail}"
