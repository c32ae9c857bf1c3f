"""Section 0: identity, disposition, number of exceptions, contents."""

from collections.abc import Iterator

from nkmfg.domain.facts.disposition_facts import Decision, DispositionFact
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.facts.transcription import transcription_of
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.product.containers import is_given
from nkmfg.domain.recipe.model import Operation
from nkmfg.pdf.cell import Cell, Field
from nkmfg.pdf.cover import Cover
from nkmfg.pdf.flow import Part
from nkmfg.pdf.sections.record import Record
from nkmfg.words.checks import sentences
from nkmfg.words.codes import label
from nkmfg.words.exceptions import capital
from nkmfg.words.formats import shown
from nkmfg.words.label import stopped_words
from nkmfg.words.messages import N_, _, ngettext
from nkmfg.words.record import weight_words
from nkmfg.words.roles import role_words
from nkmfg.words.status import completeness_words

_STATES = {
    Decision.RELEASED: Tone.PASS,
    Decision.CERTIFIED: Tone.PASS,
    Decision.EXCEPTIONAL_SUPPLY: Tone.WARNING,
    Decision.REJECTED: Tone.FAIL,
    Decision.RECALLED: Tone.FAIL,
    Decision.TERMINATED: Tone.FAIL,
    Decision.DESTROYED: Tone.FAIL,
    Decision.NOT_CERTIFIED: Tone.WARNING,
}
_CHECK = N_(
    "Compare the content SHA-256 on the last page with the one nkmfg computes for this batch, or "
    "scan the code. Each page carries its first 16 digits. A copy whose pages differ in print "
    "number, digits or number of pages is no copy of this record."
)


def cover(record: Record) -> Iterator[Part]:
    """The cover page."""
    dossier, printing = record.dossier, record.printing
    disposition, state, completeness = _disposition(record)
    open_count = sum(line.is_open for line in record.exceptions)
    yield Cover(
        kind=_("Batch record"),
        batch=dossier.number,
        product=dossier.recipe.title,
        subtitle=f"{dossier.recipe.product.name} ({dossier.recipe.product.code})",
        disposition=disposition,
        disposition_state=state,
        completeness=completeness,
        exceptions=_exceptions(len(record.exceptions), open_count),
        exceptions_state=Tone.WARNING if open_count else Tone.PASS,
        facts=_facts(record),
        check=_(_CHECK),
        code=f"nkmfg:{dossier.number}:print-{printing.number}:{record.content_sha256}",
    )


def _disposition(record: Record) -> tuple[str, Tone, str]:
    """Decision, its tone, and completeness; an undecided batch is in quarantine."""
    dossier = record.dossier
    if dossier.dispositions:
        last = dossier.dispositions[-1]
        completeness = _decided(record, last)
        stopped = sentences(dossier, (check for check in record.case.checks if check.blocks(Stop.LABEL)))
        if stopped:  # what stops the product matters more than what was decided before (FD8)
            return (
                stopped_words(is_given=is_given(record.case.containers)),
                Tone.FAIL,
                " ".join(
                    (*stopped, _("{decision} before.", decision=label(dossier.decision).capitalize()), completeness)
                ),
            )
        return label(dossier.decision).capitalize(), _STATES[last.decision], completeness
    paper = transcription_of(dossier)
    if paper is not None:
        return (
            capital(label(paper.state)),
            Tone.PENDING,
            _("Decided on paper. Source: {source}.", source=paper.source),
        )
    runs = record.recorded_runs()
    day = dossier.day_of(runs[-1].done_at) if runs and runs[-1].done_at else None
    if dossier.culture_started_at is None:
        where = _("Not in culture yet. Not released for any use.")
    elif any(run.step.operation is Operation.HARVEST for run in runs):
        where = _("Harvested; last recorded on culture day {day}. Not released for any use.", day=day)
    else:
        where = _("In culture; last recorded on culture day {day}. Not released for any use.", day=day)
    return label(dossier.decision).capitalize(), Tone.PENDING, where


def _decided(record: Record, last: DispositionFact) -> str:
    """Who took the last decision and when, the results pending then, and the results now."""
    of_it = {
        "moment": record.local(last.decided_at),
        "name": last.name,
        "role": role_words(last.role),
        "now": completeness_words(record.case.status),
    }
    if not last.pending:
        return _("Decided {moment} by {name}, {role}; no results pending at that time. Now: {now}.", **of_it)
    return ngettext(
        "Decided {moment} by {name}, {role}; {n} result pending at that time. Now: {now}.",
        "Decided {moment} by {name}, {role}; {n} results pending at that time. Now: {now}.",
        len(last.pending),
        **of_it,
    )


def _ordered(level: str, dossier: Dossier) -> str:
    needed = dossier.dose_cells
    parts = [
        level,
        weight_words(dossier.order.weight_kg),
        *([] if needed is None else [_("{cells} NK", cells=shown(needed, 4))]),
    ]
    return " · ".join(dict.fromkeys(parts))


def _exceptions(number: int, open_count: int) -> str:
    if not number:
        return _("No exceptions")
    if not open_count:
        return ngettext("{n} exception, none open: see section 1", "{n} exceptions, none open: see section 1", number)
    return ngettext(
        "{n} exception, {open} of them open: see section 1",
        "{n} exceptions, {open} of them open: see section 1",
        number,
        open=open_count,
    )


def _facts(record: Record) -> list[tuple[str, Field]]:
    dossier, printing = record.dossier, record.printing
    order, recipe = dossier.order, dossier.recipe
    harvest = [run.done_at for run in record.recorded_runs() if run.step.operation is Operation.HARVEST]
    level = recipe.dose_level(order.dose_level)
    return [
        (_("Patient"), Cell(order.patient, bold=True)),
        (_("Donor"), Cell(order.donor, bold=True)),
        (_("Chain of identity"), order.coi_code),
        (_("Collection"), dossier.collection.din if dossier.collection else None),
        (_("Trial"), recipe.trial.code),
        (_("Master batch record"), _("{code} version {version}", code=recipe.code, version=recipe.version)),
        (_("Facility"), dossier.site),
        (_("Ordered dose"), _ordered(level.label, dossier)),
        (_("Issued"), record.local(dossier.issued_at)),
        (_("Start of culture"), record.local(dossier.culture_started_at)),
        (_("Harvest"), record.local(harvest[-1]) if harvest else None),
        (_("Audit trail"), _("exceptions only") if record.trail is None else _("complete, in section 24")),
        (
            _("Print"),
            _("{number}, uncontrolled copy", number=printing.number)
            if printing.number
            else _("not numbered, uncontrolled copy"),
        ),
    ]
