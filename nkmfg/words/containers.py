"""The sentences of checks on what became of a container."""

from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.facts.ward import CustodyKind
from nkmfg.domain.findings.check import Check
from nkmfg.domain.product.containers import Fate
from nkmfg.words.labels import label


def container_gone(_dossier: Dossier, check: Check) -> str:
    return f"Container {check.subject.key} was {label(CustodyKind(check.params['kind']))} already."


def container_given(_dossier: Dossier, check: Check) -> str:
    return f"Container {check.subject.key} was given already: infusion {check.params['infusion']}."


def without_end(_dossier: Dossier, check: Check) -> str:
    fate = label(Fate(check.params["fate"]))
    return f"Container {check.subject.key} is {fate}: what became of it is not written down."
