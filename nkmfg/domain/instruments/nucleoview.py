"""Exports of ChemoMetec NucleoView (NucleoCounter NC-200): lines of `name;value;`, each record closed by `//[…]`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from nkmfg.domain.instruments.reading import CounterReading, damaged, printed_number, printed_time
from nkmfg.domain.values.errors import Malformed

_END = re.compile(r"//\[[0-9A-Fa-f]+\]")
_DATE = re.compile(r"(\d{4})(\d{2})(\d{2}) (\d{2})(\d{2})(\d{2})", re.ASCII)
_MARK = "Multiplication factor;"

Field = tuple[int, str]


def recognises(lines: Sequence[str]) -> bool:
    """True if the lines are those of such an export."""
    return any(line.startswith(_MARK) for line in lines)


def readings(lines: Sequence[str]) -> Iterator[CounterReading]:
    """Readings of the records. The printed counts include the multiplication factor."""
    for fields in _records(lines):
        yield _reading(fields)


def _records(lines: Sequence[str]) -> Iterator[Mapping[str, Field]]:
    fields: dict[str, Field] = {}
    for number, line in enumerate(lines, start=1):
        if _END.match(line):
            yield fields
            fields = {}
            continue
        name, *rest = (part.strip() for part in line.split(";"))
        if not name or not rest:
            continue
        if name in fields:
            raise damaged(number, Malformed("counter_line.name_twice", name=name))
        fields[name] = number, rest[0]
    if fields:
        raise damaged(len(lines), Malformed("counter_line.record_unfinished"))


def _reading(fields: Mapping[str, Field]) -> CounterReading:
    begins = min((line for line, _ in fields.values()), default=1)

    def field(name: str) -> Field:
        if name not in fields:
            raise damaged(begins, Malformed("counter_line.name_missing", name=name))
        return fields[name]

    def number(name: str) -> Decimal:
        line, text = field(name)
        return printed_number(text, name, line)

    return CounterReading(
        line=begins,
        counter=fields.get("Instrument type", (0, "NucleoView"))[1],
        serial_number=fields.get("Instrument s/n", (0, ""))[1].removeprefix("s/n").strip(),
        sample=_sample(field("Image")[1]),
        total_per_ml=number("Total (cells/ml)"),
        live_per_ml=number("Live (cells/ml)"),
        dead_per_ml=number("Dead (cells/ml)"),
        viability_pct=number("Viability (%)"),
        dilution=number("Multiplication factor"),
        local_time=_local_time(fields),
        utc_offset=_utc_offset(fields),
    )


def _sample(image: str) -> str:
    """Sample name typed at the counter, without the prefix of date, number and letter."""
    parts = image.split("-", 3)
    return parts[3] if len(parts) == 4 else image


def _local_time(fields: Mapping[str, Field]) -> datetime | None:
    line, text = fields.get("Date time", (0, ""))
    if not text:
        return None
    return printed_time(_DATE.sub(r"\1-\2-\3T\4:\5:\6", text), line)


def _utc_offset(fields: Mapping[str, Field]) -> timedelta | None:
    line, text = fields.get("Time zone offset", (0, ""))
    if not text:
        return None
    hours = printed_number(text, "Time zone offset", line, negative=True)
    if abs(hours) > 14:
        raise damaged(line, Malformed("counter_line.zone_impossible", hours=hours))
    return timedelta(minutes=int(hours * 60))
