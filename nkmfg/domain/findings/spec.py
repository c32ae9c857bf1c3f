"""Specification of a check code, the same for every page and document."""

from dataclasses import dataclass
from enum import StrEnum

from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.permissions.actions import Action


class Stop(StrEnum):
    """Action or decision that a finding can stop. Nothing stops the care of living cells (practice 5)."""

    RELEASE = "release"
    SUPPLY = "supply"  # exceptional supply of a batch out of specification
    CERTIFICATION = "certification"
    LABEL = "label"  # a label that says the product may be used
    HAND_OVER = "hand_over"  # to the ward
    GIVING = "giving"  # giving a container that was handed over
    CLOSING = "closing"


EVERYTHING = frozenset(Stop)
"""Stops of a doubt about the cells themselves."""


class Needs(StrEnum):
    """Means by which a finding is settled."""

    NOTHING = "nothing"  # for information only
    ANSWER = "answer"  # QA answers it in the review of the record
    REMEDY = "remedy"  # it is remedied at its source; an answer cannot settle it
    SIGNATURE = "signature"


class Begins(StrEnum):
    """Moment from which a pending finding is somebody's work; a failed one is at once."""

    FOUND = "found"
    DUE = "due"  # a result, from the moment it is due
    FILLED = "filled"  # the product is filled
    RELEASED = "released"  # the batch is released or supplied to its patient
    USELESS = "useless"  # no container may be given any more
    ELSEWHERE = "elsewhere"  # the lists of steps and of orders show it, failed or pending


class DoseDoubt(StrEnum):
    """Property in doubt of a dose that was given."""

    IDENTITY = "identity"  # the bag may be another patient's
    AMOUNT = "amount"


class Group(StrEnum):
    """Kinds of exceptions of a record, the gravest first: the order in which they are listed."""

    SIGNATURE_INVALID = "signature_invalid"
    SIGNATURE_ALTERED = "signature_altered"
    DEVIATION = "deviation"
    OUT_OF_LIMIT = "out_of_limit"
    DOES_NOT_ADD_UP = "does_not_add_up"
    TO_CONFIRM = "to_confirm"
    CONFIRMED = "confirmed"
    MISSED = "missed"
    BLANK = "blank"
    UNSIGNED = "unsigned"
    TRANSCRIBED = "transcribed"
    DIFFERS_NOW = "differs_now"
    CHANGED = "changed"
    VOIDED = "voided"
    LATE_ENTRY = "late_entry"
    NEVER_RECORDED = "never_recorded"
    NOT_AFFECTED = "not_affected"
    ADDED = "added"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSpec:
    """Specification of a check code.

    `group` is set for exceptions of the record, which a review lists. `shown_at` names decisions at which it is shown
    though it stops nothing. `identity` names the parameters that tell one occurrence from another.
    """

    tone: Tone
    group: Group | None = None
    may_stop: frozenset[Stop] = frozenset()
    shown_at: frozenset[Stop] = frozenset()
    work: Action | None = None
    begins: Begins = Begins.FOUND
    needs: Needs = Needs.NOTHING
    opens_deviation: bool = False
    doubts_dose: DoseDoubt | None = None
    identity: tuple[str, ...] = ()
