"""Recipe of a paper batch: the shipped `historical` one, with the limits given or named in its file."""

from collections.abc import Iterator
from dataclasses import replace

from nkmfg.domain.paper_batch.model import JudgedBy, PaperLimit
from nkmfg.domain.recipe.criteria import Criterion
from nkmfg.domain.recipe.enums import Operation, SampledMaterial
from nkmfg.domain.recipe.model import Field, Limit, Recipe, Step
from nkmfg.domain.recipe_file.canonical import digest
from nkmfg.domain.recipe_file.checks_fields import field_faults
from nkmfg.domain.recipe_file.checks_parameters import parameter_faults
from nkmfg.domain.recipe_file.checks_release import release_faults
from nkmfg.domain.values.file_faults import Fault


def judged_by_file(base: Recipe, judged_by: JudgedBy) -> Recipe:
    """Return the base recipe with limits, tests and dose levels of the file, which are checked by `faults_in`."""
    limits = judged_by.limits
    steps = tuple(
        replace(step, fields=tuple(_limited(step, step_field, limits) for step_field in step.fields))
        for step in base.steps
    )
    criteria = tuple(
        criterion if criterion.sampled_at else replace(criterion, sampled_at=(_drawn_at(criterion),))
        for criterion in judged_by.criteria
    )
    levels = (*base.dose_levels, *judged_by.dose_levels)
    return _numbered(base, replace(base, steps=steps, criteria=criteria, dose_levels=levels))


def judged_by_recipe(base: Recipe, named: Recipe) -> Recipe:
    """Return the base recipe with tests, dose levels and judging rules of another recipe, but not its steps."""
    criteria = tuple(replace(criterion, sampled_at=_ours(base, named, criterion)) for criterion in named.criteria)
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


def faults_in(base: Recipe, made: Recipe, judged_by: JudgedBy) -> Iterator[Fault]:
    """Faults of the limits in a file, by their path in the file."""
    known = {(step.key, field.key): field for step in base.steps for field in step.fields}
    for index, limit in enumerate(judged_by.limits):
        field = known.get((limit.step, limit.field))
        if field is None or not field.unit:
            yield Fault(
                f"judged_by.limits[{index}]", "paper.no_number_to_limit", step=limit.step, field_key=limit.field
            )
    for check in (release_faults, parameter_faults, field_faults):
        for fault in check(made):
            yield fault.at(f"judged_by.{fault.field}")


def _limited(step: Step, field: Field, limits: tuple[PaperLimit, ...]) -> Field:
    applicable = tuple(
        Limit(level=limit.level, operator=limit.operator, value=limit.value, source=limit.source)
        for limit in limits
        if (limit.step, limit.field) == (step.key, field.key)
    )
    return replace(field, limits=applicable) if applicable else field


def _ours(base: Recipe, named: Recipe, criterion: Criterion) -> tuple[str, ...]:
    """Steps of the paper recipe with the operations of the steps named in a criterion."""
    known = {step.key for step in base.steps}
    operations = [step.operation for step in named.steps if step.key in criterion.sampled_at]
    found = dict.fromkeys(operation.value for operation in operations if operation.value in known)
    return tuple(found) or (_drawn_at(criterion),)


def _drawn_at(criterion: Criterion) -> str:
    return (Operation.FILL if criterion.material is SampledMaterial.CALCULATION else Operation.SAMPLE).value


def _numbered(base: Recipe, made: Recipe) -> Recipe:
    """Return the recipe with a version derived from its content: equal limits have equal versions."""
    return base if made == base else replace(made, version=f"{base.version}-{digest(made)[:12]}")
