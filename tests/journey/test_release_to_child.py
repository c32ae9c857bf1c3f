"""The second half in a real browser: a tested batch of two bags, to the child, the laboratory's call, and day 14."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from fractions import Fraction

import pytest

from nkmfg.demo import ending
from nkmfg.demo.staff import ANNA, BORIS, CLARA, QASIM
from nkmfg.services.dossier.reader import open_dossier
from tests import finished
from tests.conftest import Backend, Database
from tests.journey import giving, making
from tests.journey.conftest import Facility, served
from tests.journey.desk import Desk, LogIn
from tests.journey.hands import Hands, fill, primary, sign
from tests.ledger.backends import on_sqlite

pytestmark = [pytest.mark.journey, on_sqlite]
BAGS = {"BAG1": "22.4", "BAG2": "20.8"}  # mL, of which a sample of 1.5 is drawn: together the dose
GIVEN_ML, WEIGHT_KG = "20.5", "18.4"
DELIVERED = f"{float(Fraction('23.45') * Fraction(GIVEN_ML) / Fraction(WEIGHT_KG)):.2f}"  # 10⁶ NK/kg, worked example 11


@pytest.fixture
def bags(request: pytest.FixtureRequest) -> Mapping[str, str]:
    given: Mapping[str, str] = getattr(request, "param", BAGS)
    return given


@pytest.fixture
def facility(backend: Backend, grown: Database, bags: Mapping[str, str]) -> Iterator[Facility]:
    """A batch with its results, and few enough T cells for both bags; QA has not looked at its record yet."""
    database = backend.copy_of(grown)
    with finished.opened(database) as site:
        player = site.player
        ending.make_product(player, bags)
        ending.laboratory(player, bags, t_pct="0.08")
        with served(site, player) as there:
            yield there
    backend.drop(database)


def coi_of(facility: Facility) -> str:
    session = facility.site.session
    coi = open_dossier(session, facility.player.batch.number).order.coi_code
    session.rollback()
    return coi


def to_the_release(facility: Facility, at_the_tablet: LogIn) -> tuple[Desk, Hands]:
    page = at_the_tablet(CLARA)
    number = facility.player.batch.number
    facility.site.session.rollback()
    desk, hands = Desk(facility, page), Hands(page, facility.address, number, ANNA, BORIS)
    giving.not_released(desk, hands)
    giving.reviewed(desk, hands)
    giving.released(desk, hands)
    return desk, hands


@pytest.mark.req("I02", "I03", "J01", "J02", "P01", "P02", "P03", "P05")
def test_one_bag_reaches_the_child_a_call_stops_the_other_and_day_14_certifies(
    facility: Facility, at_the_tablet: LogIn
) -> None:
    coi = coi_of(facility)
    desk, hands = to_the_release(facility, at_the_tablet)
    giving.not_issued(desk, hands, "BAG1", coi, "No second person has verified the dose", "No label of BAG1")
    giving.dose_verified(desk, hands)
    giving.labelled(desk, hands, BAGS)
    form = giving.papers(hands, "BAG1")
    giving.issued(desk, hands, "BAG1", coi)
    desk.wait(hours=3)
    started = desk.now - timedelta(hours=2, minutes=40)
    giving.transcribed(desk, hands, "BAG1", form, started, GIVEN_ML, WEIGHT_KG, DELIVERED)
    giving.il2(desk, hands)
    call = giving.stopped_by_a_positive(desk, hands, "BAG2", coi)
    giving.positive_explained(desk, hands, call)
    desk.wait(days=14)
    giving.destroyed(desk, hands, "BAG2")
    giving.deviations_closed(desk, hands)
    giving.certified(desk, hands)
    giving.the_record(desk, hands, coi, form, call, DELIVERED, "certified")
    assert facility.site.breaks() == []


@pytest.mark.walk  # tests/web/test_ward.py tries the same without a window, every time
@pytest.mark.req("I10", "P03")
@pytest.mark.parametrize("bags", [{"BAG1": "44.6555"}], ids=["one bag"], indirect=True)
def test_at_17_1_kg_the_whole_bag_holds_too_many_t_cells_to_be_issued_worked_example_17b(
    facility: Facility, at_the_tablet: LogIn
) -> None:
    """43.1555 mL at 0.35 % of T cells: 2.208 × 10⁵ for each kg, though the volume to give would hold less."""
    coi = coi_of(facility)
    desk, hands = to_the_release(facility, at_the_tablet)
    desk.log_in(QASIM)
    making.report(hands, "t_per_kg", "0.35")
    desk.log_in(CLARA)
    desk.go(f"/orders/{coi}/revise")
    fill(hands.page, weight_kg="17.1", weighed_at="now", reason="weighed before the infusion")
    primary(hands.page)
    giving.expect(giving.main_of(hands)).to_contain_text("version 2")
    desk.go(f"/orders/{coi}/weight")
    sign(hands.page, ANNA)
    hands.at("/dose")
    for number in ("17.1 kg", "36.461 mL", "5.918 × 10⁷"):
        giving.expect(giving.main_of(hands)).to_contain_text(number)
    giving.not_issued(desk, hands, "BAG1", coi, "CD3⁺CD56⁻ per kg: 220,8")
