"""Checks of the numbers of a batch that have limits of their own in the recipe."""

from collections.abc import Iterator

from nkmfg.domain.facts.dossier import BATCH as WHOLE_BATCH
from nkmfg.domain.findings.check import BATCH, Check, Subject, SubjectKind
from nkmfg.domain.findings.evidence import Evidence
from nkmfg.domain.recipe.limits import LimitVerdict
from nkmfg.domain.values.quantities import plain

_CODES = {LimitVerdict.ACTION: "quantity.action", LimitVerdict.WARNING: "quantity.warning"}


def out_of_limits(evidence: Evidence) -> Iterator[Check]:
    """Numbers outside a limit the recipe sets them, such as the recovery over a wash or the yield."""
    for quantity in evidence.quantities:
        judged, measured = quantity.judged, quantity.measured
        if judged is None or judged.verdict is LimitVerdict.WITHIN or measured.number.value is None:
            continue
        about = measured.about
        lines = evidence.dossier.run(measured.run).lines if measured.run else ()
        last = next((line.last for line in lines if line.key.about == about), None)
        yield Check(
            code=_CODES[judged.verdict],
            subject=Subject(SubjectKind.RUN, measured.run) if measured.run else BATCH,
            params={"quantity": quantity.limits.quantity.value, "value": plain(measured.number.value)}
            | ({} if about == WHOLE_BATCH else {"about_kind": about.kind, "about": about.code}),
            data=judged,
            run=measured.run,
            by=last.performed_by if last else "",
            at=last.happened_at if last else None,
            is_open=True,
        )
