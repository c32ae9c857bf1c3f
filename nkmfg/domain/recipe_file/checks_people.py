"""Checks of eligibility rules and labels of a recipe."""

from collections.abc import Iterator, Mapping

from nkmfg.domain.recipe.eligibility import FACTS
from nkmfg.domain.recipe.enums import LegendCase, ProductUse
from nkmfg.domain.recipe.model import EligibilityRule, Recipe
from nkmfg.domain.values.file_faults import Fault


def people_faults(recipe: Recipe) -> Iterator[Fault]:
    """Faults of eligibility rules and labels."""
    for name, rules in (("patient_rules", recipe.patient_rules), ("donor_rules", recipe.donor_rules)):
        for rule in rules:
            yield from _rule(rule, FACTS[name], f"{name}[{rule.key}]")
    yield from _relatives(recipe)
    yield from _labels(recipe)


def _relatives(recipe: Recipe) -> Iterator[Fault]:
    for rule in recipe.donor_rules:
        for answer in rule.one_of if rule.fact == "relationship" else ():
            if recipe.degree_of(answer) is None:
                yield Fault(f"donor_rules[{rule.key}].one_of", "recipe_file.relationship_unknown", relationship=answer)
    for relationship in recipe.relationships:
        if relationship.degree < 1:
            yield Fault(f"relationships[{relationship.key}].degree", "recipe_file.degree_below_one")


def _rule(rule: EligibilityRule, facts: Mapping[str, bool], path: str) -> Iterator[Fault]:
    if rule.fact not in facts:
        yield Fault(f"{path}.fact", "recipe_file.fact_unknown", fact=rule.fact, facts=", ".join(facts))
        return
    is_measured = rule.operator is not None and rule.value is not None and not rule.one_of
    is_named = rule.operator is None and rule.value is None and bool(rule.one_of)
    if not (is_measured if facts[rule.fact] else is_named):
        if facts[rule.fact]:
            yield Fault(path, "recipe_file.fact_by_value", fact=rule.fact)
        else:
            yield Fault(path, "recipe_file.fact_by_answers", fact=rule.fact)


def _labels(recipe: Recipe) -> Iterator[Fault]:
    cases = {legend.case for legend in recipe.legends}
    for case in LegendCase:
        if case not in cases:
            yield Fault("legends", "recipe_file.legend_missing", case=case.value)
    for profile in recipe.labels:
        for statement in profile.statements:
            if recipe.product.use is ProductUse.ALLOGENEIC and "autologous use" in statement.text.lower():
                yield Fault(
                    f"labels[{profile.key}].statements[{statement.key}].text",
                    "recipe_file.autologous_statement",
                )
