"""A calculated number as it stood when it was acted upon: frozen in its entry with formula, version and inputs."""

import json
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from nkmfg.domain.values.computed import Computed, Formula, Input
from nkmfg.domain.values.hashing import canonical
from nkmfg.domain.values.quantities import plain


def freeze(number: Computed) -> str:
    """The number and its working, as an entry keeps them. Only for a number that is there."""
    assert number.value is not None
    formula = number.formula
    return canonical(
        {
            "quantity": number.quantity,
            "value": plain(number.value),
            "unit": number.unit,
            "formula": [formula.key, str(formula.version), formula.text, formula.source],
            "inputs": [
                [one.name, plain(one.value), one.unit, one.source, None if one.at is None else one.at.isoformat()]
                for one in number.inputs
            ],
            "note": number.note,
        }
    )


def frozen(working: str) -> Computed:
    """The number an entry was acted upon with."""
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
        note=kept["note"],
    )


def differs(then: Computed, now: Computed) -> bool:
    """Whether the number would be another one now, as entries keep it; one that is not there says nothing."""
    return now.value is not None and then.value is not None and plain(then.value) != plain(now.value)
