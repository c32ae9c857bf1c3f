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
from nkmfg.web.forms.plain import PlainForm, ScanField, a_code, answer, needed, one_of, one_of_many, yes_no
from nkmfg.words.codes import choices
from nkmfg.words.messages import _, lazy


class EquipmentForm(PlainForm):
    """Facts of a piece of equipment."""

    kind = one_of_many(lazy("Kind"), lazy("Choose what it is."))
    name = StringField(
        lazy("Name"), validators=[needed(lazy("Type its name."))], description=lazy("as people call it: Incubator 2")
    )
    state = one_of(lazy("State"), lazy("Choose whether it may be used."), lambda: choices(EquipmentState))
    calibrated_until = DayField(
        lazy("Calibrated until"), description=lazy("year-month-day; empty while it has no calibration")
    )
    applies_dilution = answer(
        lazy("Counter: it multiplies by the dilution typed into it"),
        yes_no,
        lazy("For cell counters only: decides whether a dilution is applied once or twice."),
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
    code = ScanField(lazy("Code on its sticker"), validators=[a_code(EQUIPMENT)])
    proposed = plain.seen()


class ChangeEquipmentForm(EquipmentForm):
    """Form that replaces all facts, with a reason."""

    affected = one_of(lazy("In quarantine: is what it was used for affected?"), choices=lambda: choices(Affected))
    seen = plain.seen()
    reason = plain.reason()

    def validate_affected(self, field: RadioField) -> None:
        """Require an answer for equipment in quarantine only."""
        if self.state.data == EquipmentState.QUARANTINED and not field.data:
            raise ValidationError(_("Say whether what it was used for is affected."))

    def facts(self) -> EquipmentFacts:
        return replace(super().facts(), affected=self.affected.data)
