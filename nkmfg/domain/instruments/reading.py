"""One reading of a cell counter, as its export prints it."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from decimal import Decimal

from nkmfg.domain.values.errors import Malformed
from nkmfg.domain.values.quantities import parse_number


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterReading:
    """Concentrations in cells/mL and viability in percent, exactly as printed; `line` is the first line of the reading.

    `local_time` has no zone, as in most exports. `remarks` are the messages of the counter.
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
        """Moment of the reading; None if the export has no zone."""
        if self.local_time is None or self.utc_offset is None:
            return None
        return self.local_time.replace(tzinfo=timezone(self.utc_offset))


def damaged(line: int, what: Malformed) -> Malformed:
    """Return the refusal of a damaged line."""
    return Malformed("counter_file.damaged", line=line, what=what)


def printed_number(text: str, name: str, line: int, *, negative: bool = False) -> Decimal:
    """Parse a number of an export; a comma is always a decimal mark."""
    try:
        number = parse_number(text, decimal_mark="," if "," in text else ".", negative=negative)
    except Malformed:
        raise damaged(line, Malformed("counter_line.no_number", name=name, printed=text.strip()[:40])) from None
    if number.comparator:
        raise damaged(line, Malformed("counter_line.bound", name=name, printed=number.text.strip()))
    return number.value


def printed_millions(text: str, name: str, line: int) -> Decimal:
    """Parse a concentration printed in millions."""
    return Decimal(f"{printed_number(text, name, line):f}e6")


def printed_time(text: str, line: int) -> datetime:
    """Parse a local moment in ISO 8601."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise damaged(line, Malformed("counter_line.no_moment", printed=text)) from None
