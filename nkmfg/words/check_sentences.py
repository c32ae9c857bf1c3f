"""Sentences of checks that block a decision or a hand-over, or open a deviation."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from nkmfg.domain.facts.disposition_facts import TO_THE_PATIENT, Decision, Finding, Ground, HoldFact, Paper, ResultFact
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.facts.ward import ScanTarget
from nkmfg.domain.findings.check import Check
from nkmfg.domain.findings.materials import EquipmentFault, LotFault
from nkmfg.domain.findings.reviews import Part
from nkmfg.domain.product.results import JudgedResult, JudgedTest
from nkmfg.domain.recipe.eligibility import Reason
from nkmfg.domain.recipe.judging import Verdict
from nkmfg.domain.values.moments import local
from nkmfg.domain.values.quantities import shown
from nkmfg.words.after_use_sentences import AFTER_USE
from nkmfg.words.codes import code_label, label
from nkmfg.words.containers import container_given, container_gone, without_end
from nkmfg.words.eligibility import reason_sentence
from nkmfg.words.exceptions import where_in_step
from nkmfg.words.judgements import judgement_sentence, names_in_row
from nkmfg.words.label_sentences import LABELS
from nkmfg.words.materials import equipment_fault_sentence, lot_fault_sentence
from nkmfg.words.record import run_words
from nkmfg.words.release_tests import when_asked
from nkmfg.words.review_parts import part_words
from nkmfg.words.supply import paper_words
from nkmfg.words.treatment_sentences import TREATMENT

Writer = Callable[[Dossier, Check], str]


def _moment(dossier: Dossier, text: str) -> str:
    return local(datetime.fromisoformat(text), dossier.zone)


def _number(check: Check, name: str, significant: int | None = None) -> str:
    value = Decimal(check.params[name])
    return shown(value) if significant is None else shown(value, significant)


def _test(dossier: Dossier, check: Check) -> str:
    assert isinstance(check.data, JudgedTest)
    test = check.data
    due = ""
    if test.due is not None and test.verdict is Verdict.PENDING:
        due = f" Due {local(test.due, dossier.zone)}."
        if test.due <= dossier.read_at:
            due += " It is overdue."
    oos = " Out of specification, under investigation." if check.params["investigated"] == "yes" else ""
    asked = f" {said}" if (said := when_asked(dossier, test)) else ""
    return f"{judgement_sentence(test.criterion, test.judgement)}{oos}{due}{asked}"


def _result(_dossier: Dossier, check: Check) -> str:
    assert isinstance(check.data, tuple)
    test, judged = check.data
    assert isinstance(test, JudgedTest)
    assert isinstance(judged, JudgedResult)
    return judgement_sentence(test.criterion, judged.judgement)


def _before_sample(dossier: Dossier, check: Check) -> str:
    assert isinstance(check.data, ResultFact)
    result, test = check.data, dossier.recipe.criterion(check.params["test"]).attribute
    resulted, taken = _moment(dossier, check.params["resulted_at"]), _moment(dossier, check.params["taken_at"])
    return f"{test}, result {result.ordinal}: dated {resulted}, before {result.of} was taken, {taken}."


def _unreviewed(dossier: Dossier, check: Check) -> str:
    labels = {criterion.key: criterion.attribute for criterion in dossier.recipe.criteria}
    waiting = names_in_row(labels.get(key, key) for key in check.params["tests"].split(","))
    return f"Not reviewed by a second person: {waiting}."


def _positive(_dossier: Dossier, check: Check) -> str:
    assert isinstance(check.data, HoldFact)
    return hold_sentence(check.data)


def hold_sentence(hold: HoldFact) -> str:
    """Sentence of a reported positive that stops a batch."""
    how = "confirmed" if hold.verdict == Finding.CONFIRMED else "not confirmed yet"
    return f"Stopped: a positive was reported of {hold.thing} ({hold.number}, {how})."


def _nobody_told(_dossier: Dossier, check: Check) -> str:
    return f"Nobody was told of positive {check.subject.key} yet: call those on the list of contacts."


def _changed_since_review(dossier: Dossier, check: Check) -> str:
    assert isinstance(check.data, tuple)
    parts: Sequence[Part] = check.data
    return f"Changed or added since QA reviewed the record: {in_short(dossier, parts)}."


def in_short(dossier: Dossier, parts: Sequence[Part], most: int = 4) -> str:
    """Names of the first `most` parts, and the number of the others."""
    named = names_in_row(part_words(dossier, part) for part in parts[:most])
    return f"{named} and {len(parts) - most} more" if len(parts) > most else named


def _counts_differ(_dossier: Dossier, check: Check) -> str:
    differ = f" by {_number(check, 'difference_pct', 4)} %" if check.params["difference_pct"] else ""
    return f"The counts of the dose differ{differ}; the limit is {_number(check, 'limit_pct')} %."


def _expired(dossier: Dossier, check: Check) -> str:
    return f"The product expired on {_moment(dossier, check.params['expires_at'])}."


def _expiry_lifted(dossier: Dossier, check: Check) -> str:
    then, now = (_moment(dossier, at) if at else "not known" for at in (check.params["then"], check.params["now"]))
    return f"Expiry of the product: {then} when the batch was decided on, {now} now."


def _not_done(dossier: Dossier, check: Check) -> str:
    was = "was left out" if check.params["left_out"] == "yes" else "is not done"
    mandatory = "." if check.code == "step.optional_not_done" else ", and it is mandatory."
    return f"{run_words(dossier.run(check.run or ''))} {was}{mandatory}"


def _no_alternative(dossier: Dossier, check: Check) -> str:
    choices = " nor ".join(run_words(dossier.run(key)) for key in check.params["runs"].split(","))
    return f"Neither {choices} is done."


def _weight_unchecked(_dossier: Dossier, check: Check) -> str:
    weight = check.params["weight_kg"]
    if not weight:
        return "No second person has checked the weight of weight not in the source."
    return weight_unchecked_sentence(weight)


def weight_unchecked_sentence(weight_kg: str) -> str:
    """Sentence of a weight that no second person has checked."""
    return f"No second person has checked the weight of {shown(Decimal(weight_kg))} kg."


def _weight_changed(_dossier: Dossier, check: Check) -> str:
    more = " Weigh again." if check.params["weigh_again"] == "yes" else ""
    return (
        f"The weight was {_number(check, 'then_kg')} kg when the batch was issued and is {_number(check, 'now_kg')} kg"
        f" now ({_number(check, 'change_pct', 3)} %).{more}"
    )


def _donor(dossier: Dossier, check: Check) -> str:
    assert isinstance(check.data, Reason)
    said = reason_sentence(check.data, dossier.recipe)
    return f"{said} Used on the ground of {label(Ground(check.params['ground']))}." if check.params["ground"] else said


def _reactive_after(dossier: Dossier, check: Check) -> str:
    key = check.params["marker"]
    marker = next((known.label for known in dossier.recipe.donor_testing.markers if known.key == key), key)
    return f"Donor {check.subject.key}: {marker} was found reactive after the batch was decided on."


def _determination_open(dossier: Dossier, check: Check) -> str:
    assert isinstance(check.data, tuple)
    reasons: Sequence[Reason] = check.data
    pending = " ".join(reason_sentence(reason, dossier.recipe) for reason in reasons)
    return f"The determination of the donor is still to be completed: {pending}"


def _quarantine(dossier: Dossier, _check: Check) -> str:
    return f"Batch {dossier.number} is in quarantine: it is not released."


def _not_for_use(dossier: Dossier, _check: Check) -> str:
    return f"Batch {dossier.number} is {label(dossier.decision)}: nothing of it is given."


def _decision_broken(dossier: Dossier, _check: Check) -> str:
    if dossier.decision == Decision.RELEASED:
        return "The signature under the release is not what was signed."
    return f"The signature under the decision on batch {dossier.number} is not what was signed."


def _nothing_to_supply(_dossier: Dossier, check: Check) -> str:
    if Decision(check.params["decision"]) in TO_THE_PATIENT:
        return "Nothing has failed that the decision on it did not know of."
    return "Nothing of it is out of specification: it is released, or rejected, like any other batch."


def _paper_missing(_dossier: Dossier, check: Check) -> str:
    return f"Missing: {paper_words(Paper(check.params['paper']))}."


def _deviation_open(_dossier: Dossier, check: Check) -> str:
    event = str(getattr(check.data, "event", "")).rstrip(".")
    return f"Deviation {getattr(check.data, 'number', '')} is open: {event}."


def _mismatch(_dossier: Dossier, check: Check) -> str:
    scanned, asked, expected = (check.params[name] for name in ("scanned", "asked", "expected"))
    what = code_label(ScanTarget, asked)
    return f"Container {check.subject.key}: “{scanned}” was scanned, and the {what} is {expected}."


def _dose_changed(_dossier: Dossier, check: Check) -> str:
    then, now = _number(check, "then", 4), _number(check, "now", 4) if check.params["now"] else "not known"
    return f"NK cells in {check.subject.key}: {then} when the batch was decided on, {now} now."


def _dose_refused(dossier: Dossier, check: Check) -> str:
    why = f": {check.params['why'].rstrip('.')}" if check.params["why"] else ""
    return f"{dossier.name(check.by)} decided that it is not given{why}."


def _relied_on(dossier: Dossier, check: Check) -> str:
    test = dossier.recipe.criterion(check.subject.key).attribute
    return f"{test}, result {check.params['ordinal']}: changed since the batch was decided on."


def _unfit(_dossier: Dossier, check: Check) -> str:
    if isinstance(check.data, LotFault):
        return lot_fault_sentence(check.data)
    assert isinstance(check.data, EquipmentFault)
    return equipment_fault_sentence(check.data)


def _other_kind(dossier: Dossier, check: Check) -> str:
    what = "another material" if check.code == "lot.other_material" else "another kind of equipment"
    code = f"lot {check.subject.key}" if check.code == "lot.other_material" else check.subject.key
    return f"{where_in_step(dossier, check)}: {code} is {check.params['name']}, {what}."


SENTENCES: Mapping[str, Writer] = {
    **TREATMENT,
    **AFTER_USE,
    **LABELS,
    **{f"test.{verdict}": _test for verdict in ("failed", "pending", "to_look_at", "invalid", "not_tested")},
    **{f"test.{verdict}": _test for verdict in ("cannot_be_shown", "passed", "not_applicable")},
    "lot.unfit": _unfit,
    "lot.other_material": _other_kind,
    "equipment.unfit": _unfit,
    "equipment.other_kind": _other_kind,
    "result.failed": _result,
    "result.before_sample": _before_sample,
    "results.unreviewed": _unreviewed,
    "positive.reported": _positive,
    "positive.nobody_told": _nobody_told,
    "record.unreviewed": lambda _d, _c: "QA has not reviewed the record: its exceptions and its trail.",
    "record.changed_since_review": _changed_since_review,
    "batch.decided_on_paper": lambda _d, _c: (
        "This batch was made and decided on paper; what is transcribed here is not released again."
    ),
    "product.no_container": lambda _d, _c: "No container is filled.",
    "product.supply_unknown": lambda _d, _c: "It is not written down whether the product is kept fresh or was frozen.",
    "product.count_missing": lambda _d, _c: "The dose is counted twice; a count is missing.",
    "product.counts_differ": _counts_differ,
    "product.counted_by_one_person": lambda _d, _c: (
        "Both counts of the dose are one person's, by one method: a second person or method counts again."
    ),
    "product.expired": _expired,
    "product.expiry_lifted": _expiry_lifted,
    "step.not_done": _not_done,
    "step.mandatory_left_out": _not_done,
    "step.optional_not_done": _not_done,
    "step.no_alternative_done": _no_alternative,
    "weight.unknown": lambda _d, _c: "The patient's weight is not known.",
    "weight.unchecked": _weight_unchecked,
    "weight.changed": _weight_changed,
    "donor.against": _donor,
    "donor.pending": _donor,
    "donor.used_on_ground": _donor,
    "donor.reactive_after_release": _reactive_after,
    "donor.determination_open": _determination_open,
    "donor.physician_not_told": lambda _d, _c: (
        "The physician is still to be told how the determination of the donor ended."
    ),
    "use.at_risk": lambda _d, check: f"Used at risk: {check.data}",
    "decision.quarantine": _quarantine,
    "decision.not_for_use": _not_for_use,
    "decision.release_due": lambda _d, _c: "The product is filled, and nothing blocks its release.",
    "decision.certification_due": lambda _d, _c: "Nothing blocks its certification.",
    "decision.signature_broken": _decision_broken,
    "supply.nothing_out_of_specification": _nothing_to_supply,
    "supply.decided_already": lambda _d, _c: "The supply that stands was decided on everything that failed.",
    "supply.paper_missing": _paper_missing,
    "deviation.open": _deviation_open,
    "dose.changed_after_release": _dose_changed,
    "dose.moved_after_release": _dose_changed,
    "decision.relied_on_changed": _relied_on,
    "dose.refused": _dose_refused,
    "dose.unverified": lambda _d, _c: "No second person has verified the dose as it is now.",
    "container.gone": container_gone,
    "container.given": container_given,
    "container.without_end": without_end,
    "scan.mismatch": _mismatch,
}
