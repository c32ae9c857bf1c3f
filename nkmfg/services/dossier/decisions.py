"""Reader of the basis of decisions on a batch: answers to exceptions, papers, grounds."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from nkmfg.domain.facts.context_facts import AnswerFact
from nkmfg.domain.facts.deviation import DeviationFact
from nkmfg.domain.facts.disposition_facts import Ground, GroundFact, Paper, PaperFact
from nkmfg.domain.facts.dossier import SignatureFact
from nkmfg.domain.permissions.states import DeviationState
from nkmfg.domain.recipe.donor_testing import Finding, MarkerResult
from nkmfg.domain.recipe.eligibility import Eligibility
from nkmfg.models import Batch, DecisionPaper, DonorGround, DonorMarker, ExceptionAnswer, Signature, TreatmentOrder
from nkmfg.services.dossier.rows import BATCH_ID, PartQuery, Rows, of_batch

People = Mapping[int, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Grounds:
    """Answers, papers, the donor's markers and grounds of decisions, in the order of recording."""

    answers: tuple[AnswerFact, ...]
    papers: tuple[PaperFact, ...]
    grounds: tuple[GroundFact, ...]
    markers: tuple[MarkerResult, ...]


_signed = aliased(Signature)
_DONOR = sa.select(TreatmentOrder.donor_id).join(Batch, Batch.order_id == TreatmentOrder.id).where(Batch.id == BATCH_ID)
PARTS = {
    "answer": of_batch(ExceptionAnswer),
    "paper": of_batch(DecisionPaper),
    "marker": PartQuery(DonorMarker, DonorMarker.donor_id.in_(_DONOR), (DonorMarker,)),
    "ground": of_batch(DonorGround, _signed.signer_name, joins=((_signed, _signed.id == DonorGround.signature_id),)),
}


def read_grounds(rows: Rows, people: People) -> Grounds:
    """Read the answers, papers and grounds of the decisions on a batch."""
    return Grounds(
        answers=tuple(
            AnswerFact(
                answer.code,
                answer.subject,
                answer.identity,
                answer.what,
                answer.answer,
                people[answer.answered_by_id][1],
                answer.answered_at,
            )
            for (answer,) in rows["answer"]
        ),
        papers=tuple(
            PaperFact(
                Paper(paper.kind),
                paper.ordinal,
                paper.person,
                paper.happened_at,
                paper.reference,
                paper.statement,
                people[paper.recorded_by_id][0],
            )
            for (paper,) in rows["paper"]
        ),
        grounds=tuple(_ground(ground, name) for ground, name in rows["ground"]),
        markers=tuple(
            MarkerResult(marker=row.marker, sampled_at=row.sampled_at, finding=Finding(row.finding))
            for (row,) in rows["marker"]
        ),
    )


def _ground(ground: DonorGround, name: str) -> GroundFact:
    return GroundFact(
        ordinal=ground.ordinal,
        ground=Ground(ground.ground),
        verdict=Eligibility(ground.verdict),
        because=ground.because,
        reference=ground.reference,
        physician=ground.physician,
        physician_told_at=ground.physician_told_at,
        findings=dict(json.loads(ground.findings)),
        legends=tuple(json.loads(ground.legends)),
        permitted_at=ground.permitted_at,
        name=name,
    )


def deviations_of(
    beside: Rows, keys: Mapping[int, str], signatures: Iterable[SignatureFact]
) -> tuple[DeviationFact, ...]:
    """Deviations of a batch, in the order of opening. One is closed only by a signature whose copy is whole."""
    assessed = {signed.scope for signed in signatures if signed.is_whole}
    return tuple(
        DeviationFact(
            row.number,
            None if row.run_id is None else keys[row.run_id],
            row.code,
            row.subject,
            row.occurrence,
            row.event,
            row.opened_at,
            DeviationState(row.state) if f"deviation/{row.number}" in assessed else DeviationState.OPEN,
            row.assessment,
            row.closed_at,
        )
        for (row,) in beside["deviation"]
    )
