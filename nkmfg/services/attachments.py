"""Attached files, stored unchanged with their hash: exports of counters, photographs, reports."""

import hashlib

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.values.errors import Malformed, Unknown
from nkmfg.ledger.act import act
from nkmfg.ledger.actor import By
from nkmfg.models import Attachment, Batch

LARGEST_FILE = 5 * 1024 * 1024
_MEDIA_TYPES = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"%PDF-": "application/pdf",
}


def attach(
    session: Session, by: By, batch: Batch, name: str, content: bytes, action: Action = Action.ATTACH_FILE
) -> Attachment:
    """Store a file of a batch once by its hash. Its media type is detected from its first bytes."""
    if not content:
        raise Malformed("file.empty")
    if len(content) > LARGEST_FILE:
        raise Malformed("file.too_large")
    digest = hashlib.sha256(content).hexdigest()
    there = session.scalar(sa.select(Attachment).where(Attachment.batch_id == batch.id, Attachment.sha256 == digest))
    if there is not None:
        return there
    with act(session, action, by=by, on=batch) as opened:
        kept = Attachment(
            batch_id=batch.id,
            name=_plain_name(name),
            media_type=media_type(content),
            size=len(content),
            sha256=digest,
            content=content,
            added_at=opened.at,
        )
        session.add(kept)
    return kept


def attachment_with(session: Session, batch: Batch, sha256: str) -> Attachment:
    """The file with that hash in this batch. Raises Unknown."""
    found = session.scalar(sa.select(Attachment).where(Attachment.batch_id == batch.id, Attachment.sha256 == sha256))
    if found is None:
        raise Unknown("file.unknown")
    return found


def media_type(content: bytes) -> str:
    for beginning, kind in _MEDIA_TYPES.items():
        if content.startswith(beginning):
            return kind
    return "text/plain" if b"\0" not in content[:4096] else "application/octet-stream"


def _plain_name(name: str) -> str:
    """File name without path and control characters, at most 120 characters."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(character for character in last if character.isprintable())[:120] or "file"
