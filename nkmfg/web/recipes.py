"""Recipes: list of versions, their pages, registration from a file, approval and withdrawal by QA's signature."""

from typing import Any

from flask import Response, redirect, render_template, request, url_for

from nkmfg.domain.permissions.actions import RULES, Action, Role
from nkmfg.domain.permissions.states import QUESTIONED
from nkmfg.domain.recipe_file.diff import diff
from nkmfg.domain.recipe_file.faults import RecipeFault
from nkmfg.domain.values.errors import Malformed, Refused
from nkmfg.domain.values.file_faults import Fault
from nkmfg.services import recipes
from nkmfg.services.after_use import batches_by
from nkmfg.services.recipe_withdrawal import withdraw_recipe, withdrawal_to_sign
from nkmfg.services.recipes import RecipeLine
from nkmfg.web import recipe_sheet, show
from nkmfg.web.batches import may
from nkmfg.web.forms.affected import AnswerToSign, affected
from nkmfg.web.signing import SigningPage, dialogue, facts_rows
from nkmfg.web.web_session import GMP, allow, blueprint, by, db, say
from nkmfg.words.codes import label
from nkmfg.words.messages import N_, _, lazy
from nkmfg.words.recipes import path_words
from nkmfg.words.refusals import refusal_sentence
from nkmfg.words.refusals.files import MOST_TOLD, fault_place

pages = blueprint("recipes")
AUTHORS = frozenset({Role.HEAD_OF_PRODUCTION, Role.QA})
show.NAVIGATION.append((N_("Recipes"), "recipes.listing", GMP, False))


class WithdrawForm(AnswerToSign):
    affected = affected(lazy("Is what was made by it affected?"), lazy("Say whether what was made by it is affected."))


@pages.get("/recipes")
@allow(who=GMP)
def listing() -> Any:
    """List every version, with the one that batches are issued from."""
    rows = recipes.versions(db())
    return render_template("recipes/list.html", rows=_with_state(rows), may_register=may(Action.REGISTER_RECIPE))


def _with_state(rows: Any) -> list[tuple[RecipeLine, str, str]]:
    newest: dict[str, RecipeLine] = {}
    for row in rows:
        there = newest.get(row.version.code)
        if row.effective_at and (there is None or (there.effective_at and row.effective_at > there.effective_at)):
            newest[row.version.code] = row
    return [(row, *_state(row, newest.get(row.version.code) is row)) for row in rows]


def _state(row: RecipeLine, is_in_effect: bool) -> tuple[str, str]:
    if row.effective_at is None:
        return "pending", _("waits for QA")
    if row.withdrawn_at is not None:
        return "fail", _("withdrawn")
    return ("pass", _("effective")) if is_in_effect else ("pending", _("superseded"))


@pages.get("/recipes/<code>/<version>")
@allow(who=GMP)
def page(code: str, version: str) -> Any:
    """Show a version: steps, fields, tests and doses, with limits and their sources."""
    found = recipes.version_of(db(), code, version)
    recipe = recipes.read(db(), found)
    known = _with_state(recipes.versions(db()))
    line, tone, word = next(row for row in known if row[0].version.id == found.id)
    return render_template(
        "recipes/page.html",
        recipe=recipe,
        line=line,
        tone=tone,
        word=word,
        phases=recipe_sheet.phases(recipe),
        criteria=recipe_sheet.criteria(recipe.criteria),
        feeder_criteria=recipe_sheet.criteria(recipe.feeder_criteria),
        dose_levels=recipe_sheet.dose_levels(recipe),
        rules=recipe_sheet.people_rules(recipe),
        markers=recipe_sheet.markers(recipe),
        tables=recipe_sheet.parameter_tables(recipe),
        computed=recipe_sheet.computed_limits(recipe),
        lasts=recipe_sheet.lasts(recipe),
        unconfirmed=recipe_sheet.unconfirmed(recipe),
        has_others=sum(row[0].version.code == code for row in known) > 1,
        may_approve=may(Action.APPROVE_RECIPE),
        may_withdraw=may(Action.WITHDRAW_RECIPE),
    )


@pages.route("/recipes/register", methods=["GET", "POST"])
@allow(who=AUTHORS)
def register() -> Any:
    """Register a recipe file; all its faults are shown at once, each with its place."""
    faults: tuple[Any, ...] = ()
    error, status = "", 200
    if request.method == "POST":
        try:
            upload = request.files.get("file")
            if upload is None or not upload.filename:
                raise Malformed("recipe.file_missing")
            version = recipes.register_recipe(db(), by(), upload.read())
            _say_registered(version.title, version.version)
            return redirect(url_for("recipes.page", code=version.code, version=version.version))
        except RecipeFault as fault:
            faults, status = tuple(map(_fault_line, fault.faults[:MOST_TOLD])), fault.status
        except Refused as refused:
            error, status = refusal_sentence(refused), refused.status
    return render_template("recipes/register.html", faults=faults, error=error), status


def _say_registered(title: str, version: str) -> None:
    say(_("{title}, version {version}, is registered. QA approves it before it is used.", title=title, version=version))


def _fault_line(fault: Fault) -> tuple[str, int | None, str]:
    return fault_place(fault), fault.line, refusal_sentence(fault)


@pages.post("/recipes/ship")
@allow(who=AUTHORS)
def ship() -> Any:
    """Register the recipes shipped with this software."""
    made = recipes.ship(db(), by())
    for version in made:
        _say_registered(version.title, version.version)
    if not made:
        say(_("The shipped recipe is registered already; nothing was changed."), "pending")
    return redirect(url_for("recipes.listing"))


@pages.get("/recipes/shipped.toml")
@allow(who=AUTHORS)
def shipped() -> Response:
    """Download the file of the shipped recipe, to be changed and registered as the site's own."""
    response = Response(recipes.shipped_source(), mimetype="application/toml")
    response.headers.set("Content-Disposition", "attachment", filename="recipe.toml")
    return response


@pages.route("/recipes/<code>/<version>/approve", methods=["GET", "POST"])
@allow(Role.QA)
def approve(code: str, version: str) -> Any:
    """Approve a version by QA's signature, so that batches are issued from it."""
    found = recipes.version_of(db(), code, version)

    def show() -> SigningPage:
        copy, recipe = recipes.approval_to_sign(db(), found), recipes.read(db(), found)
        unconfirmed = [
            {
                "name": path_words((recipe,), number.path),
                "value": number.value,
                "subject": _("not confirmed by the site"),
            }
            for number in recipe.blocks_approval()
        ]
        rows = facts_rows(copy, without=("unconfirmed",)) + unconfirmed
        return SigningPage(
            copy, rows, _("Approve the recipe: {title}, version {version}", title=found.title, version=version)
        )

    return dialogue(
        show,
        lambda signing: recipes.approve_recipe(db(), signing, found),
        back=url_for("recipes.page", code=code, version=version),
        said=_(
            "Signed: batches are issued from {title}, version {version}, from now on.",
            title=found.title,
            version=version,
        ),
    )


@pages.route("/recipes/<code>/<version>/withdraw", methods=["GET", "POST"])
@allow(who=RULES[Action.WITHDRAW_RECIPE].roles)
def withdraw(code: str, version: str) -> Any:
    """QA answers whether products of a version are affected, then withdraws it by signature, with a reason."""
    found = recipes.version_of(db(), code, version)
    back = url_for("recipes.page", code=code, version=version)
    title = _("Withdraw the recipe: {title}, version {version}", title=found.title, version=version)
    made = ", ".join(batch.number for batch in batches_by(db(), found)) or _("no batch so far")
    form = WithdrawForm()
    if not form.is_sent():
        effect = _(
            "Made by it: {made}. No batch is issued from it any more, and no version it replaced comes back: "
            "what is to be followed is registered under a new version number. Unless what was made by it is "
            "not affected, each of these batches stops until QA has assessed it.",
            made=made,
        )
        page = render_template("signing/ask.html", form=form, title=title, sub=code, effect=effect, back=back)
        return page, form.status

    def show() -> SigningPage:
        copy = withdrawal_to_sign(db(), found, form.why, form.answer)
        stops = _("made by it, and stops") if form.answer in QUESTIONED else _("made by it, and does not stop")
        rows = [
            *facts_rows(copy, without=("affected", "reason")),
            {"name": _("what was made by it is affected"), "value": label(form.answer)},
            {"name": stops, "value": made},
            {"name": _("reason"), "value": copy.facts["reason"]},
        ]
        return SigningPage(copy, rows, title)

    return dialogue(
        show,
        lambda signing: withdraw_recipe(db(), signing, found, form.why, form.answer),
        back=back,
        said=_("Signed: {title}, version {version}, is withdrawn.", title=found.title, version=version),
    )


@pages.get("/recipes/<code>/<version>/difference")
@allow(who=GMP)
def difference(code: str, version: str) -> Any:
    """Show the differences between another version and this one, by place."""
    new = recipes.version_of(db(), code, version)
    others = [row.version for row in recipes.versions(db()) if row.version.code == code and row.version.id != new.id]
    before = [candidate for candidate in others if candidate.id < new.id] or others
    if not before:
        raise Refused("recipe.single_version", recipe=code)
    asked = request.args.get("from") or before[0].version
    old = recipes.version_of(db(), code, asked)
    old_recipe, new_recipe = recipes.read(db(), old), recipes.read(db(), new)
    changes = [
        (path_words((new_recipe, old_recipe), change.path), change.path, change.before, change.after)
        for change in diff(old_recipe, new_recipe)
    ]
    return render_template("recipes/difference.html", new=new, old=old, others=others, changes=changes)
