"""Words printed over other words: found on the finished page, as the eye would."""

from itertools import combinations

import pypdfium2

_WATERMARK_PT = 30  # what is larger than this stands behind the text, on purpose
_TOUCH_PT = 1.2  # boxes of neighbouring lines may touch


def overprinted(pdf: bytes) -> list[tuple[int, str, str]]:
    """Page by page, from 1, each pair of words that share paper."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for number, page in enumerate(document, start=1):
        text = page.get_textpage()
        boxes = [text.get_rect(index) for index in range(text.count_rects())]
        printed = sorted((box for box in boxes if box[3] - box[1] < _WATERMARK_PT), key=lambda box: -box[3])
        for one, other in combinations(printed, 2):
            if other[3] < one[1]:
                continue
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            if across > _TOUCH_PT and down > _TOUCH_PT:
                found.append((number, text.get_text_bounded(*one), text.get_text_bounded(*other)))
    return found
