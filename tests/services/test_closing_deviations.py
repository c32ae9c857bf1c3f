"""A deviation is closed by QA, and not by who opened it or whose work it is about."""

import pytest

from nkmfg.demo.staff import ANNA, QA, RITA, Member, by, signs
from nkmfg.domain.permissions.states import DeviationState
from nkmfg.domain.values.errors import Forbidden
from nkmfg.services import positives
from nkmfg.services.dossier.reader import batch_numbered, open_dossier
from nkmfg.services.steps.runs import close_deviation, closing_to_sign, deviation_numbered, open_deviation
from tests.finished import Finished

EVENT = "The incubator's door stood open for ten minutes."


def closed_by(site: Finished, member: Member, number: str) -> DeviationState:
    session, why = site.session, "below 36 °C for minutes only: no effect"
    deviation = deviation_numbered(session, number)
    signing = signs(session, member, closing_to_sign(deviation, why))
    close_deviation(session, signing, batch_numbered(session, site.number), deviation, why)
    return DeviationState(deviation.state)


@pytest.mark.req("H02")
def test_who_opened_a_deviation_does_not_close_it_and_another_of_qa_does(tested: Finished) -> None:
    session = tested.session
    mine = open_deviation(session, by(session, QA), tested.player.batch, EVENT).number
    annas = open_deviation(session, by(session, ANNA), tested.player.batch, EVENT + " Again.").number
    with pytest.raises(Forbidden, match=r"act\.own_work .*does=deviation.close"):
        closed_by(tested, QA, mine)
    assert deviation_numbered(session, mine).state == DeviationState.OPEN
    assert closed_by(tested, RITA, mine) == DeviationState.CLOSED
    assert closed_by(tested, QA, annas) == DeviationState.CLOSED
    assert tested.breaks() == []


@pytest.mark.req("H02")
def test_who_wrote_down_a_positive_does_not_close_what_that_opened(ready: Finished) -> None:
    session = ready.session
    call = positives.Call(about="bottle 3, aerobic", caller="Dr Stern", said="rods, 11 h after loading")
    positives.report(session, by(session, QA), ready.player.batch, call)
    number = open_dossier(session, ready.number).deviations[-1].number
    with pytest.raises(Forbidden, match=r"act\.own_work"):
        closed_by(ready, QA, number)
    assert closed_by(ready, RITA, number) == DeviationState.CLOSED
