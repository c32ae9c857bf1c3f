"""Credentials as the log-in, the lock and the signing dialogue send them."""

from collections.abc import Mapping

from nkmfg.services.people.authentication import CredentialKind, Proof
from nkmfg.web.web_session import terminal_id


def proof_kind() -> str:
    """Kind of secret: "pin" at a registered tablet, "password" elsewhere."""
    return "pin" if terminal_id() is not None else "password"


def proof_of(form: Mapping[str, str], owner: str = "") -> Proof:
    """Badge, user name or selected name, with PIN or password; `owner` is the default login."""
    pin, password = form.get("pin", ""), form.get("password", "")
    kind = CredentialKind.PIN if pin and not password else CredentialKind.PASSWORD
    typed = form.get("badge", "").strip() or ("" if form.get("signer") else owner)
    tapped = form.get("signer", "")
    person_id = int(tapped) if tapped.isascii() and tapped.isdigit() and len(tapped) < 10 and not typed else None
    return Proof(pin or password, kind, badge=typed, login=typed, person_id=person_id)
