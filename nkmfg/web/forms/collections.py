"""Form of a collection: the facts of an apheresis, as far as they are known."""

from dataclasses import fields

from wtforms import StringField

from nkmfg.services.collections import CollectionFacts
from nkmfg.web.forms import plain
from nkmfg.web.forms.moments import MomentField
from nkmfg.web.forms.plain import PlainForm, ScanField, needed, number
from nkmfg.words.messages import lazy


class CollectionForm(PlainForm):
    """Facts of an apheresis."""

    started_at = MomentField(lazy("Start"), unknown=lazy("not known yet"))
    ended_at = MomentField(
        lazy("End"), unknown=lazy("not known yet"), hint=lazy("The donor's samples are compared with this moment.")
    )
    volume_ml = number(lazy("Volume"))
    anticoagulant = StringField(lazy("Anticoagulant"), description=lazy("for example ACD-A"))
    device = StringField(lazy("Device"), description=lazy("code of the apheresis device"))
    operator = StringField(lazy("Operator"))

    def facts(self) -> CollectionFacts:
        """Parsed facts; blank is not known."""
        return CollectionFacts(**{field.name: self[field.name].data or None for field in fields(CollectionFacts)})


class NewCollectionForm(CollectionForm):
    """Form of a new apheresis."""

    code_field = "din"
    donor = StringField(lazy("Donor"), validators=[needed(lazy("Say which donor."))])
    din = ScanField(
        lazy("Donation number"), description=lazy("Scan the bag, or type it with its boxed check character.")
    )
    proposed = plain.seen()


class ChangeCollectionForm(CollectionForm):
    """Form that replaces all facts, with a reason."""

    seen = plain.seen()
    reason = plain.reason()
