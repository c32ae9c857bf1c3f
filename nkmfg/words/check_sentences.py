"""Sentences of checks that block a decision or a hand-over, or open a deviation."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from nkmfg.domain.facts.disposition_facts import TO_THE_PATIENT, Decision, Finding, HoldFact, Paper, ResultFact
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.facts.ward import ScanTarget
from nkmfg.domain.findings.check import Check
from nkmfg.domain.findings.materials import EquipmentFault, LotFault
from nkmfg.domain.findings.reviews import Part
from nkmfg.domain.product.results import JudgedResult, JudgedTest
from nkmfg.domain.recipe.judging import Verdict
from nkmfg.domain.values.moments import local
from nkmfg.words.after_use_sentences import AFTER_USE
from nkmfg.words.codes import code_label, label
from nkmfg.words.containers import container_given, container_gone, without_end
from nkmfg.words.exceptions import where_in_step
from nkmfg.words.formats import shown
from nkmfg.words.inputs import source_words
from nkmfg.words.judgements import judgement_sentence, names_in_row
from nkmfg.words.label_sentences import LABELS
from nkmfg.words.materials import equipment_fault_sentence, lot_fault_sentence
from nkmfg.words.messages import _
from nkmfg.words.order_sentences import ORDER
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
    said = [judgement_sentence(test.criterion, test.judgement)]
    if check.params["investigated"] == "yes":
        said.append(_("Out of specification, under investigation."))
    if test.due is not None and test.verdict is Verdict.PENDING:
        said.append(_("Due {due}.", due=local(test.due, dossier.zone)))
        if test.due <= dossier.read_at:
            said.append(_("It is overdue."))
    said.append(when_asked(dossier, test))
    return " ".join(sentence for sentence in said if sentence)


def _result(_dossier: Dossier, check: Check) -> str:
    assert isinstance(check.data, tuple)
    test, judged = check.data
    assert isinstance(test, JudgedTest)
    assert isinstance(judged, JudgedResult)
    return judgement_sentence(test.criterion, judged.judgement)


def _before_sample(dossier: Dossier, check: Check) -> str:
    assert isinstance(check.data, ResultFact)
    return _(
        "{test}, result {ordinal}: dated {resulted_at}, before {sample} was taken, {taken_at}.",
        test=dossier.recipe.criterion(check.params["test"]).attribute,
        ordinal=check.data.ordinal,
        resulted_at=_moment(dossier, check.params["resulted_at"]),
        sample=source_words(check.data.of),
        taken_at=_moment(dossier, check.params["taken_at"]),
    )


def _unreviewed(dossier: Dossier, check: Check) -> str:
    labels = {criterion.key: criterion.attribute for criterion in dossier.recipe.criteria}
    tests = names_in_row(labels.get(key, key) for key in check.params["tests"].split(","))
    return _("Not reviewed by a second person: {tests}.", tests=tests)


def _positive(_dossier: Dossier, check: Check) -> str:
    assert isinstance(check.data, HoldFact)
    return hold_sentence(check.data)


def hold_sentence(hold: HoldFact) -> str:
    """Sentence of a reported positive that stops a batch."""
    if hold.verdict == Finding.CONFIRMED:
        return _(
            "Stopped: a positive was reported of {thing} ({positive}, confirmed).",
            thing=hold.thing,
            positive=hold.number,
        )
    return _(
        "Stopped: a positive was reported of {thing} ({positive}, not confirmed yet).",
        thing=hold.thing,
        positive=hold.number,
    )


def _nobody_told(_dossier: Dossier, check: Check) -> str:
    return _(
        "Nobody was told of positive {positive} yet: call those on the list of contacts.", positive=check.subject.key
    )


def _changed_since_review(dossier: Dossier, check: Check) -> str:
    assert isinstance(check.data, tuple)
    parts: Sequence[Part] = check.data
    return _("Changed or added since QA reviewed the record: {parts}.", parts=in_short(dossier, parts))


def in_short(dossier: Dossier, parts: Sequence[Part], most: int = 4) -> str:
    """Names of the first `most` parts, and the number of the others."""
    named = names_in_row(part_words(dossier, part) for part in parts[:most])
    return _("{named} and {others} more", named=named, others=len(parts) - most) if len(parts) > most else named


def _counts_differ(_dossier: Dossier, check: Check) -> str:
    limit_pct = _number(check, "limit_pct")
    if not check.params["difference_pct"]:
        return _("The counts of the dose differ; the limit is {limit_pct} %.", limit_pct=limit_pct)
    return _(
        "The counts of the dose differ by {difference_pct} %; the limit is {limit_pct} %.",
        difference_pct=_number(check, "difference_pct", 4),
        limit_pct=limit_pct,
    )


def _expired(dossier: Dossier, check: Check) -> str:
    return _("The product expired on {expires_at}.", expires_at=_moment(dossier, check.params["expires_at"]))


def _expiry_lifted(dossier: Dossier, check: Check) -> str:
    then, now = (_moment(dossier, at) if at else _("not known") for at in (check.params["then"], check.params["now"]))
    return _("Expiry of the product: {then} when the batch was decided on, {now} now.", then=then, now=now)


def _not_done(dossier: Dossier, check: Check) -> str:
    step = run_words(dossier.run(check.run or ""))
    if check.params["left_out"] == "yes":
        if check.code == "step.optional_not_done":
            return _("{step} was left out.", step=step)
        return _("{step} was left out, and it is mandatory.", step=step)
    if check.code == "step.optional_not_done":
        return _("{step} is not done.", step=step)
    return _("{step} is not done, and it is mandatory.", step=step)


def _no_alternative(dossier: Dossier, check: Check) -> str:
    first, *others = (run_words(dossier.run(key)) for key in check.params["runs"].split(","))
    for step in others:
        first = _("{steps} nor {step}", steps=first, step=step)
    return _("Neither {steps} is done.", steps=first)


def _quarantine(dossier: Dossier, _check: Check) -> str:
    return _("Batch {batch} is in quarantine: it is not released.", batch=dossier.number)


def _not_for_use(dossier: Dossier, _check: Check) -> str:
    return _(
        "Batch {batch} is {decision}: nothing of it is given.", batch=dossier.number, decision=label(dossier.decision)
    )


def _decision_broken(dossier: Dossier, _check: Check) -> str:
    if dossier.decision == Decision.RELEASED:
        return _("The signature under the release is not what was signed.")
    return _("The signature under the decision on batch {batch} is not what was signed.", batch=dossier.number)


def _nothing_to_supply(_dossier: Dossier, check: Check) -> str:
    if Decision(check.params["decision"]) in TO_THE_PATIENT:
        return _("Nothing has failed that the decision on it did not know of.")
    return _("Nothing of it is out of specification: it is released, or rejected, like any other batch.")


def _paper_missing(_dossier: Dossier, check: Check) -> str:
    return _("Missing: {paper}.", paper=paper_words(Paper(check.params["paper"])))


def _deviation_open(_dossier: Dossier, check: Check) -> str:
    event = str(getattr(check.data, "event", "")).rstrip(".")
    number = getattr(check.data, "number", "")
    return _("Deviation {deviation} is open: {event}.", deviation=number, event=event)


def _mismatch(_dossier: Dossier, check: Check) -> str:
    scanned, asked, expected = (check.params[name] for name in ("scanned", "asked", "expected"))
    return _(
        "Container {container}: “{scanned}” was scanned, and the {what} is {expected}.",
        container=check.subject.key,
        scanned=scanned,
        what=code_label(ScanTarget, asked),
        expected=expected,
    )


def _dose_changed(_dossier: Dossier, check: Check) -> str:
    return _(
        "NK cells in {container}: {then} when the batch was decided on, {now} now.",
        container=check.subject.key,
        then=_number(check, "then", 4),
        now=_number(check, "now", 4) if check.params["now"] else _("not known"),
    )


def _dose_refused(dossier: Dossier, check: Check) -> str:
    person, why = dossier.name(check.by), check.params["why"].rstrip(".")
    if not why:
        return _("{person} decided that it is not given.", person=person)
    return _("{person} decided that it is not given: {why}.", person=person, why=why)


def _relied_on(dossier: Dossier, check: Check) -> str:
    return _(
        "{test}, result {ordinal}: changed since the batch was decided on.",
        test=dossier.recipe.criterion(check.subject.key).attribute,
        ordinal=check.params["ordinal"],
    )


def _unfit(_dossier: Dossier, check: Check) -> str:
    if isinstance(check.data, LotFault):
        return lot_fault_sentence(check.data)
    assert isinstance(check.data, EquipmentFault)
    return equipment_fault_sentence(check.data)


def _other_kind(dossier: Dossier, check: Check) -> str:
    where, code, name = where_in_step(dossier, check), check.subject.key, check.params["name"]
    if check.code == "lot.other_material":
        return _("{where}: lot {lot} is {name}, another material.", where=where, lot=code, name=name)
    return _("{where}: {equipment} is {name}, another kind of equipment.", where=where, equipment=code, name=name)


SENTENCES: Mapping[str, Writer] = {
    **TREATMENT,
    **AFTER_USE,
    **LABELS,
    **ORDER,
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
    "record.unreviewed": lambda _d, _c: _("QA has not reviewed the record: its exceptions and its trail."),
    "record.changed_since_review": _changed_since_review,
    "batch.decided_on_paper": lambda _d, _c: _(
        "This batch was made and decided on paper; what is transcribed here is not released again."
    ),
    "product.no_container": lambda _d, _c: _("No container is filled."),
    "product.supply_unknown": lambda _d, _c: _(
        "It is not written down whether the product is kept fresh or was frozen."
    ),
    "product.count_missing": lambda _d, _c: _("The dose is counted twice; a count is missing."),
    "product.counts_differ": _counts_differ,
    "product.counted_by_one_person": lambda _d, _c: _(
        "Both counts of the dose are one person's, by one method: a second person or method counts again."
    ),
    "product.expired": _expired,
    "product.expiry_lifted": _expiry_lifted,
    "step.not_done": _not_done,
    "step.mandatory_left_out": _not_done,
    "step.optional_not_done": _not_done,
    "step.no_alternative_done": _no_alternative,
    "use.at_risk": lambda _d, check: _("Used at risk: {risk}", risk=check.data),
    "decision.quarantine": _quarantine,
    "decision.not_for_use": _not_for_use,
    "decision.release_due": lambda _d, _c: _("The product is filled, and nothing blocks its release."),
    "decision.certification_due": lambda _d, _c: _("Nothing blocks its certification."),
    "decision.signature_broken": _decision_broken,
    "supply.nothing_out_of_specification": _nothing_to_supply,
    "supply.decided_already": lambda _d, _c: _("The supply that stands was decided on everything that failed."),
    "supply.paper_missing": _paper_missing,
    "deviation.open": _deviation_open,
    "dose.changed_after_release": _dose_changed,
    "dose.moved_after_release": _dose_changed,
    "decision.relied_on_changed": _relied_on,
    "dose.refused": _dose_refused,
    "dose.unverified": lambda _d, _c: _("No second person has verified the dose as it is now."),
    "container.gone": container_gone,
    "container.given": container_given,
    "container.without_end": without_end,
    "scan.mismatch": _mismatch,
}
