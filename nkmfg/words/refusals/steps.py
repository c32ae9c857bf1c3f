"""Refusals of the recording of steps: entries, vessels, movements, samples, files."""

from collections.abc import Mapping

from nkmfg.words.messages import N_

STEPS: Mapping[str, str] = {
    "form.faults": "{faults}",
    "entry.value_and_not_applicable": N_(
        "A value is given, and that it does not apply as well: take one of the two away."
    ),
    "deviation.closed": N_("This deviation is closed already."),
    "deviation.empty": N_("Say in a sentence what happened."),
    "deviation.not_listed": N_("There is no deviation of this number. The list of deviations shows those there are."),
    "deviation.open_already": N_("This is written down already: {deviation} is open, and says the same."),
    "deviation.too_long": N_("Say it in at most {most} characters; a longer account is attached as a file."),
    "deviation.unknown": N_("There is no deviation {deviation!r}."),
    "entry.changed_meanwhile": N_("This value was changed meanwhile; it is {now} now. Look again, then decide."),
    "entry.equipment_unknown": N_(
        "There is no equipment {equipment!r}. Scan it again, or have it added under Equipment first."
    ),
    "entry.happened_in_future": N_("This moment has not come yet. Correct the time it happened at."),
    "entry.late_without_reason": N_("This is written down late: say in a few words why."),
    "entry.lot_unknown": N_("There is no lot {lot!r}. Scan it again, or have it received under Lots first."),
    "entry.moment_in_future": N_("{label}: this moment has not come yet. Look at the date and the time."),
    "entry.moment_no_zone": N_("{label}: the time has no zone. Write it as {example}."),
    "entry.moment_unreadable": N_("{label}: write date and time with the zone, for example {example}."),
    "entry.no_choice": N_("{label}: choose one of the answers shown."),
    "entry.no_field": N_("{step} has no field {name!r}."),
    "entry.no_value": N_("There is no value here to confirm."),
    "entry.not_yes_no": N_("{label}: answer yes or no."),
    "entry.recorded_meanwhile": N_(
        "{name} was recorded meanwhile by {person}: {typed}. To change it, correct it with a reason."
    ),
    "entry.too_long": N_("{label} is too long: write at most {most} characters."),
    "entry.unchanged": N_("This is the value that stands there already; nothing was changed."),
    "entry.unknown": N_("There is no such entry in this batch."),
    "entry.voided": N_("This entry is voided already."),
    "entry.voided_by_performer": N_("An entry is voided by whoever performed it, or by the head of production."),
    "entry.wrong_subject": N_("{label} is about a {subject}, not about a {given}."),
    "file.empty": N_("This file is empty. Choose it again."),
    "file.too_large": N_("This file is larger than 5 MB. Take the photograph smaller, or export less."),
    "file.unknown": N_("There is no such file in this batch."),
    "form.nothing_written": N_("Nothing is written down yet: fill in a field, then record."),
    "movement.into_itself": N_("Cells cannot be moved from vessel {vessel} into itself."),
    "movement.no_target": N_("Say into which vessel the cells go: choose one, or give a new one its code."),
    "movement.of_nothing": N_("A movement of cells goes from a vessel, or into one: choose which."),
    "movement.target_in_culture": N_("Cells grow in vessel {vessel}: what is frozen gets a vessel of its own."),
    "movement.target_of_fate": N_("What is {fate} goes into no vessel: choose “none”."),
    "movement.written_separately": N_("A movement is written down with its volume, and corrected afterwards."),
    "run.blank": N_("Still blank: {fields}. Fill in, or mark as not applicable with a reason."),
    "run.no_operation": N_("This recipe knows no {operation}. Note what was done as an event."),
    "run.not_optional": N_("This recipe leaves no such step open. Choose what is to be done from the list."),
    "run.not_recorded": N_("Nothing is recorded in this step yet, so there is nothing to sign."),
    "run.nothing_of_performer": N_("{person} has written down nothing in this step, so there is nothing to sign."),
    "run.recorded": N_("Something is recorded in this step already, so it was not left out."),
    "run.to_confirm": N_("A value here is far from what is expected: confirm or correct it before anyone signs."),
    "run.unknown": N_("Batch {batch} has no step {step!r}."),
    "sample.code_malformed": N_("A sample has a short code, as on its tube."),
    "sample.of_nothing": N_("Say which vessels sample {sample} stands for."),
    "sample.taken": N_("This batch has a sample {sample} already. Give the new one another code."),
    "sample.unknown": N_("This batch has no sample {sample}. Draw it first."),
    "vessel.code_malformed": N_("A vessel has a short code, such as A or B2."),
    "vessel.taken": N_("This batch has a vessel {vessel} already. Give the new one another code."),
    "vessel.unknown": N_("This batch has no vessel {vessel}."),
}
