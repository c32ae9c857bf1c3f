"""Texts of the stages of a trace."""

from nkmfg.domain.documents.trace import Stage, UsedLot
from nkmfg.domain.facts.disposition_facts import InfusionEntry
from nkmfg.domain.facts.dossier import Dossier, Movement, SampleFact
from nkmfg.domain.facts.order import CollectionFact, OrderFact
from nkmfg.domain.facts.ward import CustodyFact
from nkmfg.domain.product.containers import ContainerAccount
from nkmfg.domain.recipe.model import Recipe
from nkmfg.words.codes import label
from nkmfg.words.containers import left_words
from nkmfg.words.record import movement_words, run_words, weight_words


def stage_words(dossier: Dossier, stage: Stage) -> str:
    """Description of a stage, shown with its code."""
    match stage.data:
        case OrderFact() as order if stage.kind == "donor":
            return f"gives for {order.patient}: {order.relationship}"
        case OrderFact() as order:
            return f"version {order.version}, {weight_words(order.weight_kg)}"
        case CollectionFact() as collection:
            return f"by {collection.device}" if collection.device else ""
        case Recipe() as recipe:
            return f"{recipe.code} version {recipe.version}"
        case SampleFact() as sample:
            vessels = ", ".join(sample.vessels) or "the batch"
            return f"{sample.material.replace('_', ' ')} of {vessels}: {run_words(dossier.run(sample.run))}"
        case Movement() as movement:
            return movement_words(movement)
        case UsedLot() as lot:
            return f"used in: {', '.join(lot.steps)}"
        case ContainerAccount() as container:
            return f"{label(container.fate)}, left of it {left_words(container)}"
        case CustodyFact() as transfer:
            return ", ".join(part for part in (transfer.whom, transfer.witness, transfer.condition) if part)
        case InfusionEntry() as last:
            return f"{last.given_typed} mL by {last.given_by}; residue: {label(last.residue)}"
        case Dossier() as batch:
            return f"batch {batch.number}: {label(batch.decision)}, {label(batch.state)}"
    raise RuntimeError(f"a stage of the trace that has no words: {stage.kind}")
