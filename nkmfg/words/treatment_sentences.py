"""Sentences of the checks of a treatment."""

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from nkmfg.domain.facts.disposition_facts import Decision
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.check import Check
from nkmfg.domain.product.dose_verification import DoseDecision
from nkmfg.domain.product.results import JudgedTest
from nkmfg.domain.values.moments import local
from nkmfg.domain.values.quantities import shown
from nkmfg.words.codes import label
from nkmfg.words.exceptions import day_words
from nkmfg.words.judgements import judgement_sentence
from nkmfg.words.record import run_words

Writer = Callable[[Dossier, Check], str]


def _moment(dossier: Dossier, text: str) -> str:
    return local(datetime.fromisoformat(text), dossier.zone)


def _number(check: Check, name: str, significant: int | None = None) -> str:
    value = Decimal(check.params[name])
    return shown(value) if significant is None else shown(value, significant)


def _not_released(_dossier: Dossier, check: Check) -> str:
    decision = check.params["decision"]
    state = "in quarantine" if decision == Decision.QUARANTINE else label(Decision(decision))
    return f"Container {check.params['container']} was given while the batch was {state}."


def _against_stop(_dossier: Dossier, check: Check) -> str:
    by = ", ".join(
        "the physician's decision not to give it" if stop == DoseDecision.DO_NOT_GIVE else stop
        for stop in check.params["against"].split(",")
    )
    return f"Container {check.params['container']} was given while it was stopped by {by}."


def _identity_mismatch(_dossier: Dossier, check: Check) -> str:
    return f"Bag, order and patient did not match when container {check.params['container']} was given."


def _after_expiry(dossier: Dossier, check: Check) -> str:
    return f"It was begun after the expiry of {_moment(dossier, check.params['expires_at'])}."


def _limit_at_weight(_dossier: Dossier, check: Check) -> str:
    assert isinstance(check.data, JudgedTest)
    judged = judgement_sentence(check.data.criterion, check.data.judgement)
    return f"At the {_number(check, 'weight_kg')} kg of that day: {judged}"


def _bedside(_dossier: Dossier, check: Check) -> str:
    return f"Container {check.params['container']} was given, and no issue of it before is written down."


def _other_form(_dossier: Dossier, check: Check) -> str:
    form, printed_for, given = (check.params[name] for name in ("form", "printed_for", "container"))
    return f"Form {form} was printed for {printed_for}, not for {given}."


def _form_used_elsewhere(_dossier: Dossier, check: Check) -> str:
    own, other = check.params["printed_for"], check.params["used_for"]
    return (
        f"Form {check.subject.key} was printed for {own} and came back from the infusion of {other}:"
        " it is not clear which bag was given to whom."
    )


def _more_than_held(_dossier: Dossier, check: Check) -> str:
    given, content = _number(check, "given_ml"), _number(check, "content_ml")
    return f"{given} mL given in all is more than the {content} mL in {check.params['container']}."


def _weight_differs(_dossier: Dossier, check: Check) -> str:
    change = _number(check, "change_pct", 3)
    return f"The weight of the day differs by {change} % from the order's: weigh again."


def _level_missed(dossier: Dossier, check: Check) -> str:
    millions = shown(Fraction(Decimal(check.params["value"])) / 1_000_000, 4)
    level = dossier.recipe.dose_level(check.params["level"]).label
    return f"The dose delivered, {millions} × 10⁶ NK/kg, is {check.params['fit']} the level of {level}."


def _il2_dose(_dossier: Dossier, check: Check) -> str:
    given, ordered = check.params["given"], check.params["ordered"]
    return f"IL-2 of day {day_words(check.subject.key)}: {given} IU was given, {ordered} IU is ordered."


def _il2_day(_dossier: Dossier, check: Check) -> str:
    given_on, due_on = check.params["given_on"], check.params["due_on"]
    return f"IL-2 of day {day_words(check.subject.key)} was given on {given_on}; that day is {due_on}."


def _il2_unwritten(_dossier: Dossier, check: Check) -> str:
    day, due_on = day_words(check.subject.key), check.params["due_on"]
    return f"IL-2 of day {day} ({due_on}) is not written down: given, held or missed."


def _follow_up_unwritten(dossier: Dossier, check: Check) -> str:
    closes = local(datetime.fromisoformat(check.params["closes"]), dossier.zone)
    return f"{run_words(dossier.run(check.run or ''))}: nothing is written, and its time ended on {closes}."


def _amount_open(dossier: Dossier, check: Check) -> str:
    level, cap = dossier.recipe.dose_level(check.params["level"]).label, check.params["cap_per_kg"]
    most = f", up to {_per_kg(cap)}" if cap else ""
    amount = check.params["amount_per_kg"]
    if not amount:
        return f"The order says {level}{most}: the amount is not known yet, and nobody has decided on it."
    if check.params["is_within"] == "no":
        return f"The order says {level}{most}: {_per_kg(amount)} is no amount within it."
    return f"The order says {level}{most}: no physician has signed {_per_kg(amount)}, with the sponsor told."


def _per_kg(cells: str) -> str:
    return f"{shown(Decimal(cells) / 1_000_000, 4)} × 10⁶ NK/kg"


TREATMENT: Mapping[str, Writer] = {
    "infusion.not_released": _not_released,
    "infusion.against_stop": _against_stop,
    "infusion.identity_mismatch": _identity_mismatch,
    "infusion.after_expiry": _after_expiry,
    "infusion.limit_at_weight": _limit_at_weight,
    "infusion.bedside": _bedside,
    "infusion.form_of_other_bag": _other_form,
    "form.used_for_other_bag": _form_used_elsewhere,
    "infusion.unknown_container": lambda _d, check: (
        f"{check.params['container']} is no filled container of this batch."
    ),
    "infusion.more_than_held": _more_than_held,
    "infusion.weight_differs": _weight_differs,
    "infusion.reaction_without_action": lambda _d, _c: (
        "A reaction is written down, and nothing of what was done about it."
    ),
    "treatment.level_missed": _level_missed,
    "il2.dose_differs": _il2_dose,
    "il2.other_day": _il2_day,
    "adjunct.unwritten": _il2_unwritten,
    "follow_up.unwritten": _follow_up_unwritten,
    "order.amount_open": _amount_open,
}
