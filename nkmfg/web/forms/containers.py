"""Forms of a container: labels, custody transfers, dose decision, and the flow of an infusion."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from wtforms import StringField, TextAreaField

from nkmfg.domain.facts.ward import Flow, LabelAction
from nkmfg.domain.product.dose_verification import DoseDecision
from nkmfg.domain.values.errors import Malformed
from nkmfg.services.custody import CustodyInput
from nkmfg.web.forms import plain
from nkmfg.web.forms.moments import MomentField
from nkmfg.words.codes import choices, label

_FLOW = re.compile(
    r"([0-9]{1,2}):([0-9]{2})\s+(pause[ds]?|resume[ds]?|rate(?: changed)?)(?:[ :,]+(\S+))?", re.IGNORECASE
)
HOW_FLOW = "A line each, as 14:05 paused, 14:10 resumed, 14:20 rate 90 (mL/h)."


class LabelForm(plain.PlainForm):
    """Form of a label print."""

    profile = plain.one_of("For", "Say for where it is printed.")
    copies = plain.number("How many", plain.needed("Say how many."))
    reason = TextAreaField("Why again", description="asked from the second print of a container on")


class LabelNoteForm(plain.PlainForm):
    """Form of labels applied, kept or destroyed."""

    what = plain.one_of(
        "What was done",
        "Say what was done.",
        [(choice.value, label(choice)) for choice in LabelAction if choice is not LabelAction.PRINTED],
    )
    count = plain.number("How many labels", plain.needed("Say how many."))
    why = StringField("Why", description="where one was destroyed")


class ScansForm(plain.PlainForm):
    """Scans that are required before a container is issued."""

    container_scan = plain.ScanField(
        "Scan of the container",
        description="scan the code on the label, or type all that stands under it",
        validators=[plain.needed("Scan the label of the bag.")],
    )
    order_scan = plain.ScanField(
        "Scan of the order or patient", validators=[plain.needed("Scan the order or the patient's code.")]
    )


class LeavingForm(plain.PlainForm):
    """Facts of a container that is issued."""

    happened = MomentField("When")
    whom = StringField("To whom", validators=[plain.needed("Write who took it, and where to.")])
    condition = StringField(
        "Condition", validators=[plain.needed("Say how it was.")], description="intact, temperature, as it left"
    )
    logger = plain.ScanField("Temperature logger")
    documents = StringField("Documents", description="ward sheet, infusion form and what else went along")

    def handing(self) -> CustodyInput:
        assert self.happened.at is not None
        return CustodyInput(
            happened_at=self.happened.at,
            whom=self.whom.data or "",
            condition=self.condition.data or "",
            logger=self.logger.data or "",
            documents=self.documents.data or "",
        )


class IssueForm(ScansForm, LeavingForm):
    """Form of an issue to the ward, matched by scan."""

    def handing(self) -> CustodyInput:
        scanned, order = self.container_scan.data or "", self.order_scan.data or ""
        return replace(super().handing(), container_scan=scanned, order_scan=order)


class NoteIssueForm(LeavingForm):
    """Form of an issue that already happened: without scans, with a reason."""

    reason = plain.reason("Why it was issued all the same")


class ReturnForm(plain.PlainForm):
    """Form of a returned container."""

    happened = MomentField("When")
    whom = StringField("From whom", validators=[plain.needed("Write who brought it.")])
    condition = StringField("Condition", validators=[plain.needed("Say how it was.")])
    logger = plain.ScanField("Temperature logger")

    def handing(self) -> CustodyInput:
        assert self.happened.at is not None
        return CustodyInput(
            happened_at=self.happened.at,
            whom=self.whom.data or "",
            condition=self.condition.data or "",
            logger=self.logger.data or "",
        )


class DestroyForm(plain.PlainForm):
    """Form of a destroyed container, or of the destroyed rest of one."""

    happened = MomentField("When")
    condition = StringField("How", validators=[plain.needed("Say how it was destroyed.")], description="autoclaved, …")
    witness = StringField("Witness", validators=[plain.needed("Write who saw it.")])
    volume_ml = plain.number("Volume destroyed", hint="empty: all that was left")
    reason = plain.reason()

    def handing(self) -> CustodyInput:
        assert self.happened.at is not None
        return CustodyInput(
            happened_at=self.happened.at,
            condition=self.condition.data or "",
            witness=self.witness.data or "",
            volume_ml=self.volume_ml.data or "",
        )


class DecideForm(plain.FormToSign):
    """Physician's decision on a dose, before the signature."""

    decision = plain.one_of("Decision", "Choose one.", choices(DoseDecision))
    sponsor = StringField("Told at the sponsor", validators=[plain.needed("Name who was told.")])
    why = TextAreaField("Why", validators=[plain.needed("Say in a few words why."), plain.a_reason])


def flows_of(typed: str, started: datetime, zone: ZoneInfo) -> tuple[tuple[str, datetime, str], ...]:
    """Parse pauses and rates, one per line, in local time; after midnight it is the next day. Raises Malformed."""
    found, there = [], started.astimezone(zone)
    before = there
    for line in filter(None, (text.strip() for text in typed.splitlines())):
        read = _FLOW.fullmatch(line)
        if read is None or int(read[1]) > 23 or int(read[2]) > 59:
            raise Malformed(f"During the infusion: “{line}” cannot be read. {HOW_FLOW}")
        at = there.replace(hour=int(read[1]), minute=int(read[2]), second=0, microsecond=0)
        if at < before.replace(second=0, microsecond=0):
            at += timedelta(days=1)
        word = read[3].lower()
        flow = Flow.PAUSED if word.startswith("pause") else Flow.RESUMED if word.startswith("resume") else Flow.RATE
        found.append((flow.value, max(at, started), read[4] or ""))
        before = at
    return tuple(found)
