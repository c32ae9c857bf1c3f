"""Emergency SQL: statements of a named administrator in one act and transaction, recorded in the trail."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from nkmfg.domain.permissions.actions import Action
from nkmfg.domain.values.errors import Malformed, Refused
from nkmfg.ledger.act import Stream, act
from nkmfg.ledger.actor import By
from nkmfg.models import Change

STREAM = Stream("schema")
# Only rows are read and written: no schema changes, transaction control, pragmas or code.
ALLOWED = frozenset({"select", "insert", "update", "delete", "with", "values"})
# The database alone writes the trail; any statement that names it is refused as a forgery.
_TRAIL = frozenset({"act", "change", "link", "stream", "set_config"})
# Tables of sessions and signatures. By writing here an administrator could sign as anybody, alone.
_TAKES_TWO = frozenset(
    {
        *(
            "acknowledgement",
            "credential",
            "credential_handover",
            "nonce",
            "role_grant",
            "schema_manifest",
            "signature",
        ),
        *("signed_copy", "signing_period", "web_session"),
    }
)
_PIECE = re.compile(
    r"""(?P<comment>--[^\n]*|/\*.*?\*/)
    |(?P<text>[eE]?'(?:[^']|'')*'|\$(?P<tag>\w*)\$.*?\$(?P=tag)\$)
    |(?P<word>"(?:[^"]|"")*"|[^\W\d]\w*)
    |(?P<end>;)
    |(?P<other>.)""",
    re.DOTALL | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class SqlResult:
    """Result of the statements: the id of their act, and the number of rows of each statement."""

    act_id: int
    rows: tuple[int, ...]


def run_sql(session: Session, by: By, reason: str, text: str) -> SqlResult:
    """Run the statements in one act, all or none. Raises Malformed or Refused with nothing changed."""
    statements = statements_in(text)
    with act(session, Action.RUN_SQL, by=by, on=STREAM, reason=reason) as opened:
        rows = tuple(_run(session, statement) for statement in statements)
        _refuse_identities(session, opened.id)
    return SqlResult(opened.id, rows)


def _refuse_identities(session: Session, act_id: int) -> None:
    """Refuse writes to these tables by the changes in the trail, whatever the spelling of the statement."""
    touched = session.scalars(sa.select(Change.table_name).where(Change.act_id == act_id).distinct())
    for table in sorted(set(touched) & _TAKES_TWO):
        raise Refused("sql.takes_two", table=table)


def statements_in(text: str) -> list[str]:
    """Statements of `text`, split at semicolons outside of literals and comments. Raises Malformed."""
    statements = [statement for statement, words in _parted(text) if _is_allowed(words)]
    if not statements:
        raise Malformed("sql.empty")
    return statements


def _parted(text: str) -> Iterator[tuple[str, list[str]]]:
    statement, words = "", list[str]()
    for piece in _PIECE.finditer(text):
        if piece["end"]:
            yield statement.strip(), words
            statement, words = "", []
            continue
        statement += " " if piece["comment"] else piece[0]
        if piece["word"]:
            words.append(piece["word"].strip('"').lower())
        elif not piece["comment"] and piece[0].strip() and not words:
            words.append(piece[0])  # a statement begins with a word, so this one is refused
    yield statement.strip(), words


def _is_allowed(words: Sequence[str]) -> bool:
    """True for a permitted statement, False for an empty one. Raises Malformed for any other."""
    if not words:
        return False
    if words[0] not in ALLOWED:
        raise Malformed("sql.not_allowed", word=words[0].upper())
    forged = [word for word in words if word in _TRAIL or word.startswith("nkmfg_")]
    if forged:
        raise Malformed("sql.of_the_trail", name=forged[0])
    for word in words:
        if word in _TAKES_TWO:
            raise Malformed("sql.takes_two", table=word)
        if "\\" in word:
            raise Malformed("sql.name_disguised", word=word)
    return True


def _run(session: Session, statement: str) -> int:
    # psycopg reads a bare % as a parameter even without parameters.
    is_postgresql = session.get_bind().dialect.name == "postgresql"
    try:
        done = session.connection().exec_driver_sql(statement.replace("%", "%%") if is_postgresql else statement)
        return len(done.all()) if done.returns_rows else max(done.rowcount, 0)
    except sa.exc.DBAPIError as error:
        said = str(error.orig).strip().splitlines()[0]
        raise Refused("sql.refused", said=said) from error
