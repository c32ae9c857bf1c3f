"""No text for people stands in the domain: it has codes, and `nkmfg/words` has the texts."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import nkmfg.domain
from nkmfg.words.inputs import NAMES, SOURCES

DOMAIN = Path(nkmfg.domain.__path__[0])
TWO_WORDS = re.compile(r"[A-Za-z]{2,}\S* +\S*[A-Za-z]{2,}")
PASSED_BY = {
    **dict.fromkeys(("RuntimeError", "ValueError", "TypeError", "KeyError"), "a programmer reads it"),
    "Formula": "kept with every number that was acted upon; words/formulas.py writes it for the reader",
}
"""Calls whose texts stay in the domain, with the reason."""
MODULES = {
    "domain/recipe_file/": "under conversion: faults of a recipe file",
    "domain/instruments/": "under conversion: faults of files of counters",
    "domain/values/quantities.py": "under conversion: refusals of typed numbers",
    "domain/values/identifiers.py": "under conversion: refusals of codes",
    "domain/facts/dossier.py": "under conversion: a refusal",
    "domain/documents/label.py": "under conversion: refusals of labels",
    "domain/paper_batch/recipe.py": "under conversion: refusals of papers",
    "domain/recipe/judging.py": "under conversion: a refusal",
}
"""Modules whose texts stay in the domain for now, with the reason."""
TEXTS = {
    "nkmfg dossier": "name of a format",
    "nkmfg paper batch 1": "name of a format",
    "not in the source": "kept as the reason of an entry; words/record.py writes it for the reader",
    ": not later than this": "kept as the reason of an entry; words/record.py writes it for the reader",
}
"""Texts that stay in the domain, with the reason."""


def test_no_text_for_people_stands_in_the_domain() -> None:
    found = [
        f"{path.relative_to(DOMAIN.parent)}:{line}: {text}"
        for path in sorted(DOMAIN.rglob("*.py"))
        if not any(name in path.as_posix() for name in MODULES)
        for line, text in _texts(path)
        if text not in TEXTS and not _is_of_input(text)
    ]
    assert found == []


def _is_of_input(text: str) -> bool:
    """True for a part of the name or origin of an input, which a record keeps and words/inputs.py writes."""
    return any(text in message for message in (*NAMES, *SOURCES))


def _texts(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of each constant of two words or more that is no docstring and is not passed by."""
    for node in _looked_at(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and TWO_WORDS.search(node.value):
            yield node.lineno, node.value


def _looked_at(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    for child in ast.iter_child_nodes(node):
        is_docstring = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
        if not is_docstring and not isinstance(child, ast.Assert) and _called(child) not in PASSED_BY:
            yield from _looked_at(child)


def _called(node: ast.AST) -> str:
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
