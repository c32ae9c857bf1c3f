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
from nkmfg.words.notes import note_words
from nkmfg.words.record import weight_words
from nkmfg.words.status import completeness_words

pages = blueprint("release")
batches.ROOMS.append(("Release", "release.page"))
WORDS = {
    "pass": "pass",
    "fail": "fail",
    "action": "action",
    "warning": "to look at",
    "pending": "pending",
    "late": "late",
    "done": "noted",
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
        "word": WORDS[check.tone.value],
        "sentence": sentence(dossier, check),
        "where": f"deviation {check.deviation}" if is_assessed_there else place(dossier, check),
        "href": url_for("deviations.page", number=check.deviation)
        if is_assessed_there
        else href_of(dossier.number, dossier.order.coi_code, check),
    }


def product_rows(dossier: Dossier, sheet: DoseSheet) -> list[tuple[str, str]]:
    """Rows of the product that is decided on."""
    per_kg, supply = sheet.whole.nk_cells_per_kg, supply_of(dossier)
    return [
        ("For patient", dossier.order.patient),
        ("From donor", dossier.order.donor),
        ("Ordered", f"{sheet.level.label}, {weight_words(dossier.order.weight_kg)}"),
        ("In the whole container", _per_kg(per_kg.value) or note_words(per_kg.notes)),
        ("Containers", ", ".join(container.code for container, _ in sheet.containers) or "none filled"),
        ("Supplied", supply.value if supply else "not decided"),
        ("Expires", show.local(expires_at(dossier))),
    ]


def _per_kg(value: Any) -> str:
    return "" if value is None else f"{show.number(value / 1_000_000, 4)} × 10⁶ NK/kg"


@pages.route("/batches/<number>/release/sign", methods=["GET", "POST"])
@allow(does=Action.RELEASE_BATCH)
def sign(number: str) -> Any:
    """Release for use by signature; refused with everything that blocks it."""

    def show() -> SigningPage:
        copy, case = release.release_to_sign(db(), number), open_release_case(db(), number)
        return SigningPage(
            copy, signed_rows(case, case.gate(Stop.RELEASE)), f"Release batch {number} for use", band(case)
        )

    return dialogue(
        show,
        lambda signing: release.release(db(), signing, number),
        back=url_for("release.page", number=number),
        said=f"Batch {number} is released for use.",
    )


@pages.route("/batches/<number>/certify", methods=["GET", "POST"])
@allow(who=RULES[Action.CERTIFY_BATCH].roles)
def certify(number: str) -> Any:
    """Certify a batch by signature; refused with everything that is missing."""

    def show() -> SigningPage:
        copy, case = release.certification_to_sign(db(), number), open_release_case(db(), number)
        return SigningPage(
            copy, signed_rows(case, case.gate(Stop.CERTIFICATION)), f"Certify batch {number}", band(case)
        )

    return dialogue(
        show,
        lambda signing: release.certify(db(), signing, number),
        back=url_for("release.page", number=number),
        said=f"Batch {number} is certified.",
    )


def signed_rows(case: ReleaseCase, state: Gate) -> list[dict[str, str]]:
    """Rows signed at release: the product, every result with its verdict, pending tests with their due moments."""
    dossier, pending = case.dossier, state.pending
    others = [check for check in state.others if check not in pending]
    return [
        *({"name": name, "value": value} for name, value in product_rows(case.dossier, case.dose_sheet)),
        *review_rows(case),
        *({"name": "pending", "value": sentence(dossier, check)} for check in pending),
        *({"name": "to look at", "value": sentence(dossier, check)} for check in others),
    ]
