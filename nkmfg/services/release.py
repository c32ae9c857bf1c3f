"""Release for use and certification, each behind its gate and signed by a person who did not review the record."""

from collections.abc import Sequence
from functools import cache

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.case import ReleaseCase
from nkmfg.domain.decisions.gate import Gate
from nkmfg.domain.facts.disposition_facts import Decision
from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.facts.release_dossier import ReleaseDossier
from nkmfg.domain.findings.against import Against
from nkmfg.domain.findings.reviews import reviews_of
from nkmfg.domain.findings.scope import steps_before_release
from nkmfg.domain.findings.spec import Stop
from nkmfg.domain.permissions.actions import Action, Meaning
from nkmfg.domain.recipe.judging import Verdict
from nkmfg.domain.recipe.model import Blocks
from nkmfg.domain.values.errors import Refused
from nkmfg.domain.values.hashing import canonical
from nkmfg.ledger.act import act
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import Batch, Disposition, Entry, Person, Result, Run
from nkmfg.services import recipes
from nkmfg.services.decisions import decide, decision_facts, next_scope, refuse_unless_next
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.dossier.release_case import open_release_case
from nkmfg.words.checks import sentence
from nkmfg.words.judgements import names_in_row
from nkmfg.words.messages import _, ngettext


def gate_of(session: Session, number: str) -> Gate:
    """The gate of the release of a batch."""
    return open_release_case(session, number).gate(Stop.RELEASE)


def pending_then(case: ReleaseCase, state: Gate) -> dict[str, str]:
    """Sentences of the tests pending at a decision, by test key; stored verbatim with the decision."""
    return {check.subject.key: sentence(case.dossier, check) for check in state.pending}


def refuse_blocked(case: ReleaseCase, state: Gate, code: str) -> None:
    """Raise Refused with everything that blocks a decision. `code` says which decision."""
    if state.blocking:
        raise Refused(code, against=Against(case.dossier, state.blocking))


def release_to_sign(session: Session, number: str) -> ToSign:
    """Copy that is signed to release a batch for use. Raises Refused with everything that blocks it."""
    return _release_copy(open_release_case(session, number))


def _release_copy(case: ReleaseCase) -> ToSign:
    dossier = case.dossier
    refuse_unless_next(dossier, Decision.RELEASED)
    state = case.gate(Stop.RELEASE)
    refuse_blocked(case, state, "decision.not_released")
    pending = pending_then(case, state)
    batch, patient = dossier.number, dossier.order.patient
    if pending:
        statement = ngettext(
            "Batch {batch} is released for use for patient {patient}, with {n} result pending.",
            "Batch {batch} is released for use for patient {patient}, with {n} results pending.",
            len(pending),
            batch=batch,
            patient=patient,
        )
    else:
        statement = _("Batch {batch} is released for use for patient {patient}.", batch=batch, patient=patient)
    return ToSign(
        scope=next_scope(dossier),
        meaning=Meaning.RELEASED_FOR_USE,
        statement=statement,
        facts=decision_facts(case) | {"pending": pending},
    )


def release(session: Session, signing: Signing, number: str) -> Disposition:
    """Release a batch for use, its gate checked under its lock; never by a person who made, tested or reviewed it."""
    batch = batch_numbered(session, number)
    read = cache(lambda: open_release_case(session, number))  # first called under the lock
    with act(
        session,
        Action.RELEASE_BATCH,
        by=signing,
        on=batch,
        not_by=lambda: [*made_or_tested(session, batch), *reviewers(session, read().dossier)],
        signs=lambda: _release_copy(read()),
    ) as opened:
        case = read()
        pending = canonical(pending_then(case, case.gate(Stop.RELEASE)))
        return decide(session, batch, Decision.RELEASED, pending, None, opened.at, opened.signature.id)


def certification_to_sign(session: Session, number: str) -> ToSign:
    """Copy that the authorised person signs to certify. Raises Refused with everything that is missing."""
    return _certification_copy(open_release_case(session, number))


def _certification_copy(case: ReleaseCase) -> ToSign:
    dossier = case.dossier
    refuse_unless_next(dossier, Decision.CERTIFIED)
    refuse_blocked(case, case.gate(Stop.CERTIFICATION), "decision.not_certified")
    trial = dossier.recipe.trial
    waiting = [
        test.criterion.attribute
        for test in case.tests
        if test.criterion.blocks is Blocks.NOTHING and test.verdict is Verdict.PENDING
    ]
    return ToSign(
        scope=next_scope(dossier),
        meaning=Meaning.CERTIFIED,
        statement=_certified(dossier, waiting),
        facts=decision_facts(case) | {"trial": [trial.code, trial.title], "without_result": waiting},
    )


def _certified(dossier: Dossier, waiting: Sequence[str]) -> str:
    """Statement of the certification, with the tests that it does not ask for and that have no result."""
    certified = _(
        "I certify that batch {batch} was made and tested by recipe {recipe} version {version}, that every result its"
        " certification asks for is in and meets its limit, and that its deviations are assessed.",
        batch=dossier.number,
        recipe=dossier.recipe.code,
        version=dossier.recipe.version,
    )
    if not waiting:
        return certified
    not_asked = _("Not asked for, and without a result: {tests}.", tests=names_in_row(waiting))
    return f"{certified} {not_asked}"


def certify(session: Session, signing: Signing, number: str) -> Disposition:
    """Certify a batch released for use, by the authorised person, who neither made nor reviewed it."""
    batch = batch_numbered(session, number)
    read = cache(lambda: open_release_case(session, number))
    with act(
        session,
        Action.CERTIFY_BATCH,
        by=signing,
        on=batch,
        not_by=lambda: [*made_or_tested(session, batch), *reviewers(session, read().dossier)],
        signs=lambda: _certification_copy(read()),
    ) as opened:
        return decide(session, batch, Decision.CERTIFIED, "{}", None, opened.at, opened.signature.id)


def reviewers(session: Session, dossier: ReleaseDossier) -> Sequence[int]:
    """Ids of the reviewers of the record, who may not decide on it."""
    logins = {review.signed.login for review in reviews_of(dossier)}
    return session.scalars(sa.select(Person.id).where(Person.login.in_(logins))).all()


def made_or_tested(session: Session, batch: Batch) -> Sequence[int]:
    """Ids of the people who made, recorded or tested it up to release, who may neither review nor decide on it."""
    _version, recipe = recipes.pinned(session, batch.recipe_version_id)
    before = [step.key for step in steps_before_release(recipe)]
    made = [
        sa.select(person).join(Run, Run.id == Entry.run_id).where(Entry.batch_id == batch.id, Run.step.in_(before))
        for person in (Entry.performed_by_id, Entry.recorded_by_id)
    ]
    tested = sa.select(Result.reported_by_id).where(Result.batch_id == batch.id)
    return session.scalars(sa.union(*made, tested)).all()
