"""What a release leaves open, over all batches: results still to come, and determinations of donors to complete."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from nkmfg.domain.facts.disposition_facts import Decision
from nkmfg.domain.in_words import local
from nkmfg.models import Batch, BatchState, Disposition
from nkmfg.services.release import open_release_case
from nkmfg.words.checks import sentence
from nkmfg.words.judgements import judgement_sentence

MOST = 10
_DONOR_TASKS = ("donor.determination_open", "donor.physician_not_told")


@dataclass(frozen=True, slots=True)
class OpenEnd:
    """One thing that is still to be done about a batch that was let out."""

    batch: str
    sentence: str
    is_late: bool


def waiting_for_certification(session: Session) -> list[OpenEnd]:
    """What is open of the batches released for use, the longest waiting first."""
    found: list[OpenEnd] = []
    for number in _released(session):
        case = open_release_case(session, number)
        dossier = case.dossier
        tests = {one.criterion.key: one for one in case.tests}
        waits = [tests[key] for key in dossier.dispositions[-1].pending if key in tests]
        for one in waits:
            if not one.judgement.settles:
                is_late = one.due is not None and one.due <= dossier.read_at
                due = "" if one.due is None else f" Due {local(one.due, dossier.zone)}."
                found.append(OpenEnd(number, f"{judgement_sentence(one.criterion, one.judgement)}{due}", is_late))
        tasks = [check for check in case.checks if check.code in _DONOR_TASKS]
        found += [OpenEnd(number, sentence(dossier, check), is_late=False) for check in tasks]
        if not any(one.batch == number for one in found):
            found.append(OpenEnd(number, "Everything is in: it waits for its certification.", is_late=False))
    return sorted(found, key=lambda one: not one.is_late)


def _released(session: Session) -> list[str]:
    any_of_it = aliased(Disposition)
    last = sa.select(sa.func.max(any_of_it.ordinal)).where(any_of_it.batch_id == Batch.id).scalar_subquery()
    rows = (
        sa.select(Batch.number)
        .join(Disposition, Disposition.batch_id == Batch.id)
        .where(Batch.state == BatchState.OPEN, Disposition.ordinal == last, Disposition.decision == Decision.RELEASED)
        .order_by(Disposition.decided_at)
        .limit(MOST)
    )
    return list(session.scalars(rows))
