"""Two-dimensional codes: QR for paper, DataMatrix for labels."""

from typing import Any

import zxingcpp

from nkmfg.pdf.style import INK, fill

QR, DATA_MATRIX = zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.DataMatrix


def squares(words: str, kind: zxingcpp.BarcodeFormat, x: float, top: float, size: float) -> str:
    """Operators of a code, `size` points wide, its upper left corner at x and top; adjacent dark squares are merged.

    Leave one white module around it.
    """
    options = {"ec_level": "M"} if kind == QR else {}
    picture: Any = zxingcpp.create_barcode(words, kind, **options).to_image(scale=1, add_quiet_zones=False)
    rows: Any = memoryview(picture).tolist()  # the stub does not declare a buffer
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
