"""Reader of the signatures of a batch: each kind of scope is a range of the index."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from nkmfg.domain.facts.dossier import SignatureFact
from nkmfg.domain.permissions.actions import Meaning
from nkmfg.ledger.act import OpenSignedAct
from nkmfg.models import Batch, Signature, SignedCopy


def read_signatures(session: Session, batch: Batch) -> tuple[SignatureFact, ...]:
    """Signatures of the batch: of its runs, voided entries, deviations and dispositions."""
    number = batch.number
    beginnings = (f"run/{number}/", f"void/{number}/", f"deviation/{number}-", f"batch/{number}/")
    # Each part is a range of the index; with OR or LIKE the database would scan every signature of the site.
    under = aliased(Signature, sa.union_all(*(_signed_under(beginning) for beginning in beginnings)).subquery())
    rows = session.execute(
        sa.select(under, SignedCopy.digest, SignedCopy.payload)
        .join(SignedCopy, SignedCopy.id == under.copy_id)
        .order_by(under.id)
    )
    return tuple(signed_fact(*row) for row in rows)


def _signed_under(beginning: str) -> sa.Select[Any]:
    """Signatures whose scope begins with `beginning`, as a range up to the successor of its last character."""
    end = beginning[:-1] + chr(ord(beginning[-1]) + 1)
    return sa.select(Signature).where(Signature.scope >= beginning, Signature.scope < end)


def signed_in(opened: OpenSignedAct) -> SignatureFact:
    """The signature of an open act, as the reader returns it."""
    return signed_fact(opened.signature, opened.copy.digest, opened.copy.payload)


def signed_fact(row: Signature, digest: str, payload: str) -> SignatureFact:
    """A signature with its signed copy."""
    return SignatureFact(
        scope=row.scope,
        meaning=Meaning(row.meaning),
        statement=row.statement,
        name=row.signer_name,
        role=row.signer_role,
        login=row.signer_login,
        at=row.signed_at,
        proven_by=row.proven_by,
        digest=digest,
        payload=payload,
    )
