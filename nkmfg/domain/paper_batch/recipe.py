"""The recipe a paper batch is kept under: the shipped `historical` one, with the limits its file brings or names."""

from collections.abc import Iterator
from dataclasses import replace

from nkmfg.domain.paper_batch.model import JudgedBy, PaperFault, PaperLimit
from nkmfg.domain.recipe.criteria import Criterion
from nkmfg.domain.recipe.enums import Operation, SampledMaterial
from nkmfg.domain.recipe.model import Field, Limit, Recipe, Step
from nkmfg.domain.recipe_file.canonical import digest
from nkmfg.domain.recipe_file.checks_fields import field_faults
from nkmfg.domain.recipe_file.checks_parameters import parameter_faults
from nkmfg.domain.recipe_file.checks_release import release_faults


def judged_by_file(base: Recipe, judged_by: JudgedBy) -> Recipe:
    """With the limits, tests and dose levels of the file. What is wrong with them, `faults_in` says."""
    limits = judged_by.limits
    steps = tuple(
        replace(step, fields=tuple(_limited(step, one, limits) for one in step.fields)) for step in base.steps
    )
    criteria = tuple(
        one if one.sampled_at else replace(one, sampled_at=(_drawn_at(one),)) for one in judged_by.criteria
    )
    levels = (*base.dose_levels, *judged_by.dose_levels)
    return _numbered(base, replace(base, steps=steps, criteria=criteria, dose_levels=levels))


def judged_by_recipe(base: Recipe, named: Recipe) -> Recipe:
    """With the tests, dose levels and rules of judging of another recipe; its steps are not those of the paper."""
    criteria = tuple(replace(one, sampled_at=_ours(base, named, one)) for one in named.criteria)
    made = replace(
        base,
        product=named.product,
        trial=named.trial,
        criteria=criteria,
        dose_levels=(*base.dose_levels, *named.dose_levels),
        dosing=named.dosing,
        counting=named.counting,
        quantities=named.quantities,
        il2_course=named.il2_course,
    )
    return _numbered(base, made)


def faults_in(base: Recipe, made: Recipe, judged_by: JudgedBy) -> Iterator[PaperFault]:
    """What is wrong with the limits a file brings, by their place in the file."""
    known = {(step.key, field.key): field for step in base.steps for field in step.fields}
    for index, one in enumerate(judged_by.limits):
        field = known.get((one.step, one.field))
        if field is None or not field.unit:
            yield PaperFault(f"judged_by.limits[{index}]", f"step {one.step!r} has no number {one.field!r} to limit")
    for check in (release_faults, parameter_faults, field_faults):
        for fault in check(made):
            yield PaperFault(f"judged_by.{fault.path}", fault.sentence)


def _limited(step: Step, field: Field, limits: tuple[PaperLimit, ...]) -> Field:
    mine = tuple(
        Limit(level=one.level, operator=one.operator, value=one.value, source=one.source)
        for one in limits
        if (one.step, one.field) == (step.key, field.key)
    )
    return replace(field, limits=mine) if mine else field


def _ours(base: Recipe, named: Recipe, criterion: Criterion) -> tuple[str, ...]:
    """The steps of a paper batch that do what the steps named in a criterion do."""
    known = {step.key for step in base.steps}
    operations = [step.operation for step in named.steps if step.key in criterion.sampled_at]
    found = dict.fromkeys(one.value for one in operations if one.value in known)
    return tuple(found) or (_drawn_at(criterion),)


def _drawn_at(criterion: Criterion) -> str:
    return (Operation.FILL if criterion.material is SampledMaterial.CALCULATION else Operation.SAMPLE).value


def _numbered(base: Recipe, made: Recipe) -> Recipe:
    """A version of its own, told by its content: the same limits are the same version."""
    return base if made == base else replace(made, version=f"{base.version}-{digest(made)[:12]}")
