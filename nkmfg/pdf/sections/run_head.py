"""Head of one run in section 10: step, instruction of the master batch record, and remarks."""

from collections.abc import Iterator
from dataclasses import dataclass

from nkmfg.pdf.flow import Block
from nkmfg.pdf.style import CAPTION, QUIET, UNDER
from nkmfg.pdf.typesetter import Placed, Typesetter, text
from nkmfg.pdf.wrap import wrap


@dataclass(frozen=True, slots=True)
class RunHead:
    """Title and time on one line, the instruction below; kept with the table that follows."""

    title: str
    aside: str
    instruction: str
    remarks: tuple[str, ...] = ()

    def blocks(self, typesetter: Typesetter, width: float) -> Iterator[Block]:
        """One block per line, all kept together."""
        aside = typesetter.set(self.aside, UNDER)
        typesetter.heading = self.title
        for index, line in enumerate(wrap(self.title, typesetter.font(CAPTION), width - aside.width - 16)):
            placed = [Placed(0, -9, typesetter.set(line, CAPTION))]
            placed += [] if index else [Placed(width - aside.width, -9, aside)]
            yield Block(12.5, text(placed), gap=0 if index else 14, keep=True)
        for words in (self.instruction, *self.remarks):
            for line in wrap(words, typesetter.font(QUIET), width):
                yield Block(10.4, text([Placed(0, -8, typesetter.set(line, QUIET))]), keep=True)
