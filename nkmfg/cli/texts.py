"""Classes of click whose help and prompts are written for the reader each time they are shown, not at import."""

from typing import Any

import click

from nkmfg.words.messages import _


class _Shown:
    """Attribute that keeps a message and reads as its text."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.kept = f"_{name}_message"

    def __get__(self, holder: object, owner: type) -> Any:
        message = None if holder is None else vars(holder).get(self.kept)
        return _(message) if isinstance(message, str) else message

    def __set__(self, holder: object, message: Any) -> None:
        vars(holder)[self.kept] = message


def _shown() -> Any:
    """Attribute of a click class; typed as Any, as click declares a text."""
    return _Shown()


class Command(click.Command):
    """A command whose help is a message."""

    help = _shown()


class Group(click.Group):
    """A group whose help, and that of its commands, is a message."""

    command_class = Command
    help = _shown()


class Option(click.Option):
    """An option whose help and prompt are messages."""

    help = _shown()
    prompt = _shown()
