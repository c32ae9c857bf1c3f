"""Closing of a deviation: the people whose work it is about, who do not assess it themselves."""

from collections.abc import Iterable

from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.check import Check, Subject, SubjectKind

BY_HAND = frozenset(
    {"manual", "operation.not_listed", "result.retest", "custody.issued_against", "batch.issued_against"}
)
"""Codes that no rule finds: the deviation is written in the act of the person it is about."""


def involved(dossier: Dossier, checks: Iterable[Check], number: str) -> frozenset[str]:
    """Logins of the people whose work a deviation is about, as far as the record knows them.

    They did or recorded its step, or what it was opened for, or it is about their work as a whole.
    """
    deviation = next(deviation for deviation in dossier.deviations if deviation.number == number)
    found = set() if deviation.run is None else set(dossier.run(deviation.run).participants)
    for check in checks:
        if check.deviation == number:
            found.update(check.by.split(","))
    found.update(login for login in dossier.people if str(Subject(SubjectKind.PERSON, login)) == deviation.subject)
    return frozenset(found - {""})
