"""Texts of notes on computed numbers, without a full stop."""

from collections.abc import Iterable, Mapping

from nkmfg.domain.values.notes import Note, NoteCode

NOTES: Mapping[NoteCode, str] = {
    NoteCode.NO_CELLS_COUNTED: "no cells were counted",
    NoteCode.NO_SQUARE_COUNTED: "no square was counted",
    NoteCode.FEW_COUNTED: "fewer than {least} live cells counted: count more of them",
    NoteCode.DILUTION_APPLIED: "the counter had applied its dilution",
    NoteCode.FEEDERS_AMONG_THEM: "feeder-containing: feeders of the latest stimulation are still counted",
    NoteCode.MEAN_ZERO: "the mean of the replicates is zero",
    NoteCode.COUNT_A_THIRD_TIME: "the two counts differ by more than the limit: count a third time",
    NoteCode.REPLICATES_SCATTER: "the counts scatter beyond the limit",
    NoteCode.PREVIOUS_COUNT_EMPTY: "the count before found no cells",
    NoteCode.CELLS_VANISHED: "no cells where there were some",
    NoteCode.ROSE_TOO_FAST: (
        "more than cells can change in that time: check dilution, unit and volume, then confirm or correct"
    ),
    NoteCode.FELL_TOO_FAST: (
        "less than cells can change in that time: check dilution, unit and volume, then confirm or correct"
    ),
    NoteCode.NOT_WRITTEN_DOWN: "{label}: not written down",
    NoteCode.NK_PENDING: "NK pending: phenotype of sample {sample} not in",
    NoteCode.NK_SAMPLE_DUE: "NK pending: the sample for the phenotype is not drawn yet",
    NoteCode.NK_NOT_MEASURED: "NK not measured: no sample was taken at {count}",
    NoteCode.NO_SHARE_OF_LIVE: (
        "the NK % is kept, but not what % of live cells its parent gate holds: add that for a number"
    ),
    NoteCode.PURITY_ONLY_BOUND: "the NK purity is only known as a bound",
    NoteCode.HELD_NO_CELLS: "by the record it held no cells",
    NoteCode.SEEDED_BEFORE: "it had been seeded before",
    NoteCode.OVERDRAWN: "more was drawn than it held",
    NoteCode.NOT_MEASURED_AT_COUNT: "not measured at the latest count",
    NoteCode.NONE_COUNTED_BEFORE: "no cells were counted in {vessel} before",
    NoteCode.NEVER_SEEDED: "the cells were never seeded",
    NoteCode.RECOVERY_UNKNOWN: "not counted between wash, depletion or thaw and the feeders",
    NoteCode.NONE_BEFORE_WASH: "no cells before the wash, depletion or thaw",
    NoteCode.NOT_YET_COUNTED: "not yet counted after wash, depletion or thaw",
    NoteCode.NOTHING_THERE: "no vessel holds cells of this batch",
    NoteCode.NO_NET_GROWTH: "no net growth",
    NoteCode.NO_CELLS_LEFT: "no cells are left",
    NoteCode.NO_TIME: "no time has passed",
    NoteCode.TOO_FEW_INTERVALS: "a range needs two intervals between counts in which the cells grew",
    NoteCode.FORECAST_RANGE: "a range from the slowest and fastest doubling time of this batch so far, no promise",
    NoteCode.NOTHING_SEEDED: "no cells to begin with",
    NoteCode.UNTIL_MEASURED: "no fold until these cells are measured again",
    NoteCode.SPANS_RESTIMULATION: "runs through a restimulation at which these cells were not measured",
    NoteCode.COUNTS_APART: "the counts of {vessels} are {hours} h apart: only each vessel by itself is shown",
    NoteCode.NO_YIELD_EXPECTED: "no yield could be expected",
    NoteCode.NONE_BEFORE: "there were no such cells before",
    NoteCode.NO_LOGARITHM: "no such cells on one side: use the upper bound of what can be left",
    NoteCode.EMPTY_VIAL: "a vial without viable feeders",
    NoteCode.ZERO_DENSITY: "a density of zero",
    NoteCode.TOO_THIN: "the culture is thinner than that already: no medium is to be added",
    NoteCode.NO_NK_TO_GIVE: "no NK cells to give",
    NoteCode.EMPTY_STOCK: "an empty stock",
    NoteCode.WEAK_STOCK: "the stock is weaker than the target: take a stronger one",
    NoteCode.VESSEL_TOO_SMALL: "the vessel holds less than that: split the culture",
    NoteCode.NO_FEEDER_LOT: "the feeder lot is not given yet",
    NoteCode.NO_VESSEL_KIND: "say into what kind of vessel the cells go",
    NoteCode.MORE_THAN_THERE_IS: "more than there is: all of it",
    NoteCode.NOTHING_MOVED: "no cells were moved into it in this step yet: record that first",
    NoteCode.NO_VESSEL_COUNTED: "no vessel with cells is counted yet",
    NoteCode.ALL_IN_CULTURE: "for all that is in culture now; a part of it takes as much less",
    NoteCode.CONTENT_UNKNOWN: "what vessel {vessel} holds is not written down yet",
    NoteCode.VESSEL_NOT_COUNTED: "vessel {vessel} is not counted yet",
    NoteCode.FED_SINCE_COUNT: "vessel {vessel} was given medium since its count: count it again",
    NoteCode.NO_SECOND_COUNT: "the product is counted twice, and the second count is not in",
    NoteCode.PRODUCT_NOT_COUNTED: "the formulated product is not counted yet",
    NoteCode.NO_PURITY: "the NK purity of the harvest is not in",
    NoteCode.NO_T: "CD3⁺CD56⁻ of the harvest is not in",
    NoteCode.T_UNBOUNDED: "only a lower bound of CD3⁺CD56⁻ is known",
    NoteCode.T_ZERO: "CD3⁺CD56⁻ of zero without a limit of quantification or events counted",
    NoteCode.NOT_FILLED: "nothing is filled yet",
    NoteCode.ZERO_WEIGHT: "the weight is zero",
    NoteCode.NO_WEIGHT_IN_SOURCE: "the weight is not in the source",
    NoteCode.NO_LEVEL_IN_SOURCE: "the dose level is not in the source",
    NoteCode.NO_NK_IN_IT: "there are no NK cells in it",
    NoteCode.NOTHING_TO_COMPARE: "there is nothing to compare with",
    NoteCode.NO_RECOVERY_EXPECTED: "nothing is expected to be recovered",
    NoteCode.BELOW_LOQ: (
        "below the limit of quantification, which stands in as an upper bound; it is never taken as none"
    ),
    NoteCode.WITHIN_AN_HOUR: "given within an hour or less: all of it counts in that hour",
    NoteCode.RESULT_UNBOUNDED: "a result above a bound says nothing of how much at the most",
    NoteCode.NO_EVENTS: "no events were acquired",
    NoteCode.NO_LIMITED_CELLS: "none of the limited cells: they do not limit the dose",
    NoteCode.NO_VOLUME: "no volume is to be given",
    NoteCode.NO_SENSITIVITY: "a sensitivity of zero",
    NoteCode.NO_DMSO: "there is no DMSO in it",
}
_SHORT = {
    NoteCode.NK_PENDING: "NK pending",
    NoteCode.NK_SAMPLE_DUE: "NK pending",
    NoteCode.NK_NOT_MEASURED: "NK not measured",
    NoteCode.NOT_WRITTEN_DOWN: "{label}",
}


def note_words(notes: Iterable[Note]) -> str:
    """All notes on a number, the note on the whole first; empty if there are none."""
    in_order = sorted(notes, key=lambda note: (note.code is not NoteCode.UNTIL_MEASURED, _words(note)))
    return "; ".join(_words(note) for note in in_order)


def short_words(notes: Iterable[Note]) -> str:
    """Shortened notes, where it is enough to say that a number is absent."""
    return "; ".join(_SHORT.get(note.code, _text(note)).format(**dict(note.params)) for note in notes)


def code_words(code: NoteCode | None) -> str:
    """Text of a note without values."""
    return "" if code is None else NOTES.get(code, code.value)


def _words(note: Note) -> str:
    return _text(note).format(**dict(note.params))


def _text(note: Note) -> str:
    return NOTES.get(note.code, note.code.value)
