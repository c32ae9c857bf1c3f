"""Trace of the cells of a batch from the donor to their ends, readable in both directions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from nkmfg.domain.culture.events import Fate
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.in_words import code_words, movement_words, run_words, weight_words
from nkmfg.domain.product.containers import container_accounts, left_words
from nkmfg.domain.values.identifiers import shown_collection_number

_ENDS = (Fate.FROZEN, Fate.DISCARDED)


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the trace: kind, code, description and moment."""

    kind: str
    code: str
    said: str
    at: datetime | None = None


def way_of(dossier: Dossier, figures: BatchFigures) -> tuple[Stage, ...]:
    """Stages from the donor through samples, frozen and discarded parts to containers, infusions and the patient."""
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
        sample_words = f"{sample.material.replace('_', ' ')} of {', '.join(sample.vessels) or 'the batch'}"
        yield Stage("sample", sample.code, f"{sample_words}: {run_words(dossier.run(sample.run))}", sample.drawn_at)
    for movement in dossier.movements:
        if movement.fate in _ENDS:
            kind = "frozen" if movement.fate is Fate.FROZEN else "waste"
            yield Stage(kind, movement.source or "", movement_words(movement), movement.happened_at)
    steps_by_lot: dict[str, dict[str, None]] = {}
    for run, line in dossier.lines():
        for entry in line.entries:
            if entry.lot:
                steps_by_lot.setdefault(entry.lot, {})[run.step.title] = None
    for lot in sorted(steps_by_lot):
        yield Stage("lot", lot, f"used in: {', '.join(steps_by_lot[lot])}")
    yield from _to_the_patient(dossier, figures)


def _to_the_patient(dossier: Dossier, figures: BatchFigures) -> Iterator[Stage]:
    for container in container_accounts(dossier, figures):
        yield Stage(
            "container",
            container.code,
            f"{code_words(container.fate)}, left of it {left_words(container)}",
            container.container.filled_at,
        )
    for transfer in dossier.ward.hands:
        details = ", ".join(part for part in (transfer.whom, transfer.witness, transfer.condition) if part)
        yield Stage(transfer.kind.value, transfer.container, details, transfer.happened_at)
    for infusion in dossier.infusions:
        last = infusion.last
        details = f"{last.given_typed} mL by {last.given_by}; residue: {code_words(last.residue)}"
        yield Stage("infusion", f"{infusion.ordinal}: {last.container}", details, last.started_at)
    ends = f"batch {dossier.number}: {code_words(dossier.decision)}, {code_words(dossier.state)}"
    yield Stage("patient", dossier.order.patient, ends)
