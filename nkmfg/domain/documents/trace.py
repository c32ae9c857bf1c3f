"""Trace of the cells of a batch from the donor to their ends, readable in both directions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from nkmfg.domain.culture.events import Fate
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.product.containers import container_accounts
from nkmfg.domain.values.identifiers import shown_collection_number

_ENDS = (Fate.FROZEN, Fate.DISCARDED)


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the trace: kind, code, the facts that describe it, and the moment."""

    kind: str
    code: str
    data: object
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class UsedLot:
    """A lot, by the titles of the steps it was used in."""

    steps: tuple[str, ...]


def way_of(dossier: Dossier, figures: BatchFigures) -> tuple[Stage, ...]:
    """Stages from the donor through samples, frozen and discarded parts to containers, infusions and the patient."""
    return tuple(_stages(dossier, figures))


def _stages(dossier: Dossier, figures: BatchFigures) -> Iterator[Stage]:
    order, collection = dossier.order, dossier.collection
    yield Stage("donor", order.donor, order)
    if collection is not None:
        yield Stage("collection", shown_collection_number(collection.din), collection, collection.ended_at)
    yield Stage("order", order.coi_code, order, order.ordered_at)
    yield Stage("batch", dossier.number, dossier.recipe, dossier.issued_at)
    for sample in dossier.samples:
        yield Stage("sample", sample.code, sample, sample.drawn_at)
    for movement in dossier.movements:
        if movement.fate in _ENDS:
            kind = "frozen" if movement.fate is Fate.FROZEN else "waste"
            yield Stage(kind, movement.source or "", movement, movement.happened_at)
    steps_by_lot: dict[str, dict[str, None]] = {}
    for run, line in dossier.lines():
        for entry in line.entries:
            if entry.lot:
                steps_by_lot.setdefault(entry.lot, {})[run.step.title] = None
    for lot in sorted(steps_by_lot):
        yield Stage("lot", lot, UsedLot(tuple(steps_by_lot[lot])))
    yield from _to_the_patient(dossier, figures)


def _to_the_patient(dossier: Dossier, figures: BatchFigures) -> Iterator[Stage]:
    for container in container_accounts(dossier, figures):
        yield Stage("container", container.code, container, container.container.filled_at)
    for transfer in dossier.ward.hands:
        yield Stage(transfer.kind.value, transfer.container, transfer, transfer.happened_at)
    for infusion in dossier.infusions:
        last = infusion.last
        yield Stage("infusion", f"{infusion.ordinal}: {last.container}", last, last.started_at)
    yield Stage("patient", dossier.order.patient, dossier)
