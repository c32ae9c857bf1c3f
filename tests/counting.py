"""What a request takes: statements, readings of each batch, and computations of figures."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from nkmfg.domain.figures import batch_figures
from nkmfg.ledger.database import Ledger
from nkmfg.services.dossier import reader


@dataclass
class Counts:
    """What was counted: statements, readings of each batch by its number, computations of figures."""

    statements: int = 0
    readings: Counter[str] = field(default_factory=Counter)
    figures: int = 0

    @property
    def most_readings(self) -> int:
        """How often the batch that was read most often was read."""
        return max(self.readings.values(), default=0)


@contextmanager
def statements(ledger: Ledger) -> Iterator[list[str]]:
    """The SQL that is sent meanwhile."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, sql: str, *_rest: object) -> None:
        sent.append(sql)

    sa.event.listen(ledger.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        sa.event.remove(ledger.engine, "before_cursor_execute", note)


@contextmanager
def counting(ledger: Ledger) -> Iterator[Counts]:
    """Count meanwhile: statements at the driver, readings and figures at the one function that makes each."""
    counts = Counts()

    def note_statement(_connection: object, _cursor: object, sql: str, *_rest: object) -> None:
        counts.statements += not sql.startswith("BEGIN")

    def note_reading(_session: object, batch: Any, *_rest: object) -> None:
        counts.readings[batch.number] += 1

    def note_figures(*_given: object) -> None:
        counts.figures += 1

    with ExitStack() as stack:
        sa.event.listen(ledger.engine, "before_cursor_execute", note_statement)
        stack.callback(sa.event.remove, ledger.engine, "before_cursor_execute", note_statement)
        stack.enter_context(_noted(reader, "_lines", note_reading))
        stack.enter_context(_noted(batch_figures, "read", note_figures))
        yield counts


@contextmanager
def _noted(module: Any, name: str, note: Callable[..., None]) -> Iterator[None]:
    """Note each call of a function of a module."""
    function = getattr(module, name)

    def noting(*given: Any, **named: Any) -> Any:
        note(*given)
        return function(*given, **named)

    setattr(module, name, noting)
    try:
        yield
    finally:
        setattr(module, name, function)
