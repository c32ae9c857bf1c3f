"""Names and origins of inputs of formulas, units, and the texts of calculators, for the reader's language."""

from decimal import Decimal
from fractions import Fraction

import pytest

from nkmfg.domain.calculators.calculation_input import CalculatedName, CalculatedNumber
from nkmfg.domain.calculators.what_if import AS_IT_IS, SUMS
from nkmfg.domain.permissions.actions import RULES, Action
from nkmfg.domain.permissions.rule import Excluded
from nkmfg.domain.values import computed
from nkmfg.domain.values.computed import Input
from nkmfg.words.actions import action_words
from nkmfg.words.calculators import asked_words, calculated_words, given_words, title_words
from nkmfg.words.inputs import NAMES, SOURCES, input_name, source_words
from nkmfg.words.messages import _
from nkmfg.words.reader import Language, written_for
from nkmfg.words.roles import who_may
from nkmfg.words.units import UNITS, unit_words


class Brackets:
    """Catalogue of a language in which every message stands in brackets."""

    def gettext(self, message: str) -> str:
        return f"[{message}]"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"[{msgid1 if n == 1 else msgid2}]"


BRACKETED = Language("xx", "Brackets", Brackets(), decimal_mark=",", group_mark=" ")


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("count of vessel A", "[count of vessel A]"),
        ("vessel A before this step", "[vessel A before this step]"),
        ("result of sample S-014, its upper bound", "[result of [sample S-014], its upper bound]"),
        (
            "result of S-014, none of 100 events: 95 % upper bound",
            "[result of S-014, none of 100 events: 95 % upper bound]",
        ),
        ("order COI-1, version 2, weighed", "[order COI-1, version 2, weighed]"),
        ("recipe", "[recipe]"),
        ("G-Rex 100M", "G-Rex 100M"),
        ("nk_of_live", "nk_of_live"),
    ],
)
def test_an_origin_is_written_by_the_message_it_was_made_from(source: str, written: str) -> None:
    assert source_words(source) == source
    with written_for(BRACKETED):
        assert source_words(source) == written


def test_the_name_of_an_input_is_written_by_its_message_or_as_a_quantity() -> None:
    assert input_name("cells in A, frozen") == "cells in A, frozen"
    with written_for(BRACKETED):
        assert input_name("cells in A, frozen") == "[cells in A, frozen]"
        assert input_name("viability_pct") == "[viability]"


def test_no_message_of_an_origin_hides_one_after_it() -> None:
    for messages in (NAMES, SOURCES):
        for message in messages:
            with written_for(BRACKETED):
                text = input_name(message) if messages is NAMES else source_words(message)
            assert text.startswith(f"[{message[:6]}")


def test_a_unit_and_a_member_of_an_enum_are_written_for_the_reader() -> None:
    with written_for(BRACKETED):
        assert unit_words("cells/mL") == "[cells/mL]"
        assert unit_words("furlong") == "furlong"
        assert _("{action}: {weight} kg", action=Action.ADD_DONOR, weight=Decimal("18.4")) == "[[add a donor]: 18,4 kg]"


def test_every_unit_that_the_code_knows_has_a_name() -> None:
    units = {unit for _ending, unit in computed._UNITS} | {
        unit for known in SUMS for _key, unit, _example in known.asks
    }
    assert units <= UNITS


def test_calculators_have_names_for_all_they_ask_and_give() -> None:
    for known in SUMS:
        assert title_words(known.key)
        numbers = {key: Input(key, Fraction(Decimal(example)), unit) for key, unit, example in known.asks}
        assert all(asked_words(known.key, key) for key in numbers)
        assert all(given_words(name) for name, _number in known.gives(numbers))


def test_every_calculated_number_has_a_name() -> None:
    number = computed.result("volume_ml", AS_IT_IS, Fraction(1))
    for name in CalculatedName:
        assert calculated_words(CalculatedNumber(name, number, "G-Rex"))
    assert calculated_words(CalculatedNumber(CalculatedName.FILLS_ONE, number, "G-Rex")) == "fills one G-Rex"
    assert calculated_words(CalculatedNumber(CalculatedName.FILLS_ONE, number)) == "fills one vessel"


def test_every_action_has_a_verb_and_everybody_excluded_a_sentence() -> None:
    assert all(action_words(action) for action in RULES)
    assert all(who_may(rule.roles, excluded) for rule in RULES.values() for excluded in Excluded)
