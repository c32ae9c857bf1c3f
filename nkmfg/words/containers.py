"""Texts of containers and their labels: their ends, what is left, and the account of the labels."""

from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.facts.ward import CustodyKind
from nkmfg.domain.findings.check import Check
from nkmfg.domain.product.containers import ContainerAccount, Fate
from nkmfg.words.codes import label
from nkmfg.words.formats import shown
from nkmfg.words.messages import _


def container_gone(_dossier: Dossier, check: Check) -> str:
    kind = CustodyKind(check.params["kind"])
    return _("Container {container} was {kind} already.", container=check.subject.key, kind=kind)


def container_given(_dossier: Dossier, check: Check) -> str:
    infusion = check.params["infusion"]
    return _(
        "Container {container} was given already: infusion {infusion}.", container=check.subject.key, infusion=infusion
    )


def without_end(_dossier: Dossier, check: Check) -> str:
    return _(
        "Container {container} is {fate}: what became of it is not written down.",
        container=check.subject.key,
        fate=Fate(check.params["fate"]),
    )


def account_words(containers: tuple[ContainerAccount, ...]) -> str:
    """Account of containers: number filled, ended by fate, and without an end."""
    ended = [container.fate for container in containers if container.fate.is_final]
    counted = [f"{ended.count(fate)} {label(fate)}" for fate in dict.fromkeys(ended)]
    still = len(containers) - len(ended)
    parts = [
        _("{number} filled", number=len(containers)),
        *counted,
        _("{number} without an end", number=still) if still else _("none without an end"),
    ]
    return ", ".join(parts)


def left_words(container: ContainerAccount) -> str:
    """Volume left of a container in mL, or "not known"."""
    return _("not known") if container.left_ml is None else _("{volume} mL", volume=shown(container.left_ml, 4))


def count_words(left: int) -> str:
    """Account of labels by the number left over, that is neither applied, kept nor destroyed."""
    if left == 0:
        return _("they add up")
    return (
        _("{number} not accounted for", number=left) if left > 0 else _("{number} more than were printed", number=-left)
    )


def state_words(dossier: Dossier) -> str:
    """Name of the decision in capitals."""
    return label(dossier.decision).upper()
