"""Sentences of why a lot or a piece of equipment is not for use."""

import pytest

from nkmfg.domain.facts.materials import LotTest
from nkmfg.domain.findings.materials import EquipmentFault, EquipmentFaultCode, LotFault, LotFaultCode
from nkmfg.domain.recipe.judging import Context, judge
from nkmfg.recipes import shipped
from nkmfg.words.materials import equipment_fault_sentence, lot_fault_sentence

CRITERION = shipped().feeder_criteria[0]
LOT_SENTENCES = {
    LotFaultCode.REJECTED: ({}, "Lot L-0001 is rejected by QA."),
    LotFaultCode.NOT_RELEASED: ({}, "Lot L-0001 is used without QA's release."),
    LotFaultCode.EXPIRED: ({"expires_on": "2026-11-22"}, "Lot L-0001 expired on 2026-11-22."),
    LotFaultCode.IRRADIATION_INCOMPLETE: ({}, "Lot L-0001 has no complete record of its irradiation."),
    LotFaultCode.IRRADIATED_LATER: ({}, "Lot L-0001 was not irradiated yet at that moment."),
    LotFaultCode.IRRADIATION_DOSE: (
        {"dose_gy": "30", "low_gy": "90", "high_gy": "110"},
        "Lot L-0001 was irradiated with 30 Gy; the recipe wants 90 to 110 Gy.",
    ),
    LotFaultCode.TEST: ({}, f"Lot L-0001: {CRITERION.attribute}: no result yet."),
}
EQUIPMENT_SENTENCES = {
    EquipmentFaultCode.NOT_IN_SERVICE: ({"state": "quarantined"}, "E-0001 (Incubator) is quarantined."),
    EquipmentFaultCode.NOT_CALIBRATED: ({}, "E-0001 (Incubator) has no calibration on record."),
    EquipmentFaultCode.CALIBRATION_OVER: (
        {"calibrated_until": "2026-11-22"},
        "E-0001 (Incubator): its calibration was good until 2026-11-22.",
    ),
}


@pytest.mark.parametrize("code", LotFaultCode)
def test_every_fault_of_a_lot_has_its_sentence(code: LotFaultCode) -> None:
    params, sentence = LOT_SENTENCES[code]
    test = LotTest(CRITERION, judge(None, CRITERION, Context())) if code is LotFaultCode.TEST else None
    assert lot_fault_sentence(LotFault(code=code, params={"lot": "L-0001", **params}, test=test)) == sentence


@pytest.mark.parametrize("code", EquipmentFaultCode)
def test_every_fault_of_equipment_has_its_sentence(code: EquipmentFaultCode) -> None:
    params, sentence = EQUIPMENT_SENTENCES[code]
    fault = EquipmentFault(code=code, params={"equipment": "E-0001", "name": "Incubator", **params})
    assert equipment_fault_sentence(fault) == sentence
