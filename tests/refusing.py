"""What refusals say: their sentence, as a person reads it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from nkmfg.domain.values.errors import Refused
from nkmfg.words.refusals import refusal_sentence


@contextmanager
def refusing(kind: type[Refused], sentence: str) -> Iterator[pytest.ExceptionInfo[Refused]]:
    """Context manager in which a refusal is raised whose sentence has a part that matches `sentence`."""
    with pytest.raises(kind) as refused:
        yield refused
    said = refusal_sentence(refused.value)
    assert re.search(sentence, said), said
