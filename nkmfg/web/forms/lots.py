"""Forms of a lot: receipt, change, rejection, feeders with their irradiation, and the result of a feeder test."""

from collections.abc import Sequence

from wtforms import StringField

from nkmfg.domain.recipe.enums import ResultKind
from nkmfg.domain.recipe.model import Criterion, Recipe
from nkmfg.domain.values.identifiers import LOT
from nkmfg.services.lots.feeders import FEEDERS, FeederFacts
from nkmfg.services.lots.stock import LotInput
from nkmfg.web.forms import plain
from nkmfg.web.forms.affected import AnswerToSign, affected
from nkmfg.web.forms.moments import DayField, MomentField
from nkmfg.web.forms.plain import PlainForm, ScanField, a_code, needed, number, one_of_many
from nkmfg.words.messages import _, lazy


class LotForm(PlainForm):
    """Facts of a lot."""

    material = one_of_many(lazy("Material"), lazy("Choose what it is."))
    name = StringField(
        lazy("Name"), validators=[needed(lazy("Type the name on the label."))], description=lazy("as on the label")
    )
    maker = StringField(lazy("Maker"), validators=[needed(lazy("Type who made it."))])
    maker_lot = ScanField(lazy("Maker's lot"), validators=[needed(lazy("Scan or type the maker's lot number."))])
    expires_on = DayField(
        lazy("Expires"), validators=[needed(lazy("Type the day it expires."))], description=lazy("year-month-day")
    )
    potency_iu_per_mg = number(lazy("Potency"), hint=lazy("of IL-2; empty for everything else"))

    def fill(self, recipe: Recipe) -> None:
        """Set the materials of the recipe as choices, without feeders, which have a form of their own."""
        self.material.choices = [
            (material.key, material.label) for material in recipe.materials if material.key != FEEDERS
        ]

    def facts(self) -> LotInput:
        """Parsed facts; to be called on a sent and valid form."""
        day = self.expires_on.day
        assert day is not None
        return LotInput(
            material=self.material.data,
            name=self.name.data or "",
            maker=self.maker.data or "",
            maker_lot=self.maker_lot.data or "",
            expires_on=day,
            potency_iu_per_mg=self.potency_iu_per_mg.data or None,
            feeder=self.feeder_facts(),
        )

    def feeder_facts(self) -> FeederFacts | None:
        """Facts of feeders; None for any other material."""
        return None


class FeederForm(LotForm):
    """Facts of a lot of irradiated feeders."""

    bank = StringField(lazy("Cell bank"), validators=[needed(lazy("Type the number of the cell bank."))])
    passage = number(lazy("Passage"))
    irradiated_at = MomentField(lazy("Irradiated"), unknown=lazy("not yet, or not known"))
    irradiator = StringField(lazy("Irradiator"), description=lazy("code of the irradiator"))
    dose_gy = number(lazy("Dose"))
    viable_per_vial = number(lazy("Viable cells per vial"), hint=lazy("for example 5e7"))

    def fill(self, recipe: Recipe) -> None:
        self.material.choices = [
            (material.key, material.label) for material in recipe.materials if material.key == FEEDERS
        ]

    def feeder_facts(self) -> FeederFacts:
        return FeederFacts(
            bank=self.bank.data or "",
            passage=self.passage.data or None,
            irradiated_at=self.irradiated_at.at,
            irradiator=self.irradiator.data or None,
            dose_gy=self.dose_gy.data or None,
            viable_per_vial=self.viable_per_vial.data or None,
        )


class NewLotForm(LotForm):
    """Form of a received lot."""

    code_field = "code"
    code = ScanField(lazy("Our code"), validators=[a_code(LOT)])
    proposed = plain.seen()


class NewFeederForm(FeederForm, NewLotForm):
    """Form of a received lot of feeders."""


class ChangeLotForm(LotForm):
    """Form that replaces all facts, with a reason."""

    seen = plain.seen()
    reason = plain.reason()


class ChangeFeederForm(FeederForm, ChangeLotForm):
    """Form that replaces all facts of feeders, with a reason."""


class RejectLotForm(AnswerToSign):
    """Questions answered before a rejection is signed."""

    affected = affected(
        lazy("Is what it was used for affected?"), lazy("Say whether what it was used for is affected.")
    )


class ResultForm(PlainForm):
    """Form of the result of one feeder test."""

    result = StringField(lazy("Result"), validators=[needed(lazy("Type or choose the result."))])
    reason = plain.reason()

    outcomes: Sequence[tuple[str, str]] = ()

    @classmethod
    def of(cls, criterion: Criterion, typed: str | None) -> "ResultForm":
        """Build the form of one test: outcomes to choose from, or a number."""
        form = cls(result=typed, reason="" if typed else _("The result came in."))
        form.result.label.text = criterion.attribute
        if criterion.kind is ResultKind.OUTCOME:
            form.outcomes = [(outcome.key, outcome.label) for outcome in criterion.outcomes]
        return form
