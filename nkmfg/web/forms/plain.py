"""What plain forms have in common: nothing typed is lost, and each sentence stands beside the field it is about."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, StopValidation, ValidationError

from nkmfg.domain.values.errors import Forbidden, Malformed, Refused, Stale, Unknown
from nkmfg.domain.values.identifiers import Numbering
from nkmfg.domain.values.quantities import parse_number, plain
from nkmfg.ledger.act import is_reason
from nkmfg.services.codes import Taken

LONGEST_REASON = 1000
NOT_KNOWN = ("", "not known yet")
Choices = Sequence[tuple[str, str]]


class PlainForm(FlaskForm):  # type: ignore[misc]
    """A form of one thing, and what became of sending it."""

    refusal = ""  # what no single field is to blame for
    is_stale = False  # the thing has changed since the form was opened
    status = 200
    code_field = ""  # the field a code that is taken stands in

    def is_sent(self) -> bool:
        """Whether it was sent, and everything in it can be read."""
        if not self.is_submitted():
            return False
        good: bool = self.validate()
        self.status = 200 if good else 422
        return good

    @contextmanager
    def showing_refusals(self) -> Iterator[None]:
        """A refusal from below is told on the form, with everything typed still there."""
        try:
            yield
        except Forbidden:
            raise
        except Refused as refused:
            self.status = 422 if isinstance(refused, Malformed | Unknown) else 409
            self.is_stale = isinstance(refused, Stale)
            if isinstance(refused, Taken) and self.code_field:
                self.add_error(self.code_field, str(refused))
            else:
                self._tell(str(refused))

    @contextmanager
    def errors_at(self, name: str) -> Iterator[None]:
        """A refusal from below is about this field. Inside `telling`."""
        try:
            yield
        except Refused as refused:
            raise Malformed(f"{self[name].label.text}: {refused}") from refused

    def _tell(self, sentence: str) -> None:
        """Beside the field it names, or above them all."""
        label, _, rest = sentence.partition(": ")
        for field in self:
            if rest and field.label.text == label:
                field.errors = [rest[:1].upper() + rest[1:]]
                return
        self.refusal = sentence

    def propose(self, code: str) -> None:
        """The code this thing gets when none is typed. Sent twice, the form asks for the same one twice."""
        proposed, typed = self.proposed.data, (self[self.code_field].data or "").strip()
        if self.is_submitted() and proposed != code and not typed:
            self.add_error(
                self.code_field,
                f"{proposed} was given meanwhile, perhaps to this very form, sent twice: look at the list."
                f" To add another one, as {code}, send it again.",
            )
        self.proposed.data = code

    def add_error(self, name: str, sentence: str) -> None:
        """Say beside a field what is wrong with it."""
        self[name].errors = [sentence]


class ScanField(StringField):
    """A code: scanned from a label, or typed."""


def a_number(_form: object, field: Field) -> None:
    """Blank, or a number our one parser can read; its size is judged later and never refused."""
    if (field.data or "").strip():
        with _in_a_sentence():
            parse_number(field.data)


def a_code(numbering: Numbering) -> Callable[[object, Field], None]:
    """Blank, or a code of that kind."""

    def check(_form: object, field: Field) -> None:
        if (field.data or "").strip():
            with _in_a_sentence():
                numbering.read(field.data)

    return check


def a_reason(_form: object, field: Field) -> None:
    text = (field.data or "").strip()
    if not is_reason(text):
        raise StopValidation("Say in a few words why.")
    if len(text) > LONGEST_REASON:
        raise StopValidation(f"This is {len(text)} characters long. Say it in {LONGEST_REASON} at the most.")


def offered(_form: object, field: Field) -> None:
    """Blank, or one of the choices shown."""
    shown = {str(choice.value) for choice in field.iter_choices()}  # type: ignore[attr-defined]
    if (field.data or "") not in shown | {""}:
        raise ValidationError("This was not among the choices. Choose one of those shown.")


def needed(sentence: str) -> DataRequired:
    """Something has to be there; `sentence` says what."""
    return DataRequired(sentence)


@contextmanager
def _in_a_sentence() -> Iterator[None]:
    try:
        yield
    except Malformed as wrong:
        raise ValidationError(str(wrong)) from wrong


def number(label: str, *validators: Any, hint: str = "") -> StringField:
    """A number as typed; `of(field, unit=…)` shows it."""
    return StringField(label, validators=[*validators, a_number], filters=[text_of], description=hint)


def answer(label: str, choices: Choices, hint: str = "") -> RadioField:
    """An answer that may be not known yet, and says so."""
    shown = [NOT_KNOWN, *choices]
    # Tuples are taken from a function only; SelectChoice is not in the stubs yet.
    return RadioField(
        label, choices=lambda: shown, validators=[offered], validate_choice=False, description=hint, default=""
    )


def one_of(label: str, sentence: str = "", choices: Choices = ()) -> RadioField:
    """One of a few, and nothing chosen beforehand; without a sentence it may be left open."""
    validators: list[Any] = [needed(sentence)] if sentence else []
    return RadioField(label, choices=lambda: choices, validators=[*validators, offered], validate_choice=False)


def one_of_many(label: str, sentence: str = "", choices: Choices = (), hint: str = "") -> SelectField:
    """One of a list; without a sentence it may be left open."""
    validators: list[Any] = [needed(sentence)] if sentence else []
    return SelectField(
        label, choices=lambda: choices, validators=[*validators, offered], validate_choice=False, description=hint
    )


def reason(label: str = "Reason", default: str = "") -> TextAreaField:
    """Why something is changed; it goes to the trail word for word."""
    return TextAreaField(
        label,
        validators=[needed("Say in a few words why."), a_reason],
        description="One sentence; it stands in the trail as you write it.",
        default=default,
    )


def tick(label: str) -> BooleanField:
    """Something a person says by a tick."""
    return BooleanField(label)


def seen() -> HiddenField:
    """What the form shows, as a stamp, a version or a proposed code: sent back unseen."""
    return HiddenField()


def revision_of(typed: str | None) -> int:
    """The revision a form was opened at; 0, which none has, for what is no number."""
    text = typed or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0


def as_choices(keys: Iterable[str], labels: dict[str, str]) -> list[tuple[str, str]]:
    """Keys of the recipe's rules with words for people."""
    return [(key, labels.get(key, key.replace("_", " "))) for key in dict.fromkeys(keys)]


def text_of(value: object) -> object:
    """What stands in a number's field: as it was typed, or as one would type what is known."""
    return plain(value) if isinstance(value, Decimal) else value
