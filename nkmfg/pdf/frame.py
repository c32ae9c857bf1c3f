"""Head and foot of every page: batch, state, print and page number."""

from dataclasses import dataclass
from datetime import datetime
from math import cos, radians, sin

from reportlab.lib.pagesizes import A4

from nkmfg.domain.documents.record_state import RecordState
from nkmfg.pdf.faces import Face
from nkmfg.pdf.style import CODE, GREY, INK, Style, stroke
from nkmfg.pdf.typesetter import Placed, Typesetter, text
from nkmfg.words.codes import label
from nkmfg.words.messages import _

PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT = 71.0  # 25 mm, for punched holes
RIGHT = PAGE_WIDTH - 42.5
WIDTH = RIGHT - LEFT
TOP = PAGE_HEIGHT - 84
BOTTOM = 58.0
HEIGHT = TOP - BOTTOM

_NAME = Style(Face.BOLD, 12, 14)
_LINE = Style(Face.REGULAR, 7.4, 9.4)
_QUIET = Style(Face.REGULAR, 7.4, 9.4, GREY)
_SECTION = Style(Face.BOLD, 7.4, 9.4)
_STATE = Style(Face.BOLD, 9, 11)
_PAGE = Style(Face.BOLD, 9, 11)
_PAGE_ROOM = 80.0
_SLOPE = radians(56)
_WATERMARK = "#f0f2f3"


@dataclass(frozen=True, slots=True)
class Stamp:
    """Facts printed on every page of one print. `printed_at` is zone-aware and dates the file.

    `watermark` is TEST, COMMISSIONING or empty; `content_sha256` is the digest of the record's content, in hexadecimal.
    """

    title: str
    product: str
    batch: str
    coi_code: str
    recipe: str
    state: RecordState
    print_no: str
    printed_by: str
    printed_at: datetime
    software: str
    content_sha256: str
    watermark: str = ""
    note: str = ""
    lang: str = "en"

    def __post_init__(self) -> None:
        if self.printed_at.tzinfo is None:
            raise ValueError("printed_at needs a zone")

    @property
    def printed_at_text(self) -> str:
        """Moment of printing with the zone's offset."""
        return f"{self.printed_at:%Y-%m-%d %H:%M:%S} {self.offset}"

    @property
    def offset(self) -> str:
        """UTC offset of the zone at that moment."""
        return f"{self.printed_at:%z}"[:3] + ":" + f"{self.printed_at:%z}"[3:5]


class Furniture:
    """Head and foot of the pages of one print; parts equal on all pages are set once."""

    def __init__(self, stamp: Stamp, typesetter: Typesetter) -> None:
        self._stamp = stamp
        self._typesetter = typesetter
        self._same = "\n".join((self._watermark(), self._head(), self._foot(), _rules()))

    def operators(self, page: int, pages: int, section: str) -> str:
        """Operators that draw them on one page."""
        number = self._typesetter.set(_("page {page} of {pages}", page=page, pages=pages), _PAGE)
        placed = [
            Placed(LEFT, PAGE_HEIGHT - 65, self._typesetter.fitted(section, _SECTION, WIDTH * 0.7)),
            Placed(RIGHT - number.width, 37, number),
            *self._hash(whole=page == pages),
        ]
        return f"{self._same}\n{text(placed)}"

    def _head(self) -> str:
        stamp, typesetter = self._stamp, self._typesetter
        state = typesetter.set(" · ".join(w for w in (stamp.watermark, label(stamp.state).upper()) if w), _STATE)
        batch = typesetter.fitted(stamp.batch, _NAME, WIDTH - state.width - 20)
        recipe = typesetter.fitted(_("recipe {recipe}", recipe=stamp.recipe), _LINE, WIDTH * 0.42)
        product = typesetter.fitted(stamp.product, _LINE, WIDTH - recipe.width - 16)
        coi = typesetter.fitted(_("chain of identity {coi_code}", coi_code=stamp.coi_code), _LINE, WIDTH * 0.42)
        return text(
            [
                Placed(LEFT, PAGE_HEIGHT - 40, batch),
                Placed(RIGHT - state.width, PAGE_HEIGHT - 40, state),
                Placed(LEFT, PAGE_HEIGHT - 53, product),
                Placed(RIGHT - recipe.width, PAGE_HEIGHT - 53, recipe),
                Placed(RIGHT - coi.width, PAGE_HEIGHT - 65, coi),
            ]
        )

    def _foot(self) -> str:
        stamp, typesetter = self._stamp, self._typesetter
        print_no, by = _("print {number}", number=stamp.print_no), _("printed by {name}", name=stamp.printed_by)
        who = " · ".join((print_no, by, stamp.printed_at_text))
        page = typesetter.set(_("page {page} of {pages}", page=999, pages=999), _PAGE)
        software = typesetter.fitted(" · ".join(w for w in (stamp.software, stamp.note) if w), _QUIET, WIDTH * 0.4)
        return text(
            [
                Placed(LEFT, 37, typesetter.fitted(who, _LINE, WIDTH - max(_PAGE_ROOM, page.width + 6))),
                Placed(RIGHT - software.width, 25, software),
            ]
        )

    def _hash(self, *, whole: bool) -> list[Placed]:
        label = self._typesetter.set(_("content SHA-256") + " ", _QUIET)
        digest = self._stamp.content_sha256
        shown = digest if whole else f"{digest[:16]}…"
        return [Placed(LEFT, 25, label), Placed(LEFT + label.width, 25, self._typesetter.set(shown, CODE))]

    def _watermark(self) -> str:
        words = self._stamp.watermark
        if not words:
            return ""
        width_at_one = self._typesetter.set(words, Style(Face.BOLD, 100, 100)).width / 100
        size = int(min(190, 640 / width_at_one))
        run = self._typesetter.set(words, Style(Face.BOLD, size, size, _WATERMARK))
        across, up = cos(_SLOPE), sin(_SLOPE)
        x = PAGE_WIDTH / 2 - run.width / 2 * across + size * 0.36 * up
        y = PAGE_HEIGHT / 2 - run.width / 2 * up - size * 0.36 * across
        turned = f"{across:.4f} {up:.4f} {-up:.4f} {across:.4f} {x:.2f} {y:.2f} Tm"
        return f"BT {run.colour} {turned} {run.operators} ET"


def _rules() -> str:
    lines = ((PAGE_HEIGHT - 71, 0.9), (50, 0.5))
    return "\n".join(f"{stroke(INK)} {w:g} w {LEFT} {y:.2f} m {RIGHT:.2f} {y:.2f} l S" for y, w in lines)
