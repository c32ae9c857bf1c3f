"""A language that is none: every message accented, two fifths longer, in brackets; English letters are then data.

with written_for(pseudo_language()):
    page = …
assert not bypasses(text_of(page), data=["NK-26-014", "Vera Orlova"])
"""

import re
from collections.abc import Collection, Iterable
from string import Formatter

from nkmfg.words.reader import Language

_ACCENTED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀçđéƒĝĥíĵķļɱñóþɋřšţúṽŵẋýžÁɃÇĐÉƑĜĤÍĴĶĻḾÑÓÞɊŘŠŢÚṼŴẊÝŽ",
)
_VOWEL = re.compile("[aeiouyAEIOUY]")
_WORD = re.compile(r"[^\W_]+(?:[-'’./][^\W_]+)*")
_ENGLISH = re.compile("[A-Za-z]{2,}")
UNITS = frozenset({"mL", "kg", "min", "IU", "EU", "NK", "SHA", "UTC", "CD"})
"""Units and abbreviations that stand in texts without a message."""


class PseudoCatalogue:
    """Catalogue of every message: its letters accented, its vowels doubled, its parameters as they are."""

    def gettext(self, message: str) -> str:
        """The message in the pseudo-language."""
        parts = Formatter().parse(message)
        return "⟦" + "".join(_accented(text) + _parameter(name) for text, name, _, _ in parts) + "⟧"

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
        wrapped = r"\s+".join(map(re.escape, known.split(" ")))
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
