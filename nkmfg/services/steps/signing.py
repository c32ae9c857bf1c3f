"""Signatures on a step: by each performer for their entries, and by another person who verifies all of it."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.case import Case
from nkmfg.domain.facts.dossier import Dossier, Run
from nkmfg.domain.figures.run_signature import lines_of, run_facts, scope_of
from nkmfg.domain.findings.lines import blank_fields
from nkmfg.domain.permissions.actions import Action, Meaning
from nkmfg.domain.permissions.states import RunState
from nkmfg.domain.values.errors import Refused, Unknown
from nkmfg.domain.values.several import Names
from nkmfg.ledger.act import act
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import Batch, Entry, Person
from nkmfg.models import Run as RunRow
from nkmfg.services.dossier.case import open_case
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.words.messages import N_, _
from nkmfg.words.record import run_words


def performed_to_sign(session: Session, number: str, run_key: str, login: str) -> ToSign:
    """Copy that a performer signs: their own entries on the run. Raises Refused while something of it is open."""
    case = open_case(session, number)
    dossier, run = case.dossier, _run(case.dossier, run_key)
    _refuse_unfinished(run)
    if not lines_of(run, login):
        raise Refused("run.nothing_of_performer", person=dossier.name(login))
    return _copy(case, run, Meaning.PERFORMED, login)


def verified_to_sign(session: Session, number: str, run_key: str) -> ToSign:
    """Copy that a verifier signs: the whole run."""
    case = open_case(session, number)
    run = _run(case.dossier, run_key)
    _refuse_unfinished(run)
    return _copy(case, run, Meaning.VERIFIED, None)


def sign_performed(session: Session, signing: Signing, number: str, run_key: str) -> None:
    batch = batch_numbered(session, number)
    login = session.get_one(Person, signing.person_id).login
    with act(
        session,
        Action.SIGN_PERFORMED,
        by=signing,
        on=batch,
        signs=lambda: performed_to_sign(session, number, run_key, login),
    ):
        pass


def sign_verified(session: Session, signing: Signing, number: str, run_key: str) -> None:
    """Verify a run; never by one of its performers."""
    batch = batch_numbered(session, number)
    with act(
        session,
        Action.SIGN_VERIFIED,
        by=signing,
        on=batch,
        not_by=_performers(session, batch, run_key),
        signs=lambda: verified_to_sign(session, number, run_key),
    ):
        pass


def _performers(session: Session, batch: Batch, run_key: str) -> list[int]:
    return list(
        session.scalars(
            sa.select(Entry.performed_by_id)
            .join(RunRow, RunRow.id == Entry.run_id)
            .where(RunRow.batch_id == batch.id, RunRow.key == run_key)
            .distinct()
        )
    )


def _run(dossier: Dossier, key: str) -> Run:
    try:
        return dossier.run(key)
    except KeyError as unknown:
        raise Unknown("run.unknown", batch=dossier.number, step=key) from unknown


def _refuse_unfinished(run: Run) -> None:
    """Refuse a signature before implausible values are confirmed or corrected, and with blank mandatory fields."""
    if run.state == RunState.TO_CONFIRM:
        raise Refused("run.to_confirm")
    if run.state != RunState.RECORDED:
        raise Refused("run.not_recorded")
    blank = blank_labels(run)
    if blank:
        raise Refused("run.blank", fields=Names(blank))


def blank_labels(run: Run) -> tuple[str, ...]:
    """Labels of mandatory fields without a value, with their subjects."""
    return tuple(f"{field.label} ({about.code})" if about.code else field.label for about, field in blank_fields(run))


def _copy(case: Case, run: Run, meaning: Meaning, performer: str | None) -> ToSign:
    dossier = case.dossier
    did = (
        N_("I did this step of batch {batch}: {step}.")
        if meaning is Meaning.PERFORMED
        else N_("I saw done, and checked, this step of batch {batch}: {step}.")
    )
    return ToSign(
        scope=scope_of(dossier, run, performer),
        meaning=meaning,
        statement=_(did, batch=dossier.number, step=run_words(run)),
        facts=run_facts(dossier, case.figures, run, performer),
    )
