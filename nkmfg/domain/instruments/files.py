"""Detection and parsing of export files of cell counters."""

from nkmfg.domain.instruments import nc_view, nucleoview, vi_cell_blu, vi_cell_xr
from nkmfg.domain.instruments.reading import CounterReading
from nkmfg.domain.values.errors import Malformed

LARGEST_BYTES = 2_000_000

_FORMATS = (nucleoview, nc_view, vi_cell_blu, vi_cell_xr)


def read_counter_file(content: bytes) -> tuple[CounterReading, ...]:
    """Parse all readings of an export, in order of the file. Raises Malformed with the damaged line."""
    if len(content) > LARGEST_BYTES:
        raise Malformed("counter_file.too_large")
    lines = _text(content).replace("\r\n", "\n").rstrip("\n").split("\n")
    for format_ in _FORMATS:
        if format_.recognises(lines):
            found = tuple(format_.readings(lines))
            if found:
                return found
            raise Malformed("counter_file.no_reading")
    raise Malformed("counter_file.unknown_counter")


def _text(content: bytes) -> str:
    """Decode as UTF-16 if there is a byte order mark, else as UTF-8, else as Windows-1252."""
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Malformed("counter_file.unreadable")
