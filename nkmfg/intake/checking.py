"""Whether a paper batch makes sense: every code known where it is used, every value of its kind; before anything is
written, and every fault at once."""

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
from nkmfg.services.patients import patient_by_code
from nkmfg.services.typed import line, word_or_none


def check(session: Session, file: PaperFile) -> Recipe:
    """The recipe the batch is kept under. Raises PaperRefused with everything that is wrong, by path."""
    refuse_imported(session, file)
    batch = file.batch
    now = ledger_of(session).clock.now(session)
    faults = [*_head(session, batch, now)]
    recipe, found = _recipe(session, batch)
    faults += found
    faults += _order(batch, recipe, now)
    faults += step_faults(session, batch, recipe, now)
    faults += ending_faults(batch, recipe, now)
    if faults:
        raise PaperRefused(faults)
    return recipe


def _recipe(session: Session, batch: PaperBatch) -> tuple[Recipe, list[PaperFault]]:
    base, asked = shipped(HISTORICAL), batch.judged_by
    if (asked.recipe is None) != (asked.version is None):
        return base, [PaperFault("judged_by.version", "a recipe is named by its code and its version, both")]
    if asked.recipe is not None and (asked.criteria or asked.dose_levels or asked.limits):
        says = "limits come from the file or from a recipe it names: leave one of the two out"
        return base, [PaperFault("judged_by.recipe", says)]
    try:
        made = recipe_for(session, asked)
    except Refused as unknown:
        return base, [PaperFault("judged_by.recipe", f"{unknown} Register it first, or give the limits in the file.")]
    return made, list(faults_in(base, made, asked))


def _head(session: Session, batch: PaperBatch, now: datetime) -> Iterator[PaperFault]:
    for path, asked in (
        ("number", lambda: new_number(session, batch.number)),
        ("source.title", lambda: line("The title of the source", batch.source.title)),
        ("donor.code", lambda: batch.donor.code and donor_by_code(session, batch.donor.code)),
        ("patient.code", lambda: batch.patient.code and patient_by_code(session, batch.patient.code)),
    ):
        try:
            asked()
        except Refused as refused:
            yield PaperFault(path, str(refused))
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
        known = ", ".join(one.key for one in recipe.relationships)
        yield PaperFault("order.relationship", f"{order.relationship!r} is not known here; one of: {known}")
    if order.dose_level is not None and order.dose_level not in {one.key for one in recipe.dose_levels}:
        known = ", ".join(one.key for one in recipe.dose_levels)
        yield PaperFault("order.dose_level", f"{order.dose_level!r} is no level it is judged by; one of: {known}")
    try:
        word_or_none("HLA match", order.hla_match)
    except Refused as refused:
        yield PaperFault("order.hla_match", str(refused))
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
        yield PaperFault("order.weight_kg", str(refused))
        return
    if read.comparator is not None or read.value <= 0:
        yield PaperFault("order.weight_kg", "a weight is a number of kg above nought")


def _one_line(path: str, text: str | None) -> Iterator[PaperFault]:
    try:
        if text is not None:
            line("This", text)
    except Refused as refused:
        yield PaperFault(path, str(refused))
