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

_NOBODY: Mapping[int, str] = {}
MATCHES = {"haploidentical": "haploidentical", "matched": "fully matched", "mismatched": "mismatched otherwise"}


class OrderedForm(PlainForm):
    """Fields of every version of an order."""

    dose_level = one_of("Dose level", "Choose the dose level.")
    weight_kg = number("Weight", needed("Type the weight in kg."), hint="as the scales showed it")
    weighed_at = MomentField("Weighed")
    weighed_by_id = one_of_many("Weighed by", "Say who stood at the scales.")
    conditioning = StringField(
        "Conditioning",
        validators=[needed("Type the conditioning.")],
        description="for example fludarabine, cyclophosphamide",
    )
    planned_infusion_at = MomentField("Planned infusion", unknown="not planned yet", now=False)
    duration_min = number("Duration", hint="empty: one hour or less")

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

    donor = StringField("Donor", validators=[needed("Say which donor.")])
    patient = StringField("Patient", validators=[needed("Say which patient.")])
    relationship = one_of_many(
        "Relationship", "Say how the donor is related to the patient.", hint="the donor is the patient's …"
    )
    hla_match = one_of("HLA match", "Say how donor and patient match.")
    weight_stands = plain.tick("The weight was looked at again, and it stands")

    def fill(self, session: Session, recipe: Recipe, also: Mapping[int, str] = _NOBODY) -> None:
        super().fill(session, recipe, also)
        self.relationship.choices = [(relationship.key, relationship.label) for relationship in recipe.relationships]
        asked = [key for rule in recipe.donor_rules if rule.fact == "hla_match" for key in rule.one_of]
        self.hla_match.choices = as_choices([*asked, *MATCHES], MATCHES)


class ReviseForm(OrderedForm):
    """Form of a new version of an order."""

    seen = plain.seen()
    weighed_again = plain.tick("The patient was weighed again, and this is the weight")
    reason = plain.reason()

    def seen_version(self) -> int:
        """Version that the form showed; 0, which no order has, for any other text."""
        text = self.seen.data or ""
        return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
