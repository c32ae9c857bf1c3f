"""Check of a whole paper batch before it is written: codes, values and moments, all faults at once."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy.orm import Session

from nkmfg.domain.paper_batch.model import PaperBatch
from nkmfg.domain.paper_batch.recipe import faults_in
from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.values.errors import Refused
from nkmfg.domain.values.file_faults import Fault
from nkmfg.domain.values.quantities import parse_number
from nkmfg.intake.checking_ending import ending_faults
from nkmfg.intake.checking_steps import step_faults
from nkmfg.intake.faults import PaperRefused
from nkmfg.intake.reading import PaperFile
from nkmfg.ledger.database import ledger_of
from nkmfg.recipes import HISTORICAL, shipped
from nkmfg.services.donors.register import donor_by_code
from nkmfg.services.paper import new_number, recipe_for
from nkmfg.services.paper.importing import refuse_imported
from nkmfg.services.parsing import line, word_or_none
from nkmfg.services.patients import patient_by_code
from nkmfg.words.messages import _


def check(session: Session, file: PaperFile) -> Recipe:
    """Return the recipe of the batch. Raises PaperRefused with all faults by path."""
    refuse_imported(session, file)
    batch = file.batch
    now = ledger_of(session).clock.now(session)
    faults = [*_head(session, batch, now)]
    recipe, recipe_faults = _recipe(session, batch)
    faults += recipe_faults
    faults += _order(batch, recipe, now)
    faults += step_faults(session, batch, recipe, now)
    faults += ending_faults(batch, recipe, now)
    if faults:
        raise PaperRefused(faults)
    return recipe


def _recipe(session: Session, batch: PaperBatch) -> tuple[Recipe, list[Refused]]:
    base, judged_by = shipped(HISTORICAL), batch.judged_by
    if (judged_by.recipe is None) != (judged_by.version is None):
        return base, [Fault("judged_by.version", "paper.recipe_half_named")]
    if judged_by.recipe is not None and (judged_by.criteria or judged_by.dose_levels or judged_by.limits):
        return base, [Fault("judged_by.recipe", "paper.limits_twice")]
    try:
        recipe = recipe_for(session, judged_by)
    except Refused as unknown:
        return base, [Fault("judged_by.recipe", "paper.recipe_unknown", why=unknown)]
    return recipe, list(faults_in(base, recipe, judged_by))


def _head(session: Session, batch: PaperBatch, now: datetime) -> Iterator[Refused]:
    for path, parse in (
        ("number", lambda: new_number(session, batch.number)),
        ("source.title", lambda: line(_("The title of the source"), batch.source.title)),
        ("donor.code", lambda: batch.donor.code and donor_by_code(session, batch.donor.code)),
        ("patient.code", lambda: batch.patient.code and patient_by_code(session, batch.patient.code)),
    ):
        try:
            parse()
        except Refused as refused:
            yield refused.at(path)
    for path, text in (
        ("number_on_paper", batch.number_on_paper),
        ("source.kept_at", batch.source.kept_at),
        ("donor.on_paper", batch.donor.on_paper),
        ("patient.on_paper", batch.patient.on_paper),
    ):
        yield from _one_line(path, text)
    if batch.not_later_than is not None and batch.not_later_than > now:
        yield Fault("not_later_than", "paper.future")
    if not batch.steps:
        yield Fault("steps", "paper.no_steps")


def _order(batch: PaperBatch, recipe: Recipe, now: datetime) -> Iterator[Refused]:
    order = batch.order
    if order.relationship is not None and recipe.degree_of(order.relationship) is None:
        choices = ", ".join(relationship.key for relationship in recipe.relationships)
        yield Fault("order.relationship", "paper.relationship_unknown", typed=order.relationship, choices=choices)
    if order.dose_level is not None and order.dose_level not in {dose_level.key for dose_level in recipe.dose_levels}:
        choices = ", ".join(dose_level.key for dose_level in recipe.dose_levels)
        yield Fault("order.dose_level", "paper.dose_level_unknown", typed=order.dose_level, choices=choices)
    try:
        word_or_none(_("HLA match"), order.hla_match)
    except Refused as refused:
        yield refused.at("order.hla_match")
    if order.weight_kg is not None:
        yield from _weight(order.weight_kg)
        if order.weighed_at is None and batch.not_later_than is None:
            yield Fault("not_later_than", "paper.weighing_gap")
    if order.weighed_at is not None and order.weighed_at > now:
        yield Fault("order.weighed_at", "paper.future")
    yield from _one_line("order.conditioning", order.conditioning)
    yield from _one_line("order.weighed_by", order.weighed_by)


def _weight(typed: str) -> Iterator[Refused]:
    try:
        read = parse_number(typed)
    except Refused as refused:
        yield refused.at("order.weight_kg")
        return
    if read.comparator is not None or read.value <= 0:
        yield Fault("order.weight_kg", "paper.weight_impossible")


def _one_line(path: str, text: str | None) -> Iterator[Refused]:
    try:
        if text is not None:
            line(_("This"), text)
    except Refused as refused:
        yield refused.at(path)
