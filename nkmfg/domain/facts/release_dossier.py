"""The whole dossier: what decisions, review, print and export need besides the work itself."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from nkmfg.domain.facts.context_facts import ContextFacts
from nkmfg.domain.facts.disposition_facts import DonorFact
from nkmfg.domain.facts.dossier import Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseDossier(Dossier):
    """All facts of a batch and of its context. A page of the work reads a `Dossier`, which has nothing of these."""

    context: ContextFacts
    donor: DonorFact
    heads: Mapping[str, str]  # digests of the trail by number, where the reviews of the record saw it end
    pending_now: Mapping[str, tuple[str, ...]]  # by what is used at risk: keys of what is pending of it still


def release_dossier(
    dossier: Dossier,
    *,
    context: ContextFacts,
    donor: DonorFact,
    heads: Mapping[str, str],
    pending_now: Mapping[str, tuple[str, ...]],
) -> ReleaseDossier:
    """The dossier with its context."""
    work = {field.name: getattr(dossier, field.name) for field in fields(Dossier)}
    return ReleaseDossier(**work, context=context, donor=donor, heads=heads, pending_now=pending_now)
