"""What an entry of a field or of a result says."""

from enum import StrEnum


class EntryKind(StrEnum):
    """Kind of an entry."""

    VALUE = "value"
    CORRECTION = "correction"
    VOID = "void"
    NOT_APPLICABLE = "not_applicable"
    CONFIRMATION = "confirmation"
    COMMENT = "comment"


class ResultEntryKind(StrEnum):
    """Kind of an entry of a result."""

    VALUE = "value"
    CORRECTION = "correction"
    NOT_TESTED = "not_tested"
    INVALID = "invalid"  # the test itself failed: another one is done
    VOID = "void"


CHANGES = frozenset({EntryKind.CORRECTION, EntryKind.VOID})
ANSWERS = frozenset({EntryKind.VALUE, EntryKind.CORRECTION, EntryKind.CONFIRMATION})
