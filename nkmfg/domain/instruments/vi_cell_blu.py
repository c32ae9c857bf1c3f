"""Exports of Beckman Coulter Vi-CELL BLU: a table, one line per reading, concentrations in millions."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from nkmfg.domain.instruments.reading import CounterReading, damaged, printed_millions, printed_number, printed_time
from nkmfg.domain.instruments.table import table
from nkmfg.domain.values.errors import Malformed

_TOTAL, _LIVE = "Total (x10^6) cells/mL", "Viable (x10^6) cells/mL"
_TIME, _COUNTED = "Analysis date/time", ("Cell count", "Viable cells")
_COLUMNS = ("Sample ID", "Viability (%)", "Dilution", _TOTAL, _LIVE, _TIME, *_COUNTED)
_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}) (\d{1,2}):(\d{2})", re.ASCII)


def recognises(lines: Sequence[str]) -> bool:
    """True if the lines are those of such an export."""
    return bool(lines) and _TOTAL in lines[0]


def readings(lines: Sequence[str]) -> Iterator[CounterReading]:
    """Readings of the table. The printed counts include the dilution."""
    rows = list(table(lines, _COLUMNS))
    month_first = _month_first(row[_TIME] for _, row in rows)
    for line, row in rows:
        yield CounterReading(
            line=line,
            counter="Vi-CELL BLU",
            sample=row["Sample ID"],
            total_per_ml=printed_millions(row[_TOTAL], _TOTAL, line),
            live_per_ml=printed_millions(row[_LIVE], _LIVE, line),
            viability_pct=printed_number(row["Viability (%)"], "Viability (%)", line),
            dilution=printed_number(row["Dilution"], "Dilution", line),
            local_time=_local_time(row[_TIME], month_first, line),
            remarks=tuple(f"{name}: {row[name]}" for name in _COUNTED if not row[name].isdecimal()),
        )


def _month_first(dates: Iterable[str]) -> bool | None:
    """True if the month precedes the day, as some locales print it; detected by a date valid in one order only."""
    for date in dates:
        found = _DATE.fullmatch(date)
        if found and max(int(found[1]), int(found[2])) > 12:
            return int(found[2]) > 12
    return None


def _local_time(text: str, month_first: bool | None, line: int) -> datetime | None:
    found = _DATE.fullmatch(text)
    if found is None:
        raise damaged(line, Malformed("counter_line.no_moment", printed=text[:40]))
    if month_first is None:
        return None
    month, day = (found[1], found[2]) if month_first else (found[2], found[1])
    return printed_time(f"{found[3]}-{month:>02}-{day:>02}T{found[4]:>02}:{found[5]}", line)
