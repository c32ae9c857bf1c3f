"""The parts of a record that a review sees: each is another one after a change of it, and no other is."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from nkmfg.domain.facts.disposition_facts import (
    AtRiskFact,
    Finding,
    HoldFact,
    Il2Fact,
    Il2Given,
    InfusionFact,
)
from nkmfg.domain.facts.dossier import LineKey
from nkmfg.domain.findings.reviews import PartKind, Since, parts_of, reviews_of, unreviewed_parts, until_release
from nkmfg.domain.permissions.states import DeviationState
from tests.products import FILLED_AT, Product, a_product, il2_entry, infusion_entry
from tests.written import moment, vessel

COUNT = "count_dose_first/-/1"
HOLD = HoldFact("POS-0001", "lot L-0006", FILLED_AT, "Laboratory", None)
IL2 = il2_entry()


def a_record() -> Product:
    """A record with one part of each kind."""
    product = a_product().filled("BAG1").tested("gram", outcome="none_seen").infused("BAG1")
    product.deviated("The door stood open", at=moment(14))
    return product.having(
        holds=(HOLD,),
        at_risk=(AtRiskFact("lot L-0012", {"not_released": "in quarantine"}, FILLED_AT),),
        il2_doses=(Il2Fact(1, (IL2,)),),
    )


def digests(product: Product) -> dict[str, str]:
    return {part.key: part.digest for part in parts_of(product.dossier())}


def infusion(**changes: Any) -> dict[str, Any]:
    entry = infusion_entry("BAG1", "40")
    return {"infusions": (InfusionFact(1, (entry, replace(entry, **changes))),)}


def result(**changes: Any) -> Callable[[Product], Product]:
    def change(product: Product) -> Product:
        (fact,) = product.changes["results"]
        fields = {key: changes.pop(key) for key in ("sample",) if key in changes}
        return product.having(results=(replace(fact, **fields, entries=(replace(fact.last, **changes),)),))

    return change


def deviation(**changes: Any) -> Callable[[Product], Product]:
    def change(product: Product) -> Product:
        product.deviations[0] = replace(product.deviations[0], **changes)
        return product

    return change


CHANGES: list[tuple[str, Callable[[Product], Product]]] = [
    ("order", lambda product: product.having_order(version=2)),
    ("order", lambda product: product.having_order(dose_level="level_100")),
    ("order", lambda product: product.having_order(weight_kg=Decimal("18.5"))),
    ("order", lambda product: product.having_order(weight_kg=None)),
    ("order", lambda product: product.having_order(duration_min=30)),
    (f"step:{COUNT}", lambda product: product.corrected(KEY, "2", "misread", at=moment(15))),
    ("result:gram#1", result(revision=2)),
    ("result:gram#1", result(kind="correction")),
    ("result:gram#1", result(typed="seen")),
    ("result:gram#1", result(unit="%")),
    ("result:gram#1", result(is_preliminary=True)),
    ("result:gram#1", result(reason="misread")),
    ("result:gram#1", result(sample="H2")),
    ("deviation:NK-26-014-D01", deviation(event="The door stood open for an hour")),
    ("deviation:NK-26-014-D01", deviation(state=DeviationState.CLOSED)),
    ("deviation:NK-26-014-D01", deviation(assessment="No influence.")),
    ("risk:lot L-0012", lambda product: product.having(at_risk=(AtRiskFact("lot L-0012", {}, FILLED_AT),))),
    ("positive:POS-0001", lambda product: product.having(holds=(replace(HOLD, verdict=Finding.CONFIRMED),))),
    ("positive:POS-0001", lambda product: product.having(holds=(replace(HOLD, cause="a swab"),))),
    ("infusion:1", lambda product: product.having(**infusion(revision=2))),
    ("infusion:1", lambda product: product.having(**infusion(given_typed="39"))),
    ("infusion:1", lambda product: product.having(**infusion(container="BAG2"))),
    ("il2:1", lambda product: product.having(il2_doses=(Il2Fact(1, (replace(IL2, revision=2),)),))),
    ("il2:1", lambda product: product.having(il2_doses=(Il2Fact(1, (replace(IL2, given=Il2Given.HELD),)),))),
]
KEY = LineKey(COUNT, "dilution", vessel("W"))


@pytest.mark.req("C09")
@pytest.mark.parametrize(("part", "change"), CHANGES)
def test_a_part_is_another_one_after_a_change_of_it_and_no_other_part_is(
    part: str, change: Callable[[Product], Product]
) -> None:
    before, after = digests(a_record()), digests(change(a_record()))
    assert {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)} == {part}


def test_a_record_has_a_part_of_each_kind_and_a_step_is_one_once_something_became_of_it() -> None:
    parts = parts_of(a_record().dossier())
    assert {part.kind for part in parts} == set(PartKind)
    assert {part.of for part in parts if part.kind is PartKind.STEP} == {
        COUNT,
        "count_dose_second/-/1",
        "fill/-/1",
    }
    left_out = a_record().left_out("feed/2/1")
    assert digests(left_out).keys() - digests(a_record()).keys() == {"step:feed/2/1"}


@pytest.mark.req("I01")
def test_what_was_done_after_the_release_is_no_part_of_what_release_rests_on() -> None:
    product = a_record().wrote("follow_up/1/1", "gvhd_grade", "0", at=moment(16))
    assert {part.since for part in parts_of(product.dossier())} == {Since.ADDED}
    every = unreviewed_parts(product.dossier())
    before = until_release(product.dossier(), every)
    assert {part.key for part in every} - {part.key for part in before} == {"infusion:1", "il2:1", "step:follow_up/1/1"}


def test_each_review_that_stands_is_there_with_what_it_saw() -> None:
    product = a_record()
    for seq in ("7", "9"):
        facts = {"batch": "NK-26-014", "trail": [seq, "abc"], "parts": {"order": seq}}
        product.approved("review", "reviewed", facts)
    first, second = reviews_of(product.dossier())
    assert (first.seq, second.seq, second.parts) == ("7", "9", {"order": "9"})
    assert first.signed == product.signatures[-2]
