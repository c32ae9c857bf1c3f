"""Every English sentence of a check deleted: each code is shown as itself."""

import pytest

from nkmfg.words import check_sentences, checks, exception_values, exceptions


def delete_every_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Empty the catalogues of checks until the test is over."""
    catalogues = (
        check_sentences.SENTENCES,
        checks.GROUPS,
        exceptions.WHAT,
        exceptions.EVENTS,
        exceptions.WHO,
        exception_values.THEN_AND_NOW,
    )
    for catalogue in catalogues:
        for code in list(catalogue):
            monkeypatch.delitem(catalogue, code)  # type: ignore[arg-type]
