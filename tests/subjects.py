"""Master data of a batch, created through the services."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.recipe.enums import Need, ResultKind
from nkmfg.domain.recipe.model import Recipe
from nkmfg.models import Act, Change, Collection, Donor, Equipment, Lot, Patient, RecipeVersion, TreatmentOrder
from nkmfg.recipes import source
from nkmfg.services import recipes
from nkmfg.services.collections import CollectionFacts, note_collection
from nkmfg.services.donors.register import DonorAnswers, add_donor, note_marker
from nkmfg.services.equipment import EquipmentFacts, add_equipment
from nkmfg.services.identity import Identity, keep_identity
from nkmfg.services.lots.feeders import FEEDERS, FeederFacts
from nkmfg.services.lots.stock import LotInput, add_lot, note_feeder_test, release_lot, release_to_sign
from nkmfg.services.orders.placing import OrderInput, place_order
from nkmfg.services.orders.weight import verify_weight, weight_to_sign
from nkmfg.services.patients import PatientAnswers, add_patient
from tests.staff import ANNA, BORIS, CLARA, HEDDA, QUINN, by, signing

RECIPE = "nk_k562_mbil21"
DIN = "G123426654321"
WEIGHT_KG = "18.4"

KNOWN_DONOR = DonorAnswers(
    consent="yes",
    suitable_for_apheresis="yes",
    pregnant="not_applicable",
    breast_feeding="not_applicable",
    screening="no risk",
)
KNOWN_PATIENT = PatientAnswers(
    diagnosis="aml",
    disease_status="relapsed",
    performance_scale="lansky",
    performance_score="90",
    consent="yes",
    uncontrolled_infection="no",
    sgot_xuln="1.2",
    sgpt_xuln="0.9",
    hiv="negative",
)


def ago(**span: float) -> datetime:
    """A moment in the past, to the second."""
    return (datetime.now(UTC) - timedelta(**span)).replace(microsecond=0)


def today() -> date:
    return datetime.now(UTC).date()


def born(years: int) -> date:
    """The birth date of somebody who has been that old for half a year."""
    return today() - timedelta(days=round(365.25 * (years + 0.5)))


@cache
def confirmed(code: str = RECIPE) -> str:
    """A shipped recipe, every number of it confirmed by the site."""
    return re.sub(r"(?m)(, |^)site_confirms = \[[^\]]*\]", "", source(code).decode())


def make_recipe(session: Session, text: str | None = None) -> tuple[RecipeVersion, Recipe]:
    """An effective recipe: the shipped one, confirmed, or the one given."""
    version = recipes.register_recipe(session, by(session, HEDDA), text or confirmed())
    recipes.approve_recipe(session, signing(session, QUINN, recipes.approval_to_sign(session, version)), version)
    return recipes.pinned(session, version.id)


def make_donor(session: Session, recipe: Recipe, code: str | None = None, finding: str = "non_reactive") -> Donor:
    """A mother of 41, eligible by protocol and regulation if her results are in."""
    donor = add_donor(session, by(session, CLARA), KNOWN_DONOR, code)
    keep_identity(session, by(session, CLARA), donor, Identity("Iryna Vasilenka", "884-231", born(41), "A+"))
    for marker in recipe.donor_testing.markers:
        if marker.need is Need.ALWAYS:
            note_marker(session, by(session, CLARA), donor, recipe, marker.key, ago(days=2), finding, "City laboratory")
    return donor


def make_patient(session: Session, code: str | None = None, age: int = 5) -> Patient:
    """A child of five, eligible."""
    patient = add_patient(session, by(session, CLARA), KNOWN_PATIENT, code)
    keep_identity(session, by(session, CLARA), patient, Identity("Alesia Vasilenka", "884-117", born(age), "O+"))
    return patient


def ordered(session: Session, **otherwise: object) -> OrderInput:
    """50 million NK cells for each of 18.4 kg, weighed by Clara."""
    usual = OrderInput(
        dose_level="level_50",
        weight_kg=WEIGHT_KG,
        weighed_at=ago(hours=20),
        weighed_by_id=by(session, CLARA).person_id,
        conditioning="fludarabine, cyclophosphamide",
        planned_infusion_at=datetime.now(UTC).replace(microsecond=0) + timedelta(days=14),
        duration_min="30",
    )
    return replace(usual, **otherwise)  # type: ignore[arg-type]


def make_order(session: Session, recipe: Recipe, donor: Donor, patient: Patient) -> TreatmentOrder:
    """The mother for the child, the weight checked by Anna."""
    first = ordered(session)
    order = place_order(session, by(session, CLARA), recipe, donor, patient, "mother", "haploidentical", first)
    verify_weight(session, signing(session, ANNA, weight_to_sign(session, order)), order)
    return order


def make_collection(session: Session, donor: Donor, din: str = DIN) -> Collection:
    """An apheresis that ended two hours ago."""
    facts = CollectionFacts(
        started_at=ago(hours=6),
        ended_at=ago(hours=2),
        volume_ml="180",
        anticoagulant="ACD-A",
        device="AD-01",
        operator="Clara Clinician",
    )
    return note_collection(session, by(session, ANNA), donor, facts, din)


def passing_results(recipe: Recipe) -> dict[str, str]:
    """For every test of feeders a result that passes, as typed."""
    return {
        criterion.key: criterion.passing[0]
        if criterion.kind is ResultKind.OUTCOME
        else format(criterion.limit or 1, "f")
        for criterion in recipe.feeder_criteria
    }


def lot_facts(material: str, expires_in_days: int = 200) -> LotInput:
    """A lot like any other; feeders with the record of their irradiation."""
    feeder = FeederFacts(
        bank="WCB-3",
        passage="12",
        irradiated_at=ago(days=30),
        irradiator="IR-01",
        dose_gy="100",
        viable_per_vial="5e7",
    )
    return LotInput(
        material=material,
        name=material.replace("_", " ").capitalize(),
        maker="Some maker",
        maker_lot=f"X{material[:4].upper()}-7",
        expires_on=today() + timedelta(days=expires_in_days),
        feeder=feeder if material == FEEDERS else None,
    )


def make_lot(session: Session, recipe: Recipe, material: str, code: str | None = None) -> Lot:
    """A lot released by QA; of feeders with every test passed."""
    lot = add_lot(session, by(session, BORIS), recipe, lot_facts(material), code)
    if material == FEEDERS:
        for key, typed in passing_results(recipe).items():
            note_feeder_test(session, by(session, BORIS), recipe, lot, key, typed, "result came in")
    release_lot(session, signing(session, QUINN, release_to_sign(session, recipe, lot)), recipe, lot)
    return lot


def make_lots(session: Session, recipe: Recipe) -> dict[str, Lot]:
    """A released lot of every material of the recipe, by its key."""
    return {material.key: make_lot(session, recipe, material.key) for material in recipe.materials}


def make_equipment(session: Session, recipe: Recipe) -> dict[str, Equipment]:
    """One apparatus of every kind of the recipe, by its key."""
    until = today() + timedelta(days=200)
    return {
        kind.key: add_equipment(
            session,
            by(session, HEDDA),
            recipe,
            EquipmentFacts(
                kind=kind.key,
                name=kind.label,
                calibrated_until=until,
                applies_dilution=False if kind.key == "cell_counter" else None,
            ),
        )
        for kind in recipe.equipment
    }


@dataclass(frozen=True)
class Written:
    """One row written by an act, as the trail has it."""

    action: str
    actor: str
    reason: str | None
    table: str
    was: str
    became: str


def trail(session: Session, stream: str) -> list[Written]:
    """What the acts of a stream wrote, in order."""
    rows = session.execute(
        sa.select(Act.action, Act.actor_name, Act.reason, Change.table_name, Change.was, Change.became)
        .join(Change, Change.act_id == Act.id)
        .where(Act.stream == stream)
        .order_by(Change.id)
    )
    return [Written(*row[:4], row.was or "", row.became) for row in rows]


@dataclass(frozen=True)
class Subjects:
    """Everything a batch of the shipped recipe needs."""

    version: RecipeVersion
    recipe: Recipe
    donor: Donor
    patient: Patient
    order: TreatmentOrder
    collection: Collection
    lots: dict[str, Lot]
    equipment: dict[str, Equipment]


def settle_subjects(session: Session) -> Subjects:
    """Make all of it on a settled site."""
    version, recipe = make_recipe(session)
    donor, patient = make_donor(session, recipe), make_patient(session)
    return Subjects(
        version,
        recipe,
        donor,
        patient,
        make_order(session, recipe, donor, patient),
        make_collection(session, donor),
        make_lots(session, recipe),
        make_equipment(session, recipe),
    )
