"""Refusals about batches and their containers."""

from collections.abc import Mapping

from nkmfg.words.messages import N_

BATCHES: Mapping[str, str] = {
    "batch.issued_meanwhile": N_("Another batch was issued at the same moment. Issue this one again."),
    "batch.unknown": N_("There is no batch {batch!r} here. The list of batches shows those there are."),
}
