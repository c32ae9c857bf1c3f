"""Reasons against an act that are judged of a batch or by a recipe: parameters of refusals."""

from dataclasses import dataclass, field

from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.check import Check
from nkmfg.domain.recipe.eligibility import Reason
from nkmfg.domain.recipe.model import Recipe


@dataclass(frozen=True, slots=True)
class Against:
    """Checks of a batch that stop an act."""

    dossier: Dossier = field(repr=False)
    checks: tuple[Check, ...]

    def __str__(self) -> str:
        return " ".join(check.code for check in self.checks)


@dataclass(frozen=True, slots=True)
class RulesAgainst:
    """Rules of eligibility that are not met."""

    recipe: Recipe = field(repr=False)
    reasons: tuple[Reason, ...]

    def __str__(self) -> str:
        return " ".join(reason.key for reason in self.reasons)
