"""Every refusal has a code with a sentence, and gives the parameters the sentence asks for; read from the code."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from nkmfg.words.refusals import REFUSALS, TABLES

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Raised:
    """One refusal in the code: place, code, and the names of its parameters."""

    place: str
    code: str
    params: frozenset[str]
    has_others: bool  # parameters are passed on by **


def _sources() -> dict[str, ast.Module]:
    paths = [ROOT / "config.py", ROOT / "app.py", *sorted((ROOT / "nkmfg").rglob("*.py"))]
    return {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


SOURCES = _sources()


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _kinds() -> frozenset[str]:
    """Names of Refused and all classes below it."""
    classes = [node for tree in SOURCES.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    kinds = {"Refused"}
    while more := {found.name for found in classes if kinds & set(map(_name, found.bases))} - kinds:
        kinds |= more
    return frozenset(kinds)


KINDS = _kinds()
AT_A_PATH = frozenset({"Fault", "fault"})
"""Calls whose first argument is the path of the fault in its file."""


def _calls(tree: ast.AST, inside: str = "") -> Iterator[ast.Call]:
    """Calls that make a refusal: of a class, of the reader's `fault`, or of `super` in a class below Refused."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Call) and (
            _name(node.func) in KINDS | AT_A_PATH or (inside in KINDS and _is_super(node.func))
        ):
            yield node
        yield from _calls(node, node.name if isinstance(node, ast.ClassDef) else inside)


def _is_super(made: ast.expr) -> bool:
    return (
        isinstance(made, ast.Attribute)
        and made.attr == "__init__"
        and isinstance(made.value, ast.Call)
        and _name(made.value.func) == "super"
    )


def _texts(given: ast.expr) -> Iterator[str]:
    """Texts of an argument: a literal, either branch of a condition, or the literal parts of an f-string."""
    match given:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from _texts(one)
            yield from _texts(other)
        case ast.JoinedStr(values=parts):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else " " for part in parts)


def _raised() -> list[Raised]:
    found = []
    for place, tree in SOURCES.items():
        for call in _calls(tree):
            at = 1 if _name(call.func) in AT_A_PATH else 0
            for code in _texts(call.args[at]) if len(call.args) > at else ():
                names = [keyword.arg for keyword in call.keywords]
                params = frozenset(name for name in names if name is not None)
                found.append(Raised(f"{place}:{call.lineno}", code, params, None in names))
    return found


def _placeholders(sentence: str) -> frozenset[str]:
    return frozenset(name for _text, name, _spec, _conversion in Formatter().parse(sentence) if name)


def _strings() -> frozenset[str]:
    """All texts in the code outside the tables: codes may also stand in a variable."""
    return frozenset(
        node.value
        for place, tree in SOURCES.items()
        if not place.startswith("nkmfg/words/refusals/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def test_no_refusal_has_a_sentence_as_its_code() -> None:
    assert [raised.place for raised in _raised() if " " in raised.code] == []


def test_every_refusal_has_a_sentence() -> None:
    without_sentence = {"recipe.faults", "paper.faults"}  # written as a list of faults
    codes = {raised.code for raised in _raised() if " " not in raised.code}
    assert sorted(codes - REFUSALS.keys() - without_sentence) == []


def test_every_sentence_is_of_a_refusal() -> None:
    assert sorted(REFUSALS.keys() - _strings()) == []


def test_no_code_stands_in_two_tables() -> None:
    assert sum(map(len, TABLES)) == len(REFUSALS)


def test_every_refusal_gives_what_its_sentence_states() -> None:
    short = {
        raised.place: sorted(_placeholders(REFUSALS[raised.code]) - raised.params)
        for raised in _raised()
        if raised.code in REFUSALS and not raised.has_others
    }
    assert {place: names for place, names in short.items() if names} == {}
