"""Containers and their labels in words: what became of them, what is left, how their labels add up."""

from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.facts.ward import CustodyKind
from nkmfg.domain.findings.check import Check
from nkmfg.domain.product.containers import ContainerAccount, Fate
from nkmfg.domain.values.quantities import shown
from nkmfg.words.labels import label


def container_gone(_dossier: Dossier, check: Check) -> str:
    return f"Container {check.subject.key} was {label(CustodyKind(check.params['kind']))} already."


def container_given(_dossier: Dossier, check: Check) -> str:
    return f"Container {check.subject.key} was given already: infusion {check.params['infusion']}."


def without_end(_dossier: Dossier, check: Check) -> str:
    fate = label(Fate(check.params["fate"]))
    return f"Container {check.subject.key} is {fate}: what became of it is not written down."


def account_words(containers: tuple[ContainerAccount, ...]) -> str:
    """The account of containers: filled, ended how, open."""
    ended = [label(container.fate) for container in containers if container.fate.is_final]
    counted = [f"{ended.count(word)} {word}" for word in dict.fromkeys(ended)]
    still = len(containers) - len(ended)
    parts = [f"{len(containers)} filled", *counted, f"{still} without an end" if still else "none without an end"]
    return ", ".join(parts)


def left_words(container: ContainerAccount) -> str:
    """What is left of a container, in mL."""
    return "not known" if container.left_ml is None else f"{shown(container.left_ml, 4)} mL"


def count_words(left: int) -> str:
    """The account of labels by what is left of it: what was printed is applied, kept or destroyed."""
    if left == 0:
        return "they add up"
    return f"{left} not accounted for" if left > 0 else f"{-left} more than were printed"


def state_words(dossier: Dossier) -> str:
    """The decision, as large letters say it."""
    return label(dossier.decision).upper()
