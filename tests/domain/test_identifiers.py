"""Codes: made by number, refused when mistyped, with no room for a person's name."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from nkmfg.domain.values import identifiers
from nkmfg.domain.values.errors import Malformed

# Published examples of ISBT 128 donation numbers with their check characters (ICCBBA; UK Red Book).
PUBLISHED = [
    ("A999914123456", "N"),
    ("C000307001466", "6"),
    ("A999922123459", "H"),
    ("A999922654321", "S"),
    ("A999922123458", "J"),
    ("A999922012346", "*"),
    ("A999522123456", "*"),
    ("G123498654321", "H"),
    ("G123417654321", "A"),
    ("A999917123456", "9"),
    ("A999916123456", "Q"),
    ("ABCDE27000069", "C"),
]


@pytest.mark.req("J04")
@pytest.mark.parametrize(("din", "character"), PUBLISHED)
def test_published_donation_numbers_have_their_published_check_character(din: str, character: str) -> None:
    assert identifiers.check_character(din) == character
    assert identifiers.read_collection_number(din + character) == din


@pytest.mark.req("J04")
@pytest.mark.parametrize("typed", ["A999915123456N", "A999922564321S", "G123468954321H", "A999933123458J"])
def test_a_donation_number_with_a_wrong_check_character_is_refused(typed: str) -> None:
    with pytest.raises(Malformed, match=r"code\.no_donation"):
        identifiers.read_collection_number(typed)


@pytest.mark.req("J04")
def test_a_donation_number_is_taken_as_printed_as_scanned_and_without_its_check() -> None:
    for typed in ("G1234 98 654321 H", "g123498654321", " =G12349865432177 ", "=G12349865432100"):
        assert identifiers.read_collection_number(typed) == "G123498654321"
    assert identifiers.shown_collection_number("G123498654321") == "G1234 98 654321 H"


def test_a_scan_whose_flags_do_not_check_it_is_refused() -> None:
    for scan in ("=G12349865432176", "=G123498654321", "=G123498654321H"):
        with pytest.raises(Malformed):
            identifiers.read_collection_number(scan)


def test_a_site_may_number_its_collections_itself() -> None:
    assert identifiers.read_collection_number("ap-0007") == "AP-0007"
    assert identifiers.shown_collection_number("AP-0007") == "AP-0007"


@given(st.sampled_from(PUBLISHED), st.integers(0, 12), st.sampled_from("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"))
def test_one_mistyped_character_of_a_donation_number_is_always_caught(
    published: tuple[str, str], at: int, typed: str
) -> None:
    din, character = published
    mistyped = din[:at] + typed + din[at + 1 :]
    assume(mistyped != din)
    with pytest.raises(Malformed):
        identifiers.read_collection_number(mistyped + character)


@pytest.mark.req("J01")
@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "D-",
        "D-231",
        "D-19870312",  # a date of birth
        "D-870312",
        "KOWAL-0231",
        "P-0231",
        "D0231",
        "D-0231; DROP TABLE donor",
        "D-\u0660\u0662\u0663\u0661",  # Arabic digits
        "Д-0231",
        "D-🧬🧬🧬🧬",
        "D-02\x0031",
        "D-0231\nD-0232",
        "D-" + "1" * 100_000,
    ],
)
def test_a_donors_code_that_could_hold_something_else_is_refused(typed: str) -> None:
    with pytest.raises(Malformed, match=r"code\."):
        identifiers.DONOR.read(typed)


def test_a_code_is_kept_in_capitals_without_blanks() -> None:
    assert identifiers.DONOR.read(" d-0231 ") == "D-0231"
    assert identifiers.LOT.read("fd-2031") == "FD-2031"


@given(st.integers(1, 99_999))
def test_a_code_that_is_given_can_be_read_back(number: int) -> None:
    for numbering in (identifiers.DONOR, identifiers.PATIENT, identifiers.LOT, identifiers.EQUIPMENT):
        assert numbering.read(numbering.write(number)) == numbering.write(number)


def test_numbers_that_are_used_up_say_so() -> None:
    with pytest.raises(Malformed, match=r"code\.used_up"):
        identifiers.DONOR.write(100_000)


@pytest.mark.req("J01")
@given(st.integers(1, 99_999), st.integers(0, 4), st.sampled_from("0123456789"))
def test_one_mistyped_digit_of_a_chain_of_identity_code_is_always_caught(number: int, at: int, digit: str) -> None:
    code = identifiers.chain_of_identity(number)
    assert identifiers.read_chain_of_identity(f" {code.lower()} ") == code
    place = 4 + at
    mistyped = code[:place] + digit + code[place + 1 :]
    assume(mistyped != code and code[place] != "-")
    with pytest.raises(Malformed, match=r"code\.no_chain_of_identity"):
        identifiers.read_chain_of_identity(mistyped)
