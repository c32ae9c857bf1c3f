"""Notes on computed numbers: why one is missing, or what qualifies it, as codes with the values a sentence needs."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from nkmfg.domain.values.hashing import canonical


class NoteCode(StrEnum):
    """Code of a note on a computed number."""

    # counts
    NO_CELLS_COUNTED = "no_cells_counted"
    NO_SQUARE_COUNTED = "no_square_counted"
    FEW_COUNTED = "few_counted"
    DILUTION_APPLIED = "dilution_applied"
    FEEDERS_AMONG_THEM = "feeders_among_them"
    MEAN_ZERO = "mean_zero"
    COUNT_A_THIRD_TIME = "count_a_third_time"
    REPLICATES_SCATTER = "replicates_scatter"
    PREVIOUS_COUNT_EMPTY = "previous_count_empty"
    CELLS_VANISHED = "cells_vanished"
    ROSE_TOO_FAST = "rose_too_fast"
    FELL_TOO_FAST = "fell_too_fast"
    NOT_WRITTEN_DOWN = "not_written_down"
    # phenotypes
    NK_PENDING = "nk_pending"
    NK_SAMPLE_DUE = "nk_sample_due"
    NK_NOT_MEASURED = "nk_not_measured"
    NO_SHARE_OF_LIVE = "no_share_of_live"
    PURITY_ONLY_BOUND = "purity_only_bound"
    # vessels
    HELD_NO_CELLS = "held_no_cells"
    SEEDED_BEFORE = "seeded_before"
    OVERDRAWN = "overdrawn"
    NOT_MEASURED_AT_COUNT = "not_measured_at_count"
    NONE_COUNTED_BEFORE = "none_counted_before"
    NEVER_SEEDED = "never_seeded"
    RECOVERY_UNKNOWN = "recovery_unknown"
    NONE_BEFORE_WASH = "none_before_wash"
    NOT_YET_COUNTED = "not_yet_counted"
    NOTHING_THERE = "nothing_there"
    # growth and yields
    NO_NET_GROWTH = "no_net_growth"
    NO_CELLS_LEFT = "no_cells_left"
    NO_TIME = "no_time"
    TOO_FEW_INTERVALS = "too_few_intervals"
    FORECAST_RANGE = "forecast_range"
    NOTHING_SEEDED = "nothing_seeded"
    UNTIL_MEASURED = "until_measured"
    SPANS_RESTIMULATION = "spans_restimulation"
    COUNTS_APART = "counts_apart"
    NO_YIELD_EXPECTED = "no_yield_expected"
    NONE_BEFORE = "none_before"
    NO_LOGARITHM = "no_logarithm"
    # feeding
    EMPTY_VIAL = "empty_vial"
    ZERO_DENSITY = "zero_density"
    TOO_THIN = "too_thin"
    NO_NK_TO_GIVE = "no_nk_to_give"
    EMPTY_STOCK = "empty_stock"
    WEAK_STOCK = "weak_stock"
    VESSEL_TOO_SMALL = "vessel_too_small"
    NO_FEEDER_LOT = "no_feeder_lot"
    NO_VESSEL_KIND = "no_vessel_kind"
    MORE_THAN_THERE_IS = "more_than_there_is"
    NOTHING_MOVED = "nothing_moved"
    NO_VESSEL_COUNTED = "no_vessel_counted"
    ALL_IN_CULTURE = "all_in_culture"
    CONTENT_UNKNOWN = "content_unknown"
    VESSEL_NOT_COUNTED = "vessel_not_counted"
    FED_SINCE_COUNT = "fed_since_count"
    # product
    NO_SECOND_COUNT = "no_second_count"
    PRODUCT_NOT_COUNTED = "product_not_counted"
    NO_PURITY = "no_purity"
    NO_T = "no_t"
    T_UNBOUNDED = "t_unbounded"
    T_ZERO = "t_zero"
    NOT_FILLED = "not_filled"
    ZERO_WEIGHT = "zero_weight"
    NO_WEIGHT_IN_SOURCE = "no_weight_in_source"
    NO_LEVEL_IN_SOURCE = "no_level_in_source"
    NO_NK_IN_IT = "no_nk_in_it"
    NOTHING_TO_COMPARE = "nothing_to_compare"
    NO_RECOVERY_EXPECTED = "no_recovery_expected"
    BELOW_LOQ = "below_loq"
    WITHIN_AN_HOUR = "within_an_hour"
    RESULT_UNBOUNDED = "result_unbounded"
    NO_EVENTS = "no_events"
    NO_LIMITED_CELLS = "no_limited_cells"
    NO_VOLUME = "no_volume"
    NO_SENSITIVITY = "no_sensitivity"
    NO_DMSO = "no_dmso"


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """A note on a computed number: its code, and the parameters of its sentence by name."""

    code: NoteCode
    params: tuple[tuple[str, str], ...] = ()


Notes = tuple[Note, ...]


def note(code: NoteCode, **params: str) -> Note:
    """Return a note with its parameters, in the order given."""
    return Note(code, tuple(params.items()))


def notes_text(notes: Iterable[Note]) -> str:
    """Canonical JSON of notes, as stored in signed copies; `notes_of` reverses it."""
    return canonical([[note.code.value, dict(note.params)] for note in notes])


def notes_of(text: str) -> Notes:
    """Parse the JSON of `notes_text`. Raises ValueError for any other text."""
    rows = json.loads(text)
    if not isinstance(rows, list):
        raise ValueError("no notes")
    return tuple(note(NoteCode(code), **params) for code, params in rows)
