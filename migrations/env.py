"""For `make revision` only: nkmfg itself migrates through `nkmfg migrate`, under verify and as an act."""

import sys
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate.api import AutogenContext
from alembic.operations.ops import CreateTableOp, MigrationScript

from config import Settings
from nkmfg.models import Base
from nkmfg.models.base import Exact, Moment, Trend, outside_image

WRITES_NOTHING = {"revision", "check", "heads", "history"}


def in_plain_words(kind: str, thing: Any, _context: AutogenContext) -> str | bool:
    """Types by the names that the template gives them: a migration imports no model."""
    if kind == "type":
        match thing:
            case Moment():
                return "moment"
            case Exact():
                return "exact"
            case Trend():
                return "trend"
            case sa.BigInteger():
                return "whole"
    return False


def how_kept(_context: Any, _revision: Any, scripts: Iterable[MigrationScript]) -> None:
    """`info` is not SQL; what it says of keeping goes to KEPT."""
    for script in scripts:
        made = [op for op in script.upgrade_ops.ops if isinstance(op, CreateTableOp)] if script.upgrade_ops else []
        kept = {op.table_name: str(op.info["kept"]) for op in made}
        outside = {
            (op.table_name, column.name)
            for op in made
            for column in op.columns
            if isinstance(column, sa.Column) and outside_image(column)
        }
        for op in [*made, *(script.downgrade_ops.ops if script.downgrade_ops else [])]:
            if hasattr(op, "info"):
                op.info = {}
        said = "{" + ", ".join(repr(one) for one in sorted(outside)) + "}" if outside else "set()"
        context.get_context().opts["template_args"] |= {"kept": kept, "outside": said}


def main() -> None:
    asked = context.config.cmd_opts
    if asked is None or asked.cmd[0].__name__ not in WRITES_NOTHING:
        sys.exit("Migrate with: nkmfg migrate --as YOUR_LOGIN --reason 'why'")
    with sa.create_engine(Settings.from_environment().owner_url).connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_item=in_plain_words,
            process_revision_directives=how_kept,
            template_args={"kept": {}, "outside": "set()"},
        )
        with context.begin_transaction():
            context.run_migrations()


main()
