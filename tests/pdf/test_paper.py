"""The PDF record: content of every page, completeness, and repeatability."""

import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from nkmfg.domain.documents.record_state import RecordState
from nkmfg.pdf import (
    Cell,
    Facts,
    Note,
    PageBreak,
    Paragraph,
    Part,
    Section,
    Subsection,
    Table,
    Unprintable,
    printed,
    short,
    spelt_out,
    words,
)
from tests.pdf.demo import SHA, STAMP, parts


@pytest.fixture(scope="module")
def demo() -> PdfReader:
    return PdfReader(BytesIO(printed(STAMP, parts())))


def read(*content: Part, stamp: object = STAMP) -> PdfReader:
    return PdfReader(BytesIO(printed(stamp, content)))  # type: ignore[arg-type]


def text_of(*content: Part) -> str:
    return "\n".join(page.extract_text() for page in read(*content).pages)


@pytest.mark.req("D03")
def test_every_page_says_whose_record_it_is_in_what_state_and_which_print(demo: PdfReader) -> None:
    for number, page in enumerate(demo.pages, start=1):
        said = page.extract_text()
        for fact in (
            STAMP.product,
            "NK-26-014",
            "chain of identity COI-7F3K-22Q",
            "recipe NK-K562-MBIL21 version 3",
            "TEST · IN PROGRESS",
            "print 7 · printed by Анна Ковалёва, QA · 2026-11-22 14:05:33 +03:00",
            "nkmfg 0.1.0 · schema 0004",
            SHA[:16],
            f"page {number} of 12",
        ):
            assert fact in said, (number, fact)


def test_the_whole_hash_stands_on_the_last_page_only(demo: PdfReader) -> None:
    assert [SHA in page.extract_text().split("content SHA-256")[-1] for page in demo.pages] == [False] * 11 + [True]


def test_the_running_title_is_the_section_at_the_top_of_the_page(demo: PdfReader) -> None:
    assert "11  In-process controls" in demo.pages[7].extract_text()
    assert "21  Changes" in demo.pages[7].extract_text()
    lines = demo.pages[9].extract_text().splitlines()
    assert "24  Audit trail" in lines
    assert "Acts of this batch, continued" in lines


@pytest.mark.parametrize("sign", ["CD56⁺CD3⁻", "10⁹", "≥", "→", "✓", "☐", "☑", "µ", "Отделение", "Şule Yılmaz", "Δ12"])
def test_the_signs_of_the_trade_can_be_read_back(sign: str) -> None:
    assert sign in text_of(Paragraph(f"({sign})"), Table([words(sign)], [[Cell(sign, bold=True)]]))


def test_more_letters_than_one_subset_holds_can_be_read_back() -> None:
    letters = [
        chr(c) for c in (*range(0xC0, 0x250), *range(0x391, 0x3A2), *range(0x400, 0x460)) if c not in (0xD7, 0xF7)
    ]
    lines = ["".join(letters[i : i + 40]) for i in range(0, len(letters), 40)]
    said = text_of(*(Paragraph(line) for line in lines))
    assert all(line in said for line in lines)


def test_every_font_is_embedded_and_none_is_helvetica(demo: PdfReader) -> None:
    names = set()
    for page in demo.pages:
        for font in page["/Resources"]["/Font"].values():
            assert "/FontFile2" in font["/FontDescriptor"]
            names.add(font["/BaseFont"])
    assert {name.split("+")[1] for name in names} == {
        "DejaVuSansCondensed",
        "DejaVuSansCondensed-Bold",
        "DejaVuSansMono",
    }


@pytest.mark.req("D05")
def test_the_same_record_gives_the_same_bytes_in_any_process() -> None:
    code = "from hashlib import sha256; from nkmfg.pdf import printed; from tests.pdf.demo import STAMP, parts;"
    code += "print(sha256(printed(STAMP, parts())).hexdigest())"
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": ".", "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(seen) == 1


def test_two_prints_at_once_do_not_mix_their_letters() -> None:
    alone = printed(STAMP, parts())
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: printed(STAMP, parts()), range(6))) == {alone}


def test_the_file_is_dated_by_the_moment_of_the_print(demo: PdfReader) -> None:
    assert demo.metadata is not None
    assert demo.metadata.creation_date == STAMP.printed_at
    assert demo.metadata.modification_date == STAMP.printed_at
    assert demo.metadata.title == "Batch record NK-26-014"
    assert demo.metadata.author == "Анна Ковалёва, QA"
    assert demo.root_object["/Lang"] == "en"


def test_a_moment_without_a_zone_is_no_moment() -> None:
    with pytest.raises(ValueError, match="zone"):
        replace(STAMP, printed_at=datetime(2026, 11, 22, 14, 5))


def test_a_moment_in_utc_says_so() -> None:
    assert replace(STAMP, printed_at=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)).printed_at_text.endswith("05 +00:00")


def test_contents_and_outline_name_the_page_on_which_each_section_begins(demo: PdfReader) -> None:
    cover = demo.pages[0].extract_text()
    outline = [entry for entry in demo.outline if not isinstance(entry, list)]
    assert len(outline) == 15
    for entry in outline:
        page = demo.get_destination_page_number(entry)
        assert page is not None
        assert str(entry.title) in demo.pages[page].extract_text().splitlines()
        assert f"{entry.title} {page + 1}" in cover


def test_days_stand_under_their_section_in_the_outline(demo: PdfReader) -> None:
    nested = [entry for entry in demo.outline if isinstance(entry, list)]
    assert [[str(e.title) for e in entries][:3] for entries in nested] == [["Day 0", "Day 1", "Day 3"]]


def test_the_cover_says_in_one_glance_what_was_decided_and_how_to_check_it(demo: PdfReader) -> None:
    sizes: dict[str, float] = {}
    demo.pages[0].extract_text(visitor_text=lambda said, *rest: sizes.setdefault(said.strip(), rest[3]))
    assert sizes["◌ Quarantine"] >= 24
    assert sizes["◌ Quarantine"] > 2 * max(size for said, size in sizes.items() if said.startswith("In culture"))
    said = demo.pages[0].extract_text()
    assert "▲ 14 exceptions, 11 of them answered: see section 1" in said
    assert "How to check this copy" in said


def test_a_section_with_nothing_in_it_says_none() -> None:
    said = text_of(Section("1", "People"), Section("2", "Rooms"), PageBreak(), Section("3", "Labels")).splitlines()
    assert said.count("none") == 3


def test_a_table_with_no_rows_says_none() -> None:
    assert "none" in text_of(Section("1", "Lots"), Table([words("Lot")], [])).splitlines()


def test_two_sections_of_the_same_number_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="same number"):
        printed(STAMP, [Section("1", "People"), Section("1", "People")])


@pytest.mark.parametrize(
    ("character", "name"),
    [("中", "U\\+4E2D"), ("🧪", "U\\+1F9EA TEST TUBE"), ("ع", "ARABIC LETTER AIN"), ("\x07", "U\\+0007")],
)
@pytest.mark.parametrize("part", [lambda t: Paragraph(t), lambda t: Table([short("x")], [[t]]), lambda t: Note(t)])
def test_a_character_the_font_lacks_is_named_and_never_a_box(character: str, name: str, part: object) -> None:
    content: Sequence[Part] = [part(f"comment {character}")]  # type: ignore[operator]
    with pytest.raises(Unprintable, match=name):
        printed(STAMP, content)
    assert f"‹U+{ord(character):04X}" in text_of(Paragraph(spelt_out(f"comment {character}")))


def test_letters_typed_as_letter_and_accent_print_as_one() -> None:
    assert "Йод" in text_of(Paragraph("И\N{COMBINING BREVE}од"))


def test_tabs_and_line_breaks_of_a_comment_are_kept_as_spaces_and_lines() -> None:
    assert "first second\nthird" in text_of(Paragraph("first\tsecond\r\nthird"))


def test_a_final_record_of_a_production_site_has_no_watermark() -> None:
    final = replace(STAMP, state=RecordState.FINAL, watermark="")
    said = read(Paragraph("text"), stamp=final).pages[0].extract_text()
    assert "TEST" not in said
    assert said.count("FINAL") == 1


def test_a_page_break_begins_a_page_and_needs_no_page_of_its_own() -> None:
    reader = read(PageBreak(), Section("1", "One"), Paragraph("a"), PageBreak(), PageBreak(), Section("2", "Two"))
    assert len(reader.pages) == 2
    assert "2  Two" in reader.pages[1].extract_text().splitlines()[:12]


def test_a_change_leads_to_its_line_in_the_list_of_changes(demo: PdfReader) -> None:
    seventh = demo.pages[6]
    links = [a.get_object() for a in seventh.get("/Annots", [])]
    assert len(links) == 2
    changes = next(i for i, page in enumerate(demo.pages) if "First written" in page.extract_text())
    assert {demo.get_page_number(link["/Dest"][0].get_object()) for link in links} == {changes}


def test_very_long_names_are_set_smaller_and_not_cut() -> None:
    product = "NK cells, expanded with irradiated K562-4-1BBL-mbIL21 feeder cells, " * 4
    reader = read(Paragraph("text"), stamp=replace(STAMP, product=product.strip(), batch="NK-26-014-" * 9))
    said = reader.pages[0].extract_text()
    assert product.strip() in said
    assert "NK-26-014-" * 9 in said


def test_a_record_of_no_parts_is_one_page() -> None:
    assert "page 1 of 1" in read().pages[0].extract_text()


def test_a_long_note_and_a_long_comment_lose_no_word() -> None:
    many = [f"word{n}" for n in range(2500)]
    for part in (Note(" ".join(many), "long"), Paragraph(" ".join(many)), Facts([("Comment", " ".join(many))], 1)):
        said = text_of(Section("1", "Long"), part).split()
        assert [word for word in said if word.startswith("word")] == many


def test_a_subsection_without_a_section_is_still_in_the_outline() -> None:
    assert [str(entry.title) for entry in read(Subsection("Day 0")).outline] == ["Day 0"]  # type: ignore[union-attr]
