"""The demo's whole record, over a bare ReportLab canvas that draws every text run of that finished PDF again.

The canvas is told every run's words, place, face and size, and draws each by one `drawString`; the record has to find
out all of it from the dossier, and draws rules, charts and links besides. Ratios are medians of interleaved turns.
"""

import tempfile
import tracemalloc
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from re import findall
from statistics import median
from typing import Any, NamedTuple

from pypdf import PdfReader
from pypdf.generic import ContentStream
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from benchmarks.bench_paper import timed
from nkmfg.demo import make_demo
from nkmfg.domain.case import ReleaseCase
from nkmfg.domain.documents.audit_view import ActView
from nkmfg.domain.facts.release_dossier import ReleaseDossier
from nkmfg.domain.figures.batch_figures import figures
from nkmfg.ledger.actor import Installer
from nkmfg.ledger.clock import DemoClock
from nkmfg.ledger.database import open_ledger
from nkmfg.ledger.migrate import head_revision, migrate
from nkmfg.ledger.passwords import Passwords
from nkmfg.pdf.batch_record import PrintFacts, batch_record
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.services.trail.reading import in_order
from tests.conftest import Backend

TURNS = 9
MOST_RATIO = 1.5
MOST_BYTES = 100_000_000
PRINTING = PrintFacts(
    number=1,
    printed_by="Quinn Vale, QA",
    printed_at=datetime(2026, 11, 22, tzinfo=UTC),
    reason="a bench",
    software="nkmfg",
)


class Run(NamedTuple):
    """One text run of a finished PDF."""

    face: str
    size: float
    x: float
    y: float
    words: str


def demo_batch(folder: Path) -> tuple[ReleaseDossier, tuple[ActView, ...]]:
    """The first batch of the demo, which has gone to its patient, and its whole trail."""
    database = Backend("sqlite", folder).empty()
    migrate(database.owner_url, Installer("bench"), "a bench")
    ledger = open_ledger(database.app_url, head_revision(), clock=DemoClock(), passwords=Passwords(cheap=True))
    make_demo(ledger)
    with ledger.sessions() as session:
        batch = batch_numbered(session, "NK-26-001")
        found = open_release_case(session, batch.number).dossier, in_order(session, batch.stream)
    ledger.engine.dispose()
    return found


def runs_of(pdf: bytes) -> list[list[Run]]:
    """Every text run of a PDF, page by page."""
    reader = PdfReader(BytesIO(pdf))
    return [_runs_on(page, reader) for page in reader.pages]


def _runs_on(page: Any, reader: PdfReader) -> list[Run]:
    fonts = {name: _words_of(font.get_object()) for name, font in page["/Resources"]["/Font"].items()}
    found: list[Run] = []
    x = y = size = 0.0
    name = ""
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator == b"Tm":
            x, y = float(operands[4]), float(operands[5])
        elif operator == b"Tf":
            name, size = str(operands[0]), float(operands[1])
        elif operator == b"Tj":
            face, letters = fonts[name]
            codes = operands[0].original_bytes
            found.append(Run(face, size, x, y, "".join(letters.get(code, "?") for code in codes)))
    return found


def _words_of(font: Any) -> tuple[str, dict[int, str]]:
    """The face of an embedded subset, and what its codes stand for."""
    cmap = font["/ToUnicode"].get_data().decode("ascii")
    letters = {int(code, 16): chr(int(point, 16)) for code, point in findall(r"<(\w\w)> <(\w{4})>\n", cmap)}
    return str(font["/BaseFont"]).partition("+")[2], letters


def redrawn(pages: list[list[Run]]) -> bytes:
    """The bare canvas."""
    file = BytesIO()
    canvas = Canvas(file, A4, pageCompression=1, invariant=1, initialFontName="DejaVuSansCondensed")
    for runs in pages:
        for run in runs:
            canvas.setFont(run.face, run.size)
            canvas.drawString(run.x, run.y, run.words)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def main(turns: int = TURNS) -> bool:
    """Print the ratio and the most memory; True where both keep their limits."""
    with tempfile.TemporaryDirectory() as folder:
        dossier, trail = demo_batch(Path(folder))
    numbers = figures(dossier)
    pages = runs_of(batch_record(ReleaseCase(dossier, numbers), PRINTING, trail))
    redrawn(pages)
    ours, theirs = [], []
    for _ in range(turns):
        ours.append(timed(lambda: batch_record(ReleaseCase(dossier, numbers), PRINTING, trail)))
        theirs.append(timed(lambda: redrawn(pages)))
    ratios = [a / b for a, b in zip(ours, theirs, strict=True)]
    tracemalloc.start()
    batch_record(ReleaseCase(dossier, numbers), PRINTING, trail)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(
        f"the demo's record, {len(pages)} pages, {sum(map(len, pages)):,} runs: {median(ours):.3f} s, bare canvas"
        f" {median(theirs):.3f} s, ratio {median(ratios):.2f} (range {min(ratios):.2f} to {max(ratios):.2f},"
        f" limit {MOST_RATIO}); {most / 1e6:.0f} MB at the most (limit {MOST_BYTES / 1e6:.0f})"
    )
    return median(ratios) <= MOST_RATIO and most < MOST_BYTES
