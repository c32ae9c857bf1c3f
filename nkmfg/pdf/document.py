"""Rendering of parts to a PDF; equal parts and an equal stamp give equal bytes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from threading import Lock
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from nkmfg.pdf.faces import Face, font
from nkmfg.pdf.flow import Block, Part, Sheet, pages_of, sheets
from nkmfg.pdf.frame import HEIGHT, LEFT, TOP, WIDTH, Furniture, Stamp
from nkmfg.pdf.parts import PageBreak, Paragraph, Section
from nkmfg.pdf.table import NONE
from nkmfg.pdf.typesetter import Typesetter
from nkmfg.words.messages import _

PRINTING = Lock()  # font files share one read position, so that two concurrent prints would corrupt each other


def printed(stamp: Stamp, parts: Sequence[Part]) -> bytes:
    """Render the document with contents, outline and page numbers. Raises Unprintable."""
    with PRINTING:
        file = BytesIO()
        canvas = _canvas(file, stamp)
        sections = tuple((part.key, part.heading) for part in parts if isinstance(part, Section))
        if len(set(sections)) < len(sections):
            raise ValueError("two sections of one record have the same number")
        typesetter = Typesetter(canvas, sections)
        blocks = [block for part in _none_for_nothing(parts) for block in part.blocks(typesetter, WIDTH)]
        _draw(canvas, sheets(blocks, HEIGHT), Furniture(stamp, typesetter))
        canvas.save()
        return file.getvalue()


def _canvas(file: BytesIO, stamp: Stamp) -> Canvas:
    font(Face.REGULAR)
    face: Any = Face.REGULAR.value  # the stub of ReportLab declares a number
    canvas = Canvas(file, A4, pageCompression=1, invariant=1, pdfVersion=(1, 7), initialFontName=face, lang=stamp.lang)
    canvas.setTitle(stamp.title)
    canvas.setAuthor(stamp.printed_by)
    canvas.setSubject(f"{stamp.product} · {stamp.batch}")
    canvas.setCreator(stamp.software)
    canvas.setKeywords(f"content SHA-256 {stamp.content_sha256}")
    moment = f"{stamp.printed_at:D:%Y%m%d%H%M%S}{stamp.offset.replace(':', chr(39))}'"
    canvas.setDateFormatter(lambda *_args: moment)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _none_for_nothing(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts, with "none" under each empty section."""
    before: Part | None = None
    for part in parts:
        if isinstance(before, Section) and isinstance(part, Section):
            yield Paragraph(_(NONE), quiet=True)
        yield part
        before = before if isinstance(part, PageBreak) else part
    if isinstance(before, Section):
        yield Paragraph(_(NONE), quiet=True)


def _draw(canvas: Canvas, page_sheets: Sequence[Sheet], furniture: Furniture) -> None:
    pages = pages_of(page_sheets)
    level = -1
    for number, sheet in enumerate(page_sheets, start=1):
        canvas.addLiteral(furniture.operators(number, len(page_sheets), sheet.section))
        for placement in sheet.placements:
            _place(canvas, placement.block, TOP - placement.top, pages)
            mark = placement.block.landmark
            if mark and mark.level is not None:
                level = min(mark.level, level + 1)
                canvas.addOutlineEntry(mark.title, mark.key, level, closed=True)
        canvas.showPage()


def _place(canvas: Canvas, block: Block, y: float, pages: Mapping[str, int]) -> None:
    operators = block.operators + ("\n" + block.late(pages) if block.late else "")
    if operators:
        canvas.addLiteral(f"q 1 0 0 1 {LEFT:.2f} {y:.2f} cm\n{operators}\nQ")
    for link in block.links:
        if link.key in pages:
            left, bottom, right, top = link.area
            area = (LEFT + left, y + bottom, LEFT + right, y + top)
            canvas.linkAbsolute("", link.key, area, Border="[0 0 0]")
    if block.landmark:
        canvas.bookmarkHorizontalAbsolute(block.landmark.key, y + 6)
