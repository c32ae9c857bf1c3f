"""Messages by gettext: English is the source and the key, `{name}` stands for a parameter.

`_` writes a message for the present reader, `N_` marks one that is written later, `lazy` one that is written each time
it is shown (labels of forms, which are made at import). `make words` extracts all three.
"""

from collections.abc import Callable
from dataclasses import dataclass
from string import Formatter
from typing import Any

from nkmfg.words.reader import reader


class _Parameters(Formatter):
    """Formatter that writes each parameter for the reader."""

    def format_field(self, value: Any, format_spec: str) -> str:
        return str(super().format_field(written(value), format_spec))


_FORMATTER = _Parameters()
_WRITERS: dict[type, Callable[[Any], str]] = {}


def writes(kind: type) -> Callable[[Callable[[Any], str]], Callable[[Any], str]]:
    """Decorator that registers how values of a type are written in a message."""

    def register(writer: Callable[[Any], str]) -> Callable[[Any], str]:
        _WRITERS[kind] = writer
        return writer

    return register


def written(value: Any) -> Any:
    """Value as a text for the reader, by the nearest of its types that has a writer; others unchanged."""
    kind = type(value)
    if kind is str or kind is int:
        return value
    writer = next((_WRITERS[base] for base in kind.__mro__ if base in _WRITERS), None)
    return value if writer is None else writer(value)


def _(message: str, /, **params: object) -> str:
    """Message in the reader's language, with its parameters."""
    text = reader().language.catalogue.gettext(message) if message else ""
    return _FORMATTER.vformat(text, (), params) if params else text


def in_context(context: str, message: str) -> str:
    """Message that is a code's label, by the kind of the code: a released lot and a released batch differ in gender."""
    return reader().language.catalogue.pgettext(context, message)


def ngettext(one: str, many: str, n: int, /, **params: object) -> str:
    """Message in the plural form of `n`, which is a parameter too."""
    text = reader().language.catalogue.ngettext(one, many, n)
    return _FORMATTER.vformat(text, (), {"n": n, **params})


def N_(message: str) -> str:
    """Mark a message that `_` writes later."""
    return message


@dataclass(frozen=True, slots=True)
class Lazy:
    """Message written for the reader each time it is shown."""

    message: str

    def __str__(self) -> str:
        return _(self.message)


def lazy(message: str) -> Any:
    """Message for a label made at import; typed as Any, as WTForms asks for str and shows whatever it is given."""
    return Lazy(message)
