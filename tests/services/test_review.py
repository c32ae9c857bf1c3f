"""QA's review of the record: by exception, never by a performer, reopened by what comes after it, that part alone."""

import json
from dataclasses import replace

import pytest

from nkmfg.demo import ending
from nkmfg.demo.staff import ALMA, ANNA, QA, QASIM, RITA, Member, by, signs
from nkmfg.domain.case import ReleaseCase
from nkmfg.domain.decisions.review import to_answer
from nkmfg.domain.facts.dossier import BATCH
from nkmfg.domain.findings.reviews import Since, parts_of, reviews_of, unreviewed_parts
from nkmfg.domain.values.errors import Forbidden, Refused
from nkmfg.services import release, review
from nkmfg.services.dossier.reader import open_dossier
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.words.review_parts import part_words
from tests import judged
from tests.finished import Finished
from tests.refusing import refusing

pytestmark = [pytest.mark.req("I01"), pytest.mark.challenge("T20")]


def gate_lines(site: Finished) -> list[str]:
    return judged.blocking(open_release_case(site.session, site.number).dossier)


def reviewed_by(site: Finished, member: Member) -> None:
    copy = review.review_to_sign(site.session, site.number)
    review.review(site.session, signs(site.session, member, copy), site.number)


def test_a_record_nobody_of_qa_reviewed_is_not_released(filled: Finished) -> None:
    assert "QA has not reviewed the record: its exceptions and its trail." in gate_lines(filled)


def test_each_open_exception_is_answered_before_the_review_is_signed(filled: Finished) -> None:
    session, number = filled.session, filled.number
    with refusing(Refused, "open exceptions wait for an answer"):
        review.review_to_sign(session, number)
    dossier = open_release_case(session, number).dossier
    lines = ReleaseCase(dossier).exceptions_to_review
    waiting = [check for check in lines if check.is_open]
    assert 0 < len(waiting) < len(lines) < sum(len(line.entries) for _, line in dossier.lines())
    assert to_answer(waiting) == tuple(waiting)
    with pytest.raises(Forbidden):
        review.answer(session, by(session, ANNA), number, review.exception_id(waiting[0].key), "no effect")
    with pytest.raises(Refused, match="reason"):
        review.answer(session, by(session, RITA), number, review.exception_id(waiting[0].key), " ")
    for item in waiting:
        review.answer(
            session, by(session, RITA), number, review.exception_id(item.key), "without effect on the product"
        )
    reviewed_by(filled, RITA)
    signed = open_dossier(session, number).signatures[-1]
    facts = json.loads(signed.payload)["facts"]
    assert (signed.meaning, signed.name) == ("reviewed", RITA.name)
    assert len(facts["exceptions"]) == len(lines)
    assert "without effect on the product" in [exception[3] for exception in facts["exceptions"]]
    assert any(" → " in shown for shown in facts["shown"])  # what was read then and now is in the copy
    seq, head = facts["trail"]
    dossier = open_release_case(session, number).dossier
    assert dossier.heads == {seq: head}


def test_a_review_of_another_trail_is_none(tested: Finished) -> None:
    dossier = open_release_case(tested.session, tested.number).dossier
    assert len(reviews_of(dossier)) == 1
    heads = dict.fromkeys(dossier.heads, "0" * 64)
    assert reviews_of(replace(dossier, heads=heads)) == ()


def test_who_made_or_tested_the_batch_does_not_review_it(tested: Finished) -> None:
    ending.report(tested.player, "potency", "44", sample=f"S-{tested.number[-3:]}-H")
    copy = review.review_to_sign(tested.session, tested.number)
    for member in (ANNA, QASIM, ALMA):
        with pytest.raises(Forbidden):
            review.review(tested.session, signs(tested.session, member, copy), tested.number)


def test_an_entry_after_the_review_reopens_its_part_and_no_other(tested: Finished) -> None:
    player = tested.player
    key = player.key("wash_harvest")
    player.correct(key, "washes", BATCH, "2", "counted again on the protocol of the washer")
    player.sign(key)
    dossier = open_release_case(tested.session, tested.number).dossier
    assert [(part_words(dossier, part), part.since) for part in unreviewed_parts(dossier)] == [
        ("Wash and filter", Since.CHANGED)
    ]
    assert len(parts_of(dossier)) > 20
    with refusing(Refused, "Changed or added since QA reviewed the record: Wash and filter"):
        release.release_to_sign(tested.session, tested.number)
    ending.review_record(player)
    assert gate_lines(tested) == []


def test_who_reviewed_does_not_release(tested: Finished) -> None:
    copy = release.release_to_sign(tested.session, tested.number)
    with pytest.raises(Forbidden, match=r"act\.own_work .*does=batch.release"):
        release.release(tested.session, signs(tested.session, RITA, copy), tested.number)
    release.release(tested.session, signs(tested.session, QA, copy), tested.number)
    assert open_dossier(tested.session, tested.number).decision == "released_for_use"
