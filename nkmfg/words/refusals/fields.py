"""Refusals of typed fields, of codes that are taken, and of rows changed meanwhile."""

from collections.abc import Mapping

from nkmfg.words.messages import N_

FIELDS: Mapping[str, str] = {
    "act.changed_meanwhile": N_(
        "Somebody has changed this since it was shown to you. Look at what it says now, then change it again."
    ),
    "code.contended": N_("Several people are adding things at this moment. Try again."),
    "code.taken": N_("There is a {code} already. Open it, or leave the code empty to get the next free one."),
    "field.bound": N_("“{typed}” is only a bound. Type the number itself."),
    "field.empty": N_("nothing was typed. Fill it in."),
    "field.in_future": N_("this moment is still to come. Look at the date and the clock."),
    "field.no_answer": N_("this is no answer the recipe could compare. Choose one from the list."),
    "field.no_choice": N_("choose one of {choices}."),
    "field.no_zone": N_("this moment has no time zone. Give it with its offset, for example +03:00."),
    "field.not_whole": N_("a whole number is asked for here, not {typed}."),
    "field.too_long": N_("this is {length} characters long. Say it in {most} at the most."),
    "field.unprintable": N_("there are characters in it that cannot be printed. Type it by hand, on one line."),
    "field.year_outside": N_("{day} cannot be. Look at the year."),
}
