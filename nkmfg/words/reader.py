"""For whom texts are written: language and time zone of the reader, set once at each interface."""

import gettext as catalogues
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from functools import cache
from pathlib import Path
from typing import Protocol

LOCALE = Path(__file__).parent / "locale"
DOMAIN = "nkmfg"
NO_BREAK_SPACE = "\u00a0"


class Catalogue(Protocol):
    """Messages of one language, by their English source."""

    def gettext(self, message: str) -> str: ...

    def pgettext(self, context: str, message: str) -> str: ...

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str: ...


@dataclass(frozen=True, slots=True)
class Language:
    """A language of texts: its name in itself, its catalogue, and how it writes numbers."""

    code: str
    name: str
    catalogue: Catalogue
    decimal_mark: str = "."
    group_mark: str = ","


@cache
def _catalogue(code: str) -> Catalogue:
    return catalogues.translation(DOMAIN, LOCALE, [code])


ENGLISH = Language("en", "English", catalogues.NullTranslations())
LANGUAGES: dict[str, Language] = {"en": ENGLISH}
"""Languages by code. A new one is a catalogue in `locale/` and a line here."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reader of texts: language, and time zone of moments."""

    language: Language = ENGLISH
    zone: tzinfo = field(default=UTC)


_DEFAULT = Reader()
_READER: ContextVar[Reader] = ContextVar("reader", default=_DEFAULT)


def reader() -> Reader:
    """Reader of the present request, command or document."""
    return _READER.get()


def language_of(code: str | None, default: Language = ENGLISH) -> Language:
    """Language with a code; the default without one, or for a language that is no longer offered."""
    return LANGUAGES.get(code or "", default)


@contextmanager
def written_for(language: Language, zone: tzinfo | None = None) -> Iterator[None]:
    """Context manager in which texts are written in a language, and moments in a zone."""
    before = _READER.set(Reader(language, zone or reader().zone))
    try:
        yield
    finally:
        _READER.reset(before)


def address(to: Reader) -> None:
    """Set the reader for the rest of this request; each request has a context of its own."""
    _READER.set(to)


def choices() -> Mapping[str, str]:
    """Names of the languages offered, by code."""
    return {code: language.name for code, language in LANGUAGES.items()}
