"""Content of the ward sheet and the infusion form of a container, from the record at printing."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from math import ceil

from nkmfg.domain.documents.label import STOPPED, code_of, storage_of
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.in_words import local, weight_words
from nkmfg.domain.product.dose_sheet import ProductContent
from nkmfg.domain.product.filled import expires_at
from nkmfg.domain.product.labels import state_words
from nkmfg.domain.product.safety import safety_of
from nkmfg.domain.recipe.enums import DoseContent
from nkmfg.domain.recipe.judging import Verdict
from nkmfg.domain.recipe.model import LabelProfile
from nkmfg.domain.values.errors import Unknown
from nkmfg.domain.values.quantities import shown


@dataclass(frozen=True, slots=True)
class WardPaper:
    """Facts about one container printed on its papers."""

    site: str
    mark: str
    product: str
    trial: str
    batch: str
    container: str
    coi_code: str
    patient: str
    donor: str
    state: str
    pending: tuple[str, ...]  # tests with their due moments
    stops: tuple[str, ...]  # reasons why it may not be given now
    is_stopped: bool  # something is wrong with it, not only something still to be done
    failures: tuple[str, ...]  # of an exceptional supply, with value and limit
    volume: str
    dose: str
    to_give: str  # volume to give; empty if the protocol gives the whole container
    level: str
    weight: str
    expires: str
    storage: str
    duration: str
    limits: tuple[str, ...]
    statements: tuple[str, ...]
    code: str
    read_at: datetime

    @property
    def headline(self) -> str:
        """What is said largest: whether it may be given."""
        if self.is_stopped:
            return STOPPED
        return "DO NOT GIVE" if self.stops else self.state


def ward_paper(
    evidence: Evidence,
    container: str,
    profile: LabelProfile,
    *,
    stops: tuple[str, ...],
    is_stopped: bool,
    failures: tuple[str, ...],
    limits: tuple[str, ...],
) -> WardPaper:
    """The papers of a container as the record is now. Raises Unknown.

    `stops` are the sentences of what keeps it from being given, `failures` the tests that an exceptional supply failed,
    `limits` the limits per kg, each as it is judged.
    """
    dossier, sheet = evidence.dossier, evidence.dose_sheet
    content = next((content for bag, content in sheet.containers if bag.code == container), None)
    if content is None:
        raise Unknown(f"Batch {dossier.number} has no filled container {container!r}.")
    order, recipe = dossier.order, dossier.recipe
    expiry = expires_at(dossier)
    return WardPaper(
        site=dossier.site,
        mark=dossier.mark or "",
        product=recipe.product.name,
        trial=recipe.trial.code,
        batch=dossier.number,
        container=container,
        coi_code=order.coi_code,
        patient=order.patient,
        donor=order.donor,
        state=state_words(dossier),
        pending=tuple(_pending(evidence)),
        stops=stops,
        is_stopped=is_stopped,
        failures=failures,
        volume=_volume(content),
        dose=_millions(content.nk_cells_per_kg.value),
        to_give="" if recipe.dosing.content is DoseContent.WHOLE_CONTAINER else _ml(sheet.plan.volume_ml.value),
        level=sheet.level.label,
        weight=weight_words(order.weight_kg) + _weighed(dossier),
        expires="not known yet" if expiry is None else local(expiry, dossier.zone),
        storage=storage_of(dossier),
        duration=duration_words(dossier, evidence.figures),
        limits=limits,
        statements=tuple(statement.text for statement in profile.statements),
        code=code_of(dossier, container),
        read_at=dossier.read_at.astimezone(dossier.zone),
    )


def _weighed(dossier: Dossier) -> str:
    at = dossier.order.weighed_at
    return "" if at is None else f", weighed {local(at, dossier.zone)}"


def duration_words(dossier: Dossier, figures: BatchFigures) -> str:
    """Duration as ordered, and the shortest one within the limit of endotoxin per kg and hour."""
    minutes = dossier.order.duration_min
    ordered = f"{minutes} min as ordered" if minutes else "one hour or less as ordered"
    shortest = shortest_min(dossier, figures)
    if shortest is None:
        return f"{ordered}; the shortest time allowed by endotoxin is not known yet"
    if shortest <= 60:
        return f"{ordered}; endotoxin sets no shortest time: all of it may be given within an hour"
    return f"{ordered}; never in less than {shortest} min (endotoxin)"


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


def _pending(evidence: Evidence) -> list[str]:
    words = []
    for test in evidence.tests:
        if test.criterion.pending_allowed and test.verdict is Verdict.PENDING:
            due = "" if test.due is None else f", due {local(test.due, evidence.dossier.zone)}"
            words.append(f"{test.criterion.attribute}{due}")
    return words


def _volume(content: ProductContent) -> str:
    return _ml(getattr(content.volume_ml, "value", None))


def _ml(value: object) -> str:
    return f"{shown(value, 4)} mL" if isinstance(value, Fraction) else "not known yet"


def _millions(value: Fraction | None) -> str:
    return "not known yet" if value is None else f"{shown(value / 1_000_000, 4)} × 10⁶ NK/kg"
