"""Refusal of a recipe file, with all its faults."""

from collections.abc import Iterable

from nkmfg.domain.values.file_faults import Fault, FileRefused


class RecipeFault(FileRefused):
    """Raised for an unusable recipe, with all faults found."""

    faults: tuple[Fault, ...]

    def __init__(self, faults: Iterable[Fault]) -> None:
        super().__init__("recipe.faults", faults)
