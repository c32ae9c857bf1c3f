"""Write transactions: `with act(…)` for records, `with scratch(…)` for scratch tables. Nothing else commits."""

from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, overload

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.permissions.actions import RULES, Action, Role, Rule
from nkmfg.domain.values.errors import Forbidden, Refused, Stale
from nkmfg.ledger import chain
from nkmfg.ledger.actor import Actor, By, System, Who, re_read
from nkmfg.ledger.clock import SHIFT
from nkmfg.ledger.database import ledger_of
from nkmfg.ledger.signatures import Signing, ToSign, write_signature
from nkmfg.models import Act, Base, Signature, Submission

MOST_REASON = 2000
SPENDING_NO_FORM = frozenset({Action.NOTE_ACCESS, Action.ATTACH_FILE, Action.ATTACH_FORM})
"""Notes of an access, and files, which are kept before the form they came with, once by their digest."""
_FORM, _SPENT = "form", "form_spent"


@dataclass(frozen=True, slots=True)
class SentForm:
    """A form as it was sent: its author, its id, and the digest of what was typed. It leads to one act at most."""

    person_id: int
    form_id: str
    digest: str


class SentBefore(Refused):
    """Raised for a form that was written already; `stream` is that of the act it led to."""

    def __init__(self, stream: str, at: datetime, is_same: bool) -> None:
        super().__init__("form.sent_before" if is_same else "form.sent_before_otherwise", at=at)
        self.stream = stream
        self.is_same = is_same


class Subject(Protocol):
    """Protocol of the record written to: it names its stream, and may have a state that `RULES` require."""

    @property
    def stream(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream by name, for a record not created yet or a subject that is no row."""

    stream: str


@dataclass(frozen=True, slots=True)
class OpenAct:
    """An open act: id, moment and actor."""

    id: int
    at: datetime
    actor: Actor


@dataclass(frozen=True, slots=True)
class OpenSignedAct(OpenAct):
    """An open act whose rule requires a signature, with it and the copy it was put under."""

    signature: Signature
    copy: ToSign


@overload
def act(
    session: Session,
    action: Action,
    *,
    by: Who,
    on: Subject,
    reason: str | None = None,
    also: Collection[Subject] = (),
    not_by: Collection[int] | Callable[[], Collection[int]] | None = None,
) -> AbstractContextManager[OpenAct]: ...


@overload
def act(
    session: Session,
    action: Action,
    *,
    by: Who,
    on: Subject,
    reason: str | None = None,
    also: Collection[Subject] = (),
    not_by: Collection[int] | Callable[[], Collection[int]] | None = None,
    signs: Callable[[], ToSign],
) -> AbstractContextManager[OpenSignedAct]: ...


@contextmanager
def act(
    session: Session,
    action: Action,
    *,
    by: Who,
    on: Subject,
    reason: str | None = None,
    also: Collection[Subject] = (),
    not_by: Collection[int] | Callable[[], Collection[int]] | None = None,
    signs: Callable[[], ToSign] | None = None,
) -> Iterator[Any]:
    """Run one act of one person: lock, re-read, check the rule, open, run the body, sign, link, commit.

    `on` names the stream and is re-read under its lock; `also` is locked with it. `not_by` are the people whose
    work this act checks, if the rule requires a second person; a function is called under the lock, for whom the
    rest of the rule lets in. `signs` builds what is signed, under the lock, if the rule requires a signature. A form
    that the session was told of by `send` is spent by the first act that is no note of an access and no file. Raises
    Forbidden, Refused or Stale with nothing written, and SentBefore for a form that was written already.
    """
    if "act" in session.info:
        raise RuntimeError("an act is open on this session; one act does one thing")
    rule = RULES[action]
    streams = [on.stream, *sorted({thing.stream for thing in also} - {on.stream})]
    _forget(session)
    form = _form_of(session, action, by)
    session.info["act"] = action
    try:
        session.connection(execution_options={"writer": True})
        chain.lock(session, streams)
        actor = re_read(session, by, rule.roles)
        if isinstance(on, Base):
            session.refresh(on)
        _check_rule(rule, action, actor, on, reason, not_by)
        at = ledger_of(session).clock.now(session)
        copy = _what_is_signed(rule, action, signs)
        act_id = chain.open_act(session, streams, action, actor, reason, at)
        _spend(session, form, act_id, at)
        if copy is None:
            yield OpenAct(act_id, at, actor)
        else:
            yield OpenSignedAct(
                act_id, at, actor, write_signature(session, copy, _signing(by, action), actor, at), copy
            )
        session.flush()
        chain.close_act(session, act_id)
        session.commit()
        if form is not None:
            session.info[_SPENT] = form.form_id
    except Refused as refused:
        session.rollback()
        _refuse_if_sent(session, form, refused)
        raise
    except BaseException:
        session.rollback()
        raise
    finally:
        del session.info["act"]


def send(session: Session, form: SentForm) -> None:
    """Tell the session of the form that its next act comes from."""
    session.info[_FORM] = form


def is_spent(session: Session, form: SentForm) -> bool:
    """True if an act of this session came from the form, as the note of a mismatched scan does."""
    return session.info.get(_SPENT) == form.form_id


def sent_before(session: Session, form: SentForm) -> SentBefore | None:
    """What a form led to, if it was written already."""
    row = session.execute(
        sa.select(Act.stream, Submission.sent_at, Submission.digest)
        .join(Act, Act.id == Submission.act_id)
        .where(Submission.person_id == form.person_id, Submission.form_id == form.form_id)
    ).one_or_none()
    return None if row is None else SentBefore(row.stream, row.sent_at, row.digest == form.digest)


def _form_of(session: Session, action: Action, by: Who) -> SentForm | None:
    """The form that this act spends; none by an act of the software. Raises RuntimeError for its second act."""
    form: SentForm | None = session.info.get(_FORM)
    if form is None or action in SPENDING_NO_FORM or isinstance(by, System):
        return None
    if is_spent(session, form):
        raise RuntimeError(f"a form leads to one act, and {action} is its second")
    return form


def _spend(session: Session, form: SentForm | None, act_id: int, at: datetime) -> None:
    if form is None:
        return
    try:
        session.execute(
            sa.insert(Submission).values(
                person_id=form.person_id, form_id=form.form_id, digest=form.digest, act_id=act_id, sent_at=at
            )
        )
    except sa.exc.IntegrityError as double:
        raise Stale("form.sent_before", at=at) from double


def _refuse_if_sent(session: Session, form: SentForm | None, refused: Refused) -> None:
    """Raise SentBefore instead of a refusal whose cause is that the same form was written a moment before."""
    before = None if form is None else sent_before(session, form)
    if before is not None:
        raise before from refused


@contextmanager
def scratch(session: Session) -> Iterator[Session]:
    """Transaction for scratch tables only. The triggers refuse writes to any other table."""
    if "act" in session.info:
        raise RuntimeError("an act is open on this session; scratch is written inside it")
    _forget(session)
    try:
        session.connection(execution_options={"writer": True})
        yield session
        session.commit()
    except BaseException:
        session.rollback()
        raise


def _forget(session: Session) -> None:
    """End the read transaction and expire loaded objects, which are re-read under the lock."""
    session.rollback()
    session.expire_all()  # a rollback expires nothing if no transaction was begun
    session.info.pop(SHIFT, None)


def _check_rule(
    rule: Rule,
    action: Action,
    actor: Actor,
    on: Subject,
    reason: str | None,
    not_by: Collection[int] | Callable[[], Collection[int]] | None,
) -> None:
    if not actor.may:
        raise Forbidden("act.not_allowed", actor=actor.name, does=action, who=rule)
    state = getattr(on, "state", None)
    if rule.states is not None and state not in rule.states:
        raise _other_state(rule, action, state)
    if (rule.needs_reason or reason is not None) and not is_reason(reason):
        raise Refused("act.reason_missing")
    if reason is not None and (len(reason) > MOST_REASON or "\0" in reason):
        raise Refused("act.reason_unkept", most=MOST_REASON)
    if rule.four_eyes:
        if not_by is None:
            raise RuntimeError(f"{action} wants four eyes: say whose work it checks")
        if actor.person_id in (not_by() if callable(not_by) else not_by):
            raise Forbidden("act.own_work", actor=actor.name, does=action)


def _other_state(rule: Rule, action: Action, state: object) -> Refused:
    needed: object
    needed, *others = sorted(rule.states or ())
    for other in others:
        needed = Refused("act.either", first=needed, second=other)
    return Refused("act.other_state", does=action, needed=needed, now=state)


def is_reason(text: str | None) -> bool:
    """True for a text with letters or digits, as opposed to a blank or a full stop."""
    return text is not None and sum(character.isalnum() for character in text) >= 2


def _what_is_signed(rule: Rule, action: Action, signs: Callable[[], ToSign] | None) -> ToSign | None:
    if rule.meaning is None:
        if signs is not None:
            raise RuntimeError(f"{action} takes no signature")
        return None
    if signs is None:
        raise RuntimeError(f"{action} is signed: say what is signed")
    copy = signs()
    if copy.meaning is not rule.meaning:
        raise RuntimeError(f"{action} is signed as {rule.meaning}, not as {copy.meaning}")
    return copy


def _signing(by: Who, action: Action) -> Signing:
    if not isinstance(by, Signing):
        raise Forbidden("act.signature_missing", does=action)
    return by


__all__ = ["Act", "By", "OpenAct", "OpenSignedAct", "Role", "Stream", "Subject", "act", "is_reason", "scratch"]
