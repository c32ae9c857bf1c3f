"""Page of the site: kind, versions, end of commissioning, and the clock of a demo."""

from typing import Any

from flask import redirect, render_template, request, url_for

from nkmfg.domain.permissions.actions import Role
from nkmfg.services.demo_clock import next_day
from nkmfg.services.site import SiteKind, declarations, declare_validated, site_of, validation_to_sign
from nkmfg.web import show
from nkmfg.web.signing import dialogue, facts_shown
from nkmfg.web.web_session import GMP, allow, blueprint, by, db, me, say
from nkmfg.words.messages import N_, _

pages = blueprint("site")
WITH_A_ROLE = GMP | {Role.ADMINISTRATOR}
show.NAVIGATION.append((N_("Site"), "site.page", WITH_A_ROLE, False))


@pages.get("/site")
@allow(who=WITH_A_ROLE)
def page() -> Any:
    """Show the declarations of the site: kind, moment and signer."""
    site = site_of(db())
    return render_template(
        "site/page.html",
        this=site,
        rows=declarations(db()),
        is_demo=site is not None and site.kind is SiteKind.DEMO,
        may_validate=site is not None and site.kind is SiteKind.COMMISSIONING and Role.QA in me().roles,
    )


@pages.route("/site/validate", methods=["GET", "POST"])
@allow(Role.QA)
def validate() -> Any:
    """End commissioning by QA's signature; it cannot be undone."""
    return dialogue(
        lambda: facts_shown(validation_to_sign(db()), _("Declare the validation complete")),
        lambda signing: declare_validated(db(), signing, request.form.get("reason", "")),
        back=url_for("site.page"),
        said=_("This is a production site from now on."),
        reason=True,
    )


@pages.post("/site/next-day")
@allow(who=WITH_A_ROLE)
def forward() -> Any:
    """Move a demo's clock to the same time of the next day."""
    at = next_day(db(), by())
    say(_("It is {at} on this demo site now.", at=show.local(at)))
    return redirect(url_for("today.page"))
