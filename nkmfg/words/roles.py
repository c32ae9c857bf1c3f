"""Roles in sentences: names of their holders, who may do something, and the roles of a signer."""

from collections.abc import Iterable, Mapping

from nkmfg.domain.permissions.actions import Rule
from nkmfg.domain.permissions.roles import Role
from nkmfg.domain.permissions.rule import Excluded
from nkmfg.words.codes import code_label
from nkmfg.words.messages import N_, _


def role_words(roles: str) -> str:
    """Roles of a signer, stored as codes separated by commas."""
    return ", ".join(code_label(Role, role) for role in roles.split(", "))


def rule_words(rule: Rule) -> str:
    """Sentence with the roles that a rule allows."""
    return who_may(rule.roles, rule.excludes)


def who_may(roles: Iterable[Role], excludes: Excluded | None = None) -> str:
    """Sentence with the roles that may do something; shown with every refusal."""
    *names, last = sorted((_(_HOLDERS[role]) for role in roles), key=str.casefold)
    named = _("{names} or {last}", names=", ".join(names), last=last) if names else last
    named = named[:1].upper() + named[1:]
    return _("{names} may.", names=named) if excludes is None else _(_OTHER_THAN[excludes], names=named)


_HOLDERS: Mapping[Role, str] = {
    Role.TECHNICIAN: N_("a technician"),
    Role.HEAD_OF_PRODUCTION: N_("the head of production"),
    Role.QC_ANALYST: N_("a QC analyst"),
    Role.QA: N_("QA"),
    Role.AUTHORISED_PERSON: N_("an authorised person"),
    Role.CLINICIAN: N_("a clinician"),
    Role.ADMINISTRATOR: N_("an administrator"),
    Role.IDENTITY: N_("an identity reader"),
    Role.ANYONE: N_("anybody with an account"),
    Role.SYSTEM: N_("the software itself"),
    Role.INSTALLER: N_("the installer"),
}
_OTHER_THAN: Mapping[Excluded, str] = {
    Excluded.CREDENTIAL_BEARER: N_("{names} other than who handed the password over, or its holder may."),
    Excluded.RECEIVER: N_("{names} other than who is to get it may."),
    Excluded.HOLDER: N_("{names} other than who holds it may."),
    Excluded.ASSESSOR: N_("{names} other than who said it first, or whose work it is may."),
    Excluded.WEIGHER: N_("{names} other than who weighed or wrote it may."),
    Excluded.TRANSCRIBER: N_("{names} other than who transcribed it may."),
    Excluded.PERFORMER: N_("{names} other than who performed it may."),
    Excluded.OPENER: N_("{names} other than who opened it or whose work it is may."),
    Excluded.REPORTER: N_("{names} other than who reported them may."),
    Excluded.PERFORMER_OR_TESTER: N_("{names} other than who performed or tested may."),
    Excluded.MAKER_TESTER_OR_REVIEWER: N_("{names} other than who made, tested or reviewed it may."),
    Excluded.MAKER_OR_TESTER: N_("{names} other than who made or tested it may."),
    Excluded.MAKER_TESTER_OR_APPROVER: N_("{names} other than who made, tested or approved it may."),
    Excluded.WRITER: N_("{names} other than who wrote it down may."),
    Excluded.COUNTER: N_("{names} other than who counted it may."),
    Excluded.PRINTER: N_("{names} other than who printed it may."),
}
