"""QA's reviews of the record by parts, each with a digest: a change reopens the parts it changed, and no others."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from nkmfg.domain.facts.dossier import Dossier, SignatureFact
from nkmfg.domain.facts.release_dossier import ReleaseDossier
from nkmfg.domain.figures.run_signature import written_facts
from nkmfg.domain.findings.scope import of_release
from nkmfg.domain.permissions.actions import Meaning
from nkmfg.domain.permissions.states import RunState
from nkmfg.domain.values.hashing import canonical, sha256

REVIEW = "review"  # scope of the signature on a review of the record


class Since(StrEnum):
    """State of a part of the record since its reviews."""

    REVIEWED = "reviewed"
    CHANGED = "changed"
    ADDED = "added"


class PartKind(StrEnum):
    """Kinds of parts of a record that are reviewed."""

    ORDER = "order"
    STEP = "step"
    RESULT = "result"
    DEVIATION = "deviation"
    RISK = "risk"
    POSITIVE = "positive"
    INFUSION = "infusion"
    IL2 = "il2"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the record that is reviewed: a step, a result, a deviation …, by its kind and business key."""

    kind: PartKind
    of: str
    digest: str
    since: Since

    @property
    def key(self) -> str:
        return _key(self.kind, self.of)


@dataclass(frozen=True, slots=True)
class Review:
    """A review: its signature, the head of the trail at that moment, and the digests of the parts."""

    signed: SignatureFact
    seq: str
    head: str
    parts: Mapping[str, str]


def reviews_of(dossier: ReleaseDossier) -> tuple[Review, ...]:
    """Valid reviews: unaltered copies, of this batch, bound to a head that the trail still has."""
    return tuple(review for review in signed_reviews(dossier) if dossier.heads.get(review.seq) == review.head)


def signed_reviews(dossier: Dossier) -> tuple[Review, ...]:
    """Signed reviews in unaltered copies and of this batch, whether or not the trail still has their heads."""
    found = (_review(dossier, signed) for signed in dossier.signed_under(REVIEW))
    return tuple(review for review in found if review is not None)


def _review(dossier: Dossier, signed: SignatureFact) -> Review | None:
    if signed.meaning != Meaning.REVIEWED or not signed.is_whole:
        return None
    facts = json.loads(signed.payload)["facts"]
    seq, head = facts["trail"]
    return Review(signed, seq, head, facts["parts"]) if facts["batch"] == dossier.number else None


def parts_of(dossier: ReleaseDossier) -> tuple[Part, ...]:
    """Every part of the present record, with its state since the last review that covered it."""
    seen: dict[str, str] = {}
    for review in reviews_of(dossier):
        seen |= review.parts
    return tuple(
        Part(kind, of, digest, _since(seen.get(_key(kind, of)), digest)) for kind, of, digest in _parts(dossier)
    )


def unreviewed_parts(dossier: ReleaseDossier) -> tuple[Part, ...]:
    """Parts that no review covers as they are now."""
    return tuple(part for part in parts_of(dossier) if part.since is not Since.REVIEWED)


def until_release(dossier: Dossier, parts: Iterable[Part]) -> tuple[Part, ...]:
    """Parts among these that release rests on."""
    return tuple(part for part in parts if not _is_after_release(dossier, part))


def _key(kind: PartKind, of: str) -> str:
    return f"{kind}:{of}" if of else kind.value


def _since(seen: str | None, digest: str) -> Since:
    if seen is None:
        return Since.ADDED
    return Since.REVIEWED if seen == digest else Since.CHANGED


def _is_after_release(dossier: Dossier, part: Part) -> bool:
    if part.kind in (PartKind.INFUSION, PartKind.IL2):
        return True
    return part.kind is PartKind.STEP and not of_release(dossier, part.of)


def _parts(dossier: Dossier) -> Iterator[tuple[PartKind, str, str]]:
    order = dossier.order
    weight = None if order.weight_kg is None else str(order.weight_kg)
    yield PartKind.ORDER, "", _digest([str(order.version), order.dose_level, weight, str(order.duration_min)])
    for run in dossier.runs:
        if run.lines or run.state == RunState.SKIPPED:
            yield PartKind.STEP, run.key, _digest([written_facts(dossier, run, None), run.state])
    for result in dossier.results:
        last = result.last
        facts = [str(last.revision), last.kind, result.of, last.typed, last.unit, str(last.is_preliminary), last.reason]
        yield PartKind.RESULT, result.key, _digest(facts)
    for deviation in dossier.deviations:
        facts = [deviation.event, deviation.state, deviation.assessment]
        yield PartKind.DEVIATION, deviation.number, _digest(facts)
    for use in dossier.at_risk:
        yield PartKind.RISK, use.thing, _digest(dict(use.pending))
    for hold in dossier.holds:
        yield PartKind.POSITIVE, hold.number, _digest([hold.verdict, hold.cause])
    for infusion in dossier.infusions:
        entry = infusion.last
        yield (
            PartKind.INFUSION,
            str(infusion.ordinal),
            _digest([str(entry.revision), entry.given_typed, entry.container]),
        )
    for dose in dossier.il2_doses:
        yield PartKind.IL2, str(dose.day), _digest([str(dose.last.revision), dose.last.given.value])


def _digest(facts: Any) -> str:
    return sha256(canonical(facts))
