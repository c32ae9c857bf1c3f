"""Moments: UTC to the microsecond, unambiguous when the clocks go back, from one clock that nobody sets."""

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

import nkmfg
from nkmfg.models import Base
from nkmfg.models.base import Moment
from tests.ledger.backends import on_postgresql
from tests.ledger.toy import VESSELS, ToySite, Vessel, vessel

pytestmark = [pytest.mark.req("D11", "M06"), pytest.mark.challenge("T9")]

BERLIN = ZoneInfo("Europe/Berlin")
SOURCES = sorted(Path(nkmfg.__file__).parent.rglob("*.py"))


def test_half_past_two_comes_twice_in_the_night_the_clocks_go_back(own_toys: ToySite) -> None:
    summer = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=0)
    winter = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=1)
    with own_toys.act():
        own_toys.session.add_all(
            [Vessel(**vessel("summer", opened_at=summer)), Vessel(**vessel("winter", opened_at=winter))]
        )
    kept = [own_toys.row(VESSELS, code)["opened_at"] for code in ("summer", "winter")]
    assert kept == [datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)]
    assert [moment.astimezone(BERLIN).strftime("%H:%M %z") for moment in kept] == ["02:30 +0200", "02:30 +0100"]
    images = [change.became for change in own_toys.changes()[-2:]]
    assert '"opened_at":"2026-10-25T00:30:00.000000Z"' in images[0]
    assert '"opened_at":"2026-10-25T01:30:00.000000Z"' in images[1]


def test_moments_sort_as_they_happened_also_as_text(own_toys: ToySite) -> None:
    first = datetime(2026, 10, 25, 0, 30, 0, 999_999, tzinfo=UTC)
    second = datetime(2026, 10, 25, 0, 30, 1, tzinfo=UTC)
    with own_toys.act():
        own_toys.session.add_all(
            [Vessel(**vessel("later", opened_at=second)), Vessel(**vessel("sooner", opened_at=first))]
        )
    order = sa.select(Vessel.code).where(Vessel.code.in_(["later", "sooner"])).order_by(Vessel.opened_at)
    assert own_toys.session.scalars(order).all() == ["sooner", "later"]


def test_a_moment_without_its_zone_is_refused(own_toys: ToySite) -> None:
    with pytest.raises(sa.exc.StatementError, match="carries its zone"), own_toys.act():
        own_toys.session.add(Vessel(**vessel("naive", opened_at=datetime(2026, 10, 25, 2, 30))))


@on_postgresql
def test_every_moment_is_a_timestamptz_on_postgresql(toys: ToySite) -> None:
    inspector = sa.inspect(toys.ledger.engine)
    for table in Base.metadata.sorted_tables:
        kinds = {column["name"]: column["type"] for column in inspector.get_columns(table.name)}
        for column in table.columns:
            if isinstance(column.type, Moment):
                kind = kinds[column.name]
                assert isinstance(kind, sa.DateTime), column
                assert kind.timezone, column


@on_postgresql
def test_images_do_not_move_with_the_zone_of_whoever_writes(own_toys: ToySite) -> None:
    with own_toys.act():
        for setting in ("timezone TO 'Asia/Kathmandu'", "datestyle TO 'German'", "extra_float_digits TO -5"):
            own_toys.session.execute(sa.text(f"SET LOCAL {setting}"))
        own_toys.session.add(Vessel(**vessel("abroad")))
    assert '"opened_at":"2026-10-25T00:30:00.000000Z"' in own_toys.changes()[-1].became
    assert own_toys.breaks() == []


def _naive_clocks(source: str) -> Iterator[int]:
    """Lines that ask the machine for a time without saying of which zone."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        naive = name in {"utcnow", "utcfromtimestamp", "today"}
        naive |= name == "now" and isinstance(node.func, ast.Attribute) and _is_datetime(node.func) and not node.args
        naive |= name == "fromtimestamp" and len(node.args) + len(node.keywords) < 2
        if naive:
            yield node.lineno


def _is_datetime(function: ast.Attribute) -> bool:
    value = function.value
    return (value.attr if isinstance(value, ast.Attribute) else getattr(value, "id", "")) == "datetime"


def test_no_naive_clock_is_read_anywhere() -> None:
    found = {str(path): list(_naive_clocks(path.read_text(encoding="utf-8"))) for path in SOURCES}
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "source",
    ["datetime.now()", "datetime.utcnow()", "date.today()", "datetime.datetime.now()", "datetime.fromtimestamp(1)"],
)
def test_a_naive_clock_would_be_found(source: str) -> None:
    assert list(_naive_clocks(source)) == [1]


def test_a_clock_with_its_zone_is_let_pass() -> None:
    assert list(_naive_clocks("datetime.now(UTC); clock.now(session); datetime.fromtimestamp(1, UTC)")) == []
