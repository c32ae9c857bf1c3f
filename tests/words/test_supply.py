"""What an exceptional supply failed stands on its label and its ward sheet, with value and limit (FD4)."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from nkmfg.domain.documents.label import label_facts
from nkmfg.domain.documents.ward_sheet import ward_facts
from nkmfg.domain.facts.disposition_facts import Decision, DispositionFact
from nkmfg.domain.findings.check import Check
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.pdf.label import labels_pdf
from nkmfg.pdf.ward_sheet import ward_sheet
from nkmfg.words.checks import sentence
from nkmfg.words.label import STOPPED, label_lines
from nkmfg.words.supply import failures
from nkmfg.words.ward_sheet import ward_paper
from tests.pdf.overprint import overprinted
from tests.products import FILLED_AT, RESULTED_AT, a_product


@pytest.mark.req("FD4")
@pytest.mark.parametrize(
    ("decision", "said"), [(Decision.RELEASED, "did not know of"), (Decision.QUARANTINE, "released, or rejected")]
)
def test_a_batch_without_a_failure_is_told_what_that_means_by_its_decision(decision: Decision, said: str) -> None:
    dossier = a_product().dossier()
    check = Check(code="supply.nothing_out_of_specification", params={"decision": decision.value})
    assert said in sentence(dossier, check)


def decided(viability: str, decision: Decision) -> Evidence:
    fact = DispositionFact(1, decision, {}, None, FILLED_AT, "Quinn", "qa")
    product = a_product().filled("BAG1").held_fresh().tested("viability", viability, sample="H1")
    return Evidence(product.having(dispositions=(fact,)).dossier())


def printed(evidence: Evidence, stops: tuple[str, ...] = ()) -> tuple[str, str]:
    """The text of the label, and of the ward sheet."""
    dossier, said = evidence.dossier, failures(evidence)
    profile = dossier.recipe.labels[0]
    label = label_lines(dossier, label_facts(evidence, "BAG1", profile.key, ()), stops=stops, failures=said)
    facts = ward_facts(evidence, "BAG1", profile)
    sheet = ward_paper(dossier, facts, stops=stops, is_stopped=bool(stops), failures=said, limits=())
    papers = (
        labels_pdf(label, 1, by="Anna", at=RESULTED_AT, software="nkmfg"),
        ward_sheet(sheet, "+1", by="Anna", software="nkmfg"),
    )
    label_text, sheet_text = (
        " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(paper)).pages).split()) for paper in papers
    )
    return label_text, sheet_text


@pytest.mark.req("FD4")
def test_the_failed_test_its_value_and_its_limit_stand_on_label_and_ward_sheet() -> None:
    evidence = decided("64", Decision.EXCEPTIONAL_SUPPLY)
    (sentence,) = [said for said in failures(evidence) if "iability" in said]
    for paper in printed(evidence):
        assert sentence in paper
    assert "64" in sentence
    assert "70" in sentence


@pytest.mark.req("FD2")
@pytest.mark.parametrize(
    ("count", "more"), [(3, ""), (4, "and 1 more: see the record"), (9, "and 6 more: see the record")]
)
def test_a_label_with_more_reasons_than_fit_on_it_says_how_many_more_there_are(count: int, more: str) -> None:
    label, _ = printed(
        decided("71", Decision.RELEASED), tuple(f"Lot L-{lot:04d} was rejected." for lot in range(count))
    )
    assert label.count("was rejected.") == 3
    assert more in label
    assert ("see the record" in label) is bool(more)


@pytest.mark.req("FD2", "FD4")
def test_a_label_with_long_reasons_says_as_many_as_leave_room_for_what_a_nurse_compares() -> None:
    evidence = decided("64", Decision.EXCEPTIONAL_SUPPLY)
    long = ", and it is not known whether what it was used for is affected: QA assesses what that means here"
    stops = tuple(f"Lot L-{lot:04d} was rejected after it was used{long}." for lot in range(6))
    facts = label_facts(evidence, "BAG1", evidence.dossier.recipe.labels[0].key, ("BIOHAZARD",))
    says = label_lines(evidence.dossier, facts, stops=stops, failures=failures(evidence))
    paper = labels_pdf(says, 1, by="Anna", at=RESULTED_AT, software="nkmfg")
    assert overprinted(paper) == []
    assert "and 5 more: see the record" in PdfReader(BytesIO(paper)).pages[0].extract_text()


@pytest.mark.req("FD4")
def test_a_test_that_passed_and_a_batch_that_was_released_name_no_failure() -> None:
    assert not any("iability" in said for said in failures(decided("71", Decision.EXCEPTIONAL_SUPPLY)))
    assert failures(decided("64", Decision.RELEASED)) == ()


@pytest.mark.req("FD2", "FD4")
def test_a_stopped_bag_says_stopped_on_label_and_ward_sheet_and_names_what_failed_too() -> None:
    evidence = decided("64", Decision.EXCEPTIONAL_SUPPLY)
    (sentence,) = [said for said in failures(evidence) if "iability" in said]
    label, sheet = printed(evidence, stops=("Another test failed.",))
    assert STOPPED in label
    assert "DO NOT GIVE" in sheet.upper()
    assert sentence in label
    assert sentence in sheet
