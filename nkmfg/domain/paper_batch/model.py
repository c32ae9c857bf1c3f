"""Transcription of a batch done on paper; None is a gap in the source."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from nkmfg.domain.culture.events import Fate
from nkmfg.domain.recipe.criteria import Criterion
from nkmfg.domain.recipe.enums import Level, Operator, SampledMaterial
from nkmfg.domain.recipe.model import DoseLevel

FORMAT = "nkmfg paper batch 1"
GAP = "not in the source"
MOMENT_GAP = f"moment {GAP}: not later than this"
ON_PAPER = "paper:"  # prefix of the user names of people without an account
Values = Mapping[str, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSource:
    """The transcribed source: its title, and where it is kept."""

    title: str
    kept_at: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperParty:
    """Donor or patient: `code` of a known one, None for a new one; `on_paper` is the code on paper, never a name."""

    code: str | None = None
    on_paper: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOrder:
    """The order, as far as the source states it."""

    relationship: str | None
    hla_match: str | None
    dose_level: str | None
    weight_kg: str | None
    weighed_at: datetime | None = None
    weighed_by: str | None = None
    conditioning: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLimit:
    """A limit of one field of a step, as in the master record on paper."""

    step: str
    field: str
    level: Level
    operator: Operator
    value: Decimal
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedBy:
    """Source of limits and release criteria: a registered recipe, or the file itself."""

    recipe: str | None = None
    version: str | None = None
    dose_levels: tuple[DoseLevel, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    limits: tuple[PaperLimit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperVessel:
    """A vessel introduced by this step; `vessel_type` in the words of the paper."""

    code: str
    vessel_type: str | None
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperMovement:
    """Movement of cells from a vessel into another or out of the culture; without a volume, of the whole content."""

    source: str
    target: str | None = None
    fate: Fate = Fate.CULTURE
    at: datetime | None = None  # else the moment of the step
    values: Values


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSample:
    """A sample, and the vessels it represents."""

    code: str
    material: SampledMaterial
    vessels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperValues:
    """Values about the batch, or about one vessel, sample or container."""

    vessel: str | None = None
    sample: str | None = None
    container: str | None = None
    replicate: int = 1
    values: Values


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperStep:
    """One performed step. `verified_by` is the name on the paper, without an electronic signature."""

    step: str
    at: datetime | None
    performed_by: str | None
    verified_by: str | None = None
    remark: str | None = None
    vessels: tuple[PaperVessel, ...] = ()
    samples: tuple[PaperSample, ...] = ()
    movements: tuple[PaperMovement, ...] = ()
    values: tuple[PaperValues, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperResult:
    """A result as reported by the laboratory; `test` is the key of a criterion."""

    test: str
    value: str | None  # None: requested, but missing in the source
    sample: str | None = None
    container: str | None = None
    resulted_at: datetime | None
    laboratory: str | None
    reported_by: str | None
    preliminary: bool = False
    loq: str | None = None
    events: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperInfusion:
    """A complete infusion. Incomplete ones are reported under the step `reported`."""

    container: str
    identity_matched: str
    started_at: datetime
    stopped_at: datetime | None
    given_ml: str
    weight_kg: str
    reaction: str
    reaction_action: str | None = None
    residue: str
    given_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperIl2:
    """The IL-2 of one day of treatment."""

    day: int
    given: str
    ordered_iu: str
    given_iu: str | None = None
    given_at: datetime | None = None
    site: str | None = None
    why_not: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperBatch:
    """A whole batch. `not_later_than` replaces every moment missing in the source."""

    format: str
    number: str
    number_on_paper: str | None
    source: PaperSource
    not_later_than: datetime | None = None
    donor: PaperParty
    patient: PaperParty
    order: PaperOrder
    judged_by: JudgedBy = field(default_factory=JudgedBy)
    steps: tuple[PaperStep, ...]
    results: tuple[PaperResult, ...] = ()
    infusions: tuple[PaperInfusion, ...] = ()
    il2: tuple[PaperIl2, ...] = ()

    def __len__(self) -> int:
        """Number of items to be written, for the progress bar."""
        return len(self.steps) + len(self.results) + len(self.infusions) + len(self.il2)


def gaps_in(raw: object, path: str = "") -> Iterator[str]:
    """Paths of all gaps in the source."""
    if raw is None:
        yield path
    elif isinstance(raw, dict):
        for key, entry in raw.items():
            yield from gaps_in(entry, f"{path}.{key}" if path else key)
    elif isinstance(raw, list):
        for index, entry in enumerate(raw):
            yield from gaps_in(entry, f"{path}[{index}]")
