"""Tables: every row once, every head repeated, every point aligned, nothing clipped."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from nkmfg.domain.findings.tone import Tone
from nkmfg.pdf import Band, Cell, Column, Field, Row, Subsection, Table, number, printed, short, words
from nkmfg.pdf.cell import Line, whole_part
from nkmfg.pdf.column_layout import ColumnLayout, column_layout
from nkmfg.pdf.flow import Block, Sheet, sheets
from nkmfg.pdf.style import TEXT, sign_of
from nkmfg.pdf.typesetter import Typesetter
from nkmfg.pdf.widths import GAP, share_out
from nkmfg.pdf.wrap import NBSP, wrap
from nkmfg.words.codes import label
from tests.pdf.demo import STAMP

WIDTH = 481.0


PRESS = Typesetter(Canvas(BytesIO()))


def pages(*tables: Table) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(printed(STAMP, tables))).pages]


def laid(column: Column, fields: list[Field], width: float = WIDTH) -> list[tuple[Line, ...]]:
    layout = column_layout(column, PRESS)
    share_out([layout], [fields], width)
    return [layout.lines(field) for field in fields]


def test_the_head_is_repeated_on_every_page_of_a_table() -> None:
    made = pages(Table([short("Vessel"), number("Volume", "mL")], [("A", str(n)) for n in range(120)], "Counts"))
    assert len(made) == 3
    for page in made:
        said = page[page.index("Counts") :]
        assert all(word in said for word in ("Vessel", "Volume", "mL"))
    assert ["Counts, continued" in page for page in made] == [False, True, True]


def test_a_table_without_a_title_is_continued_under_its_heading() -> None:
    table = Table([short("Vessel")], [(str(n),) for n in range(60)])
    made = [p.extract_text() for p in PdfReader(BytesIO(printed(STAMP, [Subsection("Day 7"), table]))).pages]
    assert ["Day 7, continued" in page for page in made] == [False, True]


@given(heights=st.lists(st.integers(1, 9), max_size=60))
@settings(max_examples=25, deadline=None)
def test_every_row_stands_on_the_pages_once_and_in_order(heights: list[int]) -> None:
    rows = [(f"row{n}", "\n".join(f"r{n}l{i}" for i in range(lines))) for n, lines in enumerate(heights)]
    found = "\n".join(pages(Table([short("Row"), words("Lines")], rows))).split()
    assert [w for w in found if w.startswith("row")] == [f"row{n}" for n in range(len(rows))]
    expected = [f"r{n}l{i}" for n, lines in enumerate(heights) for i in range(lines)]
    assert [w for w in found if w[0] == "r" and w[1].isdigit()] == expected


def test_a_row_taller_than_a_page_goes_on_on_the_next() -> None:
    lines = [f"line{n}." for n in range(150)]
    made = pages(Table([short("No."), words("Text")], [("1", "short"), ("2", "\n".join(lines)), ("3", "short")]))
    assert len(made) > 2
    assert [w for w in "\n".join(made).split() if w.startswith("line")] == lines


@given(
    blocks=st.lists(
        st.tuples(st.floats(1, 300), st.floats(0, 30), st.booleans(), st.booleans()), min_size=1, max_size=80
    )
)
def test_no_page_is_overfull_and_no_strip_is_lost(blocks: list[tuple[float, float, bool, bool]]) -> None:
    head = (Block(20, "head"),)
    given_ = [
        Block(height, str(n), gap, keep, head=head if headed else ())
        for n, (height, gap, keep, headed) in enumerate(blocks)
    ]
    done = sheets(given_, 700)
    placements = [placement for sheet in done for placement in sheet.placements]
    assert [s.block for s in placements if s.block.operators != "head"] == given_
    assert all(s.top + s.block.height <= 700.001 for s in placements)
    for sheet in done:
        for before, after in zip(sheet.placements, sheet.placements[1:], strict=False):
            assert after.top >= before.top + before.block.height - 0.001


@given(st.lists(st.tuples(st.floats(5, 60), st.booleans()), min_size=1, max_size=60))
def test_a_heading_is_never_alone_at_the_foot_of_a_page(blocks: list[tuple[float, bool]]) -> None:
    made: list[Block] = []
    for height, keep in blocks:
        keep = keep and not (len(made) > 1 and made[-1].keep and made[-2].keep)
        made.append(Block(height, keep=keep))
    done: list[Sheet] = sheets(made, 700)
    assert not any(sheet.placements[-1].block.keep for sheet in done[:-1])


NUMBERS = st.one_of(
    st.from_regex(r"\A[<>≤≥]?[0-9]{1,6}(\.[0-9]{1,4})?( × 10[⁶⁷⁸⁹])?\Z"),
    st.sampled_from(["1,050.5", "1,359.75", "−3.2", "12 of 14", "32.375"]),
)


@given(st.lists(NUMBERS, min_size=1, max_size=20))
@settings(deadline=None)
def test_decimal_points_stand_under_each_other(numbers: list[str]) -> None:
    font = PRESS.font(TEXT)
    axes = [
        line.bits[0].x + font.width(whole_part(value) or "")
        for value, (line,) in zip(numbers, laid(number("Live"), list(numbers)), strict=True)
    ]
    assert max(axes) - min(axes) < 0.01


@pytest.mark.parametrize(
    ("value", "whole"),
    [("1.82", "1"), ("<0.05", "<0"), ("7 × 10⁸", "7"), ("1,050.5", "1,050"), ("−0.3", "−0"), ("12, 13", "12")],
)
def test_the_whole_part_of_a_number_ends_at_its_point(value: str, whole: str) -> None:
    assert whole_part(value) == whole


def test_a_word_among_numbers_stands_at_the_right_edge() -> None:
    (_,), (word,), (dash,) = laid(number("NK"), ["7.77", "pending", None], 100)
    for line in (word, dash):
        bit = line.bits[-1]
        assert bit.x + bit.run.width == pytest.approx(100)


def test_signs_and_marks_do_not_move_the_decimal_point() -> None:
    fields: list[Field] = ["76.9", Cell("76.9", Tone.WARNING, 12), Cell("101.25", change=3)]
    plain, marked, longer = laid(number("Viability"), fields)
    assert plain[0].bits[0].x == pytest.approx(marked[0].bits[0].x)
    assert longer[0].bits[0].x < plain[0].bits[0].x
    assert all(bit.x + bit.run.width <= WIDTH + 0.01 for (line,) in (marked, longer) for bit in line.bits)


@pytest.mark.req("C10")
def test_a_changed_value_carries_its_mark_raised_and_small() -> None:
    ((line,),) = laid(words("Value"), [Cell("777 mL", change=4)])
    value, mark = line.bits
    assert line.change == 4
    assert mark.rise > 0
    assert mark.x >= value.run.width
    assert "Δ4" in pages(Table([words("Value")], [[Cell("777 mL", change=4)]]))[0]


def test_nothing_is_a_dash_and_never_the_word_for_nothing() -> None:
    said = pages(Table([short("a"), number("b"), words("c")], [(None, None, None), ("", "x", None)]))[0]
    assert said.count("—") == 4
    assert "None" not in said


@pytest.mark.parametrize("state", list(Tone))
def test_a_state_is_a_sign_and_a_word(state: Tone) -> None:
    said = pages(Table([words("Verdict")], [[Cell(state=state)]]))[0]
    assert sign_of(state) in said
    assert label(state) in said


def test_a_value_may_say_below_it_what_was_typed() -> None:
    said = pages(Table([number("Live")], [[Cell("1.82", under="typed 0.91, dilution 2")]]))[0]
    assert said.index("1.82") < said.index("typed 0.91, dilution 2")


def test_a_band_opens_a_group_on_the_page_of_its_first_row() -> None:
    for length in range(38, 46):
        many = [(str(n),) for n in range(length)]
        made = pages(Table([short("No.")], [*many, Band("Day 7"), ("first of day 7",), ("second",)]))
        assert any("Day 7\nfirst of day 7" in page for page in made), length


@given(
    text=st.lists(st.sampled_from(["NK", "1.05 × 10⁹", "пробирка", "a/b-c", "X" * 70, "18.4 kg"]), max_size=30),
    width=st.floats(30, 300),
)
@settings(deadline=None)
def test_wrapping_loses_no_letter_and_overruns_no_line(text: list[str], width: float) -> None:
    font = PRESS.font(TEXT)
    sentence = " ".join(text)
    lines = wrap(sentence, font, width)
    assert all(font.width(line) <= width + 0.01 for line in lines)
    assert "".join("".join(lines).split()) == "".join(sentence.split())


@pytest.mark.parametrize("whole", ["1.05 × 10⁹", "18.4 kg", "≥ 70 %", "200 ± 10 mL", "13:05 +03:00"])
def test_a_number_keeps_its_power_and_its_unit_on_one_line(whole: str) -> None:
    font = PRESS.font(TEXT)
    for width in range(int(font.width(whole)) + 2, 200, 3):
        lines = wrap(f"some words then {whole} and more", font, width)
        kept = whole.split(" ± ")[-1]
        assert any(kept in line.replace(NBSP, " ") for line in lines), width


COLUMNS = st.lists(
    st.one_of(
        st.builds(words, st.text("abc ", max_size=12), st.floats(0.5, 3)),
        st.builds(short, st.sampled_from(["Moment", "No.", "Second identifier"])),
        st.builds(number, st.sampled_from(["Live", "Viable cells"]), st.sampled_from(["", "10⁶/mL"])),
    ),
    min_size=1,
    max_size=9,
)


@given(columns=COLUMNS, field=st.sampled_from(["1.5", "a code", "2026-11-08 13:10:09 +03:00", "word " * 30]))
@settings(deadline=None)
def test_columns_fill_the_width_and_no_field_leaves_its_column(columns: list[Column], field: str) -> None:
    column_layouts: list[ColumnLayout] = [column_layout(column, PRESS) for column in columns]
    share_out(column_layouts, [[field]] * len(columns), WIDTH)
    assert sum(s.width for s in column_layouts) + GAP * (len(column_layouts) - 1) == pytest.approx(WIDTH)
    for layout in column_layouts:
        for line in layout.lines(field):
            assert all(bit.x >= -0.01 and bit.x + bit.run.width <= layout.width + 0.01 for bit in line.bits)


def test_a_row_of_the_wrong_length_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="zip"):
        pages(Table([short("a"), short("b")], [("1",)]))


def test_a_link_leads_to_a_row_by_its_key() -> None:
    reader = PdfReader(BytesIO(printed(STAMP, [Table([short("a")], [[Cell("x", change=1)], Row(["y"], "change-1")])])))
    assert len(reader.pages[0]["/Annots"]) == 1


def test_a_mark_without_a_list_of_changes_leads_nowhere() -> None:
    reader = PdfReader(BytesIO(printed(STAMP, [Table([short("a")], [[Cell("x", change=1)]])])))
    assert "/Annots" not in reader.pages[0]
