"""A batch for machines: everything the record holds, as canonical JSON in the trade's words. Every number is a string.

Documented in docs/dossier-json.md. Numbers have up to 34 significant digits, plain notation; moments bear their zone.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from nkmfg.domain.changes import changes_of
from nkmfg.domain.dossier import About, Dossier, Entry, Line, OrderFact, Run, Signed
from nkmfg.domain.exceptions import ExceptionLine, exceptions_of
from nkmfg.domain.exceptions_of_lines import limits_of
from nkmfg.domain.exceptions_of_signatures import Statuses, statuses
from nkmfg.domain.figures import BatchFigures
from nkmfg.domain.figures_json import Document, figures_document
from nkmfg.domain.hashchain import canonical, sha256
from nkmfg.domain.quantities import plain

FORMAT_VERSION = "1"
_OF_THE_MOMENT = ("read_at", "exceptions")  # what changes though nobody wrote anything: a step is missed by waiting


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
    writer = _Writer(dossier, standing)
    return {
        "format": "nkmfg dossier",
        "format_version": FORMAT_VERSION,
        "read_at": writer.moment(dossier.read_at),
        "batch": writer.batch(),
        "recipe": writer.recipe(),
        "order": writer.order(dossier.order),
        "collection": writer.collection(),
        "people": writer.people(),
        "steps": [writer.run(run) for run in dossier.runs],
        "vessels": [
            {"code": one.code, "vessel_type": one.vessel_type, "place": one.place, "run": one.run}
            for one in dossier.vessels
        ],
        "movements": [
            {
                "movement": one.about.code,
                "run": one.run,
                "source": one.source,
                "target": one.target,
                "fate": one.fate.value,
                "happened_at": writer.moment(one.happened_at),
            }
            for one in dossier.movements
        ],
        "samples": [
            {
                "code": one.code,
                "material": one.material,
                "drawn_at": writer.moment(one.drawn_at),
                "run": one.run,
                "vessels": list(one.vessels),
            }
            for one in dossier.samples
        ],
        "deviations": writer.deviations(),
        "changes": writer.changes(),
        "signatures": [writer.signature(one) for one in dossier.signatures],
        "attachments": [
            {
                "name": one.name,
                "media_type": one.media_type,
                "bytes": str(one.size),
                "sha256": one.sha256,
                "added_at": writer.moment(one.added_at),
            }
            for one in dossier.attachments
        ],
        "exceptions": [writer.exception(one) for one in exceptions_of(dossier, figures)],
    } | figures_document(dossier, figures)


class _Writer:
    """Writes the facts of one batch."""

    def __init__(self, dossier: Dossier, standing: Statuses) -> None:
        self._dossier = dossier
        self._standing = standing

    def moment(self, at: datetime | None) -> str | None:
        return None if at is None else at.astimezone(self._dossier.zone).isoformat()

    def batch(self) -> Document:
        one = self._dossier
        return {
            "number": one.number,
            "state": one.state,
            "mark": one.mark,
            "site": one.site,
            "time_zone": one.zone.key,
            "issued_at": self.moment(one.issued_at),
            "culture_started_at": self.moment(one.culture_started_at),
            "software_version": one.software_version,
        }

    def recipe(self) -> Document:
        one = self._dossier.recipe
        return {
            "code": one.code,
            "version": one.version,
            "title": one.title,
            "digest": self._dossier.recipe_digest,
            "product": {"code": one.product.code, "name": one.product.name, "use": one.product.use.value},
            "trial": {"code": one.trial.code, "title": one.trial.title},
        }

    def order(self, one: OrderFact) -> Document:
        level = self._dossier.recipe.dose_level(one.dose_level)
        return {
            "chain_of_identity": one.coi_code,
            "donor": one.donor,
            "patient": one.patient,
            "relationship": one.relationship,
            "hla_match": one.hla_match,
            "version": str(one.version),
            "made_for_version": str(one.made_for_version),
            "dose_level": one.dose_level,
            "dose_level_label": level.label,
            "nk_cells_per_kg": plain(level.per_kg),
            "weight_kg": plain(one.weight_kg),
            "weighed_at": self.moment(one.weighed_at),
            "weight_is_checked": one.weight_is_checked,
            "ordered_at": self.moment(one.ordered_at),
            "nk_cells_ordered": plain(self._dossier.dose_cells),
        }

    def collection(self) -> Document | None:
        one = self._dossier.collection
        if one is None:
            return None
        return {
            "din": one.din,
            "started_at": self.moment(one.started_at),
            "ended_at": self.moment(one.ended_at),
            "volume_ml": None if one.volume_ml is None else plain(one.volume_ml),
            "anticoagulant": one.anticoagulant,
            "device": one.device,
        }

    def people(self) -> dict[str, str]:
        """Those who did something to this batch; a colleague who joins later changes no record."""
        return {login: self._dossier.name(login) for login in sorted(people_of(self._dossier))}

    def run(self, run: Run) -> Document:
        step = run.step
        return {
            "run": run.key,
            "step": step.key,
            "number": step.number,
            "title": step.title,
            "phase": step.phase,
            "operation": step.operation.value,
            "obligation": step.obligation.value,
            "day": None if run.day is None else str(run.day),
            "ordinal": str(run.ordinal),
            "added_because": run.added_because,
            "due_from": self.moment(run.window.opens) if run.window else None,
            "due_to": self.moment(run.window.closes) if run.window else None,
            "state": run.state,
            "done_at": self.moment(run.done_at),
            "lines": [self.line(run, line) for line in run.lines],
        }

    def line(self, run: Run, line: Line) -> Document:
        """A line with everything ever written on it; the last entry is what holds."""
        field = run.field(line.key.field)
        judged = limits_of(field, line.value)
        return {
            "field": line.key.field,
            "label": field.label if field else line.key.field,
            "about": _about(line.key.about),
            "replicate": str(line.key.replicate),
            "verdict": None if judged is None else {"standing": judged.standing.value, "says": judged.sentence},
            "entries": [self.entry(one) for one in line.entries],
        }

    def entry(self, one: Entry) -> Document:
        return {
            "kind": one.kind,
            "revision": str(one.revision),
            "typed": one.typed,
            "unit": one.unit,
            "comparator": one.comparator,
            "number": None if one.number is None else plain(one.number),
            "lot": one.lot,
            "equipment": one.equipment,
            "attachment_sha256": one.attachment,
            "working": one.working,
            "happened_at": self.moment(one.happened_at),
            "entered_at": self.moment(one.entered_at),
            "performed_by": one.performed_by,
            "recorded_by": one.recorded_by,
            "reason": one.reason,
        }

    def deviations(self) -> list[Document]:
        return [
            {
                "number": one.number,
                "run": one.run,
                "rule": one.rule,
                "event": one.event,
                "opened_at": self.moment(one.opened_at),
                "state": one.state,
                "assessment": one.assessment,
                "closed_at": self.moment(one.closed_at),
            }
            for one in self._dossier.deviations
        ]

    def changes(self) -> list[Document]:
        """Every change since the original entry, by the number that marks it on paper."""
        return [
            {
                "number": str(one.number),
                "run": one.run.key,
                "field": one.line.key.field,
                "about": _about(one.line.key.about),
                "replicate": str(one.line.key.replicate),
                "from_revision": str(one.before.revision),
                "to_revision": str(one.after.revision),
                "kind": one.after.kind,
            }
            for one in changes_of(self._dossier)
        ]

    def signature(self, one: Signed) -> Document:
        status = self._standing[one]
        return {
            "scope": one.scope,
            "meaning": one.meaning,
            "statement": one.statement,
            "name": one.name,
            "role": one.role,
            "login": one.login,
            "at": self.moment(one.at),
            "proven_by": one.proven_by,
            "digest": one.digest,
            "payload": one.payload,
            "standing": status.standing.value,
            "changed": list(status.changed),
            "differs_now": list(status.differs_now),
        }

    def exception(self, one: ExceptionLine) -> Document:
        return {
            "kind": one.kind.value,
            "tone": one.tone.value,
            "what": one.what,
            "where": one.where,
            "run": one.run,
            "who": one.who,
            "at": self.moment(one.at),
            "then": one.then,
            "now": one.now,
            "answer": one.answer,
            "open": one.is_open,
        }


def people_of(dossier: Dossier) -> frozenset[str]:
    """The logins of those who performed, recorded or signed anything of this batch."""
    entries: Iterable[Entry] = (entry for _, line in dossier.lines() for entry in line.entries)
    wrote = {login for entry in entries for login in (entry.performed_by, entry.recorded_by)}
    return frozenset(wrote | {signed.login for signed in dossier.signatures})


def _about(about: About) -> dict[str, Any]:
    return {"kind": about.kind.value, "code": about.code}
