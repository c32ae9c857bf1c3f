"""Exports of Beckman Coulter Vi-CELL XR: lines of `name : value` for one reading, concentrations in millions."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from nkmfg.domain.instruments.reading import CounterReading, damaged, printed_millions, printed_number, printed_time
from nkmfg.domain.values.errors import Malformed

_TOTAL, _LIVE = "Total cells / ml (x 10^6)", "Total viable cells / ml (x 10^6)"
_NEEDED = ("Sample ID", "RunDate", "Viability (%)", "Dilution", _TOTAL, _LIVE)
_DATE = re.compile(r"(\d{1,2}) (\w{3}) (\d{4}) +(\d{1,2}):(\d{2}):(\d{2}) ([AP])M", re.ASCII)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def recognises(lines: Sequence[str]) -> bool:
    """True if the lines are those of such an export."""
    return bool(lines) and lines[0].startswith("Vi-CELL XR")


def readings(lines: Sequence[str]) -> Iterator[CounterReading]:
    """The reading of the file. The printed counts include both dilutions."""
    fields: dict[str, tuple[int, str]] = {}
    for number, line in enumerate(lines, start=1):
        name, separator, text = line.partition(" :")
        if separator:
            fields.setdefault(name.strip(), (number, text.strip()))
    for name in _NEEDED:
        if name not in fields or fields[name][0] == len(lines):  # the last line may be truncated
            raise damaged(len(lines), Malformed("counter_line.name_incomplete", name=name))
    viability_line, viability = fields["Viability (%)"]
    dilution_line, dilution = fields["Dilution"]
    yield CounterReading(
        line=fields["Sample ID"][0],
        counter="Vi-CELL XR",
        serial_number=fields.get("Unit S/N", (0, ""))[1],
        sample=fields["Sample ID"][1],
        total_per_ml=printed_millions(fields[_TOTAL][1], _TOTAL, fields[_TOTAL][0]),
        live_per_ml=printed_millions(fields[_LIVE][1], _LIVE, fields[_LIVE][0]),
        viability_pct=printed_number(viability, "Viability (%)", viability_line),
        dilution=printed_number(dilution, "Dilution", dilution_line),
        local_time=_local_time(*fields["RunDate"]),
    )


def _local_time(line: int, text: str) -> datetime:
    found = _DATE.fullmatch(text)
    if found is None or found[2] not in _MONTHS or not 1 <= int(found[4]) <= 12:
        raise damaged(line, Malformed("counter_line.no_moment", printed=text[:40]))
    hour = int(found[4]) % 12 + (12 if found[7] == "P" else 0)
    month = _MONTHS.index(found[2]) + 1
    return printed_time(f"{found[3]}-{month:02}-{found[1]:>02}T{hour:02}:{found[5]}:{found[6]}", line)
