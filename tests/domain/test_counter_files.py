"""Real exports of counters read as printed; damaged ones refused at the line where they are damaged."""

import contextlib
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkmfg.domain.instruments.files import read_counter_file
from nkmfg.domain.instruments.reading import CounterReading
from nkmfg.domain.values.errors import Malformed
from tests.domain.worked import CASES

pytestmark = pytest.mark.req("D08", "F07")

INSTRUMENTS = CASES / "instruments"
NUCLEOVIEW = INSTRUMENTS / "chemometec_nucleoview_example01.csv"
THROUGH_A_SPREADSHEET = INSTRUMENTS / "chemometec_nucleoview_example03.csv"
NC_VIEW = INSTRUMENTS / "chememotec_nc_view_example.csv"
BLU = INSTRUMENTS / "Beckman_Vi-Cell-BLU_example01.csv"
BLU_UTF16 = INSTRUMENTS / "Beckman_Vi-Cell-BLU_example01_utf16.csv"
BLU_OTHER_MU = INSTRUMENTS / "Beckman_Vi-Cell-BLU_different_mu_character.csv"
XR = INSTRUMENTS / "Beckman_Vi-Cell-XR_example07_instrumentOutput.txt"
EXPORTS = (NUCLEOVIEW, THROUGH_A_SPREADSHEET, NC_VIEW, BLU, BLU_UTF16, BLU_OTHER_MU, XR)


def read(path: Path) -> tuple[CounterReading, ...]:
    return read_counter_file(path.read_bytes())


def refusal(content: bytes) -> str:
    with pytest.raises(Malformed) as refused:
        read_counter_file(content)
    return str(refused.value)


def test_a_nucleoview_export_is_read_as_printed() -> None:
    (reading,) = read(NUCLEOVIEW)
    assert reading == CounterReading(
        line=1,
        counter="NucleoView NC-200",
        serial_number="9000201099909999",
        sample="cellsABCD",
        total_per_ml=Decimal("3.58E6"),
        live_per_ml=Decimal("2.45E6"),
        dead_per_ml=Decimal("1.14E6"),
        viability_pct=Decimal("68.2"),
        dilution=Decimal(1),
        dilution_applied=True,
        local_time=datetime.fromisoformat("2023-11-20T16:30:16"),
        utc_offset=timedelta(hours=2),
    )
    assert reading.moment == datetime(2023, 11, 20, 14, 30, 16, tzinfo=UTC)


def test_a_nucleoview_export_that_went_through_a_spreadsheet_is_read_without_its_moment() -> None:
    (reading,) = read(THROUGH_A_SPREADSHEET)
    assert (reading.live_per_ml, reading.dead_per_ml) == (Decimal("1.60E6"), Decimal("7.46E4"))
    assert (reading.viability_pct, reading.sample) == (Decimal("95.5"), "cellsABCD")
    assert (reading.moment, reading.serial_number) == (None, "")


def test_several_records_of_one_file_are_several_readings_in_their_order() -> None:
    content = NUCLEOVIEW.read_bytes() + b"\r\n" + THROUGH_A_SPREADSHEET.read_bytes() + NUCLEOVIEW.read_bytes()
    readings = read_counter_file(content)
    assert [reading.live_per_ml for reading in readings] == [Decimal(n) for n in ("2.45E6", "1.60E6", "2.45E6")]
    assert [reading.line for reading in readings] == [1, 48, 79]


def test_thousands_set_apart_by_spaces_are_one_number() -> None:
    readings = read(NC_VIEW)
    assert len(readings) == 32
    first, large = readings[0], readings[21]
    assert [first.total_per_ml, first.live_per_ml, first.dead_per_ml] == [274_000, 124_000, 150_000]
    assert [large.total_per_ml, large.dead_per_ml] == [1_070_000, 54_400]
    assert {reading.serial_number for reading in readings} == {"9002020102201902"}


def test_what_the_counter_warned_of_stays_with_the_reading() -> None:
    warned = [reading.sample for reading in read(NC_VIEW) if reading.remarks]
    assert warned == ["8", "11"]
    assert [reading.remarks for reading in read(BLU) if reading.remarks] == [
        ("Cell count: ERROR", "Viable cells: ERROR")
    ]


def test_concentrations_printed_in_millions_are_cells_per_ml() -> None:
    readings = read(BLU)
    assert len(readings) == 10
    assert [readings[0].total_per_ml, readings[0].live_per_ml] == [780_000, 750_000]
    assert readings[0].local_time == datetime.fromisoformat("2022-03-21T16:56")
    assert readings[0].moment is None


def test_an_export_is_the_same_in_any_encoding() -> None:
    as_utf8 = BLU_UTF16.read_text(encoding="utf-16").encode()
    assert read(BLU_UTF16) == read_counter_file(as_utf8)
    assert len(read(BLU_UTF16)) == 10
    as_windows = BLU.read_text(encoding="utf-8").replace("μ", "µ").encode("cp1252")
    assert read_counter_file(as_windows) == read(BLU)
    assert read_counter_file(b"\xef\xbb\xbf" + BLU.read_bytes()) == read(BLU)
    assert read(BLU_OTHER_MU) == read(BLU)[:1]


def test_a_date_whose_day_and_month_could_be_exchanged_is_not_guessed() -> None:
    one_row = BLU_OTHER_MU.read_bytes()
    assert read_counter_file(one_row.replace(b"3/21/2022", b"3/4/2022"))[0].local_time is None
    assert read_counter_file(one_row.replace(b"3/21/2022", b"21/3/2022"))[0].local_time == datetime.fromisoformat(
        "2022-03-21T16:56"
    )


def test_a_vi_cell_xr_page_is_read_with_its_dilution_already_applied() -> None:
    (reading,) = read(XR)
    assert [reading.total_per_ml, reading.live_per_ml] == [90_200_000, 87_400_000]
    assert [reading.viability_pct, reading.dilution] == [97, 20]
    assert (reading.sample, reading.serial_number) == ("CLB001", "AW123456789")
    assert reading.local_time == datetime.fromisoformat("2023-09-29T05:21:32")
    by_hand = Decimal("85.26") / Decimal("45.392e-6") * Decimal("2.400") * 20  # cells an image ÷ its volume × dilutions
    assert reading.dilution_applied
    assert abs(reading.total_per_ml / by_hand - 1) < Decimal("0.001")


@pytest.mark.parametrize(
    ("clock", "hour"), [("12:21:06 AM", "00"), ("12:21:06 PM", "12"), ("11:21:06 PM", "23"), (" 5:21:06 AM", "05")]
)
def test_a_clock_of_twelve_hours_is_read(clock: str, hour: str) -> None:
    content = XR.read_bytes().replace(b"RunDate : 29 Sep 2023  5:21:32 AM", f"RunDate : 29 Sep 2023 {clock}".encode())
    assert read_counter_file(content)[0].local_time == datetime.fromisoformat(f"2023-09-29T{hour}:21:06")


@pytest.mark.parametrize(
    ("was", "damage", "line", "what"),
    [
        (b"Live (cells/ml);2.45E6;", b"Live (cells/ml);2.4x5E6;", 5, "2.4x5E6"),
        (b"Live (cells/ml);2.45E6;", b"Live (cells/ml);;", 5, "Live (cells/ml)"),
        (b"Live (cells/ml);2.45E6;", b"Live (cells/ml);<2.45E6;", 5, "counter_line.bound"),
        (b"Live (cells/ml);2.45E6;", b"", 1, "Live (cells/ml)"),
        (b"Dead (cells/ml);1.14E6;", b"Live (cells/ml);1.14E6;", 6, "counter_line.name_twice"),
        (b"Date time;20231120 163016", b"Date time;20231320 163016", 38, "counter_line.no_moment"),
        (b"Time zone offset;2", b"Time zone offset;99", 39, "counter_line.zone_impossible"),
        (b"//[ECEC5A41]", b"", 45, "counter_line.record_unfinished"),
        (b"Viability (%);68.2;", b"Viability (%);NaN;", 4, "NaN"),
    ],
)
def test_a_damaged_nucleoview_export_is_refused_at_its_line(was: bytes, damage: bytes, line: int, what: str) -> None:
    intact = NUCLEOVIEW.read_bytes()
    assert was in intact
    refused = refusal(intact.replace(was, damage, 1))
    assert refused.startswith(f"counter_file.damaged line={line} ")
    assert what in refused


@pytest.mark.parametrize(
    ("path", "was", "damage", "line"),
    [
        (NC_VIEW, b"248\xc2\xa0000", b"248\xc2\xa000", 4),
        (NC_VIEW, b",65.3,13.8", b",13.8", 4),
        (NC_VIEW, b"VIABILITY (%)", b"VIABILITY", 1),
        (BLU, b"0.54,0.53", b"0.54,ERROR", 4),
        (BLU, b"3/23/2022 15:15", b"3-23-2022 15:15", 3),
        (BLU, b"CLB001,2191", b'"CLB001,2191', 11),
        (XR, b"Dilution : 20.00", b"Dilution : twenty", 38),
        (XR, b"RunDate : 29 Sep 2023", b"RunDate : 31 Sep 2023", 7),
        (XR, b"Viability (%) : 97.0", b"", 66),
        (XR, b"RunDate : 29 Sep 2023", b"RunDate : 29 Xyz 2023", 7),
        (XR, b"5:21:32 AM", b"15:21:32 AM", 7),
    ],
)
def test_a_damaged_table_or_page_is_refused_at_its_line(path: Path, was: bytes, damage: bytes, line: int) -> None:
    intact = path.read_bytes()
    assert was in intact
    assert refusal(intact.replace(was, damage, 1)).startswith(f"counter_file.damaged line={line} ")


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.stem)
def test_an_export_cut_short_is_refused_or_gives_only_what_stands_before_the_cut(path: Path) -> None:
    whole, content = read(path), path.read_bytes()
    for cut in range(0, len(content), max(len(content) // 700, 1)):
        try:
            found = read_counter_file(content[:cut])
        except Malformed:
            continue
        assert found == whole[: len(found)]


def test_a_comma_in_a_counters_number_is_its_decimal_mark() -> None:
    with_commas = NUCLEOVIEW.read_bytes().replace(b"2.45E6", b"2,450E6").replace(b"68.2", b"68,2")
    (reading,) = read_counter_file(with_commas)
    assert (reading.live_per_ml, reading.viability_pct) == (Decimal("2.45E6"), Decimal("68.2"))


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"\x00" * 100, b"\xff\xfe\x00", b"\x81\x8d", b"%PDF-1.7", b"Multiplication factor;1"]
)
def test_what_is_no_export_is_refused(content: bytes) -> None:
    assert refusal(content).startswith("counter_file.")


def test_a_file_far_too_large_is_not_even_read() -> None:
    assert refusal(b"x" * 10_000_000) == "counter_file.too_large"


def test_blank_lines_of_a_table_are_passed_over() -> None:
    assert [
        reading.line for reading in read_counter_file(BLU_OTHER_MU.read_bytes().replace(b"CLB001", b"\r\nCLB001"))
    ] == [3]


def test_a_table_without_rows_holds_no_reading() -> None:
    header = NC_VIEW.read_bytes().splitlines()[0]
    assert refusal(header) == "counter_file.no_reading"


@given(st.binary(max_size=300))
def test_whatever_bytes_come_there_is_a_reading_or_a_sentence(content: bytes) -> None:
    for prefix in (b"", b"Multiplication factor;1;\r\n", b"Vi-CELL XR 2\n", NC_VIEW.read_bytes()[:170]):
        with contextlib.suppress(Malformed):
            assert read_counter_file(prefix + content)
