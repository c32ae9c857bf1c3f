"""Texts of the stages of a trace."""

from nkmfg.domain.documents.trace import Stage, UsedLot
from nkmfg.domain.facts.disposition_facts import InfusionEntry
from nkmfg.domain.facts.dossier import Dossier, Movement, SampleFact
from nkmfg.domain.facts.order import CollectionFact, OrderFact
from nkmfg.domain.facts.ward import CustodyFact, CustodyKind
from nkmfg.domain.product.containers import ContainerAccount
from nkmfg.domain.recipe.model import Recipe
from nkmfg.words.codes import code_label
from nkmfg.words.containers import left_words
from nkmfg.words.messages import N_, _
from nkmfg.words.plain_codes import plain_words
from nkmfg.words.record import movement_words, run_words, weight_words

_KINDS = {
    "donor": N_("donor"),
    "collection": N_("collection"),
    "order": N_("order"),
    "batch": N_("batch"),
    "sample": N_("sample"),
    "frozen": N_("frozen"),
    "waste": N_("waste"),
    "lot": N_("lot"),
    "container": N_("container"),
    "infusion": N_("infusion"),
    "patient": N_("patient"),
}


def stage_kind(stage: Stage) -> str:
    """Name of what a stage is: a donor, a sample, what was done with a container."""
    return _(_KINDS[stage.kind]) if stage.kind in _KINDS else code_label(CustodyKind, stage.kind)


def stage_words(dossier: Dossier, stage: Stage) -> str:
    """Description of a stage, shown with its code."""
    match stage.data:
        case OrderFact() as order if stage.kind == "donor":
            return _("gives for {patient}: {relationship}", patient=order.patient, relationship=order.relationship)
        case OrderFact() as order:
            return _("version {version}, {weight}", version=order.version, weight=weight_words(order.weight_kg))
        case CollectionFact() as collection:
            return _("by {device}", device=collection.device) if collection.device else ""
        case Recipe() as recipe:
            return _("{recipe} version {version}", recipe=recipe.code, version=recipe.version)
        case SampleFact() as sample:
            vessels = ", ".join(sample.vessels) or _("the batch")
            return _(
                "{material} of {vessels}: {step}",
                material=plain_words(sample.material),
                vessels=vessels,
                step=run_words(dossier.run(sample.run)),
            )
        case Movement() as movement:
            return movement_words(movement)
        case UsedLot() as lot:
            return _("used in: {steps}", steps=", ".join(lot.steps))
        case ContainerAccount() as container:
            return _("{fate}, left of it {volume}", fate=container.fate, volume=left_words(container))
        case CustodyFact() as transfer:
            return ", ".join(part for part in (transfer.whom, transfer.witness, transfer.condition) if part)
        case InfusionEntry() as last:
            return _(
                "{volume} mL by {person}; residue: {residue}",
                volume=last.given_typed,
                person=last.given_by,
                residue=last.residue,
            )
        case Dossier() as batch:
            return _(
                "batch {batch}: {decision}, {state}",
                batch=batch.number,
                decision=batch.decision,
                state=batch.state,
            )
    raise RuntimeError(f"a stage of the trace that has no words: {stage.kind}")
