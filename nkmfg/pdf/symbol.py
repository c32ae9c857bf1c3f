"""Codes to scan, as squares: QR for a sheet of paper, DataMatrix for a label."""

from typing import Any

import zxingcpp

from nkmfg.pdf.style import INK, fill

QR, DATA_MATRIX = zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.DataMatrix


def squares(words: str, kind: zxingcpp.BarcodeFormat, x: float, top: float, size: float) -> str:
    """The operators of a code, `size` points wide, its upper left corner at x and top; a run of dark squares in one.

    Leave a module of white around it.
    """
    options = {"ec_level": "M"} if kind == QR else {}
    picture: Any = zxingcpp.create_barcode(words, kind, **options).to_image(scale=1, add_quiet_zones=False)
    rows: Any = memoryview(picture).tolist()  # its stub does not say it is a buffer
    module = size / len(rows)
    parts = [fill(INK)]
    for index, row in enumerate(rows, 1):
        start = None
        for column, light in enumerate([*row, 255]):
            if not light and start is None:
                start = column
            elif light and start is not None:
                corner = f"{x + start * module:.3f} {top - index * module:.3f}"
                parts.append(f"{corner} {(column - start) * module:.3f} {module:.3f} re")
                start = None
    return "\n".join([*parts, "f"])
