"""Signing dialogue: shows what is signed and takes the signer's credentials; the session remains its owner's."""

import json
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from flask import g, redirect, render_template, request, url_for

from nkmfg.domain.facts.dossier import Dossier, Run
from nkmfg.domain.figures.run_signature import lines_of
from nkmfg.domain.permissions.actions import Meaning
from nkmfg.domain.values.errors import Forbidden, Malformed, Refused
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.services.people.accounts import login_of, name_of_login
from nkmfg.services.people.authentication import at_the_tablet, offer, prove_signer
from nkmfg.services.steps.signing import performed_to_sign, sign_performed, sign_verified, verified_to_sign
from nkmfg.web.batches import band
from nkmfg.web.credentials import proof_kind, proof_of
from nkmfg.web.recorded_lines import thing_words
from nkmfg.web.show import local, number
from nkmfg.web.steps import opened
from nkmfg.web.web_session import GMP, allow, blueprint, db, idle, me, say, terminal_id
from nkmfg.words.facts import fact_label, fact_value
from nkmfg.words.messages import _
from nkmfg.words.record import quantity_words, run_words, value_words
from nkmfg.words.refusals import refusal_sentence

pages = blueprint("signing")
_OF_THE_DIALOGUE = frozenset({"nonce", "seen", "signer", "badge", "pin", "password"})
_LONG_DECIMAL = re.compile(r"-?[0-9]+\.[0-9]{6,}$")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9.]*(\+00:00|Z)")


@dataclass(frozen=True, slots=True)
class SigningPage:
    """Content of the dialogue: the copy to sign, its values row by row, title and band."""

    copy: ToSign
    rows: list[dict[str, str]]
    title: str
    band: dict[str, Any] | None = None


def dialogue(
    show: Callable[[], SigningPage],
    sign: Callable[[Signing], object],
    *,
    back: str,
    said: str,
    only: str = "",
    reason: bool = False,
) -> Any:
    """Show a copy, take the credentials, sign. `only` is the login of the one person who can sign this copy.

    `show` is called only to show the copy; `sign` reads it again under the lock. What was typed in a form before the
    dialogue is carried in the dialogue's form, never in the address.
    With `reason` the dialogue asks for a reason, which is `request.form["reason"]` when `sign` is called.
    """
    error = ""
    if _OF_THE_DIALOGUE & request.form.keys():
        g.is_noted = True  # recorded by authentication, if the credentials are wrong
        try:
            signing = _taken()
            g.is_noted, g.refused_signer = False, signing.person_id
            _refuse_others(only, signing)
            sign(signing)
            say(said)
            return redirect(back)
        except Refused as refused:
            error = refusal_sentence(refused)
            g.is_noted = g.is_noted or not isinstance(refused, Forbidden)  # a stale copy is not a refused access
    shown = show()
    copy = shown.copy
    nonce = offer(db(), copy)
    tablet = terminal_id()
    people = [] if tablet is None else at_the_tablet(db(), tablet, idle())
    signers = [{"id": str(person.id), "name": person.printed_name} for person in people]
    page = render_template(
        "signing/sign.html",
        copy=copy,
        rows=shown.rows,
        people=signers,
        proof=proof_kind(),
        kept=_carried(without="reason" if reason else "") | {"nonce": nonce, "seen": copy.digest},
        badge=request.form.get("badge", ""),
        error=error,
        back=back,
        title=shown.title,
        band=shown.band,
        asks_reason=reason,
        because=request.values.get("reason", ""),
    )
    return page, 200 if not error else 403


def _carried(without: str) -> dict[str, str]:
    """What was typed in the form before the dialogue, without a field that the dialogue asks for itself."""
    return {name: text for name, text in request.form.items() if name not in {*_OF_THE_DIALOGUE, "csrf_token", without}}


def _taken() -> Signing:
    """Authenticate the signer by the credentials of the dialogue."""
    form = request.form
    proof = proof_of(form)
    if not (proof.badge or proof.person_id):
        raise Malformed("signing.signer_missing")
    if not proof.secret:
        raise Malformed("signing.pin_missing" if proof_kind() == "pin" else "signing.password_missing")
    return prove_signer(db(), proof, form.get("nonce", ""), form.get("seen", ""), terminal_id(), me().person_id, idle())


def _refuse_others(only: str, signing: Signing) -> None:
    if only and login_of(db(), signing.person_id) != only:
        raise Forbidden("signing.not_the_performer")


@pages.route("/batches/<number>/sign/<path:key>", methods=["GET", "POST"])
@allow(who=GMP)
def step(number: str, key: str) -> Any:
    """Sign a step: as performed by one of its performers, or as verified by another person."""
    meaning = request.args.get("meaning", "verified")
    login = request.args.get("login", "")
    back = url_for("steps.page", number=number, key=key)
    if meaning == Meaning.PERFORMED:
        return dialogue(
            lambda: _performed(number, key, login),
            lambda signing: sign_performed(db(), signing, number, key),
            back=back,
            said=_("Signed by {person}, as performed.", person=_name_of(login)),
            only=login,
        )
    return dialogue(
        lambda: _verified(number, key),
        lambda signing: sign_verified(db(), signing, number, key),
        back=back,
        said=_("Signed, as verified."),
    )


def _name_of(login: str) -> str:
    return me().name if login == me().login else name_of_login(db(), login)


def _performed(number: str, key: str, login: str) -> SigningPage:
    case, run = opened(number, key)
    copy = performed_to_sign(db(), number, key, login)
    title = _("{person} signs: {step}", person=case.dossier.name(login), step=run_words(run))
    return SigningPage(copy, signed_rows(case.dossier, run, login), title, band(case))


def _verified(number: str, key: str) -> SigningPage:
    case, run = opened(number, key)
    copy = verified_to_sign(db(), number, key)
    return SigningPage(copy, signed_rows(case.dossier, run, None), _("Verify: {step}", step=run_words(run)), band(case))


def signed_rows(dossier: Dossier, run: Run, performer: str | None) -> list[dict[str, str]]:
    """Values as they will be signed."""
    rows = []
    for line in lines_of(run, performer):
        known = run.field(line.key.field)
        rows.append(
            {
                "name": known.label if known else line.key.field,
                "subject": thing_words(dossier, line.key.about),
                "value": value_words(dossier, known, line.last),
                "unit": line.last.unit if line.last.is_answer else "",
                "first": value_words(dossier, known, line.first) if line.is_changed else "",
                "reason": (line.last.reason or "") if line.is_changed else "",
            }
        )
    return rows


def facts_shown(
    copy: ToSign, title: str, band: dict[str, Any] | None = None, without: Collection[str] = ()
) -> SigningPage:
    """Signing page of a copy other than a step's, by its facts."""
    return SigningPage(copy, facts_rows(copy, without), title, band)


def facts_rows(copy: ToSign, without: Collection[str] = ()) -> list[dict[str, str]]:
    """Rows of the facts of a copy other than a step's: labels and values in words, moments in local time."""
    rows = []
    for key, value in copy.facts.items():
        if key in without:
            continue
        name = fact_label(key)
        if isinstance(value, Mapping):
            rows += [
                {"name": quantity_words(str(part)), "subject": name, "value": _plain(item)}
                for part, item in value.items()
            ]
        else:
            rows.append({"name": name, "value": _plain(fact_value(key, value))})
    return rows


def _plain(value: object) -> str:
    if isinstance(value, str):
        if _LONG_DECIMAL.match(value):
            return number(Decimal(value), 6)  # the copy keeps every digit
        return _MOMENT.sub(lambda found: local(datetime.fromisoformat(found[0])), value)
    if isinstance(value, Sequence):
        return "; ".join(_plain(item) for item in value) or _("none")
    if isinstance(value, datetime):
        return local(value)
    return "—" if value is None else json.dumps(value, ensure_ascii=False)
