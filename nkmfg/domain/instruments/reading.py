"""One reading of a cell counter, as its export prints it."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from decimal import Decimal

from nkmfg.domain.values.errors import Malformed
from nkmfg.domain.values.quantities import parse_number


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterReading:
    """Concentrations in cells/mL and viability in percent, exactly as printed; `line` is where the reading begins.

    `local_time` bears no zone, as most exports give none. `remarks` are what the counter itself had to say.
    """

    line: int
    counter: str
    serial_number: str = ""
    sample: str
    total_per_ml: Decimal
    live_per_ml: Decimal
    dead_per_ml: Decimal | None = None
    viability_pct: Decimal
    dilution: Decimal
    dilution_applied: bool = True
    local_time: datetime | None = None
    utc_offset: timedelta | None = None
    remarks: tuple[str, ...] = ()

    @property
    def moment(self) -> datetime | None:
        """When it was read, if the export says in which zone."""
        if self.local_time is None or self.utc_offset is None:
            return None
        return self.local_time.replace(tzinfo=timezone(self.utc_offset))


def damaged(line: int, what: str) -> Malformed:
    """The refusal of a file, naming the line."""
    return Malformed(
        f"The counter's file is damaged at line {line}: {what}. Export it again, or type the count by hand."
    )


def printed_number(text: str, name: str, line: int, *, negative: bool = False) -> Decimal:
    """A number of an export; a counter never marks thousands with a comma, so one is always decimal."""
    try:
        number = parse_number(text, decimal_mark="," if "," in text else ".", negative=negative)
    except Malformed:
        raise damaged(line, f"“{name}” is “{text.strip()[:40]}”, which is no number") from None
    if number.comparator:
        raise damaged(line, f"“{name}” is “{number.text.strip()}”, a bound and not a reading")
    return number.value


def printed_millions(text: str, name: str, line: int) -> Decimal:
    """A concentration an export prints in millions."""
    return Decimal(f"{printed_number(text, name, line):f}e6")


def printed_time(text: str, line: int) -> datetime:
    """A local moment, already put into ISO 8601."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise damaged(line, f"“{text}” is no date and time") from None
