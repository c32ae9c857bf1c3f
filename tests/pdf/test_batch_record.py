"""The batch record on paper: nothing of the record is missing, what changed is marked, and a print can be repeated."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from nkmfg.domain.case import ReleaseCase
from nkmfg.domain.dossier_json import content_digest, dossier_document
from nkmfg.domain.facts.deviation import DeviationFact
from nkmfg.domain.facts.disposition_facts import Decision, DispositionFact
from nkmfg.domain.facts.dossier import BATCH, LineKey
from nkmfg.domain.facts.release_dossier import ReleaseDossier
from nkmfg.domain.figures.batch_figures import figures
from nkmfg.domain.findings.after_use import questioned_after_use
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.permissions.states import DeviationState
from nkmfg.domain.recipe.enums import Operation
from nkmfg.pdf.batch_record import PrintFacts, batch_record
from nkmfg.words.record import line_words, with_unit
from tests import materials as in_memory
from tests.dossiers import Making, a_batch, everything_happened, in_culture, two_vessels_for_two_weeks, worked_example_4
from tests.pdf.overprint import overprinted
from tests.products import a_product
from tests.written import moment, vessel

STORIES = [a_batch, worked_example_4, everything_happened, two_vessels_for_two_weeks]
PRINT = PrintFacts("Вера Орлова, QA", moment(15, "09:30"), "inspection", 7, "nkmfg 0.1.0 · schema 0004")
SECTIONS = {
    "1": "Exceptions at a glance",
    "2": "Recipe and issue",
    "3": "People",
    "4": "Chain of identity",
    "5": "Donor",
    "6": "Starting material",
    "7": "Materials and reagents",
    "8": "Feeder cells",
    "9": "Equipment",
    "10": "Process execution",
    "11": "In-process controls and calculations",
    "12": "Harvest and yield",
    "15": "Samples and phenotypes",
    "17": "Deviations",
    "21": "Changes since the original entry",
    "22": "Signature manifest",
    "23": "Attachments",
    "24": "Complete audit trail",
    "25": "End of the record",
}


def pdf(dossier: ReleaseDossier, printing: PrintFacts = PRINT) -> bytes:
    return batch_record(ReleaseCase(dossier), printing)


def pages(making: Making | ReleaseDossier) -> list[str]:
    dossier = making.dossier() if isinstance(making, Making) else making
    return [page.extract_text() for page in PdfReader(BytesIO(pdf(dossier))).pages]


@cache
def story(tell: Any) -> tuple[ReleaseDossier, tuple[str, ...]]:
    """A story's dossier and its printed pages, made once."""
    dossier = tell().dossier()
    return dossier, tuple(pages(dossier))


def section(said: tuple[str, ...] | list[str], number: str) -> str:
    """The text of one section, without what stands on every page."""
    text = "\n".join(_content(page) for page in said)
    titles = list(SECTIONS)
    after = titles[titles.index(number) + 1] if number != titles[-1] else None
    start = text.index(f"\n{number}  {SECTIONS[number]}\n")
    return text[start : text.index(f"\n{after}  {SECTIONS[after]}\n") if after else None]


def _content(page: str) -> str:
    """Below the frame's rules: the frame is drawn first, so its words come first."""
    return "\n" + page.split("nkmfg 0.1.0 · schema 0004", 1)[1]


def squeezed(text: str) -> str:
    """Without spaces and line breaks: what is wrapped reads alike."""
    return re.sub(r"\s", "", text)


@pytest.mark.req("F07", "D12")
def test_worked_example_4_shows_its_numbers_under_their_names() -> None:
    dossier, said = story(worked_example_4)
    assert figures(dossier).nk.batch.live.cumulative_fold.value is not None
    numbers = section(said, "11")
    for named in (
        "Segment fold 42.0",
        "Cumulative fold 1,359.75",
        "Theoretical yield 3.2634 × 10¹⁰",
        "Actual yield 4.877 × 10⁹",
    ):
        assert squeezed(named) in squeezed(numbers), named
    assert "2026-11-15 09:00 +03:00 A 7.77 × 10⁸ 32.375 32.375" in numbers
    assert "14 B 1,000 5 99.01 ● 5 × 10⁹ 4.2 × 10⁹ 42.0 1,359.75" in numbers
    assert "Σ cells ÷ Σ equivalents of the cells seeded" in numbers


@pytest.mark.req("D02", "C05")
@pytest.mark.parametrize("tell", STORIES)
def test_every_value_of_the_record_is_on_paper_with_its_unit_and_who_wrote_it(tell: Any) -> None:
    dossier, said = story(tell)
    done = squeezed(section(said, "10"))
    for run, line in dossier.lines():
        for entry in line.entries:
            words = with_unit(dossier, run.field(line.key.field), entry)
            assert squeezed(words[:90]) in done, (line.key, words)
        assert squeezed(line_words(run, line.key)) in done
    for name in {dossier.name(entry.performed_by) for _, line in dossier.lines() for entry in line.entries}:
        assert squeezed(name) in done


@pytest.mark.req("D03")
def test_every_page_says_which_batch_print_and_page_it_is() -> None:
    dossier, said = story(everything_happened)
    digest = content_digest(dossier_document(ReleaseCase(dossier)))
    for number, page in enumerate(said, start=1):
        for fact in (
            "NK-26-014",
            "TEST · IN PROGRESS",
            "chain of identity COI-7F3K-22Q",
            "recipe nk_k562_mbil21 version 1",
            "print 7 · printed by Вера Орлова, QA · 2026-11-23 09:30:00 +03:00",
            digest[:16],
            f"page {number} of {len(said)}",
        ):
            assert fact in page, (number, fact)
    assert digest in said[-1]
    assert said[-1].rstrip().endswith("End of record.")


@pytest.mark.parametrize("tell", STORIES)
def test_the_sections_stand_in_their_order_and_none_vanishes(tell: Any) -> None:
    _, said = story(tell)
    text = "\n".join(map(_content, said))
    places = [text.index(f"\n{number}  {title}\n") for number, title in SECTIONS.items()]
    assert places == sorted(places)


def test_a_section_with_nothing_in_it_says_none() -> None:
    _, said = story(a_batch)
    for number in ("1", "3", "7", "8", "9", "15", "17", "21", "22", "23"):
        assert "\nnone" in section(said, number), number


def test_exceptions_stand_on_page_two() -> None:
    _, said = story(everything_happened)
    assert "1  Exceptions at a glance" in _content(said[1]).splitlines()
    assert "40 exceptions, 27 of them open: see section 1" in said[0]


@pytest.mark.req("C10")
def test_each_changed_value_is_marked_where_it_stands_with_what_stood_there_before() -> None:
    _, said = story(everything_happened)
    done = section(said, "10")
    assert re.search(r"Volume at sampling 405 mLΔ2\s+was 400 mL; was 410 mL", done)
    assert re.search(r"IL-2, lot voidΔ3\s+was IL2-A-119", done)
    assert squeezed("confirmed: counted again by a second person: the same") in squeezed(done)


@pytest.mark.req("C10")
def test_each_mark_leads_to_its_line_in_the_list_of_changes() -> None:
    dossier, _ = story(everything_happened)
    reader = PdfReader(BytesIO(pdf(dossier)))
    text = [page.extract_text() for page in reader.pages]
    marked = next(index for index, page in enumerate(text) if "405 mLΔ2" in page)
    annotations: Any = reader.pages[marked]["/Annots"]
    links = [annotation.get_object() for annotation in annotations]
    changes = section(text, "21")
    lead_to = {reader.get_page_number(link["/Dest"][0].get_object()) for link in links}
    assert all(page is not None and "Corrected and voided" in text[page] for page in lead_to)
    for told in ("Δ1", "read from the wrong graduation", "410 was a slip of the pen", "no IL-2 was added to C"):
        assert squeezed(told) in squeezed(changes)
    assert squeezed("7 values written down 160 min after the fact") in squeezed(changes)


@pytest.mark.req("C05")
def test_the_first_entry_keeps_its_author_and_its_moment() -> None:
    _, said = story(everything_happened)
    changes = squeezed(section(said, "21"))
    assert squeezed("400 mL Борис Лебедев, 2026-11-09 15:40 +03:00") in changes
    assert squeezed("Clara Öhman 2026-11-09 16:10 +03:00") in changes


@pytest.mark.req("B04", "B06", "B07")
def test_every_signature_stands_with_name_role_meaning_moment_and_whether_it_holds() -> None:
    dossier, said = story(everything_happened)
    manifest = squeezed(section(said, "22"))
    for signed in dossier.signatures:
        at = f"{signed.at.astimezone(dossier.zone):%Y-%m-%d %H:%M} +03:00"
        for fact in (at, signed.name, signed.role, signed.meaning, signed.digest[:12]):
            assert squeezed(fact) in manifest
    assert manifest.count(squeezed("altered since, superseded")) == 2
    assert squeezed("Volume at sampling A: 400 mL when signed, 405 mL now") in manifest


@pytest.mark.req("D10")
def test_what_is_blank_or_unsigned_says_so_where_it_should_stand() -> None:
    _, said = story(everything_happened)
    done = section(said, "10")
    assert "Why ■ blank" in done
    assert "Signed as verified ◌ not signed" in done


def test_what_is_planned_and_not_recorded_says_how_it_stands() -> None:
    _, said = story(everything_happened)
    plan = section(said, "10").split("Planned and not recorded here", 1)[1]
    assert re.search(r"8 Daily count, day 2 expected 2026-11-10 20:00 \+03:00 ▲ left out", plan)
    assert re.search(r"9a Phenotype of day 7 mandatory 2026-11-16 09:05 \+03:00 ■ not done in time", plan)
    assert re.search(r"3b CD3 depletion of the apheresis alternative \S+ \S+ \S+ another was chosen", plan)
    assert "20 IL-2, treatment day −1, 1, 3, 5, 7, 9" in plan


@pytest.mark.req("F07")
def test_nk_that_are_pending_are_no_number_and_those_not_measured_a_dash() -> None:
    _, said = story(everything_happened)
    rows = section(said, "11").splitlines()
    (day_7,) = [row for row in rows if row.startswith("7 A 380")]
    (day_1,) = [row for row in rows if row.startswith("1 A 405")]
    assert day_7.endswith("pending pending pending")
    assert day_1.endswith("— — —")


@pytest.mark.req("F12")
def test_the_balance_tells_where_the_cells_went() -> None:
    _, said = story(worked_example_4)
    balance = section(said, "12")
    assert "2026-11-15 14:00 +03:00 A B 100 1.25 × 10⁸ 1 × 10⁸" in balance
    assert "2026-11-15 15:00 +03:00 A frozen 677 8.4625 × 10⁸ 6.77 × 10⁸" in balance
    assert squeezed("A, frozen 2026-11-15 15:00 +03:00") in squeezed(balance)


@pytest.mark.req("F13")
def test_a_number_that_was_never_measured_is_not_yet_there_only_while_it_can_come() -> None:
    """Nobody depletes a batch that is decided on; what was depleted and not counted afterwards is not measured."""
    depletions = ("T-cell depletion", "NK recovery over the depletion")
    open_batch = squeezed(section(pages(worked_example_4()), "12"))
    assert all(f"{squeezed(depletion)}—notyet" in open_batch for depletion in depletions)
    fact = DispositionFact(1, Decision.RELEASED, {}, None, moment(15), "Quinn", "qa")
    decided = squeezed(section(pages(worked_example_4().having(dispositions=(fact,))), "12"))
    assert all(f"{squeezed(depletion)}—notdone" in decided for depletion in depletions)
    assert "notyet" not in decided
    depleted = worked_example_4().having(dispositions=(fact,))
    run = depleted.adds(Operation.DEPLETE, 14, "too many T cells")
    depleted.moved(run, "B", "D", "500", moment(14, "15:00"))
    depleted.wrote(run, "content_ml", "200", vessel("D"), at=moment(14, "15:00"))
    assert "T-celldepletion—notmeasured" in squeezed(section(pages(depleted), "12"))


@pytest.mark.req("F13", "D08")
def test_a_number_with_limits_stands_with_its_unit_and_rounded_as_everywhere_and_judged_as_it_is() -> None:
    """Four digits, or as many as tell it from the limit that it does not meet."""
    washes = (("42.57512", "85.15 % ● ≥ 80 % (action)"), ("39.99999", "79.99998 % ■ ≥ 80 % (action)"))
    for live, said in washes:
        making = in_culture().counted("A", day=7, ml="1000", live="5.0")
        run, at = making.adds(Operation.WASH, 7, "as the recipe allows"), moment(7, "11:00")
        making._vessel("W", "bag_1l", run)
        making.moved(run, "A", "W", "1000", at).wrote(run, "content_ml", "100", vessel("W"), at=at)
        making.counted("W", day=7, ml="100", live=live, clock="12:00")
        numbers = squeezed(section(pages(making), "12"))
        assert squeezed(said) in numbers
        assert squeezed("T-cell depletion — not yet ≥ 2.3 log10 (warning)") in numbers


@pytest.mark.req("I04", "FD2")
def test_a_test_that_this_batch_may_never_need_says_so_on_paper_where_it_is_pending_and_where_it_stops() -> None:
    said = squeezed("\n".join(pages(a_product().filled("BAG1"))))
    asked = squeezed("Asked of a frozen product only; fresh or frozen is not chosen yet.")
    later = squeezed("Not awaited for the release: done in “Thawing”.")
    assert "pending" + asked in said  # the result of the certificate
    assert later in said
    assert "Issuestopped" in said
    assert squeezed("DMSO per kg and day: no result yet.") + asked in said


@pytest.mark.req("D05")
def test_the_same_dossier_gives_the_same_bytes_in_any_process() -> None:
    code = (
        "from hashlib import sha256; from tests.pdf.test_batch_record import pdf;"
        "from tests.dossiers import everything_happened;"
        "print(sha256(pdf(everything_happened().dossier())).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": ".", "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(seen) == 1


@pytest.mark.req("D05")
def test_the_digest_on_the_last_page_is_that_of_the_machine_readable_record() -> None:
    dossier, said = story(two_vessels_for_two_weeks)
    digest = content_digest(dossier_document(ReleaseCase(dossier)))
    assert f"Content (SHA-256) {digest}" in said[-1]
    later = replace(dossier, read_at=moment(30))
    assert digest in "".join(pages(later))


@pytest.mark.req("D04")
def test_the_last_page_says_which_print_why_by_whom_and_when() -> None:
    _, said = story(worked_example_4)
    for fact in ("Print 7", "Reason inspection", "Printed by Вера Орлова, QA", "Printed 2026-11-23 09:30 +03:00"):
        assert fact in said[-1]
    unnumbered = pdf(worked_example_4().dossier(), replace(PRINT, number=0))
    assert "not numbered, uncontrolled copy" in PdfReader(BytesIO(unnumbered)).pages[0].extract_text()


def test_what_the_font_cannot_show_is_spelt_out_and_the_record_printed_all_the_same() -> None:
    _, said = story(everything_happened)
    assert squeezed("the alarm was silenced ‹U+1F514 BELL›‹U+1F525 FIRE›") in squeezed("".join(said))
    making = a_batch().received("P\N{TEST TUBE}", ml="180")
    assert "TEST TUBE" in "".join(pages(making))


@pytest.mark.req("J01")
def test_nobody_who_did_nothing_is_named() -> None:
    _, said = story(worked_example_4)
    assert "Never-Here" not in "".join(said)


def test_a_batch_nobody_decided_on_is_in_quarantine_and_a_decision_stands_large() -> None:
    assert "◌ Quarantine" in story(worked_example_4)[1][0]
    decided = DispositionFact(1, Decision.RELEASED, {"sterility": "due"}, None, moment(15), "Вера Орлова", "QA")
    cover = pages(worked_example_4().having(dispositions=(decided,)))[0]
    assert "● Released for use" in cover
    assert "by Вера Орлова, QA; 1 result pending at that time." in cover
    assert "Not released" not in cover


@pytest.mark.parametrize("tell", [worked_example_4, everything_happened, two_vessels_for_two_weeks])
def test_no_heading_stands_alone_at_the_foot_of_a_page(tell: Any) -> None:
    dossier, said = story(tell)
    outline: list[Any] = PdfReader(BytesIO(pdf(dossier))).outline
    titles = {str(item.title) for entry in outline for item in (entry if isinstance(entry, list) else [entry])}
    titles |= {f"{run.step.number}  {run.step.title}" for run in dossier.runs}
    for page in said:
        last = page.rstrip().splitlines()[-1]
        assert last not in titles
        assert not last.startswith("Field Value Verdict")


@pytest.mark.parametrize("tell", STORIES)
def test_nothing_is_printed_over_anything_else(tell: Any) -> None:
    assert overprinted(pdf(story(tell)[0])) == []


def test_a_table_that_goes_on_over_a_page_says_of_which_step_it_is() -> None:
    _, said = story(two_vessels_for_two_weeks)
    text = "".join(said)
    assert re.search(r"8  Daily count, day \d+, continued\nField Value Verdict", text)


def test_a_value_outside_its_limit_bears_its_sign_beside_the_limit() -> None:
    making = a_batch().fed_with_feeders("feeders_start", day=0)
    dose = LineKey(making.last, "feeder_viability_pct", BATCH)
    making.corrected(dose, "61.5", "misread", at=moment(0, "11:50"))
    done = section(pages(making), "10")
    assert re.search(r"Dose 100 Gy ● pass\s+≥ 40 · ≤ 120", done)
    assert re.search(r"Viability after thawing 61\.5 %Δ1\s+was 88 %\s+■ action limit\s+≥ 70", done)


def test_of_two_replicates_both_are_told() -> None:
    making = worked_example_4()
    run = making.key_of("count_day_7", 7)
    making.wrote(run, "live_per_ml", "1.27", vessel("A"), at=moment(7, "09:00"), replicate=2)
    said = pages(making)
    assert "Live cells, second 1.27 ×10⁶/mL" in section(said, "10")
    assert "(highest − lowest) ÷ mean × 100" in section(said, "11")


@pytest.mark.req("FD1", "G01")
@pytest.mark.parametrize("is_assessed", [False, True])
def test_a_lot_questioned_after_its_use_is_flagged_in_the_table_of_materials(is_assessed: bool) -> None:
    used_at, rejected_at = moment(14, "15:00"), moment(14, "18:00")
    materials = in_memory.lot(
        (moment(1, "12:00"), {"released_at": moment(1, "12:00")}), (rejected_at, {"is_rejected": True})
    )
    product = a_product().wrote("wash_harvest/-/1", "wash_buffer", "L-0012", at=used_at).having(materials=materials)
    (check,) = questioned_after_use(Evidence(product.dossier()))
    opened = DeviationFact(
        number="NK-26-014-D01",
        run=None,
        code=check.code,
        subject=str(check.subject),
        occurrence=check.identity,
        event="rejected",
        opened_at=rejected_at,
        state=DeviationState.CLOSED if is_assessed else DeviationState.OPEN,
        assessment="no effect" if is_assessed else None,
        closed_at=rejected_at if is_assessed else None,
    )
    product.deviations.append(opened)
    state = "assessed" if is_assessed else "open"
    said = squeezed(section(pages(product.dossier()), "7"))
    assert squeezed(f"a lot rejected after it was used, NK-26-014-D01: {state}") in said
