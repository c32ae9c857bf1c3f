"""The recipe file: readable TOML, parsed strictly. Everything wrong with it is told at once, each with its place."""

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
from nkmfg.domain.recipe_file.faults import Fault, RecipeFault
from nkmfg.domain.recipe_file.reader import Reader

LARGEST_BYTES, LONGEST_LINE, MOST_TABLES = 1_000_000, 4_000, 2_000
LINE = re.compile(r"\(at line (\d+), column \d+\)")
HEADER = re.compile(r"^\s*\[{1,2}\s*([^\[\]]+?)\s*\]{1,2}\s*(#.*)?$")


def parse(source: str | bytes) -> Recipe:
    """The recipe in the file. Raises RecipeFault with all faults: first of form, then, if there are none, of sense."""
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
        raise RecipeFault(list(_told_once(faults)))
    return recipe


def _told_once(faults: list[Fault]) -> Iterator[Fault]:
    """A fault in a field that several steps share is told for the first of them."""
    told = set()
    for one in faults:
        _, shared, within = one.path.partition(".fields[")
        mark = (within if shared else one.path, one.sentence)
        if mark not in told:
            told.add(mark)
            yield one


def _refuse_excess(text: str) -> None:
    """Keys nested by the thousand, or tables by the ten thousand, would take the parser minutes."""
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > LONGEST_LINE:
            raise RecipeFault([Fault("the file", f"a line of more than {LONGEST_LINE} characters", number)])
    tables = sum(line.lstrip().startswith("[") for line in text.splitlines())
    if tables > MOST_TABLES:
        raise RecipeFault([Fault("the file", f"it has more than {MOST_TABLES} tables; this is no recipe")])


def _read(source: str | bytes) -> dict[str, Any]:
    if len(source) > LARGEST_BYTES:
        raise RecipeFault([Fault("the file", f"it is larger than {LARGEST_BYTES} bytes; this is no recipe")])
    try:
        text = source.decode() if isinstance(source, bytes) else source
    except UnicodeDecodeError as broken:
        line = source[: broken.start].count(b"\n") + 1 if isinstance(source, bytes) else 1
        raise RecipeFault([Fault("the file", "this is not UTF-8 text", line)]) from None
    _refuse_excess(text)
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except RecursionError:
        raise RecipeFault([Fault("the file", "it is nested too deep to be a recipe")]) from None
    except ValueError as broken:
        raise RecipeFault([_syntax(str(broken), text)]) from None


def _syntax(message: str, text: str) -> Fault:
    found = LINE.search(message)
    lines = text.splitlines()
    line = int(found[1]) if found else max(len(lines), 1)
    says = (
        message[: found.start()].strip()
        if found
        else message.replace(" (at end of document)", " at the end of the file")
    )
    return Fault(_table_above(lines[:line]), says[:1].lower() + says[1:], line)


def _table_above(lines: list[str]) -> str:
    """The table in which a line stands, by its header and, for one of a list, its number."""
    headers = [found[1] for one in lines if (found := HEADER.match(one))]
    if not headers:
        return "the top of the file"
    count = headers.count(headers[-1])
    return headers[-1] if count == 1 else f"{headers[-1]} number {count}"


def _groups(raw: object, reader: Reader) -> dict[str, tuple[Field, ...]]:
    """Sets of fields that several steps share, written once."""
    if not isinstance(raw, dict):
        reader.fault("field_groups", "a table of lists of fields is expected here")
        return {}
    return {name: reader.many(Field, one, at("field_groups", name)) for name, one in raw.items()}


def _with_groups(
    fields: list[object], groups: dict[str, tuple[Field, ...]], path: str, reader: Reader
) -> Iterator[object]:
    """The fields of a step, with those of a group in the place of `{ group = "count" }`."""
    for index, one in enumerate(fields):
        if not isinstance(one, dict) or "group" not in one:
            yield one
        elif isinstance(one["group"], str) and one["group"] in groups and len(one) == 1:
            yield from (known for known in groups[one["group"]] if known is not None)
        else:
            says = f"there is no group of fields {one['group']!r}, or something else stands beside it"
            reader.fault(f"{path}[{index}].group", says)
