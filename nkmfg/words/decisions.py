"""Sentence on what blocks the next decision."""

from nkmfg.domain.findings.spec import Stop
from nkmfg.words.messages import _, ngettext


def blocked_words(ahead: Stop, count: int, first: str = "") -> str:
    """Sentence with the number of findings that block a decision, and the first that is not listed beside it."""
    is_release = ahead is Stop.RELEASE
    if not count:
        return _("Release: nothing blocks it.") if is_release else _("Certification: nothing blocks it.")
    if is_release:
        found = ngettext("Release: {n} finding blocks it.", "Release: {n} findings block it.", count)
    else:
        found = ngettext("Certification: {n} finding blocks it.", "Certification: {n} findings block it.", count)
    return f"{found} {first}".rstrip()
