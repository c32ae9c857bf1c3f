"""Master data of the demo: lots, equipment, an effective recipe, donors, patients and orders."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from nkmfg.demo.staff import ANNA, BORIS, CLARA, HEDDA, QA, by, signs
from nkmfg.domain.recipe.enums import Need, ResultKind
from nkmfg.domain.recipe.model import Recipe
from nkmfg.ledger.database import ledger_of
from nkmfg.models import Donor
from nkmfg.recipes import shipped
from nkmfg.services import recipes
from nkmfg.services.collections import CollectionFacts, note_collection
from nkmfg.services.donors.register import DonorAnswers, add_donor, donor_by_code, note_marker
from nkmfg.services.equipment import EquipmentFacts, add_equipment
from nkmfg.services.identity import Identity, keep_identity
from nkmfg.services.lots.feeders import FEEDERS, FeederFacts
from nkmfg.services.lots.stock import LotInput, add_lot, note_feeder_test, release_lot, release_to_sign
from nkmfg.services.orders.placing import OrderInput, place_order
from nkmfg.services.orders.weight import verify_weight, weight_to_sign
from nkmfg.services.patients import PatientAnswers, add_patient


@dataclass(frozen=True, slots=True)
class ShelvedOrder:
    """An order's chain-of-identity code, its donor, the moment of the donor's tests, and its donation number."""

    coi_code: str
    donor: str
    din: str
    tested_at: datetime


@dataclass(frozen=True, slots=True)
class Shelf:
    """Code of the recipe, and the orders without a batch; the cells of the first are collected."""

    recipe: str
    orders: tuple[ShelvedOrder, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """A donor and a patient, their ages in years, and the order."""

    donor: str
    donor_age: int
    relationship: str
    patient: str
    patient_age: int
    weight_kg: str
    dose_level: str
    din: str

    @property
    def is_woman(self) -> bool:
        """True if the donor is asked about pregnancy."""
        return self.relationship == "mother"


FAMILIES = (
    Family("Iryna Demo", 34, "mother", "Alesia Demo", 5, "18.4", "level_50", "G123426000011"),
    Family("Pavel Sample", 41, "father", "Timur Sample", 11, "36.2", "level_70", "G123426000029"),
    Family("Nina Muster", 29, "sibling", "Mark Muster", 16, "58.0", "level_20", "G123426000037"),
)


def stock(session: Session) -> Shelf:
    """Create all master data."""
    version = recipes.ship(session, by(session, HEDDA))[0]
    recipes.approve_recipe(session, signs(session, QA, recipes.approval_to_sign(session, version)), version)
    _version, recipe = recipes.pinned(session, version.id)
    for material in recipe.materials:
        _lot(session, recipe, material.key)
    for kind in recipe.equipment:
        _equipment(session, recipe, kind.key, kind.label)
    orders = tuple(_order(session, recipe, family, begins_in=timedelta(weeks=n)) for n, family in enumerate(FAMILIES))
    collect(session, orders[0])
    return Shelf(recipe.code, orders)


def collect(session: Session, order: ShelvedOrder) -> str:
    """Record the apheresis of an order's donor two hours ago, with its samples. Returns its number."""
    now = ledger_of(session).clock.now(session)
    donor = donor_by_code(session, order.donor)
    if now - order.tested_at > timedelta(days=7):  # the samples drawn with the order are too old by now
        _test_donor(session, shipped(), donor, now - timedelta(hours=6))
    facts = CollectionFacts(
        started_at=now - timedelta(hours=6),
        ended_at=now - timedelta(hours=2),
        volume_ml="180",
        anticoagulant="ACD-A",
        device="AD-01",
        operator="Clara Weiss",
    )
    return note_collection(session, by(session, ANNA), donor, facts, order.din).din


def _lot(session: Session, recipe: Recipe, material: str) -> None:
    now = ledger_of(session).clock.now(session)
    irradiated_at = now - timedelta(days=30)
    feeder = FeederFacts(
        bank="WCB-3",
        passage="12",
        irradiated_at=irradiated_at,
        irradiator="IR-01",
        dose_gy="100",
        viable_per_vial="5e7",
    )
    lot = add_lot(
        session,
        by(session, BORIS),
        recipe,
        LotInput(
            material=material,
            name=next(listed.label for listed in recipe.materials if listed.key == material),
            maker="Demo supplies",
            maker_lot=f"X{material[:4].upper()}-7",
            expires_on=(now + timedelta(days=300)).date(),
            feeder=feeder if material == FEEDERS else None,
        ),
    )
    if material == FEEDERS:
        for test in recipe.feeder_criteria:
            passing = test.passing[0] if test.kind is ResultKind.OUTCOME else format(test.limit or 1, "f")
            note_feeder_test(session, by(session, BORIS), recipe, lot, test.key, passing, "result came in")
    release_lot(session, signs(session, QA, release_to_sign(session, recipe, lot)), recipe, lot)


def _equipment(session: Session, recipe: Recipe, kind: str, label: str) -> None:
    until = (ledger_of(session).clock.now(session) + timedelta(days=300)).date()
    dilutes = False if kind == "cell_counter" else None
    add_equipment(
        session,
        by(session, HEDDA),
        recipe,
        EquipmentFacts(kind=kind, name=label, calibrated_until=until, applies_dilution=dilutes),
    )


def _test_donor(session: Session, recipe: Recipe, donor: Donor, sampled_at: datetime) -> None:
    """Record a test for every marker the recipe always requires, of one sample."""
    for marker in recipe.donor_testing.markers:
        if marker.need is Need.ALWAYS:
            here = by(session, CLARA)
            note_marker(session, here, donor, recipe, marker.key, sampled_at, "non_reactive", "City laboratory")


def _order(session: Session, recipe: Recipe, family: Family, begins_in: timedelta) -> ShelvedOrder:
    now = ledger_of(session).clock.now(session)
    here = by(session, CLARA)
    answers = DonorAnswers(
        consent="yes",
        suitable_for_apheresis="yes",
        pregnant="no" if family.is_woman else "not_applicable",
        pregnancy_tested_at=now - timedelta(days=2) if family.is_woman else None,
        breast_feeding="no" if family.is_woman else "not_applicable",
        screening="no risk",
    )
    donor = add_donor(session, here, answers)
    number = family.din[-4:]
    born = (now - timedelta(days=365 * family.donor_age + 200)).date()
    keep_identity(session, here, donor, Identity(family.donor, f"884-{number}", born, "A+"))
    tested_at = now - timedelta(days=2)
    _test_donor(session, recipe, donor, tested_at)
    patient = add_patient(
        session,
        here,
        PatientAnswers(
            diagnosis="aml",
            disease_status="relapsed",
            performance_scale="lansky",
            performance_score="90",
            consent="yes",
            uncontrolled_infection="no",
            sgot_xuln="1.2",
            sgpt_xuln="0.9",
            hiv="negative",
        ),
    )
    born = (now - timedelta(days=365 * family.patient_age + 200)).date()
    keep_identity(session, here, patient, Identity(family.patient, f"771-{number}", born, "O+"))
    ordered = OrderInput(
        dose_level=family.dose_level,
        weight_kg=family.weight_kg,
        weighed_at=now - timedelta(hours=20),
        weighed_by_id=here.person_id,
        conditioning="fludarabine, cyclophosphamide",
        planned_infusion_at=now + begins_in + timedelta(days=15),
        duration_min="30",
    )
    order = place_order(session, here, recipe, donor, patient, family.relationship, "haploidentical", ordered)
    verify_weight(session, signs(session, ANNA, weight_to_sign(session, order)), order)
    return ShelvedOrder(order.coi_code, donor.code, family.din, tested_at)
