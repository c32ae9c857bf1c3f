"""Lines of the ward sheet and the infusion form of a container."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from nkmfg.domain.documents.ward_sheet import WardFacts
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.product.results import JudgedTest
from nkmfg.domain.values.moments import local
from nkmfg.words.containers import state_words
from nkmfg.words.label import ml_words, not_known, per_kg_words, stopped_words, storage_words
from nkmfg.words.messages import _
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
        return _("DO NOT GIVE") if self.stops else self.state


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
        weight=_weight(dossier),
        expires=not_known() if facts.expires_at is None else local(facts.expires_at, dossier.zone),
        storage=storage_words(facts.storage),
        duration=duration_words(order.duration_min, facts.shortest_min),
        limits=limits,
        statements=tuple(statement.text for statement in facts.template.statements),
        code=facts.code,
        read_at=dossier.read_at.astimezone(dossier.zone),
    )


def _weight(dossier: Dossier) -> str:
    weight, at = weight_words(dossier.order.weight_kg), dossier.order.weighed_at
    return weight if at is None else _("{weight}, weighed {at}", weight=weight, at=local(at, dossier.zone))


def duration_words(ordered_min: int | None, shortest_min: int | None) -> str:
    """Ordered duration, and the shortest one within the limit of endotoxin per kg and hour."""
    ordered = _("{minutes} min as ordered", minutes=ordered_min) if ordered_min else _("one hour or less as ordered")
    return f"{ordered}; {_shortest(shortest_min)}"


def _shortest(minutes: int | None) -> str:
    if minutes is None:
        return _("the shortest time allowed by endotoxin is not known yet")
    if minutes <= 60:
        return _("endotoxin sets no shortest time: all of it may be given within an hour")
    return _("never in less than {minutes} min (endotoxin)", minutes=minutes)


def _pending(dossier: Dossier, test: JudgedTest) -> str:
    name = test.criterion.attribute
    return name if test.due is None else _("{test}, due {due}", test=name, due=local(test.due, dossier.zone))


def _ml(value: object) -> str:
    return ml_words(value if isinstance(value, Fraction) else None)
