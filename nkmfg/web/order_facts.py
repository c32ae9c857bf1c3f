"""Facts of an order for display: donor and patient with their verdicts, and the versions."""

from collections.abc import Mapping, Sequence
from typing import Any

from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.values.quantities import plain
from nkmfg.services.collections import collections_of
from nkmfg.services.donors.register import donor_by_code
from nkmfg.services.donors.verdicts import verdicts
from nkmfg.services.orders.versions import order_line
from nkmfg.services.patients import patient_by_code, verdict
from nkmfg.web import show
from nkmfg.web.verdicts import pending_count, verdict_mark
from nkmfg.web.web_session import db
from nkmfg.words.messages import _
from nkmfg.words.record import NOT_THERE


def pair_of(order: Any, recipe: Recipe | None) -> dict[str, Any]:
    """Donor and patient of an order, their relationship, and the verdicts of protocol and regulation."""
    line = order_line(db(), order)
    donor, patient = donor_by_code(db(), line.donor), patient_by_code(db(), line.patient)
    given = collections_of(db(), donor)
    ended = next((collection.ended_at for collection in given if collection.ended_at), None)
    pair = {"donor": donor.code, "patient": patient.code, "collections": given, "marks": []}
    if recipe is None:
        return pair
    of_donor = verdicts(
        db(), donor, recipe, collected_at=ended, relationship=order.relationship, hla_match=order.hla_match
    )
    of_patient = verdict(db(), patient, recipe)
    pair["marks"] = [
        (_("Patient, trial"), verdict_mark(of_patient.verdict), pending_count(of_patient.reasons)),
        (_("Donor, trial"), verdict_mark(of_donor.trial.verdict), pending_count(of_donor.trial.reasons)),
        (
            _("Donor, by regulation"),
            verdict_mark(of_donor.regulatory.verdict),
            pending_count(of_donor.regulatory.reasons),
        ),
    ]
    relations = {relationship.key: relationship.label for relationship in recipe.relationships}
    pair["relation"] = relations.get(order.relationship, order.relationship)
    return pair


def version_rows(versions: Sequence[Any], people: Mapping[int, str], levels: Mapping[str, str]) -> list[dict[str, str]]:
    """Versions of an order, formatted for display."""
    return [
        {
            "version": str(version.version),
            "dose": levels.get(version.dose_level, version.dose_level),
            "weight": NOT_THERE if version.weight_kg is None else _("{weight} kg", weight=plain(version.weight_kg)),
            "weighed": NOT_THERE if version.weighed_at is None else show.local(version.weighed_at),
            "weighed_by": people.get(version.weighed_by_id, "—"),
            "conditioning": version.conditioning,
            "planned": _("not planned yet")
            if version.planned_infusion_at is None
            else show.local(version.planned_infusion_at),
            "duration": _("one hour or less")
            if version.duration_min is None
            else _("{minutes} min", minutes=version.duration_min),
            "ordered": show.local(version.ordered_at),
            "ordered_by": people.get(version.ordered_by_id, "—"),
        }
        for version in versions
    ]
