"""Refusals of typed values: numbers, codes, moments."""

from collections.abc import Mapping

from nkmfg.words.messages import N_

VALUES: Mapping[str, str] = {
    "number.missing": N_("Nothing was typed. Type the number, for example 8.25e6."),
    "number.too_long": N_("This is {length} characters long, a number {most} at the most. Type the number alone."),
}
