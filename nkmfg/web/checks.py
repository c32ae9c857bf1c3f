"""Checks in lists: the page where each is remedied, and notes below a batch's row on what stops it."""

from typing import Protocol

from flask import url_for

from nkmfg.domain.findings.check import Subject, SubjectKind
from nkmfg.domain.findings.spec import CheckSpec
from nkmfg.domain.permissions.actions import RULES, Action, Role
from nkmfg.web.web_session import me
from nkmfg.words.label import stopped_word
from nkmfg.words.messages import ngettext

_PAPER_WRITERS = RULES[Action.NOTE_PHYSICIAN].roles | RULES[Action.NOTE_PAPER].roles


class Shown(Protocol):
    """Protocol of a check, or of a finding in a summary."""

    @property
    def subject(self) -> Subject: ...
    @property
    def run(self) -> str | None: ...
    @property
    def spec(self) -> CheckSpec: ...


def href_of(number: str, coi_code: str, shown: Shown) -> str:
    """Page where a check is remedied, by its action or else its subject; empty if there is none."""
    if shown.spec.work is Action.ANSWER_EXCEPTION:
        return url_for("review.page", number=number, _anchor="open")
    if shown.spec.work is Action.ASSESS_WORK and Role.QA in me().roles:
        return url_for("roles.assess", login=shown.subject.key)
    if shown.spec.work is Action.VERIFY_INFUSION:
        return url_for("doses.check", number=number, ordinal=shown.subject.key)
    return _by_subject(number, coi_code, shown)


class Stoppable(Protocol):
    """Protocol of a batch in a list: sentences of what stops the use of its product, and whether it was given."""

    @property
    def stops(self) -> tuple[str, ...]: ...
    @property
    def is_given(self) -> bool: ...


def stop_notes(batch: Stoppable, number: str = "") -> list[dict[str, str]]:
    """Note below a row on what stops the use of a product: the gravest finding, and the number of others.

    `number` names the batch where the row is about something else.
    """
    if not batch.stops:
        return []
    first, others = batch.stops[0], len(batch.stops) - 1
    text = f"{number}: {first}" if number else first
    if others:
        text = f"{text} {ngettext('And {n} more.', 'And {n} more.', others)}"
    return [{"text": text, "tone": "fail", "word": stopped_word(is_given=batch.is_given)}]


def _by_subject(number: str, coi_code: str, shown: Shown) -> str:
    key = shown.subject.key
    match shown.subject.kind:
        case SubjectKind.TEST | SubjectKind.RESULT:
            return url_for("results.page", number=number, _anchor=key.partition("#")[0])
        case SubjectKind.RESULTS_REVIEW:
            return url_for("results.page", number=number, _anchor="review")
        case SubjectKind.PRODUCT | SubjectKind.DOSE | SubjectKind.INFUSION | SubjectKind.IL2 | SubjectKind.FORM:
            return url_for("doses.page", number=number)
        case SubjectKind.CONTAINER:
            return url_for("containers.page", number=number)
        case SubjectKind.RECORD_REVIEW:
            return url_for("review.page", number=number)
        case SubjectKind.DECISION:
            return url_for("release.page", number=number)
        case SubjectKind.POSITIVE:
            return url_for("positives.page", number=key)
        case SubjectKind.DEVIATION:
            return url_for("deviations.page", number=key)
        case SubjectKind.DONOR:
            return url_for("donors.page", code=key)
        case SubjectKind.LOT:
            kind, _space, code = key.rpartition(" ")  # of a use at risk: "lot L-0012", "donor D-0231"
            return url_for("donors.page" if kind == "donor" else "lots.page", code=code)
        case SubjectKind.EQUIPMENT:
            return url_for("equipment.page", code=key)
        case SubjectKind.RECIPE:
            code, version = key.split("/")
            return url_for("recipes.page", code=code, version=version)
        case SubjectKind.ORDER:
            return url_for("orders.page", coi_code=coi_code)
        case SubjectKind.SUPPLY:
            notes = shown.spec.work is Action.NOTE_PAPER and _PAPER_WRITERS & me().roles
            return url_for("supply.note" if notes else "supply.page", number=number)
        case _:
            return url_for("steps.page", number=number, key=shown.run) if shown.run else ""
