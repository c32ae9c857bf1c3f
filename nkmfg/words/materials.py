"""Sentences of the reasons why a lot or a piece of equipment is not fit for use."""

from nkmfg.domain.findings.materials import EquipmentFault, EquipmentFaultCode, LotFault, LotFaultCode
from nkmfg.words.judgements import judgement_sentence


def lot_fault_sentence(fault: LotFault) -> str:
    """Sentence of the reason why the lot is not fit for use."""
    lot, params = f"Lot {fault.params['lot']}", fault.params
    match fault.code:
        case LotFaultCode.REJECTED:
            return f"{lot} is rejected by QA."
        case LotFaultCode.NOT_RELEASED:
            return f"{lot} is used without QA's release."
        case LotFaultCode.EXPIRED:
            return f"{lot} expired on {params['expires_on']}."
        case LotFaultCode.IRRADIATION_INCOMPLETE:
            return f"{lot} has no complete record of its irradiation."
        case LotFaultCode.IRRADIATED_LATER:
            return f"{lot} was not irradiated yet at that moment."
        case LotFaultCode.IRRADIATION_DOSE:
            wanted = f"{params['low_gy']} to {params['high_gy']} Gy"
            return f"{lot} was irradiated with {params['dose_gy']} Gy; the recipe wants {wanted}."
        case LotFaultCode.TEST:
            assert fault.test is not None
            return f"{lot}: {judgement_sentence(fault.test.criterion, fault.test.judgement)}"


def equipment_fault_sentence(fault: EquipmentFault) -> str:
    """Sentence of the reason why the equipment is not fit for use."""
    params = fault.params
    name = f"{params['equipment']} ({params['name']})"
    match fault.code:
        case EquipmentFaultCode.NOT_IN_SERVICE:
            return f"{name} is {params['state'].replace('_', ' ')}."
        case EquipmentFaultCode.NOT_CALIBRATED:
            return f"{name} has no calibration on record."
        case EquipmentFaultCode.CALIBRATION_OVER:
            return f"{name}: its calibration was good until {params['calibrated_until']}."
