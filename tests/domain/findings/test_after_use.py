"""What is questioned after it was used stops everything, unless its use was a deviation or permitted at risk itself."""

from typing import Any

import pytest

from nkmfg.domain.facts.context_facts import QuestionedMaterial
from nkmfg.domain.facts.disposition_facts import AtRiskFact
from nkmfg.domain.facts.dossier import DeviationFact
from nkmfg.domain.findings.after_use import questioned_after_use
from nkmfg.domain.findings.check import Check
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.findings.spec import EVERYTHING
from nkmfg.domain.permissions.states import DeviationState
from tests.products import FILLED_AT, Product, a_product

LOT = QuestionedMaterial("lot", "L-0012", "rejected")
HELD_LOT = QuestionedMaterial("lot", "L-0012", "quarantine")
CENTRIFUGE = QuestionedMaterial("equipment", "CF-02", "quarantined")


def checks(product: Product) -> list[Check]:
    return list(questioned_after_use(Evidence(product.dossier())))


def used(material: QuestionedMaterial, **changes: Any) -> Product:
    return a_product().having(questioned=(material,), **changes)


def deviation(code: str, subject: str) -> DeviationFact:
    return DeviationFact("DEV-0001", None, code, subject, "", "", FILLED_AT, DeviationState.OPEN, None, None)


@pytest.mark.req("FD1", "G01")
@pytest.mark.parametrize(
    ("material", "code"),
    [
        (LOT, "lot.rejected_after_use"),
        (HELD_LOT, "lot.held_after_use"),
        (CENTRIFUGE, "equipment.quarantined_after_use"),
    ],
)
def test_a_material_that_is_questioned_after_its_use_stops_everything(material: QuestionedMaterial, code: str) -> None:
    (check,) = checks(used(material))
    assert (check.code, check.subject.key, check.params["state"]) == (code, material.code, material.state)
    assert check.stops == EVERYTHING
    assert check.is_open


def test_materials_that_are_fit_are_no_finding() -> None:
    assert checks(a_product()) == []


@pytest.mark.parametrize(
    ("material", "code", "subject", "count"),
    [
        (LOT, "lot.unfit", "lot:L-0012", 0),
        (LOT, "lot.unfit", "lot:L-0013", 1),
        (LOT, "equipment.unfit", "lot:L-0012", 1),
        (CENTRIFUGE, "equipment.unfit", "equipment:CF-02", 0),
    ],
)
def test_a_use_that_was_a_deviation_itself_is_not_told_twice(
    material: QuestionedMaterial, code: str, subject: str, count: int
) -> None:
    assert len(checks(used(material, deviations=(deviation(code, subject),)))) == count


@pytest.mark.parametrize(
    ("material", "thing", "count"),
    [
        (HELD_LOT, "lot L-0012", 0),
        (HELD_LOT, "lot L-0013", 1),
        (LOT, "lot L-0012", 1),
    ],
)
def test_use_at_risk_makes_up_for_a_lot_on_hold_and_not_for_a_rejected_one(
    material: QuestionedMaterial, thing: str, count: int
) -> None:
    permitted = AtRiskFact(thing, {}, FILLED_AT)
    assert len(checks(used(material, at_risk=(permitted,)))) == count
