"""People, their roles and credentials, registered tablets, and access events."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from nkmfg.domain.permissions.accounts import (
    AccessKind,
    AccountState,
    CredentialHandoverState,
    CredentialKind,
    GrantState,
)
from nkmfg.domain.permissions.actions import GRANTABLE
from nkmfg.domain.permissions.states import Affected
from nkmfg.models.base import Base, Kept, Numbered, kept, one_of
from nkmfg.models.column_labels import Form, aside, label, quiet, withheld, word


class Person(Numbered, Base):
    """A named person, or the system itself, which cannot log in."""

    __tablename__ = "person"

    login: Mapped[str] = mapped_column(unique=True, info=quiet())
    printed_name: Mapped[str] = mapped_column(info=label("printed name"))
    badge: Mapped[str | None] = mapped_column(unique=True, info=label("badge"))
    state: Mapped[str] = mapped_column(info=word("account"))
    is_system: Mapped[bool] = mapped_column(info=label("the software's own"))
    # how identity was verified, by the person who opened the account (11.100(b))
    identity_verified: Mapped[str | None] = mapped_column(info=label("identity verified"))
    language: Mapped[str | None] = mapped_column(info=label("language"))  # ISO 639 code; None: the site's

    grants: Mapped[list["RoleGrant"]] = relationship(
        foreign_keys="RoleGrant.person_id", order_by="RoleGrant.id", viewonly=True
    )

    __table_args__ = kept(Kept.RECORD, one_of("state", AccountState), thing="Account {login}")

    @property
    def stream(self) -> str:
        return f"person/{self.login}"


class RoleGrant(Numbered, Base):
    """A role of a person: its period, who proposed it, and the signature that approved it."""

    __tablename__ = "role_grant"

    person_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), info=quiet())
    role: Mapped[str] = mapped_column(info=quiet(Form.WORD))
    state: Mapped[str] = mapped_column(info=word("state"))
    is_bootstrap: Mapped[bool] = mapped_column(info=label("without QA, at the start"))
    proposed_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("person.id"), info=aside("proposed by"))
    proposed_at: Mapped[datetime] = mapped_column(info=label("proposed"))
    effective_at: Mapped[datetime | None] = mapped_column(info=label("in effect from"))
    signature_id: Mapped[int | None] = mapped_column(sa.ForeignKey("signature.id"), info=label("signed"))
    ended_at: Mapped[datetime | None] = mapped_column(info=label("ended"))
    ended_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("person.id"), info=aside("ended by"))

    __table_args__ = kept(
        Kept.RECORD,
        one_of("role", GRANTABLE),
        one_of("state", GrantState),
        sa.CheckConstraint("person_id <> proposed_by_id", name="not_to_oneself"),
        sa.CheckConstraint("person_id <> ended_by_id", name="not_by_oneself"),
        sa.CheckConstraint(
            "state = 'proposed' OR state = 'refused' OR is_bootstrap OR role = 'administrator'"
            " OR signature_id IS NOT NULL",
            name="gmp_roles_are_signed",
        ),
        sa.Index("ix_role_grant_person", "person_id", "state"),
        thing="Role: {role}",
        place="{person_id}",
    )


class WorkAnswer(Numbered, Base):
    """Whether what a person did is affected by why a role of theirs ended, or their account was disabled.

    Whoever ends it answers first; an answer that QA signs stands in place of the one it assesses.
    """

    __tablename__ = "work_answer"

    person_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), info=quiet())
    grant_id: Mapped[int | None] = mapped_column(sa.ForeignKey("role_grant.id"), info=quiet())  # the account's if none
    affected: Mapped[str] = mapped_column(info=word("what was done is affected"))
    answered_by_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), info=aside("said by"))
    answered_at: Mapped[datetime] = mapped_column(info=quiet())
    assesses_id: Mapped[int | None] = mapped_column(sa.ForeignKey("work_answer.id"), unique=True, info=quiet())
    signature_id: Mapped[int | None] = mapped_column(sa.ForeignKey("signature.id"), info=label("signed"))

    __table_args__ = kept(
        Kept.ONCE,
        one_of("affected", Affected),
        sa.CheckConstraint("person_id <> answered_by_id", name="not_by_oneself"),
        sa.CheckConstraint("(assesses_id IS NULL) = (signature_id IS NULL)", name="an_assessment_is_signed"),
        sa.Index("ix_work_answer_person", "person_id"),
        thing="Whether work is affected",
        place="{person_id}",
    )


class Credential(Numbered, Base):
    """A salted hash of a secret. Audited, so that a swap by SQL is found, and redacted in every export."""

    __tablename__ = "credential"

    person_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), info=quiet())
    kind: Mapped[str] = mapped_column(info=quiet())
    secret_hash: Mapped[str] = mapped_column(info=withheld("secret"))
    # set by another person: valid for one log-in, to choose a new secret, and for nothing else
    is_first: Mapped[bool] = mapped_column(info=label("set by somebody else"))
    set_at: Mapped[datetime] = mapped_column(info=aside("set"))

    __table_args__ = kept(
        Kept.RECORD,
        one_of("kind", CredentialKind),
        sa.UniqueConstraint("person_id", "kind"),
        thing="{kind}",
        place="{person_id}",
    )


class CredentialHandover(Numbered, Base):
    """A first password issued by an administrator, and the state of the code that a second person gives."""

    __tablename__ = "credential_handover"

    person_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), info=quiet())
    state: Mapped[str] = mapped_column(info=word("state"))
    issued_by_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), info=aside("handed over by"))
    issued_at: Mapped[datetime] = mapped_column(info=quiet())
    vouched_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("person.id"), info=label("vouched for by"))
    vouched_at: Mapped[datetime | None] = mapped_column(info=quiet())
    signature_id: Mapped[int | None] = mapped_column(sa.ForeignKey("signature.id"), info=label("signed"))
    code_hash: Mapped[str | None] = mapped_column(info=withheld("its code"))
    ended_at: Mapped[datetime | None] = mapped_column(info=quiet())

    __table_args__ = kept(
        Kept.RECORD,
        one_of("state", CredentialHandoverState),
        sa.CheckConstraint("issued_by_id <> person_id", name="not_to_oneself"),
        sa.CheckConstraint("vouched_by_id <> issued_by_id AND vouched_by_id <> person_id", name="takes_two"),
        sa.CheckConstraint(
            "state IN ('waiting', 'replaced') OR (vouched_by_id IS NOT NULL AND signature_id IS NOT NULL"
            " AND code_hash IS NOT NULL)",
            name="is_vouched_for",
        ),
        sa.Index("ix_credential_handover_person", "person_id", "state"),
        thing="First password",
        place="{person_id}",
    )


class Acknowledgement(Numbered, Base):
    """A person's statement that the electronic signature is as binding as one in ink (21 CFR 11.100(c))."""

    __tablename__ = "acknowledgement"

    person_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), unique=True, info=quiet())
    statement: Mapped[str] = mapped_column(info=label(""))
    acknowledged_at: Mapped[datetime] = mapped_column(info=quiet())

    __table_args__ = kept(Kept.ONCE, thing="Signature acknowledged", place="{person_id}")


class Terminal(Numbered, Base):
    """A registered tablet. A PIN is accepted on registered tablets only."""

    __tablename__ = "terminal"

    name: Mapped[str] = mapped_column(unique=True, info=quiet())
    place: Mapped[str] = mapped_column(info=label("place"))
    token_hash: Mapped[str] = mapped_column(unique=True, info=withheld("its key"))
    registered_at: Mapped[datetime] = mapped_column(info=quiet())
    retired_at: Mapped[datetime | None] = mapped_column(info=label("retired"))

    __table_args__ = kept(Kept.RECORD, thing="Tablet {name}")

    @property
    def stream(self) -> str:
        return "site"


class AccessEvent(Numbered, Base):
    """One event of a person's access log: a log-in, a signature, or a refusal."""

    __tablename__ = "access_event"

    person_id: Mapped[int | None] = mapped_column(sa.ForeignKey("person.id"), info=quiet())
    typed_login: Mapped[str] = mapped_column(info=label("under the name"))
    kind: Mapped[str] = mapped_column(info=label("", rank=-1))
    terminal_id: Mapped[int | None] = mapped_column(sa.ForeignKey("terminal.id"), info=quiet())
    detail: Mapped[str | None] = mapped_column(info=label(""))
    at: Mapped[datetime] = mapped_column(info=quiet())

    __table_args__ = kept(
        Kept.ONCE,
        one_of("kind", AccessKind),
        sa.Index("ix_access_event_person", "person_id", "id"),
        thing="At the door",
    )
