"""A result out of specification is locked; it opens with QA's signature under its assignable cause."""

import json

from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.product.results import context_of, given
from nkmfg.domain.recipe.judging import Verdict, judge
from nkmfg.domain.recipe.model import Blocks

OOS = "oos"  # what the cause is signed under


def is_locked(dossier: Dossier, figures: BatchFigures, criterion: str, ordinal: int) -> bool:
    """Whether a result is out of specification and QA has not signed its assignable cause as it stands now."""
    result = next((one for one in dossier.results if (one.criterion, one.ordinal) == (criterion, ordinal)), None)
    if result is None or not result.stands or dossier.recipe.criterion(criterion).blocks is Blocks.NOTHING:
        return False
    context = context_of(dossier, figures)
    if judge(given(result.last), dossier.recipe.criterion(criterion), context).verdict is not Verdict.FAIL:
        return False
    for signed in dossier.signed_under(f"{OOS}/{criterion}/{ordinal}"):
        is_whole = signed.is_whole
        if is_whole and json.loads(signed.payload)["facts"]["revision"] == str(result.last.revision):
            return False
    return True
