"""Lines of the ward sheet and the infusion form of a container."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from nkmfg.domain.documents.ward_sheet import WardFacts
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.product.results import JudgedTest
from nkmfg.domain.values.moments import local
from nkmfg.domain.values.quantities import shown
from nkmfg.words.containers import state_words
from nkmfg.words.label import NOT_KNOWN, STORAGE_ELSEWHERE, per_kg_words, stopped_words
from nkmfg.words.record import weight_words


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
    stops: tuple[str, ...]  # sentences of the findings that keep it from being given now
    is_stopped: bool  # a finding failed, and is not merely pending
    is_given: bool  # something of it was infused, and nothing is left
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
        """Largest text on the sheet: the decision, or that it may not be given, or that it was and is stopped."""
        if self.is_stopped:
            return stopped_words(is_given=self.is_given)
        return "DO NOT GIVE" if self.stops else self.state


def ward_paper(
    dossier: Dossier,
    facts: WardFacts,
    *,
    stops: tuple[str, ...],
    is_stopped: bool,
    failures: tuple[str, ...],
    limits: tuple[str, ...],
) -> WardPaper:
    """Compile the content of the papers of a container.

    `stops` are the sentences of what keeps it from being given, `failures` the tests that an exceptional supply failed,
    `limits` the limits per kg, each as it is judged.
    """
    order, recipe = dossier.order, dossier.recipe
    return WardPaper(
        site=dossier.site,
        mark=dossier.mark or "",
        product=recipe.product.name,
        trial=recipe.trial.code,
        batch=dossier.number,
        container=facts.container,
        coi_code=order.coi_code,
        patient=order.patient,
        donor=order.donor,
        state=state_words(dossier),
        pending=tuple(_pending(dossier, test) for test in facts.pending),
        stops=stops,
        is_stopped=is_stopped,
        is_given=facts.is_given,
        failures=failures,
        volume=_ml(getattr(facts.content.volume_ml, "value", None)),
        dose=per_kg_words(facts.content.nk_cells_per_kg.value),
        to_give="" if facts.is_given_whole else _ml(facts.to_give_ml),
        level=facts.level.label,
        weight=weight_words(order.weight_kg) + _weighed(dossier),
        expires=NOT_KNOWN if facts.expires_at is None else local(facts.expires_at, dossier.zone),
        storage=facts.storage or STORAGE_ELSEWHERE,
        duration=duration_words(order.duration_min, facts.shortest_min),
        limits=limits,
        statements=tuple(statement.text for statement in facts.template.statements),
        code=facts.code,
        read_at=dossier.read_at.astimezone(dossier.zone),
    )


def _weighed(dossier: Dossier) -> str:
    at = dossier.order.weighed_at
    return "" if at is None else f", weighed {local(at, dossier.zone)}"


def duration_words(ordered_min: int | None, shortest_min: int | None) -> str:
    """Ordered duration, and the shortest one within the limit of endotoxin per kg and hour."""
    ordered = f"{ordered_min} min as ordered" if ordered_min else "one hour or less as ordered"
    if shortest_min is None:
        return f"{ordered}; the shortest time allowed by endotoxin is not known yet"
    if shortest_min <= 60:
        return f"{ordered}; endotoxin sets no shortest time: all of it may be given within an hour"
    return f"{ordered}; never in less than {shortest_min} min (endotoxin)"


def _pending(dossier: Dossier, test: JudgedTest) -> str:
    due = "" if test.due is None else f", due {local(test.due, dossier.zone)}"
    return f"{test.criterion.attribute}{due}"


def _ml(value: object) -> str:
    return f"{shown(value, 4)} mL" if isinstance(value, Fraction) else NOT_KNOWN
