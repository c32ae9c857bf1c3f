"""The recipe file: what is read, what is refused and how, the stored form, the difference of two versions."""

import json
from dataclasses import fields, is_dataclass
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nkmfg.domain.recipe.enums import Quantity
from nkmfg.domain.recipe.model import Blocks, FieldKind, Operation, Recipe, Subject, Supply
from nkmfg.domain.recipe_file.canonical import canonical_json, digest, from_canonical
from nkmfg.domain.recipe_file.diff import diff
from nkmfg.domain.recipe_file.faults import RecipeFault
from nkmfg.domain.recipe_file.parser import parse
from tests.domain.recipes import CASES, DAMAGES, TOY, changed, faults_of, toy


def test_a_recipe_is_damaged_in_many_ways() -> None:
    assert len({damage["name"] for damage in DAMAGES}) == len(DAMAGES) >= 25


def test_all_faults_of_form_are_told_at_once() -> None:
    text = changed('language = "en"', "language = 3").replace('operation = "fill"', 'operation = "filll"')
    refused = faults_of(text)
    assert [fault.field for fault in refused.faults] == ["language", "steps[fill].operation"]
    assert refused.code == "recipe.faults"


def test_all_faults_of_sense_are_told_at_once() -> None:
    text = changed('overfill_pct = "10"', 'overfill_pct = "110"').replace('after = ["receipt"]', 'after = ["recept"]')
    assert [fault.field for fault in faults_of(text).faults] == ["steps[seed].after[0]", "dosing.overfill_pct"]


def test_a_fault_in_a_shared_field_is_told_once() -> None:
    assert len(faults_of(changed('low = "1", high = "500"', 'low = "500", high = "1"')).faults) == 1


@settings(deadline=None)  # parsing is slow on a busy machine
@given(st.integers(0, len(TOY) - 1), st.integers(1, 60))
def test_a_recipe_with_a_piece_torn_out_is_refused_or_read_whole(start: int, length: int) -> None:
    torn = TOY[:start] + TOY[start + length :]
    try:
        recipe = parse(torn)
    except RecipeFault:
        pass
    else:
        assert from_canonical(canonical_json(recipe)) == recipe


def _every_value(table: object) -> list[object]:
    if isinstance(table, tuple):
        return [value for entry in table for value in _every_value(entry)]
    if is_dataclass(table) and not isinstance(table, type):
        return [value for field in fields(table) for value in _every_value(getattr(table, field.name))]
    return [table]


@pytest.mark.req("E03")
def test_the_stored_form_reads_back_as_the_same_recipe() -> None:
    recipe = toy()
    stored = canonical_json(recipe)
    assert from_canonical(stored) == recipe
    assert canonical_json(from_canonical(stored)) == stored
    assert json.dumps(json.loads(stored), sort_keys=True, ensure_ascii=False, separators=(",", ":")) == stored
    assert not any(isinstance(value, float) for value in _every_value(recipe))


@settings(deadline=None)  # parsing is slow on a busy machine
@given(
    hours=st.decimals(min_value=1, max_value=1_000_000, allow_nan=False, places=3),
    days=st.sets(st.integers(1, 4), min_size=1),
    title=st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters='"\\'), min_size=1),
)
def test_whatever_stands_in_a_recipe_survives_being_stored(hours: Decimal, days: set[int], title: str) -> None:
    text = changed('hours = "720"', f'hours = "{hours}"')
    text = text.replace("days = [1, 2, 3]", f"days = {sorted(days)}").replace('title = "Seeding"', f'title = "{title}"')
    recipe = parse(text)
    again = from_canonical(canonical_json(recipe))
    assert again == recipe
    assert again.step("seed").title == title
    assert again.expiries_of(Supply.FROZEN)[0].hours == hours


@pytest.mark.req("E03")
def test_the_digest_changes_with_any_number_and_not_with_comments_or_order_of_keys() -> None:
    same = parse("# another comment\n" + TOY.replace('code = "toy"\nversion = "1"', 'version = "1"\ncode = "toy"'))
    assert digest(same) == digest(toy())
    assert len(digest(toy())) == 64
    assert digest(toy('limit = "70"', 'limit = "70.1"')) != digest(toy())


def test_numbers_are_stored_as_exact_strings_in_plain_notation() -> None:
    stored = json.loads(canonical_json(toy('limit = "70"', 'limit = "70.10"')))
    criteria = {criterion["key"]: criterion for criterion in stored["recipe"]["criteria"]}
    assert criteria["viability"]["limit"] == "70.10"
    assert criteria["t_per_kg"]["limit"] == "100000"


@pytest.mark.parametrize(
    "stored",
    [
        "",
        "[]",
        '{"format":2,"recipe":{}}',
        '{"format":1,"recipe":{}}',
        '{"format":1,"format":1,"recipe":{}}',
        "[" * 100_000,
    ],
)
def test_a_broken_stored_recipe_is_refused_with_a_sentence(stored: str) -> None:
    with pytest.raises(RecipeFault, match=r"recipe\.faults"):
        from_canonical(stored)


def test_a_key_twice_in_a_stored_recipe_is_refused() -> None:
    stored = canonical_json(toy()).replace('"version":"1"', '"version":"1","version":"1"')
    with pytest.raises(RecipeFault, match="twice"):
        from_canonical(stored)


def test_a_rule_learned_later_does_not_make_a_stored_recipe_unreadable() -> None:
    stored = canonical_json(toy()).replace('"overfill_pct":"10"', '"overfill_pct":"900"')
    assert from_canonical(stored).dosing.overfill_pct == 900


@pytest.mark.req("E03")
def test_the_difference_of_two_versions_is_told_place_by_place() -> None:
    text = (
        TOY.replace('version = "1"', 'version = "2"')
        .replace('limit = "70"', 'limit = "75"')
        .replace("days = [1, 2, 3]", "days = [1, 3]")
        .replace('{ key = "bag", label = "Bag, lot", kind = "lot", material = "bag" },', "")
        .replace('after = ["supply"]', 'after = ["supply"]\nobligation = "mandatory"')
    )
    assert [str(change) for change in diff(toy(), parse(text))] == [
        "version: 1 → 2",
        "steps[receipt].fields[bag]: removed, was key bag, label Bag, lot, kind lot, material bag",
        "steps[look].schedule.days: 1; 2; 3 → 1; 3",
        "steps[give].obligation: new, mandatory",
        "criteria[viability].limit: 70 → 75",
    ]
    assert diff(toy(), toy()) == ()


def test_the_difference_tells_a_new_order_of_steps() -> None:
    look = TOY[TOY.index('[[steps]]\nkey = "look"') : TOY.index('[[steps]]\nkey = "fill"')]
    moved = TOY.replace(look, "").replace("[[criteria]]", look + "[[criteria]]", 1)
    told = [str(change) for change in diff(toy(), parse(moved))]
    assert told == [
        "steps: order receipt, seed, look, fill, hold, freeze, give, event → "
        "order receipt, seed, fill, hold, freeze, give, event, look"
    ]


def test_a_recipe_lists_what_a_person_reads() -> None:
    texts = {text.path: text.text for text in toy().texts()}
    assert texts["steps[seed].title"] == "Seeding"
    assert texts["steps[receipt].fields[decision].choices[accept].label"] == "Accept"
    assert texts["legends[3].text"] == "Reactive for {agent}"
    assert "steps[seed].key" not in texts


@pytest.mark.req("E06")
def test_a_recipe_lists_what_the_site_has_to_confirm_and_shared_fields_once() -> None:
    recipe = toy()
    assert [(number.path, number.value) for number in recipe.blocks_approval()] == [
        ("steps[seed].fields[content_ml].limits[0].value", "10"),
        ("expiry[0].hours", "24"),
    ]
    assert [len(number.also) for number in recipe.blocks_approval()] == [2, 0]
    confirmed = TOY.replace(', site_confirms = ["value"]', "").replace(', site_confirms = ["hours"]', "")
    assert parse(confirmed).blocks_approval() == ()


def test_a_recipe_answers_what_it_is_asked() -> None:
    recipe: Recipe = toy()
    assert recipe.addable_operations == (Operation.EVENT,)
    assert recipe.addable_step(Operation.SPLIT) is None
    assert [criterion.key for criterion in recipe.blocking(Supply.FRESH, Blocks.RELEASE)] == ["viability", "identity"]
    assert list(recipe.choices_of("supply")) == ["fresh", "frozen"]
    assert recipe.degree_of("mother") == 1
    assert recipe.degree_of("neighbour") is None
    (recovery,) = recipe.quantities
    assert (recovery.quantity, recovery.limits[0].value) == (Quantity.WASH_RECOVERY_PCT, 80)
    moved = recipe.step("fill").field_named("volume_ml")
    assert (moved.kind, moved.subject) == (FieldKind.NUMBER, Subject.MOVEMENT)
    assert recipe.dose_level("open").ceiling_per_kg == Decimal(100_000_000)
    assert recipe.criterion("identity").day_to == 1


@pytest.mark.parametrize("ask", ["step", "criterion", "dose_level"])
def test_a_recipe_does_not_invent_what_it_has_not(ask: str) -> None:
    with pytest.raises(KeyError):
        getattr(toy(), ask)("nothing")


def test_the_toy_recipe_file_is_the_one_the_tests_read() -> None:
    assert parse((CASES / "toy.toml").read_bytes()) == toy()
