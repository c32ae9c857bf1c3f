"""The head of one run in section 10: its step, its instruction as in the master batch record, and what was peculiar."""

from collections.abc import Iterator
from dataclasses import dataclass

from nkmfg.pdf.flow import Strip
from nkmfg.pdf.press import Placed, Press, text
from nkmfg.pdf.style import CAPTION, QUIET, UNDER
from nkmfg.pdf.wrap import wrap


@dataclass(frozen=True, slots=True)
class RunHead:
    """Title and time on one line, the instruction under it; kept with the table that follows."""

    title: str
    aside: str
    instruction: str
    remarks: tuple[str, ...] = ()

    def strips(self, press: Press, width: float) -> Iterator[Strip]:
        """A strip a line, all held together."""
        aside = press.set(self.aside, UNDER)
        press.heading = self.title
        for index, line in enumerate(wrap(self.title, press.fount(CAPTION), width - aside.width - 16)):
            placed = [Placed(0, -9, press.set(line, CAPTION))]
            placed += [] if index else [Placed(width - aside.width, -9, aside)]
            yield Strip(12.5, text(placed), gap=0 if index else 14, keep=True)
        for words in (self.instruction, *self.remarks):
            for line in wrap(words, press.fount(QUIET), width):
                yield Strip(10.4, text([Placed(0, -8, press.set(line, QUIET))]), keep=True)
