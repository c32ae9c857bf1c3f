"""`nkmfg record` and `nkmfg dossier`: a batch as PDF and as JSON."""

import sys
from pathlib import Path

import click

from nkmfg.cli.acting import acting, as_person
from nkmfg.domain.dossier_json import dossier_json
from nkmfg.domain.permissions.actions import GMP_ROLES
from nkmfg.domain.values.errors import Forbidden, Malformed
from nkmfg.ledger.database import ledger_of
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.services.people.roles import roles_of
from nkmfg.services.records import note_print, printed_by


@click.command()
@click.argument("batch")
@click.option("-o", "--output", "path", required=True, metavar="FILE.pdf", help="Where the record is written.")
@as_person
@click.option("--reason", required=True, help="Why it is printed. It stands on the last page.")
@click.option(
    "--trail",
    type=click.Choice(["complete", "exceptions"]),
    default="complete",
    show_default=True,
    help="The complete audit trail in section 24, or the exceptions only. The cover says which.",
)
def record(batch: str, path: str, login: str, reason: str, trail: str) -> None:
    """Print the record of BATCH so far as PDF."""
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
    click.echo(f"The record of batch {batch} is in {path} ({len(pdf):,} bytes).")


@click.command()
@click.argument("batch")
@click.option("-o", "--output", "path", metavar="FILE.json", help="Where it is written; else to the output.")
@as_person
def dossier(batch: str, path: str | None, login: str) -> None:
    """Write everything BATCH holds as JSON: canonical, every number an exact string."""
    with acting(login) as (session, by):
        if not roles_of(session, by.person_id) & set(GMP_ROLES):
            raise Forbidden("A batch is read by those who work with it; this person has no such role.")
        case = open_release_case(session, batch)
    text = dossier_json(case)
    if path is None:
        click.echo(text)
        return
    _write(Path(path), f"{text}\n".encode())
    click.echo(f"Batch {case.dossier.number} is in {path}.", file=sys.stderr)


def _write(path: Path, content: bytes) -> None:
    """Write the file atomically: a truncated record would look like a record."""
    if not path.parent.is_dir():
        raise Malformed(f"There is no folder {path.parent} to write {path.name} in.")
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
