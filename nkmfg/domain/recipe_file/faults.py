"""What is wrong with a recipe file, said so that its author can put it right."""

from dataclasses import dataclass

from nkmfg.domain.values.errors import Refused

MOST_TOLD = 200


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: where it stands (key path, and the line where the file cannot be read at all) and what it is."""

    path: str
    sentence: str
    line: int | None = None

    def __str__(self) -> str:
        place = f"line {self.line}, {self.path}" if self.line else self.path
        return f"{place}: {self.sentence}"


class RecipeFault(Refused):
    """A recipe that cannot be used. All faults found are listed, in the order of the file where it has one."""

    status = 422

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(faults)
        count = "one fault" if len(faults) == 1 else f"{len(faults)} faults"
        more = [f"and {len(faults) - MOST_TOLD} more"] if len(faults) > MOST_TOLD else []
        told = [*map(str, faults[:MOST_TOLD]), *more]
        super().__init__("\n".join([f"The recipe has {count} and was not taken in.", *told]))
