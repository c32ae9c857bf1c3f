"""Texts of an exceptional supply: its failures for label and ward sheet, and the papers behind a decision."""

from nkmfg.domain.decisions.exceptional_supply import out_of_specification
from nkmfg.domain.facts.disposition_facts import Decision, Paper
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.words.judgements import judgement_sentence
from nkmfg.words.messages import N_, _

_PAPERS = {
    Paper.REQUEST: N_("the request of the treating physician"),
    Paper.BENEFIT: N_("the immediate hazard to the patient, and the alternatives"),
    Paper.RISK: N_("the risk evaluation sent by the manufacturer"),
    Paper.ACCEPTANCE: N_("the acceptance of the risk by the physician"),
    Paper.SPONSOR: N_("the notification of the sponsor"),
    Paper.DONOR_TOLD: N_("the completed determination of the donor, told to the physician"),
}


def failures(evidence: Evidence) -> tuple[str, ...]:
    """Tests that failed, each with its value and limit; empty unless the batch is an exceptional supply (FD4)."""
    if evidence.dossier.decision != Decision.EXCEPTIONAL_SUPPLY:
        return ()
    return tuple(judgement_sentence(test.criterion, test.judgement) for test in out_of_specification(evidence))


def paper_words(paper: Paper) -> str:
    """Phrase for a paper behind a decision, for use in a sentence."""
    return _(_PAPERS[paper])
