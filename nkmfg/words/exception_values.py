"""Values before and after in an exception of the record, formatted for display."""

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation

from nkmfg.domain.facts.disposition_facts import Reaction, Residue
from nkmfg.domain.facts.dossier import Dossier, Entry, Line
from nkmfg.domain.findings.check import Check, SubjectKind
from nkmfg.domain.values.moments import local
from nkmfg.words.check_places import about_of
from nkmfg.words.codes import code_label
from nkmfg.words.formats import shown, told_from
from nkmfg.words.record import with_unit
from nkmfg.words.signatures import derived_words
from nkmfg.words.units import amount_words


def line_of(dossier: Dossier, check: Check) -> Line:
    """Line of the record that a check is about."""
    found = dossier.run(check.run or "").line(
        check.params["field"], about_of(check), int(check.params.get("replicate", "1"))
    )
    assert found is not None
    return found


def _moment(dossier: Dossier, text: str) -> str:
    return local(datetime.fromisoformat(text), dossier.zone)


def _values_of_change(dossier: Dossier, check: Check) -> tuple[str, str]:
    line, field = line_of(dossier, check), dossier.run(check.run or "").field(check.params["field"])
    before, after = (_revision(line, check.params[name]) for name in ("before", "revision"))
    return with_unit(dossier, field, before), with_unit(dossier, field, after)


def _revision(line: Line, revision: str) -> Entry:
    return next(entry for entry in line.entries if str(entry.revision) == revision)


def _value_now(dossier: Dossier, check: Check) -> tuple[str, str]:
    line, field = line_of(dossier, check), dossier.run(check.run or "").field(check.params["field"])
    return "", with_unit(dossier, field, line.last)


def _numbers(_dossier: Dossier, check: Check) -> tuple[str, str]:
    """A number at signing and the present one, with as many digits as distinguish them."""
    then, now = check.params["then"], check.params["now"]
    seen, present = _decimal(then), _decimal(now)
    return (
        derived_words(then) if seen is None else told_from(seen, present) if present is not None else told_from(seen),
        derived_words(now) if present is None else told_from(present, seen) if seen is not None else told_from(present),
    )


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _calculated_numbers(_dossier: Dossier, check: Check) -> tuple[str, str]:
    unit = check.params["unit"]
    then, now = (amount_words(shown(Decimal(check.params[name]), 4), unit) for name in ("then", "now"))
    return then, now


def _treatment_values(dossier: Dossier, check: Check) -> tuple[str, str]:
    then, now = (treatment_value(dossier, check, check.params[name]) for name in ("then", "now"))
    return then, now


def treatment_value(dossier: Dossier, check: Check, value: str) -> str:
    """Display text of a value of an infusion or of IL-2."""
    what = check.params["what"]
    is_il2 = check.subject.kind is SubjectKind.IL2
    if not value:
        return "—"
    if what in ("started_at", "stopped_at", "given_at"):
        return _moment(dossier, value)
    if what == "reaction":
        reaction, separator, action = value.partition(", ")
        return f"{code_label(Reaction, reaction)}{separator}{action}"
    if what == "residue":
        return code_label(Residue, value)
    unit = {"given_typed": "IU" if is_il2 else "mL", "ordered_typed": "IU", "weight_typed": "kg"}.get(what, "")
    return amount_words(value, unit)


THEN_AND_NOW: Mapping[str, Callable[[Dossier, Check], tuple[str, str]]] = {
    "entry.corrected": _values_of_change,
    "entry.voided": _values_of_change,
    "value.implausible": _value_now,
    "value.confirmed": _value_now,
    "actual.off_calculated": _value_now,
    "number.differs_now": _numbers,
    "number.known_now": _numbers,
    "calculated.differs_now": _calculated_numbers,
    "treatment.corrected": _treatment_values,
}
