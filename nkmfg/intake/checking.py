"""Check of a whole paper batch before it is written: codes, values and moments, all faults at once."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy.orm import Session

from nkmfg.domain.paper_batch.model import PaperBatch, PaperFault
from nkmfg.domain.paper_batch.recipe import faults_in
from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.values.errors import Refused
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
from nkmfg.words.refusals import refusal_sentence


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


def _recipe(session: Session, batch: PaperBatch) -> tuple[Recipe, list[PaperFault]]:
    base, judged_by = shipped(HISTORICAL), batch.judged_by
    if (judged_by.recipe is None) != (judged_by.version is None):
        return base, [PaperFault("judged_by.version", "a recipe is named by its code and its version, both")]
    if judged_by.recipe is not None and (judged_by.criteria or judged_by.dose_levels or judged_by.limits):
        sentence = "limits come from the file or from a recipe it names: leave one of the two out"
        return base, [PaperFault("judged_by.recipe", sentence)]
    try:
        recipe = recipe_for(session, judged_by)
    except Refused as unknown:
        return base, [PaperFault("judged_by.recipe", f"{unknown} Register it first, or give the limits in the file.")]
    return recipe, list(faults_in(base, recipe, judged_by))


def _head(session: Session, batch: PaperBatch, now: datetime) -> Iterator[PaperFault]:
    for path, parse in (
        ("number", lambda: new_number(session, batch.number)),
        ("source.title", lambda: line("The title of the source", batch.source.title)),
        ("donor.code", lambda: batch.donor.code and donor_by_code(session, batch.donor.code)),
        ("patient.code", lambda: batch.patient.code and patient_by_code(session, batch.patient.code)),
    ):
        try:
            parse()
        except Refused as refused:
            yield PaperFault(path, refusal_sentence(refused))
    for path, text in (
        ("number_on_paper", batch.number_on_paper),
        ("source.kept_at", batch.source.kept_at),
        ("donor.on_paper", batch.donor.on_paper),
        ("patient.on_paper", batch.patient.on_paper),
    ):
        yield from _one_line(path, text)
    if batch.not_later_than is not None and batch.not_later_than > now:
        yield PaperFault("not_later_than", "this moment has not come yet")
    if not batch.steps:
        yield PaperFault("steps", "a batch without a step is no batch; write down at least what was reported of it")


def _order(batch: PaperBatch, recipe: Recipe, now: datetime) -> Iterator[PaperFault]:
    order = batch.order
    if order.relationship is not None and recipe.degree_of(order.relationship) is None:
        choices = ", ".join(relationship.key for relationship in recipe.relationships)
        yield PaperFault("order.relationship", f"{order.relationship!r} is not known here; one of: {choices}")
    if order.dose_level is not None and order.dose_level not in {dose_level.key for dose_level in recipe.dose_levels}:
        choices = ", ".join(dose_level.key for dose_level in recipe.dose_levels)
        yield PaperFault("order.dose_level", f"{order.dose_level!r} is no level it is judged by; one of: {choices}")
    try:
        word_or_none("HLA match", order.hla_match)
    except Refused as refused:
        yield PaperFault("order.hla_match", refusal_sentence(refused))
    if order.weight_kg is not None:
        yield from _weight(order.weight_kg)
        if order.weighed_at is None and batch.not_later_than is None:
            yield PaperFault("not_later_than", "the moment of weighing is a gap; say here what it was not later than")
    if order.weighed_at is not None and order.weighed_at > now:
        yield PaperFault("order.weighed_at", "this moment has not come yet")
    yield from _one_line("order.conditioning", order.conditioning)
    yield from _one_line("order.weighed_by", order.weighed_by)


def _weight(typed: str) -> Iterator[PaperFault]:
    try:
        read = parse_number(typed)
    except Refused as refused:
        yield PaperFault("order.weight_kg", refusal_sentence(refused))
        return
    if read.comparator is not None or read.value <= 0:
        yield PaperFault("order.weight_kg", "a weight is a number of kg above nought")


def _one_line(path: str, text: str | None) -> Iterator[PaperFault]:
    try:
        if text is not None:
            line("This", text)
    except Refused as refused:
        yield PaperFault(path, refusal_sentence(refused))
