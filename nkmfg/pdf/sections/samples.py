"""Section 15: samples and their phenotypes."""

from collections.abc import Iterator

from nkmfg.domain.facts.dossier import About, Line, Run, SampleFact
from nkmfg.domain.figures.phenotypes import steps_before_phenotype
from nkmfg.domain.findings.tone import Tone
from nkmfg.domain.recipe.model import Operation, Subject
from nkmfg.pdf.cell import Cell, Field
from nkmfg.pdf.column import short, words
from nkmfg.pdf.flow import Part
from nkmfg.pdf.parts import Section
from nkmfg.pdf.sections.record import Record
from nkmfg.pdf.sections.run_facts import runs_of, verdict_of
from nkmfg.pdf.table import AnyRow, Band, Table
from nkmfg.words.messages import _
from nkmfg.words.plain_codes import plain_words
from nkmfg.words.record import line_words, run_words, with_unit


def samples(record: Record) -> Iterator[Part]:
    """Each sample with the vessels it represents, then the phenotypes."""
    yield Section("15", _("Samples and phenotypes"))
    columns = (
        short(_("Sample")),
        words(_("Material")),
        short(_("Drawn")),
        words(_("Of vessels")),
        words(_("Step"), 1.6),
        words(_("For which tests"), 1.2),
        words(_("Phenotype")),
    )
    yield Table(columns, [_sample(record, sample) for sample in record.dossier.samples])
    rows = list(_phenotypes(record))
    if rows:
        results = (
            words(_("Result"), 1.5),
            words(_("Value"), 1.2),
            words(_("Verdict"), 0.8),
            words(_("Performed"), 1.8),
        )
        yield Table(results, rows, _("Phenotypes, by sample"))


def _sample(record: Record, sample: SampleFact) -> tuple[Field, ...]:
    run = record.dossier.run(sample.run)
    tests = run.answer("tests", About(Subject.SAMPLE, sample.code)) if run.field("tests") else None
    return (
        Cell(sample.code, bold=True),
        plain_words(sample.material),
        record.local(sample.drawn_at),
        ", ".join(sample.vessels) or None,
        run_words(run),
        tests,
        _phenotype(record, sample),
    )


def _phenotype(record: Record, sample: SampleFact) -> Field:
    """State of a sample's phenotype; None for a sample drawn for other tests only."""
    about = About(Subject.SAMPLE, sample.code)
    is_measured = any(run.value("nk_pct", about) for run in runs_of(record, Operation.PHENOTYPE))
    if is_measured:
        return _("in")
    is_expected = record.dossier.run(sample.run).step.key in steps_before_phenotype(record.dossier.recipe)
    return Cell(_("not in"), Tone.PENDING) if is_expected else None


def _phenotypes(record: Record) -> Iterator[AnyRow]:
    for run in runs_of(record, Operation.PHENOTYPE):
        for about in run.about(Subject.SAMPLE):
            yield Band(_("Sample {sample} · {step}", sample=about.code, step=run_words(run)))
            yield from (_result(record, run, line) for line in run.lines if line.key.about == about)


def _result(record: Record, run: Run, line: Line) -> tuple[Field, ...]:
    entry = line.last
    return (
        line_words(run, line.key),
        Cell(
            with_unit(record.dossier, run.field(line.key.field), entry),
            change=record.marks.get(line.key),
            bold=entry.number is not None,
        ),
        Cell(state=state) if (state := verdict_of(run, line)) else None,
        f"{record.local(entry.happened_at)} {record.dossier.name(entry.performed_by)}",
    )
