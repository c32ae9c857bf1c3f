"""Clauses that say whether something is affected, in sentences that are signed or shown."""

from collections.abc import Mapping

from nkmfg.domain.permissions.states import Affected

_CLAUSES: Mapping[Affected, str] = {
    Affected.YES: "{what} is affected",
    Affected.NO: "{what} is not affected",
    Affected.NOT_KNOWN: "it is not known whether {what} is affected",
}


def affected_clause(what: str, affected: Affected) -> str:
    """Clause about a thing: "what was made by it is not affected"."""
    return _CLAUSES[affected].format(what=what)
