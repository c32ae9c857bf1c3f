"""Second person's verification of a dose, and the physician's decision on a dose other than the ordered one."""

from collections.abc import Sequence
from functools import cache

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.case import Case
from nkmfg.domain.permissions.actions import Action, Meaning
from nkmfg.domain.product.dose_verification import DECISION, DOSE, DoseDecision
from nkmfg.domain.product.filled import dose_counts
from nkmfg.domain.values.errors import Refused
from nkmfg.ledger.act import act
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import Person
from nkmfg.services.dossier.case import open_case
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.services.parsing import line, member_of
from nkmfg.words.formats import shown
from nkmfg.words.messages import _
from nkmfg.words.notes import note_words
from nkmfg.words.record import weight_words


def dose_to_sign(session: Session, number: str) -> ToSign:
    """Copy that the second person signs. Raises Refused while the dose cannot be computed."""
    return _dose_copy(open_case(session, number))


def _counters(session: Session, case: Case) -> Sequence[int]:
    """Ids of the people who made, recorded or corrected the counts the dose is computed from."""
    dossier = case.dossier
    logins = {who for count in dose_counts(dossier, case.figures) for who in dossier.run(count.run).participants}
    return session.scalars(sa.select(Person.id).where(Person.login.in_(sorted(logins)))).all()


def _dose_copy(case: Case) -> ToSign:
    dossier, number = case.dossier, case.dossier.number
    volume = case.dose_sheet.plan.volume_ml
    if volume.value is None:
        raise Refused("dose.pending", notes=note_words(volume.notes))
    if case.dose_verifications:
        raise Refused("dose.verified")
    return ToSign(
        scope=f"batch/{number}/{DOSE}",
        meaning=Meaning.VERIFIED,
        statement=_(
            "I have verified the dose of batch {batch} for patient {patient}: {volume} mL at {weight}.",
            batch=number,
            patient=dossier.order.patient,
            volume=shown(volume.value, 5),
            weight=weight_words(dossier.order.weight_kg),
        ),
        facts=case.dose_facts,
    )


def verify_dose(session: Session, signing: Signing, number: str) -> None:
    """Verify the dose by signature; never by a person who counted it."""
    batch = batch_numbered(session, number)
    read = cache(lambda: open_case(session, number))  # first called under the lock
    with act(
        session,
        Action.VERIFY_DOSE,
        by=signing,
        on=batch,
        not_by=lambda: _counters(session, read()),
        signs=lambda: _dose_copy(read()),
    ):
        pass


def decision_to_sign(session: Session, number: str, decision: str, sponsor: str, why: str) -> ToSign:
    """Copy that the physician signs: the decision on the dose, and the person informed at the sponsor."""
    case = open_case(session, number)
    dossier = case.dossier
    made = member_of(_("Decision"), decision, DoseDecision, field="decision")
    told = line(_("Told at the sponsor"), sponsor, field="sponsor")
    return ToSign(
        scope=f"batch/{number}/{DECISION}/{len(case.dose_decisions) + 1}",
        meaning=Meaning.APPROVED,
        statement=_(
            "Dose of batch {batch} for patient {patient}, {decision}: {why}",
            batch=number,
            patient=dossier.order.patient,
            decision=made,
            why=why.strip(),
        ),
        facts=case.dose_facts | {"decision": made.value, "told_at_sponsor": told, "why": why.strip()},
    )


def decide_dose(session: Session, signing: Signing, number: str, decision: str, sponsor: str, why: str) -> None:
    """Record the physician's signed decision on the dose."""
    with act(
        session,
        Action.DECIDE_DOSE,
        by=signing,
        on=batch_numbered(session, number),
        reason=why,
        signs=lambda: decision_to_sign(session, number, decision, sponsor, why),
    ):
        pass
