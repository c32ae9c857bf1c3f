"""Section 24: the audit trail by act, with the digests of its hash chain."""

from collections import Counter
from collections.abc import Iterator

from nkmfg.domain.documents.audit_view import ActView
from nkmfg.pdf.cell import Cell, Field
from nkmfg.pdf.column import number, words
from nkmfg.pdf.flow import Part
from nkmfg.pdf.parts import Facts, Paragraph, Section
from nkmfg.pdf.sections.record import Record
from nkmfg.pdf.table import Table
from nkmfg.words.exceptions import capital
from nkmfg.words.messages import _, ngettext


def trail(record: Record) -> Iterator[Part]:
    """Every act with the rows it changed, or a notice that this print leaves the trail out."""
    yield Section("24", _("Complete audit trail"))
    if record.trail is None:
        yield Paragraph(
            _(
                "Not in this print, which shows the exceptions only (section 1) and what was changed (section "
                "21). The trail is kept whole in the electronic record."
            )
        )
        return
    if record.trail:
        first, last = record.trail[0], record.trail[-1]
        yield Facts(
            [
                (
                    _("Acts"),
                    ngettext(
                        "{n}, from no. {first} to no. {last}",
                        "{n}, from no. {first} to no. {last}",
                        len(record.trail),
                        first=first.number,
                        last=last.number,
                    ),
                ),
                (_("Digest of the first"), first.digest),
                (_("Digest of the last"), last.digest),
            ],
            columns=1,
        )
    columns = (
        number(_("No.")),
        words(_("When and who"), 1.0),
        words(_("What and why"), 0.9),
        words(_("What was written: before → after"), 2.1),
    )
    yield Table(columns, [_row(record, act) for act in record.trail])


def _row(record: Record, act: ActView) -> tuple[Field, ...]:
    return (
        Cell(str(act.number), bold=True),
        Cell(record.local(act.at), under=f"{act.who}, {act.role}{_session_words(act)}"),
        Cell(capital(act.action_words), bold=True, under=act.reason),
        "\n".join(_changes(act)),
    )


def _session_words(act: ActView) -> str:
    """Owner of the session if it is not the actor, and the tablet."""
    parts = [_("in the session of {name}", name=act.in_session_of)] if act.in_session_of else []
    parts += [_("at {tablet}", tablet=act.tablet)] if act.tablet else []
    return "".join(f", {part}" for part in parts)


def _changes(act: ActView) -> Iterator[str]:
    """One line per written row; asides common to several rows are given once, at the end."""
    asides = Counter(
        difference.words for change in act.changes for difference in change.differences if difference.is_aside
    )
    shared_asides = {words for words, times in asides.items() if times > 1}
    place = ""
    for change in act.changes:
        where = f" ({change.place})" if change.place not in ("", place) else ""
        place = change.place
        differences = () if change.is_quiet else change.differences
        values = "; ".join(difference.words for difference in differences if difference.words not in shared_asides)
        yield f"{change.thing}{where}: {values}" if values else f"{change.thing}{where}"
    yield from sorted(shared_asides)
