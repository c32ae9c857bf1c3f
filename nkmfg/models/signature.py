"""Electronic signatures, and the copies that were signed."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from nkmfg.domain.permissions.accounts import ProvenBy
from nkmfg.domain.permissions.actions import Meaning
from nkmfg.models.base import Base, Kept, Numbered, kept, one_of
from nkmfg.models.column_labels import aside, label, quiet


class SignedCopy(Numbered, Base):
    """The canonical bytes shown to signers, stored once for all signatures of the same copy."""

    __tablename__ = "signed_copy"

    digest: Mapped[str] = mapped_column(unique=True, info=label("SHA-256"))
    payload_version: Mapped[int] = mapped_column(info=quiet())
    payload: Mapped[str] = mapped_column(info=quiet())

    __table_args__ = kept(Kept.ONCE, thing="Copy of what was signed")


class Signature(Numbered, Base):
    """A signature in the sense of 21 CFR 11.50: printed name, moment and meaning, bound to the copy signed."""

    __tablename__ = "signature"

    copy_id: Mapped[int] = mapped_column(sa.ForeignKey("signed_copy.id"), info=quiet())
    # Subject of the signature as a business key: "run/NK-26-014/count/7/1". Compared byte by byte, whatever the
    # database's language, so that the signatures of a batch are a range of the index.
    scope: Mapped[str] = mapped_column(sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), info=quiet())
    meaning: Mapped[str] = mapped_column(info=label("meaning"))
    statement: Mapped[str] = mapped_column(info=label("says"))
    language: Mapped[str] = mapped_column(info=quiet())  # of the copy as it was shown
    signer_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), info=quiet())
    signer_name: Mapped[str] = mapped_column(info=quiet())
    signer_role: Mapped[str] = mapped_column(info=quiet())
    signer_login: Mapped[str] = mapped_column(info=quiet())
    session_person_id: Mapped[int | None] = mapped_column(sa.ForeignKey("person.id"), info=quiet())
    terminal_id: Mapped[int | None] = mapped_column(sa.ForeignKey("terminal.id"), info=quiet())
    proven_by: Mapped[str] = mapped_column(info=aside("proven by"))
    signed_at: Mapped[datetime] = mapped_column(info=quiet())

    __table_args__ = kept(
        Kept.ONCE,
        one_of("meaning", Meaning),
        one_of("proven_by", ProvenBy),
        sa.CheckConstraint("length(statement) > 0", name="statement"),
        sa.CheckConstraint("length(signer_name) > 0", name="signer_name"),
        sa.Index("ix_signature_scope", "scope"),
        sa.Index("ix_signature_copy", "copy_id"),
        thing="Signature",
    )
