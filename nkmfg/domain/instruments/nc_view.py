"""Exports of ChemoMetec NC-View (NucleoCounter NC-202): a table, one line per reading, spaces in thousands."""

from collections.abc import Iterator, Sequence

from nkmfg.domain.instruments.reading import CounterReading, printed_number
from nkmfg.domain.instruments.table import table

_TOTAL, _LIVE, _DEAD = "TOTAL (cells/ml)", "LIVE (cells/ml)", "DEAD (cells/ml)"
_COLUMNS = ("SAMPLE ID", "INSTRUMENT", "STATUS", _TOTAL, _LIVE, _DEAD, "VIABILITY (%)", "DILUTION FACTOR")


def recognises(lines: Sequence[str]) -> bool:
    """True if the lines are those of such an export."""
    return bool(lines) and all(name in lines[0] for name in (_TOTAL, _LIVE))


def readings(lines: Sequence[str]) -> Iterator[CounterReading]:
    """Readings of the table. The printed counts include the dilution factor."""
    for line, row in table(lines, _COLUMNS):
        yield CounterReading(
            line=line,
            counter="NC-View",
            serial_number=row["INSTRUMENT"].removeprefix("S/N:").strip(),
            sample=row["SAMPLE ID"],
            total_per_ml=printed_number(row[_TOTAL], _TOTAL, line),
            live_per_ml=printed_number(row[_LIVE], _LIVE, line),
            dead_per_ml=printed_number(row[_DEAD], _DEAD, line),
            viability_pct=printed_number(row["VIABILITY (%)"], "VIABILITY (%)", line),
            dilution=printed_number(row["DILUTION FACTOR"], "DILUTION FACTOR", line),
            remarks=() if row["STATUS"] == "OK" else (row["STATUS"],),
        )
