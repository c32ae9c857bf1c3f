"""Section 14, labels with their specimens; and of section 20 what became of each container, from issue to its end."""

from collections.abc import Iterator

from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.facts.ward import BedsideFact, CustodyFact, LabelAction, LabelNoteFact
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.product.containers import custody_verifications
from nkmfg.domain.product.infusions import bedside_of
from nkmfg.domain.product.labels import counted, label_verifications, left_over
from nkmfg.domain.values.quantities import shown
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


def labels(record: Record) -> Iterator[Part]:
    """Every label: template, counts, who verified it, and the specimen as it was printed."""
    dossier = record.dossier
    yield Section("14", "Labels")
    labelled = list(dict.fromkeys(note.container for note in dossier.ward.label_notes))
    if not labelled:
        return
    columns = (words("Container"), *(short(action.value) for action in LabelAction), words("Account"))
    rows: list[tuple[Field, ...]] = [
        (
            Cell(container, bold=True),
            *(str(many) for many in counted(dossier, container).values()),
            count_words(left_over(dossier, container)),
        )
        for container in labelled
    ]
    yield Table(columns, rows, "Counted")
    columns = (words("What"), words("When, by whom"), words("Template, why again", 1.6), words("Verified by", 1.4))
    yield Table(columns, [_note(record, note) for note in dossier.ward.label_notes], "Printed and accounted for")
    for note in dossier.ward.label_notes:
        if note.says is not None:
            yield Subsection(f"Specimen: {note.container}, print {note.ordinal}")
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
    yield Subsection("Containers: issue, return, end")
    facts: list[tuple[str, Field]] = [
        ("Dose verified", signature_cell(record, verified[-1], with_name=True) if verified else None),
        ("Account", account_words(here)),
    ]
    yield Facts(facts, columns=1)
    yield Table(
        (words("Container"), words("End"), short("Content, mL"), short("Given, mL"), short("Left, mL")),
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
        yield Subsection(f"Container {hand.container}: {label(hand.kind)}")
        yield Facts(_hand(record, hand), columns=2)
    if dossier.ward.scans:
        columns = (
            words("Where"),
            words("Asked for"),
            words("Expected"),
            words("Scanned"),
            words("Match, when, by whom", 1.6),
        )
        yield Table(columns, list(_scans(record)), "Identity: everything scanned")
    for infusion in dossier.infusions:
        noted = bedside_of(dossier, infusion)
        if noted is not None:
            yield Subsection(f"Infusion {infusion.ordinal}: from the form")
            yield Facts(_bedside(record, noted), columns=2)
    for signed, decided in record.case.dose_decisions:
        yield Paragraph(f"Dose decision, {signed.name}, {record.local(signed.at)}: {signed.statement}")
        yield Paragraph(f"Told at the sponsor: {decided['told_at_sponsor']}", quiet=True)


def _hand(record: Record, transfer: CustodyFact) -> list[tuple[str, Field]]:
    checks = custody_verifications(record.dossier, transfer)
    return [
        ("When", record.local(transfer.happened_at)),
        ("To or from", transfer.whom),
        ("Condition", transfer.condition),
        ("Temperature logger", transfer.logger),
        ("Documents", transfer.documents),
        ("Witness", transfer.witness),
        ("Volume", f"{transfer.volume_typed} mL" if transfer.volume_typed else None),
        ("Because", transfer.reason),
        ("Written down by", f"{record.dossier.name(transfer.by)}{', afterwards' if transfer.is_afterwards else ''}"),
        ("Checked by", signature_cell(record, checks[-1], with_name=True) if checks else None),
    ]


def _scans(record: Record) -> Iterator[tuple[Field, ...]]:
    dossier: Dossier = record.dossier
    for scan in dossier.ward.scans:
        state = Tone.PASS if scan.matched else Tone.FAIL
        told = Cell(
            "match" if scan.matched else "no match", state, under=f"{record.local(scan.at)} {dossier.name(scan.by)}"
        )
        yield f"{scan.place}, {scan.container}", label(scan.asked), scan.expected, scan.scanned, told


def _bedside(record: Record, check: BedsideFact) -> list[tuple[str, Field]]:
    flows = [
        f"{record.local(flow.at)} {label(flow.flow)}" + (f", {flow.rate_typed} mL/h" if flow.rate_typed else "")
        for flow in check.flows
    ]
    return [
        ("Form", check.form),
        ("Matched by a second person", check.second),
        ("Left in the tubing", f"{check.tubing_typed} mL" if check.tubing_typed else None),
        ("Flushed with", f"{check.flush_typed} mL" if check.flush_typed else None),
        ("Vital signs", check.vital_signs),
        ("During it", "; ".join(flows) or None),
        ("Form as it came back", f"SHA-256 {check.attachment[:16]}" if check.attachment else None),
    ]
