"""`nkmfg import` and `nkmfg check-import`: transcription of batches done on paper, and its comparison."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from nkmfg.cli.acting import acting, as_person, signs
from nkmfg.cli.texts import Command, Option
from nkmfg.domain.paper_batch.model import gaps_in
from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.values.errors import Malformed
from nkmfg.intake import PaperFile, check, read_file
from nkmfg.services.paper import import_paper, import_to_sign, transcription_to_sign, verify_transcription
from nkmfg.services.paper.importing import ImportResult, Progress
from nkmfg.words.messages import N_, _, ngettext


@click.command(
    "import",
    cls=Command,
    help=N_(
        "Import a batch that was done on paper: all of it or nothing, under your signature as who transcribed it.\n\n"
        "docs/import.md describes the file. Exit status: 0 imported, or nothing wrong in a dry run; 1 refused, with"
        " everything that is wrong and its path in the file, and nothing written; 2 the command was not understood."
    ),
)
@click.argument("path", metavar="FILE.json", type=click.Path(path_type=Path))
@as_person
@click.option("--reason", cls=Option, help=N_("Why it is imported. It stands in the record."))
@click.option(
    "--dry-run",
    cls=Option,
    is_flag=True,
    help=N_("Only say what would be written, or everything that is wrong."),
)
def import_batch(path: Path, login: str, reason: str | None, dry_run: bool) -> None:
    """Import a batch that was done on paper."""
    if not dry_run and not reason:
        raise Malformed("command.import_reason_missing")
    file = read_file(path.name, path.read_bytes())
    with acting(login) as (session, by):
        recipe = check(session, file)
        _tell(file, recipe)
        if dry_run:
            click.echo(_("Nothing is wrong with it. Nothing was written: this was a dry run."))
            return
        signing = signs(session, by, login, import_to_sign(file, recipe))
        with _bar(len(file.batch)) as progress:
            imported = import_paper(session, signing, file, recipe, reason or "", progress)
    _say(imported)


@click.command(
    "check-import",
    cls=Command,
    help=N_(
        "Sign that you compared the transcription of BATCH with its paper, and they agree. Never who transcribed it."
    ),
)
@click.argument("batch")
@as_person
def check_import(batch: str, login: str) -> None:
    """Sign the comparison of a transcription with its paper."""
    with acting(login) as (session, by):
        verify_transcription(session, signs(session, by, login, transcription_to_sign(session, batch)), batch)
    click.echo(_("The transcription of batch {batch} is checked.", batch=batch))


def _tell(file: PaperFile, recipe: Recipe) -> None:
    batch, gaps = file.batch, len(list(gaps_in(file.raw)))
    counts = ", ".join(
        (
            ngettext("{n} step", "{n} steps", len(batch.steps)),
            ngettext("{n} result", "{n} results", len(batch.results)),
            ngettext("{n} infusion", "{n} infusions", len(batch.infusions)),
            ngettext("{n} dose of IL-2", "{n} doses of IL-2", len(batch.il2)),
        )
    )
    click.echo(
        _(
            "Batch {batch}: {counts}; {gaps}; recipe {recipe} {version}.",
            batch=batch.number,
            counts=counts,
            gaps=ngettext("{n} gap “not in the source”", "{n} gaps “not in the source”", gaps),
            recipe=recipe.code,
            version=recipe.version,
        )
    )


def _say(imported: ImportResult) -> None:
    for sentence in imported.flagged:
        click.echo(_("A deviation is open: {sentence}", sentence=sentence))
    for sentence in imported.to_confirm:
        click.echo(_("To be confirmed or corrected: {sentence}", sentence=sentence))
    click.echo(
        _(
            "Batch {batch} is imported: transcribed, not checked. A second person compares it with the paper, on"
            " its page or by: nkmfg check-import {batch}",
            batch=imported.number,
        )
    )


@contextmanager
def _bar(things: int) -> Iterator[Progress]:
    """Progress bar, shown on a terminal only."""
    bar = click.progressbar(
        length=things,
        label=_("Importing"),
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
        item_show_func=lambda path: path,
    )
    with bar:
        yield lambda path: bar.update(1, path)
