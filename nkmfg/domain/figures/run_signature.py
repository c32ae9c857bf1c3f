"""Facts bound by the signature of a run, and its status: valid, extended, altered or invalid."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from nkmfg.domain.facts.dossier import Dossier, Line, Run, SignatureFact
from nkmfg.domain.facts.entry_kinds import EntryKind
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.in_words import code_words
from nkmfg.domain.permissions.actions import Meaning
from nkmfg.domain.values.hashing import canonical
from nkmfg.domain.values.quantities import plain, shown

WITHOUT_VALUE = (EntryKind.VOID, EntryKind.NOT_APPLICABLE)


class SignatureStatus(StrEnum):
    """Status of a signature with respect to the current record."""

    VALID = "valid"
    EXTENDED = "extended"  # facts were added later; still valid
    ALTERED = "altered"  # a signed fact was corrected or voided: sign again
    INVALID = "invalid"  # the copy is not the one signed


@dataclass(frozen=True, slots=True)
class SignatureCheck:
    """Status of a signature, changes since, and numbers that differ from those shown at signing."""

    status: SignatureStatus
    changed: tuple[str, ...] = ()
    differs_now: tuple[str, ...] = ()


def scope_of(dossier: Dossier, run: Run, performer: str | None) -> str:
    """Business key of a signature: a run, or one performer's part of it."""
    scope = f"run/{dossier.number}/{run.key}"
    return scope if performer is None else f"{scope}/{performer}"


def run_facts(dossier: Dossier, figures: BatchFigures, run: Run, performer: str | None) -> dict[str, Any]:
    """Facts of a run as shown to its signer; for *performed* the entries of that performer only."""
    return written_facts(dossier, run, performer) | {"derived": derived(figures, run)}


def written_facts(dossier: Dossier, run: Run, performer: str | None) -> dict[str, Any]:
    """Facts of a run without computed numbers."""
    return {
        "batch": dossier.number,
        "coi_code": dossier.order.coi_code,
        "recipe": [dossier.recipe.code, dossier.recipe.version, dossier.recipe_digest],
        "run": run.key,
        "step": run.step.title,
        "entries": [_fact(line) for line in lines_of(run, performer)],
        "movements": [
            [str(m.ordinal), m.source, m.target, m.fate.value, m.happened_at.isoformat()]
            for m in dossier.moved_by(run.key)
        ],
        "samples": [[s.code, s.material, list(s.vessels)] for s in dossier.samples if s.run == run.key],
    }


def lines_of(run: Run, performer: str | None) -> tuple[Line, ...]:
    """Lines in the scope of a signature."""
    if performer is None:
        return run.lines
    return tuple(line for line in run.lines if any(e.performed_by == performer for e in line.entries))


def derived(figures: BatchFigures, run: Run) -> dict[str, str]:
    """Computed numbers shown to a signer of this run."""
    values: dict[str, str] = {}
    for judged in figures.counts:
        reading = judged.reading
        if reading.run == run.key:
            for number in (reading.count.viable_cells_per_ml, reading.count.viability_pct, reading.viable, reading.nk):
                value = number.note if number.value is None else plain(number.value)
                values[f"{reading.vessel}: {number.quantity}"] = value
    return values


def _fact(line: Line) -> list[Any]:
    entry = line.last
    return [
        line.key.field,
        line.key.about.kind.value,
        line.key.about.code,
        str(line.key.replicate),
        str(entry.revision),
        entry.kind,
        entry.typed,
        entry.unit,
        entry.comparator,
        None if entry.number is None else plain(entry.number),
        entry.lot,
        entry.equipment,
        entry.attachment,
        entry.happened_at.isoformat(),
        entry.performed_by,
    ]


def status_of(dossier: Dossier, figures: BatchFigures, run: Run, signature: SignatureFact) -> SignatureCheck:
    """Compare the signed copy with the current record field by field."""
    if not signature.is_whole:
        return SignatureCheck(SignatureStatus.INVALID, ("the stored copy is not the one that was signed",))
    document = json.loads(signature.payload)
    if canonical(document) != signature.payload or document["scope"] != signature.scope:
        return SignatureCheck(SignatureStatus.INVALID, ("the stored copy belongs elsewhere",))
    facts = document["facts"]
    if facts.get("batch") != dossier.number or facts.get("run") != run.key:
        return SignatureCheck(SignatureStatus.INVALID, ("the stored copy is of another step",))
    performer = signature.login if signature.meaning == Meaning.PERFORMED else None
    current_facts = run_facts(dossier, figures, run, performer)
    changes = _changes(facts["entries"], current_facts["entries"], run)
    if facts["recipe"] != current_facts["recipe"] or _is_any_missing(facts["movements"], current_facts["movements"]):
        changes = (*changes, "the recipe or a movement of cells")
    differences = tuple(
        _difference_words(name, value, current_facts["derived"].get(name, "none"))
        for name, value in sorted(facts["derived"].items())
        if current_facts["derived"].get(name) != value
    )
    if changes:
        return SignatureCheck(SignatureStatus.ALTERED, changes, differences)
    is_extended = len(current_facts["entries"]) > len(facts["entries"]) or len(current_facts["movements"]) > len(
        facts["movements"]
    )
    return SignatureCheck(SignatureStatus.EXTENDED if is_extended else SignatureStatus.VALID, (), differences)


def _difference_words(name: str, value_at_signing: str, current_value: str) -> str:
    """A number at signing and now in words: "vessel A, NK cells: pending at signing, 4.245 × 10⁸ now"."""
    vessel, _, quantity = name.partition(": ")
    words = {"nk_cells": "NK cells"}.get(quantity, quantity.replace("_", " "))
    return f"vessel {vessel}, {words}: {_rounded(value_at_signing)} at signing, {_rounded(current_value)} now"


def _rounded(value: str) -> str:
    try:
        return shown(Decimal(value), significant=4)
    except InvalidOperation:
        return value.partition(":")[0]


def _changes(signed_facts: list[list[Any]], current_facts: list[list[Any]], run: Run) -> tuple[str, ...]:
    current = {tuple(fact[:4]): fact for fact in current_facts}
    changes = []
    for fact in signed_facts:
        current_fact = current.get(tuple(fact[:4]))
        if current_fact != fact:
            field = run.field(fact[0])
            where = f"{field.label if field else fact[0]} {fact[2]}".strip()
            changes.append(f"{where}: {_fact_words(fact)} when signed, {_fact_words(current_fact)} now")
    return tuple(changes)


def _fact_words(fact: list[Any] | None) -> str:
    if fact is None:
        return "gone"
    value = fact[6] or fact[10] or fact[11] or "nothing"
    return f"{value} {fact[7]}".strip() if fact[5] not in WITHOUT_VALUE else code_words(EntryKind(fact[5]))


def _is_any_missing(signed_rows: Iterable[list[Any]], current_rows: Iterable[list[Any]]) -> bool:
    current = {canonical(row) for row in current_rows}
    return any(canonical(row) not in current for row in signed_rows)
