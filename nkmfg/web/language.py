"""Language of the texts that a person reads: one's own choice, or the site's."""

from typing import Any

from flask import redirect, render_template, url_for

from nkmfg.services.people.accounts import choose_language
from nkmfg.services.site import site_of
from nkmfg.web import show
from nkmfg.web.forms import plain
from nkmfg.web.web_session import ANYBODY, allow, blueprint, by, db, me
from nkmfg.words.messages import N_, _, lazy
from nkmfg.words.reader import LANGUAGES, language_of

pages = blueprint("language")
show.NAVIGATION.append((N_("Language"), "language.page", ANYBODY, False))


def _offered() -> list[tuple[str, str]]:
    site = site_of(db())
    ours = language_of(None if site is None else site.language)
    languages = [(code, language.name) for code, language in LANGUAGES.items()]
    return [("", _("the site's: {language}", language=ours.name)), *languages]


class LanguageForm(plain.PlainForm):
    """Language of one's own texts."""

    language = plain.one_of(lazy("Pages, refusals and prints are written in"), choices=_offered)


@pages.route("/language", methods=["GET", "POST"])
@allow(who=ANYBODY)
def page() -> Any:
    """Choose the language of one's own texts. Nothing of the record changes with it."""
    form = LanguageForm(language=me().language or "")
    if form.is_sent():
        with form.showing_refusals():
            choose_language(db(), by(), form.language.data or "")
            return redirect(url_for("today.page"))
    return render_template("people/language.html", form=form), form.status
