"""Base class and fields of plain forms: they keep everything typed, and show each error at its field."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from flask import request
from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, StopValidation, ValidationError

from nkmfg.domain.values.errors import Forbidden, Malformed, Refused, Stale, Unknown
from nkmfg.domain.values.identifiers import Numbering
from nkmfg.domain.values.quantities import parse_number, plain
from nkmfg.ledger.act import is_reason
from nkmfg.services.codes import Taken
from nkmfg.words.messages import _, lazy
from nkmfg.words.refusals import field_sentence, refusal_sentence

LONGEST_REASON = 1000
Choices = Sequence[tuple[str, str]]
Offer = Callable[[], Choices]  # written for the reader each time a form is made


class PlainForm(FlaskForm):  # type: ignore[misc]
    """Form with the result of its submission."""

    refusal = ""  # error that belongs to no single field
    is_stale = False  # the thing was changed since the form was opened
    status = 200
    code_field = ""  # name of the field with the code of the thing

    def is_sent(self) -> bool:
        """True if the form was sent and is valid."""
        if not self.is_submitted():
            return False
        good: bool = self.validate()
        self.status = 200 if good else 422
        return good

    @contextmanager
    def showing_refusals(self) -> Iterator[None]:
        """Context manager that shows a refusal of the services on the form, with everything typed kept."""
        try:
            yield
        except Forbidden:
            raise
        except Refused as refused:
            self.status = 422 if isinstance(refused, Malformed | Unknown) else 409
            self.is_stale = isinstance(refused, Stale)
            field = self.code_field if isinstance(refused, Taken) else refused.field
            if field in self:
                self.add_error(field, field_sentence(refused))
            else:
                self.refusal = refusal_sentence(refused)

    @contextmanager
    def errors_at(self, name: str) -> Iterator[None]:
        """Context manager that binds a refusal to this field; used inside `showing_refusals`."""
        try:
            yield
        except Refused as refused:
            refused.at(name)
            raise

    def propose(self, code: str) -> None:
        """Set the code proposed if none is typed. A form sent twice is detected by its old proposal."""
        proposed, typed = self.proposed.data, (self[self.code_field].data or "").strip()
        if self.is_submitted() and proposed != code and not typed:
            self.add_error(
                self.code_field,
                _(
                    "{proposed} was given meanwhile, perhaps to this very form, sent twice: look at the list."
                    " To add another one, as {code}, send it again.",
                    proposed=proposed,
                    code=code,
                ),
            )
        self.proposed.data = code

    def add_error(self, name: str, sentence: str) -> None:
        """Show an error at a field."""
        self[name].errors = [sentence]


class FormToSign(PlainForm):
    """Form before a signing dialogue, which shows what was typed and is opened by it: it writes nothing itself."""

    class Meta:
        csrf = False

    def __init__(self) -> None:
        super().__init__(request.values)

    def is_submitted(self) -> bool:
        """True if it was posted, whatever was left out of it, or if the address holds what is typed in it."""
        return request.method == "POST" or bool(self._fields.keys() & request.args.keys())


class ScanField(StringField):
    """Field for a code, scanned from a label or typed."""


def a_number(_form: object, field: Field) -> None:
    """Validator: blank, or a number that `parse_number` reads. Its size is judged later and never refused."""
    if (field.data or "").strip():
        with _in_a_sentence():
            parse_number(field.data)


def a_code(numbering: Numbering) -> Callable[[object, Field], None]:
    """Validator: blank, or a code of that kind."""

    def check(_form: object, field: Field) -> None:
        if (field.data or "").strip():
            with _in_a_sentence():
                numbering.read(field.data)

    return check


def a_reason(_form: object, field: Field) -> None:
    text = (field.data or "").strip()
    if not is_reason(text):
        raise StopValidation(_("Say in a few words why."))
    if len(text) > LONGEST_REASON:
        raise StopValidation(
            _("This is {length} characters long. Say it in {most} at the most.", length=len(text), most=LONGEST_REASON)
        )


def offered(_form: object, field: Field) -> None:
    """Validator: blank, or one of the offered choices."""
    shown = {str(choice.value) for choice in field.iter_choices()}  # type: ignore[attr-defined]
    if (field.data or "") not in shown | {""}:
        raise ValidationError(_("This was not among the choices. Choose one of those shown."))


class _Needed(DataRequired):
    """Validator whose sentence is written for the reader when it is the error."""

    def __call__(self, form: Any, field: Any) -> None:
        try:
            super().__call__(form, field)
        except StopValidation as missing:
            raise StopValidation(str(self.message)) from missing


def needed(sentence: str) -> DataRequired:
    """Validator: a value is required; `sentence` is the error."""
    return _Needed(sentence)


@contextmanager
def _in_a_sentence() -> Iterator[None]:
    try:
        yield
    except Malformed as wrong:
        raise ValidationError(refusal_sentence(wrong)) from wrong


def number(label: str, *validators: Any, hint: str = "") -> StringField:
    """Field for a number, kept as typed; the template shows its unit."""
    return StringField(label, validators=[*validators, a_number], filters=[text_of], description=hint)


def answer(label: str, choices: Offer = list, hint: str = "") -> RadioField:
    """Field for an answer that may be not known yet."""
    # WTForms accepts tuples from a function only; its stubs lack SelectChoice.
    return RadioField(
        label,
        choices=lambda: [not_known(), *choices()],
        validators=[offered],
        validate_choice=False,
        description=hint,
        default="",
    )


def not_known() -> tuple[str, str]:
    """Choice of an answer that is not known yet."""
    return "", _("not known yet")


def yes_no() -> Choices:
    """Choices of a question."""
    return [("yes", _("yes")), ("no", _("no"))]


def one_of(label: str, sentence: str = "", choices: Offer = list) -> RadioField:
    """Radio field without a default; optional without a sentence."""
    validators: list[Any] = [needed(sentence)] if sentence else []
    return RadioField(label, choices=choices, validators=[*validators, offered], validate_choice=False)


def one_of_many(label: str, sentence: str = "", choices: Offer = list, hint: str = "") -> SelectField:
    """Selection list; optional without a sentence."""
    validators: list[Any] = [needed(sentence)] if sentence else []
    return SelectField(
        label, choices=choices, validators=[*validators, offered], validate_choice=False, description=hint
    )


def reason(label: str = "", default: str = "") -> TextAreaField:
    """Field for the reason of a change, which is stored verbatim in the trail."""
    return TextAreaField(
        label or lazy("Reason"),
        validators=[needed(lazy("Say in a few words why.")), a_reason],
        description=lazy("One sentence; it stands in the trail as you write it."),
        default=default,
    )


def tick(label: str) -> BooleanField:
    """Field for a statement confirmed by a tick."""
    return BooleanField(label)


def seen() -> HiddenField:
    """Hidden field with what the form shows: a row version, a version number or a proposed code."""
    return HiddenField()


def revision_of(typed: str | None) -> int:
    """Revision that a form was opened at; 0, which no row has, for any other text."""
    text = typed or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0


def as_choices(keys: Iterable[str], labels: dict[str, str]) -> list[tuple[str, str]]:
    """Keys of the recipe's rules as choices with labels."""
    return [(key, labels.get(key, key.replace("_", " "))) for key in dict.fromkeys(keys)]


def text_of(value: object) -> object:
    """Text for a number field: as typed, or the known number in plain notation."""
    return plain(value) if isinstance(value, Decimal) else value
