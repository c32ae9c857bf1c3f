"""Lock of results out of specification until QA signs an assignable cause."""

import json

from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.product.results import context_of, given
from nkmfg.domain.recipe.judging import judge
from nkmfg.domain.recipe.model import Blocks

OOS = "oos"  # scope of the signature


def is_locked(dossier: Dossier, figures: BatchFigures, criterion: str, ordinal: int) -> bool:
    """True if a result is out of specification and its current revision has no signed assignable cause."""
    result = next(
        (
            candidate
            for candidate in dossier.results
            if (candidate.criterion, candidate.ordinal) == (criterion, ordinal)
        ),
        None,
    )
    if result is None or not result.stands or dossier.recipe.criterion(criterion).blocks is Blocks.NOTHING:
        return False
    context = context_of(dossier, figures)
    if not judge(given(result.last), dossier.recipe.criterion(criterion), context).is_out_of_specification:
        return False
    for signed in dossier.signed_under(f"{OOS}/{criterion}/{ordinal}"):
        is_whole = signed.is_whole
        if is_whole and json.loads(signed.payload)["facts"]["revision"] == str(result.last.revision):
            return False
    return True
