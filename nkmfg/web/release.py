"""Release of a batch and its certification, with what blocks them; both are signed."""

from typing import Any

from flask import render_template, url_for

from nkmfg.domain.case import ReleaseCase
from nkmfg.domain.decisions.endings import ENDINGS, next_decisions
from nkmfg.domain.decisions.gate import Gate
from nkmfg.domain.facts.disposition_facts import Decision
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.check import Check, without_own_deviations
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.permissions.actions import RULES, Action
from nkmfg.domain.permissions.states import BatchState
from nkmfg.domain.product.dose_sheet import DoseSheet
from nkmfg.domain.product.filled import expires_at, supply_of
from nkmfg.services import release
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.web import batches, show
from nkmfg.web.batches import COMPLETE_TONES, band, may
from nkmfg.web.checks import href_of
from nkmfg.web.results import review_rows
from nkmfg.web.signing import SigningPage, dialogue
from nkmfg.web.web_session import GMP, allow, blueprint, db
from nkmfg.words.check_places import place
from nkmfg.words.checks import sentence, sentences
from nkmfg.words.codes import label
from nkmfg.words.messages import N_, _
from nkmfg.words.notes import note_words
from nkmfg.words.record import weight_words
from nkmfg.words.status import completeness_words

pages = blueprint("release")
batches.ROOMS.append((N_("Release"), "release.page"))
WORDS = {
    "pass": N_("pass"),
    "fail": N_("fail"),
    "action": N_("action"),
    "warning": N_("to look at"),
    "pending": N_("pending"),
    "late": N_("late"),
    "done": N_("noted"),
}


@pages.get("/batches/<number>/release")
@allow(who=GMP)
def page(number: str) -> Any:
    """Show what blocks release, what may be pending, and the decisions so far."""
    case = open_release_case(db(), number)
    dossier = case.dossier
    is_quarantine = dossier.decision == Decision.QUARANTINE
    is_released = dossier.decision == Decision.RELEASED
    state = case.gate(Stop.CERTIFICATION if is_released else Stop.RELEASE)
    allowed = next_decisions(dossier) if dossier.state == BatchState.OPEN else frozenset()
    return render_template(
        "release/page.html",
        dossier=dossier,
        band=band(case),
        decision=label(case.status.decision),
        completeness=completeness_words(case.status),
        complete_tone=COMPLETE_TONES.get(case.status.completeness, "fail"),
        stopped=sentences(dossier, case.stopping_use),
        blocking=[gate_row(dossier, check) for check in state.blocking],
        others=[gate_row(dossier, check) for check in state.others],
        work=[gate_row(dossier, check) for check in without_own_deviations(case.work)],
        facts=product_rows(dossier, case.dose_sheet),
        is_quarantine=is_quarantine,
        is_released=is_released,
        needs_ground=bool(dossier.donor.by_regulation) and may(Action.PERMIT_DONOR),
        may={
            "release": may(Action.RELEASE_BATCH) and Decision.RELEASED in allowed,
            "certify": may(Action.CERTIFY_BATCH) and Decision.CERTIFIED in allowed,
            "review": may(Action.REVIEW_RECORD) and dossier.state == BatchState.OPEN,
            "supply": Decision.EXCEPTIONAL_SUPPLY in allowed,
            "reject": may(Action.REJECT_BATCH) and Decision.REJECTED in allowed,
            "recall": may(Action.RECALL_BATCH) and Decision.RECALLED in next_decisions(dossier),
            "end": any(may(action) for ending, action in ENDINGS.items() if ending in allowed),
            "close": may(Action.CLOSE_BATCH) and dossier.state == BatchState.OPEN and bool(dossier.dispositions),
        },
    )


def gate_row(dossier: Dossier, check: Check) -> dict[str, Any]:
    """Row of a check for decisions, with the page where it is remedied."""
    is_assessed_there = bool(check.deviation) and check.spec.work is Action.CLOSE_DEVIATION
    return {
        "tone": check.tone.value,
        "word": _(WORDS[check.tone.value]),
        "sentence": sentence(dossier, check),
        "where": _("deviation {deviation}", deviation=check.deviation) if is_assessed_there else place(dossier, check),
        "href": url_for("deviations.page", number=check.deviation)
        if is_assessed_there
        else href_of(dossier.number, dossier.order.coi_code, check),
    }


def product_rows(dossier: Dossier, sheet: DoseSheet) -> list[tuple[str, str]]:
    """Rows of the product that is decided on."""
    per_kg, supply = sheet.whole.nk_cells_per_kg, supply_of(dossier)
    return [
        (_("For patient"), dossier.order.patient),
        (_("From donor"), dossier.order.donor),
        (_("Ordered"), f"{sheet.level.label}, {weight_words(dossier.order.weight_kg)}"),
        (_("In the whole container"), _per_kg(per_kg.value) or note_words(per_kg.notes)),
        (_("Containers"), ", ".join(container.code for container, _gate in sheet.containers) or _("none filled")),
        (_("Supplied"), supply.value if supply else _("not decided")),
        (_("Expires"), show.local(expires_at(dossier))),
    ]


def _per_kg(value: Any) -> str:
    return "" if value is None else _("{dose} × 10⁶ NK/kg", dose=show.number(value / 1_000_000, 4))


@pages.route("/batches/<number>/release/sign", methods=["GET", "POST"])
@allow(does=Action.RELEASE_BATCH)
def sign(number: str) -> Any:
    """Release for use by signature; refused with everything that blocks it."""

    def show() -> SigningPage:
        copy, case = release.release_to_sign(db(), number), open_release_case(db(), number)
        return SigningPage(
            copy,
            signed_rows(case, case.gate(Stop.RELEASE)),
            _("Release batch {batch} for use", batch=number),
            band(case),
        )

    return dialogue(
        show,
        lambda signing: release.release(db(), signing, number),
        back=url_for("release.page", number=number),
        said=_("Batch {batch} is released for use.", batch=number),
    )


@pages.route("/batches/<number>/certify", methods=["GET", "POST"])
@allow(who=RULES[Action.CERTIFY_BATCH].roles)
def certify(number: str) -> Any:
    """Certify a batch by signature; refused with everything that is missing."""

    def show() -> SigningPage:
        copy, case = release.certification_to_sign(db(), number), open_release_case(db(), number)
        return SigningPage(
            copy,
            signed_rows(case, case.gate(Stop.CERTIFICATION)),
            _("Certify batch {batch}", batch=number),
            band(case),
        )

    return dialogue(
        show,
        lambda signing: release.certify(db(), signing, number),
        back=url_for("release.page", number=number),
        said=_("Batch {batch} is certified.", batch=number),
    )


def signed_rows(case: ReleaseCase, state: Gate) -> list[dict[str, str]]:
    """Rows signed at release: the product, every result with its verdict, pending tests with their due moments."""
    dossier, pending = case.dossier, state.pending
    others = [check for check in state.others if check not in pending]
    return [
        *({"name": name, "value": value} for name, value in product_rows(case.dossier, case.dose_sheet)),
        *review_rows(case),
        *({"name": _("pending"), "value": sentence(dossier, check)} for check in pending),
        *({"name": _("to look at"), "value": sentence(dossier, check)} for check in others),
    ]
