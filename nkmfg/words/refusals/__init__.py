"""Sentences of refusals by code: what is refused, why, and what to do."""

from collections.abc import Mapping
from types import MappingProxyType

from nkmfg.domain.values.errors import Refused
from nkmfg.words.messages import _, writes, written
from nkmfg.words.refusals.forms import FORMS
from nkmfg.words.refusals.ledger import LEDGER
from nkmfg.words.refusals.papers import PAPERS
from nkmfg.words.refusals.steps import STEPS
from nkmfg.words.refusals.values import VALUES
from nkmfg.words.refusals.web import WEB

REFUSALS: Mapping[str, str] = MappingProxyType({**FORMS, **VALUES, **LEDGER, **PAPERS, **STEPS, **WEB})


@writes(Refused)
def refusal_sentence(refused: Refused) -> str:
    """Sentence of a refusal for the reader; a code without one is shown as it is."""
    message = REFUSALS.get(refused.code)
    return refused.code if message is None else _(message, **refused.params)


@writes(tuple)
def _several(values: tuple[object, ...]) -> str:
    """Several refusals or names, told apart though one may have a comma of its own."""
    return "; ".join(str(written(value)) for value in values)
