"""Faults of a recipe file, worded for its author."""

from dataclasses import dataclass

from nkmfg.domain.values.errors import Refused

MOST_TOLD = 200


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: its path, the line if the file is not readable, and a sentence."""

    path: str
    sentence: str
    line: int | None = None

    def __str__(self) -> str:
        place = f"line {self.line}, {self.path}" if self.line else self.path
        return f"{place}: {self.sentence}"


class RecipeFault(Refused):
    """Raised for an unusable recipe, with all faults found."""

    status = 422

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(faults)
        count = "one fault" if len(faults) == 1 else f"{len(faults)} faults"
        more = [f"and {len(faults) - MOST_TOLD} more"] if len(faults) > MOST_TOLD else []
        told = [*map(str, faults[:MOST_TOLD]), *more]
        super().__init__("\n".join([f"The recipe has {count} and was not taken in.", *told]))
