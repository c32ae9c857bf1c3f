"""A lot rejected, a recipe withdrawn after use: what a technician, QA and the ward see of it, in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from nkmfg.demo.ending import BAG
from nkmfg.demo.staff import ANNA, BORIS, CLARA, HEDDA, QA
from nkmfg.services.dossier.reader import open_dossier
from tests.finished import Finished
from tests.journey import giving
from tests.journey.conftest import Facility, served
from tests.journey.desk import Desk, LogIn
from tests.journey.hands import Hands, fill, follow, primary, sign
from tests.ledger.backends import on_sqlite

pytestmark = [pytest.mark.journey, on_sqlite]


@pytest.fixture
def facility(ready: Finished) -> Iterator[Facility]:
    """A released batch with its label on, not handed over yet."""
    with served(ready, ready.player) as there:
        yield there


def of_the_batch(facility: Facility) -> tuple[str, str]:
    """A lot that went into the batch, and the code of its order."""
    session = facility.site.session
    dossier = open_dossier(session, facility.player.batch.number)
    session.rollback()
    lot = next(line.last.lot for _, line in dossier.lines() if line.value is not None and line.last.lot)
    return lot, dossier.order.coi_code


@pytest.mark.req("FD1", "FD2")
def test_a_lot_rejected_after_use_stops_the_bag_on_every_page_and_paper_until_qa_assesses_it(
    facility: Facility, at_the_tablet: LogIn
) -> None:
    lot, coi = of_the_batch(facility)
    page = at_the_tablet(CLARA)
    desk, hands = Desk(facility, page), Hands(page, facility.address, facility.player.batch.number, ANNA, BORIS)
    said = f"Lot {lot} was rejected after it was used"

    desk.log_in(QA)
    desk.go(f"/lots/{lot}/reject")
    fill(page, affected="not_known", reason="recalled by its maker")
    primary(page)
    sign(page, QA)
    expect(giving.main_of(hands)).to_contain_text("is rejected")

    giving.not_issued(desk, hands, BAG, coi, said)
    hands.at(f"/containers/{BAG}/labels/print")
    fill(page, profile="us", copies="1", reason="it goes over the clean one")
    label = giving.printed(hands, lambda: page.locator(".actionbar .primary").tap())
    assert "STOPPED · DO NOT GIVE" in label
    assert "RELEASED" not in label
    hands.at("/containers")
    sheet = giving.printed(hands, lambda: page.locator(f"#container-{BAG}").get_by_text("Ward sheet (PDF)").tap())
    assert said in sheet

    giving.deviations_closed(desk, hands)
    hands.at("/containers")
    expect(giving.main_of(hands)).not_to_contain_text(said)
    expect(giving.main_of(hands)).to_contain_text(
        f"The label of {BAG} says STOPPED: once nothing stops it, print it anew."
    )


@pytest.mark.req("FD1", "FP3")
def test_a_recipe_withdrawn_after_use_stops_what_was_made_by_it_until_qa_assesses_it(
    facility: Facility, at_the_tablet: LogIn
) -> None:
    _lot, coi = of_the_batch(facility)
    page = at_the_tablet(CLARA)
    desk, hands = Desk(facility, page), Hands(page, facility.address, facility.player.batch.number, ANNA, BORIS)
    said = "was withdrawn after this batch was issued from it"

    desk.log_in(QA)
    desk.go("/recipes/nk_k562_mbil21/1")
    follow(page.locator("a", has_text="Withdraw this version"))
    fill(page, affected="not_known", reason="its feeder ratio was printed wrong")
    primary(page)
    expect(page.locator("#sign")).to_contain_text(f"made by it, and stops {facility.player.batch.number}")
    sign(page, QA)
    expect(giving.main_of(hands)).to_contain_text("no batch is issued from it")

    giving.not_issued(desk, hands, BAG, coi, said)
    giving.deviations_closed(desk, hands)
    hands.at("/containers")
    expect(giving.main_of(hands)).not_to_contain_text(said)
    desk.log_in(HEDDA)
    desk.go(f"/batches/issue?order={coi}")
    fill(page, recipe="nk_k562_mbil21")
    primary(page)
    expect(giving.main_of(hands)).to_contain_text("was withdrawn, and no batch is issued from it")
