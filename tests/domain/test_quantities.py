"""Parsing and formatting of typed numbers."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkmfg.domain.values.errors import Malformed
from nkmfg.domain.values.quantities import Comparator, parse_number, plain, shown, to_decimal

pytestmark = pytest.mark.req("D08")

THIN, NARROW, FIXED = "\u2009", "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("8.25", "8.25"),
        ("8,25", "8.25"),
        ("0,5", "0.5"),
        (".5", "0.5"),
        ("8.25e6", "8250000"),
        ("1.05E+9", "1050000000"),
        ("1.05e-3", "0.00105"),
        ("1.050", "1.05"),
        ("274 000", "274000"),
        (f"274{FIXED}000", "274000"),
        (f"1{THIN}050{NARROW}000,5", "1050000.5"),
        ("+3", "3"),
        ("0", "0"),
        ("450", "450"),
        ("1e20", "100000000000000000000"),
    ],
)
def test_a_number_is_read_as_the_person_meant_it(typed: str, understood: str) -> None:
    assert plain(parse_number(typed).value) == understood


@pytest.mark.req("D12")
def test_what_was_typed_is_kept_to_the_letter() -> None:
    assert parse_number(" 8,250e6 ", decimal_mark=",").text == " 8,250e6 "


@pytest.mark.parametrize(
    ("typed", "comparator"),
    [("<0.05", "<"), ("< 0.05", "<"), ("≤ 3", "≤"), ("<=3", "≤"), (">100", ">"), (">= 70", "≥"), ("≥70", "≥")],
)
def test_a_bound_keeps_its_comparator(typed: str, comparator: str) -> None:
    assert parse_number(typed).comparator == Comparator(comparator)


@pytest.mark.parametrize(
    ("typed", "one_reading", "the_other"),
    [
        ("1,050", "1.050", "1050"),
        ("0,125", "0.125", "125"),
        ("1,050e6", "1.050e6", "1050e6"),
        ("1 050,250", "1050.250", "1050250"),
    ],
)
def test_three_digits_after_one_comma_are_asked_back_with_both_readings(
    typed: str, one_reading: str, the_other: str
) -> None:
    with pytest.raises(Malformed) as refusal:
        parse_number(typed)
    assert refusal.value.params["by_decimal_mark"] == one_reading
    assert refusal.value.params["by_thousands"] == the_other
    assert parse_number(one_reading).value != parse_number(the_other).value


def test_a_source_that_always_means_one_mark_is_not_asked() -> None:
    assert parse_number("1,050", decimal_mark=",").value == Decimal("1.050")
    with pytest.raises(Malformed):
        parse_number("1,05", decimal_mark=".")


NO_NUMBERS = (
    "",
    "   ",
    "NaN",
    "nan",
    "sNaN",
    "Infinity",
    "-inf",
    "e5",
    "1e",
    "1e5.5",
    "0x10",
    "< ",
    "=3",
    "3 <",
    "<<3",
)
OTHER_SCRIPTS = ("٣", "８", "৪.5", "½", "10⁶", "8.25×10^6", "😀", "8.25😀", "\x00", "8\n9")
TOO_LARGE_OR_SMALL = ("1e400", "1e21", "1e-21", "1e999999999999999999", "0e99", "9" * 22, "0." + "0" * 22 + "1")
TOO_LONG = ("1" * 35, "1" * 41)
BELOW_ZERO = ("-5", "−5", "-0", "--5")
MARKS_ASTRAY = (
    "1,050,000",
    "1,050.5",
    "1.050.5",
    "5.",
    "5,",
    ",",
    ".",
    "1;2",
    "1_000",
    "1 05",
    "12 34",
    "1  000",
    "1.05 e6",
)


REFUSED = NO_NUMBERS + OTHER_SCRIPTS + TOO_LARGE_OR_SMALL + TOO_LONG + BELOW_ZERO + MARKS_ASTRAY


@pytest.mark.parametrize("typed", REFUSED, ids=ascii)
def test_anything_else_is_refused(typed: str) -> None:
    with pytest.raises(Malformed, match=r"number\."):
        parse_number(typed)


def test_ten_million_characters_are_refused_as_shortly_as_eleven() -> None:
    with pytest.raises(Malformed, match=r"number\.too_long"):
        parse_number("1" * 10_000_000)


def test_below_zero_is_read_only_where_it_has_a_meaning() -> None:
    assert parse_number("-80", negative=True).value == parse_number("−80", negative=True).value == -80


@given(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=10**20, places=13)
    | st.integers(0, 10**20).map(Decimal)
)
def test_what_is_written_plainly_is_read_again_as_the_same(number: Decimal) -> None:
    assert parse_number(plain(number), decimal_mark=".").value == number


@given(st.text(max_size=60))
def test_whatever_is_typed_gives_a_number_or_a_sentence(text: str) -> None:
    try:
        number = parse_number(text)
    except Malformed:
        return
    assert number.value.is_finite()
    assert abs(number.value) <= Decimal("1e21")


@given(st.integers(-(10**34) + 1, 10**34 - 1), st.integers(-30, 30))
def test_a_number_of_34_digits_is_written_exactly_and_in_plain_notation(digits: int, exponent: int) -> None:
    exact = Fraction(digits) * Fraction(10) ** exponent
    text = plain(exact)
    assert Fraction(text) == exact
    assert set(text) <= set("-.0123456789")
    assert text == plain(Decimal(f"{digits}e{exponent}"))


@given(st.fractions())
def test_an_endless_number_is_off_by_less_than_half_its_34th_digit(number: Fraction) -> None:
    assert abs(Fraction(plain(number)) - number) <= abs(number) / (2 * 10**33)


def test_equal_values_have_one_spelling() -> None:
    assert {plain(Decimal(text)) for text in ("8.25", "8.250", "8.25e0", "0.825e1")} == {"8.25"}
    assert {plain(Decimal(text)) for text in ("0", "-0", "0.00", "0e5")} == {"0"}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1.05e9", "1.05 × 10⁹"),
        ("32634000000", "3.2634 × 10¹⁰"),
        ("4.877e9", "4.877 × 10⁹"),
        ("1359.75", "1,359.75"),
        ("999999.96", "1 × 10⁶"),
        ("186567.1642", "186,567"),
        ("0.0206987", "0.0206987"),
        ("0.00002069", "2.069 × 10⁻⁵"),
        ("-0.2863041852", "−0.286304"),
        ("0", "0"),
    ],
)
def test_a_number_is_shown_with_its_magnitude(value: str, text: str) -> None:
    assert shown(Decimal(value)) == text


@pytest.mark.parametrize(
    ("fold", "text"),
    [("42", "42.0"), ("32.375", "32.375"), ("1359.75", "1,359.75"), ("261457", "261,457"), ("0", "0.0")],
)
def test_a_fold_keeps_a_decimal_where_its_digits_reach(fold: str, text: str) -> None:
    assert shown(Decimal(fold), least_decimals=1) == text


def test_half_goes_up_when_shown_and_never_to_the_even_neighbour() -> None:
    assert [shown(Decimal(value), significant=2) for value in ("70.5", "71.5", "0.125")] == ["71", "72", "0.13"]


@given(st.fractions(min_value=Fraction(1, 10**6)), st.integers(1, 34))
def test_rounding_to_digits_is_to_the_nearest(number: Fraction, digits: int) -> None:
    rounded = to_decimal(number, digits)
    assert abs(Fraction(rounded) - number) * 2 <= Fraction(10) ** (rounded.adjusted() - digits + 1)
