"""Review of the record: the exceptions it lists, those that block it, and the facts its signature covers."""

from collections.abc import Iterable
from typing import Any

from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.facts.release_dossier import ReleaseDossier
from nkmfg.domain.findings.check import Check
from nkmfg.domain.findings.checks import exceptions_among
from nkmfg.domain.findings.reviews import parts_of
from nkmfg.domain.findings.scope import of_release
from nkmfg.domain.findings.spec import Needs


def exceptions_to_review(dossier: Dossier, checks: tuple[Check, ...]) -> tuple[Check, ...]:
    """Exceptions that a review lists: those of steps up to release, and of later steps with recorded lines."""
    return tuple(
        check
        for check in exceptions_among(checks)
        if of_release(dossier, check.run) or (check.run is not None and dossier.run(check.run).lines)
    )


def to_remedy(exceptions: Iterable[Check]) -> tuple[Check, ...]:
    """Open exceptions that are remedied at their source; QA cannot settle them by an answer."""
    return tuple(check for check in exceptions if check.is_open and not is_answered_in_review(check))


def to_answer(exceptions: Iterable[Check]) -> tuple[Check, ...]:
    """Open exceptions that need QA's answer."""
    return tuple(check for check in exceptions if check.is_open and is_answered_in_review(check))


def is_answered_in_review(check: Check) -> bool:
    return check.spec.needs is Needs.ANSWER


def review_facts_of(
    dossier: ReleaseDossier, exceptions: Iterable[Check], shown: Iterable[str], head: tuple[str, str]
) -> dict[str, Any]:
    """Facts that a reviewer of the record signs: head of the trail, each exception with its answer, and the parts.

    `shown` are the exceptions in the words and the language in which they were read, kept verbatim.
    """
    return {
        "batch": dossier.number,
        "coi_code": dossier.order.coi_code,
        "recipe": [dossier.recipe.code, dossier.recipe.version, dossier.recipe_digest],
        "trail": list(head),
        "exceptions": [[*check.key, check.answer, check.deviation] for check in exceptions],
        "shown": list(shown),
        "parts": {part.key: part.digest for part in parts_of(dossier)},
    }
