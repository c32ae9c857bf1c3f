"""Checks of unrecorded parts of a treatment: IL-2, follow-up. They delay no decision and no closing (FD5)."""

from collections.abc import Iterator

from nkmfg.domain.facts.dossier import Dossier, Run
from nkmfg.domain.facts.transcription import is_treated_on_paper
from nkmfg.domain.findings.check import Check, Outcome, Subject, SubjectKind
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.product.infusions import day_zero
from nkmfg.domain.product.treatment import treatment_date
from nkmfg.domain.recipe.enums import Anchor
from nkmfg.domain.recipe.schedule import Window, due_window


def il2_unwritten(evidence: Evidence) -> Iterator[Check]:
    """Check doses of the IL-2 course whose day is over and that have no entry."""
    dossier = evidence.dossier
    day_0, is_real = day_zero(dossier)
    if day_0 is None or not is_real or is_treated_on_paper(dossier):
        return
    today = evidence.at.astimezone(dossier.zone).date()
    written = {dose.day for dose in dossier.il2_doses}
    for day in dossier.recipe.il2_course.days:
        if day not in written and treatment_date(day, day_0) < today:
            yield Check(
                code="adjunct.unwritten",
                subject=Subject(SubjectKind.IL2, str(day)),
                outcome=Outcome.PENDING,
                params={"due_on": treatment_date(day, day_0).isoformat()},
                is_open=True,
            )


def follow_up_unwritten(evidence: Evidence) -> Iterator[Check]:
    """Check steps after the infusion whose window has closed and that have no entry."""
    for run, window in follow_up_windows(evidence.dossier):
        if window.closes < evidence.at:
            yield Check(
                code="follow_up.unwritten",
                subject=Subject(SubjectKind.RUN, run.key),
                outcome=Outcome.PENDING,
                params={"closes": window.closes.isoformat()},
                run=run.key,
                is_open=True,
            )


def follow_up_windows(dossier: Dossier) -> Iterator[tuple[Run, Window]]:
    """Steps after the infusion that have no entry, each with its due window."""
    if not dossier.infusions or is_treated_on_paper(dossier):
        return
    begun_at = min(infusion.last.started_at for infusion in dossier.infusions)
    for run in dossier.runs:
        schedule = run.step.schedule
        if schedule is None or schedule.anchor != Anchor.INFUSION or Anchor.INFUSION not in run.step.after or run.lines:
            continue
        window = due_window(schedule, run.day, begun_at, dossier.zone)
        if window is not None:
            yield run, window
