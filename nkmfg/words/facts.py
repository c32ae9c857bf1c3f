"""Names of the facts of a signed payload for display; keys and values in the payload are codes."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from nkmfg.domain.facts.disposition_facts import Decision, Reaction, Residue
from nkmfg.domain.facts.ward import CustodyKind, Flow
from nkmfg.domain.permissions.states import Affected, SiteKind
from nkmfg.domain.product.dose_verification import DoseDecision
from nkmfg.domain.values.quantities import shown
from nkmfg.words.codes import code_label


@dataclass(frozen=True, slots=True)
class FactWords:
    """Name of a fact, unit written after its value, text for None, and the enums of its codes."""

    label: str
    unit: str = ""
    none: str | None = None
    codes: tuple[type[StrEnum], ...] = ()
    is_cells: bool = False  # a number of cells, written as 5 × 10⁷


FACTS = {
    "affected": FactWords("what it was used for is affected", codes=(Affected,)),
    "age_years": FactWords("age", "years", "not known, so not compared"),
    "attachment_sha256": FactWords("form as it came back, SHA-256"),
    "cell_bank": FactWords("cell bank"),
    "coi_code": FactWords("chain of identity"),
    "custody": FactWords("what", codes=(CustodyKind,)),
    "decision": FactWords("decision", codes=(Decision, DoseDecision)),
    "dose_gy": FactWords("dose, Gy"),
    "dose_level": FactWords("dose level"),
    "expires_on": FactWords("expires"),
    "failures": FactWords("out of specification"),
    "file_sha256": FactWords("sha256 of the file"),
    "flows": FactWords("during the infusion"),
    "flush_ml": FactWords("flushed with, mL"),
    "given_by": FactWords("given by"),
    "given_ml": FactWords("given, mL"),
    "greatest_nk_cells_per_kg": FactWords("greatest NK per kg", is_cells=True),
    "handed_over_at": FactWords("handed over"),
    "handed_over_by": FactWords("first password handed over by"),
    "happened_at": FactWords("when"),
    "identity_matched": FactWords("bag, order and patient match"),
    "irradiated_at": FactWords("irradiated"),
    "kind_after": FactWords("kind after", codes=(SiteKind,)),
    "kind_before": FactWords("kind before", codes=(SiteKind,)),
    "label_sha256": FactWords("SHA-256"),
    "logger": FactWords("temperature logger"),
    "maker_lot": FactWords("maker's lot"),
    "nk_cells_per_ml": FactWords("NK cells per mL", is_cells=True),
    "not_in_source": FactWords("not in the source"),
    "number_on_paper": FactWords("number on paper"),
    "order_version": FactWords("order version"),
    "ordered_nk_cells": FactWords("NK cells ordered", is_cells=True),
    "potency_iu_per_mg": FactWords("potency, IU/mg"),
    "printed_name": FactWords("printed name"),
    "proposed_at": FactWords("proposed"),
    "reaction": FactWords("reaction", codes=(Reaction,)),
    "reaction_action": FactWords("what was done"),
    "recorded_by": FactWords("recorded by"),
    "residue": FactWords("residue", codes=(Residue,)),
    "safety_weight_kg": FactWords("weight for limits, kg"),
    "schema_revision": FactWords("schema revision"),
    "second_person": FactWords("matched by a second person"),
    "software_version": FactWords("software version"),
    "source_kept_at": FactWords("source is kept at"),
    "started_at": FactWords("started"),
    "stops": FactWords("stopped because"),
    "stopped_at": FactWords("stopped"),
    "told_at_sponsor": FactWords("told at the sponsor"),
    "transcribed_by": FactWords("transcribed by"),
    "tubing_ml": FactWords("left in the tubing, mL"),
    "unconfirmed": FactWords("not confirmed by the site"),
    "viable_cells": FactWords("viable cells"),
    "viable_cells_per_ml": FactWords("counts"),
    "viable_nk": FactWords("viable NK"),
    "viable_per_vial": FactWords("viable per vial", is_cells=True),
    "vital_signs": FactWords("vital signs"),
    "volume_ml": FactWords("volume, mL"),
    "volume_to_give_ml": FactWords("volume to give, mL"),
    "weighed_at": FactWords("weighed"),
    "weighed_by": FactWords("weighed by"),
    "weight_kg": FactWords("weight", "kg"),
    "weight_today_kg": FactWords("weight, kg"),
    "whole_nk_cells_per_kg": FactWords("NK per kg, whole content", is_cells=True),
    "whole_t_cells_per_kg": FactWords("CD3⁺CD56⁻ per kg, whole content", is_cells=True),
    "whom": FactWords("to or from"),
    "written_down_by": FactWords("written down by"),
}


def fact_label(key: str) -> str:
    """Name of a fact; a key that is not listed is its own name."""
    return FACTS[key].label if key in FACTS else key


def fact_value(key: str, value: object) -> object:
    """Display value of a fact; moments and numbers stay unformatted."""
    words = FACTS.get(key)
    if words is None:
        return value
    if value is None:
        return words.none
    if key == "flows" and isinstance(value, Sequence):
        return [_flow(*flow) for flow in value]
    if words.is_cells and isinstance(value, str):
        return shown(Decimal(value))
    for kind in words.codes:
        if value in set(kind):
            return code_label(kind, str(value))
    return f"{value} {words.unit}" if words.unit else value


def _flow(flow: str, at: str, rate: str | None) -> str:
    return f"{code_label(Flow, flow)} {at}" + (f" {rate} mL/h" if rate else "")
