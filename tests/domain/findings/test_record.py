"""Deviations, positives, paper, reviews and the decision itself: each rule on both sides of its boundary."""

from typing import Any

import pytest

from nkmfg.domain.facts.disposition_facts import (
    Decision,
    DispositionFact,
    Finding,
    HoldFact,
    HoldNote,
    NoteKind,
)
from nkmfg.domain.facts.transcription import record_digest
from nkmfg.domain.findings.check import Check, Outcome
from nkmfg.domain.findings.record import (
    decision,
    deviations,
    positives,
    reviews,
    transcription,
)
from nkmfg.domain.findings.reviews import PartKind, Since, parts_of, reviews_of
from nkmfg.domain.findings.scope import DECISIONS, FIRST_DECISION, USE
from nkmfg.domain.findings.spec import EVERYTHING, Needs, Stop
from tests.dossiers import codes, found
from tests.products import FILLED_AT, RESULTED_AT, Product, a_product
from tests.written import moment

CERTIFICATION = {Stop.CERTIFICATION}


# Deviations


@pytest.mark.req("H03", "I01")
def test_a_deviation_stops_everything_but_the_care_of_the_cells_until_it_is_closed() -> None:
    assert found(deviations, a_product()) == []
    (check,) = found(deviations, a_product().deviated("The door stood open", "seed/-/1", at=FILLED_AT))
    assert (check.code, check.outcome, check.is_open) == ("deviation.open", Outcome.FAILED, True)
    assert check.stops == DECISIONS | USE | {Stop.CLOSING}
    assert (str(check.subject), check.run, check.at) == ("deviation:NK-26-014-D01", "seed/-/1", FILLED_AT)
    assert (check.by, check.answer) == ("", "")
    closed = a_product().deviated("The door stood open", at=FILLED_AT, closed_with="No influence.")
    (check,) = found(deviations, closed)
    assert (check.code, check.outcome, check.is_open) == ("deviation.closed", Outcome.PASSED, False)
    assert (check.stops, check.answer, check.by) == (frozenset(), "No influence.", "vera")


# Positives


def hold(verdict: Finding | None = None, *notes: NoteKind) -> HoldFact:
    written = tuple(HoldNote(kind, "Dr Stern", None, None, FILLED_AT, "rita") for kind in notes)
    return HoldFact("POS-0001", "lot L-0006", FILLED_AT, "Laboratory", verdict, recorded_by="rita", notes=written)


def held(*holds: HoldFact) -> list[Check]:
    return found(positives, a_product().having(holds=holds))


@pytest.mark.req("H07", "FD11")
@pytest.mark.parametrize(
    ("verdict", "stops"),
    [
        (None, EVERYTHING),
        (Finding.CONFIRMED, EVERYTHING - {Stop.CLOSING}),  # a batch is closed over what was decided
        (Finding.FALSE_POSITIVE, frozenset()),
    ],
)
def test_a_positive_stops_until_it_was_a_false_one(verdict: Finding | None, stops: frozenset[Stop]) -> None:
    assert held() == []
    (check,) = held(hold(verdict, NoteKind.TOLD))
    assert (check.code, check.stops, check.is_open) == ("positive.reported", stops, bool(stops))
    assert check.outcome is (Outcome.FAILED if stops else Outcome.PASSED)
    assert check.params == {"verdict": verdict or ""}
    assert (str(check.subject), check.by, check.at) == ("positive:POS-0001", "rita", FILLED_AT)


@pytest.mark.req("FD11")
@pytest.mark.parametrize(
    ("verdict", "notes", "count"),
    [
        (None, (), 1),
        (None, (NoteKind.GRAM,), 1),
        (None, (NoteKind.GRAM, NoteKind.TOLD), 0),
        (Finding.CONFIRMED, (), 1),
        (Finding.FALSE_POSITIVE, (), 0),
    ],
)
def test_somebody_is_told_of_a_positive(verdict: Finding | None, notes: tuple[NoteKind, ...], count: int) -> None:
    nobody = [check for check in held(hold(verdict, *notes)) if check.code == "positive.nobody_told"]
    assert [(str(check.subject), check.is_open, check.at) for check in nobody] == [
        ("positive:POS-0001", True, FILLED_AT)
    ] * count


# From paper


FACTS: dict[str, Any] = {
    "source": "record 7",
    "source_kept_at": None,
    "number_on_paper": None,
    "file": "paper.toml",
    "sha256": "0" * 64,
    "not_in_source": [],
}


@pytest.mark.req("F13")
def test_a_batch_from_paper_is_not_released_again_and_is_compared_by_a_second_person() -> None:
    assert found(transcription, a_product()) == []
    product = a_product().approved("transcription", "performed", FACTS)
    listed, decided = found(transcription, product)
    assert (listed.code, listed.outcome, listed.is_open) == (
        "batch.transcription_unchecked",
        Outcome.PENDING,
        True,
    )
    assert (listed.params, listed.by, listed.at) == ({"verified_by": ""}, "vera", RESULTED_AT)
    assert listed.spec.needs is Needs.SIGNATURE  # an answer of QA replaces no comparison
    assert (decided.code, decided.stops) == ("batch.decided_on_paper", {Stop.RELEASE})
    product.approved("transcription", "verified", {"record": record_digest(product.dossier(), RESULTED_AT)})
    checked = found(transcription, product)[0]
    assert (checked.code, checked.outcome, checked.is_open) == ("batch.transcribed", Outcome.FAILED, False)
    assert checked.params == {"verified_by": "vera"}


# Reviews of the record


def reviewed(product: Product, meaning: str = "reviewed", is_whole: bool = True, **otherwise: Any) -> Product:
    """The record reviewed as it is now."""
    parts = {part.key: part.digest for part in parts_of(product.dossier())}
    facts = {"batch": "NK-26-014", "trail": ["7", "abc"], "parts": parts} | otherwise
    return product.approved("review", meaning, facts, is_whole)


@pytest.mark.req("C09", "I01")
def test_a_record_nobody_reviewed_stops_every_decision() -> None:
    (check,) = found(reviews, a_product())
    assert (check.code, check.outcome, check.stops, check.is_open) == (
        "record.unreviewed",
        Outcome.PENDING,
        DECISIONS,
        True,
    )
    assert found(reviews, reviewed(a_product())) == []


@pytest.mark.parametrize(
    "otherwise",
    [
        {"meaning": "verified"},
        {"is_whole": False},
        {"batch": "NK-26-015"},
    ],
)
def test_a_review_that_is_broken_or_of_another_batch_is_none(otherwise: dict[str, Any]) -> None:
    assert codes(found(reviews, reviewed(a_product(), **otherwise))) == ["record.unreviewed"]


@pytest.mark.parametrize(("heads", "count"), [({"7": "abc"}, 1), ({"7": "abd"}, 0), ({"8": "abc"}, 0), ({}, 0)])
def test_a_review_is_bound_to_the_trail_where_that_was_read(heads: dict[str, str], count: int) -> None:
    found_reviews = reviews_of(reviewed(a_product()).having(heads=heads).dossier())
    assert [(review.seq, review.head) for review in found_reviews] == [("7", "abc")] * count


@pytest.mark.req("C09")
def test_a_change_before_the_release_is_reviewed_again_and_that_part_alone() -> None:
    product = reviewed(a_product()).deviated("The door stood open", at=RESULTED_AT)
    first, second = found(reviews, product)
    assert codes([first, second]) == ["record.changed_since_review"] * 2
    assert (first.stops, second.stops) == (FIRST_DECISION, CERTIFICATION)
    for check in (first, second):
        assert check.params == {"parts": "deviation:NK-26-014-D01"}
        assert (check.outcome, check.is_open) == (Outcome.PENDING, True)


def test_what_comes_after_the_release_is_reviewed_for_the_certification_alone() -> None:
    for product in (
        reviewed(a_product().filled("BAG1")).infused("BAG1"),
        reviewed(a_product()).wrote("follow_up/1/1", "gvhd_grade", "0", at=moment(16)),
    ):
        (check,) = found(reviews, product)
        assert check.stops == CERTIFICATION


def test_a_part_that_a_later_review_saw_is_reviewed() -> None:
    product = reviewed(reviewed(a_product()).deviated("The door stood open", at=RESULTED_AT))
    assert {part.since for part in parts_of(product.dossier())} == {Since.REVIEWED}
    assert found(reviews, product) == []


def test_a_part_is_added_before_any_review_saw_it_and_changed_after() -> None:
    product = reviewed(a_product()).having_order(version=2).infused("BAG1")
    since = {part.kind: part.since for part in parts_of(product.dossier())}
    assert since[PartKind.ORDER] is Since.CHANGED
    assert since[PartKind.INFUSION] is Since.ADDED
    assert since[PartKind.STEP] is Since.REVIEWED


# The decision


def decided(taken: Decision | None, is_whole: bool = True, signed: bool = True) -> list[Check]:
    if taken is None:
        return found(decision, a_product())
    fact = DispositionFact(1, taken, {}, None, FILLED_AT, "Alma", "authorised_person")
    product = a_product().having(dispositions=(fact,))
    return found(decision, product.approved("disposition/1", "released", {}, is_whole) if signed else product)


@pytest.mark.req("I03", "I10")
@pytest.mark.parametrize(
    ("taken", "code", "outcome"),
    [
        (None, "decision.quarantine", Outcome.PENDING),
        (Decision.REJECTED, "decision.not_for_use", Outcome.FAILED),
        (Decision.RECALLED, "decision.not_for_use", Outcome.FAILED),
        (Decision.TERMINATED, "decision.not_for_use", Outcome.FAILED),
        (Decision.RELEASED, None, None),
        (Decision.CERTIFIED, None, None),
        (Decision.EXCEPTIONAL_SUPPLY, None, None),
    ],
)
def test_a_container_is_given_under_a_decision_that_lets_it_out(
    taken: Decision | None, code: str | None, outcome: Outcome | None
) -> None:
    checks = decided(taken)
    assert [(check.code, check.outcome, check.stops) for check in checks] == (
        [] if code is None else [(code, outcome, USE)]
    )
    assert all(check.params == ({} if taken is None else {"decision": taken}) for check in checks)


@pytest.mark.req("B06", "I10")
@pytest.mark.parametrize(
    ("taken", "stops"),
    [
        (Decision.RELEASED, USE | {Stop.CERTIFICATION}),
        (Decision.CERTIFIED, USE),
        (Decision.EXCEPTIONAL_SUPPLY, USE),
    ],
)
def test_a_decision_whose_signature_is_broken_or_missing_lets_nothing_out(
    taken: Decision, stops: frozenset[Stop]
) -> None:
    for checks in (decided(taken, is_whole=False), decided(taken, signed=False)):
        assert [(check.code, check.stops) for check in checks] == [("decision.signature_broken", stops)]
    assert decided(taken) == []


def test_the_last_signature_under_a_decision_is_the_one_that_counts() -> None:
    fact = DispositionFact(1, Decision.RELEASED, {}, None, FILLED_AT, "Alma", "authorised_person")
    product = a_product().having(dispositions=(fact,))
    broken_first = product.approved("disposition/1", "released", {}, False).approved("disposition/1", "released", {})
    assert found(decision, broken_first) == []


def test_the_last_decision_is_the_one_that_stands() -> None:
    first, second = (
        DispositionFact(ordinal, taken, {}, None, FILLED_AT, "Alma", "authorised_person")
        for ordinal, taken in ((1, Decision.RELEASED), (2, Decision.CERTIFIED))
    )
    product = a_product().having(dispositions=(first, second)).approved("disposition/1", "released", {})
    assert codes(found(decision, product)) == ["decision.signature_broken"]
    assert found(decision, product.approved("disposition/2", "released", {})) == []
