"""The dose as a second person verifies it, and what holds back a container: nothing but the record as it is now."""

import json
from collections.abc import Iterator
from typing import Any

from nkmfg.domain.decisions.batch_status import batch_status
from nkmfg.domain.facts.disposition_facts import Decision
from nkmfg.domain.facts.dossier import Dossier, Signed
from nkmfg.domain.facts.ward import CustodyKind
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.findings.labels import label_faults
from nkmfg.domain.in_words import temporary_judgement_sentence, weight_words
from nkmfg.domain.product.dose_sheet import dose_sheet
from nkmfg.domain.product.filled import dose_counts
from nkmfg.domain.product.results import JudgedTest, judged_tests
from nkmfg.domain.recipe.judging import Verdict
from nkmfg.domain.recipe.model import Blocks
from nkmfg.domain.values.hashing import canonical, sha256
from nkmfg.domain.values.quantities import plain

DOSE, DECISION = "dose", "dose-decision"  # what they are signed under
GIVE = "give as it is"
DECISIONS = (GIVE, "give less", "give the rest later", "do not give")


def dose_facts(dossier: Dossier, figures: BatchFigures) -> dict[str, Any]:
    """What the second person verifies: counts, purity, weight and level, what comes of them, every limit's verdict."""
    sheet, order = dose_sheet(dossier, figures), dossier.order
    greatest = sheet.greatest_nk_cells_per_kg
    numbers = {
        "volume to give, mL": sheet.plan.volume_ml.value,
        "NK cells ordered": sheet.plan.nk_cells.value,
        "NK cells per mL": sheet.plan.nk_cells_per_ml.value,
        "NK per kg, whole content": sheet.whole.nk_cells_per_kg.value,
        "CD3⁺CD56⁻ per kg, whole content": sheet.whole.t_cells_per_kg.value,
        "greatest NK per kg": None if greatest is None else greatest.value,
        "weight for limits, kg": sheet.safety_weight_kg.value,
    }
    return {
        "batch": dossier.number,
        "chain of identity": order.coi_code,
        "patient": order.patient,
        "dose level": sheet.level.label,
        "weight": f"{weight_words(order.weight_kg)}, order version {order.version}",
        "counts": [
            None if one.count.viable_cells_per_ml.value is None else plain(one.count.viable_cells_per_ml.value)
            for one in dose_counts(dossier, figures)
        ],
        **{name: None if value is None else plain(value) for name, value in numbers.items()},
        "limits": [
            temporary_judgement_sentence(one.criterion, one.judgement) for one in limits_per_kg(dossier, figures)
        ],
    }


def limits_per_kg(dossier: Dossier, figures: BatchFigures) -> tuple[JudgedTest, ...]:
    """The limits of this patient, each judged on the full content at the lower weight."""
    tests = judged_tests(dossier, figures)
    return tuple(
        one for one in tests if (one.criterion.per_kg or one.is_computed) and one.verdict is not Verdict.NOT_APPLICABLE
    )


def dose_checks(dossier: Dossier, figures: BatchFigures) -> tuple[Signed, ...]:
    """The signatures on the dose as it is now; one on other numbers no longer counts."""
    now = json.loads(canonical(dose_facts(dossier, figures)))
    return tuple(
        one
        for one in dossier.signed_under(DOSE)
        if one.meaning == "verified" and sha256(one.payload) == one.digest and json.loads(one.payload)["facts"] == now
    )


def dose_decisions(dossier: Dossier) -> tuple[tuple[Signed, dict[str, Any]], ...]:
    """What physicians decided where the dose falls short, goes over, or the patient cannot have it."""
    found = []
    for one in dossier.signatures:
        if one.scope.startswith(f"batch/{dossier.number}/{DECISION}/") and sha256(one.payload) == one.digest:
            found.append((one, json.loads(one.payload)["facts"]))
    return tuple(found)


def against_issue(dossier: Dossier, figures: BatchFigures, container: str) -> tuple[str, ...]:
    """Every sentence that keeps a container from being issued now; none where it may go."""
    return tuple(dict.fromkeys([*against_use(dossier, figures, container), *_gone(dossier, container)]))


def against_use(dossier: Dossier, figures: BatchFigures, container: str) -> tuple[str, ...]:
    """Every sentence against giving a container, wherever it is: the second person at issue asks it once more."""
    order = dossier.order
    found = [*batch_status(dossier, figures).stopped, *_limits_against(dossier, figures)]
    if not order.weight_is_checked:
        found.append(f"No second person has checked the weight of {weight_words(order.weight_kg)}.")
    if not dose_checks(dossier, figures):
        found.append("No second person has verified the dose as it is now.")
    return tuple(dict.fromkeys([*found, *label_faults(dossier, container)]))


def _limits_against(dossier: Dossier, figures: BatchFigures) -> Iterator[str]:
    """Limits that fail or cannot be shown; of an exceptional supply those the physician did not accept as they are."""
    accepted: list[str] = []
    if dossier.decision == Decision.EXCEPTIONAL_SUPPLY:
        accepted = [one for _, facts in dose_decisions(dossier) if facts["decision"] == GIVE for one in facts["limits"]]
    for test in limits_per_kg(dossier, figures):
        stops = test.criterion.blocks is Blocks.INFUSION or test.verdict is Verdict.FAIL
        sentence = temporary_judgement_sentence(test.criterion, test.judgement)
        if stops and not test.judgement.settles and sentence not in accepted:
            yield sentence


def _gone(dossier: Dossier, container: str) -> Iterator[str]:
    for kind in (CustodyKind.DESTROYED, CustodyKind.RETURNED, CustodyKind.ISSUED):
        if dossier.ward.hand(container, kind) is not None:
            yield f"Container {container} was {kind} already."
            break
    given = [one.ordinal for one in dossier.infusions if one.last.container == container]
    if given:
        yield f"Container {container} was given already: infusion {given[0]}."
