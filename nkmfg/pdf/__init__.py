"""PDF documents: pages, tables and parts. ReportLab is imported in this package only.

printed(stamp, [Cover(...), Section("1", "Counts", new_page=True), Table(...), Figure(growth_curve(data))])
"""

from nkmfg.pdf.cell import Cell, Field
from nkmfg.pdf.column import Column, Kind, number, short, words
from nkmfg.pdf.cover import Cover
from nkmfg.pdf.document import printed
from nkmfg.pdf.faces import Unprintable, spelt_out
from nkmfg.pdf.flow import Part
from nkmfg.pdf.frame import Stamp
from nkmfg.pdf.lists import Change, Changes, Signature, Signatures
from nkmfg.pdf.parts import Facts, Figure, Note, PageBreak, Paragraph, Section, Subsection
from nkmfg.pdf.table import Band, Row, Table

__all__ = [
    "Band",
    "Cell",
    "Change",
    "Changes",
    "Column",
    "Cover",
    "Facts",
    "Field",
    "Figure",
    "Kind",
    "Note",
    "PageBreak",
    "Paragraph",
    "Part",
    "Row",
    "Section",
    "Signature",
    "Signatures",
    "Stamp",
    "Subsection",
    "Table",
    "Unprintable",
    "number",
    "printed",
    "short",
    "spelt_out",
    "words",
]
