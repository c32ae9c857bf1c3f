"""A batch read once: its facts, and what follows from them, each computed at most once."""

from nkmfg.domain.findings.evidence import Evidence


class Case(Evidence):
    """One reading of a batch, for one request: every page, gate and document asks it, and reads nothing again."""
