"""Names of units as they are shown; a record and its JSON contain the units listed here."""

from nkmfg.words.messages import N_, _

UNITS = frozenset(
    {
        N_("%"), N_("% v/v"), N_("°C"), N_("Gy"), N_("grade"), N_("years"),
        N_("kg"), N_("g"), N_("g/kg"), N_("g/mL"), N_("mL"), N_("µL"), N_("mL/kg"), N_("mL/h"), N_("cm"), N_("m²"),
        N_("h"), N_("min"), N_("/h"), N_("/d"), N_("/mL"),
        N_("IU"), N_("IU/kg"), N_("IU/mL"), N_("IU/mg"), N_("IU/m²"),
        N_("EU"), N_("EU/mL"), N_("EU/kg"), N_("EU/kg/h"),
        N_("cells"), N_("cells/mL"), N_("cells/µL"), N_("cells/kg"), N_("NK/kg"), N_("events"),
        N_("×"), N_("×10⁶"), N_("×10⁶/mL"), N_("×10⁹"), N_("×10⁹/L"), N_("× upper limit"), N_("log10"), N_("fold"),
        N_("columns"), N_("doses"), N_("labels"), N_("squares"), N_("units"), N_("vials"), N_("washes"),
    }
)  # fmt: skip


def unit_words(unit: str) -> str:
    """Unit as the reader writes it; one that only a recipe knows is shown as the recipe writes it."""
    return _(unit) if unit in UNITS else unit


def amount_words(number: str, unit: str) -> str:
    """Number with its unit, if it has one."""
    return f"{number} {unit_words(unit)}".rstrip()
