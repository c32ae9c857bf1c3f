"""Import of a batch done on paper, as a whole in one act in the batch's own stream."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.paper_batch.model import PaperBatch, gaps_in
from nkmfg.domain.permissions.actions import Action, Meaning
from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.recipe_file.canonical import digest
from nkmfg.domain.values.errors import Malformed, Refused
from nkmfg.ledger.act import OpenAct, Stream, act
from nkmfg.ledger.database import ledger_of
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import Attachment, Batch, BatchState
from nkmfg.services.codes import in_turn
from nkmfg.services.dossier.case import open_to_write
from nkmfg.services.paper.ending import write_ending
from nkmfg.services.paper.parties import Codes, proposed, write_order
from nkmfg.services.paper.recipe import kept_version
from nkmfg.services.paper.recordings import TranscribedStep, transcribed
from nkmfg.services.paper.running import write_steps
from nkmfg.services.results import open_failed
from nkmfg.services.site import STREAM, site_of
from nkmfg.services.steps.judging import judge_all
from nkmfg.words.messages import _

_NUMBER = re.compile(r"[A-Z0-9][A-Z0-9-]{1,18}[A-Z0-9]", re.ASCII)
_ISSUED_HERE = re.compile(r"NK-([0-9]{2})-.*", re.ASCII)
Progress = Callable[[str], None]
FILE_NAME = "paper-batch.json"  # name of the source file among the batch's files


class PaperToImport(Protocol):
    """Protocol of a file that was read and checked."""

    @property
    def name(self) -> str: ...
    @property
    def content(self) -> bytes: ...
    @property
    def sha256(self) -> str: ...
    @property
    def raw(self) -> Mapping[str, Any]: ...
    @property
    def batch(self) -> PaperBatch: ...


@dataclass(frozen=True, slots=True)
class ImportResult:
    """Result of an import: the batch, values to confirm before the check, and events that opened deviations."""

    number: str
    to_confirm: tuple[str, ...]
    flagged: tuple[str, ...]


def new_number(session: Session, number: str) -> str:
    """Number of a paper batch, if it is valid and free. Raises Malformed, Refused."""
    if not _NUMBER.fullmatch(number):
        raise Malformed("paper.number_malformed")
    site = site_of(session)
    assert site is not None
    year = ledger_of(session).clock.now(session).astimezone(site.zone).year % 100
    issued = _ISSUED_HERE.fullmatch(number)
    if issued and int(issued[1]) >= year:
        raise Refused("paper.number_of_the_site", number=number)
    if session.scalar(sa.select(Batch.id).where(Batch.number == number)) is not None:
        raise Refused("paper.number_taken", number=number)
    return number


def refuse_imported(session: Session, file: PaperToImport) -> None:
    """Raise Refused for a file with the same bytes as one already imported."""
    there = session.scalar(
        sa.select(Batch.number)
        .join(Attachment, Attachment.batch_id == Batch.id)
        .where(Attachment.sha256 == file.sha256, Attachment.name == FILE_NAME)
    )
    if there is not None:
        raise Refused("paper.imported", batch=there)


def import_to_sign(file: PaperToImport, recipe: Recipe) -> ToSign:
    """Copy that the importer signs: the file, its digest, its content, and the values missing in its source."""
    batch = file.batch
    return ToSign(
        scope=f"batch/{batch.number}/transcription",
        meaning=Meaning.PERFORMED,
        statement=_(
            "I transcribed batch {batch} from paper: {source}. It says what the source says, and “not in the "
            "source” where the source says nothing.",
            batch=batch.number,
            source=batch.source.title,
        ),
        facts={
            "batch": batch.number,
            "number_on_paper": batch.number_on_paper,
            "source": batch.source.title,
            "source_kept_at": batch.source.kept_at,
            "file": file.name,
            "sha256": file.sha256,
            "recipe": [recipe.code, recipe.version, digest(recipe)],
            "not_in_source": list(gaps_in(file.raw)),
            "content": file.raw,
        },
    )


def import_paper(
    session: Session, signing: Signing, file: PaperToImport, recipe: Recipe, reason: str, progress: Progress
) -> ImportResult:
    """Write the whole batch in one act, signed by the transcriber. Raises Refused with nothing written.

    `progress` is called with the path of each item as it is written.
    """

    def add(codes: Codes) -> ImportResult:
        number = file.batch.number
        with act(
            session,
            Action.IMPORT_BATCH,
            by=signing,
            on=Stream(f"batch/{number}"),
            also=[STREAM, *codes.streams],
            reason=reason,
            signs=lambda: import_to_sign(file, recipe),
        ) as opened:
            refuse_imported(session, file)
            new_number(session, number)
            return _write(session, signing, file, recipe, codes, opened, progress)

    return in_turn(lambda: proposed(session, file.batch), add)


def _write(
    session: Session,
    signing: Signing,
    file: PaperToImport,
    recipe: Recipe,
    codes: Codes,
    opened: OpenAct,
    progress: Progress,
) -> ImportResult:
    paper = file.batch
    order = write_order(session, signing, paper, codes, opened)
    batch = Batch(
        number=paper.number,
        order_id=order.order_id,
        order_version_id=order.id,
        recipe_version_id=kept_version(session, recipe, opened).id,
        state=BatchState.OPEN,
        issued_at=opened.at,
        culture_started_at=_started(recipe, transcribed(paper)),
    )
    session.add(batch)
    session.flush()
    session.add(
        Attachment(
            batch_id=batch.id,
            name=FILE_NAME,
            media_type="application/json",
            size=len(file.content),
            sha256=file.sha256,
            content=file.content,
            added_at=opened.at,
        )
    )
    keys = write_steps(session, signing, batch, recipe, transcribed(paper), opened, progress)
    write_ending(session, signing, batch, recipe, paper, opened, progress)
    case, rows = open_to_write(session, batch.number)
    judged = judge_all(session, case, rows, [rows.runs[key] for key in keys], opened)
    failed = open_failed(session, batch, opened)
    return ImportResult(batch.number, judged.to_confirm, (*judged.flagged, *failed))


def _started(recipe: Recipe, steps: tuple[TranscribedStep, ...]) -> datetime | None:
    """Culture day 0: the first seeding on paper."""
    return min((step.at for step in steps if step.step == recipe.culture_start), default=None)
