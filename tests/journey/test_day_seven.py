"""Day 7 of two vessels in a real browser: one in the cabinet, one at the tablet, two PIN signatures."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from playwright.sync_api import Page, expect

from nkmfg.demo.staff import ANNA, BORIS, Member
from nkmfg.demo.story import BAG, FLASK
from nkmfg.services.steps.recording_input import NewVessel
from tests.journey.conftest import Facility, tap_pin
from tests.journey.hands import pick, primary
from tests.ledger.backends import on_sqlite

pytestmark = [pytest.mark.journey, on_sqlite]
LogIn = Callable[[Member], Page]


def to_day_six(facility: Facility) -> None:
    """Received, seeded into A and B with 12 % NK, counted daily: what the people before typed."""
    player = facility.player
    player.next_morning()
    player.receive(player.key("receipt"), NewVessel("P0", BAG), {"content_ml": "180"})
    player.count(player.key("count_receipt"), "P0", "180", "60", "2")
    player.wait(minutes=5)
    isolation = player.key("isolate_gradient")
    player.move(isolation, "P0", NewVessel("P", "tube"), "180")
    player.vessel(isolation, "P", {"content_ml": "200"})
    player.count(player.key("count_start"), "P", "200", "1.00", "0.04")
    player.sample(player.key("sample_start"), "S-0", ("P",), "2", tests="phenotype")
    player.phenotype(player.key("phenotype_start"), "S-0", "12", "60")
    seed = player.key("seed")
    for code in ("A", "B"):
        player.move(seed, "P", NewVessel(code, FLASK), "99")
        player.vessel(seed, code, {"feeders_viable": "198", "content_ml": "400", "il2_iu": "40000"})
    player.next_morning()
    for day in range(2, 7):
        player.next_morning()
        for code in ("A", "B"):
            player.count(player.key("count_daily", day), code, "400", f"0.{3 + day}", "0.08")
    player.next_morning()
    facility.site.session.rollback()


def fill_count(page: Page, vessel: str, live: str, dead: str) -> None:
    pick(page, "performed_by", ANNA.login)
    page.locator(f'[data-fills="vessel.{vessel}.cell_counter.1"]').first.tap()
    for field, value in (("content_ml", "400"), ("dilution", "2"), ("live_per_ml", live), ("dead_per_ml", dead)):
        page.fill(f'[name="vessel.{vessel}.{field}.1"]', value)
    pick(page, f"vessel.{vessel}.dilution_applied.1", "no")


def sign(page: Page, member: Member) -> None:
    """Badge and PIN in the dialogue; names of those who signed here before stand above."""
    expect(page.locator("#sign")).to_be_visible()
    somebody_else = page.locator("#sign details.else:not([open]) summary")
    if somebody_else.count():
        somebody_else.tap()
    page.fill("#sign input[name=badge]", member.badge)
    tap_pin(page, member.pin)
    primary(page)


@pytest.mark.req("B03", "C05", "C06", "F07", "F10")
def test_two_people_log_day_7_of_two_vessels_with_two_signatures(facility: Facility, at_the_tablet: LogIn) -> None:
    to_day_six(facility)
    number = facility.player.batch.number
    page = at_the_tablet(BORIS)
    page.goto(facility.url(f"/batches/{number}/runs/count_day_7/7/1"))

    # Vessel A, its live cells typed ten times too high: kept, and caught.
    drawn_before = page.request.get(facility.url(f"/batches/{number}/curve.svg")).body()
    primary(page)
    expect(page.locator("main h1")).to_contain_text("vessel A")
    fill_count(page, "A", "6.70", "0.04")
    primary(page)
    expect(page.locator("main")).to_contain_text("check dilution")
    page.locator("table.signed tr", has_text="Live cells").locator("a").tap()
    page.fill("[name=value]", "0.67")
    page.fill("[name=reason]", "typed ten times too high")
    primary(page)
    row = page.locator("table.signed tr", has_text="Live cells")
    expect(row.locator("del")).to_contain_text("6.70")
    expect(row).to_contain_text("0.67")
    expect(row).to_contain_text("typed ten times too high")

    # Vessel B.
    primary(page)
    expect(page.locator("main h1")).to_contain_text("vessel B")
    fill_count(page, "B", "0.64", "0.05")
    primary(page)

    # One signature by who performed it, one by who witnessed; the session stays Boris's.
    expect(page.locator(".actionbar .primary")).to_contain_text("Anna Kowal signs")
    primary(page)
    sign(page, ANNA)
    expect(page.locator("main")).to_contain_text("Signed by Anna Kowal")
    expect(page.locator("header.top")).to_contain_text("Борис Лях")
    primary(page)
    sign(page, BORIS)
    expect(page.locator("main")).to_contain_text("verified")

    # The laboratory's phenotype comes in; fold and curve move. Every number is computed apart, here.
    player = facility.player
    player.sample(player.key("sample_day_7"), "S-7", ("A", "B"), "4", tests="phenotype")
    player.phenotype(player.key("phenotype_day_7"), "S-7", "80", "6")
    left_in_a = Fraction(400 - 4, 400)  # 4 mL were drawn from A after the count
    seeded_each = 99 * Fraction("1e6") * Fraction(12, 100)
    grown = [Fraction(live) * 2 * Fraction("1e6") * 400 * Fraction(80, 100) for live in ("0.67", "0.64")]
    fold = (grown[0] * left_in_a + grown[1]) / (seeded_each * left_in_a + seeded_each)
    page.goto(facility.url(f"/batches/{number}"))
    results = page.locator(".results")
    expect(results).to_contain_text(f"{float(fold):.3f}")
    expect(results).to_contain_text(f"{float(grown[0] * left_in_a + grown[1]) / 1e8:.4f} × 10⁸")
    curve = page.request.get(facility.url(f"/batches/{number}/curve.svg"))
    assert curve.ok
    assert b"<svg" in curve.body()
    assert curve.body() != drawn_before
    assert facility.site.breaks() == []


def test_an_unplanned_split_and_an_extra_feed_need_a_reason_and_no_override(
    facility: Facility, at_the_tablet: LogIn
) -> None:
    to_day_six(facility)
    number = facility.player.batch.number
    page = at_the_tablet(BORIS)
    for operation, heading in (("split", "Split"), ("feed", "medium")):
        page.goto(facility.url(f"/batches/{number}/add"))
        pick(page, "operation", operation)
        page.fill("[name=reason]", "the medium turns yellow")
        primary(page)
        expect(page.locator("main h1")).to_contain_text(heading)
        expect(page.locator("main")).to_contain_text("the medium turns yellow")
    page.goto(facility.url(f"/batches/{number}/add"))
    pick(page, "operation", "split")
    page.locator(".actionbar .primary").tap()
    expect(page.locator("[name=reason]:invalid")).to_have_count(1)  # it stays here until it has one
    page.goto(facility.url(f"/batches/{number}"))
    page.locator(".runs a", has_text="Split").first.tap()
    primary(page)
    page.select_option("[name=source]", "A")
    page.fill("[name=vessel_code]", "A2")
    page.select_option("[name=vessel_type]", FLASK)
    page.fill('[name="movement..volume_ml.1"]', "150")
    primary(page)
    expect(page.locator("main")).to_contain_text("A → A2")
