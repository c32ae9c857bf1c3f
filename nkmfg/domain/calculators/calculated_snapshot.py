"""Snapshot of a calculated number in the entry that used it, with formula, version and inputs."""

import json
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from nkmfg.domain.values.computed import Computed, Formula, Input
from nkmfg.domain.values.hashing import canonical
from nkmfg.domain.values.notes import NoteCode, note
from nkmfg.domain.values.quantities import plain


def freeze(number: Computed) -> str:
    """Serialise a number with its working for an entry. The number must have a value."""
    assert number.value is not None
    formula = number.formula
    return canonical(
        {
            "quantity": number.quantity,
            "value": plain(number.value),
            "unit": number.unit,
            "formula": [formula.key, str(formula.version), formula.text, formula.source],
            "inputs": [
                [
                    formula_input.name,
                    plain(formula_input.value),
                    formula_input.unit,
                    formula_input.source,
                    None if formula_input.at is None else formula_input.at.isoformat(),
                ]
                for formula_input in number.inputs
            ],
            "notes": [[note.code.value, dict(note.params)] for note in number.notes],
        }
    )


def frozen(working: str) -> Computed:
    """Read the number stored in an entry."""
    kept = json.loads(working)
    key, version, text, source = kept["formula"]
    return Computed(
        quantity=kept["quantity"],
        value=Fraction(Decimal(kept["value"])),
        unit=kept["unit"],
        formula=Formula(key, int(version), text, source),
        inputs=tuple(
            Input(name, Fraction(Decimal(value)), unit, where, None if at is None else datetime.fromisoformat(at))
            for name, value, unit, where, at in kept["inputs"]
        ),
        notes=tuple(note(NoteCode(code), **params) for code, params in kept["notes"]),
    )


def differs(then: Computed, now: Computed) -> bool:
    """True if the current number differs from the stored one; False if there is no current number."""
    return now.value is not None and then.value is not None and plain(then.value) != plain(now.value)
