"""Table of check codes: severity, what each may stop, whose work it is, and how it is settled."""

from nkmfg.domain.findings.spec import EVERYTHING, Begins, CheckSpec, DoseDoubt, Group, Needs, Stop
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.permissions.actions import Action

_DECISIONS = frozenset({Stop.RELEASE, Stop.SUPPLY, Stop.CERTIFICATION})
_USE = frozenset({Stop.HAND_OVER, Stop.GIVING})
_FIRST_DECISION = frozenset({Stop.RELEASE, Stop.SUPPLY})
_VALUE, _COUNTED = ("value",), ("counted_in", "value")
_GONE = CheckSpec(tone=Tone.NOTED, may_stop=frozenset({Stop.HAND_OVER}))


def _to_do(
    work: Action,
    *may_stop: Stop,
    begins: Begins = Begins.FOUND,
    needs: Needs = Needs.REMEDY,
    identity: tuple[str, ...] = (),
) -> CheckSpec:
    """Spec of something still to be done."""
    stops = frozenset(may_stop)
    return CheckSpec(tone=Tone.PENDING, may_stop=stops, work=work, begins=begins, needs=needs, identity=identity)


def _test(tone: Tone) -> CheckSpec:
    return CheckSpec(tone=tone, may_stop=_DECISIONS | _USE | {Stop.LABEL}, work=Action.RECORD_RESULT, begins=Begins.DUE)


def _product(tone: Tone, begins: Begins = Begins.FILLED) -> CheckSpec:
    return CheckSpec(tone=tone, may_stop=_FIRST_DECISION, work=Action.RECORD_RUN, begins=begins, needs=Needs.REMEDY)


def _out_of_limit(tone: Tone, *, deviation: bool = False, identity: tuple[str, ...] = _VALUE) -> CheckSpec:
    """Spec of a value outside a limit: an action limit opens a deviation, a warning limit needs an answer (FD9)."""
    return CheckSpec(
        tone=tone,
        group=Group.OUT_OF_LIMIT,
        needs=Needs.ANSWER,
        work=Action.ANSWER_EXCEPTION,
        opens_deviation=deviation,
        identity=identity,
    )


def _implausible(*identity: str) -> CheckSpec:
    return CheckSpec(
        tone=Tone.ACTION,
        group=Group.TO_CONFIRM,
        may_stop=_DECISIONS,
        needs=Needs.REMEDY,
        work=Action.CONFIRM_ENTRY,
        begins=Begins.ELSEWHERE,
        identity=identity,
    )


def _opens_deviation(*identity: str, doubt: DoseDoubt | None = None) -> CheckSpec:
    """Spec of something used or given that should not have been: QA assesses it in a deviation."""
    return CheckSpec(
        tone=Tone.ACTION, opens_deviation=True, work=Action.CLOSE_DEVIATION, doubts_dose=doubt, identity=identity
    )


def _label(tone: Tone) -> CheckSpec:
    return CheckSpec(tone=tone, may_stop=_USE, work=Action.PRINT_LABEL, begins=Begins.RELEASED, needs=Needs.REMEDY)


def _doubt(*identity: str, of_dose: DoseDoubt | None = None) -> CheckSpec:
    """Spec of a later doubt about the basis of a decision or of an identity, until QA has assessed it (FD3, FD10)."""
    return CheckSpec(
        tone=Tone.FAIL,
        may_stop=_USE | {Stop.LABEL},
        shown_at=_DECISIONS,
        opens_deviation=True,
        work=Action.CLOSE_DEVIATION,
        doubts_dose=of_dose,
        identity=identity,
    )


def _after_use(*identity: str) -> CheckSpec:
    """Spec of something questioned after its use: its impact on the batch is assessed and signed (FD1)."""
    return CheckSpec(
        tone=Tone.ACTION,
        may_stop=EVERYTHING,
        shown_at=_DECISIONS,
        opens_deviation=True,
        work=Action.CLOSE_DEVIATION,
        identity=identity,
    )


CHECKS: dict[str, CheckSpec] = {
    # signatures
    "signature.invalid": CheckSpec(
        tone=Tone.FAIL, group=Group.SIGNATURE_INVALID, may_stop=_DECISIONS, needs=Needs.REMEDY, identity=("digest",)
    ),
    "signature.altered": CheckSpec(
        tone=Tone.ACTION,
        group=Group.SIGNATURE_ALTERED,
        may_stop=_DECISIONS,
        needs=Needs.REMEDY,
        work=Action.SIGN_PERFORMED,
        identity=("digest",),
    ),
    "signature.given_again": CheckSpec(tone=Tone.NOTED, group=Group.SIGNATURE_ALTERED, identity=("digest",)),
    # deviations
    "deviation.open": CheckSpec(
        tone=Tone.ACTION,
        group=Group.DEVIATION,
        may_stop=EVERYTHING,
        needs=Needs.REMEDY,
        work=Action.CLOSE_DEVIATION,
    ),
    "deviation.closed": CheckSpec(tone=Tone.PASS, group=Group.DEVIATION),
    # values
    "limit.action": _out_of_limit(Tone.ACTION, deviation=True),
    "limit.warning": _out_of_limit(Tone.WARNING),
    "answer.deviates": _out_of_limit(Tone.ACTION, deviation=True),
    "viability.action": _out_of_limit(Tone.ACTION, deviation=True, identity=_COUNTED),
    "viability.warning": _out_of_limit(Tone.WARNING, identity=_COUNTED),
    "actual.off_calculated": _out_of_limit(Tone.WARNING),
    "quantity.action": _out_of_limit(Tone.ACTION, deviation=True, identity=("quantity", "about", "value")),
    "quantity.warning": _out_of_limit(Tone.WARNING, identity=("quantity", "about", "value")),
    "replicates.differ": _out_of_limit(Tone.WARNING, identity=("counted_in", "difference_pct")),
    "replicates.third_needed": _out_of_limit(Tone.WARNING, identity=("counted_in", "difference_pct")),
    "content.impossible": CheckSpec(
        tone=Tone.ACTION,
        group=Group.DOES_NOT_ADD_UP,
        may_stop=_DECISIONS,
        needs=Needs.REMEDY,
        opens_deviation=True,
        work=Action.CORRECT_ENTRY,
        identity=("fault", "at"),
    ),
    "value.implausible": _implausible("value"),
    "count.implausible": _implausible("vessel", "at"),
    "value.confirmed": CheckSpec(tone=Tone.WARNING, group=Group.CONFIRMED, identity=_VALUE),
    "field.blank": CheckSpec(
        tone=Tone.ACTION,
        group=Group.BLANK,
        may_stop=_DECISIONS,
        needs=Needs.REMEDY,
        work=Action.RECORD_RUN,
        identity=("fields", "about"),
    ),
    "entry.corrected": CheckSpec(tone=Tone.WARNING, group=Group.CHANGED, identity=("revision",)),
    "entry.voided": CheckSpec(tone=Tone.WARNING, group=Group.VOIDED, identity=("revision",)),
    "entry.late": CheckSpec(
        tone=Tone.LATE,
        group=Group.LATE_ENTRY,
        needs=Needs.ANSWER,
        work=Action.ANSWER_EXCEPTION,
        identity=("about", "entered_at", "by"),
    ),
    "number.differs_now": CheckSpec(
        tone=Tone.WARNING,
        group=Group.DIFFERS_NOW,
        needs=Needs.ANSWER,
        work=Action.ANSWER_EXCEPTION,
        identity=("name", "then", "now"),
    ),
    "number.known_now": CheckSpec(tone=Tone.NOTED, group=Group.DIFFERS_NOW, identity=("name", "then", "now")),
    "calculated.differs_now": CheckSpec(tone=Tone.WARNING, group=Group.DIFFERS_NOW, identity=(*_VALUE, "then", "now")),
    # steps
    "step.missed": CheckSpec(tone=Tone.ACTION, group=Group.MISSED, needs=Needs.ANSWER, work=Action.ANSWER_EXCEPTION),
    "step.missed_expected": CheckSpec(
        tone=Tone.LATE, group=Group.MISSED, needs=Needs.ANSWER, work=Action.ANSWER_EXCEPTION, identity=("runs",)
    ),
    "step.done_late": CheckSpec(
        tone=Tone.LATE, group=Group.MISSED, needs=Needs.ANSWER, work=Action.ANSWER_EXCEPTION, identity=("done_at",)
    ),
    "step.unsigned": CheckSpec(
        tone=Tone.PENDING,
        group=Group.UNSIGNED,
        may_stop=_DECISIONS,
        needs=Needs.REMEDY,
        work=Action.SIGN_PERFORMED,
        identity=("wanting",),
    ),
    "step.added": CheckSpec(tone=Tone.NOTED, group=Group.ADDED),
    "step.left_out": CheckSpec(tone=Tone.WARNING, group=Group.LEFT_OUT),
    "draft.never_recorded": CheckSpec(
        tone=Tone.WARNING, group=Group.NEVER_RECORDED, identity=("fields", "by", "left_at")
    ),
    "step.not_done": _to_do(Action.RECORD_RUN, *_FIRST_DECISION, begins=Begins.FILLED),
    "step.mandatory_left_out": CheckSpec(
        tone=Tone.ACTION, may_stop=_FIRST_DECISION, needs=Needs.REMEDY, work=Action.OPEN_DEVIATION
    ),
    "step.optional_not_done": CheckSpec(tone=Tone.WARNING, shown_at=_FIRST_DECISION),
    "step.no_alternative_done": _to_do(Action.RECORD_RUN, *_FIRST_DECISION, begins=Begins.FILLED),
    # materials and equipment
    "lot.unfit": _opens_deviation("reason", "run"),
    "lot.other_material": _opens_deviation("field", "run"),
    "equipment.unfit": _opens_deviation("reason", "run"),
    "equipment.other_kind": _opens_deviation("field", "run"),
    "lot.rejected_after_use": _after_use("since"),
    "lot.held_after_use": _after_use("since"),
    "equipment.quarantined_after_use": _after_use("since"),
    "recipe.withdrawn_after_use": _after_use(),
    "person.questioned_after_use": _after_use("since"),
    "person.not_affected_unconfirmed": _to_do(
        Action.ASSESS_WORK, *_DECISIONS, begins=Begins.ELSEWHERE, needs=Needs.SIGNATURE, identity=("since",)
    ),
    "use.not_affected": CheckSpec(tone=Tone.NOTED, group=Group.NOT_AFFECTED, shown_at=_DECISIONS, identity=("since",)),
    "use.at_risk": _to_do(Action.RELEASE_LOT, *_FIRST_DECISION, identity=("pending",)),
    # results
    "test.failed": _test(Tone.FAIL),
    "test.pending": _test(Tone.PENDING),
    "test.to_look_at": _test(Tone.WARNING),
    "test.invalid": _test(Tone.ACTION),
    "test.not_tested": _test(Tone.PENDING),
    "test.cannot_be_shown": _test(Tone.ACTION),
    "test.passed": _test(Tone.PASS),
    "test.not_applicable": _test(Tone.NOTED),
    "result.failed": CheckSpec(
        tone=Tone.FAIL, opens_deviation=True, work=Action.UNLOCK_RESULT, identity=("ordinal", "amount")
    ),
    "result.before_sample": _opens_deviation("resulted_at", "taken_at"),
    "results.unreviewed": _to_do(Action.REVIEW_RESULTS, *_DECISIONS, needs=Needs.SIGNATURE),
    # the product
    "product.no_container": _product(Tone.PENDING, Begins.ELSEWHERE),
    "product.supply_unknown": _product(Tone.PENDING),
    "product.count_missing": _product(Tone.PENDING),
    "product.counts_differ": _product(Tone.ACTION),
    "product.counted_by_one_person": _product(Tone.ACTION),
    "product.expired": CheckSpec(tone=Tone.FAIL, may_stop=_FIRST_DECISION | _USE, identity=("expires_at",)),
    "product.expiry_lifted": _doubt("then", "now"),
    # the order
    "weight.unknown": _to_do(Action.REVISE_ORDER, *_FIRST_DECISION, *_USE),
    "weight.unchecked": CheckSpec(
        tone=Tone.ACTION,
        may_stop=_FIRST_DECISION | _USE,
        needs=Needs.SIGNATURE,
        work=Action.VERIFY_WEIGHT,
        begins=Begins.ELSEWHERE,
    ),
    "weight.changed": CheckSpec(tone=Tone.WARNING, shown_at=_FIRST_DECISION, identity=("then_kg", "now_kg")),
    "order.amount_open": CheckSpec(
        tone=Tone.PENDING, may_stop=_USE, shown_at=_FIRST_DECISION, needs=Needs.SIGNATURE, work=Action.DECIDE_DOSE
    ),
    "batch.issued_against": _opens_deviation("rule"),
    # the donor
    "donor.against": CheckSpec(
        tone=Tone.FAIL, may_stop=_FIRST_DECISION, needs=Needs.SIGNATURE, work=Action.PERMIT_DONOR, identity=("rule",)
    ),
    "donor.pending": _to_do(Action.CHANGE_DONOR, *_FIRST_DECISION, identity=("rule",)),
    "donor.used_on_ground": CheckSpec(tone=Tone.WARNING, shown_at=_FIRST_DECISION, identity=("rule",)),
    "donor.reactive_after_release": _doubt("decision", "marker"),
    "donor.determination_open": _to_do(Action.CHANGE_DONOR, Stop.CERTIFICATION),
    "donor.physician_not_told": _to_do(Action.NOTE_PHYSICIAN, Stop.CERTIFICATION),
    # positives
    "positive.reported": CheckSpec(
        tone=Tone.FAIL, may_stop=EVERYTHING, opens_deviation=True, needs=Needs.SIGNATURE, work=Action.DECIDE_POSITIVE
    ),
    "positive.nobody_told": CheckSpec(tone=Tone.ACTION, needs=Needs.REMEDY, work=Action.NOTE_POSITIVE),
    # reviews and decisions
    "record.unreviewed": _to_do(Action.REVIEW_RECORD, *_DECISIONS, needs=Needs.SIGNATURE, begins=Begins.FILLED),
    "record.changed_since_review": _to_do(
        Action.REVIEW_RECORD, *_DECISIONS, needs=Needs.SIGNATURE, begins=Begins.FILLED, identity=("parts",)
    ),
    "batch.transcribed": CheckSpec(tone=Tone.WARNING, group=Group.TRANSCRIBED),
    "batch.transcription_unchecked": CheckSpec(
        tone=Tone.PENDING, group=Group.TRANSCRIBED, needs=Needs.SIGNATURE, work=Action.VERIFY_IMPORT
    ),
    "batch.decided_on_paper": CheckSpec(tone=Tone.ACTION, may_stop=frozenset({Stop.RELEASE})),
    "decision.quarantine": CheckSpec(tone=Tone.PENDING, may_stop=_USE, work=Action.RELEASE_BATCH),
    "decision.release_due": _to_do(Action.RELEASE_BATCH, needs=Needs.SIGNATURE),
    "decision.certification_due": _to_do(Action.CERTIFY_BATCH, needs=Needs.SIGNATURE),
    "decision.not_for_use": CheckSpec(tone=Tone.FAIL, may_stop=_USE),
    "decision.signature_broken": CheckSpec(tone=Tone.FAIL, may_stop=_USE | {Stop.CERTIFICATION}),
    "decision.relied_on_changed": _doubt("decision", "ordinal", "now"),
    "supply.nothing_out_of_specification": CheckSpec(tone=Tone.ACTION, may_stop=frozenset({Stop.SUPPLY})),
    "supply.decided_already": CheckSpec(tone=Tone.ACTION, may_stop=frozenset({Stop.SUPPLY})),
    "supply.paper_missing": _to_do(Action.NOTE_PAPER, Stop.SUPPLY, identity=("paper",)),
    # dose, label, container
    "dose.unverified": _to_do(Action.VERIFY_DOSE, *_USE, needs=Needs.SIGNATURE, begins=Begins.RELEASED),
    "dose.refused": CheckSpec(tone=Tone.FAIL, may_stop=_USE, shown_at=_FIRST_DECISION),
    "dose.moved_after_release": CheckSpec(
        tone=Tone.WARNING,
        group=Group.DIFFERS_NOW,
        shown_at=_DECISIONS,
        needs=Needs.ANSWER,
        work=Action.ANSWER_EXCEPTION,
        identity=("decision", "then", "now"),
    ),
    "dose.changed_after_release": _doubt("then", "now", of_dose=DoseDoubt.AMOUNT),
    "label.not_printed": _label(Tone.PENDING),
    "label.unverified": _to_do(Action.VERIFY_LABEL, *_USE, needs=Needs.SIGNATURE, begins=Begins.RELEASED),
    "label.not_applied": _to_do(Action.NOTE_LABEL, *_USE, begins=Begins.RELEASED),
    "label.other_state": _label(Tone.ACTION),
    "label.says_stopped": _label(Tone.ACTION),
    "label.other_identity": _label(Tone.FAIL),
    "label.other_values": _label(Tone.FAIL),
    "label.without_stop": CheckSpec(tone=Tone.ACTION, work=Action.PRINT_LABEL, needs=Needs.REMEDY),
    "container.gone": _GONE,
    "container.given": _GONE,
    "container.without_end": _to_do(Action.DESTROY_CONTAINER, Stop.CLOSING, begins=Begins.USELESS),
    "scan.mismatch": CheckSpec(
        tone=Tone.FAIL, opens_deviation=True, work=Action.CLOSE_DEVIATION, identity=("at", "asked")
    ),
    "custody.issued_against": _opens_deviation("check", "container", "ordinal"),
    # the treatment
    "infusion.unchecked": CheckSpec(
        tone=Tone.PENDING,
        group=Group.UNSIGNED,
        may_stop=_DECISIONS,
        needs=Needs.REMEDY,
        work=Action.VERIFY_INFUSION,
        identity=("revision",),
    ),
    "treatment.corrected": CheckSpec(
        tone=Tone.WARNING, group=Group.CHANGED, identity=("thing", "what", "then", "now", "at")
    ),
    "treatment.late": CheckSpec(tone=Tone.LATE, group=Group.LATE_ENTRY, identity=("thing", "entered_at")),
    "infusion.not_released": _opens_deviation("container", "decision"),
    "infusion.against_stop": _opens_deviation("container", "against"),
    "infusion.identity_mismatch": _opens_deviation("container", doubt=DoseDoubt.IDENTITY),
    "infusion.after_expiry": _opens_deviation("container", "expires_at"),
    "infusion.limit_at_weight": _opens_deviation("criterion", "weight_kg"),
    "infusion.unknown_container": _opens_deviation("container", doubt=DoseDoubt.IDENTITY),
    "infusion.more_than_held": _opens_deviation("given_ml", "content_ml", doubt=DoseDoubt.AMOUNT),
    "infusion.weight_differs": _opens_deviation("change_pct"),
    "infusion.form_of_other_bag": _doubt("form", "container", of_dose=DoseDoubt.IDENTITY),
    "form.used_for_other_bag": _doubt("used_for", of_dose=DoseDoubt.IDENTITY),
    "infusion.bedside": _opens_deviation("fault", "container"),
    "infusion.reaction_without_action": CheckSpec(
        tone=Tone.ACTION, needs=Needs.REMEDY, work=Action.CORRECT_INFUSION, identity=("revision",)
    ),
    "treatment.level_missed": _opens_deviation("value"),
    "il2.dose_differs": _opens_deviation("given", "ordered"),
    "il2.other_day": _opens_deviation("given_on", "due_on"),
    "adjunct.unwritten": CheckSpec(tone=Tone.PENDING, needs=Needs.REMEDY, work=Action.NOTE_IL2),
    "follow_up.unwritten": CheckSpec(tone=Tone.PENDING, needs=Needs.REMEDY, work=Action.RECORD_RUN),
    # written by a person
    "operation.not_listed": CheckSpec(tone=Tone.ACTION, work=Action.CLOSE_DEVIATION),
    "result.retest": CheckSpec(tone=Tone.ACTION, work=Action.CLOSE_DEVIATION, identity=("ordinal",)),
    "manual": CheckSpec(tone=Tone.ACTION, work=Action.CLOSE_DEVIATION, identity=("event",)),
}
"""Specs by code; every code is listed."""
