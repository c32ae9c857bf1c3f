"""Papers in another language: every word is a message or data of the batch, and a longer text is whole."""

import re
from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from nkmfg.charts import growth_curve, svg
from nkmfg.charts.of_batch import curve_of
from nkmfg.domain.case import ReleaseCase
from nkmfg.domain.documents.label import label_facts
from nkmfg.domain.documents.ward_sheet import ward_facts
from nkmfg.domain.facts.context_facts import MarkerTest
from nkmfg.domain.facts.disposition_facts import Decision, DispositionFact
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.recipe.donor_testing import DonorVerdict, Finding
from nkmfg.domain.recipe.eligibility import Eligibility
from nkmfg.domain.values.computed import Formula
from nkmfg.pdf.accompanying import accompanying_record
from nkmfg.pdf.batch_record import PrintFacts, batch_record
from nkmfg.pdf.faces import spelt_out
from nkmfg.pdf.infusion_form import infusion_form
from nkmfg.pdf.label import labels_pdf
from nkmfg.pdf.ward_sheet import ward_sheet
from nkmfg.words.accompanying_record import accompanying
from nkmfg.words.label import label_lines
from nkmfg.words.reader import written_for
from nkmfg.words.supply import failures
from nkmfg.words.ward_sheet import ward_paper
from tests.dossiers import a_batch, everything_happened, two_vessels_for_two_weeks, worked_example_4
from tests.pdf.overprint import overprinted
from tests.products import FILLED_AT, RESULTED_AT, a_product
from tests.pseudo import bypasses, parts_of, pseudo_language, texts_of
from tests.written import moment

STORIES = [a_batch, worked_example_4, everything_happened, two_vessels_for_two_weeks]
PRINT = PrintFacts("Вера Орлова", moment(15, "09:30"), "inspection", 7, "nkmfg 0.1.0 · schema 0004")
STOPS = tuple(f"Лот {lot} забракован после того, как его применили. " * 2 for lot in range(1, 6))
PAPERS = ("label", "ward sheet", "infusion form", "accompanying record")
A_LONG_TEXT = 400  # is broken by the end of a page, and has what stands on every page in it


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


@cache
def record_of(tell: Callable[[], Any]) -> tuple[ReleaseCase, bytes]:
    """A story, and its record in the pseudo-language."""
    case = ReleaseCase(tell().dossier())
    with written_for(pseudo_language()):
        return case, batch_record(case, PRINT)


def data_of(case: Evidence) -> set[str]:
    """What is typed, named or written in the recipe, as papers show it, and keys, also with spaces."""
    dossier = case.dossier
    texts = texts_of(dossier) | texts_of(PRINT) | {dossier.zone.key}
    keys = {run.key for run in dossier.runs}
    computed = [(of.batch, of.segment, case.figures.counts) for of in (case.figures.nk, case.figures.viable)]
    keys |= {part.key for part in parts_of(computed) if isinstance(part, Formula)}
    titles = {run.step.title.lower() for run in dossier.runs}
    long = {word for text in texts if len(text) > A_LONG_TEXT for word in text.split()}
    return texts | set(map(spelt_out, texts)) | keys | {key.replace("_", " ") for key in keys} | titles | long


@pytest.mark.parametrize("tell", STORIES)
def test_every_word_of_the_record_is_a_message_or_data(tell: Callable[[], Any]) -> None:
    case, record = record_of(tell)
    assert bypasses(text_of(record), data_of(case)) == []


@pytest.mark.parametrize("tell", STORIES)
def test_every_word_of_the_growth_curve_is_a_message_or_data(tell: Callable[[], Any]) -> None:
    case, _record = record_of(tell)
    with written_for(pseudo_language()):
        picture = svg(growth_curve(curve_of(case.dossier, case.figures))).decode()
    words = re.findall(r">([^<>]+)</(?:text|title|desc)>", picture)
    assert "⟦" in words[0]
    assert bypasses("\n".join(words), data_of(case)) == []


@pytest.mark.parametrize("tell", STORIES)
def test_a_longer_language_overprints_nothing_in_the_record(tell: Callable[[], Any]) -> None:
    case, record = record_of(tell)
    assert overprinted(record) == []
    assert smallest(record) >= smallest(batch_record(case, PRINT))


def supplied() -> Evidence:
    """A product supplied by way of exception, with one bag."""
    fact = DispositionFact(1, Decision.EXCEPTIONAL_SUPPLY, {}, None, FILLED_AT, "Quinn", "qa")
    product = a_product().filled("BAG1").held_fresh().tested("viability", "64", sample="H1")
    return Evidence(product.having(dispositions=(fact,)).dossier())


def papers(stops: tuple[str, ...] = ()) -> dict[str, bytes]:
    """The papers of the bag in the reader's language."""
    evidence = supplied()
    dossier, said = evidence.dossier, failures(evidence)
    profile = dossier.recipe.labels[0]
    facts = label_facts(evidence, "BAG1", profile.key, ("BIOHAZARD",))
    label = label_lines(dossier, facts, stops=stops, failures=said)
    paper = ward_paper(
        dossier,
        ward_facts(evidence, "BAG1", profile),
        stops=stops,
        is_stopped=bool(stops),
        failures=said,
        limits=("3 EU",),
    )
    verdict = DonorVerdict(Eligibility.NOT_COMPLETE, (), False, (), ())
    tests = tuple(
        MarkerTest(marker.key, FILLED_AT, Finding.NON_REACTIVE, "Лаборатория")
        for marker in dossier.recipe.donor_testing.markers
    )
    return {
        "label": labels_pdf(label, 1, by="Вера", at=RESULTED_AT, software="1"),
        "ward sheet": ward_sheet(paper, "", by="Вера", software="1"),
        "infusion form": infusion_form(paper, "IF-1", by="Вера", software="1"),
        "accompanying record": accompanying_record(
            accompanying(evidence, verdict, tests, stops=stops), by="Вера", software="1"
        ),
    }


def smallest(pdf: bytes) -> float:
    """Size of the smallest letters in points."""
    pages = (page.get_contents() for page in PdfReader(BytesIO(pdf)).pages)
    drawn = b"".join(page.get_data() for page in pages if page is not None)
    return min(map(float, re.findall(rb"/F\S+ ([\d.]+) Tf \S", drawn)))


@pytest.mark.parametrize("stops", [(), STOPS[:1], STOPS], ids=["none", "one", "five"])
def test_every_word_of_the_papers_is_a_message_or_data(stops: tuple[str, ...]) -> None:
    data = data_of(supplied()) | {"BIOHAZARD"}
    with written_for(pseudo_language()):
        printed = papers(stops)
    assert {name: bypasses(text_of(paper), data) for name, paper in printed.items()} == {name: [] for name in PAPERS}


@pytest.mark.parametrize("stops", [(), STOPS[:1], STOPS], ids=["none", "one", "five"])
def test_a_longer_language_overprints_nothing_on_the_papers(stops: tuple[str, ...]) -> None:
    english = papers(stops)
    with written_for(pseudo_language()):
        pseudo = papers(stops)
    assert {name: overprinted(paper) for name, paper in pseudo.items()} == {name: [] for name in PAPERS}
    assert [name for name in PAPERS[1:] if smallest(pseudo[name]) < smallest(english[name])] == []


def test_a_paper_is_written_for_its_reader_alone() -> None:
    case, before = ReleaseCase(worked_example_4().dossier()), papers()
    record = batch_record(case, PRINT)
    with written_for(pseudo_language()):
        assert batch_record(case, PRINT) != record
        assert all(paper != before[name] for name, paper in papers().items())
    assert batch_record(case, PRINT) == record
    assert papers() == before
