"""Days of treatment, counted from the actual day of infusion, and the IL-2 course on them.

Day 0 is the infusion, day −1 the day before it, day +1 the day after. Days −1, +1 and +3 of IL-2 are two calendar
days apart: day 0 counts, though no IL-2 is given on it.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from nkmfg.domain.values.computed import Computed, Formula, Operand, compute
from nkmfg.domain.values.irrationals import square_root

MOSTELLER = Formula("mosteller", 1, "√(height × weight ÷ 3600)", "Mosteller 1987; worked example 25")
IL2_DOSE = Formula("il2_dose", 1, "IU per m² × body surface", "worked example 25")


def treatment_date(day: int, infused_on: date) -> date:
    """Date of a day of treatment."""
    return infused_on + timedelta(days=day)


def treatment_day(on: date, infused_on: date) -> int:
    """Day of treatment of a date; negative before the infusion."""
    return (on - infused_on).days


def dated(days: Iterable[int], infused_on: date) -> tuple[tuple[str, date], ...]:
    """Days of a course as written, with their dates: (`+1`, …)."""
    return tuple((written(day), treatment_date(day, infused_on)) for day in days)


def written(day: int) -> str:
    """Format a day as `−1`, `0`, `+1`: the sign distinguishes days of treatment from culture days."""
    return f"{day:+d}".replace("-", "−") if day else "0"


def body_surface_m2(*, height_cm: Operand, weight_kg: Operand) -> Computed:
    """Body surface area by Mosteller."""
    return compute(
        "body_surface_m2",
        MOSTELLER,
        lambda height, weight: square_root(height * weight / 3600),
        height_cm=height_cm,
        weight_kg=weight_kg,
    )


def il2_dose_iu(*, il2_iu_per_m2: Operand, body_surface_m2: Operand) -> Computed:
    """One subcutaneous dose of IL-2 for a patient."""
    return compute(
        "il2_iu",
        IL2_DOSE,
        lambda per_m2, surface: per_m2 * surface,
        il2_iu_per_m2=il2_iu_per_m2,
        body_surface_m2=body_surface_m2,
    )
