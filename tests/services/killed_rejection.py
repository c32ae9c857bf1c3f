"""Rejects a lot in a process that is killed at a commit; its arguments are URL, LOT, EVENT and NUMBER."""

import os
import signal
import sys
from collections.abc import Callable

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.demo.staff import QA, signs
from nkmfg.ledger.clock import DemoClock
from nkmfg.ledger.database import open_ledger
from nkmfg.ledger.migrate import head_revision
from nkmfg.ledger.passwords import Passwords
from nkmfg.services.lots import stock


def main(url: str, code: str, when: str, number: str) -> None:
    """Reject the lot; die at the commit of that number, `before_commit` or `after_commit`."""
    ledger = open_ledger(url, head_revision(), clock=DemoClock(), passwords=Passwords(cheap=True))
    with ledger.sessions() as session:
        lot = stock.lot_by_code(session, code)
        signing = signs(session, QA, stock.reject_to_sign(session, lot, "recalled by its maker", "not_known"))
        sa.event.listen(session, when, _kills_at(int(number)))
        stock.reject_lot(session, signing, lot, "recalled by its maker", "not_known")


def _kills_at(number: int) -> Callable[[Session], None]:
    seen = []

    def count(_session: Session) -> None:
        seen.append(1)
        if len(seen) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    return count


if __name__ == "__main__":
    main(*sys.argv[1:])
