"""Refusals of what cannot be printed."""

from collections.abc import Mapping

from nkmfg.words.messages import N_

PAPERS: Mapping[str, str] = {
    "text.unprintable": N_(
        "The record cannot show {character}, found in “{text}”. "
        "Correct the text in Latin, Cyrillic or Greek letters, or print it spelt out."
    ),
}
