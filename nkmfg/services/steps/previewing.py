"""Preview of a recording while it is typed: judged like the recording itself, and not stored."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from nkmfg.domain.case import Case, Written
from nkmfg.domain.facts.dossier import LineKey, Run
from nkmfg.domain.recipe.model import FieldKind
from nkmfg.services.deviations import missing_among
from nkmfg.services.steps.judging import implausible
from nkmfg.services.steps.recording_input import Parser, TypedValue
from nkmfg.services.steps.writing import Participant, entry_of
from nkmfg.words.checks import event

_JUDGED = (FieldKind.NUMBER, FieldKind.CHOICE, FieldKind.YES_NO)


@dataclass(frozen=True, slots=True)
class Preview:
    """Preview: sentences of what would have to be confirmed, and of what would open a deviation."""

    to_confirm: tuple[str, ...] = ()
    flagged: tuple[str, ...] = ()


def preview(session: Session, case: Case, run: Run, values: Iterable[TypedValue], who: Participant) -> Preview:
    """Judge values as if they were recorded. Values that are unreadable, or recorded already, are left out."""
    entries = []
    parser = Parser(session, run.step)
    for typed in values:
        known, key = run.field(typed.field), LineKey(run.key, typed.field, typed.about, typed.replicate)
        is_judged = known is not None and known.kind in _JUDGED and (typed.text.strip() or typed.not_applicable_because)
        if not is_judged or run.line(typed.field, typed.about, typed.replicate) is not None:
            continue
        parsed = parser.read(typed)
        if parsed is not None:
            entries.append((key, entry_of(parsed, who, who, happened_at=typed.at or case.at, entered_at=case.at)))
    if not entries:
        return Preview()
    then = case.with_entries(Written(tuple(entries)))
    there = {check.key for check in missing_among(case.checks)}
    return Preview(
        tuple(implausible(then.dossier, then.figures, then.dossier.run(run.key)).values()),
        tuple(event(then.dossier, check) for check in missing_among(then.checks) if check.key not in there),
    )
