"""Notes on computed numbers: one sentence a code, and a short form where a list has no room."""

from string import Formatter

import pytest

from nkmfg.domain.values.notes import NoteCode, note, notes_of, notes_text
from nkmfg.words.notes import NOTES, note_words, short_words

PENDING = note(NoteCode.NK_PENDING, sample="S-7")


@pytest.mark.parametrize("code", list(NoteCode))
def test_every_note_has_a_sentence_without_its_full_stop(code: NoteCode) -> None:
    values = {name: "x" for _, name, _, _ in Formatter().parse(NOTES[code]) if name}
    assert note_words([note(code, **values)])
    assert not NOTES[code].endswith(".")


def test_notes_are_read_in_the_order_of_their_sentences_what_holds_of_the_whole_first() -> None:
    notes = (note(NoteCode.NOT_YET_COUNTED), PENDING, note(NoteCode.UNTIL_MEASURED))
    assert note_words(notes) == (
        "no fold until these cells are measured again; NK pending: phenotype of sample S-7 not in;"
        " not yet counted after wash, depletion or thaw"
    )
    assert note_words(()) == ""


def test_a_pending_number_is_short_where_a_list_shows_it() -> None:
    assert short_words([PENDING]) == "NK pending"
    assert short_words([note(NoteCode.NOT_FILLED)]) == "nothing is filled yet"


def test_a_signed_copy_keeps_notes_as_codes() -> None:
    assert notes_text([PENDING]) == '[["nk_pending",{"sample":"S-7"}]]'
    assert notes_of(notes_text([PENDING])) == (PENDING,)
    for text in ("NK pending", "7", "12.5"):
        with pytest.raises(ValueError, match=r"."):
            notes_of(text)
