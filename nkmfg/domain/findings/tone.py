"""Tone: the severity that pages and documents map to a shape and a colour."""

from enum import StrEnum

from nkmfg.domain.recipe.judging import Verdict


class Tone(StrEnum):
    """Severity of a value, a step, a test or a batch."""

    PASS = "pass"  # noqa: S105 - a verdict
    WARNING = "warning"
    ACTION = "action"
    PENDING = "pending"
    FAIL = "fail"
    LATE = "late"
    NOTED = "done"


GRAVEST_FIRST = (Tone.FAIL, Tone.ACTION, Tone.LATE, Tone.WARNING, Tone.PENDING, Tone.NOTED, Tone.PASS)
TONE_OF_VERDICT = {
    Verdict.PASS: Tone.PASS,
    Verdict.FAIL: Tone.FAIL,
    Verdict.PENDING: Tone.PENDING,
    Verdict.INVALID: Tone.ACTION,
    Verdict.NOT_TESTED: Tone.ACTION,
    Verdict.CANNOT_BE_SHOWN: Tone.ACTION,
    Verdict.NOT_APPLICABLE: Tone.NOTED,
}
