"""Names of the facts of a signed payload for display; keys and values in the payload are codes."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from nkmfg.domain.facts.disposition_facts import Decision, Reaction, Residue
from nkmfg.domain.facts.ward import CustodyKind, Flow
from nkmfg.domain.permissions.states import Affected, SiteKind
from nkmfg.domain.product.dose_verification import DoseDecision
from nkmfg.words.codes import code_label
from nkmfg.words.formats import shown
from nkmfg.words.messages import N_, _


@dataclass(frozen=True, slots=True)
class FactWords:
    """Name of a fact, unit written after its value, text for None, and the enums of its codes."""

    label: str
    unit: str = ""
    none: str | None = None
    codes: tuple[type[StrEnum], ...] = ()
    is_cells: bool = False  # a number of cells, written as 5 × 10⁷


FACTS = {
    "affected": FactWords(N_("what it was used for is affected"), codes=(Affected,)),
    "age_years": FactWords(N_("age"), N_("years"), N_("not known, so not compared")),
    "attachment_sha256": FactWords(N_("form as it came back, SHA-256")),
    "cell_bank": FactWords(N_("cell bank")),
    "coi_code": FactWords(N_("chain of identity")),
    "custody": FactWords(N_("what"), codes=(CustodyKind,)),
    "decision": FactWords(N_("decision"), codes=(Decision, DoseDecision)),
    "dose_gy": FactWords(N_("dose, Gy")),
    "dose_level": FactWords(N_("dose level")),
    "expires_on": FactWords(N_("expires")),
    "failures": FactWords(N_("out of specification")),
    "file_sha256": FactWords(N_("sha256 of the file")),
    "flows": FactWords(N_("during the infusion")),
    "flush_ml": FactWords(N_("flushed with, mL")),
    "given_by": FactWords(N_("given by")),
    "given_ml": FactWords(N_("given, mL")),
    "greatest_nk_cells_per_kg": FactWords(N_("greatest NK per kg"), is_cells=True),
    "handed_over_at": FactWords(N_("handed over")),
    "handed_over_by": FactWords(N_("first password handed over by")),
    "happened_at": FactWords(N_("when")),
    "identity_matched": FactWords(N_("bag, order and patient match")),
    "irradiated_at": FactWords(N_("irradiated")),
    "kind_after": FactWords(N_("kind after"), codes=(SiteKind,)),
    "kind_before": FactWords(N_("kind before"), codes=(SiteKind,)),
    "label_sha256": FactWords(N_("SHA-256")),
    "logger": FactWords(N_("temperature logger")),
    "maker_lot": FactWords(N_("maker's lot")),
    "nk_cells_per_ml": FactWords(N_("NK cells per mL"), is_cells=True),
    "not_in_source": FactWords(N_("not in the source")),
    "number_on_paper": FactWords(N_("number on paper")),
    "order_version": FactWords(N_("order version")),
    "ordered_nk_cells": FactWords(N_("NK cells ordered"), is_cells=True),
    "potency_iu_per_mg": FactWords(N_("potency, IU/mg")),
    "printed_name": FactWords(N_("printed name")),
    "proposed_at": FactWords(N_("proposed")),
    "reaction": FactWords(N_("reaction"), codes=(Reaction,)),
    "reaction_action": FactWords(N_("what was done")),
    "recorded_by": FactWords(N_("recorded by")),
    "residue": FactWords(N_("residue"), codes=(Residue,)),
    "safety_weight_kg": FactWords(N_("weight for limits, kg")),
    "schema_revision": FactWords(N_("schema revision")),
    "second_person": FactWords(N_("matched by a second person")),
    "software_version": FactWords(N_("software version")),
    "source_kept_at": FactWords(N_("source is kept at")),
    "started_at": FactWords(N_("started")),
    "stops": FactWords(N_("stopped because")),
    "stopped_at": FactWords(N_("stopped")),
    "told_at_sponsor": FactWords(N_("told at the sponsor")),
    "transcribed_by": FactWords(N_("transcribed by")),
    "tubing_ml": FactWords(N_("left in the tubing, mL")),
    "unconfirmed": FactWords(N_("not confirmed by the site")),
    "viable_cells": FactWords(N_("viable cells")),
    "viable_cells_per_ml": FactWords(N_("counts")),
    "viable_nk": FactWords(N_("viable NK")),
    "viable_per_vial": FactWords(N_("viable per vial"), is_cells=True),
    "vital_signs": FactWords(N_("vital signs")),
    "volume_ml": FactWords(N_("volume, mL")),
    "volume_to_give_ml": FactWords(N_("volume to give, mL")),
    "weighed_at": FactWords(N_("weighed")),
    "weighed_by": FactWords(N_("weighed by")),
    "weight_kg": FactWords(N_("weight"), N_("kg")),
    "weight_today_kg": FactWords(N_("weight, kg")),
    "whole_nk_cells_per_kg": FactWords(N_("NK per kg, whole content"), is_cells=True),
    "whole_t_cells_per_kg": FactWords(N_("CD3⁺CD56⁻ per kg, whole content"), is_cells=True),
    "whom": FactWords(N_("to or from")),
    "written_down_by": FactWords(N_("written down by")),
}


def fact_label(key: str) -> str:
    """Name of a fact; a key that is not listed is its own name."""
    return _(FACTS[key].label) if key in FACTS else key


def fact_value(key: str, value: object) -> object:
    """Display value of a fact; moments and numbers stay unformatted."""
    words = FACTS.get(key)
    if words is None:
        return value
    if value is None:
        return None if words.none is None else _(words.none)
    if key == "flows" and isinstance(value, Sequence):
        return [_flow(*flow) for flow in value]
    if words.is_cells and isinstance(value, str):
        return shown(Decimal(value))
    for kind in words.codes:
        if value in set(kind):
            return code_label(kind, str(value))
    return f"{value} {_(words.unit)}" if words.unit else value


def _flow(flow: str, at: str, rate: str | None) -> str:
    change = f"{code_label(Flow, flow)} {at}"
    return _("{change} {rate} mL/h", change=change, rate=rate) if rate else change
