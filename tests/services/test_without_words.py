"""Sentences are no protocol: with every one of them deleted, the same is decided, deviates and is answered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest

from nkmfg.demo import ending
from nkmfg.demo.ending import BAG, report
from nkmfg.demo.staff import ALMA, CLARA, QA, by, signs
from nkmfg.domain.case import Case
from nkmfg.domain.facts.disposition_facts import Decision
from nkmfg.domain.findings.spec import Stop
from nkmfg.services import positives, release
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.words.checks import sentence
from tests.conftest import Backend, Database
from tests.finished import Finished, opened
from tests.ledger.backends import on_sqlite
from tests.silent import delete_every_sentence

Key = tuple[str, str, str]
OF_THE_CLOCK = frozenset({"treatment.late"})
"""Codes whose identity is when something was written: two walks do not share it."""


def keys(site: Finished, stop: Stop) -> list[Key]:
    return [check.key for check in open_release_case(site.session, site.number).gate(stop).blocking]


def test_a_code_without_a_sentence_is_shown_as_itself(filled: Finished, monkeypatch: pytest.MonkeyPatch) -> None:
    case = open_release_case(filled.session, filled.number)
    delete_every_sentence(monkeypatch)
    unreviewed = next(check for check in case.checks if check.code == "record.unreviewed")
    assert sentence(case.dossier, unreviewed) == "record.unreviewed record_review"


def test_the_same_blocks_and_the_same_deviates_without_sentences(
    tested: Finished, monkeypatch: pytest.MonkeyPatch
) -> None:
    report(tested.player, "viability", "61", sample=f"S-{tested.number[-3:]}-P")
    spoken = {stop: keys(tested, stop) for stop in Stop}
    dossier = open_release_case(tested.session, tested.number).dossier
    delete_every_sentence(monkeypatch)
    assert {stop: keys(tested, stop) for stop in Stop} == spoken
    assert [check.key for check in Case(dossier).checks if check.deviation] == [
        deviation.key for deviation in dossier.deviations if deviation.code != "manual"
    ]


def phoned(site: Finished) -> None:
    call = positives.Call(about="bottle 3", caller="Dr Stern")
    positives.report(site.session, by(site.session, CLARA), batch_numbered(site.session, site.number), call)


def was_none(site: Finished) -> None:
    """QA finds the positive false, and closes the deviation that it opened."""
    number, cause = positives.open_positives(site.session)[0].number, "the bottle was cracked"
    positive = positives.positive_numbered(site.session, number)
    copy = positives.verdict_to_sign(site.session, positive, "false_positive", cause)
    positives.decide(site.session, signs(site.session, QA, copy), positive, "false_positive", cause)
    ending.close_deviations(site.player)


def completed(site: Finished) -> None:
    """The last bottles are read on their last day, and what came since the release is reviewed."""
    site.player.wait(days=14)
    for criterion, tail in LAST_BOTTLES.items():
        report(site.player, criterion, "no_growth", sample=f"S-{site.number[-3:]}-{tail}")
    ending.review_the_results(site.player)
    ending.review_record(site.player)


def certified(site: Finished) -> None:
    copy = release.certification_to_sign(site.session, site.number)
    release.certify(site.session, signs(site.session, ALMA, copy), site.number)


LAST_BOTTLES = {"sterility": "P", "sterility_in_process_final": "IP"}
WALK: Mapping[str, Callable[[Finished], None]] = {
    "tested": lambda site: ending.laboratory(site.player),
    "stopped by a positive": phoned,
    "which was none": was_none,
    "reviewed": lambda site: ending.review_record(site.player),
    "released": lambda site: ending.decide(site.player),
    "dose verified": lambda site: ending.verify_dose(site.player),
    "labelled": lambda site: ending.label(site.player),
    "issued": lambda site: ending.issue(site.player),
    "given": lambda site: ending.give(site.player),
    "complete": completed,
    "certified": certified,
}


@dataclass(frozen=True)
class Stage:
    """What a batch is after a stage of its way, in codes."""

    decision: Decision
    checks: list[tuple[Key, str, bool, str, str]]  # key, outcome, open, answered by, deviation
    blocking: dict[Stop, list[Key]]
    against: list[Key]
    deviations: list[tuple[Key, str]]

    @classmethod
    def of(cls, site: Finished) -> "Stage":
        case = open_release_case(site.session, site.number)
        return cls(
            decision=Decision(case.dossier.decision),
            checks=[
                (_timeless(check.key), check.outcome, check.is_open, check.answered_by, check.deviation)
                for check in case.checks
            ],
            blocking={stop: [check.key for check in case.gate(stop).blocking] for stop in Stop},
            against=[check.key for check in case.against(BAG)],
            deviations=[(deviation.key, deviation.state) for deviation in case.dossier.deviations],
        )

    @property
    def answered(self) -> int:
        return sum(bool(answered_by) for _, _, _, answered_by, _ in self.checks)


def _timeless(key: Key) -> Key:
    return (*key[:2], "") if key[0] in OF_THE_CLOCK else key


def walked(site: Finished) -> dict[str, Stage]:
    """Each stage of a batch from its results to its certificate."""
    stages = {}
    for stage, step in WALK.items():
        step(site)
        stages[stage] = Stage.of(site)
    return stages


@on_sqlite
def test_from_the_results_to_the_certificate_all_is_decided_without_words_as_it_is_with_them(
    backend: Backend,
    _filled: Database,  # noqa: PT019 — the template itself: two batches walk from it
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with opened(backend.copy_of(_filled)) as site:
        spoken = walked(site)
        delete_every_sentence(monkeypatch)
        assert Stage.of(site) == spoken["certified"], "answers given in words are found without"
    with opened(backend.copy_of(_filled)) as site:
        silent = walked(site)
    assert silent == spoken
    assert [stage.decision for stage in spoken.values()] == [
        *[Decision.QUARANTINE] * 4,
        *[Decision.RELEASED] * 6,
        Decision.CERTIFIED,
    ]
    assert ("positive.reported", "open") in [
        (key[0], state) for key, state in spoken["stopped by a positive"].deviations
    ]
    assert spoken["reviewed"].answered > 0
    assert spoken["stopped by a positive"].blocking[Stop.RELEASE]
    assert not spoken["labelled"].against
