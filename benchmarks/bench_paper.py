"""How fast the record is set, against a bare ReportLab canvas that draws the same cells one by one.

    python benchmarks/bench_paper.py [turns]

Both print 1,000 rows of seven columns on about thirty pages, with head, foot and "page x of y", in the same font. The
canvas is told where everything stands; the record has to find out. Prints the ratio of the medians of interleaved
turns, and the range of the turns' own ratios. A second line tells whether ten times the pages take ten times as long.
"""

import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from nkmfg.domain.documents.record_state import RecordState
from nkmfg.domain.findings.tone import Tone
from nkmfg.pdf import Cell, Field, Part, Section, Stamp, Table, number, printed, short, words

ROWS_A_SECTION = 50
ROWS_A_PAGE = 34
LEFTS = (71, 110, 210, 300, 420, 480, 530)
STAMP = Stamp(
    title="Batch record NK-26-014",
    product="NK cells, expanded",
    batch="NK-26-014",
    coi_code="COI-7F3K-22Q",
    recipe="NK-K562-MBIL21 version 3",
    state=RecordState.FINAL,
    print_no="1",
    printed_by="Anna Kowalska",
    printed_at=datetime(2026, 11, 22, 14, 5, tzinfo=UTC),
    software="nkmfg",
    content_sha256="0" * 64,
)


def cells(row: int) -> tuple[str, ...]:
    """One row: numbers and moments all different, names few, as in a record."""
    return (
        str(row),
        f"2026-11-{row % 28 + 1:02d} {row % 24:02d}:{row % 60:02d}:{row * 7 % 60:02d} +03:00",
        ("Anna Kowalska", "Борис Лебедев", "Şule Yılmaz")[row % 3],
        f"count of vessel {'ABC'[row % 3]}, CD56⁺CD3⁻",
        f"{row * 1.37:.2f}",
        f"{100 - row % 30 / 1.7:.1f}",
        "pass",
    )


def parts(rows: int) -> list[Part]:
    """The record's side."""
    columns = (
        number("No."),
        short("Moment"),
        short("Who"),
        words("What"),
        number("Live", "10⁶/mL"),
        number("Viability", "%"),
        words("Verdict", 0.5),
    )
    made: list[Part] = []
    for start in range(0, rows, ROWS_A_SECTION):
        body: list[Sequence[Field]] = [
            (*cells(row)[:6], Cell(state=Tone.PASS)) for row in range(start, start + ROWS_A_SECTION)
        ]
        made += [Section(str(start // ROWS_A_SECTION + 1), f"Section from row {start}"), Table(columns, body)]
    return made


def raw(rows: int) -> bytes:
    """The bare canvas: one drawString a cell, at places that are known."""
    file = BytesIO()
    canvas = Canvas(file, A4, pageCompression=1, invariant=1, initialFontName="DejaVuSansCondensed")
    pages = -(-rows // ROWS_A_PAGE)
    for page in range(pages):
        canvas.setFont("DejaVuSansCondensed-Bold", 12)
        canvas.drawString(71, 802, STAMP.batch)
        canvas.setFont("DejaVuSansCondensed", 7.4)
        for y, line in ((789, STAMP.product), (777, STAMP.recipe), (767, STAMP.coi_code), (37, STAMP.printed_by)):
            canvas.drawString(71, y, line)
        canvas.drawRightString(552, 37, f"page {page + 1} of {pages}")
        canvas.drawString(71, 25, STAMP.content_sha256)
        canvas.setFont("DejaVuSansCondensed", 8)
        for line in range(min(ROWS_A_PAGE, rows - page * ROWS_A_PAGE)):
            y = 740 - line * 18
            for x, text in zip(LEFTS, cells(page * ROWS_A_PAGE + line), strict=True):
                canvas.drawString(x, y, text)
            canvas.line(71, y - 5, 552, y - 5)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def timed(work: Callable[[], object]) -> float:
    """Seconds for one turn."""
    start = perf_counter()
    work()
    return perf_counter() - start


def main(turns: int) -> None:
    """Print both answers."""
    record = parts(1000)
    pages = printed(STAMP, record).count(b"/Type /Page\n")
    raw(1000)
    ours, theirs = [], []
    for _ in range(turns):
        ours.append(timed(lambda: printed(STAMP, record)))
        theirs.append(timed(lambda: raw(1000)))
    ratios = [a / b for a, b in zip(ours, theirs, strict=True)]
    print(
        f"record of {pages} pages, 1,000 rows: {median(ours):.3f} s, bare canvas {median(theirs):.3f} s, "
        f"ratio {median(ours) / median(theirs):.2f} (turns {min(ratios):.2f} to {max(ratios):.2f}, aim <= 0.5)"
    )
    long = parts(10_000)
    many = min(timed(lambda: printed(STAMP, long)) for _ in range(2))
    print(f"ten times the rows: {many:.2f} s, {many / median(ours) / 10:.2f} of the time a page (aim <= 1.2)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
