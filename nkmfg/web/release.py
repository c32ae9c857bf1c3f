"""The decision about a batch: what blocks its release, QA's signed release or rejection, and closing."""

from typing import Any

from flask import redirect, render_template, request, url_for
from wtforms import TextAreaField

from nkmfg.domain.actions import RULES, Action
from nkmfg.domain.after_culture import Decision
from nkmfg.domain.dosing import DoseSheet, dose_sheet
from nkmfg.domain.dossier import Dossier
from nkmfg.domain.figures import figures
from nkmfg.domain.in_words import weight_words
from nkmfg.domain.product import expires_at, supply_of
from nkmfg.domain.release import GateLine, GateState, gate
from nkmfg.services import release as decisions
from nkmfg.services.dossier import open_dossier
from nkmfg.services.release import dossier_for_release
from nkmfg.web import batches, show
from nkmfg.web.batches import band, may
from nkmfg.web.desk import GMP, allow, blueprint, db
from nkmfg.web.forms.plain import PlainForm, a_reason, needed
from nkmfg.web.results import review_rows
from nkmfg.web.signing import dialogue

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


class BecauseForm(PlainForm):
    """Why a batch is rejected or closed, before it is signed."""

    class Meta:
        csrf = False  # it is shown for signing, and nothing is written

    because = TextAreaField("Why", validators=[needed("Say in a few words why."), a_reason])


@pages.get("/batches/<number>/release")
@allow(who=GMP)
def page(number: str) -> Any:
    """What blocks release, what may be pending, what was decided."""
    dossier = dossier_for_release(db(), number)
    numbers = figures(dossier)
    state = gate(dossier, numbers)
    is_open = dossier.state == "open"
    return render_template(
        "release/page.html",
        dossier=dossier,
        band=band(dossier),
        blocking=[_line(dossier, one) for one in state.blocking],
        others=[_line(dossier, one) for one in state.lines if not one.blocks],
        facts=product_rows(dossier, dose_sheet(dossier, numbers)),
        is_quarantine=not dossier.dispositions,
        may_release=may(Action.RELEASE_BATCH) and is_open and not dossier.dispositions,
        may_reject=may(Action.REJECT_BATCH) and is_open and dossier.decision != Decision.REJECTED,
        may_close=may(Action.CLOSE_BATCH) and is_open and bool(dossier.dispositions),
    )


def _line(dossier: Dossier, line: GateLine) -> dict[str, Any]:
    href = ""
    if line.criterion:
        href = url_for("results.page", number=dossier.number, _anchor=line.criterion)
    elif line.run:
        href = url_for("steps.page", number=dossier.number, key=line.run)
    elif line.where == "review of results":
        href = url_for("results.page", number=dossier.number, _anchor="review")
    elif line.where == "product":
        href = url_for("doses.page", number=dossier.number)
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
@allow(who=RULES[Action.RELEASE_BATCH].roles)
def sign(number: str) -> Any:
    """Release for use, by signature; refused with everything that blocks it."""
    dossier = dossier_for_release(db(), number)
    copy = decisions.release_to_sign(db(), number)
    state = gate(dossier, figures(dossier))
    return dialogue(
        copy,
        signed_rows(dossier, state),
        lambda signing: decisions.release(db(), signing, number),
        back=url_for("release.page", number=number),
        said=f"Batch {number} is released for use.",
        title=f"Release batch {number} for use",
        band=band(dossier),
    )


@pages.route("/batches/<number>/reject", methods=["GET", "POST"])
@allow(who=RULES[Action.REJECT_BATCH].roles)
def reject(number: str) -> Any:
    """Reject a batch, by signature; nothing of it goes to a patient."""
    dossier = open_dossier(db(), number)
    because = _because("Reject this batch", "Go on to sign the rejection", dossier)
    if not isinstance(because, str):
        return because
    return dialogue(
        decisions.reject_to_sign(db(), number, because),
        [*_decided_rows(dossier), {"name": "reason", "value": because}],
        lambda signing: decisions.reject(db(), signing, number, because),
        back=url_for("release.page", number=number),
        said=f"Batch {number} is rejected.",
        title=f"Reject batch {number}",
        band=band(dossier),
    )


@pages.route("/batches/<number>/close", methods=["GET", "POST"])
@allow(who=RULES[Action.CLOSE_BATCH].roles)
def close(number: str) -> Any:
    """Close a batch, by signature: from then on nothing is written in it."""
    dossier = open_dossier(db(), number)
    if dossier.state != "open":
        return redirect(url_for("release.page", number=number))
    because = _because("Close this batch", "Go on to sign", dossier)
    if not isinstance(because, str):
        return because
    return dialogue(
        decisions.close_to_sign(db(), number, because),
        [*_decided_rows(dossier), {"name": "reason", "value": because}],
        lambda signing: decisions.close(db(), signing, number, because),
        back=url_for("release.page", number=number),
        said=f"Batch {number} is closed.",
        title=f"Close batch {number}",
        band=band(dossier),
    )


def _because(title: str, label: str, dossier: Dossier) -> Any:
    """The reason that was given, or the page that asks for one."""
    form = BecauseForm(request.args)
    if "because" in request.args and form.validate():
        return (form.because.data or "").strip()
    status = 422 if "because" in request.args else 200
    page = render_template(
        "release/because.html", form=form, dossier=dossier, band=band(dossier), title=title, label=label
    )
    return page, status


def _decided_rows(dossier: Dossier) -> list[dict[str, str]]:
    sheet = dose_sheet(dossier, figures(dossier))
    rows = [{"name": name, "value": value} for name, value in product_rows(dossier, sheet)]
    return [*rows, {"name": "decided so far", "value": dossier.decision}]


def signed_rows(dossier: Dossier, state: GateState) -> list[dict[str, str]]:
    """What is signed at release: the product, every result with its verdict, what is pending and until when."""
    sheet = dose_sheet(dossier, figures(dossier))
    others = [one for one in state.lines if not one.blocks and one not in state.pending]
    return [
        *({"name": name, "value": value} for name, value in product_rows(dossier, sheet)),
        *review_rows(dossier),
        *({"name": "pending", "value": one.sentence} for one in state.pending),
        *({"name": "to look at", "value": one.sentence} for one in others),
    ]
