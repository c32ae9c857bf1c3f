"""Refusals of the exports of counters."""

from collections.abc import Mapping

from nkmfg.words.messages import N_

COUNTER_FILES: Mapping[str, str] = {
    "counter_file.unknown_counter": N_(
        "This is no export of a counter known here (NucleoView, NC-View, Vi-CELL BLU or XR). Type the count by hand."
    ),
    "counter_file.unreadable": N_(
        "The text of this file cannot be read. Export it again as CSV, or type the count by hand."
    ),
    "counter_file.too_large": N_("This file is far larger than any counter's export. Choose the export itself."),
    "counter_file.no_reading": N_(
        "This export holds no reading. Export the measurement again, or type the count by hand."
    ),
    "counter_file.damaged": N_(
        "The counter's file is damaged at line {line}: {what}. Export it again, or type the count by hand."
    ),
    "counter_line.name_twice": N_("“{name}” comes a second time before the record ends"),
    "counter_line.record_unfinished": N_("it stops in the middle of a record"),
    "counter_line.name_missing": N_("the record that begins there has no “{name}”"),
    "counter_line.zone_impossible": N_("no zone is {hours} h from UTC"),
    "counter_line.no_number": N_("“{name}” is “{printed}”, which is no number"),
    "counter_line.bound": N_("“{name}” is “{printed}”, a bound and not a reading"),
    "counter_line.no_moment": N_("“{printed}” is no date and time"),
    "counter_line.name_incomplete": N_("it ends before “{name}” is complete"),
    "counter_line.column_missing": N_("there is no column “{column}”"),
    "counter_line.columns_differ": N_("it has {columns} columns where the header has {expected}"),
    "counter_line.no_columns": N_("it cannot be taken apart into columns"),
}
