"""Summary of a batch for lists: computed from a reading of it, stored as JSON in each language, and parsed again."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

from nkmfg.domain.case import ReleaseCase
from nkmfg.domain.facts.disposition_facts import Reaction
from nkmfg.domain.findings.check import Subject, SubjectKind
from nkmfg.domain.findings.codes import CHECKS
from nkmfg.domain.findings.dose_doubts import possible_levels
from nkmfg.domain.findings.moments import moments
from nkmfg.domain.findings.next_decision import next_decision
from nkmfg.domain.findings.spec import CheckSpec, Stop
from nkmfg.domain.product.containers import is_given
from nkmfg.words.checks import line, sentences
from nkmfg.words.codes import label
from nkmfg.words.judgements import judgement_sentence
from nkmfg.words.reader import LANGUAGES, reader, written_for
from nkmfg.words.status import status_words

_DONOR_TASKS = ("donor.determination_open", "donor.physician_not_told")
_AN_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class PendingResult:
    """A result that was pending at the release and still is."""

    sentence: str
    due: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedFinding:
    """A finding of a batch as lists show it: whose work it is, what it stops, and the period in which it holds.

    `from_at` is None for a finding present at the reading of the batch, `until_at` for one that does not end.
    """

    code: str
    subject: Subject
    identity: str
    run: str | None
    by: str  # login
    deviation: str  # opened for it
    sentence: str
    is_work: bool
    is_doubt: bool  # a fault of the product that stops its use
    blocks: bool  # blocks the next decision on the batch
    from_at: datetime | None = None
    until_at: datetime | None = None

    @property
    def spec(self) -> CheckSpec:
        return CHECKS[self.code]

    def holds(self, at: datetime) -> bool:
        """True if the finding holds at that moment."""
        return (self.from_at is None or self.from_at < at) and (self.until_at is None or at <= self.until_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Content of lists about a batch: findings, items pending at release, doses labelled and given per kg."""

    pending: tuple[PendingResult, ...]
    donor_tasks: tuple[str, ...]
    status: str
    next_decision: Stop | None  # release, or certification
    infusions: int
    is_given: bool  # nothing of it is left to be given
    labelled: Fraction | None
    delivered: Fraction | None
    serves: tuple[str, ...]  # labels of the levels the delivered dose counts for
    may_serve: tuple[str, ...]  # labels of possible levels if the dose is in doubt; it then counts for none
    dose_doubts: tuple[str, ...]
    reactions: tuple[str, ...]
    findings: tuple[ListedFinding, ...]

    def work(self, at: datetime) -> tuple[ListedFinding, ...]:
        """Findings that are somebody's work at that moment."""
        return tuple(finding for finding in self.findings if finding.is_work and finding.holds(at))

    def blocking(self, at: datetime) -> tuple[ListedFinding, ...]:
        """Findings that block the next decision at that moment."""
        return tuple(finding for finding in self.findings if finding.blocks and finding.holds(at))

    def doubts(self, at: datetime) -> tuple[ListedFinding, ...]:
        """Findings that stop the use of the product at that moment, the gravest first."""
        return tuple(finding for finding in self.findings if finding.is_doubt and finding.holds(at))


def summary_of(case: ReleaseCase, until: datetime) -> Summary:
    """Summarise a reading of a batch, valid from the moment of the reading to `until`."""
    dossier, treatment = case.dossier, case.treatment
    tests = {test.criterion.key: test for test in case.tests}
    asked = dossier.dispositions[-1].pending if dossier.dispositions else ()
    pending = [tests[key] for key in asked if key in tests and not tests[key].judgement.settles]
    containers = {given.infusion.last.container: given.labelled for given in treatment.delivered}
    held = [holding.nk_cells_per_kg.value for holding in containers.values() if holding is not None]
    labelled = [dose for dose in held if dose is not None]
    reactions = [given.last for given in dossier.infusions if given.last.reaction is not Reaction.NONE]
    in_doubt = case.dose_doubts
    return Summary(
        pending=tuple(PendingResult(judgement_sentence(test.criterion, test.judgement), test.due) for test in pending),
        donor_tasks=sentences(dossier, (check for check in case.checks if check.code in _DONOR_TASKS)),
        status=status_words(dossier, case.status),
        next_decision=next_decision(case),
        infusions=len(dossier.infusions),
        is_given=is_given(case.containers),
        labelled=sum(labelled, Fraction(0)) if labelled else None,
        delivered=None if treatment.nk_cells_per_kg is None else treatment.nk_cells_per_kg.value,
        serves=() if in_doubt else tuple(level.label for level in treatment.serves),
        may_serve=tuple(level.label for level in possible_levels(case, in_doubt)) if in_doubt else (),
        dose_doubts=sentences(dossier, in_doubt),
        reactions=tuple(
            f"{label(last.reaction)}: {last.reaction_action}" if last.reaction_action else label(last.reaction)
            for last in reactions
        ),
        findings=tuple(_over_time(case, until)),
    )


def _over_time(case: ReleaseCase, until: datetime) -> Iterator[ListedFinding]:
    """Findings, each with the period in which it holds as time passes."""
    begun: dict[ListedFinding, datetime | None] = dict.fromkeys(_findings(case))
    for moment in (moment for moment in moments(case) if moment < until):
        later = ReleaseCase(replace(case.dossier, read_at=moment + _AN_INSTANT), case.figures)
        now = dict.fromkeys(_findings(later))
        for finding in [finding for finding in begun if finding not in now]:
            yield replace(finding, from_at=begun.pop(finding), until_at=moment)
        begun |= {finding: moment for finding in now if finding not in begun}
    yield from (replace(finding, from_at=from_at) for finding, from_at in begun.items())


def _findings(case: ReleaseCase) -> Sequence[ListedFinding]:
    """Findings that are somebody's work, stop the use of the product or block the next decision, when it is read."""
    ahead = next_decision(case)
    work = {id(check) for check in case.work}
    doubts = {id(check) for check in case.doubts}
    blocking = {id(check) for check in case.gate(ahead).blocking} if ahead else set()
    others = [check for check in case.checks if id(check) in work | blocking and id(check) not in doubts]
    return [
        ListedFinding(
            code=check.code,
            subject=check.subject,
            identity=check.identity,
            run=check.run,
            by=check.by,
            deviation=check.deviation,
            sentence=line(case.dossier, check),
            is_work=id(check) in work,
            is_doubt=id(check) in doubts,
            blocks=id(check) in blocking,
        )
        for check in (*case.doubts, *others)
    ]


def in_each_language(case: ReleaseCase, until: datetime) -> Mapping[str, Summary]:
    """Summaries by code of the language: of those offered, and of the reader's."""
    languages = dict(LANGUAGES) | {reader().language.code: reader().language}
    found = {}
    for code, language in languages.items():
        with written_for(language):
            found[code] = summary_of(case, until)
    return found


def kept_as(summaries: Mapping[str, Summary]) -> str:
    by_language = {code: asdict(summary) for code, summary in summaries.items()}
    return json.dumps(by_language, default=str, ensure_ascii=False, sort_keys=True)


def read_again(content: str) -> Summary | None:
    """Summary in the reader's language; None if it was stored before that language was offered."""
    kept: dict[str, Any] | None = json.loads(content).get(reader().language.code)
    return None if kept is None else _read_summary(kept)


def _read_summary(kept: dict[str, Any]) -> Summary:
    texts = ("donor_tasks", "serves", "may_serve", "dose_doubts", "reactions")
    return Summary(
        pending=tuple(PendingResult(result["sentence"], _moment(result["due"])) for result in kept["pending"]),
        status=kept["status"],
        next_decision=Stop(kept["next_decision"]) if kept["next_decision"] else None,
        infusions=kept["infusions"],
        is_given=kept["is_given"],
        labelled=_fraction(kept["labelled"]),
        delivered=_fraction(kept["delivered"]),
        findings=tuple(_read_finding(finding) for finding in kept["findings"]),
        **{name: tuple(kept[name]) for name in texts},
    )


def _read_finding(kept: dict[str, Any]) -> ListedFinding:
    subject = Subject(SubjectKind(kept["subject"]["kind"]), kept["subject"]["key"])
    moments_of_it = {name: _moment(kept[name]) for name in ("from_at", "until_at")}
    return ListedFinding(**(kept | moments_of_it | {"subject": subject}))


def _moment(kept: str | None) -> datetime | None:
    return None if kept is None else datetime.fromisoformat(kept)


def _fraction(kept: str | None) -> Fraction | None:
    return None if kept is None else Fraction(kept)
