"""Form of a result: a number as the laboratory reported it, or one of the outcomes of its test."""

from collections.abc import Sequence

from wtforms import BooleanField, HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import ValidationError

from nkmfg.domain.recipe.criteria import Criterion
from nkmfg.domain.recipe.enums import ResultKind
from nkmfg.services.results import ResultInput
from nkmfg.web.forms import plain
from nkmfg.web.forms.moments import MomentField
from nkmfg.words.messages import _, lazy

Options = Sequence[tuple[str, str]]


class ResultForm(plain.PlainForm):
    """Form of the laboratory's result of one sample or container."""

    of = SelectField(lazy("Of which sample or container"), validators=[plain.offered], validate_choice=False)
    number = plain.number(lazy("Result"), hint=lazy("as the laboratory gave it; a bound too, for example < 0.05"))
    outcome = SelectField(lazy("Result"), validators=[plain.offered], validate_choice=False)
    is_preliminary = BooleanField(lazy("Preliminary: the final reading is still to come"))
    loq = plain.number(lazy("Limit of quantification"), hint=lazy("if the laboratory states one"))
    events = plain.number(lazy("Events counted"), hint=lazy("for a result of zero by flow cytometry"))
    laboratory = StringField(lazy("Laboratory"))
    resulted = MomentField(lazy("Resulted"))
    not_tested_because = TextAreaField(lazy("If it was not tested: why"))

    def for_test(self, criterion: Criterion, options: Options) -> None:
        """Adapt the fields to the kind of result of a test."""
        self.of.choices = [("", _("choose …")), *options]
        if criterion.kind is ResultKind.OUTCOME:
            self.outcome.choices = [
                ("", _("choose …")),
                *((outcome.key, outcome.label) for outcome in criterion.outcomes),
            ]
            del self.number, self.loq, self.events
        else:
            del self.outcome

    def reported(self) -> ResultInput:
        kind, _colon, code = (self.of.data or "").partition(":")
        value = self.number if "number" in self else self.outcome
        return ResultInput(
            typed=value.data or "",
            sample=code if kind == "sample" else "",
            container=code if kind == "container" else "",
            is_preliminary=bool(self.is_preliminary.data),
            loq=self._text("loq"),
            events=self._text("events"),
            resulted_at=self.resulted.at,
            laboratory=self.laboratory.data or "",
            not_tested_because=self.not_tested_because.data or "",
        )

    def validate_not_tested_because(self, field: TextAreaField) -> None:
        value = self.number if "number" in self else self.outcome
        if not (field.data or "").strip() and not (value.data or "").strip():
            raise ValidationError(_("Give the result, or say here why it was not tested."))

    def _text(self, name: str) -> str:
        return (self[name].data or "") if name in self else ""


def _wrongs() -> plain.Choices:
    return [
        ("correct", _("The entry: it is corrected")),
        ("invalid", _("The test itself: it is invalid, and done again")),
    ]


class ChangeResultForm(ResultForm):
    """Form that corrects a result or declares its test invalid, with a reason."""

    revision = HiddenField()
    what = plain.one_of(
        lazy("What was wrong"),
        lazy("Say whether the entry or the test was wrong."),
        _wrongs,
    )
    reason = plain.reason()

    def validate_not_tested_because(self, field: TextAreaField) -> None:
        if self.what.data == "correct":
            super().validate_not_tested_because(field)

    @property
    def shown_revision(self) -> int:
        return plain.revision_of(self.revision.data)


class CauseForm(plain.FormToSign):
    """Assignable cause of a result out of specification, before QA's signature."""

    because = plain.reason(lazy("Assignable cause"))


class VoidForm(plain.FormToSign):
    """Reason why a result is void, before the signature; it is asked on the page where a result is changed."""

    because = plain.reason(lazy("Why it is void"))
