"""Sentences of refusals of what is typed into forms: days, moments, the flow of an infusion."""

from collections.abc import Mapping

from nkmfg.words.messages import N_

FORMS: Mapping[str, str] = {
    "day.unreadable": N_("Write the day as year-month-day, for example {day}."),
    "moment.unreadable": N_("Write the date and the time, for example {day} and {time}."),
    "moment.skipped": N_("The clocks went forward then: there was no {time} on {day}."),
    "flows.unreadable": N_(
        "“{line}” cannot be read. A line each, as 14:05 paused, 14:10 resumed, 14:20 rate 90 (mL/h)."
    ),
}
