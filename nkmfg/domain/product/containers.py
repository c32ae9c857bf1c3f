"""Account of every filled container: location or end, volume given, and volume left.

Only recorded facts count: a container without a recorded end stays open.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from nkmfg.domain.facts.disposition_facts import InfusionFact, Residue
from nkmfg.domain.facts.dossier import Dossier, Signed
from nkmfg.domain.facts.ward import CustodyFact, CustodyKind
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.product.filled import Container, product_of
from nkmfg.domain.values.hashing import sha256
from nkmfg.domain.values.quantities import shown


class Fate(StrEnum):
    """Location or end of a container."""

    STOCK = "in stock"
    HANDED = "handed over, not checked"
    ISSUED = "issued"
    RUNNING = "being infused"
    RETURNED = "returned"
    INFUSED = "infused"
    PART_USED = "part used, rest destroyed"
    CULTURED = "part used, rest sent to culture"
    DESTROYED = "destroyed"

    @property
    def is_final(self) -> bool:
        """True if nothing of the container is left."""
        return self in (Fate.INFUSED, Fate.PART_USED, Fate.CULTURED, Fate.DESTROYED)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Account of one container in mL: content less the volumes given, left in the tubing and destroyed."""

    container: Container
    fate: Fate
    infusions: tuple[InfusionFact, ...]
    issued: CustodyFact | None
    given_ml: Fraction
    tubing_ml: Fraction
    destroyed_ml: Fraction | None  # None: the rest, unmeasured

    @property
    def code(self) -> str:
        return self.container.code

    @property
    def content_ml(self) -> Fraction | None:
        """Content at filling, less what was drawn for tests."""
        value = getattr(self.container.content_ml, "value", None)
        return value if isinstance(value, Fraction) else None

    @property
    def left_ml(self) -> Fraction | None:
        """Volume left by the account: zero if destroyed; None before filling."""
        if self.content_ml is None:
            return None
        if self.destroyed_ml is None and self.fate in (Fate.DESTROYED, Fate.PART_USED, Fate.CULTURED):
            return Fraction(0)
        return self.content_ml - self.given_ml - self.tubing_ml - (self.destroyed_ml or 0)


def whereabouts(dossier: Dossier, figures: BatchFigures) -> tuple[Whereabouts, ...]:
    """Accounts of all containers of a batch."""
    return tuple(_of(dossier, container) for container in product_of(dossier, figures).containers)


def unsettled(dossier: Dossier, figures: BatchFigures) -> tuple[str, ...]:
    """A sentence for each container without an end."""
    return tuple(
        f"Container {account.code} is {account.fate}: what became of it is not written down."
        for account in whereabouts(dossier, figures)
        if not account.fate.is_final
    )


def account_words(accounts: tuple[Whereabouts, ...]) -> str:
    """Summary of the accounts in a sentence: filled, ends, open."""
    fates = [account.fate.value for account in accounts if account.fate.is_final]
    parts_by_fate = [f"{fates.count(word)} {word}" for word in dict.fromkeys(fates)]
    open_count = len(accounts) - len(fates)
    parts = [
        f"{len(accounts)} filled",
        *parts_by_fate,
        f"{open_count} without an end" if open_count else "none without an end",
    ]
    return ", ".join(parts)


def hand_checks(dossier: Dossier, transfer: CustodyFact) -> tuple[Signed, ...]:
    """Signatures of the second person on a custody transfer."""
    return tuple(
        signature
        for signature in dossier.signed_under(f"handover/{transfer.ordinal}")
        if signature.meaning == "verified" and sha256(signature.payload) == signature.digest
    )


def _of(dossier: Dossier, container: Container) -> Whereabouts:
    ward, code = dossier.ward, container.code
    infusions = tuple(infusion for infusion in dossier.infusions if infusion.last.container == code)
    notes = [ward.bedside(infusion.ordinal, infusion.last.revision) for infusion in infusions]
    destruction = ward.hand(code, CustodyKind.DESTROYED)
    volume = destruction.volume_ml if destruction else None
    return Whereabouts(
        container=container,
        fate=_fate(dossier, code, infusions),
        infusions=infusions,
        issued=ward.hand(code, CustodyKind.ISSUED),
        given_ml=sum((Fraction(infusion.last.given_ml) for infusion in infusions), Fraction(0)),
        tubing_ml=sum((Fraction(note.tubing_ml) for note in notes if note and note.tubing_ml), Fraction(0)),
        destroyed_ml=None if volume is None else Fraction(volume),
    )


def _fate(dossier: Dossier, code: str, infusions: tuple[InfusionFact, ...]) -> Fate:
    ward = dossier.ward
    if ward.hand(code, CustodyKind.DESTROYED):
        return Fate.PART_USED if infusions else Fate.DESTROYED
    if infusions:
        last = infusions[-1].last
        if last.stopped_at is None:
            return Fate.RUNNING
        return {Residue.NONE: Fate.INFUSED, Residue.CULTURED: Fate.CULTURED}.get(last.residue, Fate.PART_USED)
    if ward.hand(code, CustodyKind.RETURNED):
        return Fate.RETURNED
    issue = ward.hand(code, CustodyKind.ISSUED)
    if issue is None:
        return Fate.STOCK
    return Fate.ISSUED if hand_checks(dossier, issue) else Fate.HANDED


def left_words(account: Whereabouts) -> str:
    """Volume left in a container in words, in mL."""
    return "not known" if account.left_ml is None else f"{shown(account.left_ml, 4)} mL"
