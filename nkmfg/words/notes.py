"""Texts of notes on computed numbers, without a full stop."""

from collections.abc import Iterable, Mapping

from nkmfg.domain.values.notes import Note, NoteCode
from nkmfg.words.messages import N_, _

NOTES: Mapping[NoteCode, str] = {
    NoteCode.NO_CELLS_COUNTED: N_("no cells were counted"),
    NoteCode.NO_SQUARE_COUNTED: N_("no square was counted"),
    NoteCode.FEW_COUNTED: N_("fewer than {least} live cells counted: count more of them"),
    NoteCode.DILUTION_APPLIED: N_("the counter had applied its dilution"),
    NoteCode.FEEDERS_AMONG_THEM: N_("feeder-containing: feeders of the latest stimulation are still counted"),
    NoteCode.MEAN_ZERO: N_("the mean of the replicates is zero"),
    NoteCode.COUNT_A_THIRD_TIME: N_("the two counts differ by more than the limit: count a third time"),
    NoteCode.REPLICATES_SCATTER: N_("the counts scatter beyond the limit"),
    NoteCode.PREVIOUS_COUNT_EMPTY: N_("the count before found no cells"),
    NoteCode.CELLS_VANISHED: N_("no cells where there were some"),
    NoteCode.ROSE_TOO_FAST: (
        N_("more than cells can change in that time: check dilution, unit and volume, then confirm or correct")
    ),
    NoteCode.FELL_TOO_FAST: (
        N_("less than cells can change in that time: check dilution, unit and volume, then confirm or correct")
    ),
    NoteCode.NOT_WRITTEN_DOWN: N_("{label}: not written down"),
    NoteCode.NK_PENDING: N_("NK pending: phenotype of sample {sample} not in"),
    NoteCode.NK_SAMPLE_DUE: N_("NK pending: the sample for the phenotype is not drawn yet"),
    NoteCode.NK_NOT_MEASURED: N_("NK not measured: no sample was taken at {count}"),
    NoteCode.NO_SHARE_OF_LIVE: (
        N_("the NK % is kept, but not what % of live cells its parent gate holds: add that for a number")
    ),
    NoteCode.PURITY_ONLY_BOUND: N_("the NK purity is only known as a bound"),
    NoteCode.HELD_NO_CELLS: N_("by the record it held no cells"),
    NoteCode.SEEDED_BEFORE: N_("it had been seeded before"),
    NoteCode.OVERDRAWN: N_("more was drawn than it held"),
    NoteCode.NOT_MEASURED_AT_COUNT: N_("not measured at the latest count"),
    NoteCode.NONE_COUNTED_BEFORE: N_("no cells were counted in {vessel} before"),
    NoteCode.NEVER_SEEDED: N_("the cells were never seeded"),
    NoteCode.RECOVERY_UNKNOWN: N_("not counted between wash, depletion or thaw and the feeders"),
    NoteCode.NONE_BEFORE_WASH: N_("no cells before the wash, depletion or thaw"),
    NoteCode.NOT_YET_COUNTED: N_("not yet counted after wash, depletion or thaw"),
    NoteCode.NOTHING_THERE: N_("no vessel holds cells of this batch"),
    NoteCode.NO_NET_GROWTH: N_("no net growth"),
    NoteCode.NO_CELLS_LEFT: N_("no cells are left"),
    NoteCode.NO_TIME: N_("no time has passed"),
    NoteCode.TOO_FEW_INTERVALS: N_("a range needs two intervals between counts in which the cells grew"),
    NoteCode.FORECAST_RANGE: N_("a range from the slowest and fastest doubling time of this batch so far, no promise"),
    NoteCode.NOTHING_SEEDED: N_("no cells to begin with"),
    NoteCode.UNTIL_MEASURED: N_("no fold until these cells are measured again"),
    NoteCode.SPANS_RESTIMULATION: N_("runs through a restimulation at which these cells were not measured"),
    NoteCode.COUNTS_APART: N_("the counts of {vessels} are {hours} h apart: only each vessel by itself is shown"),
    NoteCode.NO_YIELD_EXPECTED: N_("no yield could be expected"),
    NoteCode.NONE_BEFORE: N_("there were no such cells before"),
    NoteCode.NO_LOGARITHM: N_("no such cells on one side: use the upper bound of what can be left"),
    NoteCode.EMPTY_VIAL: N_("a vial without viable feeders"),
    NoteCode.ZERO_DENSITY: N_("a density of zero"),
    NoteCode.TOO_THIN: N_("the culture is thinner than that already: no medium is to be added"),
    NoteCode.NO_NK_TO_GIVE: N_("no NK cells to give"),
    NoteCode.EMPTY_STOCK: N_("an empty stock"),
    NoteCode.WEAK_STOCK: N_("the stock is weaker than the target: take a stronger one"),
    NoteCode.VESSEL_TOO_SMALL: N_("the vessel holds less than that: split the culture"),
    NoteCode.NO_FEEDER_LOT: N_("the feeder lot is not given yet"),
    NoteCode.NO_VESSEL_KIND: N_("say into what kind of vessel the cells go"),
    NoteCode.MORE_THAN_THERE_IS: N_("more than there is: all of it"),
    NoteCode.NOTHING_MOVED: N_("no cells were moved into it in this step yet: record that first"),
    NoteCode.NO_VESSEL_COUNTED: N_("no vessel with cells is counted yet"),
    NoteCode.ALL_IN_CULTURE: N_("for all that is in culture now; a part of it takes as much less"),
    NoteCode.CONTENT_UNKNOWN: N_("what vessel {vessel} holds is not written down yet"),
    NoteCode.VESSEL_NOT_COUNTED: N_("vessel {vessel} is not counted yet"),
    NoteCode.FED_SINCE_COUNT: N_("vessel {vessel} was given medium since its count: count it again"),
    NoteCode.NO_SECOND_COUNT: N_("the product is counted twice, and the second count is not in"),
    NoteCode.PRODUCT_NOT_COUNTED: N_("the formulated product is not counted yet"),
    NoteCode.NO_PURITY: N_("the NK purity of the harvest is not in"),
    NoteCode.NO_T: N_("CD3⁺CD56⁻ of the harvest is not in"),
    NoteCode.T_UNBOUNDED: N_("only a lower bound of CD3⁺CD56⁻ is known"),
    NoteCode.T_ZERO: N_("CD3⁺CD56⁻ of zero without a limit of quantification or events counted"),
    NoteCode.NOT_FILLED: N_("nothing is filled yet"),
    NoteCode.ZERO_WEIGHT: N_("the weight is zero"),
    NoteCode.NO_WEIGHT_IN_SOURCE: N_("the weight is not in the source"),
    NoteCode.NO_LEVEL_IN_SOURCE: N_("the dose level is not in the source"),
    NoteCode.NO_NK_IN_IT: N_("there are no NK cells in it"),
    NoteCode.NOTHING_TO_COMPARE: N_("there is nothing to compare with"),
    NoteCode.NO_RECOVERY_EXPECTED: N_("nothing is expected to be recovered"),
    NoteCode.BELOW_LOQ: (
        N_("below the limit of quantification, which stands in as an upper bound; it is never taken as none")
    ),
    NoteCode.WITHIN_AN_HOUR: N_("given within an hour or less: all of it counts in that hour"),
    NoteCode.RESULT_UNBOUNDED: N_("a result above a bound says nothing of how much at the most"),
    NoteCode.NO_EVENTS: N_("no events were acquired"),
    NoteCode.NO_LIMITED_CELLS: N_("none of the limited cells: they do not limit the dose"),
    NoteCode.NO_VOLUME: N_("no volume is to be given"),
    NoteCode.NO_SENSITIVITY: N_("a sensitivity of zero"),
    NoteCode.NO_DMSO: N_("there is no DMSO in it"),
}
_SHORT = {
    NoteCode.NK_PENDING: N_("NK pending"),
    NoteCode.NK_SAMPLE_DUE: N_("NK pending"),
    NoteCode.NK_NOT_MEASURED: N_("NK not measured"),
    NoteCode.NOT_WRITTEN_DOWN: N_("{label}"),
}


def note_words(notes: Iterable[Note]) -> str:
    """All notes on a number, the note on the whole first; empty if there are none."""
    in_order = sorted(notes, key=lambda note: (note.code is not NoteCode.UNTIL_MEASURED, _words(note)))
    return "; ".join(_words(note) for note in in_order)


def short_words(notes: Iterable[Note]) -> str:
    """Shortened notes, where it is enough to say that a number is absent."""
    return "; ".join(_(_SHORT.get(note.code, _text(note)), **dict(note.params)) for note in notes)


def code_words(code: NoteCode | None) -> str:
    """Text of a note without values."""
    return "" if code is None else _(NOTES[code]) if code in NOTES else code.value


def _words(note: Note) -> str:
    return _(_text(note), **dict(note.params))


def _text(note: Note) -> str:
    return NOTES.get(note.code, note.code.value)
