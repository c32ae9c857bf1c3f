"""Form of a patient: the protocol's questions, in the words of the recipe's rules."""

from dataclasses import fields

from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.values.identifiers import PATIENT
from nkmfg.services.patients import PatientAnswers
from nkmfg.web.forms import plain
from nkmfg.web.forms.plain import Choices, PlainForm, ScanField, a_code, answer, as_choices, not_known, number, yes_no
from nkmfg.words.messages import _, lazy

# Answers of patients whom the protocol does not admit.
_OTHERWISE = {"diagnosis": ("other",), "disease_status": ("in_remission", "other"), "hiv": ("positive", "pending")}
_ALWAYS = {"hiv": ("negative",)}


def labels() -> dict[str, str]:
    """Labels of the answers about a patient, by code; those of other answers are their codes."""
    return {
        "aml": _("AML"),
        "all": _("ALL"),
        "other": _("another"),
        "in_remission": _("in remission"),
        "primary_refractory": _("primary refractory"),
        "relapsed": _("relapsed"),
        "refractory": _("refractory"),
        "karnofsky": _("Karnofsky"),
        "lansky": _("Lansky"),
        "yes": _("yes"),
        "no": _("no"),
        "negative": _("negative"),
        "positive": _("positive"),
        "pending": _("pending"),
    }


def _scales() -> Choices:
    return as_choices(["karnofsky", "lansky"], labels())


class PatientForm(PlainForm):
    """Facts of a patient."""

    diagnosis = answer(lazy("Diagnosis"))
    disease_status = answer(lazy("Status of the disease"))
    performance_scale = answer(lazy("Performance scale"), _scales)
    performance_score = number(lazy("Performance score"))
    consent = answer(lazy("Consent"), yes_no)
    uncontrolled_infection = answer(lazy("Uncontrolled infection"), yes_no)
    sgot_xuln = number(lazy("SGOT"), hint=lazy("in multiples of the upper limit of normal for the age"))
    sgpt_xuln = number(lazy("SGPT"), hint=lazy("in multiples of the upper limit of normal for the age"))
    hiv = answer(lazy("HIV"))

    @classmethod
    def of(cls, recipe: Recipe | None, **known: object) -> "PatientForm":
        """Build the form with the answers of the recipe's rules, those they do not admit, and the present answer."""
        form = cls(**known)
        for name, otherwise in _OTHERWISE.items():
            asked = [key for rule in recipe.patient_rules if rule.fact == name for key in rule.one_of] if recipe else []
            there = [getattr(known.get("obj"), name, None) or ""]
            keys = [*_ALWAYS.get(name, ()), *asked, *otherwise, *there]
            form[name].choices = [not_known(), *as_choices([key for key in keys if key], labels())]
        return form

    def answers(self) -> PatientAnswers:
        """Parsed answers; blank is not known."""
        return PatientAnswers(**{field.name: self[field.name].data or None for field in fields(PatientAnswers)})


class NewPatientForm(PatientForm):
    """Form of a new patient."""

    code_field = "code"
    code = ScanField(lazy("Code"), validators=[a_code(PATIENT)])
    proposed = plain.seen()


class ChangePatientForm(PatientForm):
    """Form that replaces all facts, with a reason."""

    seen = plain.seen()
    reason = plain.reason()
