"""Work items of a person other than steps and findings: one query per kind, run only for roles that may do it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from nkmfg.domain.facts.ward import CustodyKind
from nkmfg.domain.permissions.actions import GMP_ROLES, RULES, Action, Role
from nkmfg.models import (
    Batch,
    BatchState,
    CredentialHandover,
    CredentialHandoverState,
    CustodyTransfer,
    GrantState,
    Infusion,
    Lot,
    LotState,
    OrderVersion,
    Person,
    RecipeApproval,
    RecipeVersion,
    RoleGrant,
    Signature,
    TreatmentOrder,
    Vessel,
    WorkAnswer,
)
from nkmfg.recipes import HISTORICAL
from nkmfg.services.orders.weight import weight_verifications
from nkmfg.services.people.authentication import locked_out
from nkmfg.services.people.work_answers import WAITS_FOR_QA
from nkmfg.words.formats import in_marks
from nkmfg.words.messages import _, ngettext

MOST = 20  # items shown of a kind; further ones follow when these are done


@dataclass(frozen=True, slots=True)
class WorklistItem:
    """A work item: its action, the batch or order it is about ("" for the site), and a description."""

    action: Action
    about: str
    what: str
    of: str = ""  # number of the handover, login


def worklist_of(session: Session, person_id: int, roles: frozenset[Role]) -> list[WorklistItem]:
    """Work items of this person, the kinds nearest to a patient first."""
    asked = [ask for action, ask in _KINDS if RULES[action].roles & roles]
    return [item for ask in asked for item in ask(session, person_id)]


def _infusions_to_note(session: Session, _person: int) -> Iterator[WorklistItem]:
    """Containers issued to the ward without a recorded infusion."""
    later = aliased(CustodyTransfer)
    rows = session.execute(
        sa.select(Batch.number, Vessel.code, CustodyTransfer.whom)
        .join(CustodyTransfer, CustodyTransfer.batch_id == Batch.id)
        .join(Vessel, Vessel.id == CustodyTransfer.container_id)
        .where(
            Batch.state == BatchState.OPEN,
            CustodyTransfer.kind == CustodyKind.ISSUED,
            ~sa.exists().where(
                later.container_id == CustodyTransfer.container_id, later.ordinal > CustodyTransfer.ordinal
            ),
            ~sa.exists().where(Infusion.container_id == CustodyTransfer.container_id),
        )
        .order_by(CustodyTransfer.happened_at)
        .limit(MOST)
    )
    for batch, code, whom in rows:
        yield WorklistItem(
            Action.NOTE_INFUSION,
            batch,
            _("{container} is with {person}: its infusion is not written down yet", container=code, person=whom),
        )


def _handovers_to_verify(session: Session, person: int) -> Iterator[WorklistItem]:
    """Custody transfers not yet signed by a second person."""
    scope = sa.literal("batch/") + Batch.number + "/custody/" + sa.cast(CustodyTransfer.ordinal, sa.String)
    rows = session.execute(
        sa.select(Batch.number, CustodyTransfer.ordinal, Vessel.code, CustodyTransfer.kind)
        .join(CustodyTransfer, CustodyTransfer.batch_id == Batch.id)
        .join(Vessel, Vessel.id == CustodyTransfer.container_id)
        .where(
            Batch.state == BatchState.OPEN,
            CustodyTransfer.recorded_by_id != person,
            ~sa.exists().where(Signature.scope == scope, Signature.signed_at >= CustodyTransfer.entered_at),
        )
        .order_by(CustodyTransfer.entered_at)
        .limit(MOST)
    )
    for batch, ordinal, code, kind in rows:
        yield WorklistItem(
            Action.VERIFY_HANDOVER,
            batch,
            _("{container} was {done}: a second person signs it", container=code, done=CustodyKind(kind)),
            str(ordinal),
        )


def _weights_to_verify(session: Session, person: int) -> Iterator[WorklistItem]:
    """Weights of orders in manufacture that no second person has checked."""
    later = aliased(OrderVersion)
    rows = session.execute(
        sa.select(TreatmentOrder.coi_code, OrderVersion.weight_kg)
        .join(OrderVersion, OrderVersion.order_id == TreatmentOrder.id)
        .join(Batch, sa.and_(Batch.order_id == TreatmentOrder.id, Batch.state == BatchState.OPEN))
        .where(
            OrderVersion.weight_kg.is_not(None),
            OrderVersion.weighed_by_id != person,
            ~sa.exists().where(later.order_id == OrderVersion.order_id, later.version > OrderVersion.version),
            ~weight_verifications().correlate(OrderVersion).exists(),
        )
        .order_by(TreatmentOrder.id)
        .limit(MOST)
    )
    for coi_code, weight_kg in rows:
        yield WorklistItem(
            Action.VERIFY_WEIGHT,
            coi_code,
            _("The weight of {weight} kg waits for a second person", weight=in_marks(f"{weight_kg:f}")),
        )


def _work_to_assess(session: Session, person: int) -> Iterator[WorklistItem]:
    """People whose work was declared not affected when a role or their account ended, before QA signed that.

    People who never held a GMP role are left out.
    """
    had_role = sa.exists().where(RoleGrant.person_id == Person.id, RoleGrant.role.in_(GMP_ROLES))
    rows = session.execute(
        sa.select(Person.login, Person.printed_name, WorkAnswer.answered_by_id)
        .join(WorkAnswer, WorkAnswer.person_id == Person.id)
        .where(*WAITS_FOR_QA, had_role, Person.id != person)
        .order_by(WorkAnswer.id)
    ).all()
    mine = {row.login for row in rows if row.answered_by_id == person}  # signed by another person
    waiting = {row.login: row.printed_name for row in rows if row.login not in mine}
    for login, name in list(waiting.items())[:MOST]:
        what = _(
            "Whoever ended a role or the account of {person} said that nothing is affected: sign it, or say otherwise",
            person=name,
        )
        yield WorklistItem(Action.ASSESS_WORK, "", what, login)


def _counted(
    action: Action, words: Callable[[int], str], count_query: sa.Select[int]
) -> Callable[..., Iterator[WorklistItem]]:
    """Work item of a kind with a list of its own, as a number."""

    def ask(session: Session, _person: int) -> Iterator[WorklistItem]:
        yield from _items_counted(action, words, session.scalars(count_query).one())

    return ask


def _items_counted(action: Action, words: Callable[[int], str], many: int) -> Iterator[WorklistItem]:
    if many:
        yield WorklistItem(action, "", words(many))


def _locked_out(session: Session, _person: int) -> Iterator[WorklistItem]:
    return _items_counted(
        Action.END_LOCK_OUT,
        lambda n: ngettext(
            "{n} person is locked out after too many failures", "{n} people are locked out after too many failures", n
        ),
        len(locked_out(session)),
    )


_count = sa.select(sa.func.count())
_newer = aliased(RecipeVersion)
_approved_since = (
    sa.select(RecipeApproval.id)
    .join(_newer, _newer.id == RecipeApproval.recipe_version_id)
    .where(_newer.code == RecipeVersion.code, _newer.id >= RecipeVersion.id)
)
_KINDS: tuple[tuple[Action, Callable[[Session, int], Iterator[WorklistItem]]], ...] = (
    (Action.NOTE_INFUSION, _infusions_to_note),
    (Action.VERIFY_HANDOVER, _handovers_to_verify),
    (Action.VERIFY_WEIGHT, _weights_to_verify),
    (Action.ASSESS_WORK, _work_to_assess),
    (
        Action.APPROVE_RECIPE,
        _counted(
            Action.APPROVE_RECIPE,
            lambda n: ngettext(
                "{n} version of a recipe is registered and not approved",
                "{n} versions of recipes are registered and not approved",
                n,
            ),
            _count.select_from(RecipeVersion).where(RecipeVersion.code != HISTORICAL, ~_approved_since.exists()),
        ),
    ),
    (
        Action.RELEASE_LOT,
        _counted(
            Action.RELEASE_LOT,
            lambda n: ngettext("{n} lot is in quarantine", "{n} lots are in quarantine", n),
            _count.where(Lot.state == LotState.QUARANTINE),
        ),
    ),
    (
        Action.APPROVE_ROLE,
        _counted(
            Action.APPROVE_ROLE,
            lambda n: ngettext("{n} role waits for a signature", "{n} roles wait for a signature", n),
            _count.where(RoleGrant.state == GrantState.PROPOSED),
        ),
    ),
    (
        Action.VOUCH,
        _counted(
            Action.VOUCH,
            lambda n: ngettext(
                "{n} first password waits for somebody to vouch for who has it",
                "{n} first passwords wait for somebody to vouch for who has them",
                n,
            ),
            _count.where(CredentialHandover.state == CredentialHandoverState.WAITING),
        ),
    ),
    (Action.END_LOCK_OUT, _locked_out),
)
