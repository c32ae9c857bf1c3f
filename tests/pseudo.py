"""A language that is none: every message accented, two fifths longer, in brackets; English letters are then data.

with written_for(pseudo_language()):
    page = …
assert not bypasses(text_of(page), data=["NK-26-014", "Vera Orlova"])
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from string import Formatter
from typing import Any

from nkmfg.words.reader import Language

_ACCENTED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀçđéƒĝĥíĵķļɱñóþɋřšţúṽŵẋýžÁɃÇĐÉƑĜĤÍĴĶĻḾÑÓÞɊŘŠŢÚṼŴẊÝŽ",
)
_VOWEL = re.compile("[aeiouyAEIOUY]")
_WORD = re.compile(r"[^\W_]+(?:[-'’./][^\W_]+)*")
_INSIDE_A_CODE = re.compile(r"[-/_.,:;+=@…](?=.)")
_ENGLISH = re.compile("[A-Za-z]{2,}")
UNITS = frozenset({"mL", "kg", "min", "IU", "EU", "NK", "SHA", "UTC", "CD"})
"""Units and abbreviations that stand in texts without a message."""


class PseudoCatalogue:
    """Catalogue of every message: its letters accented, its vowels doubled, its parameters as they are."""

    def gettext(self, message: str) -> str:
        """The message in the pseudo-language."""
        parts = Formatter().parse(message)
        return "⟦" + "".join(_accented(text) + _parameter(name) for text, name, _, _ in parts) + "⟧"

    def pgettext(self, context: str, message: str) -> str:
        """The message in the pseudo-language, whatever its context."""
        return self.gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form of the message that English takes for `n`."""
        return self.gettext(msgid1 if n == 1 else msgid2)


def pseudo_language() -> Language:
    """The language in which no message has an English letter."""
    return Language("xx", "Pseudo", PseudoCatalogue())


def bypasses(text: str, data: Iterable[str], units: Collection[str] = UNITS) -> list[str]:
    """Words of a text in English letters that are neither data nor units, in their order, each once.

    Texts of `data` are struck out whole, longest first, however they are wrapped; words with a digit are codes.
    """
    texts = sorted({" ".join(text.split()) for text in data if _ENGLISH.search(text)}, key=len, reverse=True)
    for known in texts:
        wrapped = r"\s+".join(_INSIDE_A_CODE.sub(r"\g<0>\\s?", re.escape(word)) for word in known.split(" "))
        text = re.sub(rf"(?<![^\W_]){wrapped}(?![^\W_])", "\N{MIDDLE DOT}", text)
    return list(dict.fromkeys(word for word in _WORD.findall(text) if _is_english(word, units)))


def _is_english(word: str, units: Collection[str]) -> bool:
    if any(character.isdigit() for character in word):
        return False
    return any(part not in units for part in _ENGLISH.findall(word))


def _accented(text: str) -> str:
    longer = _VOWEL.sub(lambda vowel: vowel.group() * 2, text)
    return longer.translate(_ACCENTED).replace("{", "{{").replace("}", "}}")


def _parameter(name: str | None) -> str:
    return "" if name is None else f"{{{name}}}"


def texts_of(value: Any) -> set[str]:
    """Every text of a dataclass, in whatever it holds; codes of enums are none."""
    return {part for part in parts_of(value) if type(part) is str}


def parts_of(value: Any) -> Iterator[object]:
    """A value, and everything that it holds."""
    yield value
    if is_dataclass(value):
        for known in fields(value):
            yield from parts_of(getattr(value, known.name))
    elif isinstance(value, Mapping):
        for held in value.values():
            yield from parts_of(held)
    elif isinstance(value, tuple | list | set | frozenset):
        for held in value:
            yield from parts_of(held)
