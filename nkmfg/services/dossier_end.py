"""Reading what comes after the culture: results, decisions, permissions, infusions, IL-2; in one statement."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from nkmfg.domain.after_culture import (
    AtRiskFact,
    Decision,
    DispositionFact,
    Il2Entry,
    Il2Fact,
    Il2Given,
    InfusionEntry,
    InfusionFact,
    Reaction,
    Residue,
    ResultEntry,
    ResultFact,
)
from nkmfg.domain.dossier import SampleFact
from nkmfg.models import AtRiskUse, Batch, Disposition, Donor, Il2Dose, Infusion, Lot, Result, Signature, Vessel

People = Mapping[int, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class End:
    """What a batch has after its culture, in the order it was written."""

    results: tuple[ResultFact, ...]
    dispositions: tuple[DispositionFact, ...]
    at_risk: tuple[AtRiskFact, ...]
    infusions: tuple[InfusionFact, ...]
    il2_doses: tuple[Il2Fact, ...]


def read_end(
    session: Session,
    batch: Batch,
    people: People,
    vessels: Mapping[int, Vessel],
    samples: Mapping[int, SampleFact],
) -> End:
    """Everything a batch has after its culture. Five tables that have nothing to do with each other share a statement:
    each row of it holds one row of one of them.
    """
    rows: defaultdict[str, list[Any]] = defaultdict(list)
    for kind, *row in session.execute(_asked(batch)):
        rows[kind].append(row)
    dispositions = tuple(
        DispositionFact(
            one.ordinal, Decision(one.decision), json.loads(one.pending), one.reason, one.decided_at, name, role
        )
        for _, one, name, role, *_ in rows["disposition"]
        if one is not None
    )
    at_risk = tuple(
        AtRiskFact(f"donor {donor}" if lot is None else f"lot {lot}", json.loads(one.pending), one.permitted_at)
        for *_, one, lot, donor in rows["at risk"]
        if one is not None
    )
    return End(
        results=_results(rows["result"], people, vessels, samples),
        dispositions=dispositions,
        at_risk=at_risk,
        infusions=_infusions(rows["infusion"], people, vessels),
        il2_doses=_il2_doses(rows["il2"], people),
    )


def _asked(batch: Batch) -> sa.Select[Any]:
    words = ("result", "disposition", "infusion", "il2", "at risk")
    kinds = sa.union_all(*(sa.select(sa.literal(word).label("kind")) for word in words)).subquery()
    given, risked = aliased(Lot), aliased(Lot)

    def of(kind: str, table: Any) -> sa.ColumnElement[bool]:
        return sa.and_(kinds.c.kind == kind, table.batch_id == batch.id)

    return (
        sa.select(
            kinds.c.kind,
            Result,
            Disposition,
            Signature.signer_name,
            Signature.signer_role,
            Infusion,
            Il2Dose,
            given.code,
            AtRiskUse,
            risked.code,
            Donor.code,
        )
        .select_from(kinds)
        .outerjoin(Result, of("result", Result))
        .outerjoin(Disposition, of("disposition", Disposition))
        .outerjoin(Signature, Signature.id == Disposition.signature_id)
        .outerjoin(Infusion, of("infusion", Infusion))
        .outerjoin(Il2Dose, of("il2", Il2Dose))
        .outerjoin(given, given.id == Il2Dose.lot_id)
        .outerjoin(AtRiskUse, of("at risk", AtRiskUse))
        .outerjoin(risked, risked.id == AtRiskUse.lot_id)
        .outerjoin(Donor, Donor.id == AtRiskUse.donor_id)
        .order_by(Result.id, Disposition.id, Infusion.id, Il2Dose.id, AtRiskUse.id)
    )


def _results(
    rows: list[Any], people: People, vessels: Mapping[int, Vessel], samples: Mapping[int, SampleFact]
) -> tuple[ResultFact, ...]:
    entries: dict[tuple[str, int], list[ResultEntry]] = {}
    of: dict[tuple[str, int], Result] = {}
    for row in (row[0] for row in rows if row[0] is not None):
        key = (row.criterion, row.ordinal)
        of[key] = row
        entries.setdefault(key, []).append(
            ResultEntry(
                kind=row.kind,
                revision=row.revision,
                typed=row.typed,
                unit=row.unit,
                comparator=row.comparator,
                number=row.number,
                outcome=row.outcome,
                is_preliminary=row.is_preliminary,
                loq=row.loq,
                events=row.events,
                sampled_at=row.sampled_at,
                resulted_at=row.resulted_at,
                laboratory=row.laboratory,
                entered_at=row.entered_at,
                reported_by=people[row.reported_by_id][0],
                reason=row.reason,
            )
        )
    return tuple(
        ResultFact(
            criterion=key[0],
            ordinal=key[1],
            sample=None if of[key].sample_id is None else samples[of[key].sample_id or 0].code,
            container=None if of[key].container_id is None else vessels[of[key].container_id or 0].code,
            entries=tuple(written),
        )
        for key, written in entries.items()
    )


def _infusions(rows: list[Any], people: People, vessels: Mapping[int, Vessel]) -> tuple[InfusionFact, ...]:
    entries: dict[int, list[InfusionEntry]] = {}
    for row in (row[4] for row in rows if row[4] is not None):
        entries.setdefault(row.ordinal, []).append(
            InfusionEntry(
                revision=row.revision,
                container=vessels[row.container_id].code,
                identity_matched=row.identity_matched,
                started_at=row.started_at,
                stopped_at=row.stopped_at,
                given_typed=row.given_typed,
                given_ml=row.given_ml,
                weight_typed=row.weight_typed,
                weight_kg=row.weight_kg,
                reaction=Reaction(row.reaction),
                reaction_action=row.reaction_action,
                residue=Residue(row.residue),
                entered_at=row.entered_at,
                given_by=row.given_by,
                recorded_by=people[row.recorded_by_id][0],
                reason=row.reason,
            )
        )
    return tuple(InfusionFact(ordinal, tuple(written)) for ordinal, written in entries.items())


def _il2_doses(rows: list[Any], people: People) -> tuple[Il2Fact, ...]:
    entries: dict[int, list[Il2Entry]] = {}
    for row, lot in ((row[5], row[6]) for row in rows if row[5] is not None):
        entries.setdefault(row.day, []).append(
            Il2Entry(
                revision=row.revision,
                given=Il2Given(row.given),
                ordered_typed=row.ordered_typed,
                ordered_iu=row.ordered_iu,
                given_typed=row.given_typed,
                given_iu=row.given_iu,
                given_at=row.given_at,
                site=row.site,
                lot=lot,
                entered_at=row.entered_at,
                recorded_by=people[row.recorded_by_id][0],
                reason=row.reason,
            )
        )
    return tuple(Il2Fact(day, tuple(written)) for day, written in sorted(entries.items()))
