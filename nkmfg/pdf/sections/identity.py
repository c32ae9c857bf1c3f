"""Sections 4 to 6: chain of identity, donor, and starting material as received."""

from collections.abc import Iterator

from nkmfg.domain.facts.dossier import Line, Run
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.recipe.donor_testing import in_window
from nkmfg.domain.recipe.model import Operation, Subject
from nkmfg.pdf.cell import Cell, Field
from nkmfg.pdf.column import short, words
from nkmfg.pdf.flow import Part
from nkmfg.pdf.parts import Facts, Section, Subsection
from nkmfg.pdf.sections.record import Record
from nkmfg.pdf.sections.run_facts import facts_of, runs_of
from nkmfg.pdf.table import Table
from nkmfg.words.codes import label
from nkmfg.words.formats import in_marks, shown
from nkmfg.words.messages import _
from nkmfg.words.plain_codes import plain_words
from nkmfg.words.record import about_words, line_words, run_words, value_words, weight_words

# Fields in which a recipe asks two persons to compare identifiers.
_CHECKS = ("identity_confirmed", "identity_matches", "din", "label_matches", "bedside_match")


def chain_of_identity(record: Record) -> Iterator[Part]:
    """The order that links donor and patient, and every identity check in order."""
    order, needed = record.dossier.order, record.dossier.dose_cells
    level = record.dossier.recipe.dose_level(order.dose_level)
    facts: list[tuple[str, Field]] = [
        (_("Chain of identity"), Cell(order.coi_code, bold=True)),
        (
            _("Order"),
            _("version {version}, {moment}", version=order.version, moment=record.local(order.ordered_at)),
        ),
        (_("Donor"), Cell(order.donor, bold=True)),
        (_("Patient"), Cell(order.patient, bold=True)),
        (_("Donor is the patient's"), plain_words(order.relationship)),
        (_("HLA match"), plain_words(order.hla_match)),
        (_("Dose level"), level.label),
        (_("Weight"), Cell(weight_words(order.weight_kg), _checked(order.weight_is_verified), under=_weighed(record))),
        (_("NK cells ordered"), None if needed is None else shown(needed, 4)),
        (_("Made for"), _("version {version} of the order", version=order.made_for_version)),
    ]
    yield Section("4", _("Chain of identity"))
    yield Facts(facts)
    columns = (
        short(_("Moment")),
        words(_("Step"), 1.4),
        words(_("Check"), 1.2),
        words(_("Answer")),
        words(_("Performed by")),
    )
    checks = [(run, line) for run in record.recorded_runs() for line in run.lines if line.key.field in _CHECKS]
    yield Table(columns, [_check(record, run, line) for run, line in checks], _("Checks of identity"))


def _checked(is_checked: bool) -> Tone:
    return Tone.PASS if is_checked else Tone.PENDING


def _weighed(record: Record) -> str:
    order = record.dossier.order
    if order.weight_kg is None:
        return ""
    by_two = _("checked by a second person") if order.weight_is_verified else _("not checked by a second person")
    return ", ".join((_("weighed {moment}", moment=record.local(order.weighed_at)), by_two))


def _check(record: Record, run: Run, line: Line) -> tuple[Field, ...]:
    entry = line.last
    said = value_words(record.dossier, run.field(line.key.field), entry)
    state = {"yes": Tone.PASS, "no": Tone.FAIL}.get(entry.typed or "") if entry.is_answer else None
    return (
        record.local(entry.happened_at),
        run_words(run),
        Cell(line_words(run, line.key), under=about_words(record.dossier, line.key.about)),
        Cell(said, state, record.marks.get(line.key)),
        record.dossier.name(entry.performed_by),
    )


def donor(record: Record) -> Iterator[Part]:
    """Facts about the donor, by code only, and the forms of the work-up."""
    order = record.dossier.order
    facts: list[tuple[str, Field]] = [
        (_("Donor"), Cell(order.donor, bold=True)),
        (_("Relationship to the patient"), plain_words(order.relationship)),
        (_("HLA match"), plain_words(order.hla_match)),
    ]
    yield Section("5", _("Donor"))
    yield Facts(facts)
    yield from _determination(record)
    for run in _before_receipt(record):
        yield Subsection(run_words(run))
        yield Facts(list(facts_of(record, run)))


def _determination(record: Record) -> Iterator[Part]:
    """Eligibility determination of the donor, its tests, and the resulting legends on the label."""
    determination = record.dossier.context.donor
    if determination is None:
        return
    facts: list[tuple[str, Field]] = [
        (_("Determination"), Cell(determination.statement, bold=True)),
        (_("Because"), " ".join(determination.reasons) or None),
        (_("The label says"), " · ".join(determination.legends) or None),
    ]
    yield Facts(facts, columns=1)
    testing, collection = record.dossier.recipe.donor_testing, record.dossier.collection
    labels = {marker.key: marker.label for marker in testing.markers}
    collected_at = None if collection is None else collection.ended_at
    rows: list[tuple[Field, ...]] = [
        (
            labels.get(test.marker, test.marker),
            record.local(test.sampled_at),
            None if collected_at is None else _yes_or_no(in_window(test.sampled_at, collected_at, testing)),
            label(test.finding),
            test.laboratory or None,
        )
        for test in determination.tests
    ]
    columns = (
        words(_("Test"), 1.4),
        short(_("Specimen")),
        short(_("In time")),
        words(_("Result")),
        words(_("Laboratory")),
    )
    yield Table(columns, rows, _("Tests for communicable diseases"))


def _yes_or_no(is_so: bool) -> str:
    return _("yes") if is_so else _("no")


def starting_material(record: Record) -> Iterator[Part]:
    """The collection, and the findings at receipt."""
    yield Section("6", _("Starting material"))
    collection = record.dossier.collection
    if collection is not None:
        volume = None if collection.volume_ml is None else _("{volume} mL", volume=in_marks(str(collection.volume_ml)))
        facts: list[tuple[str, Field]] = [
            (_("Collection"), Cell(collection.din, bold=True)),
            (_("Collected volume"), volume),
            (_("Started"), record.local(collection.started_at)),
            (_("Ended"), record.local(collection.ended_at)),
            (_("Anticoagulant"), collection.anticoagulant),
            (_("Device"), collection.device),
        ]
        yield Facts(facts)
    collections = [run for run in record.recorded_runs() if _is_collection(run)]
    for run in (*collections, *runs_of(record, Operation.RECEIVE)):
        yield Subsection(run_words(run))
        yield Facts(list(facts_of(record, run)))


def _before_receipt(record: Record) -> list[Run]:
    """Runs in the chapter in which the starting material is received, without the collection itself."""
    chapters = {step.phase for step in record.dossier.recipe.steps if step.operation is Operation.RECEIVE}
    forms = runs_of(record, Operation.FORM)
    return [run for run in forms if run.step.phase in chapters and not _is_collection(run)]


def _is_collection(run: Run) -> bool:
    return any(field.subject is Subject.COLLECTION for field in run.step.fields)
