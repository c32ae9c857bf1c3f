"""A batch read once, with values computed at most once."""

from nkmfg.domain.findings.evidence import Evidence


class Case(Evidence):
    """One reading of a batch within one request, shared by all pages, gates and documents."""
