"""Names of tests in a row: a name with a comma of its own reads as one name."""

from nkmfg.domain.findings.check import Check
from nkmfg.domain.findings.reviews import Part, PartKind, Since
from nkmfg.words.check_sentences import in_short
from nkmfg.words.checks import sentence
from tests.products import a_product


def test_tests_that_are_not_reviewed_are_told_apart() -> None:
    check = Check(code="results.unreviewed", params={"tests": "sterility,sterility_in_process_final,gram"})
    said = sentence(a_product().dossier(), check)
    assert said.endswith(": Sterility of the final product; In-process sterility, day 14; Gram stain.")


def test_parts_of_a_record_that_are_not_reviewed_are_told_apart() -> None:
    parts = [Part(PartKind.RESULT, of, "", Since.ADDED) for of in ("sterility_in_process_final#1", "gram#1")]
    said = in_short(a_product().dossier(), parts)
    assert said == "In-process sterility, day 14, result; Gram stain, result"
