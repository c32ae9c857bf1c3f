"""Register of donors: answers to the protocol's questions, and infectious markers by sample."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.recipe.donor_testing import Finding
from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.values.errors import Refused, Unknown
from nkmfg.domain.values.identifiers import DONOR
from nkmfg.ledger.act import Stream, act, is_reason
from nkmfg.ledger.actor import By
from nkmfg.models import Donor, DonorMarker
from nkmfg.services.after_use import open_in_batches_of_donor
from nkmfg.services.codes import PAGE, found, given, page, refuse_taken
from nkmfg.services.parsing import (
    happened,
    happened_or_none,
    line_or_none,
    member_of,
    one_of,
    one_of_or_none,
    word_or_none,
)
from nkmfg.services.row_version import refuse_stale
from nkmfg.words.messages import _

SCREENING = ("no risk", "risk")


@dataclass(frozen=True, slots=True, kw_only=True)
class DonorAnswers:
    """Facts of a donor, in the words of the recipe's rules (yes, no, not_applicable); None is not known yet."""

    consent: str | None = None
    suitable_for_apheresis: str | None = None
    pregnant: str | None = None
    pregnancy_tested_at: datetime | None = None
    breast_feeding: str | None = None
    screening: str | None = None  # one of SCREENING; None is not complete


def add_donor(session: Session, by: By, answers: DonorAnswers | None = None, code: str | None = None) -> Donor:
    """Add a donor under the typed code, or the next free one. Raises Malformed, Refused."""

    def add(free: str) -> Donor:
        with act(session, Action.ADD_DONOR, by=by, on=Stream(f"donor/{free}")) as opened:
            refuse_taken(session, Donor.code, free)
            donor = Donor(code=free)
            _write(donor, answers or DonorAnswers(), opened.at)
            session.add(donor)
        return donor

    return given(session, DONOR, Donor.code, code, add)


def change_donor(session: Session, by: By, donor: Donor, seen: str, answers: DonorAnswers, reason: str) -> None:
    """Replace all facts of a donor. `seen` is the row version of the form. Raises Stale."""
    with act(session, Action.CHANGE_DONOR, by=by, on=donor, reason=reason) as opened:
        refuse_stale(seen, donor)
        _write(donor, answers, opened.at)


def _write(donor: Donor, answers: DonorAnswers, now: datetime) -> None:
    donor.consent = word_or_none(_("Consent"), answers.consent, field="consent")
    donor.suitable_for_apheresis = word_or_none(
        _("Suitable for apheresis"), answers.suitable_for_apheresis, field="suitable_for_apheresis"
    )
    donor.pregnant = word_or_none(_("Pregnant"), answers.pregnant, field="pregnant")
    donor.pregnancy_tested_at = happened_or_none(
        _("Pregnancy test"), answers.pregnancy_tested_at, now, field="pregnancy_tested_at"
    )
    donor.breast_feeding = word_or_none(_("Breast feeding"), answers.breast_feeding, field="breast_feeding")
    screening = {SCREENING[0]: _("no risk"), SCREENING[1]: _("risk")}
    donor.screening = one_of_or_none(_("Screening"), answers.screening, screening, field="screening")


def note_marker(
    session: Session,
    by: By,
    donor: Donor,
    recipe: Recipe,
    marker: str,
    sampled_at: datetime,
    finding: str,
    laboratory: str | None = None,
    reason: str | None = None,
) -> DonorMarker:
    """Record a marker of a sample: a new one, or a pending result. Changing a known result requires a reason.

    Raises Malformed for a marker that the recipe does not list, as no rule would judge it.
    """
    key = one_of(
        _("Marker"), marker, {choice.key: choice.label for choice in recipe.donor_testing.markers}, field="marker"
    )
    says = member_of(_("Result"), finding, Finding, field="finding")
    where = line_or_none(_("Laboratory"), laboratory, field="laboratory")
    why = line_or_none(_("Reason"), reason, field="reason")
    with act(session, Action.NOTE_MARKER, by=by, on=donor, reason=why) as opened:
        sampled = happened(_("Sample"), sampled_at, opened.at, field="sampled_at")
        row = session.scalar(
            sa.select(DonorMarker).where(
                DonorMarker.donor_id == donor.id, DonorMarker.marker == key, DonorMarker.sampled_at == sampled
            )
        )
        if row is None:
            row = DonorMarker(donor_id=donor.id, marker=key, sampled_at=sampled)
            session.add(row)
        else:
            _refuse_silent_change(row, says, where, why)
        row.finding, row.laboratory = says, where
    if says is Finding.REACTIVE:
        open_in_batches_of_donor(session, donor)
    return row


def _refuse_silent_change(row: DonorMarker, says: Finding, laboratory: str | None, reason: str | None) -> None:
    if (row.finding, row.laboratory) == (says, laboratory):
        raise Refused("marker.same")
    if row.finding != Finding.PENDING and not is_reason(reason):
        raise Refused("marker.has_result", finding=Finding(row.finding))


def donor_by_code(session: Session, code: str) -> Donor:
    """The donor with that code. Raises Unknown."""
    donor = found(session, Donor, Donor.code, DONOR.read, code)
    if donor is None:
        raise Unknown("donor.unknown")
    return donor


def donors(session: Session, after: str = "", limit: int = PAGE) -> Sequence[Donor]:
    """A page of donors after a code, ordered by code."""
    return page(session, Donor, Donor.code, after, limit)


def markers_of(session: Session, donor: Donor) -> Sequence[DonorMarker]:
    """Markers of a donor, ordered by sample and marker."""
    query = sa.select(DonorMarker).where(DonorMarker.donor_id == donor.id)
    return session.scalars(query.order_by(DonorMarker.sampled_at, DonorMarker.marker)).all()
