"""Labels of a container: the values they state, and their account: printed, applied, kept, destroyed, verified."""

from datetime import UTC

from nkmfg.domain.facts.dossier import Dossier, SignatureFact
from nkmfg.domain.facts.ward import LabelAction, LabelNoteFact
from nkmfg.domain.permissions.actions import Meaning
from nkmfg.domain.product.dose_sheet import DoseSheet
from nkmfg.domain.product.filled import expires_at
from nkmfg.domain.recipe.donor_testing import reactive_against
from nkmfg.domain.values.computed import Missing, Operand, amount_of
from nkmfg.domain.values.quantities import plain, to_decimal

DIGITS = 4
"""Significant digits of a number on a label."""


def last_print(dossier: Dossier, container: str) -> LabelNoteFact | None:
    prints = [note for note in dossier.ward.label_notes_of(container) if note.action is LabelAction.PRINTED]
    return prints[-1] if prints else None


def label_values(dossier: Dossier, sheet: DoseSheet, container: str) -> dict[str, str]:
    """Values of the record that a label of a container states, rounded as on the label; empty if not known yet.

    The label is to be printed anew once one of them differs. Patient and chain of identity are compared by themselves.
    `reactive` are the markers whose reactive result makes the donor ineligible: the legends of the label name them.
    """
    content = next(held for bag, held in sheet.containers if bag.code == container)
    order, expiry = dossier.order, expires_at(dossier)
    return {
        "donor": order.donor,
        "reactive": ",".join(reactive_against(dossier.recipe.donor_testing, dossier.donor_markers)),
        "donation": "" if dossier.collection is None else dossier.collection.din,
        "volume_ml": _rounded(content.volume_ml),
        "nk_cells": _rounded(content.nk_cells),
        "viable_cells": _rounded(content.viable_cells),
        "nk_cells_per_kg": _rounded(content.nk_cells_per_kg),
        "weight_kg": "" if order.weight_kg is None else plain(order.weight_kg),
        "weighed_on": "" if order.weighed_at is None else order.weighed_at.astimezone(dossier.zone).date().isoformat(),
        "expires_at": "" if expiry is None else expiry.astimezone(UTC).isoformat(),
    }


def _rounded(operand: Operand) -> str:
    amount = amount_of(operand)
    return "" if isinstance(amount, Missing) else plain(to_decimal(amount, DIGITS))


def counted(dossier: Dossier, container: str) -> dict[LabelAction, int]:
    """Number of labels printed, applied, kept and destroyed."""
    notes = dossier.ward.label_notes_of(container)
    return {action: sum(note.copies for note in notes if note.action is action) for action in LabelAction}


def label_verifications(dossier: Dossier, printed: LabelNoteFact) -> tuple[SignatureFact, ...]:
    """The second person's signatures on a printed label."""
    return tuple(
        signature
        for signature in dossier.signed_under(f"label/{printed.container}/{printed.ordinal}")
        if signature.meaning == Meaning.VERIFIED and signature.is_whole
    )


def left_over(dossier: Dossier, container: str) -> int:
    """Printed labels that are not applied, kept or destroyed; negative if more are accounted for than were printed."""
    count = counted(dossier, container)
    gone = count[LabelAction.APPLIED] + count[LabelAction.KEPT] + count[LabelAction.DESTROYED]
    return count[LabelAction.PRINTED] - gone
