"""Facts bound by the signature of a run, and its status: valid, extended, altered or invalid."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from nkmfg.domain.facts.dossier import Dossier, Line, Run, SignatureFact
from nkmfg.domain.facts.entry_kinds import EntryKind
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.permissions.actions import Meaning
from nkmfg.domain.values.hashing import canonical
from nkmfg.domain.values.notes import notes_text
from nkmfg.domain.values.quantities import plain

NO_NUMBER = "none"  # of a count that is gone
WITHOUT_VALUE = (EntryKind.VOID, EntryKind.NOT_APPLICABLE)


class SignatureStatus(StrEnum):
    """Status of a signature with respect to the current record."""

    VALID = "valid"
    EXTENDED = "extended"  # facts were added later; still valid
    ALTERED = "altered"  # a signed fact was corrected or voided: sign again
    INVALID = "invalid"  # the copy is not the one signed


class ChangeCode(StrEnum):
    """Reason why a signature is no longer valid."""

    COPY_BROKEN = "copy_broken"  # the stored copy is not the one that was signed
    COPY_MISPLACED = "copy_misplaced"
    COPY_OF_OTHER_STEP = "copy_of_other_step"
    ENTRY = "entry"  # a signed fact is another now
    RECIPE_OR_MOVEMENT = "recipe_or_movement"
    INFUSION_CORRECTED = "infusion_corrected"


@dataclass(frozen=True, slots=True)
class SignedFact:
    """A fact of a signed copy: the kind of its entry, and its value with the unit, if it has one."""

    kind: str
    value: str


GONE = SignedFact("gone", "")


@dataclass(frozen=True, slots=True)
class Change:
    """One change since a signature: the field, its subject, its value when signed, and its value now."""

    code: ChangeCode
    field: str = ""
    label: str = ""
    about: str = ""
    then: SignedFact | None = None
    now: SignedFact | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """A computed number at signing and now: exact, or the reason of its absence."""

    vessel: str
    quantity: str
    then: str
    now: str


@dataclass(frozen=True, slots=True)
class SignatureCheck:
    """Status of a signature, changes since, and numbers that differ from those shown at signing."""

    status: SignatureStatus
    changed: tuple[Change, ...] = ()
    differs_now: tuple[Difference, ...] = ()


UNCHANGED = SignatureCheck(SignatureStatus.VALID)
BROKEN = SignatureCheck(SignatureStatus.INVALID, (Change(ChangeCode.COPY_BROKEN),))


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
                value = notes_text(number.notes) if number.value is None else plain(number.value)
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
        return BROKEN
    document = json.loads(signature.payload)
    if canonical(document) != signature.payload or document["scope"] != signature.scope:
        return SignatureCheck(SignatureStatus.INVALID, (Change(ChangeCode.COPY_MISPLACED),))
    facts = document["facts"]
    if facts.get("batch") != dossier.number or facts.get("run") != run.key:
        return SignatureCheck(SignatureStatus.INVALID, (Change(ChangeCode.COPY_OF_OTHER_STEP),))
    performer = signature.login if signature.meaning == Meaning.PERFORMED else None
    current_facts = run_facts(dossier, figures, run, performer)
    if facts == current_facts:
        return UNCHANGED
    changes = _changes(facts["entries"], current_facts["entries"], run)
    if facts["recipe"] != current_facts["recipe"] or _is_any_missing(facts["movements"], current_facts["movements"]):
        changes = (*changes, Change(ChangeCode.RECIPE_OR_MOVEMENT))
    differences = tuple(
        _difference(name, value, current_facts["derived"].get(name, NO_NUMBER))
        for name, value in sorted(facts["derived"].items())
        if current_facts["derived"].get(name) != value
    )
    if changes:
        return SignatureCheck(SignatureStatus.ALTERED, changes, differences)
    is_extended = len(current_facts["entries"]) > len(facts["entries"]) or len(current_facts["movements"]) > len(
        facts["movements"]
    )
    return SignatureCheck(SignatureStatus.EXTENDED if is_extended else SignatureStatus.VALID, (), differences)


def _difference(name: str, value_at_signing: str, current_value: str) -> Difference:
    vessel, _, quantity = name.partition(": ")
    return Difference(vessel, quantity, value_at_signing, current_value)


def _changes(signed_facts: list[list[Any]], current_facts: list[list[Any]], run: Run) -> tuple[Change, ...]:
    current = {tuple(fact[:4]): fact for fact in current_facts}
    changes = []
    for fact in signed_facts:
        current_fact = current.get(tuple(fact[:4]))
        if current_fact != fact:
            field = run.field(fact[0])
            label = field.label if field else fact[0]
            then, now = _signed_fact(fact), GONE if current_fact is None else _signed_fact(current_fact)
            changes.append(Change(ChangeCode.ENTRY, fact[0], label, fact[2], then, now))
    return tuple(changes)


def _signed_fact(fact: list[Any]) -> SignedFact:
    if fact[5] in WITHOUT_VALUE:
        return SignedFact(fact[5], "")
    value = fact[6] or fact[10] or fact[11] or ""
    return SignedFact(fact[5], f"{value} {fact[7]}".strip() if value else "")


def _is_any_missing(signed_rows: Iterable[list[Any]], current_rows: Iterable[list[Any]]) -> bool:
    current = {canonical(row) for row in current_rows}
    return any(canonical(row) not in current for row in signed_rows)
