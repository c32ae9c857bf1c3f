"""Texts of what refusals give as their reasons, and of several names in a row."""

from nkmfg.domain.findings.against import Against, RulesAgainst
from nkmfg.domain.findings.materials import LotFault
from nkmfg.domain.values.several import Names, Reasons
from nkmfg.words.checks import sentences
from nkmfg.words.eligibility import reason_sentence
from nkmfg.words.materials import lot_fault_sentence
from nkmfg.words.messages import writes, written

writes(LotFault)(lot_fault_sentence)


@writes(Names)
def _names(names: Names) -> str:
    return ", ".join(str(written(name)) for name in names)


@writes(Reasons)
def _reasons(reasons: Reasons) -> str:
    return " ".join(str(written(reason)) for reason in reasons)


@writes(Against)
def _against(against: Against) -> str:
    return " ".join(sentences(against.dossier, against.checks))


@writes(RulesAgainst)
def _rules_against(against: RulesAgainst) -> str:
    return " ".join(reason_sentence(reason, against.recipe) for reason in against.reasons)
