"""Clauses that say whether something is affected, in sentences that are signed or shown."""

from collections.abc import Mapping

from nkmfg.domain.permissions.states import Affected
from nkmfg.words.messages import N_, _

_CLAUSES: Mapping[Affected, str] = {
    Affected.YES: N_("{what} is affected"),
    Affected.NO: N_("{what} is not affected"),
    Affected.NOT_KNOWN: N_("it is not known whether {what} is affected"),
}


def affected_clause(what: str, affected: Affected) -> str:
    """Clause about a thing: "what was made by it is not affected"."""
    return _(_CLAUSES[affected], what=what)
