"""Triggers of SQLite."""

from nkmfg.ledger.images import TableShape, image_sql
from nkmfg.ledger.trigger_spec import NO_ACT, SpecKind, TriggerSpec
from nkmfg.models.base import Kept

# The open act is the last one without a link: triggers cannot use temporary tables or functions.
_OPEN = (
    "(SELECT a.id FROM act a WHERE a.id = (SELECT max(id) FROM act)"
    " AND NOT EXISTS (SELECT 1 FROM link l WHERE l.act_id = a.id))"
)


def guards_of(shape: TableShape) -> list[TriggerSpec]:
    name, frozen = shape.name, shape.kept is not Kept.RECORD
    # REPLACE INTO bypasses a BEFORE DELETE trigger, so that replacement is refused at the insert.
    keys = shape.keys if frozen else shape.keys[:1]
    there = " OR ".join(
        f"EXISTS (SELECT 1 FROM {name} WHERE {' AND '.join(f'{k} = NEW.{k}' for k in key)})" for key in keys
    )
    made = [
        (f"{name}_no_delete", f"BEFORE DELETE ON {name}", _abort(f"nkmfg: {name} is never deleted")),
        (
            f"{name}_no_replace",
            f"BEFORE INSERT ON {name} WHEN {there}",
            _abort(f"nkmfg: {name} row is there already"),
        ),
    ]
    if frozen:
        made.append((f"{name}_no_update", f"BEFORE UPDATE ON {name}", _abort(f"nkmfg: {name} is written once")))
    if shape.kept is not Kept.LEDGER:
        new = image_sql(shape.columns, "NEW", "sqlite")
        made.append(
            (
                f"{name}_inserted",
                f"AFTER INSERT ON {name}",
                _abort(NO_ACT, f"{_OPEN} IS NULL") + _change(shape, "I", "NULL", new),
            )
        )
        if not frozen:
            old = image_sql(shape.columns, "OLD", "sqlite")
            made.append(
                (
                    f"{name}_updated",
                    f"AFTER UPDATE ON {name} WHEN {old} IS NOT {new}",
                    _abort(NO_ACT, f"{_OPEN} IS NULL")
                    + _abort("nkmfg: the key of a row never changes", f"OLD.{shape.key} IS NOT NEW.{shape.key}")
                    + _change(shape, "U", old, new),
                )
            )
    return [
        TriggerSpec(SpecKind.TRIGGER, n, name, f"CREATE TRIGGER {n} {when} BEGIN {body}END") for n, when, body in made
    ]


def _abort(sentence: str, where: str = "") -> str:
    return f"SELECT RAISE(ABORT, '{sentence}')" + (f" WHERE {where}" if where else "") + "; "


def _change(shape: TableShape, op: str, was: str, became: str) -> str:
    return (
        "INSERT INTO change(act_id, table_name, row_id, op, was, became)"
        f" VALUES ({_OPEN}, '{shape.name}', NEW.{shape.key}, '{op}', {was}, {became}); "
    )
