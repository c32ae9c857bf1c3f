"""Names of the facts of a signed dose: its level and its limits, as the recipe of the batch names them."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from nkmfg.domain.recipe.judging import Verdict
from nkmfg.domain.recipe.model import Recipe
from nkmfg.words.codes import label
from nkmfg.words.formats import told_from
from nkmfg.words.judgements import limit_words
from nkmfg.words.messages import _
from nkmfg.words.units import amount_words


def dose_values(recipe: Recipe, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts with the label of the level, and each limit with the amount that was compared and its verdict."""
    named = {
        "dose_level": recipe.dose_level(facts["dose_level"]).label,
        "limits": [_limit(recipe, *limit) for limit in facts["limits"]],
    }
    return {**facts, **named}


def _limit(recipe: Recipe, key: str, verdict: str, amount: str) -> str:
    criterion = recipe.criterion(key)
    said = [amount_words(told_from(Decimal(amount), criterion.limit), criterion.unit) if amount else _("not known yet")]
    if criterion.operator is not None and criterion.limit is not None:
        said.append(limit_words(criterion))
    return f"{criterion.attribute}: {', '.join([*said, label(Verdict(verdict))])}"
