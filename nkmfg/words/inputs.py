"""Names and origins of the inputs of formulas.

A record contains them as English texts, in numbers that were acted upon and in the JSON of a batch; here they are
written for the reader, by the message that each of them was made from.
"""

import re
from functools import cache

from nkmfg.words.messages import N_, _
from nkmfg.words.quantities import quantity_words

NAMES = (
    N_("cells seeded"),
    N_("cumulative fold"),
    N_("cells in {vessels}, frozen"),
    N_("cells in {vessels}, culture"),
    N_("cells in {vessels}"),
    N_("starting equivalents in {vessels}, frozen"),
    N_("starting equivalents in {vessels}"),
)
SOURCES = (
    N_("typed here"),
    N_("as typed"),
    N_("as ordered"),
    N_("recipe"),
    N_("recipe: at the least"),
    N_("the recipe, within an hour"),
    N_("moved in this step"),
    N_("count after thawing"),
    N_("feeders counted after thawing"),
    N_("count of vessel {vessel}"),
    N_("vessel {vessel} before this step"),
    N_("vessel {vessel}"),
    N_("lot {lot}"),
    N_("sample {sample}"),
    N_("{step}, vessel {vessel}"),
    N_("container {container}: filled, less what was drawn"),
    N_("container {container}"),
    N_("result of {source}, its upper bound"),
    N_("result of {source}, the limit of quantification as upper bound"),
    N_("result of {source}, none of {events} events: 95 % upper bound"),
    N_("result of {source}, at the most"),
    N_("result of sample {sample}"),
    N_("result of {source}"),
    N_("infusion {infusion}, weighed that day"),
    N_("infusion {infusion}"),
    N_("order {order}, version {version}, weighed"),
    N_("order {order}, version {version}"),
)


def input_name(name: str) -> str:
    """Name of an input: a quantity, or a text such as "cells in A"."""
    return _by_message(name, NAMES) or quantity_words(name)


def source_words(source: str) -> str:
    """Origin of an input: a text such as "count of vessel A"; the key of a formula and words of a recipe unchanged."""
    return _by_message(source, SOURCES) or source


def _by_message(text: str, messages: tuple[str, ...]) -> str:
    """Text in the reader's language by the first message that it was made from; empty if there is none."""
    for message in messages:
        found = _pattern(message).fullmatch(text)
        if found is not None:
            return _(message, **{name: source_words(value) for name, value in found.groupdict().items()})
    return ""


@cache
def _pattern(message: str) -> re.Pattern[str]:
    parts = re.split(r"{(\w+)}", message)
    return re.compile("".join(f"(?P<{part}>.+)" if index % 2 else re.escape(part) for index, part in enumerate(parts)))
