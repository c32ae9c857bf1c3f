"""Electronic signatures: canonical bytes of what the signer saw, with name, role, meaning and moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.permissions.actions import Meaning
from nkmfg.domain.values.errors import Refused, Stale
from nkmfg.domain.values.hashing import canonical, sha256
from nkmfg.ledger.actor import Actor, By
from nkmfg.models import Nonce, ProvenBy, Signature, SignedCopy
from nkmfg.words.reader import reader

PAYLOAD_VERSION = 1
NONCE_LIFE = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class ToSign:
    """Content to be signed: scope as a business key, meaning, statement shown, facts shown.

    `facts` hold codes, values, units and derived numbers as shown; no database ids, no moment set at the commit.
    """

    scope: str
    meaning: Meaning
    statement: str
    facts: Mapping[str, Any]

    @property
    def payload(self) -> str:
        return canonical(
            {
                "facts": self.facts,
                "meaning": self.meaning.value,
                "scope": self.scope,
                "statement": self.statement,
                "version": PAYLOAD_VERSION,
            }
        )

    @property
    def digest(self) -> str:
        return sha256(self.payload)


@dataclass(frozen=True, slots=True)
class Signing(By):
    """A person authenticated in the signing dialogue, for the copy shown there."""

    proven_by: ProvenBy = field(kw_only=True)
    nonce: str = ""
    seen: str = ""  # digest of the copy shown


def write_signature(session: Session, copy: ToSign, signing: Signing, actor: Actor, at: datetime) -> Signature:
    """Write the signature of the copy shown. Raises Stale if it has changed since, Refused if it is signed already."""
    if copy.digest != signing.seen:
        raise Stale("signature.changed_since")
    alive = (Nonce.token == signing.nonce, Nonce.digest == copy.digest, Nonce.made_at >= at - NONCE_LIFE)
    taken = session.execute(sa.delete(Nonce).where(*alive))
    if taken.rowcount != 1:  # type: ignore[attr-defined]
        raise Refused("signature.already_given")
    stored = session.scalar(sa.select(SignedCopy).where(SignedCopy.digest == copy.digest))
    if stored is None:
        stored = SignedCopy(digest=copy.digest, payload_version=PAYLOAD_VERSION, payload=copy.payload)
        session.add(stored)
        session.flush()
    signature = Signature(
        copy_id=stored.id,
        scope=copy.scope,
        meaning=copy.meaning,
        statement=copy.statement,
        language=reader().language.code,
        signer_id=actor.person_id,
        signer_name=actor.name,
        signer_role=actor.role,
        signer_login=actor.login,
        session_person_id=actor.session_person_id,
        terminal_id=actor.terminal_id,
        proven_by=signing.proven_by,
        signed_at=at,
    )
    session.add(signature)
    session.flush()
    return signature
