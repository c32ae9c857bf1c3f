"""What a tick makes up for after the machine stopped between a question and the deviations it opens."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from config import Settings
from nkmfg.demo.staff import ADMINISTRATOR, CLARA, QA, by, signs
from nkmfg.models import LotState, RecipeVersion
from nkmfg.serve import run_periodic_tasks
from nkmfg.services import after_use, equipment, positives
from nkmfg.services.donors.register import donor_by_code, note_marker
from nkmfg.services.dossier.case import open_case
from nkmfg.services.dossier.reader import open_dossier
from nkmfg.services.lots import stock
from nkmfg.services.people.accounts import person_by_login
from nkmfg.services.people.disabling import disable_account
from nkmfg.services.recipe_withdrawal import withdraw_recipe, withdrawal_to_sign
from tests.finished import Finished
from tests.questioned import into

pytestmark = pytest.mark.req("FD1")


def later_into(site: Finished, code: str, state: str, affected: str = "") -> None:
    """The state of a piece of equipment, a minute later."""
    site.player.wait(minutes=1)
    into(site, code, state, affected)


def used(site: Finished, kind: str) -> str:
    """The code of the first lot or piece of equipment that went into the batch."""
    dossier = open_dossier(site.session, site.number)
    codes = (getattr(line.last, kind) for _, line in dossier.lines() if line.value is not None)
    return str(next(code for code in codes if code))


def held_and_released(site: Finished, code: str) -> None:
    """A lot goes back into quarantine as its expiry is changed, and is released again."""
    site.player.wait(minutes=1)
    session, recipe, lot = site.session, site.player.recipe(), stock.lot_by_code(site.session, code)
    facts = stock.LotInput(
        material=lot.material,
        name=lot.name,
        maker=lot.maker,
        maker_lot=lot.maker_lot,
        expires_on=lot.expires_on + timedelta(days=1),
        potency_iu_per_mg="" if lot.potency_iu_per_mg is None else str(lot.potency_iu_per_mg),
    )
    stock.change_lot(
        session, by(session, QA), recipe, lot, stock.lot_version(session, lot), facts, "the maker's letter"
    )
    assert lot.state == LotState.QUARANTINE
    stock.release_lot(session, signs(session, QA, stock.release_to_sign(session, recipe, lot)), recipe, lot)


def opened(site: Finished, code: str) -> int:
    found = open_dossier(site.session, site.number).deviations
    return sum(deviation.code == code for deviation in found)


def the_machine_stops(*_: object) -> None:
    """In the place of what opens deviations after an act."""


def test_equipment_back_in_service_has_its_deviation_after_a_stop_each_time_it_was_questioned(
    ready: Finished, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = used(ready, "equipment")
    monkeypatch.setattr(equipment, "open_in_batches", the_machine_stops)
    for count in (1, 2):
        later_into(ready, code, "quarantined", "yes")
        later_into(ready, code, "in_service")
        assert opened(ready, "equipment.quarantined_after_use") == count - 1
        after_use.catch_up(ready.session)
        after_use.catch_up(ready.session)
        assert opened(ready, "equipment.quarantined_after_use") == count


def test_a_lot_released_again_has_its_deviation_after_a_stop(ready: Finished, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stock, "open_in_batches", the_machine_stops)
    held_and_released(ready, used(ready, "lot"))
    assert opened(ready, "lot.held_after_use") == 0
    after_use.catch_up(ready.session)
    assert opened(ready, "lot.held_after_use") == 1


def test_what_is_said_to_affect_something_after_all_has_its_deviation_after_a_stop(
    ready: Finished, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = used(ready, "equipment")
    monkeypatch.setattr(equipment, "open_in_batches", the_machine_stops)
    for affected, count in (("no", 0), ("not_known", 1)):
        later_into(ready, code, "quarantined", affected)
        after_use.catch_up(ready.session)
        assert opened(ready, "equipment.quarantined_after_use") == count


def test_a_batch_that_has_its_deviation_or_needs_none_is_not_read_at_each_tick(
    ready: Finished, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    monkeypatch.setattr(after_use, "open_case", noted(read, open_case))
    code = used(ready, "equipment")
    after_use.catch_up(ready.session)
    later_into(ready, code, "quarantined", "no")
    after_use.catch_up(ready.session)
    assert read == [ready.number]  # by the act itself, which looks for what is missing
    later_into(ready, code, "quarantined", "yes")
    later_into(ready, code, "in_service")
    read.clear()
    after_use.catch_up(ready.session)
    assert read == []


def noted(read: list[str], ask: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    """The function, with what it was asked for noted."""

    def asked(session: Any, number: str) -> Any:
        read.append(number)
        return ask(session, number)

    return asked


@pytest.mark.req("I10")
@pytest.mark.parametrize("of_lot", [True, False])
def test_a_batch_that_a_positive_stops_has_its_deviation_after_a_stop_of_the_machine(
    ready: Finished, monkeypatch: pytest.MonkeyPatch, of_lot: bool
) -> None:
    session = ready.session
    donor = donor_by_code(session, open_dossier(session, ready.number).order.donor)
    thing = stock.lot_by_code(session, used(ready, "lot")) if of_lot else donor
    call = positives.Call(about="bottle 3, aerobic", caller="Dr Stern", said="rods, 11 h after loading")
    with monkeypatch.context() as stopped:
        stopped.setattr(positives, "open_missing", the_machine_stops)
        positives.report(session, by(session, CLARA), thing, call)
    assert opened(ready, "positive.reported") == 0
    session.rollback()
    run_periodic_tasks(ready.ledger, Settings.from_environment({}))
    session.rollback()
    assert opened(ready, "positive.reported") == 1
    read: list[str] = []
    monkeypatch.setattr(after_use, "open_case", noted(read, open_case))
    positives.catch_up(session)
    assert read == []
    assert opened(ready, "positive.reported") == 1


def questioned_person(site: Finished) -> None:
    session = site.session
    disable_account(session, by(session, ADMINISTRATOR), person_by_login(session, "anna"), "left for cause", "yes")


def withdrawn_recipe(site: Finished) -> None:
    session, why = site.session, "a ratio was wrong"
    version = session.get_one(RecipeVersion, site.player.batch.recipe_version_id)
    copy = withdrawal_to_sign(session, version, why, "yes")
    withdraw_recipe(session, signs(session, QA, copy), version, why, "yes")


def reactive_donor(site: Finished) -> None:
    session, player = site.session, site.player
    donor = donor_by_code(session, open_dossier(session, site.number).order.donor)
    at = player.now - timedelta(hours=3)
    note_marker(session, by(session, CLARA), donor, player.recipe(), "hbsag", at, "reactive", "City laboratory")


QUESTIONS = pytest.mark.parametrize("question", [questioned_person, withdrawn_recipe, reactive_donor])


@QUESTIONS
def test_a_question_that_has_its_deviation_is_not_asked_again_at_each_tick(
    ready: Finished, question: Callable[[Finished], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    question(ready)
    assert read_by_a_tick(ready, monkeypatch) == []


@QUESTIONS
def test_a_question_about_a_batch_that_is_not_decided_on_is_not_asked_again_at_each_tick(
    filled: Finished, question: Callable[[Finished], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    question(filled)
    assert read_by_a_tick(filled, monkeypatch) == []


def read_by_a_tick(site: Finished, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    read: list[str] = []
    monkeypatch.setattr(after_use, "open_case", noted(read, open_case))
    after_use.catch_up(site.session)
    return read
