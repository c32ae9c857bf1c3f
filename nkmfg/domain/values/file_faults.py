"""Faults of a file that a person wrote: refusals with their path in it, told all at once."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Self

from nkmfg.domain.values.errors import Malformed, Refused


class Place(StrEnum):
    """Place of a fault that has no path in the file."""

    FILE = "file"
    TOP = "top"
    LINE = "line"
    STORED_RECIPE = "stored_recipe"


class Fault(Malformed):
    """One fault: its path, and the line if the file is not readable; `nth` counts tables of the same name."""

    line: int | None = None
    nth: int = 1

    def __init__(self, path: str, code: str, /, **params: object) -> None:
        super().__init__(code, field=path, **params)

    def in_line(self, line: int, nth: int = 1) -> Self:
        """The same fault, in a line of the file."""
        self.line, self.nth = line, nth
        return self


class FileRefused(Malformed):
    """Base of refusals of a file, with all faults found; nothing was written."""

    def __init__(self, code: str, faults: Iterable[Refused], /) -> None:
        self.faults = tuple(faults)
        super().__init__(code, faults=self.faults)

    def __str__(self) -> str:
        return "\n".join([self.code, *(f"{fault.field}: {fault}" for fault in self.faults)])
