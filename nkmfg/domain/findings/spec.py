"""What is said of the code of a check once, for every surface."""

from dataclasses import dataclass
from enum import StrEnum

from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.permissions.actions import Action


class Stop(StrEnum):
    """What a finding can stop. Nothing stops the care of living cells (practice 5)."""

    RELEASE = "release"
    SUPPLY = "supply"  # exceptional supply of a batch out of specification
    CERTIFICATION = "certification"
    LABEL = "label"  # a label that says the product may be used
    HAND_OVER = "hand_over"  # to the ward
    GIVING = "giving"  # a container that was handed over already
    CLOSING = "closing"


EVERYTHING = frozenset(Stop)
"""What a doubt of the cells themselves stops."""


class Needs(StrEnum):
    """How a finding is settled."""

    NOTHING = "nothing"  # it is there to be looked at
    ANSWER = "answer"  # QA answers it in the review of the record
    REMEDY = "remedy"  # it is put right where it stands; no answer makes up for it
    SIGNATURE = "signature"


class Begins(StrEnum):
    """From when on a finding that is only pending is somebody's work; what failed is so at once."""

    FOUND = "found"
    DUE = "due"  # a result, from the moment it is due
    FILLED = "filled"  # the product is filled
    RELEASED = "released"  # the batch is decided for its patient
    REQUESTED = "requested"  # a paper of an exceptional supply is there
    USELESS = "useless"  # nothing of the product may be given any more
    ELSEWHERE = "elsewhere"  # the lists of steps and of orders show it, failed or pending


class DoseDoubt(StrEnum):
    """What is doubted of a dose that was given."""

    IDENTITY = "identity"  # whose bag it was
    AMOUNT = "amount"


class Group(StrEnum):
    """The kinds of exceptions of a record, the gravest first: the order in which they are listed."""

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
    ADDED = "added"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSpec:
    """What is said of a code once, for every surface.

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
