"""Donors: answers, markers, identity behind its grant, and two verdicts with their reasons."""

import threading
from dataclasses import replace
from datetime import datetime

import pytest
import sqlalchemy as sa

from nkmfg.domain.recipe.eligibility import Eligibility, ReasonCode
from nkmfg.domain.values.errors import Forbidden, Malformed, Refused, Stale, Unknown
from nkmfg.models import AccessEvent, Act, Donor, DonorMarker
from nkmfg.recipes import shipped
from nkmfg.services.codes import Taken
from nkmfg.services.donors.register import (
    DonorAnswers,
    add_donor,
    change_donor,
    donor_by_code,
    donors,
    markers_of,
    note_marker,
)
from nkmfg.services.donors.verdicts import DonorVerdicts, verdicts
from nkmfg.services.identity import Identity, age_of, keep_identity, read_identity
from nkmfg.services.row_version import row_version
from nkmfg.words.eligibility import reason_sentence
from tests.conftest import Site
from tests.refusing import refusing
from tests.staff import ADAM, ANNA, CLARA, HEDDA, QASIM, QUINN, Member, by
from tests.subjects import KNOWN_DONOR, ago, born, make_donor, trail

RECIPE = shipped()


def judged(site: Site, donor: Donor, **otherwise: object) -> DonorVerdicts:
    asked: dict[str, object] = {"collected_at": ago(hours=2), "relationship": "mother", "hla_match": "haploidentical"}
    return verdicts(site.session, donor, RECIPE, **(asked | otherwise))  # type: ignore[arg-type]


@pytest.mark.req("J01")
def test_a_donor_gets_the_next_free_code(site: Site) -> None:
    session = site.session
    assert add_donor(session, by(session, ANNA)).code == "D-0001"
    assert add_donor(session, by(session, ANNA), code=" d-0231 ").code == "D-0231"
    assert add_donor(session, by(session, ANNA), code="").code == "D-0232"


def test_a_code_that_is_taken_is_refused(site: Site) -> None:
    add_donor(site.session, by(site.session, ANNA), code="D-0231")
    with refusing(Taken, "There is a D-0231 already"):
        add_donor(site.session, by(site.session, ANNA), code="D-0231")


def test_people_who_add_donors_at_once_get_codes_of_their_own(site: Site) -> None:
    here = by(site.session, ANNA)
    site.session.rollback()
    made: list[str] = []

    def add() -> None:
        with site.ledger.sessions() as session:
            made.append(add_donor(session, here).code)

    threads = [threading.Thread(target=add) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(made) == [f"D-000{n}" for n in range(1, 6)]


@pytest.mark.req("J01")
@pytest.mark.parametrize("typed", ["Kowal", "D-19870312", "D-231", "D-🧬🧬🧬🧬", "D-\x00001", "D-" + "9" * 10_000])
def test_a_code_that_might_hold_a_name_or_a_birth_date_is_refused(site: Site, typed: str) -> None:
    with refusing(Malformed, "code"):
        add_donor(site.session, by(site.session, ANNA), code=typed)
    assert donors(site.session) == []


@pytest.mark.req("A03")
@pytest.mark.parametrize("member", [QASIM, ADAM], ids=lambda member: member.login)
def test_who_has_no_right_adds_no_donor(site: Site, member: Member) -> None:
    with pytest.raises(Forbidden, match=r"act\.not_allowed .*does=donor.add"):
        add_donor(site.session, by(site.session, member))


@pytest.mark.req("C02", "C03")
def test_a_change_is_in_the_trail_with_who_and_why(site: Site) -> None:
    session = site.session
    donor = add_donor(session, by(session, ANNA), KNOWN_DONOR)
    changed = replace(KNOWN_DONOR, breast_feeding="yes")
    change_donor(session, by(session, HEDDA), donor, row_version(donor), changed, "she told the nurse")
    last = trail(session, "donor/D-0001")[-1]
    assert (last.action, last.actor, last.reason) == ("donor.change", "Hedda Head", "she told the nurse")
    assert '"breast_feeding":"not_applicable"' in last.was
    assert '"breast_feeding":"yes"' in last.became
    assert site.breaks() == []


@pytest.mark.req("C03")
@pytest.mark.parametrize("reason", ["", "   ", "."])
def test_a_change_without_a_reason_is_refused(site: Site, reason: str) -> None:
    donor = add_donor(site.session, by(site.session, ANNA), KNOWN_DONOR)
    with pytest.raises(Refused, match=r"act\.reason_missing"):
        change_donor(site.session, by(site.session, ANNA), donor, row_version(donor), DonorAnswers(), reason)


@pytest.mark.req("D07")
def test_a_change_made_from_an_older_look_is_refused_and_loses_nothing(site: Site) -> None:
    session = site.session
    donor = add_donor(session, by(session, ANNA))
    seen = row_version(donor)
    change_donor(session, by(session, ANNA), donor, seen, DonorAnswers(consent="yes"), "signed today")
    with refusing(Stale, "Look at what it says now"):
        change_donor(session, by(session, HEDDA), donor, seen, DonorAnswers(screening="no risk"), "asked her")
    assert (donor.consent, donor.screening) == ("yes", None)


WRONG_ANSWERS = [
    (DonorAnswers(consent="yes 🙂"), "Consent"),
    (DonorAnswers(consent="<script>"), "Consent"),
    (DonorAnswers(breast_feeding="x" * 1_000_000), "Breast feeding"),
    (DonorAnswers(screening="some"), "Screening"),
    (DonorAnswers(pregnancy_tested_at=ago(hours=-3)), "still to come"),
    (DonorAnswers(pregnancy_tested_at=datetime(2026, 11, 22, 8, 0)), "time zone"),
    (DonorAnswers(pregnancy_tested_at=ago(days=60_000)), "Look at the year"),
]


def test_an_answer_of_a_wrong_form_is_refused_by_its_name(site: Site) -> None:
    for answers, names in WRONG_ANSWERS:
        with refusing(Malformed, names):
            add_donor(site.session, by(site.session, ANNA), answers)
    assert donors(site.session) == []


def test_a_pending_marker_takes_its_result_without_a_reason(site: Site) -> None:
    session, sampled = site.session, ago(days=1)
    donor = add_donor(session, by(session, ANNA))
    note_marker(session, by(session, ANNA), donor, RECIPE, "hiv_nat", sampled, "pending")
    note_marker(session, by(session, QASIM), donor, RECIPE, "hiv_nat", sampled, "non_reactive", "City laboratory")
    (row,) = markers_of(session, donor)
    assert (row.finding, row.laboratory) == ("non_reactive", "City laboratory")


@pytest.mark.req("C03")
def test_a_result_known_already_is_changed_only_with_a_reason(site: Site) -> None:
    session, sampled = site.session, ago(days=1)
    donor = add_donor(session, by(session, ANNA))
    note_marker(session, by(session, ANNA), donor, RECIPE, "hiv_nat", sampled, "reactive")
    with refusing(Refused, "has a result already: reactive"):
        note_marker(session, by(session, ANNA), donor, RECIPE, "hiv_nat", sampled, "non_reactive")
    assert judged(site, donor).regulatory.verdict is Eligibility.INELIGIBLE
    note_marker(session, by(session, ANNA), donor, RECIPE, "hiv_nat", sampled, "non_reactive", reason="wrong tube read")
    last = trail(session, donor.stream)[-1]
    assert '"finding":"reactive"' in last.was
    assert last.reason == "wrong tube read"


def test_a_blank_reason_is_none_where_none_is_needed(site: Site) -> None:
    session, sampled = site.session, ago(days=1)
    donor = add_donor(session, by(session, ANNA))
    note_marker(session, by(session, ANNA), donor, RECIPE, "cmv", sampled, "pending", reason=" ")
    keep_identity(session, by(session, CLARA), donor, Identity("Iryna", "1", born(41)), "")
    with refusing(Malformed, r"Reason: .*cannot be printed"):
        note_marker(session, by(session, ANNA), donor, RECIPE, "cmv", sampled, "reactive", reason="wrong\x00tube")
    assert [marker.finding for marker in markers_of(session, donor)] == ["pending"]


def test_the_same_result_twice_is_told(site: Site) -> None:
    session, sampled = site.session, ago(days=1)
    donor = add_donor(session, by(session, ANNA))
    note_marker(session, by(session, ANNA), donor, RECIPE, "cmv", sampled, "reactive")
    with refusing(Refused, "written down already"):
        note_marker(session, by(session, ANNA), donor, RECIPE, "cmv", sampled, "reactive")


@pytest.mark.parametrize(
    ("marker", "finding"), [("hivnat", "reactive"), ("", "reactive"), ("hiv_nat", "positive"), ("hiv_nat", "")]
)
def test_a_marker_nobody_would_judge_is_refused(site: Site, marker: str, finding: str) -> None:
    donor = add_donor(site.session, by(site.session, ANNA))
    with refusing(Malformed, "choose one of"):
        note_marker(site.session, by(site.session, ANNA), donor, RECIPE, marker, ago(days=1), finding)


def test_a_sample_of_tomorrow_is_refused(site: Site) -> None:
    donor = add_donor(site.session, by(site.session, ANNA))
    with refusing(Malformed, "still to come"):
        note_marker(site.session, by(site.session, ANNA), donor, RECIPE, "cmv", ago(days=-1), "pending")
    assert site.session.scalar(sa.select(sa.func.count()).select_from(DonorMarker)) == 0


@pytest.mark.req("K01", "K02")
def test_a_donor_of_whom_all_is_known_is_eligible_twice(site: Site) -> None:
    found = judged(site, make_donor(site.session, RECIPE))
    assert found.trial.verdict is Eligibility.ELIGIBLE
    assert found.regulatory.verdict is Eligibility.ELIGIBLE
    assert found.regulatory.legends == ()


@pytest.mark.req("K01")
def test_a_donor_of_whom_nothing_is_known_is_not_complete(site: Site) -> None:
    found = judged(site, add_donor(site.session, by(site.session, ANNA)))
    assert found.trial.verdict is Eligibility.NOT_COMPLETE
    assert found.regulatory.verdict is Eligibility.NOT_COMPLETE
    assert "NOT EVALUATED FOR INFECTIOUS SUBSTANCES" in found.regulatory.legends


@pytest.mark.req("K02")
def test_pending_markers_are_told_one_by_one(site: Site) -> None:
    found = judged(site, make_donor(site.session, RECIPE, finding="pending"))
    pending = [reason.key for reason in found.regulatory.reasons if reason.met is None]
    assert "markers/hiv_nat/result_pending" in pending
    assert found.trial.verdict is Eligibility.NOT_COMPLETE


def test_a_sample_outside_the_window_counts_for_the_protocol_but_not_for_the_regulation(site: Site) -> None:
    donor = make_donor(site.session, RECIPE)
    found = judged(site, donor, collected_at=ago(days=-6))
    assert found.trial.verdict is Eligibility.ELIGIBLE
    assert found.regulatory.verdict is Eligibility.NOT_COMPLETE
    assert any(reason.code is ReasonCode.OUTSIDE_WINDOW for reason in found.regulatory.reasons)


@pytest.mark.req("J08")
def test_a_reactive_hepatitis_marker_bars_the_trial_and_puts_legends_on_a_relatives_label(site: Site) -> None:
    session = site.session
    donor = make_donor(session, RECIPE)
    note_marker(session, by(session, CLARA), donor, RECIPE, "anti_hbc", ago(days=1), "reactive")
    found = judged(site, donor)
    assert found.trial.verdict is Eligibility.INELIGIBLE
    assert found.regulatory.verdict is Eligibility.INELIGIBLE
    assert found.regulatory.close_relative
    assert "BIOHAZARD" in found.regulatory.legends
    assert "WARNING: Reactive test results for hepatitis B virus" in found.regulatory.legends
    assert not judged(site, donor, relationship="cousin").regulatory.close_relative


def test_a_test_by_risk_is_needed_once_somebody_ordered_it(site: Site) -> None:
    session = site.session
    donor = make_donor(session, RECIPE)
    note_marker(session, by(session, CLARA), donor, RECIPE, "zika", ago(days=1), "pending")
    assert judged(site, donor).regulatory.verdict is Eligibility.NOT_COMPLETE


def test_a_pregnancy_test_older_than_the_recipe_allows_bars_the_trial(site: Site) -> None:
    session = site.session
    donor = make_donor(session, RECIPE)
    old = replace(KNOWN_DONOR, pregnant="no", pregnancy_tested_at=ago(days=8))
    change_donor(session, by(session, CLARA), donor, row_version(donor), old, "test in")
    found = judged(site, donor)
    assert found.trial.verdict is Eligibility.INELIGIBLE
    assert found.trial.reasons[-1].code is ReasonCode.TEST_NOT_IN_TIME
    new = replace(old, pregnancy_tested_at=ago(days=3))
    change_donor(session, by(session, CLARA), donor, row_version(donor), new, "tested again")
    assert judged(site, donor).trial.verdict is Eligibility.ELIGIBLE


def test_a_donor_is_older_than_eighteen_on_the_nineteenth_birthday(site: Site) -> None:
    session, today = site.session, ago().date()
    donor = make_donor(session, RECIPE)
    for born_on, verdict in (
        (today.replace(year=today.year - 19, day=1), Eligibility.ELIGIBLE),
        (born(18), Eligibility.INELIGIBLE),
    ):
        keep_identity(session, by(session, CLARA), donor, Identity("Iryna", "1", born_on), "misread")
        assert judged(site, donor).trial.verdict is verdict


@pytest.mark.req("K05")
def test_who_the_donor_is_is_read_only_with_the_grant_and_every_reading_is_noted(site: Site) -> None:
    session = site.session
    donor = make_donor(session, RECIPE)
    read = read_identity(session, by(session, CLARA), donor)
    assert read is not None
    assert (read.name, read.blood_group) == ("Iryna Vasilenka", "A+")
    readings = session.execute(
        sa.select(Act.actor_name, Act.reason).where(Act.action == "access.note").order_by(Act.id.desc())
    )
    assert readings.first() == ("Clara Clinician", "identity of D-0001")
    assert site.breaks() == []


@pytest.mark.req("K05")
@pytest.mark.parametrize("member", [ANNA, HEDDA, QUINN, ADAM], ids=lambda member: member.login)
def test_without_the_grant_who_the_donor_is_stays_hidden_and_the_attempt_is_noted(site: Site, member: Member) -> None:
    session = site.session
    donor = make_donor(session, RECIPE)
    with refusing(Forbidden, "the code D-0001 says which one this is"):
        read_identity(session, by(session, member), donor)
    noted = session.scalars(sa.select(AccessEvent).order_by(AccessEvent.id.desc())).first()
    assert noted is not None
    assert (noted.typed_login, noted.kind, noted.detail) == (member.login, "refused", "identity of D-0001")
    with pytest.raises(Forbidden, match=r"act\.not_allowed .*does=identity.keep"):
        keep_identity(session, by(session, member), donor, Identity("X Y", "1", born(30)))


@pytest.mark.req("K05")
def test_age_is_told_and_the_birth_date_is_not(site: Site) -> None:
    donor = make_donor(site.session, RECIPE)
    assert age_of(site.session, donor, ago()) == 41
    sentences = " ".join(reason_sentence(reason, RECIPE) for reason in judged(site, donor).trial.reasons)
    assert "41 years" in sentences
    assert str(born(41).year) not in sentences
    assert repr(Identity("Iryna", "884", born(41), "A+")) == "Identity()"


def test_changing_who_somebody_is_takes_a_reason(site: Site) -> None:
    session = site.session
    donor = make_donor(session, RECIPE)
    with refusing(Refused, "written down already"):
        keep_identity(session, by(session, CLARA), donor, Identity("Iryna V.", "884-231", born(41), "A+"))
    keep_identity(session, by(session, CLARA), donor, Identity("Iryna V.", "884-231", born(41), "A−"), "misspelt")
    read = read_identity(session, by(session, CLARA), donor)
    assert read is not None
    assert (read.name, read.blood_group) == ("Iryna V.", "A-")


WRONG_IDENTITIES = [
    (Identity("", "1", born(30)), "Name"),
    (Identity("A\x00B", "1", born(30)), "Name"),
    (Identity("A", " ", born(30)), "Record number"),
    (Identity("A", "1", ago(days=-2).date()), "still to come"),
    (Identity("A", "1", born(3000 - 1200)), "Date of birth"),
    (Identity("A", "1", born(30), "C+"), "Blood group"),
]


def test_an_identity_of_a_wrong_form_is_refused_by_its_name(site: Site) -> None:
    donor = add_donor(site.session, by(site.session, ANNA))
    for identity, names in WRONG_IDENTITIES:
        with refusing(Malformed, names):
            keep_identity(site.session, by(site.session, CLARA), donor, identity)


def test_donors_are_paged_by_code(site: Site) -> None:
    session = site.session
    for number in (3, 1, 2):
        add_donor(session, by(session, ANNA), code=f"D-000{number}")
    assert [donor.code for donor in donors(session, limit=2)] == ["D-0001", "D-0002"]
    assert [donor.code for donor in donors(session, after="D-0002", limit=2)] == ["D-0003"]
    assert len(donors(session, after="\x00", limit=-5)) == 1


@pytest.mark.parametrize("code", ["D-9999", "", "💥", "\x00", "D-0001' OR 1=1", "D-" + "1" * 100_000])
def test_an_unknown_code_is_told_in_a_sentence(site: Site, code: str) -> None:
    with pytest.raises(Unknown, match=r"donor\.unknown"):
        donor_by_code(site.session, code)


def test_a_donor_is_found_by_the_code_as_people_type_it(site: Site) -> None:
    donor = add_donor(site.session, by(site.session, ANNA))
    assert donor_by_code(site.session, " d-0001") is donor
