"""The shipped master batch records, one readable file per product."""

from functools import cache
from importlib.resources import files

from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.recipe_file.parser import parse
from nkmfg.domain.values.errors import Unknown

SHIPPED = ("nk_k562_mbil21",)
HISTORICAL = "historical"  # base of batches imported from paper; no batch is issued from it


@cache
def shipped(code: str = SHIPPED[0]) -> Recipe:
    """Return the shipped recipe of that code. Raises Unknown."""
    return parse(source(code))


def source(code: str = SHIPPED[0]) -> bytes:
    """Return the file of a shipped recipe, unchanged. Raises Unknown."""
    if code not in (*SHIPPED, HISTORICAL):
        raise Unknown("recipe.not_shipped", code=code, shipped=", ".join(SHIPPED))
    return files(__name__).joinpath(f"{code}.toml").read_bytes()
