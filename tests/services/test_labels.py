"""A label and what it says: changed, stopped or clean, as somebody prints, verifies and puts it on."""

import pytest

from nkmfg.demo.ending import BAG, PRODUCT, decide, label, verify_dose
from nkmfg.demo.staff import ANNA, BORIS, CLARA, by, signs
from nkmfg.domain.facts.dossier import About, LineKey
from nkmfg.domain.facts.ward import LabelAction
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.permissions.roles import Role
from nkmfg.domain.recipe.model import Subject
from nkmfg.domain.values.errors import Refused
from nkmfg.services import custody, labels, positives
from nkmfg.services.custody import CustodyInput
from nkmfg.services.dossier.case import open_case
from nkmfg.services.open_findings import open_findings, stopped_batches
from nkmfg.services.steps.correcting import correct
from nkmfg.words.label import STOPPED
from tests.finished import Finished
from tests.refusing import refusing
from tests.services.test_custody import weigh


def stopping(site: Finished) -> set[str]:
    return {check.code for check in open_case(site.session, site.number).against(BAG)}


def recounted(site: Finished, live: str) -> None:
    """The first count of the dose, 25.0 until now, is corrected; somebody verifies the dose anew."""
    line = LineKey(site.player.key("count_dose_first"), "live_per_ml", About(Subject.VESSEL, PRODUCT))
    correct(site.session, by(site.session, ANNA), site.player.batch, line, 1, live, "anna", "misread")
    verify_dose(site.player)


def issue(site: Finished) -> int:
    handing = CustodyInput(
        happened_at=site.player.now,
        whom="ward 3, nurse Marta",
        condition="intact, 5 °C",
        container_scan=custody.whole_name(site.number, BAG),
        order_scan=open_case(site.session, site.number).dossier.order.coi_code,
    )
    return custody.issue(site.session, by(site.session, BORIS), site.number, BAG, handing)


def reported(site: Finished) -> str:
    call = positives.Call(about="bottle 3, aerobic", caller="Dr Stern", said="rods, 11 h after loading")
    return positives.report(site.session, by(site.session, CLARA), site.player.batch, call).number


@pytest.mark.req("FD3", "J05")
def test_a_bag_whose_label_states_another_dose_than_the_record_does_not_leave_before_a_new_label_is_on_it(
    ready: Finished,
) -> None:
    assert stopping(ready) == set()
    recounted(ready, "25.4")
    assert stopping(ready) == {"label.other_values"}  # within the tolerance of the dose: nothing else stops it
    said = rf"Not issued\. The label of {BAG} does not say what the record says: viable NK cells .*Print it anew\."
    with refusing(Refused, said):
        issue(ready)
    todays = open_findings(ready.session, "anna", frozenset({Role.TECHNICIAN}))
    assert "label.other_values" in {line.first.code for line in todays}
    label(ready.player, "the count was corrected")
    assert issue(ready) == 1


@pytest.mark.req("FD3", "J05")
def test_a_bag_whose_label_states_another_weight_than_the_order_does_not_leave(ready: Finished) -> None:
    weigh(ready, "18.5")
    verify_dose(ready.player)
    assert stopping(ready) == {"label.other_values"}
    with refusing(Refused, r"weight 18\.4 kg, now 18\.5 kg"):
        issue(ready)


@pytest.mark.req("FD3", "J05")
def test_a_recount_alarms_once_the_bag_is_with_the_ward_and_before_that_only_asks_for_a_label(ready: Finished) -> None:
    recounted(ready, "25.4")
    assert stopped_batches(ready.session) == []
    label(ready.player, "the count was corrected")
    issue(ready)
    line = LineKey(ready.player.key("count_dose_first"), "live_per_ml", About(Subject.VESSEL, PRODUCT))
    correct(ready.session, by(ready.session, ANNA), ready.player.batch, line, 2, "25.2", "anna", "misread")
    (stopped,) = stopped_batches(ready.session)
    assert any("does not say what the record says" in sentence for sentence in stopped.stops)
    against = open_case(ready.session, ready.number).against(BAG, Stop.GIVING)
    assert {check.code for check in against} == {"dose.unverified", "label.other_values"}


@pytest.mark.req("FD3", "J05")
def test_a_label_that_the_record_has_overtaken_is_not_verified(tested: Finished) -> None:
    session, number = tested.session, tested.number
    decide(tested.player)
    labels.print_label(session, by(session, ANNA), number, BAG, "us", "1")
    recounted(tested, "25.4")
    with refusing(Refused, r"Not verified\. The label of .* does not say what the record says"):
        labels.label_to_sign(session, number, BAG)
    label(tested.player, "the count was corrected")
    assert stopping(tested) == set()


@pytest.mark.req("FD2", "J05")
def test_a_clean_label_of_a_stopped_bag_is_not_verified_and_the_one_that_says_stopped_is(tested: Finished) -> None:
    session, number, anna = tested.session, tested.number, by(tested.session, ANNA)
    decide(tested.player)
    labels.print_label(session, anna, number, BAG, "us", "1")
    before = labels.label_to_sign(session, number, BAG)
    reported(tested)
    said = r"Not verified\. .*does not say that the container is stopped: print it anew, and put the label STOPPED over"
    with refusing(Refused, said):
        labels.label_to_sign(session, number, BAG)
    with refusing(Refused, said):  # what was shown before the call is not signed after it
        labels.verify_label(session, signs(session, BORIS, before), number, BAG)
    labels.note_label(session, anna, number, BAG, LabelAction.APPLIED, "1")  # what happened is kept all the same
    assert "label.without_stop" in {check.code for check in open_case(session, number).work}
    assert labels.print_label(session, anna, number, BAG, "us", "1", "a positive").says["state"] == STOPPED
    labels.verify_label(session, signs(session, BORIS, labels.label_to_sign(session, number, BAG)), number, BAG)
    assert "label.without_stop" not in {check.code for check in open_case(session, number).checks}
