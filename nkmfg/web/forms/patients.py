"""Form of a patient: the protocol's questions, in the words of the recipe's rules."""

from dataclasses import fields

from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.values.identifiers import PATIENT
from nkmfg.services.patients import PatientAnswers
from nkmfg.web.forms import plain
from nkmfg.web.forms.donors import YES_NO
from nkmfg.web.forms.plain import NOT_KNOWN, PlainForm, ScanField, a_code, answer, as_choices, number

LABELS = {
    "aml": "AML",
    "all": "ALL",
    "other": "another",
    "in_remission": "in remission",
    "primary_refractory": "primary refractory",
}
# Answers of patients whom the protocol does not admit.
_OTHERWISE = {"diagnosis": ("other",), "disease_status": ("in_remission", "other"), "hiv": ("positive", "pending")}
_ALWAYS = {"hiv": ("negative",)}


class PatientForm(PlainForm):
    """Facts of a patient."""

    diagnosis = answer("Diagnosis", [])
    disease_status = answer("Status of the disease", [])
    performance_scale = answer("Performance scale", [("karnofsky", "Karnofsky"), ("lansky", "Lansky")])
    performance_score = number("Performance score")
    consent = answer("Consent", YES_NO)
    uncontrolled_infection = answer("Uncontrolled infection", YES_NO)
    sgot_xuln = number("SGOT", hint="in multiples of the upper limit of normal for the age")
    sgpt_xuln = number("SGPT", hint="in multiples of the upper limit of normal for the age")
    hiv = answer("HIV", [])

    @classmethod
    def of(cls, recipe: Recipe | None, **known: object) -> "PatientForm":
        """Build the form with the answers of the recipe's rules, those they do not admit, and the present answer."""
        form = cls(**known)
        for name, otherwise in _OTHERWISE.items():
            asked = [key for rule in recipe.patient_rules if rule.fact == name for key in rule.one_of] if recipe else []
            there = [getattr(known.get("obj"), name, None) or NOT_KNOWN[0]]
            keys = [*_ALWAYS.get(name, ()), *asked, *otherwise, *there]
            form[name].choices = [NOT_KNOWN, *as_choices([key for key in keys if key], LABELS)]
        return form

    def answers(self) -> PatientAnswers:
        """Parsed answers; blank is not known."""
        return PatientAnswers(**{field.name: self[field.name].data or None for field in fields(PatientAnswers)})


class NewPatientForm(PatientForm):
    """Form of a new patient."""

    code_field = "code"
    code = ScanField("Code", validators=[a_code(PATIENT)])
    proposed = plain.seen()


class ChangePatientForm(PatientForm):
    """Form that replaces all facts, with a reason."""

    seen = plain.seen()
    reason = plain.reason()
