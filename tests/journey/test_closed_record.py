"""A closed record with a stop, in a real browser: the cover says the stop before it says certified."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from nkmfg.demo.staff import ANNA, BORIS, QA
from nkmfg.words.label import GIVEN, STOPPED
from tests.finished import Finished, closed
from tests.journey import giving
from tests.journey.conftest import Facility, served
from tests.journey.desk import Desk, LogIn
from tests.journey.hands import Hands, fill, primary, sign
from tests.journey.test_after_use import of_the_batch
from tests.ledger.backends import on_sqlite

pytestmark = [pytest.mark.journey, on_sqlite]


@pytest.fixture
def facility(issued: Finished) -> Iterator[Facility]:
    """A batch that was given, certified and closed."""
    closed(issued)
    with served(issued, issued.player) as there:
        yield there


@pytest.mark.req("FD8")
def test_the_cover_of_a_closed_record_with_a_stop_says_the_stop_before_certified(
    facility: Facility, at_the_tablet: LogIn
) -> None:
    lot, _ = of_the_batch(facility)
    page = at_the_tablet(QA)
    desk, hands = Desk(facility, page), Hands(page, facility.address, facility.player.batch.number, ANNA, BORIS)
    desk.go(f"/lots/{lot}/reject")
    fill(page, affected="not_known", reason="recalled by its maker")
    primary(page)
    expect(page.locator("#sign")).to_contain_text(hands.batch)
    sign(page, QA)
    expect(giving.main_of(hands)).to_contain_text("is rejected")
    hands.at()
    expect(page.locator(".band")).to_contain_text("certified, closed")
    hands.at("/record.pdf")
    fill(page, reason="review of the recall")
    record = giving.printed(hands, lambda: page.locator(".actionbar .primary").tap())
    cover = record[: record.index("Contents")]
    said = (
        f"Lot {lot} was rejected after it was used, and it is not known whether what it was used for is affected:"
        " QA assesses what that means here."
    )
    assert cover.index(GIVEN) < cover.index(said) < cover.index("Certified before"), "its one bag was infused"
    assert STOPPED not in cover
