"""Containers of a batch: location, findings against their issue, and their custody."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from flask import redirect, render_template, url_for

from nkmfg.domain.case import Case
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.facts.ward import CustodyFact
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.permissions.actions import RULES, Action
from nkmfg.domain.permissions.states import BatchState
from nkmfg.domain.product.containers import ContainerAccount, Fate, custody_verifications
from nkmfg.domain.product.labels import counted, last_print, left_over
from nkmfg.services import custody
from nkmfg.services.contacts import contacts
from nkmfg.services.dossier.case import open_case
from nkmfg.web import batches, show
from nkmfg.web.batches import band, may
from nkmfg.web.forms.containers import DestroyForm, IssueForm, NoteIssueForm, ReturnForm
from nkmfg.web.forms.plain import PlainForm
from nkmfg.web.signing import SigningPage, dialogue, facts_shown
from nkmfg.web.web_session import GMP, allow, blueprint, by, db, say
from nkmfg.words.checks import sentences
from nkmfg.words.codes import label
from nkmfg.words.containers import account_words, count_words, left_words
from nkmfg.words.facts import fact_value
from nkmfg.words.label import stopped_words
from nkmfg.words.messages import N_, _

pages = blueprint("containers")
batches.ROOMS.append((N_("Containers"), "containers.page"))
_TONES = {True: "pass", False: "pending"}


@pages.get("/batches/<number>/containers")
@allow(who=GMP)
def page(number: str) -> Any:
    """Show every container: label, findings against its issue, custody transfers, account."""
    case = open_case(db(), number)
    dossier = case.dossier
    here = case.containers
    is_open = dossier.state == BatchState.OPEN
    return render_template(
        "containers/page.html",
        dossier=dossier,
        band=band(case),
        rows=[_row(case, container) for container in here],
        account=account_words(here),
        telephone=next((contact.telephone for contact in contacts(db())), ""),
        verified=case.dose_verifications,
        scans=[scan for scan in dossier.ward.scans if not scan.matched],
        stopped=stopped_words(is_given=False),
        profiles=[(template.key, template.label) for template in dossier.recipe.labels],
        may={
            "issue": may(Action.ISSUE_CONTAINER) and is_open,
            "note": may(Action.NOTE_ISSUE) and is_open,
            "check": may(Action.VERIFY_HANDOVER) and is_open,
            "print": may(Action.PRINT_FORM),
            "label": may(Action.PRINT_LABEL) and is_open,
        },
    )


def _row(case: Case, container: ContainerAccount) -> dict[str, Any]:
    dossier = case.dossier
    stopping = case.against(container.code, Stop.LABEL)
    against = case.against(container.code) if container.issued is None else ()
    printed = last_print(dossier, container.code)
    return {
        "code": container.code,
        "fate": label(container.fate),
        "tone": _TONES[container.fate.is_final],
        "stops": () if container.fate.is_final else sentences(dossier, stopping),
        "is_running": container.fate is Fate.RUNNING,
        "with_whom": _whom(container),
        "is_labelled_stopped": printed is not None and printed.says is not None and bool(printed.says["stops"]),
        "against": sentences(dossier, (check for check in against if check not in stopping)),
        "is_issued": container.issued is not None,
        "is_final": container.fate.is_final,
        "content": "—" if container.content_ml is None else _ml(container.content_ml),
        "given": _ml(container.given_ml),
        "left": left_words(container),
        "label": None if printed is None or printed.says is None else printed.says["state"].lower(),
        "counts": ", ".join(
            _("{count} {action}", count=many, action=label(action))
            for action, many in counted(dossier, container.code).items()
        ),
        "adds_up": count_words(left_over(dossier, container.code)),
        "hands": [_hand(dossier, hand) for hand in dossier.ward.hands if hand.container == container.code],
        "forms": [form.number for form in dossier.ward.forms if form.container == container.code],
    }


def _ml(volume: Fraction) -> str:
    return _("{volume} mL", volume=show.number(volume, 4))


def _whom(container: ContainerAccount) -> str:
    """Person on the ward who holds the container; empty if it is not there."""
    return (container.issued.whom or "") if container.fate.is_away and container.issued is not None else ""


def _hand(dossier: Dossier, hand: CustodyFact) -> dict[str, Any]:
    volume = _("{volume} mL", volume=hand.volume_typed) if hand.volume_typed else ""
    said = (hand.whom, hand.condition, hand.logger, hand.documents, hand.witness, volume, hand.reason)
    return {
        "ordinal": hand.ordinal,
        "kind": label(hand.kind),
        "at": hand.happened_at,
        "said": ", ".join(part for part in said if part),
        "by": dossier.name(hand.by),
        "is_afterwards": hand.is_afterwards,
        "checks": custody_verifications(dossier, hand),
    }


@pages.route("/batches/<number>/containers/<code>/issue", methods=["GET", "POST"])
@allow(who=RULES[Action.ISSUE_CONTAINER].roles)
def issue(number: str, code: str) -> Any:
    """Issue a container to the ward after matching scans; refused with every finding against it."""

    def done(form: IssueForm) -> str:
        custody.issue(db(), by(), number, code, form.handing())
        return _("Container {container} is handed over. Now a second person checks it.", container=code)

    case = open_case(db(), number)
    dossier = case.dossier
    against = sentences(dossier, case.against(code))
    return _handed(case, code, IssueForm(), done, _("Issue container {container}", container=code), against)


@pages.route("/batches/<number>/containers/<code>/issued", methods=["GET", "POST"])
@allow(who=RULES[Action.NOTE_ISSUE].roles)
def note_issue(number: str, code: str) -> Any:
    """Record an issue that happened despite findings."""

    def done(form: NoteIssueForm) -> str:
        flagged = custody.note_issue(db(), by(), number, code, form.handing(), form.reason.data or "")
        for sentence in flagged:
            say(_("A deviation is open: {sentence}", sentence=sentence), "action")
        return _(
            "It is written down that container {container} was issued. Now a second person checks it.", container=code
        )

    return _handed(
        open_case(db(), number),
        code,
        NoteIssueForm(),
        done,
        _("Container {container} was issued already", container=code),
    )


@pages.route("/batches/<number>/containers/<code>/return", methods=["GET", "POST"])
@allow(who=RULES[Action.RETURN_CONTAINER].roles)
def take_back(number: str, code: str) -> Any:
    """Record the return of a container."""

    def done(form: ReturnForm) -> str:
        custody.take_back(db(), by(), number, code, form.handing())
        return _("Container {container} is back. Now a second person checks it.", container=code)

    return _handed(
        open_case(db(), number), code, ReturnForm(), done, _("Container {container} came back", container=code)
    )


@pages.route("/batches/<number>/containers/<code>/destroy", methods=["GET", "POST"])
@allow(who=RULES[Action.DESTROY_CONTAINER].roles)
def destroy(number: str, code: str) -> Any:
    """Record the destruction of a container, or of what was left in it, before a witness."""

    def done(form: DestroyForm) -> str:
        custody.destroy(db(), by(), number, code, form.handing(), form.reason.data or "")
        return _(
            "It is written down that container {container} was destroyed. Now a second person checks it.",
            container=code,
        )

    return _handed(
        open_case(db(), number), code, DestroyForm(), done, _("Container {container} was destroyed", container=code)
    )


def _handed(
    case: Case,
    code: str,
    form: Any,
    done: Callable[[Any], str],
    title: str,
    against: tuple[str, ...] = (),
) -> Any:
    number = case.dossier.number
    case.dossier.vessel(code)
    typed: PlainForm = form
    if typed.is_sent():
        with typed.showing_refusals():
            say(done(form))
            return redirect(url_for("containers.page", number=number))
    shown = open_case(db(), number) if typed.is_submitted() else case
    page = render_template(
        "containers/hand.html", dossier=shown.dossier, band=band(shown), form=form, title=title, against=against
    )
    return page, typed.status


@pages.route("/batches/<number>/handovers/<int:ordinal>/check", methods=["GET", "POST"])
@allow(who=RULES[Action.VERIFY_HANDOVER].roles)
def check(number: str, ordinal: int) -> Any:
    """Sign the check of a custody transfer as a second person."""

    def show() -> SigningPage:
        copy, case = custody.hand_to_sign(db(), number, ordinal), open_case(db(), number)
        title = _(
            "Check: container {container} {custody}",
            container=copy.facts["container"],
            custody=fact_value("custody", copy.facts["custody"]),
        )
        return facts_shown(copy, title, band(case))

    return dialogue(
        show,
        lambda signing: custody.verify_custody(db(), signing, number, ordinal),
        back=url_for("containers.page", number=number),
        said=_("Checked and signed."),
    )
