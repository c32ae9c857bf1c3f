"""Triggers and functions of PostgreSQL, which also open the act and write its link."""

from nkmfg.domain.values.hashing import GENESIS
from nkmfg.ledger.images import TableShape, image_sql
from nkmfg.ledger.trigger_spec import HEADER, HEADER_VERSION, NO_ACT, SEARCH_PATH, SpecKind, TriggerSpec
from nkmfg.models.base import Kept


def _function(name: str, table: str, signature: str, declare: str, body: str) -> TriggerSpec:
    sql = (
        f"CREATE OR REPLACE FUNCTION {name}{signature} LANGUAGE plpgsql SECURITY DEFINER"
        f" SET search_path = {SEARCH_PATH} AS $$\n{declare}BEGIN\n{body}\nEND $$"
    )
    return TriggerSpec(SpecKind.FUNCTION, name, table, sql)


def common_guards() -> list[TriggerSpec]:
    header = image_sql(HEADER[HEADER_VERSION], "NEW", "postgresql")
    return [
        _function(
            "nkmfg_refuse",
            "",
            "() RETURNS trigger",
            "",
            "  RAISE EXCEPTION 'nkmfg: % of % is refused', TG_OP, TG_TABLE_NAME;",
        ),
        _function(
            "nkmfg_lock",
            "stream",
            "(streams text[]) RETURNS void",
            "",
            "  INSERT INTO stream(name) SELECT s FROM unnest(streams) s\n"
            "    WHERE NOT EXISTS (SELECT 1 FROM stream WHERE name = s) ORDER BY s ON CONFLICT DO NOTHING;\n"
            # FOR UPDATE on parents deadlocks with a foreign key's insert; this lock does not.
            "  PERFORM 1 FROM stream WHERE name = ANY(streams) ORDER BY name FOR NO KEY UPDATE;",
        ),
        _function(
            "nkmfg_open",
            "act",
            "(streams text[], action text, actor_id bigint, actor_name text, actor_role text, session_person_id bigint,"
            " terminal_id bigint, reason text, at timestamptz, schema_revision text, software_version text)"
            " RETURNS bigint",
            "DECLARE opened bigint;\n",
            "  PERFORM nkmfg_lock(streams);\n"
            "  INSERT INTO act(header_version, stream, action, actor_id, actor_name, actor_role, session_person_id,"
            " terminal_id, reason, at, schema_revision, software_version, database_user)\n"
            f"    VALUES ({HEADER_VERSION}, streams[1], action, actor_id, actor_name, actor_role, session_person_id,"
            " terminal_id, reason, at, schema_revision, software_version, session_user) RETURNING id INTO opened;\n"
            "  PERFORM set_config('nkmfg.act', opened::text, true);\n"
            "  RETURN opened;",
        ),
        _function(
            "nkmfg_link",
            "act",
            "() RETURNS trigger",
            "DECLARE n bigint; before text; lines text;\n",
            "  PERFORM nkmfg_lock(ARRAY[NEW.stream]);\n"
            "  SELECT seq, digest INTO n, before FROM link WHERE stream = NEW.stream ORDER BY seq DESC LIMIT 1;\n"
            "  before := coalesce(before, '" + GENESIS + "');\n"
            "  SELECT string_agg(E'\\n[\"'||id||'\",'||to_json(table_name)||',\"'||row_id||'\",\"'||op||'\",'"
            "||coalesce('\"'||encode(sha256(convert_to(was,'UTF8')),'hex')||'\"','null')"
            "||',\"'||encode(sha256(convert_to(became,'UTF8')),'hex')||'\"]', '' ORDER BY id)"
            " INTO lines FROM change WHERE act_id = NEW.id;\n"
            "  INSERT INTO link(act_id, stream, seq, prev, digest)\n"
            "    VALUES (NEW.id, NEW.stream, coalesce(n, 0) + 1, before,\n"
            f"    encode(sha256(convert_to(before||E'\\n'||{header}||coalesce(lines,''),'UTF8')),'hex'));\n"
            "  RETURN NULL;",
        ),
    ]


def guards_of(shape: TableShape) -> list[TriggerSpec]:
    name, frozen = shape.name, shape.kept is not Kept.RECORD
    verbs = "UPDATE OR DELETE" if frozen else "DELETE"
    made = [
        _trigger(f"{name}_kept", name, f"BEFORE {verbs}", "ROW", "nkmfg_refuse"),
        _trigger(f"{name}_no_truncate", name, "BEFORE TRUNCATE", "STATEMENT", "nkmfg_refuse"),
    ]
    if name == "act":
        # Triggers fire in order of their names; the quoted capital puts this one before the foreign key's "RI_…".
        sql = (
            'CREATE CONSTRAINT TRIGGER "A_act_link" AFTER INSERT ON act DEFERRABLE INITIALLY DEFERRED'
            " FOR EACH ROW EXECUTE FUNCTION nkmfg_link()"
        )
        made.append(TriggerSpec(SpecKind.TRIGGER, "A_act_link", name, sql))
    if shape.kept is Kept.LEDGER:
        return made
    function = f"nkmfg_{name}_change"
    return [
        *made,
        _function(
            function,
            name,
            "() RETURNS trigger",
            "DECLARE opened bigint; was text; became text;\n",
            _change(shape),
        ),
        _trigger(f"{name}_change", name, "AFTER INSERT" + ("" if frozen else " OR UPDATE"), "ROW", function),
    ]


def _trigger(name: str, table: str, when: str, level: str, function: str) -> TriggerSpec:
    return TriggerSpec(
        SpecKind.TRIGGER,
        name,
        table,
        f"CREATE TRIGGER {name} {when} ON {table} FOR EACH {level} EXECUTE FUNCTION {function}()",
    )


def _change(shape: TableShape) -> str:
    new, old = (image_sql(shape.columns, row, "postgresql") for row in ("NEW", "OLD"))
    return (
        "  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint"
        " AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);\n"
        f"  became := {new};\n"
        "  IF TG_OP = 'UPDATE' THEN\n"
        f"    was := {old};\n"
        f"    IF OLD.{shape.key} IS DISTINCT FROM NEW.{shape.key} THEN\n"
        "      RAISE EXCEPTION 'nkmfg: the key of a row never changes';\n"
        "    END IF;\n"
        "    IF was = became THEN RETURN NULL; END IF;\n"
        "  END IF;\n"
        f"  IF opened IS NULL THEN RAISE EXCEPTION '{NO_ACT}'; END IF;\n"
        "  INSERT INTO change(act_id, table_name, row_id, op, was, became)"
        f" VALUES (opened, TG_TABLE_NAME, NEW.{shape.key}, left(TG_OP, 1), was, became);\n"
        "  RETURN NULL;"
    )
