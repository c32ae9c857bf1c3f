"""Refusal of a paper batch, with all faults of its file by path."""

from collections.abc import Iterable

from nkmfg.domain.paper_batch.model import PaperFault
from nkmfg.domain.values.errors import Malformed


class PaperRefused(Malformed):
    """Raised for a file with faults, listed in the order of the file; nothing was written."""

    def __init__(self, faults: Iterable[PaperFault]) -> None:
        self.faults = tuple(faults)
        count = "one fault" if len(self.faults) == 1 else f"{len(self.faults)} faults"
        told = "\n".join([f"The file has {count}, and nothing was written.", *map(str, self.faults)])
        # A file may contain a lone surrogate, which no terminal can show.
        super().__init__(told.encode("utf-8", "backslashreplace").decode())
