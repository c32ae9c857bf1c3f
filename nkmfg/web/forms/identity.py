"""Form of the identity of a donor or patient, stored in tables readable with a restricted role."""

from wtforms import StringField

from nkmfg.services.identity import BLOOD_GROUPS, Identity
from nkmfg.web.forms.moments import DayField
from nkmfg.web.forms.plain import PlainForm, answer, needed


class IdentityForm(PlainForm):
    """Name, record number, date of birth, ABO/Rh."""

    name = StringField("Name", validators=[needed("Type the name.")])
    record_number = StringField("Record number", validators=[needed("Type the number of the medical record.")])
    born_on = DayField("Date of birth", validators=[needed("Type the date of birth.")], description="as 2019-03-07")
    blood_group = answer("Blood group", [(group, group.replace("-", "−")) for group in BLOOD_GROUPS])
    reason = StringField("Reason, if what stands there is changed")

    def identity(self) -> Identity:
        """Parsed identity; to be called on a sent and valid form."""
        day = self.born_on.day
        assert day is not None
        return Identity(self.name.data or "", self.record_number.data or "", day, self.blood_group.data or None)
