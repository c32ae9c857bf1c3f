"""Two toy tables for the mechanisms: vessels, whose rows change, and readings, which are written once."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.values.hashing import canonical
from nkmfg.ledger import triggers
from nkmfg.ledger.act import OpenAct, Stream, act
from nkmfg.ledger.database import SHAPES, snapshot
from nkmfg.ledger.images import shapes_of
from nkmfg.ledger.verify import Break, Heads, verify
from nkmfg.models import Base, Change
from nkmfg.models.base import DERIVED, HASHED_IN, Kept, Numbered, Trend, kept, outside_image
from tests import staff
from tests.conftest import APP_ROLE, Database, Site

# Anybody may do it, in any state, with no signature and no reason: the plainest act there is.
PLAIN = Action.NOTE_ACCESS
A, B = Stream("toy/A"), Stream("toy/B")
OPENED = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


class Toys(DeclarativeBase):
    metadata = sa.MetaData(naming_convention=Base.metadata.naming_convention)
    type_annotation_map = Base.type_annotation_map


class Vessel(Numbered, Toys):
    """A row of every kind of column that changes inside acts."""

    __tablename__ = "toy_vessel"

    code: Mapped[str] = mapped_column(unique=True)
    place: Mapped[str | None]
    passage: Mapped[int]
    room: Mapped[int | None]
    is_open: Mapped[bool]
    is_sterile: Mapped[bool | None]
    made_on: Mapped[date]
    expires_on: Mapped[date | None]
    opened_at: Mapped[datetime]
    emptied_at: Mapped[datetime | None]
    volume_ml: Mapped[Decimal]
    weight_g: Mapped[Decimal | None]

    readings: Mapped[list["Reading"]] = relationship(order_by="Reading.id")

    __table_args__ = kept(Kept.RECORD)


def _number_of(row: Mapping[str, Any]) -> Decimal:
    return Decimal(row["number"])


class Reading(Numbered, Toys):
    """A row that never changes, with bytes too large for the trail and a number derived from its text."""

    __tablename__ = "toy_reading"

    vessel_id: Mapped[int] = mapped_column(sa.ForeignKey("toy_vessel.id"))
    field: Mapped[str]
    typed: Mapped[str]
    number: Mapped[Decimal]
    trend: Mapped[Decimal] = mapped_column(Trend, info={DERIVED: _number_of})
    sha256: Mapped[str]
    content: Mapped[bytes] = mapped_column(info={HASHED_IN: "sha256"})

    __table_args__ = kept(Kept.ONCE, sa.UniqueConstraint("vessel_id", "field"))


VESSELS: sa.Table = Toys.metadata.tables["toy_vessel"]
READINGS: sa.Table = Toys.metadata.tables["toy_reading"]
SHAPES_WITH_TOYS = [*SHAPES, *shapes_of(Toys.metadata)]
EVERYTHING = sa.MetaData()
for _table in (*Base.metadata.sorted_tables, *Toys.metadata.sorted_tables):
    _table.to_metadata(EVERYTHING)


def vessel(code: str, **also: Any) -> dict[str, Any]:
    """The columns of a vessel, nullable ones empty unless said."""
    return {
        "code": code,
        "place": "incubator 1",
        "passage": 3,
        "room": None,
        "is_open": True,
        "is_sterile": None,
        "made_on": date(2026, 10, 24),
        "expires_on": None,
        "opened_at": OPENED,
        "emptied_at": None,
        "volume_ml": Decimal("1.20"),
        "weight_g": None,
        **also,
    }


def reading(vessel_id: int, field: str, number: str = "8250000", content: bytes = b"\x00raw\xff") -> dict[str, Any]:
    """The columns of a reading."""
    return {
        "vessel_id": vessel_id,
        "field": field,
        "typed": number,
        "number": Decimal(number),
        "trend": Decimal(number),
        "sha256": hashlib.sha256(content).hexdigest(),
        "content": content,
    }


def image_by_hand(table: sa.Table, row: Mapping[str, Any]) -> str:
    """What the trail has to hold of a row, written without the ledger's own generator."""
    return canonical({c.name: _text(row[c.name]) for c in table.columns if not outside_image(c)})


def _text(value: object) -> str | None:
    match value:
        case None:
            return None
        case bool():
            return "true" if value else "false"
        case Decimal():
            return format(value, "f")
        case datetime():
            return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        case date():
            return value.isoformat()
    return str(value)


@dataclass(frozen=True)
class ToySite(Site):
    """A settled site with the toy tables beside its own, and one vessel with one reading in them."""

    @property
    def is_postgresql(self) -> bool:
        return self.database.backend == "postgresql"

    def breaks(self, heads: Heads | None = None) -> list[Break]:
        with snapshot(self.ledger.engine) as connection:
            return verify(connection, SHAPES_WITH_TOYS, EVERYTHING, heads)

    @contextmanager
    def act(
        self, stream: Stream = A, also: tuple[Stream, ...] = (), by: staff.Member = staff.ANNA
    ) -> Iterator[OpenAct]:
        with act(self.session, PLAIN, by=staff.by(self.session, by), on=stream, also=also) as opened:
            yield opened

    def changes(self, since: int = 0) -> list[Change]:
        """The changes of the toy tables after number `since`, in order."""
        with self.ledger.sessions() as session:
            toys = list(Toys.metadata.tables)
            return list(
                session.scalars(
                    sa.select(Change).where(Change.id > since, Change.table_name.in_(toys)).order_by(Change.id)
                )
            )

    def last_change(self) -> int:
        return max(change.id for change in self.changes())

    def row(self, table: sa.Table, code: str = "A") -> dict[str, Any]:
        """A vessel by its code, or a reading by its field, as it stands."""
        key = table.c.code if "code" in table.c else table.c.field
        with self.ledger.engine.connect() as connection:
            return dict(connection.execute(sa.select(table).where(key == code)).mappings().one())


def fail_after_writing(toys: ToySite) -> None:
    """A body that fails with a row written: raises RuntimeError."""
    toys.session.add(Vessel(**vessel("half")))
    toys.session.flush()
    raise RuntimeError("on purpose")


def put_in(database: Database) -> None:
    """Make the toy tables and their triggers, as the owner of the database would."""
    engine = sa.create_engine(database.owner_url, poolclass=sa.NullPool)
    with engine.begin() as connection:
        Toys.metadata.create_all(connection)
        triggers.install(connection, shapes_of(Toys.metadata))
        if database.backend == "postgresql":
            connection.exec_driver_sql(f"GRANT SELECT, INSERT, UPDATE ON toy_vessel TO {APP_ROLE}")
            connection.exec_driver_sql(f"GRANT SELECT, INSERT ON toy_reading TO {APP_ROLE}")


def begin(session: Session) -> None:
    """The first vessel and its first reading."""
    with act(session, PLAIN, by=staff.by(session, staff.ANNA), on=A):
        first = Vessel(**vessel("A"))
        session.add(first)
        session.flush()
        session.add(Reading(**reading(first.id, "count")))
