"""A batch made in a browser: fourteen days of culture, harvest, wash, two counts of the dose, two bags, results."""

import re
from fractions import Fraction

from playwright.sync_api import expect

from nkmfg.demo.staff import ANNA, BORIS, QA, QASIM
from tests.journey.desk import Desk
from tests.journey.hands import Hands, fill, follow, primary, sign

MILLION = Fraction(10**6)
BAGS = {"BAG1": "26.5", "BAG2": "25"}  # mL: together the dose


def first_day(hands: Hands, din: str) -> None:
    """Worked up, collected, received, isolated, counted, and seeded into two vessels: culture day 0."""
    hands.open("donor_work_up")
    hands.write(markers_state="complete", pregnancy_excluded="excluded")
    hands.signed()
    hands.open("apheresis")
    hands.write(din=din, anticoagulant_ml="18", collected_ml="180", nucleated_e9="11.2", operator="Clara Weiss")
    hands.signed()
    hands.open("receipt")
    received = {"room_lowest_c": "19.2", "room_highest_c": "22.8", "appearance": "good", "decision": "accept"}
    hands.write(din=din, transport_range="room", **received)
    hands.write("Another vessel", vessel_code="P0", vessel_type="collection_bag", content_ml="180")
    hands.signed()
    hands.open("count_receipt")
    hands.count("P0", "180", "62.0", "1.9")
    hands.signed(verified=False)
    hands.open("clearance_start")
    hands.write()
    hands.signed()
    hands.open("isolate_gradient")
    hands.move("P0", "P", "180", "tube")
    hands.write("Vessel P", content_ml="200")
    hands.write()
    hands.signed()
    hands.open("count_start")
    hands.count("P", "200", "1.00", "0.04")
    hands.signed()
    for step, code, volume, tests in (("sample_start", "S-00", "2", "phenotype"), ("retain", "S-R", "1", "retention")):
        hands.open(step)
        hands.write("New sample", sample_code=code, source="P", volume_ml=volume, tests=tests)
        hands.signed(verified=False)
    feeders(hands, "feeders_start")
    hands.open("seed")
    for code in ("A", "B"):
        hands.move("P", code, "98", "gas_permeable_1l", vessel_place="incubator 2, shelf 1")
        hands.write(f"Vessel {code}", feeders_viable="196", content_ml="400", il2_iu="40000")
    hands.signed()


def feeders(hands: Hands, step: str, day: str = "-/1") -> None:
    hands.open(step, day)
    thawed = {"feeder_live_per_ml": "20", "feeder_viability_pct": "86", "feeder_suspension_ml": "21"}
    hands.write(dose_gy="100", vials_thawed="12", **thawed)
    hands.signed()


def phenotype(desk: Desk, hands: Hands, step: str, sample: str, nk_pct: str, t_pct: str) -> None:
    """The laboratory's analyst logs in, writes and signs."""
    desk.log_in(QASIM)
    hands.open(step)
    fellow, hands.performer = hands.performer, QASIM
    hands.write(f"Sample {sample}", parent_gate="live", nk_pct=nk_pct, t_pct=t_pct)
    hands.signed(verified=False)
    hands.performer = fellow
    desk.log_in(BORIS)


def first_week(desk: Desk, hands: Hands) -> None:
    """A daily count, and a feed. The other days' counts are expected, and are not made."""
    desk.next_day()
    hands.open("count_daily", 1)
    hands.count("A", "400", "0.61", "0.28")
    hands.count("B", "400", "0.60", "0.30")
    hands.signed(verified=False)
    desk.next_day()
    hands.open("feed", 2)
    for code in ("A", "B"):
        hands.write(f"Vessel {code}", removed_ml="199", removed_cells="settled", added_ml="199", il2_iu="19900")
    hands.signed(verified=False)
    hands.open("count_daily", "5/5")
    follow(hands.page.get_by_text("Leave this step out"))
    fill(hands.page, reason="the flasks were not to be disturbed")
    primary(hands.page)
    expect(hands.page.locator("main")).to_contain_text("Left out: Daily count, day 5.")
    desk.next_day(5)


def day_seven(desk: Desk, hands: Hands) -> None:
    """Counted, sampled, a part carried on with new feeders, the rest frozen."""
    hands.open("count_day_7", 7)
    hands.count("A", "395", "1.34", "0.08")
    hands.count("B", "396", "1.28", "0.09")
    hands.signed()
    hands.open("sample_day_7", 7)
    hands.write(
        "New sample", sample_code="S-07", source="A", vessels="A, B", volume_ml="4", tests="phenotype, identity"
    )
    hands.signed(verified=False)
    phenotype(desk, hands, "phenotype_day_7", "S-07", "80.2", "6.1")
    hands.at()
    drawn = Fraction(395 - 4, 395)
    seeded, grown = 98 * MILLION * Fraction(12, 100), Fraction("0.802") * MILLION
    fold = grown * (395 * Fraction("1.34") * drawn + 396 * Fraction("1.28")) / (seeded * drawn + seeded)
    expect(hands.page.locator(".results")).to_contain_text(f"{float(fold):.3f}")
    feeders(hands, "feeders_day_7", "7/1")
    hands.open("restimulate_day_7", 7)
    hands.move("A", "C", "100", "gas_permeable_1l")
    hands.move("B", "C", "100")
    hands.write("Vessel C", feeders_viable="262", content_ml="600", il2_iu="60000")
    hands.signed()
    hands.at("/add")
    fill(hands.page, operation="freeze", reason="the part not carried on is kept as a reserve")
    primary(hands.page)
    for source, code, volume in (("A", "F1", "291"), ("B", "F2", "296")):
        hands.move(source, code, volume, "cryo", units="10", cells_per_unit="38", position=f"tank 1, rack 3, {code}")
    hands.signed(verified=False)


def second_week(desk: Desk, hands: Hands) -> None:
    """Go or no-go before the conditioning; culture bottles loaded on day 12."""
    desk.next_day()
    hands.open("go_no_go", 8)
    expected = {"dose_expected": "yes", "t_cells_expected": "yes"}
    hands.write(decision="go", told_by="hedda", told_to="Clara Weiss", grounds="expansion and phenotype", **expected)
    hands.signed()
    desk.next_day(4)
    hands.open("sample_in_process", 12)
    hands.write("New sample", sample_code="S-IP", source="C", volume_ml="10", tests="sterility")
    hands.signed()
    desk.next_day(2)


def day_fourteen(desk: Desk, hands: Hands) -> None:
    """Counted and sampled; the folds are the ones computed here."""
    hands.open("count_day_14", 14)
    hands.count("C", "584", "5.05", "0.21")
    hands.signed()
    hands.open("sample_day_14", 14)
    hands.write("New sample", sample_code="S-14", source="C", volume_ml="6", tests="phenotype")
    hands.signed(verified=False)
    phenotype(desk, hands, "phenotype_day_14", "S-14", "91.4", "0.12")
    hands.at()
    grown = 584 * Fraction("5.05") * MILLION * Fraction("0.914")
    carried = 100 * (Fraction("1.34") + Fraction("1.28")) * MILLION * Fraction("0.802")
    started = 98 * MILLION * Fraction(12, 100) * (Fraction(100, 395) + Fraction(100, 396))
    left = Fraction(600 - 10, 600)  # the culture bottles of day 12 took their share
    results = hands.page.locator(".results")
    expect(results).to_contain_text(f"{float(grown / (carried * left)):.3f}")
    expect(results).to_contain_text(f"{float(grown / (started * left)):.3f}")


def product(hands: Hands) -> None:
    """Harvested, washed, formulated, counted twice by two people."""
    hands.open("harvest_day_14", 14)
    hands.move("C", "H", "578", "tube")
    hands.write(clumps="no")
    hands.signed()
    hands.open("sample_harvest")
    hands.write("New sample", sample_code="S-H", source="H", volume_ml="8", tests="mycoplasma, phenotype, feeders")
    hands.signed()
    hands.open("count_pool")
    hands.count("H", "570", "5.02", "0.19")
    hands.signed()
    hands.open("wash_harvest")
    hands.move("H", "W", "570", "tube")
    hands.write("Vessel W", content_ml="60")
    hands.write(washes="3")
    hands.signed()
    hands.open("formulate")
    hands.write("Vessel W", content_ml="100")
    hands.write(albumin_pct="4")
    hands.signed()
    hands.open("count_dose_first")
    hands.count("W", "100", "24.8", "0.9")
    hands.signed()
    hands.performer, hands.witness = BORIS, ANNA
    hands.open("count_dose_second")
    hands.count("W", "100", "25.2", "1.0")
    hands.signed()
    hands.performer, hands.witness = ANNA, BORIS


def fill_and_inspect(hands: Hands) -> None:
    """Two bags filled, a sample of the first drawn, looked at by two people, kept cold; what is left is waste."""
    hands.open("clearance_fill")
    hands.write(labels_counted="4")
    hands.signed()
    hands.open("fill")
    for bag, volume_ml in BAGS.items():
        hands.move("W", bag, volume_ml, "collection_bag", vessel_place="refrigerator 1")
        hands.write(f"Container {bag}")
    hands.write()
    hands.signed()
    hands.open("sample_product")
    hands.write("New sample", sample_code="S-P", source="BAG1", volume_ml="1.5", tests="sterility, Gram, endotoxin")
    hands.signed()
    hands.open("inspect_product")
    for bag in BAGS:
        hands.write(f"Container {bag}", appearance="good")
    hands.signed()
    hands.open("hold_fresh")
    hands.write(storage="cold")
    hands.signed(verified=False)


OF_EACH_BAG = ("appearance", "container")
RESULTS = {
    "sterility_in_process": "no_growth",
    "identity": "match",
    "nk_purity": "93.8",
    "cd3": "0.31",
    "t_per_kg": "0.08",
    "residual_feeders": "<0.05",
    "mycoplasma": "not_detected",
    "viability": "96.1",
    "gram": "none_seen",
    "endotoxin": "<0.05",
    "appearance": "good",
    "container": "good",
}


def results(desk: Desk, hands: Hands) -> None:
    """The laboratory's results and their review; then only QA's review of the record blocks the release."""
    desk.wait(hours=2)
    desk.log_in(QASIM)
    for criterion, value in RESULTS.items():
        for bag in BAGS if criterion in OF_EACH_BAG else ("",):
            of = {"of": f"container:{bag}"} if bag else {}
            is_preliminary = {"is_preliminary": "y"} if criterion == "sterility_in_process" else {}
            report(hands, criterion, value, **of, **is_preliminary)
    hands.open("qc_review")
    fellow, hands.performer = hands.performer, QASIM
    hands.write(pending="sterility of the bags and of the bottles of day 12, to their own day 14")
    hands.signed()
    hands.performer = fellow
    review_results(desk, hands)


def report(hands: Hands, criterion: str, value: str, **more: str) -> None:
    """The analyst who is logged in writes a result down."""
    hands.at(f"/results/{criterion}")
    answer = "number" if re.fullmatch("[<0-9.]+", value) else "outcome"
    fill(hands.page, **{answer: value}, resulted="now", laboratory="QC laboratory", **more)
    primary(hands.page)
    expect(hands.page.locator("main h1")).to_contain_text("Results")


def review_results(desk: Desk, hands: Hands) -> None:
    """A second person compares them with what the laboratory reported."""
    desk.log_in(QA)
    hands.at("/results/review")
    sign(hands.page, QA)
    expect(hands.page.locator("main")).to_contain_text("Reviewed")
