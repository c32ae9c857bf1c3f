"""Refusals about doses, infusions, the bedside form and IL-2."""

from collections.abc import Mapping

from nkmfg.words.messages import N_

INFUSIONS: Mapping[str, str] = {
    "bedside.moment_outside": N_("the moments have to lie between start and stop, in their order."),
    "bedside.rate_missing": N_("type the new rate in mL/h."),
    "bedside.transcribed": N_(
        "Form {form} was transcribed already: it is infusion {infusion} of batch {batch}. Compare the number "
        "with the top of the paper; to change that infusion, correct it there."
    ),
    "bedside.transcribed_meanwhile": N_(
        "Form {form} was transcribed by somebody else just now. Look at the number again."
    ),
    "dose.pending": N_("The dose cannot be verified yet: {notes}."),
    "dose.verified": N_("The dose as it is now is verified already."),
    "il2.corrected_meanwhile": N_(
        "This dose was corrected meanwhile. Look at what it says now, then correct it again."
    ),
    "il2.day_outside": N_("IL-2 belongs to a day of treatment before or after day 0. Choose one of the course."),
    "il2.lot_unknown": N_("There is no lot {lot!r}. Scan it again, or leave it empty."),
    "il2.moment_missing": N_("say when it was given."),
    "il2.noted": N_("IL-2 of day {day} is written down already. To change it, correct it with a reason."),
    "infusion.corrected_meanwhile": N_(
        "This infusion was corrected meanwhile. Look at what it says now, then correct it again."
    ),
    "infusion.stop_before_start": N_("this is before it was started. Look at both times."),
    "infusion.unknown": N_("Batch {batch} has no infusion {infusion}."),
    "infusion.verified": N_("This infusion is checked already. A correction of it is checked again."),
    "infusion.weight_doubtful": N_(
        "{weight} kg, and {ordered} kg at the last weighing. Look at the scales again: is the decimal"
        " mark where it belongs? If it stands, say so below."
    ),
    "infusion.weight_zero": N_("nobody weighs nothing. Type the weight in kg."),
}
