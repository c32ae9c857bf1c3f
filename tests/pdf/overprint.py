"""Detection of overprinted words on a rendered page."""

from itertools import combinations

import pypdfium2

_WATERMARK_PT = 30  # larger words are watermarks
_TOUCH_PT = 1.2  # boxes of neighbouring lines may touch


def overprinted(pdf: bytes) -> list[tuple[int, str, str]]:
    """Pairs of overlapping words by page, from 1."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for number, page in enumerate(document, start=1):
        text = page.get_textpage()
        boxes = [text.get_rect(index) for index in range(text.count_rects())]
        printed = sorted((box for box in boxes if box[3] - box[1] < _WATERMARK_PT), key=lambda box: -box[3])
        for first, other in combinations(printed, 2):
            if other[3] < first[1]:
                continue
            across = min(first[2], other[2]) - max(first[0], other[0])
            down = min(first[3], other[3]) - max(first[1], other[1])
            if across > _TOUCH_PT and down > _TOUCH_PT:
                found.append((number, text.get_text_bounded(*first), text.get_text_bounded(*other)))
    return found
