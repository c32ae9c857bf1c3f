"""Results of tests: recorded as typed, judged, corrected with a reason, reviewed by a second person's signature."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.case import Case, Written
from nkmfg.domain.facts.disposition_facts import ResultFact
from nkmfg.domain.facts.dossier import Dossier, SignatureFact
from nkmfg.domain.permissions.actions import Action, Meaning
from nkmfg.domain.permissions.roles import VOIDS_OTHERS
from nkmfg.domain.product.results import RESULTS, is_computed, review_facts, unreviewed
from nkmfg.domain.recipe.criteria import Criterion
from nkmfg.domain.recipe.enums import ResultKind, SampledMaterial
from nkmfg.domain.recipe.judging import Judgement
from nkmfg.domain.values.errors import Malformed, Refused, Stale, Unknown
from nkmfg.domain.values.quantities import parse_number
from nkmfg.ledger.act import OpenAct, act
from nkmfg.ledger.actor import By
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import Batch, Person, Result, ResultEntryKind, Sample, Vessel
from nkmfg.services import deviations, recipes
from nkmfg.services.dossier.case import open_case
from nkmfg.services.dossier.disposition import result_entry
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.dossier.signatures import signed_in
from nkmfg.services.oos import flag_retest, refuse_locked
from nkmfg.services.parsing import happened_or_none, line_or_none, number_or_none, one_of, whole_or_none
from nkmfg.words.messages import _


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultInput:
    """A result as typed: a number with its comparator, or the key of an outcome."""

    typed: str = ""
    sample: str = ""
    container: str = ""
    is_preliminary: bool = False
    loq: str = ""
    events: str = ""
    resulted_at: datetime | None = None
    laboratory: str = ""
    not_tested_because: str = ""


@dataclass(frozen=True, slots=True)
class RecordedResult:
    """A recorded result: its test, ordinal and judgement."""

    criterion: Criterion
    ordinal: int
    judgement: Judgement


def record_result(session: Session, by: By, batch: Batch, criterion: str, reported: ResultInput) -> RecordedResult:
    """Record and judge a result. A failed one is recorded and opens a deviation. Raises Malformed."""
    test = criterion_of(session, batch, criterion)
    with act(session, Action.RECORD_RESULT, by=by, on=batch) as opened:
        case = open_case(session, batch.number)
        judged = _judged(session, batch, case, keep_result(session, batch, test, reported, opened, by), opened)
        flag_retest(session, batch, case, test, opened.at)
        return judged


def keep_result(
    session: Session, batch: Batch, test: Criterion, reported: ResultInput, opened: OpenAct, by: By
) -> Result:
    """Write a further result of a test, inside an act. Raises Malformed."""
    sample, container = _of(session, batch, test, reported)
    row = Result(
        batch_id=batch.id,
        criterion=test.key,
        ordinal=1 + (_highest(session, batch, test.key) or 0),
        revision=1,
        kind=ResultEntryKind.NOT_TESTED if reported.not_tested_because.strip() else ResultEntryKind.VALUE,
        sample_id=None if sample is None else sample.id,
        container_id=None if container is None else container.id,
        sampled_at=None if sample is None else sample.drawn_at,
    )
    _write(row, test, reported, opened, by)
    row.reason = reported.not_tested_because.strip() or None
    session.add(row)
    session.flush()
    return row


def open_failed(session: Session, batch: Batch, opened: OpenAct) -> tuple[str, ...]:
    """Open a deviation for every result out of specification; returns their events."""
    return deviations.open_missing(session, batch, open_case(session, batch.number), opened.at)


def correct_result(
    session: Session,
    by: By,
    batch: Batch,
    criterion: str,
    ordinal: int,
    revision: int,
    reported: ResultInput,
    reason: str,
) -> RecordedResult:
    """Correct a result by a new revision; the first one is kept. `revision` is the one that was shown."""
    test = criterion_of(session, batch, criterion)
    with act(session, Action.CORRECT_RESULT, by=by, on=batch, reason=reason) as opened:
        case = open_case(session, batch.number)
        refuse_locked(case, criterion, ordinal)
        row = _next(_shown(session, batch, criterion, ordinal, revision), ResultEntryKind.CORRECTION, reason)
        _write(row, test, reported, opened, by)
        session.add(row)
        session.flush()
        return _judged(session, batch, case, row, opened)


def declare_invalid(
    session: Session, by: By, batch: Batch, criterion: str, ordinal: int, revision: int, reason: str
) -> RecordedResult:
    """Declare a test invalid, with the reason: its result counts neither way, and the test is repeated."""
    criterion_of(session, batch, criterion)
    with act(session, Action.CORRECT_RESULT, by=by, on=batch, reason=reason) as opened:
        case = open_case(session, batch.number)
        refuse_locked(case, criterion, ordinal)
        last = _shown(session, batch, criterion, ordinal, revision)
        row = _copied(_next(last, ResultEntryKind.INVALID, reason), last, opened, by)
        session.add(row)
        session.flush()
        return _judged(session, batch, case, row, opened)


def void_result_to_sign(session: Session, batch: Batch, criterion: str, ordinal: int, reason: str) -> ToSign:
    """Copy that is signed to void a result."""
    last = _last(session, batch, criterion, ordinal)
    return ToSign(
        scope=f"batch/{batch.number}/result/{criterion}/{ordinal}",
        meaning=Meaning.PERFORMED,
        statement=_("I void this result: {reason}", reason=reason),
        facts={
            "batch": batch.number,
            "test": criterion,
            "result": str(ordinal),
            "revision": str(last.revision),
            "typed": last.typed,
            "unit": last.unit,
            "reason": reason,
        },
    )


def void_result(
    session: Session, signing: Signing, batch: Batch, criterion: str, ordinal: int, reason: str
) -> RecordedResult:
    """Void a result, signed by its reporter or the head of production. It remains readable."""
    with act(
        session,
        Action.VOID_RESULT,
        by=signing,
        on=batch,
        reason=reason,
        signs=lambda: void_result_to_sign(session, batch, criterion, ordinal, reason),
    ) as opened:
        case = open_case(session, batch.number)
        refuse_locked(case, criterion, ordinal)
        last = _last(session, batch, criterion, ordinal)
        if last.reported_by_id != opened.actor.person_id and VOIDS_OTHERS not in opened.actor.roles:
            raise Refused("result.voided_by_reporter")
        if last.kind == ResultEntryKind.VOID:
            raise Refused("result.voided")
        row = _next(last, ResultEntryKind.VOID, reason)
        row.unit, row.entered_at, row.reported_by_id = last.unit, opened.at, signing.person_id
        session.add(row)
        session.flush()
        return _judged(session, batch, case, row, opened, (signed_in(opened),))


def review_to_sign(session: Session, number: str) -> ToSign:
    """Copy that the reviewer of the results signs. Raises Refused if there is nothing to review."""
    return _review_copy(open_case(session, number))


def _review_copy(case: Case) -> ToSign:
    dossier, number = case.dossier, case.dossier.number
    if not unreviewed(dossier):
        raise Refused("result.all_reviewed")
    return ToSign(
        scope=f"batch/{number}/{RESULTS}",
        meaning=Meaning.REVIEWED,
        statement=_(
            "I compared the results of batch {batch} with what the laboratory reported and with their limits.",
            batch=number,
        ),
        facts=review_facts(dossier, case.tests),
    )


def review_results(session: Session, signing: Signing, number: str) -> None:
    """Review the results, by a person who reported none of those not yet reviewed."""
    batch = batch_numbered(session, number)
    read = cache(lambda: open_case(session, number))  # first called under the lock
    with act(
        session,
        Action.REVIEW_RESULTS,
        by=signing,
        on=batch,
        not_by=lambda: _reporters(session, read()),
        signs=lambda: _review_copy(read()),
    ):
        pass


def _reporters(session: Session, case: Case) -> Sequence[int]:
    """Ids of the people who reported results not yet reviewed."""
    logins = {result.last.reported_by for result in unreviewed(case.dossier)}
    return session.scalars(sa.select(Person.id).where(Person.login.in_(logins))).all()


def criterion_of(session: Session, batch: Batch, criterion: str) -> Criterion:
    """A reported test of the batch's recipe. Raises Unknown, or Refused for a computed one."""
    _version, recipe = recipes.pinned(session, batch.recipe_version_id)
    try:
        test = recipe.criterion(criterion)
    except KeyError as unknown:
        raise Unknown("result.no_test", test=criterion) from unknown
    if is_computed(test):
        raise Refused("result.computed", test=test.attribute)
    return test


def _of(session: Session, batch: Batch, test: Criterion, reported: ResultInput) -> tuple[Sample | None, Vessel | None]:
    """The sample or container a result is of, which has to belong to this batch."""
    code, container = reported.sample.strip(), reported.container.strip()
    if code and container:
        raise Malformed("result.sample_and_container")
    if code:
        sample = session.scalar(sa.select(Sample).where(Sample.batch_id == batch.id, Sample.code == code))
        if sample is None:
            raise Unknown("result.sample_unknown", batch=batch.number, sample=code)
        return sample, None
    if container:
        vessel = session.scalar(sa.select(Vessel).where(Vessel.batch_id == batch.id, Vessel.code == container))
        if vessel is None:
            raise Unknown("result.container_unknown", batch=batch.number, container=container)
        return None, vessel
    if test.material is not SampledMaterial.CALCULATION and not reported.not_tested_because.strip():
        raise Malformed("result.of_nothing")
    return None, None


def _write(row: Result, test: Criterion, reported: ResultInput, opened: OpenAct, by: By) -> None:
    row.unit, row.is_preliminary = test.reported_unit, reported.is_preliminary
    row.entered_at, row.reported_by_id = opened.at, by.person_id
    row.resulted_at = happened_or_none(_("Resulted"), reported.resulted_at, opened.at, field="resulted") or opened.at
    row.laboratory = line_or_none(_("Laboratory"), reported.laboratory, field="laboratory")
    if row.kind == ResultEntryKind.NOT_TESTED:
        return
    row.typed = reported.typed.strip()
    if test.kind is ResultKind.OUTCOME:
        outcomes = {outcome.key: outcome.label for outcome in test.outcomes}
        row.outcome = one_of(test.attribute, row.typed, outcomes, field="outcome")
        return
    number = parse_number(reported.typed)
    row.number = row.number_for_trends = number.value
    row.comparator = None if number.comparator is None else number.comparator.value
    row.loq = number_or_none(_("Limit of quantification"), reported.loq, field="loq")
    row.events = whole_or_none(_("Events"), reported.events, field="events")


def _next(last: Result, kind: ResultEntryKind, reason: str) -> Result:
    """The next revision of a result, without values."""
    return Result(
        batch_id=last.batch_id,
        criterion=last.criterion,
        ordinal=last.ordinal,
        revision=last.revision + 1,
        kind=kind,
        sample_id=last.sample_id,
        container_id=last.container_id,
        sampled_at=last.sampled_at,
        is_preliminary=False,
        reason=reason.strip(),
    )


def _copied(row: Result, last: Result, opened: OpenAct, by: By) -> Result:
    """Copy the values of the revision before, whose status alone changes."""
    row.typed, row.unit, row.comparator, row.outcome = last.typed, last.unit, last.comparator, last.outcome
    row.number = row.number_for_trends = last.number
    row.loq, row.events = last.loq, last.events
    row.resulted_at, row.laboratory = last.resulted_at, last.laboratory
    row.entered_at, row.reported_by_id = opened.at, by.person_id
    return row


def _highest(session: Session, batch: Batch, criterion: str) -> int | None:
    return session.scalar(
        sa.select(sa.func.max(Result.ordinal)).where(Result.batch_id == batch.id, Result.criterion == criterion)
    )


def _last(session: Session, batch: Batch, criterion: str, ordinal: int) -> Result:
    last = session.scalar(
        sa.select(Result)
        .where(Result.batch_id == batch.id, Result.criterion == criterion, Result.ordinal == ordinal)
        .order_by(Result.revision.desc())
        .limit(1)
    )
    if last is None:
        raise Unknown("result.unknown")
    return last


def _shown(session: Session, batch: Batch, criterion: str, ordinal: int, revision: int) -> Result:
    last = _last(session, batch, criterion, ordinal)
    if last.revision != revision:
        raise Stale("result.changed_meanwhile", now=last.typed or ResultEntryKind(last.kind))
    return last


def _judged(
    session: Session, batch: Batch, before: Case, row: Result, opened: OpenAct, signed: tuple[SignatureFact, ...] = ()
) -> RecordedResult:
    """Judge a result; if it fails a test that blocks anything, open a deviation.

    `before` is the batch as it was read under the lock, without this entry.
    """
    written = _with_entry(session, before.dossier, row, opened)
    case = before.with_entries(Written(results=(written,), signatures=signed))
    deviations.open_missing(session, batch, case, opened.at)
    test = next(test for test in case.tests if test.criterion.key == row.criterion)
    judged = next(judged.judgement for judged in test.results if judged.result.ordinal == row.ordinal)
    return RecordedResult(test.criterion, row.ordinal, judged)


def _with_entry(session: Session, dossier: Dossier, row: Result, opened: OpenAct) -> ResultFact:
    """The result with the written entry, as the reader returns it."""
    entry = result_entry(row, opened.actor.login)
    for result in dossier.results:
        if (result.criterion, result.ordinal) == (row.criterion, row.ordinal):
            return replace(result, entries=(*result.entries, entry))
    sample = None if row.sample_id is None else session.get_one(Sample, row.sample_id).code
    container = None if row.container_id is None else session.get_one(Vessel, row.container_id).code
    return ResultFact(row.criterion, row.ordinal, sample, container, (entry,))
