"""Content of a container's label, as values: from the record and the approved recipe alone, never typed.

The template is a label profile of the recipe version the batch pins; who approved that version approved its labels.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.labels import stated_values
from nkmfg.domain.product.containers import is_given
from nkmfg.domain.product.dose_sheet import ProductContent
from nkmfg.domain.product.filled import expires_at, shelf_lives, supply_of
from nkmfg.domain.product.results import JudgedTest
from nkmfg.domain.recipe.judging import Verdict
from nkmfg.domain.recipe.model import LabelProfile
from nkmfg.domain.values.errors import Refused, Unknown
from nkmfg.domain.values.hashing import canonical, sha256

AUTOLOGOUS = re.compile("autolog|аутолог", re.IGNORECASE)

LabelContent = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelFacts:
    """Values on a label in addition to those of the batch and its order."""

    container: str
    template: LabelProfile
    legends: tuple[str, ...]
    content_ml: Fraction | None
    nk_cells: Fraction | None
    viable_cells: Fraction | None
    nk_cells_per_kg: Fraction | None
    is_given: bool  # something of it was infused, and nothing is left
    pending: tuple[JudgedTest, ...]
    expires_at: datetime
    storage: str
    code: str
    values: Mapping[str, str]  # as `stated_values`: the label is held against the record by them


def code_of(dossier: Dossier, container: str) -> str:
    """Content of the code on a label: chain of identity, batch, container, patient. No name, no record number."""
    return f"{dossier.order.coi_code}/{dossier.number}/{container}/{dossier.order.patient}"


def label_facts(evidence: Evidence, container: str, profile: str, legends: tuple[str, ...]) -> LabelFacts:
    """Collect the values on a label. Raises Refused if one is not known yet, Unknown if there is no such container."""
    dossier = evidence.dossier
    content, expiry = content_of(evidence, container), expires_at(dossier)
    if expiry is None:
        raise Refused("label.expiry_unknown")
    template = profile_of(dossier, profile)
    if any(AUTOLOGOUS.search(text) for text in (*legends, *(statement.text for statement in template.statements))):
        raise Refused("label.autologous")
    return LabelFacts(
        container=container,
        template=template,
        legends=legends,
        content_ml=getattr(content.volume_ml, "value", None),
        nk_cells=content.nk_cells.value,
        viable_cells=content.viable_cells.value,
        nk_cells_per_kg=content.nk_cells_per_kg.value,
        is_given=is_container_given(evidence, container),
        pending=pending_at_use(evidence.tests),
        expires_at=expiry,
        storage=storage_of(dossier),
        code=code_of(dossier, container),
        values=stated_values(evidence, container),
    )


def content_of(evidence: Evidence, container: str) -> ProductContent:
    """Content of a filled container. Raises Unknown."""
    found = next((content for bag, content in evidence.dose_sheet.containers if bag.code == container), None)
    if found is None:
        raise Unknown("container.not_filled", batch=evidence.dossier.number, container=container)
    return found


def is_container_given(evidence: Evidence, container: str) -> bool:
    """True if something of the container was infused, and nothing of it is left to be given."""
    return is_given([account for account in evidence.containers if account.code == container])


def profile_of(dossier: Dossier, key: str) -> LabelProfile:
    """The label profile with that key. Raises Unknown."""
    found = next((profile for profile in dossier.recipe.labels if profile.key == key), None)
    if found is None:
        raise Unknown("label.unknown")
    return found


def pending_at_use(tests: Iterable[JudgedTest]) -> tuple[JudgedTest, ...]:
    """Tests that are pending and may be so when the product is used."""
    return tuple(test for test in tests if test.criterion.pending_allowed and test.verdict is Verdict.PENDING)


def storage_of(dossier: Dossier) -> str:
    """Storage conditions by the expiry rule that started last, in the words of the recipe; empty before the first."""
    starts = [(start, period.storage) for period, start in shelf_lives(dossier)] if supply_of(dossier) else []
    return max(starts)[1] if starts else ""


def digest_of(says: LabelContent) -> str:
    """SHA-256 of everything on a label."""
    return sha256(canonical(says))
