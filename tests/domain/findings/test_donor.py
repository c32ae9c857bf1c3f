"""The donor, use at risk, and the papers of exceptional supply: each rule on both sides of its boundary."""

from dataclasses import replace
from datetime import timedelta

import pytest

from nkmfg.domain.facts.disposition_facts import (
    AtRiskFact,
    DonorFact,
    Ground,
    GroundFact,
    Paper,
    PaperFact,
)
from nkmfg.domain.findings.check import Outcome
from nkmfg.domain.findings.record import (
    GROUND,
    PAPERS,
    at_risk,
    donor,
    donor_task,
    exceptional_supply,
    ground_of,
)
from nkmfg.domain.findings.scope import FIRST_DECISION
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.recipe.eligibility import Eligibility, Reason, ReasonCode, RuleSource
from tests.dossiers import codes, found
from tests.products import FILLED_AT, Product, a_product
from tests.written import A_MINUTE

CERTIFICATION = {Stop.CERTIFICATION}


# The donor


REACTIVE = Reason(RuleSource.MARKERS, "hiv", False, ReasonCode.REACTIVE)
OPEN = Reason(RuleSource.MARKERS, "cmv", None, ReasonCode.NOT_TESTED)


def ground(verdict: Eligibility, *reasons: Reason) -> GroundFact:
    seen = {reason.key: "as shown" for reason in reasons}
    return GroundFact(
        1, Ground.URGENT_NEED, verdict, "leukaemia", "letter 7", "Dr Ivanova", FILLED_AT, seen, (), FILLED_AT, "Vera"
    )


def of_donor(against: tuple[Reason, ...], pending: tuple[Reason, ...], verdict: Eligibility) -> Product:
    return a_product().having(donor=DonorFact(against=against, pending=pending, verdict=verdict))


@pytest.mark.req("K01")
def test_what_is_against_a_donor_or_not_known_stops_the_release() -> None:
    assert found(donor, a_product()) == []  # it is read for the release only
    assert found(donor, of_donor((), (), Eligibility.ELIGIBLE)) == []
    against, pending = found(donor, of_donor((REACTIVE,), (OPEN,), Eligibility.INELIGIBLE))
    assert (against.code, against.outcome) == ("donor.against", Outcome.FAILED)
    assert (pending.code, pending.outcome) == ("donor.pending", Outcome.PENDING)
    for check, reason in ((against, REACTIVE), (pending, OPEN)):
        assert (check.stops, check.is_open, str(check.subject)) == (FIRST_DECISION, True, "donor:D-0231")
        assert check.params == {"rule": reason.key, "ground": ""}


@pytest.mark.req("I06", "I07")
def test_a_ground_answers_what_it_was_signed_for_and_nothing_that_came_since() -> None:
    product = of_donor((REACTIVE,), (OPEN,), Eligibility.INELIGIBLE)
    product.having(grounds=(ground(Eligibility.INELIGIBLE, REACTIVE),))
    assert codes(found(donor, product)) == ["donor.against", "donor.pending"]  # nobody signed it
    product.approved(f"{GROUND}/1", "approved", {})
    used, pending = found(donor, product)
    assert (used.code, used.stops, used.is_open) == ("donor.used_on_ground", frozenset(), False)
    assert used.params == {"rule": REACTIVE.key, "ground": "urgent_medical_need"}
    assert used.outcome is Outcome.FAILED
    assert (pending.code, pending.params["ground"]) == ("donor.pending", "")


def test_a_ground_stands_as_long_as_its_signature_and_the_verdict_do() -> None:
    def standing(product: Product) -> bool:
        return ground_of(product.dossier()) is not None

    def product(verdict: Eligibility = Eligibility.INELIGIBLE, is_whole: bool = True) -> Product:
        of = of_donor((REACTIVE,), (), verdict).having(grounds=(ground(Eligibility.INELIGIBLE, REACTIVE),))
        return of.approved(f"{GROUND}/1", "approved", {}, is_whole)

    assert standing(product())
    assert not standing(product(is_whole=False))
    assert not standing(product(verdict=Eligibility.NOT_COMPLETE))
    assert not standing(product().having(grounds=()))
    first_broken = of_donor((REACTIVE,), (), Eligibility.INELIGIBLE)
    first_broken.having(grounds=(ground(Eligibility.INELIGIBLE, REACTIVE),))
    first_broken.approved(f"{GROUND}/1", "approved", {}, False).approved(f"{GROUND}/1", "approved", {})
    assert standing(first_broken)


def test_of_several_grounds_the_last_one_counts() -> None:
    product = of_donor((REACTIVE,), (), Eligibility.INELIGIBLE).approved(f"{GROUND}/1", "approved", {})
    first = ground(Eligibility.INELIGIBLE, REACTIVE)
    product.having(grounds=(first, replace(first, ordinal=2)))
    assert ground_of(product.dossier()) is None
    assert ground_of(product.approved(f"{GROUND}/2", "approved", {}).dossier()) is not None


def told(at: timedelta) -> PaperFact:
    return PaperFact(Paper.DONOR_TOLD, 1, "Dr Ivanova", FILLED_AT + at, "letter 8", None, "vera")


@pytest.mark.req("I06")
def test_a_determination_that_was_not_complete_is_completed_and_told_before_the_certification() -> None:
    incomplete = ground(Eligibility.NOT_COMPLETE, OPEN)
    still_open = of_donor((), (OPEN,), Eligibility.NOT_COMPLETE).having(grounds=(incomplete,))
    (check,) = found(donor_task, still_open)
    assert (check.code, check.outcome, check.stops, check.is_open) == (
        "donor.determination_open",
        Outcome.PENDING,
        CERTIFICATION,
        True,
    )
    completed = of_donor((), (), Eligibility.ELIGIBLE).having(grounds=(incomplete,))
    (check,) = found(donor_task, completed)
    assert (check.code, check.outcome, check.stops, check.is_open) == (
        "donor.physician_not_told",
        Outcome.PENDING,
        CERTIFICATION,
        True,
    )
    assert str(check.subject) == "donor:D-0231"


@pytest.mark.parametrize(
    ("papers", "count"),
    [
        ((), 1),
        ((told(timedelta(0)),), 0),
        ((told(-A_MINUTE),), 1),  # it was told of an earlier state
        ((replace(told(A_MINUTE), kind=Paper.REQUEST),), 1),
    ],
)
def test_the_physician_is_told_after_the_ground_was_given(papers: tuple[PaperFact, ...], count: int) -> None:
    product = of_donor((), (), Eligibility.ELIGIBLE).having(
        grounds=(ground(Eligibility.NOT_COMPLETE, OPEN),), papers=papers
    )
    assert codes(found(donor_task, product)) == ["donor.physician_not_told"] * count


def test_without_an_incomplete_determination_nobody_is_told_anything() -> None:
    assert found(donor_task, of_donor((), (OPEN,), Eligibility.NOT_COMPLETE)) == []
    ineligible = ground(Eligibility.INELIGIBLE, REACTIVE)
    assert found(donor_task, of_donor((), (), Eligibility.ELIGIBLE).having(grounds=(ineligible,))) == []


def test_the_last_incomplete_determination_is_the_one_to_be_told() -> None:
    first = ground(Eligibility.NOT_COMPLETE, OPEN)
    second = replace(first, ordinal=2, permitted_at=FILLED_AT + 2 * A_MINUTE)
    product = of_donor((), (), Eligibility.ELIGIBLE).having(grounds=(first, second), papers=(told(A_MINUTE),))
    assert codes(found(donor_task, product)) == ["donor.physician_not_told"]


# At risk, and exceptional supply


@pytest.mark.req("G02", "D10")
@pytest.mark.parametrize(
    ("still", "keys"),
    [
        ({"lot L-0012": ("test/gram", "not_released")}, ["not_released", "test/gram"]),
        ({"lot L-0012": ("test/gram", "test/of_another_permission")}, ["test/gram"]),
        ({"lot L-0012": ()}, []),
        ({"lot L-0013": ("test/gram",)}, []),
        ({}, []),
    ],
)
def test_a_use_at_risk_stops_the_release_while_anything_of_it_is_pending(
    still: dict[str, tuple[str, ...]], keys: list[str]
) -> None:
    assert found(at_risk, a_product()) == []
    use = AtRiskFact("lot L-0012", {"not_released": "in quarantine", "test/gram": "no result"}, FILLED_AT)
    checks = found(at_risk, a_product().having(at_risk=(use,), pending_now=still))
    assert [check.params["pending"] for check in checks] == keys
    for check in checks:
        assert (check.code, check.outcome) == ("use.at_risk", Outcome.PENDING)
        assert (check.stops, check.is_open, str(check.subject)) == (FIRST_DECISION, True, "lot:lot L-0012")


def papers(*kinds: Paper) -> tuple[PaperFact, ...]:
    return tuple(PaperFact(kind, 1, "Dr Ivanova", FILLED_AT, "letter", None, "vera") for kind in kinds)


@pytest.mark.req("I05")
def test_exceptional_supply_wants_every_paper_and_something_out_of_specification() -> None:
    failing = a_product().filled("BAG1").tested("nk_purity", "1", sample="H1").having(papers=papers(*PAPERS))
    assert found(exceptional_supply, failing) == []
    passing = a_product().filled("BAG1").tested("nk_purity", "95", sample="H1").having(papers=papers(*PAPERS))
    (check,) = found(exceptional_supply, passing)
    assert (check.code, check.stops) == ("supply.nothing_out_of_specification", {Stop.SUPPLY})
    (check,) = found(exceptional_supply, failing.having(papers=papers(*PAPERS[1:])))
    assert (check.code, check.outcome, check.stops, check.is_open) == (
        "supply.paper_missing",
        Outcome.PENDING,
        {Stop.SUPPLY},
        True,
    )
    assert check.params == {"paper": "request"}
    unasked = found(exceptional_supply, failing.having(papers=()))
    assert codes(unasked) == ["supply.paper_missing"] * len(PAPERS)
    assert all(check.blocks(Stop.SUPPLY) and not check.is_open for check in unasked), "nobody has requested the supply"
    assert not any(
        check.is_open for check in found(exceptional_supply, failing.having(papers=papers(Paper.DONOR_TOLD)))
    )
    assert not any(check.is_open for check in found(exceptional_supply, passing.having(papers=papers(*PAPERS[:1]))))
