"""Reader of a whole batch in a fixed number of statements, whatever it contains and however many batches there are."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased, defer

from nkmfg.domain.culture.events import Fate
from nkmfg.domain.facts.dossier import (
    About,
    Dossier,
    Entry,
    Line,
    LineKey,
    Movement,
    Run,
    SampleFact,
    SignatureFact,
    VesselFact,
)
from nkmfg.domain.facts.entry_kinds import EntryKind
from nkmfg.domain.facts.questioned import WithdrawalFact, WorkAnswerFact
from nkmfg.domain.permissions.states import Affected, BatchState, RunState
from nkmfg.domain.recipe.model import Recipe, Subject
from nkmfg.domain.recipe.schedule import Window
from nkmfg.domain.values.errors import Unknown
from nkmfg.ledger.database import ledger_of
from nkmfg.models import (
    Attachment,
    Batch,
    Deviation,
    Equipment,
    Lot,
    Person,
    RecipeVersion,
    RecipeWithdrawal,
    Sample,
    SampleVessel,
    Vessel,
    WorkAnswer,
)
from nkmfg.models import Entry as EntryRow
from nkmfg.models import Movement as MovementRow
from nkmfg.models import Run as RunRow
from nkmfg.services.dossier.decisions import PARTS as decision_parts
from nkmfg.services.dossier.decisions import deviations_of, read_grounds
from nkmfg.services.dossier.disposition import PARTS as end_parts
from nkmfg.services.dossier.disposition import read_disposition_facts
from nkmfg.services.dossier.holds import read_holds
from nkmfg.services.dossier.materials import read_materials
from nkmfg.services.dossier.order import read_order
from nkmfg.services.dossier.rows import BATCH_ID, CombinedQuery, of_batch
from nkmfg.services.dossier.signatures import read_signatures
from nkmfg.services.dossier.ward import PARTS as ward_parts
from nkmfg.services.dossier.ward import read_ward
from nkmfg.services.recipes import read
from nkmfg.services.site import site_of

# Tables that belong to the batch itself, not to its runs.
_RELATED = CombinedQuery(end_parts, decision_parts, ward_parts, {"deviation": of_batch(Deviation)})
_PINNED = (
    sa.select(Batch, RecipeVersion, RecipeWithdrawal.withdrawn_at, RecipeWithdrawal.affected)
    .join(RecipeVersion, RecipeVersion.id == Batch.recipe_version_id)
    .outerjoin(RecipeWithdrawal, RecipeWithdrawal.recipe_version_id == RecipeVersion.id)
    .where(Batch.number == sa.bindparam("number", type_=sa.Text()))
    .options(defer(RecipeVersion.content))
)
_SIGNED, _REVISED = aliased(WorkAnswer), aliased(WorkAnswer)
_PEOPLE = (
    sa.select(
        Person.id,
        Person.login,
        Person.printed_name,
        sa.func.coalesce(_REVISED.affected, _SIGNED.affected).label("assessed"),
    )
    .add_columns(WorkAnswer.answered_at, WorkAnswer.affected, WorkAnswer.grant_id)
    .outerjoin(WorkAnswer, sa.and_(WorkAnswer.person_id == Person.id, WorkAnswer.assesses_id.is_(None)))
    .outerjoin(_SIGNED, _SIGNED.assesses_id == WorkAnswer.id)
    .outerjoin(_REVISED, _REVISED.assesses_id == _SIGNED.id)
    .order_by(Person.login, WorkAnswer.id)
)
_VESSELS = sa.select(Vessel).where(Vessel.batch_id == BATCH_ID).order_by(Vessel.id)
_RUNS = sa.select(RunRow).where(RunRow.batch_id == BATCH_ID).order_by(RunRow.id)
_MOVEMENTS = sa.select(MovementRow).where(MovementRow.batch_id == BATCH_ID).order_by(MovementRow.id)
_SAMPLES = (
    sa.select(Sample, SampleVessel.vessel_id)
    .outerjoin(SampleVessel, SampleVessel.sample_id == Sample.id)
    .where(Sample.batch_id == BATCH_ID)
    .order_by(Sample.id, SampleVessel.id)
)
# Plain columns: a batch has hundreds of entries, and an entity costs three times what a row does.
_ENTRY, _LOT, _EQUIPMENT, _FILE = (table.__table__ for table in (EntryRow, Lot, Equipment, Attachment))
_ENTRIES = (
    sa.select(
        _ENTRY, _LOT.c.code.label("lot"), _EQUIPMENT.c.code.label("equipment"), _FILE.c.sha256.label("attachment")
    )
    .outerjoin(_LOT, _LOT.c.id == _ENTRY.c.lot_id)
    .outerjoin(_EQUIPMENT, _EQUIPMENT.c.id == _ENTRY.c.equipment_id)
    .outerjoin(_FILE, _FILE.c.id == _ENTRY.c.attachment_id)
    .where(_ENTRY.c.batch_id == BATCH_ID)
    .order_by(_ENTRY.c.id)
)


def batch_numbered(session: Session, number: str) -> Batch:
    """The batch with that number. Raises Unknown."""
    return _pinned(session, number)[0]


def _pinned(session: Session, number: str) -> tuple[Batch, RecipeVersion, WithdrawalFact | None]:
    """A batch, its pinned version of the recipe, and the withdrawal of that version, if any."""
    row = session.execute(_PINNED, {"number": number}).one_or_none()
    if row is None:
        raise Unknown("batch.unknown", batch=number)
    is_withdrawn = row.withdrawn_at is not None
    return row[0], row[1], WithdrawalFact(row.withdrawn_at, Affected(row.affected)) if is_withdrawn else None


@dataclass(frozen=True, slots=True)
class BatchRows:
    """Rows of a dossier that writes refer to, by their business keys. Rows written later are added."""

    batch: Batch
    runs: dict[str, RunRow]
    vessels: dict[str, int]
    samples: dict[str, int]
    movements: dict[str, int]  # by the code of its entries: "seed/0/1#2"


def open_dossier(session: Session, number: str) -> Dossier:
    """Read the whole batch with that number. Raises Unknown."""
    return read_batch(session, number)[0]


def read_batch(session: Session, number: str) -> tuple[Dossier, BatchRows]:
    """Read the whole batch with that number, and the rows it was read from. Raises Unknown."""
    batch, version, withdrawal = _pinned(session, number)
    recipe = read(session, version)
    site = site_of(session)
    assert site is not None
    people, work_answers = _people(session)
    of_batch_id = {"batch_id": batch.id}
    vessels = {row.id: row for row in session.scalars(_VESSELS, of_batch_id)}
    run_rows = session.scalars(_RUNS, of_batch_id).all()
    keys = {row.id: row.key for row in run_rows}
    movements = _movements(session, batch, keys, vessels)
    samples = _samples(session, batch, keys, vessels)
    abouts = _abouts(vessels, movements, samples)
    lines, lots, equipment = _lines(session, batch, keys, abouts, people)
    signatures = read_signatures(session, batch)
    order, collection = read_order(session, batch)
    related = _RELATED.of(session, batch)
    disposition = read_disposition_facts(related, people, vessels, samples)
    lots |= {dose.lot_id: code for dose, code in related["il2"] if dose.lot_id is not None}
    grounds = read_grounds(related, people)
    ward, files = read_ward(related, people, vessels)
    ledger = ledger_of(session)
    rows = BatchRows(
        batch=batch,
        runs={row.key: row for row in run_rows},
        vessels={row.code: key for key, row in vessels.items()},
        samples={sample.code: key for key, sample in samples.items()},
        movements={movement.about.code: key for key, movement in movements.items()},
    )
    dossier = Dossier(
        number=batch.number,
        state=BatchState(batch.state),
        mark=site.mark,
        site=site.name,
        zone=site.zone,
        issued_at=batch.issued_at,
        culture_started_at=batch.culture_started_at,
        read_at=ledger.clock.now(session),
        software_version=ledger.software_version,
        recipe=recipe,
        recipe_digest=version.digest,
        order=order,
        collection=collection,
        people=dict(people.values()),
        runs=_runs(run_rows, recipe, lines, signatures, batch.number),
        vessels=tuple(VesselFact(v.code, v.vessel_type, v.place, keys[v.run_id]) for v in vessels.values()),
        movements=tuple(movements.values()),
        samples=tuple(samples.values()),
        deviations=deviations_of(related, keys, signatures),
        attachments=files,
        signatures=signatures,
        results=disposition.results,
        dispositions=disposition.dispositions,
        at_risk=disposition.at_risk,
        infusions=disposition.infusions,
        il2_doses=disposition.il2_doses,
        holds=read_holds(session, batch, people),
        answers=grounds.answers,
        papers=grounds.papers,
        grounds=grounds.grounds,
        donor_markers=grounds.markers,
        ward=ward,
        work_answers=work_answers,
        withdrawal=withdrawal,
        materials=read_materials(session, recipe, lots, equipment),
    )
    return dossier, rows


def _people(session: Session) -> tuple[Mapping[int, tuple[str, str]], tuple[WorkAnswerFact, ...]]:
    """All people, and the answers about their work, oldest first; QA's answer replaces the one it assesses."""
    rows = session.execute(_PEOPLE).all()
    answers = (
        WorkAnswerFact(
            login=row.login,
            since=row.answered_at,
            affected=Affected(row.assessed or row.affected),
            of_account=row.grant_id is None,
            is_assessed=row.assessed is not None,
        )
        for row in rows
        if row.answered_at is not None
    )
    return {row.id: (row.login, row.printed_name) for row in rows}, tuple(answers)


def _movements(
    session: Session, batch: Batch, keys: Mapping[int, str], vessels: Mapping[int, Vessel]
) -> dict[int, Movement]:
    def code(vessel_id: int | None) -> str | None:
        return None if vessel_id is None else vessels[vessel_id].code

    rows = session.scalars(_MOVEMENTS, {"batch_id": batch.id})
    return {
        row.id: Movement(
            keys[row.run_id], row.ordinal, code(row.source_id), code(row.target_id), Fate(row.fate), row.happened_at
        )
        for row in rows
    }


def _samples(
    session: Session, batch: Batch, keys: Mapping[int, str], vessels: Mapping[int, Vessel]
) -> dict[int, SampleFact]:
    rows = session.execute(_SAMPLES, {"batch_id": batch.id})
    drawn: dict[int, Sample] = {}
    of: defaultdict[int, list[str]] = defaultdict(list)
    for sample, vessel_id in rows:
        drawn[sample.id] = sample
        if vessel_id is not None:
            of[sample.id].append(vessels[vessel_id].code)
    return {
        key: SampleFact(row.code, row.material, row.drawn_at, keys[row.run_id], tuple(of[key]))
        for key, row in drawn.items()
    }


def _abouts(
    vessels: Mapping[int, Vessel], movements: Mapping[int, Movement], samples: Mapping[int, SampleFact]
) -> dict[tuple[str, int], About]:
    """Business keys by the ids that entries refer to."""
    found: dict[tuple[str, int], About] = {}
    for key, vessel in vessels.items():
        for kind in (Subject.VESSEL, Subject.CONTAINER):
            found[kind, key] = About(kind, vessel.code)
    found |= {(Subject.MOVEMENT, key): movement.about for key, movement in movements.items()}
    found |= {(Subject.SAMPLE, key): About(Subject.SAMPLE, sample.code) for key, sample in samples.items()}
    return found


def _lines(
    session: Session,
    batch: Batch,
    keys: Mapping[int, str],
    abouts: Mapping[tuple[str, int], About],
    people: Mapping[int, tuple[str, str]],
) -> tuple[dict[str, list[Line]], dict[int, str], dict[int, str]]:
    """Lines of every run, and the codes of the lots and the equipment in them by id."""
    written: dict[LineKey, list[Entry]] = {}
    lots: dict[int, str] = {}
    pieces: dict[int, str] = {}
    for row in session.execute(_ENTRIES, {"batch_id": batch.id}).all():
        if row.lot_id is not None:
            lots[row.lot_id] = row.lot
        if row.equipment_id is not None:
            pieces[row.equipment_id] = row.equipment
        about = abouts.get((row.subject_kind, row.subject_id)) or About(Subject(row.subject_kind))
        key = LineKey(keys[row.run_id], row.field, about, row.replicate)
        written.setdefault(key, []).append(_entry(row, people))
    lines: dict[str, list[Line]] = {}
    for key, entries in written.items():
        lines.setdefault(key.run, []).append(Line(key, tuple(sorted(entries, key=lambda entry: entry.revision))))
    return lines, lots, pieces


def _entry(row: Any, people: Mapping[int, tuple[str, str]]) -> Entry:
    return Entry(
        kind=EntryKind(row.kind),
        revision=row.revision,
        typed=row.typed,
        unit=row.unit,
        comparator=row.comparator,
        number=row.number,
        lot=row.lot,
        equipment=row.equipment,
        attachment=row.attachment,
        working=row.working,
        happened_at=row.happened_at,
        entered_at=row.entered_at,
        performed_by=people[row.performed_by_id][0],
        recorded_by=people[row.recorded_by_id][0],
        reason=row.reason,
    )


def _runs(
    rows: Any, recipe: Recipe, lines: Mapping[str, list[Line]], signatures: tuple[SignatureFact, ...], number: str
) -> tuple[Run, ...]:
    under: defaultdict[str, list[SignatureFact]] = defaultdict(list)
    for signed in signatures:
        if signed.scope.startswith(f"run/{number}/"):
            # A run's key has three parts; a fourth is the performer.
            under["/".join(signed.scope.split("/")[2:5])].append(signed)
    return tuple(
        Run(
            key=row.key,
            step=recipe.step(row.step),
            day=row.day,
            ordinal=row.ordinal,
            added_because=row.added_because,
            window=Window(row.due_from, row.due_to) if row.due_from and row.due_to else None,
            state=RunState(row.state),
            done_at=row.done_at,
            lines=tuple(lines.get(row.key, ())),
            signatures=tuple(under[row.key]),
        )
        for row in rows
    )
