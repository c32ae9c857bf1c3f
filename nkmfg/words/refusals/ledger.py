"""Refusals of the ledger: who may, in which state, with which reason and signature."""

from collections.abc import Mapping

from nkmfg.words.messages import N_

LEDGER: Mapping[str, str] = {
    "act.reason_missing": N_("A reason is needed: say in a few words why."),
}
