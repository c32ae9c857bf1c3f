"""Lots and equipment of a site whose use is questioned, and how that comes."""

from datetime import timedelta

from nkmfg.demo.staff import BORIS, QA, by, signs
from nkmfg.services.equipment import EquipmentFacts, change_equipment, equipment_by_code
from nkmfg.services.lots import stock
from nkmfg.services.row_version import row_version
from tests.finished import Finished


def into(site: Finished, code: str, state: str, affected: str = "") -> None:
    """Change the state of a piece of equipment."""
    session, piece = site.session, equipment_by_code(site.session, code)
    facts = EquipmentFacts(
        kind=piece.kind,
        name=piece.name,
        state=state,
        calibrated_until=piece.calibrated_until,
        applies_dilution=piece.applies_dilution,
        affected=affected,
    )
    recipe = site.player.recipe()
    change_equipment(session, by(session, QA), recipe, piece, row_version(piece), facts, "as found: 18 % low")


def a_lot_of_il2(site: Finished) -> str:
    """A released lot that only the patient gets."""
    session, recipe = site.session, site.player.recipe()
    facts = stock.LotInput(
        material="il2",
        name="IL-2",
        maker="Maker",
        maker_lot="A1",
        expires_on=site.player.now.date() + timedelta(days=99),
    )
    lot = stock.add_lot(session, by(session, BORIS), recipe, facts)
    stock.release_lot(session, signs(session, QA, stock.release_to_sign(session, recipe, lot)), recipe, lot)
    return lot.code
