"""Versions of recipes as canonical JSON, with digest, approvals and withdrawals."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from nkmfg.domain.permissions.states import Affected
from nkmfg.models.base import HASHED_IN, Base, Kept, Numbered, kept, one_of
from nkmfg.models.column_labels import label, quiet, word


class RecipeVersion(Numbered, Base):
    """One version of a master batch record, as parsed. It never changes."""

    __tablename__ = "recipe_version"

    code: Mapped[str] = mapped_column(info=label("code"))
    version: Mapped[str] = mapped_column(info=quiet())
    title: Mapped[str] = mapped_column(info=quiet())
    digest: Mapped[str] = mapped_column(unique=True, info=label("SHA-256"))
    content: Mapped[str] = mapped_column(info={HASHED_IN: "digest"})
    registered_at: Mapped[datetime] = mapped_column(info=quiet())

    __table_args__ = kept(Kept.ONCE, sa.UniqueConstraint("code", "version"), thing="{title}, version {version}")

    @property
    def stream(self) -> str:
        return f"recipe/{self.code}"


class RecipeApproval(Numbered, Base):
    """QA's approval of a version, which makes it effective: new batches are issued from it."""

    __tablename__ = "recipe_approval"

    recipe_version_id: Mapped[int] = mapped_column(sa.ForeignKey("recipe_version.id"), unique=True, info=quiet())
    signature_id: Mapped[int] = mapped_column(sa.ForeignKey("signature.id"), info=label("signed"))
    effective_at: Mapped[datetime] = mapped_column(info=label("effective from", rank=-1))

    __table_args__ = kept(Kept.ONCE, thing="{recipe_version_id}")


class RecipeWithdrawal(Numbered, Base):
    """QA's withdrawal of an approved version: no batch is issued from it any more."""

    __tablename__ = "recipe_withdrawal"

    recipe_version_id: Mapped[int] = mapped_column(sa.ForeignKey("recipe_version.id"), unique=True, info=quiet())
    signature_id: Mapped[int] = mapped_column(sa.ForeignKey("signature.id"), info=label("signed"))
    affected: Mapped[str] = mapped_column(info=word("what was made by it is affected"))
    withdrawn_at: Mapped[datetime] = mapped_column(info=label("withdrawn", rank=-1))

    __table_args__ = kept(Kept.ONCE, one_of("affected", Affected), thing="{recipe_version_id}")
