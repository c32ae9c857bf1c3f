"""Refusals: a code with parameters. What a person reads is written at the edge, in `words/refusals`."""

from typing import Self


class Refused(Exception):
    """Base of refusals; nothing was written. `field` is the field of the form that is at fault, if it is one.

    Parameters are values, not sentences: moments, numbers, codes, names.
    """

    status = 409

    def __init__(self, code: str, /, *, field: str = "", **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.params = params

    def at(self, field: str) -> Self:
        """The same refusal, at a field of the form."""
        self.field = field
        return self

    def __str__(self) -> str:
        return " ".join([self.code, *(f"{name}={value}" for name, value in self.params.items())])


class Malformed(Refused):
    """Raised for input in a wrong *format*; a wrong *value* is stored and judged."""

    status = 422


class Forbidden(Refused):
    """Raised if a person lacks the permission."""

    status = 403


class Unknown(Refused):
    """Raised if an object does not exist or may not be seen by the person."""

    status = 404


class Stale(Refused):
    """Raised if the data shown has changed since; the person has to look again."""

    status = 409
