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
from nkmfg.web.overview import DUE_TONES
from nkmfg.web.release import WORDS
from nkmfg.web.web_session import GMP, allow, blueprint, db, me
from nkmfg.words.due import due_word
from nkmfg.words.label import stopped_word, stopped_words
from nkmfg.words.messages import N_, _, ngettext
from nkmfg.words.record import day_beside

pages = blueprint("today")
show.NAVIGATION.append((N_("Today"), "today.page", frozenset({Role.ANYONE}), True))
_CONFIRM, _LOOK, _OPEN = N_("Confirm"), N_("Look"), N_("Open")
_VERBS = {
    Operation.COUNT: N_("Count"),
    Operation.FEED: N_("Feed"),
    Operation.SEED: N_("Seed"),
    Operation.SAMPLE: N_("Sample"),
    Operation.PHENOTYPE: N_("Phenotype"),
    Operation.SPLIT: N_("Split"),
    Operation.RESTIMULATE: N_("Restimulate"),
    Operation.HARVEST: N_("Harvest"),
    Operation.FREEZE: N_("Freeze"),
    Operation.RECEIVE: N_("Receive"),
    Operation.DISCARD: N_("Discard"),
}
# Label of the button, and its link.
_DOINGS: dict[Action, tuple[str, Callable[[WorklistItem], str]]] = {
    Action.NOTE_INFUSION: (N_("Write it down"), lambda item: url_for("doses.note", number=item.about)),
    Action.VERIFY_HANDOVER: (N_("Check"), lambda item: url_for("containers.check", number=item.about, ordinal=item.of)),
    Action.VERIFY_WEIGHT: (N_("Check"), lambda item: url_for("orders.weight", coi_code=item.about)),
    Action.ASSESS_WORK: (N_("Assess"), lambda item: url_for("roles.assess", login=item.of)),
    Action.APPROVE_RECIPE: (N_("Recipes"), lambda _item: url_for("recipes.listing")),
    Action.RELEASE_LOT: (N_("Lots"), lambda _item: url_for("lots.listing")),
    Action.APPROVE_ROLE: (N_("Roles"), lambda _item: url_for("roles.listing")),
    Action.VOUCH: (N_("First passwords"), lambda _item: url_for("hand_overs.listing")),
    Action.END_LOCK_OUT: (N_("People"), lambda _item: url_for("people.listing")),
}
# Label of a finding's button.
_REMEDIES = {
    Action.ANSWER_EXCEPTION: N_("Answer"),
    Action.CERTIFY_BATCH: N_("Certify"),
    Action.VERIFY_IMPORT: N_("Check"),
    Action.CLOSE_DEVIATION: N_("Assess"),
    Action.CORRECT_ENTRY: N_("Correct"),
    Action.CORRECT_INFUSION: N_("Correct"),
    Action.DECIDE_POSITIVE: N_("Decide"),
    Action.NOTE_IL2: N_("Write it down"),
    Action.NOTE_PAPER: N_("Write it down"),
    Action.NOTE_PHYSICIAN: N_("Write it down"),
    Action.NOTE_POSITIVE: N_("Whom to call"),
    Action.PERMIT_DONOR: N_("Decide"),
    Action.RECORD_RESULT: N_("Results"),
    Action.RELEASE_BATCH: N_("Release"),
    Action.REVIEW_RECORD: N_("Review"),
    Action.REVIEW_RESULTS: N_("Review"),
    Action.SIGN_PERFORMED: N_("Sign"),
    Action.UNLOCK_RESULT: N_("Assess"),
    Action.VERIFY_DOSE: N_("Verify"),
    Action.VERIFY_INFUSION: N_("Check"),
    Action.VERIFY_LABEL: N_("Verify"),
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
    rows = [(_standing(task), _task_row(task, records=records)) for task in todays_tasks(db())]
    now = [row for standing, row in rows if standing not in (Due.WAITING, Due.MISSED)]
    return render_template(
        "today/page.html",
        now_rows=now,
        later=[row for standing, row in rows if standing is Due.WAITING],
        missed=[row for standing, row in rows if standing is Due.MISSED],
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
        "word": _("waits"),
        "batch": item.about,
        "href": about if item.about else "",
        "what": item.what,
        "action": _(action),
        "action_href": leads_to(item),
    }


def _finding_row(line: OpenFindings) -> dict[str, Any]:
    """Row of the findings of one code in a batch: the sentence of the first, and the number of others."""
    first, batch = line.first, url_for("batches.page", number=line.batch)
    more = len(line.found) - 1
    return {
        "tone": first.spec.tone.value,
        "word": _(WORDS[first.spec.tone.value]),
        "batch": line.batch,
        "href": batch,
        "what": first.sentence,
        "note": ngettext("and {n} more like it", "and {n} more like it", more) if more else "",
        "action": _(_REMEDIES.get(line.action, _LOOK)),
        "action_href": href_of(line.batch, line.coi_code, first) or batch,
    }


def _standing(task: Task) -> Due | None:
    """When a task is due; None for a step that is done and waits to be confirmed."""
    return None if task.to_confirm else task.due


def _task_row(task: Task, *, records: bool) -> dict[str, Any]:
    word = _("to confirm") if task.to_confirm else due_word(task.due)
    window = task.window
    is_missed = _standing(task) is Due.MISSED
    due = ""
    if window and task.due is Due.LATE:
        due = _("due {at}", at=show.local(window.closes))
    elif window and not is_missed:
        due = f"{show.local(window.opens)} – {show.clock_time(window.closes)}"
    verb = _CONFIRM if task.to_confirm else _LOOK if is_missed else _VERBS.get(task.operation, _OPEN)
    return {
        "tone": "warning" if task.to_confirm else DUE_TONES[task.due],
        "word": word,
        "batch": task.batch,
        "href": url_for("batches.page", number=task.batch),
        "day": day_beside(task.title, task.day).removeprefix(", "),
        "what": task.title,
        "due": due,
        "in": late_words(task.minutes_late),
        "action": _(verb if records else _LOOK),
        "action_href": url_for("steps.page", number=task.batch, key=task.run),
    }


def late_words(minutes: int) -> str:
    """Lateness in the largest suitable unit."""
    if not minutes:
        return ""
    if minutes < 120:
        return _("{minutes} min late", minutes=minutes)
    if minutes < 48 * 60:
        return _("{hours} h late", hours=minutes // 60)
    days = minutes // 1440
    return ngettext("{n} day late", "{n} days late", days)
