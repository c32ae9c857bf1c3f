"""A refusal stands at the field it is about; without one, above the form with the label of what was typed."""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from wtforms import StringField

import nkmfg.web
from nkmfg.domain.values.errors import Forbidden, Malformed, Refused, Unknown
from nkmfg.services.codes import Taken
from nkmfg.services.parsing import line, number
from nkmfg.web.forms.plain import PlainForm

SERVICES = Path(__file__).parents[2] / "nkmfg" / "services"


class SomeForm(PlainForm):
    class Meta:
        csrf = False

    code_field = "code"
    code = StringField("Code")
    name = StringField("Name")


@pytest.fixture
def form() -> Iterator[SomeForm]:
    app = Flask("forms")
    app.secret_key = "forms"
    with app.test_request_context(method="POST"):
        yield SomeForm()


def test_a_refusal_of_a_field_stands_at_it_without_its_label(form: SomeForm) -> None:
    with form.showing_refusals():
        line("Name", " ", field="name")
    assert form.name.errors == ["Nothing was typed. Fill it in."]
    assert (form.refusal, form.status) == ("", 422)


def test_a_number_that_cannot_be_read_stands_at_its_field(form: SomeForm) -> None:
    with form.showing_refusals():
        number("Name", " ", field="name")
    assert form.name.errors == ["Nothing was typed. Type the number, for example 8.25e6."]


def test_a_refusal_of_a_field_of_another_form_stands_above_with_its_label(form: SomeForm) -> None:
    with form.showing_refusals():
        line("Maker", " ", field="maker")
    assert form.refusal == "Maker: nothing was typed. Fill it in."
    assert not form.errors


def test_a_refusal_of_no_field_stands_above_the_form(form: SomeForm) -> None:
    with form.showing_refusals():
        raise Refused("This is so.")
    assert (form.refusal, form.status) == ("This is so.", 409)


def test_a_sentence_with_a_colon_is_bound_to_no_field(form: SomeForm) -> None:
    with form.showing_refusals():
        raise Malformed("Name: nothing was typed.")
    assert form.refusal == "Name: nothing was typed."
    assert not form.errors


def test_a_refusal_is_bound_to_the_field_it_was_asked_for(form: SomeForm) -> None:
    with form.showing_refusals(), form.errors_at("name"):
        raise Unknown("There is nobody of this name.")
    assert form.name.errors == ["There is nobody of this name."]


def test_a_taken_code_stands_at_the_code(form: SomeForm) -> None:
    with form.showing_refusals():
        raise Taken("There is one.")
    assert form.code.errors == ["There is one."]


def test_a_missing_permission_is_not_shown_on_the_form(form: SomeForm) -> None:
    with pytest.raises(Forbidden), form.showing_refusals():
        raise Forbidden("QA does this.")


def _subclasses(kind: type[PlainForm]) -> Iterator[type[PlainForm]]:
    for child in kind.__subclasses__():
        yield child
        yield from _subclasses(child)


def test_each_field_that_services_name_is_a_field_of_a_form() -> None:
    for module in pkgutil.walk_packages(nkmfg.web.__path__, "nkmfg.web."):
        importlib.import_module(module.name)
    fields = {
        name for form in _subclasses(PlainForm) for name in dir(form) if hasattr(getattr(form, name), "field_class")
    }
    named = {
        keyword.value.value
        for path in SERVICES.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call)
        for keyword in call.keywords
        if keyword.arg == "field" and isinstance(keyword.value, ast.Constant)
    }
    assert "maker_lot" in named
    assert named - fields == set()
