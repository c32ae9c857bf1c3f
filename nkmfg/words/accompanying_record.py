"""Text of the record that accompanies a product: eligibility of its donor and the tests, by codes, without names."""

from dataclasses import dataclass
from datetime import datetime

from nkmfg.domain.facts.context_facts import MarkerTest
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.product.containers import is_given
from nkmfg.domain.product.results import JudgedTest
from nkmfg.domain.recipe.donor_testing import DonorVerdict, Finding
from nkmfg.domain.recipe.eligibility import Eligibility
from nkmfg.domain.recipe.judging import Verdict
from nkmfg.domain.values.identifiers import shown_collection_number
from nkmfg.domain.values.moments import local
from nkmfg.words.codes import code_label
from nkmfg.words.eligibility import reason_sentence
from nkmfg.words.exceptions import capital
from nkmfg.words.judgements import judgement_clause
from nkmfg.words.label import stopped_words
from nkmfg.words.messages import N_, _

STATEMENTS = {
    Eligibility.ELIGIBLE: N_("The donor is eligible."),
    Eligibility.INELIGIBLE: N_("The donor is not eligible."),
    Eligibility.NOT_COMPLETE: N_("The determination of the donor's eligibility is not complete."),
}


@dataclass(frozen=True, slots=True)
class Accompanying:
    """Content of the record in words."""

    site: str
    mark: str
    product: str
    batch: str
    coi_code: str
    patient: str
    donor: str
    donation: str
    stopped: str  # status of a stopped product in capitals; empty if nothing stops it
    stops: tuple[str, ...]  # sentences of the findings that stop the product now
    statement: str
    reasons: tuple[str, ...]  # reasons of ineligibility, or missing facts
    legends: tuple[str, ...]
    markers: tuple[tuple[str, str, str, str], ...]  # test, sampled, finding, laboratory
    results: tuple[tuple[str, str], ...]  # test of the product, finding
    read_at: datetime


def accompanying(
    evidence: Evidence, verdict: DonorVerdict, tests: tuple[MarkerTest, ...], *, stops: tuple[str, ...]
) -> Accompanying:
    """Compile the accompanying record of a batch (21 CFR 1271.55); `stops` are the sentences of what stops it."""
    dossier = evidence.dossier
    labels = {marker.key: marker.label for marker in dossier.recipe.donor_testing.markers}
    applicable = [test for test in evidence.tests if test.verdict is not Verdict.NOT_APPLICABLE or test.results]
    return Accompanying(
        site=dossier.site,
        mark=dossier.mark or "",
        product=dossier.recipe.product.name,
        batch=dossier.number,
        coi_code=dossier.order.coi_code,
        patient=dossier.order.patient,
        donor=dossier.order.donor,
        donation="—" if dossier.collection is None else shown_collection_number(dossier.collection.din),
        stopped=stopped_words(is_given=is_given(evidence.containers)) if stops else "",
        stops=stops,
        statement=_(STATEMENTS[verdict.verdict]),
        reasons=tuple(reason_sentence(reason, dossier.recipe) for reason in verdict.reasons if not reason.met),
        legends=verdict.legends,
        markers=tuple(
            (
                labels.get(test.marker, test.marker),
                local(test.sampled_at, dossier.zone),
                code_label(Finding, test.finding),
                test.laboratory,
            )
            for test in tests
        ),
        results=tuple((test.criterion.attribute, _found(test)) for test in applicable),
        read_at=dossier.read_at.astimezone(dossier.zone),
    )


def _found(test: JudgedTest) -> str:
    """Finding of a test without the test's name, which is printed in front of it."""
    return capital(f"{judgement_clause(test.criterion, test.judgement)}.")
