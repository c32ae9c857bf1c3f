"""QA's review of the record by its parts, each with a digest: a change reopens what it changed, and nothing else."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from nkmfg.domain.facts.dossier import Dossier, Run, Signed
from nkmfg.domain.figures.batch_figures import BatchFigures
from nkmfg.domain.figures.run_signature import written_facts
from nkmfg.domain.findings.exception_line import ExceptionLine, Kind
from nkmfg.domain.findings.exceptions import exceptions_of
from nkmfg.domain.in_words import run_words, weight_words
from nkmfg.domain.recipe.model import Gate, Occurrence, Recipe, Step
from nkmfg.domain.values.hashing import canonical, sha256

REVIEW = "review"  # what the review of the record is signed under

# These are put right where they stand, and no answer makes up for it; any other open one is answered in the review.
REMEDIED = frozenset(
    {
        Kind.SIGNATURE_INVALID,
        Kind.SIGNATURE_ALTERED,
        Kind.DEVIATION,
        Kind.DOES_NOT_ADD_UP,
        Kind.TO_CONFIRM,
        Kind.BLANK,
        Kind.UNSIGNED,
    }
)


class Since(StrEnum):
    """How a part of the record stands to the reviews of it."""

    REVIEWED = "reviewed"
    CHANGED = "changed since the review"
    ADDED = "not reviewed yet"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the record that is reviewed: a step, a result, a deviation …"""

    key: str
    words: str
    digest: str
    since: Since


@dataclass(frozen=True, slots=True)
class Review:
    """A review that stands: who signed it, how far the trail had come, and the parts as they were."""

    signed: Signed
    seq: str
    head: str
    parts: Mapping[str, str]


def steps_before_release(recipe: Recipe) -> tuple[Step, ...]:
    """The steps up to the one at which release is decided."""
    steps = recipe.steps
    at = next((place for place, step in enumerate(steps) if step.gate is Gate.RELEASE), len(steps))
    return steps[:at]


def is_decided_over(dossier: Dossier, run: Run) -> bool:
    """Whether a decision on the batch went past this step: it was looked at as left undone, and is nobody's to do."""
    return bool(dossier.dispositions) and run.step.key in {one.key for one in steps_before_release(dossier.recipe)}


def of_release(dossier: Dossier, run: str | None) -> bool:
    """Whether a step was before the release, or might have been: what is added on the spot belongs to it too."""
    if run is None:
        return True
    step = dossier.run(run).step
    before = {one.key for one in steps_before_release(dossier.recipe)}
    return step.key in before or step.occurrence is Occurrence.OPTIONAL


def exceptions_to_review(dossier: Dossier, figures: BatchFigures) -> tuple[ExceptionLine, ...]:
    """The exceptions a review has to see: those of what was done, and the open ones of what should have been."""
    return tuple(
        one
        for one in exceptions_of(dossier, figures)
        if of_release(dossier, one.run) or (one.run is not None and dossier.run(one.run).lines)
    )


def reviews_of(dossier: Dossier) -> tuple[Review, ...]:
    """The reviews that stand: unaltered copies, of this batch, bound to its trail as the trail still is."""
    return tuple(one for one in (_review(dossier, signed) for signed in dossier.signed_under(REVIEW)) if one)


def _review(dossier: Dossier, signed: Signed) -> Review | None:
    if signed.meaning != "reviewed" or sha256(signed.payload) != signed.digest:
        return None
    facts = json.loads(signed.payload)["facts"]
    seq, head = facts["trail"]
    if facts["batch"] != dossier.number or (dossier.heads is not None and dossier.heads.get(seq) != head):
        return None
    return Review(signed, seq, head, facts["parts"])


def parts_of(dossier: Dossier) -> tuple[Part, ...]:
    """Every part of the record as it is now, against the last review that saw it."""
    seen: dict[str, str] = {}
    for review in reviews_of(dossier):
        seen |= review.parts
    return tuple(Part(key, words, digest, _since(seen.get(key), digest)) for key, words, digest in _parts(dossier))


def unreviewed_parts(dossier: Dossier, *, until_release: bool = False) -> tuple[Part, ...]:
    """What no review has seen as it stands now; with `until_release` only what release rests on."""
    return tuple(
        one
        for one in parts_of(dossier)
        if one.since is not Since.REVIEWED and not (until_release and _is_after_release(dossier, one))
    )


def review_facts_of(dossier: Dossier, figures: BatchFigures, head: tuple[str, str]) -> dict[str, Any]:
    """What a reviewer of the record signs: how far the trail went, each exception with its answer, the parts seen."""
    return {
        "batch": dossier.number,
        "chain of identity": dossier.order.coi_code,
        "recipe": [dossier.recipe.code, dossier.recipe.version, dossier.recipe_digest],
        "trail": list(head),
        "exceptions": [
            [one.key, one.kind.value, one.what, one.where, one.then, one.now, one.answer]
            for one in exceptions_to_review(dossier, figures)
        ],
        "parts": {one.key: one.digest for one in parts_of(dossier)},
    }


def in_short(parts: tuple[Part, ...], most: int = 4) -> str:
    """Parts by name, the rest by number."""
    named = ", ".join(one.words for one in parts[:most])
    return f"{named} and {len(parts) - most} more" if len(parts) > most else named


def _since(seen: str | None, digest: str) -> Since:
    if seen is None:
        return Since.ADDED
    return Since.REVIEWED if seen == digest else Since.CHANGED


def _is_after_release(dossier: Dossier, part: Part) -> bool:
    kind, _, key = part.key.partition(" ")
    return kind in ("infusion", "IL-2") or (kind == "step" and not of_release(dossier, key))


def _parts(dossier: Dossier) -> Iterator[tuple[str, str, str]]:
    order = dossier.order
    ordered = [str(order.version), order.dose_level, weight_words(order.weight_kg), str(order.duration_min)]
    yield "order", "the order", _digest(ordered)
    for run in dossier.runs:
        if run.lines or run.state == "skipped":
            yield f"step {run.key}", run_words(run), _digest([written_facts(dossier, run, None), run.state])
    tests = {one.key: one.attribute for one in dossier.recipe.criteria}
    for result in dossier.results:
        last = result.last
        said = [str(last.revision), last.kind, result.of, last.typed, last.unit, str(last.is_preliminary), last.reason]
        yield f"result {result.key}", f"{tests.get(result.criterion, result.criterion)}, result", _digest(said)
    for deviation in dossier.deviations:
        told = [deviation.event, deviation.state, deviation.assessment]
        yield f"deviation {deviation.number}", f"deviation {deviation.number}", _digest(told)
    for use in dossier.at_risk:
        yield f"risk {use.thing}", f"use at risk of {use.thing}", _digest(dict(use.pending))
    for hold in dossier.holds:
        yield f"positive {hold.number}", f"positive {hold.number}", _digest([hold.verdict, hold.cause])
    for infusion in dossier.infusions:
        given = [str(infusion.last.revision), infusion.last.given_typed, infusion.last.container]
        yield f"infusion {infusion.ordinal}", f"infusion {infusion.ordinal}", _digest(given)
    for dose in dossier.il2_doses:
        yield f"IL-2 {dose.day}", f"IL-2, day {dose.day}", _digest([str(dose.last.revision), dose.last.given.value])


def _digest(facts: Any) -> str:
    return sha256(canonical(facts))
