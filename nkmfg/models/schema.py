"""What the database itself was made of, noted when it was made: its triggers, constraints and indexes."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped

from nkmfg.models.base import Base, Kept, Numbered, kept


class SchemaMade(Numbered, Base):
    """The digest of each trigger, constraint, column and index, as a migration or the making of the site left it."""

    __tablename__ = "schema_made"

    revision: Mapped[str]
    database: Mapped[str]
    generator: Mapped[int]  # the version of what wrote the triggers
    made: Mapped[str]  # JSON: name → SHA-256; in the image of the row, so that the chain protects it
    made_at: Mapped[datetime]

    __table_args__ = kept(Kept.ONCE, sa.CheckConstraint("generator > 0", name="generator"))
