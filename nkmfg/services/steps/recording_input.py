"""Input of a recording: values, vessels, movements and samples as typed, checked for format only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.culture.events import Fate
from nkmfg.domain.facts.dossier import About
from nkmfg.domain.recipe.model import Field, FieldKind, Step, Subject
from nkmfg.domain.values.errors import Malformed
from nkmfg.domain.values.quantities import parse_number
from nkmfg.ledger.database import ledger_of
from nkmfg.models import Equipment, Lot
from nkmfg.services.site import site_of

MOST_TEXT = 4000
CLOCKS_DIFFER = timedelta(minutes=2)


class FormRefused(Malformed):
    """Raised for a form with malformed values: `faults` has a refusal by the name of the control."""

    def __init__(self, faults: Mapping[str, Malformed]) -> None:
        super().__init__("form.faults", faults=tuple(faults.values()))
        self.faults = dict(faults)

    def __str__(self) -> str:
        return "; ".join(map(str, self.faults.values()))


@dataclass(frozen=True, slots=True)
class TypedValue:
    """One field as typed. `name` is that of the control, for its error message."""

    field: str
    about: About
    text: str
    replicate: int = 1
    at: datetime | None = None  # moment the field was left; default: the moment of recording
    not_applicable_because: str = ""
    attachment_id: int | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class NewVessel:
    code: str
    vessel_type: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class NewMovement:
    """A movement of cells. `values` are the fields about it, its volume among them."""

    source: str | None
    target: str | None
    fate: Fate = Fate.CULTURE
    values: Sequence[TypedValue] = ()
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class NewSample:
    code: str
    material: str
    vessels: tuple[str, ...]
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Recording:
    """Input of one recording: values, vessels, movements and samples of a run, with the performer."""

    run: str
    performed_by: str  # login
    values: Sequence[TypedValue] = ()
    vessels: Sequence[NewVessel] = ()
    movements: Sequence[NewMovement] = ()
    samples: Sequence[NewSample] = ()
    late_because: str = ""


@dataclass(frozen=True, slots=True)
class ParsedValue:
    """A parsed value, ready to be written."""

    typed: TypedValue
    unit: str
    comparator: str | None = None
    number: Decimal | None = None
    lot_id: int | None = None
    equipment_id: int | None = None


@dataclass(slots=True)
class Parser:
    """Parser of typed values by the fields of a step; it collects all faults."""

    session: Session
    step: Step
    faults: dict[str, Malformed] = field(default_factory=dict)
    lots: dict[str, int | None] = field(default_factory=dict)
    equipment: dict[str, int | None] = field(default_factory=dict)

    def read_all(self, recording: Recording) -> tuple[list[ParsedValue], list[list[ParsedValue]]]:
        """Parse the values of a recording, and those of each of its movements. Raises FormRefused with all faults."""
        all_values = [*recording.values, *(typed for movement in recording.movements for typed in movement.values)]
        self.lots |= self._ids(FieldKind.LOT, Lot, all_values)
        self.equipment |= self._ids(FieldKind.EQUIPMENT, Equipment, all_values)
        values = [parsed for typed in recording.values if (parsed := self.read(typed))]
        moved = [
            [parsed for typed in movement.values if (parsed := self.read(typed))] for movement in recording.movements
        ]
        self.refuse()
        return values, moved

    def _ids(
        self, kind: FieldKind, table: type[Lot] | type[Equipment], typed: Sequence[TypedValue]
    ) -> dict[str, int | None]:
        """Ids of the codes typed into fields of a kind, in one statement."""
        fields = {known.key for known in self.step.fields if known.kind is kind}
        codes = {value.text.strip() for value in typed if value.field in fields and value.text.strip()}
        if not codes:
            return {}
        rows = self.session.execute(sa.select(table.code, table.id).where(table.code.in_(codes)))
        return dict.fromkeys(codes) | {row.code: row.id for row in rows}

    def read(self, typed: TypedValue) -> ParsedValue | None:
        """Parse a value; None if it is malformed, with its fault in `faults`."""
        known = next((field for field in self.step.fields if field.key == typed.field), None)
        try:
            if known is None:
                raise Malformed("entry.no_field", step=self.step.title, name=typed.field)
            if known.subject is not typed.about.kind and (known.subject, typed.about.kind) != (
                Subject.COLLECTION,
                Subject.BATCH,
            ):
                raise Malformed("entry.wrong_subject", label=known.label, subject=known.subject, given=typed.about.kind)
            return self._parsed(known, typed)
        except Malformed as wrong:
            self.faults[typed.name or typed.field] = wrong
            return None

    def refuse(self) -> None:
        if self.faults:
            raise FormRefused(self.faults)

    def _parsed(self, known: Field, typed: TypedValue) -> ParsedValue:
        text = typed.text.strip()
        if typed.not_applicable_because:
            return ParsedValue(typed, known.unit)
        if len(text) > MOST_TEXT or "\0" in text:
            raise Malformed("entry.too_long", label=known.label, most=MOST_TEXT)
        match known.kind:
            case FieldKind.NUMBER:
                number = parse_number(text, negative=_may_be_negative(known))
                comparator = None if number.comparator is None else str(number.comparator)
                return ParsedValue(typed, known.unit, comparator, number.value)
            case FieldKind.CHOICE:
                if text not in {choice.key for choice in known.choices}:
                    raise Malformed("entry.no_choice", label=known.label)
            case FieldKind.YES_NO:
                if text not in ("yes", "no"):
                    raise Malformed("entry.not_yes_no", label=known.label)
            case FieldKind.LOT:
                return ParsedValue(typed, known.unit, lot_id=self._lot(text))
            case FieldKind.EQUIPMENT:
                return ParsedValue(typed, known.unit, equipment_id=self._equipment(text))
            case FieldKind.MOMENT:
                self._moment(known, text)
        return ParsedValue(typed, known.unit)

    def _lot(self, code: str) -> int:
        if code not in self.lots:
            self.lots[code] = self.session.scalar(sa.select(Lot.id).where(Lot.code == code))
        found = self.lots[code]
        if found is None:
            raise Malformed("entry.lot_unknown", lot=code)
        return found

    def _equipment(self, code: str) -> int:
        if code not in self.equipment:
            self.equipment[code] = self.session.scalar(sa.select(Equipment.id).where(Equipment.code == code))
        found = self.equipment[code]
        if found is None:
            raise Malformed("entry.equipment_unknown", equipment=code)
        return found

    def _moment(self, known: Field, text: str) -> None:
        """Check a moment, stored in ISO form with its offset."""
        site = site_of(self.session)
        here = ledger_of(self.session).clock.now(self.session).astimezone(site.zone if site else UTC)
        try:
            at = datetime.fromisoformat(text)
        except ValueError as wrong:
            example = here.isoformat(timespec="minutes")
            raise Malformed("entry.moment_unreadable", label=known.label, example=example) from wrong
        if at.tzinfo is None:
            raise Malformed("entry.moment_no_zone", label=known.label, example=here.isoformat(timespec="minutes"))
        if at > here + CLOCKS_DIFFER and not known.ahead:
            raise Malformed("entry.moment_in_future", label=known.label)


def _may_be_negative(known: Field) -> bool:
    return known.unit == "°C"
