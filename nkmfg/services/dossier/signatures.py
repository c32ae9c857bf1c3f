"""Reader of the signatures of a batch: each kind of scope is a range of the index."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.facts.dossier import SignatureFact
from nkmfg.domain.permissions.actions import Meaning
from nkmfg.ledger.act import OpenSignedAct
from nkmfg.models import Batch, ProvenBy, Signature, SignedCopy

_SIGNED, _COPY = Signature.__table__, SignedCopy.__table__
_SCOPES = {"run": "run/{}/", "void": "void/{}/", "deviation": "deviation/{}-", "batch": "batch/{}/"}


def _under(kind: str) -> sa.Select[Any]:
    """Select the signatures of a kind of scope, a range of the index."""
    start, end = sa.bindparam(f"{kind}_start", type_=sa.Text()), sa.bindparam(f"{kind}_end", type_=sa.Text())
    return sa.select(_SIGNED).where(_SIGNED.c.scope >= start, _SIGNED.c.scope < end)


# Each part is a range of the index; with OR or LIKE the database would scan every signature of the site.
_UNDER = sa.union_all(*(_under(kind) for kind in _SCOPES)).subquery()
_SIGNATURES = (
    sa.select(_UNDER, _COPY.c.digest, _COPY.c.payload).join(_COPY, _COPY.c.id == _UNDER.c.copy_id).order_by(_UNDER.c.id)
)


def read_signatures(session: Session, batch: Batch) -> tuple[SignatureFact, ...]:
    """Signatures of the batch: of its runs, voided entries, deviations and dispositions."""
    ranges: dict[str, str] = {}
    for kind, scope in _SCOPES.items():
        start = scope.format(batch.number)
        # It ends before the successor of its last character.
        ranges[f"{kind}_start"], ranges[f"{kind}_end"] = start, start[:-1] + chr(ord(start[-1]) + 1)
    return tuple(signed_fact(row, row.digest, row.payload) for row in session.execute(_SIGNATURES, ranges).all())


def signed_in(opened: OpenSignedAct) -> SignatureFact:
    """The signature of an open act, as the reader returns it."""
    return signed_fact(opened.signature, opened.copy.digest, opened.copy.payload)


def signed_fact(row: Any, digest: str, payload: str) -> SignatureFact:
    """A signature with its signed copy."""
    return SignatureFact(
        scope=row.scope,
        meaning=Meaning(row.meaning),
        statement=row.statement,
        name=row.signer_name,
        role=row.signer_role,
        login=row.signer_login,
        at=row.signed_at,
        proven_by=ProvenBy(row.proven_by),
        digest=digest,
        payload=payload,
    )
