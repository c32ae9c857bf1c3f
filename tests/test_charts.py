"""The growth curve: one drawing for page and paper, honest about what was not measured."""

import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal as D
from io import BytesIO
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import ContentStream

from nkmfg.charts import (
    Anchor,
    Circle,
    CurveData,
    CurvePoint,
    Intervention,
    InterventionKind,
    Path,
    Picture,
    Rect,
    Text,
    growth_curve,
    svg,
)
from nkmfg.charts.picture import rough_width
from nkmfg.charts.series import DASHED, DOTTED, NK
from nkmfg.pdf import Figure, printed
from tests.pdf.demo import CURVE, STAMP

NS = "{http://www.w3.org/2000/svg}"


def point(day: str, viable: str | None, nk: str | None, measured: bool = True, carried_on: bool = False) -> CurvePoint:
    return CurvePoint(D(day), viable and D(viable), nk and D(nk), measured, carried_on)  # type: ignore[arg-type]


def nk_lines(data: CurveData) -> list[Path]:
    picture = growth_curve(data)
    foot = next(s.spot[1] for s in picture.shapes if isinstance(s, Text) and s.words == "culture day")
    paths = [s for s in picture.shapes if isinstance(s, Path) and s.stroke == NK and not s.closed]
    return [path for path in paths if path.spots[0][1] < foot]  # below it is the key


def texts(picture: Picture) -> list[str]:
    return [s.words for s in picture.shapes if isinstance(s, Text)]


def filled_nk(data: CurveData) -> int:
    marks = [s for s in growth_curve(data).shapes if isinstance(s, Circle) and s.fill == NK]
    return len(marks) - 1  # one of them is the key's


def test_page_and_paper_carry_the_same_shapes() -> None:
    picture = growth_curve(CURVE)
    on_page = Counter(node.tag.removeprefix(NS) for node in ElementTree.fromstring(svg(picture)))
    kinds = Counter(type(shape) for shape in picture.shapes)
    assert on_page["circle"] == kinds[Circle]
    assert on_page["rect"] == kinds[Rect] + 1  # the white ground
    assert on_page["polyline"] + on_page["polygon"] == kinds[Path]
    assert on_page["text"] == kinds[Text]

    with_figure, without = (_operators([Figure(p)]) for p in (picture, replace(picture, shapes=())))
    on_paper = with_figure - without
    assert on_paper[b"c"] == 4 * kinds[Circle]
    assert on_paper[b"re"] == kinds[Rect]
    assert on_paper[b"m"] == kinds[Path] + kinds[Circle]
    assert on_paper[b"l"] == sum(len(s.spots) - 1 for s in picture.shapes if isinstance(s, Path))
    assert on_paper[b"BT"] == kinds[Text]


def _operators(parts: list[Figure]) -> Counter[bytes]:
    reader = PdfReader(BytesIO(printed(STAMP, parts)))
    content = reader.pages[0].get_contents()
    return Counter(operator for _, operator in ContentStream(content, reader).operations)


def test_page_and_paper_carry_the_same_words() -> None:
    picture = growth_curve(CURVE)
    on_page = [node.text for node in ElementTree.fromstring(svg(picture)).iter(f"{NS}text")]
    on_paper = PdfReader(BytesIO(printed(STAMP, [Figure(picture)]))).pages[0].extract_text()
    assert on_page == texts(picture)
    assert all(words in on_paper for words in texts(picture))


def test_the_page_fetches_and_runs_nothing() -> None:
    written = svg(growth_curve(CURVE)).decode()
    assert not re.search(r"<script|<style|style=|href|url\(|@import|on\w+=|<image|<use", written)
    assert written.startswith("<svg ")
    assert "<title>Growth curve of NK-26-014</title>" in written


def test_words_of_people_cannot_break_out_of_the_picture() -> None:
    intervention = Intervention(D(3), InterventionKind.FROZEN, '</text><script>"&\x00\ud800')
    picture = growth_curve(CurveData(interventions=(intervention,), title="<a>&"))
    tree = ElementTree.fromstring(svg(picture))
    assert not list(tree.iter(f"{NS}script"))
    assert '</text><script>"&��' in [node.text for node in tree.iter(f"{NS}text")]


def test_a_batch_without_counts_has_axes_and_says_so() -> None:
    picture = growth_curve(CurveData())
    assert "no counts yet" in texts(picture)
    assert {"10⁶", "10¹¹", "0", "14", "culture day", "cells (log)"} <= set(texts(picture))
    assert nk_lines(CurveData()) == []


def test_one_count_is_a_mark_without_a_line() -> None:
    data = CurveData(points=(point("0", "2e8", "2.4e7"),))
    assert nk_lines(data) == []
    assert filled_nk(data) == 1


def test_sixty_counts_are_sixty_marks() -> None:
    many = CurveData(points=tuple(point(f"{n / 2}", "5e8", f"{n + 1}e7") for n in range(60)))
    assert filled_nk(many) == 60
    assert len(nk_lines(many)) == 59


def test_measured_neighbours_are_joined_solid_and_others_dashed() -> None:
    data = CurveData(points=(point("0", "1e8", "2e7"), point("1", "1e8", "3e7"), point("2", "1e8", "4e7", False)))
    assert [line.dash for line in nk_lines(data)] == [(), DASHED]


def test_an_nk_number_by_an_older_phenotype_is_not_a_filled_circle() -> None:
    data = CurveData(points=(point("0", "1e8", "2e7"), point("1", "1e8", "3e7", False)))
    assert filled_nk(data) == 1
    assert "NK by an older phenotype" in texts(growth_curve(data))
    assert "NK by an older phenotype" not in texts(growth_curve(replace(data, points=data.points[:1])))


def test_a_pending_nk_number_is_not_drawn_at_all() -> None:
    data = CurveData(points=(point("0", "1e8", "2e7"), point("1", "1e8", None)))
    assert filled_nk(data) == 1
    assert nk_lines(data) == []


def test_no_line_crosses_a_missing_mandatory_count() -> None:
    counted = (point("1", "1e8", "2e7"), point("3", "1e8", "3e7"), point("4", "1e8", "4e7"))
    assert len(nk_lines(CurveData(points=counted))) == 2
    missed = CurveData(points=counted, missed_days=(D(2),))
    assert len(nk_lines(missed)) == 1
    assert [line.dash for line in nk_lines(replace(missed, bridge_missed=True))] == [DOTTED, ()]
    assert "mandatory count missing" in texts(growth_curve(missed))


def test_what_was_carried_on_is_joined_by_dots_not_by_growth() -> None:
    data = CurveData(points=(point("7", "9e8", "7e8"), point("7.1", "1e8", "9e7", carried_on=True)))
    assert [line.dash for line in nk_lines(data)] == [DOTTED]


def test_a_count_of_none_has_a_mark_of_its_own_on_the_axis() -> None:
    data = CurveData(points=(point("0", "2e8", "0"), point("1", "2e8", "1e7")))
    assert "none found" in texts(growth_curve(data))
    assert nk_lines(data) == []


@pytest.mark.parametrize(("cells", "label"), [("3e4", "10⁴"), ("2e12", "10¹³"), ("1e12", "10¹²"), ("0.5", "10⁻¹")])
def test_the_axis_widens_to_whole_decades_that_hold_every_count(cells: str, label: str) -> None:
    picture = growth_curve(CurveData(points=(point("0", cells, cells),)))
    assert label in texts(picture)


def test_the_dose_line_lies_where_a_count_of_that_size_would() -> None:
    data = CurveData(points=(point("3", "9.2e8", None),), dose_cells=D("9.2e8"), dose_label="NK needed")
    picture = growth_curve(data)
    line = next(s for s in picture.shapes if isinstance(s, Path) and len(s.dash) == 4)
    mark = next(s for s in picture.shapes if isinstance(s, Circle))
    assert line.spots[0][1] == line.spots[1][1] == pytest.approx(mark.centre[1])
    assert "NK needed" in texts(picture)


def test_a_restimulation_is_a_dashed_line_over_the_whole_height_with_its_label() -> None:
    picture = growth_curve(
        CurveData(interventions=(Intervention(D(7), InterventionKind.RESTIMULATED, "restimulation"),))
    )
    upright = [s for s in picture.shapes if isinstance(s, Path) and s.spots[0][0] == s.spots[-1][0] and s.dash]
    assert len(upright) == 1
    assert upright[0].spots[1][1] - upright[0].spots[0][1] > 240
    assert "restimulation" in texts(picture)


@given(st.lists(st.tuples(st.integers(0, 28), st.sampled_from(list(InterventionKind))), max_size=12))
@settings(deadline=None)
def test_labels_of_what_was_done_never_meet(kinds: list[tuple[int, InterventionKind]]) -> None:
    done = tuple(Intervention(D(day), kind, f"label {n}") for n, (day, kind) in enumerate(kinds))
    picture = growth_curve(CurveData(interventions=done, until_day=D(28)))
    boxes = []
    for s in picture.shapes:
        if isinstance(s, Text) and s.words.startswith("label"):
            wide = rough_width(s.words, s.size)
            start = s.spot[0] - (wide if s.anchor is Anchor.END else 0)
            boxes.append((s.spot[1], start, start + wide))
    assert len(boxes) == len(kinds)
    for i, (y, start, end) in enumerate(boxes):
        assert start > 0
        assert end < picture.width + 8
        assert all(y != other[0] or end <= other[1] or other[2] <= start for other in boxes[:i])


@given(
    st.lists(st.tuples(st.decimals(0, 40, places=2), st.decimals("0", "1e20", places=0)), max_size=40),
    st.booleans(),
)
@settings(deadline=None)
def test_every_count_lies_inside_the_plot(counts: list[tuple[D, D]], measured: bool) -> None:
    points = tuple(CurvePoint(day, cells, cells / 2, measured) for day, cells in sorted(counts))
    picture = growth_curve(CurveData(points=points))
    for s in picture.shapes:
        for x, y in s.spots if isinstance(s, Path) else (s.centre,) if isinstance(s, Circle) else ():
            assert 0 <= x <= picture.width
            assert 0 <= y <= picture.height
