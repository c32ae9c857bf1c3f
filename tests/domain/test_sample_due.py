"""Whether the NK of a count are still to come or were never measured: that depends on the sample of its day."""

import pytest

from nkmfg.domain.figures.batch_figures import figures
from tests.dossiers import Making, a_batch
from tests.written import moment, sample


def seeded() -> Making:
    return (
        a_batch()
        .received("P", ml="180")
        .isolated("P", "I", ml="180", content="400")
        .counted("I", day=0, ml="400", live="0.5", clock="11:00")
        .phenotyped("S0", "I", day=0, nk="12", clock="11:05")
        .seeded("I", "A", ml="400", content="400")
    )


def nk(making: Making) -> str:
    """What is said of the NK of the last count."""
    return figures(making.dossier()).counts[-1].reading.nk.absence or "there"


@pytest.mark.req("F07")
def test_nk_are_pending_while_the_sample_of_that_day_is_not_drawn() -> None:
    assert nk(seeded().counted("A", day=7, ml="400", live="1.25")) == "pending"


@pytest.mark.req("F07")
def test_nk_are_pending_while_the_sample_is_at_the_laboratory_and_then_there() -> None:
    making = seeded().counted("A", day=7, ml="400", live="1.25").sampled("S7", "A", day=7)
    assert nk(making) == "pending"
    run = making.key_of("phenotype_day_7")
    about = making.samples[-1].code
    for name, typed in {"parent_gate": "live", "nk_pct": "80"}.items():
        making.wrote(run, name, typed, sample(about), at=moment(8, "10:00"))
    assert nk(making) == "there"


@pytest.mark.req("F07")
def test_a_count_the_day_after_is_not_waiting_for_the_laboratory() -> None:
    making = seeded().counted("A", day=7, ml="400", live="1.25").sampled("S7", "A", day=7)
    assert nk(making.counted("A", day=8, ml="400", live="1.4", clock="13:00")) == "not_measured"


@pytest.mark.req("F07")
@pytest.mark.parametrize("day", [12, 13])
def test_an_optional_phenotype_keeps_no_count_waiting(day: int) -> None:
    assert nk(seeded().counted("A", day=day, ml="400", live="1.4", clock="13:00")) == "not_measured"


def test_a_sample_that_was_left_out_is_not_waited_for() -> None:
    making = seeded().counted("A", day=7, ml="400", live="1.25")
    assert nk(making.left_out(making.key_of("sample_day_7", 7))) == "not_measured"
