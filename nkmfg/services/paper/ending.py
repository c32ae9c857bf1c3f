"""Writing what comes after the culture of a paper batch: results, infusions, IL-2."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

from sqlalchemy.orm import Session

from nkmfg.domain.paper_batch.model import GAP, PaperBatch, PaperIl2, PaperInfusion, PaperResult
from nkmfg.domain.recipe.model import Recipe
from nkmfg.ledger.act import Open
from nkmfg.ledger.actor import By
from nkmfg.models import Batch, Il2Dose, Infusion
from nkmfg.services.doses import Given, Il2Typed, keep_il2, keep_infusion
from nkmfg.services.paper.people import person_on_paper
from nkmfg.services.paper.running import told_at
from nkmfg.services.results import Reported, keep_result


def write_ending(
    session: Session,
    by: By,
    batch: Batch,
    recipe: Recipe,
    paper: PaperBatch,
    opened: Open,
    progress: Callable[[str], None],
) -> None:
    """Results as the laboratory gave them, infusions and IL-2 as they were given. No decision is asked for: it fell
    on paper."""
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
    return told_at(path)


def _reported(paper: PaperBatch, one: PaperResult) -> Reported:
    return Reported(
        typed=one.value or "",
        sample=one.sample or "",
        container=one.container or "",
        is_preliminary=one.preliminary,
        loq=one.loq or "",
        events=one.events or "",
        resulted_at=one.resulted_at or paper.not_later_than,
        laboratory=one.laboratory or "",
        not_tested_because=GAP if one.value is None else "",
    )


def given(one: PaperInfusion) -> Given:
    """An infusion as it is typed from its form."""
    return Given(
        container=one.container,
        identity_matched=one.identity_matched,
        started_at=one.started_at,
        stopped_at=one.stopped_at,
        given_ml=one.given_ml,
        weight_kg=one.weight_kg,
        reaction=one.reaction,
        reaction_action=one.reaction_action or "",
        residue=one.residue,
        given_by=one.given_by,
    )


def il2(one: PaperIl2) -> Il2Typed:
    """IL-2 as it is typed from its form."""
    return Il2Typed(
        given=one.given,
        ordered_iu=one.ordered_iu,
        given_iu=one.given_iu or "",
        given_at=one.given_at,
        site=one.site or "",
        why_not=one.why_not or "",
    )
