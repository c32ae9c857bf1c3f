"""Checks of facts that a decision relied on and that have changed since: cells, results, expiry, donor (FD3)."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from nkmfg.domain.facts.disposition_facts import TO_THE_PATIENT, DispositionFact
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.check import Check, Subject, SubjectKind
from nkmfg.domain.findings.codes import CHECKS
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.product.filled import expires_at
from nkmfg.domain.product.results import JudgedTest
from nkmfg.domain.recipe.donor_testing import reactive_against
from nkmfg.domain.values.quantities import plain


def changed_since_decision(evidence: Evidence) -> Iterator[Check]:
    """Check the present record against the facts signed in the decision that supplies the product.

    A change stops use if the dose moved beyond the recipe's tolerance or a result no longer passes; otherwise it is a
    warning. A result that came in later changes nothing that was relied on.
    """
    facts = facts_decided_on(evidence.dossier)
    if facts is not None:
        decision = evidence.dossier.dispositions[-1]
        yield from _cells(evidence, decision, facts["containers"])
        yield from _results(evidence, decision, facts["results"])
        yield from _expiry(evidence, decision, facts.get("expires_at"))
        yield from _donor(evidence, decision, facts.get("donor_reactive"))


def is_for_use(dossier: Dossier) -> bool:
    """True if the last decision supplies the product to the patient."""
    return bool(dossier.dispositions) and dossier.dispositions[-1].decision in TO_THE_PATIENT


def facts_decided_on(dossier: Dossier) -> dict[str, Any] | None:
    """Facts signed in the decision that supplies the product; None if there is no such decision."""
    if not is_for_use(dossier):
        return None
    signed = dossier.signed_under(f"disposition/{dossier.dispositions[-1].ordinal}")
    if not signed:
        return None
    facts: dict[str, Any] = json.loads(signed[-1].payload)["facts"]
    return facts


def failure_facts(test: JudgedTest) -> list[str]:
    """Facts about a failed test that an exceptional supply is signed with."""
    amount = test.judgement.amount
    return [test.criterion.key, test.verdict.value, "" if amount is None else plain(amount)]


def decided_on(dossier: Dossier, tests: Iterable[JudgedTest]) -> frozenset[str]:
    """Keys of tests whose present failure the current exceptional supply was decided on (FD4)."""
    facts = facts_decided_on(dossier) or {}
    known = facts.get("supply", {}).get("out_of_specification", [])
    return frozenset(test.criterion.key for test in tests if failure_facts(test) in known)


def _cells(evidence: Evidence, decision: DispositionFact, containers: list[list[str | None]]) -> Iterator[Check]:
    tolerance = Fraction(evidence.dossier.recipe.dosing.tolerance_pct)
    now = {container.code: held.nk_cells.value for container, held in evidence.dose_sheet.containers}
    for code, then in containers:
        if code is None or then is None:
            continue
        cells = now.get(code)
        shown = "" if cells is None else plain(cells)
        if shown == then:
            continue
        beyond = cells is None or abs(cells - Fraction(Decimal(then))) * 100 > tolerance * Fraction(Decimal(then))
        name = "dose.changed_after_release" if beyond else "dose.moved_after_release"
        subject = Subject(SubjectKind.CONTAINER, code)
        yield _check(name, subject, decision, stops=beyond, then=then, now=shown)


def _results(evidence: Evidence, decision: DispositionFact, signed: list[list[Any]]) -> Iterator[Check]:
    tests = {test.criterion.key: test for test in evidence.tests}
    now = {
        (key, str(judged.result.ordinal)): (str(judged.result.last.revision), test)
        for key, test in tests.items()
        for judged in test.results
    }
    for criterion, ordinal, revision, *_ in signed:
        present = now.get((criterion, ordinal))
        if present is not None and present[0] != revision:
            yield _check(
                "decision.relied_on_changed",
                Subject(SubjectKind.TEST, criterion),
                decision,
                stops=not present[1].judgement.settles,
                ordinal=ordinal,
                then=revision,
                now=present[0],
            )


def _expiry(evidence: Evidence, decision: DispositionFact, signed: str | None) -> Iterator[Check]:
    """Yield a product that lasts longer now than was signed, or for ever; a shorter life stops by itself at its end."""
    if signed is None:
        return
    now = expires_at(evidence.dossier)
    if now is None or now > datetime.fromisoformat(signed):
        shown = "" if now is None else now.isoformat()
        subject = Subject(SubjectKind.PRODUCT)
        yield _check("product.expiry_lifted", subject, decision, stops=True, then=signed, now=shown)


def _donor(evidence: Evidence, decision: DispositionFact, signed: list[str] | None) -> Iterator[Check]:
    """Yield each marker whose reactive result makes the donor ineligible and came after the decision."""
    if signed is None:
        return
    dossier = evidence.dossier
    for marker in reactive_against(dossier.recipe.donor_testing, dossier.donor_markers):
        if marker not in signed:
            subject = Subject(SubjectKind.DONOR, dossier.order.donor)
            yield _check("donor.reactive_after_release", subject, decision, stops=True, marker=marker)


def _check(code: str, subject: Subject, decision: DispositionFact, *, stops: bool, **params: str) -> Check:
    return Check(
        code=code,
        subject=subject,
        params={"decision": str(decision.ordinal), **params},
        at=decision.decided_at,
        stops=CHECKS[code].may_stop if stops else frozenset(),
        is_open=True,
    )
