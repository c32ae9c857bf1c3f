"""The states of accounts, roles and credentials, and what happens where people log in or sign."""

from enum import StrEnum


class AccountState(StrEnum):
    """An account is disabled, never deleted: its name stays readable in the record."""

    ACTIVE = "active"
    DISABLED = "disabled"
    ON_PAPER = "on_paper"  # no account at all: a name as it stands on a paper record; nobody logs in by it


class GrantState(StrEnum):
    """A GMP role is proposed by one person and becomes effective by QA's signature."""

    PROPOSED = "proposed"
    EFFECTIVE = "effective"
    REFUSED = "refused"
    ENDED = "ended"


class CredentialKind(StrEnum):
    """A PIN works at a registered tablet only; a password everywhere."""

    PASSWORD = "password"  # noqa: S105
    PIN = "pin"


class CredentialHandoverState(StrEnum):
    """A first password is good for nothing until a second person has vouched for who has it."""

    WAITING = "waiting"
    VOUCHED = "vouched"
    TAKEN_UP = "taken_up"
    REPLACED = "replaced"


class AccessKind(StrEnum):
    """A log-in, a signature or a refusal, as the access log keeps it."""

    LOGGED_IN = "logged_in"
    LOGGED_OUT = "logged_out"
    LOG_IN_FAILED = "log_in_failed"
    SIGNED = "signed"
    SIGNING_FAILED = "signing_failed"
    LOCKED_OUT = "locked_out"
    RELEASED = "lock_out_ended"
    REFUSED = "refused"
