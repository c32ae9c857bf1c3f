"""Messages and their parameters agree, in the code and in every catalogue."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from nkmfg.words.reader import LANGUAGES, LOCALE
from tools import words

ROOT = Path(__file__).parents[2]
CATALOGUES = sorted(LOCALE.glob("*/LC_MESSAGES/nkmfg.po"))


def parameters(message: str) -> list[str]:
    """Parameters of a message with their conversions, in order of their names."""
    parts = Formatter().parse(message)
    return sorted(f"{name}!{conversion or ''}" for _text, name, _spec, conversion in parts if name is not None)


def written() -> Iterator[tuple[str, list[str], set[str]]]:
    """Every message that is written where it stands, with its place and the keywords that it is given."""
    for path in sorted((ROOT / "nkmfg").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
            if not isinstance(node, ast.Call) or name not in ("_", "ngettext"):
                continue
            texts = [text.value for text in node.args if isinstance(text, ast.Constant) and isinstance(text.value, str)]
            named = {keyword.arg for keyword in node.keywords if keyword.arg}
            if texts and len(named) == len(node.keywords):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", texts, named


def names(message: str) -> set[str]:
    """Names of the parameters of a message, without the number that a plural is chosen by."""
    return {name for _text, name, _spec, _conversion in Formatter().parse(message) if name} - {"n"}


def test_a_message_is_given_what_it_states() -> None:
    assert [(place, text) for place, texts, named in written() for text in texts if names(text) != named] == []


def messages(path: Path) -> list[Message]:
    with path.open("rb") as file:
        return [message for message in read_po(file, locale=path.parents[1].name) if message.id]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[1].name)
def test_a_translation_states_what_its_source_states(path: Path) -> None:
    wrong = []
    for message in messages(path):
        sources = message.id if isinstance(message.id, tuple) else (message.id,)
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        wanted = {tuple(parameters(source)) for source in sources}
        wrong += [(sources[0], text) for text in texts if text and tuple(parameters(text)) not in wanted]
    assert wrong == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[1].name)
def test_a_catalogue_has_the_messages_of_today_and_is_compiled(path: Path) -> None:
    po, mo = words.update(path)
    assert path.read_bytes() == po, "make words"
    assert path.with_suffix(".mo").read_bytes() == mo, "make words"


def test_a_language_that_is_offered_is_whole() -> None:
    for code in sorted(set(LANGUAGES) - {"en"}):
        texts = {message.id: message.string for message in messages(LOCALE / code / "LC_MESSAGES" / "nkmfg.po")}
        empty = [source for source, text in texts.items() if not all(text if isinstance(text, tuple) else (text,))]
        assert empty == [], code
