"""Section 14, labels with their specimens; and of section 20 what became of each container, from issue to its end."""

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
from nkmfg.words.labels import label


def labels(record: Record) -> Iterator[Part]:
    """Every label: template, counts, who verified it, and the specimen as it was printed."""
    dossier = record.dossier
    yield Section("14", "Labels")
    labelled = list(dict.fromkeys(one.container for one in dossier.ward.labels))
    if not labelled:
        return
    columns = (words("Container"), *(short(one.value) for one in LabelDeed), words("Account"))
    rows: list[tuple[Field, ...]] = [
        (Cell(one, bold=True), *(str(many) for many in counted(dossier, one).values()), count_words(dossier, one))
        for one in labelled
    ]
    yield Table(columns, rows, "Counted")
    columns = (words("What"), words("When, by whom"), words("Template, why again", 1.6), words("Verified by", 1.4))
    yield Table(columns, [_note(record, one) for one in dossier.ward.labels], "Printed and accounted for")
    for one in dossier.ward.labels:
        if one.says is not None:
            yield Subsection(f"Specimen: {one.container}, print {one.ordinal}")
            yield Specimen(one.says)


def _note(record: Record, one: LabelFact) -> tuple[Field, ...]:
    checks = label_checks(record.dossier, one)
    return (
        Cell(
            f"{one.container}: {one.copies} {label(one.deed)}", under=f"SHA-256 {one.sha256[:16]}" if one.sha256 else ""
        ),
        f"{record.local(one.at)} {record.dossier.name(one.by)}",
        "; ".join(part for part in (str(one.says["template"]) if one.says else "", one.reason or "") if part) or None,
        signature_cell(record, checks[-1], with_name=True) if checks else None,
    )


def containers(record: Record) -> Iterator[Part]:
    """The dose as verified, each change of hands, every scan, and the account: nothing left anywhere."""
    dossier, here = record.dossier, record.case.containers
    if not here:
        return
    verified = record.case.dose_checks
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
                Cell(one.code, bold=True),
                Cell(label(one.fate), Tone.PASS if one.fate.is_final else Tone.PENDING),
                None if one.content_ml is None else shown(one.content_ml, 4),
                shown(one.given_ml, 4),
                None if one.left_ml is None else shown(one.left_ml, 4),
            )
            for one in here
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


def _hand(record: Record, one: CustodyFact) -> list[tuple[str, Field]]:
    checks = hand_checks(record.dossier, one)
    return [
        ("When", record.local(one.happened_at)),
        ("To or from", one.whom),
        ("Condition", one.condition),
        ("Temperature logger", one.logger),
        ("Documents", one.documents),
        ("Witness", one.witness),
        ("Volume", f"{one.volume_typed} mL" if one.volume_typed else None),
        ("Because", one.reason),
        ("Written down by", f"{record.dossier.name(one.by)}{', afterwards' if one.is_afterwards else ''}"),
        ("Checked by", signature_cell(record, checks[-1], with_name=True) if checks else None),
    ]


def _scans(record: Record) -> Iterator[tuple[Field, ...]]:
    dossier: Dossier = record.dossier
    for one in dossier.ward.scans:
        state = Tone.PASS if one.matched else Tone.FAIL
        told = Cell(
            "match" if one.matched else "no match", state, under=f"{record.local(one.at)} {dossier.name(one.by)}"
        )
        yield f"{one.place}, {one.container}", label(one.asked), one.expected, one.scanned, told


def _bedside(record: Record, one: BedsideFact) -> list[tuple[str, Field]]:
    flows = [
        f"{record.local(flow.at)} {label(flow.flow)}" + (f", {flow.rate_typed} mL/h" if flow.rate_typed else "")
        for flow in one.flows
    ]
    return [
        ("Form", one.form),
        ("Matched by a second person", one.second),
        ("Left in the tubing", f"{one.tubing_typed} mL" if one.tubing_typed else None),
        ("Flushed with", f"{one.flush_typed} mL" if one.flush_typed else None),
        ("Vital signs", one.vital_signs),
        ("During it", "; ".join(flows) or None),
        ("Form as it came back", f"SHA-256 {one.attachment[:16]}" if one.attachment else None),
    ]
