"""A check: one judgement about a batch, as a code with its subject and parameters, without a sentence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Protocol, TypeVar

from nkmfg.domain.findings.codes import CHECKS
from nkmfg.domain.findings.spec import CheckSpec, Stop
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.values.hashing import canonical, sha256

NO_PARAMS: Mapping[str, str] = MappingProxyType({})


class Outcome(StrEnum):
    """Outcome of a check."""

    PASSED = "passed"
    FAILED = "failed"
    PENDING = "pending"
    NOT_APPLICABLE = "not_applicable"


class SubjectKind(StrEnum):
    """Kind of thing a check is about."""

    BATCH = "batch"
    RUN = "run"
    LINE = "line"
    VESSEL = "vessel"
    TEST = "test"
    RESULT = "result"
    SIGNATURE = "signature"
    DEVIATION = "deviation"
    POSITIVE = "positive"
    LOT = "lot"
    EQUIPMENT = "equipment"
    PERSON = "person"
    RECIPE = "recipe"
    DONOR = "donor"
    ORDER = "order"
    PRODUCT = "product"
    CONTAINER = "container"
    FORM = "form"
    LABEL = "label"
    DOSE = "dose"
    INFUSION = "infusion"
    IL2 = "il2"
    SCAN = "scan"
    DECISION = "decision"
    RESULTS_REVIEW = "results_review"
    RECORD_REVIEW = "record_review"
    SUPPLY = "supply"


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """Subject of a check by its business key: `run` "count/3/1", `lot` "L-0012"; the batch itself has no key."""

    kind: SubjectKind
    key: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}" if self.key else self.kind.value


BATCH = Subject(SubjectKind.BATCH)


@dataclass(frozen=True, kw_only=True)
class Check:
    """A judgement about a batch. A *finding* is a check that did not pass, or a fact that is itself one.

    `params` are canonical strings: numbers in plain decimals, moments in ISO 8601. Those that `spec.identity` names
    come from recorded facts only, never from the clock; an answer or a deviation is bound to code, subject and those.
    `data` is the object judged. `stops` is what this check stops, within what its code may stop.
    """

    code: str
    subject: Subject = BATCH
    outcome: Outcome = Outcome.FAILED
    params: Mapping[str, str] = field(default_factory=lambda: NO_PARAMS)
    data: object = field(default=None, compare=False, repr=False)
    run: str | None = None
    by: str = ""  # login, or a printed name where a record has no login
    at: datetime | None = None
    stops: frozenset[Stop] = frozenset()
    is_open: bool = False  # needs an action: an answer, a signature, a value
    answer: str = ""  # answer or reason recorded about it, verbatim
    answered_by: str = ""  # printed name of the person who answered it in a review
    deviation: str = ""  # the deviation that was opened for it

    @property
    def spec(self) -> CheckSpec:
        return CHECKS[self.code]

    @property
    def tone(self) -> Tone:
        return self.spec.tone

    @property
    def is_finding(self) -> bool:
        return self.outcome in (Outcome.FAILED, Outcome.PENDING)

    @cached_property
    def identity(self) -> str:
        """Digest of the parameters that identify this occurrence of the code."""
        return sha256(canonical({name: self.params.get(name, "") for name in self.spec.identity}))[:16]

    @property
    def key(self) -> tuple[str, str, str]:
        """Key to which an answer or a deviation is bound: code, subject and identity."""
        return self.code, str(self.subject), self.identity

    def blocks(self, stop: Stop) -> bool:
        """True if it blocks this decision or use now."""
        return stop in self.stops and self.is_finding

    def concerns(self, stop: Stop) -> bool:
        """True if it is shown at this decision or use, whether it blocks or not."""
        return self.is_finding and (stop in self.stops or stop in self.spec.shown_at)


def against_container(checks: Iterable[Check], stop: Stop, container: str) -> tuple[Check, ...]:
    """Checks that keep one container from being issued or given: those of the batch, and those of this container."""
    return tuple(
        check
        for check in checks
        if check.blocks(stop) and (check.subject.kind is not SubjectKind.CONTAINER or check.subject.key == container)
    )


class Deviating(Protocol):
    """Protocol of a check, or of a finding in a summary: its code and subject, and the deviation opened for it."""

    @property
    def code(self) -> str: ...
    @property
    def subject(self) -> Subject: ...
    @property
    def deviation(self) -> str: ...


Listed = TypeVar("Listed", bound=Deviating)


def without_own_deviations(checks: Iterable[Listed]) -> tuple[Listed, ...]:
    """The checks without the open deviations of those that are listed themselves: they count as one."""
    listed = tuple(checks)
    own = {check.deviation for check in listed if check.deviation}
    return tuple(check for check in listed if check.code != "deviation.open" or check.subject.key not in own)
