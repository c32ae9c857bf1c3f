"""Writing of the facts after the culture of a paper batch: results, infusions, IL-2."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

from sqlalchemy.orm import Session

from nkmfg.domain.paper_batch.model import GAP, PaperBatch, PaperIl2, PaperInfusion, PaperResult
from nkmfg.domain.recipe.model import Recipe
from nkmfg.ledger.act import OpenAct
from nkmfg.ledger.actor import By
from nkmfg.models import Batch, Il2Dose, Infusion
from nkmfg.services.il2 import Il2Input, keep_il2
from nkmfg.services.infusions import InfusionInput, keep_infusion
from nkmfg.services.paper.people import person_on_paper
from nkmfg.services.paper.running import located_at
from nkmfg.services.results import ResultInput, keep_result


def write_ending(
    session: Session,
    by: By,
    batch: Batch,
    recipe: Recipe,
    paper: PaperBatch,
    opened: OpenAct,
    progress: Callable[[str], None],
) -> None:
    """Write results as the laboratory gave them, infusions and IL-2. No decision is written: it was made on paper."""
    for index, result in enumerate(paper.results):
        with _told(f"results[{index}]", progress):
            reporter = replace(by, person_id=person_on_paper(session, result.reported_by).id)
            keep_result(session, batch, recipe.criterion(result.test), _reported(paper, result), opened, reporter)
    for index, infusion in enumerate(paper.infusions):
        with _told(f"infusions[{index}]", progress):
            row = Infusion(batch_id=batch.id, ordinal=index + 1, revision=1)
            keep_infusion(session, by, batch, row, given(infusion), opened)
    for index, dose in enumerate(paper.il2):
        with _told(f"il2[{index}]", progress):
            keep_il2(session, by, batch, Il2Dose(batch_id=batch.id, day=dose.day, revision=1), il2(dose), opened)


def _told(path: str, progress: Callable[[str], None]) -> AbstractContextManager[None]:
    progress(path)
    return located_at(path)


def _reported(paper: PaperBatch, result: PaperResult) -> ResultInput:
    return ResultInput(
        typed=result.value or "",
        sample=result.sample or "",
        container=result.container or "",
        is_preliminary=result.preliminary,
        loq=result.loq or "",
        events=result.events or "",
        resulted_at=result.resulted_at or paper.not_later_than,
        laboratory=result.laboratory or "",
        not_tested_because=GAP if result.value is None else "",
    )


def given(infusion: PaperInfusion) -> InfusionInput:
    """Convert an infusion on paper to form input."""
    return InfusionInput(
        container=infusion.container,
        identity_matched=infusion.identity_matched,
        started_at=infusion.started_at,
        stopped_at=infusion.stopped_at,
        given_ml=infusion.given_ml,
        weight_kg=infusion.weight_kg,
        reaction=infusion.reaction,
        reaction_action=infusion.reaction_action or "",
        residue=infusion.residue,
        given_by=infusion.given_by,
    )


def il2(dose: PaperIl2) -> Il2Input:
    """Convert a dose of IL-2 on paper to form input."""
    return Il2Input(
        given=dose.given,
        ordered_iu=dose.ordered_iu,
        given_iu=dose.given_iu or "",
        given_at=dose.given_at,
        site=dose.site or "",
        why_not=dose.why_not or "",
    )
