"""A batch done on paper, imported whole: its numbers, its names and gaps, and that it is there wholly or not at all."""

import json
from copy import deepcopy
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from typing import Any

import pytest
import sqlalchemy as sa
from pypdf import PdfReader

from nkmfg.demo.staff import ANNA, BORIS, HEDDA, QA, by
from nkmfg.domain.case import ReleaseCase
from nkmfg.domain.dossier_json import dossier_json
from nkmfg.domain.facts.dossier import LineKey
from nkmfg.domain.facts.transcription import Transcription, transcription_of
from nkmfg.domain.figures.batch_figures import figures
from nkmfg.domain.findings.spec import Group
from nkmfg.domain.values.errors import Forbidden, Refused
from nkmfg.intake import PaperRefused, check
from nkmfg.ledger.clock import Clock
from nkmfg.models import AccountState, Act, Batch, Donor, Person, TreatmentOrder
from nkmfg.pdf.batch_record import PrintFacts, batch_record
from nkmfg.services.batches import issue_batch
from nkmfg.services.dossier.reader import batch_numbered, open_dossier
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.services.people.directory import people
from nkmfg.services.recipes import approval_to_sign, version_of
from nkmfg.services.steps.correcting import correct
from nkmfg.words.codes import label
from tests.conftest import Site
from tests.domain.worked import EXAMPLES, agrees
from tests.intake.paper import CASES, case, compared, documented, file_of, imported
from tests.judged import blocking, exceptions
from tests.refusing import refusing

WORKED: dict[str, tuple[str, dict[str, str]]] = {
    "we3": ("WE03_fold_d0_d7", {"cumulative": "NK_fold", "viable": "TNC_fold"}),
    "we4": (
        "WE04_cumulative_partial_reseed",
        {"segment": "stage2", "cumulative": "cumulative", "theory": "theoretical_total", "on_hand": "actual_on_hand"},
    ),
    "we6": (
        "WE06_pooled_vessels",
        {"segment": "pooled_fold", "cumulative": "cumulative", "A": "A_fold", "B": "B_fold"},
    ),
    "we6b": ("WE06b_B_discarded_d10", {"segment": "stage_fold_A_only", "cumulative": "cumulative"}),
}


def acts(site: Site) -> int:
    return site.session.scalar(sa.select(sa.func.count()).select_from(Act)) or 0


def paper_of(site: Site, number: str) -> Transcription:
    found = transcription_of(open_dossier(site.session, number))
    assert found is not None
    return found


def numbers_of(site: Site, number: str) -> dict[str, Fraction | None]:
    found = figures(open_dossier(site.session, number))
    live = found.nk.batch
    return {
        "segment": live.live.segment_fold.value,
        "cumulative": live.live.cumulative_fold.value,
        "theory": live.theoretical_yield.value,
        "on_hand": live.actual_yield.value,
        "viable": found.viable.batch.live.cumulative_fold.value,
        **{code: vessel.segment_fold.value for code, vessel in found.nk.vessels.items()},
    }


@pytest.mark.parametrize("name", WORKED)
def test_a_worked_example_on_paper_gives_its_numbers(demo: Site, name: str) -> None:
    example, expected = WORKED[name]
    found = numbers_of(demo, imported(demo, case(name)).number)
    for ours, theirs in expected.items():
        value = found[ours]
        assert value is not None
        assert agrees(value, EXAMPLES[example][theirs]), (ours, value)


def test_the_seven_patients_of_parkhurst_are_imported_as_far_as_the_table_goes(demo: Site) -> None:
    table = json.loads((CASES.parent / "parkhurst2011.json").read_text(encoding="utf-8"))
    for row in table:
        dossier = open_dossier(demo.session, imported(demo, case(f"parkhurst2011_{row['patient']}")).number)
        (run,) = dossier.runs
        cells, nk_pct = run.number("cells_given_e9"), run.number("nk_pct")
        assert cells is not None
        assert nk_pct is not None
        assert cells * nk_pct / 100 == Fraction(Decimal(str(row["NK"])))
        assert run.answer("il2_doses") == row["IL2"]
        assert run.number("lysis_pct") == row["lysis_888mel_pct"]
        assert run.number("il2_iu_per_kg") == row["IL2_IU_per_kg_each"]
        gap = run.line("outcome")
        assert gap is not None
        assert (gap.last.kind, gap.last.reason) == ("not_applicable", "not in the source")
        assert dossier.order.weight_kg is None
        assert dossier.dose_cells is None
        assert "not in the source" in dossier.name(gap.last.performed_by)
        assert "order.weight_kg" in paper_of(demo, dossier.number).gaps
    assert len(table) == 7
    assert demo.breaks() == []


def test_the_example_of_the_documentation_is_imported_whole(demo: Site) -> None:
    file = file_of(documented())
    number = imported(demo, file).number
    dossier = open_dossier(demo.session, number)
    assert len(dossier.runs) == len(file.batch.steps)
    assert [(result.criterion, result.last.typed, result.last.kind) for result in dossier.results] == [
        ("nk_purity", "80", "value"),
        ("endotoxin", "<0.05", "value"),
        ("sterility", None, "not_tested"),
    ]
    assert [(infusion.last.container, infusion.last.given_typed) for infusion in dossier.infusions] == [("BAG1", "45")]
    assert [(dose.day, dose.last.given.value) for dose in dossier.il2_doses] == [(-1, "given"), (1, "held")]
    assert dossier.order.weight_kg == Decimal("18.4")
    (kept,) = dossier.attachments
    assert kept.sha256 == file.sha256
    assert dossier.deviations == ()


def test_what_happened_keeps_the_papers_moment_and_name_and_is_entered_now(demo: Site) -> None:
    file = file_of(documented())
    before = demo.ledger.clock.now(demo.session)
    dossier = open_release_case(demo.session, imported(demo, file).number).dossier
    entries = [line.last for _, line in dossier.lines()]
    assert {entry.entered_at for entry in entries} == {paper_of(demo, dossier.number).at}
    assert min(entry.entered_at for entry in entries) >= before - timedelta(minutes=1)
    assert max(entry.happened_at.year for entry in entries) == 2019
    names = {dossier.name(entry.performed_by) for entry in entries}
    assert names == {
        "A. Kowal (as on paper)",
        "B. Lach (as on paper)",
        "Q. Nur (as on paper)",
        "name not in the source",
    }
    assert {entry.recorded_by for entry in entries} == {HEDDA.login}
    assert [view.check.spec.group for view in exceptions(dossier)] == [Group.TRANSCRIBED]


def test_a_name_on_paper_is_no_account(demo: Site) -> None:
    imported(demo, case("we3"))
    on_paper = demo.session.scalars(sa.select(Person).where(Person.state == AccountState.ON_PAPER)).all()
    assert {person.printed_name for person in on_paper} >= {"A. Kowal (as on paper)"}
    listed = {person.login for person in people(demo.session)}
    assert not listed & {person.login for person in on_paper}


def test_a_transcription_is_compared_by_another_person_and_again_after_a_correction(demo: Site) -> None:
    number = imported(demo, case("we4")).number
    with pytest.raises(Forbidden):
        compared(demo, number, HEDDA)
    assert "not checked" in label(paper_of(demo, number).state)
    compared(demo, number, QA)
    assert label(paper_of(demo, number).state) == "transcribed from paper, checked"
    with refusing(Refused, "checked already"):
        compared(demo, number, BORIS)
    dossier = open_dossier(demo.session, number)
    run, line = next((run, line) for run, line in dossier.lines() if line.key.field == "live_per_ml")
    key = LineKey(run.key, "live_per_ml", line.key.about)
    batch = batch_numbered(demo.session, number)
    correct(demo.session, by(demo.session, ANNA), batch, key, 1, "0.51", line.last.performed_by, "misread")
    after = transcription_of(open_dossier(demo.session, number))
    assert after is not None
    assert label(after.state) == "transcribed from paper, changed since it was checked"
    compared(demo, number, BORIS)
    assert demo.breaks() == []


def test_only_the_head_of_production_imports(demo: Site) -> None:
    before = acts(demo)
    with pytest.raises(Forbidden):
        imported(demo, case("we3"), ANNA)
    assert demo.session.scalar(sa.select(Batch.id)) is None
    assert acts(demo) <= before + 1  # that Anna proved who she is


@pytest.mark.parametrize("path", ["steps[17]", "results[2]", "il2[1]"])
def test_a_crash_half_way_leaves_nothing_of_the_batch(demo: Site, path: str) -> None:
    def there() -> list[Any]:
        tables = (Batch, Donor, TreatmentOrder, Person)
        return [demo.session.scalar(sa.select(sa.func.count()).select_from(table)) for table in tables]

    before = there()
    with pytest.raises(RuntimeError, match="the power went"):
        imported(demo, file_of(documented()), stops_at=path)
    assert there() == before
    assert demo.breaks() == []
    imported(demo, file_of(documented()))


def test_the_same_file_is_not_imported_twice(demo: Site) -> None:
    imported(demo, case("we3"))
    before = acts(demo)
    with refusing(Refused, "imported already, as batch WE-3"):
        check(demo.session, case("we3"))
    again = deepcopy(dict(case("we3").raw)) | {"number_on_paper": "another"}
    with pytest.raises(PaperRefused, match=r"number: paper\.number_taken number=WE-3"):
        check(demo.session, file_of(again))
    assert acts(demo) == before


def test_a_result_outside_the_files_own_limits_is_kept_judged_and_a_deviation(demo: Site) -> None:
    raw = documented()
    raw["results"][0]["value"] = "61"
    done = imported(demo, file_of(raw))
    assert any("NK purity: 61 %" in sentence for sentence in done.flagged)
    dossier = open_dossier(demo.session, done.number)
    assert [deviation.state for deviation in dossier.deviations] == ["open"]


def test_limits_come_from_a_recipe_that_is_named(demo: Site) -> None:
    raw = documented()
    raw["judged_by"] = {"recipe": "nk_k562_mbil21", "version": "1"}
    raw["results"] = [{**raw["results"][0], "value": "61"}]
    done = imported(demo, file_of(raw))
    assert any("61 %" in sentence for sentence in done.flagged)
    dossier = open_dossier(demo.session, done.number)
    assert dossier.recipe.code == "historical"
    assert dossier.recipe.dose_level("level_50").per_kg == Decimal("5e7")


def test_an_implausible_value_is_kept_and_confirmed_before_the_second_signature(demo: Site) -> None:
    raw = dict(case("we3").raw)
    raw["steps"][5]["values"][0]["values"]["live_per_ml"] = "250"
    done = imported(demo, file_of(raw))
    assert done.to_confirm
    with refusing(Refused, "far from what is expected"):
        compared(demo, done.number)


def test_a_batch_done_on_paper_is_not_released_here_nor_issued_from_its_recipe(demo: Site) -> None:
    number = imported(demo, case("we4")).number
    dossier = open_release_case(demo.session, number).dossier
    assert any("decided on paper" in sentence for sentence in blocking(dossier))
    with pytest.raises(Refused, match=r"recipe\.for_paper"):
        approval_to_sign(demo.session, version_of(demo.session, "historical", "1"))


def test_the_printed_record_and_the_json_say_transcribed_and_show_the_fold(demo: Site) -> None:
    number = imported(demo, case("we4")).number
    dossier = open_release_case(demo.session, number).dossier
    printing = PrintFacts(
        number=1, printed_by="Hedda", printed_at=Clock().now(demo.session), reason="archive", software="nkmfg"
    )
    pages = PdfReader(BytesIO(batch_record(ReleaseCase(dossier), printing))).pages
    text = " ".join(" ".join(page.extract_text().split()) for page in pages)
    assert "1,359.75" in text
    assert "A. Kowal (as on paper)" in text
    assert all("transcribed from paper, not checked" in " ".join(page.extract_text().split()) for page in pages)
    document = json.loads(dossier_json(ReleaseCase(dossier)))
    assert document["transcription"]["state"] == "not_verified"
    assert document["order"]["weight_kg"] is None


def test_a_batch_made_here_says_nothing_of_paper(demo: Site) -> None:
    coi = demo.session.scalars(sa.select(TreatmentOrder.coi_code).order_by(TreatmentOrder.id)).first()
    assert coi is not None
    number = issue_batch(demo.session, by(demo.session, HEDDA), coi, "nk_k562_mbil21").number
    made_here = open_release_case(demo.session, number)
    assert transcription_of(made_here.dossier) is None
    assert "transcription" not in json.loads(dossier_json(made_here))
