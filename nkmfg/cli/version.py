"""`nkmfg version`."""

import click

from nkmfg import __version__
from nkmfg.ledger.migrate import head_revision


@click.command()
def version() -> None:
    """Print the version and the newest schema it knows."""
    click.echo(f"nkmfg {__version__}, schema {head_revision()}")
