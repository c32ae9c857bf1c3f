"""Checks of labels: printed, verified, applied, and saying what the record says now."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from nkmfg.domain.facts.disposition_facts import TO_THE_PATIENT, Decision
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.facts.ward import LabelAction, LabelNoteFact
from nkmfg.domain.findings.check import NO_PARAMS, Check, Outcome, Subject, SubjectKind, against_container
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.relied_on import failure_facts
from nkmfg.domain.findings.results import is_out_of_specification
from nkmfg.domain.findings.scope import USE
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.product.containers import ContainerAccount
from nkmfg.domain.product.labels import label_values, label_verifications, last_print

NOT_AS_RECORDED = frozenset({"label.other_state", "label.other_identity", "label.other_values", "label.without_stop"})
"""Codes of a label that does not say what the record says now: nobody can verify it."""


def labels(evidence: Evidence) -> Iterator[Check]:
    """Check that the label of each container is fit for issue."""
    for account in evidence.containers:
        yield from _label(evidence, account)


def labels_without_stop(evidence: Evidence, checks: Iterable[Check]) -> Iterator[Check]:
    """Check the label of each container that other checks stop: it says so, as long as anything is left (FD2).

    A clean one stops nothing that they do not stop; it cannot be verified, and is printed anew.
    """
    listed = tuple(checks)
    for account in evidence.containers:
        printed = last_print(evidence.dossier, account.code)
        if account.fate.is_final or printed is None or printed.says is None or printed.says.get("stops"):
            continue
        if against_container(listed, Stop.LABEL, account.code):
            yield _found("label.without_stop", account.code, Outcome.FAILED, stops=frozenset())


def stated_values(evidence: Evidence, container: str) -> dict[str, str]:
    """Values of the record that a label of a container states, with the failures of an exceptional supply (FD4).

    `failures` is "viability=61,sterility_final=": each test with the amount that failed, if it is a number.
    """
    supplied = evidence.dossier.decision == Decision.EXCEPTIONAL_SUPPLY
    failed = [failure_facts(test) for test in evidence.tests if supplied and is_out_of_specification(test)]
    failures = ",".join(f"{test}={amount}" for test, _verdict, amount in failed)
    return label_values(evidence.dossier, evidence.dose_sheet, container) | {"failures": failures}


def _label(evidence: Evidence, account: ContainerAccount) -> Iterator[Check]:
    dossier, container = evidence.dossier, account.code
    printed = last_print(dossier, container)
    if printed is None or printed.says is None:
        yield _found("label.not_printed", container)
        return
    if not label_verifications(dossier, printed):
        yield _found("label.unverified", container)
    after = [note for note in dossier.ward.label_notes_of(container) if note.ordinal > printed.ordinal]
    if not any(note.action is LabelAction.APPLIED for note in after):
        yield _found("label.not_applied", container)
    if not _says_the_decision(dossier, printed):
        # A label printed before the release is to be reprinted; one that claims more than the decision allows is wrong.
        is_wrong = printed.says["decision"] in TO_THE_PATIENT
        outcome = Outcome.FAILED if is_wrong else Outcome.PENDING
        params = {"printed": str(printed.says["decision"]), "decision": dossier.decision}
        yield _found("label.other_state", container, outcome, params)
    if printed.says.get("stops") and not account.fate.is_final:
        yield _found("label.says_stopped", container)
    order = dossier.order
    if (printed.says["coi_code"], printed.says["patient"]) != (order.coi_code, order.patient):
        yield _found("label.other_identity", container, Outcome.FAILED)
    if not account.fate.is_final:
        changed = _changed(printed.says.get("values", {}), stated_values(evidence, container))
        if changed:
            # Before the hand-over a new label is work to be done; a bag that is with the ward is a fault, and a call.
            outcome = Outcome.FAILED if account.fate.is_away else Outcome.PENDING
            yield _found("label.other_values", container, outcome, changed)


def _found(
    code: str,
    container: str,
    outcome: Outcome = Outcome.PENDING,
    params: Mapping[str, str] = NO_PARAMS,
    stops: frozenset[Stop] = USE,
) -> Check:
    return Check(
        code=code,
        subject=Subject(SubjectKind.CONTAINER, container),
        outcome=outcome,
        params=params,
        stops=stops,
        is_open=True,
    )


def _says_the_decision(dossier: Dossier, printed: LabelNoteFact) -> bool:
    """True if the printed label states the present decision; a label of a released batch serves a certified one too."""
    assert printed.says is not None
    good = {dossier.decision}
    if dossier.decision == Decision.CERTIFIED:
        good.add(Decision.RELEASED)
    return printed.says["decision"] in good


def _changed(printed: Mapping[str, str], now: Mapping[str, str]) -> Mapping[str, str]:
    """Each printed value that the record has otherwise now, as printed and as it is: `weight_kg`, `weight_kg_now`."""
    pairs = {name: (value, now.get(name, "")) for name, value in printed.items()}
    changed = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    return MappingProxyType(
        {name: then for name, (then, _) in changed.items()} | {f"{name}_now": new for name, (_, new) in changed.items()}
    )
