"""Catalogues of messages: extract them, update each language, compile. `make words`; `--check` writes nothing.

Messages are literals in calls of `_`, `N_`, `ngettext` and `lazy`, in templates too; labels of tables and columns in
the models; texts and sources of formulas in the domain.
"""

import ast
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "nkmfg" / "words" / "locale"
TEMPLATES = ROOT / "templates"
WIDTH = 120
SAME_DATE = datetime(2026, 1, 1, tzinfo=UTC)
UNSAID = (b'"POT-', b'"PO-Rev', b'"Generated-By', b'"Report-Msgid', b'"Last-Tr', b'"Language-Team', b'"Project-Id')
Message = tuple[str, str, str]
"""A message: its context, its text and its plural; the context and the plural may be empty."""

# Positions of the messages among the arguments of a call; two of `ngettext` are one message with its plural.
CALLS = {"_": (0,), "N_": (0,), "lazy": (0,), "ngettext": (0, 1)}
LABELS = {"label": (0,), "word": (0,), "aside": (0,), "withheld": (0,)}
LABEL_KEYWORDS = frozenset({"thing", "place"})
FORMULA = (2, 3)
# Tables of labels by the type of their codes, which is the context of each label.
IN_CONTEXT = frozenset({"codes.py", "recipe_codes.py"})


def messages() -> dict[Message, set[str]]:
    """Every message of the software, with the files it stands in."""
    found: dict[Message, set[str]] = {}
    for path in sorted((ROOT / "nkmfg").rglob("*.py")):
        place = path.relative_to(ROOT).as_posix()
        for message in _of_module(path):
            found.setdefault(message, set()).add(place)
    for path in sorted(TEMPLATES.rglob("*.html")):
        for message in _of_template(path):
            found.setdefault(message, set()).add(path.relative_to(ROOT).as_posix())
    return found


def _of_module(path: Path) -> Iterator[Message]:
    area, tree = path.relative_to(ROOT / "nkmfg").parts[0], ast.parse(path.read_text(encoding="utf-8"))
    contexts = _contexts(tree) if area == "words" and path.name in IN_CONTEXT else {}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        texts = [argument.value if isinstance(argument, ast.Constant) else None for argument in node.args]
        if name == "ngettext" and len(texts) > 1 and isinstance(texts[0], str) and isinstance(texts[1], str):
            yield "", texts[0], texts[1]
            continue
        places = CALLS.get(name, ())
        if area == "models":
            places = places or LABELS.get(name, ())
            for keyword in node.keywords:
                if keyword.arg in LABEL_KEYWORDS and isinstance(keyword.value, ast.Constant):
                    texts.append(keyword.value.value)
                    places = (*places, len(texts) - 1)
        elif area == "domain" and name == "Formula":
            places = FORMULA
        for position in places:
            text = texts[position] if position < len(texts) else None
            if isinstance(text, str) and text:
                yield contexts.get(node, ""), text, ""


def _contexts(tree: ast.AST) -> dict[ast.AST, str]:
    """Calls in a table of labels by type and code: the name of the type."""
    found: dict[ast.AST, str] = {}
    for table in ast.walk(tree):
        if isinstance(table, ast.Dict):
            for key, labels in zip(table.keys, table.values, strict=True):
                if isinstance(key, ast.Name | ast.Attribute) and isinstance(labels, ast.Dict):
                    name = key.id if isinstance(key, ast.Name) else key.attr
                    found |= dict.fromkeys(ast.walk(labels), name)
    return found


def _of_template(path: Path) -> Iterator[Message]:
    keywords = {name: tuple(position + 1 for position in places) for name, places in CALLS.items()}
    with path.open("rb") as file:
        options = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
        for _line, name, text, _comments in babel_extract(file, list(keywords), [], options):
            texts = text if isinstance(text, tuple) else (text,)
            if name == "ngettext" and isinstance(texts[0], str) and isinstance(texts[1], str):
                yield "", texts[0], texts[1]
            elif isinstance(texts[0], str):
                yield "", texts[0], ""


def template() -> Catalog:
    """The catalogue of all messages, without translations."""
    catalog = Catalog(project="nkmfg", charset="utf-8", fuzzy=False)
    found = messages()
    for message in sorted(found):
        context, text, plural = message
        key = (text, plural) if plural else text
        catalog.add(key, locations=[(place, 0) for place in sorted(found[message])], context=context or None)
    return catalog


def update(path: Path) -> tuple[bytes, bytes]:
    """Catalogue of a language with the messages of today: what is new is empty, what has gone is dropped."""
    with path.open("rb") as file:
        catalog = read_po(file, locale=path.parents[1].name, domain="nkmfg")
    catalog.update(template(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.header_comment = f"# Messages in {catalog.locale_identifier}: written by `make words`, translated by hand."
    raw, compiled = BytesIO(), BytesIO()
    write_po(raw, catalog, width=WIDTH, include_lineno=False, sort_output=True, ignore_obsolete=True)
    po = _short_header(raw.getvalue())
    kept = read_po(BytesIO(po), locale=path.parents[1].name)
    kept.creation_date = kept.revision_date = SAME_DATE
    write_mo(compiled, kept)
    return po, compiled.getvalue()


def _short_header(po: bytes) -> bytes:
    """A catalogue without the lines of its header that say nothing here, or differ at each run."""
    return b"\n".join(line for line in po.split(b"\n") if not line.startswith(UNSAID))


def main() -> int:
    """Update and compile each language, or with --check only say which one is not as it would be."""
    stale = []
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/nkmfg.po")):
        po, mo = update(path)
        compiled = path.with_suffix(".mo")
        if path.read_bytes() != po or not compiled.exists() or compiled.read_bytes() != mo:
            stale.append(path.parents[1].name)
            if "--check" not in sys.argv:
                path.write_bytes(po)
                compiled.write_bytes(mo)
    if stale:
        print(f"{'stale' if '--check' in sys.argv else 'written'}: {', '.join(stale)}")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
