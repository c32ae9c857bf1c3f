"""Texts of checks: finding, place, values then and now. A code without a text is shown as itself."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.check import Check, SubjectKind, without_own_deviations
from nkmfg.domain.findings.spec import Group
from nkmfg.domain.findings.tone import Tone
from nkmfg.words.check_places import place
from nkmfg.words.check_sentences import SENTENCES
from nkmfg.words.exception_answers import WHO, answer_words
from nkmfg.words.exception_values import THEN_AND_NOW
from nkmfg.words.exceptions import EVENTS, WHAT, capital
from nkmfg.words.messages import N_, _

GROUPS: Mapping[Group, str] = {
    Group.SIGNATURE_INVALID: N_("invalid signature"),
    Group.SIGNATURE_ALTERED: N_("altered after signing"),
    Group.DEVIATION: N_("deviation"),
    Group.OUT_OF_LIMIT: N_("out of limit"),
    Group.DOES_NOT_ADD_UP: N_("does not add up"),
    Group.TO_CONFIRM: N_("to be confirmed"),
    Group.CONFIRMED: N_("implausible, confirmed"),
    Group.MISSED: N_("not done in time"),
    Group.BLANK: N_("left blank"),
    Group.UNSIGNED: N_("not signed"),
    Group.TRANSCRIBED: N_("transcribed from paper"),
    Group.DIFFERS_NOW: N_("differs now"),
    Group.CHANGED: N_("changed"),
    Group.VOIDED: N_("voided"),
    Group.LATE_ENTRY: N_("late entry"),
    Group.NEVER_RECORDED: N_("never recorded"),
    Group.NOT_AFFECTED: N_("said to be not affected"),
    Group.ADDED: N_("step added"),
    Group.LEFT_OUT: N_("step left out"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckView:
    """A check as lists of exceptions show it."""

    check: Check
    kind: str
    tone: Tone
    what: str
    where: str
    who: str
    at: datetime | None
    then: str
    now: str
    answer: str

    @property
    def finding(self) -> str:
        """What was found, with the values then and now: as it is read, and as it is signed."""
        values = " → ".join(value for value in (self.then, self.now) if value)
        return f"{self.what} ({values})" if values else self.what

    @property
    def run(self) -> str | None:
        return self.check.run

    @property
    def is_open(self) -> bool:
        return self.check.is_open


def view(dossier: Dossier, check: Check) -> CheckView:
    """Render a check for lists of exceptions."""
    then, now = THEN_AND_NOW.get(check.code, _nothing)(dossier, check)
    return CheckView(
        check=check,
        kind=kind_words(check),
        tone=check.tone,
        what=what(dossier, check),
        where=place(dossier, check),
        who=WHO.get(check.code, _who)(dossier, check),
        at=check.at,
        then=then,
        now=now,
        answer=answer_words(dossier, check),
    )


def views(dossier: Dossier, checks: Iterable[Check]) -> tuple[CheckView, ...]:
    return tuple(view(dossier, check) for check in checks)


def kind_words(check: Check) -> str:
    """Name of the kind of exception; the code itself if it has no group."""
    group = check.spec.group
    if group is None:
        return check.code
    return _(GROUPS[group]) if group in GROUPS else group.value


def what(dossier: Dossier, check: Check) -> str:
    """Text of the finding, without its place."""
    writer = WHAT.get(check.code)
    return sentence(dossier, check) if writer is None else writer(dossier, check)


def sentence(dossier: Dossier, check: Check) -> str:
    """Sentence of a check, as decisions list what blocks them."""
    writer = SENTENCES.get(check.code)
    if writer is not None:
        return writer(dossier, check)
    if check.code in WHAT:
        return f"{capital(kind_words(check))}: {WHAT[check.code](dossier, check)}.".replace("..", ".")
    return as_code(check)


def line(dossier: Dossier, check: Check) -> str:
    """Sentence of a check with its place in the record, for lists of several batches."""
    if check.run is None or check.code in SENTENCES or check.code not in WHAT:
        return sentence(dossier, check)
    return f"{capital(place(dossier, check))}: {WHAT[check.code](dossier, check)}.".replace("..", ".")


def sentences(dossier: Dossier, checks: Iterable[Check]) -> tuple[str, ...]:
    """Distinct sentences of checks, without the open deviations of findings that are listed themselves."""
    return tuple(dict.fromkeys(sentence(dossier, check) for check in without_own_deviations(checks)))


def event(dossier: Dossier, check: Check) -> str:
    """Description of the event in a deviation opened for the check; stored verbatim."""
    return EVENTS.get(check.code, sentence)(dossier, check)


def as_code(check: Check) -> str:
    """Code with subject and parameters, shown for a check without a sentence."""
    params = ", ".join(f"{name}={value}" for name, value in sorted(check.params.items()) if value)
    subject = "" if check.subject.kind is SubjectKind.BATCH else f" {check.subject}"
    return f"{check.code}{subject}" + (f" ({params})" if params else "")


def _nothing(_dossier: Dossier, _check: Check) -> tuple[str, str]:
    return "", ""


def _who(dossier: Dossier, check: Check) -> str:
    return ", ".join(dossier.name(login) for login in check.by.split(",") if login)


Writer = Callable[[Dossier, Check], str]
