"""Form of a collection: the facts of an apheresis, as far as they are known."""

from dataclasses import fields

from wtforms import StringField

from nkmfg.services.collections import CollectionFacts
from nkmfg.web.forms import plain
from nkmfg.web.forms.moments import MomentField
from nkmfg.web.forms.plain import PlainForm, ScanField, needed, number


class CollectionForm(PlainForm):
    """Facts of an apheresis."""

    started_at = MomentField("Start", unknown="not known yet")
    ended_at = MomentField("End", unknown="not known yet", hint="The donor's samples are compared with this moment.")
    volume_ml = number("Volume")
    anticoagulant = StringField("Anticoagulant", description="for example ACD-A")
    device = StringField("Device", description="code of the apheresis device")
    operator = StringField("Operator")

    def facts(self) -> CollectionFacts:
        """Parsed facts; blank is not known."""
        return CollectionFacts(**{field.name: self[field.name].data or None for field in fields(CollectionFacts)})


class NewCollectionForm(CollectionForm):
    """Form of a new apheresis."""

    code_field = "din"
    donor = StringField("Donor", validators=[needed("Say which donor.")])
    din = ScanField("Donation number", description="Scan the bag, or type it with its boxed check character.")
    proposed = plain.seen()


class ChangeCollectionForm(CollectionForm):
    """Form that replaces all facts, with a reason."""

    seen = plain.seen()
    reason = plain.reason()
