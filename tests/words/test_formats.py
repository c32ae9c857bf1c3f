"""Numbers as readers see them."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from nkmfg.domain.values.quantities import parse_number
from nkmfg.words.formats import echoed, in_millions


def test_millions_are_written_as_they_are_said() -> None:
    assert in_millions(1_050_000_000) == "1,050 million"
    assert in_millions(Decimal("7.77e8")) == "777 million"


def test_the_echo_says_what_was_understood_and_how_large_that_is() -> None:
    assert echoed(parse_number("1,05e9")) == "1.05 × 10⁹ = 1,050 million"
    assert echoed(parse_number("<8,25")) == "< 8.25"


@given(st.integers(0, 10**19), st.integers(-20, 0))
def test_the_echo_hides_no_digit(digits: int, exponent: int) -> None:
    number = parse_number(f"{digits}e{exponent}")
    mantissa, _, power = echoed(number).split(" = ")[0].partition(" × 10")
    shift = int(power.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")) or 0)
    assert Fraction(mantissa.replace(",", "")) * Fraction(10) ** shift == number.exact
