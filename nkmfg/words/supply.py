"""What an exceptional supply failed, as its label and its ward sheet say it."""

from nkmfg.domain.decisions.exceptional_supply import out_of_specification
from nkmfg.domain.facts.disposition_facts import Decision
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.words.judgements import judgement_sentence


def failures(evidence: Evidence) -> tuple[str, ...]:
    """The tests that failed, each with its value and limit; nothing of a batch that is no exceptional supply (FD4)."""
    if evidence.dossier.decision != Decision.EXCEPTIONAL_SUPPLY:
        return ()
    return tuple(judgement_sentence(test.criterion, test.judgement) for test in out_of_specification(evidence))
