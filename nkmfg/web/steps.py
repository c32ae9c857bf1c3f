"""Page of a step: forms, recorded values, signatures, and what is next."""

from typing import Any

from flask import render_template, url_for

from nkmfg.domain.case import Case
from nkmfg.domain.facts.dossier import Dossier, Movement, Run
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.figures.run_signature import SignatureStatus, status_of
from nkmfg.domain.findings.lines import blank_fields
from nkmfg.domain.paper_batch.model import ON_PAPER
from nkmfg.domain.permissions.actions import Action, Meaning, Role
from nkmfg.domain.permissions.states import RunState
from nkmfg.domain.values.errors import Unknown
from nkmfg.services.dossier.case import open_case
from nkmfg.services.steps.judging import doubtful_lines, implausible
from nkmfg.web import show
from nkmfg.web.batches import band, may
from nkmfg.web.overview import judged_viability
from nkmfg.web.parts import Part, parts
from nkmfg.web.recorded_lines import recorded_rows, thing_words
from nkmfg.web.step_form import name_of
from nkmfg.web.web_session import GMP, allow, blueprint, db, me
from nkmfg.words.codes import label
from nkmfg.words.messages import _
from nkmfg.words.notes import code_words

pages = blueprint("steps")
RECORDERS = frozenset({Role.TECHNICIAN, Role.HEAD_OF_PRODUCTION, Role.QC_ANALYST})


def opened(number: str, key: str) -> tuple[Case, Run]:
    """The case and run a page is about. Raises Unknown."""
    case = open_case(db(), number)
    try:
        return case, case.dossier.run(key)
    except KeyError as unknown:
        raise Unknown("page.no_such_step", batch=number, step=key) from unknown


@pages.get("/batches/<number>/runs/<path:key>")
@allow(who=GMP)
def page(number: str, key: str) -> Any:
    """Show the forms of a step, recorded values, signatures, and what is next."""
    case, run = opened(number, key)
    dossier, numbers = case.dossier, case.figures
    forms, doubts = parts(dossier, numbers, run), implausible(dossier, numbers, run)
    return render_template(
        "steps/page.html",
        dossier=dossier,
        run=run,
        band=band(case),
        parts=forms,
        next_part=_next_part(dossier, run, forms),
        part_url=lambda part: url_for("recording.recording", number=number, key=key, about=part.asks),
        sign_url=lambda signature: url_for("signing.step", number=number, key=key, **signature["asks"]),
        rows=recorded_rows(case, run),
        movements=[_movement_row(dossier, run, m) for m in dossier.moved_by(run.key)],
        samples=[s for s in dossier.samples if s.run == run.key],
        counts=_counts_of(numbers, run),
        doubts=doubts,
        doubtful=[name_of(line.key.field, line.key.about, line.key.replicate) for line in doubtful_lines(run, doubts)],
        blank=_blanks(dossier, run) if run.state == RunState.RECORDED else [],
        signatures=[(signed, status_of(dossier, numbers, run, signed)) for signed in run.signatures],
        to_sign=_to_sign(dossier, numbers, run),
        performers=sorted(run.performers),
        is_recorder=bool(RECORDERS & me().roles),
        may_verify=may(Action.SIGN_VERIFIED),
    )


def _blanks(dossier: Dossier, run: Run) -> list[dict[str, str]]:
    """Blank mandatory fields, each with the link to fill it in: its field on the form, or its voided entry."""
    found = []
    for about, known in blank_fields(run):
        name = name_of(known.key, about)
        if run.line(known.key, about) is not None:
            href = url_for("changes.correct", number=dossier.number, key=run.key, line=name)
        else:
            asks = f"{about.kind}.{about.code}" if about.code else None
            href = url_for("recording.recording", number=dossier.number, key=run.key, about=asks, _anchor=name)
        found.append({"label": known.label, "about": thing_words(dossier, about), "href": href})
    return found


def _next_part(dossier: Dossier, run: Run, forms: list[Part]) -> Part | None:
    """Next form to fill in: the movement first, then required forms of existing things, then new ones."""
    waiting = [part for part in forms if not part.is_recorded]
    unmoved = [part for part in waiting if part.kind == "movement" and not dossier.moved_by(run.key)]
    required = {known.subject.value for known in run.step.fields if known.required}
    known = [part for part in waiting if part.about is not None and part.kind in required]
    return next(iter(unmoved or known or waiting), None)


def _counts_of(numbers: BatchFigures, run: Run) -> list[dict[str, Any]]:
    return [
        {
            "vessel": judged.reading.vessel,
            "numbers": [
                show.worked(judged.reading.count.viable_cells_per_ml, 4),
                judged_viability(judged),
                show.worked(judged.reading.viable, 4),
                show.worked(judged.reading.nk, 4),
            ],
            "note": code_words(judged.feeders_note),
        }
        for judged in numbers.counts
        if judged.reading.run == run.key
    ]


def _movement_row(dossier: Dossier, run: Run, movement: Movement) -> dict[str, str]:
    entry = run.value("volume_ml", movement.about) if run.field("volume_ml") else None
    volume = f"{entry.typed} {entry.unit}" if entry else _("all")
    to = movement.target or label(movement.fate)
    return {
        "words": f"{movement.source or _('from outside')} → {to}",
        "volume": volume,
        "at": show.local(movement.happened_at),
    }


def _to_sign(dossier: Dossier, numbers: BatchFigures, run: Run) -> list[dict[str, Any]]:
    """Signatures required by the recipe that are missing, or to be given again as facts were changed or added."""
    if run.state != RunState.RECORDED:
        return []
    holding = [
        signature
        for signature in run.signatures
        if status_of(dossier, numbers, run, signature).status is SignatureStatus.VALID
    ]
    before = {(signature.meaning, signature.login) for signature in run.signatures}
    wanted = run.step.signatures
    missing: list[dict[str, Any]] = []
    if Meaning.PERFORMED in wanted:
        done = {signature.login for signature in holding if signature.meaning is Meaning.PERFORMED}
        for login in sorted(run.performers - done):
            if not login.startswith(ON_PAPER):  # signed on paper
                if (Meaning.PERFORMED, login) in before:
                    words = _("{person} signs again as performed", person=dossier.name(login))
                else:
                    words = _("{person} signs as performed", person=dossier.name(login))
                missing.append({"asks": {"meaning": Meaning.PERFORMED.value, "login": login}, "label": words})
    if Meaning.VERIFIED in wanted and not any(signature.meaning is Meaning.VERIFIED for signature in holding):
        is_again = any(meaning is Meaning.VERIFIED for meaning, _login in before)
        words = _("Somebody else verifies again") if is_again else _("Somebody else verifies")
        missing.append({"asks": {"meaning": Meaning.VERIFIED.value}, "label": words})
    return missing
