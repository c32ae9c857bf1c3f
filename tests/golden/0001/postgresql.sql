SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE FUNCTION public.nkmfg_access_event_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"at":'||coalesce(to_json(to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"detail":'||coalesce(to_json(NEW.detail)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"kind":'||coalesce(to_json(NEW.kind)::text,'null')||','||'"person_id":'||coalesce(to_json(NEW.person_id::text)::text,'null')||','||'"terminal_id":'||coalesce(to_json(NEW.terminal_id::text)::text,'null')||','||'"typed_login":'||coalesce(to_json(NEW.typed_login)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"at":'||coalesce(to_json(to_char(OLD.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"detail":'||coalesce(to_json(OLD.detail)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"kind":'||coalesce(to_json(OLD.kind)::text,'null')||','||'"person_id":'||coalesce(to_json(OLD.person_id::text)::text,'null')||','||'"terminal_id":'||coalesce(to_json(OLD.terminal_id::text)::text,'null')||','||'"typed_login":'||coalesce(to_json(OLD.typed_login)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_acknowledgement_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"acknowledged_at":'||coalesce(to_json(to_char(NEW.acknowledged_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"person_id":'||coalesce(to_json(NEW.person_id::text)::text,'null')||','||'"statement":'||coalesce(to_json(NEW.statement)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"acknowledged_at":'||coalesce(to_json(to_char(OLD.acknowledged_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"person_id":'||coalesce(to_json(OLD.person_id::text)::text,'null')||','||'"statement":'||coalesce(to_json(OLD.statement)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_clock_shift_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"forward_s":'||coalesce(to_json(NEW.forward_s::text)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"shifted_at":'||coalesce(to_json(to_char(NEW.shifted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"forward_s":'||coalesce(to_json(OLD.forward_s::text)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"shifted_at":'||coalesce(to_json(to_char(OLD.shifted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_credential_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"is_first":'||coalesce(to_json(CASE NEW.is_first WHEN true THEN 'true' WHEN false THEN 'false' END)::text,'null')||','||'"kind":'||coalesce(to_json(NEW.kind)::text,'null')||','||'"person_id":'||coalesce(to_json(NEW.person_id::text)::text,'null')||','||'"secret_hash":'||coalesce(to_json(NEW.secret_hash)::text,'null')||','||'"set_at":'||coalesce(to_json(to_char(NEW.set_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"is_first":'||coalesce(to_json(CASE OLD.is_first WHEN true THEN 'true' WHEN false THEN 'false' END)::text,'null')||','||'"kind":'||coalesce(to_json(OLD.kind)::text,'null')||','||'"person_id":'||coalesce(to_json(OLD.person_id::text)::text,'null')||','||'"secret_hash":'||coalesce(to_json(OLD.secret_hash)::text,'null')||','||'"set_at":'||coalesce(to_json(to_char(OLD.set_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_link() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE n bigint; before text; lines text;
BEGIN
  PERFORM nkmfg_lock(ARRAY[NEW.stream]);
  SELECT seq, digest INTO n, before FROM link WHERE stream = NEW.stream ORDER BY seq DESC LIMIT 1;
  before := coalesce(before, '0000000000000000000000000000000000000000000000000000000000000000');
  SELECT string_agg(E'\n["'||id||'",'||to_json(table_name)||',"'||row_id||'","'||op||'",'||coalesce('"'||encode(sha256(convert_to(was,'UTF8')),'hex')||'"','null')||',"'||encode(sha256(convert_to(became,'UTF8')),'hex')||'"]', '' ORDER BY id) INTO lines FROM change WHERE act_id = NEW.id;
  INSERT INTO link(act_id, stream, seq, prev, digest)
    VALUES (NEW.id, NEW.stream, coalesce(n, 0) + 1, before,
    encode(sha256(convert_to(before||E'\n'||'{'||'"action":'||coalesce(to_json(NEW.action)::text,'null')||','||'"actor_id":'||coalesce(to_json(NEW.actor_id::text)::text,'null')||','||'"actor_name":'||coalesce(to_json(NEW.actor_name)::text,'null')||','||'"actor_role":'||coalesce(to_json(NEW.actor_role)::text,'null')||','||'"at":'||coalesce(to_json(to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"database_user":'||coalesce(to_json(NEW.database_user)::text,'null')||','||'"header_version":'||coalesce(to_json(NEW.header_version::text)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"reason":'||coalesce(to_json(NEW.reason)::text,'null')||','||'"schema_revision":'||coalesce(to_json(NEW.schema_revision)::text,'null')||','||'"session_person_id":'||coalesce(to_json(NEW.session_person_id::text)::text,'null')||','||'"software_version":'||coalesce(to_json(NEW.software_version)::text,'null')||','||'"stream":'||coalesce(to_json(NEW.stream)::text,'null')||','||'"terminal_id":'||coalesce(to_json(NEW.terminal_id::text)::text,'null')||'}'||coalesce(lines,''),'UTF8')),'hex'));
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_lock(streams text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
  INSERT INTO stream(name) SELECT s FROM unnest(streams) s
    WHERE NOT EXISTS (SELECT 1 FROM stream WHERE name = s) ORDER BY s ON CONFLICT DO NOTHING;
  PERFORM 1 FROM stream WHERE name = ANY(streams) ORDER BY name FOR NO KEY UPDATE;
END $$;
CREATE FUNCTION public.nkmfg_open(streams text[], action text, actor_id bigint, actor_name text, actor_role text, session_person_id bigint, terminal_id bigint, reason text, at timestamp with time zone, schema_revision text, software_version text) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint;
BEGIN
  PERFORM nkmfg_lock(streams);
  INSERT INTO act(header_version, stream, action, actor_id, actor_name, actor_role, session_person_id, terminal_id, reason, at, schema_revision, software_version, database_user)
    VALUES (1, streams[1], action, actor_id, actor_name, actor_role, session_person_id, terminal_id, reason, at, schema_revision, software_version, session_user) RETURNING id INTO opened;
  PERFORM set_config('nkmfg.act', opened::text, true);
  RETURN opened;
END $$;
CREATE FUNCTION public.nkmfg_person_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"badge":'||coalesce(to_json(NEW.badge)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"identity_verified":'||coalesce(to_json(NEW.identity_verified)::text,'null')||','||'"is_system":'||coalesce(to_json(CASE NEW.is_system WHEN true THEN 'true' WHEN false THEN 'false' END)::text,'null')||','||'"login":'||coalesce(to_json(NEW.login)::text,'null')||','||'"printed_name":'||coalesce(to_json(NEW.printed_name)::text,'null')||','||'"state":'||coalesce(to_json(NEW.state)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"badge":'||coalesce(to_json(OLD.badge)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"identity_verified":'||coalesce(to_json(OLD.identity_verified)::text,'null')||','||'"is_system":'||coalesce(to_json(CASE OLD.is_system WHEN true THEN 'true' WHEN false THEN 'false' END)::text,'null')||','||'"login":'||coalesce(to_json(OLD.login)::text,'null')||','||'"printed_name":'||coalesce(to_json(OLD.printed_name)::text,'null')||','||'"state":'||coalesce(to_json(OLD.state)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_refuse() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
  RAISE EXCEPTION 'nkmfg: % of % is refused', TG_OP, TG_TABLE_NAME;
END $$;
CREATE FUNCTION public.nkmfg_role_grant_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"effective_at":'||coalesce(to_json(to_char(NEW.effective_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"ended_at":'||coalesce(to_json(to_char(NEW.ended_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"ended_by_id":'||coalesce(to_json(NEW.ended_by_id::text)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"is_bootstrap":'||coalesce(to_json(CASE NEW.is_bootstrap WHEN true THEN 'true' WHEN false THEN 'false' END)::text,'null')||','||'"person_id":'||coalesce(to_json(NEW.person_id::text)::text,'null')||','||'"proposed_at":'||coalesce(to_json(to_char(NEW.proposed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"proposed_by_id":'||coalesce(to_json(NEW.proposed_by_id::text)::text,'null')||','||'"role":'||coalesce(to_json(NEW.role)::text,'null')||','||'"signature_id":'||coalesce(to_json(NEW.signature_id::text)::text,'null')||','||'"state":'||coalesce(to_json(NEW.state)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"effective_at":'||coalesce(to_json(to_char(OLD.effective_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"ended_at":'||coalesce(to_json(to_char(OLD.ended_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"ended_by_id":'||coalesce(to_json(OLD.ended_by_id::text)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"is_bootstrap":'||coalesce(to_json(CASE OLD.is_bootstrap WHEN true THEN 'true' WHEN false THEN 'false' END)::text,'null')||','||'"person_id":'||coalesce(to_json(OLD.person_id::text)::text,'null')||','||'"proposed_at":'||coalesce(to_json(to_char(OLD.proposed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"proposed_by_id":'||coalesce(to_json(OLD.proposed_by_id::text)::text,'null')||','||'"role":'||coalesce(to_json(OLD.role)::text,'null')||','||'"signature_id":'||coalesce(to_json(OLD.signature_id::text)::text,'null')||','||'"state":'||coalesce(to_json(OLD.state)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_signature_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"copy_id":'||coalesce(to_json(NEW.copy_id::text)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"meaning":'||coalesce(to_json(NEW.meaning)::text,'null')||','||'"proven_by":'||coalesce(to_json(NEW.proven_by)::text,'null')||','||'"scope":'||coalesce(to_json(NEW.scope)::text,'null')||','||'"session_person_id":'||coalesce(to_json(NEW.session_person_id::text)::text,'null')||','||'"signed_at":'||coalesce(to_json(to_char(NEW.signed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"signer_id":'||coalesce(to_json(NEW.signer_id::text)::text,'null')||','||'"signer_login":'||coalesce(to_json(NEW.signer_login)::text,'null')||','||'"signer_name":'||coalesce(to_json(NEW.signer_name)::text,'null')||','||'"signer_role":'||coalesce(to_json(NEW.signer_role)::text,'null')||','||'"statement":'||coalesce(to_json(NEW.statement)::text,'null')||','||'"terminal_id":'||coalesce(to_json(NEW.terminal_id::text)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"copy_id":'||coalesce(to_json(OLD.copy_id::text)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"meaning":'||coalesce(to_json(OLD.meaning)::text,'null')||','||'"proven_by":'||coalesce(to_json(OLD.proven_by)::text,'null')||','||'"scope":'||coalesce(to_json(OLD.scope)::text,'null')||','||'"session_person_id":'||coalesce(to_json(OLD.session_person_id::text)::text,'null')||','||'"signed_at":'||coalesce(to_json(to_char(OLD.signed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"signer_id":'||coalesce(to_json(OLD.signer_id::text)::text,'null')||','||'"signer_login":'||coalesce(to_json(OLD.signer_login)::text,'null')||','||'"signer_name":'||coalesce(to_json(OLD.signer_name)::text,'null')||','||'"signer_role":'||coalesce(to_json(OLD.signer_role)::text,'null')||','||'"statement":'||coalesce(to_json(OLD.statement)::text,'null')||','||'"terminal_id":'||coalesce(to_json(OLD.terminal_id::text)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_signed_copy_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"digest":'||coalesce(to_json(NEW.digest)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"payload":'||coalesce(to_json(NEW.payload)::text,'null')||','||'"payload_version":'||coalesce(to_json(NEW.payload_version::text)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"digest":'||coalesce(to_json(OLD.digest)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"payload":'||coalesce(to_json(OLD.payload)::text,'null')||','||'"payload_version":'||coalesce(to_json(OLD.payload_version::text)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_site_declaration_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"declared_at":'||coalesce(to_json(to_char(NEW.declared_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"kind":'||coalesce(to_json(NEW.kind)::text,'null')||','||'"name":'||coalesce(to_json(NEW.name)::text,'null')||','||'"signature_id":'||coalesce(to_json(NEW.signature_id::text)::text,'null')||','||'"zone":'||coalesce(to_json(NEW.zone)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"declared_at":'||coalesce(to_json(to_char(OLD.declared_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"kind":'||coalesce(to_json(OLD.kind)::text,'null')||','||'"name":'||coalesce(to_json(OLD.name)::text,'null')||','||'"signature_id":'||coalesce(to_json(OLD.signature_id::text)::text,'null')||','||'"zone":'||coalesce(to_json(OLD.zone)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_terminal_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"name":'||coalesce(to_json(NEW.name)::text,'null')||','||'"place":'||coalesce(to_json(NEW.place)::text,'null')||','||'"registered_at":'||coalesce(to_json(to_char(NEW.registered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"retired_at":'||coalesce(to_json(to_char(NEW.retired_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"token_hash":'||coalesce(to_json(NEW.token_hash)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"name":'||coalesce(to_json(OLD.name)::text,'null')||','||'"place":'||coalesce(to_json(OLD.place)::text,'null')||','||'"registered_at":'||coalesce(to_json(to_char(OLD.registered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"retired_at":'||coalesce(to_json(to_char(OLD.retired_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"token_hash":'||coalesce(to_json(OLD.token_hash)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.access_event (
    id bigint NOT NULL,
    person_id bigint,
    typed_login text NOT NULL,
    kind text NOT NULL,
    terminal_id bigint,
    detail text,
    at timestamp with time zone NOT NULL,
    CONSTRAINT ck_access_event_kind CHECK ((kind = ANY (ARRAY['logged in'::text, 'logged out'::text, 'log-in failed'::text, 'credentials accepted for a signature'::text, 'signing failed'::text, 'locked out'::text, 'lock-out ended'::text, 'refused'::text])))
);
ALTER TABLE public.access_event ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.access_event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.acknowledgement (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    statement text NOT NULL,
    acknowledged_at timestamp with time zone NOT NULL
);
ALTER TABLE public.acknowledgement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.acknowledgement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.act (
    id bigint NOT NULL,
    header_version bigint NOT NULL,
    stream text NOT NULL,
    action text NOT NULL,
    actor_id bigint,
    actor_name text NOT NULL,
    actor_role text NOT NULL,
    session_person_id bigint,
    terminal_id bigint,
    reason text,
    at timestamp with time zone NOT NULL,
    schema_revision text NOT NULL,
    software_version text NOT NULL,
    database_user text NOT NULL,
    CONSTRAINT ck_act_reason CHECK (((reason IS NULL) OR (length(TRIM(BOTH FROM reason)) >= 2)))
);
ALTER TABLE public.act ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.act_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.change (
    id bigint NOT NULL,
    act_id bigint NOT NULL,
    table_name text NOT NULL,
    row_id bigint NOT NULL,
    op text NOT NULL,
    was text,
    became text NOT NULL,
    CONSTRAINT ck_change_op CHECK ((op = ANY (ARRAY['I'::text, 'U'::text, 'M'::text])))
);
ALTER TABLE public.change ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.change_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.clock_shift (
    id bigint NOT NULL,
    forward_s bigint NOT NULL,
    shifted_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_clock_shift_forward_only CHECK ((forward_s > 0))
);
ALTER TABLE public.clock_shift ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.clock_shift_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.credential (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    kind text NOT NULL,
    secret_hash text NOT NULL,
    is_first boolean NOT NULL,
    set_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_credential_kind CHECK ((kind = ANY (ARRAY['password'::text, 'pin'::text])))
);
ALTER TABLE public.credential ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.credential_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.link (
    act_id bigint NOT NULL,
    stream text NOT NULL,
    seq bigint NOT NULL,
    prev text NOT NULL,
    digest text NOT NULL
);
CREATE TABLE public.nonce (
    id bigint NOT NULL,
    token text NOT NULL,
    digest text NOT NULL,
    made_at timestamp with time zone NOT NULL
);
ALTER TABLE public.nonce ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.nonce_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.person (
    id bigint NOT NULL,
    login text NOT NULL,
    printed_name text NOT NULL,
    badge text,
    state text NOT NULL,
    is_system boolean NOT NULL,
    identity_verified text,
    CONSTRAINT ck_person_state CHECK ((state = ANY (ARRAY['active'::text, 'disabled'::text])))
);
ALTER TABLE public.person ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.person_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.role_grant (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    role text NOT NULL,
    state text NOT NULL,
    is_bootstrap boolean NOT NULL,
    proposed_by_id bigint,
    proposed_at timestamp with time zone NOT NULL,
    effective_at timestamp with time zone,
    signature_id bigint,
    ended_at timestamp with time zone,
    ended_by_id bigint,
    CONSTRAINT ck_role_grant_gmp_roles_are_signed CHECK (((state = 'proposed'::text) OR (state = 'refused'::text) OR is_bootstrap OR (role = 'administrator'::text) OR (signature_id IS NOT NULL))),
    CONSTRAINT ck_role_grant_not_by_oneself CHECK ((person_id <> ended_by_id)),
    CONSTRAINT ck_role_grant_not_to_oneself CHECK ((person_id <> proposed_by_id)),
    CONSTRAINT ck_role_grant_role CHECK ((role = ANY (ARRAY['technician'::text, 'head_of_production'::text, 'qc_analyst'::text, 'qa'::text, 'authorised_person'::text, 'clinician'::text, 'identity'::text, 'administrator'::text]))),
    CONSTRAINT ck_role_grant_state CHECK ((state = ANY (ARRAY['proposed'::text, 'effective'::text, 'refused'::text, 'ended'::text])))
);
ALTER TABLE public.role_grant ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.role_grant_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.signature (
    id bigint NOT NULL,
    copy_id bigint NOT NULL,
    scope text NOT NULL,
    meaning text NOT NULL,
    statement text NOT NULL,
    signer_id bigint NOT NULL,
    signer_name text NOT NULL,
    signer_role text NOT NULL,
    signer_login text NOT NULL,
    session_person_id bigint,
    terminal_id bigint,
    proven_by text NOT NULL,
    signed_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_signature_meaning CHECK ((meaning = ANY (ARRAY['performed'::text, 'verified'::text, 'reviewed'::text, 'approved'::text, 'released'::text, 'rejected'::text]))),
    CONSTRAINT ck_signature_signer_name CHECK ((length(signer_name) > 0)),
    CONSTRAINT ck_signature_statement CHECK ((length(statement) > 0))
);
ALTER TABLE public.signature ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.signature_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.signed_copy (
    id bigint NOT NULL,
    digest text NOT NULL,
    payload_version bigint NOT NULL,
    payload text NOT NULL
);
ALTER TABLE public.signed_copy ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.signed_copy_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.signing_period (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    terminal_id bigint NOT NULL,
    used_at timestamp with time zone NOT NULL
);
ALTER TABLE public.signing_period ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.signing_period_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.site_declaration (
    id bigint NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    zone text NOT NULL,
    declared_at timestamp with time zone NOT NULL,
    signature_id bigint,
    CONSTRAINT ck_site_declaration_kind CHECK ((kind = ANY (ARRAY['demo'::text, 'commissioning'::text, 'production'::text]))),
    CONSTRAINT ck_site_declaration_production_is_signed CHECK (((kind <> 'production'::text) OR (signature_id IS NOT NULL)))
);
ALTER TABLE public.site_declaration ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.site_declaration_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.stream (
    name text NOT NULL
);
CREATE TABLE public.terminal (
    id bigint NOT NULL,
    name text NOT NULL,
    place text NOT NULL,
    token_hash text NOT NULL,
    registered_at timestamp with time zone NOT NULL,
    retired_at timestamp with time zone
);
ALTER TABLE public.terminal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.terminal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.web_session (
    id bigint NOT NULL,
    token_hash text NOT NULL,
    person_id bigint,
    terminal_id bigint,
    opened_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    locked_at timestamp with time zone,
    contents text NOT NULL
);
ALTER TABLE public.web_session ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.web_session_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
INSERT INTO public.access_event VALUES (1, 3, 'quinn', 'credentials accepted for a signature', 1, NULL, '2026-11-22 11:10:56.557967+00');
INSERT INTO public.access_event VALUES (2, 4, 'anna', 'log-in failed', NULL, NULL, '2026-11-22 11:10:56.597527+00');
INSERT INTO public.acknowledgement VALUES (1, 3, 'I know that my electronic signature binds me in law as my handwritten signature does, that only I use my badge, password and PIN, and that I report their loss at once.', '2026-11-22 11:10:56.515468+00');
INSERT INTO public.acknowledgement VALUES (2, 4, 'I know that my electronic signature binds me in law as my handwritten signature does, that only I use my badge, password and PIN, and that I report their loss at once.', '2026-11-22 11:10:56.533917+00');
INSERT INTO public.act VALUES (1, 1, 'site', 'site.make', NULL, 'Olga Installer', 'installer', NULL, NULL, NULL, '2026-11-22 11:10:56.396725+00', '0001', '0.1.0', 'postgres');
INSERT INTO public.act VALUES (2, 1, 'site', 'terminal.register', 2, 'Adam Admin', 'administrator', 2, NULL, NULL, '2026-11-22 11:10:56.447891+00', '0001', '0.1.0', 'postgres');
INSERT INTO public.act VALUES (3, 1, 'person/anna', 'account.open', 2, 'Adam Admin', 'administrator', 2, NULL, NULL, '2026-11-22 11:10:56.464289+00', '0001', '0.1.0', 'postgres');
INSERT INTO public.act VALUES (4, 1, 'person/quinn', 'credential.choose', 3, 'Quinn Quality', 'qa', 3, NULL, NULL, '2026-11-22 11:10:56.486337+00', '0001', '0.1.0', 'postgres');
INSERT INTO public.act VALUES (5, 1, 'person/quinn', 'signature.acknowledge', 3, 'Quinn Quality', 'qa', 3, NULL, NULL, '2026-11-22 11:10:56.515468+00', '0001', '0.1.0', 'postgres');
INSERT INTO public.act VALUES (6, 1, 'person/anna', 'credential.choose', 4, 'Anna Kowal', 'anyone', 4, NULL, NULL, '2026-11-22 11:10:56.523385+00', '0001', '0.1.0', 'postgres');
INSERT INTO public.act VALUES (7, 1, 'person/anna', 'signature.acknowledge', 4, 'Anna Kowal', 'anyone', 4, NULL, NULL, '2026-11-22 11:10:56.533917+00', '0001', '0.1.0', 'postgres');
INSERT INTO public.act VALUES (8, 1, 'person/anna', 'role.propose', 2, 'Adam Admin', 'administrator', 2, NULL, NULL, '2026-11-22 11:10:56.540105+00', '0001', '0.1.0', 'postgres');
INSERT INTO public.act VALUES (9, 1, 'person/quinn', 'access.note', 3, 'Quinn Quality', 'qa', 3, 1, NULL, '2026-11-22 11:10:56.557967+00', '0001', '0.1.0', 'postgres');
INSERT INTO public.act VALUES (10, 1, 'person/anna', 'role.approve', 3, 'Quinn Quality', 'qa', 3, 1, NULL, '2026-11-22 11:10:56.574119+00', '0001', '0.1.0', 'postgres');
INSERT INTO public.act VALUES (11, 1, 'person/anna', 'account.change', 2, 'Adam Admin', 'administrator', 2, NULL, 'she married', '2026-11-22 11:10:56.588335+00', '0001', '0.1.0', 'postgres');
INSERT INTO public.act VALUES (12, 1, 'person/anna', 'access.note', 1, 'nkmfg (the software)', 'system', NULL, NULL, NULL, '2026-11-22 11:10:56.597527+00', '0001', '0.1.0', 'postgres');
INSERT INTO public.alembic_version VALUES ('0001');
INSERT INTO public.change VALUES (1, 1, 'person', 1, 'I', NULL, '{"badge":null,"id":"1","identity_verified":null,"is_system":"true","login":"nkmfg","printed_name":"nkmfg (the software)","state":"active"}');
INSERT INTO public.change VALUES (2, 1, 'site_declaration', 1, 'I', NULL, '{"declared_at":"2026-11-22T11:10:56.396725Z","id":"1","kind":"commissioning","name":"Golden site","signature_id":null,"zone":"Europe/Minsk"}');
INSERT INTO public.change VALUES (3, 1, 'person', 2, 'I', NULL, '{"badge":"B-ADAM","id":"2","identity_verified":"passport seen","is_system":"false","login":"adam","printed_name":"Adam Admin","state":"active"}');
INSERT INTO public.change VALUES (4, 1, 'credential', 1, 'I', NULL, '{"id":"1","is_first":"true","kind":"password","person_id":"2","secret_hash":"$argon2id$v=19$m=8,t=1,p=1$MsXjPEeq6sE$gbUGQQ","set_at":"2026-11-22T11:10:56.396725Z"}');
INSERT INTO public.change VALUES (5, 1, 'role_grant', 1, 'I', NULL, '{"effective_at":"2026-11-22T11:10:56.396725Z","ended_at":null,"ended_by_id":null,"id":"1","is_bootstrap":"true","person_id":"2","proposed_at":"2026-11-22T11:10:56.396725Z","proposed_by_id":null,"role":"administrator","signature_id":null,"state":"effective"}');
INSERT INTO public.change VALUES (6, 1, 'person', 3, 'I', NULL, '{"badge":"B-QUINN","id":"3","identity_verified":"passport seen","is_system":"false","login":"quinn","printed_name":"Quinn Quality","state":"active"}');
INSERT INTO public.change VALUES (7, 1, 'credential', 2, 'I', NULL, '{"id":"2","is_first":"true","kind":"password","person_id":"3","secret_hash":"$argon2id$v=19$m=8,t=1,p=1$Rn94+NrJREI$wXvfYQ","set_at":"2026-11-22T11:10:56.396725Z"}');
INSERT INTO public.change VALUES (8, 1, 'role_grant', 2, 'I', NULL, '{"effective_at":"2026-11-22T11:10:56.396725Z","ended_at":null,"ended_by_id":null,"id":"2","is_bootstrap":"true","person_id":"3","proposed_at":"2026-11-22T11:10:56.396725Z","proposed_by_id":null,"role":"qa","signature_id":null,"state":"effective"}');
INSERT INTO public.change VALUES (9, 2, 'terminal', 1, 'I', NULL, '{"id":"1","name":"Tablet 2","place":"cleanroom \"2\" \\ left","registered_at":"2026-11-22T11:10:56.447891Z","retired_at":null,"token_hash":"0fa7e07f6df36d5900844080f4505a53936573a704625a48cc1c79c13ab0e661"}');
INSERT INTO public.change VALUES (10, 3, 'person', 4, 'I', NULL, '{"badge":"B-ANNA","id":"4","identity_verified":"passport seen","is_system":"false","login":"anna","printed_name":"Anna Kowal","state":"active"}');
INSERT INTO public.change VALUES (11, 3, 'credential', 3, 'I', NULL, '{"id":"3","is_first":"true","kind":"password","person_id":"4","secret_hash":"$argon2id$v=19$m=8,t=1,p=1$Jiaeh5kRwGg$2gobCg","set_at":"2026-11-22T11:10:56.464289Z"}');
INSERT INTO public.change VALUES (12, 4, 'credential', 2, 'U', '{"id":"2","is_first":"true","kind":"password","person_id":"3","secret_hash":"$argon2id$v=19$m=8,t=1,p=1$Rn94+NrJREI$wXvfYQ","set_at":"2026-11-22T11:10:56.396725Z"}', '{"id":"2","is_first":"false","kind":"password","person_id":"3","secret_hash":"$argon2id$v=19$m=8,t=1,p=1$DMynm1Js5hw$9YKb4A","set_at":"2026-11-22T11:10:56.486337Z"}');
INSERT INTO public.change VALUES (13, 4, 'credential', 4, 'I', NULL, '{"id":"4","is_first":"false","kind":"pin","person_id":"3","secret_hash":"$argon2id$v=19$m=8,t=1,p=1$qcUyDDy6ADc$Ra9//Q","set_at":"2026-11-22T11:10:56.486337Z"}');
INSERT INTO public.change VALUES (14, 5, 'acknowledgement', 1, 'I', NULL, '{"acknowledged_at":"2026-11-22T11:10:56.515468Z","id":"1","person_id":"3","statement":"I know that my electronic signature binds me in law as my handwritten signature does, that only I use my badge, password and PIN, and that I report their loss at once."}');
INSERT INTO public.change VALUES (15, 6, 'credential', 3, 'U', '{"id":"3","is_first":"true","kind":"password","person_id":"4","secret_hash":"$argon2id$v=19$m=8,t=1,p=1$Jiaeh5kRwGg$2gobCg","set_at":"2026-11-22T11:10:56.464289Z"}', '{"id":"3","is_first":"false","kind":"password","person_id":"4","secret_hash":"$argon2id$v=19$m=8,t=1,p=1$/Xm1sKiqG44$bzc+RQ","set_at":"2026-11-22T11:10:56.523385Z"}');
INSERT INTO public.change VALUES (16, 6, 'credential', 5, 'I', NULL, '{"id":"5","is_first":"false","kind":"pin","person_id":"4","secret_hash":"$argon2id$v=19$m=8,t=1,p=1$uxojyvytlUM$FaTP2g","set_at":"2026-11-22T11:10:56.523385Z"}');
INSERT INTO public.change VALUES (17, 7, 'acknowledgement', 2, 'I', NULL, '{"acknowledged_at":"2026-11-22T11:10:56.533917Z","id":"2","person_id":"4","statement":"I know that my electronic signature binds me in law as my handwritten signature does, that only I use my badge, password and PIN, and that I report their loss at once."}');
INSERT INTO public.change VALUES (18, 8, 'role_grant', 3, 'I', NULL, '{"effective_at":null,"ended_at":null,"ended_by_id":null,"id":"3","is_bootstrap":"false","person_id":"4","proposed_at":"2026-11-22T11:10:56.540105Z","proposed_by_id":"2","role":"technician","signature_id":null,"state":"proposed"}');
INSERT INTO public.change VALUES (19, 9, 'access_event', 1, 'I', NULL, '{"at":"2026-11-22T11:10:56.557967Z","detail":null,"id":"1","kind":"credentials accepted for a signature","person_id":"3","terminal_id":"1","typed_login":"quinn"}');
INSERT INTO public.change VALUES (20, 10, 'signed_copy', 1, 'I', NULL, '{"digest":"99f5df707d830ad9d6a2e1a36710459244597bd94f0c240e3cda2671404f3c31","id":"1","payload":"{\"facts\":{\"person\":\"anna\",\"printed name\":\"Anna Kowal\",\"proposed\":\"2026-11-22T11:10:56.540105+00:00\",\"role\":\"technician\"},\"meaning\":\"approved\",\"scope\":\"role/anna/technician/3\",\"statement\":\"Anna Kowal may act as technician.\",\"version\":1}","payload_version":"1"}');
INSERT INTO public.change VALUES (21, 10, 'signature', 1, 'I', NULL, '{"copy_id":"1","id":"1","meaning":"approved","proven_by":"badge and PIN","scope":"role/anna/technician/3","session_person_id":"3","signed_at":"2026-11-22T11:10:56.574119Z","signer_id":"3","signer_login":"quinn","signer_name":"Quinn Quality","signer_role":"qa","statement":"Anna Kowal may act as technician.","terminal_id":"1"}');
INSERT INTO public.change VALUES (22, 10, 'role_grant', 3, 'U', '{"effective_at":null,"ended_at":null,"ended_by_id":null,"id":"3","is_bootstrap":"false","person_id":"4","proposed_at":"2026-11-22T11:10:56.540105Z","proposed_by_id":"2","role":"technician","signature_id":null,"state":"proposed"}', '{"effective_at":"2026-11-22T11:10:56.574119Z","ended_at":null,"ended_by_id":null,"id":"3","is_bootstrap":"false","person_id":"4","proposed_at":"2026-11-22T11:10:56.540105Z","proposed_by_id":"2","role":"technician","signature_id":"1","state":"effective"}');
INSERT INTO public.change VALUES (23, 11, 'person', 4, 'U', '{"badge":"B-ANNA","id":"4","identity_verified":"passport seen","is_system":"false","login":"anna","printed_name":"Anna Kowal","state":"active"}', '{"badge":"B-ANNA-2","id":"4","identity_verified":"passport seen","is_system":"false","login":"anna","printed_name":"Анна Коваль-Ковалёва","state":"active"}');
INSERT INTO public.change VALUES (24, 12, 'access_event', 2, 'I', NULL, '{"at":"2026-11-22T11:10:56.597527Z","detail":null,"id":"2","kind":"log-in failed","person_id":"4","terminal_id":null,"typed_login":"anna"}');
INSERT INTO public.credential VALUES (1, 2, 'password', '$argon2id$v=19$m=8,t=1,p=1$MsXjPEeq6sE$gbUGQQ', true, '2026-11-22 11:10:56.396725+00');
INSERT INTO public.credential VALUES (2, 3, 'password', '$argon2id$v=19$m=8,t=1,p=1$DMynm1Js5hw$9YKb4A', false, '2026-11-22 11:10:56.486337+00');
INSERT INTO public.credential VALUES (4, 3, 'pin', '$argon2id$v=19$m=8,t=1,p=1$qcUyDDy6ADc$Ra9//Q', false, '2026-11-22 11:10:56.486337+00');
INSERT INTO public.credential VALUES (3, 4, 'password', '$argon2id$v=19$m=8,t=1,p=1$/Xm1sKiqG44$bzc+RQ', false, '2026-11-22 11:10:56.523385+00');
INSERT INTO public.credential VALUES (5, 4, 'pin', '$argon2id$v=19$m=8,t=1,p=1$uxojyvytlUM$FaTP2g', false, '2026-11-22 11:10:56.523385+00');
INSERT INTO public.link VALUES (1, 'site', 1, '0000000000000000000000000000000000000000000000000000000000000000', 'fbb578093811dcdd30a6ec48488adf96755876f1efa82deeb1304731a38e7b8b');
INSERT INTO public.link VALUES (2, 'site', 2, 'fbb578093811dcdd30a6ec48488adf96755876f1efa82deeb1304731a38e7b8b', '1aa265452b56e7117dc1ce8be1370e70e983cf11f69ee192ef8d9170cbc4541c');
INSERT INTO public.link VALUES (3, 'person/anna', 1, '0000000000000000000000000000000000000000000000000000000000000000', '6b79e92bbab06516ffdeeb52555ce390fb93268c8807e2583319cd20439cd927');
INSERT INTO public.link VALUES (4, 'person/quinn', 1, '0000000000000000000000000000000000000000000000000000000000000000', 'e7d566e5672a44fc703f2f4467113a8ebe2b05e858e894f899038b9a9aa92c95');
INSERT INTO public.link VALUES (5, 'person/quinn', 2, 'e7d566e5672a44fc703f2f4467113a8ebe2b05e858e894f899038b9a9aa92c95', '21589f4f225e3af2f2ee86db4914d5cdedd1589190f2beb84e43fa6bf2aa70d5');
INSERT INTO public.link VALUES (6, 'person/anna', 2, '6b79e92bbab06516ffdeeb52555ce390fb93268c8807e2583319cd20439cd927', 'e8afcb6674e1c981c6078d33928391fa9282817f78a3d39aa9bb509589077c84');
INSERT INTO public.link VALUES (7, 'person/anna', 3, 'e8afcb6674e1c981c6078d33928391fa9282817f78a3d39aa9bb509589077c84', 'a88de6db09d12db4ee748c00963d2bbf3b51b28c5b30e5c7b28ca11754555ad3');
INSERT INTO public.link VALUES (8, 'person/anna', 4, 'a88de6db09d12db4ee748c00963d2bbf3b51b28c5b30e5c7b28ca11754555ad3', 'ab6b447be06af65a8898fdecd4fd18179ee87638efe9eaabde8c64a8cf081545');
INSERT INTO public.link VALUES (9, 'person/quinn', 3, '21589f4f225e3af2f2ee86db4914d5cdedd1589190f2beb84e43fa6bf2aa70d5', '4a7e180fa7637036497089b5ba6291d18ee7388a52bbc39b59dc713c4b5268dd');
INSERT INTO public.link VALUES (10, 'person/anna', 5, 'ab6b447be06af65a8898fdecd4fd18179ee87638efe9eaabde8c64a8cf081545', 'bb1cb30e73c4b0fc73179e6c890d51a32397fdecac6e9936a36cbb336c2f7e22');
INSERT INTO public.link VALUES (11, 'person/anna', 6, 'bb1cb30e73c4b0fc73179e6c890d51a32397fdecac6e9936a36cbb336c2f7e22', '2b0e3b658a13a3d66a0fd2ca21cf5df70f02472b26683d928d51f413c850c64e');
INSERT INTO public.link VALUES (12, 'person/anna', 7, '2b0e3b658a13a3d66a0fd2ca21cf5df70f02472b26683d928d51f413c850c64e', 'f041c353d91c2569e3a411ac0d14ba3e81d00ddeea1f3dfe622b46527c2bfb38');
INSERT INTO public.person VALUES (1, 'nkmfg', 'nkmfg (the software)', NULL, 'active', true, NULL);
INSERT INTO public.person VALUES (2, 'adam', 'Adam Admin', 'B-ADAM', 'active', false, 'passport seen');
INSERT INTO public.person VALUES (3, 'quinn', 'Quinn Quality', 'B-QUINN', 'active', false, 'passport seen');
INSERT INTO public.person VALUES (4, 'anna', 'Анна Коваль-Ковалёва', 'B-ANNA-2', 'active', false, 'passport seen');
INSERT INTO public.role_grant VALUES (1, 2, 'administrator', 'effective', true, NULL, '2026-11-22 11:10:56.396725+00', '2026-11-22 11:10:56.396725+00', NULL, NULL, NULL);
INSERT INTO public.role_grant VALUES (2, 3, 'qa', 'effective', true, NULL, '2026-11-22 11:10:56.396725+00', '2026-11-22 11:10:56.396725+00', NULL, NULL, NULL);
INSERT INTO public.role_grant VALUES (3, 4, 'technician', 'effective', false, 2, '2026-11-22 11:10:56.540105+00', '2026-11-22 11:10:56.574119+00', 1, NULL, NULL);
INSERT INTO public.signature VALUES (1, 1, 'role/anna/technician/3', 'approved', 'Anna Kowal may act as technician.', 3, 'Quinn Quality', 'qa', 'quinn', 3, 1, 'badge and PIN', '2026-11-22 11:10:56.574119+00');
INSERT INTO public.signed_copy VALUES (1, '99f5df707d830ad9d6a2e1a36710459244597bd94f0c240e3cda2671404f3c31', 1, '{"facts":{"person":"anna","printed name":"Anna Kowal","proposed":"2026-11-22T11:10:56.540105+00:00","role":"technician"},"meaning":"approved","scope":"role/anna/technician/3","statement":"Anna Kowal may act as technician.","version":1}');
INSERT INTO public.signing_period VALUES (1, 3, 1, '2026-11-22 11:10:56.565074+00');
INSERT INTO public.site_declaration VALUES (1, 'commissioning', 'Golden site', 'Europe/Minsk', '2026-11-22 11:10:56.396725+00', NULL);
INSERT INTO public.stream VALUES ('site');
INSERT INTO public.stream VALUES ('person/anna');
INSERT INTO public.stream VALUES ('person/quinn');
INSERT INTO public.terminal VALUES (1, 'Tablet 2', 'cleanroom "2" \ left', '0fa7e07f6df36d5900844080f4505a53936573a704625a48cc1c79c13ab0e661', '2026-11-22 11:10:56.447891+00', NULL);
SELECT pg_catalog.setval('public.access_event_id_seq', 2, true);
SELECT pg_catalog.setval('public.acknowledgement_id_seq', 2, true);
SELECT pg_catalog.setval('public.act_id_seq', 12, true);
SELECT pg_catalog.setval('public.change_id_seq', 24, true);
SELECT pg_catalog.setval('public.clock_shift_id_seq', 1, false);
SELECT pg_catalog.setval('public.credential_id_seq', 5, true);
SELECT pg_catalog.setval('public.nonce_id_seq', 1, true);
SELECT pg_catalog.setval('public.person_id_seq', 4, true);
SELECT pg_catalog.setval('public.role_grant_id_seq', 3, true);
SELECT pg_catalog.setval('public.signature_id_seq', 1, true);
SELECT pg_catalog.setval('public.signed_copy_id_seq', 1, true);
SELECT pg_catalog.setval('public.signing_period_id_seq', 1, true);
SELECT pg_catalog.setval('public.site_declaration_id_seq', 1, true);
SELECT pg_catalog.setval('public.terminal_id_seq', 1, true);
SELECT pg_catalog.setval('public.web_session_id_seq', 1, false);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.access_event
    ADD CONSTRAINT pk_access_event PRIMARY KEY (id);
ALTER TABLE ONLY public.acknowledgement
    ADD CONSTRAINT pk_acknowledgement PRIMARY KEY (id);
ALTER TABLE ONLY public.act
    ADD CONSTRAINT pk_act PRIMARY KEY (id);
ALTER TABLE ONLY public.change
    ADD CONSTRAINT pk_change PRIMARY KEY (id);
ALTER TABLE ONLY public.clock_shift
    ADD CONSTRAINT pk_clock_shift PRIMARY KEY (id);
ALTER TABLE ONLY public.credential
    ADD CONSTRAINT pk_credential PRIMARY KEY (id);
ALTER TABLE ONLY public.link
    ADD CONSTRAINT pk_link PRIMARY KEY (act_id);
ALTER TABLE ONLY public.nonce
    ADD CONSTRAINT pk_nonce PRIMARY KEY (id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT pk_person PRIMARY KEY (id);
ALTER TABLE ONLY public.role_grant
    ADD CONSTRAINT pk_role_grant PRIMARY KEY (id);
ALTER TABLE ONLY public.signature
    ADD CONSTRAINT pk_signature PRIMARY KEY (id);
ALTER TABLE ONLY public.signed_copy
    ADD CONSTRAINT pk_signed_copy PRIMARY KEY (id);
ALTER TABLE ONLY public.signing_period
    ADD CONSTRAINT pk_signing_period PRIMARY KEY (id);
ALTER TABLE ONLY public.site_declaration
    ADD CONSTRAINT pk_site_declaration PRIMARY KEY (id);
ALTER TABLE ONLY public.stream
    ADD CONSTRAINT pk_stream PRIMARY KEY (name);
ALTER TABLE ONLY public.terminal
    ADD CONSTRAINT pk_terminal PRIMARY KEY (id);
ALTER TABLE ONLY public.web_session
    ADD CONSTRAINT pk_web_session PRIMARY KEY (id);
ALTER TABLE ONLY public.acknowledgement
    ADD CONSTRAINT uq_acknowledgement_person_id UNIQUE (person_id);
ALTER TABLE ONLY public.credential
    ADD CONSTRAINT uq_credential_person_id_kind UNIQUE (person_id, kind);
ALTER TABLE ONLY public.link
    ADD CONSTRAINT uq_link_stream_prev UNIQUE (stream, prev);
ALTER TABLE ONLY public.link
    ADD CONSTRAINT uq_link_stream_seq UNIQUE (stream, seq);
ALTER TABLE ONLY public.nonce
    ADD CONSTRAINT uq_nonce_token UNIQUE (token);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT uq_person_badge UNIQUE (badge);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT uq_person_login UNIQUE (login);
ALTER TABLE ONLY public.signed_copy
    ADD CONSTRAINT uq_signed_copy_digest UNIQUE (digest);
ALTER TABLE ONLY public.signing_period
    ADD CONSTRAINT uq_signing_period_person_id_terminal_id UNIQUE (person_id, terminal_id);
ALTER TABLE ONLY public.terminal
    ADD CONSTRAINT uq_terminal_name UNIQUE (name);
ALTER TABLE ONLY public.terminal
    ADD CONSTRAINT uq_terminal_token_hash UNIQUE (token_hash);
ALTER TABLE ONLY public.web_session
    ADD CONSTRAINT uq_web_session_token_hash UNIQUE (token_hash);
CREATE INDEX ix_access_event_person ON public.access_event USING btree (person_id, id);
CREATE INDEX ix_act_stream ON public.act USING btree (stream, id);
CREATE INDEX ix_change_act ON public.change USING btree (act_id);
CREATE INDEX ix_change_row ON public.change USING btree (table_name, row_id, id);
CREATE INDEX ix_role_grant_person ON public.role_grant USING btree (person_id, state);
CREATE INDEX ix_signature_copy ON public.signature USING btree (copy_id);
CREATE INDEX ix_signature_scope ON public.signature USING btree (scope);
CREATE CONSTRAINT TRIGGER "A_act_link" AFTER INSERT ON public.act DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.nkmfg_link();
ALTER TABLE public.act ENABLE ALWAYS TRIGGER "A_act_link";
CREATE TRIGGER access_event_change AFTER INSERT ON public.access_event FOR EACH ROW EXECUTE FUNCTION public.nkmfg_access_event_change();
ALTER TABLE public.access_event ENABLE ALWAYS TRIGGER access_event_change;
CREATE TRIGGER access_event_kept BEFORE DELETE OR UPDATE ON public.access_event FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.access_event ENABLE ALWAYS TRIGGER access_event_kept;
CREATE TRIGGER access_event_no_truncate BEFORE TRUNCATE ON public.access_event FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.access_event ENABLE ALWAYS TRIGGER access_event_no_truncate;
CREATE TRIGGER acknowledgement_change AFTER INSERT ON public.acknowledgement FOR EACH ROW EXECUTE FUNCTION public.nkmfg_acknowledgement_change();
ALTER TABLE public.acknowledgement ENABLE ALWAYS TRIGGER acknowledgement_change;
CREATE TRIGGER acknowledgement_kept BEFORE DELETE OR UPDATE ON public.acknowledgement FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.acknowledgement ENABLE ALWAYS TRIGGER acknowledgement_kept;
CREATE TRIGGER acknowledgement_no_truncate BEFORE TRUNCATE ON public.acknowledgement FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.acknowledgement ENABLE ALWAYS TRIGGER acknowledgement_no_truncate;
CREATE TRIGGER act_kept BEFORE DELETE OR UPDATE ON public.act FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.act ENABLE ALWAYS TRIGGER act_kept;
CREATE TRIGGER act_no_truncate BEFORE TRUNCATE ON public.act FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.act ENABLE ALWAYS TRIGGER act_no_truncate;
CREATE TRIGGER change_kept BEFORE DELETE OR UPDATE ON public.change FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.change ENABLE ALWAYS TRIGGER change_kept;
CREATE TRIGGER change_no_truncate BEFORE TRUNCATE ON public.change FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.change ENABLE ALWAYS TRIGGER change_no_truncate;
CREATE TRIGGER clock_shift_change AFTER INSERT ON public.clock_shift FOR EACH ROW EXECUTE FUNCTION public.nkmfg_clock_shift_change();
ALTER TABLE public.clock_shift ENABLE ALWAYS TRIGGER clock_shift_change;
CREATE TRIGGER clock_shift_kept BEFORE DELETE OR UPDATE ON public.clock_shift FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.clock_shift ENABLE ALWAYS TRIGGER clock_shift_kept;
CREATE TRIGGER clock_shift_no_truncate BEFORE TRUNCATE ON public.clock_shift FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.clock_shift ENABLE ALWAYS TRIGGER clock_shift_no_truncate;
CREATE TRIGGER credential_change AFTER INSERT OR UPDATE ON public.credential FOR EACH ROW EXECUTE FUNCTION public.nkmfg_credential_change();
ALTER TABLE public.credential ENABLE ALWAYS TRIGGER credential_change;
CREATE TRIGGER credential_kept BEFORE DELETE ON public.credential FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.credential ENABLE ALWAYS TRIGGER credential_kept;
CREATE TRIGGER credential_no_truncate BEFORE TRUNCATE ON public.credential FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.credential ENABLE ALWAYS TRIGGER credential_no_truncate;
CREATE TRIGGER link_kept BEFORE DELETE OR UPDATE ON public.link FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.link ENABLE ALWAYS TRIGGER link_kept;
CREATE TRIGGER link_no_truncate BEFORE TRUNCATE ON public.link FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.link ENABLE ALWAYS TRIGGER link_no_truncate;
CREATE TRIGGER person_change AFTER INSERT OR UPDATE ON public.person FOR EACH ROW EXECUTE FUNCTION public.nkmfg_person_change();
ALTER TABLE public.person ENABLE ALWAYS TRIGGER person_change;
CREATE TRIGGER person_kept BEFORE DELETE ON public.person FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.person ENABLE ALWAYS TRIGGER person_kept;
CREATE TRIGGER person_no_truncate BEFORE TRUNCATE ON public.person FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.person ENABLE ALWAYS TRIGGER person_no_truncate;
CREATE TRIGGER role_grant_change AFTER INSERT OR UPDATE ON public.role_grant FOR EACH ROW EXECUTE FUNCTION public.nkmfg_role_grant_change();
ALTER TABLE public.role_grant ENABLE ALWAYS TRIGGER role_grant_change;
CREATE TRIGGER role_grant_kept BEFORE DELETE ON public.role_grant FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.role_grant ENABLE ALWAYS TRIGGER role_grant_kept;
CREATE TRIGGER role_grant_no_truncate BEFORE TRUNCATE ON public.role_grant FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.role_grant ENABLE ALWAYS TRIGGER role_grant_no_truncate;
CREATE TRIGGER signature_change AFTER INSERT ON public.signature FOR EACH ROW EXECUTE FUNCTION public.nkmfg_signature_change();
ALTER TABLE public.signature ENABLE ALWAYS TRIGGER signature_change;
CREATE TRIGGER signature_kept BEFORE DELETE OR UPDATE ON public.signature FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.signature ENABLE ALWAYS TRIGGER signature_kept;
CREATE TRIGGER signature_no_truncate BEFORE TRUNCATE ON public.signature FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.signature ENABLE ALWAYS TRIGGER signature_no_truncate;
CREATE TRIGGER signed_copy_change AFTER INSERT ON public.signed_copy FOR EACH ROW EXECUTE FUNCTION public.nkmfg_signed_copy_change();
ALTER TABLE public.signed_copy ENABLE ALWAYS TRIGGER signed_copy_change;
CREATE TRIGGER signed_copy_kept BEFORE DELETE OR UPDATE ON public.signed_copy FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.signed_copy ENABLE ALWAYS TRIGGER signed_copy_kept;
CREATE TRIGGER signed_copy_no_truncate BEFORE TRUNCATE ON public.signed_copy FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.signed_copy ENABLE ALWAYS TRIGGER signed_copy_no_truncate;
CREATE TRIGGER site_declaration_change AFTER INSERT ON public.site_declaration FOR EACH ROW EXECUTE FUNCTION public.nkmfg_site_declaration_change();
ALTER TABLE public.site_declaration ENABLE ALWAYS TRIGGER site_declaration_change;
CREATE TRIGGER site_declaration_kept BEFORE DELETE OR UPDATE ON public.site_declaration FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.site_declaration ENABLE ALWAYS TRIGGER site_declaration_kept;
CREATE TRIGGER site_declaration_no_truncate BEFORE TRUNCATE ON public.site_declaration FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.site_declaration ENABLE ALWAYS TRIGGER site_declaration_no_truncate;
CREATE TRIGGER terminal_change AFTER INSERT OR UPDATE ON public.terminal FOR EACH ROW EXECUTE FUNCTION public.nkmfg_terminal_change();
ALTER TABLE public.terminal ENABLE ALWAYS TRIGGER terminal_change;
CREATE TRIGGER terminal_kept BEFORE DELETE ON public.terminal FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.terminal ENABLE ALWAYS TRIGGER terminal_kept;
CREATE TRIGGER terminal_no_truncate BEFORE TRUNCATE ON public.terminal FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.terminal ENABLE ALWAYS TRIGGER terminal_no_truncate;
ALTER TABLE ONLY public.access_event
    ADD CONSTRAINT fk_access_event_person_id FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.access_event
    ADD CONSTRAINT fk_access_event_terminal_id FOREIGN KEY (terminal_id) REFERENCES public.terminal(id);
ALTER TABLE ONLY public.acknowledgement
    ADD CONSTRAINT fk_acknowledgement_person_id FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.act
    ADD CONSTRAINT fk_act_actor_id FOREIGN KEY (actor_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.act
    ADD CONSTRAINT fk_act_link FOREIGN KEY (id) REFERENCES public.link(act_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act
    ADD CONSTRAINT fk_act_session_person_id FOREIGN KEY (session_person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.act
    ADD CONSTRAINT fk_act_terminal_id FOREIGN KEY (terminal_id) REFERENCES public.terminal(id);
ALTER TABLE ONLY public.change
    ADD CONSTRAINT fk_change_act_id FOREIGN KEY (act_id) REFERENCES public.act(id);
ALTER TABLE ONLY public.credential
    ADD CONSTRAINT fk_credential_person_id FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.role_grant
    ADD CONSTRAINT fk_role_grant_ended_by_id FOREIGN KEY (ended_by_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.role_grant
    ADD CONSTRAINT fk_role_grant_person_id FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.role_grant
    ADD CONSTRAINT fk_role_grant_proposed_by_id FOREIGN KEY (proposed_by_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.role_grant
    ADD CONSTRAINT fk_role_grant_signature_id FOREIGN KEY (signature_id) REFERENCES public.signature(id);
ALTER TABLE ONLY public.signature
    ADD CONSTRAINT fk_signature_copy_id FOREIGN KEY (copy_id) REFERENCES public.signed_copy(id);
ALTER TABLE ONLY public.signature
    ADD CONSTRAINT fk_signature_session_person_id FOREIGN KEY (session_person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.signature
    ADD CONSTRAINT fk_signature_signer_id FOREIGN KEY (signer_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.signature
    ADD CONSTRAINT fk_signature_terminal_id FOREIGN KEY (terminal_id) REFERENCES public.terminal(id);
ALTER TABLE ONLY public.signing_period
    ADD CONSTRAINT fk_signing_period_person_id FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.signing_period
    ADD CONSTRAINT fk_signing_period_terminal_id FOREIGN KEY (terminal_id) REFERENCES public.terminal(id);
ALTER TABLE ONLY public.site_declaration
    ADD CONSTRAINT fk_site_declaration_signature_id FOREIGN KEY (signature_id) REFERENCES public.signature(id);
ALTER TABLE ONLY public.web_session
    ADD CONSTRAINT fk_web_session_person_id FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.web_session
    ADD CONSTRAINT fk_web_session_terminal_id FOREIGN KEY (terminal_id) REFERENCES public.terminal(id);
