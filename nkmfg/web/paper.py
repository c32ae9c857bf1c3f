"""Batch transcribed from paper: source, transcriber, gaps of the source, and the second person's check."""

from typing import Any

from flask import render_template, url_for

from nkmfg.domain.facts.transcription import Transcription, transcription_of
from nkmfg.domain.permissions.actions import RULES, Action
from nkmfg.domain.permissions.states import BatchState
from nkmfg.domain.values.errors import Unknown
from nkmfg.services.dossier.case import open_case
from nkmfg.services.paper import transcription_to_sign, verify_transcription
from nkmfg.web.batches import band, may
from nkmfg.web.show import local
from nkmfg.web.signing import SigningPage, dialogue, facts_rows
from nkmfg.web.web_session import GMP, allow, blueprint, db
from nkmfg.words.facts import fact_label
from nkmfg.words.messages import _

pages = blueprint("paper")
_GAPS = "not_in_source"


@pages.get("/batches/<number>/paper")
@allow(who=GMP)
def page(number: str) -> Any:
    """Show what was transcribed, and every gap of the source."""
    case = open_case(db(), number)
    dossier = case.dossier
    transcription = transcription_of(dossier)
    if transcription is None:
        raise Unknown("page.not_on_paper", batch=number)
    return render_template(
        "paper/page.html",
        dossier=dossier,
        band=band(case),
        transcription=transcription,
        facts=_facts(transcription),
        may_verify=may(Action.VERIFY_IMPORT) and not transcription.verified_by and dossier.state == BatchState.OPEN,
    )


def _facts(transcription: Transcription) -> list[tuple[str, str]]:
    gap = _("not in the source")
    return [
        (_("Source"), transcription.source),
        (_("Kept at"), transcription.kept_at or gap),
        (_("Number on paper"), transcription.number_on_paper or gap),
        (_("Transcribed by"), f"{transcription.signed.name}, {local(transcription.at)}"),
        (
            _("Compared with the paper by"),
            "; ".join(f"{s.name}, {local(s.at)}" for s in transcription.verified_by) or _("nobody yet"),
        ),
        (_("File"), f"{transcription.file}, SHA-256 {transcription.sha256}"),
    ]


@pages.route("/batches/<number>/paper/check", methods=["GET", "POST"])
@allow(who=RULES[Action.VERIFY_IMPORT].roles)
def check(number: str) -> Any:
    """Sign as a second person that record and paper agree."""

    def show() -> SigningPage:
        copy, case = transcription_to_sign(db(), number), open_case(db(), number)
        gaps = {"name": fact_label(_GAPS), "value": str(len(copy.facts[_GAPS]))}
        return SigningPage(copy, [*facts_rows(copy, without=(_GAPS,)), gaps], _("Compare with the paper"), band(case))

    return dialogue(
        show,
        lambda signing: verify_transcription(db(), signing, number),
        back=url_for("paper.page", number=number),
        said=_("The transcription is checked."),
    )
