"""Section 14, labels with their specimens; and of section 20 what became of each container, from issue to its end."""

from collections.abc import Iterator

from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.facts.ward import BedsideFact, CustodyFact, LabelAction, LabelNoteFact
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.product.containers import custody_verifications
from nkmfg.domain.product.infusions import bedside_of
from nkmfg.domain.product.labels import counted, label_verifications, left_over
from nkmfg.pdf.cell import Cell, Field
from nkmfg.pdf.column import short, words
from nkmfg.pdf.flow import Part
from nkmfg.pdf.label import Specimen
from nkmfg.pdf.parts import Facts, Paragraph, Section, Subsection
from nkmfg.pdf.sections.record import Record
from nkmfg.pdf.sections.signatures import signature_cell
from nkmfg.pdf.table import Table
from nkmfg.words.codes import label
from nkmfg.words.containers import account_words, count_words
from nkmfg.words.formats import shown
from nkmfg.words.messages import _


def labels(record: Record) -> Iterator[Part]:
    """Every label: template, counts, who verified it, and the specimen as it was printed."""
    dossier = record.dossier
    yield Section("14", _("Labels"))
    labelled = list(dict.fromkeys(note.container for note in dossier.ward.label_notes))
    if not labelled:
        return
    columns = (words(_("Container")), *(short(label(action)) for action in LabelAction), words(_("Account")))
    rows: list[tuple[Field, ...]] = [
        (
            Cell(container, bold=True),
            *(str(many) for many in counted(dossier, container).values()),
            count_words(left_over(dossier, container)),
        )
        for container in labelled
    ]
    yield Table(columns, rows, _("Counted"))
    columns = (
        words(_("What")),
        words(_("When, by whom")),
        words(_("Template, why again"), 1.6),
        words(_("Verified by"), 1.4),
    )
    yield Table(columns, [_note(record, note) for note in dossier.ward.label_notes], _("Printed and accounted for"))
    for note in dossier.ward.label_notes:
        if note.says is not None:
            yield Subsection(
                _("Specimen: {container}, print {ordinal}", container=note.container, ordinal=note.ordinal)
            )
            yield Specimen(note.says)


def _note(record: Record, note: LabelNoteFact) -> tuple[Field, ...]:
    checks = label_verifications(record.dossier, note)
    return (
        Cell(
            f"{note.container}: {note.copies} {label(note.action)}",
            under=f"SHA-256 {note.sha256[:16]}" if note.sha256 else "",
        ),
        f"{record.local(note.at)} {record.dossier.name(note.by)}",
        "; ".join(part for part in (str(note.says["template"]) if note.says else "", note.reason or "") if part)
        or None,
        signature_cell(record, checks[-1], with_name=True) if checks else None,
    )


def containers(record: Record) -> Iterator[Part]:
    """Section 20: verified dose, custody transfers, identity scans, and the account of each container."""
    dossier, here = record.dossier, record.case.containers
    if not here:
        return
    verified = record.case.dose_verifications
    yield Subsection(_("Containers: issue, return, end"))
    facts: list[tuple[str, Field]] = [
        (_("Dose verified"), signature_cell(record, verified[-1], with_name=True) if verified else None),
        (_("Account"), account_words(here)),
    ]
    yield Facts(facts, columns=1)
    yield Table(
        (words(_("Container")), words(_("End")), short(_("Content, mL")), short(_("Given, mL")), short(_("Left, mL"))),
        [
            (
                Cell(container.code, bold=True),
                Cell(label(container.fate), Tone.PASS if container.fate.is_final else Tone.PENDING),
                None if container.content_ml is None else shown(container.content_ml, 4),
                shown(container.given_ml, 4),
                None if container.left_ml is None else shown(container.left_ml, 4),
            )
            for container in here
        ],
    )
    for hand in dossier.ward.hands:
        yield Subsection(_("Container {container}: {kind}", container=hand.container, kind=label(hand.kind)))
        yield Facts(_hand(record, hand), columns=2)
    if dossier.ward.scans:
        columns = (
            words(_("Where")),
            words(_("Asked for")),
            words(_("Expected")),
            words(_("Scanned")),
            words(_("Match, when, by whom"), 1.6),
        )
        yield Table(columns, list(_scans(record)), _("Identity: everything scanned"))
    for infusion in dossier.infusions:
        noted = bedside_of(dossier, infusion)
        if noted is not None:
            yield Subsection(_("Infusion {ordinal}: from the form", ordinal=infusion.ordinal))
            yield Facts(_bedside(record, noted), columns=2)
    for signed, decided in record.case.dose_decisions:
        yield Paragraph(
            _(
                "Dose decision, {name}, {moment}: {statement}",
                name=signed.name,
                moment=record.local(signed.at),
                statement=signed.statement,
            )
        )
        yield Paragraph(_("Told at the sponsor: {person}", person=decided["told_at_sponsor"]), quiet=True)


def _hand(record: Record, transfer: CustodyFact) -> list[tuple[str, Field]]:
    checks, by = custody_verifications(record.dossier, transfer), record.dossier.name(transfer.by)
    return [
        (_("When"), record.local(transfer.happened_at)),
        (_("To or from"), transfer.whom),
        (_("Condition"), transfer.condition),
        (_("Temperature logger"), transfer.logger),
        (_("Documents"), transfer.documents),
        (_("Witness"), transfer.witness),
        (_("Volume"), _("{volume} mL", volume=transfer.volume_typed) if transfer.volume_typed else None),
        (_("Because"), transfer.reason),
        (_("Written down by"), _("{name}, afterwards", name=by) if transfer.is_afterwards else by),
        (_("Checked by"), signature_cell(record, checks[-1], with_name=True) if checks else None),
    ]


def _scans(record: Record) -> Iterator[tuple[Field, ...]]:
    dossier: Dossier = record.dossier
    for scan in dossier.ward.scans:
        state = Tone.PASS if scan.matched else Tone.FAIL
        told = Cell(
            _("match") if scan.matched else _("no match"),
            state,
            under=f"{record.local(scan.at)} {dossier.name(scan.by)}",
        )
        yield f"{scan.place}, {scan.container}", label(scan.asked), scan.expected, scan.scanned, told


def _bedside(record: Record, check: BedsideFact) -> list[tuple[str, Field]]:
    flows = [
        f"{record.local(flow.at)} {label(flow.flow)}"
        + (", " + _("{rate} mL/h", rate=flow.rate_typed) if flow.rate_typed else "")
        for flow in check.flows
    ]
    return [
        (_("Form"), check.form),
        (_("Matched by a second person"), check.second),
        (
            _("Left in the tubing"),
            _("{volume} mL", volume=check.tubing_typed) if check.tubing_typed else None,
        ),
        (_("Flushed with"), _("{volume} mL", volume=check.flush_typed) if check.flush_typed else None),
        (_("Vital signs"), check.vital_signs),
        (_("During it"), "; ".join(flows) or None),
        (
            _("Form as it came back"),
            f"SHA-256 {check.attachment[:16]}" if check.attachment else None,
        ),
    ]
