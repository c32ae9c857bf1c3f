"""Words of when a step is due."""

from collections.abc import Mapping

from nkmfg.domain.recipe.schedule import Due
from nkmfg.words.messages import N_, _

_WORDS: Mapping[Due, str] = {
    Due.LATE: N_("late"),
    Due.DUE: N_("due"),
    Due.OPEN: N_("open"),
    Due.MISSED: N_("missed"),
    Due.WAITING: N_("next"),
}


def due_word(due: Due) -> str:
    """Word of when a step is due: "late"."""
    return _(_WORDS[due])
