"""Lines of a label, stored verbatim as printed."""

from fractions import Fraction

from nkmfg.domain.documents.label import LabelContent, LabelFacts
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.product.labels import DIGITS
from nkmfg.domain.values.identifiers import shown_collection_number
from nkmfg.domain.values.moments import local
from nkmfg.domain.values.quantities import shown
from nkmfg.words.containers import state_words
from nkmfg.words.judgements import names_in_row
from nkmfg.words.record import weight_words

FORM_VERSION = "1"  # version of the layout
STOPPED = "STOPPED · DO NOT GIVE"
GIVEN = "GIVEN · TELL THE PHYSICIAN"
NOT_KNOWN = "not known yet"
STORAGE_ELSEWHERE = "as on the accompanying record"


def stopped_words(*, is_given: bool) -> str:
    """Status of a stopped product or container in capitals; `is_given`: something was infused, and nothing is left."""
    return GIVEN if is_given else STOPPED


def stopped_word(*, is_given: bool) -> str:
    """Status of a stopped product in lists and on its pages, shown beside what stops it."""
    return GIVEN.lower() if is_given else "stopped"


def label_lines(
    dossier: Dossier, facts: LabelFacts, *, stops: tuple[str, ...] = (), failures: tuple[str, ...] = ()
) -> LabelContent:
    """Compile the content of a label, line by line.

    `stops` are sentences of what stops the product; with any, the label reads STOPPED, do not give, and covers earlier
    labels; of a container that was given, it reads GIVEN. `failures` are the tests that an exceptional supply failed,
    each with its value and limit (FD4).
    """
    order, recipe, template = dossier.order, dossier.recipe, facts.template
    return {
        "template": f"{recipe.code} version {recipe.version}, {template.label}, form {FORM_VERSION}",
        "mark": dossier.mark or "",
        "site": dossier.site,
        "product": recipe.product.name,
        "trial": recipe.trial.code,
        "batch": dossier.number,
        "container": facts.container,
        "coi_code": order.coi_code,
        "decision": dossier.decision,
        "stops": list(stops),
        "failures": list(failures),
        "patient": order.patient,
        "donor": order.donor,
        "donation": "" if dossier.collection is None else shown_collection_number(dossier.collection.din),
        "state": stopped_words(is_given=facts.is_given) if stops else state_words(dossier),
        "pending": _pending(facts),
        "volume": NOT_KNOWN if facts.content_ml is None else f"{shown(facts.content_ml, DIGITS)} mL",
        "viable_nk": _cells(facts.nk_cells),
        "viable_cells": _cells(facts.viable_cells),
        "dose": per_kg_words(facts.nk_cells_per_kg),
        "weight": weight_words(order.weight_kg) + _weighed_on(dossier),
        "expires": local(facts.expires_at, dossier.zone),
        "storage": facts.storage or STORAGE_ELSEWHERE,
        "legends": list(facts.legends),
        "statements": [statement.text for statement in template.statements],
        "code": facts.code,
        "values": dict(facts.values),
    }


def per_kg_words(nk_cells_per_kg: Fraction | None) -> str:
    """Dose per kg in millions of NK cells, or "not known yet"."""
    return NOT_KNOWN if nk_cells_per_kg is None else f"{shown(nk_cells_per_kg / 1_000_000, DIGITS)} × 10⁶ NK/kg"


def _pending(facts: LabelFacts) -> str:
    waiting = [test.criterion.attribute for test in facts.pending]
    return f"PENDING: {names_in_row(waiting)}" if waiting else ""


def _cells(number: Fraction | None) -> str:
    return NOT_KNOWN if number is None else shown(number, DIGITS)


def _weighed_on(dossier: Dossier) -> str:
    at = dossier.order.weighed_at
    return "" if at is None else f" of {at.astimezone(dossier.zone):%Y-%m-%d}"
