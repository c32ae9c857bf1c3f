"""Content of the ward sheet and the infusion form of a container, as values, from the record at printing."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from math import ceil

from nkmfg.domain.documents.label import code_of, content_of, is_container_given, pending_at_use, storage_of
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.product.dose_sheet import ProductContent
from nkmfg.domain.product.filled import expires_at
from nkmfg.domain.product.results import JudgedTest
from nkmfg.domain.product.safety import safety_of
from nkmfg.domain.recipe.enums import DoseContent
from nkmfg.domain.recipe.model import DoseLevel, LabelProfile


@dataclass(frozen=True, slots=True, kw_only=True)
class WardFacts:
    """Values on the papers of a container in addition to those of the batch and its order."""

    container: str
    template: LabelProfile
    content: ProductContent
    level: DoseLevel
    is_given: bool  # something of it was infused, and nothing is left
    is_given_whole: bool
    to_give_ml: Fraction | None  # where it is not given whole
    pending: tuple[JudgedTest, ...]
    expires_at: datetime | None
    storage: str
    shortest_min: int | None
    code: str


def ward_facts(evidence: Evidence, container: str, template: LabelProfile) -> WardFacts:
    """Collect the values on the papers of a container from the present record. Raises Unknown."""
    dossier, sheet = evidence.dossier, evidence.dose_sheet
    return WardFacts(
        container=container,
        template=template,
        content=content_of(evidence, container),
        level=sheet.level,
        is_given=is_container_given(evidence, container),
        is_given_whole=dossier.recipe.dosing.content is DoseContent.WHOLE_CONTAINER,
        to_give_ml=sheet.plan.volume_ml.value,
        pending=pending_at_use(evidence.tests),
        expires_at=expires_at(dossier),
        storage=storage_of(dossier),
        shortest_min=shortest_min(dossier, evidence.figures),
        code=code_of(dossier, container),
    )


def shortest_min(dossier: Dossier, figures: BatchFigures) -> int | None:
    """Shortest infusion of the whole content in minutes; None if endotoxin or volume is unknown."""
    limit = next(
        (
            criterion.limit
            for criterion in dossier.recipe.criteria
            if criterion.per_hour and criterion.limit is not None
        ),
        None,
    )
    per_kg = safety_of(dossier, figures).endotoxin_per_kg
    if limit is None or per_kg is None or per_kg.value is None:
        return None
    return max(ceil(per_kg.value / Fraction(limit) * 60), 1)
