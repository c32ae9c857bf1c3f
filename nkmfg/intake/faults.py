"""Refusal of a paper batch, with all faults of its file by path."""

from collections.abc import Iterable

from nkmfg.domain.values.errors import Refused
from nkmfg.domain.values.file_faults import FileRefused


class PaperRefused(FileRefused):
    """Raised for a file with faults, listed in the order of the file; nothing was written."""

    def __init__(self, faults: Iterable[Refused]) -> None:
        super().__init__("paper.faults", faults)
