"""The lines of an infusion's flow are read in the words in which the form shows them, in each language."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from nkmfg.domain.facts.ward import Flow
from nkmfg.domain.values.errors import Malformed
from nkmfg.web.forms.containers import HOW_FLOW, flow_words, flows_of
from nkmfg.words.reader import LANGUAGES, Language, written_for
from nkmfg.words.refusals import refusal_sentence

STARTED = datetime(2026, 11, 22, 14, tzinfo=UTC)
ZONE = ZoneInfo("UTC")
in_each_language = pytest.mark.parametrize("language", LANGUAGES.values(), ids=list(LANGUAGES))


@in_each_language
def test_the_examples_in_the_hint_are_read(language: Language) -> None:
    with written_for(language):
        examples = re.findall(r"[0-9]{2}:[0-9]{2} [^,(]+", str(HOW_FLOW))
        read = flows_of("\n".join(examples), STARTED, ZONE)
    assert [(flow, figure) for flow, _at, figure in read] == [
        (Flow.PAUSED, ""),
        (Flow.RESUMED, ""),
        (Flow.RATE, "90"),
    ]


@in_each_language
def test_what_the_form_shows_is_read_back(language: Language) -> None:
    with written_for(language):
        read = flows_of("\n".join(f"14:10 {flow_words(flow)}" for flow in Flow), STARTED, ZONE)
    assert [flow for flow, _at, _figure in read] == list(Flow)


@pytest.mark.parametrize("line", ["14:05 sneezed", "25:05 paused", "14:60 paused", "paused"])
def test_a_line_that_cannot_be_read_is_refused_at_its_field(line: str) -> None:
    with pytest.raises(Malformed) as refused:
        flows_of(line, STARTED, ZONE)
    assert (refused.value.code, refused.value.field) == ("flows.unreadable", "flows")
    assert f"“{line}” cannot be read. A line each" in refusal_sentence(refused.value)
