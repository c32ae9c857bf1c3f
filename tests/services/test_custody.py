"""A container's way to the ward: the dose verified, the label counted, the issue refused or given, its end written."""

from dataclasses import replace
from datetime import timedelta

import pytest

from nkmfg.demo import ending
from nkmfg.demo.ending import BAG
from nkmfg.demo.staff import ANNA, BORIS, CLARA, HEDDA, QA, by, signs
from nkmfg.domain.case import Case
from nkmfg.domain.facts.dossier import About, Dossier
from nkmfg.domain.facts.ward import LabelAction
from nkmfg.domain.figures.batch_figures import figures
from nkmfg.domain.product.containers import ContainerAccount, Fate, container_accounts, without_end
from nkmfg.domain.product.dose_verification import DoseDecision
from nkmfg.domain.product.filled import expires_at
from nkmfg.domain.product.labels import counted, last_print, left_over
from nkmfg.domain.recipe.model import Operation, Subject
from nkmfg.domain.values.errors import Forbidden, Malformed, Refused, Unknown
from nkmfg.services import custody, dose_verification, labels
from nkmfg.services.custody import CustodyInput, Mismatch
from nkmfg.services.dossier.reader import open_dossier
from nkmfg.services.orders.placing import OrderInput, revise_order
from nkmfg.services.orders.versions import order_by_coi
from nkmfg.services.orders.weight import verify_weight, weight_to_sign
from nkmfg.services.steps.runs import close_deviation, closing_to_sign, deviation_numbered
from nkmfg.words.containers import account_words
from tests import judged
from tests.finished import Finished
from tests.refusing import refusing


def dossier_of(site: Finished) -> Dossier:
    return open_dossier(site.session, site.number)


def bag(site: Finished) -> ContainerAccount:
    dossier = dossier_of(site)
    return container_accounts(dossier, figures(dossier))[0]


def against(site: Finished) -> str:
    dossier = dossier_of(site)
    return " ".join(judged.against(dossier, BAG))


def handing(site: Finished, **otherwise: object) -> CustodyInput:
    usual = CustodyInput(
        happened_at=site.player.now,
        whom="ward 3, nurse Marta",
        condition="intact, 5 °C",
        container_scan=custody.whole_name(site.number, BAG),
        order_scan=dossier_of(site).order.coi_code,
    )
    return replace(usual, **otherwise)  # type: ignore[arg-type]


def issue(site: Finished, **otherwise: object) -> int:
    return custody.issue(site.session, by(site.session, BORIS), site.number, BAG, handing(site, **otherwise))


@pytest.mark.req("I10", "P03")
def test_a_container_is_not_issued_before_release_dose_check_and_label_and_every_reason_is_told(
    tested: Finished,
) -> None:
    for words in ("is in quarantine", "has verified the dose", f"No label of {BAG} is printed"):
        assert words in against(tested)
    with refusing(Refused, r"Not issued\. .*quarantine.*verified the dose.*No label"):
        issue(tested)
    assert dossier_of(tested).ward.hands == ()
    ending.verify_dose(tested.player)
    ending.decide(tested.player)
    assert "quarantine" not in against(tested)
    assert "verified the dose" not in against(tested)
    ending.label(tested.player)
    assert against(tested) == ""


@pytest.mark.req("P03")
def test_the_dose_is_verified_by_somebody_who_counted_none_of_it_and_again_when_the_weight_changes(
    tested: Finished,
) -> None:
    session, number = tested.session, tested.number
    with pytest.raises(Forbidden, match=r"act\.own_work"):
        dose_verification.verify_dose(
            session, signs(session, ANNA, dose_verification.dose_to_sign(session, number)), number
        )
    ending.verify_dose(tested.player)
    dossier = dossier_of(tested)
    assert [check.name for check in Case(dossier).dose_verifications] == [HEDDA.name]
    with refusing(Refused, "verified already"):
        dose_verification.dose_to_sign(session, number)
    weigh(tested, "17.1")
    dossier = dossier_of(tested)
    assert Case(dossier).dose_verifications == ()
    assert "No second person has verified the dose as it is now." in against(tested)


def weigh(site: Finished, weight_kg: str, *, check: bool = True) -> None:
    """The child weighs otherwise now; a second person checks it, or has yet to."""
    session, clara = site.session, by(site.session, CLARA)
    dossier = dossier_of(site)
    order = order_by_coi(session, dossier.order.coi_code)
    new = OrderInput(
        dose_level=dossier.order.dose_level,
        weight_kg=weight_kg,
        weighed_at=site.player.now,
        weighed_by_id=clara.person_id,
        conditioning="fludarabine, cyclophosphamide",
        planned_infusion_at=dossier.order.planned_infusion_at,
        duration_min="30",
    )
    version = dossier.order.version
    revise_order(session, clara, dossier.recipe, order, version, new, "weighed before the infusion")
    if check:
        verify_weight(session, signs(session, ANNA, weight_to_sign(session, order)), order)


@pytest.mark.req("P01", "P05", "J03")
def test_an_issue_says_who_to_whom_when_how_and_is_checked_by_a_second_person(ready: Finished) -> None:
    session, number = ready.session, ready.number
    ordinal = issue(ready, logger="E-0002", documents="ward sheet, infusion form")
    hand = dossier_of(ready).ward.hands[0]
    assert (hand.whom, hand.condition, hand.logger) == ("ward 3, nurse Marta", "intact, 5 °C", "E-0002")
    assert (hand.documents, hand.by) == ("ward sheet, infusion form", "boris")
    assert [scan.matched for scan in dossier_of(ready).ward.scans] == [True, True]
    assert bag(ready).fate is Fate.HANDED
    copy = custody.hand_to_sign(session, number, ordinal)
    with pytest.raises(Forbidden, match=r"act\.own_work"):
        custody.verify_custody(session, signs(session, BORIS, copy), number, ordinal)
    custody.verify_custody(session, signs(session, HEDDA, copy), number, ordinal)
    assert bag(ready).fate is Fate.ISSUED
    with refusing(Refused, "was issued already"):
        issue(ready)
    assert ready.breaks() == []


@pytest.mark.req("J03")
def test_a_scan_that_does_not_match_is_kept_stops_the_issue_and_opens_a_deviation(ready: Finished) -> None:
    with refusing(Mismatch, "“P-0002” was scanned"):
        issue(ready, order_scan="P-0002")
    dossier = dossier_of(ready)
    bag = custody.whole_name(ready.number, BAG)
    assert [(scan.scanned, scan.matched) for scan in dossier.ward.scans] == [(bag, True), ("P-0002", False)]
    assert [deviation.code for deviation in dossier.deviations if deviation.state == "open"] == ["scan.mismatch"]
    with refusing(Refused, r"Deviation .* is open"):
        issue(ready)
    deviation = deviation_numbered(ready.session, dossier.deviations[-1].number)
    why = "the order of another child lay beside it; compared again by two persons"
    signing = signs(ready.session, QA, closing_to_sign(deviation, why))
    close_deviation(ready.session, signing, ready.player.batch, deviation, why)
    assert issue(ready) == 1
    assert len(dossier_of(ready).ward.scans) == 4  # those of the mismatch, and those of the issue


@pytest.mark.req("J03")
def test_the_name_of_a_bag_alone_is_not_enough_every_child_has_a_first_one(ready: Finished) -> None:
    with refusing(Mismatch, f"“{BAG}” was scanned"):
        issue(ready, container_scan=BAG)


def test_the_code_of_the_label_is_as_good_as_the_container_s(ready: Finished) -> None:
    printed = last_print(dossier_of(ready), BAG)
    assert printed is not None
    assert printed.says is not None
    assert issue(ready, container_scan=printed.says["code"], order_scan="p-0001") == 1


@pytest.mark.req("I10", "P05")
def test_a_release_that_lapses_while_it_is_handed_over_is_not_signed(ready: Finished) -> None:
    ordinal = issue(ready)
    ready.player.wait(hours=25)
    with refusing(Refused, r"may not go.*expired.*Take the container back"):
        custody.hand_to_sign(ready.session, ready.number, ordinal)


@pytest.mark.req("I10")
def test_an_expired_container_is_not_issued_and_one_that_was_is_kept_with_its_deviation(ready: Finished) -> None:
    ready.player.wait(hours=25)
    with refusing(Refused, "expired"):
        issue(ready)
    session, here = ready.session, by(ready.session, CLARA)
    flagged = custody.note_issue(session, here, ready.number, BAG, handing(ready), "fetched at night by the ward")
    assert any("expired" in sentence for sentence in flagged)
    dossier = dossier_of(ready)
    assert dossier.ward.hands[0].is_afterwards
    assert any("was issued: The product expired" in deviation.event for deviation in dossier.deviations)


@pytest.mark.req("P04")
def test_a_thaw_after_release_is_written_down_and_its_hour_runs(ready: Finished) -> None:
    player = ready.player
    thawing = player.add(Operation.THAW, "the frozen part is given")
    player.vessel(thawing, "F1", {"content_ml": "100", "position": "tank 1, rack 3"})
    player.sign(thawing)
    dossier = dossier_of(ready)
    run = dossier.run(thawing)
    of_f1 = About(Subject.VESSEL, "F1")
    assert run.answer("position", of_f1) == "tank 1, rack 3"
    assert run.answer("out_of_store_at", of_f1) is not None
    assert run.done_at is not None
    # The same record, had the product been kept frozen: the hour after the thaw is what counts.
    kept = {"hold_fresh": (), "freeze_product": run.lines}
    runs = tuple(replace(run, lines=kept.get(run.step.key, run.lines)) for run in dossier.runs)
    assert expires_at(replace(dossier, runs=runs)) == run.done_at + timedelta(hours=1)


@pytest.mark.req("P05")
def test_a_container_that_comes_back_is_destroyed_before_a_witness_and_nothing_is_left(ready: Finished) -> None:
    session, number, here = ready.session, ready.number, by(ready.session, CLARA)
    assert len(without_end(dossier_of(ready), figures(dossier_of(ready)))) == 1
    issue(ready)
    custody.take_back(session, here, number, BAG, handing(ready, whom="nurse Marta"))
    assert bag(ready).fate is Fate.RETURNED
    with refusing(Malformed, "Witness"):
        custody.destroy(session, here, number, BAG, handing(ready, whom="", witness=" "), "the child has fever")
    custody.destroy(session, here, number, BAG, handing(ready, witness="Hedda Brandt"), "the child has fever")
    account, dossier = bag(ready), dossier_of(ready)
    assert (account.fate, account.left_ml) == (Fate.DESTROYED, 0)
    assert without_end(dossier, figures(dossier)) == ()
    assert account_words((account,)) == "1 filled, 1 destroyed, none without an end"
    with refusing(Refused, "was destroyed already"):
        issue(ready)


@pytest.mark.req("J05", "J06")
def test_labels_are_counted_verified_by_another_person_and_printed_again_only_with_a_reason(tested: Finished) -> None:
    session, number, anna = tested.session, tested.number, by(tested.session, ANNA)
    labels.print_label(session, anna, number, BAG, "us", "3")
    with pytest.raises(Refused, match=r"label\.printed_before"):
        labels.print_label(session, anna, number, BAG, "us", "1")
    with pytest.raises(Forbidden, match=r"act\.own_work"):
        labels.verify_label(session, signs(session, ANNA, labels.label_to_sign(session, number, BAG)), number, BAG)
    labels.verify_label(session, signs(session, BORIS, labels.label_to_sign(session, number, BAG)), number, BAG)
    for action in ("applied", "kept"):
        labels.note_label(session, anna, number, BAG, action, "1")
    assert left_over(dossier_of(tested), BAG) == 1
    labels.note_label(session, anna, number, BAG, "destroyed", "1", "smeared")
    dossier = dossier_of(tested)
    assert list(counted(dossier, BAG).values()) == [3, 1, 1, 1]
    assert left_over(dossier, BAG) == 0
    labels.print_label(session, anna, number, BAG, "us", "1", "the first one tore")
    assert "No second person has verified the label" in against(tested)
    assert [note.reason for note in dossier_of(tested).ward.label_notes if note.action is LabelAction.PRINTED][-1] == (
        "the first one tore"
    )
    with pytest.raises(Unknown):
        labels.print_label(session, anna, number, "BAG9", "us", "1")
    with refusing(Malformed, "from 1 to 20"):
        labels.print_label(session, anna, number, BAG, "us", "0", "again")


@pytest.mark.req("I10", "J05")
def test_a_label_that_says_quarantine_does_not_leave_with_a_released_batch(tested: Finished) -> None:
    ending.verify_dose(tested.player)
    ending.label(tested.player)
    ending.decide(tested.player)
    assert "says quarantine, and the batch is released for use: print it anew" in against(tested)
    ending.label(tested.player, "released")
    assert against(tested) == ""


def test_a_physician_decides_on_a_dose_and_names_who_was_told_at_the_sponsor(ready: Finished) -> None:
    session, number, why = ready.session, ready.number, "the yield is short; 40 million are better than none"
    copy = dose_verification.decision_to_sign(session, number, DoseDecision.GIVE, "Dr Sponsor", why)
    with pytest.raises(Forbidden):
        dose_verification.decide_dose(session, signs(session, ANNA, copy), number, DoseDecision.GIVE, "Dr Sponsor", why)
    dose_verification.decide_dose(session, signs(session, CLARA, copy), number, DoseDecision.GIVE, "Dr Sponsor", why)
    ((signed, facts),) = Case(dossier_of(ready)).dose_decisions
    assert (signed.name, facts["decision"], facts["told_at_sponsor"]) == (CLARA.name, DoseDecision.GIVE, "Dr Sponsor")
