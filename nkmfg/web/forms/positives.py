"""Forms of a positive: the call, later notes, QA's verdict, and a contact."""

from collections.abc import Sequence

from wtforms import StringField
from wtforms.validators import ValidationError

from nkmfg.domain.facts.disposition_facts import Finding, NoteKind
from nkmfg.services.positives import Call
from nkmfg.web.forms import plain
from nkmfg.web.forms.moments import MomentField
from nkmfg.words.codes import choices

YES_NO = [("yes", "yes"), ("no", "no")]


class CallForm(plain.PlainForm):
    """Form of a laboratory's call: what is positive, when, and who called."""

    about = plain.answer("Which bottle, sample or test", ())
    other = StringField("Or another one, as it is called")
    called = MomentField("Called at")
    caller = StringField("Who called", validators=[plain.needed("Write who called.")])
    said = StringField("What was said")

    def of_things(self, things: Sequence[str]) -> None:
        self.about.choices = [(thing, thing) for thing in things]

    def validate_other(self, field: StringField) -> None:
        if not (field.data or "").strip() and not (self.about.data or ""):
            raise ValidationError("Choose what is positive, or write it here.")

    def call(self) -> Call:
        return Call(
            about=(self.other.data or "").strip() or self.about.data or "",
            caller=self.caller.data or "",
            called_at=self.called.at,
            said=self.said.data or "",
        )


class NoteForm(plain.PlainForm):
    """Form of a finding, or of a person informed."""

    kind = plain.one_of("What this is", "Say what this is.", choices(NoteKind))
    text = StringField("Who was told, or what was found", validators=[plain.needed("Write it down.")])
    telephone = StringField("Telephone")
    happened = MomentField("When")
    read_back = plain.answer("Read back by whom was told", YES_NO)


class VerdictForm(plain.FormToSign):
    """QA's verdict, before the signature."""

    finding = plain.one_of("Finding", "Choose one.", choices(Finding))
    cause = plain.reason("Cause, or what confirms it")


class ContactForm(plain.PlainForm):
    """Form of a contact to call."""

    name = StringField("Name", validators=[plain.needed("Write the name.")])
    function = StringField("Function", validators=[plain.needed("Write the function.")])
    telephone = StringField("Telephone", validators=[plain.needed("Write the number.")])
    place = plain.number("Place", hint="in the order of calling; empty is last")
