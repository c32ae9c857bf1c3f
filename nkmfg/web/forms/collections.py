"""The form of a collection: an apheresis as far as it is known."""

from dataclasses import fields

from wtforms import StringField

from nkmfg.services.collections import CollectionFacts
from nkmfg.web.forms import plain
from nkmfg.web.forms.moments import MomentField
from nkmfg.web.forms.plain import PlainForm, ScanField, needed, number


class CollectionForm(PlainForm):
    """What is known of an apheresis."""

    started_at = MomentField("Start", unknown="not known yet")
    ended_at = MomentField("End", unknown="not known yet", hint="The donor's samples are compared with this moment.")
    volume_ml = number("Volume")
    anticoagulant = StringField("Anticoagulant", description="for example ACD-A")
    device = StringField("Device", description="code of the apheresis device")
    operator = StringField("Operator")

    def facts(self) -> CollectionFacts:
        """What was typed; blank is not known."""
        return CollectionFacts(**{field.name: self[field.name].data or None for field in fields(CollectionFacts)})


class NewCollectionForm(CollectionForm):
    """An apheresis that is not here yet."""

    code_field = "din"
    donor = StringField("Donor", validators=[needed("Say which donor.")])
    din = ScanField("Donation number", description="Scan the bag, or type it with its boxed check character.")
    proposed = plain.seen()


class ChangeCollectionForm(CollectionForm):
    """Everything that is known now, and why it is changed."""

    seen = plain.seen()
    reason = plain.reason()
