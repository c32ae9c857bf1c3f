"""The exceptions of a batch: what a reviewer has to look at, computed from the record and nothing else."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from nkmfg.domain.facts.changes import changes_of
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.facts.transcription import transcription_of
from nkmfg.domain.figures.balance import judged_yield
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.findings import calculated_numbers
from nkmfg.domain.findings import lines as of_lines
from nkmfg.domain.findings import runs as of_runs
from nkmfg.domain.findings import signatures as of_signatures
from nkmfg.domain.findings import treatment as of_treatment
from nkmfg.domain.findings.exception_line import ExceptionLine, Kind
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.in_words import run_words, temporary_limit_sentence
from nkmfg.domain.paper_batch.model import GAP
from nkmfg.domain.recipe.limits import LimitVerdict

__all__ = ["ExceptionLine", "Kind", "exceptions_of"]


def exceptions_of(
    dossier: Dossier, figures: BatchFigures, standing: of_signatures.Statuses | None = None
) -> tuple[ExceptionLine, ...]:
    """All of them, the gravest kind first, within a kind in the order of their moments.

    Who has the standing of the signatures already may bring it. Only what was not done in time depends on when the
    record was read.
    """
    standing = of_signatures.statuses(dossier, figures) if standing is None else standing
    found = chain(
        of_signatures.broken(dossier, standing),
        _deviations(dossier),
        of_lines.out_of_limits(dossier, figures),
        calculated_numbers.off_calculated(dossier),
        _yield(dossier, figures),
        _doubtful(dossier, figures),
        of_lines.doubted(dossier, figures),
        of_runs.missed(dossier),
        of_runs.done_late(dossier),
        of_lines.blank(dossier),
        of_signatures.unsigned(dossier, standing),
        of_treatment.unchecked(dossier),
        _transcribed(dossier),
        of_signatures.differing(dossier, figures, standing),
        calculated_numbers.differing_now(dossier, figures),
        of_lines.changed(dossier, changes_of(dossier)),
        of_treatment.changed(dossier),
        of_lines.late_entries(dossier),
        of_treatment.late(dossier),
        of_runs.never_recorded(dossier),
        of_runs.added_and_left_out(dossier),
    )
    order = {kind: place for place, kind in enumerate(Kind)}
    listed = sorted(found, key=lambda one: (order[one.kind], one.at or dossier.issued_at))
    return _answered(dossier, tuple(listed))


def _answered(dossier: Dossier, lines: tuple[ExceptionLine, ...]) -> tuple[ExceptionLine, ...]:
    """With QA's answers beside them; one that is answered waits for nobody."""
    if not dossier.answers:
        return lines
    answers = {one.exception: one for one in dossier.answers}
    return tuple(
        replace(one, answer=f"{told.answer} ({told.name})", is_open=False)
        if one.is_open and (told := answers.get(one.key)) is not None
        else one
        for one in lines
    )


def _transcribed(dossier: Dossier) -> Iterator[ExceptionLine]:
    """Said once for the whole batch, and not in every line: late, unsigned by its performers, from paper."""
    one = transcription_of(dossier)
    if one is not None:
        checked = ", ".join(signed.name for signed in one.checked_by)
        gaps = "no gaps" if not one.gaps else f"{len(one.gaps)} gaps “{GAP}”"
        yield ExceptionLine(
            kind=Kind.TRANSCRIBED,
            tone=Tone.WARNING if checked else Tone.PENDING,
            what=f"{one.words[:1].upper()}{one.words[1:]}: {one.source} ({gaps})",
            where="the batch",
            who=one.signed.name,
            at=one.at,
            answer=f"compared with the paper by {checked}" if checked else "",
            is_open=not checked,
        )


def _deviations(dossier: Dossier) -> Iterator[ExceptionLine]:
    signers = {signed.scope: signed.name for signed in dossier.signatures}
    for one in dossier.deviations:
        is_open = one.state == "open"
        yield ExceptionLine(
            kind=Kind.DEVIATION,
            tone=Tone.ACTION if is_open else Tone.PASS,
            what=f"{one.number}, {one.state}: {one.event}",
            where=run_words(dossier.run(one.run)) if one.run else "the batch",
            run=one.run,
            who=signers.get(f"deviation/{one.number}", ""),
            at=one.opened_at,
            answer=one.assessment or "",
            is_open=is_open,
        )


def _yield(dossier: Dossier, figures: BatchFigures) -> Iterator[ExceptionLine]:
    judged = judged_yield(dossier, figures)
    if judged is not None and judged.verdict is not LimitVerdict.WITHIN:
        action = judged.verdict is LimitVerdict.ACTION
        yield ExceptionLine(
            kind=Kind.OUT_OF_LIMIT,
            tone=Tone.ACTION if action else Tone.WARNING,
            what=f"Actual yield, of the theoretical one: {temporary_limit_sentence(judged)}",
            where="the batch",
            is_open=action,
        )


def _doubtful(dossier: Dossier, figures: BatchFigures) -> Iterator[ExceptionLine]:
    for fault in figures.viable.faults:
        told = next((one.number for one in dossier.deviations if one.rule == f"content {fault.vessel}"), "")
        yield ExceptionLine(
            kind=Kind.DOES_NOT_ADD_UP,
            tone=Tone.ACTION,
            what=f"Vessel {fault.vessel}: {fault.note}",
            where=f"vessel {fault.vessel}",
            at=fault.at,
            answer=f"deviation {told}" if told else "",
            is_open=not told,
        )
