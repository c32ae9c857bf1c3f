"""Refusals of typed values: numbers, codes, moments."""

from collections.abc import Mapping

from nkmfg.words.messages import N_

VALUES: Mapping[str, str] = {
    "number.negative": N_("“{typed}” is below zero, which this cannot be. Type it without the minus sign."),
    "number.missing": N_("Nothing was typed. Type the number, for example 8.25e6."),
    "number.too_long": N_("This is {length} characters long, a number {most} at the most. Type the number alone."),
    "number.other_mark": N_(
        "“{typed}” has a “{mark}” where a “{decimal_mark}” is the decimal mark. Look at the source."
    ),
    "number.two_ways": N_(
        "“{typed}” can be read two ways. Type {by_decimal_mark} if the comma is the decimal mark, or "
        "{by_thousands} if it stands between thousands."
    ),
    "number.too_many_digits": N_("“{typed}” has too many digits to be kept exactly. Type {most} at the most."),
    "number.beyond": N_(
        "“{typed}” is beyond any number of cells, volume or weight. Check the power of ten: it lies between "
        "{least} and {most}."
    ),
    "number.several_marks": N_(
        "“{typed}” has more than one mark. Type it without marks between thousands: 1050.5 or 1050,5."
    ),
    "number.unreadable": N_(
        "“{typed}” cannot be read as a number. Type digits 0 to 9 with one decimal mark, for example 8.25e6."
    ),
}
