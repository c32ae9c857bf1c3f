"""Sections 16 and 20: every test with its limit and verdict, and what the patient got."""

from collections.abc import Iterator
from fractions import Fraction

from nkmfg.domain.facts.disposition_facts import ResultEntry, ResultFact
from nkmfg.domain.facts.entry_kinds import ResultEntryKind
from nkmfg.domain.findings.tone import TONE_OF_VERDICT, Tone
from nkmfg.domain.product.dose_sheet import dose_sheet
from nkmfg.domain.product.infusions import DeliveredDose, Il2Day, treatment_of
from nkmfg.domain.product.results import JudgedTest, judged_tests
from nkmfg.domain.recipe.criteria import Criterion
from nkmfg.domain.recipe.judging import Verdict
from nkmfg.pdf.cell import Cell, Field
from nkmfg.pdf.column import short, words
from nkmfg.pdf.flow import Part
from nkmfg.pdf.parts import Facts, Section, Subsection
from nkmfg.pdf.sections.deciding import positives
from nkmfg.pdf.sections.record import Record
from nkmfg.pdf.sections.signatures import signature_cell
from nkmfg.pdf.sections.working import working, working_columns
from nkmfg.pdf.table import Table
from nkmfg.words.codes import label
from nkmfg.words.formats import shown
from nkmfg.words.judgements import judgement_sentence
from nkmfg.words.messages import _
from nkmfg.words.notes import note_words
from nkmfg.words.release_tests import when_asked
from nkmfg.words.units import amount_words


def certificate(record: Record) -> Iterator[Part]:
    """Every test of the recipe: its limit, all its results, the verdict."""
    columns = (
        words(_("Test"), 1.6),
        words(_("Limit")),
        words(_("Result"), 1.4),
        words(_("Verdict"), 1.4),
        words(_("Reported"), 1.2),
    )
    tests = judged_tests(record.dossier, record.figures)
    asked = [test for test in tests if test.verdict is not Verdict.NOT_APPLICABLE or test.results]
    yield Section("16", _("Results and certificate"))
    yield Table(columns, [_test(record, test) for test in asked])


def _test(record: Record, test: JudgedTest) -> tuple[Field, ...]:
    criterion, verdict = test.criterion, test.verdict
    due = _("due {moment}", moment=record.local(test.due)) if verdict is Verdict.PENDING and test.due else ""
    waiting = "\n".join(part for part in (due, when_asked(record.dossier, test)) if part)
    found = [_found(criterion, result.result) for result in test.results]
    said = judgement_sentence(criterion, test.judgement) if verdict is not Verdict.PENDING else waiting
    return (
        Cell(criterion.attribute, bold=True, under=criterion.method),
        _limit(criterion),
        Cell("; ".join(found), under="; ".join(dict.fromkeys(result.result.of for result in test.results)))
        if found
        else None,
        Cell(label(verdict), TONE_OF_VERDICT[verdict], under=said),
        "; ".join(
            dict.fromkeys(
                f"{record.local(result.result.last.entered_at)} {record.dossier.name(result.result.last.reported_by)}"
                for result in test.results
            )
        )
        or None,
    )


def _limit(criterion: Criterion) -> str:
    if criterion.operator is not None and criterion.limit is not None:
        return f"{criterion.operator.sign} {amount_words(shown(criterion.limit), criterion.unit)}"
    labels = {outcome.key: outcome.label for outcome in criterion.outcomes}
    return ", ".join(labels[outcome] for outcome in criterion.passing) or _("reported")


def _found(criterion: Criterion, result: ResultFact) -> str:
    """As typed; a changed one with everything that stood there before, and why."""
    first, *later = result.entries
    found = _value(criterion, first)
    for entry in later:
        found = _("{before}, then {now} ({reason})", before=found, now=_value(criterion, entry), reason=entry.reason)
    return found


def _value(criterion: Criterion, entry: ResultEntry) -> str:
    if entry.kind in (ResultEntryKind.VOID, ResultEntryKind.NOT_TESTED):
        return label(entry.kind)
    labels = {outcome.key: outcome.label for outcome in criterion.outcomes}
    said = labels.get(entry.outcome or "", amount_words(entry.typed or "", entry.unit))
    if entry.kind is ResultEntryKind.INVALID:
        return _("{result} (invalid)", result=said)
    return _("{result} (preliminary)", result=said) if entry.is_preliminary else said


def treatment(record: Record) -> Iterator[Part]:
    """Dose with its working, infusions, and IL-2 by treatment day (day 0 is the infusion)."""
    given = treatment_of(record.dossier, record.figures)
    sheet = dose_sheet(record.dossier, record.figures)
    yield Section("20", _("Dose, infusion and IL-2"))
    if sheet.containers:
        numbers = (
            (sheet.plan.volume_ml, _("Volume to give")),
            (sheet.plan.nk_cells_per_ml, _("NK cells per mL")),
            (sheet.whole.nk_cells_per_kg, _("NK per kg, whole content")),
            (sheet.whole.viable_cells_per_kg, _("Viable cells per kg, whole content")),
            (sheet.whole.t_cells_per_kg, _("CD3⁺CD56⁻ per kg, whole content")),
        )
        yield Table(working_columns(), [working(record, number, name) for number, name in numbers], _("Dose"))
    for delivery in given.delivered:
        yield Subsection(_("Infusion {ordinal}", ordinal=delivery.infusion.ordinal))
        yield Facts(_infusion(record, delivery), columns=2)
    columns = (
        short(_("Day")),
        short(_("Date")),
        words(_("State")),
        words(_("Ordered")),
        words(_("Given")),
        words(_("Where, when, why"), 2),
    )
    yield Table(columns, [_il2(record, dose) for dose in given.il2], _("IL-2"))
    yield from positives(record)


def _infusion(record: Record, delivery: DeliveredDose) -> list[tuple[str, Field]]:
    last = delivery.infusion.last
    match = Cell(_("match"), Tone.PASS) if last.identity_matched else Cell(_("no match"), Tone.FAIL)
    labelled = delivery.labelled.nk_cells_per_kg.value if delivery.labelled else None
    return [
        (_("Container"), last.container),
        (_("Bag, order and patient"), match),
        (_("Started"), record.local(last.started_at)),
        (_("Stopped"), record.local(last.stopped_at)),
        (_("Volume given"), _("{volume} mL", volume=last.given_typed)),
        (_("Weight that day"), _("{weight} kg", weight=last.weight_typed)),
        (_("Labelled"), _millions(labelled)),
        (
            _("Delivered"),
            Cell(_millions(delivery.nk_cells_per_kg.value) or note_words(delivery.nk_cells_per_kg.notes), bold=True),
        ),
        (_("Reaction"), ", ".join(part for part in (label(last.reaction), last.reaction_action) if part)),
        (_("Residue"), label(last.residue)),
        (_("Given by"), last.given_by),
        (_("Recorded by"), record.dossier.name(last.recorded_by)),
        (
            _("Checked by"),
            signature_cell(record, delivery.verified_by[-1], with_name=True) if delivery.verified_by else None,
        ),
        (_("Corrected"), _("see section 21") if len(delivery.infusion.entries) > 1 else None),
    ]


def _millions(value: object) -> str:
    return _("{number} × 10⁶ NK/kg", number=shown(value / 1_000_000, 4)) if isinstance(value, Fraction) else ""


def _il2(record: Record, dose: Il2Day) -> tuple[Field, ...]:
    last = dose.dose.last if dose.dose else None
    if last is None:
        today = record.day(record.dossier.read_at)
        state = _("to come") if dose.on is None or dose.on > today else _("not written down")
        return dose.label, dose.on.isoformat() if dose.on else None, state, None, None, None
    told = (last.site, record.local(last.given_at), last.reason)
    return (
        dose.label,
        dose.on.isoformat() if dose.on else None,
        label(last.given),
        _("{dose} IU", dose=last.ordered_typed),
        _("{dose} IU", dose=last.given_typed) if last.given_typed else None,
        ", ".join(part for part in told if part) or None,
    )
