"""Reasons: words, wherever one is given; refused in a sentence, and by the database whoever writes."""

import pytest
import sqlalchemy as sa

from nkmfg.domain.permissions.actions import RULES, Action
from nkmfg.domain.values.errors import Refused
from nkmfg.ledger.act import act, is_reason
from nkmfg.models import Act
from tests import staff
from tests.ledger.toy import PLAIN, A, ToySite

pytestmark = [pytest.mark.req("C03"), pytest.mark.challenge("T5")]

NO_REASONS = [None, "", "   ", ".", "\t\n", "…", " . - . "]


@pytest.mark.parametrize("reason", NO_REASONS)
def test_an_act_that_wants_a_reason_is_refused_without_words(toys: ToySite, reason: str | None) -> None:
    assert RULES[Action.RUN_SQL].needs_reason
    with (
        pytest.raises(Refused, match=r"act\.reason_missing"),
        act(toys.session, Action.RUN_SQL, by=staff.by(toys.session, staff.ADAM), on=A, reason=reason),
    ):
        pytest.fail("the act was opened")


@pytest.mark.parametrize("reason", [r for r in NO_REASONS if r is not None])
def test_a_reason_given_though_none_is_wanted_has_words_too(toys: ToySite, reason: str) -> None:
    assert not RULES[PLAIN].needs_reason
    with (
        pytest.raises(Refused, match=r"act\.reason_missing"),
        act(toys.session, PLAIN, by=staff.by(toys.session, staff.ANNA), on=A, reason=reason),
    ):
        pytest.fail("the act was opened")


@pytest.mark.parametrize("reason", ["ok", "lid was loose", "см. журнал", "7a"])
def test_a_reason_in_words_stands_in_the_act(toys: ToySite, reason: str) -> None:
    assert is_reason(reason)
    by = staff.by(toys.session, staff.ADAM)
    with act(toys.session, Action.RUN_SQL, by=by, on=A, reason=reason) as opened:
        pass
    assert toys.session.get_one(Act, opened.id).reason == reason


@pytest.mark.parametrize("reason", ["", "   ", ".", " . "])
def test_the_database_refuses_a_blank_reason_whoever_writes_it(owner: sa.Connection, reason: str) -> None:
    header = owner.execute(sa.select(Act.__table__).limit(1)).mappings().one()
    with pytest.raises(sa.exc.IntegrityError, match="ck_act_reason"):
        owner.execute(sa.insert(Act).values({**header, "id": 99_999, "reason": reason}))
