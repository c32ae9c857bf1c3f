"""Section 14, labels with specimens; and the part of section 20 on containers, from issue to their end."""

from collections.abc import Iterator

from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.facts.ward import BedsideFact, CustodyFact, LabelDeed, LabelFact
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.product.containers import account_words, hand_checks
from nkmfg.domain.product.infusions import bedside_of
from nkmfg.domain.product.labels import count_words, counted, label_checks
from nkmfg.domain.values.quantities import shown
from nkmfg.pdf.cell import Cell, Field
from nkmfg.pdf.column import short, words
from nkmfg.pdf.flow import Part
from nkmfg.pdf.label import Specimen
from nkmfg.pdf.parts import Facts, Paragraph, Section, Subsection
from nkmfg.pdf.sections.record import Record
from nkmfg.pdf.sections.signatures import signature_cell
from nkmfg.pdf.table import Table


def labels(record: Record) -> Iterator[Part]:
    """Every label: template, counts, verification, and the specimen as printed."""
    dossier = record.dossier
    yield Section("14", "Labels")
    codes = list(dict.fromkeys(label.container for label in dossier.ward.labels))
    if not codes:
        return
    columns = (words("Container"), *(short(deed.value) for deed in LabelDeed), words("Account"))
    rows: list[tuple[Field, ...]] = [
        (
            Cell(container, bold=True),
            *(str(times) for times in counted(dossier, container).values()),
            count_words(dossier, container),
        )
        for container in codes
    ]
    yield Table(columns, rows, "Counted")
    columns = (words("What"), words("When, by whom"), words("Template, why again", 1.6), words("Verified by", 1.4))
    yield Table(columns, [_note(record, label) for label in dossier.ward.labels], "Printed and accounted for")
    for label in dossier.ward.labels:
        if label.says is not None:
            yield Subsection(f"Specimen: {label.container}, print {label.ordinal}")
            yield Specimen(label.says)


def _note(record: Record, label: LabelFact) -> tuple[Field, ...]:
    checks = label_checks(record.dossier, label)
    return (
        Cell(
            f"{label.container}: {label.copies} {label.deed}",
            under=f"SHA-256 {label.sha256[:16]}" if label.sha256 else "",
        ),
        f"{record.local(label.at)} {record.dossier.name(label.by)}",
        "; ".join(part for part in (str(label.says["template"]) if label.says else "", label.reason or "") if part)
        or None,
        signature_cell(record, checks[-1], with_name=True) if checks else None,
    )


def containers(record: Record) -> Iterator[Part]:
    """Verified dose, account of contents, custody transfers, scans and infusion forms of the containers."""
    dossier, accounts = record.dossier, record.case.containers
    if not accounts:
        return
    verifications = record.case.dose_checks
    yield Subsection("Containers: issue, return, end")
    facts: list[tuple[str, Field]] = [
        ("Dose verified", signature_cell(record, verifications[-1], with_name=True) if verifications else None),
        ("Account", account_words(accounts)),
    ]
    yield Facts(facts, columns=1)
    yield Table(
        (words("Container"), words("End"), short("Content, mL"), short("Given, mL"), short("Left, mL")),
        [
            (
                Cell(container.code, bold=True),
                Cell(container.fate.value, Tone.PASS if container.fate.is_final else Tone.PENDING),
                None if container.content_ml is None else shown(container.content_ml, 4),
                shown(container.given_ml, 4),
                None if container.left_ml is None else shown(container.left_ml, 4),
            )
            for container in accounts
        ],
    )
    for hand in dossier.ward.hands:
        yield Subsection(f"Container {hand.container}: {hand.kind}")
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
        bedside = bedside_of(dossier, infusion)
        if bedside is not None:
            yield Subsection(f"Infusion {infusion.ordinal}: from the form")
            yield Facts(_bedside(record, bedside), columns=2)
    for signature, answers in record.case.dose_decisions:
        yield Paragraph(f"Dose decision, {signature.name}, {record.local(signature.at)}: {signature.statement}")
        yield Paragraph(f"Told at the sponsor: {answers['told at the sponsor']}", quiet=True)


def _hand(record: Record, transfer: CustodyFact) -> list[tuple[str, Field]]:
    checks = hand_checks(record.dossier, transfer)
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
        match = Cell(
            "match" if scan.matched else "no match", state, under=f"{record.local(scan.at)} {dossier.name(scan.by)}"
        )
        yield f"{scan.place}, {scan.container}", scan.asked, scan.expected, scan.scanned, match


def _bedside(record: Record, bedside: BedsideFact) -> list[tuple[str, Field]]:
    flows = [
        f"{record.local(flow.at)} {flow.flow}" + (f", {flow.rate_typed} mL/h" if flow.rate_typed else "")
        for flow in bedside.flows
    ]
    return [
        ("Form", bedside.form),
        ("Matched by a second person", bedside.second),
        ("Left in the tubing", f"{bedside.tubing_typed} mL" if bedside.tubing_typed else None),
        ("Flushed with", f"{bedside.flush_typed} mL" if bedside.flush_typed else None),
        ("Vital signs", bedside.vital_signs),
        ("During it", "; ".join(flows) or None),
        ("Form as it came back", f"SHA-256 {bedside.attachment[:16]}" if bedside.attachment else None),
    ]
