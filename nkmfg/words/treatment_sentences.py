"""Sentences of the checks of a treatment."""

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from nkmfg.domain.facts.disposition_facts import Decision
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.check import Check
from nkmfg.domain.product.dose import Fit
from nkmfg.domain.product.dose_verification import DoseDecision
from nkmfg.domain.product.results import JudgedTest
from nkmfg.domain.values.moments import local
from nkmfg.words.exceptions import day_words
from nkmfg.words.formats import shown
from nkmfg.words.judgements import judgement_sentence
from nkmfg.words.messages import N_, _
from nkmfg.words.record import run_words

Writer = Callable[[Dossier, Check], str]
_LEVEL_MISSED = {
    Fit.WITHIN: N_("The dose delivered, {millions} × 10⁶ NK/kg, is within the level of {level}."),
    Fit.BELOW: N_("The dose delivered, {millions} × 10⁶ NK/kg, is below the level of {level}."),
    Fit.ABOVE: N_("The dose delivered, {millions} × 10⁶ NK/kg, is above the level of {level}."),
}


def _moment(dossier: Dossier, text: str) -> str:
    return local(datetime.fromisoformat(text), dossier.zone)


def _number(check: Check, name: str, significant: int | None = None) -> str:
    value = Decimal(check.params[name])
    return shown(value) if significant is None else shown(value, significant)


def _not_released(_dossier: Dossier, check: Check) -> str:
    container, decision = check.params["container"], Decision(check.params["decision"])
    if decision is Decision.QUARANTINE:
        return _("Container {container} was given while the batch was in quarantine.", container=container)
    return _("Container {container} was given while the batch was {decision}.", container=container, decision=decision)


def _against_stop(_dossier: Dossier, check: Check) -> str:
    stops = (
        _("the physician's decision not to give it") if stop == DoseDecision.DO_NOT_GIVE else stop
        for stop in check.params["against"].split(",")
    )
    return _(
        "Container {container} was given while it was stopped by {stops}.",
        container=check.params["container"],
        stops=", ".join(stops),
    )


def _identity_mismatch(_dossier: Dossier, check: Check) -> str:
    return _(
        "Bag, order and patient did not match when container {container} was given.",
        container=check.params["container"],
    )


def _after_expiry(dossier: Dossier, check: Check) -> str:
    return _("It was begun after the expiry of {expires_at}.", expires_at=_moment(dossier, check.params["expires_at"]))


def _limit_at_weight(_dossier: Dossier, check: Check) -> str:
    assert isinstance(check.data, JudgedTest)
    judged = judgement_sentence(check.data.criterion, check.data.judgement)
    return _("At the {weight} kg of that day: {judgement}", weight=_number(check, "weight_kg"), judgement=judged)


def _bedside(_dossier: Dossier, check: Check) -> str:
    return _(
        "Container {container} was given, and no issue of it before is written down.",
        container=check.params["container"],
    )


def _other_form(_dossier: Dossier, check: Check) -> str:
    form, printed_for, given = (check.params[name] for name in ("form", "printed_for", "container"))
    return _(
        "Form {form} was printed for {printed_for}, not for {given}.", form=form, printed_for=printed_for, given=given
    )


def _form_used_elsewhere(_dossier: Dossier, check: Check) -> str:
    own, other = check.params["printed_for"], check.params["used_for"]
    return _(
        "Form {form} was printed for {own} and came back from the infusion of {other}: it is not clear "
        "which bag was given to whom.",
        form=check.subject.key,
        own=own,
        other=other,
    )


def _more_than_held(_dossier: Dossier, check: Check) -> str:
    given, content = _number(check, "given_ml"), _number(check, "content_ml")
    return _(
        "{given} mL given in all is more than the {content} mL in {container}.",
        given=given,
        content=content,
        container=check.params["container"],
    )


def _weight_differs(_dossier: Dossier, check: Check) -> str:
    change = _number(check, "change_pct", 3)
    return _("The weight of the day differs by {change} % from the order's: weigh again.", change=change)


def _level_missed(dossier: Dossier, check: Check) -> str:
    return _(
        _LEVEL_MISSED[Fit(check.params["fit"])],
        millions=shown(Fraction(Decimal(check.params["value"])) / 1_000_000, 4),
        level=dossier.recipe.dose_level(check.params["level"]).label,
    )


def _il2_dose(_dossier: Dossier, check: Check) -> str:
    given, ordered = check.params["given"], check.params["ordered"]
    return _(
        "IL-2 of day {day}: {given} IU was given, {ordered} IU is ordered.",
        day=day_words(check.subject.key),
        given=given,
        ordered=ordered,
    )


def _il2_day(_dossier: Dossier, check: Check) -> str:
    given_on, due_on = check.params["given_on"], check.params["due_on"]
    return _(
        "IL-2 of day {day} was given on {given_on}; that day is {due_on}.",
        day=day_words(check.subject.key),
        given_on=given_on,
        due_on=due_on,
    )


def _il2_unwritten(_dossier: Dossier, check: Check) -> str:
    day, due_on = day_words(check.subject.key), check.params["due_on"]
    return _("IL-2 of day {day} ({due_on}) is not written down: given, held or missed.", day=day, due_on=due_on)


def _follow_up_unwritten(dossier: Dossier, check: Check) -> str:
    step, closes = run_words(dossier.run(check.run or "")), _moment(dossier, check.params["closes"])
    return _("{step}: nothing is written, and its time ended on {closes}.", step=step, closes=closes)


def _amount_open(dossier: Dossier, check: Check) -> str:
    level, cap = dossier.recipe.dose_level(check.params["level"]).label, check.params["cap_per_kg"]
    if cap:
        level = _("{level}, up to {cap}", level=level, cap=_per_kg(cap))
    amount = check.params["amount_per_kg"]
    if not amount:
        return _("The order says {level}: the amount is not known yet, and nobody has decided on it.", level=level)
    if check.params["is_within"] == "no":
        return _("The order says {level}: {amount} is no amount within it.", level=level, amount=_per_kg(amount))
    return _(
        "The order says {level}: no physician has signed {amount}, with the sponsor told.",
        level=level,
        amount=_per_kg(amount),
    )


def _per_kg(cells: str) -> str:
    return _("{millions} × 10⁶ NK/kg", millions=shown(Decimal(cells) / 1_000_000, 4))


TREATMENT: Mapping[str, Writer] = {
    "infusion.not_released": _not_released,
    "infusion.against_stop": _against_stop,
    "infusion.identity_mismatch": _identity_mismatch,
    "infusion.after_expiry": _after_expiry,
    "infusion.limit_at_weight": _limit_at_weight,
    "infusion.bedside": _bedside,
    "infusion.form_of_other_bag": _other_form,
    "form.used_for_other_bag": _form_used_elsewhere,
    "infusion.unknown_container": lambda _d, check: _(
        "{container} is no filled container of this batch.", container=check.params["container"]
    ),
    "infusion.more_than_held": _more_than_held,
    "infusion.weight_differs": _weight_differs,
    "infusion.reaction_without_action": lambda _d, _c: _(
        "A reaction is written down, and nothing of what was done about it."
    ),
    "treatment.level_missed": _level_missed,
    "il2.dose_differs": _il2_dose,
    "il2.other_day": _il2_day,
    "adjunct.unwritten": _il2_unwritten,
    "follow_up.unwritten": _follow_up_unwritten,
    "order.amount_open": _amount_open,
}
