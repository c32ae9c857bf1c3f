"""Checks of the treatment: infusions, the dose delivered, IL-2; corrected, late or not checked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from nkmfg.domain.facts.disposition_facts import TO_THE_PATIENT, Il2Entry, Il2Fact, InfusionEntry, Reaction
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.facts.transcription import transcribed_at
from nkmfg.domain.facts.ward import CustodyKind
from nkmfg.domain.findings.check import Check, Outcome, Subject, SubjectKind
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.forms import printed_for
from nkmfg.domain.findings.scope import DECISIONS
from nkmfg.domain.product.dose import Fit
from nkmfg.domain.product.dose_verification import DoseDecision, is_refused
from nkmfg.domain.product.filled import expires_at
from nkmfg.domain.product.infusions import DeliveredDose, bedside_of, day_zero, infusion_verifications
from nkmfg.domain.product.results import limits_per_kg
from nkmfg.domain.product.treatment import treatment_date
from nkmfg.domain.recipe.schedule import is_late_entry
from nkmfg.domain.values.quantities import plain

INFUSION_FIELDS = (
    "container",
    "identity_matched",
    "started_at",
    "stopped_at",
    "given_typed",
    "weight_typed",
    "reaction",
    "residue",
    "given_by",
)
IL2_FIELDS = ("given", "ordered_typed", "given_typed", "given_at", "site", "lot")


@dataclass(frozen=True, slots=True)
class TreatmentChange:
    """Correction of one field of an infusion or of a day's IL-2: values before and after, by whom, when, why."""

    kind: SubjectKind
    of: str  # the infusion's ordinal, or the day of treatment
    what: str  # the field
    before: str | None
    after: str | None
    by: str  # login
    at: datetime
    reason: str

    @property
    def values(self) -> dict[str, str | None]:
        """Values before and after."""
        return {"before": self.before, "after": self.after}


def treatment_changes(dossier: Dossier) -> tuple[TreatmentChange, ...]:
    """Every correction of infusions and IL-2, in the order of recording."""
    found = [
        change
        for infusion in dossier.infusions
        for was, became in zip(infusion.entries, infusion.entries[1:], strict=False)
        for change in _differences(SubjectKind.INFUSION, str(infusion.ordinal), INFUSION_FIELDS, was, became)
    ]
    found += [
        change
        for dose in dossier.il2_doses
        for was, became in zip(dose.entries, dose.entries[1:], strict=False)
        for change in _differences(SubjectKind.IL2, str(dose.day), IL2_FIELDS, was, became)
    ]
    return tuple(sorted(found, key=lambda change: change.at))


def _differences(
    kind: SubjectKind,
    of: str,
    fields: tuple[str, ...],
    was: InfusionEntry | Il2Entry,
    became: InfusionEntry | Il2Entry,
) -> Iterator[TreatmentChange]:
    for name in fields:
        before, after = _value(was, name), _value(became, name)
        if before != after:
            yield TreatmentChange(
                kind, of, name, before, after, became.recorded_by, became.entered_at, became.reason or ""
            )


def _value(entry: InfusionEntry | Il2Entry, name: str) -> str | None:
    """A field as a canonical string: moment in ISO 8601, yes or no, or code; a reaction with the action taken."""
    value = getattr(entry, name)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name == "reaction" and isinstance(entry, InfusionEntry):
        return ", ".join(part for part in (entry.reaction.value, entry.reaction_action) if part)
    return None if value is None else str(value)


def corrected(evidence: Evidence) -> Iterator[Check]:
    """Check corrections of infusions and IL-2, each with the value before."""
    for change in treatment_changes(evidence.dossier):
        yield Check(
            code="treatment.corrected",
            subject=Subject(change.kind, change.of),
            params={
                "thing": f"{change.kind}:{change.of}",
                "what": change.what,
                "then": change.before or "",
                "now": change.after or "",
                "at": change.at.isoformat(),
            },
            data=change,
            by=change.by,
            at=change.at,
            answer=change.reason,
        )


def late(evidence: Evidence) -> Iterator[Check]:
    """Check ward entries recorded later than the recipe allows; the accompanying form answers them."""
    dossier = evidence.dossier
    transcribed = transcribed_at(dossier)  # what was entered then is listed once for the whole batch
    for infusion in dossier.infusions:
        first = infusion.entries[0]
        if first.entered_at == transcribed:
            continue
        noted = bedside_of(dossier, infusion)
        form = noted.form if noted and noted.form else ""
        subject = Subject(SubjectKind.INFUSION, str(infusion.ordinal))
        yield from _late(dossier, subject, first.stopped_at or first.started_at, first, form=form)
    for dose in dossier.il2_doses:
        start = dose.entries[0]
        if start.given_at is not None and start.entered_at != transcribed:
            subject = Subject(SubjectKind.IL2, str(dose.day))
            yield from _late(dossier, subject, start.given_at, start, answer=start.reason or "")


def _late(
    dossier: Dossier,
    subject: Subject,
    happened_at: datetime,
    entry: InfusionEntry | Il2Entry,
    *,
    form: str = "",
    answer: str = "",
) -> Iterator[Check]:
    limit = dossier.recipe.late_entry_minutes
    if is_late_entry(happened_at, entry.entered_at, limit):
        yield Check(
            code="treatment.late",
            subject=subject,
            params={
                "thing": str(subject),
                "entered_at": entry.entered_at.isoformat(),
                "minutes": str((entry.entered_at - happened_at) // timedelta(minutes=1)),
                "limit_minutes": str(limit),
                "form": form,
            },
            by=entry.recorded_by,
            at=entry.entered_at,
            answer=answer,
        )


def unchecked(evidence: Evidence) -> Iterator[Check]:
    """Check infusions without a second person's signature on their present version."""
    dossier = evidence.dossier
    transcribed = transcribed_at(dossier)
    for infusion in dossier.infusions:
        # What came from paper was signed there.
        if infusion.last.entered_at != transcribed and not infusion_verifications(dossier, infusion):
            yield Check(
                code="infusion.unchecked",
                subject=Subject(SubjectKind.INFUSION, str(infusion.ordinal)),
                outcome=Outcome.PENDING,
                params={"revision": str(infusion.last.revision)},
                by=infusion.last.recorded_by,
                at=infusion.last.entered_at,
                stops=DECISIONS,
                is_open=True,
            )


def infused(evidence: Evidence) -> Iterator[Check]:
    """Check each infusion for faults. It is recorded all the same, and each fault opens a deviation.

    What was transcribed from paper was judged there; a correction of it here is judged by its own values.
    """
    transcribed = transcribed_at(evidence.dossier)
    for delivered in evidence.treatment.delivered:
        if delivered.infusion.last.entered_at == transcribed:
            continue
        if delivered.infusion.entries[0].entered_at != transcribed:
            yield from _of_release(evidence, delivered)
            yield from _of_papers(evidence, delivered)
        yield from _of_bedside(delivered)
        yield from _of_amounts(evidence, delivered)
        yield from _limits_at_weight(evidence, delivered)


def _given(code: str, delivered: DeliveredDose, **params: str) -> Check:
    last = delivered.infusion.last
    return Check(
        code=code,
        subject=Subject(SubjectKind.INFUSION, str(delivered.infusion.ordinal)),
        params={"revision": str(last.revision), "container": last.container, **params},
        data=delivered,
        by=last.recorded_by,
        at=last.entered_at,
    )


def _of_release(evidence: Evidence, delivered: DeliveredDose) -> Iterator[Check]:
    dossier, last = evidence.dossier, delivered.infusion.last
    decided = [fact.decision for fact in dossier.dispositions if fact.decided_at <= last.started_at]
    if not decided or decided[-1] not in TO_THE_PATIENT:
        yield _given("infusion.not_released", delivered, decision=decided[-1].value if decided else "quarantine")
    against = tuple(_stopped_at(evidence, last.started_at))
    if against:
        yield _given("infusion.against_stop", delivered, against=",".join(against))
    expiry = expires_at(dossier)
    if expiry is not None and last.started_at > expiry:
        yield _given("infusion.after_expiry", delivered, expires_at=expiry.isoformat())


def _of_bedside(delivered: DeliveredDose) -> Iterator[Check]:
    last = delivered.infusion.last
    if not last.identity_matched:
        yield _given("infusion.identity_mismatch", delivered)
    if last.reaction is not Reaction.NONE and not last.reaction_action:
        yield replace(_given("infusion.reaction_without_action", delivered, reaction=last.reaction.value), is_open=True)


def _stopped_at(evidence: Evidence, moment: datetime) -> Iterator[str]:
    """Yield what stopped the giving by the record of that moment: positives, open deviations, a physician's refusal."""
    dossier = evidence.dossier
    for hold in dossier.holds:
        if hold.called_at < moment and (hold.stops or hold.decided_at is None or hold.decided_at > moment):
            yield hold.number
    for deviation in dossier.deviations:
        if deviation.opened_at < moment and (deviation.closed_at is None or deviation.closed_at > moment):
            yield deviation.number
    if is_refused((signed, facts) for signed, facts in evidence.dose_decisions if signed.at < moment):
        yield DoseDecision.DO_NOT_GIVE


def _of_papers(evidence: Evidence, delivered: DeliveredDose) -> Iterator[Check]:
    """Yield faults in the issue of the container and in the form: another bag's form questions the identity."""
    dossier, last = evidence.dossier, delivered.infusion.last
    issued = dossier.ward.hand(last.container, CustodyKind.ISSUED)
    if issued is None or issued.happened_at > last.started_at:
        yield _given("infusion.bedside", delivered, fault="not_issued")
    noted = bedside_of(dossier, delivered.infusion)
    form = (noted.form if noted else None) or ""
    bag = printed_for(dossier, form)
    if bag is not None and bag != last.container:
        found = _given("infusion.form_of_other_bag", delivered, form=form, printed_for=bag)
        yield replace(found, stops=found.spec.may_stop, is_open=True)


def _of_amounts(evidence: Evidence, delivered: DeliveredDose) -> Iterator[Check]:
    last = delivered.infusion.last
    container = next((candidate for candidate in evidence.containers if candidate.code == last.container), None)
    content_ml = None if container is None else container.content_ml
    if container is None:
        yield _given("infusion.unknown_container", delivered)
    elif content_ml is not None and (given_ml := _given_until(evidence.dossier, delivered)) > content_ml:
        yield _given("infusion.more_than_held", delivered, given_ml=plain(given_ml), content_ml=plain(content_ml))
    change, limit = delivered.weight_change_pct.value, evidence.dossier.recipe.dosing.weight_change_pct
    if change is not None and abs(change) > limit:
        yield _given("infusion.weight_differs", delivered, change_pct=plain(change))


def _given_until(dossier: Dossier, delivered: DeliveredDose) -> Fraction:
    """Volume in mL given from the container of an infusion, by this and earlier infusions."""
    this = delivered.infusion
    given = [
        Fraction(infusion.last.given_ml)
        for infusion in dossier.infusions
        if infusion.last.container == this.last.container and infusion.ordinal <= this.ordinal
    ]
    return sum(given, Fraction(0))


def _limits_at_weight(evidence: Evidence, delivered: DeliveredDose) -> Iterator[Check]:
    """Yield limits per kg that the whole content exceeds at the current weight, if that is below the ordered one."""
    weight_kg: Decimal = delivered.infusion.last.weight_kg
    order = evidence.dossier.order
    if order.weight_kg is not None and weight_kg >= order.weight_kg:
        return
    lighter = Evidence(replace(evidence.dossier, order=replace(order, weight_kg=weight_kg)), evidence.figures)
    for test in limits_per_kg(lighter.tests):
        if test.judgement.is_out_of_specification and not test.is_computed:
            found = _given(
                "infusion.limit_at_weight", delivered, criterion=test.criterion.key, weight_kg=plain(weight_kg)
            )
            yield replace(found, data=test)


def level_missed(evidence: Evidence) -> Iterator[Check]:
    """Check the whole delivered dose against the dose level.

    Too much is reported at once; too little only when no container is left that could still be given.
    """
    whole = evidence.treatment
    value = None if whole.nk_cells_per_kg is None else whole.nk_cells_per_kg.value
    transcribed = transcribed_at(evidence.dossier)
    if all(infusion.last.entered_at == transcribed for infusion in evidence.dossier.infusions):
        return  # judged on paper
    if value is None or whole.fit in (None, Fit.WITHIN) or (whole.fit is Fit.BELOW and not whole.is_all_given):
        return
    assert whole.fit is not None
    yield Check(
        code="treatment.level_missed",
        subject=Subject(SubjectKind.DOSE),
        params={"value": plain(value), "fit": whole.fit.value, "level": evidence.dossier.order.dose_level},
    )


def il2_given(evidence: Evidence) -> Iterator[Check]:
    """Check IL-2 doses that differ from the order, or were given on another day than planned."""
    dossier = evidence.dossier
    transcribed = transcribed_at(dossier)
    day_0, is_real = day_zero(dossier)
    for dose in dossier.il2_doses:
        last = dose.last
        if last.given_iu is None or last.given_at is None or last.entered_at == transcribed:
            continue
        off = abs(Fraction(last.given_iu) - Fraction(last.ordered_iu)) * 100
        if off > Fraction(dossier.recipe.dosing.tolerance_pct) * Fraction(last.ordered_iu):
            yield _of_il2("il2.dose_differs", dose, given=last.given_typed or "", ordered=last.ordered_typed)
        given_on = last.given_at.astimezone(dossier.zone).date()
        if day_0 is not None and is_real and given_on != treatment_date(dose.day, day_0):
            due_on = treatment_date(dose.day, day_0)
            yield _of_il2("il2.other_day", dose, given_on=given_on.isoformat(), due_on=due_on.isoformat())


def _of_il2(code: str, dose: Il2Fact, **params: str) -> Check:
    return Check(
        code=code,
        subject=Subject(SubjectKind.IL2, str(dose.day)),
        params={"revision": str(dose.last.revision), **params},
        by=dose.last.recorded_by,
        at=dose.last.entered_at,
    )
