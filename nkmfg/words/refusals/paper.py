"""Faults of the file of a batch done on paper."""

from collections.abc import Mapping

from nkmfg.words.messages import N_

PAPER: Mapping[str, str] = {
    "paper.no_number_to_limit": N_("step {step!r} has no number {field_key!r} to limit"),
    "paper.future": N_("this moment has not come yet"),
    "paper.no_steps": N_("a batch without a step is no batch; write down at least what was reported of it"),
    "paper.relationship_unknown": N_("{typed!r} is not known here; one of: {choices}"),
    "paper.dose_level_unknown": N_("{typed!r} is no level it is judged by; one of: {choices}"),
    "paper.weight_impossible": N_("a weight is a number of kg above nought"),
    "paper.recipe_half_named": N_("a recipe is named by its code and its version, both"),
    "paper.weighing_gap": N_("the moment of weighing is a gap; say here what it was not later than"),
    "paper.recipe_unknown": N_("{why} Register it first, or give the limits in the file."),
    "paper.test_computed": N_("{test} is reckoned from the record; it is no result to type"),
    "paper.result_of_both": N_("a result is of a sample or of a container, not of both"),
    "paper.container_unknown": N_("there is no container {container} in this batch"),
    "paper.stopped_before_start": N_("this is before it was started"),
    "paper.reaction_action_missing": N_("say what was done about the reaction"),
    "paper.day_twice": N_("day {day} is written down already"),
    "paper.one_of": N_("one of: {choices}"),
    "paper.moment_gap": N_("a gap; say under not_later_than what it was not later than"),
    "paper.sample_unknown": N_("there is no sample {sample} in this batch"),
    "paper.weight_nothing": N_("nobody weighs nothing"),
    "paper.given_at_missing": N_("say when it was given"),
    "paper.result_of_nothing": N_("say which sample or container the result is of"),
    "paper.code_impossible": N_(
        "a code is at most {longest} characters, as on the label, without /, # or blanks around"
    ),
    "paper.replicate_impossible": N_("a replicate is from 1 to {most} here"),
    "paper.step_moment_gap": N_("a gap; say under not_later_than at the top what it was not later than"),
    "paper.step_unknown": N_("there is no step {step!r}; one of: {choices}"),
    "paper.step_empty": N_("nothing is written of this step; leave it out, or say what was done"),
    "paper.sample_without_vessels": N_("say which vessels the sample stands for"),
    "paper.code_taken": N_("{code} is there already; give this one another code, such as {code}2"),
    "paper.moved_into_itself": N_("cells cannot be moved from {vessel} into itself"),
    "paper.values_of_several": N_("values are about one thing: a vessel, a sample or a container"),
    "paper.thing_unknown": N_("there is no {kind} {code} by this step"),
    "paper.value_twice": N_("this is written down already, further up in the same step"),
    "paper.value_unknown": N_("step {step} has no such value of a {kind}; only: {choices}"),
    "paper.value_missing": N_("{label} is missing; null, if the source does not have it"),
    "paper.null": N_("this cannot be missing; only a value that may be “{gap}” is null"),
    "paper.text_too_long": N_("this is {length} characters long; at most {most} are kept"),
    "paper.unquoted": N_('write it in quotes, as on the paper, so that it stays exact: "{number}"'),
    "paper.values_expected": N_("a table of values by their field is expected here"),
    "paper.moment_unreadable": N_(
        "write date, time and offset, for example 2019-03-01T09:30+03:00; null where it is a gap"
    ),
    "paper.other_format": N_('a batch done on paper begins with "format": "{format}"'),
    "paper.limits_twice": N_("limits come from the file or from a recipe it names: leave one of the two out"),
    "paper.test_unknown": N_("it is judged by nothing that has a test {test!r}; tests are: {choices}"),
    "paper.no_tests": N_("it is judged by nothing that has a test {test!r}; tests are: none"),
    "paper.no_values": N_("step {step} has no such value of a {kind}; only: none"),
    "paper.vessel_unknown": N_(
        "there is no vessel {vessel} by this step; name it under vessels where it first appears"
    ),
    "paper.empty": N_("it is empty"),
    "paper.too_large": N_("it has {length} bytes; a file of one batch has at most {most}"),
    "paper.no_json": N_("this is no JSON: {problem}"),
    "paper.too_deep": N_("it is nested too deep to be a batch"),
    "paper.no_integer": "{problem}",
    "paper.key_twice": N_('the key "{key}" stands in one table twice, and only one of them can be meant'),
    "paper.no_number": N_("{typed} is no number; where the source has none, write null"),
}
