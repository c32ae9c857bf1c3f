"""Sentences of refusals by code: what is refused, why, and what to do."""

from collections.abc import Mapping
from types import MappingProxyType

import nkmfg.words.refusals.reasons  # noqa: F401  registers how reasons are written
from nkmfg.domain.values.errors import Refused
from nkmfg.words.formats import capitalized
from nkmfg.words.messages import _, writes, written
from nkmfg.words.refusals.batches import BATCHES
from nkmfg.words.refusals.commands import COMMANDS
from nkmfg.words.refusals.counter_files import COUNTER_FILES
from nkmfg.words.refusals.custody import CUSTODY
from nkmfg.words.refusals.decisions import DECISIONS
from nkmfg.words.refusals.donors import DONORS
from nkmfg.words.refusals.fields import FIELDS
from nkmfg.words.refusals.files import FILES
from nkmfg.words.refusals.forms import FORMS
from nkmfg.words.refusals.identifiers import IDENTIFIERS
from nkmfg.words.refusals.infusions import INFUSIONS
from nkmfg.words.refusals.labels import LABELS
from nkmfg.words.refusals.ledger import LEDGER
from nkmfg.words.refusals.lots import LOTS
from nkmfg.words.refusals.orders import ORDERS
from nkmfg.words.refusals.paper import PAPER
from nkmfg.words.refusals.papers import PAPERS
from nkmfg.words.refusals.people import PEOPLE
from nkmfg.words.refusals.product import PRODUCT
from nkmfg.words.refusals.recipe_file import RECIPE_FILE
from nkmfg.words.refusals.recipes import RECIPES
from nkmfg.words.refusals.results import RESULTS
from nkmfg.words.refusals.site import SITE
from nkmfg.words.refusals.steps import STEPS
from nkmfg.words.refusals.transcriptions import TRANSCRIPTIONS
from nkmfg.words.refusals.values import VALUES
from nkmfg.words.refusals.web import WEB

TABLES: tuple[Mapping[str, str], ...] = (
    BATCHES,
    COMMANDS,
    COUNTER_FILES,
    CUSTODY,
    DECISIONS,
    DONORS,
    FIELDS,
    FILES,
    FORMS,
    IDENTIFIERS,
    INFUSIONS,
    LABELS,
    LEDGER,
    LOTS,
    ORDERS,
    PAPER,
    PAPERS,
    PEOPLE,
    PRODUCT,
    RECIPE_FILE,
    RECIPES,
    RESULTS,
    SITE,
    STEPS,
    TRANSCRIPTIONS,
    VALUES,
    WEB,
)
REFUSALS: Mapping[str, str] = MappingProxyType({code: text for table in TABLES for code, text in table.items()})


def refusal_sentence(refused: Refused) -> str:
    """Sentence of a refusal for the reader, after the label of what was typed if it is about that."""
    return str(written(refused))


def field_sentence(refused: Refused) -> str:
    """Sentence of a refusal as it stands at its field, which has its label already."""
    return capitalized(_sentence(refused))


@writes(Refused)
def _labelled(refused: Refused) -> str:
    label = refused.params.get("label")
    return f"{label}: {_sentence(refused)}" if label else _sentence(refused)


def _sentence(refused: Refused) -> str:
    """Sentence without the label; a code without a sentence is shown as it is."""
    message = REFUSALS.get(refused.code)
    return refused.code if message is None else _(message, **refused.params)


@writes(tuple)
def _several(values: tuple[object, ...]) -> str:
    """Several refusals or names, told apart though one may have a comma of its own."""
    return "; ".join(str(written(value)) for value in values)
