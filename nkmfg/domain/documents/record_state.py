"""States of a printed record, as its pages say them; the record printed is in progress or final."""

from enum import StrEnum


class RecordState(StrEnum):
    """State of a record when it is printed."""

    IN_PROGRESS = "in_progress"
    FINAL = "final"
