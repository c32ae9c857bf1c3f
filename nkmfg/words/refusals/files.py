"""Faults of a file that a person wrote, each with its place, and the refusal that tells them all."""

from collections.abc import Callable, Mapping

from nkmfg.domain.values.errors import Refused
from nkmfg.domain.values.file_faults import Fault, FileRefused, Place
from nkmfg.words.messages import N_, _, ngettext, writes, written

MOST_TOLD = 200

FILES: Mapping[str, str] = {
    "file.not_utf8": N_("this is not UTF-8 text"),
    "file.not_among": N_("{found} is not possible here; one of: {choices}"),
    "file.whole_expected": N_("a whole number is expected here, not {found}"),
    "file.table_expected": N_("a table is expected here, not {found}"),
    "file.list_expected": N_("a list is expected here, not {found}"),
    "file.text_expected": N_("a text in quotes is expected here, not {found}"),
    "file.no_key": N_("{found} is no key; use small letters a to z, digits and _, a letter first"),
    "file.number_unquoted": N_('numbers are written in quotes so that they stay exact: "{number}"'),
    "file.yes_no_expected": N_("true or false is expected here, not {found}"),
    "file.twice": N_('"{entry}" stands in this list twice'),
    "file.text_empty": N_("this text is empty; write it, or leave the key out where it may be"),
    "file.no_number": N_('{found} is not a number; write it like "0.35", "70" or "2e8"'),
    "file.key_missing": N_("this key is missing"),
    "file.unprintable": N_("there is a character in this text that cannot be printed"),
    "file.key_mistyped": N_('this key is not known; did you mean "{near}"?'),
    "file.key_unknown": N_("this key is not known; known here: {keys}"),
    "found.number": N_("the number {number}"),
    "found.text": N_("a text"),
    "found.table": N_("a table"),
    "found.list": N_("a list"),
    "found.nothing": N_("nothing"),
    "found.moment": N_("a date or time"),
}

_PLACES: Mapping[Place, str] = {
    Place.FILE: N_("the file"),
    Place.TOP: N_("the top of the file"),
    Place.STORED_RECIPE: N_("the stored recipe"),
}
_HEADS: Mapping[str, Callable[[int], str]] = {
    "recipe.faults": lambda n: ngettext(
        "The recipe has one fault and was not taken in.", "The recipe has {n} faults and was not taken in.", n
    ),
    "paper.faults": lambda n: ngettext(
        "The file has one fault, and nothing was written.", "The file has {n} faults, and nothing was written.", n
    ),
}


def fault_place(fault: Refused) -> str:
    """Path of a fault in its file, or the name of a place that has no path; without the line."""
    place = fault.field
    if isinstance(place, Place):
        return _(_PLACES[place])
    if isinstance(fault, Fault) and fault.nth > 1:
        return _("{table} number {nth}", table=place, nth=fault.nth)
    return place


def _place_and_line(fault: Refused) -> str:
    line = fault.line if isinstance(fault, Fault) else None
    if line is None:
        return fault_place(fault)
    if fault.field == Place.LINE:
        return _("line {line}", line=line)
    return _("line {line}, {place}", line=line, place=fault_place(fault))


@writes(FileRefused)
def _all_faults(refused: FileRefused) -> str:
    """All faults of a file, a line each."""
    count = len(refused.faults)
    told = [f"{_place_and_line(fault)}: {written(fault)}" for fault in refused.faults[:MOST_TOLD]]
    if count > MOST_TOLD:
        told.append(_("and {count} more", count=count - MOST_TOLD))
    # A file may contain a lone surrogate, which no terminal can show.
    return "\n".join([_HEADS[refused.code](count), *told]).encode("utf-8", "backslashreplace").decode()
