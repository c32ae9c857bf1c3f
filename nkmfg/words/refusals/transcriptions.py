"""Refusals about batches transcribed from paper."""

from collections.abc import Mapping

from nkmfg.words.messages import N_

TRANSCRIPTIONS: Mapping[str, str] = {
    "paper.at": N_("{path}: {fault}"),
    "paper.imported": N_("This file was imported already, as batch {batch}. Nothing was written a second time."),
    "paper.no_source": N_("Batch {batch} was recorded here as it was made; there is no paper to compare it with."),
    "paper.number_malformed": N_(
        "a batch's number here is 3 to 20 capital letters, digits and hyphens, such as P-2009-03; write the "
        "paper's own, as it is, under number_on_paper"
    ),
    "paper.number_of_the_site": N_("{number} is how batches issued here are numbered; give this one another number"),
    "paper.number_taken": N_("there is a batch {number} already; if this is another one, give it another number"),
    "paper.to_confirm": N_(
        "{count} of the steps hold a value far from what is expected, the first {step} ({run}): compare it "
        "with the paper, and confirm or correct it first."
    ),
    "paper.verified": N_("This transcription was checked already, and nothing in it has changed since."),
}
