"""A batch for machines: everything of it, every number an exact string, the same bytes for the same record."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from nkmfg.domain.case import ReleaseCase
from nkmfg.domain.dossier_json import FORMAT_VERSION, content_digest, dossier_document, dossier_json
from nkmfg.domain.facts.disposition_facts import Decision, DispositionFact
from nkmfg.domain.facts.dossier import LineKey
from nkmfg.domain.facts.release_dossier import ReleaseDossier
from nkmfg.domain.values.hashing import canonical
from nkmfg.domain.values.plain_facts import plain_facts
from nkmfg.domain.values.quantities import plain
from tests.dossiers import Making, a_batch, everything_happened, two_vessels_for_two_weeks, worked_example_4
from tests.written import ZONE, moment, vessel

STORIES = [a_batch, worked_example_4, everything_happened, two_vessels_for_two_weeks]


def document(making: Making | ReleaseDossier) -> dict[str, Any]:
    dossier = making.dossier() if isinstance(making, Making) else making
    return json.loads(dossier_json(ReleaseCase(dossier)))  # type: ignore[no-any-return]


def digest(making: Making | ReleaseDossier) -> str:
    dossier = making.dossier() if isinstance(making, Making) else making
    return content_digest(dossier_document(ReleaseCase(dossier)))


def leaves(value: Any) -> Iterator[Any]:
    match value:
        case dict():
            for item in value.values():
                yield from leaves(item)
        case list():
            for item in value:
                yield from leaves(item)
        case _:
            yield value


def computed(value: Any) -> Iterator[dict[str, Any]]:
    """Every number with a working in the document."""
    if isinstance(value, dict):
        if "formula" in value:
            yield value
        for item in value.values():
            yield from computed(item)
    elif isinstance(value, list):
        for item in value:
            yield from computed(item)


@pytest.mark.req("F07", "D12")
def test_worked_example_4_has_its_four_named_numbers() -> None:
    told = document(worked_example_4())
    nk = told["numbers"]["nk"]
    assert {name: nk[name]["value"] for name in ("segment_fold", "cumulative_fold")} == {
        "segment_fold": "42",
        "cumulative_fold": "1359.75",
    }
    assert nk["theoretical_yield"]["value"] == "32634000000"
    assert nk["actual_yield"]["value"] == "4877000000"
    counted = {item["run"]: item for item in told["counts"]}
    assert counted["count_day_7/7/1"]["nk_cells"]["value"] == "777000000"
    day_7 = [item for item in told["course"]["nk"] if item["at"] == counted["count_day_7/7/1"]["at"]]
    assert day_7[0]["of_the_batch"]["segment_fold"]["value"] == "32.375"


@pytest.mark.req("D12")
@pytest.mark.parametrize("story", STORIES)
def test_no_number_is_left_to_json(story: Any) -> None:
    assert {type(item) for item in leaves(document(story()))} <= {str, bool, type(None)}


@pytest.mark.req("D12")
@pytest.mark.parametrize("story", STORIES)
def test_every_computed_number_has_a_formula_of_the_list_with_its_version_and_inputs(story: Any) -> None:
    told = document(story())
    known = {(item["key"], item["version"]) for item in told["formulas"]}
    found = list(computed(told))
    assert {(item["formula"], item["version"]) for item in found} == known
    assert all(item["inputs"] for item in found if item["value"] is not None)
    assert all(item["absence"] and item["notes"] for item in found if item["value"] is None)


def test_a_number_has_34_significant_digits_where_it_never_ends() -> None:
    told = document(two_vessels_for_two_weeks())
    fold = told["numbers"]["nk"]["segment_fold"]["value"]
    assert len(fold.replace(".", "")) == 34
    longest = max(len(item["value"].replace(".", "").strip("0")) for item in computed(told) if item["value"])
    assert longest == 34


@pytest.mark.req("D02")
def test_every_entry_ever_made_is_there_as_typed_with_who_and_when() -> None:
    dossier = everything_happened().dossier()
    written = [
        (run["run"], line["field"], line["about"]["code"], line["replicate"], entry["revision"], entry["typed"])
        for run in document(dossier)["steps"]
        for line in run["lines"]
        for entry in line["entries"]
    ]
    assert written == [
        (run.key, line.key.field, line.key.about.code, str(line.key.replicate), str(entry.revision), entry.typed)
        for run, line in dossier.lines()
        for entry in line.entries
    ]


@pytest.mark.req("C05")
def test_a_corrected_line_keeps_its_first_entry_first() -> None:
    making = worked_example_4()
    line = LineKey(making.key_of("count_day_7", 7), "content_ml", vessel("A"))
    making.corrected(line, "770.0", "misread", at=moment(7, "10:00"))
    told = document(making)
    (run,) = [item for item in told["steps"] if item["run"] == line.run]
    (entries,) = [line["entries"] for line in run["lines"] if line["field"] == "content_ml"]
    assert [(entry["kind"], entry["typed"], entry["number"]) for entry in entries] == [
        ("value", "777", "777"),
        ("correction", "770.0", "770"),
    ]
    assert told["changes"][0]["number"] == "1"


def test_moments_bear_the_offset_of_the_site() -> None:
    moments = [item for item in leaves(document(worked_example_4())) if isinstance(item, str) and _is_moment(item)]
    assert len(moments) > 100
    assert {datetime.fromisoformat(moment).utcoffset() for moment in moments} == {timedelta(hours=3)}


def _is_moment(text: str) -> bool:
    return len(text) >= 19 and text[4] == text[7] == "-" and text[10] == "T"


def test_the_text_is_canonical() -> None:
    dossier = everything_happened().dossier()
    text = dossier_json(ReleaseCase(dossier))
    assert text == canonical(json.loads(text))
    assert json.loads(text)["format_version"] == FORMAT_VERSION


@pytest.mark.req("D05")
@pytest.mark.parametrize("story", STORIES)
def test_the_same_record_has_the_same_digest_whenever_it_is_read(story: Any) -> None:
    dossier = story().dossier()
    assert digest(replace(dossier, read_at=dossier.read_at + timedelta(days=40))) == digest(dossier)


@pytest.mark.req("D05")
def test_any_further_entry_changes_the_digest() -> None:
    making = worked_example_4()
    before = digest(making)
    line = LineKey(making.key_of("count_day_7", 7), "content_ml", vessel("A"))
    making.confirmed(line, "looked again", at=moment(7, "10:00"))
    assert digest(making) != before


@pytest.mark.req("J01")
def test_a_colleague_who_did_nothing_is_not_in_the_record() -> None:
    dossier = worked_example_4().dossier()
    assert "zoe" in dossier.people
    assert document(dossier)["people"] == {"anna": "Anna Kowalska", "boris": "Борис Лебедев"}
    assert digest(replace(dossier, people={**dossier.people, "new": "New Colleague"})) == digest(dossier)


def test_what_comes_after_the_culture_is_told_too() -> None:
    decided = DispositionFact(
        1, Decision.RELEASED, {"sterility": "due 2026-12-06"}, None, moment(15), "Вера Орлова", "QA"
    )
    told = document(worked_example_4().having(dispositions=(decided,)))
    assert told["batch"]["decision"] == "released_for_use"
    assert told["dispositions"][0]["pending"] == {"sterility": "due 2026-12-06"}


def test_facts_are_told_under_their_names_and_nothing_unknown_is_let_through() -> None:
    assert plain_facts((Decimal("1.50"), 7, True, None, moment(0)), ZONE) == [
        plain(Decimal("1.5")),
        "7",
        True,
        None,
        "2026-11-08T10:00:00+03:00",
    ]
    with pytest.raises(TypeError, match="float"):
        plain_facts(0.5, ZONE)
