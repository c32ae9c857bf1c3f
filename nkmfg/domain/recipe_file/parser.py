"""Strict parser of recipe files in TOML; all faults are reported at once with their paths."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from nkmfg.domain.recipe.model import Field, Recipe
from nkmfg.domain.recipe.traversal import at, item
from nkmfg.domain.recipe_file.checks import step_faults
from nkmfg.domain.recipe_file.checks_fields import field_faults
from nkmfg.domain.recipe_file.checks_parameters import parameter_faults
from nkmfg.domain.recipe_file.checks_people import people_faults
from nkmfg.domain.recipe_file.checks_release import release_faults
from nkmfg.domain.recipe_file.checks_values import value_faults
from nkmfg.domain.recipe_file.faults import RecipeFault
from nkmfg.domain.recipe_file.reader import Reader
from nkmfg.domain.values.file_faults import Fault, Place

LARGEST_BYTES, LONGEST_LINE, MOST_TABLES = 1_000_000, 4_000, 2_000
LINE = re.compile(r"\(at line (\d+), column \d+\)")
HEADER = re.compile(r"^\s*\[{1,2}\s*([^\[\]]+?)\s*\]{1,2}\s*(#.*)?$")


def parse(source: str | bytes) -> Recipe:
    """Parse a recipe. Raises RecipeFault with all faults of form or, if there are none, of consistency."""
    raw = _read(source)
    reader = Reader()
    groups = _groups(raw.pop("field_groups", {}), reader)
    steps = raw.get("steps")
    for index, step in enumerate(steps if isinstance(steps, list) else []):
        if isinstance(step, dict) and isinstance(step.get("fields"), list):
            place = at(item("steps", index, step.get("key")), "fields")
            step["fields"] = list(_with_groups(step["fields"], groups, place, reader))
    recipe = reader.table(Recipe, raw, "")
    if reader.faults or not isinstance(recipe, Recipe):
        raise RecipeFault(reader.faults)
    checks = (step_faults, field_faults, release_faults, parameter_faults, people_faults, value_faults)
    faults = [fault for check in checks for fault in check(recipe)]
    if faults:
        raise RecipeFault(list(_unique(faults)))
    return recipe


def _unique(faults: list[Fault]) -> Iterator[Fault]:
    """Faults without repetition: a fault of a shared field is kept for the first step only."""
    marks = set()
    for fault in faults:
        _, shared, within = fault.field.partition(".fields[")
        mark = (within if shared else fault.field, str(fault))
        if mark not in marks:
            marks.add(mark)
            yield fault


def _refuse_excess(text: str) -> None:
    """Refuse inputs that take the TOML parser minutes: thousands of nested keys, or ten thousands of tables."""
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > LONGEST_LINE:
            raise RecipeFault([Fault(Place.FILE, "recipe_file.line_too_long", most=LONGEST_LINE).in_line(number)])
    tables = sum(line.lstrip().startswith("[") for line in text.splitlines())
    if tables > MOST_TABLES:
        raise RecipeFault([Fault(Place.FILE, "recipe_file.too_many_tables", most=MOST_TABLES)])


def _read(source: str | bytes) -> dict[str, Any]:
    if len(source) > LARGEST_BYTES:
        raise RecipeFault([Fault(Place.FILE, "recipe_file.too_large", most=LARGEST_BYTES)])
    try:
        text = source.decode() if isinstance(source, bytes) else source
    except UnicodeDecodeError as broken:
        line = source[: broken.start].count(b"\n") + 1 if isinstance(source, bytes) else 1
        raise RecipeFault([Fault(Place.FILE, "file.not_utf8").in_line(line)]) from None
    _refuse_excess(text)
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except RecursionError:
        raise RecipeFault([Fault(Place.FILE, "recipe_file.too_deep")]) from None
    except ValueError as broken:
        raise RecipeFault([_syntax(str(broken), text)]) from None


def _syntax(message: str, text: str) -> Fault:
    match = LINE.search(message)
    lines = text.splitlines()
    line = int(match[1]) if match else max(len(lines), 1)
    problem = (
        message[: match.start()].strip()
        if match
        else message.replace(" (at end of document)", " at the end of the file")
    )
    table, nth = _table_above(lines[:line])
    return Fault(table, "recipe_file.no_toml", problem=problem[:1].lower() + problem[1:]).in_line(line, nth)


def _table_above(lines: list[str]) -> tuple[str, int]:
    """Table that contains a line: its header and, in a list of tables, its number."""
    headers = [match[1] for line in lines if (match := HEADER.match(line))]
    return (headers[-1], headers.count(headers[-1])) if headers else (Place.TOP, 1)


def _groups(raw: object, reader: Reader) -> dict[str, tuple[Field, ...]]:
    """Groups of fields shared by several steps."""
    if not isinstance(raw, dict):
        reader.fault("field_groups", "recipe_file.groups_expected")
        return {}
    return {name: reader.many(Field, fields, at("field_groups", name)) for name, fields in raw.items()}


def _with_groups(
    fields: list[object], groups: dict[str, tuple[Field, ...]], path: str, reader: Reader
) -> Iterator[object]:
    """Fields of a step, with `{ group = "count" }` replaced by the fields of the group."""
    for index, entry in enumerate(fields):
        if not isinstance(entry, dict) or "group" not in entry:
            yield entry
        elif isinstance(entry["group"], str) and entry["group"] in groups and len(entry) == 1:
            yield from (group_field for group_field in groups[entry["group"]] if group_field is not None)
        else:
            reader.fault(f"{path}[{index}].group", "recipe_file.group_unknown", group=str(entry["group"]))
