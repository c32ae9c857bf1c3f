"""Moments at which the checks of a batch change by the clock alone."""

from datetime import datetime, time, timedelta

from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.unwritten import follow_up_windows
from nkmfg.domain.permissions.states import RunState
from nkmfg.domain.product.filled import expires_at
from nkmfg.domain.product.infusions import day_zero
from nkmfg.domain.product.treatment import treatment_date


def moments(evidence: Evidence) -> tuple[datetime, ...]:
    """Moments after the reading at which a window closes, a result is due, the product expires or a day ends."""
    dossier = evidence.dossier
    found = {run.window.closes for run in dossier.runs if run.state == RunState.OPEN and run.window is not None}
    found |= {window.closes for _, window in follow_up_windows(dossier)}
    found |= {test.due for test in evidence.tests if test.due is not None and not test.judgement.settles}
    expiry = expires_at(dossier)
    if expiry is not None:
        found.add(expiry)
    day_0, is_real = day_zero(dossier)
    if day_0 is not None and is_real:
        ends = [treatment_date(day, day_0) + timedelta(days=1) for day in dossier.recipe.il2_course.days]
        found |= {datetime.combine(end, time(), dossier.zone) for end in ends}
    return tuple(sorted(moment for moment in found if moment > evidence.at))
