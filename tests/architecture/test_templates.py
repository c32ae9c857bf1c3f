"""Templates hold no text of their own: what a person reads is a message, and a message is a literal."""

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import TypeGuard

import pytest
from jinja2 import Environment, nodes

TEMPLATES = Path(__file__).parents[2] / "templates"
ENVIRONMENT = Environment(trim_blocks=True, lstrip_blocks=True)
NAMES = sorted(str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html"))
MESSAGES = {"_", "ngettext"}
# Attributes that are read, heard, or shown by a script.
SHOWN = {"title", "alt", "label", "placeholder", "aria-label", "data-name", "data-kept", "data-away", "data-pad-label"}
UNTRANSLATED = {
    "nkmfg": "the name of the software",
    "nkmfg verify": "a command, as it is typed",
    "nkmfg heads": "a command, as it is typed",
    "no risk": "a code of a donor's screening",
}
# Filters that bend a word as English does.
BENDING = {"capitalize", "lower", "title", "upper"}
_WORD = re.compile(r"[^\W\d_]{2,}")
_ATTRIBUTE = re.compile(r"[a-z-]+=\"[^\"]*\"")
_TAG_GAP = re.compile(r"<\{\}")
_CODE = re.compile(r"[a-z0-9_.:,/#?=&*{}-]*")  # a tone, an endpoint, an anchor, the name of a field


class _Texts(HTMLParser):
    """Texts and shown attributes of a page's markup."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if value and name in SHOWN]

    def handle_data(self, data: str) -> None:
        self.found.append(data)


@cache
def _tree(name: str) -> nodes.Template:
    return ENVIRONMENT.parse((TEMPLATES / name).read_text())


def _markup(name: str) -> str:
    """Markup of a template, with a gap for each expression; blocks of a class hold none of its texts."""
    parts: list[str] = []

    def collect(node: nodes.Node) -> None:
        if isinstance(node, nodes.Block) and node.name == "main_class":
            return
        if isinstance(node, nodes.Output):
            parts.extend(part.data if isinstance(part, nodes.TemplateData) else "{}" for part in node.nodes)
            return
        for child in node.iter_child_nodes():
            collect(child)

    collect(_tree(name))
    return _TAG_GAP.sub("<x", "".join(parts))


def _outside_messages(node: nodes.Node) -> Iterator[nodes.Node]:
    """Nodes of a template outside of messages and comparisons; the parameters of a message are outside of it."""
    if isinstance(node, nodes.Compare):  # what is compared is a code
        return
    yield node
    for child in node.kwargs if _is_message(node) else node.iter_child_nodes():
        yield from _outside_messages(child)


def _is_message(node: nodes.Node) -> TypeGuard[nodes.Call]:
    return isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in MESSAGES


def _is_text(value: str) -> bool:
    return bool(_WORD.search(value)) and value.strip() not in UNTRANSLATED


def _texts_of(node: nodes.Node) -> Iterator[str]:
    """Texts among the constants of a node: a word without space or capital is a code, a tag begins a drawing."""
    if _is_message(node):
        return
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Const) and isinstance(child.value, str) and not child.value.startswith("<"):
            value = child.value if isinstance(node, nodes.Concat) else child.value.strip()
            if _is_text(value) and not _CODE.fullmatch(value):
                yield value


@pytest.mark.parametrize("name", NAMES)
def test_no_text_stands_in_the_markup_outside_a_message(name: str) -> None:
    reader = _Texts()
    reader.feed(_markup(name))
    texts = [_ATTRIBUTE.sub("", text).replace("{}", "").strip(" ·\n") for text in reader.found]
    assert [text for text in texts if _is_text(text)] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_expression_holds_a_text_outside_a_message(name: str) -> None:
    assert [text for node in _outside_messages(_tree(name)) for text in _texts_of(node)] == []


@pytest.mark.parametrize("name", NAMES)
def test_each_message_is_a_whole_literal(name: str) -> None:
    for call in filter(_is_message, _tree(name).find_all(nodes.Call)):
        plural = call.node.name == "ngettext"
        for message in call.args[: 2 if plural else 1]:
            assert isinstance(message, nodes.Const), f"line {call.lineno}: a message is a literal"
            assert message.value == message.value.strip(), f"line {call.lineno}: a message joined to something"


@pytest.mark.parametrize("name", NAMES)
def test_no_text_is_bent_as_english_bends_it(name: str) -> None:
    for bent in _tree(name).find_all(nodes.Filter):
        assert bent.name not in BENDING, f"line {bent.lineno}: {bent.name}"
        is_code_shown = bent.name == "replace" and bent.args[0] == nodes.Const("_")
        assert not is_code_shown, f"line {bent.lineno}: a code shown as a text; give it a label"
