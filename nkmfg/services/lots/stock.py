"""Stock of lots: received into quarantine, changed with a reason, released or rejected by QA's signature."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date

from sqlalchemy.orm import Session

from nkmfg.domain.findings.materials import LotFaultCode
from nkmfg.domain.permissions.actions import Action, Meaning
from nkmfg.domain.permissions.states import Affected
from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.values.errors import Malformed, Refused, Unknown
from nkmfg.domain.values.identifiers import LOT
from nkmfg.domain.values.quantities import plain
from nkmfg.domain.values.several import Reasons
from nkmfg.ledger.act import Stream, act
from nkmfg.ledger.actor import By
from nkmfg.ledger.database import ledger_of
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import FeederLot, Lot, LotState
from nkmfg.services.after_use import open_in_batches
from nkmfg.services.codes import PAGE, found, given, page, refuse_taken
from nkmfg.services.lots.feeders import FEEDERS, FeederFacts, feeder_of, results_of, write_feeder, write_result
from nkmfg.services.lots.fitness import lot_faults
from nkmfg.services.parsing import day, line, member_of, number_or_none, one_of
from nkmfg.services.row_version import refuse_stale, row_version
from nkmfg.words.messages import _


@dataclass(frozen=True, slots=True, kw_only=True)
class LotInput:
    """Facts of a lot; numbers as typed. `material` is a key of the recipe; `feeder` for feeders only."""

    material: str
    name: str
    maker: str
    maker_lot: str
    expires_on: date
    potency_iu_per_mg: str | None = None
    feeder: FeederFacts | None = None


def add_lot(session: Session, by: By, recipe: Recipe, facts: LotInput, code: str | None = None) -> Lot:
    """Receive a lot into quarantine, under the typed code or the next free one. Raises Malformed, Refused."""

    def add(free: str) -> Lot:
        with act(session, Action.ADD_LOT, by=by, on=Stream(f"lot/{free}")) as opened:
            refuse_taken(session, Lot.code, free)
            lot = Lot(code=free, state=LotState.QUARANTINE)
            _write(lot, recipe, facts)
            session.add(lot)
            session.flush()
            if facts.feeder is not None:
                feeder = FeederLot(lot_id=lot.id)
                write_feeder(feeder, facts.feeder, opened.at)
                session.add(feeder)
        return lot

    return given(session, LOT, Lot.code, code, add)


def lot_version(session: Session, lot: Lot) -> str:
    """Row version of everything a form shows of a lot, including its feeder part and its release."""
    return row_version(lot, feeder_of(session, lot))


def change_lot(session: Session, by: By, recipe: Recipe, lot: Lot, seen: str, facts: LotInput, reason: str) -> None:
    """Replace all facts of a lot except test results. `seen` is the row version of the form. Raises Stale.

    A released lot goes back to quarantine, as QA signed for other facts.
    """
    with act(session, Action.CHANGE_LOT, by=by, on=lot, reason=reason) as opened:
        feeder = feeder_of(session, lot)
        refuse_stale(seen, lot, feeder)
        _write(lot, recipe, facts)
        if facts.feeder is not None:
            if feeder is None:
                feeder = FeederLot(lot_id=lot.id)
                session.add(feeder)
            write_feeder(feeder, facts.feeder, opened.at)
        elif feeder is not None:
            raise Malformed("lot.feeder_facts_missing")
        if seen != row_version(lot, feeder):
            _back_to_quarantine(lot)
    open_in_batches(session, lot)


def note_feeder_test(session: Session, by: By, recipe: Recipe, lot: Lot, key: str, typed: str, reason: str) -> None:
    """Record the result of a feeder test, as typed: a number, or the key of an outcome. Raises Malformed.

    A result that was pending leaves the release valid; changing a known one puts the lot back into quarantine.
    """
    with act(session, Action.CHANGE_LOT, by=by, on=lot, reason=reason):
        feeder = feeder_of(session, lot)
        if feeder is None:
            raise Refused("lot.no_feeder_tests", lot=lot.code)
        if write_result(feeder, recipe, key, typed):
            _back_to_quarantine(lot)
    open_in_batches(session, lot)


def _write(lot: Lot, recipe: Recipe, facts: LotInput) -> None:
    lot.material = one_of(
        _("Material"), facts.material, {choice.key: choice.label for choice in recipe.materials}, field="material"
    )
    if facts.feeder is not None and lot.material != FEEDERS:
        raise Malformed("lot.no_feeders")
    lot.name = line(_("Name"), facts.name, field="name")
    lot.maker = line(_("Maker"), facts.maker, field="maker")
    lot.maker_lot = line(_("Maker's lot"), facts.maker_lot, field="maker_lot")
    lot.expires_on = day(_("Expires"), facts.expires_on, field="expires_on")
    lot.potency_iu_per_mg = number_or_none(_("Potency"), facts.potency_iu_per_mg, field="potency_iu_per_mg")


def _back_to_quarantine(lot: Lot) -> None:
    if lot.state == LotState.RELEASED:
        lot.state = LotState.QUARANTINE


def release_to_sign(session: Session, recipe: Recipe, lot: Lot) -> ToSign:
    """Copy that QA signs to release a lot. Raises Refused with every reason against it, pending tests included."""
    now = ledger_of(session).clock.now(session)
    blockers = [fault for fault in lot_faults(session, recipe, lot, now) if fault.code is not LotFaultCode.NOT_RELEASED]
    if blockers:
        is_pending = any(fault.is_pending for fault in blockers)
        raise Refused("lot.not_released_yet" if is_pending else "lot.not_released", reasons=Reasons(blockers))
    return ToSign(
        scope=f"lot/{lot.code}",
        meaning=Meaning.RELEASED,
        statement=_("Lot {lot} ({name}) is released for use.", lot=lot.code, name=lot.name),
        facts=_facts(session, lot),
    )


def reject_to_sign(session: Session, lot: Lot, reason: str, affected: str) -> ToSign:
    """Copy that QA signs to reject a lot for good; `affected`: whether what it was used for is. Raises Malformed."""
    return ToSign(
        scope=f"lot/{lot.code}",
        meaning=Meaning.REJECTED,
        statement=_("Lot {lot} ({name}) is rejected: it is not used from now on.", lot=lot.code, name=lot.name),
        facts=_facts(session, lot)
        | {"affected": member_of(_("Affected"), affected, Affected, field="affected"), "reason": reason},
    )


def _facts(session: Session, lot: Lot) -> dict[str, object]:
    feeder = feeder_of(session, lot)
    facts: dict[str, object] = {
        "lot": lot.code,
        "material": lot.material,
        "name": lot.name,
        "maker": lot.maker,
        "maker_lot": lot.maker_lot,
        "expires_on": lot.expires_on.isoformat(),
        "potency_iu_per_mg": None if lot.potency_iu_per_mg is None else plain(lot.potency_iu_per_mg),
    }
    if feeder is not None:
        facts |= {
            "cell_bank": feeder.bank,
            "passage": feeder.passage,
            "irradiated_at": None if feeder.irradiated_at is None else feeder.irradiated_at.astimezone(UTC).isoformat(),
            "irradiator": feeder.irradiator,
            "dose_gy": None if feeder.dose_gy is None else plain(feeder.dose_gy),
            "viable_per_vial": None if feeder.viable_per_vial is None else plain(feeder.viable_per_vial),
            "tests": dict(results_of(feeder)),
        }
    return facts


def release_lot(session: Session, signing: Signing, recipe: Recipe, lot: Lot) -> None:
    """Release a lot from quarantine by QA's signature."""
    with act(session, Action.RELEASE_LOT, by=signing, on=lot, signs=lambda: release_to_sign(session, recipe, lot)):
        lot.state = LotState.RELEASED


def reject_lot(session: Session, signing: Signing, lot: Lot, reason: str, affected: str) -> None:
    """Reject a lot by QA's signature.

    Each batch it was used in is stopped and gets a deviation, unless what it was used for is not affected.
    """
    answer = member_of(_("Affected"), affected, Affected, field="affected")
    with act(
        session,
        Action.REJECT_LOT,
        by=signing,
        on=lot,
        reason=reason,
        signs=lambda: reject_to_sign(session, lot, reason, answer),
    ):
        lot.state, lot.affected = LotState.REJECTED, answer
    open_in_batches(session, lot)


def lot_by_code(session: Session, code: str) -> Lot:
    """The lot with that code. Raises Unknown."""
    lot = found(session, Lot, Lot.code, LOT.read, code)
    if lot is None:
        raise Unknown("lot.unknown")
    return lot


def lots(session: Session, after: str = "", limit: int = PAGE) -> Sequence[Lot]:
    """A page of lots after a code, ordered by code."""
    return page(session, Lot, Lot.code, after, limit)
