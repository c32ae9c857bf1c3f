"""Recipe of a paper batch, and its stored version."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.paper_batch.model import JudgedBy
from nkmfg.domain.paper_batch.recipe import judged_by_file, judged_by_recipe
from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.recipe_file.canonical import canonical_json, digest
from nkmfg.ledger.act import OpenAct
from nkmfg.models import RecipeVersion
from nkmfg.recipes import HISTORICAL, shipped
from nkmfg.services import recipes


def recipe_for(session: Session, judged_by: JudgedBy) -> Recipe:
    """The historical recipe with the limits of the file, or of the recipe it names. Raises Unknown."""
    base = shipped(HISTORICAL)
    if judged_by.recipe is None:
        return judged_by_file(base, judged_by)
    version = recipes.version_of(session, judged_by.recipe, judged_by.version or "")
    return judged_by_recipe(base, recipes.read(session, version))


def kept_version(session: Session, recipe: Recipe, opened: OpenAct) -> RecipeVersion:
    """The stored version of a recipe, written inside the act that imports the first batch with it."""
    made = digest(recipe)
    version = session.scalar(sa.select(RecipeVersion).where(RecipeVersion.digest == made))
    if version is None:
        version = RecipeVersion(
            code=recipe.code,
            version=recipe.version,
            title=recipe.title,
            digest=made,
            content=canonical_json(recipe),
            registered_at=opened.at,
        )
        session.add(version)
        session.flush()
    return version
