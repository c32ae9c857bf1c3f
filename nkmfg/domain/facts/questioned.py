"""Facts about the people and the recipe of a batch that were questioned afterwards."""

from dataclasses import dataclass
from datetime import datetime

from nkmfg.domain.permissions.states import Affected


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkAnswerFact:
    """Whether what a person did is affected by why a role of theirs ended or their account was disabled.

    `since` is that moment; `is_assessed` means that QA signed the answer, whoever gave one before.
    """

    login: str
    since: datetime
    affected: Affected
    of_account: bool = False  # else of a role
    is_assessed: bool = False


@dataclass(frozen=True, slots=True)
class WithdrawalFact:
    """Withdrawal of the recipe version that the batch pins, with QA's answer whether the batch is affected."""

    at: datetime
    affected: Affected
