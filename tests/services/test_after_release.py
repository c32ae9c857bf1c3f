"""What happens after a release, as an attacker would try it: nothing that stops the product is lifted by it."""

from datetime import timedelta

import pytest

from nkmfg.demo.ending import BAG, PRODUCT, close_deviations, label
from nkmfg.demo.staff import ANNA, BORIS, CLARA, HEDDA, by, signs
from nkmfg.domain.facts.dossier import About, LineKey
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.product.labels import last_print
from nkmfg.domain.recipe.model import Subject
from nkmfg.domain.values.errors import Forbidden
from nkmfg.services import after_use
from nkmfg.services.donors import register
from nkmfg.services.donors.register import donor_by_code, note_marker
from nkmfg.services.dose_verification import decide_dose, decision_to_sign, dose_to_sign, verify_dose
from nkmfg.services.dossier.case import open_case
from nkmfg.services.orders.placing import OrderInput, revise_order
from nkmfg.services.orders.versions import current_version, order_by_coi
from nkmfg.services.orders.weight import verify_weight, weight_to_sign
from nkmfg.services.people.accounts import person_by_login
from nkmfg.services.release import made_or_tested
from nkmfg.services.steps.correcting import correct
from nkmfg.services.steps.recording import record
from nkmfg.services.steps.recording_input import Recording, TypedValue
from tests.finished import Finished


def stopping(site: Finished, stop: Stop = Stop.HAND_OVER) -> set[str]:
    return {check.code for check in open_case(site.session, site.number).against(BAG, stop)}


@pytest.mark.req("I10", "FD3")
def test_a_value_of_the_filling_written_a_day_later_lifts_no_expiry(ready: Finished) -> None:
    player = ready.player
    player.wait(hours=26)
    assert stopping(ready) == {"product.expired"}
    net = TypedValue("net_g", About(Subject.CONTAINER, BAG), "60")
    record(ready.session, by(ready.session, BORIS), player.batch, Recording(player.key("fill"), "boris", values=[net]))
    assert "product.expired" in stopping(ready)
    assert "product.expired" in stopping(ready, Stop.GIVING)


@pytest.mark.req("I10", "FD3")
def test_a_weight_is_checked_neither_by_who_measured_nor_by_who_wrote_it(ready: Finished) -> None:
    session = ready.session
    order = order_by_coi(session, open_case(session, ready.number).dossier.order.coi_code)
    now = current_version(session, order)
    revised = OrderInput(
        dose_level=now.dose_level,
        weight_kg="19.2",
        weighed_at=ready.player.now,
        weighed_by_id=person_by_login(session, "anna").id,
        conditioning=now.conditioning,
        planned_infusion_at=now.planned_infusion_at,
        duration_min=str(now.duration_min),
    )
    revise_order(session, by(session, CLARA), ready.player.recipe(), order, now.version, revised, "weighed again")
    for member in (CLARA, ANNA):
        with pytest.raises(Forbidden):
            verify_weight(session, signs(session, member, weight_to_sign(session, order)), order)
    verify_weight(session, signs(session, BORIS, weight_to_sign(session, order)), order)


@pytest.mark.req("I10", "FD3")
def test_who_wrote_another_count_in_somebodys_name_neither_verifies_the_dose_nor_releases_it(ready: Finished) -> None:
    session, player, number = ready.session, ready.player, ready.number
    line = LineKey(player.key("count_dose_first"), "live_per_ml", About(Subject.VESSEL, PRODUCT))
    correct(session, by(session, HEDDA), player.batch, line, 1, "26.0", "anna", "misread")
    with pytest.raises(Forbidden):
        verify_dose(session, signs(session, HEDDA, dose_to_sign(session, number)), number)
    assert person_by_login(session, "hedda").id in made_or_tested(session, player.batch)
    verify_dose(session, signs(session, CLARA, dose_to_sign(session, number)), number)


@pytest.mark.req("FD3", "P04")
def test_what_a_physician_decided_not_to_give_is_not_issued_until_one_decides_otherwise(ready: Finished) -> None:
    session, number = ready.session, ready.number
    for decision, codes in (("do_not_give", {"dose.refused"}), ("give_as_it_is", set())):
        said = (decision, "Dr Weiss, sponsor", "the child is septic")
        decide_dose(session, signs(session, CLARA, decision_to_sign(session, number, *said)), number, *said)
        assert stopping(ready) == codes
        assert stopping(ready, Stop.GIVING) == codes


@pytest.mark.req("FD3")
def test_a_marker_of_the_donor_found_reactive_after_the_release_stops_the_bag_with_a_deviation(ready: Finished) -> None:
    session, player = ready.session, ready.player
    donor = donor_by_code(session, open_case(session, ready.number).dossier.order.donor)
    at = player.now - timedelta(hours=3)
    note_marker(session, by(session, CLARA), donor, player.recipe(), "hbsag", at, "reactive", "City laboratory")
    for stop in (Stop.HAND_OVER, Stop.GIVING, Stop.LABEL):
        assert "donor.reactive_after_release" in stopping(ready, stop)
    opened = [deviation.code for deviation in open_case(session, ready.number).dossier.deviations]
    assert opened.count("donor.reactive_after_release") == 1


@pytest.mark.req("FD3", "I07")
def test_a_bag_of_a_donor_found_reactive_leaves_only_with_a_label_that_says_so_whatever_qa_assessed(
    ready: Finished,
) -> None:
    session, player, number = ready.session, ready.player, ready.number
    donor = donor_by_code(session, open_case(session, number).dossier.order.donor)
    at = player.now - timedelta(hours=3)
    note_marker(session, by(session, CLARA), donor, player.recipe(), "hbsag", at, "reactive", "City laboratory")
    close_deviations(player)
    assert stopping(ready) == {"label.other_values"}
    label(player, "the donor is reactive")
    assert stopping(ready) == set()
    printed = last_print(open_case(session, number).dossier, BAG)
    assert printed is not None
    assert printed.says is not None
    assert any("hepatitis B virus" in legend for legend in printed.says["legends"])


@pytest.mark.req("FD3")
def test_a_stop_of_the_machine_after_a_reactive_marker_leaves_no_batch_without_its_deviation(
    ready: Finished, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, player = ready.session, ready.player
    donor = donor_by_code(session, open_case(session, ready.number).dossier.order.donor)
    at = player.now - timedelta(hours=3)
    monkeypatch.setattr(register, "open_in_batches_of_donor", lambda *_: None)  # the machine stopped here
    note_marker(session, by(session, CLARA), donor, player.recipe(), "hbsag", at, "reactive", "City laboratory")
    assert "donor.reactive_after_release" in stopping(ready)  # the stop is computed, so it holds at once
    after_use.catch_up(session)
    after_use.catch_up(session)
    opened = [deviation.code for deviation in open_case(session, ready.number).dossier.deviations]
    assert opened.count("donor.reactive_after_release") == 1
