"""`nkmfg version`."""

import click

from nkmfg import __version__
from nkmfg.cli.texts import Command
from nkmfg.ledger.migrate import head_revision
from nkmfg.words.messages import N_, _


@click.command(cls=Command, help=N_("Print the version and the newest schema it knows."))
def version() -> None:
    """Print the version and the newest schema it knows."""
    click.echo(_("nkmfg {version}, schema {schema}", version=__version__, schema=head_revision()))
