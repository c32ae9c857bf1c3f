"""Withdrawal of a version of a recipe, after which its batches are questioned (FD1)."""

from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.permissions.actions import Action, Meaning
from nkmfg.domain.permissions.states import QUESTIONED, Affected
from nkmfg.domain.values.errors import Refused
from nkmfg.ledger.act import act
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import RecipeApproval, RecipeVersion, RecipeWithdrawal
from nkmfg.services.after_use import open_in_batches_by
from nkmfg.services.parsing import member_of
from nkmfg.words.messages import N_, _

_SIGNED: Mapping[Affected, str] = {
    Affected.YES: N_(
        "{recipe}, version {version}, is withdrawn: no batch is issued from it any more; what was made by it is"
        " affected."
    ),
    Affected.NO: N_(
        "{recipe}, version {version}, is withdrawn: no batch is issued from it any more; what was made by it is not"
        " affected."
    ),
    Affected.NOT_KNOWN: N_(
        "{recipe}, version {version}, is withdrawn: no batch is issued from it any more; it is not known whether what"
        " was made by it is affected."
    ),
}


def withdrawal_to_sign(session: Session, version: RecipeVersion, reason: str, affected: str) -> ToSign:
    """Content of QA's signature that withdraws a version; `affected` says whether its batches are.

    Raises Malformed, and Refused for a version that was never approved or is withdrawn already.
    """
    answer = member_of(_("Affected"), affected, Affected, field="affected")
    if session.scalar(sa.select(RecipeApproval.id).where(RecipeApproval.recipe_version_id == version.id)) is None:
        raise Refused("recipe.never_approved", recipe=version.code, version=version.version)
    withdrawn = sa.select(RecipeWithdrawal.id).where(RecipeWithdrawal.recipe_version_id == version.id)
    if session.scalar(withdrawn) is not None:
        raise Refused("recipe.withdrawn", recipe=version.code, version=version.version)
    return ToSign(
        scope=f"recipe/{version.code}/{version.version}",
        meaning=Meaning.WITHDRAWN,
        statement=_(_SIGNED[answer], recipe=version.title, version=version.version),
        facts={
            "code": version.code,
            "version": version.version,
            "title": version.title,
            "digest": version.digest,
            "affected": answer,
            "reason": reason,
        },
    )


def withdraw_recipe(session: Session, signing: Signing, version: RecipeVersion, reason: str, affected: str) -> None:
    """Withdraw an approved version by QA's signature. Unless its batches are not affected, each is stopped and gets a
    deviation.
    """
    answer = member_of(_("Affected"), affected, Affected, field="affected")
    with act(
        session,
        Action.WITHDRAW_RECIPE,
        by=signing,
        on=version,
        reason=reason,
        signs=lambda: withdrawal_to_sign(session, version, reason, answer),
    ) as opened:
        session.add(
            RecipeWithdrawal(
                recipe_version_id=version.id,
                signature_id=opened.signature.id,
                affected=answer,
                withdrawn_at=opened.at,
            )
        )
    if answer in QUESTIONED:
        open_in_batches_by(session, version)
