"""Form of the identity of a donor or patient, stored in tables readable with a restricted role."""

from wtforms import StringField

from nkmfg.services.identity import BLOOD_GROUPS, Identity
from nkmfg.web.forms.moments import DayField
from nkmfg.web.forms.plain import PlainForm, answer, needed
from nkmfg.words.messages import lazy


class IdentityForm(PlainForm):
    """Name, record number, date of birth, ABO/Rh."""

    name = StringField(lazy("Name"), validators=[needed(lazy("Type the name."))])
    record_number = StringField(
        lazy("Record number"), validators=[needed(lazy("Type the number of the medical record."))]
    )
    born_on = DayField(
        lazy("Date of birth"), validators=[needed(lazy("Type the date of birth."))], description=lazy("as 2019-03-07")
    )
    blood_group = answer(lazy("Blood group"), lambda: [(group, group.replace("-", "−")) for group in BLOOD_GROUPS])
    reason = StringField(lazy("Reason, if what stands there is changed"))

    def identity(self) -> Identity:
        """Parsed identity; to be called on a sent and valid form."""
        day = self.born_on.day
        assert day is not None
        return Identity(self.name.data or "", self.record_number.data or "", day, self.blood_group.data or None)
