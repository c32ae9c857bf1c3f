"""Whose work a deviation is about: they do not close it."""

from dataclasses import replace
from typing import Any

import pytest

from nkmfg.domain.decisions.deviation_closing import BY_HAND, involved
from nkmfg.domain.facts.deviation import DeviationFact
from nkmfg.domain.findings.check import Check
from nkmfg.domain.findings.codes import CHECKS
from nkmfg.domain.permissions.states import DeviationState
from tests.dossiers import NOON, RECEIPT, a_batch
from tests.products import a_product, il2
from tests.written import vessel


def opened(code: str = "limit.action", subject: str = "batch", run: str | None = None) -> DeviationFact:
    return DeviationFact("D01", run, code, subject, "", "something", NOON, DeviationState.OPEN, None, None)


@pytest.mark.req("H02")
@pytest.mark.parametrize(
    ("deviation", "found", "people"),
    [
        (opened(), [], set()),
        (opened(run=RECEIPT), [], {"anna", "boris"}),  # did the step and wrote it down
        (opened("limit.action", f"run:{RECEIPT}"), [Check(code="limit.action", by="anna,boris")], set()),
        (opened("limit.action"), [Check(code="limit.action", by="anna,boris", deviation="D01")], {"anna", "boris"}),
        (opened("limit.action"), [Check(code="limit.action", by="boris", deviation="D02")], set()),
        (opened("lot.rejected_after_use"), [Check(code="lot.rejected_after_use", deviation="D01")], set()),
        (opened("person.questioned_after_use", "person:anna"), [], {"anna"}),
        (opened("lot.rejected_after_use", "lot:anna"), [], set()),
    ],
)
def test_a_deviation_is_about_who_did_its_step_or_what_it_was_opened_for(
    deviation: DeviationFact, found: list[Check], people: set[str]
) -> None:
    making = a_batch()
    making.by = "anna"
    dossier = making.wrote(RECEIPT, "content_ml", "180", vessel("P"), at=NOON).dossier()
    other = replace(opened("person.questioned_after_use", "person:vera", RECEIPT), number="D02")
    dossier = replace(dossier, deviations=(other, deviation))
    assert involved(dossier, found, "D01") == people


@pytest.mark.req("H02")
@pytest.mark.parametrize(
    ("code", "subject", "people"),
    [
        ("result.failed", "test:viability", {"rita", "qasim"}),
        ("result.before_sample", "result:viability#1", {"rita", "qasim"}),
        ("result.failed", "test:gram", set()),
        ("infusion.late", "infusion:1", {"clara", "boris"}),
        ("infusion.late", "infusion:2", set()),
        ("il2.other_dose", "il2:3", {"clara", "boris"}),
        ("il2.other_dose", "il2:4", set()),
    ],
)
def test_who_recorded_a_result_or_a_dose_does_not_close_what_that_opened_once_somebody_else_corrected_it(
    code: str, subject: str, people: set[str]
) -> None:
    batch = a_product().tested("viability", "61").retested("91.6", reported_by="qasim")
    batch.infused("BAG1", recorded_by="clara")
    (infusion,) = batch.changes["infusions"]
    batch.having(infusions=(corrected(infusion),), il2_doses=(corrected(il2(3, recorded_by="clara")),))
    dossier = replace(batch.dossier(), deviations=(opened(code, subject),))
    assert involved(dossier, [], "D01") == people


def corrected(fact: Any) -> Any:
    """An infusion or IL-2 with a further entry, by somebody else."""
    return replace(fact, entries=(*fact.entries, replace(fact.last, revision=2, recorded_by="boris")))


def test_deviations_written_in_somebodys_act_have_codes_of_checks() -> None:
    assert set(CHECKS) >= BY_HAND
