"""Checks of infusion forms used for another bag than the one they were printed for (FD10)."""

from collections.abc import Iterator

from nkmfg.domain.facts.dossier import Dossier
from nkmfg.domain.findings.check import Check, Subject, SubjectKind
from nkmfg.domain.findings.codes import CHECKS
from nkmfg.domain.findings.evidence import Evidence


def printed_for(dossier: Dossier, form: str) -> str | None:
    """The container a form was printed for, preceded by its batch if that is another one; None for an unknown form."""
    own = (known.container for known in dossier.ward.forms if known.number == form)
    others = (f"{use.printed_batch} {use.printed_for}" for use in dossier.ward.form_uses if use.form == form)
    return next(own, None) or next(others, None)


def used_for_other_bag(evidence: Evidence) -> Iterator[Check]:
    """Check forms of this batch that were used for an infusion of another batch.

    Both patients may have been given the other's bag: this batch stops too, until QA has assessed it.
    """
    dossier = evidence.dossier
    code = "form.used_for_other_bag"
    for use in dossier.ward.form_uses:
        if use.crosses_batches and use.printed_batch == dossier.number:
            yield Check(
                code=code,
                subject=Subject(SubjectKind.FORM, use.form),
                params={
                    "printed_for": use.printed_for,
                    "used_for": f"{use.given_batch} {use.given}",
                    "infusion": str(use.infusion),
                },
                data=use,
                at=use.entered_at,
                stops=CHECKS[code].may_stop,
                is_open=True,
            )
