"""Refusals of the recording of steps: entries, vessels, movements, samples, files."""

from collections.abc import Mapping

from nkmfg.words.messages import N_

STEPS: Mapping[str, str] = {
    "form.faults": "{faults}",
    "entry.value_and_not_applicable": N_(
        "A value is given, and that it does not apply as well: take one of the two away."
    ),
}
