"""What is questioned after it was used stops everything, unless it stood like this when it was used."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from nkmfg.domain.facts.disposition_facts import Il2Fact, Il2Given
from nkmfg.domain.facts.materials import Materials
from nkmfg.domain.facts.questioned import WithdrawalFact, WorkAnswerFact
from nkmfg.domain.findings.after_use import people_questioned, questioned_after_use, recipe_withdrawn
from nkmfg.domain.findings.check import Check, Outcome, Subject, SubjectKind
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.spec import EVERYTHING, Stop
from nkmfg.domain.findings.uses import uses_of
from nkmfg.domain.permissions.states import Affected
from tests.materials import in_state, lot, piece
from tests.products import FILLED_AT, RESULTED_AT, Product, a_product, il2, il2_entry
from tests.written import A_MINUTE, NUMBER, RECIPE

USED_AT = FILLED_AT
BEFORE, AFTER, LATER = (USED_AT + timedelta(days=days) for days in (-1, 1, 2))
A_SECOND = timedelta(seconds=1)
RELEASED: dict[str, Any] = {"released_at": BEFORE}
HELD: dict[str, Any] = {}
REJECTED: dict[str, Any] = {"is_rejected": True}
IN_SERVICE, QUARANTINED, RETIRED = in_state("in_service"), in_state("quarantined"), in_state("retired")


def used(materials: Materials) -> Product:
    """A product in whose wash this was used."""
    run, product = "wash_harvest/-/1", a_product()
    for code in materials.lots:
        product.wrote(run, "wash_buffer", code, at=USED_AT)
    for code in materials.equipment:
        product.wrote(run, "centrifuge", code, at=USED_AT)
    return product.having(materials=materials)


def checks(product: Product) -> list[Check]:
    return list(questioned_after_use(Evidence(product.dossier())))


@pytest.mark.req("FD1", "G01")
@pytest.mark.parametrize(
    ("materials", "code", "thing", "state"),
    [
        (lot((BEFORE, RELEASED), (AFTER, REJECTED)), "lot.rejected_after_use", "L-0012", "rejected"),
        (lot((BEFORE, RELEASED), (AFTER, HELD)), "lot.held_after_use", "L-0012", "quarantine"),
        (lot((BEFORE, HELD), (AFTER, REJECTED)), "lot.rejected_after_use", "L-0012", "rejected"),
        (
            piece((BEFORE, IN_SERVICE), (AFTER, QUARANTINED)),
            "equipment.quarantined_after_use",
            "CF-02",
            "quarantined",
        ),
    ],
)
def test_a_material_that_is_questioned_after_its_use_stops_everything(
    materials: Materials, code: str, thing: str, state: str
) -> None:
    (check,) = checks(used(materials))
    assert (check.code, check.subject.key, check.params["state"]) == (code, thing, state)
    assert check.stops == EVERYTHING
    assert check.is_open


@pytest.mark.req("FD1")
@pytest.mark.parametrize("affected", Affected)
@pytest.mark.parametrize(
    ("material", "before", "after", "code"),
    [
        (lot, RELEASED, REJECTED, "lot.rejected_after_use"),
        (piece, IN_SERVICE, QUARANTINED, "equipment.quarantined_after_use"),
    ],
)
def test_what_is_affected_or_not_known_stops_and_what_is_not_affected_is_noted(
    material: Callable[..., Materials], before: dict[str, Any], after: dict[str, Any], code: str, affected: Affected
) -> None:
    (check,) = checks(used(material((BEFORE, before), (AFTER, after | {"affected": affected}))))
    assert check.params["affected"] == affected
    if affected is Affected.NO:
        assert (check.code, check.stops, check.is_open) == ("use.not_affected", frozenset(), False)
        assert not check.spec.opens_deviation
        assert check.concerns(Stop.RELEASE)
    else:
        assert (check.code, check.stops, check.is_open) == (code, EVERYTHING, True)


@pytest.mark.parametrize(
    "materials",
    [
        lot((BEFORE, RELEASED)),
        lot((BEFORE, HELD), (AFTER, RELEASED)),
        piece((BEFORE, IN_SERVICE)),
        piece((BEFORE, IN_SERVICE), (AFTER, RETIRED)),
    ],
)
def test_materials_never_questioned_and_equipment_that_is_retired_are_no_finding(
    materials: Materials,
) -> None:
    assert checks(used(materials)) == []


@pytest.mark.parametrize(
    "materials",
    [
        lot((BEFORE, REJECTED)),
        lot((USED_AT, REJECTED)),
        lot((BEFORE, HELD)),
        piece((BEFORE, QUARANTINED)),
        lot((AFTER, HELD)),  # written down before it was received: as it came
    ],
)
def test_what_stood_like_this_when_it_was_used_is_a_finding_of_the_use_alone(materials: Materials) -> None:
    assert checks(used(materials)) == []


@pytest.mark.req("FD1")
@pytest.mark.parametrize(
    ("materials", "code"),
    [
        (lot((BEFORE, RELEASED), (AFTER, HELD), (LATER, RELEASED)), "lot.held_after_use"),
        (piece((BEFORE, IN_SERVICE), (AFTER, QUARANTINED), (LATER, IN_SERVICE)), "equipment.quarantined_after_use"),
        (piece((BEFORE, IN_SERVICE), (AFTER, QUARANTINED), (LATER, RETIRED)), "equipment.quarantined_after_use"),
    ],
)
def test_a_release_or_a_return_to_service_ends_no_stop(materials: Materials, code: str) -> None:
    (check,) = checks(used(materials))
    assert (check.code, check.stops, check.params["since"]) == (code, EVERYTHING, AFTER.isoformat())


@pytest.mark.req("FD1")
def test_each_time_a_material_is_questioned_is_an_occurrence_of_its_own() -> None:
    again = lot((BEFORE, RELEASED), (AFTER, HELD), (LATER, RELEASED), (LATER + A_SECOND, HELD))
    assert len({check.identity for check in checks(used(again))}) == 2
    held_then_rejected = checks(used(lot((BEFORE, RELEASED), (AFTER, HELD), (LATER, REJECTED))))
    assert [check.code for check in held_then_rejected] == ["lot.held_after_use", "lot.rejected_after_use"]


@pytest.mark.req("FD1")
def test_a_version_that_changes_something_else_begins_no_new_period() -> None:
    (check,) = checks(used(lot((BEFORE, RELEASED), (AFTER, HELD), (LATER, HELD | {"name": "Wash buffer"}))))
    assert check.params["since"] == AFTER.isoformat()


@pytest.mark.req("FD1")
@pytest.mark.parametrize(
    ("entered_after", "code"), [(timedelta(), "use.not_affected"), (A_SECOND, "lot.rejected_after_use")]
)
def test_not_affected_covers_the_uses_that_were_on_record(entered_after: timedelta, code: str) -> None:
    product = a_product()
    rejected = lot((BEFORE, RELEASED), (AFTER, REJECTED | {"affected": Affected.NO}))
    product.wrote("wash_harvest/-/1", "wash_buffer", "L-0012", at=USED_AT, entered_at=AFTER + entered_after)
    assert [check.code for check in checks(product.having(materials=rejected))] == [code]


@pytest.mark.req("FD1")
def test_an_answer_that_is_changed_counts_from_its_change() -> None:
    no = {"affected": Affected.NO}
    changed = piece((BEFORE, IN_SERVICE), (AFTER, QUARANTINED), (LATER, QUARANTINED | no))
    assert [check.code for check in checks(used(changed))] == ["use.not_affected"]


@pytest.mark.req("FD1")
@pytest.mark.parametrize(("at", "codes"), [(AFTER, []), (AFTER + A_SECOND, ["lot.rejected_after_use"])])
def test_a_correction_made_after_the_question_does_not_undo_the_use(at: datetime, codes: list[str]) -> None:
    product = used(lot((BEFORE, RELEASED), (AFTER, REJECTED)))
    (key,) = (line.key for _, line in product.dossier().lines() if line.last.lot)
    product.corrected(key, "L-0013", "another lot was taken", at=at)
    assert [check.code for check in checks(product)] == codes


def test_a_rejection_a_second_after_the_use_came_after_it() -> None:
    (check,) = checks(used(lot((BEFORE, RELEASED), (USED_AT + A_SECOND, REJECTED))))
    assert check.code == "lot.rejected_after_use"


def test_one_of_two_uses_before_the_rejection_is_enough_and_told_once() -> None:
    product = used(lot((BEFORE, RELEASED), (AFTER, REJECTED)))
    product.wrote("wash_harvest/-/1", "wash_buffer", "L-0012", at=AFTER, replicate=2)
    assert len(checks(product)) == 1


def test_a_lot_whose_entry_was_voided_was_not_used() -> None:
    product = used(lot((BEFORE, RELEASED), (AFTER, REJECTED)))
    (key,) = (line.key for _, line in product.dossier().lines() if line.last.lot)
    product.voided(key, "of another batch", at=AFTER)
    assert checks(product) == []


def answer(login: str, since: datetime, affected: Affected = Affected.NOT_KNOWN, **said: bool) -> WorkAnswerFact:
    return WorkAnswerFact(login=login, since=since, affected=affected, **said)


def of_people(product: Product, *answers: WorkAnswerFact) -> list[Check]:
    return list(people_questioned(Evidence(product.having(work_answers=answers).dossier())))


def questioned(product: Product, **since: datetime) -> list[str]:
    found = of_people(product, *(answer(login, at) for login, at in since.items()))
    for check in found:
        assert check.code == "person.questioned_after_use"
        assert (check.stops, check.is_open, check.spec.opens_deviation) == (EVERYTHING, True, True)
    return [check.subject.key for check in found]


@pytest.mark.req("FD1")
def test_whoever_worked_on_the_batch_and_is_questioned_afterwards_stops_it() -> None:
    """Clara washes and Vera writes it down a minute later; Zoe had nothing to do with it."""
    product = a_product().wrote("wash_harvest/-/1", "washes", "2", at=USED_AT, by="clara", recorded_by="vera")
    written_at = USED_AT + A_MINUTE
    assert questioned(product, clara=written_at, vera=written_at) == ["clara", "vera"]
    assert questioned(product, zoe=AFTER) == []
    assert questioned(product) == []


def test_work_that_was_done_after_it_was_questioned_is_not_questioned() -> None:
    product = a_product().wrote("wash_harvest/-/1", "washes", "2", at=USED_AT, by="clara")
    assert questioned(product, clara=USED_AT + A_MINUTE - A_SECOND) == []


def signed_by_vera() -> Product:
    return a_product().approved("results", "reviewed", {})


def test_whoever_signed_in_the_batch_worked_on_it_too() -> None:
    assert questioned(signed_by_vera(), vera=RESULTED_AT) == ["vera"]
    assert questioned(signed_by_vera(), vera=RESULTED_AT - A_SECOND) == []


def test_the_same_person_questioned_again_is_another_occurrence() -> None:
    def key(since: datetime) -> tuple[str, str, str]:
        (check,) = of_people(signed_by_vera(), answer("vera", since))
        return check.key

    assert key(RESULTED_AT) == key(RESULTED_AT)
    assert key(RESULTED_AT) != key(AFTER)


DECISIONS = frozenset({Stop.RELEASE, Stop.SUPPLY, Stop.CERTIFICATION})


@pytest.mark.req("FD1")
@pytest.mark.parametrize("of_account", [False, True])
@pytest.mark.parametrize(
    ("affected", "is_assessed", "code", "stops"),
    [
        (Affected.NO, False, "person.not_affected_unconfirmed", DECISIONS),
        (Affected.NO, True, "use.not_affected", frozenset()),
        (Affected.YES, False, "person.questioned_after_use", EVERYTHING),
        (Affected.NOT_KNOWN, True, "person.questioned_after_use", EVERYTHING),
    ],
)
def test_that_nothing_is_affected_stops_the_decisions_until_qa_has_signed_it(
    affected: Affected, is_assessed: bool, code: str, stops: frozenset[Stop], of_account: bool
) -> None:
    said = answer("vera", RESULTED_AT, affected, is_assessed=is_assessed, of_account=of_account)
    (check,) = of_people(signed_by_vera(), said)
    assert (check.code, check.stops, check.is_open) == (code, stops, bool(stops))
    assert check.params["state"] == ("disabled" if of_account else "ended")
    assert check.concerns(Stop.RELEASE)
    assert check.spec.opens_deviation is (stops == EVERYTHING)
    assert (check.outcome is Outcome.PENDING) is (stops == DECISIONS)


def test_that_nothing_is_affected_is_asked_of_those_who_worked_on_the_batch_alone() -> None:
    assert of_people(signed_by_vera(), answer("vera", RESULTED_AT - A_SECOND, Affected.NO)) == []
    assert of_people(signed_by_vera(), answer("zoe", RESULTED_AT, Affected.NO)) == []


def test_of_two_answers_of_a_kind_the_last_is_a_finding_and_those_of_other_kinds_stand_beside_it() -> None:
    first, last = answer("vera", RESULTED_AT, Affected.NO), answer("vera", AFTER, Affected.NO)
    (check,) = of_people(signed_by_vera(), first, last)
    assert check.at == AFTER
    both = of_people(signed_by_vera(), first, answer("vera", AFTER))
    assert [check.code for check in both] == ["person.not_affected_unconfirmed", "person.questioned_after_use"]


def of_recipe(product: Product, affected: Affected | None) -> list[Check]:
    withdrawal = None if affected is None else WithdrawalFact(AFTER, affected)
    return list(recipe_withdrawn(Evidence(product.having(withdrawal=withdrawal).dossier())))


@pytest.mark.req("FD1", "FP3")
@pytest.mark.parametrize("affected", Affected)
def test_a_recipe_that_is_withdrawn_stops_what_was_made_by_it_unless_that_is_not_affected(affected: Affected) -> None:
    (check,) = of_recipe(a_product(), affected)
    recipe = a_product().dossier().recipe
    assert (check.subject.kind, check.subject.key) == (SubjectKind.RECIPE, f"{recipe.code}/{recipe.version}")
    assert (check.params["state"], check.at) == ("withdrawn", AFTER)
    if affected is Affected.NO:
        assert (check.code, check.stops, check.is_open) == ("use.not_affected", frozenset(), False)
        assert check.concerns(Stop.RELEASE)
    else:
        assert (check.code, check.stops, check.is_open) == ("recipe.withdrawn_after_use", EVERYTHING, True)


def test_a_recipe_that_is_not_withdrawn_is_no_finding() -> None:
    assert of_recipe(a_product(), None) == []


def from_paper() -> Product:
    """A batch transcribed by vera when its results were there."""
    product = Product(NUMBER, RECIPE).wrote(
        "wash_harvest/-/1", "wash_buffer", "L-0012", at=FILLED_AT, entered_at=RESULTED_AT
    )
    return product.approved("transcription", "performed", {})


def test_what_was_transcribed_from_paper_is_questioned_by_neither() -> None:
    assert of_recipe(from_paper(), Affected.YES) == []
    assert of_people(from_paper(), answer("vera", LATER)) == []


def test_a_lot_on_paper_is_questioned_by_nothing_that_happens_to_the_one_of_that_number_here() -> None:
    rejected = lot((BEFORE, RELEASED), (LATER, REJECTED))
    assert checks(from_paper().having(materials=rejected)) == []
    here = from_paper().wrote(
        "wash_harvest/-/1", "wash_buffer", "L-0012", at=FILLED_AT, entered_at=RESULTED_AT + A_MINUTE
    )
    assert [check.code for check in checks(here.having(materials=rejected))] == ["lot.rejected_after_use"]


@pytest.mark.req("FD1", "F13")
def test_what_is_done_here_on_a_batch_from_paper_is_questioned_by_both() -> None:
    product = from_paper().wrote("wash_harvest/-/1", "centrifuge", "CF-02", at=LATER)
    assert [check.code for check in of_recipe(product, Affected.YES)] == ["recipe.withdrawn_after_use"]
    performer = product.dossier().run("wash_harvest/-/1").lines[-1].last.performed_by
    questioned = of_people(product, answer(performer, LATER + A_MINUTE))
    assert [check.code for check in questioned] == ["person.questioned_after_use"]


@pytest.mark.req("FD1", "G01")
@pytest.mark.parametrize(("rejected_at", "count"), [(USED_AT, 0), (USED_AT + A_SECOND, 1)])
def test_il2_of_a_lot_that_is_rejected_after_it_was_given_stops_everything(rejected_at: datetime, count: int) -> None:
    materials = lot((BEFORE, RELEASED), (rejected_at, REJECTED))
    product = a_product().having(materials=materials, il2_doses=(il2(1, lot="L-0012", given_at=USED_AT),))
    assert [check.code for check in checks(product)] == ["lot.rejected_after_use"] * count


@pytest.mark.req("FD1")
def test_il2_that_was_corrected_to_another_lot_before_the_rejection_or_never_given_is_no_use_of_it() -> None:
    materials = lot((BEFORE, RELEASED), (AFTER, REJECTED))
    first = il2_entry(lot="L-0012", given_at=USED_AT, entered_at=USED_AT)
    corrected = replace(first, revision=2, lot="L-0013", entered_at=USED_AT + A_SECOND)
    held = il2(3, lot="L-0012", given=Il2Given.HELD, given_at=None, entered_at=USED_AT)
    product = a_product().having(materials=materials, il2_doses=(Il2Fact(1, (first, corrected)), held))
    assert checks(product) == []
    late = replace(corrected, entered_at=AFTER + A_SECOND)
    assert len(checks(product.having(il2_doses=(Il2Fact(1, (first, late)),)))) == 1


def test_only_a_dated_check_of_a_material_has_uses() -> None:
    about = {"field": "medium", "about_kind": "batch", "about": "", "replicate": "1"}
    known = Check(
        code="lot.unfit", subject=Subject(SubjectKind.LOT, "L-0012"), params=about, run="seed/0/1", at=USED_AT
    )
    assert [use.happened_at for use in uses_of(known)] == [USED_AT]
    assert uses_of(replace(known, at=None)) == ()
    assert uses_of(replace(known, subject=Subject(SubjectKind.PERSON, "anna"))) == ()
