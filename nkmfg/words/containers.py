"""Texts of containers and their labels: their ends, what is left, and the account of the labels."""

from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.facts.ward import CustodyKind
from nkmfg.domain.findings.check import Check
from nkmfg.domain.product.containers import ContainerAccount, Fate
from nkmfg.domain.values.quantities import shown
from nkmfg.words.codes import label


def container_gone(_dossier: Dossier, check: Check) -> str:
    return f"Container {check.subject.key} was {label(CustodyKind(check.params['kind']))} already."


def container_given(_dossier: Dossier, check: Check) -> str:
    return f"Container {check.subject.key} was given already: infusion {check.params['infusion']}."


def without_end(_dossier: Dossier, check: Check) -> str:
    fate = label(Fate(check.params["fate"]))
    return f"Container {check.subject.key} is {fate}: what became of it is not written down."


def account_words(containers: tuple[ContainerAccount, ...]) -> str:
    """Account of containers: number filled, ended by fate, and without an end."""
    ended = [label(container.fate) for container in containers if container.fate.is_final]
    counted = [f"{ended.count(word)} {word}" for word in dict.fromkeys(ended)]
    still = len(containers) - len(ended)
    parts = [f"{len(containers)} filled", *counted, f"{still} without an end" if still else "none without an end"]
    return ", ".join(parts)


def left_words(container: ContainerAccount) -> str:
    """Volume left of a container in mL, or "not known"."""
    return "not known" if container.left_ml is None else f"{shown(container.left_ml, 4)} mL"


def count_words(left: int) -> str:
    """Account of labels by the number left over, that is neither applied, kept nor destroyed."""
    if left == 0:
        return "they add up"
    return f"{left} not accounted for" if left > 0 else f"{-left} more than were printed"


def state_words(dossier: Dossier) -> str:
    """Name of the decision in capitals."""
    return label(dossier.decision).upper()
