"""Checks of the product: containers, counts of the dose, expiry, weight, dose check and custody."""

from collections.abc import Iterator
from fractions import Fraction

from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.facts.transcription import is_treated_on_paper
from nkmfg.domain.facts.ward import CustodyKind
from nkmfg.domain.findings.check import Check, Outcome, Subject, SubjectKind
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.scope import FIRST_DECISION, USE
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.product.dose import Fit, change_pct
from nkmfg.domain.product.dose_verification import is_dose_accepted, is_refused
from nkmfg.domain.product.filled import Product, expires_at, supply_of
from nkmfg.domain.recipe.enums import DoseContent
from nkmfg.domain.values.quantities import plain

PRODUCT = Subject(SubjectKind.PRODUCT)
ORDER = Subject(SubjectKind.ORDER)


def filled_product(evidence: Evidence) -> Iterator[Check]:
    """Check the filled product: a container, a known supply, and two agreeing counts by two people or methods."""
    dossier, product = evidence.dossier, evidence.product

    def found(code: str, outcome: Outcome = Outcome.FAILED, **params: str) -> Check:
        return Check(code=code, subject=PRODUCT, outcome=outcome, params=params, stops=FIRST_DECISION, is_open=True)

    if not product.containers:
        yield found("product.no_container", Outcome.PENDING)
    if supply_of(dossier) is None:
        yield found("product.supply_unknown", Outcome.PENDING)
    if len(product.counts) < 2:
        yield found("product.count_missing", Outcome.PENDING)
    elif product.agreement is not None and not product.agreement.agree:
        difference = product.agreement.difference_pct.value
        yield found(
            "product.counts_differ",
            difference_pct="" if difference is None else plain(difference),
            limit_pct=plain(dossier.recipe.counting.dose_count_difference_pct),
        )
    elif _counted_by_one_person(dossier, product):
        yield found("product.counted_by_one_person")


def _counted_by_one_person(dossier: Dossier, product: Product) -> bool:
    """True if one person did both counts with one method."""
    people = {performer for count in product.counts for performer in dossier.run(count.run).performers}
    methods = {
        line.value.typed
        for count in product.counts
        for line in dossier.run(count.run).lines
        if line.key.field == "method" and line.value
    }
    return len(people) == 1 and len(methods) == 1


def expired(evidence: Evidence) -> Iterator[Check]:
    """Check the shelf life against the moment of the reading; after a decision, only while a container is left."""
    expiry = expires_at(evidence.dossier)
    is_left = any(not container.fate.is_final for container in evidence.containers)
    if expiry is not None and expiry <= evidence.at and (is_left or not evidence.dossier.dispositions):
        yield Check(
            code="product.expired",
            subject=PRODUCT,
            params={"expires_at": expiry.isoformat()},
            stops=FIRST_DECISION | USE,
            at=expiry,
        )


def weight(evidence: Evidence) -> Iterator[Check]:
    """Check that the patient's weight is known, checked by a second person, and unchanged since issue."""
    order = evidence.dossier.order
    if order.weight_kg is None:
        yield Check(code="weight.unknown", subject=ORDER, outcome=Outcome.PENDING, stops=FIRST_DECISION, is_open=True)
    elif not order.weight_is_verified:
        yield Check(
            code="weight.unchecked",
            subject=ORDER,
            outcome=Outcome.PENDING,
            params={"weight_kg": plain(order.weight_kg)},
            stops=FIRST_DECISION | USE,
            is_open=True,
        )
    if order.weight_kg is None and not order.weight_is_verified:
        yield Check(
            code="weight.unchecked",
            subject=ORDER,
            outcome=Outcome.PENDING,
            params={"weight_kg": ""},
            stops=USE,
            is_open=True,
        )
    first = order.made_for_weight_kg
    if order.weight_kg is None or first is None or first == order.weight_kg:
        return
    change = change_pct(now=order.weight_kg, before=first).value or Fraction(0)
    yield Check(
        code="weight.changed",
        subject=ORDER,
        params={
            "then_kg": plain(first),
            "now_kg": plain(order.weight_kg),
            "change_pct": plain(change),
            "weigh_again": "yes" if abs(change) > evidence.dossier.recipe.dosing.weight_change_pct else "no",
        },
    )


def amount_open(evidence: Evidence) -> Iterator[Check]:
    """Check an open-ended dose level: nothing is handed over until a physician has signed the present amount (FD6).

    That signature includes the notice to the sponsor. It does not settle an amount below the level, or above the
    recipe's cap.
    """
    dossier, sheet = evidence.dossier, evidence.dose_sheet
    if not sheet.level.open_ended or is_treated_on_paper(dossier):
        return
    given = sheet.whole if dossier.recipe.dosing.content is DoseContent.WHOLE_CONTAINER else sheet.to_give
    amount, cap = given.nk_cells_per_kg.value, sheet.level.ceiling_per_kg
    is_within = sheet.fit is Fit.WITHIN
    if is_within and is_dose_accepted(evidence.dose_decisions, evidence.dose_facts):
        return
    yield Check(
        code="order.amount_open",
        subject=ORDER,
        outcome=Outcome.PENDING,
        params={
            "level": sheet.level.key,
            "amount_per_kg": "" if amount is None else plain(amount),
            "cap_per_kg": "" if cap is None else plain(cap),
            "is_within": "yes" if is_within else "no",
        },
        stops=USE,
        is_open=True,
    )


def dose_unverified(evidence: Evidence) -> Iterator[Check]:
    """Check that a second person has verified the present dose."""
    if not evidence.dose_verifications:
        yield Check(
            code="dose.unverified",
            subject=Subject(SubjectKind.DOSE),
            outcome=Outcome.PENDING,
            stops=USE,
            is_open=True,
        )


def dose_refused(evidence: Evidence) -> Iterator[Check]:
    """Check that the physician's last decision is not to give the product; a later one to give it takes it back."""
    if is_refused(evidence.dose_decisions):
        signed, facts = evidence.dose_decisions[-1]
        yield Check(
            code="dose.refused",
            subject=ORDER,
            params={"why": str(facts.get("why", ""))},
            by=signed.login,
            at=signed.at,
            stops=USE,
        )


def containers(evidence: Evidence) -> Iterator[Check]:
    """Check containers that are gone, given, or without a recorded end."""
    dossier = evidence.dossier
    for account in evidence.containers:
        container = Subject(SubjectKind.CONTAINER, account.code)
        for kind in (CustodyKind.DESTROYED, CustodyKind.RETURNED, CustodyKind.ISSUED):
            if dossier.ward.hand(account.code, kind) is not None:
                yield Check(
                    code="container.gone",
                    subject=container,
                    params={"kind": kind.value},
                    stops=frozenset({Stop.HAND_OVER}),
                )
                break
        given = [infusion.ordinal for infusion in dossier.infusions if infusion.last.container == account.code]
        if given:
            yield Check(
                code="container.given",
                subject=container,
                params={"infusion": str(given[0])},
                stops=frozenset({Stop.HAND_OVER}),
            )
        if not account.fate.is_final:
            yield Check(
                code="container.without_end",
                subject=container,
                outcome=Outcome.PENDING,
                params={"fate": account.fate.value},
                stops=frozenset({Stop.CLOSING}),
                is_open=True,
            )


def scans(evidence: Evidence) -> Iterator[Check]:
    """Check scans that did not match the expected code."""
    for scan in evidence.dossier.ward.scans:
        if not scan.matched:
            yield Check(
                code="scan.mismatch",
                subject=Subject(SubjectKind.CONTAINER, scan.container),
                params={
                    "at": scan.at.isoformat(),
                    "asked": scan.asked,
                    "place": scan.place,
                    "scanned": scan.scanned,
                    "expected": scan.expected,
                },
                by=scan.by,
                at=scan.at,
            )
