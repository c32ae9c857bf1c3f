"""Suggestions of lots and equipment at a field: those fit for use, the last used in this batch first."""

from collections.abc import Iterable
from datetime import datetime

from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.recipe.model import Field, FieldKind
from nkmfg.ledger.database import ledger_of
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.equipment import equipment_to_use
from nkmfg.services.lots.fitness import lots_to_use
from nkmfg.web.step_form import Control
from nkmfg.web.web_session import db
from nkmfg.words.messages import _

Offers = dict[str, list[tuple[str, str]]]


def offers_for(dossier: Dossier, shown: Iterable[Control]) -> Offers:
    """Suggested codes with a description, by control; other codes may be typed or scanned."""
    now = ledger_of(db()).clock.now(db())
    used = _last_used(dossier)
    known: dict[tuple[str, str], list[tuple[str, str]]] = {}
    found: Offers = {}
    for control in shown:
        field = control.field
        if field.kind in (FieldKind.LOT, FieldKind.EQUIPMENT):
            kind = (field.material, field.equipment)
            if kind not in known:
                known[kind] = sorted(_fit(dossier, field, now), key=lambda option: -used.get(option[0], 0))
            found[control.name] = known[kind]
    return found


def _fit(dossier: Dossier, field: Field, now: datetime) -> list[tuple[str, str]]:
    if field.kind is FieldKind.LOT:
        lots = lots_to_use(db(), batch_numbered(db(), dossier.number), field.material, now)
        return [(lot.code, _("until {day}", day=lot.expires_on.isoformat())) for lot in lots]
    return [(item.code, item.name) for item in equipment_to_use(db(), field.equipment, now)]


def _last_used(dossier: Dossier) -> dict[str, float]:
    """Moment of the last use of each lot and piece of equipment in this batch, in seconds, by code."""
    return {
        code: line.last.entered_at.timestamp()
        for _run, line in sorted(dossier.lines(), key=lambda pair: pair[1].last.entered_at)
        if (code := line.last.lot or line.last.equipment)
    }
