"""Today: steps due in all batches, open findings of the user's work, and other work items."""

from collections.abc import Callable
from typing import Any

from flask import render_template, url_for

from nkmfg.domain.permissions.actions import Action, Role
from nkmfg.domain.recipe.model import Operation
from nkmfg.domain.recipe.schedule import Due
from nkmfg.services.open_findings import OpenFindings, open_findings, stopped_batches, stopped_in_work
from nkmfg.services.pending_decisions import pending_decisions
from nkmfg.services.positives import open_positives
from nkmfg.services.today import Task, todays_tasks
from nkmfg.services.worklist import WorklistItem, worklist_of
from nkmfg.web import show
from nkmfg.web.batches import may
from nkmfg.web.checks import href_of, stop_notes
from nkmfg.web.overview import DUE_TONES, DUE_WORDS
from nkmfg.web.release import WORDS
from nkmfg.web.web_session import GMP, allow, blueprint, db, me
from nkmfg.words.label import stopped_word, stopped_words
from nkmfg.words.record import day_beside

pages = blueprint("today")
show.NAVIGATION.append(("Today", "today.page", frozenset({Role.ANYONE}), True))
_VERBS = {
    Operation.COUNT: "Count",
    Operation.FEED: "Feed",
    Operation.SEED: "Seed",
    Operation.SAMPLE: "Sample",
    Operation.PHENOTYPE: "Phenotype",
    Operation.SPLIT: "Split",
    Operation.RESTIMULATE: "Restimulate",
    Operation.HARVEST: "Harvest",
    Operation.FREEZE: "Freeze",
    Operation.RECEIVE: "Receive",
    Operation.DISCARD: "Discard",
}
# Label of the button, and its link.
_DOINGS: dict[Action, tuple[str, Callable[[WorklistItem], str]]] = {
    Action.NOTE_INFUSION: ("Write it down", lambda item: url_for("doses.note", number=item.about)),
    Action.VERIFY_HANDOVER: ("Check", lambda item: url_for("containers.check", number=item.about, ordinal=item.of)),
    Action.VERIFY_WEIGHT: ("Check", lambda item: url_for("orders.weight", coi_code=item.about)),
    Action.ASSESS_WORK: ("Assess", lambda item: url_for("roles.assess", login=item.of)),
    Action.APPROVE_RECIPE: ("Recipes", lambda _: url_for("recipes.listing")),
    Action.RELEASE_LOT: ("Lots", lambda _: url_for("lots.listing")),
    Action.APPROVE_ROLE: ("Roles", lambda _: url_for("roles.listing")),
    Action.VOUCH: ("First passwords", lambda _: url_for("hand_overs.listing")),
    Action.END_LOCK_OUT: ("People", lambda _: url_for("people.listing")),
}
# Label of a finding's button.
_REMEDIES = {
    Action.ANSWER_EXCEPTION: "Answer",
    Action.CERTIFY_BATCH: "Certify",
    Action.VERIFY_IMPORT: "Check",
    Action.CLOSE_DEVIATION: "Assess",
    Action.CORRECT_ENTRY: "Correct",
    Action.CORRECT_INFUSION: "Correct",
    Action.DECIDE_POSITIVE: "Decide",
    Action.NOTE_IL2: "Write it down",
    Action.NOTE_PAPER: "Write it down",
    Action.NOTE_PHYSICIAN: "Write it down",
    Action.NOTE_POSITIVE: "Whom to call",
    Action.PERMIT_DONOR: "Decide",
    Action.RECORD_RESULT: "Results",
    Action.RELEASE_BATCH: "Release",
    Action.REVIEW_RECORD: "Review",
    Action.REVIEW_RESULTS: "Review",
    Action.SIGN_PERFORMED: "Sign",
    Action.UNLOCK_RESULT: "Assess",
    Action.VERIFY_DOSE: "Verify",
    Action.VERIFY_INFUSION: "Check",
    Action.VERIFY_LABEL: "Verify",
}
MOST = 12  # lines shown at once; the rest is folded


@pages.get("/")
@allow(Role.ANYONE)
def page() -> Any:
    """Show what is to be done now: steps first for roles that record them, other work first for all others."""
    waiting = [_worklist_row(item) for item in worklist_of(db(), me().person_id, me().roles)]
    if not me().roles & GMP:
        return render_template("today/no_batches.html", waiting=waiting)
    waiting += [_finding_row(line) for line in open_findings(db(), me().login, me().roles)]
    records = may(Action.RECORD_RUN)
    rows = [_task_row(task, records=records) for task in todays_tasks(db())]
    now = [row for row in rows if row["word"] not in ("next", "missed")]
    return render_template(
        "today/page.html",
        now_rows=now,
        later=[row for row in rows if row["word"] == "next"],
        missed=[row for row in rows if row["word"] == "missed"],
        waiting=waiting,
        most=MOST,
        first=next(iter(now + waiting if records else waiting), None),
        records=records,
        may_issue=may(Action.ISSUE_BATCH),
        positives=open_positives(db()),
        stopped=stopped_batches(db()),
        held=[(batch.batch, stop_notes(batch)) for batch in stopped_in_work(db())] if records else [],
        stopped_word=stopped_word,
        stopped_words=stopped_words,
        undecided=pending_decisions(db()),
    )


def _worklist_row(item: WorklistItem) -> dict[str, Any]:
    action, leads_to = _DOINGS[item.action]
    is_order = item.action is Action.VERIFY_WEIGHT
    about = url_for("orders.page", coi_code=item.about) if is_order else url_for("batches.page", number=item.about)
    return {
        "tone": "pending",
        "word": "waits",
        "batch": item.about,
        "href": about if item.about else "",
        "what": item.what,
        "action": action,
        "action_href": leads_to(item),
    }


def _finding_row(line: OpenFindings) -> dict[str, Any]:
    """Row of the findings of one code in a batch: the sentence of the first, and the number of others."""
    first, batch = line.first, url_for("batches.page", number=line.batch)
    more = len(line.found) - 1
    return {
        "tone": first.spec.tone.value,
        "word": WORDS[first.spec.tone.value],
        "batch": line.batch,
        "href": batch,
        "what": first.sentence,
        "note": f"and {more} more like it" if more else "",
        "action": _REMEDIES.get(line.action, "Look"),
        "action_href": href_of(line.batch, line.coi_code, first) or batch,
    }


def _task_row(task: Task, *, records: bool) -> dict[str, Any]:
    word = "to confirm" if task.to_confirm else DUE_WORDS[task.due]
    window = task.window
    is_missed = task.due is Due.MISSED and not task.to_confirm
    due = ""
    if window and task.due is Due.LATE:
        due = f"due {show.local(window.closes)}"
    elif window and not is_missed:
        due = f"{show.local(window.opens)} – {show.clock_time(window.closes)}"
    verb = "Confirm" if task.to_confirm else "Look" if is_missed else _VERBS.get(task.operation, "Open")
    return {
        "tone": "warning" if task.to_confirm else DUE_TONES[task.due],
        "word": word,
        "batch": task.batch,
        "href": url_for("batches.page", number=task.batch),
        "day": day_beside(task.title, task.day).removeprefix(", "),
        "what": task.title,
        "due": due,
        "in": late_words(task.minutes_late),
        "action": verb if records else "Look",
        "action_href": url_for("steps.page", number=task.batch, key=task.run),
    }


def late_words(minutes: int) -> str:
    """Lateness in the largest suitable unit."""
    if not minutes:
        return ""
    if minutes < 120:
        return f"{minutes} min late"
    return f"{minutes // 60} h late" if minutes < 48 * 60 else f"{minutes // 1440} days late"
