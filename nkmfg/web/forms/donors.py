"""Forms of a donor: facts, and the result of a marker."""

from dataclasses import fields

from wtforms import StringField

from nkmfg.domain.recipe.donor_testing import Finding
from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.values.identifiers import DONOR
from nkmfg.services.donors.register import SCREENING, DonorAnswers
from nkmfg.web.forms import plain
from nkmfg.web.forms.moments import MomentField
from nkmfg.web.forms.plain import PlainForm, ScanField, a_code, answer, one_of, one_of_many

YES_NO = (("yes", "yes"), ("no", "no"))
WITH_NOT_APPLICABLE = (*YES_NO, ("not_applicable", "does not apply"))
FINDINGS = (
    (Finding.NON_REACTIVE.value, "not reactive"),
    (Finding.REACTIVE.value, "reactive"),
    (Finding.PENDING.value, "pending"),
    (Finding.INVALID.value, "invalid test"),
)


class DonorForm(PlainForm):
    """Facts of a donor."""

    consent = answer("Consent", YES_NO)
    suitable_for_apheresis = answer("Suitable for apheresis", YES_NO)
    pregnant = answer("Pregnant", WITH_NOT_APPLICABLE)
    pregnancy_tested_at = MomentField("Pregnancy test", unknown="none, or not known yet")
    breast_feeding = answer("Breast feeding", WITH_NOT_APPLICABLE)
    screening = answer(
        "Screening",
        [(SCREENING[0], "no risk found"), (SCREENING[1], "a risk was found")],
        "History, examination and records, for communicable diseases.",
    )

    def answers(self) -> DonorAnswers:
        """Parsed answers; blank is not known."""
        given = {field.name: self[field.name].data or None for field in fields(DonorAnswers)}
        return DonorAnswers(**given)


class NewDonorForm(DonorForm):
    """Form of a new donor."""

    code_field = "code"
    code = ScanField("Code", validators=[a_code(DONOR)])
    proposed = plain.seen()


class ChangeDonorForm(DonorForm):
    """Form that replaces all facts, with a reason."""

    seen = plain.seen()
    reason = plain.reason()


class MarkerForm(PlainForm):
    """Form of one marker of one sample."""

    marker = one_of_many("Marker", "Choose the marker.")
    sampled_at = MomentField("Sample", now=False)
    finding = one_of("Result", "Choose the result; “pending” while the laboratory has not told it.", FINDINGS)
    laboratory = StringField("Laboratory")
    reason = StringField(
        "Reason, if a known result is changed", description="Leave empty for a new result, or one that was pending."
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
