"""The states of sites, lots, equipment, batches, runs and deviations, and what is asked where use ends."""

from enum import StrEnum


class SiteKind(StrEnum):
    """A demo can never become another kind; a commissioning site becomes production by QA's signature."""

    DEMO = "demo"
    COMMISSIONING = "commissioning"
    PRODUCTION = "production"


class LotState(StrEnum):
    """QA says so; a new lot is in quarantine."""

    QUARANTINE = "quarantine"
    RELEASED = "released"
    REJECTED = "rejected"


class EquipmentState(StrEnum):
    """Only equipment in service is used."""

    IN_SERVICE = "in_service"
    QUARANTINED = "quarantined"
    RETIRED = "retired"


class Affected(StrEnum):
    """Whether what was done with a material, by a recipe or by a person is affected by why that ended.

    Not known counts as yes.
    """

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not_known"


QUESTIONED = (Affected.YES, Affected.NOT_KNOWN)


class BatchState(StrEnum):
    """Whether anything still happens to it. What was decided about it is a disposition."""

    OPEN = "open"
    CLOSED = "closed"


class RunState(StrEnum):
    """How far an occurrence of a step is. Signatures are read beside it."""

    OPEN = "open"  # nothing recorded yet
    TO_CONFIRM = "to_confirm"  # something implausible is recorded: confirm or correct before signing
    RECORDED = "recorded"
    SKIPPED = "skipped"  # will not be done, with a reason


class DeviationState(StrEnum):
    """A deviation is closed by QA's signed assessment."""

    OPEN = "open"
    CLOSED = "closed"
