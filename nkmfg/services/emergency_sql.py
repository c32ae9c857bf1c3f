"""Emergency SQL: a named administrator's act, one transaction, in the trail like everything else."""

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
# Rows are read and written, nothing else: no schema, no transaction of its own, no pragma, no code.
ALLOWED = frozenset({"select", "insert", "update", "delete", "with", "values"})
# The trail is written by the database itself; whoever needs to write there is forging it.
_TRAIL = frozenset({"act", "change", "link", "stream", "set_config"})
# What makes a session or a signature somebody's. An administrator who wrote here could sign as anybody, alone.
_TAKES_TWO = frozenset(
    {
        *("acknowledgement", "credential", "credential_handover", "nonce", "role_grant", "schema_made", "signature"),
        *("signed_copy", "signing_period", "web_session"),
    }
)
_NOT_ALONE = (
    "Rows of {} are not for one person alone, who could sign as somebody else by them; nothing was changed."
    " The pages of people, roles and tablets do it, with a second person where it takes one."
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
    """What the statements did: the act they are recorded under, and each statement's number of rows."""

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
    """However it was spelt: the trail says which tables were written to."""
    touched = session.scalars(sa.select(Change.table_name).where(Change.act_id == act_id).distinct())
    for table in sorted(set(touched) & _TAKES_TWO):
        raise Refused(_NOT_ALONE.format(table))


def statements_in(text: str) -> list[str]:
    """The statements of `text`, parted at semicolons outside of texts and comments. Raises Malformed."""
    statements = [statement for statement, words in _parted(text) if _is_allowed(words)]
    if not statements:
        raise Malformed("There is no statement to run.")
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
            words.append(piece[0])  # a statement begins with a word: this one will be refused
    yield statement.strip(), words


def _is_allowed(words: Sequence[str]) -> bool:
    """False for nothing between two semicolons. Raises Malformed for what no emergency needs."""
    if not words:
        return False
    if words[0] not in ALLOWED:
        raise Malformed(
            f"{words[0].upper()} is not for here: only rows are read and written, in one transaction that is opened"
            " and ended for you."
        )
    forged = [word for word in words if word in _TRAIL or word.startswith("nkmfg_")]
    if forged:
        raise Malformed(f"{forged[0]} belongs to the trail, which the database writes itself. Leave it out.")
    for word in words:
        if word in _TAKES_TWO:
            raise Malformed(_NOT_ALONE.format(word))
        if "\\" in word:
            raise Malformed(f"{word} is a name in disguise. Write names as they are.")
    return True


def _run(session: Session, statement: str) -> int:
    # psycopg reads a bare % as a parameter even where there are none to fill in.
    is_postgresql = session.get_bind().dialect.name == "postgresql"
    try:
        done = session.connection().exec_driver_sql(statement.replace("%", "%%") if is_postgresql else statement)
        return len(done.all()) if done.returns_rows else max(done.rowcount, 0)
    except sa.exc.DBAPIError as error:
        said = str(error.orig).strip().splitlines()[0]
        raise Refused(f"The database refused it and nothing was changed: {said}") from error
