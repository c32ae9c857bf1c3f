"""Reader of the trail of a stream: the newest act first, a page at a time or whole."""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from nkmfg.domain.documents.audit_view import ActView, ChangeView
from nkmfg.domain.values.errors import Unknown
from nkmfg.domain.values.hashing import sha256
from nkmfg.models import Act, Base, Change, Link, Person, Terminal
from nkmfg.services.days import zone_of
from nkmfg.services.trail.formatter import AuditFormatter
from nkmfg.services.trail.names import Image, names_for
from nkmfg.words.actions import recorded_action
from nkmfg.words.roles import role_words

PAGE = 40
CHUNK = 400  # acts formatted at once, to bound the number of statements
LONGEST_SEARCH = 120
# Tables whose rows never change: a correction is another row of the same key with the next revision.
_REVISED = {
    name: tuple(column.name for column in unique.columns if column.name != "revision")
    for name, table in Base.metadata.tables.items()
    for unique in table.constraints
    if isinstance(unique, sa.UniqueConstraint) and "revision" in unique.columns
}


Header = sa.Row[Act, Link, str, str]  # act, link, tablet, owner of the session


@dataclass(frozen=True, slots=True)
class TrailQuery:
    """Search criteria: person by printed name, action, text, day at the site."""

    who: str = ""
    action: str = ""
    text: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class TrailPage:
    """A page of a trail; `before` is the number where the next one begins, None on the last."""

    acts: tuple[ActView, ...]
    before: int | None


@dataclass(frozen=True, slots=True)
class StreamLine:
    """A stream with its number of acts and the moment of the last one."""

    stream: str
    acts: int
    last_at: datetime


def trail_page(
    session: Session, stream: str, asked: TrailQuery | None = None, before: int | None = None, limit: int = PAGE
) -> TrailPage:
    """A page of the acts that match the query, below the number `before`, the newest first."""
    asked = asked or TrailQuery()
    text = asked.text.strip()[:LONGEST_SEARCH]
    found: list[ActView] = []
    for acts in _chunks(session, stream, asked, before, CHUNK if text else limit + 1):
        found += [act for act in acts if not text or act.says(text)]
        if len(found) > limit:
            return TrailPage(tuple(found[:limit]), found[limit - 1].number)
    return TrailPage(tuple(found), None)


def everything(session: Session, stream: str) -> Iterator[ActView]:
    """Every act of a stream, the newest first."""
    for acts in _chunks(session, stream, TrailQuery(), None, CHUNK):
        yield from acts


def in_order(session: Session, stream: str) -> tuple[ActView, ...]:
    """Every act of a stream in order, as a record prints it."""
    return tuple(reversed(list(everything(session, stream))))


def acts_in(session: Session, stream: str) -> int:
    """Number of acts of a stream, which are numbered without gaps. Raises Unknown for a stream without acts."""
    last = session.scalar(sa.select(sa.func.max(Link.seq)).where(Link.stream == stream))
    if last is None:
        raise Unknown("trail.unknown")
    return last


def who_acted(session: Session, stream: str) -> Sequence[str]:
    """Printed names of the actors of a stream."""
    return session.scalars(
        sa.select(Act.actor_name).where(Act.stream == stream).distinct().order_by(Act.actor_name)
    ).all()


def what_was_done(session: Session, stream: str) -> list[tuple[str, str]]:
    """Actions in the stream with their words, ordered by these."""
    found = session.scalars(sa.select(Act.action).where(Act.stream == stream).distinct())
    return sorted(((action, recorded_action(action)) for action in found), key=lambda line: line[1])


def streams(session: Session, kind: str, limit: int = PAGE) -> list[StreamLine]:
    """Streams of a kind (batch, lot, person, site …), the last written to first."""
    rows = session.execute(
        sa.select(Act.stream, sa.func.count(), sa.func.max(Act.at))
        .where(sa.or_(Act.stream == kind, Act.stream.startswith(f"{kind}/", autoescape=True)))
        .group_by(Act.stream)
        .order_by(sa.func.max(Act.id).desc())
        .limit(limit)
    )
    return [StreamLine(*row) for row in rows]


def _chunks(session: Session, stream: str, asked: TrailQuery, before: int | None, size: int) -> Iterator[list[ActView]]:
    while True:
        acts = _told(session, _headers(session, stream, asked, before, size))
        if acts:
            yield acts
        if len(acts) < size:
            return
        before = acts[-1].number


def _headers(session: Session, stream: str, asked: TrailQuery, before: int | None, limit: int) -> Sequence[Header]:
    owner = aliased(Person)
    rows = (
        sa.select(Act, Link, Terminal.name, owner.printed_name)
        .join(Link, Link.act_id == Act.id)
        .outerjoin(Terminal, Terminal.id == Act.terminal_id)
        .outerjoin(owner, sa.and_(owner.id == Act.session_person_id, owner.id != Act.actor_id))
        .where(Link.stream == stream)
        .order_by(Link.seq.desc())
        .limit(limit)
    )
    if before is not None:
        rows = rows.where(Link.seq < before)
    if asked.who:
        rows = rows.where(Act.actor_name == asked.who)
    if asked.action:
        rows = rows.where(Act.action == asked.action)
    if asked.on is not None:
        midnight = datetime.combine(asked.on, time(), zone_of(session))
        next_midnight = datetime.combine(asked.on + timedelta(days=1), time(), zone_of(session))
        rows = rows.where(Act.at >= midnight, Act.at < next_midnight)
    return session.execute(rows).all()


def _told(session: Session, headers: Sequence[Header]) -> list[ActView]:
    acts = {header[0].id: header[0] for header in headers}
    changes = session.scalars(sa.select(Change).where(Change.act_id.in_(acts)).order_by(Change.id)).all()
    befores = _befores(session, changes)
    images = {
        change.id: (befores.get(change.id) or _image(change.was), _image(change.became) or {}) for change in changes
    }
    rows = [(change.table_name, image) for change in changes for image in images[change.id] if image is not None]
    formatter = AuditFormatter(names_for(session, rows), zone_of(session))
    by_act: dict[int, list[ChangeView]] = {act_id: [] for act_id in acts}
    for change in changes:
        act = acts[change.act_id]
        said = (act.actor_name, formatter.moment(act.at), (act.reason or "").strip())
        by_act[act.id].append(_change_view(formatter, change, *images[change.id], said))
    return [
        ActView(
            number=link.seq,
            at=act.at,
            who=act.actor_name,
            role=role_words(act.actor_role),
            in_session_of=owner or "",
            tablet=tablet or "",
            action=act.action,
            action_words=recorded_action(act.action),
            reason=act.reason or "",
            software=act.software_version,
            schema=act.schema_revision,
            database_user=act.database_user,
            digest=link.digest,
            previous=link.prev,
            changes=tuple(by_act[act.id]),
        )
        for act, link, tablet, owner in headers
    ]


def _change_view(
    formatter: AuditFormatter, change: Change, was: Image | None, became: Image, said: Collection[str]
) -> ChangeView:
    thing, place, differences, run, is_quiet = formatter.describe(change.table_name, change.op, was, became, said)
    return ChangeView(
        change_id=change.id,
        table=change.table_name,
        op=change.op,
        thing=thing,
        place=place,
        differences=differences,
        run=run,
        is_quiet=is_quiet,
        was_sha256=None if change.was is None else sha256(change.was),
        became_sha256=sha256(change.became),
    )


def _image(text: str | None) -> Image | None:
    image: Image | None = None if text is None else json.loads(text)
    return image


def _befores(session: Session, changes: Sequence[Change]) -> dict[int, Image]:
    """Image of the revision before, by the change that wrote the later one."""
    found: dict[int, Image] = {}
    for name, keys in _REVISED.items():
        later = {
            change.row_id: change.id
            for change in changes
            if change.table_name == name and int((_image(change.became) or {}).get("revision") or 1) > 1
        }
        if not later:
            continue
        table = Base.metadata.tables[name]
        now, before = table.alias(), table.alias()
        same = [now.c[key] == before.c[key] for key in keys]
        rows = session.execute(
            sa.select(now.c.id, Change.became)
            .join(before, sa.and_(*same, before.c.revision == now.c.revision - 1))
            .join(Change, sa.and_(Change.table_name == name, Change.row_id == before.c.id, Change.op == "I"))
            .where(now.c.id.in_(later))
        )
        found |= {later[row_id]: json.loads(became) for row_id, became in rows}
    return found
