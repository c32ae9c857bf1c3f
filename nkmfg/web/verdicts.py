"""Display of eligibility: a mark for the verdict, and one for each reason."""

from collections.abc import Iterable
from typing import Any

from nkmfg.domain.recipe.eligibility import Eligibility, Reason
from nkmfg.domain.recipe.model import Recipe
from nkmfg.words.eligibility import reason_sentence
from nkmfg.words.messages import N_, _

_VERDICTS = {
    Eligibility.ELIGIBLE: ("pass", N_("eligible")),
    Eligibility.INELIGIBLE: ("fail", N_("not eligible")),
    Eligibility.NOT_COMPLETE: ("pending", N_("not complete")),
}
_MET = {True: ("pass", N_("met")), False: ("fail", N_("not met")), None: ("pending", N_("not known yet"))}


def verdict_mark(verdict: Eligibility) -> dict[str, str]:
    """Mark of a verdict."""
    tone, word = _VERDICTS[verdict]
    return {"tone": tone, "word": _(word)}


def reason_rows(reasons: Iterable[Reason], recipe: Recipe) -> list[dict[str, Any]]:
    """Rows of reasons with their marks: unmet first, then unknown, then met."""
    rows = []
    for met in (False, None, True):
        tone, word = _MET[met]
        mark = {"tone": tone, "word": _(word)}
        rows += [{"cells": [reason_sentence(reason, recipe), mark]} for reason in reasons if reason.met is met]
    return rows


def pending_count(reasons: Iterable[Reason]) -> int:
    """Number of facts or results that are missing."""
    return sum(reason.met is None for reason in reasons)
