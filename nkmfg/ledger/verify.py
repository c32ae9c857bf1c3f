"""Verification of the record: the schema, the hash chains, and every row against its last image."""

import hashlib
import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from nkmfg.domain.values.hashing import GENESIS, ChangeLine, canonical, link_digest, sha256
from nkmfg.ledger.images import TableShape, image_sql
from nkmfg.ledger.misfits import misfits
from nkmfg.ledger.schema_manifest import faults
from nkmfg.ledger.trigger_spec import HEADER
from nkmfg.models import Act, Change, Link
from nkmfg.models.base import DERIVED, HASHED_IN, Kept
from nkmfg.words.messages import _

Heads = Mapping[str, tuple[int, str]]  # stream: (number, digest)
Progress = Callable[[str, int], None]  # subject, number of rows read so far


@dataclass(frozen=True, slots=True, order=True)
class Break:
    """A difference from what was recorded. `where` names stream and number, or table, row and column."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def verify(
    connection: sa.Connection,
    shapes: Sequence[TableShape],
    metadata: sa.MetaData,
    heads: Heads | None = None,
    migrated: Mapping[str, Collection[str]] | None = None,
    progress: Progress = lambda _what, _rows: None,
) -> list[Break]:
    """Return all breaks; none if the record is unaltered. Writes nothing.

    `connection` needs a snapshot (`database.snapshot`), as concurrent acts look like breaks. `migrated` names the
    columns a migration may have changed, by table; changes of other columns by a migration are breaks.
    """
    breaks = [Break(where, fault) for where, fault in faults(connection, shapes)]
    breaks += _index_faults(connection)
    hidden = [Break(where, _("is no value of this column")) for shape in shapes for where in misfits(connection, shape)]
    if hidden:
        return [*breaks, *hidden]  # images that misrepresent values prove nothing
    breaks += _chains(connection, progress)
    breaks += _against_heads(connection, heads or {})
    breaks += _history(connection, shapes, migrated or {}, progress)
    for shape in shapes:
        if shape.kept is not Kept.LEDGER:
            breaks += _live(connection, shape)
            if shape.name in metadata.tables:
                breaks += _outside_image(connection, metadata.tables[shape.name])
    return breaks


def _index_faults(connection: sa.Connection) -> Iterator[Break]:
    """Faults of indexes of SQLite: queries by an index miss rows that it does not contain."""
    if connection.dialect.name == "sqlite":
        for (problem,) in connection.exec_driver_sql("PRAGMA integrity_check").fetchall():
            if problem != "ok":
                yield Break(_("the file"), problem)


def heads_of(connection: sa.Connection) -> dict[str, tuple[int, str]]:
    """Last link of every stream; kept elsewhere, it reveals a truncated tail."""
    last = sa.select(Link.stream, sa.func.max(Link.seq).label("seq")).group_by(Link.stream).subquery()
    rows = connection.execute(
        sa.select(Link.stream, Link.seq, Link.digest)
        .join(last, sa.and_(Link.stream == last.c.stream, Link.seq == last.c.seq))
        .order_by(Link.stream)
    )
    return {stream: (seq, digest) for stream, seq, digest in rows}


def _chains(connection: sa.Connection, progress: Progress) -> Iterator[Break]:
    changes = _changes_by_act(connection)
    headers = dict(_headers(connection))
    tails: dict[str, tuple[int, str]] = {}
    linked: set[int] = set()
    links = connection.execute(
        sa.select(Link.act_id, Link.stream, Link.seq, Link.prev, Link.digest).order_by(Link.stream, Link.seq)
    )
    for number, (act_id, stream, seq, prev, digest) in enumerate(links, 1):
        progress("acts", number)
        linked.add(act_id)
        where = f"stream {stream} no {seq} (table link, row {act_id})"
        lines = changes.get(act_id, [])
        last_seq, last_digest = tails.get(stream, (0, GENESIS))
        tails[stream] = (seq, digest)
        if act_id not in headers:
            yield Break(where, _("its act is gone (table act, row {act})", act=act_id))
            continue
        act_stream, header = headers[act_id]
        if seq != last_seq + 1:
            yield Break(where, _("numbers before it are missing: the last one is {number}", number=last_seq))
        if prev != last_digest:
            yield Break(where, _("does not follow the one before it"))
        if act_stream != stream or digest != link_digest(prev, header, lines):
            yield Break(where, _altered(act_id, lines))
    for act_id in sorted(headers.keys() - linked):
        yield Break(f"table act, row {act_id}", _("has no link: it was not made through the door"))
    for act_id in sorted(changes.keys() - headers.keys()):
        yield Break(
            f"table act, row {act_id}",
            _(
                "is gone, but not its changes (table change, rows {first} to {last})",
                first=changes[act_id][0].id,
                last=changes[act_id][-1].id,
            ),
        )


def _altered(act_id: int, lines: Sequence[ChangeLine]) -> str:
    if not lines:
        return _("it, its act (table act, row {act}) or one of its changes is altered", act=act_id)
    return _(
        "it, its act (table act, row {act}) or one of its changes (table change, rows {first} to {last}) is altered",
        act=act_id,
        first=lines[0].id,
        last=lines[-1].id,
    )


def _changes_by_act(connection: sa.Connection) -> dict[int, list[ChangeLine]]:
    by_act: dict[int, list[ChangeLine]] = {}
    rows = connection.execute(
        sa.select(Change.act_id, Change.id, Change.table_name, Change.row_id, Change.op, Change.was, Change.became)
        .order_by(Change.id)
        .execution_options(yield_per=5000)
    )
    for row in rows:
        line = ChangeLine(row.id, row.table_name, row.row_id, row.op, row.was, row.became)
        by_act.setdefault(row.act_id, []).append(line)
    return by_act


def _headers(connection: sa.Connection) -> Iterator[tuple[int, tuple[str, str]]]:
    for version, columns in HEADER.items():
        image = image_sql(columns, "act", connection.dialect.name)
        rows = connection.execute(
            sa.select(Act.id, Act.stream, sa.literal_column(image, sa.Text)).where(Act.header_version == version)
        )
        for act_id, stream, header in rows:
            yield act_id, (stream, header)


def _against_heads(connection: sa.Connection, heads: Heads) -> Iterator[Break]:
    for stream, (seq, digest) in heads.items():
        recorded = connection.scalar(sa.select(Link.digest).where(Link.stream == stream, Link.seq == seq))
        if recorded is None:
            yield Break(f"stream {stream} no {seq}", _("is gone, though it was written down as a head"))
        elif recorded != digest:
            yield Break(f"stream {stream} no {seq}", _("is not what was written down as a head"))


def _history(
    connection: sa.Connection,
    shapes: Sequence[TableShape],
    migrated: Mapping[str, Collection[str]],
    progress: Progress,
) -> Iterator[Break]:
    """Breaks in the changes: each *was* equals the previous *became*, rows begin with an insert, tables are audited."""
    before = sa.func.lag(Change.became).over(partition_by=(Change.table_name, Change.row_id), order_by=Change.id)
    rows = connection.execute(
        sa.select(Change.table_name, Change.id, Change.row_id, Change.op, Change.was, Change.became, before)
        .order_by(Change.table_name, Change.row_id, Change.id)
        .execution_options(yield_per=5000)
    )
    audited = {shape.name for shape in shapes if shape.kept is not Kept.LEDGER}
    for number, (table_name, change_id, row_id, op, was, became, became_before) in enumerate(rows, 1):
        progress("changes", number)
        where = f"table {table_name}, row {row_id}"
        if table_name not in audited:
            yield Break(where, _("is of no table that is kept (change {change})", change=change_id))
        elif was != became_before or (op == "I") != (became_before is None):
            yield Break(where, _("was altered between two acts (change {change})", change=change_id))
        elif op == "M":
            for column, current, previous in _differences(became, was):
                if column not in migrated.get(table_name, ()):
                    yield Break(
                        f"{where}, column {column}",
                        _("a migration made {previous} into {current}, undeclared", previous=previous, current=current),
                    )


def _live(connection: sa.Connection, shape: TableShape) -> Iterator[Break]:
    """Breaks between live rows and last images: altered, unrecorded and missing rows."""
    image = image_sql(shape.columns, "t", connection.dialect.name)
    live = f"SELECT t.{shape.key} AS id, {image} AS image FROM {shape.name} t"
    last = (
        "SELECT row_id AS id, became AS image FROM change WHERE id IN"
        " (SELECT max(id) FROM change WHERE table_name = :table GROUP BY row_id)"
    )
    rows = connection.execute(
        sa.text(
            f"SELECT l.id, l.image, c.image FROM ({live}) l LEFT JOIN ({last}) c ON c.id = l.id"
            " WHERE c.image IS NULL OR c.image <> l.image UNION ALL"
            f" SELECT c.id, NULL, c.image FROM ({last}) c WHERE c.id NOT IN (SELECT {shape.key} FROM {shape.name})"
            " ORDER BY 1"
        ),
        {"table": shape.name},
    )
    for row_id, current_image, recorded_image in rows:
        where = f"table {shape.name}, row {row_id}"
        if current_image is None:
            yield Break(where, _("is gone"))
        elif recorded_image is None:
            yield Break(where, _("was never recorded"))
        else:
            for column, current, previous in _differences(current_image, recorded_image):
                yield Break(
                    f"{where}, column {column}",
                    _("is {current}, was recorded as {previous}", current=current, previous=previous),
                )


def _differences(current_image: str, recorded_image: str) -> Iterator[tuple[str, str, str]]:
    current, previous = _fields(current_image), _fields(recorded_image)
    for column in sorted(current.keys() | previous.keys()):
        if current.get(column) != previous.get(column):
            yield column, canonical(current.get(column)), canonical(previous.get(column))


def _fields(image: str) -> dict[str, str | None]:
    """Columns of an image; empty if it is unreadable, so that every column differs."""
    try:
        fields = json.loads(image)
    except ValueError:
        return {}
    return fields if isinstance(fields, dict) else {}


def _outside_image(connection: sa.Connection, table: sa.Table) -> Iterator[Break]:
    """Breaks in columns outside the image, recomputed: large bytes against their hash, numbers against their text."""
    outside = [c for c in table.columns if HASHED_IN in c.info or DERIVED in c.info]
    if not outside:
        return
    for row in connection.execute(sa.select(table).execution_options(yield_per=200)).mappings():
        for column in outside:
            if HASHED_IN in column.info:
                matches = _hash(row[column.name]) == row[column.info[HASHED_IN]]
            else:
                matches = _is_equal(row[column.name], column.info[DERIVED](row))
            if not matches:
                key = row[next(iter(table.primary_key)).name]
                yield Break(f"table {table.name}, row {key}, column {column.name}", _("is not what was recorded"))


def _is_equal(kept: object, derived: Any) -> bool:
    """Compare derived numbers, which SQLite stores as floats beside the exact text."""
    return kept == (float(derived) if isinstance(kept, float) and derived is not None else derived)


def _hash(content: bytes | str | None) -> str | None:
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    return None if content is None else sha256(content)
