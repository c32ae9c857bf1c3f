"""Form of an order: donor, patient, dose level and weight."""

from collections.abc import Mapping

from sqlalchemy.orm import Session
from wtforms import StringField

from nkmfg.domain.permissions.actions import GMP_ROLES
from nkmfg.domain.recipe.model import Recipe
from nkmfg.services.orders.placing import OrderInput
from nkmfg.services.people.roles import people_with
from nkmfg.web.forms import plain
from nkmfg.web.forms.moments import MomentField
from nkmfg.web.forms.plain import PlainForm, as_choices, needed, number, one_of, one_of_many
from nkmfg.words.messages import _, lazy

_NOBODY: Mapping[int, str] = {}


def matches() -> dict[str, str]:
    """Labels of HLA matches, by code."""
    return {
        "haploidentical": _("haploidentical"),
        "matched": _("fully matched"),
        "mismatched": _("mismatched otherwise"),
    }


class OrderedForm(PlainForm):
    """Fields of every version of an order."""

    dose_level = one_of(lazy("Dose level"), lazy("Choose the dose level."))
    weight_kg = number(lazy("Weight"), needed(lazy("Type the weight in kg.")), hint=lazy("as the scales showed it"))
    weighed_at = MomentField(lazy("Weighed"))
    weighed_by_id = one_of_many(lazy("Weighed by"), lazy("Say who stood at the scales."))
    conditioning = StringField(
        lazy("Conditioning"),
        validators=[needed(lazy("Type the conditioning."))],
        description=lazy("for example fludarabine, cyclophosphamide"),
    )
    planned_infusion_at = MomentField(lazy("Planned infusion"), unknown=lazy("not planned yet"), now=False)
    duration_min = number(lazy("Duration"), hint=lazy("empty: one hour or less"))

    def fill(self, session: Session, recipe: Recipe, also: Mapping[int, str] = _NOBODY) -> None:
        """Set the choices: dose levels of the recipe, people of the site, and `also` earlier measurers by id."""
        self.dose_level.choices = [(level.key, level.label) for level in recipe.dose_levels]
        people = {person.id: person.printed_name for person in people_with(session, GMP_ROLES)}
        self.weighed_by_id.choices = [(str(key), name) for key, name in {**also, **people}.items()]

    def ordered(self) -> OrderInput:
        """Parsed order; to be called on a sent and valid form."""
        weighed_at = self.weighed_at.at
        assert weighed_at is not None
        return OrderInput(
            dose_level=self.dose_level.data,
            weight_kg=self.weight_kg.data or "",
            weighed_at=weighed_at,
            weighed_by_id=int(self.weighed_by_id.data),
            conditioning=self.conditioning.data or "",
            planned_infusion_at=self.planned_infusion_at.at,
            duration_min=self.duration_min.data or None,
        )


class OrderForm(OrderedForm):
    """Form of a new order."""

    donor = StringField(lazy("Donor"), validators=[needed(lazy("Say which donor."))])
    patient = StringField(lazy("Patient"), validators=[needed(lazy("Say which patient."))])
    relationship = one_of_many(
        lazy("Relationship"),
        lazy("Say how the donor is related to the patient."),
        hint=lazy("the donor is the patient's …"),
    )
    hla_match = one_of(lazy("HLA match"), lazy("Say how donor and patient match."))
    weight_stands = plain.tick(lazy("The weight was looked at again, and it stands"))

    def fill(self, session: Session, recipe: Recipe, also: Mapping[int, str] = _NOBODY) -> None:
        super().fill(session, recipe, also)
        self.relationship.choices = [(relationship.key, relationship.label) for relationship in recipe.relationships]
        asked = [key for rule in recipe.donor_rules if rule.fact == "hla_match" for key in rule.one_of]
        self.hla_match.choices = as_choices([*asked, *matches()], matches())


class ReviseForm(OrderedForm):
    """Form of a new version of an order."""

    seen = plain.seen()
    weighed_again = plain.tick(lazy("The patient was weighed again, and this is the weight"))
    reason = plain.reason()

    def seen_version(self) -> int:
        """Version that the form showed; 0, which no order has, for any other text."""
        text = self.seen.data or ""
        return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
