"""The record that accompanies a product: what was determined of its donor and on what, by codes, without a name."""

from dataclasses import dataclass
from datetime import datetime

from nkmfg.domain.facts.context_facts import MarkerTest
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.in_words import local, temporary_judgement_sentence, temporary_reason_sentence
from nkmfg.domain.product.results import JudgedTest
from nkmfg.domain.recipe.donor_testing import DonorVerdict
from nkmfg.domain.recipe.eligibility import Eligibility
from nkmfg.domain.recipe.judging import Verdict
from nkmfg.domain.values.identifiers import shown_collection_number

STATEMENTS = {
    Eligibility.ELIGIBLE: "The donor is eligible.",
    Eligibility.INELIGIBLE: "The donor is not eligible.",
    Eligibility.NOT_COMPLETE: "The determination of the donor's eligibility is not complete.",
}


@dataclass(frozen=True, slots=True)
class Accompanying:
    """All of the record, as words."""

    site: str
    mark: str
    product: str
    batch: str
    coi_code: str
    patient: str
    donor: str
    donation: str
    statement: str
    reasons: tuple[str, ...]  # why it is not eligible, or what is missing
    legends: tuple[str, ...]
    markers: tuple[tuple[str, str, str, str], ...]  # test, sampled, finding, laboratory
    results: tuple[tuple[str, str], ...]  # test of the product, what was found
    read_at: datetime


def accompanying(evidence: Evidence, verdict: DonorVerdict, tests: tuple[MarkerTest, ...]) -> Accompanying:
    """The record of a batch as it is now (21 CFR 1271.55)."""
    dossier = evidence.dossier
    labels = {one.key: one.label for one in dossier.recipe.donor_testing.markers}
    judged = [one for one in evidence.tests if one.verdict is not Verdict.NOT_APPLICABLE or one.results]
    return Accompanying(
        site=dossier.site,
        mark=dossier.mark or "",
        product=dossier.recipe.product.name,
        batch=dossier.number,
        coi_code=dossier.order.coi_code,
        patient=dossier.order.patient,
        donor=dossier.order.donor,
        donation="—" if dossier.collection is None else shown_collection_number(dossier.collection.din),
        statement=STATEMENTS[verdict.verdict],
        reasons=tuple(temporary_reason_sentence(one, dossier.recipe) for one in verdict.reasons if not one.met),
        legends=verdict.legends,
        markers=tuple(
            (
                labels.get(one.marker, one.marker),
                local(one.sampled_at, dossier.zone),
                one.finding.replace("_", " "),
                one.laboratory,
            )
            for one in tests
        ),
        results=tuple((one.criterion.attribute, _found(one)) for one in judged),
        read_at=dossier.read_at.astimezone(dossier.zone),
    )


def _found(test: JudgedTest) -> str:
    """What was found, without the name that stands before it already."""
    said = temporary_judgement_sentence(test.criterion, test.judgement).removeprefix(f"{test.criterion.attribute}: ")
    return said[:1].upper() + said[1:]
