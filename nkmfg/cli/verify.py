"""`nkmfg verify` and `nkmfg heads`: verification of the record, and heads of its streams."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TextIO

import click
import sqlalchemy as sa

from config import Settings
from nkmfg.cli.texts import Command, Option
from nkmfg.domain.values.errors import Malformed, Refused
from nkmfg.ledger.migrate import current_revision, declared, head_revision, scripts, shapes_at
from nkmfg.ledger.verify import Break, Heads, Progress, heads_of
from nkmfg.ledger.verify import verify as breaks_in
from nkmfg.models import Base, Change, Link
from nkmfg.services.startup_checks import NotReady, in_words, reached, shown
from nkmfg.words.messages import N_, _, ngettext
from nkmfg.words.refusals import refusal_sentence

CANNOT_SAY = 2


@click.command(
    cls=Command,
    help=N_(
        "Prove that the record is what was recorded; name each break.\n\n"
        "Exit status: 0 the record is whole, 1 it has breaks, 2 it could not be examined."
    ),
)
@click.option(
    "--heads",
    "file",
    cls=Option,
    type=click.File("r"),
    help=N_("Heads written down earlier; - reads them from the input."),
)
def verify(file: TextIO | None) -> None:
    """Verify the record."""
    try:
        earlier = {} if file is None else parse_heads(file)
        url = Settings.from_environment().database_url
        with reached(url) as connection:
            breaks, acts, streams = _examine(connection, url, earlier)
    except (Refused, sa.exc.DBAPIError) as why:
        click.echo(refusal_sentence(why) if isinstance(why, Refused) else in_words(why), err=True)
        sys.exit(CANNOT_SAY)
    for break_ in breaks:
        click.echo(str(break_))
    if breaks:
        click.echo(ngettext("The record has {n} break.", "The record has {n} breaks.", len(breaks)), err=True)
        sys.exit(1)
    click.echo(_whole(acts, streams, len(earlier)))


def _whole(acts: int, streams: int, heads: int) -> str:
    extent = _(
        "{acts} in {streams}",
        acts=ngettext("{n} act", "{n} acts", acts),
        streams=ngettext("{n} stream", "{n} streams", streams),
    )
    if not heads:
        return _("The record is whole: {extent}.", extent=extent)
    return ngettext(
        "The record is whole: {extent}, and it contains the {n} head given.",
        "The record is whole: {extent}, and it contains the {n} heads given.",
        heads,
        extent=extent,
    )


@click.command(
    cls=Command,
    help=N_(
        "Print the head of every stream: STREAM<TAB>NUMBER<TAB>DIGEST, a line each, sorted.\n\n"
        "Keep them where whoever owns the database cannot write; `nkmfg verify --heads FILE` then finds a tail cut off."
    ),
)
def heads() -> None:
    """Print the head of every stream."""
    with reached(Settings.from_environment().database_url) as connection:
        if current_revision(connection) is None:
            raise NotReady("site.no_record")
        for stream, (number, digest) in sorted(heads_of(connection).items()):
            click.echo(f"{stream}\t{number}\t{digest}")


def parse_heads(lines: Iterable[str]) -> Heads:
    """Parse the output of `nkmfg heads`. Raises Malformed with the line's number."""
    heads: dict[str, tuple[int, str]] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        parts = line.rstrip("\r\n").split("\t")
        if len(parts) != 3 or not (parts[1].isascii() and parts[1].isdigit()) or len(parts[2]) != 64:
            raise Malformed("heads.line", line=number)
        heads[parts[0]] = (int(parts[1]), parts[2])
    if not heads:
        raise Malformed("heads.empty")
    return heads


def _examine(connection: sa.Connection, url: str, earlier: Heads) -> tuple[list[Break], int, int]:
    revision = current_revision(connection)
    if revision is None or revision not in {script.revision for script in scripts().walk_revisions()}:
        raise NotReady("site.record_unknown", database=shown(url), revision=revision)
    declarations = declared(revision)
    metadata = Base.metadata
    if revision != head_revision():
        metadata = sa.MetaData()
        metadata.reflect(connection, only=list(declarations.keeping))
    acts, streams = connection.execute(
        sa.select(sa.func.count(), sa.func.count(sa.distinct(Link.stream))).select_from(Link)
    ).one()
    rows = acts + (connection.scalar(sa.select(sa.func.count()).select_from(Change)) or 0)
    with _bar(rows) as progress:
        shapes = shapes_at(connection, revision)
        breaks = breaks_in(connection, shapes, metadata, earlier, declarations.alters, progress)
    return breaks, acts, streams


@contextmanager
def _bar(rows: int) -> Iterator[Progress]:
    """Progress bar, shown on a terminal only."""
    bar = click.progressbar(
        length=rows,
        label=_("Verifying"),
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
        item_show_func=lambda item: item,
        update_min_steps=max(1, rows // 50),
    )
    before = ""
    done_of_item = 0

    def progress(item: str, number: int) -> None:
        nonlocal before, done_of_item
        if item != before:
            before, done_of_item = item, 0
        bar.update(number - done_of_item, item)
        done_of_item = number

    with bar:
        yield progress


def _sentence(why: Exception) -> str:
    if isinstance(why, sa.exc.DBAPIError):
        return in_words(why)
    return refusal_sentence(why) if isinstance(why, Refused) else str(why)
