"""Sections 18 and 19: reviews, the decisions on two axes with what they rest on; and positives that were phoned in."""

from collections.abc import Iterator

from nkmfg.domain.decisions.batch_status import Completeness
from nkmfg.domain.facts.disposition_facts import Decision, NoteKind
from nkmfg.domain.findings.reviews import REVIEW, reviews_of, unreviewed_parts
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.product.results import RESULTS
from nkmfg.pdf.cell import Cell, Field
from nkmfg.pdf.column import words
from nkmfg.pdf.flow import Part
from nkmfg.pdf.parts import Facts, Section, Subsection
from nkmfg.pdf.sections.record import Record, state_of
from nkmfg.pdf.sections.signatures import signature_cell
from nkmfg.pdf.table import Table
from nkmfg.words.check_places import place
from nkmfg.words.checks import sentence, sentences
from nkmfg.words.codes import label
from nkmfg.words.messages import _
from nkmfg.words.review_parts import part_words, since_words
from nkmfg.words.roles import role_words
from nkmfg.words.status import completeness_words
from nkmfg.words.supply import paper_words

_COMPLETE = {Completeness.COMPLETE: Tone.PASS, Completeness.PENDING: Tone.PENDING}


def reviews(record: Record) -> Iterator[Part]:
    """Reviews of results and record with their answers, and what was recorded after the last review."""
    dossier = record.dossier
    yield Section("18", _("Reviews"))
    signed = sorted((*dossier.signed_under(RESULTS), *dossier.signed_under(REVIEW)), key=lambda signature: signature.at)
    rows: list[tuple[Field, ...]] = [
        (signature.statement, signature_cell(record, signature, with_name=True)) for signature in signed
    ]
    yield Table((words(_("What"), 2), words(_("By"))), rows)
    if dossier.answers:
        told: list[tuple[Field, ...]] = [
            (answer.what, answer.answer, f"{answer.name}, {record.local(answer.answered_at)}")
            for answer in dossier.answers
        ]
        yield Table((words(_("Exception"), 2), words(_("Answer"), 2), words(_("By"))), told, _("Answers"))
    since = unreviewed_parts(dossier) if reviews_of(dossier) else ()
    if since:
        added: list[tuple[Field, ...]] = [(part_words(dossier, part), since_words(part.since)) for part in since]
        yield Table((words(_("Since the last review"), 2), words(_("State"))), added)


def disposition(record: Record) -> Iterator[Part]:
    """Decision and completeness, each decision with the facts it relied on, and blockers of the next one."""
    dossier = record.dossier
    status = record.case.status
    stopped = sentences(dossier, record.case.stopping_use)
    yield Section("19", _("Disposition"))
    axes: list[tuple[str, Field]] = [
        (_("Decision"), Cell(label(status.decision), bold=True)),
        (_("Results"), Cell(completeness_words(status), _COMPLETE.get(status.completeness, Tone.FAIL))),
        (_("Issue stopped"), " ".join(stopped) or None),
    ]
    yield Facts(axes, columns=1)
    for decided in dossier.dispositions:
        facts: list[tuple[str, Field]] = [
            (_("Decided"), Cell(label(decided.decision), bold=True)),
            (_("By"), f"{decided.name}, {role_words(decided.role)}"),
            (_("When"), record.local(decided.decided_at)),
            (_("Reason"), decided.reason),
            (_("Pending then"), " ".join(decided.pending.values()) or None),
        ]
        yield Subsection(_("Decision {ordinal}: {decision}", ordinal=decided.ordinal, decision=label(decided.decision)))
        yield Facts(facts, columns=1)
    yield from _papers(record)
    yield from _blocking(record)


def _papers(record: Record) -> Iterator[Part]:
    """What decisions rested on: papers of an exceptional supply, grounds for a donor who was not found eligible."""
    dossier = record.dossier
    if dossier.papers:
        rows: list[tuple[Field, ...]] = [
            (paper_words(paper.kind), paper.person, record.local(paper.happened_at), paper.reference, paper.statement)
            for paper in dossier.papers
        ]
        columns = (
            words(_("Paper"), 1.4),
            words(_("Who")),
            words(_("When")),
            words(_("Document")),
            words(_("Statement"), 1.6),
        )
        yield Table(columns, rows, _("Papers behind the decision"))
    for ground in dossier.grounds:
        yield Subsection(_("Donor {donor}: {ground}", donor=dossier.order.donor, ground=label(ground.ground)))
        facts: list[tuple[str, Field]] = [
            (_("Then"), label(ground.verdict)),
            (_("Findings"), " ".join(ground.findings.values()) or None),
            (_("Because"), ground.because),
            (_("Document"), ground.reference),
            (_("Physician told"), f"{ground.physician}, {record.local(ground.physician_told_at)}"),
            (_("On the label"), " ".join(ground.legends) or None),
            (_("Permitted by"), f"{ground.name}, {record.local(ground.permitted_at)}"),
        ]
        yield Facts(facts, columns=1)


def _blocking(record: Record) -> Iterator[Part]:
    dossier = record.dossier
    if dossier.decision == Decision.QUARANTINE:
        title, checks = _("What blocks release"), record.case.gate(Stop.RELEASE).blocking
    elif dossier.decision == Decision.RELEASED:
        title, checks = _("What blocks certification"), record.case.gate(Stop.CERTIFICATION).blocking
    else:
        return
    rows: list[tuple[Field, ...]] = [
        (Cell(state=state_of(check.tone)), sentence(dossier, check), place(dossier, check)) for check in checks
    ]
    yield Table((words(_("State"), 0.5), words(title, 3), words(_("Where"))), rows)


def positives(record: Record) -> Iterator[Part]:
    """Each positive reported by telephone: call, notifications, findings, and QA's decision."""
    for hold in record.dossier.holds:
        yield Subsection(_("Positive {number}: {thing}", number=hold.number, thing=hold.thing))
        found = [f"{label(note.kind)}: {note.text}" for note in hold.notes if note.kind is not NoteKind.TOLD]
        decided = (
            f"{label(hold.verdict)}: {hold.cause} ({hold.decided_by}, {record.local(hold.decided_at)})"
            if hold.verdict
            else ""
        )
        facts: list[tuple[str, Field]] = [
            (_("Called"), f"{record.local(hold.called_at)}, {hold.caller}"),
            (_("Written down by"), record.dossier.name(hold.recorded_by)),
            (_("Found"), "; ".join(found) or None),
            (_("Decided"), Cell(decided or _("not decided yet"), Tone.FAIL if hold.stops else Tone.PASS)),
        ]
        yield Facts(facts, columns=1)
        rows: list[tuple[Field, ...]] = [
            (note.text, note.telephone, record.local(note.happened_at), _read_back(note.read_back))
            for note in hold.notes
            if note.kind is NoteKind.TOLD
        ]
        yield Table((words(_("Who was told"), 2), words(_("Telephone")), words(_("When")), words(_("Read back"))), rows)


def _read_back(read_back: bool | None) -> str:
    return _("not said") if read_back is None else _("yes") if read_back else _("no")
