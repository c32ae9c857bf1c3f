"""A demonstration record on paper: invented people, the numbers of worked example 4."""

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from decimal import Decimal as D

from nkmfg.charts import CurveData, CurvePoint, ForecastPoint, Intervention, InterventionKind, growth_curve
from nkmfg.domain.documents.record_state import RecordState
from nkmfg.domain.findings.tone import Tone
from nkmfg.pdf import (
    Band,
    Cell,
    Change,
    Changes,
    Cover,
    Facts,
    Field,
    Figure,
    Note,
    Paragraph,
    Part,
    Section,
    Signature,
    Signatures,
    Stamp,
    Subsection,
    Table,
    number,
    short,
    words,
)

ZONE = timezone(timedelta(hours=3))
SHA = "3f2a9c41d0e7b85a6c1f4e2d9b0a7c358e61f2d4a9b7c0e53d18f6a2b4c7e901"
PASS, WARNING, ACTION, PENDING, FAILED = Tone.PASS, Tone.WARNING, Tone.ACTION, Tone.PENDING, Tone.FAIL

STAMP = Stamp(
    title="Batch record NK-26-014",
    product="NK cells, expanded with irradiated K562-4-1BBL-mbIL21 feeder cells",
    batch="NK-26-014",
    coi_code="COI-7F3K-22Q",
    recipe="NK-K562-MBIL21 version 3",
    state=RecordState.IN_PROGRESS,
    print_no="7",
    printed_by="Анна Ковалёва, QA",
    printed_at=datetime(2026, 11, 22, 14, 5, 33, tzinfo=ZONE),
    software="nkmfg 0.1.0 · schema 0004",
    content_sha256=SHA,
    watermark="TEST",
)


def _point(day: str, viable: str, nk: str | None, measured: bool = False, carried_on: bool = False) -> CurvePoint:
    return CurvePoint(D(day), D(viable), None if nk is None else D(nk), measured, carried_on)


CURVE = CurveData(
    points=(
        _point("0", "2.0e8", "2.4e7", measured=True),
        _point("1", "1.5e8", "1.8e7"),
        _point("3", "2.1e8", "6.9e7"),
        _point("5", "4.6e8", None),
        _point("7", "9.7125e8", "7.77e8", measured=True),
        _point("7.05", "1.25e8", "1.0e8", measured=True, carried_on=True),
        _point("9", "4.4e8", "3.5e8"),
        _point("11", "1.51e9", "1.2e9"),
        _point("12", "2.6e9", "2.1e9"),
        _point("14", "5.0e9", "4.2e9", measured=True),
    ),
    interventions=(
        Intervention(D(7), InterventionKind.RESTIMULATED, "restimulation, 100 mL carried on"),
        Intervention(D(7), InterventionKind.FROZEN, "frozen 677 mL"),
        Intervention(D(3), InterventionKind.DISCARDED, "vessel C discarded"),
    ),
    dose_cells=D("9.2e8"),
    dose_label="NK needed: 9.20 × 10⁸ (50 × 10⁶/kg, 18.4 kg)",
    forecast=(
        ForecastPoint(D(14), D("4.2e9"), D("4.2e9")),
        ForecastPoint(D(16), D("7e9"), D("1.6e10")),
    ),
    missed_days=(D(10),),
    until_day=D(16),
    title="Growth curve of NK-26-014",
)

COVER = Cover(
    kind="Batch record",
    batch="NK-26-014",
    product=STAMP.product,
    subtitle="Suspension for infusion, 50 × 10⁶ CD56⁺CD3⁻ cells per kg body weight",
    disposition="Quarantine",
    disposition_state=PENDING,
    completeness="In culture, day 14 · results pending: 3 of 11 · not released for any use",
    exceptions="14 exceptions, 11 of them answered: see section 1",
    exceptions_state=WARNING,
    facts=(
        ("Patient code", Cell("P-0117", bold=True)),
        ("Donor code", Cell("D-0231", bold=True)),
        ("Chain of identity", "COI-7F3K-22Q"),
        ("Protocol", "NK-HAPLO-02, EU CT 2025-512345-11-00"),
        ("Master batch record", "NK-K562-MBIL21 version 3, effective 2026-09-01"),
        ("Facility", "Отделение клеточных технологий, корпус 4, Москва"),
        ("Start", "2026-11-08 10:20 +03:00"),
        ("End", None),
        ("Expiry of the product", None),
        ("Ordered dose", "50 × 10⁶ NK/kg · 18.4 kg · 9.20 × 10⁸ NK"),
        ("Audit trail in this print", "complete"),
        ("Print", "7 of this batch, uncontrolled copy"),
    ),
    check=(
        "Compare the content SHA-256 on the last page with the one that nkmfg shows for print 7 of this batch, or scan "
        "the code. Each page carries its first 16 digits. A copy whose pages differ in print number, digits or number "
        "of pages is not a copy of this record."
    ),
    code=f"nkmfg:NK-26-014:print-7:{SHA}",
)


def exceptions() -> Sequence[Part]:
    """Section 1: page 2 of every record."""
    rows: list[Sequence[Field]] = [
        ("1", "out of limit", "day 3, count, vessel B", Cell("viability 68.4 %", WARNING), "A. Kowalska", None),
        ("2", "late entry", "day 5, feed, vessel A", Cell("95 min late", WARNING), "Б. Лебедев", "accepted"),
        ("3", "deviation", "DEV-26-031", Cell("alarm, 37.9 °C for 22 min", ACTION), "A. Kowalska", "closed"),
        ("4", "changed", "day 7, count, vessel A", Cell("dilution 20 → 2", PASS, 2), "Б. Лебедев", "accepted"),
        ("5", "pending", "day-14 sterility, bottles 1 and 2", Cell("due 2026-12-06", PENDING), "QC", None),
        ("6", "failed", "mycoplasma, first run", Cell("inhibition control", FAILED), "QC", "repeated"),
    ]
    facts: list[tuple[str, Field]] = [
        ("Deviations", "1 open, 2 closed"),
        ("Out of specification", "none"),
        ("Late entries", "4"),
        ("Changed after entry", Cell("3", change=1)),
        ("Voided entries", "none"),
        ("Amended, unsigned", Cell("0", PASS)),
    ]
    columns = (short("No."), short("Kind"), words("Where"), words("What", 1.2), short("Who"), words("Answer", 0.6))
    warning = (
        "NK of the day-14 count are pending: the phenotype of that sample is not in. Nothing that follows uses the "
        "share of an older sample as a result; where the curve draws it, it is dashed."
    )
    return (
        Section("1", "Exceptions at a glance", new_page=True),
        Facts(facts, columns=3),
        Table(columns, rows),
        Note(warning, "A number is missing", WARNING),
    )


def people_and_donor() -> Sequence[Part]:
    """Sections 2 to 9, some of them empty."""
    identity: list[Sequence[Field]] = [
        ("2026-11-08 09:51 +03:00", "receipt, room 2", "D-0231", "W1234 26 000123", Cell(state=PASS)),
        ("2026-11-15 12:40 +03:00", "restimulation", "NK-26-014", "NK-26-014 A", Cell(state=PASS)),
        ("2026-11-15 12:44 +03:00", "restimulation", "NK-26-014", "NK-26-017 A", Cell("no match", FAILED)),
    ]
    laboratory = "Городская лаборатория № 3 · Elecsys"
    markers: list[Sequence[Field]] = [
        ("HIV 1/2 antibodies and antigen", laboratory, "2026-11-08", Cell("non-reactive", PASS)),
        ("HBsAg", laboratory, "2026-11-08", Cell("non-reactive", PASS)),
        ("HCV RNA", None, "2026-11-08", Cell(state=PENDING)),
    ]
    received: list[tuple[str, Field]] = [
        ("Volume", "182 mL"),
        ("Nucleated cells", "1.05 × 10¹⁰"),
        ("CD56⁺CD3⁻", "12 %"),
        ("Viability", Cell("98.1 %", PASS)),
        ("Temperature min–max", "18.2–22.4 °C"),
        ("Arrival", "2026-11-08 09:51 +03:00"),
    ]
    prose = (
        "The steps, limits and schedules printed in section 10 are those of the master batch record named on the "
        "cover, reproduced from its approved version; its digest is part of the content hash of this record."
    )
    codes = (short("Moment"), words("Place"), short("First code"), short("Second code"), words("Match", 0.6))
    tests = (words("Marker"), words("Laboratory and kit", 1.6), short("Specimen"), words("Result", 0.8))
    return (
        Section("2", "Master batch record: reproduction and issue"),
        Paragraph(prose),
        Table((words("Act"), short("Moment")), []),
        Section("3", "People"),
        Section("4", "Chain of identity"),
        Table(codes, identity),
        Section("5", "Donor eligibility"),
        Table(tests, markers),
        Section("6", "Starting material receipt"),
        Facts(received),
        Section("7", "Materials and reagents"),
        Section("8", "Feeder cells"),
        Section("9", "Rooms, line clearance, equipment, environment"),
    )


def execution() -> Sequence[Part]:
    """Section 10, a subsection a day."""
    parts: list[Part] = [Section("10", "Process execution", new_page=True)]
    columns = (short("Step"), words("Instruction", 2), words("Required"), words("Actual", 1.2), words("Performed"))
    typed = "typed 1.82 × 10⁶/mL, dilution 2"
    for day in (0, 1, 3, 5, 7, 9, 12, 14):
        parts.append(Subsection(f"Day {day}"))
        by = Cell("A. Kowalska", under=f"2026-11-{8 + day:02d} 13:05 +03:00")
        checked = Cell("Борис Лебедев", under=f"2026-11-{8 + day:02d} 13:11 +03:00")
        change = 2 if day == 7 else None
        rows: list[Sequence[Field]] = [
            ("count", "Mix, take 0.5 mL, count twice.", "viability ≥ 70 %", Cell("94.3 %", PASS, change, typed), by),
            ("feed", "Warm medium with 100 IU/mL IL-2.", "200 ± 10 mL", Cell("205 mL", under="☑ expiry ✓"), by),
            ("sample", "Sterility, two bottles of 8 mL.", "2 × 8 mL", Cell(state=PENDING), by),
            ("phenotype", "CD56⁺CD3⁻, CD3⁺, CD14⁺ by flow.", "CD3⁺ ≤ 5 %", Cell("2.1 %", PASS), by),
        ]
        parts.append(Table((*columns, words("Verified")), [(*row, checked) for row in rows]))
    return parts


def counts() -> Table:
    """Numbers of every shape."""
    columns = (
        number("Day"),
        short("Vessel"),
        number("Volume", "mL"),
        number("Live", "10⁶/mL"),
        number("Dead", "10⁶/mL"),
        number("Viability", "%"),
        number("Viable cells"),
        number("NK cells"),
        number("Fold"),
        words("Verdict"),
    )
    rows: list[Band | Sequence[Field]] = []
    for day in range(15):
        if day in (0, 7):
            rows.append(Band(f"Day {day}: {'restimulation, 100 mL carried on' if day else 'seeding'}"))
        rows += [_count(day, vessel) for vessel in "ABC"[: 1 + day % 3]]
    return Table(columns, rows, "Counts by day and vessel")


def _count(day: int, vessel: str) -> Sequence[Field]:
    live = D("0.5") * D(day + 1) / 3 + D("0.0137") * ord(vessel)
    warned = day == 13
    nk = Cell("7.77 × 10⁸", bold=True) if day == 7 else "pending" if day % 3 else None
    return (
        str(day),
        vessel,
        Cell("777" if day == 7 else f"{400 + day * 17}", change=1 if (day, vessel) == (7, "A") else None),
        Cell(f"{live:.{day % 3 + 1}f}", change=12 if (day, vessel) == (9, "A") else None),
        "<0.05" if day == 4 else f"{D('0.1') + D(day) / 100}",
        Cell(f"{D(99) - D(day) * D('1.7'):.1f}", WARNING if warned else None),
        f"{live * 4:.2f} × 10⁸",
        nk,
        "1,359.75" if day == 14 else f"{D('1.5') ** day:.2f}",
        Cell(state=WARNING if warned else PASS, under="limit ≥ 80 %" if warned else ""),
    )


def closing() -> Sequence[Part]:
    """Changes, signatures, trail and print control."""
    by, at = "Б. Лебедев", "2026-11-15 13:40 +03:00"
    changes = (
        Change(1, "day 7, count, vessel A, volume", "400 mL", "777 mL", by, at, "volume at sampling, not at seeding"),
        Change(2, "day 7, count, vessel A, dilution", "20", "2", by, at, "the counter had applied its own already"),
        Change(12, "day 9, count, vessel A, live", None, "1.84 × 10⁶/mL", by, at, "left empty"),
    )
    control: list[tuple[str, Field]] = [
        ("Print", "7"),
        ("Reason", "inspection"),
        ("Printed by", STAMP.printed_by),
        ("Moment", STAMP.printed_at_text),
    ]
    return (
        Section("21", "Changes since the original entry"),
        Changes(changes),
        Section("22", "Signature manifest"),
        Signatures(tuple(_signature(n) for n in range(24))),
        Section("24", "Audit trail"),
        trail(60),
        Section("25", "Print control"),
        Facts(control),
        Paragraph("End of record.", bold=True),
    )


def _signature(n: int) -> Signature:
    return Signature(
        name=("Anna Kowalska", "Борис Лебедев", "Şule Yılmaz")[n % 3],
        role=("technician", "head of production", "QC analyst")[n % 3],
        meaning=("performed", "verified", "reviewed")[n % 3],
        signed=f"count, day {n // 3}, version 1",
        at=f"2026-11-{8 + n // 3:02d} 13:{10 + n:02d}:09 +03:00",
        digest=SHA[n:] + SHA[:n],
        state=ACTION if n == 4 else PASS,
        status="altered since" if n == 4 else "valid",
    )


def trail(length: int) -> Table:
    """Acts, as many as wanted."""
    start = datetime(2026, 11, 8, 10, 20, tzinfo=ZONE)
    who = ("A. Kowalska, technician", "Борис Лебедев, head of production", "Ş. Yılmaz, QC analyst")
    what = ("recorded count of vessel A", "signed: performed", "corrected dilution", "verified feed of vessel B")
    why = (None, "typed for the wrong vessel; the counter's printout says 2 and was photographed at 13:02", None)
    rows: list[Sequence[Field]] = [
        (
            str(n),
            f"{start + timedelta(minutes=37 * n):%Y-%m-%d %H:%M:%S} +03:00",
            who[n % 3],
            what[n % 4],
            "20" if n % 4 == 2 else None,
            "2" if n % 4 == 2 else "1.82 × 10⁶/mL",
            why[n % 3],
        )
        for n in range(1, length + 1)
    ]
    columns = (
        number("No."),
        short("Moment"),
        words("Who"),
        words("What"),
        short("Old"),
        short("New"),
        words("Why", 1.6),
    )
    return Table(columns, rows, "Acts of this batch")


def parts() -> list[Part]:
    """The whole demonstration."""
    caption = (
        "NK and all viable cells of the live vessels of the stage. A dashed line uses the NK share of an older "
        "sample and is no result."
    )
    return [
        COVER,
        *exceptions(),
        *people_and_donor(),
        *execution(),
        Section("11", "In-process controls and calculations", new_page=True),
        Figure(growth_curve(CURVE), caption),
        counts(),
        *closing(),
    ]
