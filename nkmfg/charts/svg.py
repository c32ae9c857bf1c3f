"""Rendering of a picture to SVG: attributes only, no script, style or external resource, safe as `<img src>`."""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from nkmfg.charts.picture import Circle, Path, Picture, Rect, Shape, Text

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
FAMILY = "DejaVu Sans Condensed, DejaVu Sans, Verdana, Segoe UI, sans-serif"


def svg(picture: Picture) -> bytes:
    """Render the picture as a UTF-8 SVG file."""
    return "\n".join(_lines(picture)).encode()


def _lines(picture: Picture) -> Iterator[str]:
    size = f"{picture.width:g}", f"{picture.height:g}"
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size[0]}" height="{size[1]}"'
        f' viewBox="0 0 {size[0]} {size[1]}" role="img" font-family={quoteattr(FAMILY)}>'
    )
    yield f"<title>{_words(picture.title)}</title>"
    if picture.description:
        yield f"<desc>{_words(picture.description)}</desc>"
    yield '<rect width="100%" height="100%" fill="#ffffff"/>'  # the PDF page is white already
    yield from map(_shape, picture.shapes)
    yield "</svg>\n"


def _shape(shape: Shape) -> str:
    match shape:
        case Path():
            tag = "polygon" if shape.closed else "polyline"
            spots = " ".join(f"{x:.2f},{y:.2f}" for x, y in shape.spots)
            dash = f' stroke-dasharray="{" ".join(f"{d:g}" for d in shape.dash)}"' if shape.dash else ""
            return f'<{tag} points="{spots}"{_paint(shape)}{dash} stroke-linejoin="round"/>'
        case Circle():
            x, y = shape.centre
            return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{shape.radius:g}"{_paint(shape)}/>'
        case Rect():
            (x, y), (w, h) = shape.corner, shape.size
            return f'<rect x="{x:.2f}" y="{y:.2f}" width="{w:.2f}" height="{h:.2f}"{_paint(shape)}/>'
        case Text():
            x, y = shape.spot
            weight = ' font-weight="bold"' if shape.bold else ""
            return (
                f'<text x="{x:.2f}" y="{y:.2f}" font-size="{shape.size:g}" fill="{shape.colour}"'
                f' text-anchor="{shape.anchor}"{weight}>{_words(shape.words)}</text>'
            )


def _words(words: str) -> str:
    """Escape a text and drop characters that XML cannot represent."""
    return escape(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", words))


def _paint(shape: Path | Circle | Rect) -> str:
    stroke = f' stroke="{shape.stroke}" stroke-width="{shape.width:g}"' if shape.stroke else ""
    return f' fill="{shape.fill or "none"}"{stroke}'
