"""Codes are numbers: compared, sorted and continued as numbers, however many digits they were typed with."""

import pytest
import sqlalchemy as sa

from nkmfg.demo.staff import ANNA, HEDDA, by
from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.values.identifiers import DONOR, EQUIPMENT, LOT, Numbering
from nkmfg.ledger.act import Stream, act
from nkmfg.models import Batch, Donor, TreatmentOrder
from nkmfg.recipes import shipped
from nkmfg.services.batches import issue_batch, list_batches
from nkmfg.services.codes import Taken, next_code, next_number
from nkmfg.services.donors.register import add_donor, donor_by_code
from nkmfg.services.equipment import EquipmentFacts, add_equipment, equipment
from tests.conftest import Site
from tests.refusing import refusing

pytestmark = pytest.mark.req("FL1")


def an_issued_batch(demo: Site) -> Batch:
    coi = demo.session.scalars(sa.select(TreatmentOrder.coi_code).order_by(TreatmentOrder.id)).first()
    return issue_batch(demo.session, by(demo.session, HEDDA), coi or "", "nk_k562_mbil21")


def numbered(demo: Site, like: Batch, number: str) -> None:
    """A batch of that number: as many as were issued before it would take the test too long."""
    session = demo.session
    kept = ("order_id", "order_version_id", "recipe_version_id", "state", "issued_at")
    values = {name: getattr(like, name) for name in kept}
    with act(session, Action.ISSUE_BATCH, by=by(session, HEDDA), on=Stream(f"batch/{number}")):
        session.add(Batch(number=number, **values))


def test_after_batch_999_of_a_year_comes_1000_and_after_it_1001(demo: Site) -> None:
    first = an_issued_batch(demo)
    stem = first.number.removesuffix("001")
    numbered(demo, first, f"{stem}999")
    assert an_issued_batch(demo).number == f"{stem}1000"
    assert an_issued_batch(demo).number == f"{stem}1001"


def test_batches_are_listed_by_number_the_newest_first_across_999(demo: Site) -> None:
    first = an_issued_batch(demo)
    stem = first.number.removesuffix("001")
    for number in ("998", "1000", "999"):
        numbered(demo, first, f"{stem}{number}")
    assert [row.number for row in list_batches(demo.session)] == [f"{stem}{n}" for n in ("1000", "999", "998", "001")]
    assert [row.number for row in list_batches(demo.session, f"{stem}1000", 2)] == [f"{stem}999", f"{stem}998"]


def test_what_is_no_number_is_passed_over_by_the_next_one(demo: Site) -> None:
    first = an_issued_batch(demo)
    numbered(demo, first, f"{first.number}-A")
    assert an_issued_batch(demo).number == first.number.removesuffix("1") + "2"


@pytest.mark.parametrize(
    ("numbering", "typed", "kept"),
    [(DONOR, "D-00001", "D-0001"), (LOT, "l-00001", "L-0001"), (LOT, "L-01", "L-0001"), (DONOR, "D-12345", "D-12345")],
)
def test_one_number_is_one_code_however_many_zeros_are_typed(numbering: Numbering, typed: str, kept: str) -> None:
    assert numbering.read(typed) == kept


def test_a_prefix_of_the_sites_own_is_kept_as_it_stands_on_the_sticker() -> None:
    assert EQUIPMENT.read("ad-01") == "AD-01"


def test_a_code_with_another_zero_is_the_same_donor_and_the_next_is_the_next_number(demo: Site) -> None:
    session = demo.session
    free = next_number(session, "D", Donor.code)
    add_donor(session, by(session, ANNA), code=f"D-{free:05}")
    assert donor_by_code(session, f"D-{free:05}").code == f"D-{free:04}"
    with refusing(Taken, f"There is a D-{free:04} already"):
        add_donor(session, by(session, ANNA), code=f"D-{free:04}")
    assert next_code(session, DONOR, Donor.code) == f"D-{free + 1:04}"


def test_a_number_of_the_sites_own_is_taken_whatever_zeros_stand_before_it(demo: Site) -> None:
    session, recipe = demo.session, shipped()
    facts = EquipmentFacts(kind=recipe.equipment[0].key, name="Incubator")
    for code in ("AD-10", "AD-09", "AD-100"):
        add_equipment(session, by(session, HEDDA), recipe, facts, code)
    with refusing(Taken, "There is a AD-09 already"):
        add_equipment(session, by(session, HEDDA), recipe, facts, "AD-009")
    mine = [item.code for item in equipment(session, limit=200) if item.code.startswith("AD-")]
    assert mine == ["AD-09", "AD-10", "AD-100"]
    assert [item.code for item in equipment(session, after="AD-10", limit=1)] == ["AD-100"]
