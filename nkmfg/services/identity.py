"""Identities of donors and patients, written and read with the *identity* grant only; each reading is an act."""

from dataclasses import dataclass, field
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.permissions.actions import Action, Role
from nkmfg.domain.recipe.eligibility import age_on
from nkmfg.domain.values.errors import Forbidden, Malformed, Refused
from nkmfg.ledger.act import act, is_reason
from nkmfg.ledger.actor import By
from nkmfg.models import AccessEvent, AccessKind, Donor, DonorIdentity, Patient, PatientIdentity
from nkmfg.services.days import day_of
from nkmfg.services.parsing import day, line, line_or_none, one_of_or_none
from nkmfg.words.messages import _

BLOOD_GROUPS = ("O+", "O-", "A+", "A-", "B+", "B-", "AB+", "AB-")
Known = Donor | Patient


@dataclass(frozen=True, slots=True)
class Identity:
    """Name, record number, birth date, ABO/Rh; left out of `repr`, and so of messages and logs."""

    name: str = field(repr=False)
    record_number: str = field(repr=False)
    born_on: date = field(repr=False)
    blood_group: str | None = field(default=None, repr=False)


def keep_identity(session: Session, by: By, thing: Known, identity: Identity, reason: str | None = None) -> None:
    """Record an identity. Changing one requires a reason. Raises Malformed, Refused, Forbidden."""
    checked = Identity(
        line(_("Name"), identity.name, field="name"),
        line(_("Record number"), identity.record_number, field="record_number"),
        day(_("Date of birth"), identity.born_on, field="born_on"),
        one_of_or_none(
            _("Blood group"), (identity.blood_group or "").replace("−", "-"), BLOOD_GROUPS, field="blood_group"
        ),
    )
    why = line_or_none(_("Reason"), reason, field="reason")
    with act(session, Action.KEEP_IDENTITY, by=by, on=thing, reason=why) as opened:
        if checked.born_on > day_of(session, opened.at):
            raise Malformed("identity.born_in_future", field="born_on", label=_("Date of birth"))
        row = _row(session, thing)
        if row is None:
            row = _new_row(thing)
            session.add(row)
        elif not is_reason(why) and _identity(row) != checked:
            raise Refused("identity.kept")
        row.name, row.record_number = checked.name, checked.record_number
        row.born_on, row.blood_group = checked.born_on, checked.blood_group


def read_identity(session: Session, by: By, thing: Known) -> Identity | None:
    """Read an identity; None if none was recorded.

    The reading is an act of its own. Raises Forbidden without the grant, which is recorded too.
    """
    with act(session, Action.NOTE_ACCESS, by=by, on=thing, reason=_("identity of {code}", code=thing.code)) as opened:
        may = Role.IDENTITY in opened.actor.roles
        if not may:
            session.add(
                AccessEvent(
                    person_id=opened.actor.person_id,
                    typed_login=opened.actor.login,
                    kind=AccessKind.REFUSED,
                    terminal_id=by.terminal_id,
                    detail=_("identity of {code}", code=thing.code),
                    at=opened.at,
                )
            )
    if not may:
        raise Forbidden("identity.not_shown", code=thing.code)
    row = _row(session, thing)
    return None if row is None else _identity(row)


def age_of(session: Session, thing: Known, at: datetime) -> int | None:
    """Completed years of age at that moment, without the birth date; None if it is not known."""
    row = _row(session, thing)
    return None if row is None else age_on(row.born_on, day_of(session, at))


def _row(session: Session, thing: Known) -> DonorIdentity | PatientIdentity | None:
    if isinstance(thing, Donor):
        return session.scalar(sa.select(DonorIdentity).where(DonorIdentity.donor_id == thing.id))
    return session.scalar(sa.select(PatientIdentity).where(PatientIdentity.patient_id == thing.id))


def _new_row(thing: Known) -> DonorIdentity | PatientIdentity:
    return DonorIdentity(donor_id=thing.id) if isinstance(thing, Donor) else PatientIdentity(patient_id=thing.id)


def _identity(row: DonorIdentity | PatientIdentity) -> Identity:
    return Identity(row.name, row.record_number, row.born_on, row.blood_group)
