"""Equipment: list, facts, and fitness for use today."""

from typing import Any

from flask import redirect, render_template, request, url_for

from nkmfg.domain.permissions.actions import RULES, Action
from nkmfg.domain.permissions.roles import Role
from nkmfg.domain.permissions.states import Affected, EquipmentState
from nkmfg.ledger.database import ledger_of
from nkmfg.services.after_use import batches_with
from nkmfg.services.code_proposals import proposed_code
from nkmfg.services.equipment import (
    add_equipment,
    change_equipment,
    equipment,
    equipment_by_code,
    use_faults,
)
from nkmfg.services.row_version import row_version
from nkmfg.services.state_change import last_change_of_state
from nkmfg.web import show
from nkmfg.web.batches import may
from nkmfg.web.forms.equipment import ChangeEquipmentForm, NewEquipmentForm
from nkmfg.web.lookup import looked_up
from nkmfg.web.recipe_here import needed_recipe, recipe_here
from nkmfg.web.web_session import GMP, allow, blueprint, by, db, me, say
from nkmfg.words.codes import choices
from nkmfg.words.materials import equipment_fault_sentence
from nkmfg.words.messages import N_, _

pages = blueprint("equipment")
show.NAVIGATION.append((N_("Equipment"), "equipment.listing", GMP, False))


@pages.get("/equipment")
@allow(who=GMP)
def listing() -> Any:
    """List equipment by code, a page at a time, with the reasons against its use today."""
    if way := looked_up(equipment_by_code, "equipment.page"):
        return way
    after = request.args.get("after", "")
    now = ledger_of(db()).clock.now(db())
    rows = [(item, use_faults(db(), item, now)) for item in equipment(db(), after)]
    return render_template(
        "equipment/list.html",
        rows=rows,
        after=after,
        kinds=_kinds(),
        states=dict(choices(EquipmentState)),
        may_add=may(Action.ADD_EQUIPMENT),
    )


def _kinds() -> dict[str, str]:
    recipe = recipe_here()
    return {kind.key: kind.label for kind in recipe.equipment} if recipe else {}


@pages.route("/equipment/add", methods=["GET", "POST"])
@allow(who=RULES[Action.ADD_EQUIPMENT].roles)
def add() -> Any:
    """Add a piece of equipment under the code on its sticker."""
    recipe = needed_recipe()
    form = NewEquipmentForm(proposed=proposed_code(db(), "equipment"), state=EquipmentState.IN_SERVICE.value)
    form.fill(recipe)
    if form.is_sent():
        with form.showing_refusals():
            added = add_equipment(db(), by(), recipe, form.facts(), form.code.data or form.proposed.data)
            say(_("{code} ({name}) is added.", code=added.code, name=added.name))
            return redirect(url_for("equipment.page", code=added.code))
    form.propose(proposed_code(db(), "equipment"))
    return render_template("equipment/add.html", form=form), form.status


@pages.get("/equipment/<code>")
@allow(who=GMP)
def page(code: str) -> Any:
    """Show one piece of equipment, with the reasons against its use now."""
    item = equipment_by_code(db(), code)
    faults = use_faults(db(), item, ledger_of(db()).clock.now(db()))
    return render_template(
        "equipment/page.html",
        item=item,
        faults=[equipment_fault_sentence(fault) for fault in faults],
        kinds=_kinds(),
        states=dict(choices(EquipmentState)),
        changed=last_change_of_state(db(), item),
        batches=[batch.number for batch in batches_with(db(), item)],
        may_change=may(Action.CHANGE_EQUIPMENT),
    )


@pages.route("/equipment/<code>/change", methods=["GET", "POST"])
@allow(who=RULES[Action.CHANGE_EQUIPMENT].roles)
def change(code: str) -> Any:
    """Change calibration, state or name, with a reason."""
    item = equipment_by_code(db(), code)
    recipe = needed_recipe()
    applies = {True: "yes", False: "no"}.get(item.applies_dilution) if item.applies_dilution is not None else None
    form = ChangeEquipmentForm(obj=item, data={"seen": row_version(item)})
    if not form.is_submitted():
        form.applies_dilution.data = applies
    form.fill(recipe)
    if Role.QA not in me().roles and item.affected != Affected.NO:  # only QA declares that nothing is affected
        form.affected.choices = [choice for choice in choices(Affected) if choice[0] != Affected.NO]
    if form.is_sent():
        with form.showing_refusals():
            change_equipment(db(), by(), recipe, item, form.seen.data or "", form.facts(), form.reason.data or "")
            say(_("{code} ({name}) is changed.", code=item.code, name=item.name))
            return redirect(url_for("equipment.page", code=item.code))
    if form.is_stale:
        form.seen.data = row_version(item)
    return render_template(
        "equipment/change.html", form=form, item=item, kinds=_kinds(), states=dict(choices(EquipmentState))
    ), form.status
