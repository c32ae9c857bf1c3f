"""Manifest of the schema: digests of triggers, constraints, columns and indexes."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from nkmfg.models.base import Base, Kept, Numbered, kept
from nkmfg.models.column_labels import label, quiet


class SchemaManifest(Numbered, Base):
    """A manifest of the schema at its creation or migration: digests of triggers, constraints, columns and indexes."""

    __tablename__ = "schema_manifest"

    revision: Mapped[str] = mapped_column(info=quiet())
    database: Mapped[str] = mapped_column(info=label("database"))
    generator: Mapped[int] = mapped_column(info=label("triggers, version"))  # version of the trigger generator
    # JSON: name → SHA-256; in the image of the row, so that the chain protects it
    digests: Mapped[str] = mapped_column(info=quiet())
    noted_at: Mapped[datetime] = mapped_column(info=quiet())

    __table_args__ = kept(
        Kept.ONCE,
        sa.CheckConstraint("generator > 0", name="generator"),
        thing="Triggers, constraints and indexes, schema {revision}",
    )
