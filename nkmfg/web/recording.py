"""Recording of a step: its forms, and drafts stored as fields are left."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from flask import redirect, render_template, request, url_for

from nkmfg.domain.case import Case
from nkmfg.domain.culture.events import Fate
from nkmfg.domain.facts.dossier import BATCH, About, Dossier, Run
from nkmfg.domain.recipe.model import Operation, Subject
from nkmfg.domain.values.errors import Malformed, Refused, Unknown
from nkmfg.services.attachments import attach
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.drafts import FormDraft, draft_of
from nkmfg.services.people.roles import people_with
from nkmfg.services.steps.recording import RecordingResult, record_form
from nkmfg.services.steps.recording_input import FormRefused, NewMovement, NewSample, NewVessel, Recording, TypedValue
from nkmfg.web import movement_form
from nkmfg.web.batches import band
from nkmfg.web.calculating import calculated_rows, preview_of
from nkmfg.web.drafts import subject_asked
from nkmfg.web.recorded_lines import recorded_row, thing_words
from nkmfg.web.step_form import (
    FATES,
    NEW,
    about_of,
    controls,
    methods,
    moment_of,
    read_form,
    recorded_meanwhile,
    usual_method,
)
from nkmfg.web.steps import RECORDERS, opened
from nkmfg.web.submissions import new_form_id
from nkmfg.web.suggestions import offers_for
from nkmfg.web.web_session import allow, blueprint, by, db, me, say
from nkmfg.words.messages import _
from nkmfg.words.record import run_words
from nkmfg.words.refusals import refusal_sentence

pages = blueprint("recording")


@pages.route("/batches/<number>/record/<path:key>", methods=["GET", "POST"])
@allow(who=RECORDERS)
def recording(number: str, key: str) -> Any:
    """Show and record one form of a step: the step itself, a vessel, a movement of cells, a sample."""
    about, kind = _asked_about()
    if request.method == "POST":
        try:
            return _record(number, key, about, kind)
        except FormRefused as refused:
            faults = {name: refusal_sentence(fault) for name, fault in refused.faults.items()}
            return _form(*opened(number, key), about, kind, request.form, faults), 422
        except Unknown:
            raise
        except Refused as refused:
            page = _form(*opened(number, key), about, kind, request.form, {}, refusal_sentence(refused))
            return page, 422 if isinstance(refused, Malformed) else 409
    return _form(*opened(number, key), about, kind, {}, {})


def _asked_about() -> tuple[About | None, str]:
    text = request.args.get("about", "")
    if text in ("movement", "sample", "vessel"):
        return None, text
    if not text:
        return BATCH, "batch"
    about = about_of(text)
    return about, about.kind.value


def _form(
    case: Case,
    run: Run,
    about: About | None,
    kind: str,
    posted: Mapping[str, str],
    faults: Mapping[str, str],
    refusal: str = "",
) -> str:
    dossier, numbers = case.dossier, case.figures
    batch = batch_numbered(db(), dossier.number)
    draft = draft_of(db(), me().person_id, batch.id, run.key, subject_asked()) or FormDraft(new_form_id())
    typed = dict(draft.typed) | dict(posted) | _from_counter()
    target = about or About(Subject(kind))
    method = request.args.get("method") or usual_method(dossier, run, target) if methods(run) else None
    shown = controls(dossier, run, target, typed, faults, method, _replicates())
    vessels, sources = (
        movement_form.targets_of(dossier, numbers, run),
        movement_form.source_choices(dossier, numbers, run),
    )
    fates = movement_form.fate_choices(FATES.get(run.step.operation, (Fate.CULTURE,)))
    typed.setdefault("vessel_type", movement_form.usual_type(dossier, run, sources))
    typed.setdefault("target", movement_form.usual_target(dossier, run, fates[0][0], vessels))
    return render_template(
        "steps/record.html",
        dossier=dossier,
        run=run,
        band=band(case),
        about=target,
        is_new=about is None,
        kind=kind,
        title=_title(dossier, run, about, kind),
        shown=shown,
        typed=typed,
        faults=faults,
        refusal=refusal,
        method=method,
        methods=_tabs(dossier, run, target, kind, method),
        draws_volume=run.field("volume_ml") is not None,
        offers=offers_for(dossier, shown),
        choices_of=lambda control: [(choice.key, choice.label) for choice in control.field.choices],
        has_replicates=any(field.replicates > 1 and field.subject.value == kind for field in run.step.fields),
        replicates=_replicates(),
        sources=sources,
        targets=movement_form.target_choices(vessels),
        fates=fates,
        vessel_types=movement_form.type_choices(dossier.recipe),
        sampled_from=[code for code, _words in sources],
        people=[(person.login, person.printed_name) for person in people_with(db(), RECORDERS)],
        performer=typed.get("performed_by") or _last_performer(dossier, run),
        calculated=calculated_rows(dossier, numbers, run, target, typed, sources[0][0] if sources else ""),
        preview=preview_of(case, run, target, typed),
        recorded=[recorded_row(dossier, run, line) for line in run.lines if line.key.about == target],
        reads_counter_file=run.step.operation is Operation.COUNT and kind == "vessel",
        drafts_kept=draft.kept_at,
        form_id=draft.form_id,
    )


def _tabs(dossier: Dossier, run: Run, target: About, kind: str, chosen: str | None) -> list[dict[str, Any]]:
    """Methods of a count as links; drafts keep what was typed."""
    if kind != "vessel" or run.line("method", target) is not None:
        return []
    about = f"{target.kind}.{target.code}"
    return [
        {
            "label": label,
            "href": url_for("recording.recording", number=dossier.number, key=run.key, about=about, method=key),
            "current": key == chosen,
        }
        for key, label in methods(run)
    ]


def _title(dossier: Dossier, run: Run, about: About | None, kind: str) -> str:
    new = {"movement": _("cells moved"), "sample": _("a new sample"), "vessel": _("another vessel")}
    thing = thing_words(dossier, about) if about else new.get(kind, kind)
    return run_words(run) + (f": {thing}" if thing else "")


def _last_performer(dossier: Dossier, run: Run) -> str:
    """Most likely performer: the only one of this step, or that of the user's last entry."""
    if len(run.performers) == 1:
        return min(run.performers)
    written = [line.last for _run, line in dossier.lines() if line.last.recorded_by == me().login]
    return max(written, key=lambda entry: entry.entered_at).performed_by if written else me().login


def _replicates() -> int:
    return 2 if request.args.get("replicates") == "2" else 1


def _record(number: str, key: str, about: About | None, kind: str) -> Any:
    """Record a form. Files are stored first, so that a refusal loses none; the form is parsed under the lock."""
    batch = batch_numbered(db(), number)
    attachments = {
        name: attach(db(), by(), batch, upload.filename, upload.read()).id
        for name, upload in request.files.items()
        if upload.filename
    }
    draft = draft_of(db(), me().person_id, batch.id, key, subject_asked())
    left: Mapping[str, datetime] = {} if draft is None else draft.left_at
    done = record_form(
        db(),
        by(),
        batch,
        key,
        lambda case, run, at: _read(case, run, about, kind, attachments, left, at),
        request.form.get("late_because", ""),
        subject_asked(),
    )
    _tell(done)
    return redirect(url_for("steps.page", number=number, key=key))


def _read(
    case: Case,
    run: Run,
    about: About | None,
    kind: str,
    attachments: Mapping[str, int],
    left: Mapping[str, datetime],
    now: datetime,
) -> Recording:
    """Parse the form against the present batch; a moment said to be now is `now`."""
    dossier, form = case.dossier, request.form
    happened_at = moment_of(form, "happened", dossier.zone)
    target = about or About(Subject(kind), _new_code(form, kind))
    method = form.get("method") or None
    asked = controls(dossier, run, target if about else About(Subject(kind)), form, None, method, _replicates())
    if about:
        meanwhile = recorded_meanwhile(dossier, run, about, form, method, _replicates())
        if meanwhile:
            raise Refused("form.recorded_meanwhile", entries=meanwhile)
    files = {control.name: attachments[control.name] for control in asked if control.name in attachments}
    typed = read_form(_with_file_names(form), asked, dossier.zone, files, left, happened_at, now)
    if about is None:
        typed = [replace(value, about=target) for value in typed]
    if method and kind == "vessel" and run.line("method", target) is None and typed:
        typed.append(TypedValue("method", target, method, at=typed[0].at, name="method"))
    return Recording(
        run=run.key,
        performed_by=form.get("performed_by", "").strip() or me().login,
        values=[] if kind == "movement" and about is None else typed,
        vessels=_new_vessels(form, kind),
        movements=_new_movements(form, kind, about, typed, happened_at),
        samples=_new_samples(form, kind, about, happened_at),
        late_because=form.get("late_because", ""),
    )


def _with_file_names(form: Mapping[str, str]) -> Mapping[str, str]:
    """Form data with the names of files as their values."""
    names = {name: upload.filename for name, upload in request.files.items() if upload.filename}
    return {**form, **names}


def _new_code(form: Mapping[str, str], kind: str) -> str:
    if kind == "sample":
        return form.get("sample_code", "").strip()
    if kind == "vessel":
        return form.get("vessel_code", "").strip()
    return ""


def _new_vessels(form: Mapping[str, str], kind: str) -> list[NewVessel]:
    wanted = (kind == "vessel" and "vessel_code" in form) or (kind == "movement" and form.get("target") == NEW)
    if not wanted:
        return []
    return [NewVessel(form.get("vessel_code", ""), form.get("vessel_type", ""), form.get("vessel_place", ""))]


def _new_movements(
    form: Mapping[str, str], kind: str, about: About | None, typed: list[TypedValue], at: datetime | None
) -> list[NewMovement]:
    if kind == "sample" and about is None and form.get("source"):
        volume = form.get("movement..volume_ml.1", "").strip()
        values = (
            [TypedValue("volume_ml", About(Subject.MOVEMENT), volume, at=at, name="movement..volume_ml.1")]
            if volume
            else []
        )
        return [NewMovement(form["source"], None, Fate.SAMPLED, values, at)]
    if kind != "movement" or about is not None:
        return []
    try:
        fate = Fate(form.get("fate", Fate.CULTURE))
    except ValueError as wrong:
        raise Malformed("movement.fate_missing") from wrong
    target = form.get("target", "")
    into = form.get("vessel_code", "").strip() if target == NEW else target
    return [
        NewMovement(
            form.get("source") or None,
            into or None,
            fate,
            [replace(value, about=About(Subject.MOVEMENT)) for value in typed],
            at,
        )
    ]


def _new_samples(form: Mapping[str, str], kind: str, about: About | None, at: datetime | None) -> list[NewSample]:
    if kind != "sample" or about is not None:
        return []
    vessels = tuple(request.form.getlist("vessels")) or ((form["source"],) if form.get("source") else ())
    return [NewSample(form.get("sample_code", ""), form.get("sample_material", "culture"), vessels, at)]


def _tell(recorded: RecordingResult) -> None:
    if recorded.to_confirm:
        say(_("Recorded, and to be confirmed: {doubts}", doubts=" ".join(recorded.to_confirm)), "warning")
    else:
        say(_("Recorded: {step}.", step=run_words(recorded.case.dossier.run(recorded.run))))
    for sentence in recorded.flagged:
        say(_("Kept, and a deviation is open: {sentence}", sentence=sentence), "action")


def _from_counter() -> dict[str, str]:
    """Values of a reading chosen from a counter's file, shown for the person to record."""
    if request.method == "POST":
        return {}
    about = request.args.get("about", "")
    found = {}
    for field in ("live_per_ml", "dead_per_ml", "dilution", "dilution_applied"):
        if request.args.get(field):
            found[f"{about}.{field}.1"] = request.args[field]
    return found
