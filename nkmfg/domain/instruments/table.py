"""Exports in the form of a table: a header, then one line per reading."""

import csv
from collections.abc import Iterator, Mapping, Sequence

from nkmfg.domain.instruments.reading import damaged
from nkmfg.domain.values.errors import Malformed


def table(lines: Sequence[str], columns: Sequence[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Number of each line and its cells by column; blank lines are skipped. Raises Malformed."""
    delimiter = ";" if lines[0].count(";") > lines[0].count(",") else ","
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        header = [name.strip() for name in next(rows)]
        for name in columns:
            if name not in header:
                raise damaged(1, Malformed("counter_line.column_missing", column=name))
        for cells in rows:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(header):
                raise damaged(
                    rows.line_num, Malformed("counter_line.columns_differ", columns=len(cells), expected=len(header))
                )
            yield rows.line_num, dict(zip(header, (cell.strip() for cell in cells), strict=True))
    except csv.Error:
        raise damaged(max(rows.line_num, 1), Malformed("counter_line.no_columns")) from None
