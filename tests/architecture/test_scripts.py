"""Scripts of the pages hold no sentence, limit, formula or unit factor: the templates write those into attributes."""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "nkmfg" / "web" / "static"
SCRIPTS = sorted(path.name for path in STATIC.glob("*.js") if not path.name.endswith(".min.js"))
_COMMENT = re.compile(r"(?<![:\\])//[^\n]*|/\*.*?\*/", re.DOTALL)
_LITERAL = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|`(?:[^`\\]|\\.)*`', re.DOTALL)
_EXPRESSION = re.compile(r"\$\{[^{}]*\}")
_SENTENCE = re.compile(r"[^\W\d_]+ [^\W\d_]+")
_SELECTOR = re.compile(r"[\[(]|, textarea, ")
_SHOWS = re.compile(r"\.(?:textContent|innerText|innerHTML|title)\s*=[^=][^;]*|\b(?:alert|confirm|prompt)\([^;]*")
_NUMBER = re.compile(r"(?<![\w.$])\d+(?:\.\d+)?(?![\w.])")
# Numbers that are no rule of the record: what the machine or the tablet needs.
NUMBERS = {
    "clock.js": {
        "4": "digits of a year",
        "5000": "how often it looks",
        "11": "where an ISO moment has its hours",
        "16": "their end",
    },
    "drafts.js": {
        "409": "status of a form sent already",
        "423": "status of a locked session",
        "5000": "pause before a draft is sent again",
    },
    "lock.js": {"300": "pause for the last draft", "423": "status of a locked session", "1000": "how often it looks"},
    "scan.js": {"60": "pause between the keys of a reader", "4": "shortest code a reader types"},
}


def _code(name: str) -> str:
    return _COMMENT.sub("", (STATIC / name).read_text())


def _literals(code: str) -> list[str]:
    return [_EXPRESSION.sub("", literal[1:-1]) for literal in _LITERAL.findall(code)]


def test_there_are_scripts_to_read() -> None:
    assert "drafts.js" in SCRIPTS


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_script_holds_a_sentence(name: str) -> None:
    sentences = [text for text in _literals(_code(name)) if _SENTENCE.search(text) and not _SELECTOR.search(text)]
    assert [text for text in sentences if text != "use strict"] == []


@pytest.mark.parametrize("name", SCRIPTS)
def test_what_a_script_shows_has_no_word_of_its_own(name: str) -> None:
    for shown in _SHOWS.findall(_code(name)):
        assert [text for text in _literals(shown) if re.search(r"[^\W\d_]", text.replace("{when}", ""))] == []


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_script_holds_a_limit_or_a_factor(name: str) -> None:
    numbers = set(_NUMBER.findall(_LITERAL.sub('""', _code(name))))
    assert numbers - {"0", "1", "2"} - NUMBERS.get(name, {}).keys() == set()
