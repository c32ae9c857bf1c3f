"""Every English sentence deleted: a check is shown as its code, a label as its member, everything else as its name."""

import sys
from collections.abc import Callable
from enum import StrEnum
from types import FunctionType, ModuleType

import pytest

from nkmfg.domain.values.errors import Refused
from nkmfg.words import check_sentences, checks, codes, exception_answers, exception_values, exceptions

CATALOGUES = (
    check_sentences.SENTENCES,
    checks.GROUPS,
    exceptions.WHAT,
    exceptions.EVENTS,
    exception_answers.WHO,
    exception_values.THEN_AND_NOW,
)


def delete_every_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Until the test is over `nkmfg.words` knows no English, and no refusal says why."""
    for catalogue in CATALOGUES:
        for code in list(catalogue):
            monkeypatch.delitem(catalogue, code)  # type: ignore[arg-type]
    for module in _modules():
        for name, function in list(vars(module).items()):
            if isinstance(function, FunctionType) and _writes_a_sentence(function):
                monkeypatch.setattr(module, name, _silent(function))
    monkeypatch.setattr(Refused, "__str__", lambda refused: type(refused).__name__, raising=False)


def _modules() -> list[ModuleType]:
    """The words themselves, and whoever imported a function of them."""
    return [module for name, module in sys.modules.items() if name.partition(".")[0] in ("nkmfg", "tests")]


def _writes_a_sentence(function: FunctionType) -> bool:
    """The renderer of checks stays: without a catalogue it shows codes."""
    is_word = function.__module__.startswith("nkmfg.words.") and function.__module__ != checks.__name__
    return is_word and function.__annotations__.get("return") is str


def _silent(function: FunctionType) -> Callable[..., str]:
    if function is codes.label:
        return _member
    if function is codes.code_label:
        return lambda kind, code: str(code)
    return lambda *_of, **_named: function.__name__


def _member(member: StrEnum) -> str:
    return member.value
