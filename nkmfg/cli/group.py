"""Click group that reports refusals as one sentence instead of a traceback."""

import os
from typing import Any

import click
import sqlalchemy as sa

from nkmfg.cli.texts import Group
from nkmfg.domain.values.errors import Refused
from nkmfg.services.startup_checks import in_words
from nkmfg.words.messages import _
from nkmfg.words.refusals import refusal_sentence


class Sentence(click.ClickException):
    """A refusal, printed verbatim to standard error; the exit status is 1."""

    def show(self, file: Any = None) -> None:
        click.echo(self.format_message(), err=file is None, file=file)


class Commands(Group):
    """A group of commands whose refusals are shown as sentences."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Refused as refused:
            raise Sentence(refusal_sentence(refused)) from refused
        except sa.exc.DBAPIError as error:
            raise Sentence(_("The database refused: {problem}", problem=in_words(error))) from error
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except OSError as error:
            raise Sentence(f"{error.filename or _('The system')}: {error.strerror or error}") from error
        except Exception as bug:
            if os.environ.get("NKMFG_DEBUG"):
                raise
            raise Sentence(
                _(
                    "This is a fault of nkmfg, please report it: {kind}: {bug}."
                    " With NKMFG_DEBUG=1 the same command says where.",
                    kind=type(bug).__name__,
                    bug=str(bug),
                )
            ) from bug
