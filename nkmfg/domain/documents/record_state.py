"""The state of a printed record."""

from enum import StrEnum


class RecordState(StrEnum):
    """State of a record when it is printed."""

    IN_PROGRESS = "in_progress"
    FINAL = "final"
    VOID = "void"
