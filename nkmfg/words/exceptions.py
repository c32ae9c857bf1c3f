"""Texts of exceptions of the record: the finding, values before and after, and the answer."""

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal

from nkmfg.domain.culture.expansion import Fault
from nkmfg.domain.culture.replicates import Comparison, Replicates
from nkmfg.domain.facts.context_facts import ActFact
from nkmfg.domain.facts.deviation import DeviationFact
from nkmfg.domain.facts.disposition_facts import HoldFact
from nkmfg.domain.facts.dossier import Dossier, LineKey, SignatureFact
from nkmfg.domain.facts.transcription import Transcription
from nkmfg.domain.figures.run_signature import SignatureCheck
from nkmfg.domain.findings.check import Check
from nkmfg.domain.paper_batch.model import GAP
from nkmfg.domain.product.treatment import written as written_day
from nkmfg.domain.recipe.limits import LimitJudgement
from nkmfg.domain.recipe.steps import Field
from nkmfg.domain.values.moments import local
from nkmfg.domain.values.quantities import shown
from nkmfg.words.check_places import about_of
from nkmfg.words.codes import label
from nkmfg.words.judgements import limit_sentence
from nkmfg.words.notes import code_words, note_words
from nkmfg.words.record import line_words, quantity_words
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
    return f"Viability: {_judged(check)}"


def _quantity(dossier: Dossier, check: Check) -> str:
    return f"{_quantity_label(dossier, check)}: {_judged(check)}"


def _quantity_label(dossier: Dossier, check: Check) -> str:
    quantity = check.params["quantity"]
    return next((limits.label for limits in dossier.recipe.quantities if limits.quantity == quantity), quantity)


def _replicates(_dossier: Dossier, check: Check) -> str:
    assert isinstance(check.data, Replicates)
    difference = check.data.difference_pct.value
    return f"Replicates differ by {shown(difference or 0, 3)} %: {note_words(check.data.mean.notes)}"


def _off_calculated(dossier: Dossier, check: Check) -> str:
    off, allowed = (shown(Decimal(check.params[name]), 3) for name in ("off_pct", "limit_pct"))
    return f"{_label(dossier, check)}: {off} % off the calculated number, limit {allowed} %"


def _content(_dossier: Dossier, check: Check) -> str:
    assert isinstance(check.data, Fault)
    return f"Vessel {check.data.vessel}: {code_words(check.data.code)}"


def _implausible(dossier: Dossier, check: Check) -> str:
    is_far = check.params["because"] == "far"
    why = "far from what is expected" if is_far else "doubted against the count before"
    return capital(f"{_label(dossier, check)}: {why}")


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
    obligation = "mandatory" if check.code == "step.missed" else "expected: say why"
    return f"Not recorded ({obligation}), due until {_moment(dossier, check.params['closes'])}"


def _done_late(dossier: Dossier, check: Check) -> str:
    done, closes = (_moment(dossier, check.params[name]) for name in ("done_at", "closes"))
    return f"Done {done}, due until {closes}"


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
        words = f"{meaning} by {dossier.name(login)}" if login else meaning
        said.append(f"{words} since something was added after the signature" if state == "extended" else words)
    return f"Not signed as {'; '.join(said)}"


def _unchecked(_dossier: Dossier, check: Check) -> str:
    return f"Infusion {check.subject.key} is not checked by a second person as it stands"


def _transcribed(_dossier: Dossier, check: Check) -> str:
    assert isinstance(check.data, Transcription)
    gaps = "no gaps" if not check.data.gaps else f"{len(check.data.gaps)} gaps “{GAP}”"
    return f"{capital(label(check.data.state))}: {check.data.source} ({gaps})"


def _number(_dossier: Dossier, check: Check) -> str:
    return f"{capital(quantity_words(check.params['quantity']))} of vessel {check.params['vessel']}"


def _calculated(dossier: Dossier, check: Check) -> str:
    return f"{_label(dossier, check)}: the number calculated, and acted upon"


def _treatment_corrected(_dossier: Dossier, check: Check) -> str:
    return TREATMENT_FIELDS.get(check.params["what"], check.params["what"])


TREATMENT_FIELDS: Mapping[str, str] = {
    "container": "container",
    "identity_matched": "bag, order and patient match",
    "started_at": "started",
    "stopped_at": "stopped",
    "given_typed": "volume given",
    "weight_typed": "weight that day",
    "reaction": "reaction",
    "residue": "residue",
    "given_by": "given by",
    "given": "state",
    "ordered_typed": "ordered",
    "given_at": "given at",
    "site": "where",
    "lot": "lot",
}


def _late(_dossier: Dossier, check: Check) -> str:
    values = "1 value" if check.params["values"] == "1" else f"{check.params['values']} values"
    minutes, limit = check.params["minutes"], check.params["limit_minutes"]
    return f"{values} written down {minutes} min after the fact (limit {limit} min)"


def _treatment_late(_dossier: Dossier, check: Check) -> str:
    minutes, limit = check.params["minutes"], check.params["limit_minutes"]
    return f"Written down {minutes} min after the fact (limit {limit} min)"


def _never_recorded(dossier: Dossier, check: Check) -> str:
    run = dossier.run(check.run or "")
    fields = [(key, run.field(key)) for key in check.params["fields"].split(", ")]
    names = dict.fromkeys(key if field is None else field.label for key, field in fields)
    return f"Typed and never recorded: {', '.join(names)}"


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
    "step.added": lambda _dossier, _check: "Added beyond the plan",
    "step.left_out": lambda _dossier, _check: "Planned, and left out",
}
"""Texts of findings without their place; lists of exceptions show kind and place in columns of their own."""


def unanswered_sentence(count: int) -> str:
    """Sentence of the number of exceptions that block a review until QA has answered them."""
    return "1 open exception waits for an answer." if count == 1 else f"{count} open exceptions wait for an answer."


def answer_words(dossier: Dossier, check: Check) -> str:
    """Answer to an exception: by QA in a review, by a deviation, or by a reason given at recording; empty if none."""
    if check.answered_by:
        return f"{check.answer} ({check.answered_by})"
    if check.deviation:
        return f"deviation {check.deviation}"
    return check.answer or _ANSWERS.get(check.code, _none)(dossier, check)


def _none(_dossier: Dossier, _check: Check) -> str:
    return ""


def _compared_by(dossier: Dossier, check: Check) -> str:
    checkers = ", ".join(dossier.name(login) for login in check.params["verified_by"].split(",") if login)
    return f"compared with the paper by {checkers}" if checkers else ""


def _treatment_answer(_dossier: Dossier, check: Check) -> str:
    form = check.params["form"]
    return f"transcribed from form {form}" if form else "written down from the ward"


_ANSWERS: Mapping[str, Writer] = {
    "signature.given_again": lambda _dossier, _check: "signed again",
    "value.confirmed": lambda _dossier, _check: "confirmed",
    "batch.transcribed": _compared_by,
    "treatment.late": _treatment_answer,
}


def _signers(_dossier: Dossier, check: Check) -> str:
    assert isinstance(check.data, tuple)
    return ", ".join(dict.fromkeys(signed.name for signed in check.data if isinstance(signed, SignatureFact)))


def _actor(dossier: Dossier, check: Check) -> str:
    if isinstance(check.data, ActFact):
        return check.data.who
    return dossier.name(check.by) if check.by else ""


def _signer(_dossier: Dossier, check: Check) -> str:
    assert isinstance(check.data, tuple)
    signed = check.data[0]
    assert isinstance(signed, SignatureFact)
    return signed.name


WHO: Mapping[str, Writer] = {
    "signature.invalid": _signer,
    "signature.altered": _signer,
    "signature.given_again": _signer,
    "number.differs_now": _signers,
    "number.known_now": _signers,
    "step.added": _actor,
    "step.left_out": _actor,
}


def _limit_event(dossier: Dossier, check: Check) -> str:
    field = dossier.run(check.run or "").field(check.params["field"])
    return f"{where_in_step(dossier, check)}: {_judged(check, field)}"


def where_in_step(dossier: Dossier, check: Check) -> str:
    """Label of a field, with the vessel, sample or movement."""
    field = dossier.run(check.run or "").field(check.params["field"])
    label = field.label if field else check.params["field"]
    about = about_of(check)
    return f"{label}, {about.kind} {about.code}" if about.code else label


def _quantity_event(dossier: Dossier, check: Check) -> str:
    about = about_of(check)
    of_it = f", {about.kind} {about.code}" if about.code else ""
    return f"{_quantity_label(dossier, check)}{of_it}: {_judged(check)}"


def _viability_event(_dossier: Dossier, check: Check) -> str:
    return f"Viability of vessel {check.params['about']}: {_judged(check)}"


def _positive_event(_dossier: Dossier, check: Check) -> str:
    assert isinstance(check.data, HoldFact)
    return f"a positive was phoned in of {check.data.thing}, by {check.data.caller}"


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
