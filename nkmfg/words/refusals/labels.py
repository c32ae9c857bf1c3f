"""Refusals about labels of containers."""

from collections.abc import Mapping

from nkmfg.words.messages import N_

LABELS: Mapping[str, str] = {
    "label.copies": N_("from 1 to {most} labels at a time."),
    "label.no_print": N_("Container {container} of batch {batch} has no print {print} of its label."),
    "label.none": N_("No label of {container} is printed. Print it first."),
    "label.not_verified": N_("Not verified. {against}"),
    "label.printed_before": N_("A label of {container} was printed before. Say why it is printed again."),
    "label.verified": N_("The label of {container} is verified already. A new print is verified anew."),
}
