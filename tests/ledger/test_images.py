"""The image of a row is the same bytes on both databases and in Python, and so is the digest over it."""

from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nkmfg.domain.values.hashing import GENESIS, ChangeLine, canonical, link_digest
from nkmfg.ledger.images import Kind, image_sql
from nkmfg.ledger.trigger_spec import HEADER
from nkmfg.models import Act, Change, Link
from tests import staff
from tests.ledger.toy import VESSELS, ToySite, Vessel, image_by_hand, vessel

pytestmark = pytest.mark.req("D05")

NASTY = [
    'says "no"',
    "back\\slash \\u0041 \\n",
    "\b\f\n\r\t\x01\x1f\x7f",
    "a/b </script> {curly} [square]",
    "é⁶ 😀 CD56⁺ 10⁶/mL µL ½",
    "line\u2028paragraph\u2029nbsp\u00a0zwj\u200d bom\ufeff",
    "Борис Лях, Кожевниково",
    "it's 100 % sure; -- DROP",
    "",
    " leading and trailing ",
    "null",
    "e\u0301 is not é",
]


@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_has_the_same_image_on_both_databases(toys: ToySite, text: str) -> None:
    since = toys.last_change()
    with toys.act():
        toys.session.add(Vessel(**vessel(f"nasty {text}", place=text)))
    row = toys.row(VESSELS, f"nasty {text}")
    assert row["place"] == text
    (change,) = toys.changes(since)
    assert change.became == image_by_hand(VESSELS, row)


@pytest.mark.parametrize(
    "columns",
    [
        {"volume_ml": Decimal("1.20"), "weight_g": Decimal("8.25E+6")},
        {"volume_ml": Decimal("-0.000000000000000000000000000000001")},
        {"volume_ml": Decimal("1234567890123456789012345678901234.5678")},
        {"passage": 9_007_199_254_740_993, "room": -1},
        {"is_open": False, "is_sterile": True},
        {"is_sterile": False, "expires_on": date(2028, 2, 29)},
        {"place": None},
    ],
    ids=str,
)
def test_every_kind_of_value_has_the_same_image_on_both_databases(toys: ToySite, columns: dict[str, object]) -> None:
    since, code = toys.last_change(), f"kinds {columns}"
    with toys.act():
        toys.session.add(Vessel(**vessel(code, **columns)))
    row = toys.row(VESSELS, code)
    assert {name: row[name] for name in columns} == columns
    (change,) = toys.changes(since)
    assert change.became == image_by_hand(VESSELS, row)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60))
def test_any_text_has_the_image_that_python_gives_it(toys: ToySite, text: str) -> None:
    image = sa.literal_column(image_sql((("said", Kind.TEXT),), "t", toys.database.backend), sa.Text)
    t = sa.select(sa.cast(sa.literal(text), sa.Text).label("said")).subquery("t")
    with toys.ledger.engine.connect() as connection:
        assert connection.execute(sa.select(image).select_from(t)).scalar_one() == canonical({"said": text})


def test_the_digest_the_database_wrote_is_the_one_python_computes(toys: ToySite) -> None:
    """From the rows alone: header and lines put together by hand, not by the SQL that wrote them."""
    with toys.act(by=staff.BORIS):
        toys.session.add(Vessel(**vessel("digest", place=NASTY[2])))
        toys.session.flush()
        toys.session.execute(sa.update(VESSELS).where(VESSELS.c.code == "digest").values(place=NASTY[4]))
    with toys.ledger.engine.connect() as connection:
        links = connection.execute(sa.select(Link.__table__).order_by(Link.stream, Link.seq)).all()
        tails: dict[str, str] = {}
        for link in links:
            assert link.prev == tails.get(link.stream, GENESIS)
            assert link.digest == link_digest(link.prev, _header(connection, link.act_id), _lines(connection, link))
            tails[link.stream] = link.digest
    assert len(links) > 10


def _header(connection: sa.Connection, act_id: int) -> str:
    row = connection.execute(sa.select(Act.__table__).where(Act.id == act_id)).mappings().one()
    image = image_by_hand(Act.metadata.tables["act"], dict(row))
    assert {name for name, _ in HEADER[row["header_version"]]} == set(row)
    return image


def _lines(connection: sa.Connection, link: sa.Row[tuple[object, ...]]) -> list[ChangeLine]:
    rows = connection.execute(sa.select(Change.__table__).where(Change.act_id == link.act_id).order_by(Change.id))
    return [ChangeLine(row.id, row.table_name, row.row_id, row.op, row.was, row.became) for row in rows]
