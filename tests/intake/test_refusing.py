"""Refusal of faulty paper batches: all faults at once, each with its path, and nothing written."""

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
import sqlalchemy as sa

from nkmfg.intake import PaperRefused, check, read_file
from nkmfg.intake.schema import SHIPPED, schema, schema_text
from nkmfg.models import Act
from nkmfg.words.refusals import refusal_sentence
from nkmfg.words.refusals.files import fault_place
from tests.conftest import Site
from tests.intake.paper import CASES, documented, file_of
from tests.ledger.backends import on_sqlite

# Words of the paper: any text may stand there.
FREE = {
    *("title", "kept_at", "number_on_paper", "on_paper", "weighed_by", "conditioning", "performed_by", "verified_by"),
    *("remark", "place", "vessel_type", "laboratory", "reported_by", "given_by", "site", "why_not", "label", "source"),
    *("attribute", "method", "tests", "feeder_lot_as_on_paper", "decided_by", "donor_on_paper", "patient_on_paper"),
    *("unit", "hla_match"),  # a unit is printed beside its limit, an answer is a word; neither is looked up
}
NO_TEXT: tuple[Any, ...] = (["damaged"], {"damaged": "yes"}, 7.5, "", "\x07", "\ud800")


def leaves(raw: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Path of every scalar value of a file."""
    inner = raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else ()
    if not isinstance(raw, dict | list):
        yield path
    for key, value in inner:
        yield from leaves(value, (*path, key))


def damaged(raw: Any, path: tuple[Any, ...], value: Any) -> Any:
    copy = deepcopy(raw)
    inner = copy
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return copy


def refused(site: Site, raw: Any) -> tuple[str, ...]:
    """The paths of the faults; fails where there are none."""
    with pytest.raises(PaperRefused) as told:
        check(site.session, read_file("batch.json", json.dumps(raw).encode()))
    for fault in told.value.faults:
        assert fault.field
        sentence = refusal_sentence(fault)
        assert sentence
        whole = refusal_sentence(told.value)
        assert f"{fault_place(fault)}: {sentence}" in whole or "\\ud800" in whole
    return tuple(fault.field for fault in told.value.faults)


def acts(site: Site) -> int:
    return site.session.scalar(sa.select(sa.func.count()).select_from(Act)) or 0


@on_sqlite  # nothing is written: the database does not matter
def test_no_single_value_of_a_good_file_can_be_damaged_unnoticed(demo: Site) -> None:
    raw, before = documented(), acts(demo)
    check(demo.session, file_of(raw))
    paths = list(leaves(raw))
    assert len(paths) > 250
    for path in paths:
        for value in NO_TEXT:
            assert refused(demo, damaged(raw, path, value)), (path, value)
        name = next(key for key in reversed(path) if isinstance(key, str))
        if name not in FREE:
            assert refused(demo, damaged(raw, path, "no such thing ☃")), path
    assert acts(demo) == before


def test_no_key_can_be_added_or_a_needed_one_left_out(demo: Site) -> None:
    raw = documented()
    assert refused(demo, raw | {"nunber": "X-1"}) == ("nunber",)
    for key in ("number", "source", "donor", "patient", "order", "steps", "number_on_paper"):
        assert refused(demo, {name: fields for name, fields in raw.items() if name != key}) == (key,)
    for step, key in ((2, "at"), (2, "performed_by"), (2, "step")):
        copy = deepcopy(raw)
        del copy["steps"][step][key]
        assert refused(demo, copy) == (f"steps[{step}].{key}",)
    copy = deepcopy(raw)
    del copy["steps"][2]["values"][0]["values"]["live_per_ml"]
    assert refused(demo, copy) == ("steps[2].values[0].values.live_per_ml",)


def test_one_bad_line_in_five_hundred_is_named_and_nothing_is_written(demo: Site) -> None:
    raw = documented()
    line = raw["steps"][2]
    raw["steps"][3:3] = [deepcopy(line) for _ in range(500)]
    raw["steps"][217]["values"][0]["values"]["live_per_ml"] = "1,050"
    before = acts(demo)
    assert refused(demo, raw) == ("steps[217].values[0].values.live_per_ml",)
    assert acts(demo) == before


@pytest.mark.parametrize(
    ("path", "value", "at"),
    [
        (("steps", 5, "movements", 0, "source"), "Z", "steps[5].movements[0].source"),
        (("steps", 5, "movements", 0, "target"), "P", "steps[5].movements[0].target"),
        (("steps", 5, "vessels", 0, "code"), "P", "steps[5].vessels[0].code"),
        (("steps", 2, "at"), "2099-01-01T09:00+03:00", "steps[2].at"),
        (("steps", 2, "at"), "2019-03-04T09:00", "steps[2].at"),
        (("not_later_than",), None, "steps[9].at"),
        (("results", 0, "test"), "purity", "results[0].test"),
        (("results", 0, "sample"), None, "results[0].sample"),
        (("infusions", 0, "container"), "BAG2", "infusions[0].container"),
        (("infusions", 0, "stopped_at"), "2019-03-11T16:00+03:00", "infusions[0].stopped_at"),
        (("il2", 0, "day"), 0, "il2[0].day"),
        (("il2", 1, "why_not"), None, "il2[1].why_not"),
        (("donor", "code"), "D-9999", "donor.code"),
        (("order", "weight_kg"), "0", "order.weight_kg"),
        (("order", "dose_level"), "level_51", "order.dose_level"),
        (("number",), "NK-26-001", "number"),
        (("judged_by", "limits", 0, "field"), "vitality", "judged_by.limits[0]"),
        (("judged_by", "criteria", 0, "limit"), None, "judged_by.criteria[nk_purity].limit"),
        (("judged_by",), {"recipe": "nk_k562_mbil21"}, "judged_by.version"),
        (("judged_by",), {"recipe": "nobody_knows", "version": "1"}, "judged_by.recipe"),
    ],
)
def test_what_makes_no_sense_is_told_by_its_place(demo: Site, path: tuple[Any, ...], value: Any, at: str) -> None:
    assert at in refused(demo, damaged(documented(), path, value))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"{", "line 1"),
        (b"\xff\xfe", "UTF-8"),
        (b"[" * 100_000, "nested too deep"),
        (b'{"format": NaN}', "NaN is no number"),
        (b'{"format": "a", "format": "b"}', "twice"),
        (b'{"format": ' + b"9" * 5000 + b"}", "the file"),
        (b"[]", "format"),
        (b" " * (5 * 1024 * 1024 + 1), "at most"),
    ],
)
def test_what_is_no_file_of_a_batch_is_told_in_a_sentence(content: bytes, says: str) -> None:
    with pytest.raises(PaperRefused) as told:
        read_file("batch.json", content)
    assert says in refusal_sentence(told.value)


def test_the_shipped_schema_is_that_of_the_format_and_knows_every_key_of_the_examples() -> None:
    assert SHIPPED.read_text(encoding="utf-8") == schema_text(), "run make schema"
    shipped = schema()

    def known(said: Any, by: dict[str, Any]) -> None:
        by = next((option for option in by.get("anyOf", []) if option != {"type": "null"}), by)
        by = shipped["$defs"][by["$ref"].rpartition("/")[2]] if "$ref" in by else by
        if isinstance(said, dict):
            assert set(by.get("required", ())) <= set(said)
            for key, value in said.items():
                known(value, by["properties"][key] if "properties" in by else by["additionalProperties"])
        for value in said if isinstance(said, list) else ():
            known(value, by["items"])

    for file in sorted(CASES.glob("*.json")):
        known(json.loads(file.read_text(encoding="utf-8")), shipped)
    known(documented(), shipped)
