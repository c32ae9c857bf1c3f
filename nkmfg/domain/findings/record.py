"""Checks of the record as a whole: deviations, positives, reviews, the donor, and the decision itself."""

from collections.abc import Iterator

from nkmfg.domain.facts.disposition_facts import (
    TO_THE_PATIENT,
    Decision,
    DispositionFact,
    GroundFact,
    NoteKind,
    Paper,
)
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.facts.release_dossier import ReleaseDossier
from nkmfg.domain.facts.transcription import transcribed_at, transcription_of
from nkmfg.domain.findings.check import Check, Outcome, Subject, SubjectKind
from nkmfg.domain.findings.evidence import Evidence, ReleaseEvidence
from nkmfg.domain.findings.relied_on import decided_on
from nkmfg.domain.findings.results import is_out_of_specification
from nkmfg.domain.findings.reviews import reviews_of, unreviewed_parts, until_release
from nkmfg.domain.findings.scope import DECISIONS, FIRST_DECISION, USE
from nkmfg.domain.findings.spec import EVERYTHING, Stop
from nkmfg.domain.permissions.states import DeviationState

GROUND = "donor_ground"  # scope of QA's signature on the use of cells of a donor not found eligible
PAPERS = (Paper.REQUEST, Paper.BENEFIT, Paper.RISK, Paper.ACCEPTANCE, Paper.SPONSOR)


def deviations(evidence: Evidence) -> Iterator[Check]:
    """Check each deviation: an open one stops every decision and the hand-over, a closed one is only listed."""
    dossier = evidence.dossier
    signers = {signed.scope: signed.login for signed in dossier.signatures}
    for deviation in dossier.deviations:
        is_open = deviation.state == DeviationState.OPEN
        yield Check(
            code="deviation.open" if is_open else "deviation.closed",
            subject=Subject(SubjectKind.DEVIATION, deviation.number),
            outcome=Outcome.FAILED if is_open else Outcome.PASSED,
            data=deviation,
            run=deviation.run,
            by=signers.get(f"deviation/{deviation.number}", ""),
            at=deviation.opened_at,
            stops=DECISIONS | USE | {Stop.CLOSING} if is_open else frozenset(),
            is_open=is_open,
            answer=deviation.assessment or "",
        )


def positives(evidence: Evidence) -> Iterator[Check]:
    """Check reported positives: each stops everything until QA has signed that it was false, and has to be notified."""
    for hold in evidence.dossier.holds:
        subject = Subject(SubjectKind.POSITIVE, hold.number)
        yield Check(
            code="positive.reported",
            subject=subject,
            outcome=Outcome.FAILED if hold.stops else Outcome.PASSED,
            params={"verdict": hold.verdict or ""},
            data=hold,
            by=hold.recorded_by,
            at=hold.called_at,
            stops=_stops_of_positive(hold.verdict) if hold.stops else frozenset(),
            is_open=hold.stops,
        )
        if hold.stops and not any(note.kind is NoteKind.TOLD for note in hold.notes):
            yield Check(code="positive.nobody_told", subject=subject, data=hold, at=hold.called_at, is_open=True)


def _stops_of_positive(verdict: str | None) -> frozenset[Stop]:
    """Stops of a positive: closing the batch is blocked only until the positive was decided on."""
    return EVERYTHING if verdict is None else EVERYTHING - {Stop.CLOSING}


def transcription(evidence: Evidence) -> Iterator[Check]:
    """Check a batch transcribed from paper, as one exception; it was decided on paper and is not released again."""
    transcribed = transcription_of(evidence.dossier)
    if transcribed is not None:
        checked = transcribed.verified_by
        yield Check(
            code="batch.transcribed" if checked else "batch.transcription_unchecked",
            outcome=Outcome.FAILED if checked else Outcome.PENDING,
            params={"verified_by": ",".join(signed.login for signed in checked)},
            data=transcribed,
            by=transcribed.signed.login,
            at=transcribed.at,
            is_open=not checked,
        )
    if transcribed_at(evidence.dossier) is not None:
        yield Check(code="batch.decided_on_paper", stops=frozenset({Stop.RELEASE}))


def reviews(evidence: ReleaseEvidence) -> Iterator[Check]:
    """Check QA's review of the exceptions and the trail; only parts changed or added since are reviewed again."""
    dossier = evidence.dossier
    subject = Subject(SubjectKind.RECORD_REVIEW)
    if not reviews_of(dossier):
        yield Check(code="record.unreviewed", subject=subject, outcome=Outcome.PENDING, stops=DECISIONS, is_open=True)
        return
    every = unreviewed_parts(dossier)
    for stops, parts in (
        (FIRST_DECISION, until_release(dossier, every)),
        (frozenset({Stop.CERTIFICATION}), every),
    ):
        if parts:
            yield Check(
                code="record.changed_since_review",
                subject=subject,
                outcome=Outcome.PENDING,
                params={"parts": ",".join(part.key for part in parts)},
                data=parts,
                stops=stops,
                is_open=True,
            )


def decision(evidence: Evidence) -> Iterator[Check]:
    """Check the decision on the batch, as far as it keeps a container from being given."""
    dossier = evidence.dossier
    subject = Subject(SubjectKind.DECISION)
    if dossier.decision == Decision.QUARANTINE:
        yield Check(code="decision.quarantine", subject=subject, outcome=Outcome.PENDING, stops=USE)
    elif Decision(dossier.decision) not in TO_THE_PATIENT:
        yield Check(code="decision.not_for_use", subject=subject, params={"decision": dossier.decision}, stops=USE)
    elif not is_signed(dossier, dossier.dispositions[-1]):
        stops = USE | {Stop.CERTIFICATION} if dossier.decision == Decision.RELEASED else USE
        yield Check(code="decision.signature_broken", subject=subject, stops=stops)


def is_signed(dossier: Dossier, decided: DispositionFact) -> bool:
    """True if the last signature under the decision is unaltered."""
    signatures = dossier.signed_under(f"disposition/{decided.ordinal}")
    return bool(signatures) and signatures[-1].is_whole


def donor(evidence: ReleaseEvidence) -> Iterator[Check]:
    """Check the donor's determination; a ground signed by QA settles the findings of the regulation, and no others."""
    dossier = evidence.dossier
    subject, ground = Subject(SubjectKind.DONOR, dossier.order.donor), ground_of(dossier)
    for code, findings in (("donor.against", dossier.donor.against), ("donor.pending", dossier.donor.pending)):
        for finding in findings:
            is_answered = ground is not None and finding.key in ground.findings
            yield Check(
                code="donor.used_on_ground" if is_answered else code,
                subject=subject,
                outcome=Outcome.PENDING if code == "donor.pending" else Outcome.FAILED,
                params={"rule": finding.key, "ground": ground.ground.value if is_answered and ground else ""},
                data=finding,
                stops=frozenset() if is_answered else FIRST_DECISION,
                is_open=not is_answered,
            )


def ground_of(dossier: ReleaseDossier) -> GroundFact | None:
    """The last ground QA gave, if its signature is valid and the verdict is still the one it was given for."""
    if not dossier.grounds:
        return None
    last = dossier.grounds[-1]
    signed = dossier.signed_under(f"{GROUND}/{last.ordinal}")
    stands = bool(signed) and signed[-1].is_whole
    return last if stands and last.verdict == dossier.donor.verdict else None


def donor_task(evidence: ReleaseEvidence) -> Iterator[Check]:
    """Check a determination incomplete at release: it has to be completed, and the physician informed of it."""
    dossier = evidence.dossier
    incomplete = [ground for ground in dossier.grounds if ground.verdict == "not_complete"]
    if not incomplete:
        return
    subject, stops = Subject(SubjectKind.DONOR, dossier.order.donor), frozenset({Stop.CERTIFICATION})
    if dossier.donor.pending:
        yield Check(
            code="donor.determination_open",
            subject=subject,
            outcome=Outcome.PENDING,
            data=dossier.donor.pending,
            stops=stops,
            is_open=True,
        )
        return
    since = incomplete[-1].permitted_at
    if not any(paper.kind is Paper.DONOR_TOLD and paper.happened_at >= since for paper in dossier.papers):
        yield Check(
            code="donor.physician_not_told", subject=subject, outcome=Outcome.PENDING, stops=stops, is_open=True
        )


def at_risk(evidence: ReleaseEvidence) -> Iterator[Check]:
    """Check materials that QA permitted to be used before their results, as long as those are pending."""
    dossier = evidence.dossier
    for use in dossier.at_risk:
        now = dossier.pending_now.get(use.thing, ())
        for key in (key for key in use.pending if key in now):
            yield Check(
                code="use.at_risk",
                subject=Subject(SubjectKind.LOT, use.thing),
                outcome=Outcome.PENDING,
                params={"pending": key},
                data=use.pending[key],
                stops=FIRST_DECISION,
                is_open=True,
            )


def exceptional_supply(evidence: Evidence) -> Iterator[Check]:
    """Check the conditions of exceptional supply: a failure not decided on yet, and every paper.

    A missing paper always stops the supply; it is open once the supply is requested, that is, with its first paper.
    EudraLex vol. 4 part IV, 11.53 and 11.54.
    """
    subject, stops = Subject(SubjectKind.SUPPLY), frozenset({Stop.SUPPLY})
    failed = {test.criterion.key for test in evidence.tests if is_out_of_specification(test)}
    if not failed:
        decision = {"decision": evidence.dossier.decision.value}
        yield Check(code="supply.nothing_out_of_specification", subject=subject, params=decision, stops=stops)
    elif failed <= decided_on(evidence.dossier, evidence.tests):
        yield Check(code="supply.decided_already", subject=subject, stops=stops)
    there = {paper.kind for paper in evidence.dossier.papers}
    is_requested = bool(failed) and not there.isdisjoint(PAPERS)
    for kind in PAPERS:
        if kind not in there:
            yield Check(
                code="supply.paper_missing",
                subject=subject,
                outcome=Outcome.PENDING,
                params={"paper": kind.value},
                stops=stops,
                is_open=is_requested,
            )
