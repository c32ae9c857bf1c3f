"""Sentences are no protocol: with every one of them deleted, the same is decided, deviates and is answered."""

import pytest

from nkmfg.demo import ending
from nkmfg.demo.ending import BAG, report
from nkmfg.domain.case import Case
from nkmfg.domain.facts.disposition_facts import Decision
from nkmfg.domain.findings.spec import Stop
from nkmfg.services.release import open_release_case
from nkmfg.words.checks import sentence
from tests.finished import Finished
from tests.silent import delete_every_sentence


def keys(site: Finished, stop: Stop) -> list[tuple[str, str, str]]:
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


def test_an_answer_given_in_words_is_found_without_them_and_the_release_goes_its_way(
    filled: Finished, monkeypatch: pytest.MonkeyPatch
) -> None:
    ending.try_product(filled.player)
    case = open_release_case(filled.session, filled.number)
    answered = {check.key for check in case.checks if check.answered_by}
    assert answered
    delete_every_sentence(monkeypatch)
    again = open_release_case(filled.session, filled.number)
    assert {check.key for check in again.checks if check.answered_by} == answered
    ending.decide(filled.player)
    assert open_release_case(filled.session, filled.number).dossier.decision is Decision.RELEASED
    assert Case(again.dossier).against(BAG)
