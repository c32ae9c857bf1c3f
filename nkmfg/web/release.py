"""What blocks the release of a batch and its certification; both signed. What was decided, on two axes."""

from typing import Any

from flask import render_template, url_for

from nkmfg.domain.case import Case
from nkmfg.domain.decisions.batch_status import batch_status
from nkmfg.domain.decisions.certification import certification_gate
from nkmfg.domain.decisions.endings import ENDINGS, next_decisions
from nkmfg.domain.decisions.gate_line import GateLine, GateState
from nkmfg.domain.decisions.release import gate
from nkmfg.domain.facts.disposition_facts import QUARANTINE, Decision
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.in_words import weight_words
from nkmfg.domain.permissions.actions import RULES, Action
from nkmfg.domain.product.dose_sheet import DoseSheet
from nkmfg.domain.product.filled import expires_at, supply_of
from nkmfg.services import release
from nkmfg.services.release import open_release_case
from nkmfg.web import batches, show
from nkmfg.web.batches import COMPLETE_TONES, band, may
from nkmfg.web.results import review_rows
from nkmfg.web.signing import dialogue
from nkmfg.web.web_session import GMP, allow, blueprint, db

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
    """What blocks release, what may be pending, what was decided."""
    case = open_release_case(db(), number)
    dossier = case.dossier
    numbers = case.figures
    is_quarantine = dossier.decision == QUARANTINE
    is_released = dossier.decision == Decision.RELEASED
    state = certification_gate(dossier, numbers) if is_released else gate(dossier, numbers)
    allowed = next_decisions(dossier) if dossier.state == "open" else frozenset()
    return render_template(
        "release/page.html",
        dossier=dossier,
        band=band(dossier, numbers),
        stands=(stands := batch_status(dossier, numbers)),
        complete_tone=COMPLETE_TONES.get(stands.completeness, "fail"),
        blocking=[gate_row(dossier, one) for one in state.blocking],
        others=[gate_row(dossier, one) for one in state.lines if not one.blocks],
        facts=product_rows(dossier, case.dose_sheet),
        is_quarantine=is_quarantine,
        is_released=is_released,
        needs_ground=bool(dossier.donor and dossier.donor.by_regulation) and may(Action.PERMIT_DONOR),
        may={
            "release": may(Action.RELEASE_BATCH) and Decision.RELEASED in allowed,
            "certify": may(Action.CERTIFY_BATCH) and Decision.CERTIFIED in allowed,
            "review": may(Action.REVIEW_RECORD) and dossier.state == "open",
            "supply": Decision.EXCEPTIONAL_SUPPLY in allowed,
            "reject": may(Action.REJECT_BATCH) and Decision.REJECTED in allowed,
            "recall": may(Action.RECALL_BATCH) and Decision.RECALLED in next_decisions(dossier),
            "end": may(Action.END_BATCH) and bool(allowed & set(ENDINGS)),
            "close": may(Action.CLOSE_BATCH) and dossier.state == "open" and bool(dossier.dispositions),
        },
    )


def gate_row(dossier: Dossier, line: GateLine) -> dict[str, Any]:
    href = ""
    if line.criterion:
        href = url_for("results.page", number=dossier.number, _anchor=line.criterion)
    elif line.run:
        href = url_for("steps.page", number=dossier.number, key=line.run)
    elif line.where == "review of results":
        href = url_for("results.page", number=dossier.number, _anchor="review")
    elif line.where == "product":
        href = url_for("doses.page", number=dossier.number)
    elif line.where == "review of the record":
        href = url_for("review.page", number=dossier.number)
    elif line.where.startswith("positive "):
        href = url_for("positives.page", number=line.where.removeprefix("positive "))
    elif line.where.startswith("donor "):
        href = url_for("donors.page", code=dossier.order.donor)
    return {
        "tone": line.tone.value,
        "word": WORDS[line.tone.value],
        "sentence": line.sentence,
        "where": line.where,
        "href": href,
    }


def product_rows(dossier: Dossier, sheet: DoseSheet) -> list[tuple[str, str]]:
    """What the decision is about, at one glance."""
    per_kg, supply = sheet.whole.nk_cells_per_kg, supply_of(dossier)
    return [
        ("For patient", dossier.order.patient),
        ("From donor", dossier.order.donor),
        ("Ordered", f"{sheet.level.label}, {weight_words(dossier.order.weight_kg)}"),
        ("In the whole container", _per_kg(per_kg.value) or per_kg.note),
        ("Containers", ", ".join(one.code for one, _ in sheet.containers) or "none filled"),
        ("Supplied", supply.value if supply else "not decided"),
        ("Expires", show.local(expires_at(dossier))),
    ]


def _per_kg(value: Any) -> str:
    return "" if value is None else f"{show.number(value / 1_000_000, 4)} × 10⁶ NK/kg"


@pages.route("/batches/<number>/release/sign", methods=["GET", "POST"])
@allow(does=Action.RELEASE_BATCH)
def sign(number: str) -> Any:
    """Release for use, by signature; refused with everything that blocks it."""
    case = open_release_case(db(), number)
    dossier = case.dossier
    copy = release.release_to_sign(db(), number)
    state = gate(dossier, case.figures)
    return dialogue(
        copy,
        signed_rows(case, state),
        lambda signing: release.release(db(), signing, number),
        back=url_for("release.page", number=number),
        said=f"Batch {number} is released for use.",
        title=f"Release batch {number} for use",
        band=band(dossier),
    )


@pages.route("/batches/<number>/certify", methods=["GET", "POST"])
@allow(who=RULES[Action.CERTIFY_BATCH].roles)
def certify(number: str) -> Any:
    """Certify a batch when everything is in, by signature; refused with everything that is not."""
    copy = release.certification_to_sign(db(), number)
    case = open_release_case(db(), number)
    dossier = case.dossier
    return dialogue(
        copy,
        signed_rows(case, certification_gate(dossier, case.figures)),
        lambda signing: release.certify(db(), signing, number),
        back=url_for("release.page", number=number),
        said=f"Batch {number} is certified.",
        title=f"Certify batch {number}",
        band=band(dossier),
    )


def signed_rows(case: Case, state: GateState) -> list[dict[str, str]]:
    """What is signed at release: the product, every result with its verdict, what is pending and until when."""
    others = [one for one in state.lines if not one.blocks and one not in state.pending]
    return [
        *({"name": name, "value": value} for name, value in product_rows(case.dossier, case.dose_sheet)),
        *review_rows(case),
        *({"name": "pending", "value": one.sentence} for one in state.pending),
        *({"name": "to look at", "value": one.sentence} for one in others),
    ]
