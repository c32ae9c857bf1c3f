"""${message}"""

import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}

# How each new table is kept; columns outside the image; columns of older tables that this migration changes.
KEPT: dict[str, str] = ${kept}
OUTSIDE: set[tuple[str, str]] = ${outside}
ALTERS: dict[str, set[str]] = {}

whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
moment = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
exact = sa.Text()
trend = sa.Numeric().with_variant(sa.REAL(), "sqlite")


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    ${downgrades if downgrades else "pass"}
