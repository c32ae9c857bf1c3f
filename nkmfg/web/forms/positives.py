"""Forms of a positive: the call, later notes, QA's verdict, and a contact."""

from collections.abc import Sequence

from wtforms import StringField
from wtforms.validators import ValidationError

from nkmfg.domain.facts.disposition_facts import Finding, NoteKind
from nkmfg.services.positives import Call
from nkmfg.web.forms import plain
from nkmfg.web.forms.moments import MomentField
from nkmfg.words.codes import choices
from nkmfg.words.messages import _, lazy


class CallForm(plain.PlainForm):
    """Form of a laboratory's call: what is positive, when, and who called."""

    about = plain.answer(lazy("Which bottle, sample or test"))
    other = StringField(lazy("Or another one, as it is called"))
    called = MomentField(lazy("Called at"))
    caller = StringField(lazy("Who called"), validators=[plain.needed(lazy("Write who called."))])
    said = StringField(lazy("What was said"))

    def of_things(self, things: Sequence[str]) -> None:
        self.about.choices = [(thing, thing) for thing in things]

    def validate_other(self, field: StringField) -> None:
        if not (field.data or "").strip() and not (self.about.data or ""):
            raise ValidationError(_("Choose what is positive, or write it here."))

    def call(self) -> Call:
        return Call(
            about=(self.other.data or "").strip() or self.about.data or "",
            caller=self.caller.data or "",
            called_at=self.called.at,
            said=self.said.data or "",
        )


class NoteForm(plain.PlainForm):
    """Form of a finding, or of a person informed."""

    kind = plain.one_of(lazy("What this is"), lazy("Say what this is."), lambda: choices(NoteKind))
    text = StringField(lazy("Who was told, or what was found"), validators=[plain.needed(lazy("Write it down."))])
    telephone = StringField(lazy("Telephone"))
    happened = MomentField(lazy("When"))
    read_back = plain.answer(lazy("Read back by whom was told"), plain.yes_no)


class VerdictForm(plain.FormToSign):
    """QA's verdict, before the signature."""

    finding = plain.one_of(lazy("Finding"), lazy("Choose one."), lambda: choices(Finding))
    cause = plain.reason(lazy("Cause, or what confirms it"))


class ContactForm(plain.PlainForm):
    """Form of a contact to call."""

    name = StringField(lazy("Name"), validators=[plain.needed(lazy("Write the name."))])
    function = StringField(lazy("Function"), validators=[plain.needed(lazy("Write the function."))])
    telephone = StringField(lazy("Telephone"), validators=[plain.needed(lazy("Write the number."))])
    place = plain.number(lazy("Place"), hint=lazy("in the order of calling; empty is last"))
