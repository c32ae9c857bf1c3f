"""Machine-readable record of a batch as canonical JSON. Every number is a string.

Numbers have up to 34 significant digits in plain notation, moments the offset of the site's zone. A line has all its
entries, of which the last is current; a computed number has formula, version and inputs, or the reason of absence.
"""

import re
from datetime import datetime, tzinfo
from typing import Any

from nkmfg.domain.case import ReleaseCase
from nkmfg.domain.facts.changes import changes_of
from nkmfg.domain.facts.disposition_facts import Decision
from nkmfg.domain.facts.dossier import Dossier, Line, Run, SignatureFact
from nkmfg.domain.facts.release_dossier import ReleaseDossier
from nkmfg.domain.facts.transcription import transcription_of
from nkmfg.domain.figures_json import Document, figures_document, verdict_document
from nkmfg.domain.findings.check import Check
from nkmfg.domain.findings.lines import judged_by_limits
from nkmfg.domain.findings.signature_statuses import Statuses
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.findings.treatment import treatment_changes
from nkmfg.domain.recipe.model import NOT_IN_SOURCE
from nkmfg.domain.values.hashing import canonical, sha256
from nkmfg.domain.values.plain_facts import plain_facts
from nkmfg.domain.values.quantities import plain

FORMAT_VERSION = "1"
# Parts that change by the passage of time only: missed steps, expiry.
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d")
_OF_THE_MOMENT = ("read_at", "checks", "release")


def dossier_json(case: ReleaseCase) -> str:
    """Render the whole batch as canonical JSON: sorted keys, no spaces."""
    return canonical(dossier_document(case))


def content_digest(document: Document) -> str:
    """SHA-256 of the record's content, independent of the moment of reading and without the exceptions.

    Exceptions follow from the rest and, for missed steps, from the moment of reading.
    """
    return sha256(canonical({key: value for key, value in document.items() if key not in _OF_THE_MOMENT}))


def dossier_document(case: ReleaseCase) -> Document:
    """The whole batch as dictionaries and lists."""
    dossier = case.dossier
    return content_document(case) | {
        "read_at": plain_facts(dossier.read_at, dossier.zone),
        "checks": [_check(dossier, check) for check in case.checks],
        "release": _release(case),
    }


def content_document(case: ReleaseCase) -> Document:
    """The record's content without the moment of reading and what depends on it."""
    dossier = case.dossier
    writer = _Writer(dossier, case.signature_statuses)
    return {
        "format": "nkmfg dossier",
        "format_version": FORMAT_VERSION,
        "batch": writer.batch(),
        "recipe": writer.recipe(),
        "order": writer.order(),
        "collection": writer.facts(dossier.collection),
        **writer.transcription(),
        "people": {login: dossier.name(login) for login in sorted(people_of(dossier))},
        "steps": [writer.run(run) for run in dossier.runs],
        "vessels": writer.facts(dossier.vessels),
        "movements": [writer.facts(movement) | {"movement": movement.about.code} for movement in dossier.movements],
        "samples": writer.facts(dossier.samples),
        "deviations": writer.facts(dossier.deviations),
        "changes": writer.changes(),
        "signatures": [writer.signature(signature) for signature in dossier.signatures],
        "attachments": writer.facts(dossier.attachments),
        "results": writer.facts(dossier.results),
        "dispositions": writer.facts(dossier.dispositions),
        "used_at_risk": writer.facts(dossier.at_risk),
        "answers_to_exceptions": writer.facts(dossier.answers),
        "papers": writer.facts(dossier.papers),
        "donor_grounds": writer.facts(dossier.grounds),
        "positives": writer.facts(dossier.holds),
        "infusions": writer.facts(dossier.infusions),
        "il2_doses": writer.facts(dossier.il2_doses),
        "treatment_changes": [
            writer.facts(change)
            | {name: value and _localised(value, dossier.zone) for name, value in change.values.items()}
            for change in treatment_changes(dossier)
        ],
        "acts": writer.facts(dossier.context.acts),
        "lots": writer.facts(dossier.context.lots),
        "equipment": writer.facts(dossier.context.equipment),
        "lost_drafts": writer.facts(dossier.context.lost_drafts),
        "donor_determination": writer.facts(dossier.context.donor),
        "ward": writer.facts(dossier.ward),
    } | figures_document(dossier, case.figures, case.quantities)


def _check(dossier: Dossier, check: Check) -> Document:
    """One check by its codes; a sentence is for people."""
    return {
        "code": check.code,
        "subject": str(check.subject),
        "identity": check.identity,
        "group": check.spec.group and check.spec.group.value,
        "outcome": check.outcome.value,
        "params": {name: _localised(value, dossier.zone) for name, value in check.params.items()},
        "run": check.run,
        "by": check.by or None,
        "at": plain_facts(check.at, dossier.zone),
        "stops": sorted(stop.value for stop in check.stops),
        "is_open": check.is_open,
        "answer": check.answer or None,
        "deviation": check.deviation or None,
    }


def _localised(value: str, zone: tzinfo) -> str:
    """A moment by the clock of the site, any other parameter as it is."""
    if not _MOMENT.fullmatch(value):
        return value
    moment: str = plain_facts(datetime.fromisoformat(value), zone)
    return moment


def _release(case: ReleaseCase) -> Document:
    """Status of the batch, and what blocks the next decision, as on the web page."""
    dossier = case.dossier
    stop = Stop.CERTIFICATION if dossier.decision == Decision.RELEASED else Stop.RELEASE
    state = case.gate(stop)
    return {
        "decision": case.status.decision,
        "completeness": case.status.completeness.value,
        "hand_over_stopped_by": [_check(dossier, check) for check in case.checks if check.blocks(Stop.HAND_OVER)],
        "next": stop.value,
        "blocking": [_check(dossier, check) for check in state.blocking],
        "others": [_check(dossier, check) for check in state.others],
    }


def people_of(dossier: ReleaseDossier) -> frozenset[str]:
    """Logins of all people who issued, performed, recorded, reported, attached or signed parts of this batch.

    Nobody else is in its record, so that new accounts do not change the digest.
    """
    entries = [entry for _, line in dossier.lines() for entry in line.entries]
    entry_logins = {login for entry in entries for login in (entry.performed_by, entry.recorded_by)}
    reporters = {entry.reported_by for result in dossier.results for entry in result.entries}
    infusion_recorders = {entry.recorded_by for infusion in dossier.infusions for entry in infusion.entries}
    il2_recorders = {entry.recorded_by for dose in dossier.il2_doses for entry in dose.entries}
    act_logins = {act.login for act in dossier.context.acts}
    draft_logins = {lost_draft.login for lost_draft in dossier.context.lost_drafts}
    hold_recorders = {hold.recorded_by for hold in dossier.holds} | {
        n.recorded_by for h in dossier.holds for n in h.notes
    }
    paper_recorders = {paper.recorded_by for paper in dossier.papers}
    signers = {signature.login for signature in dossier.signatures}
    return frozenset(
        entry_logins
        | reporters
        | infusion_recorders
        | il2_recorders
        | act_logins
        | draft_logins
        | hold_recorders
        | paper_recorders
        | signers
        | dossier.ward.logins
    )


class _Writer:
    """Converter of the facts of one batch."""

    def __init__(self, dossier: Dossier, signature_checks: Statuses) -> None:
        self._dossier = dossier
        self._signature_checks = signature_checks

    def facts(self, value: object) -> Any:
        return plain_facts(value, self._dossier.zone)

    def batch(self) -> Document:
        dossier = self._dossier
        return {
            "number": dossier.number,
            "state": dossier.state,
            "decision": dossier.decision,
            "mark": dossier.mark,
            "site": dossier.site,
            "time_zone": dossier.zone.key,
            "issued_at": self.facts(dossier.issued_at),
            "culture_started_at": self.facts(dossier.culture_started_at),
            "software_version": dossier.software_version,
        }

    def transcription(self) -> Document:
        """Transcription of a batch done on paper; empty for other batches."""
        source = transcription_of(self._dossier)
        if source is None:
            return {}
        return {
            "transcription": {
                "state": source.state.value,
                "source": source.source,
                "source_is_kept_at": source.kept_at,
                "number_on_paper": source.number_on_paper,
                "file": source.file,
                "sha256": source.sha256,
                "transcribed_by": source.signed.login,
                "transcribed_at": self.facts(source.at),
                "verified_by": [signed.login for signed in source.verified_by],
                "not_in_the_source": list(source.gaps),
            }
        }

    def recipe(self) -> Document:
        master = self._dossier.recipe
        return {
            "code": master.code,
            "version": master.version,
            "title": master.title,
            "digest": self._dossier.recipe_digest,
            "product": self.facts(master.product),
            "trial": self.facts(master.trial),
        }

    def order(self) -> Document:
        """The order in its latest version, and the number of cells ordered."""
        facts: Document = self.facts(self._dossier.order)
        chain_of_identity = facts.pop("coi_code")
        level = self._dossier.recipe.dose_level(self._dossier.order.dose_level)
        cells = self._dossier.dose_cells
        return {
            **facts,
            "chain_of_identity": chain_of_identity,
            "dose_level_label": level.label,
            "nk_cells_per_kg": None if level.key == NOT_IN_SOURCE else plain(level.per_kg),
            "nk_cells_ordered": None if cells is None else plain(cells),
        }

    def run(self, run: Run) -> Document:
        step, window = run.step, run.window
        return {
            "run": run.key,
            "step": step.key,
            "number": step.number,
            "title": step.title,
            "phase": step.phase,
            "operation": step.operation.value,
            "obligation": step.obligation.value,
            "day": self.facts(run.day),
            "ordinal": self.facts(run.ordinal),
            "added_because": run.added_because,
            "due_from": self.facts(window.opens) if window else None,
            "due_to": self.facts(window.closes) if window else None,
            "state": run.state,
            "done_at": self.facts(run.done_at),
            "lines": [self.line(run, line) for line in run.lines],
        }

    def line(self, run: Run, line: Line) -> Document:
        """A line with all its entries, of which the last is current."""
        field = run.field(line.key.field)
        return {
            "field": line.key.field,
            "label": field.label if field else line.key.field,
            "about": self.facts(line.key.about),
            "replicate": self.facts(line.key.replicate),
            "verdict": verdict_document(judged_by_limits(field, line.value)),
            "entries": self.facts(line.entries),
        }

    def changes(self) -> list[Document]:
        """Changes since the original entry, by the number of their marks in the PDF record."""
        return [
            {
                "number": self.facts(change.number),
                "run": change.run.key,
                "field": change.line.key.field,
                "about": self.facts(change.line.key.about),
                "replicate": self.facts(change.line.key.replicate),
                "from_revision": self.facts(change.before.revision),
                "to_revision": self.facts(change.after.revision),
                "kind": change.after.kind,
            }
            for change in changes_of(self._dossier)
        ]

    def signature(self, signed: SignatureFact) -> Document:
        check = self._signature_checks[signed]
        facts: Document = self.facts(signed)
        return facts | {
            "status": check.status.value,
            "changed": [self.facts(change) for change in check.changed],
            "differs_now": [self.facts(difference) for difference in check.differs_now],
        }
