"""What is questioned after it was used: a rejected lot, equipment out of service; every paper of the bag says it."""

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from nkmfg.demo.ending import BAG, PRODUCT
from nkmfg.demo.staff import ADMINISTRATOR, ANNA, BORIS, CLARA, QA, by, signs
from nkmfg.domain.case import Case, ReleaseCase
from nkmfg.domain.facts.disposition_facts import Residue
from nkmfg.domain.facts.dossier import About
from nkmfg.domain.facts.materials import Materials
from nkmfg.domain.findings.check import Check
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.permissions.actions import Role
from nkmfg.domain.recipe.model import Subject
from nkmfg.domain.values.errors import Refused
from nkmfg.models import LotState, Signature
from nkmfg.services import after_use, bedside, custody, il2, infusions, labels, tracing
from nkmfg.services.custody import CustodyInput
from nkmfg.services.dossier.reader import batch_numbered, open_dossier
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.services.emergency_sql import run_sql
from nkmfg.services.lots import stock
from nkmfg.services.open_findings import stopped_batches
from nkmfg.services.people.accounts import person_by_login
from nkmfg.services.people.roles import GrantState, end_role, grant_of
from nkmfg.services.steps.runs import close_deviation, closing_to_sign, deviation_numbered
from nkmfg.words.checks import sentences
from nkmfg.words.label import STOPPED
from tests import judged
from tests.finished import Finished, another_batch
from tests.questioned import a_lot_of_il2, into
from tests.refusing import refusing


def a_used_lot(site: Finished) -> str:
    """The code of a lot that went into the batch."""
    dossier = open_dossier(site.session, site.number)
    return next(line.last.lot for _, line in dossier.lines() if line.value is not None and line.last.lot)


def a_used_piece(site: Finished) -> str:
    """The code of a piece of equipment that the batch was made with."""
    dossier = open_dossier(site.session, site.number)
    return next(line.last.equipment for _, line in dossier.lines() if line.value is not None and line.last.equipment)


def rejected(site: Finished, code: str, affected: str = "not_known") -> None:
    lot = stock.lot_by_code(site.session, code)
    copy = stock.reject_to_sign(site.session, lot, "recalled by its maker", affected)
    stock.reject_lot(site.session, signs(site.session, QA, copy), lot, "recalled by its maker", affected)


NOT_KNOWN = "and it is not known whether what it was used for is affected"


def deviations_of(site: Finished, code: str) -> list[str]:
    """The numbers of the deviations that a code opened."""
    dossier = open_dossier(site.session, site.number)
    return [deviation.number for deviation in dossier.deviations if deviation.code == code]


@pytest.mark.req("FD1", "G01")
def test_a_lot_rejected_after_use_stops_the_bag_until_qa_has_assessed_it(ready: Finished) -> None:
    session, code = ready.session, a_used_lot(ready)
    assert judged.against(open_dossier(session, ready.number), BAG) == ()
    rejected(ready, code)
    dossier = open_release_case(session, ready.number).dossier
    said = f"Lot {code} was rejected after it was used, {NOT_KNOWN}: QA assesses what that means here."
    assert said in judged.against(dossier, BAG)
    assert said in judged.blocking(dossier, Stop.CERTIFICATION)
    (number,) = deviations_of(ready, "lot.rejected_after_use")
    deviation = deviation_numbered(session, number)
    copy = closing_to_sign(deviation, "the serum was used before the defect")
    close_deviation(session, signs(session, QA, copy), ready.player.batch, deviation, copy.facts["assessment"])
    assert judged.against(open_dossier(session, ready.number), BAG) == ()


@pytest.mark.req("FD2")
def test_the_label_of_a_stopped_bag_says_stopped_and_goes_over_the_clean_one(ready: Finished) -> None:
    rejected(ready, a_used_lot(ready))
    again = labels.print_label(ready.session, by(ready.session, BORIS), ready.number, BAG, "us", "1", "it is stopped")
    assert again.says["state"] == STOPPED
    assert "rejected after it was used" in " ".join(again.says["stops"])


@pytest.mark.req("FD1")
def test_no_bag_of_it_is_handed_over(ready: Finished) -> None:
    rejected(ready, a_used_lot(ready))
    order = open_dossier(ready.session, ready.number).order
    handing = CustodyInput(
        happened_at=ready.player.now,
        whom="Ward 3, Dr Weiss",
        condition="cool, clear",
        container_scan=custody.whole_name(ready.number, BAG),
        order_scan=order.coi_code,
    )
    with refusing(Refused, "rejected after it was used"):
        custody.issue(ready.session, by(ready.session, BORIS), ready.number, BAG, handing)


@pytest.mark.req("FD1")
def test_a_stop_of_the_machine_between_rejection_and_deviation_leaves_no_batch_without(
    ready: Finished, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = a_used_lot(ready)
    monkeypatch.setattr(stock, "open_in_batches", lambda session, lot: None)  # the machine stopped here
    rejected(ready, code)
    assert deviations_of(ready, "lot.rejected_after_use") == []
    assert judged.against(open_dossier(ready.session, ready.number), BAG)  # the stop is computed, so it holds at once
    after_use.catch_up(ready.session)
    after_use.catch_up(ready.session)
    assert len(deviations_of(ready, "lot.rejected_after_use")) == 1


NOT_AFFECTED = "and what it was used for was said to be not affected."


@pytest.mark.req("FD1")
@pytest.mark.parametrize(("affected", "count"), [("yes", 1), ("not_known", 1), ("no", 0)])
def test_a_rejection_stops_what_the_lot_was_used_for_unless_that_is_said_to_be_not_affected(
    ready: Finished, affected: str, count: int
) -> None:
    code = a_used_lot(ready)
    rejected(ready, code, affected)
    after_use.catch_up(ready.session)
    assert len(deviations_of(ready, "lot.rejected_after_use")) == count
    dossier = open_release_case(ready.session, ready.number).dossier
    assert len(judged.against(dossier, BAG)) == count
    shown = sentences(dossier, ReleaseCase(dossier).gate(Stop.RELEASE).others)
    assert (f"Lot {code} was rejected after it was used, {NOT_AFFECTED}" in shown) is not bool(count)


@pytest.mark.req("FD1")
@pytest.mark.parametrize(("affected", "count"), [("yes", 1), ("not_known", 1), ("no", 0)])
def test_equipment_quarantined_after_use_is_assessed_in_each_batch_that_used_it(
    ready: Finished, affected: str, count: int
) -> None:
    session = ready.session
    code = a_used_piece(ready)
    into(ready, code, "quarantined", affected)
    after_use.catch_up(session)
    assert len(deviations_of(ready, "equipment.quarantined_after_use")) == count
    against = judged.against(open_dossier(session, ready.number), BAG)
    assert any(said.startswith(f"Equipment {code} was quarantined after it was used") for said in against) is bool(
        count
    )
    assert ("use.not_affected" in judged.codes(open_dossier(session, ready.number))) is not bool(count)


@pytest.mark.req("FD1", "FD2")
def test_equipment_back_in_service_stops_the_bag_until_qa_has_assessed_each_time_it_was_questioned(
    ready: Finished,
) -> None:
    session, code = ready.session, a_used_piece(ready)
    for count in (1, 2):
        ready.player.wait(minutes=1)
        into(ready, code, "quarantined", "yes")
        ready.player.wait(minutes=1)
        into(ready, code, "in_service")
        numbers = deviations_of(ready, "equipment.quarantined_after_use")
        assert len(numbers) == count
        assert [stopped.batch for stopped in stopped_batches(session)] == [ready.number]
        again = labels.print_label(session, by(session, BORIS), ready.number, BAG, "us", "1", "it is stopped")
        assert again.says["state"] == STOPPED
        assess(ready, ready.number, numbers[-1])
        assert stopped_batches(session) == []


@pytest.mark.req("FD1")
def test_a_deviation_that_nobody_signed_as_closed_goes_on_stopping(ready: Finished) -> None:
    rejected(ready, a_used_lot(ready))
    (number,) = deviations_of(ready, "lot.rejected_after_use")
    other = ready.session.scalars(sa.select(sa.func.max(Signature.id))).one()
    statement = (
        "UPDATE deviation SET state = 'closed', assessment = 'none', closed_at = opened_at,"
        f" signature_id = {other} WHERE number = '{number}'"
    )
    run_sql(ready.session, by(ready.session, ADMINISTRATOR), "a test", statement)
    assert judged.against(open_dossier(ready.session, ready.number), BAG)
    assert [stopped.batch for stopped in stopped_batches(ready.session)] == [ready.number]


def test_a_lot_is_read_with_every_version_of_it_and_judged_at_its_use(ready: Finished) -> None:
    code = a_used_lot(ready)
    (*_, last) = open_dossier(ready.session, ready.number).materials.lots[code]
    assert last.facts.state is LotState.RELEASED
    rejected(ready, code)
    dossier = open_dossier(ready.session, ready.number)
    *_, before, after = dossier.materials.lots[code]
    assert (before.facts.state, after.facts.state) == (LotState.RELEASED, LotState.REJECTED)
    assert before.facts == last.facts
    assert "lot.rejected_after_use" in judged.codes(dossier)
    assert "lot.unfit" not in judged.codes(dossier)
    at_use = tuple(replace(version, since=dossier.issued_at) for version in dossier.materials.lots[code])
    other = replace(dossier, materials=dossier.materials | Materials({code: at_use}, {}))
    assert "lot.rejected_after_use" not in judged.codes(other)
    assert "lot.unfit" in judged.codes(other)


@pytest.mark.req("FD3")
@pytest.mark.parametrize(("live", "stops"), [("12.4", True), ("24.0", False)])
def test_a_dose_corrected_after_the_release_is_told_and_stops_beyond_the_tolerance(
    ready: Finished, live: str, stops: bool
) -> None:
    player, product = ready.player, About(Subject.VESSEL, PRODUCT)
    player.correct(player.key("count_dose_first"), "live_per_ml", product, live, "the dilution was noted wrong")
    case = Case(open_dossier(ready.session, ready.number))
    (check,) = [
        check for check in case.checks if check.code in ("dose.changed_after_release", "dose.moved_after_release")
    ]
    assert (check.code == "dose.changed_after_release", check.blocks(Stop.LABEL)) == (stops, stops)
    assert bool(deviations_of(ready, "dose.changed_after_release")) is stops
    assert judged.against(case.dossier, BAG)  # the dose as it is now is verified by nobody


@pytest.mark.req("FD3")
def test_everybody_is_told_of_a_stop_of_a_batch_that_was_let_out_until_qa_has_assessed_it(ready: Finished) -> None:
    session, code = ready.session, a_used_lot(ready)
    assert stopped_batches(session) == []
    rejected(ready, code)
    (stopped,) = stopped_batches(session)
    assert stopped.batch == ready.number
    said = f"Lot {code} was rejected after it was used, {NOT_KNOWN}: QA assesses what that means here."
    assert stopped.stops == (said,)
    (number,) = deviations_of(ready, "lot.rejected_after_use")
    assess(ready, ready.number, number)
    assert stopped_batches(session) == []


@pytest.mark.req("FD3")
def test_a_stop_before_the_release_is_the_work_of_some_and_no_announcement_to_all(tested: Finished) -> None:
    rejected(tested, a_used_lot(tested))
    assert judged.codes(open_dossier(tested.session, tested.number)) & {"lot.rejected_after_use"}
    assert stopped_batches(tested.session) == []


@pytest.mark.req("FD10")
def test_the_form_of_another_batch_stops_both_batches_until_qa_has_assessed_each(issued: Finished) -> None:
    session, batch, number = issued.session, issued.player.batch, issued.number
    other = another_batch(issued)
    form = bedside.new_form(session, by(session, ANNA), other, "P9")[0]
    infusions.note_infusion(session, by(session, CLARA), batch, given_with(issued, form))
    for of, code in ((number, "infusion.form_of_other_bag"), (other, "form.used_for_other_bag")):
        check = found(issued, of, code)
        assert check.deviation
        assert (check.blocks(Stop.LABEL), check.blocks(Stop.GIVING)) == (True, True)
        assess(issued, of, check.deviation)
        assert not found(issued, of, code).blocks(Stop.LABEL)


@pytest.mark.req("FD10")
def test_a_form_corrected_to_the_right_one_is_no_doubt_any_more_and_a_stop_of_the_machine_leaves_none_without(
    issued: Finished, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, batch, number = issued.session, issued.player.batch, issued.number
    other = another_batch(issued)
    form = bedside.new_form(session, by(session, ANNA), other, "P9")[0]
    with monkeypatch.context() as stopped:
        stopped.setattr(infusions, "open_in_batch_of_form", lambda *_: None)  # the machine stopped here
        infusions.note_infusion(session, by(session, CLARA), batch, given_with(issued, form))
    assert [fact.code for fact in open_dossier(session, other).deviations] == []
    after_use.catch_up(session)
    after_use.catch_up(session)
    assert [fact.code for fact in open_dossier(session, other).deviations] == ["form.used_for_other_bag"]
    right = given_with(issued, f"IF-{number.removeprefix('NK-')}-1")
    infusions.correct_infusion(session, by(session, CLARA), batch, 1, 1, right, "the other form lay beside it")
    doubts = {"infusion.form_of_other_bag", "form.used_for_other_bag"}
    assert all(not judged.codes(open_dossier(session, of)) & doubts for of in (number, other))


def found(site: Finished, batch: str, code: str) -> Check:
    """The one check of that code in a batch."""
    (check,) = [check for check in Case(open_dossier(site.session, batch)).checks if check.code == code]
    return check


def given_with(site: Finished, form: str) -> infusions.InfusionInput:
    """An infusion of the bag, with the form that came back."""
    now = site.player.now
    return infusions.InfusionInput(
        container=BAG,
        identity_matched="yes",
        started_at=now - timedelta(minutes=50),
        stopped_at=now - timedelta(minutes=15),
        given_ml="40.5",
        weight_kg="18.4",
        reaction="none",
        residue=Residue.NONE,
        given_by="ward nurse Marta Lis",
        noted=bedside.BedsideInput(form=form, second="ward nurse Piotr Zając"),
    )


def assess(site: Finished, batch: str, number: str) -> None:
    """QA closes a deviation with its assessment."""
    deviation = deviation_numbered(site.session, number)
    copy = closing_to_sign(deviation, "the bags were compared on the ward: only the forms were exchanged")
    close_deviation(
        site.session,
        signs(site.session, QA, copy),
        batch_numbered(site.session, batch),
        deviation,
        copy.facts["assessment"],
    )


@pytest.mark.req("FD1")
@pytest.mark.parametrize(("affected", "count"), [("yes", 1), ("not_known", 1), ("no", 0)])
def test_a_role_that_ends_asks_whether_what_was_done_in_it_is_affected(
    ready: Finished, affected: str, count: int
) -> None:
    session = ready.session
    person = person_by_login(session, ANNA.login)
    grant = grant_of(session, person, Role.TECHNICIAN, GrantState.EFFECTIVE)
    end_role(session, by(session, ADMINISTRATOR), grant, "never trained for it", affected)
    assert len(deviations_of(ready, "person.questioned_after_use")) == count
    stopped = judged.against(open_dossier(session, ready.number), BAG)
    assert any("is questioned since a role of theirs ended" in said for said in stopped) is bool(count)
    after_use.catch_up(session)
    assert len(deviations_of(ready, "person.questioned_after_use")) == count


def il2_of(site: Finished, lot: str, day: int = -1) -> None:
    """IL-2 of a lot, given an hour ago."""
    at = site.player.now - timedelta(hours=1)
    given = il2.Il2Input(given="given", ordered_iu="756600", given_iu="756600", given_at=at, site="thigh", lot=lot)
    il2.note_il2(site.session, by(site.session, CLARA), site.player.batch, day, given)


@pytest.mark.req("FD1", "G01")
def test_il2_given_of_a_rejected_lot_is_a_finding_with_a_deviation(issued: Finished) -> None:
    code = a_lot_of_il2(issued)
    issued.player.wait(hours=2)
    rejected(issued, code)
    assert deviations_of(issued, "lot.unfit") == []
    issued.player.wait(hours=2)
    il2_of(issued, code)
    assert len(deviations_of(issued, "lot.unfit")) == 1
    il2_of(issued, code, 1)
    assert len(deviations_of(issued, "lot.unfit")) == 2


@pytest.mark.req("FD1", "G01")
def test_a_lot_of_il2_rejected_after_it_was_given_is_a_finding_with_a_deviation(issued: Finished) -> None:
    code = a_lot_of_il2(issued)
    issued.player.wait(hours=2)
    il2_of(issued, code)
    assert tracing.batches_with(issued.session, code) == [issued.number]
    assert deviations_of(issued, "lot.unfit") == []
    rejected(issued, code)
    assert len(deviations_of(issued, "lot.rejected_after_use")) == 1


@pytest.mark.req("FD1")
def test_a_stop_of_the_machine_leaves_no_batch_without_the_deviation_of_its_il2(
    issued: Finished, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = a_lot_of_il2(issued)
    issued.player.wait(hours=2)
    il2_of(issued, code)
    monkeypatch.setattr(stock, "open_in_batches", lambda session, lot: None)  # the machine stopped here
    rejected(issued, code)
    assert deviations_of(issued, "lot.rejected_after_use") == []
    after_use.catch_up(issued.session)
    assert len(deviations_of(issued, "lot.rejected_after_use")) == 1
