"""Names of the facts of a signed dose: its level and its limits, as the recipe of the batch names them."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from nkmfg.domain.recipe.comparison import written
from nkmfg.domain.recipe.judging import Verdict
from nkmfg.domain.recipe.model import Recipe
from nkmfg.words.codes import label


def dose_values(recipe: Recipe, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts with the label of the level, and each limit with the amount that was compared and its verdict."""
    named = {
        "dose_level": recipe.dose_level(facts["dose_level"]).label,
        "limits": [_limit(recipe, *limit) for limit in facts["limits"]],
    }
    return {**facts, **named}


def _limit(recipe: Recipe, key: str, verdict: str, amount: str) -> str:
    criterion = recipe.criterion(key)
    found = "not known yet"
    limit = ""
    if amount:
        found = f"{written(Decimal(amount), criterion.limit)} {criterion.unit}".rstrip()
    if criterion.operator is not None and criterion.limit is not None:
        limit = f", limit {criterion.operator.sign} {written(criterion.limit)} {criterion.unit}".rstrip()
    return f"{criterion.attribute}: {found}{limit}, {label(Verdict(verdict))}"
