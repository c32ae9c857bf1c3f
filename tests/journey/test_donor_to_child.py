"""One batch in a real browser, through the forms alone: from a new donor to the child and the printed record."""

from datetime import timedelta
from fractions import Fraction

import pytest

from nkmfg.demo.staff import ANNA, BORIS, CLARA
from tests.journey import giving, making
from tests.journey.conftest import Facility
from tests.journey.desk import Desk, LogIn
from tests.journey.hands import Hands
from tests.ledger.backends import on_sqlite

GIVEN_ML, WEIGHT_KG = "25", "22.0"


@pytest.mark.journey
@pytest.mark.walk
@on_sqlite
def test_one_batch_from_a_new_donor_to_the_child_and_its_printed_record(
    facility: Facility, at_the_tablet: LogIn
) -> None:
    page = at_the_tablet(CLARA)
    desk = Desk(facility, page)
    donor, patient = desk.donor(), desk.patient()
    coi = desk.order(donor, patient)
    din = desk.collection(donor)
    number = desk.batch(coi, din)
    desk.log_in(BORIS)
    hands = Hands(page, facility.address, number, ANNA, BORIS)
    making.first_day(hands, din)
    making.phenotype(desk, hands, "phenotype_start", "S-00", "12.0", "61")
    making.first_week(desk, hands)
    making.day_seven(desk, hands)
    making.second_week(desk, hands)
    making.day_fourteen(desk, hands)
    making.product(hands)
    making.fill_and_inspect(hands)
    making.results(desk, hands)
    giving.not_released(desk, hands)
    giving.reviewed(desk, hands)
    giving.released(desk, hands)
    giving.dose_verified(desk, hands)
    giving.labelled(desk, hands, making.BAGS)
    desk.log_in(BORIS)
    form = giving.papers(hands, "BAG1")
    giving.issued(desk, hands, "BAG1", coi)
    desk.wait(hours=3)
    started = desk.now - timedelta(hours=2, minutes=40)
    giving.transcribed(desk, hands, "BAG1", form, started, GIVEN_ML, WEIGHT_KG, delivered())
    giving.il2(desk, hands)
    giving.the_record(desk, hands, donor, patient, coi, form, delivered(), "released for use")
    assert facility.site.breaks() == []


def delivered() -> str:
    """10⁶ NK per kg of the weight that day: two counts' mean, the purity of the harvest, the volume given."""
    per_ml = (Fraction("24.8") + Fraction("25.2")) / 2 * Fraction("0.938")
    return f"{float(per_ml * Fraction(GIVEN_ML) / Fraction(WEIGHT_KG)):.2f}"
