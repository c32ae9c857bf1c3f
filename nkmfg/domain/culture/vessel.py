"""One population in one vessel, and the effect of each operation on it.

A vessel holds cells and their *starting equivalents*: the number of seeded cells they descend from.
Cells ÷ starting equivalents is their fold, without a traversal of the history.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction

from nkmfg.domain.culture.events import Fate
from nkmfg.domain.recipe.enums import Operation
from nkmfg.domain.values.computed import Absence, Amount, Missing, missing, ratio
from nkmfg.domain.values.notes import NoteCode

NOT_SEEDED = missing(Absence.NOT_MEASURED, NoteCode.NEVER_SEEDED)
RECOVERY_UNKNOWN = missing(Absence.NOT_MEASURED, NoteCode.RECOVERY_UNKNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vessel:
    """Cells by the count of `as_of`, less what was drawn since, and their starting equivalents.

    `unmeasured` is the reason why a later count did not measure them; `waiting` and `segment_waiting` are the reasons
    why their growth since seeding, or since the start of the segment, is unknown. While `recovering` from a wash,
    depletion or thaw, `cells` is the number before it, until the next count. A segment that `spans` continued
    unmeasured through a restimulation.
    """

    volume_ml: Fraction
    cells: Amount
    start: Amount = NOT_SEEDED
    segment_start: Amount = NOT_SEEDED
    as_of: datetime
    seeded_at: datetime
    segment_from: datetime
    stage: int = 0
    fate: Fate = Fate.CULTURE
    unmeasured: Missing | None = None
    waiting: Missing | None = None
    segment_waiting: Missing | None = None
    recovering: frozenset[Operation] = frozenset()
    spans: bool = False

    @property
    def measured(self) -> Amount:
        """The cells, or the reason why the latest count did not measure them."""
        return self.cells if self.unmeasured is None else self.unmeasured

    def part(self, share: Fraction, volume_ml: Fraction, fate: Fate) -> "Vessel":
        """A share of the cells and of their starting equivalents."""
        return replace(
            self,
            cells=self.cells * share,
            start=self.start * share,
            segment_start=self.segment_start * share,
            volume_ml=volume_ml,
            fate=fate,
        )

    def __add__(self, other: "Vessel") -> "Vessel":
        """The pool of both, with the weaker knowledge of the two."""
        return replace(
            self,
            volume_ml=self.volume_ml + other.volume_ml,
            cells=self.cells + other.cells,
            start=self.start + other.start,
            segment_start=self.segment_start + other.segment_start,
            as_of=min(self.as_of, other.as_of),
            seeded_at=min(self.seeded_at, other.seeded_at),
            segment_from=min(self.segment_from, other.segment_from),
            stage=max(self.stage, other.stage),
            unmeasured=self.unmeasured or other.unmeasured,
            waiting=self.waiting or other.waiting,
            segment_waiting=self.segment_waiting or other.segment_waiting,
            recovering=self.recovering | other.recovering,
            spans=self.spans or other.spans,
        )

    def counted(self, found: Amount, at: datetime) -> "Vessel":
        """Set the counted cells: growth keeps the starting equivalents, recovery scales them equally."""
        if self.recovering:
            recovery = ratio(found, self.measured, NoteCode.NONE_BEFORE_WASH)
            left = replace(self.standing_for(recovery), cells=found, recovering=frozenset())
            return left.counted(found, at)
        if isinstance(found, Missing) and found.absence is not Absence.PENDING:
            return replace(
                self,
                unmeasured=found,
                waiting=found if self.as_of <= self.seeded_at else self.waiting,
                segment_waiting=found if self.as_of <= self.segment_from else self.segment_waiting,
            )
        return replace(self, cells=found, as_of=at, unmeasured=None, waiting=None, segment_waiting=None)

    def seeded(self, at: datetime) -> "Vessel":
        """Start the folds: the starting equivalents are the present cells."""
        cells = RECOVERY_UNKNOWN if self.recovering else self.measured
        return replace(
            self,
            cells=cells,
            start=cells,
            segment_start=cells,
            as_of=at,
            seeded_at=at,
            segment_from=at,
            waiting=self.unmeasured,
            segment_waiting=self.unmeasured,
            stage=1,
            recovering=frozenset(),
        )

    def restimulated(self) -> "Vessel":
        """Start a segment with the present cells; if they are unmeasured, the previous segment continues."""
        if self.recovering:
            lost = replace(self.standing_for(RECOVERY_UNKNOWN), cells=RECOVERY_UNKNOWN, recovering=frozenset())
            return lost.restimulated()
        if self.unmeasured is not None:
            return replace(self, stage=self.stage + 1, spans=True)
        return replace(self, stage=self.stage + 1, segment_start=self.cells, segment_from=self.as_of, spans=False)

    def standing_for(self, share: Amount) -> "Vessel":
        """The same cells with a share of their starting equivalents."""
        return replace(self, start=self.start * share, segment_start=self.segment_start * share)
