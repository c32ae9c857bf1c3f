"""The recipe that pages outside of a batch use: the one approved last. A batch uses its own, pinned version."""

from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.values.errors import Refused
from nkmfg.services.recipes import read, versions
from nkmfg.web.web_session import db


def recipe_here() -> Recipe | None:
    """The recipe approved last; None if none is approved."""
    approved = [(line.effective_at, line.version.id, line) for line in versions(db()) if line.effective_at]
    return read(db(), max(approved)[2].version) if approved else None


def needed_recipe() -> Recipe:
    """The recipe approved last, for forms that need one. Raises Refused."""
    recipe = recipe_here()
    if recipe is None:
        raise Refused("recipe.none_here")
    return recipe
