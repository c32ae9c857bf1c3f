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


class ProvenBy(StrEnum):
    """How a signer showed who they are, and with which secret: 21 CFR 11.200(a)(1) wants two components."""

    BADGE_AND_PASSWORD = "badge_and_password"  # noqa: S105
    BADGE_AND_PIN = "badge_and_pin"
    USER_NAME_AND_PASSWORD = "user_name_and_password"  # noqa: S105
    USER_NAME_AND_PIN = "user_name_and_pin"
    TABLET_NAME_AND_PASSWORD = "tablet_name_and_password"  # noqa: S105
    TABLET_NAME_AND_PIN = "tablet_name_and_pin"  # a tap on one's name among those signing at the tablet


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
