"""A batch whose viability failed, in a real browser: label and ward sheet name the test, its value and limit."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from nkmfg.demo import ending
from nkmfg.demo.ending import BAG
from nkmfg.demo.staff import ALMA, ANNA, BORIS, CLARA, QA, RITA, by, signs
from nkmfg.domain.culture.events import Fate
from nkmfg.domain.facts.dossier import About
from nkmfg.domain.findings.record import PAPERS
from nkmfg.domain.recipe.model import Operation, Subject
from nkmfg.services import supply
from nkmfg.services.steps.recording import record
from nkmfg.services.steps.recording_input import NewMovement, Recording, TypedValue
from tests.finished import Finished
from tests.journey import giving
from tests.journey.conftest import Facility, served
from tests.journey.desk import Desk, LogIn
from tests.journey.hands import Hands, fill
from tests.ledger.backends import on_sqlite

pytestmark = [pytest.mark.journey, on_sqlite]
YIELD = "Actual yield, of the expected one"
LATE = "Isolation of mononuclear cells (density gradient)"
FAILED = "Viability: 64 %; limit ≥ 70 %, not met (rounded half up to 0 decimals)."


@pytest.fixture
def facility(filled: Finished) -> Iterator[Facility]:
    """A batch whose viability failed, before QA has reviewed its record."""
    player = filled.player
    ending.laboratory(player)
    ending.report(player, "viability", "64", sample=f"S-{filled.number[-3:]}-P")
    ending.review_the_results(player)
    ending.close_deviations(player)
    with served(filled, player) as there:
        yield there


def decided(facility: Facility) -> None:
    """Every paper of an exceptional supply, QA's approval, the authorised person's decision; the dose verified."""
    session, number = facility.site.session, facility.player.batch.number
    session.rollback()
    for kind in PAPERS:
        paper = supply.PaperInput(kind=kind, person="Dr Weiss", happened_at=facility.player.now, reference="F-12")
        writer = CLARA if kind in supply.PHYSICIANS else QA
        supply.note_paper(session, by(session, writer), number, paper)
    supply.approve(session, signs(session, QA, supply.approval_to_sign(session, number)), number)
    supply.supply(session, signs(session, ALMA, supply.supply_to_sign(session, number)), number)
    ending.verify_dose(facility.player)
    session.rollback()


def lost(facility: Facility) -> None:
    """Written down today: on day 13 most of the culture was discarded, and what was left grew."""
    player = facility.player
    player.session.rollback()
    run = player.add(Operation.DISCARD, "a leak that nobody had written down")
    about = About(Subject.MOVEMENT)
    values = [TypedValue("volume_ml", about, "360"), TypedValue("reason", about, "damaged")]
    leak = NewMovement("C", None, Fate.DISCARDED, values, at=player.now - timedelta(days=1))
    recording = Recording(run, ANNA.login, movements=[leak], late_because="it was on a sheet in the cabinet")
    record(player.session, by(player.session, BORIS), player.batch, recording)
    player.sign(run)
    ending.close_deviations(player)
    player.session.rollback()


def yield_asked_for(hands: Hands) -> None:
    """Below the warning limit of the recipe the yield waits for an answer, and the review for it (FD9)."""
    hands.at("/review")
    asked = hands.page.locator("ol.reviewed > li", has_text=YIELD).filter(has=hands.page.locator("textarea"))
    expect(asked).to_have_count(1)
    expect(asked).to_contain_text("outside the warning limit ≥ 50 %")
    hands.at("/review/sign")
    expect(giving.main_of(hands)).to_contain_text("wait for an answer")
    expect(hands.page.locator("#sign")).to_have_count(0)


def warnings_asked_for(desk: Desk, hands: Hands) -> None:
    """A step done late waits for an answer, and the review for it; what was frozen is no loss of the yield (FD9)."""
    desk.log_in(RITA)
    hands.at("/review")
    late = hands.page.locator("ol.reviewed > li", has_text=LATE).filter(has=hands.page.locator("textarea"))
    expect(late).to_have_count(1)
    expect(giving.main_of(hands)).not_to_contain_text(YIELD)
    hands.at("/review/sign")
    expect(giving.main_of(hands)).to_contain_text("wait for an answer")
    expect(hands.page.locator("#sign")).to_have_count(0)


@pytest.mark.req("FD4", "FD9")
def test_warnings_are_answered_before_the_review_and_a_supply_names_the_failed_test_on_label_and_ward_sheet(
    facility: Facility, at_the_tablet: LogIn
) -> None:
    page = at_the_tablet(BORIS)
    desk, hands = Desk(facility, page), Hands(page, facility.address, facility.player.batch.number, ANNA, BORIS)
    warnings_asked_for(desk, hands)
    lost(facility)
    yield_asked_for(hands)
    giving.reviewed(desk, hands)
    hands.at("/review")
    expect(hands.page.locator("ol.reviewed > li", has_text=YIELD)).to_contain_text("(Rita Novak)")
    late = hands.page.locator("ol.reviewed > li", has_text=LATE)
    expect(late).to_contain_text("looked at; without effect on the product (Rita Novak)")
    decided(facility)
    desk.log_in(BORIS)
    hands.at(f"/containers/{BAG}/labels/print")
    fill(page, profile="us", copies="2")
    label = giving.printed(hands, lambda: page.locator(".actionbar .primary").tap())
    assert "EXCEPTIONAL SUPPLY" in label
    assert f"OUT OF SPECIFICATION: {FAILED}" in label
    hands.at("/containers")
    sheet = giving.printed(hands, lambda: page.locator(f"#container-{BAG}").get_by_text("Ward sheet (PDF)").tap())
    assert f"Out of specification: {FAILED}" in sheet
    hands.at(f"/containers/{BAG}/labels")
    expect(giving.main_of(hands)).to_contain_text(FAILED)
