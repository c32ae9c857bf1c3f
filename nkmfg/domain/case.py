"""A batch read once, with values computed at most once."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from nkmfg.domain.decisions.batch_status import BatchStatus, batch_status
from nkmfg.domain.decisions.gate import Gate, gate
from nkmfg.domain.decisions.review import exceptions_to_review
from nkmfg.domain.facts.disposition_facts import ResultFact
from nkmfg.domain.facts.dossier import Entry, Line, LineKey, Movement, Run, SampleFact, SignatureFact, VesselFact
from nkmfg.domain.facts.materials import NO_MATERIALS, Materials
from nkmfg.domain.findings.check import Check, Subject, SubjectKind, against_container
from nkmfg.domain.findings.checks import checks_of, exceptions_among, release_checks_of
from nkmfg.domain.findings.dose_doubts import dose_doubts
from nkmfg.domain.findings.doubts import doubts
from nkmfg.domain.findings.evidence import Evidence, ReleaseEvidence
from nkmfg.domain.findings.labels import NOT_AS_RECORDED
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.findings.work import is_work


@dataclass(frozen=True, slots=True)
class Written:
    """What one act adds to the steps of a batch, in the order it is written. A result is added with all its entries."""

    entries: tuple[tuple[LineKey, Entry], ...] = ()
    vessels: tuple[VesselFact, ...] = ()
    movements: tuple[Movement, ...] = ()
    samples: tuple[SampleFact, ...] = ()
    materials: Materials = NO_MATERIALS  # named for the first time
    signatures: tuple[SignatureFact, ...] = ()  # of the batch, not of a run
    results: tuple[ResultFact, ...] = ()


class Case(Evidence):
    """One reading of the work on a batch within one request, shared by all pages of it."""

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """Everything that is judged about the work; the only list of it."""
        return checks_of(self)

    @cached_property
    def doubts(self) -> tuple[Check, ...]:
        """What is wrong with the product and stops its use: the gravest first."""
        return doubts(self.checks)

    @cached_property
    def dose_doubts(self) -> tuple[Check, ...]:
        """What is doubted of the dose that was given."""
        return dose_doubts(self.dossier, self.checks)

    @cached_property
    def work(self) -> tuple[Check, ...]:
        """The findings that are somebody's work now."""
        return tuple(check for check in self.checks if is_work(self, check))

    @cached_property
    def status(self) -> BatchStatus:
        """What was decided, and how complete the results are."""
        return batch_status(self)

    def against(self, container: str, stop: Stop = Stop.HAND_OVER) -> tuple[Check, ...]:
        """Whatever keeps a container from being issued, or, with GIVING, from being given where it is.

        Raises Unknown for a code no container has: a misspelt one would be stopped by nothing of its own.
        """
        self.dossier.vessel(container)
        return against_container(self.checks, stop, container)

    def label_faults(self, container: str) -> tuple[Check, ...]:
        """What the label of a container printed last does not say as the record does now."""
        return tuple(
            check
            for check in self.checks
            if check.code in NOT_AS_RECORDED and check.subject == Subject(SubjectKind.CONTAINER, container)
        )

    @property
    def stopping_use(self) -> tuple[Check, ...]:
        """What keeps every container from being issued now, before label, dose check and weight are asked for."""
        return tuple(
            check
            for check in self.checks
            if check.blocks(Stop.HAND_OVER) and check.subject.kind not in (SubjectKind.CONTAINER, SubjectKind.DOSE)
        )

    def with_entries(self, written: Written) -> "Case":
        """The case as it is after the write: equal to a reading of it, without a statement."""
        added: defaultdict[str, dict[LineKey, list[Entry]]] = defaultdict(dict)
        for key, entry in written.entries:
            added[key.run].setdefault(key, []).append(entry)
        dossier = self.dossier
        return Case(
            replace(
                dossier,
                runs=tuple(_with_lines(run, added[run.key]) if run.key in added else run for run in dossier.runs),
                vessels=dossier.vessels + written.vessels,
                movements=dossier.movements + written.movements,
                samples=dossier.samples + written.samples,
                materials=dossier.materials | written.materials,
                signatures=dossier.signatures + written.signatures,
                results=_with_results(dossier.results, written.results),
            )
        )


class ReleaseCase(Case, ReleaseEvidence):
    """One whole reading of a batch, shared by decisions, review, print and export."""

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """Everything that is judged about the batch; the only list of it."""
        return release_checks_of(self)

    @cached_property
    def exceptions(self) -> tuple[Check, ...]:
        """The exceptions of the record, the gravest group first."""
        return exceptions_among(self.checks)

    @cached_property
    def exceptions_to_review(self) -> tuple[Check, ...]:
        """The exceptions a review of the record has to see."""
        return exceptions_to_review(self.dossier, self.checks)

    def gate(self, stop: Stop) -> Gate:
        """What blocks a decision now, and what is to be looked at with it."""
        return gate(self.checks, stop)


def _with_results(there: tuple[ResultFact, ...], added: tuple[ResultFact, ...]) -> tuple[ResultFact, ...]:
    """The results with what was added: in the place of the same result as it was, or behind the others."""
    written = {result.key: result for result in added}
    return (*(written.pop(result.key, result) for result in there), *written.values())


def _with_lines(run: Run, added: Mapping[LineKey, list[Entry]]) -> Run:
    """The run with what was added: behind what stands on a line, or on lines of its own, behind the others."""
    there = {line.key for line in run.lines}
    lines = [replace(line, entries=(*line.entries, *added.get(line.key, ()))) for line in run.lines]
    lines += [Line(key, tuple(entries)) for key, entries in added.items() if key not in there]
    return replace(run, lines=tuple(lines))
