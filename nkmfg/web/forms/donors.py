"""Forms of a donor: facts, and the result of a marker."""

from dataclasses import fields

from wtforms import StringField

from nkmfg.domain.recipe.donor_testing import Finding
from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.values.identifiers import DONOR
from nkmfg.services.donors.register import SCREENING, DonorAnswers
from nkmfg.web.forms import plain
from nkmfg.web.forms.moments import MomentField
from nkmfg.web.forms.plain import Choices, PlainForm, ScanField, a_code, answer, one_of, one_of_many, yes_no
from nkmfg.words.messages import _, lazy


def findings() -> dict[str, str]:
    """Labels of the results of a marker, by code."""
    return {
        Finding.NON_REACTIVE.value: _("not reactive"),
        Finding.REACTIVE.value: _("reactive"),
        Finding.PENDING.value: _("pending"),
        Finding.INVALID.value: _("invalid test"),
    }


def _with_not_applicable() -> Choices:
    return [*yes_no(), ("not_applicable", _("does not apply"))]


def _screenings() -> Choices:
    no_risk, risk = SCREENING
    return [(no_risk, _("no risk found")), (risk, _("a risk was found"))]


class DonorForm(PlainForm):
    """Facts of a donor."""

    consent = answer(lazy("Consent"), yes_no)
    suitable_for_apheresis = answer(lazy("Suitable for apheresis"), yes_no)
    pregnant = answer(lazy("Pregnant"), _with_not_applicable)
    pregnancy_tested_at = MomentField(lazy("Pregnancy test"), unknown=lazy("none, or not known yet"))
    breast_feeding = answer(lazy("Breast feeding"), _with_not_applicable)
    screening = answer(
        lazy("Screening"),
        _screenings,
        lazy("History, examination and records, for communicable diseases."),
    )

    def answers(self) -> DonorAnswers:
        """Parsed answers; blank is not known."""
        given = {field.name: self[field.name].data or None for field in fields(DonorAnswers)}
        return DonorAnswers(**given)


class NewDonorForm(DonorForm):
    """Form of a new donor."""

    code_field = "code"
    code = ScanField(lazy("Code"), validators=[a_code(DONOR)])
    proposed = plain.seen()


class ChangeDonorForm(DonorForm):
    """Form that replaces all facts, with a reason."""

    seen = plain.seen()
    reason = plain.reason()


class MarkerForm(PlainForm):
    """Form of one marker of one sample."""

    marker = one_of_many(lazy("Marker"), lazy("Choose the marker."))
    sampled_at = MomentField(lazy("Sample"), now=False)
    finding = one_of(
        lazy("Result"),
        lazy("Choose the result; “pending” while the laboratory has not told it."),
        lambda: tuple(findings().items()),
    )
    laboratory = StringField(lazy("Laboratory"))
    reason = StringField(
        lazy("Reason, if a known result is changed"),
        description=lazy("Leave empty for a new result, or one that was pending."),
    )

    labels: dict[str, str] = {}

    @classmethod
    def of(cls, recipe: Recipe, obj: object, *, is_noted: bool) -> "MarkerForm":
        """Build the form with the recipe's panel; for a marker noted before, only with the laboratory's result."""
        form = cls(obj=obj)
        form.labels = {marker.key: marker.label for marker in recipe.donor_testing.markers}
        form.marker.choices = list(form.labels.items())
        if not form.is_submitted():
            form.finding.data = None  # no default choice
            form.marker.data = None
        if is_noted:
            del form.marker, form.sampled_at
        return form
