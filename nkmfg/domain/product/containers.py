"""Account of every filled container: where it is, what was given of it, and whether anything of the batch is left.

Only recorded facts count: a container stays open until somebody records its end.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from nkmfg.domain.facts.disposition_facts import InfusionFact, Residue
from nkmfg.domain.facts.dossier import Dossier, SignatureFact
from nkmfg.domain.facts.ward import CustodyFact, CustodyKind
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.permissions.actions import Meaning
from nkmfg.domain.product.filled import Container, product_of


class Fate(StrEnum):
    """Location or end of a container."""

    STOCK = "in_stock"
    HANDED = "handed_over_not_verified"
    ISSUED = "issued"
    RUNNING = "being_infused"
    RETURNED = "returned"
    INFUSED = "infused"
    PART_USED = "part_used"
    CULTURED = "part_used_rest_cultured"
    DESTROYED = "destroyed"

    @property
    def is_final(self) -> bool:
        """True if nothing of the container is left anywhere."""
        return self in (Fate.INFUSED, Fate.PART_USED, Fate.CULTURED, Fate.DESTROYED)

    @property
    def is_away(self) -> bool:
        """True if the container is with the ward."""
        return self in (Fate.HANDED, Fate.ISSUED, Fate.RUNNING)


@dataclass(frozen=True, slots=True)
class ContainerAccount:
    """Account of one container in mL: filled, less given, left in the tubing, and destroyed."""

    container: Container
    fate: Fate
    infusions: tuple[InfusionFact, ...]
    issued: CustodyFact | None
    given_ml: Fraction
    tubing_ml: Fraction
    destroyed_ml: Fraction | None  # None: the rest was destroyed unmeasured

    @property
    def code(self) -> str:
        return self.container.code

    @property
    def content_ml(self) -> Fraction | None:
        """Content at filling, less the volume drawn for tests; None before it is filled."""
        value = getattr(self.container.content_ml, "value", None)
        return value if isinstance(value, Fraction) else None

    @property
    def left_ml(self) -> Fraction | None:
        """Volume left by the account; 0 if the rest was destroyed unmeasured, None before it is filled."""
        if self.content_ml is None:
            return None
        if self.destroyed_ml is None and self.fate in (Fate.DESTROYED, Fate.PART_USED, Fate.CULTURED):
            return Fraction(0)
        return self.content_ml - self.given_ml - self.tubing_ml - (self.destroyed_ml or 0)


def container_accounts(dossier: Dossier, figures: BatchFigures) -> tuple[ContainerAccount, ...]:
    """Accounts of every container of the batch."""
    return tuple(_of(dossier, container) for container in product_of(dossier, figures).containers)


def without_end(dossier: Dossier, figures: BatchFigures) -> tuple[ContainerAccount, ...]:
    """Containers without a recorded end: as long as there is one, the batch is not fully accounted for."""
    return tuple(container for container in container_accounts(dossier, figures) if not container.fate.is_final)


def is_given(accounts: Sequence[ContainerAccount]) -> bool:
    """True if something of the batch was infused, and nothing of it is left to be given."""
    return any(account.infusions for account in accounts) and all(account.fate.is_final for account in accounts)


def custody_verifications(dossier: Dossier, hand: CustodyFact) -> tuple[SignatureFact, ...]:
    """The second person's signatures on a custody transfer."""
    return tuple(
        signature
        for signature in dossier.signed_under(f"custody/{hand.ordinal}")
        if signature.meaning == Meaning.VERIFIED and signature.is_whole
    )


def _of(dossier: Dossier, container: Container) -> ContainerAccount:
    ward, code = dossier.ward, container.code
    given = tuple(infusion for infusion in dossier.infusions if infusion.last.container == code)
    notes = [ward.bedside(infusion.ordinal, infusion.last.revision) for infusion in given]
    destroyed = ward.hand(code, CustodyKind.DESTROYED)
    volume = destroyed.volume_ml if destroyed else None
    return ContainerAccount(
        container=container,
        fate=_fate(dossier, code, given),
        infusions=given,
        issued=ward.hand(code, CustodyKind.ISSUED),
        given_ml=sum((Fraction(infusion.last.given_ml) for infusion in given), Fraction(0)),
        tubing_ml=sum((Fraction(note.tubing_ml) for note in notes if note and note.tubing_ml), Fraction(0)),
        destroyed_ml=None if volume is None else Fraction(volume),
    )


def _fate(dossier: Dossier, code: str, given: tuple[InfusionFact, ...]) -> Fate:
    ward = dossier.ward
    if ward.hand(code, CustodyKind.DESTROYED):
        return Fate.PART_USED if given else Fate.DESTROYED
    if given:
        last = given[-1].last
        if last.stopped_at is None:
            return Fate.RUNNING
        return {Residue.NONE: Fate.INFUSED, Residue.CULTURED: Fate.CULTURED}.get(last.residue, Fate.PART_USED)
    if ward.hand(code, CustodyKind.RETURNED):
        return Fate.RETURNED
    issued = ward.hand(code, CustodyKind.ISSUED)
    if issued is None:
        return Fate.STOCK
    return Fate.ISSUED if custody_verifications(dossier, issued) else Fate.HANDED
