"""What is judged about a batch, in the words people read: what blocks, what stops, which exceptions there are."""

from nkmfg.domain.case import Case, ReleaseCase
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.facts.release_dossier import ReleaseDossier
from nkmfg.domain.findings.spec import Group, Stop
from nkmfg.words.checks import CheckView, sentences, views


def blocking(dossier: ReleaseDossier, stop: Stop = Stop.RELEASE) -> list[str]:
    """The sentences of what blocks a decision."""
    return list(sentences(dossier, ReleaseCase(dossier).gate(stop).blocking))


def stopped(dossier: Dossier) -> tuple[str, ...]:
    """The sentences of what keeps every container from being issued."""
    return sentences(dossier, Case(dossier).stopping_use)


def against(dossier: Dossier, container: str, stop: Stop = Stop.HAND_OVER) -> tuple[str, ...]:
    """The sentences of what keeps one container from being issued or given."""
    return sentences(dossier, Case(dossier).against(container, stop))


def exceptions(dossier: ReleaseDossier, *groups: Group) -> list[CheckView]:
    """The exceptions of the record, of some groups or of all."""
    found = views(dossier, ReleaseCase(dossier).exceptions)
    return [view for view in found if not groups or view.check.spec.group in groups]


def codes(dossier: Dossier) -> set[str]:
    """The codes of every finding."""
    return {check.code for check in Case(dossier).checks if check.is_finding}
