"""A batch for machines: everything the record holds, as canonical JSON in the trade's words. Every number is a string.

Numbers have up to 34 significant digits in plain notation, moments the offset of the site's zone. A line has all its
entries, the last of which holds; a computed number has its formula, version and inputs, or why there is none.
"""

from dataclasses import replace
from typing import Any

from nkmfg.domain.decisions.batch_status import batch_status as database_status
from nkmfg.domain.decisions.certification import certification_gate
from nkmfg.domain.decisions.release import gate
from nkmfg.domain.facts.changes import changes_of
from nkmfg.domain.facts.disposition_facts import Decision
from nkmfg.domain.facts.dossier import Dossier, Line, Run, Signed
from nkmfg.domain.facts.transcription import transcription_of
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.figures_json import Document, figures_document
from nkmfg.domain.findings.exceptions import ExceptionLine, exceptions_of
from nkmfg.domain.findings.lines import limits_of
from nkmfg.domain.findings.signatures import Statuses, statuses
from nkmfg.domain.findings.treatment import treatment_changes
from nkmfg.domain.in_words import temporary_limit_sentence
from nkmfg.domain.recipe.limits import LimitJudgement
from nkmfg.domain.recipe.model import NOT_IN_SOURCE
from nkmfg.domain.recipe.steps import Field
from nkmfg.domain.values.hashing import canonical, sha256
from nkmfg.domain.values.plain_facts import plain_facts
from nkmfg.domain.values.quantities import plain

FORMAT_VERSION = "1"
# What changes though nobody wrote anything: a step is missed by waiting, a product expires.
_OF_THE_MOMENT = ("read_at", "exceptions", "release")


def dossier_json(dossier: Dossier, figures: BatchFigures) -> str:
    """The whole batch as canonical JSON: sorted keys, no spaces."""
    return canonical(dossier_document(dossier, figures))


def content_digest(document: Document) -> str:
    """SHA-256 of what the record says, whenever it is read: without the moment of reading, and the exceptions.

    Exceptions follow from the rest, but for steps missed by waiting, which follow from the moment as well.
    """
    return sha256(canonical({key: value for key, value in document.items() if key not in _OF_THE_MOMENT}))


def dossier_document(dossier: Dossier, figures: BatchFigures) -> Document:
    """The same as dictionaries and lists, before it is written down."""
    standing = statuses(dossier, figures)
    exceptions = exceptions_of(dossier, figures, standing)
    return content_document(dossier, figures, standing) | {
        "read_at": plain_facts(dossier.read_at, dossier.zone),
        "exceptions": plain_facts(exceptions, dossier.zone),
        "release": _release(dossier, figures, exceptions),
    }


def content_document(dossier: Dossier, figures: BatchFigures, standing: Statuses) -> Document:
    """What the record says whenever it is read: without the moment of reading, and what follows from it."""
    writer = _Writer(dossier, standing)
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
        "movements": [writer.facts(one) | {"movement": one.about.code} for one in dossier.movements],
        "samples": writer.facts(dossier.samples),
        "deviations": writer.facts(dossier.deviations),
        "changes": writer.changes(),
        "signatures": [writer.signature(one) for one in dossier.signatures],
        "attachments": writer.facts(dossier.attachments),
        "results": writer.facts(dossier.results),
        "dispositions": writer.facts(dossier.dispositions),
        "used_at_risk": writer.facts([replace(one, still_pending=None) for one in dossier.at_risk]),
        "answers_to_exceptions": writer.facts(dossier.answers),
        "papers": writer.facts(dossier.papers),
        "donor_grounds": writer.facts(dossier.grounds),
        "positives": writer.facts(dossier.holds),
        "infusions": writer.facts(dossier.infusions),
        "il2_doses": writer.facts(dossier.il2_doses),
        "treatment_changes": writer.facts(treatment_changes(dossier)),
        "deeds": writer.facts(dossier.beside.deeds),
        "lots": writer.facts(dossier.beside.lots),
        "equipment": writer.facts(dossier.beside.equipment),
        "lost_drafts": writer.facts(dossier.beside.lost_drafts),
        "donor_determination": writer.facts(dossier.beside.donor),
        "ward": writer.facts(dossier.ward),
    } | figures_document(dossier, figures)


def _release(dossier: Dossier, figures: BatchFigures, exceptions: tuple[ExceptionLine, ...]) -> Document:
    """How the batch stands, and what blocks the decision that comes next: the same list as on the page."""
    stands = database_status(dossier, figures)
    is_released = dossier.decision == Decision.RELEASED
    asked = certification_gate if is_released else gate
    state = asked(dossier, figures, exceptions)
    return {
        "decision": stands.decision,
        "completeness": stands.completeness.value,
        "stopped": list(stands.stopped),
        "blocks": "certification" if is_released else "release",
        "lines": plain_facts(state.lines, dossier.zone),
    }


def people_of(dossier: Dossier) -> frozenset[str]:
    """The logins of those who issued, performed, recorded, reported, attached or signed anything of this batch.

    Nobody else is in its record: a colleague who joins later changes no digest.
    """
    entries = [entry for _, line in dossier.lines() for entry in line.entries]
    wrote = {login for entry in entries for login in (entry.performed_by, entry.recorded_by)}
    reported = {entry.reported_by for result in dossier.results for entry in result.entries}
    infused = {entry.recorded_by for infusion in dossier.infusions for entry in infusion.entries}
    given = {entry.recorded_by for dose in dossier.il2_doses for entry in dose.entries}
    did = {one.login for one in dossier.beside.deeds}
    lost = {one.login for one in dossier.beside.lost_drafts}
    called = {hold.recorded_by for hold in dossier.holds} | {n.recorded_by for h in dossier.holds for n in h.notes}
    filed = {paper.recorded_by for paper in dossier.papers}
    signed = {one.login for one in dossier.signatures}
    return frozenset(wrote | reported | infused | given | did | lost | called | filed | signed | dossier.ward.logins)


class _Writer:
    """Writes the facts of one batch."""

    def __init__(self, dossier: Dossier, standing: Statuses) -> None:
        self._dossier = dossier
        self._standing = standing

    def facts(self, value: object) -> Any:
        return plain_facts(value, self._dossier.zone)

    def batch(self) -> Document:
        one = self._dossier
        return {
            "number": one.number,
            "state": one.state,
            "decision": one.decision,
            "mark": one.mark,
            "site": one.site,
            "time_zone": one.zone.key,
            "issued_at": self.facts(one.issued_at),
            "culture_started_at": self.facts(one.culture_started_at),
            "software_version": one.software_version,
        }

    def transcription(self) -> Document:
        """Of a batch done on paper; nothing of any other."""
        one = transcription_of(self._dossier)
        if one is None:
            return {}
        return {
            "transcription": {
                "state": one.words,
                "source": one.source,
                "source_is_kept_at": one.kept_at,
                "number_on_paper": one.number_on_paper,
                "file": one.file,
                "sha256": one.sha256,
                "transcribed_by": one.signed.login,
                "transcribed_at": self.facts(one.at),
                "checked_by": [signed.login for signed in one.checked_by],
                "not_in_the_source": list(one.gaps),
            }
        }

    def recipe(self) -> Document:
        one = self._dossier.recipe
        return {
            "code": one.code,
            "version": one.version,
            "title": one.title,
            "digest": self._dossier.recipe_digest,
            "product": self.facts(one.product),
            "trial": self.facts(one.trial),
        }

    def order(self) -> Document:
        """The order as of its latest version, and what it asks for in cells."""
        facts: Document = self.facts(self._dossier.order)
        chain_of_identity = facts.pop("coi_code")
        level = self._dossier.recipe.dose_level(self._dossier.order.dose_level)
        needed = self._dossier.dose_cells
        return {
            **facts,
            "chain_of_identity": chain_of_identity,
            "dose_level_label": level.label,
            "nk_cells_per_kg": None if level.key == NOT_IN_SOURCE else plain(level.per_kg),
            "nk_cells_ordered": None if needed is None else plain(needed),
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
        """A line with everything ever written on it; the last entry is what holds."""
        field = run.field(line.key.field)
        return {
            "field": line.key.field,
            "label": field.label if field else line.key.field,
            "about": self.facts(line.key.about),
            "replicate": self.facts(line.key.replicate),
            "verdict": _verdict(limits_of(field, line.value), field),
            "entries": self.facts(line.entries),
        }

    def changes(self) -> list[Document]:
        """Every change since the original entry, by the number that marks it on paper."""
        return [
            {
                "number": self.facts(one.number),
                "run": one.run.key,
                "field": one.line.key.field,
                "about": self.facts(one.line.key.about),
                "replicate": self.facts(one.line.key.replicate),
                "from_revision": self.facts(one.before.revision),
                "to_revision": self.facts(one.after.revision),
                "kind": one.after.kind,
            }
            for one in changes_of(self._dossier)
        ]

    def signature(self, one: Signed) -> Document:
        status = self._standing[one]
        facts: Document = self.facts(one)
        return facts | {
            "standing": status.standing.value,
            "changed": list(status.changed),
            "differs_now": list(status.differs_now),
        }


def _verdict(judged: LimitJudgement | None, field: Field | None) -> Document | None:
    return (
        None if judged is None else {"standing": judged.verdict.value, "says": temporary_limit_sentence(judged, field)}
    )
