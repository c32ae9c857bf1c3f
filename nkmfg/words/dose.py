"""The dose and the decisions on it, in words."""

from collections.abc import Mapping

from nkmfg.domain.product.dose_verification import DoseDecision

DOSE_DECISIONS: Mapping[DoseDecision, str] = {
    DoseDecision.GIVE: "give as it is",
    DoseDecision.GIVE_LESS: "give less",
    DoseDecision.REST_LATER: "give the rest later",
    DoseDecision.DO_NOT_GIVE: "do not give",
}
