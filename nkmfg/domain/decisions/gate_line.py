"""What stands in the way of a decision: each thing with its sentence, and where it is put right."""

from dataclasses import dataclass
from datetime import datetime

from nkmfg.domain.findings.tone import Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class GateLine:
    """One thing that stands in the way, or may still be pending. `run`, `criterion` lead to its place."""

    tone: Tone
    sentence: str
    where: str
    blocks: bool
    run: str | None = None
    criterion: str | None = None
    due: datetime | None = None


@dataclass(frozen=True, slots=True)
class GateState:
    """Everything the gate has to say of a batch, what blocks first."""

    lines: tuple[GateLine, ...]

    @property
    def blocking(self) -> tuple[GateLine, ...]:
        return tuple(one for one in self.lines if one.blocks)

    @property
    def pending(self) -> tuple[GateLine, ...]:
        """What may still be pending at release, each with its due date."""
        return tuple(one for one in self.lines if not one.blocks and one.tone is Tone.PENDING)

    @property
    def is_open(self) -> bool:
        return not self.blocking


def told(lines: list[GateLine]) -> GateState:
    """The lines as a gate tells them, what blocks first."""
    return GateState(tuple(sorted(lines, key=lambda one: not one.blocks)))
