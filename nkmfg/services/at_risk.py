"""Use at risk: QA permits a batch to start before results are in, by signing the pending items (practice 6)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.findings.against import RulesAgainst
from nkmfg.domain.permissions.actions import Action, Meaning
from nkmfg.domain.recipe.eligibility import Eligibility
from nkmfg.domain.values.errors import Refused
from nkmfg.domain.values.hashing import canonical
from nkmfg.domain.values.several import Reasons
from nkmfg.ledger.act import act
from nkmfg.ledger.database import ledger_of
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import AtRiskUse, Batch, Donor, Lot, Signature
from nkmfg.services import recipes
from nkmfg.services.donors.of_batch import donor_of, donor_verdicts
from nkmfg.services.lots.fitness import lot_faults
from nkmfg.words.eligibility import reason_sentence
from nkmfg.words.materials import lot_fault_sentence
from nkmfg.words.messages import _

Pending = dict[str, str]
"""Pending items by key, a fault of the lot or a reason of the donor's, with the sentence that is shown and signed."""


def pending_of_lot(session: Session, batch: Batch, lot: Lot) -> Pending:
    """Pending items of a lot for this batch. Raises Refused for faults that no permission can settle."""
    _version, recipe = recipes.pinned(session, batch.recipe_version_id)
    faults = lot_faults(session, recipe, lot, ledger_of(session).clock.now(session))
    final = Reasons(fault for fault in faults if not fault.is_pending)
    if final:
        raise Refused("at_risk.lot_unfit", reasons=final)
    return {fault.key: lot_fault_sentence(fault) for fault in faults}


def pending_of_donor(session: Session, batch: Batch) -> Pending:
    """Pending items of the donor's regulatory eligibility. Raises Refused if the donor is found ineligible."""
    _version, recipe = recipes.pinned(session, batch.recipe_version_id)
    verdict = donor_verdicts(session, batch).regulatory
    if verdict.verdict is Eligibility.INELIGIBLE:
        against = RulesAgainst(recipe, tuple(reason for reason in verdict.reasons if reason.met is False))
        raise Refused("at_risk.donor_ineligible", against=against)
    return {reason.key: reason_sentence(reason, recipe) for reason in verdict.reasons if reason.met is None}


def permission_to_sign(session: Session, batch: Batch, lot: Lot | None = None) -> ToSign:
    """Copy that QA signs to let the batch use the lot, or without one its donor's cells, before all results are in."""
    pending = pending_of_donor(session, batch) if lot is None else pending_of_lot(session, batch, lot)
    if lot is None:
        donor = donor_of(session, batch).code
        thing, nothing = f"donor {donor}", Refused("at_risk.donor_not_pending", donor=donor)
        statement = _(
            "Batch {batch} may use donor {donor} at risk. Each item still pending holds up its release.",
            batch=batch.number,
            donor=donor,
        )
    else:
        thing, nothing = f"lot {lot.code}", Refused("at_risk.lot_not_pending", lot=lot.code)
        statement = _(
            "Batch {batch} may use lot {lot} at risk. Each item still pending holds up its release.",
            batch=batch.number,
            lot=lot.code,
        )
    if not pending:
        raise nothing
    return ToSign(
        scope=f"batch/{batch.number}/at_risk/{thing}",
        meaning=Meaning.APPROVED,
        statement=statement,
        facts={"batch": batch.number, "thing": thing, "pending": pending},
    )


def permit(session: Session, signing: Signing, batch: Batch, lot: Lot | None, reason: str) -> AtRiskUse:
    """Permit the use at risk by QA's signature, for this batch and the items pending now. `lot` None: the donor."""
    also = [donor_of(session, batch) if lot is None else lot]
    with act(
        session,
        Action.PERMIT_AT_RISK,
        by=signing,
        on=batch,
        also=also,
        reason=reason,
        signs=lambda: permission_to_sign(session, batch, lot),
    ) as opened:
        pending = pending_of_donor(session, batch) if lot is None else pending_of_lot(session, batch, lot)
        use = AtRiskUse(
            batch_id=batch.id,
            lot_id=None if lot is None else lot.id,
            donor_id=donor_of(session, batch).id if lot is None else None,
            pending=canonical(pending),
            permitted_at=opened.at,
            signature_id=opened.signature.id,
        )
        session.add(use)
    return use


def permissions(session: Session, batch: Batch) -> Sequence[AtRiskUse]:
    """Permissions of this batch, in order."""
    return session.scalars(sa.select(AtRiskUse).where(AtRiskUse.batch_id == batch.id).order_by(AtRiskUse.id)).all()


@dataclass(frozen=True, slots=True)
class AtRiskPermission:
    """A permitted use at risk: lot or donor, items pending then, signer and moment."""

    thing: str  # code of the lot or of the donor
    is_lot: bool
    pending: Pending
    signed_by: str
    permitted_at: datetime


def permitted_uses(session: Session, batch: Batch) -> list[AtRiskPermission]:
    """Permissions of this batch, in order, with names and codes."""
    rows = session.execute(
        sa.select(AtRiskUse, Lot.code.label("lot"), Donor.code.label("donor"), Signature.signer_name)
        .join(Signature, Signature.id == AtRiskUse.signature_id)
        .outerjoin(Lot, Lot.id == AtRiskUse.lot_id)
        .outerjoin(Donor, Donor.id == AtRiskUse.donor_id)
        .where(AtRiskUse.batch_id == batch.id)
        .order_by(AtRiskUse.id)
    )
    return [
        AtRiskPermission(
            row.lot or row.donor,
            row.lot is not None,
            json.loads(row.AtRiskUse.pending),
            row.signer_name,
            row.AtRiskUse.permitted_at,
        )
        for row in rows
    ]
