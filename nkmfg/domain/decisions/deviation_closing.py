"""Closing of a deviation: the people whose work it is about, who do not assess it themselves."""

from collections.abc import Iterable, Iterator

from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.check import Check, Subject, SubjectKind

BY_HAND = frozenset(
    {"manual", "operation.not_listed", "result.retest", "custody.issued_against", "batch.issued_against"}
)
"""Codes that no rule finds: the deviation is written in the act of the person it is about."""


def involved(dossier: Dossier, checks: Iterable[Check], number: str) -> frozenset[str]:
    """Logins of the people whose work a deviation is about, as far as the record knows them.

    They did or recorded its step, or what it was opened for, or it is about their work as a whole. Of a result, an
    infusion or IL-2 each entry counts: a correction by somebody else makes the first no less theirs.
    """
    deviation = next(deviation for deviation in dossier.deviations if deviation.number == number)
    found = set() if deviation.run is None else set(dossier.run(deviation.run).participants)
    for check in checks:
        if check.deviation == number:
            found.update(check.by.split(","))
    found.update(login for login in dossier.people if str(Subject(SubjectKind.PERSON, login)) == deviation.subject)
    found.update(login for subject, login in _recorded(dossier) if str(subject) == deviation.subject)
    return frozenset(found - {""})


def _recorded(dossier: Dossier) -> Iterator[tuple[Subject, str]]:
    """What each entry of results, infusions and IL-2, which are no lines of a step, is about, and who recorded it."""
    for result in dossier.results:
        for reported in result.entries:
            yield Subject(SubjectKind.TEST, result.criterion), reported.reported_by
            yield Subject(SubjectKind.RESULT, result.key), reported.reported_by
    for infusion in dossier.infusions:
        for infused in infusion.entries:
            yield Subject(SubjectKind.INFUSION, str(infusion.ordinal)), infused.recorded_by
    for dose in dossier.il2_doses:
        for given in dose.entries:
            yield Subject(SubjectKind.IL2, str(dose.day)), given.recorded_by
