"""A phoned positive: two taps stop everything not given, in whatever state, and QA alone lets it go."""

import pytest
import sqlalchemy as sa

from nkmfg.demo.ending import BAG
from nkmfg.demo.shelf import FAMILIES
from nkmfg.demo.staff import ALMA, ANNA, CLARA, HEDDA, QA, QASIM, Member, by, signs
from nkmfg.domain.values.errors import Forbidden, Malformed, Refused
from nkmfg.models import Batch, Entry, Lot, TreatmentOrder
from nkmfg.services import contacts, decisions, il2, positives, release
from nkmfg.services.batches import issue_batch
from nkmfg.services.donors.register import donor_by_code
from nkmfg.services.dossier.reader import batch_numbered, open_dossier
from nkmfg.services.lots import stock
from tests import judged
from tests.finished import Finished
from tests.questioned import a_lot_of_il2
from tests.refusing import refusing

pytestmark = [pytest.mark.req("H07"), pytest.mark.req("I10")]


def called(site: Finished, thing: positives.Thing | None = None, member: Member = CLARA) -> str:
    call = positives.Call(about="bottle 3, aerobic", caller="Dr Stern", said="rods, 11 h after loading")
    return positives.report(site.session, by(site.session, member), thing or site.player.batch, call).number


def decided(site: Finished, number: str, finding: str, member: Member = QA) -> None:
    positive = positives.positive_numbered(site.session, number)
    copy = positives.verdict_to_sign(site.session, positive, finding, "the bottle was cracked")
    positives.decide(site.session, signs(site.session, member, copy), positive, finding, "the bottle was cracked")


def stopped(site: Finished, number: str) -> bool:
    return any("a positive was reported" in sentence for sentence in judged.stopped(open_dossier(site.session, number)))


def sister(site: Finished) -> str:
    """A second batch of the same collection."""
    coi = site.session.scalars(sa.select(TreatmentOrder.coi_code).order_by(TreatmentOrder.id)).first()
    assert coi is not None
    return issue_batch(site.session, by(site.session, HEDDA), coi, "nk_k562_mbil21", FAMILIES[0].din).number


def test_a_positive_stops_the_batch_refuses_its_release_and_opens_a_deviation_by_itself(tested: Finished) -> None:
    number = called(tested, member=QASIM)
    dossier = open_dossier(tested.session, tested.number)
    assert stopped(tested, tested.number)
    assert dossier.deviations[-1].event == (
        f"a positive was phoned in of bottle 3, aerobic of batch {tested.number}, by Dr Stern"
    )
    with refusing(Refused, rf"Stopped: a positive was reported .* \({number}, not confirmed yet\)"):
        release.release_to_sign(tested.session, tested.number)
    assert tested.breaks() == []


def test_a_release_and_a_closed_batch_are_stopped_all_the_same(tested: Finished) -> None:
    session, number = tested.session, tested.number
    release.release(session, signs(session, ALMA, release.release_to_sign(session, number)), number)
    assert judged.stopped(open_dossier(session, number)) == ()
    copy = decisions.end_to_sign(session, number, "not_infused_and_destroyed", "the patient died")
    decisions.end(session, signs(session, QA, copy), number, "not_infused_and_destroyed", "the patient died")
    called(tested)
    dossier = open_dossier(session, number)
    assert (dossier.state, dossier.deviations[-1].state) == ("closed", "open")
    assert stopped(tested, number)


def test_it_cascades_to_the_batches_of_the_collection_the_lot_and_the_donor(tested: Finished) -> None:
    session, number, batch = tested.session, tested.number, tested.player.batch
    other = sister(tested)
    called(tested, batch)
    assert stopped(tested, other)  # of the same collection
    decided(tested, f"{number}-P1", "false_positive")
    assert not stopped(tested, other)
    lot = session.get_one(Lot, session.scalars(sa.select(Entry.lot_id).where(Entry.lot_id.is_not(None))).first())
    called(tested, lot)
    assert (stopped(tested, number), stopped(tested, other)) == (True, False)  # only who used it
    decided(tested, f"{lot.code}-P1", "false_positive")
    called(tested, donor_by_code(session, open_dossier(session, other).order.donor))
    assert (stopped(tested, number), stopped(tested, other)) == (True, True)
    assert [deviation.subject for deviation in open_dossier(session, other).deviations] == [
        "positive:NK-26-001-P1",
        "positive:D-0001-P1",
    ]
    touched = positives.affected(session, positives.positive_numbered(session, "D-0001-P1"))
    assert [item.number for item in touched] == [number, other]


def test_only_qa_lets_it_go_by_a_signature_with_its_cause_and_confirmed_it_stays(tested: Finished) -> None:
    number = called(tested)
    with pytest.raises(Forbidden):
        decided(tested, number, "false_positive", member=ALMA)
    assert stopped(tested, tested.number)
    decided(tested, number, "confirmed")
    assert stopped(tested, tested.number)
    assert [positive.number for positive in positives.open_positives(tested.session)] == [number]
    decided(tested, number, "false_positive")
    assert not stopped(tested, tested.number)
    assert positives.open_positives(tested.session) == ()
    with pytest.raises(Malformed):
        decided(tested, number, "perhaps")


def test_who_was_told_and_what_was_found_is_added_and_stays(tested: Finished) -> None:
    session = tested.session
    contacts.add_contact(session, by(session, HEDDA), "Dr Weiss", "treating physician", "+375 17 000 01")
    contacts.add_contact(session, by(session, QA), "Quinn Vale", "QA on duty", "+375 17 000 02", place="1")
    assert [contact.name for contact in contacts.contacts(session)] == ["Dr Weiss", "Quinn Vale"]
    with pytest.raises(Forbidden):
        contacts.add_contact(session, by(session, ANNA), "Somebody", "else", "+375")
    positive = positives.positive_numbered(session, called(tested))
    positives.note(session, by(session, ANNA), positive, "told", "Dr Weiss", telephone="+375 17 000 01", read_back=True)
    positives.note(session, by(session, QASIM), positive, "gram_stain", "Gram-positive cocci")
    positives.note(session, by(session, QASIM), positive, "organism", "S. epidermidis")
    notes = positives.hold_of(session, positive).notes
    assert [(note.kind.value, note.text, note.read_back) for note in notes] == [
        ("told", "Dr Weiss", True),
        ("gram_stain", "Gram-positive cocci", None),
        ("organism", "S. epidermidis", None),
    ]
    assert tested.breaks() == []


def test_what_cannot_be_read_is_refused_in_a_sentence_and_nothing_is_stopped(tested: Finished) -> None:
    here, batch = by(tested.session, ANNA), batch_numbered(tested.session, tested.number)
    with refusing(Malformed, "What is positive"):
        positives.report(tested.session, here, batch, positives.Call(about=" ", caller="Dr Stern"))
    later = positives.Call(about=BAG, caller="Dr Stern", called_at=tested.player.now.replace(year=2199))
    with refusing(Malformed, "still to come"):
        positives.report(tested.session, here, batch, later)
    assert not stopped(tested, tested.number)
    assert tested.session.scalars(sa.select(Batch.number)).all() == [tested.number]


@pytest.mark.req("FD1")
def test_a_positive_of_a_lot_of_il2_stops_the_batches_it_was_given_in_whichever_was_written_first(
    issued: Finished,
) -> None:
    session, first, second = issued.session, a_lot_of_il2(issued), a_lot_of_il2(issued)
    il2_of(issued, first)
    number = called(issued, stock.lot_by_code(session, first))
    assert stopped(issued, issued.number)
    assert subjects(issued) == [f"positive:{number}"]
    assert [batch.number for batch in positives.affected(session, positives.positive_numbered(session, number))] == [
        issued.number
    ]
    decided(issued, number, "false_positive")
    assert not stopped(issued, issued.number)
    later = called(issued, stock.lot_by_code(session, second))
    assert not stopped(issued, issued.number)
    il2_of(issued, second, 1)
    assert stopped(issued, issued.number)
    assert subjects(issued) == [f"positive:{number}", f"positive:{later}"]


def subjects(site: Finished) -> list[str]:
    """What the deviations of positives are about."""
    found = open_dossier(site.session, site.number).deviations
    return [deviation.subject for deviation in found if deviation.code == "positive.reported"]


def il2_of(site: Finished, lot: str, day: int = -1) -> None:
    """IL-2 of a lot, given just now."""
    given = il2.Il2Input(
        given="given", ordered_iu="756600", given_iu="756600", given_at=site.player.now, site="thigh", lot=lot
    )
    il2.note_il2(site.session, by(site.session, CLARA), site.player.batch, day, given)
