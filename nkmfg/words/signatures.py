"""Texts of changes since a signature, and of numbers that differ from those its signer saw."""

from decimal import Decimal, InvalidOperation

from nkmfg.domain.facts.entry_kinds import EntryKind
from nkmfg.domain.figures.run_signature import (
    GONE,
    NO_NUMBER,
    WITHOUT_VALUE,
    Change,
    ChangeCode,
    Difference,
    SignatureCheck,
    SignedFact,
)
from nkmfg.domain.values.notes import notes_of
from nkmfg.words.codes import label
from nkmfg.words.formats import shown
from nkmfg.words.messages import N_, _
from nkmfg.words.notes import note_words, short_words
from nkmfg.words.quantities import quantity_words

_CHANGES = {
    ChangeCode.COPY_BROKEN: N_("the stored copy is not the one that was signed"),
    ChangeCode.COPY_MISPLACED: N_("the stored copy belongs elsewhere"),
    ChangeCode.COPY_OF_OTHER_STEP: N_("the stored copy is of another step"),
    ChangeCode.RECIPE_OR_MOVEMENT: N_("the recipe or a movement of cells"),
}


def changed_words(status: SignatureCheck) -> str:
    """All changes since a signature."""
    return "; ".join(change_words(change) for change in status.changed)


def change_words(change: Change) -> str:
    """One change: the value when it was signed, and the value now."""
    if change.code is ChangeCode.INFUSION_CORRECTED:
        return _("infusion {infusion} was corrected since", infusion=change.about)
    if change.code is not ChangeCode.ENTRY:
        return _(_CHANGES[change.code])
    where = f"{change.label} {change.about}".strip()
    return _(
        "{where}: {then} when signed, {now} now",
        where=where,
        then=_fact_words(change.then),
        now=_fact_words(change.now),
    )


def _fact_words(fact: SignedFact | None) -> str:
    if fact is None or fact == GONE:
        return _("gone")
    return label(EntryKind(fact.kind)) if fact.kind in WITHOUT_VALUE else fact.value or _("nothing")


def difference_words(difference: Difference) -> str:
    """A number at signing and now: "vessel A, NK cells: pending at signing, 4.245 × 10⁸ now"."""
    quantity = quantity_words(difference.quantity)
    then, now = _rounded(difference.then), _rounded(difference.now)
    return _(
        "vessel {vessel}, {quantity}: {then} at signing, {now} now",
        vessel=difference.vessel,
        quantity=quantity,
        then=then,
        now=now,
    )


def _rounded(value: str) -> str:
    """A derived number as it was signed, or in short the reason why there was none."""
    try:
        return shown(Decimal(value), significant=4)
    except InvalidOperation:
        return short_words(notes_of(value)) if value != NO_NUMBER else value


def derived_words(text: str) -> str:
    """Reason, as stored in a signed copy, why there was no number."""
    return text if text == NO_NUMBER else note_words(notes_of(text))
