"""What is questioned after it was used: a rejected lot, equipment out of service; every paper of the bag says it."""

from dataclasses import replace

import pytest

from nkmfg.demo.ending import BAG
from nkmfg.demo.staff import BORIS, QA, by, signs
from nkmfg.domain.case import Case
from nkmfg.domain.documents.label import STOPPED
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.permissions.states import EquipmentState
from nkmfg.domain.values.errors import Refused
from nkmfg.models import LotState
from nkmfg.services import after_use, custody, labels
from nkmfg.services.custody import Handing
from nkmfg.services.dossier.reader import open_dossier
from nkmfg.services.equipment import EquipmentFacts, change_equipment, equipment_by_code
from nkmfg.services.lots import stock
from nkmfg.services.row_version import row_version
from nkmfg.services.steps.runs import close_deviation, closing_to_sign, deviation_numbered
from tests import judged
from tests.finished import Finished


def a_used_lot(site: Finished) -> str:
    """The code of a lot that went into the batch."""
    dossier = open_dossier(site.session, site.number)
    return next(line.last.lot for _, line in dossier.lines() if line.value is not None and line.last.lot)


def rejected(site: Finished, code: str) -> None:
    lot = stock.lot_by_code(site.session, code)
    copy = stock.reject_to_sign(site.session, lot)
    stock.reject_lot(site.session, signs(site.session, QA, copy), lot, "recalled by its maker")


def deviations_of(site: Finished, code: str) -> list[str]:
    """The numbers of the deviations that a code opened."""
    dossier = open_dossier(site.session, site.number)
    return [deviation.number for deviation in dossier.deviations if deviation.code == code]


@pytest.mark.req("FD1", "G01")
def test_a_lot_rejected_after_use_stops_the_bag_until_qa_has_assessed_it(ready: Finished) -> None:
    session, code = ready.session, a_used_lot(ready)
    assert judged.against(open_dossier(session, ready.number), BAG) == ()
    rejected(ready, code)
    dossier = open_dossier(session, ready.number)
    said = f"Lot {code} was rejected after it was used: QA assesses what that means here."
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
    handing = Handing(
        happened_at=ready.player.now,
        whom="Ward 3, Dr Weiss",
        condition="cool, clear",
        container_scan=custody.whole_name(ready.number, BAG),
        order_scan=order.coi_code,
    )
    with pytest.raises(Refused, match="rejected after it was used"):
        custody.issue(ready.session, by(ready.session, BORIS), ready.number, BAG, handing)


@pytest.mark.req("FD1")
def test_a_stop_of_the_machine_between_rejection_and_deviation_leaves_no_batch_without(
    ready: Finished, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = a_used_lot(ready)
    monkeypatch.setattr(stock, "wake_batches", lambda session, lot: None)  # the machine stopped here
    rejected(ready, code)
    assert deviations_of(ready, "lot.rejected_after_use") == []
    assert judged.against(open_dossier(ready.session, ready.number), BAG)  # the stop is computed, so it holds at once
    after_use.catch_up(ready.session)
    after_use.catch_up(ready.session)
    assert len(deviations_of(ready, "lot.rejected_after_use")) == 1


@pytest.mark.req("FD1")
def test_equipment_taken_out_of_service_after_use_is_assessed_in_each_batch_that_used_it(ready: Finished) -> None:
    session = ready.session
    dossier = open_dossier(session, ready.number)
    code = next(line.last.equipment for _, line in dossier.lines() if line.value is not None and line.last.equipment)
    piece = equipment_by_code(session, code)
    facts = EquipmentFacts(
        kind=piece.kind,
        name=piece.name,
        state=EquipmentState.QUARANTINED,
        calibrated_until=piece.calibrated_until,
        applies_dilution=piece.applies_dilution,
    )
    recipe = ready.player.recipe()
    change_equipment(session, by(session, QA), recipe, piece, row_version(piece), facts, "as found: 18 % low")
    assert len(deviations_of(ready, "equipment.quarantined_after_use")) == 1
    assert f"Equipment {code} was taken out of service" in " ".join(
        judged.against(open_dossier(session, ready.number), BAG)
    )


def test_a_lot_that_is_fit_is_no_finding_nor_one_whose_use_was_a_deviation_itself(ready: Finished) -> None:
    dossier = open_dossier(ready.session, ready.number)
    assert dossier.questioned == ()
    rejected(ready, code := a_used_lot(ready))
    dossier = open_dossier(ready.session, ready.number)
    assert [material.state for material in dossier.questioned] == [LotState.REJECTED]
    (deviation,) = [each for each in dossier.deviations if each.code == "lot.rejected_after_use"]
    at_use = replace(deviation, code="lot.unfit", subject=f"lot:{code}")
    other = replace(dossier, deviations=(*dossier.deviations, at_use))
    assert "lot.rejected_after_use" in judged.codes(dossier)
    assert "lot.rejected_after_use" not in judged.codes(other)
    assert Case(other).dossier.questioned == dossier.questioned
