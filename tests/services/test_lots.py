"""Lots: into quarantine, out of it by QA's signature, and fit for use or not, with every reason told."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from nkmfg.domain.findings.materials import LotFaultCode
from nkmfg.domain.values.errors import Forbidden, Malformed, Refused, Stale, Unknown
from nkmfg.models import Lot, LotState
from nkmfg.recipes import shipped
from nkmfg.services.codes import Taken
from nkmfg.services.lots.feeders import FEEDERS, FeederFacts, feeder_of, judged_tests
from nkmfg.services.lots.fitness import lot_faults
from nkmfg.services.lots.stock import (
    LotInput,
    add_lot,
    change_lot,
    lot_by_code,
    lot_version,
    lots,
    note_feeder_test,
    reject_lot,
    reject_to_sign,
    release_lot,
    release_to_sign,
)
from nkmfg.words.materials import lot_fault_sentence
from tests.conftest import Site
from tests.refusing import refusing
from tests.staff import ADAM, ANNA, BORIS, CLARA, HEDDA, QASIM, QUINN, Member, by, signing
from tests.subjects import ago, lot_facts, make_lot, passing_results, trail

RECIPE = shipped()
SERUM = lot_facts("serum")
FEEDER_LOT = lot_facts(FEEDERS)
NO_RECORD = replace(FEEDER_LOT, feeder=FeederFacts(bank="WCB-3"))


def sentences(site: Site, lot: Lot, at: datetime | None = None) -> list[str]:
    faults = lot_faults(site.session, RECIPE, lot, at or site.ledger.clock.now(site.session))
    return [lot_fault_sentence(fault) for fault in faults]


def released(site: Site, lot: Lot) -> Lot:
    release_lot(site.session, signing(site.session, QUINN, release_to_sign(site.session, RECIPE, lot)), RECIPE, lot)
    return lot


def test_a_lot_is_received_into_quarantine_and_not_for_use(site: Site) -> None:
    lot = add_lot(site.session, by(site.session, ANNA), RECIPE, replace(SERUM, potency_iu_per_mg="1,6e7"), "FD-2031")
    assert (lot.code, lot.state) == ("FD-2031", LotState.QUARANTINE)
    assert lot.potency_iu_per_mg == 16_000_000
    assert sentences(site, lot) == ["Lot FD-2031 is used without QA's release."]
    assert add_lot(site.session, by(site.session, QUINN), RECIPE, SERUM).code == "L-0001"
    with pytest.raises(Taken):
        add_lot(site.session, by(site.session, QUINN), RECIPE, SERUM, "fd-2031")


@pytest.mark.req("A03")
@pytest.mark.parametrize("member", [CLARA, QASIM, ADAM], ids=lambda member: member.login)
def test_who_has_no_right_neither_receives_nor_changes_a_lot(site: Site, member: Member) -> None:
    session = site.session
    lot = add_lot(session, by(session, HEDDA), RECIPE, SERUM)
    with pytest.raises(Forbidden, match=r"act\.not_allowed .*does=lot.add"):
        add_lot(session, by(session, member), RECIPE, SERUM)
    with pytest.raises(Forbidden, match=r"act\.not_allowed .*does=lot.change"):
        change_lot(session, by(session, member), RECIPE, lot, lot_version(session, lot), SERUM, "because")


WRONG_FORMS = [
    (replace(SERUM, material="snake_oil"), "Material: choose one of Apheresis set"),
    (replace(SERUM, name=""), "Name: nothing was typed"),
    (replace(SERUM, maker="\x00"), "Maker: .*cannot be printed"),
    (replace(SERUM, maker_lot="9" * 1_000_000), "Maker's lot: .*characters long"),
    (replace(SERUM, expires_on=date.max), "Expires: .*Look at the year"),
    (replace(SERUM, potency_iu_per_mg="1,050"), "Potency: .*two ways"),
    (replace(SERUM, potency_iu_per_mg="NaN"), "Potency: .*cannot be read"),
    (replace(SERUM, feeder=FeederFacts(bank="WCB-3")), "Only feeders have a cell bank"),
    (replace(FEEDER_LOT, feeder=FeederFacts(bank=" ")), "Cell bank: nothing was typed"),
    (replace(FEEDER_LOT, feeder=FeederFacts(bank="W", passage="1.5")), "Passage: a whole number"),
    (replace(FEEDER_LOT, feeder=FeederFacts(bank="W", dose_gy="1e400")), "Dose: .*power of ten"),
    (replace(FEEDER_LOT, feeder=FeederFacts(bank="W", irradiated_at=ago(days=-1))), "Irradiated: .*still to come"),
    (replace(FEEDER_LOT, feeder=FeederFacts(bank="W", viable_per_vial="5🙂")), "Viable cells per vial"),
]


@pytest.mark.req("D08")
def test_a_lot_of_a_wrong_form_is_refused_by_the_name_of_its_field(site: Site) -> None:
    for facts, says in WRONG_FORMS:
        with refusing(Malformed, says):
            add_lot(site.session, by(site.session, ANNA), RECIPE, facts)
    assert lots(site.session) == []


@pytest.mark.req("G02")
def test_a_lot_released_by_qa_is_for_use_and_the_signature_stands_for_its_facts(site: Site) -> None:
    session = site.session
    lot = add_lot(session, by(session, ANNA), RECIPE, SERUM)
    copy = release_to_sign(session, RECIPE, lot)
    assert (copy.facts["maker_lot"], copy.facts["expires_on"]) == ("XSERU-7", SERUM.expires_on.isoformat())
    released(site, lot)
    assert sentences(site, lot) == []
    last = trail(session, lot.stream)[-1]
    assert (last.action, last.actor) == ("lot.release", "Quinn Quality")
    assert '"state":"quarantine"' in last.was
    assert site.breaks() == []


@pytest.mark.parametrize("member", [ANNA, HEDDA, QASIM, ADAM], ids=lambda member: member.login)
def test_nobody_but_qa_releases_or_rejects_a_lot(site: Site, member: Member) -> None:
    session = site.session
    lot = add_lot(session, by(session, HEDDA), RECIPE, SERUM)
    with pytest.raises(Forbidden, match=r"act\.not_allowed .*does=lot.release"):
        release_lot(session, signing(session, member, release_to_sign(session, RECIPE, lot)), RECIPE, lot)
    with pytest.raises(Forbidden, match=r"act\.not_allowed .*does=lot.reject"):
        reject_lot(
            session, signing(session, member, reject_to_sign(session, lot, "torn bag", "no")), lot, "torn bag", "no"
        )
    assert lot.state == LotState.QUARANTINE


@pytest.mark.req("G02")
def test_a_lot_is_for_use_until_the_end_of_its_day_at_the_site(site: Site) -> None:
    lot = make_lot(site.session, RECIPE, "serum")
    in_minsk = timedelta(hours=3)
    midnight = datetime.combine(lot.expires_on + timedelta(days=1), time(), UTC) - in_minsk
    assert sentences(site, lot, midnight - timedelta(seconds=1)) == []
    assert sentences(site, lot, midnight) == [f"Lot {lot.code} expired on {lot.expires_on.isoformat()}."]


@pytest.mark.req("G02")
def test_an_expired_lot_is_not_released(site: Site) -> None:
    lot = add_lot(site.session, by(site.session, ANNA), RECIPE, lot_facts("serum", expires_in_days=-2))
    with refusing(Refused, r"expired on .* It cannot be released like this"):
        release_to_sign(site.session, RECIPE, lot)


@pytest.mark.req("G02")
def test_a_use_before_the_release_is_told_also_when_it_is_written_down_after_it(site: Site) -> None:
    lot = make_lot(site.session, RECIPE, "serum")
    assert sentences(site, lot, ago(minutes=10)) == [f"Lot {lot.code} is used without QA's release."]


@pytest.mark.challenge("S19")
def test_a_rejected_lot_stays_rejected(site: Site) -> None:
    session = site.session
    lot = make_lot(session, RECIPE, "serum")
    signed = signing(session, QUINN, reject_to_sign(session, lot, "recalled by its maker", "yes"))
    reject_lot(session, signed, lot, "recalled by its maker", "yes")
    assert sentences(site, lot) == [f"Lot {lot.code} is rejected by QA."]
    assert trail(session, lot.stream)[-1].reason == "recalled by its maker"
    change_lot(session, by(session, QUINN), RECIPE, lot, lot_version(session, lot), replace(SERUM, name="S"), "typo")
    assert lot.state == LotState.REJECTED
    with pytest.raises(Refused, match=r"act\.other_state does=lot.release needed=quarantine now=rejected"):
        release_lot(session, signing(session, QUINN, reject_to_sign(session, lot, "torn bag", "yes")), RECIPE, lot)


def test_a_rejection_needs_a_reason(site: Site) -> None:
    lot = make_lot(site.session, RECIPE, "serum")
    copy = reject_to_sign(site.session, lot, " ", "no")
    with pytest.raises(Refused, match=r"act\.reason_missing"):
        reject_lot(site.session, signing(site.session, QUINN, copy), lot, " ", "no")


@pytest.mark.req("FD1")
def test_a_rejection_says_whether_what_it_was_used_for_is_affected_and_that_is_signed(site: Site) -> None:
    lot = make_lot(site.session, RECIPE, "serum")
    with refusing(Malformed, "Affected: choose one of yes, no, not known"):
        reject_to_sign(site.session, lot, "recalled by its maker", "")
    copy = reject_to_sign(site.session, lot, "recalled by its maker", "not_known")
    assert copy.facts["affected"] == "not_known"
    with pytest.raises(Refused):  # another answer than the one that was signed
        reject_lot(site.session, signing(site.session, QUINN, copy), lot, "recalled by its maker", "no")
    with pytest.raises(Stale):  # another reason
        reject_lot(site.session, signing(site.session, QUINN, copy), lot, "torn bag", "not_known")
    reject_lot(site.session, signing(site.session, QUINN, copy), lot, "recalled by its maker", "not_known")
    assert (lot.state, lot.affected) == (LotState.REJECTED, "not_known")


@pytest.mark.req("B07")
def test_a_released_lot_that_is_changed_goes_back_to_quarantine(site: Site) -> None:
    session = site.session
    lot = make_lot(session, RECIPE, "serum")
    later = replace(SERUM, expires_on=SERUM.expires_on + timedelta(days=365))
    change_lot(session, by(session, BORIS), RECIPE, lot, lot_version(session, lot), later, "new certificate")
    assert lot.state == LotState.QUARANTINE
    released(site, lot)
    change_lot(session, by(session, BORIS), RECIPE, lot, lot_version(session, lot), later, "nothing after all")
    assert lot.state == LotState.RELEASED


@pytest.mark.req("D07")
def test_a_change_of_a_lot_from_an_older_look_is_refused(site: Site) -> None:
    session = site.session
    lot = make_lot(session, RECIPE, FEEDERS)
    seen = lot_version(session, lot)
    note_feeder_test(session, by(session, QUINN), RECIPE, lot, "endotoxin", "0.5", "read again")
    with pytest.raises(Stale):
        change_lot(session, by(session, BORIS), RECIPE, lot, seen, FEEDER_LOT, "older look")
    with pytest.raises(Refused, match=r"act\.reason_missing"):
        change_lot(session, by(session, BORIS), RECIPE, lot, lot_version(session, lot), FEEDER_LOT, "")


@pytest.mark.req("G04")
def test_feeders_with_their_irradiation_and_every_test_passed_are_for_use(site: Site) -> None:
    lot = make_lot(site.session, RECIPE, FEEDERS)
    assert sentences(site, lot) == []
    assert all(test.judgement.settles for test in judged_tests(feeder_of(site.session, lot), RECIPE))
    assert site.breaks() == []


@pytest.mark.req("G04")
@pytest.mark.parametrize("facts", [NO_RECORD, replace(FEEDER_LOT, feeder=None)], ids=["bank only", "nothing"])
def test_feeders_without_the_record_of_their_irradiation_are_not_for_use(site: Site, facts: LotInput) -> None:
    lot = add_lot(site.session, by(site.session, BORIS), RECIPE, facts)
    assert f"Lot {lot.code} has no complete record of its irradiation." in sentences(site, lot)
    with refusing(Refused, "no complete record of its irradiation"):
        release_to_sign(site.session, RECIPE, lot)


@pytest.mark.req("G04")
@pytest.mark.parametrize(("gray", "fits"), [("39.9", False), ("40", True), ("120", True), ("120.1", False)])
def test_the_dose_of_feeders_lies_within_the_recipes_range(site: Site, gray: str, fits: bool) -> None:
    assert FEEDER_LOT.feeder is not None
    facts = replace(FEEDER_LOT, feeder=replace(FEEDER_LOT.feeder, dose_gy=gray))
    lot = add_lot(site.session, by(site.session, BORIS), RECIPE, facts)
    outside = f"Lot {lot.code} was irradiated with {gray} Gy; the recipe wants 40 to 120 Gy."
    assert (outside not in sentences(site, lot)) is fits


@pytest.mark.req("G04")
def test_feeders_used_before_they_were_irradiated_are_told(site: Site) -> None:
    lot = make_lot(site.session, RECIPE, FEEDERS)
    assert f"Lot {lot.code} was not irradiated yet at that moment." in sentences(site, lot, ago(days=31))


@pytest.mark.req("G04")
def test_each_feeder_test_is_pending_until_its_result_is_in(site: Site) -> None:
    session = site.session
    lot = add_lot(session, by(session, BORIS), RECIPE, FEEDER_LOT)
    faults = lot_faults(session, RECIPE, lot, site.ledger.clock.now(session))
    assert {fault.key for fault in faults if fault.code is LotFaultCode.TEST} == {
        f"test/{criterion.key}" for criterion in RECIPE.feeder_criteria
    }
    assert all(fault.is_pending for fault in faults)
    for key, typed in passing_results(RECIPE).items():
        note_feeder_test(session, by(session, BORIS), RECIPE, lot, key, typed, "result came in")
    assert sentences(site, lot) == [f"Lot {lot.code} is used without QA's release."]


@pytest.mark.req("G04")
@pytest.mark.parametrize(
    ("key", "typed", "says"),
    [
        ("sterility", "growth", "Sterility: Growth."),
        ("cd137l", "88.4", "4-1BBL⁺ (CD137L): 88.4 %; limit ≥ 90 %, not met (rounded half up to 0 decimals)."),
        ("endotoxin", "> 10", "Endotoxin: > 10 EU/mL; limit ≤ 5 EU/mL, not met (compared as it is)."),
    ],
)
def test_a_failed_feeder_test_takes_even_a_released_lot_out_of_use(site: Site, key: str, typed: str, says: str) -> None:
    session = site.session
    lot = make_lot(session, RECIPE, FEEDERS)
    note_feeder_test(session, by(session, BORIS), RECIPE, lot, key, typed, "the laboratory corrected it")
    assert lot.state == LotState.QUARANTINE
    failed = [fault for fault in lot_faults(session, RECIPE, lot, ago()) if fault.key == f"test/{key}"]
    assert [(lot_fault_sentence(fault), fault.is_pending) for fault in failed] == [(f"Lot {lot.code}: {says}", False)]
    with refusing(Refused, "cannot be released"):
        release_to_sign(session, RECIPE, lot)


WRONG_RESULTS = [
    ("sterility", "clean", "Sterility: choose one of No growth, Growth"),
    ("steriliti", "growth", "Test: choose one of Identity"),
    ("endotoxin", "", "Endotoxin: nothing was typed"),
    ("endotoxin", "1,050", "Endotoxin: .*two ways"),
    ("endotoxin", "NaN", "Endotoxin: .*cannot be read"),
    ("endotoxin", "٣", "Endotoxin: .*cannot be read"),
]


def test_a_result_nobody_could_judge_is_refused(site: Site) -> None:
    session = site.session
    lot = add_lot(session, by(session, BORIS), RECIPE, FEEDER_LOT)
    for key, typed, says in WRONG_RESULTS:
        with refusing(Malformed, says):
            note_feeder_test(session, by(session, BORIS), RECIPE, lot, key, typed, "result came in")
    assert all(test.typed is None for test in judged_tests(feeder_of(session, lot), RECIPE))


def test_a_lot_of_something_else_has_no_feeder_tests(site: Site) -> None:
    lot = make_lot(site.session, RECIPE, "serum")
    with pytest.raises(Refused, match=r"lot\.no_feeder_tests"):
        note_feeder_test(site.session, by(site.session, BORIS), RECIPE, lot, "sterility", "no_growth", "came in")


def test_lots_are_paged_and_an_unknown_code_is_told(site: Site) -> None:
    session = site.session
    made = [add_lot(session, by(session, BORIS), RECIPE, SERUM).code for _ in range(3)]
    assert [lot.code for lot in lots(session, after=made[0], limit=1)] == [made[1]]
    assert lot_by_code(session, made[2].lower()).code == made[2]
    for code in ("L-4711", "", "\x00", "🧫", "L" * 100_000):
        with pytest.raises(Unknown, match=r"lot\.unknown"):
            lot_by_code(session, code)
