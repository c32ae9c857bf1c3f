"""Texts of exceptions of the record: the finding, values before and after, and the answer."""

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal

from nkmfg.domain.culture.expansion import Fault
from nkmfg.domain.culture.replicates import Comparison, Replicates
from nkmfg.domain.facts.deviation import DeviationFact
from nkmfg.domain.facts.disposition_facts import HoldFact
from nkmfg.domain.facts.dossier import Dossier, LineKey
from nkmfg.domain.facts.transcription import Transcription
from nkmfg.domain.figures.run_signature import SignatureCheck
from nkmfg.domain.findings.check import Check
from nkmfg.domain.permissions.meanings import Meaning
from nkmfg.domain.product.treatment import written as written_day
from nkmfg.domain.recipe.limits import LimitJudgement
from nkmfg.domain.recipe.steps import Field
from nkmfg.domain.values.moments import local
from nkmfg.words.check_places import about_of
from nkmfg.words.codes import code_label, label
from nkmfg.words.formats import shown
from nkmfg.words.judgements import limit_sentence
from nkmfg.words.messages import N_, _, ngettext
from nkmfg.words.notes import code_words, note_words
from nkmfg.words.record import NOT_THERE, line_words, quantity_words, subject_words
from nkmfg.words.signatures import changed_words

Writer = Callable[[Dossier, Check], str]


def capital(text: str) -> str:
    """Text with its first letter capitalised."""
    return text[:1].upper() + text[1:]


def _label(dossier: Dossier, check: Check) -> str:
    key = LineKey(check.run or "", check.params["field"], about_of(check), int(check.params.get("replicate", "1")))
    return line_words(dossier.run(check.run or ""), key)


def _limit(dossier: Dossier, check: Check) -> str:
    field = dossier.run(check.run or "").field(check.params["field"])
    return f"{_label(dossier, check)}: {_judged(check, field)}"


def _judged(check: Check, field: Field | None = None) -> str:
    assert isinstance(check.data, LimitJudgement)
    return limit_sentence(check.data, field)


def _viability(_dossier: Dossier, check: Check) -> str:
    return _("Viability: {judgement}", judgement=_judged(check))


def _quantity(dossier: Dossier, check: Check) -> str:
    return f"{_quantity_label(dossier, check)}: {_judged(check)}"


def _quantity_label(dossier: Dossier, check: Check) -> str:
    quantity = check.params["quantity"]
    return next((limits.label for limits in dossier.recipe.quantities if limits.quantity == quantity), quantity)


def _replicates(_dossier: Dossier, check: Check) -> str:
    assert isinstance(check.data, Replicates)
    difference = check.data.difference_pct.value
    return _(
        "Replicates differ by {difference_pct} %: {notes}",
        difference_pct=shown(difference or 0, 3),
        notes=note_words(check.data.mean.notes),
    )


def _off_calculated(dossier: Dossier, check: Check) -> str:
    return _(
        "{field}: {off_pct} % off the calculated number, limit {limit_pct} %",
        field=_label(dossier, check),
        off_pct=shown(Decimal(check.params["off_pct"]), 3),
        limit_pct=shown(Decimal(check.params["limit_pct"]), 3),
    )


def _content(_dossier: Dossier, check: Check) -> str:
    assert isinstance(check.data, Fault)
    return _("Vessel {vessel}: {fault}", vessel=check.data.vessel, fault=code_words(check.data.code))


def _implausible(dossier: Dossier, check: Check) -> str:
    field = _label(dossier, check)
    if check.params["because"] == "far":
        return capital(_("{field}: far from what is expected", field=field))
    return capital(_("{field}: doubted against the count before", field=field))


def _count_implausible(_dossier: Dossier, check: Check) -> str:
    assert isinstance(check.data, Comparison)
    return capital(note_words(check.data.notes))


def _broken(_dossier: Dossier, check: Check) -> str:
    assert isinstance(check.data, tuple)
    status = check.data[1]
    assert isinstance(status, SignatureCheck)
    return changed_words(status)


def _deviation(_dossier: Dossier, check: Check) -> str:
    assert isinstance(check.data, DeviationFact)
    return f"{check.data.number}, {label(check.data.state)}: {check.data.event}"


def _missed(dossier: Dossier, check: Check) -> str:
    closes = _moment(dossier, check.params["closes"])
    if check.code == "step.missed":
        return _("Not recorded (mandatory), due until {closes}", closes=closes)
    return _("Not recorded (expected: say why), due until {closes}", closes=closes)


def _done_late(dossier: Dossier, check: Check) -> str:
    done, closes = (_moment(dossier, check.params[name]) for name in ("done_at", "closes"))
    return _("Done {done}, due until {closes}", done=done, closes=closes)


def _moment(dossier: Dossier, text: str) -> str:
    return local(datetime.fromisoformat(text), dossier.zone)


def _blank(dossier: Dossier, check: Check) -> str:
    run = dossier.run(check.run or "")
    fields = (run.step.field_named(key).label for key in check.params["fields"].split(","))
    return ", ".join(fields)


def _unsigned(dossier: Dossier, check: Check) -> str:
    said = []
    for wanting in check.params["wanting"].split(";"):
        meaning, login, state = wanting.split(":")
        words = code_label(Meaning, meaning)
        if login:
            words = _("{meaning} by {person}", meaning=words, person=dossier.name(login))
        if state == "extended":
            words = _("{signature} since something was added after the signature", signature=words)
        said.append(words)
    return _("Not signed as {signatures}", signatures="; ".join(said))


def _unchecked(_dossier: Dossier, check: Check) -> str:
    return _("Infusion {infusion} is not checked by a second person as it stands", infusion=check.subject.key)


def _transcribed(_dossier: Dossier, check: Check) -> str:
    assert isinstance(check.data, Transcription)
    number = len(check.data.gaps)
    gaps = _("{number} gaps “{gap}”", number=number, gap=_(NOT_THERE)) if number else _("no gaps")
    return f"{capital(label(check.data.state))}: {check.data.source} ({gaps})"


def _number(_dossier: Dossier, check: Check) -> str:
    quantity = quantity_words(check.params["quantity"])
    return capital(_("{quantity} of vessel {vessel}", quantity=quantity, vessel=check.params["vessel"]))


def _calculated(dossier: Dossier, check: Check) -> str:
    return _("{field}: the number calculated, and acted upon", field=_label(dossier, check))


def _treatment_corrected(_dossier: Dossier, check: Check) -> str:
    return treatment_field(check.params["what"])


TREATMENT_FIELDS: Mapping[str, str] = {
    "container": N_("container"),
    "identity_matched": N_("bag, order and patient match"),
    "started_at": N_("started"),
    "stopped_at": N_("stopped"),
    "given_typed": N_("volume given"),
    "weight_typed": N_("weight that day"),
    "reaction": N_("reaction"),
    "residue": N_("residue"),
    "given_by": N_("given by"),
    "given": N_("state"),
    "ordered_typed": N_("ordered"),
    "given_at": N_("given at"),
    "site": N_("where"),
    "lot": N_("lot"),
}


def treatment_field(name: str) -> str:
    """Name of a field of an infusion or of a dose of IL-2."""
    return _(TREATMENT_FIELDS[name]) if name in TREATMENT_FIELDS else name


def _late(_dossier: Dossier, check: Check) -> str:
    return ngettext(
        "{n} value written down {minutes} min after the fact (limit {limit} min)",
        "{n} values written down {minutes} min after the fact (limit {limit} min)",
        int(check.params["values"]),
        minutes=check.params["minutes"],
        limit=check.params["limit_minutes"],
    )


def _treatment_late(_dossier: Dossier, check: Check) -> str:
    minutes, limit = check.params["minutes"], check.params["limit_minutes"]
    return _("Written down {minutes} min after the fact (limit {limit} min)", minutes=minutes, limit=limit)


def _never_recorded(dossier: Dossier, check: Check) -> str:
    run = dossier.run(check.run or "")
    fields = [(key, run.field(key)) for key in check.params["fields"].split(", ")]
    names = dict.fromkeys(key if field is None else field.label for key, field in fields)
    return _("Typed and never recorded: {names}", names=", ".join(names))


WHAT: Mapping[str, Writer] = {
    "signature.invalid": _broken,
    "signature.altered": _broken,
    "signature.given_again": _broken,
    "deviation.open": _deviation,
    "deviation.closed": _deviation,
    "limit.action": _limit,
    "limit.warning": _limit,
    "answer.deviates": _limit,
    "viability.action": _viability,
    "viability.warning": _viability,
    "quantity.action": _quantity,
    "quantity.warning": _quantity,
    "replicates.differ": _replicates,
    "replicates.third_needed": _replicates,
    "actual.off_calculated": _off_calculated,
    "content.impossible": _content,
    "value.implausible": _implausible,
    "value.confirmed": _implausible,
    "count.implausible": _count_implausible,
    "step.missed": _missed,
    "step.missed_expected": _missed,
    "step.done_late": _done_late,
    "field.blank": _blank,
    "step.unsigned": _unsigned,
    "infusion.unchecked": _unchecked,
    "batch.transcribed": _transcribed,
    "batch.transcription_unchecked": _transcribed,
    "number.differs_now": _number,
    "number.known_now": _number,
    "calculated.differs_now": _calculated,
    "entry.corrected": _label,
    "entry.voided": _label,
    "treatment.corrected": _treatment_corrected,
    "entry.late": _late,
    "treatment.late": _treatment_late,
    "draft.never_recorded": _never_recorded,
    "step.added": lambda _dossier, _check: _("Added beyond the plan"),
    "step.left_out": lambda _dossier, _check: _("Planned, and left out"),
}
"""Texts of findings without their place; lists of exceptions show kind and place in columns of their own."""


def unanswered_sentence(count: int) -> str:
    """Sentence of the number of exceptions that block a review until QA has answered them."""
    return ngettext("{n} open exception waits for an answer.", "{n} open exceptions wait for an answer.", count)


def _limit_event(dossier: Dossier, check: Check) -> str:
    field = dossier.run(check.run or "").field(check.params["field"])
    return f"{where_in_step(dossier, check)}: {_judged(check, field)}"


def where_in_step(dossier: Dossier, check: Check) -> str:
    """Label of a field, with the vessel, sample or movement."""
    field = dossier.run(check.run or "").field(check.params["field"])
    label = field.label if field else check.params["field"]
    return ", ".join(part for part in (label, subject_words(about_of(check))) if part)


def _quantity_event(dossier: Dossier, check: Check) -> str:
    of = ", ".join(part for part in (_quantity_label(dossier, check), subject_words(about_of(check))) if part)
    return f"{of}: {_judged(check)}"


def _viability_event(_dossier: Dossier, check: Check) -> str:
    return _("Viability of vessel {vessel}: {judgement}", vessel=check.params["about"], judgement=_judged(check))


def _positive_event(_dossier: Dossier, check: Check) -> str:
    assert isinstance(check.data, HoldFact)
    return _("a positive was phoned in of {thing}, by {caller}", thing=check.data.thing, caller=check.data.caller)


EVENTS: Mapping[str, Writer] = {
    "positive.reported": _positive_event,
    "limit.action": _limit_event,
    "answer.deviates": _limit_event,
    "viability.action": _viability_event,
    "quantity.action": _quantity_event,
    "content.impossible": lambda dossier, check: f"{_content(dossier, check)}.",
}
"""Descriptions of the event in a deviation, for checks whose sentence is not used for it."""


def day_words(day: str) -> str:
    """Day of treatment with its sign: +1, −1."""
    return written_day(int(day))
