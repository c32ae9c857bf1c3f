"""Labels of a container: print, repeated print with a reason, verification by a second person, account."""

from typing import Any

from flask import Response, redirect, render_template, url_for

from nkmfg.domain.documents.label import LabelContent
from nkmfg.domain.facts.ward import LabelAction
from nkmfg.domain.permissions.actions import RULES, Action
from nkmfg.domain.permissions.states import BatchState
from nkmfg.domain.product.labels import counted, label_verifications, last_print, left_over
from nkmfg.ledger.database import ledger_of
from nkmfg.services import labels
from nkmfg.services.dossier.case import open_case
from nkmfg.services.records import printed_by
from nkmfg.web.batches import band, may
from nkmfg.web.download import download
from nkmfg.web.forms.containers import LabelForm, LabelNoteForm
from nkmfg.web.signing import SigningPage, dialogue, facts_shown
from nkmfg.web.web_session import GMP, allow, blueprint, by, db, say
from nkmfg.words.checks import sentences
from nkmfg.words.codes import label
from nkmfg.words.containers import count_words
from nkmfg.words.facts import fact_label
from nkmfg.words.messages import _

pages = blueprint("labels")
_NAMED = (
    "patient",
    "container",
    "batch",
    "coi_code",
    "donor",
    "donation",
    "product",
    "volume",
    "viable_nk",
    "viable_cells",
    "dose",
    "weight",
    "expires",
    "storage",
    "trial",
    "site",
    "template",
)


@pages.get("/batches/<number>/containers/<code>/labels")
@allow(who=GMP)
def page(number: str, code: str) -> Any:
    """Show every print with its count and verification, and the account of the labels."""
    case = open_case(db(), number)
    dossier = case.dossier
    printed = last_print(dossier, dossier.vessel(code).code)
    is_open = dossier.state == BatchState.OPEN
    faults = sentences(dossier, case.label_faults(code))
    return render_template(
        "labels/page.html",
        dossier=dossier,
        band=band(case),
        code=code,
        notes=[
            (note, dossier.name(note.by), label_verifications(dossier, note))
            for note in dossier.ward.label_notes_of(code)
        ],
        says=printed.says if printed else None,
        faults=faults,
        lines=_lines(printed.says) if printed and printed.says else (),
        counts=counted(dossier, code),
        adds_up=count_words(left_over(dossier, code)),
        may_print=may(Action.PRINT_LABEL) and is_open,
        may_note=may(Action.NOTE_LABEL) and is_open,
        may_verify=may(Action.VERIFY_LABEL)
        and is_open
        and bool(printed and not label_verifications(dossier, printed) and not faults),
    )


def _lines(says: LabelContent) -> list[tuple[str, str]]:
    """Lines of a label by name; what stops it and the failures one per line."""
    named = [(fact_label(name), str(says[name]) or "—") for name in _NAMED]
    of = [(fact_label(name), sentence) for name in ("stops", "failures") for sentence in says[name]]
    return [*of, *named]


@pages.route("/batches/<number>/containers/<code>/labels/print", methods=["GET", "POST"])
@allow(who=RULES[Action.PRINT_LABEL].roles)
def print_label(number: str, code: str) -> Any:
    """Print labels from the record by a template of the approved recipe."""
    case = open_case(db(), number)
    dossier = case.dossier
    dossier.vessel(code)
    form = LabelForm(copies="2", profile=dossier.recipe.labels[0].key)
    form.profile.choices = [(template.key, template.label) for template in dossier.recipe.labels]
    if form.is_sent():
        with form.showing_refusals():
            printed = labels.print_label(
                db(), by(), number, code, form.profile.data or "", form.copies.data or "", form.reason.data or ""
            )
            return _pdf(number, code, printed)
    is_again = last_print(dossier, code) is not None
    page = render_template("labels/print.html", dossier=dossier, band=band(case), form=form, code=code, again=is_again)
    return page, form.status


def _pdf(number: str, code: str, printed: labels.LabelPrint) -> Response:
    # ReportLab is imported at the print, not at start.
    from nkmfg.pdf.label import labels_pdf

    dossier = open_case(db(), number).dossier
    content = labels_pdf(
        printed.says,
        printed.copies,
        by=printed_by(db(), by()),
        at=dossier.read_at.astimezone(dossier.zone),
        software=f"nkmfg {ledger_of(db()).software_version}",
    )
    return download(content, "application/pdf", f"label-{number}-{code}-{printed.ordinal}.pdf")


@pages.route("/batches/<number>/containers/<code>/labels/account", methods=["GET", "POST"])
@allow(who=RULES[Action.NOTE_LABEL].roles)
def note(number: str, code: str) -> Any:
    """Record labels applied, kept as specimen or destroyed."""
    form = LabelNoteForm(count="1")
    if form.is_sent():
        with form.showing_refusals():
            labels.note_label(
                db(), by(), number, code, form.what.data or "", form.count.data or "", form.why.data or ""
            )
            say(_("{count} {action}. It is counted.", count=form.count.data, action=label(LabelAction(form.what.data))))
            return redirect(url_for("labels.page", number=number, code=code))
    case = open_case(db(), number)
    case.dossier.vessel(code)
    page = render_template("labels/account.html", dossier=case.dossier, band=band(case), form=form, code=code)
    return page, form.status


@pages.route("/batches/<number>/containers/<code>/labels/verify", methods=["GET", "POST"])
@allow(who=RULES[Action.VERIFY_LABEL].roles)
def verify(number: str, code: str) -> Any:
    """Verify every line of a label against the record, by a second person's signature."""

    def show() -> SigningPage:
        copy, case = labels.label_to_sign(db(), number, code), open_case(db(), number)
        return facts_shown(
            copy, _("Verify the label of {container}", container=code), band(case), without=("decision", "values")
        )

    return dialogue(
        show,
        lambda signing: labels.verify_label(db(), signing, number, code),
        back=url_for("labels.page", number=number, code=code),
        said=_("The label of {container} is verified.", container=code),
    )
