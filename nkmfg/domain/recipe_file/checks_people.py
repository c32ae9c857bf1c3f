"""Checks of eligibility rules and labels of a recipe."""

from collections.abc import Iterator, Mapping

from nkmfg.domain.recipe.eligibility import FACTS
from nkmfg.domain.recipe.enums import LegendCase, ProductUse
from nkmfg.domain.recipe.model import EligibilityRule, Recipe
from nkmfg.domain.recipe_file.faults import Fault


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
                yield Fault(f"donor_rules[{rule.key}].one_of", f'"{answer}" is not among the relationships')
    for relationship in recipe.relationships:
        if relationship.degree < 1:
            yield Fault(f"relationships[{relationship.key}].degree", "a degree is 1 or more")


def _rule(rule: EligibilityRule, facts: Mapping[str, bool], path: str) -> Iterator[Fault]:
    if rule.fact not in facts:
        yield Fault(f"{path}.fact", f'"{rule.fact}" is no fact that is asked for; one of: {", ".join(facts)}')
        return
    is_measured = rule.operator is not None and rule.value is not None and not rule.one_of
    is_named = rule.operator is None and rule.value is None and bool(rule.one_of)
    if not (is_measured if facts[rule.fact] else is_named):
        needs = "an operator and a value" if facts[rule.fact] else "one_of, the answers that are allowed"
        yield Fault(path, f"{rule.fact} is judged by {needs}")


def _labels(recipe: Recipe) -> Iterator[Fault]:
    cases = {legend.case for legend in recipe.legends}
    for case in LegendCase:
        if case not in cases:
            yield Fault("legends", f"no legend says what the label prints in the case {case}")
    for profile in recipe.labels:
        for statement in profile.statements:
            if recipe.product.use is ProductUse.ALLOGENEIC and "autologous use" in statement.text.lower():
                yield Fault(
                    f"labels[{profile.key}].statements[{statement.key}].text",
                    "this product is for another person than its donor",
                )
