"""Texts of forms are written for the reader each time they are shown."""

from collections.abc import Iterator

import pytest
from flask import Flask

from nkmfg.web.forms.results import VoidForm


@pytest.fixture
def sent() -> Iterator[VoidForm]:
    with Flask("forms").test_request_context(method="POST"):
        yield VoidForm()


def test_errors_of_a_form_are_texts(sent: VoidForm) -> None:
    assert not sent.is_sent()
    assert " ".join(sent.because.errors) == "Say in a few words why."


def test_a_needed_field_is_marked_as_such(sent: VoidForm) -> None:
    assert sent.because.flags.required
