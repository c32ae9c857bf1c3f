"""Texts of formulas; a formula contains its English text and source, as numbers that were acted upon keep them."""

from nkmfg.domain.values.computed import Formula
from nkmfg.words.messages import _


def formula_words(formula: Formula) -> str:
    """The formula as it is read: live ÷ (live + dead) × 100."""
    return _(formula.text)


def formula_source(formula: Formula) -> str:
    """Where the formula is from: a worked example, a decision, a regulation."""
    return _(formula.source)
