"""Declarations of the site's kind, and the clock shifts of a demo."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from nkmfg.domain.permissions.states import SiteKind
from nkmfg.models.base import Base, Kept, Numbered, kept, one_of
from nkmfg.models.column_labels import label, quiet


class SiteDeclaration(Numbered, Base):
    """A declaration of the kind of this site. The last one is in force."""

    __tablename__ = "site_declaration"

    kind: Mapped[str] = mapped_column(info=label("kind"))
    name: Mapped[str] = mapped_column(info=label("name"))
    zone: Mapped[str] = mapped_column(info=label("time zone"))  # IANA name, such as Europe/Minsk
    language: Mapped[str] = mapped_column(info=label("language"))  # ISO 639 code
    declared_at: Mapped[datetime] = mapped_column(info=quiet())
    signature_id: Mapped[int | None] = mapped_column(sa.ForeignKey("signature.id"), info=label("signed"))

    __table_args__ = kept(
        Kept.ONCE,
        one_of("kind", SiteKind),
        sa.CheckConstraint("kind <> 'production' OR signature_id IS NOT NULL", name="production_is_signed"),
        thing="Site",
    )


class ClockShift(Numbered, Base):
    """A forward shift of the clock of a demo site. Other sites have none."""

    __tablename__ = "clock_shift"

    forward_s: Mapped[int] = mapped_column(info=label("put forward by (s)"))
    shifted_at: Mapped[datetime] = mapped_column(info=quiet())

    __table_args__ = kept(
        Kept.ONCE, sa.CheckConstraint("forward_s > 0", name="forward_only"), thing="Clock of the demo"
    )
