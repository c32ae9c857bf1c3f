"""Lines of a label, stored verbatim as printed."""

from fractions import Fraction

from nkmfg.domain.documents.label import LabelContent, LabelFacts
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.product.labels import DIGITS
from nkmfg.domain.values.identifiers import shown_collection_number
from nkmfg.domain.values.moments import local
from nkmfg.words.containers import state_words
from nkmfg.words.formats import shown
from nkmfg.words.judgements import names_in_row
from nkmfg.words.messages import N_, _
from nkmfg.words.record import weight_words

FORM_VERSION = "1"  # version of the layout
STOPPED = N_("STOPPED · DO NOT GIVE")
GIVEN = N_("GIVEN · TELL THE PHYSICIAN")


def not_known() -> str:
    """Text for a number of a paper that is not known."""
    return _("not known yet")


def storage_words(storage: str) -> str:
    """Storage as the recipe words it, or where to look for it."""
    return storage or _("as on the accompanying record")


def stopped_words(*, is_given: bool) -> str:
    """Status of a stopped product or container in capitals; `is_given`: something was infused, and nothing is left."""
    return _(GIVEN) if is_given else _(STOPPED)


def stopped_word(*, is_given: bool) -> str:
    """Status of a stopped product in lists and on its pages, shown beside what stops it."""
    return _("given · tell the physician") if is_given else _("stopped")


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
        "template": _(
            "{recipe} version {version}, {template}, form {form}",
            recipe=recipe.code,
            version=recipe.version,
            template=template.label,
            form=FORM_VERSION,
        ),
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
        "volume": ml_words(facts.content_ml),
        "viable_nk": _cells(facts.nk_cells),
        "viable_cells": _cells(facts.viable_cells),
        "dose": per_kg_words(facts.nk_cells_per_kg),
        "weight": _weight(dossier),
        "expires": local(facts.expires_at, dossier.zone),
        "storage": storage_words(facts.storage),
        "legends": list(facts.legends),
        "statements": [statement.text for statement in template.statements],
        "code": facts.code,
        "values": dict(facts.values),
    }


def per_kg_words(nk_cells_per_kg: Fraction | None) -> str:
    """Dose per kg in millions of NK cells, or that it is not known yet."""
    if nk_cells_per_kg is None:
        return not_known()
    return _("{millions} × 10⁶ NK/kg", millions=shown(nk_cells_per_kg / 1_000_000, DIGITS))


def ml_words(volume_ml: Fraction | None) -> str:
    """Volume in mL, or that it is not known yet."""
    return not_known() if volume_ml is None else _("{volume} mL", volume=shown(volume_ml, DIGITS))


def _pending(facts: LabelFacts) -> str:
    tests = [test.criterion.attribute for test in facts.pending]
    return _("PENDING: {tests}", tests=names_in_row(tests)) if tests else ""


def _cells(number: Fraction | None) -> str:
    return not_known() if number is None else shown(number, DIGITS)


def _weight(dossier: Dossier) -> str:
    weight, at = weight_words(dossier.order.weight_kg), dossier.order.weighed_at
    if at is None:
        return weight
    return _("{weight} of {day}", weight=weight, day=f"{at.astimezone(dossier.zone):%Y-%m-%d}")
