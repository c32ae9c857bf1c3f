"""`nkmfg record` and `nkmfg dossier`: a batch as PDF and as JSON."""

import sys
from pathlib import Path

import click

from nkmfg.cli.acting import acting, as_person
from nkmfg.cli.texts import Command, Option
from nkmfg.domain.dossier_json import dossier_json
from nkmfg.domain.permissions.actions import GMP_ROLES
from nkmfg.domain.values.errors import Forbidden, Malformed
from nkmfg.ledger.database import ledger_of
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.services.people.roles import roles_of
from nkmfg.services.records import note_print, printed_by
from nkmfg.words.formats import in_marks
from nkmfg.words.messages import N_, _


@click.command(cls=Command, help=N_("Print the record of BATCH so far as PDF."))
@click.argument("batch")
@click.option(
    "-o", "--output", "path", required=True, metavar="FILE.pdf", cls=Option, help=N_("Where the record is written.")
)
@as_person
@click.option("--reason", required=True, cls=Option, help=N_("Why it is printed. It stands on the last page."))
@click.option(
    "--trail",
    type=click.Choice(["complete", "exceptions"]),
    default="complete",
    show_default=True,
    cls=Option,
    help=N_("The complete audit trail in section 24, or the exceptions only. The cover says which."),
)
def record(batch: str, path: str, login: str, reason: str, trail: str) -> None:
    """Print the record of a batch."""
    # Imported here, so that other commands do not load ReportLab.
    from nkmfg.pdf.batch_record import PrintFacts, batch_record

    with acting(login) as (session, by):
        made = note_print(session, by, batch, reason.strip(), whole_trail=trail == "complete")
        ledger = ledger_of(session)
        printing = PrintFacts(
            number=made.number,
            printed_by=printed_by(session, by),
            printed_at=made.case.at,
            reason=reason.strip(),
            software=f"nkmfg {ledger.software_version} · schema {ledger.schema_revision}",
        )
    pdf = batch_record(made.case, printing, made.trail)
    _write(Path(path), pdf)
    size = in_marks(f"{len(pdf):,}")
    click.echo(_("The record of batch {batch} is in {file} ({size} bytes).", batch=batch, file=path, size=size))


@click.command(cls=Command, help=N_("Write everything BATCH holds as JSON: canonical, every number an exact string."))
@click.argument("batch")
@click.option(
    "-o", "--output", "path", metavar="FILE.json", cls=Option, help=N_("Where it is written; else to the output.")
)
@as_person
def dossier(batch: str, path: str | None, login: str) -> None:
    """Write a batch as JSON."""
    with acting(login) as (session, by):
        if not roles_of(session, by.person_id) & set(GMP_ROLES):
            raise Forbidden("command.batch_unreadable")
        case = open_release_case(session, batch)
    text = dossier_json(case)
    if path is None:
        click.echo(text)
        return
    _write(Path(path), f"{text}\n".encode())
    click.echo(_("Batch {batch} is in {file}.", batch=case.dossier.number, file=path), file=sys.stderr)


def _write(path: Path, content: bytes) -> None:
    """Write the file atomically: a truncated record would look like a record."""
    if not path.parent.is_dir():
        raise Malformed("command.no_folder", folder=path.parent, file=path.name)
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
