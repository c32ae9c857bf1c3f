"""NK cells of a count by the phenotype of its own sample."""

from datetime import date, datetime, timedelta, tzinfo
from fractions import Fraction

from nkmfg.domain.culture.phenotype import (
    ONLY_A_BOUND,
    ParentGate,
    nk_cells,
    nk_not_measured,
    nk_pending,
    nk_sample_due,
    t_of_live_pct,
)
from nkmfg.domain.facts.dossier import About, Dossier, Run, SampleFact
from nkmfg.domain.figures.purity import purity_drawn_in, purity_of
from nkmfg.domain.permissions.states import RunState
from nkmfg.domain.recipe.model import Occurrence, Operation, Recipe, Subject
from nkmfg.domain.recipe.schedule import Window
from nkmfg.domain.values.computed import Amount, Computed, Input


def sample_for(dossier: Dossier, vessel: str, at: datetime) -> SampleFact | None:
    """Sample whose phenotype applies to a count: of the same vessel and day, the nearest in time."""
    sampling_steps = steps_before_phenotype(dossier.recipe) | purity_drawn_in(dossier.recipe)
    day = at.astimezone(dossier.zone).date()
    candidates = [
        sample
        for sample in dossier.samples
        if vessel in sample.vessels
        and sample.drawn_at.astimezone(dossier.zone).date() == day
        and (dossier.run(sample.run).step.key in sampling_steps or phenotype_of(dossier, sample.code) is not None)
    ]
    return min(candidates, key=lambda sample: abs(sample.drawn_at - at), default=None)


def steps_before_phenotype(recipe: Recipe) -> frozenset[str]:
    """Keys of the steps that draw a sample for a phenotype, and of the phenotypes themselves."""
    steps = {step.key: step for step in recipe.steps}
    phenotypes = [step for step in recipe.steps if step.operation is Operation.PHENOTYPE]
    before = {key for step in phenotypes for key in step.after if key in steps}
    return frozenset(
        {key for key in before if steps[key].operation is Operation.SAMPLE} | {step.key for step in phenotypes}
    )


def phenotype_of(dossier: Dossier, sample: str) -> Run | None:
    """Run with the phenotype of a sample; the last one if it was repeated."""
    about = About(Subject.SAMPLE, sample)
    runs = [run for run in dossier.runs if run.step.operation is Operation.PHENOTYPE and run.answer("nk_pct", about)]
    return runs[-1] if runs else None


def nk_of_count(
    dossier: Dossier, run: Run, sample: SampleFact | None, viable: Computed, total: Computed, at: datetime
) -> Computed:
    """NK cells of a count by the phenotype of its sample; pending until then, never by an older phenotype."""
    if sample is None:
        return nk_sample_due() if _is_sample_due(dossier, at) else nk_not_measured(run.step.title.lower())
    of_run = phenotype_of(dossier, sample.code)
    if of_run is None:
        return _nk_of_harvest(dossier, sample, viable, total)
    about = About(Subject.SAMPLE, sample.code)
    nk_pct = of_run.number("nk_pct", about)
    gate = of_run.answer("parent_gate", about)
    if nk_pct is None or gate is None:
        return nk_pending(sample.code)
    share = of_run.number("parent_of_live_pct", about)
    resulted_at = of_run.moment(about)
    source = f"sample {sample.code}"
    return nk_cells(
        viable_cells=viable,
        total_cells=total,
        nk_pct=Input("nk_pct", nk_pct, "%", source, resulted_at),
        parent_gate=ParentGate(gate),
        parent_of_live_pct=None if share is None else Input("parent_of_live_pct", share, "%", source, resulted_at),
    )


def t_of_sample(dossier: Dossier, sample: str, *, total_of_viable: Amount) -> Computed | None:
    """CD3⁺CD56⁻ cells as a percentage of the live cells of a sample; None without a phenotype."""
    run, about = phenotype_of(dossier, sample), About(Subject.SAMPLE, sample)
    t_pct, gate = (run.number("t_pct", about), run.answer("parent_gate", about)) if run else (None, None)
    if run is None or t_pct is None or gate is None:
        return None
    share = run.number("parent_of_live_pct", about)
    return t_of_live_pct(
        t_pct=Input("t_pct", t_pct, "%", f"sample {sample}", run.moment(about)),
        parent_gate=ParentGate(gate),
        parent_of_live_pct=share,
        total_of_viable=total_of_viable,
    )


def _nk_of_harvest(dossier: Dossier, sample: SampleFact, viable: Computed, total: Computed) -> Computed:
    """NK cells by the purity reported for the sample, which is of live cells."""
    found = purity_of(dossier, sample.code)
    if found is None or found.number is None:
        return nk_pending(sample.code)
    purity = Input("nk_pct", Fraction(found.number), "%", f"result of sample {sample.code}", found.resulted_at)
    return nk_cells(
        viable_cells=viable,
        total_cells=total,
        nk_pct=purity if found.comparator is None else ONLY_A_BOUND,
        parent_gate=ParentGate.LIVE,
    )


def _is_sample_due(dossier: Dossier, at: datetime) -> bool:
    """True if the recipe requires a sample for a phenotype on that day that is not drawn yet."""
    drawn_in = _steps_that_draw(dossier.recipe)
    day = at.astimezone(dossier.zone).date()
    waited_for = (
        run.window for run in dossier.runs if run.step.key in drawn_in and run.state == RunState.OPEN and run.window
    )
    # A window that closes at midnight belongs to the day before.
    return any(
        window.opens.astimezone(dossier.zone).date() <= day <= _last_day(window, dossier.zone) for window in waited_for
    )


def _last_day(window: Window, zone: tzinfo) -> date:
    return (window.closes - timedelta(microseconds=1)).astimezone(zone).date()


def _steps_that_draw(recipe: Recipe) -> frozenset[str]:
    """Steps in which a sample has to be drawn for a phenotype.

    Optional steps, and phenotypes of samples drawn in another step, are excluded.
    """
    steps = {step.key: step for step in recipe.steps}
    to_phenotype = steps_before_phenotype(recipe)
    return frozenset(
        key
        for key in to_phenotype
        if steps[key].occurrence is not Occurrence.OPTIONAL
        and not (steps[key].operation is Operation.PHENOTYPE and to_phenotype & set(steps[key].after))
    ) | (purity_drawn_in(recipe) & steps.keys())
