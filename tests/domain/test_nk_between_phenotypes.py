"""NK on the days between phenotypes: of when it is known, and no fold before it was measured again."""

from nkmfg.domain.figures.batch_figures import figures, last_known
from nkmfg.domain.values.computed import Absence
from nkmfg.domain.values.notes import NoteCode, note
from tests.dossiers import Making, a_batch


def seeded() -> Making:
    return (
        a_batch()
        .received("P", ml="180")
        .isolated("P", "I", ml="180", content="400")
        .counted("I", day=0, ml="400", live="0.5", clock="11:00")
        .phenotyped("S0", "I", day=0, nk="12", clock="11:05")
        .seeded("I", "A", ml="400", content="400")
    )


def test_a_count_without_a_phenotype_gives_no_fold_of_nk_and_the_nk_stay_those_of_day_0() -> None:
    making = seeded().counted("A", day=3, ml="400", live="0.6")
    nk = figures(making.dossier()).nk
    live = nk.batch.live
    assert live.cells.value == 24_000_000
    assert live.as_of is not None
    assert making.dossier().day_of(live.as_of) == 0
    for fold in (live.segment_fold, live.cumulative_fold, nk.segment.population_doublings, nk.segment.doubling_time_h):
        assert (fold.value, fold.absence) == (None, Absence.PENDING)
    assert note(NoteCode.NK_NOT_MEASURED, count="daily count") in live.segment_fold.notes
    assert figures(making.dossier()).viable.batch.live.segment_fold.value is not None


def test_after_a_restimulation_the_segment_waits_and_the_cumulative_fold_is_that_of_day_7() -> None:
    making = seeded().counted("A", day=7, ml="777", live="1.25").phenotyped("S7", "A", day=7, nk="80")
    making.restimulated("A", "B", ml="100", content="500").counted("B", day=10, ml="500", live="0.9")
    live = figures(making.dossier()).nk.batch.live
    assert live.segment_fold.absence is Absence.PENDING
    assert live.cumulative_fold.value is not None
    assert float(live.cumulative_fold.value) == 32.375


def test_while_a_phenotype_is_to_come_the_numbers_are_pending_and_not_those_of_another_day() -> None:
    making = seeded().counted("A", day=7, ml="777", live="1.25").sampled("S7", "A", day=7)
    known = last_known(figures(making.dossier()).nk)
    assert known.live.cells.absence is Absence.PENDING
    assert known.live.segment_fold.absence is Absence.PENDING
