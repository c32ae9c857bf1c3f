"""What is kept: one file a thing. Importing this package knows every table."""

from nkmfg.models.base import Base
from nkmfg.models.desk import Nonce, SigningPeriod, WebSession
from nkmfg.models.person import (
    AccessEvent,
    AccessKind,
    AccountState,
    Acknowledgement,
    Credential,
    CredentialKind,
    GrantState,
    Person,
    RoleGrant,
    Terminal,
)
from nkmfg.models.signature import Signature, SignedCopy
from nkmfg.models.site import ClockShift, SiteDeclaration, SiteKind
from nkmfg.models.trail import Act, Change, Link, Stream

__all__ = [
    "AccessEvent",
    "AccessKind",
    "AccountState",
    "Acknowledgement",
    "Act",
    "Base",
    "Change",
    "ClockShift",
    "Credential",
    "CredentialKind",
    "GrantState",
    "Link",
    "Nonce",
    "Person",
    "RoleGrant",
    "Signature",
    "SignedCopy",
    "SigningPeriod",
    "SiteDeclaration",
    "SiteKind",
    "Stream",
    "Terminal",
    "WebSession",
]
