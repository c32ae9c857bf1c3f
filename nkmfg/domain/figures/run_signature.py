"""What a signature on a run is bound to, and how it stands now: valid, extended, altered, or not what was signed."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from nkmfg.domain.facts.dossier import Dossier, Line, Run, Signed
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.values.hashing import canonical, sha256
from nkmfg.domain.values.quantities import plain, shown


class SignatureStatus(StrEnum):
    """How a signature stands to the record as it is now."""

    VALID = "valid"
    EXTENDED = "extended"  # facts were added later; it stands
    ALTERED = "altered"  # a signed fact was corrected or voided: sign again
    INVALID = "invalid"  # the copy is not the one signed


@dataclass(frozen=True, slots=True)
class SignatureCheck:
    """A signature's standing, what changed since, and numbers that differ from those seen at signing."""

    standing: SignatureStatus
    changed: tuple[str, ...] = ()
    differs_now: tuple[str, ...] = ()


def scope_of(dossier: Dossier, run: Run, performer: str | None) -> str:
    """The business key a signature stands under: a run, or one performer's part of it."""
    scope = f"run/{dossier.number}/{run.key}"
    return scope if performer is None else f"{scope}/{performer}"


def run_facts(dossier: Dossier, figures: BatchFigures, run: Run, performer: str | None) -> dict[str, Any]:
    """The facts of a run as shown to its signer; for *performed* the entries of that performer alone."""
    return written_facts(dossier, run, performer) | {"derived": derived(figures, run)}


def written_facts(dossier: Dossier, run: Run, performer: str | None) -> dict[str, Any]:
    """The same without computed numbers: what people wrote."""
    return {
        "batch": dossier.number,
        "chain of identity": dossier.order.coi_code,
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
    """The lines in a signature's scope."""
    if performer is None:
        return run.lines
    return tuple(line for line in run.lines if any(e.performed_by == performer for e in line.entries))


def derived(figures: BatchFigures, run: Run) -> dict[str, str]:
    """The computed numbers a signer of this run saw."""
    seen: dict[str, str] = {}
    for judged in figures.counts:
        one = judged.reading
        if one.run == run.key:
            for number in (one.count.viable_cells_per_ml, one.count.viability_pct, one.viable, one.nk):
                value = number.note if number.value is None else plain(number.value)
                seen[f"{one.vessel}: {number.quantity}"] = value
    return seen


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


def status_of(dossier: Dossier, figures: BatchFigures, run: Run, signed: Signed) -> SignatureCheck:
    """Compare the copy that was signed with the record, field by field."""
    if sha256(signed.payload) != signed.digest:
        return SignatureCheck(SignatureStatus.INVALID, ("the stored copy is not the one that was signed",))
    document = json.loads(signed.payload)
    if canonical(document) != signed.payload or document["scope"] != signed.scope:
        return SignatureCheck(SignatureStatus.INVALID, ("the stored copy belongs elsewhere",))
    facts = document["facts"]
    if facts.get("batch") != dossier.number or facts.get("run") != run.key:
        return SignatureCheck(SignatureStatus.INVALID, ("the stored copy is of another step",))
    performer = signed.login if signed.meaning == "performed" else None
    now = run_facts(dossier, figures, run, performer)
    changed = _changes(facts["entries"], now["entries"], run)
    if facts["recipe"] != now["recipe"] or _gone(facts["movements"], now["movements"]):
        changed = (*changed, "the recipe or a movement of cells")
    differs = tuple(
        _differs(name, value, now["derived"].get(name, "none"))
        for name, value in sorted(facts["derived"].items())
        if now["derived"].get(name) != value
    )
    if changed:
        return SignatureCheck(SignatureStatus.ALTERED, changed, differs)
    added = len(now["entries"]) > len(facts["entries"]) or len(now["movements"]) > len(facts["movements"])
    return SignatureCheck(SignatureStatus.EXTENDED if added else SignatureStatus.VALID, (), differs)


def _differs(name: str, then: str, now: str) -> str:
    """A number seen at signing and as it is now: "vessel A, NK cells: pending at signing, 4.245 × 10⁸ now"."""
    vessel, _, quantity = name.partition(": ")
    words = {"nk_cells": "NK cells"}.get(quantity, quantity.replace("_", " "))
    return f"vessel {vessel}, {words}: {_as_read(then)} at signing, {_as_read(now)} now"


def _as_read(value: str) -> str:
    try:
        return shown(Decimal(value), significant=4)
    except InvalidOperation:
        return value.partition(":")[0]


def _changes(then: list[list[Any]], now: list[list[Any]], run: Run) -> tuple[str, ...]:
    current = {tuple(fact[:4]): fact for fact in now}
    found = []
    for fact in then:
        is_now = current.get(tuple(fact[:4]))
        if is_now != fact:
            field = run.field(fact[0])
            where = f"{field.label if field else fact[0]} {fact[2]}".strip()
            found.append(f"{where}: {_shown(fact)} when signed, {_shown(is_now)} now")
    return tuple(found)


def _shown(fact: list[Any] | None) -> str:
    if fact is None:
        return "gone"
    value = fact[6] or fact[10] or fact[11] or "nothing"
    return f"{value} {fact[7]}".strip() if fact[5] not in ("void", "n/a") else fact[5]


def _gone(then: Iterable[list[Any]], now: Iterable[list[Any]]) -> bool:
    there = {canonical(one) for one in now}
    return any(canonical(one) not in there for one in then)
