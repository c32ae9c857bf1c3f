"""Refusals of the ledger: who may, in which state, with which reason and signature."""

from collections.abc import Mapping

from nkmfg.words.messages import N_

LEDGER: Mapping[str, str] = {
    "form.sent_before": N_("This form was written already, at {at}. Nothing was written a second time."),
    "form.sent_before_otherwise": N_(
        "This form was written already, at {at}, and what is sent now differs from it. Nothing of it was written."
        " Compare the two; if what is sent now is right, correct what stands there, or open the form anew."
    ),
    "form.without_id": N_("This form has no number, so that it could be written twice. Open it again, then send it."),
    "form.of_somebody_else": N_(
        "This form was opened by somebody else, and stays theirs. Open it again under your own name."
    ),
    "act.reason_missing": N_("A reason is needed: say in a few words why."),
}
