"""Exports in the form of a table: a header, then one line per reading."""

import csv
from collections.abc import Iterator, Mapping, Sequence

from nkmfg.domain.instruments.reading import damaged


def table(lines: Sequence[str], columns: Sequence[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Number of each line and its cells by column; blank lines are skipped. Raises Malformed."""
    delimiter = ";" if lines[0].count(";") > lines[0].count(",") else ","
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        header = [name.strip() for name in next(rows)]
        for name in columns:
            if name not in header:
                raise damaged(1, f"there is no column “{name}”")
        for cells in rows:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(header):
                raise damaged(rows.line_num, f"it has {len(cells)} columns where the header has {len(header)}")
            yield rows.line_num, dict(zip(header, (cell.strip() for cell in cells), strict=True))
    except csv.Error:
        raise damaged(max(rows.line_num, 1), "it cannot be taken apart into columns") from None
