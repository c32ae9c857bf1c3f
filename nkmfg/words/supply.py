"""What an exceptional supply failed, as its label and its ward sheet say it; the papers behind a decision."""

from nkmfg.domain.decisions.exceptional_supply import out_of_specification
from nkmfg.domain.facts.disposition_facts import Decision, Paper
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.words.judgements import judgement_sentence

_PAPERS = {
    Paper.REQUEST: "the request of the treating physician",
    Paper.BENEFIT: "the immediate hazard to the patient, and the alternatives",
    Paper.RISK: "the risk evaluation sent by the manufacturer",
    Paper.ACCEPTANCE: "the acceptance of the risk by the physician",
    Paper.SPONSOR: "the notification of the sponsor",
    Paper.DONOR_TOLD: "the completed determination of the donor, told to the physician",
}


def failures(evidence: Evidence) -> tuple[str, ...]:
    """The tests that failed, each with its value and limit; nothing of a batch that is no exceptional supply (FD4)."""
    if evidence.dossier.decision != Decision.EXCEPTIONAL_SUPPLY:
        return ()
    return tuple(judgement_sentence(test.criterion, test.judgement) for test in out_of_specification(evidence))


def paper_words(paper: Paper) -> str:
    """What a paper behind a decision is, in a sentence."""
    return _PAPERS[paper]
