"""Forms of the basis of decisions: papers, and the ground for a donor not found eligible."""

from collections.abc import Sequence

from wtforms import StringField, TextAreaField

from nkmfg.domain.facts.disposition_facts import Ground, Paper
from nkmfg.services.donor_grounds import GroundInput
from nkmfg.services.supply import PaperInput
from nkmfg.web.forms import plain
from nkmfg.web.forms.moments import MomentField
from nkmfg.words.codes import choices
from nkmfg.words.messages import lazy
from nkmfg.words.supply import paper_words


class PaperForm(plain.PlainForm):
    """Form of a paper behind a decision."""

    kind = plain.one_of(lazy("What it is"), lazy("Say what it is."))
    person = StringField(lazy("Who"), validators=[plain.needed(lazy("Write who said it, as on the document."))])
    happened = MomentField(lazy("When"), now=False)
    reference = StringField(lazy("Document"), validators=[plain.needed(lazy("Write where the document is filed."))])
    statement = TextAreaField(lazy("What it says"))

    def of_kinds(self, kinds: Sequence[Paper]) -> None:
        self.kind.choices = [(kind.value, paper_words(kind)) for kind in kinds]

    def typed(self) -> PaperInput:
        assert self.happened.at is not None
        return PaperInput(
            kind=self.kind.data or "",
            person=self.person.data or "",
            happened_at=self.happened.at,
            reference=self.reference.data or "",
            statement=self.statement.data or "",
        )


class GroundForm(plain.FormToSign):
    """Ground for using cells of this donor, signed on the next page."""

    ground = plain.one_of(lazy("Ground"), lazy("Choose the ground."), lambda: choices(Ground))
    because = TextAreaField(lazy("Why"), validators=[plain.needed(lazy("Say in a few words why.")), plain.a_reason])
    reference = StringField(lazy("Document"), validators=[plain.needed(lazy("Write where the document is filed."))])
    physician = StringField(lazy("Physician told"), validators=[plain.needed(lazy("Write which physician was told."))])
    told = MomentField(lazy("When the physician was told"), now=False)

    def typed(self) -> GroundInput:
        assert self.told.at is not None
        return GroundInput(
            ground=self.ground.data or "",
            because=(self.because.data or "").strip(),
            reference=self.reference.data or "",
            physician=self.physician.data or "",
            physician_told_at=self.told.at,
        )
