"""The whole way of the cells of a batch, from the donor to where the last of them ended; the same read backwards."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from nkmfg.domain.culture.events import Fate
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.in_words import movement_words, run_words, weight_words
from nkmfg.domain.product.containers import left_words, whereabouts
from nkmfg.domain.values.identifiers import shown_collection_number

_ENDS = (Fate.FROZEN, Fate.DISCARDED)


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the way: what it is, which one, what was done, when."""

    kind: str
    code: str
    said: str
    at: datetime | None = None


def way_of(dossier: Dossier, figures: BatchFigures) -> tuple[Stage, ...]:
    """From the donor over samples and what was frozen or thrown away to containers, infusions and the patient."""
    return tuple(_stages(dossier, figures))


def _stages(dossier: Dossier, figures: BatchFigures) -> Iterator[Stage]:
    order, collection = dossier.order, dossier.collection
    yield Stage("donor", order.donor, f"gives for {order.patient}: {order.relationship}")
    if collection is not None:
        number = shown_collection_number(collection.din)
        yield Stage("collection", number, f"by {collection.device}" if collection.device else "", collection.ended_at)
    yield Stage("order", order.coi_code, f"version {order.version}, {weight_words(order.weight_kg)}", order.ordered_at)
    yield Stage("batch", dossier.number, f"{dossier.recipe.code} version {dossier.recipe.version}", dossier.issued_at)
    for sample in dossier.samples:
        said = f"{sample.material.replace('_', ' ')} of {', '.join(sample.vessels) or 'the batch'}"
        yield Stage("sample", sample.code, f"{said}: {run_words(dossier.run(sample.run))}", sample.drawn_at)
    for moved in dossier.movements:
        if moved.fate in _ENDS:
            kind = "frozen" if moved.fate is Fate.FROZEN else "waste"
            yield Stage(kind, moved.source or "", movement_words(moved), moved.happened_at)
    used: dict[str, dict[str, None]] = {}
    for run, line in dossier.lines():
        for entry in line.entries:
            if entry.lot:
                used.setdefault(entry.lot, {})[run.step.title] = None
    for lot in sorted(used):
        yield Stage("lot", lot, f"used in: {', '.join(used[lot])}")
    yield from _to_the_patient(dossier, figures)


def _to_the_patient(dossier: Dossier, figures: BatchFigures) -> Iterator[Stage]:
    for one in whereabouts(dossier, figures):
        yield Stage("container", one.code, f"{one.fate}, left of it {left_words(one)}", one.container.filled_at)
    for hand in dossier.ward.hands:
        said = ", ".join(part for part in (hand.whom, hand.witness, hand.condition) if part)
        yield Stage(hand.kind.value, hand.container, said, hand.happened_at)
    for infusion in dossier.infusions:
        last = infusion.last
        said = f"{last.given_typed} mL by {last.given_by}; residue: {last.residue}"
        yield Stage("infusion", f"{infusion.ordinal}: {last.container}", said, last.started_at)
    yield Stage("patient", dossier.order.patient, f"batch {dossier.number}: {dossier.decision}, {dossier.state}")
