"""One batch in a real browser, through the forms alone: from a new donor to the infusion and the printed record."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from fractions import Fraction

import pytest
from playwright.sync_api import Page, expect

from nkmfg.demo.staff import ADMINISTRATOR, ALMA, ANNA, BORIS, CLARA, HEDDA, QA, QASIM, Member, by
from nkmfg.services.demo_clock import carry_seats
from nkmfg.services.site import forward_clock
from tests.journey.conftest import Facility
from tests.journey.hands import Hands, fill, follow, primary, sign
from tests.ledger.backends import on_sqlite

pytestmark = [pytest.mark.journey, pytest.mark.walk, on_sqlite]
LogIn = Callable[[Member], Page]
MILLION = Fraction(10**6)
FILLED_ML, GIVEN_ML, WEIGHT_KG = "51.5", "48.5", "22.4"  # the weight of the day of infusion


class Desk:
    """Everybody at one tablet, one after the other, and the clock of the demo."""

    def __init__(self, facility: Facility, page: Page) -> None:
        self.facility, self.page = facility, page

    @property
    def now(self) -> datetime:
        """By the clock of the site."""
        return datetime.fromisoformat(self.page.locator("header time").get_attribute("datetime") or "")

    def wait(self, **span: float) -> None:
        """Put the demo's clock forward; nobody was idle meanwhile."""
        session, forward = self.facility.site.session, timedelta(**span)
        forward_clock(session, by(session, ADMINISTRATOR), forward)
        carry_seats(session, forward)
        session.rollback()

    def next_day(self, days: int = 1) -> None:
        """The last of these days by the button that everybody has."""
        if days > 1:
            self.wait(days=days - 1)
        self.go("/site")
        primary(self.page)

    def go(self, path: str) -> None:
        self.page.goto(self.facility.url(path))

    def log_in(self, member: Member) -> None:
        follow(self.page.locator("button.logout"))
        self.page.fill("input[name=badge]", member.badge)
        self.page.fill("input[name=pin]", member.pin)
        primary(self.page)
        expect(self.page.locator("header .where")).to_contain_text(member.name)

    def donor(self) -> str:
        self.go("/donors/add")
        fill(
            self.page,
            consent="yes",
            suitable_for_apheresis="yes",
            pregnant="no",
            pregnancy_tested_at=self.now - timedelta(days=2),
            breast_feeding="no",
            screening="no risk",
        )
        primary(self.page)
        code = self.page.url.rpartition("/")[2]
        sampled = self.now - timedelta(days=1)
        self.go(f"/donors/{code}/marker")
        kinds = [
            one
            for one in self.page.locator("[name=marker] option").evaluate_all("all => all.map(one => one.value)")
            if one
        ]
        for kind in kinds:
            fill(self.page, marker=kind, sampled_at=sampled, finding="non_reactive", laboratory="City laboratory")
            primary(self.page)
            follow(self.page.get_by_text("Another marker of this sample"))
        self._identity(f"/donors/{code}", "Hanna Walk", "884-5104", sampled - timedelta(days=31 * 366), "A+")
        return code

    def patient(self) -> str:
        self.go("/patients/add")
        fill(
            self.page,
            diagnosis="all",
            disease_status="relapsed",
            performance_scale="lansky",
            performance_score="80",
            consent="yes",
            uncontrolled_infection="no",
            sgot_xuln="1.1",
            sgpt_xuln="0,8",
            hiv="negative",
        )
        primary(self.page)
        code = self.page.url.rpartition("/")[2]
        self._identity(f"/patients/{code}", "Maksim Walk", "771-5104", self.now - timedelta(days=7 * 366), "O+")
        return code

    def _identity(self, path: str, name: str, record: str, born: datetime, group: str) -> None:
        self.go(f"{path}/identity/keep")
        fill(self.page, name=name, record_number=record, born_on=f"{born:%Y-%m-%d}", blood_group=group)
        primary(self.page)
        expect(self.page.locator("main")).to_contain_text(name)

    def order(self, donor: str, patient: str) -> str:
        self.go(f"/orders/place?donor={donor}&patient={patient}")
        clara = self.page.locator("[name=weighed_by_id] option", has_text=CLARA.name).get_attribute("value") or ""
        fill(
            self.page,
            relationship="mother",
            hla_match="haploidentical",
            dose_level="level_50",
            weight_kg="22.0",
            weighed_at=self.now - timedelta(hours=2),
            weighed_by_id=clara,
            conditioning="fludarabine, cyclophosphamide",
            planned_infusion_at=self.now + timedelta(days=14),
            duration_min="30",
        )
        primary(self.page)
        coi = self.page.url.rpartition("/")[2]
        self.page.goto(f"{self.page.url}/weight")
        sign(self.page, ANNA)
        expect(self.page.locator("main")).to_contain_text("checked")
        return coi

    def collection(self, donor: str) -> str:
        self.go(f"/collections/note?donor={donor}")
        fill(
            self.page,
            din="G123426000045",
            started_at=self.now - timedelta(hours=6),
            ended_at=self.now - timedelta(hours=2),
            volume_ml="180",
            anticoagulant="ACD-A",
            device="AD-01",
            operator="Clara Weiss",
        )
        primary(self.page)
        return self.page.url.rpartition("/")[2]

    def batch(self, coi: str, din: str) -> str:
        self.log_in(HEDDA)
        self.go(f"/batches/issue?order={coi}")
        fill(self.page, recipe="nk_k562_mbil21", collection=din)
        primary(self.page)
        return self.page.url.rpartition("/")[2]


def test_one_batch_from_a_new_donor_to_the_gate_before_its_release(facility: Facility, at_the_tablet: LogIn) -> None:
    page = at_the_tablet(CLARA)
    desk = Desk(facility, page)
    donor, patient = desk.donor(), desk.patient()
    coi = desk.order(donor, patient)
    din = desk.collection(donor)
    number = desk.batch(coi, din)
    desk.log_in(BORIS)
    hands = Hands(page, facility.address, number, ANNA, BORIS)
    first_day(hands, din)
    phenotype(desk, hands, "phenotype_start", "S-00", "12.0", "61")
    first_week(desk, hands)
    day_seven(desk, hands)
    second_week(desk, hands)
    day_fourteen(desk, hands)
    product(hands)
    fill_and_inspect(hands)
    results(desk, hands)
    assert facility.site.breaks() == []


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
    """One bag filled, a sample of it drawn, looked at by two people, kept cold."""
    hands.open("clearance_fill")
    hands.write(labels_counted="3")
    hands.signed()
    hands.open("fill")
    hands.move("W", "BAG1", FILLED_ML, "collection_bag", vessel_place="refrigerator 1")
    hands.write("Container BAG1")
    hands.write()
    hands.signed()
    hands.open("sample_product")
    hands.write("New sample", sample_code="S-P", source="BAG1", volume_ml="1.5", tests="sterility, Gram, endotoxin")
    hands.signed()
    hands.open("inspect_product")
    hands.write("Container BAG1", appearance="good")
    hands.signed()
    hands.open("hold_fresh")
    hands.write(storage="cold")
    hands.signed(verified=False)


RESULTS = {
    "sterility_in_process": "no_growth",
    "identity": "match",
    "nk_purity": "93.8",
    "cd3": "0.31",
    "t_per_kg": "0.12",
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
        hands.at(f"/results/{criterion}")
        answer = "number" if re.fullmatch("[<0-9.]+", value) else "outcome"
        fill(hands.page, **{answer: value}, resulted="now", laboratory="QC laboratory")
        if criterion == "sterility_in_process":
            fill(hands.page, is_preliminary="y")
        primary(hands.page)
        expect(hands.page.locator("main h1")).to_contain_text("Results")
    hands.open("qc_review")
    fellow, hands.performer = hands.performer, QASIM
    hands.write(pending="sterility of the bag and of the bottles of day 12, to their own day 14")
    hands.signed()
    hands.performer = fellow
    desk.log_in(QA)
    hands.at("/results/review")
    sign(hands.page, QA)
    expect(hands.page.locator("main")).to_contain_text("Reviewed")
    desk.log_in(ALMA)
    hands.at("/release")
    expect(hands.page.locator("main")).to_contain_text("QA has not reviewed the record")
