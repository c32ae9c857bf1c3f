"""Forms of an infusion and of a dose of IL-2, as they come back from the ward."""

from collections.abc import Sequence

from flask import request
from wtforms import FileField, HiddenField, SelectField, StringField, TextAreaField

from nkmfg.domain.facts.disposition_facts import Il2Entry, Il2Given, InfusionFact, Reaction, Residue
from nkmfg.domain.facts.ward import BedsideFact
from nkmfg.services.bedside import BedsideInput
from nkmfg.services.il2 import Il2Input
from nkmfg.services.infusions import InfusionInput
from nkmfg.web import show
from nkmfg.web.forms import plain
from nkmfg.web.forms.containers import HOW_FLOW, flow_words, flows_of
from nkmfg.web.forms.moments import MomentField
from nkmfg.words.codes import choices
from nkmfg.words.messages import lazy


class InfusionForm(plain.PlainForm):
    """Form of the infusion of one container."""

    container = SelectField(
        lazy("Container"),
        validators=[plain.needed(lazy("Say which container was given.")), plain.offered],
        validate_choice=False,
    )
    identity_matched = plain.one_of(
        lazy("Bag, order and patient match, both persons"), lazy("Answer yes or no."), plain.yes_no
    )
    weight_kg = plain.number(lazy("Weight today"), plain.needed(lazy("Type the weight of today.")))
    started = MomentField(lazy("Started"), now=False)
    stopped = MomentField(lazy("Stopped"), unknown=lazy("still running"), now=False)
    given_ml = plain.number(lazy("Volume given"), plain.needed(lazy("Type the volume given.")))
    reaction = plain.one_of(lazy("Reaction"), lazy("Say whether there was one."), lambda: choices(Reaction))
    reaction_action = TextAreaField(lazy("What was done about it"))
    residue = plain.one_of(lazy("Residue"), lazy("Say what became of it."), lambda: choices(Residue))
    given_by = StringField(lazy("Given by"), validators=[plain.needed(lazy("Write who gave it."))])
    weight_stands = plain.tick(lazy("The weight was looked at again, and it stands"))
    form_number = plain.ScanField(lazy("Number of the form"))
    second = StringField(lazy("Matched by a second person"))
    flows = TextAreaField(lazy("During the infusion"), description=HOW_FLOW)
    tubing_ml = plain.number(lazy("Left in the tubing"))
    flush_ml = plain.number(lazy("Flushed with"))
    vital_signs = StringField(lazy("Vital signs"))
    scan = FileField(lazy("Form as it came back"), description=lazy("a photograph or a scan"))
    kept_scan = plain.seen()  # SHA-256 of the scan, once it is stored

    def of_containers(self, codes: Sequence[str]) -> None:
        self.container.choices = [(code, code) for code in codes]

    def given(self) -> InfusionInput:
        assert self.started.at is not None
        return InfusionInput(
            container=self.container.data or "",
            identity_matched=self.identity_matched.data or "",
            started_at=self.started.at,
            stopped_at=self.stopped.at,
            given_ml=self.given_ml.data or "",
            weight_kg=self.weight_kg.data or "",
            reaction=self.reaction.data or "",
            reaction_action=self.reaction_action.data or "",
            residue=self.residue.data or "",
            given_by=self.given_by.data or "",
            noted=self.noted(),
            weight_stands=bool(self.weight_stands.data),
        )

    def noted(self) -> BedsideInput:
        """Bedside notes other than volume and times. Raises Malformed."""
        assert self.started.at is not None
        return BedsideInput(
            form=self.form_number.data or "",
            second=self.second.data or "",
            tubing_ml=self.tubing_ml.data or "",
            flush_ml=self.flush_ml.data or "",
            vital_signs=self.vital_signs.data or "",
            attachment=self.kept_scan.data or "",
            flows=flows_of(self.flows.data or "", self.started.at, show.zone()),
        )

    def uploaded(self) -> tuple[str, bytes] | None:
        """Name and bytes of the chosen scan; None if there is none."""
        file = request.files.get(self.scan.name)
        content = file.read() if file and file.filename else b""
        return (file.filename or "form", content) if file and content else None


class ChangeInfusionForm(InfusionForm):
    """Form that corrects an infusion, with a reason."""

    revision = HiddenField()
    reason = plain.reason()

    @classmethod
    def showing(cls, infusion: InfusionFact, noted: BedsideFact | None) -> "ChangeInfusionForm":
        last = infusion.last
        return cls(
            data={
                "container": last.container,
                "identity_matched": "yes" if last.identity_matched else "no",
                "weight_kg": last.weight_typed,
                "started": last.started_at,
                "stopped": last.stopped_at,
                "given_ml": last.given_typed,
                "reaction": last.reaction.value,
                "reaction_action": last.reaction_action or "",
                "residue": last.residue.value,
                "given_by": last.given_by,
                "revision": str(last.revision),
                **_shown(noted),
            }
        )

    @property
    def shown_revision(self) -> int:
        return plain.revision_of(self.revision.data)


def _shown(noted: BedsideFact | None) -> dict[str, str]:
    if noted is None:
        return {}
    lines = [
        f"{flow.at.astimezone(show.zone()):%H:%M} {flow_words(flow.flow)} {flow.rate_typed or ''}".strip()
        for flow in noted.flows
    ]
    return {
        "form_number": noted.form or "",
        "second": noted.second or "",
        "tubing_ml": noted.tubing_typed or "",
        "flush_ml": noted.flush_typed or "",
        "vital_signs": noted.vital_signs or "",
        "flows": "\n".join(lines),
        "kept_scan": noted.attachment or "",
    }


class Il2Form(plain.PlainForm):
    """Form of the IL-2 of one treatment day."""

    given = plain.one_of(lazy("Given"), lazy("Say what became of it."), lambda: choices(Il2Given))
    ordered_iu = plain.number(lazy("Ordered"), plain.needed(lazy("Type the dose that was ordered.")))
    given_iu = plain.number(lazy("Given, IU"))
    at = MomentField(lazy("At"), unknown=lazy("not given"))
    site = StringField(lazy("Where"), description=lazy("for example left thigh"))
    lot = plain.ScanField(lazy("IL-2, lot"))
    why_not = TextAreaField(lazy("If it was held or missed: why"))
    reason = TextAreaField(lazy("Why it is corrected"))
    revision = HiddenField()

    @classmethod
    def showing(cls, last: Il2Entry) -> "Il2Form":
        return cls(
            data={
                "given": last.given.value,
                "ordered_iu": last.ordered_typed,
                "given_iu": last.given_typed or "",
                "at": last.given_at,
                "site": last.site or "",
                "lot": last.lot or "",
                "revision": str(last.revision),
            }
        )

    @property
    def shown_revision(self) -> int:
        return plain.revision_of(self.revision.data)

    def typed(self) -> Il2Input:
        return Il2Input(
            given=self.given.data or "",
            ordered_iu=self.ordered_iu.data or "",
            given_iu=self.given_iu.data or "",
            given_at=self.at.at,
            site=self.site.data or "",
            lot=self.lot.data or "",
            why_not=self.why_not.data or "",
        )
