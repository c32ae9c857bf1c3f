"""What stands on the label of a container: from the record and the approved recipe alone, never typed.

The template is a label profile of the recipe version the batch pins; who approved that version approved its labels.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.in_words import local, weight_words
from nkmfg.domain.product.filled import expires_at, supply_of
from nkmfg.domain.product.labels import state_words
from nkmfg.domain.product.results import JudgedTest
from nkmfg.domain.recipe.judging import Verdict
from nkmfg.domain.recipe.model import LabelProfile
from nkmfg.domain.values.errors import Refused, Unknown
from nkmfg.domain.values.hashing import canonical, sha256
from nkmfg.domain.values.identifiers import shown_collection_number
from nkmfg.domain.values.quantities import shown

AUTOLOGOUS = re.compile("autolog|аутолог", re.IGNORECASE)
FORM_VERSION = "1"  # of the arrangement on the paper
STOPPED = "STOPPED · DO NOT GIVE"

LabelContent = Mapping[str, Any]


def code_of(dossier: Dossier, container: str) -> str:
    """What the code on a label holds: chain of identity, batch, container, patient. No name, no record number."""
    return f"{dossier.order.coi_code}/{dossier.number}/{container}/{dossier.order.patient}"


def label_of(
    evidence: Evidence,
    container: str,
    profile: str,
    legends: tuple[str, ...],
    *,
    stops: tuple[str, ...] = (),
    failures: tuple[str, ...] = (),
) -> LabelContent:
    """All that stands on the label. Raises Refused where a line of it cannot be known yet.

    With `stops`, sentences of what stops the product, it is a label that goes over the others: STOPPED, do not give.
    `failures` are the tests that an exceptional supply failed, each with its value and limit (FD4).
    """
    dossier, sheet = evidence.dossier, evidence.dose_sheet
    held = next(((filled, held) for filled, held in sheet.containers if filled.code == container), None)
    if held is None:
        raise Unknown(f"Batch {dossier.number} has no filled container {container!r}.")
    expiry, nk, viable = expires_at(dossier), held[1].nk_cells.value, held[1].viable_cells.value
    content = getattr(held[1].volume_ml, "value", None)
    if expiry is None:
        raise Refused("The expiry is not known yet: write down first whether the product is kept fresh or was frozen.")
    template = profile_of(dossier, profile)
    order, recipe = dossier.order, dossier.recipe
    statements = [*legends, *(statement.text for statement in template.statements)]
    if any(AUTOLOGOUS.search(statement) for statement in statements):
        raise Refused("A label of this product never says autologous: it is allogeneic. Correct the recipe's labels.")
    pending = "not known yet"
    return {
        "template": f"{recipe.code} version {recipe.version}, {template.label}, form {FORM_VERSION}",
        "mark": dossier.mark or "",
        "site": dossier.site,
        "product": recipe.product.name,
        "trial": recipe.trial.code,
        "batch": dossier.number,
        "container": container,
        "coi_code": order.coi_code,
        "decision": dossier.decision,
        "stops": list(stops),
        "failures": list(failures),
        "patient": order.patient,
        "donor": order.donor,
        "donation": "" if dossier.collection is None else shown_collection_number(dossier.collection.din),
        "state": STOPPED if stops else state_words(dossier),
        "pending": pending_words(evidence.tests),
        "volume": pending if content is None else f"{shown(content, 4)} mL",
        "viable_nk": pending if nk is None else f"{shown(nk, 4)}",
        "viable_cells": pending if viable is None else f"{shown(viable, 4)}",
        "dose": _per_kg(held[1].nk_cells_per_kg.value) or pending,
        "weight": weight_words(order.weight_kg) + _weighed_on(dossier),
        "expires": local(expiry, dossier.zone),
        "storage": storage_of(dossier),
        "legends": list(legends),
        "statements": [statement.text for statement in template.statements],
        "code": code_of(dossier, container),
    }


def _weighed_on(dossier: Dossier) -> str:
    at = dossier.order.weighed_at
    return "" if at is None else f" of {at.astimezone(dossier.zone):%Y-%m-%d}"


def profile_of(dossier: Dossier, key: str) -> LabelProfile:
    """The label profile of that key. Raises Unknown."""
    found = next((template for template in dossier.recipe.labels if template.key == key), None)
    if found is None:
        raise Unknown("The recipe has no such label. Choose one of those it lists.")
    return found


def pending_words(tests: Iterable[JudgedTest]) -> str:
    """The tests that may still be pending when it is used, or nothing."""
    waiting = [
        test.criterion.attribute for test in tests if test.criterion.pending_allowed and test.verdict is Verdict.PENDING
    ]
    return f"PENDING: {'; '.join(waiting)}" if waiting else ""


def storage_of(dossier: Dossier) -> str:
    """How it is kept, by the expiry rule that runs."""
    supply = supply_of(dossier)
    rules = dossier.recipe.expiries_of(supply) if supply else ()
    done = {run.step.key: run.done_at for run in dossier.runs if run.done_at}
    ends: list[tuple[datetime, str]] = [(done[rule.start], rule.storage) for rule in rules if rule.start in done]
    return max(ends)[1] if ends else "as on the accompanying record"


def digest_of(says: LabelContent) -> str:
    """SHA-256 of everything on a label."""
    return sha256(canonical(says))


def _per_kg(value: Any) -> str:
    return "" if value is None else f"{shown(value / 1_000_000, 4)} × 10⁶ NK/kg"
