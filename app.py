"""Composition root: settings, ledger, pages and commands are connected here."""

from flask import Flask

from config import Settings
from nkmfg.cli import commands
from nkmfg.serve import open_pages, serve

commands.add_command(serve)


def pages() -> Flask:
    """The pages for another server than our own: `gunicorn --threads 8 'app:pages()'`."""
    return open_pages(Settings.from_environment())[0]


def main() -> None:
    """The command `nkmfg`."""
    commands(prog_name="nkmfg")


if __name__ == "__main__":
    main()
