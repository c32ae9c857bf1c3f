from nkmfg.demo import ending
from tests.finished import Finished
from nkmfg.services.dossier import open_dossier
from nkmfg.domain.figures import figures
from nkmfg.domain.containers import whereabouts


def test_it(tested: Finished) -> None:
    ending.release_and_give(tested.player)
    d = open_dossier(tested.session, tested.number)
    print(d.ward)
    w = whereabouts(d, figures(d))
    print([(x.code, x.fate, x.content_ml, x.given_ml, x.left_ml) for x in w])
    print([one.event for one in d.deviations])
    assert tested.breaks() == []
