"""Placing and revising orders: each revision is a new version, none is changed."""

from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.values.errors import Malformed, Refused, Stale
from nkmfg.domain.values.identifiers import CHECK_DIGITS, ORDER, chain_of_identity
from nkmfg.ledger.act import Stream, act
from nkmfg.ledger.actor import By
from nkmfg.models import Donor, OrderVersion, Patient, Person, TreatmentOrder
from nkmfg.services.codes import in_turn, next_number, refuse_taken
from nkmfg.services.orders.versions import current_version
from nkmfg.services.parsing import happened, line, number, one_of, whole_or_none, word_or_none, zoned
from nkmfg.words.messages import _

LONGEST_INFUSION_MIN = 24 * 60
_LARGEST_ID = 2**63  # databases refuse larger numbers even in a query


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderInput:
    """An order as typed. `dose_level` is a key of the recipe."""

    dose_level: str
    weight_kg: str
    weighed_at: datetime
    weighed_by_id: int
    conditioning: str
    planned_infusion_at: datetime | None = None
    duration_min: str | None = None  # absent means one hour or less


@dataclass(frozen=True, slots=True, kw_only=True)
class _OrderValues:
    """Parsed order: the columns of a version."""

    dose_level: str
    weight_kg: Decimal
    weighed_at: datetime
    weighed_by_id: int
    conditioning: str
    planned_infusion_at: datetime | None
    duration_min: int | None


def place_order(
    session: Session,
    by: By,
    recipe: Recipe,
    donor: Donor,
    patient: Patient,
    relationship: str,
    hla_match: str,
    first: OrderInput,
) -> TreatmentOrder:
    """Place an order and assign its chain-of-identity code. Raises Malformed; Refused for the same order again.

    A doubtful weight is not refused: `weight_doubts` has the sentences to show, and a second person checks it.
    """
    related = one_of(
        _("Relationship"),
        relationship,
        {choice.key: choice.label for choice in recipe.relationships},
        field="relationship",
    )
    match = word_or_none(_("HLA match"), hla_match, field="hla_match")
    if match is None:
        raise Malformed("order.hla_match_missing", field="hla_match", label=_("HLA match"))

    def add(coi_code: str) -> TreatmentOrder:
        with act(session, Action.PLACE_ORDER, by=by, on=Stream(f"order/{coi_code}"), also=[patient]) as opened:
            refuse_taken(session, TreatmentOrder.coi_code, coi_code)
            checked = _read(session, recipe, first, opened.at)
            _refuse_twice(session, donor, patient, checked)
            order = TreatmentOrder(
                coi_code=coi_code,
                donor_id=donor.id,
                patient_id=patient.id,
                relationship=related,
                hla_match=match,
                ordered_at=opened.at,
            )
            session.add(order)
            session.flush()
            session.add(_version(order, 1, checked, opened.at, by))
        return order

    return in_turn(lambda: next_chain_of_identity(session), add)


def next_chain_of_identity(session: Session) -> str:
    """Chain-of-identity code of the next order."""
    return chain_of_identity(next_number(session, ORDER.prefix, TreatmentOrder.coi_code, CHECK_DIGITS))


def revise_order(
    session: Session,
    by: By,
    recipe: Recipe,
    order: TreatmentOrder,
    seen_version: int,
    new: OrderInput,
    reason: str,
    *,
    weighed_again: bool = False,
) -> OrderVersion:
    """Add a version to an order. `seen_version` is the version the form showed; raises Stale if it is not the last.

    A weight that differs from the last by more than the recipe allows is refused unless it was weighed again.
    """
    with act(session, Action.REVISE_ORDER, by=by, on=order, reason=reason) as opened:
        last = current_version(session, order)
        if last.version != seen_version:
            raise Stale("order.revised_meanwhile", version=last.version)
        checked = _read(session, recipe, new, opened.at)
        if checked == _columns(last):
            raise Refused("order.unchanged", version=last.version)
        if not weighed_again:
            _refuse_leap(last, checked.weight_kg, recipe)
        version = _version(order, last.version + 1, checked, opened.at, by)
        session.add(version)
    return version


def _read(session: Session, recipe: Recipe, ordered: OrderInput, now: datetime) -> _OrderValues:
    weight = number(_("Weight"), ordered.weight_kg, field="weight_kg")
    if weight <= 0:
        raise Malformed("order.weight_zero", field="weight_kg", label=_("Weight"))
    measurer = session.get(Person, ordered.weighed_by_id) if 0 < ordered.weighed_by_id < _LARGEST_ID else None
    if measurer is None or measurer.is_system:
        raise Malformed("order.weighed_by_missing", field="weighed_by_id", label=_("Weighed by"))
    planned = ordered.planned_infusion_at
    duration = whole_or_none(_("Duration"), ordered.duration_min, field="duration_min")
    if duration is not None and not 1 <= duration <= LONGEST_INFUSION_MIN:
        raise Malformed("order.duration_outside", field="duration_min", label=_("Duration"))
    return _OrderValues(
        dose_level=one_of(
            _("Dose level"),
            ordered.dose_level,
            {level.key: level.label for level in recipe.dose_levels},
            field="dose_level",
        ),
        weight_kg=weight,
        weighed_at=happened(_("Weighed"), ordered.weighed_at, now, field="weighed_at"),
        weighed_by_id=measurer.id,
        conditioning=line(_("Conditioning"), ordered.conditioning, field="conditioning"),
        planned_infusion_at=None
        if planned is None
        else zoned(_("Planned infusion"), planned, field="planned_infusion_at"),
        duration_min=duration,
    )


def _version(order: TreatmentOrder, version: int, checked: _OrderValues, at: datetime, by: By) -> OrderVersion:
    return OrderVersion(
        order_id=order.id, version=version, ordered_at=at, ordered_by_id=by.person_id, **asdict(checked)
    )


def _columns(version: OrderVersion) -> _OrderValues:
    return _OrderValues(**{name: getattr(version, name) for name in _OrderValues.__slots__})


def _refuse_twice(session: Session, donor: Donor, patient: Patient, checked: _OrderValues) -> None:
    """Refuse a form sent twice. Distinct orders for the same two people differ at least in the moment of weighing."""
    rows = session.execute(
        sa.select(TreatmentOrder.coi_code, OrderVersion)
        .join(OrderVersion, OrderVersion.order_id == TreatmentOrder.id)
        .where(TreatmentOrder.donor_id == donor.id, TreatmentOrder.patient_id == patient.id)
    )
    for coi_code, version in rows:
        if _columns(version) == checked:
            raise Refused("order.placed", order=coi_code)


def _refuse_leap(last: OrderVersion, weight_kg: Decimal, recipe: Recipe) -> None:
    if last.weight_kg is None:
        return
    change_pct = abs(Fraction(weight_kg) - Fraction(last.weight_kg)) / Fraction(last.weight_kg) * 100
    if change_pct > recipe.dosing.weight_change_pct:
        raise Refused(
            "order.weight_leap",
            weight=weight_kg,
            change=change_pct,
            last=last.weight_kg,
            most=recipe.dosing.weight_change_pct,
        )
