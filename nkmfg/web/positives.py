"""Positives reported by telephone: the call, contacts, findings, and QA's decision."""

from collections.abc import Sequence
from typing import Any

from flask import redirect, render_template, request, url_for

from nkmfg.domain.case import Case
from nkmfg.domain.culture.events import Fate
from nkmfg.domain.facts.disposition_facts import Finding, NoteKind
from nkmfg.domain.permissions.actions import RULES, Action
from nkmfg.services import positives
from nkmfg.services.contacts import contacts
from nkmfg.services.donors.register import donor_by_code
from nkmfg.services.dossier.case import open_case
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.lots.stock import lot_by_code
from nkmfg.services.people.accounts import person_by_login
from nkmfg.web import batches, show
from nkmfg.web.batches import band, may
from nkmfg.web.forms.positives import CallForm, NoteForm, VerdictForm
from nkmfg.web.recipe_here import recipe_here
from nkmfg.web.signing import SigningPage, dialogue
from nkmfg.web.web_session import GMP, allow, blueprint, by, db, say
from nkmfg.words.codes import label
from nkmfg.words.messages import N_, _

pages = blueprint("positives")
batches.ROOMS.append((N_("Phoned positive"), "positives.of_batch"))
show.NAVIGATION.append((N_("Positives"), "positives.listing", GMP, False))
MOST_SISTERS = 20


@pages.route("/batches/<number>/positive", methods=["GET", "POST"])
@allow(who=RULES[Action.REPORT_POSITIVE].roles)
def of_batch(number: str) -> Any:
    """Record a positive of a batch, whatever its state."""
    case = open_case(db(), number)
    dossier = case.dossier
    samples = [
        _("sample {sample}, {day}", sample=sample.code, day=show.on_date(sample.drawn_at))
        for sample in sorted(dossier.samples, key=lambda sample: sample.drawn_at, reverse=True)
    ]
    bags = [_("container {container}", container=container.code) for container in case.product.containers]
    batch = batch_numbered(db(), number)
    back = url_for("batches.page", number=number)
    return _reported(batch, [*samples, *bags], _("batch {batch}", batch=number), back, band(case))


@pages.route("/lots/<code>/positive", methods=["GET", "POST"])
@allow(who=RULES[Action.REPORT_POSITIVE].roles)
def of_lot(code: str) -> Any:
    """Record a positive test of a lot, mostly feeders, after its use."""
    lot, recipe = lot_by_code(db(), code), recipe_here()
    tests = [criterion.attribute for criterion in recipe.feeder_criteria] if recipe else []
    return _reported(lot, tests, _("lot {lot}", lot=code), url_for("lots.page", code=code))


@pages.route("/donors/<code>/positive", methods=["GET", "POST"])
@allow(who=RULES[Action.REPORT_POSITIVE].roles)
def of_donor(code: str) -> Any:
    """Record a reactive marker of a donor after use of the cells."""
    donor, recipe = donor_by_code(db(), code), recipe_here()
    markers = [marker.label for marker in recipe.donor_testing.markers] if recipe else []
    return _reported(donor, markers, _("donor {donor}", donor=code), url_for("donors.page", code=code))


def _reported(
    thing: positives.Thing, things: Sequence[str], title: str, back: str, of_batch: dict[str, Any] | None = None
) -> Any:
    form = CallForm()
    form.of_things(things)
    if form.is_sent():
        with form.showing_refusals():
            row = positives.report(db(), by(), thing, form.call())
            say(_("Everything of it that is not given is stopped. Call the people below, in their order."), "action")
            return redirect(url_for("positives.page", number=row.number))
    page = render_template("positives/report.html", form=form, title=title, back=back, band=of_batch)
    return page, form.status


@pages.get("/positives")
@allow(who=GMP)
def listing() -> Any:
    """List open positives: not decided, or confirmed of a batch still open."""
    return render_template("positives/list.html", rows=positives.open_positives(db()))


@pages.get("/positives/<number>")
@allow(who=GMP)
def page(number: str) -> Any:
    """Show one positive: contacts, people informed, findings, and every batch it stops."""
    positive = positives.positive_numbered(db(), number)
    hold = positives.hold_of(db(), positive)
    touched = positives.affected(db(), positive)
    told = {note.text for note in hold.notes if note.kind is NoteKind.TOLD}
    logins = {hold.recorded_by, *(note.recorded_by for note in hold.notes)}
    people = [(contact, f"{contact.name}, {contact.function}") for contact in contacts(db())]
    return render_template(
        "positives/page.html",
        hold=hold,
        names={login: person_by_login(db(), login).printed_name for login in logins},
        people=[{"who": who, "contact": contact, "is_told": who in told} for contact, who in people],
        told=[note for note in hold.notes if note.kind is NoteKind.TOLD],
        found=[note for note in hold.notes if note.kind is not NoteKind.TOLD],
        sisters=[_sister(open_case(db(), batch.number)) for batch in touched[:MOST_SISTERS]],
        more=max(0, len(touched) - MOST_SISTERS),
        may_decide=may(Action.DECIDE_POSITIVE),
    )


def _sister(case: Case) -> dict[str, str]:
    """A stopped batch, with what is left of it."""
    dossier = case.dossier
    given = {infusion.last.container for infusion in dossier.infusions}
    bags = [container.code for container in case.product.containers if container.code not in given]
    frozen = sorted(
        {movement.target or movement.source or "" for movement in dossier.movements if movement.fate is Fate.FROZEN}
    )
    return {
        "number": dossier.number,
        "patient": dossier.order.patient,
        "decision": label(dossier.decision),
        "bags": ", ".join(bags) or _("none"),
        "frozen": ", ".join(frozen) or _("none"),
        "given": ", ".join(sorted(given)) or _("none"),
    }


@pages.route("/positives/<number>/note", methods=["GET", "POST"])
@allow(who=RULES[Action.NOTE_POSITIVE].roles)
def note(number: str) -> Any:
    """Add a person informed or a finding; earlier notes are never changed."""
    positive = positives.positive_numbered(db(), number)
    asked = {name: request.args.get(name, "") for name in ("kind", "text", "telephone")}
    form = NoteForm(data=asked)
    if form.is_sent():
        with form.showing_refusals():
            positives.note(
                db(),
                by(),
                positive,
                form.kind.data or "",
                form.text.data or "",
                telephone=form.telephone.data or "",
                read_back={"yes": True, "no": False}.get(form.read_back.data or ""),
                happened_at=form.happened.at,
            )
            say(_("Written down."))
            return redirect(url_for("positives.page", number=number))
    page = render_template("positives/note.html", form=form, hold=positives.hold_of(db(), positive))
    return page, form.status


@pages.route("/positives/<number>/decide", methods=["GET", "POST"])
@allow(who=RULES[Action.DECIDE_POSITIVE].roles)
def decide(number: str) -> Any:
    """Decide as QA, by signature: confirmed, or a false positive with its cause."""
    positive = positives.positive_numbered(db(), number)
    hold = positives.hold_of(db(), positive)
    form = VerdictForm()
    if not form.is_sent():
        return render_template("positives/decide.html", form=form, hold=hold), form.status
    finding, cause = form.finding.data or "", (form.cause.data or "").strip()
    rows = [
        {"name": _("positive"), "value": hold.thing},
        *({"name": label(note.kind), "value": note.text} for note in hold.notes),
        {"name": _("finding"), "value": label(Finding(finding))},
        {"name": _("cause"), "value": cause},
    ]
    return dialogue(
        lambda: SigningPage(
            positives.verdict_to_sign(db(), positive, finding, cause),
            rows,
            _("Decide on positive {positive}", positive=number),
        ),
        lambda signing: positives.decide(db(), signing, positive, finding, cause),
        back=url_for("positives.page", number=number),
        said=_("Positive {positive}: {finding}.", positive=number, finding=label(Finding(finding))),
    )
