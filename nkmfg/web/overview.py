"""Overview of a batch on its page: numbers with their working, days, steps by phase, next step."""

from datetime import datetime
from typing import Any

from nkmfg.domain.facts.dossier import Dossier, Run
from nkmfg.domain.facts.transcription import is_transcribed, transcribed_at
from nkmfg.domain.figures.balance import harvested_at
from nkmfg.domain.figures.batch_figures import BatchFigures, JudgedCount, growth_of, last_known
from nkmfg.domain.findings.scope import is_decided_over
from nkmfg.domain.permissions.states import BatchState, RunState
from nkmfg.domain.recipe.alternatives import Question, question
from nkmfg.domain.recipe.days import is_over
from nkmfg.domain.recipe.model import Occurrence
from nkmfg.domain.recipe.schedule import Due, due_state, has_passed
from nkmfg.web import show
from nkmfg.words.codes import label
from nkmfg.words.due import due_word
from nkmfg.words.judgements import limit_sentence
from nkmfg.words.messages import _
from nkmfg.words.notes import code_words

DUE_TONES = {Due.LATE: "late", Due.DUE: "pass", Due.OPEN: "pending", Due.MISSED: "pending", Due.WAITING: "pending"}


def results(dossier: Dossier, numbers: BatchFigures) -> list[dict[str, Any]]:
    """Named numbers of the batch, each with its working; those older than the last count state their day."""
    nk, viable = last_known(numbers.nk), numbers.viable.batch
    growth = growth_of(nk.live.segment_fold, nk.live.segment_h)
    last = numbers.counts[-1].reading if numbers.counts else None
    is_now = last is None or nk.live.as_of == last.at
    as_of = "" if is_now else _("as of {day}", day=_day_words(dossier, nk.live.as_of))

    def named(name: str) -> str:
        return f"{name}, {as_of}" if as_of else name

    shown = [
        show.worked(nk.live.cells, name=_("NK now") if is_now else named(_("NK"))),
        show.worked(viable.live.cells, name=_("viable cells now")),
        show.worked(nk.live.segment_fold, name=named(_("segment fold"))),
        show.worked(nk.live.cumulative_fold, 6, name=named(_("cumulative fold"))),
        show.worked(nk.theoretical_yield, name=named(_("theoretical yield, had nothing been taken"))),
        show.worked(nk.actual_yield, name=named(_("actual yield (on hand)"))),
        show.worked(growth.population_doublings, name=named(_("population doublings of the segment"))),
        show.worked(growth.doubling_time_h, 4, name=named(_("doubling time of the segment"))),
        show.worked(viable.live.segment_fold, name=_("viable cells, segment fold")),
    ]
    if last is not None:
        shown.insert(2, judged_viability(numbers.counts[-1], name=_("viability, vessel {vessel}", vessel=last.vessel)))
    return shown


def judged_viability(count: JudgedCount, name: str = "") -> dict[str, Any]:
    """Viability of a count with its working and, where the recipe has a limit for it, what the limit makes of it."""
    shown = show.worked(count.reading.count.viability_pct, 3, name=name)
    judged = count.viability
    if judged is not None:
        shown["tone"] = {"within": "pass"}.get(judged.verdict.value, judged.verdict.value)
        shown["word"] = limit_sentence(judged)
    return shown


def _day_words(dossier: Dossier, at: datetime | None) -> str:
    day = None if at is None else dossier.day_of(at)
    return show.local(at) if day is None else _("day {day}", day=day)


def count_rows(dossier: Dossier, numbers: BatchFigures) -> list[dict[str, Any]]:
    """Counts of the batch, the newest first."""
    rows = []
    for judged in reversed(numbers.counts):
        reading = judged.reading
        viability = judged.viability
        rows.append(
            {
                "day": "—" if (day := dossier.day_of(reading.at)) is None else str(day),
                "at": reading.at,
                "vessel": reading.vessel,
                "run": reading.run,
                "volume": show.number(reading.volume_ml),
                "per_ml": show.worked(reading.count.viable_cells_per_ml),
                "viability": show.worked(reading.count.viability_pct, 3),
                "viability_tone": "" if viability is None else viability.verdict.value,
                "viable": show.worked(reading.viable),
                "nk": show.worked(reading.nk),
                "nk_short": label(reading.nk.absence) if reading.nk.absence else show.number(reading.nk.value),
                "note": code_words(judged.feeders_note),
            }
        )
    return rows


def day_strip(dossier: Dossier, now: datetime) -> list[dict[str, Any]]:
    """Strip of culture days: done, late, today."""
    today_is = dossier.day_of(now)
    if today_is is None:
        return []
    # A culture that was harvested, and a batch that is closed or was done on paper, end with the last recorded day.
    has_ended = harvested_at(dossier) or transcribed_at(dossier) or dossier.state == BatchState.CLOSED
    reached = 0 if has_ended else today_is
    last = max([14, reached, *(run.day for run in dossier.runs if run.day is not None and run.state != RunState.OPEN)])
    days = []
    for day in range(last + 1):
        runs = [run for run in dossier.runs if _day_of_run(dossier, run) == day]
        still_open = (run for run in runs if run.state == RunState.OPEN and not is_decided_over(dossier, run))
        is_late = any(_standing(dossier, run, now) is Due.LATE for run in still_open)
        changed = any(run.state == RunState.TO_CONFIRM for run in runs)
        is_done = any(run.state == RunState.RECORDED for run in runs)
        tone = "warning" if changed else "late" if is_late else "done" if is_done else ""
        days.append({"label": str(day), "tone": tone, "href": f"#day-{day}", "today": day == today_is})
    return days


def _day_of_run(dossier: Dossier, run: Run) -> int | None:
    if run.done_at is not None:
        return dossier.day_of(run.done_at)
    if run.day is not None:
        return run.day
    return dossier.day_of(run.window.opens) if run.window else None


def _standing(dossier: Dossier, run: Run, now: datetime) -> Due:
    return due_state(
        run.window,
        now,
        scheduled=run.step.schedule is not None and run.added_because is None,
        alternative=_question(dossier, run) is not Question.SETTLED or run.step.occurrence is Occurrence.OPTIONAL,
        over=is_over(dossier.recipe, run.step.key, _done(dossier)),
    )


def _question(dossier: Dossier, run: Run) -> Question:
    return question(dossier.recipe, run.step, _done(dossier))


def _done(dossier: Dossier) -> frozenset[str]:
    """Keys of the steps with something recorded."""
    return frozenset(run.step.key for run in dossier.runs if run.state in (RunState.RECORDED, RunState.TO_CONFIRM))


def next_run(dossier: Dossier, now: datetime) -> Run | None:
    """Next run: to be confirmed, begun today, late or due, added, begun earlier, then what another day missed.

    Runs missed on another day come late in this order: they only need a reason.
    """
    doubted = [run for run in dossier.runs if run.state == RunState.TO_CONFIRM]
    begun = [run for run in dossier.runs if _is_begun(dossier, run)]
    today = now.astimezone(dossier.zone).date()
    begun_now = [run for run in begun if run.done_at and run.done_at.astimezone(dossier.zone).date() == today]
    in_turn = (Question.SETTLED, Question.OPEN)
    waiting = [run for run in dossier.runs if run.state == RunState.OPEN and _question(dossier, run) in in_turn]
    waiting = [run for run in waiting if not has_passed(run.step, run.window.closes if run.window else None, now)]
    waiting = [run for run in waiting if not is_decided_over(dossier, run)]
    late = [run for run in waiting if _standing(dossier, run, now) in (Due.LATE, Due.DUE)]
    missed = [run for run in late if _is_of_another_day(dossier, run, now)]
    missed += [run for run in waiting if _standing(dossier, run, now) is Due.MISSED]
    added = [run for run in waiting if run.added_because]
    possible = doubted + begun_now + [run for run in late if run not in missed] + added + begun + missed + waiting
    return possible[0] if possible else None


def _is_begun(dossier: Dossier, run: Run) -> bool:
    """True for a recorded run without all required signatures; transcribed ones were signed on paper."""
    given = {signed.meaning for signed in run.signatures}
    wanting = any(meaning.value not in given for meaning in run.step.signatures)
    at = transcribed_at(dossier)
    return (
        run.state == RunState.RECORDED and wanting and not is_decided_over(dossier, run) and not is_transcribed(run, at)
    )


def _is_of_another_day(dossier: Dossier, run: Run, now: datetime) -> bool:
    """True for a step of an earlier culture day whose window has closed."""
    day, today = _day_of_run(dossier, run), dossier.day_of(now)
    return day is not None and today is not None and day < today and _standing(dossier, run, now) is Due.LATE


def run_groups(dossier: Dossier, now: datetime) -> list[dict[str, Any]]:
    """Runs by phase: done, due, to come."""
    groups = []
    for phase in dossier.recipe.phases:
        rows = [
            {
                "run": run,
                "due": _standing(dossier, run, now),
                "day": _day_of_run(dossier, run),
                **_run_words(dossier, run, now),
            }
            for run in dossier.runs
            if run.step.phase == phase.key
        ]
        if rows:
            groups.append(
                {
                    "title": phase.title,
                    "rows": rows,
                    "open": any(_asks_for_somebody(r) for r in rows),
                    "done": sum(
                        run.state in (RunState.RECORDED, RunState.SKIPPED)
                        for run in dossier.runs
                        if run.step.phase == phase.key
                    ),
                }
            )
    return groups


def _done_in(dossier: Dossier, phase: str) -> int:
    return sum(run.state in (RunState.RECORDED, RunState.SKIPPED) for run in dossier.runs if run.step.phase == phase)


def _run_words(dossier: Dossier, run: Run, now: datetime) -> dict[str, str]:
    if run.state == RunState.RECORDED:
        meanings = {signed.meaning for signed in run.signatures}
        missing = [label(meaning) for meaning in run.step.signatures if meaning.value not in meanings]
        if missing:
            return {"tone": "pending", "word": _("to be signed: {meanings}", meanings=", ".join(missing))}
        return {"tone": "pass", "word": _("done")}
    if run.state == RunState.TO_CONFIRM:
        return {"tone": "warning", "word": _("to confirm")}
    if run.state == RunState.SKIPPED:
        return {"tone": "pending", "word": _("left out")}
    if _question(dossier, run) is Question.OUT:
        return {"tone": "", "word": _("not chosen")}
    if is_decided_over(dossier, run):
        return {"tone": "", "word": _("not done")}
    due = _standing(dossier, run, now)
    return {
        "tone": DUE_TONES[due] if run.window or run.added_because else "",
        "word": due_word(due if run.window else Due.OPEN),
    }


def _asks_for_somebody(row: dict[str, Any]) -> bool:
    """True for a step that is due, late, to be confirmed, or added and open."""
    run: Run = row["run"]
    if run.state != RunState.OPEN:
        return run.state == RunState.TO_CONFIRM
    is_due = run.window is not None and row["due"] in (Due.LATE, Due.DUE)
    return run.added_because is not None or is_due
