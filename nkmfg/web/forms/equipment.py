"""Form of equipment: kind, name, state and calibration."""

from dataclasses import replace

from wtforms import RadioField, StringField
from wtforms.validators import ValidationError

from nkmfg.domain.permissions.states import Affected, EquipmentState
from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.values.identifiers import EQUIPMENT
from nkmfg.services.equipment import EquipmentFacts
from nkmfg.web.forms import plain
from nkmfg.web.forms.moments import DayField
from nkmfg.web.forms.plain import PlainForm, ScanField, a_code, answer, needed, one_of, one_of_many
from nkmfg.words.codes import choices


class EquipmentForm(PlainForm):
    """Facts of a piece of equipment."""

    kind = one_of_many("Kind", "Choose what it is.")
    name = StringField("Name", validators=[needed("Type its name.")], description="as people call it: Incubator 2")
    state = one_of("State", "Choose whether it may be used.", choices(EquipmentState))
    calibrated_until = DayField("Calibrated until", description="year-month-day; empty while it has no calibration")
    applies_dilution = answer(
        "Counter: it multiplies by the dilution typed into it",
        [("yes", "yes"), ("no", "no")],
        "For cell counters only: decides whether a dilution is applied once or twice.",
    )

    def fill(self, recipe: Recipe) -> None:
        """Set the kinds of the recipe as choices."""
        self.kind.choices = [(kind.key, kind.label) for kind in recipe.equipment]

    def facts(self) -> EquipmentFacts:
        """Parsed facts."""
        return EquipmentFacts(
            kind=self.kind.data,
            name=self.name.data or "",
            state=self.state.data,
            calibrated_until=self.calibrated_until.day,
            applies_dilution={"yes": True, "no": False}.get(self.applies_dilution.data or ""),
        )


class NewEquipmentForm(EquipmentForm):
    """Form of a new piece of equipment."""

    code_field = "code"
    code = ScanField("Code on its sticker", validators=[a_code(EQUIPMENT)])
    proposed = plain.seen()


class ChangeEquipmentForm(EquipmentForm):
    """Form that replaces all facts, with a reason."""

    affected = one_of("In quarantine: is what it was used for affected?", choices=choices(Affected))
    seen = plain.seen()
    reason = plain.reason()

    def validate_affected(self, field: RadioField) -> None:
        """Require an answer for equipment in quarantine only."""
        if self.state.data == EquipmentState.QUARANTINED and not field.data:
            raise ValidationError("Say whether what it was used for is affected.")

    def facts(self) -> EquipmentFacts:
        return replace(super().facts(), affected=self.affected.data)
