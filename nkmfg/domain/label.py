"""What stands on the label of a container: from the record and the approved recipe alone, never typed.

The template is a label profile of the recipe version the batch pins; who approved that version approved its labels.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from nkmfg.domain.after_culture import Decision
from nkmfg.domain.criteria import Verdict
from nkmfg.domain.dosing import dose_sheet
from nkmfg.domain.dossier import Dossier, Signed
from nkmfg.domain.errors import Refused, Unknown
from nkmfg.domain.figures import BatchFigures
from nkmfg.domain.hashchain import canonical, sha256
from nkmfg.domain.identifiers import shown_collection_number
from nkmfg.domain.in_words import local, weight_words
from nkmfg.domain.product import expires_at, supply_of
from nkmfg.domain.quantities import shown
from nkmfg.domain.recipe import LabelProfile
from nkmfg.domain.results import judged_tests
from nkmfg.domain.ward import LabelDeed, LabelFact

AUTOLOGOUS = re.compile("autolog|аутолог", re.IGNORECASE)
FORM_VERSION = "1"  # of the arrangement on the paper

Says = Mapping[str, Any]


def code_of(dossier: Dossier, container: str) -> str:
    """What the code on a label holds: chain of identity, batch, container, patient. No name, no record number."""
    return f"{dossier.order.coi_code}/{dossier.number}/{container}/{dossier.order.patient}"


def label_of(dossier: Dossier, figures: BatchFigures, container: str, profile: str, legends: tuple[str, ...]) -> Says:
    """All that stands on the label. Raises Refused where a line of it cannot be known yet."""
    sheet = dose_sheet(dossier, figures)
    held = next(((one, held) for one, held in sheet.containers if one.code == container), None)
    if held is None:
        raise Unknown(f"Batch {dossier.number} has no filled container {container!r}.")
    expiry, nk, viable = expires_at(dossier), held[1].nk_cells.value, held[1].viable_cells.value
    content = getattr(held[1].volume_ml, "value", None)
    if expiry is None:
        raise Refused("The expiry is not known yet: write down first whether the product is kept fresh or was frozen.")
    template = profile_of(dossier, profile)
    order, recipe = dossier.order, dossier.recipe
    statements = [*legends, *(one.text for one in template.statements)]
    if any(AUTOLOGOUS.search(one) for one in statements):
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
        "chain of identity": order.coi_code,
        "patient": order.patient,
        "donor": order.donor,
        "donation": "" if dossier.collection is None else shown_collection_number(dossier.collection.din),
        "state": state_words(dossier),
        "pending": pending_words(dossier, figures),
        "volume": pending if content is None else f"{shown(content, 4)} mL",
        "viable NK": pending if nk is None else f"{shown(nk, 4)}",
        "viable cells": pending if viable is None else f"{shown(viable, 4)}",
        "dose": _per_kg(held[1].nk_cells_per_kg.value) or pending,
        "weight": weight_words(order.weight_kg) + _weighed_on(dossier),
        "expires": local(expiry, dossier.zone),
        "storage": storage_of(dossier),
        "legends": list(legends),
        "statements": [one.text for one in template.statements],
        "code": code_of(dossier, container),
    }


def _weighed_on(dossier: Dossier) -> str:
    at = dossier.order.weighed_at
    return "" if at is None else f" of {at.astimezone(dossier.zone):%Y-%m-%d}"


def profile_of(dossier: Dossier, key: str) -> LabelProfile:
    """The label profile of that key. Raises Unknown."""
    found = next((one for one in dossier.recipe.labels if one.key == key), None)
    if found is None:
        raise Unknown("The recipe has no such label. Choose one of those it lists.")
    return found


def state_words(dossier: Dossier) -> str:
    """The decision, as large letters say it."""
    return dossier.decision.upper()


def pending_words(dossier: Dossier, figures: BatchFigures) -> str:
    """The tests that may still be pending when it is used, or nothing."""
    waiting = [
        one.criterion.attribute
        for one in judged_tests(dossier, figures)
        if one.criterion.pending_allowed and one.verdict is Verdict.PENDING
    ]
    return f"PENDING: {'; '.join(waiting)}" if waiting else ""


def storage_of(dossier: Dossier) -> str:
    """How it is kept, by the expiry rule that runs."""
    supply = supply_of(dossier)
    rules = dossier.recipe.expiries_of(supply) if supply else ()
    done = {one.step.key: one.done_at for one in dossier.runs if one.done_at}
    ends: list[tuple[datetime, str]] = [(done[one.start], one.storage) for one in rules if one.start in done]
    return max(ends)[1] if ends else "as on the accompanying record"


def digest_of(says: Says) -> str:
    """SHA-256 of everything on a label."""
    return sha256(canonical(says))


def last_print(dossier: Dossier, container: str) -> LabelFact | None:
    prints = [one for one in dossier.ward.labels_of(container) if one.deed is LabelDeed.PRINTED]
    return prints[-1] if prints else None


def counted(dossier: Dossier, container: str) -> dict[LabelDeed, int]:
    """Labels printed, applied, kept and destroyed."""
    notes = dossier.ward.labels_of(container)
    return {deed: sum(one.copies for one in notes if one.deed is deed) for deed in LabelDeed}


def label_checks(dossier: Dossier, printed: LabelFact) -> tuple[Signed, ...]:
    """The second person's signatures on a printed label."""
    return tuple(
        one
        for one in dossier.signed_under(f"label/{printed.container}/{printed.ordinal}")
        if one.meaning == "verified" and sha256(one.payload) == one.digest
    )


def label_faults(dossier: Dossier, container: str) -> tuple[str, ...]:
    """Why the label of a container is not fit for issue, in sentences."""
    printed = last_print(dossier, container)
    if printed is None or printed.says is None:
        return (f"No label of {container} is printed.",)
    found = []
    if not label_checks(dossier, printed):
        found.append(f"No second person has verified the label of {container}.")
    after = [one for one in dossier.ward.labels_of(container) if one.ordinal > printed.ordinal]
    if not any(one.deed is LabelDeed.APPLIED for one in after):
        found.append(f"The label of {container} printed last is not noted as applied.")
    says_enough = {state_words(dossier)}
    if dossier.decision == Decision.CERTIFIED:
        says_enough.add(Decision.RELEASED.upper())
    if printed.says["state"] not in says_enough:
        found.append(
            f"The label of {container} says {printed.says['state'].lower()}, and the batch is {dossier.decision}:"
            " print it anew."
        )
    order = dossier.order
    if (printed.says["chain of identity"], printed.says["patient"]) != (order.coi_code, order.patient):
        found.append(f"The label of {container} names another order or patient.")
    return tuple(found)


def count_words(dossier: Dossier, container: str) -> str:
    """The account of labels: what was printed is applied, kept or destroyed."""
    count = counted(dossier, container)
    gone = count[LabelDeed.APPLIED] + count[LabelDeed.KEPT] + count[LabelDeed.DESTROYED]
    left = count[LabelDeed.PRINTED] - gone
    if left == 0:
        return "they add up"
    return f"{left} not accounted for" if left > 0 else f"{-left} more than were printed"


def _per_kg(value: Any) -> str:
    return "" if value is None else f"{shown(value / 1_000_000, 4)} × 10⁶ NK/kg"
