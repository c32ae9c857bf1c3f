"""Sentences of refusals: what was refused, and what to do."""

import pytest

from nkmfg.domain.instruments.files import read_counter_file
from nkmfg.domain.values import identifiers
from nkmfg.domain.values.errors import Malformed
from nkmfg.domain.values.quantities import parse_number
from nkmfg.words.refusals import refusal_sentence
from tests.domain.test_counter_files import NUCLEOVIEW
from tests.domain.test_quantities import REFUSED


@pytest.mark.parametrize("typed", REFUSED, ids=ascii)
def test_what_is_no_number_is_refused_in_a_sentence_that_says_what_to_do(typed: str) -> None:
    with pytest.raises(Malformed) as refusal:
        parse_number(typed)
    sentence = refusal_sentence(refusal.value)
    assert sentence.endswith(".")
    assert any(word in sentence for word in ("Type", "Check"))
    assert len(sentence) < 200


def test_a_number_with_two_readings_is_asked_back_with_both() -> None:
    with pytest.raises(Malformed) as refusal:
        parse_number("1,050")
    assert refusal_sentence(refusal.value) == (
        "“1,050” can be read two ways. Type 1.050 if the comma is the decimal mark, or 1050 if it stands between"
        " thousands."
    )


def test_a_code_that_could_hold_something_else_is_refused_in_a_sentence() -> None:
    with pytest.raises(Malformed) as refusal:
        identifiers.DONOR.read("KOWAL-0231")
    assert refusal_sentence(refusal.value) == (
        "A donor's code is D, a hyphen and 4 to 5 digits, for example D-0042. It never holds a name, a record number"
        " or a date of birth."
    )


def test_a_damaged_line_of_a_counters_file_is_told_with_what_to_do() -> None:
    with pytest.raises(Malformed) as refusal:
        read_counter_file(NUCLEOVIEW.read_bytes().replace(b"Live (cells/ml);2.45E6;", b"Live (cells/ml);<2.45E6;", 1))
    assert refusal_sentence(refusal.value) == (
        "The counter's file is damaged at line 5: “Live (cells/ml)” is “<2.45E6”, a bound and not a reading. Export it"
        " again, or type the count by hand."
    )
