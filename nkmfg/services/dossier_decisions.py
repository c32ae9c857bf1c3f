"""Reading what decisions about a batch rest on: answers to exceptions, papers, grounds; in one statement."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.after_culture import AnswerFact, Ground, GroundFact, Paper, PaperFact
from nkmfg.models import Batch, DecisionPaper, DonorGround, ExceptionAnswer, Signature

People = Mapping[int, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Grounds:
    """What decisions rest on, in the order it was written."""

    answers: tuple[AnswerFact, ...]
    papers: tuple[PaperFact, ...]
    grounds: tuple[GroundFact, ...]


def read_grounds(session: Session, batch: Batch, people: People) -> Grounds:
    """Everything written down for the decisions about a batch. Three tables share a statement, a row of one each."""
    rows: defaultdict[str, list[Any]] = defaultdict(list)
    for kind, *row in session.execute(_asked(batch)):
        rows[kind].append(row)
    return Grounds(
        answers=tuple(
            AnswerFact(one.exception, one.what, one.answer, people[one.answered_by_id][1], one.answered_at)
            for one, *_ in rows["answer"]
            if one is not None
        ),
        papers=tuple(
            PaperFact(
                Paper(one.kind),
                one.ordinal,
                one.person,
                one.happened_at,
                one.reference,
                one.statement,
                people[one.recorded_by_id][0],
            )
            for _, one, *_ in rows["paper"]
            if one is not None
        ),
        grounds=tuple(_ground(one, name) for *_, one, name in rows["ground"] if one is not None),
    )


def _asked(batch: Batch) -> sa.Select[Any]:
    words = ("answer", "paper", "ground")
    kinds = sa.union_all(*(sa.select(sa.literal(word).label("kind")) for word in words)).subquery()

    def of(kind: str, table: Any) -> sa.ColumnElement[bool]:
        return sa.and_(kinds.c.kind == kind, table.batch_id == batch.id)

    return (
        sa.select(kinds.c.kind, ExceptionAnswer, DecisionPaper, DonorGround, Signature.signer_name)
        .select_from(kinds)
        .outerjoin(ExceptionAnswer, of("answer", ExceptionAnswer))
        .outerjoin(DecisionPaper, of("paper", DecisionPaper))
        .outerjoin(DonorGround, of("ground", DonorGround))
        .outerjoin(Signature, Signature.id == DonorGround.signature_id)
        .order_by(ExceptionAnswer.id, DecisionPaper.id, DonorGround.id)
    )


def _ground(one: DonorGround, name: str) -> GroundFact:
    return GroundFact(
        ordinal=one.ordinal,
        ground=Ground(one.ground),
        verdict=one.verdict,
        because=one.because,
        reference=one.reference,
        physician=one.physician,
        told_at=one.told_at,
        findings=tuple(json.loads(one.findings)),
        legends=tuple(json.loads(one.legends)),
        permitted_at=one.permitted_at,
        name=name,
    )
