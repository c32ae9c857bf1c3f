"""PDF operators of a picture, from its upper left corner."""

from collections.abc import Iterator

from nkmfg.charts import Anchor, Circle, Path, Picture, Rect, Shape, Text
from nkmfg.pdf.faces import Face
from nkmfg.pdf.style import Style, fill, stroke
from nkmfg.pdf.typesetter import Placed, Typesetter, text

_ROUND = 0.5522847498  # length of the control handles of a Bézier curve that approximates a quarter circle
_SHARE = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}


def drawn(picture: Picture, typesetter: Typesetter, scale: float) -> str:
    """Operators of the picture's shapes, in order, at a scale."""
    shapes = "\n".join(operators for shape in picture.shapes for operators in _shape(shape, typesetter))
    return f"q {scale:.4f} 0 0 {scale:.4f} 0 0 cm 1 j\n{shapes}\nQ"


def _shape(shape: Shape, typesetter: Typesetter) -> Iterator[str]:
    match shape:
        case Path():
            first, *others = (f"{x:.2f} {-y:.2f}" for x, y in shape.spots)
            lines = " ".join(f"{spot} l" for spot in others)
            yield f"{_dash(shape)} {_paint(shape)} {first} m {lines} {_finish(shape, closed=shape.closed)}"
        case Circle():
            yield f"[] 0 d {_paint(shape)} {_round(shape)} {_finish(shape, closed=True)}"
        case Rect():
            (x, y), (w, h) = shape.corner, shape.size
            yield f"[] 0 d {_paint(shape)} {x:.2f} {-y - h:.2f} {w:.2f} {h:.2f} re {_finish(shape, closed=True)}"
        case Text():
            face = Face.BOLD if shape.bold else Face.REGULAR
            run = typesetter.set(shape.words, Style(face, shape.size, shape.size, shape.colour))
            x, y = shape.spot
            yield text([Placed(x - _SHARE[shape.anchor] * run.width, -y, run)])


def _paint(shape: Path | Circle | Rect) -> str:
    lines = f"{stroke(shape.stroke)} {shape.width:g} w" if shape.stroke else ""
    return f"{lines} {fill(shape.fill)}" if shape.fill else lines


def _finish(shape: Path | Circle | Rect, *, closed: bool) -> str:
    if not shape.stroke:
        return "f" if shape.fill else "n"
    if shape.fill:
        return "b" if closed else "B"
    return "s" if closed else "S"


def _dash(shape: Path) -> str:
    return f"[{' '.join(f'{d:g}' for d in shape.dash)}] 0 d"


def _round(shape: Circle) -> str:
    x, y, r = shape.centre[0], -shape.centre[1], shape.radius
    k = r * _ROUND
    quarters = (
        (x + r, y + k, x + k, y + r, x, y + r),
        (x - k, y + r, x - r, y + k, x - r, y),
        (x - r, y - k, x - k, y - r, x, y - r),
        (x + k, y - r, x + r, y - k, x + r, y),
    )
    curves = " ".join(" ".join(f"{v:.2f}" for v in quarter) + " c" for quarter in quarters)
    return f"{x + r:.2f} {y:.2f} m {curves}"
