"""Feeder lots: the record of their irradiation, and their tests judged by the recipe."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.recipe.enums import ResultKind
from nkmfg.domain.recipe.judging import Context, Judgement, Result, ResultState, judge
from nkmfg.domain.recipe.model import Criterion, Recipe
from nkmfg.domain.values.errors import Malformed
from nkmfg.domain.values.hashing import canonical
from nkmfg.domain.values.quantities import parse_number
from nkmfg.models import FeederLot, Lot
from nkmfg.services.parsing import happened_or_none, line, line_or_none, number_or_none, one_of, whole_or_none
from nkmfg.words.messages import _

FEEDERS = "feeders"
"""Key of irradiated feeders among the materials of recipes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeederFacts:
    """Additional facts of a feeder lot; numbers as typed. Without the irradiation it is stored but not fit for use."""

    bank: str
    passage: str | None = None
    irradiated_at: datetime | None = None
    irradiator: str | None = None
    dose_gy: str | None = None
    viable_per_vial: str | None = None


@dataclass(frozen=True, slots=True)
class JudgedTest:
    """One test of a feeder lot: the typed result (None is pending) and its judgement by the recipe."""

    criterion: Criterion
    typed: str | None
    judgement: Judgement


def feeder_of(session: Session, lot: Lot) -> FeederLot | None:
    """The present feeder part of a lot; None for other materials."""
    query = sa.select(FeederLot).where(FeederLot.lot_id == lot.id)
    return session.scalar(query.execution_options(populate_existing=True))


def write_feeder(row: FeederLot, facts: FeederFacts, now: datetime) -> None:
    """Parse typed facts into the row, inside an act. Raises Malformed."""
    row.bank = line(_("Cell bank"), facts.bank, field="bank")
    row.passage = whole_or_none(_("Passage"), facts.passage, field="passage")
    row.irradiated_at = happened_or_none(_("Irradiated"), facts.irradiated_at, now, field="irradiated_at")
    row.irradiator = line_or_none(_("Irradiator"), facts.irradiator, field="irradiator")
    row.dose_gy = number_or_none(_("Dose"), facts.dose_gy, field="dose_gy")
    row.viable_per_vial = number_or_none(_("Viable cells per vial"), facts.viable_per_vial, field="viable_per_vial")


def results_of(feeder: FeederLot) -> Mapping[str, str]:
    """Typed results by the key of their test; absent is pending."""
    known: Mapping[str, str] = json.loads(feeder.tests) if feeder.tests else {}
    return known


def write_result(feeder: FeederLot, recipe: Recipe, key: str, typed: str) -> bool:
    """Parse a result into the row, inside an act. True if it replaces a known result. Raises Malformed."""
    criteria = {criterion.key: criterion for criterion in recipe.feeder_criteria}
    criterion = criteria[one_of(_("Test"), key, {key: criterion.attribute for key, criterion in criteria.items()})]
    text = line(criterion.attribute, typed, field="result")
    if criterion.kind is ResultKind.OUTCOME:
        one_of(
            criterion.attribute, text, {outcome.key: outcome.label for outcome in criterion.outcomes}, field="result"
        )
    else:
        _number(criterion, text)
    before = results_of(feeder)
    feeder.tests = canonical({**before, key: text})
    return before.get(key, text) != text


def judged_tests(feeder: FeederLot | None, recipe: Recipe) -> tuple[JudgedTest, ...]:
    """Judge every test that the recipe requires of a feeder lot."""
    results = {} if feeder is None else results_of(feeder)
    return tuple(judged_result(criterion, results.get(criterion.key)) for criterion in recipe.feeder_criteria)


def judged_result(criterion: Criterion, typed: str | None) -> JudgedTest:
    """Judge one test by its result as typed; None is pending."""
    if typed is None:
        return JudgedTest(criterion, None, judge(None, criterion, Context()))
    if criterion.kind is ResultKind.OUTCOME:
        return JudgedTest(criterion, typed, judge(Result(outcome=typed), criterion, Context()))
    return JudgedTest(criterion, typed, judge(_number(criterion, typed), criterion, Context()))


def _number(criterion: Criterion, typed: str) -> Result:
    try:
        read = parse_number(typed)
    except Malformed as unreadable:
        raise Malformed(unreadable.code, field="result", label=criterion.attribute, **unreadable.params) from None
    return Result(state=ResultState.REPORTED, value=read.value, comparator=read.comparator)
