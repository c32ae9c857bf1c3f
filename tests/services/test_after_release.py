"""What happens after a release, as an attacker would try it: nothing that stops the product is lifted by it."""

import pytest

from nkmfg.demo.ending import BAG
from nkmfg.demo.staff import BORIS, by
from nkmfg.domain.facts.dossier import About
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.recipe.model import Subject
from nkmfg.services.dossier.case import open_case
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
