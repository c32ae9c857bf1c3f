"""Results out of specification: locked until QA has signed the assignable cause (21 CFR 211.192)."""

from datetime import datetime

from sqlalchemy.orm import Session

from nkmfg.domain.case import Case
from nkmfg.domain.permissions.actions import Action, Meaning
from nkmfg.domain.product.oos import OOS, is_locked
from nkmfg.domain.recipe.criteria import Criterion
from nkmfg.domain.values.errors import Refused
from nkmfg.ledger.act import act
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import Batch
from nkmfg.services import deviations
from nkmfg.services.dossier.case import open_case
from nkmfg.services.dossier.reader import batch_numbered
from nkmfg.words.messages import _


def unlock_to_sign(session: Session, number: str, criterion: str, ordinal: int, cause: str) -> ToSign:
    """Copy that QA signs so that a result out of specification may be corrected, voided or declared invalid."""
    case = open_case(session, number)
    dossier = case.dossier
    if not is_locked(dossier, case.figures, criterion, ordinal):
        raise Refused("result.not_locked")
    result = next(result for result in dossier.results if (result.criterion, result.ordinal) == (criterion, ordinal))
    test = dossier.recipe.criterion(criterion)
    return ToSign(
        scope=f"batch/{number}/{OOS}/{criterion}/{ordinal}",
        meaning=Meaning.APPROVED,
        statement=_(
            "{test}, result {result}, is out of specification for an assignable cause: {cause}",
            test=test.attribute,
            result=ordinal,
            cause=cause,
        ),
        facts={
            "batch": number,
            "test": criterion,
            "result": str(ordinal),
            "revision": str(result.last.revision),
            "typed": result.last.typed,
            "unit": result.last.unit,
            "cause": cause,
        },
    )


def unlock_result(session: Session, signing: Signing, number: str, criterion: str, ordinal: int, cause: str) -> None:
    """Unlock a result by QA's signature on its assignable cause; before, it cannot be changed or declared invalid."""
    with act(
        session,
        Action.UNLOCK_RESULT,
        by=signing,
        on=batch_numbered(session, number),
        reason=cause,
        signs=lambda: unlock_to_sign(session, number, criterion, ordinal, cause),
    ):
        pass


def refuse_locked(case: Case, criterion: str, ordinal: int) -> None:
    """Raise Refused for a result out of specification whose cause QA has not signed."""
    if is_locked(case.dossier, case.figures, criterion, ordinal):
        raise Refused("result.locked")


def flag_retest(session: Session, batch: Batch, case: Case, test: Criterion, at: datetime) -> None:
    """Open a deviation for a repeat of a failed test without QA's signed cause; the repeat itself is recorded.

    `case` is the batch before the repeat.
    """
    for result in case.dossier.results:
        if result.criterion == test.key and is_locked(case.dossier, case.figures, result.criterion, result.ordinal):
            event = _(
                "{test} was repeated before QA had signed a cause for result {result}",
                test=test.attribute,
                result=result.ordinal,
            )
            deviations.write(session, batch, ("result.retest", f"test:{test.key}", str(result.ordinal)), event, at)
