"""Reader of the facts after the culture: results, decisions, permissions, infusions, IL-2."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import aliased

from nkmfg.domain.facts.disposition_facts import (
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
from nkmfg.domain.facts.dossier import SampleFact
from nkmfg.domain.facts.entry_kinds import ResultEntryKind
from nkmfg.models import AtRiskUse, Disposition, Donor, Il2Dose, Infusion, Lot, Result, Signature, Vessel
from nkmfg.services.dossier.rows import Rows, of_batch

People = Mapping[int, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class DispositionFacts:
    """Facts of a batch after its culture, in the order of recording."""

    results: tuple[ResultFact, ...]
    dispositions: tuple[DispositionFact, ...]
    at_risk: tuple[AtRiskFact, ...]
    infusions: tuple[InfusionFact, ...]
    il2_doses: tuple[Il2Fact, ...]


_signed, _given, _risked = aliased(Signature), aliased(Lot), aliased(Lot)
PARTS = {
    "result": of_batch(Result),
    "disposition": of_batch(
        Disposition,
        _signed.signer_name,
        _signed.signer_role,
        joins=((_signed, _signed.id == Disposition.signature_id),),
    ),
    "infusion": of_batch(Infusion),
    "il2": of_batch(Il2Dose, _given.code, joins=((_given, _given.id == Il2Dose.lot_id),)),
    "at risk": of_batch(
        AtRiskUse,
        _risked.code,
        Donor.code,
        joins=((_risked, _risked.id == AtRiskUse.lot_id), (Donor, Donor.id == AtRiskUse.donor_id)),
    ),
}


def read_disposition_facts(
    rows: Rows, people: People, vessels: Mapping[int, Vessel], samples: Mapping[int, SampleFact]
) -> DispositionFacts:
    """Read the facts of a batch after its culture."""
    return DispositionFacts(
        results=_results(rows["result"], people, vessels, samples),
        dispositions=tuple(
            DispositionFact(
                disposition.ordinal,
                Decision(disposition.decision),
                json.loads(disposition.pending),
                disposition.reason,
                disposition.decided_at,
                name,
                role,
            )
            for disposition, name, role in rows["disposition"]
        ),
        at_risk=tuple(
            AtRiskFact(
                f"donor {donor}" if lot is None else f"lot {lot}",
                json.loads(permission.pending),
                permission.permitted_at,
            )
            for permission, lot, donor in rows["at risk"]
        ),
        infusions=_infusions(rows["infusion"], people, vessels),
        il2_doses=_il2_doses(rows["il2"], people),
    )


def _results(
    rows: list[Any], people: People, vessels: Mapping[int, Vessel], samples: Mapping[int, SampleFact]
) -> tuple[ResultFact, ...]:
    entries: dict[tuple[str, int], list[ResultEntry]] = {}
    of: dict[tuple[str, int], Result] = {}
    for (row,) in rows:
        key = (row.criterion, row.ordinal)
        of[key] = row
        entries.setdefault(key, []).append(result_entry(row, people[row.reported_by_id][0]))
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


def result_entry(row: Result, reported_by: str) -> ResultEntry:
    """One revision of a result, reported by the person with that login."""
    return ResultEntry(
        kind=ResultEntryKind(row.kind),
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
        reported_by=reported_by,
        reason=row.reason,
    )


def _infusions(rows: list[Any], people: People, vessels: Mapping[int, Vessel]) -> tuple[InfusionFact, ...]:
    entries: dict[int, list[InfusionEntry]] = {}
    for (row,) in rows:
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
    for row, lot in rows:
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
