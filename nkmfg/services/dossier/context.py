"""Reader of the context of a record, which review, print and export need and pages of the work do not."""

from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.facts.context_facts import (
    ActFact,
    ContextFacts,
    DonorDetermination,
    EquipmentFact,
    LostDraftFact,
    LotFact,
)
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.facts.transcription import transcribed_at
from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.recipe.donor_testing import DonorVerdict
from nkmfg.domain.recipe.model import Recipe
from nkmfg.models import (
    Act,
    Attachment,
    Batch,
    Change,
    Entry,
    Equipment,
    EquipmentState,
    LostDraft,
    Lot,
    LotState,
    Person,
    Run,
)
from nkmfg.services.codes import in_number_order
from nkmfg.services.donors.of_batch import donor_tests
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.words.accompanying_record import STATEMENTS
from nkmfg.words.eligibility import reason_sentence
from nkmfg.words.messages import _

FILE = "file"  # file attached within another act
_OF_RUNS = (Action.ADD_RUN, Action.SKIP_RUN)


def read_context(session: Session, dossier: Dossier, verdict: DonorVerdict) -> ContextFacts:
    """Read the context of a batch."""
    batch = batch_numbered(session, dossier.number)
    return ContextFacts(
        acts=_acts(session, batch),
        lots=_lots(session, batch),
        equipment=_equipment(session, batch),
        lost_drafts=_lost_drafts(session, batch),
        donor=None if transcribed_at(dossier) else _donor(session, batch, dossier.recipe, verdict),
    )


def _donor(session: Session, batch: Batch, recipe: Recipe, verdict: DonorVerdict) -> DonorDetermination:
    return DonorDetermination(
        statement=_(STATEMENTS[verdict.verdict]),
        reasons=tuple(reason_sentence(reason, recipe) for reason in verdict.reasons if not reason.met),
        legends=verdict.legends,
        tests=donor_tests(session, batch),
    )


def _acts(session: Session, batch: Batch) -> tuple[ActFact, ...]:
    """Acts on the batch that are no entries, with their persons, from the trail."""
    of_run = sa.and_(Act.action.in_(_OF_RUNS), Change.table_name == "run")
    of_batch = sa.and_(Act.action == Action.ISSUE_BATCH, Change.table_name == "batch")
    rows = session.execute(
        sa.select(Act, Person.login, Change.table_name, Change.row_id)
        .join(Change, Change.act_id == Act.id)
        .join(Person, Person.id == Act.actor_id)
        .where(Act.stream == batch.stream, sa.or_(of_run, of_batch, Change.table_name == "attachment"))
        .order_by(Change.id)
    ).all()
    names = {"batch": {batch.id: batch.number}, "run": _runs(session, batch), "attachment": _files(session, batch)}
    return tuple(
        ActFact(
            action=FILE if table == "attachment" else act.action,
            of=names[table][row_id],
            login=login,
            who=act.actor_name,
            role=act.actor_role,
            at=act.at,
            reason=act.reason,
        )
        for act, login, table, row_id in rows
    )


def _runs(session: Session, batch: Batch) -> Mapping[int, str]:
    rows = session.execute(sa.select(Run.id, Run.key).where(Run.batch_id == batch.id))
    return {row.id: row.key for row in rows}


def _files(session: Session, batch: Batch) -> Mapping[int, str]:
    rows = session.execute(sa.select(Attachment.id, Attachment.sha256).where(Attachment.batch_id == batch.id))
    return {row.id: row.sha256 for row in rows}


def _lots(session: Session, batch: Batch) -> tuple[LotFact, ...]:
    used = sa.select(Entry.lot_id).where(Entry.batch_id == batch.id, Entry.lot_id.is_not(None))
    return tuple(
        LotFact(
            code=row.code,
            material=row.material,
            name=row.name,
            maker=row.maker,
            maker_lot=row.maker_lot,
            expires_on=row.expires_on,
            state=LotState(row.state),
            potency_iu_per_mg=row.potency_iu_per_mg,
        )
        for row in session.scalars(sa.select(Lot).where(Lot.id.in_(used)).order_by(*in_number_order(Lot.code)))
    )


def _equipment(session: Session, batch: Batch) -> tuple[EquipmentFact, ...]:
    used = sa.select(Entry.equipment_id).where(Entry.batch_id == batch.id, Entry.equipment_id.is_not(None))
    rows = sa.select(Equipment).where(Equipment.id.in_(used)).order_by(*in_number_order(Equipment.code))
    return tuple(
        EquipmentFact(
            code=row.code,
            kind=row.kind,
            name=row.name,
            state=EquipmentState(row.state),
            calibrated_until=row.calibrated_until,
        )
        for row in session.scalars(rows)
    )


def _lost_drafts(session: Session, batch: Batch) -> tuple[LostDraftFact, ...]:
    rows = session.execute(
        sa.select(LostDraft, Run.key, Person.login)
        .join(Run, Run.id == LostDraft.run_id)
        .join(Person, Person.id == LostDraft.person_id)
        .where(LostDraft.batch_id == batch.id)
        .order_by(LostDraft.id)
    )
    return tuple(LostDraftFact(key, row.fields, login, row.left_at, row.noted_at) for row, key, login in rows)
