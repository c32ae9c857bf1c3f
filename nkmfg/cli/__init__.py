"""The commands of `nkmfg`, one module per group; a new command is added to the list below."""

from nkmfg.cli.demo import demo
from nkmfg.cli.group import Commands
from nkmfg.cli.intake import check_import, import_batch
from nkmfg.cli.record import dossier, record
from nkmfg.cli.schema import migrate, sql
from nkmfg.cli.site import init
from nkmfg.cli.verify import heads, verify
from nkmfg.cli.version import version
from nkmfg.words.messages import N_

commands = Commands(
    "nkmfg",
    help=N_(
        "The electronic batch record of a GMP cell facility. Settings come from the environment: docs/operations.md."
    ),
)
for command in (init, verify, heads, migrate, sql, demo, record, dossier, import_batch, check_import, version):
    commands.add_command(command)

__all__ = ["commands"]
