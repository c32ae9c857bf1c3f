"""Labels of tables and columns, stored in their `info`. The trail is rendered from these labels only."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

LABEL = "label"
THING = "thing"
PLACE = "place"


class Form(StrEnum):
    """Display form of a column's value."""

    PLAIN = "plain"  # by its type: a moment with its zone, yes or no, the name of the row referred to
    WORD = "word"  # a code, as words: not_applicable
    LABEL = "label"  # a key of the recipe, by its label there
    JSON = "json"  # a small table of keys and values
    WORKING = "working"  # a calculated number with its formula and inputs
    WITHHELD = "withheld"  # never shown


@dataclass(frozen=True, slots=True)
class Label:
    """Label and form of a column. `of` names the list of the recipe that holds the keys of its values."""

    text: str
    form: Form = Form.PLAIN
    of: str = ""
    is_quiet: bool = False  # not shown: the act, the thing or the place has the same text
    is_aside: bool = False  # shown small, and omitted if the act has the same text: who wrote it, when
    rank: int = 0  # the lowest is shown first; equal ones in the order of the table


@dataclass(frozen=True, slots=True)
class TableLabels:
    """Labels of a table's rows, of their place, and of its columns. `{column}` is replaced by the value."""

    thing: str
    columns: Mapping[str, Label]
    place: str = ""


def label(text: str, form: Form = Form.PLAIN, of: str = "", rank: int = 0) -> dict[str, Any]:
    """Return `info` of a column that is shown by its type, or in the form named."""
    return {LABEL: Label(text, form, of, rank=rank)}


def word(text: str, rank: int = 0) -> dict[str, Any]:
    """Return `info` of a column with a code, shown as words."""
    return label(text, Form.WORD, rank=rank)


def aside(text: str, rank: int = 0) -> dict[str, Any]:
    """Return `info` of a column that is shown small, or not at all if the act has the same text."""
    return {LABEL: Label(text, is_aside=True, rank=rank)}


def withheld(text: str) -> dict[str, Any]:
    """Return `info` of a column whose change is shown, but never its value."""
    return label(text, Form.WITHHELD)


def quiet(form: Form = Form.PLAIN, of: str = "") -> dict[str, Any]:
    """Return `info` of a column that has no line of its own."""
    return {LABEL: Label("", form, of, is_quiet=True)}


def labels_of(table: sa.Table) -> TableLabels:
    """Labels of a table and of its columns, in display order."""
    labels = {column.name: column.info[LABEL] for column in table.columns if LABEL in column.info}
    in_order = dict(sorted(labels.items(), key=lambda item: item[1].rank))
    return TableLabels(table.info.get(THING, ""), in_order, table.info.get(PLACE, ""))
