"""Lots of materials: received into quarantine, released or rejected by QA's signature."""

from typing import Any

from flask import redirect, render_template, request, url_for

from nkmfg.domain.findings.materials import LotFaultCode
from nkmfg.domain.permissions.actions import RULES, Action
from nkmfg.domain.permissions.states import QUESTIONED, LotState
from nkmfg.ledger.database import ledger_of
from nkmfg.ledger.signatures import ToSign
from nkmfg.models import Lot
from nkmfg.services.after_use import batches_with
from nkmfg.services.code_proposals import proposed_code
from nkmfg.services.days import day_of
from nkmfg.services.lots.feeders import FEEDERS, feeder_of, judged_tests
from nkmfg.services.lots.fitness import lot_faults
from nkmfg.services.lots.stock import (
    add_lot,
    change_lot,
    lot_by_code,
    lot_version,
    lots,
    reject_lot,
    reject_to_sign,
    release_lot,
    release_to_sign,
)
from nkmfg.services.state_change import last_change_of_state
from nkmfg.web import show
from nkmfg.web.batches import may
from nkmfg.web.feeder_tests import test_rows
from nkmfg.web.forms.lots import ChangeFeederForm, ChangeLotForm, NewFeederForm, NewLotForm, RejectLotForm
from nkmfg.web.lookup import looked_up
from nkmfg.web.recipe_here import needed_recipe, recipe_here
from nkmfg.web.signing import SigningPage, dialogue, facts_rows
from nkmfg.web.web_session import GMP, allow, blueprint, by, db, say
from nkmfg.words.codes import label
from nkmfg.words.judgements import judgement_clause
from nkmfg.words.materials import lot_fault_sentence
from nkmfg.words.messages import N_, _

pages = blueprint("lots")
show.NAVIGATION.append((N_("Lots"), "lots.listing", GMP, False))
TONES = {LotState.QUARANTINE: "pending", LotState.RELEASED: "pass", LotState.REJECTED: "fail"}


def state_mark(state: str) -> dict[str, str]:
    """Mark of a lot's state."""
    return {"tone": TONES[LotState(state)], "word": label(LotState(state))}


def materials() -> dict[str, str]:
    """Labels of the recipe's materials, by key."""
    recipe = recipe_here()
    return {material.key: material.label for material in recipe.materials} if recipe else {}


@pages.get("/lots")
@allow(who=GMP)
def listing() -> Any:
    """List lots by code, a page at a time."""
    if way := looked_up(lot_by_code, "lots.page"):
        return way
    after = request.args.get("after", "")
    today = day_of(db(), ledger_of(db()).clock.now(db()))
    return render_template(
        "lots/list.html",
        rows=[(lot, state_mark(lot.state), lot.expires_on < today) for lot in lots(db(), after)],
        after=after,
        materials=materials(),
        may_add=may(Action.ADD_LOT),
    )


@pages.route("/lots/receive", methods=["GET", "POST"])
@allow(who=RULES[Action.ADD_LOT].roles)
def receive() -> Any:
    """Receive a lot; feeders with the record of their irradiation."""
    recipe = needed_recipe()
    is_feeders = request.args.get("material") == FEEDERS
    proposed = proposed_code(db(), "lot")
    form = NewFeederForm(proposed=proposed, material=FEEDERS) if is_feeders else NewLotForm(proposed=proposed)
    form.fill(recipe)
    if form.is_sent():
        with form.showing_refusals():
            lot = add_lot(db(), by(), recipe, form.facts(), form.code.data or form.proposed.data)
            say(_("Lot {lot} is received, into quarantine. QA releases it.", lot=lot.code))
            return redirect(url_for("lots.page", code=lot.code))
    form.propose(proposed_code(db(), "lot"))
    return render_template("lots/receive.html", form=form, is_feeders=is_feeders), form.status


@pages.get("/lots/<code>")
@allow(who=GMP)
def page(code: str) -> Any:
    """Show one lot: state, reasons against its use today, and for feeders the irradiation and every test."""
    lot = lot_by_code(db(), code)
    recipe = recipe_here()
    feeder = feeder_of(db(), lot)
    faults = lot_faults(db(), recipe, lot, ledger_of(db()).clock.now(db())) if recipe else ()
    blockers = [fault for fault in faults if fault.code is not LotFaultCode.NOT_RELEASED]
    return render_template(
        "lots/page.html",
        lot=lot,
        feeder=feeder,
        mark=state_mark(lot.state),
        changed=last_change_of_state(db(), lot),
        material=materials().get(lot.material, lot.material),
        faults=[
            {"code": fault.code.value, "sentence": lot_fault_sentence(fault), "is_pending": fault.is_pending}
            for fault in faults
        ],
        blockers=blockers,
        batches=[batch.number for batch in batches_with(db(), lot)],
        tests=test_rows(lot.code, feeder, recipe) if recipe and (feeder or lot.material == FEEDERS) else [],
        recipe=recipe,
        may={action: may(Action(action)) for action in ("lot.change", "lot.release", "lot.reject")},
    )


@pages.route("/lots/<code>/change", methods=["GET", "POST"])
@allow(who=RULES[Action.CHANGE_LOT].roles)
def change(code: str) -> Any:
    """Replace the facts of a lot, with a reason; a released lot goes back to quarantine."""
    lot = lot_by_code(db(), code)
    recipe = needed_recipe()
    feeder = feeder_of(db(), lot)
    is_feeders = feeder is not None or lot.material == FEEDERS
    form = _change_form(lot, feeder, is_feeders)
    form.fill(recipe)
    if form.is_sent():
        with form.showing_refusals():
            change_lot(db(), by(), recipe, lot, form.seen.data or "", form.facts(), form.reason.data or "")
            say(_("Lot {lot} is changed.", lot=lot.code))
            return redirect(url_for("lots.page", code=lot.code))
    if form.is_stale:
        form.seen.data = lot_version(db(), lot)
    page = render_template(
        "lots/change.html",
        form=form,
        lot=lot,
        feeder=feeder_of(db(), lot),
        is_feeders=is_feeders,
        materials=materials(),
    )
    return page, form.status


def _change_form(lot: Any, feeder: Any, is_feeders: bool) -> ChangeLotForm | ChangeFeederForm:
    known = {name: getattr(lot, name) for name in ("material", "name", "maker", "maker_lot", "expires_on")}
    known |= {"potency_iu_per_mg": lot.potency_iu_per_mg, "seen": lot_version(db(), lot)}
    if not is_feeders:
        return ChangeLotForm(**known)
    for name in ("bank", "passage", "irradiated_at", "irradiator", "dose_gy", "viable_per_vial"):
        known[name] = getattr(feeder, name, None)
    return ChangeFeederForm(**known)


def _shown(copy: ToSign, lot: Lot, title: str) -> SigningPage:
    """Signing page of a lot with the verdicts of its tests; for a rejection with its batches and the reason."""
    recipe, rows = recipe_here(), facts_rows(copy, without=("material", "tests", "reason"))
    rows.insert(0, {"name": _("material"), "value": materials().get(lot.material, lot.material)})
    feeder = feeder_of(db(), lot)
    if recipe is not None and feeder is not None:
        rows += [
            {"name": test.criterion.attribute, "value": judgement_clause(test.criterion, test.judgement)}
            for test in judged_tests(feeder, recipe)
        ]
    if "reason" in copy.facts:
        rows.append(_went_into(lot, stops=copy.facts["affected"] in QUESTIONED))
        rows.append({"name": _("reason"), "value": copy.facts["reason"]})
    return SigningPage(copy, rows, title)


def _went_into(lot: Lot, *, stops: bool) -> dict[str, str]:
    batches = [batch.number for batch in batches_with(db(), lot)]
    name = _("went into, and stops") if stops else _("went into, and does not stop")
    return {"name": name, "value": ", ".join(batches) or _("no batch")}


@pages.route("/lots/<code>/release", methods=["GET", "POST"])
@allow(who=RULES[Action.RELEASE_LOT].roles)
def release(code: str) -> Any:
    """Release a lot from quarantine by QA's signature; refused with every reason against it."""
    lot = lot_by_code(db(), code)
    recipe = needed_recipe()
    return dialogue(
        lambda: _shown(release_to_sign(db(), recipe, lot), lot, _("Release lot {lot}", lot=lot.code)),
        lambda signing: release_lot(db(), signing, recipe, lot),
        back=url_for("lots.page", code=lot.code),
        said=_("Lot {lot} is released.", lot=lot.code),
    )


@pages.route("/lots/<code>/reject", methods=["GET", "POST"])
@allow(who=RULES[Action.REJECT_LOT].roles)
def reject(code: str) -> Any:
    """Ask QA whether what it was used for is affected, then reject the lot by signature with a reason."""
    lot = lot_by_code(db(), code)
    form = RejectLotForm()
    if not form.is_sent():
        return _ask(form, lot), form.status
    affected, why = form.answer, form.why
    if affected in QUESTIONED:
        said = _("Lot {lot} is rejected. What it was used in already is stopped.", lot=lot.code)
    else:
        said = _("Lot {lot} is rejected.", lot=lot.code)
    return dialogue(
        lambda: _shown(reject_to_sign(db(), lot, why, affected), lot, _("Reject lot {lot}", lot=lot.code)),
        lambda signing: reject_lot(db(), signing, lot, why, affected),
        back=url_for("lots.page", code=lot.code),
        said=said,
    )


def _ask(form: RejectLotForm, lot: Lot) -> str:
    batches = ", ".join(batch.number for batch in batches_with(db(), lot))
    return render_template(
        "signing/ask.html",
        form=form,
        title=_("Reject lot {lot}", lot=lot.code),
        sub=lot.name,
        effect=_(
            "It went into: {batches}. Unless what it was used for is not affected, each batch it went into stops until"
            " QA has assessed it.",
            batches=batches or _("no batch so far"),
        ),
        back=url_for("lots.page", code=lot.code),
    )
