"""Which decision may follow which: the whole table, and what an infusion takes off it."""

import pytest

from nkmfg.domain.decisions.endings import ENDINGS, NEXT, DecisionOrderFault, decision_order_fault, next_decisions
from nkmfg.domain.facts.disposition_facts import Decision, DispositionFact
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.permissions.actions import RULES, Action, Meaning
from tests.products import FILLED_AT, a_product

AFTER_INFUSION = {Decision.REJECTED, Decision.TERMINATED, Decision.DESTROYED}


def decided(decision: Decision, *, infused: bool = False) -> Dossier:
    product = a_product().filled("BAG1")
    if decision is not Decision.QUARANTINE:
        fact = DispositionFact(1, decision, {}, None, FILLED_AT, "Alma", "authorised_person")
        product.having(dispositions=(fact,))
    return (product.infused("BAG1") if infused else product).dossier()


@pytest.mark.req("I03")
@pytest.mark.parametrize("decision", Decision)
def test_what_may_follow_stands_in_the_table_and_nothing_undoes_an_infusion(decision: Decision) -> None:
    assert next_decisions(decided(decision)) == NEXT[decision]
    assert next_decisions(decided(decision, infused=True)) == NEXT[decision] - AFTER_INFUSION


@pytest.mark.req("I03")
@pytest.mark.parametrize(
    ("stands", "infused", "wanted", "why"),
    [
        (Decision.QUARANTINE, False, Decision.RELEASED, None),
        (Decision.QUARANTINE, False, Decision.CERTIFIED, DecisionOrderFault.NOT_IN_TABLE),
        (Decision.RELEASED, False, Decision.RELEASED, DecisionOrderFault.MADE_ALREADY),
        (Decision.RELEASED, False, Decision.REJECTED, None),
        (Decision.RELEASED, True, Decision.REJECTED, DecisionOrderFault.GIVEN_ALREADY),
        (Decision.RELEASED, True, Decision.RECALLED, None),
        (Decision.EXCEPTIONAL_SUPPLY, False, Decision.CERTIFIED, DecisionOrderFault.NOT_IN_TABLE),
        (Decision.CERTIFIED, False, Decision.REJECTED, DecisionOrderFault.NOT_IN_TABLE),
        (Decision.RECALLED, False, Decision.RELEASED, DecisionOrderFault.NOT_IN_TABLE),
    ],
)
def test_why_a_decision_cannot_follow(
    stands: Decision, infused: bool, wanted: Decision, why: DecisionOrderFault | None
) -> None:
    assert decision_order_fault(decided(stands, infused=infused), wanted) is why


def test_after_an_ending_nothing_is_left_to_decide() -> None:
    assert all(not NEXT[decision] for decision in ENDINGS)
    assert NEXT.keys() == set(Decision)


SIGNED_AS: dict[Action, Decision] = {
    Action.RELEASE_BATCH: Decision.RELEASED,
    Action.CERTIFY_BATCH: Decision.CERTIFIED,
    Action.SUPPLY_BATCH: Decision.EXCEPTIONAL_SUPPLY,
    Action.REJECT_BATCH: Decision.REJECTED,
    Action.RECALL_BATCH: Decision.RECALLED,
    **{action: decision for decision, action in ENDINGS.items()},
}
SHARED = {Meaning.PERFORMED, Meaning.VERIFIED, Meaning.REVIEWED, Meaning.APPROVED}


@pytest.mark.req("FO6")
def test_a_decision_is_signed_as_what_it_is() -> None:
    assert {*SIGNED_AS.values(), Decision.QUARANTINE} == set(Decision)
    for action, decision in SIGNED_AS.items():
        assert RULES[action].meaning == decision.value, action


@pytest.mark.req("FO6")
def test_no_two_acts_on_a_batch_share_the_meaning_of_a_decision_or_of_its_approval() -> None:
    signed = [rule.meaning for action, rule in RULES.items() if action.startswith("batch.") and rule.meaning]
    own = [meaning for meaning in signed if meaning not in SHARED]
    assert len(own) == len(set(own)) == len(SIGNED_AS) + 2  # with the approval of a supply, and the closing
