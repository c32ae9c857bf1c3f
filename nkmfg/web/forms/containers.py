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
from nkmfg.words.messages import _, lazy

_ENGLISH_FLOWS = {Flow.PAUSED: "pause[ds]?", Flow.RESUMED: "resume[ds]?", Flow.RATE: "rate(?: changed)?"}
HOW_FLOW = lazy("A line each, as 14:05 paused, 14:10 resumed, 14:20 rate 90 (mL/h).")


class LabelForm(plain.PlainForm):
    """Form of a label print."""

    profile = plain.one_of(lazy("For"), lazy("Say for where it is printed."))
    copies = plain.number(lazy("How many"), plain.needed(lazy("Say how many.")))
    reason = TextAreaField(lazy("Why again"), description=lazy("asked from the second print of a container on"))


class LabelNoteForm(plain.PlainForm):
    """Form of labels applied, kept or destroyed."""

    what = plain.one_of(
        lazy("What was done"),
        lazy("Say what was done."),
        lambda: [(choice.value, label(choice)) for choice in LabelAction if choice is not LabelAction.PRINTED],
    )
    count = plain.number(lazy("How many labels"), plain.needed(lazy("Say how many.")))
    why = StringField(lazy("Why"), description=lazy("where one was destroyed"))


class ScansForm(plain.PlainForm):
    """Scans that are required before a container is issued."""

    container_scan = plain.ScanField(
        lazy("Scan of the container"),
        description=lazy("scan the code on the label, or type all that stands under it"),
        validators=[plain.needed(lazy("Scan the label of the bag."))],
    )
    order_scan = plain.ScanField(
        lazy("Scan of the order or patient"), validators=[plain.needed(lazy("Scan the order or the patient's code."))]
    )


class LeavingForm(plain.PlainForm):
    """Facts of a container that is issued."""

    happened = MomentField(lazy("When"))
    whom = StringField(lazy("To whom"), validators=[plain.needed(lazy("Write who took it, and where to."))])
    condition = StringField(
        lazy("Condition"),
        validators=[plain.needed(lazy("Say how it was."))],
        description=lazy("intact, temperature, as it left"),
    )
    logger = plain.ScanField(lazy("Temperature logger"))
    documents = StringField(lazy("Documents"), description=lazy("ward sheet, infusion form and what else went along"))

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

    reason = plain.reason(lazy("Why it was issued all the same"))


class ReturnForm(plain.PlainForm):
    """Form of a returned container."""

    happened = MomentField(lazy("When"))
    whom = StringField(lazy("From whom"), validators=[plain.needed(lazy("Write who brought it."))])
    condition = StringField(lazy("Condition"), validators=[plain.needed(lazy("Say how it was."))])
    logger = plain.ScanField(lazy("Temperature logger"))

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

    happened = MomentField(lazy("When"))
    condition = StringField(
        lazy("How"), validators=[plain.needed(lazy("Say how it was destroyed."))], description=lazy("autoclaved, …")
    )
    witness = StringField(lazy("Witness"), validators=[plain.needed(lazy("Write who saw it."))])
    volume_ml = plain.number(lazy("Volume destroyed"), hint=lazy("empty: all that was left"))
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

    decision = plain.one_of(lazy("Decision"), lazy("Choose one."), lambda: choices(DoseDecision))
    sponsor = StringField(lazy("Told at the sponsor"), validators=[plain.needed(lazy("Name who was told."))])
    why = TextAreaField(lazy("Why"), validators=[plain.needed(lazy("Say in a few words why.")), plain.a_reason])


def flow_words(flow: Flow) -> str:
    """Word for a pause, a resumption or a new rate, as it is typed into the form."""
    return _("rate") if flow is Flow.RATE else label(flow)


def _flow_pattern() -> re.Pattern[str]:
    """Pattern of a line: time, one of the words in English or in the reader's language, and a rate."""
    words = "|".join(
        f"(?P<{flow.value}>{english}|{re.escape(flow_words(flow))})" for flow, english in _ENGLISH_FLOWS.items()
    )
    return re.compile(rf"([0-9]{{1,2}}):([0-9]{{2}})\s+(?:{words})(?:[ :,]+(?P<figure>\S+))?", re.IGNORECASE)


def flows_of(typed: str, started: datetime, zone: ZoneInfo) -> tuple[tuple[str, datetime, str], ...]:
    """Parse pauses and rates, one per line, in local time; after midnight it is the next day. Raises Malformed."""
    found, there, pattern = [], started.astimezone(zone), _flow_pattern()
    before = there
    for line in filter(None, (text.strip() for text in typed.splitlines())):
        read = pattern.fullmatch(line)
        if read is None or int(read[1]) > 23 or int(read[2]) > 59:
            raise Malformed("flows.unreadable", field="flows", line=line)
        at = there.replace(hour=int(read[1]), minute=int(read[2]), second=0, microsecond=0)
        if at < before.replace(second=0, microsecond=0):
            at += timedelta(days=1)
        flow = next(flow for flow in _ENGLISH_FLOWS if read[flow.value])
        found.append((flow.value, max(at, started), read["figure"] or ""))
        before = at
    return tuple(found)
