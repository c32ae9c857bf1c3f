"""Collections: donation numbers checked when typed, facts taken as they are, changes with a reason."""

from dataclasses import replace
from datetime import datetime

import pytest

from nkmfg.domain.values.errors import Forbidden, Malformed, Refused, Stale, Unknown
from nkmfg.models import Donor
from nkmfg.services.codes import Taken
from nkmfg.services.collections import (
    CollectionFacts,
    change_collection,
    collection_by_number,
    collections,
    collections_of,
    note_collection,
)
from nkmfg.services.donors.register import add_donor
from nkmfg.services.row_version import row_version
from tests.conftest import Site
from tests.refusing import refusing
from tests.staff import ADAM, ANNA, CLARA, QASIM, QUINN, Member, by
from tests.subjects import ago, trail

FACTS = CollectionFacts(started_at=ago(hours=6), ended_at=ago(hours=2), volume_ml="180", anticoagulant="ACD-A")


@pytest.fixture
def donor(site: Site) -> Donor:
    return add_donor(site.session, by(site.session, ANNA))


@pytest.mark.req("J04")
def test_a_collection_is_kept_under_its_donation_number_however_it_was_typed(site: Site, donor: Donor) -> None:
    session = site.session
    made = note_collection(session, by(session, ANNA), donor, FACTS, "G1234 98 654321 H")
    assert made.din == "G123498654321"
    assert collection_by_number(session, "=G12349865432177") is made
    assert collections_of(session, donor) == [made]


@pytest.mark.req("J04")
def test_a_donation_number_whose_check_character_does_not_fit_is_refused(site: Site, donor: Donor) -> None:
    with pytest.raises(Malformed, match=r"code\.no_donation"):
        note_collection(site.session, by(site.session, ANNA), donor, FACTS, "G123468954321H")
    assert collections(site.session) == []


def test_a_site_without_donation_numbers_counts_its_own(site: Site, donor: Donor) -> None:
    session = site.session
    assert note_collection(session, by(session, ANNA), donor).din == "AP-0001"
    assert note_collection(session, by(session, ANNA), donor, din="ap-0007").din == "AP-0007"
    assert note_collection(session, by(session, CLARA), donor, din=" ").din == "AP-0008"
    assert [collection.din for collection in collections(session, after="AP-0001")] == ["AP-0007", "AP-0008"]


def test_a_collection_is_noted_once(site: Site, donor: Donor) -> None:
    note_collection(site.session, by(site.session, ANNA), donor, din="G123498654321")
    with refusing(Taken, "There is a G123498654321 already"):
        note_collection(site.session, by(site.session, ANNA), donor, din="G1234 98 654321 H")


@pytest.mark.req("A03")
@pytest.mark.parametrize("member", [QASIM, QUINN, ADAM], ids=lambda member: member.login)
def test_who_has_no_right_notes_no_collection(site: Site, donor: Donor, member: Member) -> None:
    with pytest.raises(Forbidden, match=r"act\.not_allowed .*does=collection.note"):
        note_collection(site.session, by(site.session, member), donor, FACTS)


def test_a_change_of_a_collection_is_in_the_trail_and_the_record_verifies(site: Site, donor: Donor) -> None:
    session = site.session
    made = note_collection(session, by(session, ANNA), donor, FACTS)
    seen = row_version(made)
    change_collection(session, by(session, ANNA), made, seen, replace(FACTS, volume_ml="181,5"), "read again")
    last = trail(session, "collection/AP-0001")[-1]
    assert (last.action, last.actor, last.reason) == ("collection.change", "Anna Kowal", "read again")
    assert '"volume_ml":"180"' in last.was
    assert '"volume_ml":"181.5"' in last.became
    with pytest.raises(Stale):
        change_collection(session, by(session, ANNA), made, seen, FACTS, "older look")
    with pytest.raises(Refused, match=r"act\.reason_missing"):
        change_collection(session, by(session, ANNA), made, row_version(made), FACTS, "")
    assert site.breaks() == []


WRONG_FORMS = [
    (replace(FACTS, volume_ml="1,050"), "Volume: .*two ways"),
    (replace(FACTS, volume_ml="NaN"), "Volume"),
    (replace(FACTS, volume_ml="> 100"), "Volume: .*only a bound"),
    (replace(FACTS, ended_at=ago(hours=-1)), "End: .*still to come"),
    (replace(FACTS, started_at=ago(hours=1)), "End: .*before the start"),
    (replace(FACTS, started_at=datetime(2026, 11, 22)), "Start: .*no time zone"),
    (replace(FACTS, operator="x" * 10_000_000), "Operator: .*characters long"),
    (replace(FACTS, device="AD\x00"), "Device: .*cannot be printed"),
]


def test_facts_of_a_wrong_form_are_refused_by_their_name(site: Site, donor: Donor) -> None:
    for facts, says in WRONG_FORMS:
        with refusing(Malformed, says):
            note_collection(site.session, by(site.session, ANNA), donor, facts)
    assert collections(site.session) == []


def test_an_implausible_volume_is_a_fact_and_kept(site: Site, donor: Donor) -> None:
    made = note_collection(site.session, by(site.session, ANNA), donor, replace(FACTS, volume_ml="18000"))
    assert made.volume_ml == 18_000


def test_an_unknown_number_is_told_in_a_sentence(site: Site) -> None:
    for number in ("G123498654321", "AP-0099", "", "\x00", "💉"):
        with pytest.raises(Unknown, match=r"collection\.unknown"):
            collection_by_number(site.session, number)
