"""Sentences of the reasons why a lot or a piece of equipment is not fit for use."""

from nkmfg.domain.findings.materials import EquipmentFault, EquipmentFaultCode, LotFault, LotFaultCode
from nkmfg.domain.permissions.states import EquipmentState
from nkmfg.words.codes import code_label
from nkmfg.words.judgements import judgement_sentence
from nkmfg.words.messages import _


def lot_fault_sentence(fault: LotFault) -> str:
    """Sentence of the reason why the lot is not fit for use."""
    lot, params = fault.params["lot"], fault.params
    match fault.code:
        case LotFaultCode.REJECTED:
            return _("Lot {lot} is rejected by QA.", lot=lot)
        case LotFaultCode.NOT_RELEASED:
            return _("Lot {lot} is used without QA's release.", lot=lot)
        case LotFaultCode.EXPIRED:
            return _("Lot {lot} expired on {day}.", lot=lot, day=params["expires_on"])
        case LotFaultCode.IRRADIATION_INCOMPLETE:
            return _("Lot {lot} has no complete record of its irradiation.", lot=lot)
        case LotFaultCode.IRRADIATED_LATER:
            return _("Lot {lot} was not irradiated yet at that moment.", lot=lot)
        case LotFaultCode.IRRADIATION_DOSE:
            return _(
                "Lot {lot} was irradiated with {dose} Gy; the recipe wants {low} to {high} Gy.",
                lot=lot,
                dose=params["dose_gy"],
                low=params["low_gy"],
                high=params["high_gy"],
            )
        case LotFaultCode.TEST:
            assert fault.test is not None
            judged = judgement_sentence(fault.test.criterion, fault.test.judgement)
            return _("Lot {lot}: {judgement}", lot=lot, judgement=judged)


def equipment_fault_sentence(fault: EquipmentFault) -> str:
    """Sentence of the reason why the equipment is not fit for use."""
    params = fault.params
    equipment = f"{params['equipment']} ({params['name']})"
    match fault.code:
        case EquipmentFaultCode.NOT_IN_SERVICE:
            return _("{equipment} is {state}.", equipment=equipment, state=code_label(EquipmentState, params["state"]))
        case EquipmentFaultCode.NOT_CALIBRATED:
            return _("{equipment} has no calibration on record.", equipment=equipment)
        case EquipmentFaultCode.CALIBRATION_OVER:
            return _(
                "{equipment}: its calibration was good until {day}.",
                equipment=equipment,
                day=params["calibrated_until"],
            )
