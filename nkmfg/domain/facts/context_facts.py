"""Context of a batch: acts, lots and equipment used, lost drafts, donor determination."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from nkmfg.domain.permissions.states import EquipmentState, LotState
from nkmfg.domain.recipe.donor_testing import Finding


@dataclass(frozen=True, slots=True)
class AnswerFact:
    """QA's answer to an exception; `what` is the exception verbatim as it was shown."""

    code: str
    subject: str
    identity: str
    what: str
    answer: str
    name: str
    answered_at: datetime

    @property
    def key(self) -> tuple[str, str, str]:
        """Code, subject and identity of the exception answered."""
        return self.code, self.subject, self.identity


@dataclass(frozen=True, slots=True)
class ActFact:
    """An act of a person on the batch that is no entry. `of` is a run's key, a file's SHA-256, or the batch."""

    action: str  # its code: "batch.issue", "run.add", "run.skip"; "file" for an attached file
    of: str
    login: str
    who: str
    role: str
    at: datetime
    reason: str | None


@dataclass(frozen=True, slots=True)
class LotFact:
    """A lot used in the batch, as known at the moment of reading."""

    code: str
    material: str
    name: str
    maker: str
    maker_lot: str
    expires_on: date
    state: LotState
    potency_iu_per_mg: Decimal | None


@dataclass(frozen=True, slots=True)
class EquipmentFact:
    """Equipment used for the batch, as known at the moment of reading."""

    code: str
    kind: str
    name: str
    state: EquipmentState
    calibrated_until: date | None


@dataclass(frozen=True, slots=True)
class LostDraftFact:
    """A draft that was typed and never recorded: names of its fields, not their values."""

    run: str
    fields: str
    login: str
    left_at: datetime
    noted_at: datetime


@dataclass(frozen=True, slots=True)
class MarkerTest:
    """A test of the donor as reported by the laboratory."""

    marker: str
    sampled_at: datetime
    finding: Finding
    laboratory: str


@dataclass(frozen=True, slots=True)
class DonorDetermination:
    """Determination of the donor's eligibility (21 CFR 1271.50), with tests and legends of the label."""

    statement: str
    reasons: tuple[str, ...]  # reasons of ineligibility, or missing facts
    legends: tuple[str, ...]
    tests: tuple[MarkerTest, ...]


@dataclass(frozen=True, slots=True)
class ContextFacts:
    """All context facts of a batch."""

    acts: tuple[ActFact, ...]
    lots: tuple[LotFact, ...]
    equipment: tuple[EquipmentFact, ...]
    lost_drafts: tuple[LostDraftFact, ...]
    donor: DonorDetermination | None = None  # for a batch done on paper it is on the paper

    def act(self, action: str, of: str = "") -> ActFact | None:
        """First act with this action on this subject."""
        return next((act for act in self.acts if act.action == action and of in ("", act.of)), None)

    def lot(self, code: str) -> LotFact | None:
        """Lot of this code; None if no such lot was used."""
        return next((candidate for candidate in self.lots if candidate.code == code), None)

    def piece(self, code: str) -> EquipmentFact | None:
        """Equipment of this code; None if no such equipment was used."""
        return next((candidate for candidate in self.equipment if candidate.code == code), None)
