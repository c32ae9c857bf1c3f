"""Who may do what: RULES against a table that people reviewed (rules.txt), which no test ever makes from RULES.

A line of RULES that changes turns the test of its action red; the table is changed by hand once somebody has reviewed
why. `python -m tests.architecture.rules_table` prints RULES for that. tests/ledger/test_rules_enforced.py asks acts.
"""

import pytest

from nkmfg.domain.permissions.actions import RULES, Action, Role
from tests.architecture.rules_table import TABLE, Line, printed, reviewed


@pytest.mark.req("A03", "A04")
@pytest.mark.parametrize("action", list(Action))
def test_the_rule_of_an_action_is_the_reviewed_one(action: Action) -> None:
    rule = RULES[action]
    line = Line(rule.roles, rule.states, rule.meaning, rule.needs_reason, rule.four_eyes)
    assert line == reviewed().get(action), f"review this, then write it into {TABLE.name}:\n{printed(action, rule)}"


def test_every_reviewed_action_is_still_there() -> None:
    assert reviewed().keys() == {str(action) for action in RULES}


@pytest.mark.req("A04")
def test_the_administrator_has_no_right_over_the_making_of_anything() -> None:
    mine = ("site.", "schema.", "account.", "credential.", "role.", "terminal.", "access.", "signature.")
    for action, line in reviewed().items():
        if not action.startswith(mine):
            assert Role.ADMINISTRATOR not in line.roles, action
            assert Role.ANYONE not in line.roles, action
