"""Checks of what was questioned after use: materials, equipment, the recipe, the work of people (FD1)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, zip_longest

from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.facts.participants import participations
from nkmfg.domain.facts.questioned import WorkAnswerFact
from nkmfg.domain.facts.transcription import transcribed_at
from nkmfg.domain.findings.check import Check, Outcome, Subject, SubjectKind
from nkmfg.domain.findings.codes import CHECKS
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.spec import EVERYTHING
from nkmfg.domain.findings.uses import Use
from nkmfg.domain.permissions.accounts import AccountState, GrantState
from nkmfg.domain.permissions.states import QUESTIONED, Affected, EquipmentState, LotState

WITHDRAWN = "withdrawn"
"""The state of a recipe's version that was withdrawn, in the parameters of a check."""

_CODES: Mapping[tuple[SubjectKind, str], str] = {
    (SubjectKind.LOT, LotState.REJECTED): "lot.rejected_after_use",
    (SubjectKind.LOT, LotState.QUARANTINE): "lot.held_after_use",
    (SubjectKind.EQUIPMENT, EquipmentState.QUARANTINED): "equipment.quarantined_after_use",
}


def questioned_after_use(evidence: Evidence) -> Iterator[Check]:
    """Check materials whose state questions an earlier use of them, now or at any time since.

    Each period in such a state is an occurrence of its own and stops everything until QA has assessed its impact; a
    release or a return to service ends no stop. It is only noted if whoever set the state declared earlier uses not
    affected; that covers the uses recorded by then. Uses in such a state are left to the checks of those uses.
    """
    for subject, periods, uses in _questioned(evidence.dossier):
        for period in periods:
            earlier = [use for use in uses if use.use.happened_at < period.since and use.is_on_record(period.since)]
            if not earlier:
                continue
            params = {"state": period.state, "since": period.since.isoformat(), "affected": period.affected or ""}
            used = tuple(dict.fromkeys(use.use for use in earlier))
            if period.covers(earlier):
                yield Check(code="use.not_affected", subject=subject, params=params, data=used, at=period.since)
            else:
                yield Check(
                    code=_CODES[subject.kind, period.state],
                    subject=subject,
                    params=params,
                    data=used,
                    at=period.since,
                    stops=EVERYTHING,
                    is_open=True,
                )


def recipe_withdrawn(evidence: Evidence) -> Iterator[Check]:
    """Check the version of the recipe of the batch, if it was withdrawn: as with materials (FD1, FP3)."""
    dossier, withdrawal = evidence.dossier, evidence.dossier.withdrawal
    if withdrawal is None or _is_all_transcribed(dossier):
        return
    subject = Subject(SubjectKind.RECIPE, f"{dossier.recipe.code}/{dossier.recipe.version}")
    params = {"state": WITHDRAWN, "affected": withdrawal.affected.value}
    if withdrawal.affected == Affected.NO:
        yield Check(code="use.not_affected", subject=subject, params=params, at=withdrawal.at)
    else:
        yield Check(
            code="recipe.withdrawn_after_use",
            subject=subject,
            params=params,
            at=withdrawal.at,
            stops=EVERYTHING,
            is_open=True,
        )


def _is_all_transcribed(dossier: Dossier) -> bool:
    """True if the work of a batch was all done by its paper, and the recipe that it is pinned to served none of it."""
    transcribed = transcribed_at(dossier)
    if transcribed is None:
        return False
    entered = [entry.entered_at for _run, line in dossier.lines() for entry in line.entries]
    entered += [entry.entered_at for infusion in dossier.infusions for entry in infusion.entries]
    entered += [entry.entered_at for dose in dossier.il2_doses for entry in dose.entries]
    return all(at == transcribed for at in entered)


def people_questioned(evidence: Evidence) -> Iterator[Check]:
    """Check people who took part in the batch before a role of theirs ended or their account was disabled (FD1).

    Their work stops everything, as with materials, unless it was declared not affected. That is noted once QA has
    signed it; before, it stops the decisions on the batch.
    """
    dossier = evidence.dossier
    transcribed = transcribed_at(dossier)
    took_part = tuple(participations(dossier)) if dossier.work_answers else ()
    last = {(answer.login, _code_of(answer)): answer for answer in dossier.work_answers}
    for (login, code), answer in sorted(last.items(), key=lambda item: item[0]):
        if not any(person == login and at <= answer.since and at != transcribed for person, at in took_part):
            continue
        is_settled = code == "use.not_affected"
        yield Check(
            code=code,
            subject=Subject(SubjectKind.PERSON, login),
            outcome=Outcome.PENDING if code == "person.not_affected_unconfirmed" else Outcome.FAILED,
            params={
                "state": AccountState.DISABLED if answer.of_account else GrantState.ENDED,
                "since": answer.since.isoformat(),
                "affected": answer.affected.value,
            },
            at=answer.since,
            stops=CHECKS[code].may_stop,
            is_open=not is_settled,
        )


def _code_of(answer: WorkAnswerFact) -> str:
    if answer.affected in QUESTIONED:
        return "person.questioned_after_use"
    return "use.not_affected" if answer.is_assessed else "person.not_affected_unconfirmed"


@dataclass(frozen=True, slots=True)
class _State:
    """State of a material from a moment on."""

    state: str
    affected: Affected | None
    since: datetime


@dataclass(frozen=True, slots=True)
class _Period:
    """A period in which the state of a material questions its earlier uses, with the last answer to `affected`."""

    state: str
    since: datetime
    affected: Affected | None
    answered_at: datetime

    def covers(self, uses: Iterable["_RecordedUse"]) -> bool:
        """True if the uses were declared not affected: only what was recorded before the answer is."""
        return self.affected is Affected.NO and all(use.entered_at <= self.answered_at for use in uses)


@dataclass(frozen=True, slots=True)
class _RecordedUse:
    """Use of a material, as an entry says it; `replaced_at` is the moment of the entry that corrected or voided it."""

    use: Use
    entered_at: datetime
    replaced_at: datetime | None

    def is_on_record(self, at: datetime) -> bool:
        """True if the record says so now, or said so at that moment: a later correction undoes no question."""
        return self.replaced_at is None or self.entered_at <= at < self.replaced_at


def _questioned(dossier: Dossier) -> Iterator[tuple[Subject, Sequence[_Period], Sequence[_RecordedUse]]]:
    """Yield each material with its periods in a questioning state and its uses; transcribed uses are left out."""
    transcribed = transcribed_at(dossier)
    uses: defaultdict[tuple[SubjectKind, str], list[_RecordedUse]] = defaultdict(list)
    for _run, line in dossier.lines():
        for entry, successor in zip_longest(line.entries, line.entries[1:]):
            if not entry.is_answer or entry.entered_at == transcribed:
                continue
            replaced_at = None if successor is None else successor.entered_at
            use = _RecordedUse(Use(entry.happened_at, line.key), entry.entered_at, replaced_at)
            for kind, code in ((SubjectKind.LOT, entry.lot), (SubjectKind.EQUIPMENT, entry.equipment)):
                if code is not None:
                    uses[kind, code].append(use)
    for dose in dossier.il2_doses:
        for given, later in zip_longest(dose.entries, dose.entries[1:]):
            if given.lot is None or given.given_at is None or given.entered_at == transcribed:
                continue
            replaced_at = None if later is None else later.entered_at
            use = _RecordedUse(Use(given.given_at, day=dose.day), given.entered_at, replaced_at)
            uses[SubjectKind.LOT, given.lot].append(use)
    for kind, code in sorted(uses):
        if kind is SubjectKind.LOT:
            lot = dossier.materials.lots.get(code, ())
            states = [_State(version.facts.state, version.facts.affected, version.since) for version in lot]
        else:
            piece = dossier.materials.equipment.get(code, ())
            states = [_State(version.facts.state, version.facts.affected, version.since) for version in piece]
        yield Subject(kind, code), tuple(_periods(kind, states)), uses[kind, code]


def _periods(kind: SubjectKind, states: Sequence[_State]) -> Iterator[_Period]:
    """Periods in a questioning state, without the state a material was received in."""
    for state, versions in groupby(states, key=lambda version: version.state):
        period = list(versions)
        last = period[-1].affected
        answered = next(version for version in period if version.affected == last)
        if (kind, state) in _CODES and period[0].since != states[0].since:
            yield _Period(state, period[0].since, last, answered.since)
