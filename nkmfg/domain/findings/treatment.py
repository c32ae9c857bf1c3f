"""Exceptions of what the patient was given: corrected, written down late, or not checked by a second person."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from nkmfg.domain.facts.disposition_facts import Il2Entry, InfusionEntry
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.facts.transcription import transcribed_at
from nkmfg.domain.findings.exception_line import ExceptionLine, Kind
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.in_words import local
from nkmfg.domain.product.infusions import bedside_of, checks_of
from nkmfg.domain.product.treatment import written
from nkmfg.domain.recipe.schedule import is_late_entry


@dataclass(frozen=True, slots=True)
class TreatmentChange:
    """One thing of an infusion or of a day's IL-2 that was corrected: as it stood, as it stands, by whom, when, why."""

    where: str
    what: str
    before: str
    after: str
    by: str  # login
    at: datetime
    reason: str


def treatment_changes(dossier: Dossier) -> tuple[TreatmentChange, ...]:
    """Every correction of infusions and IL-2, in the order in which it was written."""
    found = [
        change
        for one in dossier.infusions
        for was, became in zip(one.entries, one.entries[1:], strict=False)
        for change in _differences(
            f"infusion {one.ordinal}", _of_infusion(dossier, was), _of_infusion(dossier, became), became
        )
    ]
    found += [
        change
        for dose in dossier.il2_doses
        for was, became in zip(dose.entries, dose.entries[1:], strict=False)
        for change in _differences(
            f"IL-2, day {written(dose.day)}", _of_il2(dossier, was), _of_il2(dossier, became), became
        )
    ]
    return tuple(sorted(found, key=lambda one: one.at))


def changed(dossier: Dossier) -> Iterator[ExceptionLine]:
    """Corrections, each with what stood there before."""
    for one in treatment_changes(dossier):
        yield ExceptionLine(
            kind=Kind.CHANGED,
            tone=Tone.WARNING,
            what=one.what,
            where=one.where,
            who=dossier.name(one.by),
            at=one.at,
            then=one.before,
            now=one.after,
            answer=one.reason,
        )


def late(dossier: Dossier) -> Iterator[ExceptionLine]:
    """What came back from the ward later than the recipe lets an entry come; the form it came with answers it."""
    if transcribed_at(dossier) is not None:
        return  # said once for the whole batch
    for infusion in dossier.infusions:
        first = infusion.entries[0]
        noted = bedside_of(dossier, infusion)
        form = f"transcribed from form {noted.form}" if noted and noted.form else ""
        yield from _late(dossier, f"infusion {infusion.ordinal}", first.stopped_at or first.started_at, first, form)
    for dose in dossier.il2_doses:
        start = dose.entries[0]
        if start.given_at is not None:
            yield from _late(dossier, f"IL-2, day {written(dose.day)}", start.given_at, start, start.reason or "")


def unchecked(dossier: Dossier) -> Iterator[ExceptionLine]:
    """Infusions that no second person has signed as they stand."""
    if transcribed_at(dossier) is not None:
        return  # what came from paper was signed there
    for one in dossier.infusions:
        if not checks_of(dossier, one):
            yield ExceptionLine(
                kind=Kind.UNSIGNED,
                tone=Tone.PENDING,
                what=f"Infusion {one.ordinal} is not checked by a second person as it stands",
                where=f"infusion {one.ordinal}",
                at=one.last.entered_at,
                is_open=True,
            )


def _late(
    dossier: Dossier, where: str, happened_at: datetime, entry: InfusionEntry | Il2Entry, answer: str
) -> Iterator[ExceptionLine]:
    limit = dossier.recipe.late_entry_minutes
    if is_late_entry(happened_at, entry.entered_at, limit):
        minutes = (entry.entered_at - happened_at) // timedelta(minutes=1)
        yield ExceptionLine(
            kind=Kind.LATE_ENTRY,
            tone=Tone.LATE,
            what=f"Written down {minutes} min after the fact (limit {limit} min)",
            where=where,
            who=dossier.name(entry.recorded_by),
            at=entry.entered_at,
            answer=answer or "written down from the ward",
        )


def _differences(
    where: str, was: dict[str, str], became: dict[str, str], entry: InfusionEntry | Il2Entry
) -> Iterator[TreatmentChange]:
    for what, before in was.items():
        if became[what] != before:
            yield TreatmentChange(
                where, what, before, became[what], entry.recorded_by, entry.entered_at, entry.reason or ""
            )


def _of_infusion(dossier: Dossier, entry: InfusionEntry) -> dict[str, str]:
    return {
        "container": entry.container,
        "bag, order and patient match": "yes" if entry.identity_matched else "no",
        "started": local(entry.started_at, dossier.zone),
        "stopped": "—" if entry.stopped_at is None else local(entry.stopped_at, dossier.zone),
        "volume given": f"{entry.given_typed} mL",
        "weight that day": f"{entry.weight_typed} kg",
        "reaction": ", ".join(part for part in (entry.reaction.value, entry.reaction_action) if part),
        "residue": entry.residue.value,
        "given by": entry.given_by,
    }


def _of_il2(dossier: Dossier, entry: Il2Entry) -> dict[str, str]:
    return {
        "state": entry.given.value,
        "ordered": f"{entry.ordered_typed} IU",
        "given": f"{entry.given_typed} IU" if entry.given_typed else "—",
        "given at": "—" if entry.given_at is None else local(entry.given_at, dossier.zone),
        "where": entry.site or "—",
        "lot": entry.lot or "—",
    }
