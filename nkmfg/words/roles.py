"""Roles in sentences: names of their holders, who may do something, and the roles of a signer."""

from collections.abc import Iterable

from nkmfg.domain.permissions.actions import Rule
from nkmfg.domain.permissions.roles import Role
from nkmfg.words.codes import code_label, label


def role_words(roles: str) -> str:
    """Roles of a signer, stored as codes separated by commas."""
    return ", ".join(code_label(Role, role) for role in roles.split(", "))


def rule_words(rule: Rule) -> str:
    """Sentence with the roles that a rule allows."""
    return who_may(rule.roles, rule.excludes)


def who_may(roles: Iterable[Role], excludes: str = "") -> str:
    """Sentence with the roles that may do something; shown with every refusal."""
    names = sorted((_somebody(role) for role in roles), key=str.casefold)
    named = " or ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
    return f"{named[:1].upper()}{named[1:]}{' other than ' if excludes else ''}{excludes} may."


def _somebody(role: Role) -> str:
    """Phrase for a holder of the role in a sentence."""
    match role:
        case Role.QA:
            return "QA"
        case Role.ANYONE:
            return "anybody with an account"
        case Role.SYSTEM:
            return "the software itself"
        case Role.HEAD_OF_PRODUCTION | Role.INSTALLER:
            return f"the {label(role)}"
    return f"{'an' if label(role)[0] in 'aeiou' else 'a'} {label(role)}"
