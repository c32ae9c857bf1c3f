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
CREATE FUNCTION public.nkmfg_at_risk_use_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"batch_id":'||coalesce(to_json(NEW.batch_id::text)::text,'null')||','||'"donor_id":'||coalesce(to_json(NEW.donor_id::text)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"lot_id":'||coalesce(to_json(NEW.lot_id::text)::text,'null')||','||'"pending":'||coalesce(to_json(NEW.pending)::text,'null')||','||'"permitted_at":'||coalesce(to_json(to_char(NEW.permitted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"signature_id":'||coalesce(to_json(NEW.signature_id::text)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"batch_id":'||coalesce(to_json(OLD.batch_id::text)::text,'null')||','||'"donor_id":'||coalesce(to_json(OLD.donor_id::text)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"lot_id":'||coalesce(to_json(OLD.lot_id::text)::text,'null')||','||'"pending":'||coalesce(to_json(OLD.pending)::text,'null')||','||'"permitted_at":'||coalesce(to_json(to_char(OLD.permitted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"signature_id":'||coalesce(to_json(OLD.signature_id::text)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_attachment_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"added_at":'||coalesce(to_json(to_char(NEW.added_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"batch_id":'||coalesce(to_json(NEW.batch_id::text)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"media_type":'||coalesce(to_json(NEW.media_type)::text,'null')||','||'"name":'||coalesce(to_json(NEW.name)::text,'null')||','||'"sha256":'||coalesce(to_json(NEW.sha256)::text,'null')||','||'"size":'||coalesce(to_json(NEW.size::text)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"added_at":'||coalesce(to_json(to_char(OLD.added_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"batch_id":'||coalesce(to_json(OLD.batch_id::text)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"media_type":'||coalesce(to_json(OLD.media_type)::text,'null')||','||'"name":'||coalesce(to_json(OLD.name)::text,'null')||','||'"sha256":'||coalesce(to_json(OLD.sha256)::text,'null')||','||'"size":'||coalesce(to_json(OLD.size::text)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_batch_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"collection_id":'||coalesce(to_json(NEW.collection_id::text)::text,'null')||','||'"culture_started_at":'||coalesce(to_json(to_char(NEW.culture_started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"issued_at":'||coalesce(to_json(to_char(NEW.issued_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"number":'||coalesce(to_json(NEW.number)::text,'null')||','||'"order_id":'||coalesce(to_json(NEW.order_id::text)::text,'null')||','||'"order_version_id":'||coalesce(to_json(NEW.order_version_id::text)::text,'null')||','||'"recipe_version_id":'||coalesce(to_json(NEW.recipe_version_id::text)::text,'null')||','||'"state":'||coalesce(to_json(NEW.state)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"collection_id":'||coalesce(to_json(OLD.collection_id::text)::text,'null')||','||'"culture_started_at":'||coalesce(to_json(to_char(OLD.culture_started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"issued_at":'||coalesce(to_json(to_char(OLD.issued_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"number":'||coalesce(to_json(OLD.number)::text,'null')||','||'"order_id":'||coalesce(to_json(OLD.order_id::text)::text,'null')||','||'"order_version_id":'||coalesce(to_json(OLD.order_version_id::text)::text,'null')||','||'"recipe_version_id":'||coalesce(to_json(OLD.recipe_version_id::text)::text,'null')||','||'"state":'||coalesce(to_json(OLD.state)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_bedside_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"attachment_id":'||coalesce(to_json(NEW.attachment_id::text)::text,'null')||','||'"flush_ml":'||coalesce(to_json(NEW.flush_ml)::text,'null')||','||'"flush_typed":'||coalesce(to_json(NEW.flush_typed)::text,'null')||','||'"form_number":'||coalesce(to_json(NEW.form_number)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"infusion_id":'||coalesce(to_json(NEW.infusion_id::text)::text,'null')||','||'"revision":'||coalesce(to_json(NEW.revision::text)::text,'null')||','||'"second_person":'||coalesce(to_json(NEW.second_person)::text,'null')||','||'"tubing_ml":'||coalesce(to_json(NEW.tubing_ml)::text,'null')||','||'"tubing_typed":'||coalesce(to_json(NEW.tubing_typed)::text,'null')||','||'"vital_signs":'||coalesce(to_json(NEW.vital_signs)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"attachment_id":'||coalesce(to_json(OLD.attachment_id::text)::text,'null')||','||'"flush_ml":'||coalesce(to_json(OLD.flush_ml)::text,'null')||','||'"flush_typed":'||coalesce(to_json(OLD.flush_typed)::text,'null')||','||'"form_number":'||coalesce(to_json(OLD.form_number)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"infusion_id":'||coalesce(to_json(OLD.infusion_id::text)::text,'null')||','||'"revision":'||coalesce(to_json(OLD.revision::text)::text,'null')||','||'"second_person":'||coalesce(to_json(OLD.second_person)::text,'null')||','||'"tubing_ml":'||coalesce(to_json(OLD.tubing_ml)::text,'null')||','||'"tubing_typed":'||coalesce(to_json(OLD.tubing_typed)::text,'null')||','||'"vital_signs":'||coalesce(to_json(OLD.vital_signs)::text,'null')||'}';
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
CREATE FUNCTION public.nkmfg_collection_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"anticoagulant":'||coalesce(to_json(NEW.anticoagulant)::text,'null')||','||'"device":'||coalesce(to_json(NEW.device)::text,'null')||','||'"din":'||coalesce(to_json(NEW.din)::text,'null')||','||'"donor_id":'||coalesce(to_json(NEW.donor_id::text)::text,'null')||','||'"ended_at":'||coalesce(to_json(to_char(NEW.ended_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"operator":'||coalesce(to_json(NEW.operator)::text,'null')||','||'"started_at":'||coalesce(to_json(to_char(NEW.started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"volume_ml":'||coalesce(to_json(NEW.volume_ml)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"anticoagulant":'||coalesce(to_json(OLD.anticoagulant)::text,'null')||','||'"device":'||coalesce(to_json(OLD.device)::text,'null')||','||'"din":'||coalesce(to_json(OLD.din)::text,'null')||','||'"donor_id":'||coalesce(to_json(OLD.donor_id::text)::text,'null')||','||'"ended_at":'||coalesce(to_json(to_char(OLD.ended_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"operator":'||coalesce(to_json(OLD.operator)::text,'null')||','||'"started_at":'||coalesce(to_json(to_char(OLD.started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"volume_ml":'||coalesce(to_json(OLD.volume_ml)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_contact_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"function":'||coalesce(to_json(NEW.function)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"is_listed":'||coalesce(to_json(CASE NEW.is_listed WHEN true THEN 'true' WHEN false THEN 'false' END)::text,'null')||','||'"name":'||coalesce(to_json(NEW.name)::text,'null')||','||'"place":'||coalesce(to_json(NEW.place::text)::text,'null')||','||'"telephone":'||coalesce(to_json(NEW.telephone)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"function":'||coalesce(to_json(OLD.function)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"is_listed":'||coalesce(to_json(CASE OLD.is_listed WHEN true THEN 'true' WHEN false THEN 'false' END)::text,'null')||','||'"name":'||coalesce(to_json(OLD.name)::text,'null')||','||'"place":'||coalesce(to_json(OLD.place::text)::text,'null')||','||'"telephone":'||coalesce(to_json(OLD.telephone)::text,'null')||'}';
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
CREATE FUNCTION public.nkmfg_credential_handover_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"code_hash":'||coalesce(to_json(NEW.code_hash)::text,'null')||','||'"ended_at":'||coalesce(to_json(to_char(NEW.ended_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"issued_at":'||coalesce(to_json(to_char(NEW.issued_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"issued_by_id":'||coalesce(to_json(NEW.issued_by_id::text)::text,'null')||','||'"person_id":'||coalesce(to_json(NEW.person_id::text)::text,'null')||','||'"signature_id":'||coalesce(to_json(NEW.signature_id::text)::text,'null')||','||'"state":'||coalesce(to_json(NEW.state)::text,'null')||','||'"vouched_at":'||coalesce(to_json(to_char(NEW.vouched_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"vouched_by_id":'||coalesce(to_json(NEW.vouched_by_id::text)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"code_hash":'||coalesce(to_json(OLD.code_hash)::text,'null')||','||'"ended_at":'||coalesce(to_json(to_char(OLD.ended_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"issued_at":'||coalesce(to_json(to_char(OLD.issued_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"issued_by_id":'||coalesce(to_json(OLD.issued_by_id::text)::text,'null')||','||'"person_id":'||coalesce(to_json(OLD.person_id::text)::text,'null')||','||'"signature_id":'||coalesce(to_json(OLD.signature_id::text)::text,'null')||','||'"state":'||coalesce(to_json(OLD.state)::text,'null')||','||'"vouched_at":'||coalesce(to_json(to_char(OLD.vouched_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"vouched_by_id":'||coalesce(to_json(OLD.vouched_by_id::text)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_custody_transfer_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"batch_id":'||coalesce(to_json(NEW.batch_id::text)::text,'null')||','||'"condition":'||coalesce(to_json(NEW.condition)::text,'null')||','||'"container_id":'||coalesce(to_json(NEW.container_id::text)::text,'null')||','||'"documents":'||coalesce(to_json(NEW.documents)::text,'null')||','||'"entered_at":'||coalesce(to_json(to_char(NEW.entered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"happened_at":'||coalesce(to_json(to_char(NEW.happened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"is_afterwards":'||coalesce(to_json(CASE NEW.is_afterwards WHEN true THEN 'true' WHEN false THEN 'false' END)::text,'null')||','||'"kind":'||coalesce(to_json(NEW.kind)::text,'null')||','||'"logger":'||coalesce(to_json(NEW.logger)::text,'null')||','||'"ordinal":'||coalesce(to_json(NEW.ordinal::text)::text,'null')||','||'"reason":'||coalesce(to_json(NEW.reason)::text,'null')||','||'"recorded_by_id":'||coalesce(to_json(NEW.recorded_by_id::text)::text,'null')||','||'"volume_ml":'||coalesce(to_json(NEW.volume_ml)::text,'null')||','||'"volume_typed":'||coalesce(to_json(NEW.volume_typed)::text,'null')||','||'"whom":'||coalesce(to_json(NEW.whom)::text,'null')||','||'"witness":'||coalesce(to_json(NEW.witness)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"batch_id":'||coalesce(to_json(OLD.batch_id::text)::text,'null')||','||'"condition":'||coalesce(to_json(OLD.condition)::text,'null')||','||'"container_id":'||coalesce(to_json(OLD.container_id::text)::text,'null')||','||'"documents":'||coalesce(to_json(OLD.documents)::text,'null')||','||'"entered_at":'||coalesce(to_json(to_char(OLD.entered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"happened_at":'||coalesce(to_json(to_char(OLD.happened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"is_afterwards":'||coalesce(to_json(CASE OLD.is_afterwards WHEN true THEN 'true' WHEN false THEN 'false' END)::text,'null')||','||'"kind":'||coalesce(to_json(OLD.kind)::text,'null')||','||'"logger":'||coalesce(to_json(OLD.logger)::text,'null')||','||'"ordinal":'||coalesce(to_json(OLD.ordinal::text)::text,'null')||','||'"reason":'||coalesce(to_json(OLD.reason)::text,'null')||','||'"recorded_by_id":'||coalesce(to_json(OLD.recorded_by_id::text)::text,'null')||','||'"volume_ml":'||coalesce(to_json(OLD.volume_ml)::text,'null')||','||'"volume_typed":'||coalesce(to_json(OLD.volume_typed)::text,'null')||','||'"whom":'||coalesce(to_json(OLD.whom)::text,'null')||','||'"witness":'||coalesce(to_json(OLD.witness)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_decision_paper_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"batch_id":'||coalesce(to_json(NEW.batch_id::text)::text,'null')||','||'"entered_at":'||coalesce(to_json(to_char(NEW.entered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"happened_at":'||coalesce(to_json(to_char(NEW.happened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"kind":'||coalesce(to_json(NEW.kind)::text,'null')||','||'"ordinal":'||coalesce(to_json(NEW.ordinal::text)::text,'null')||','||'"person":'||coalesce(to_json(NEW.person)::text,'null')||','||'"recorded_by_id":'||coalesce(to_json(NEW.recorded_by_id::text)::text,'null')||','||'"reference":'||coalesce(to_json(NEW.reference)::text,'null')||','||'"statement":'||coalesce(to_json(NEW.statement)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"batch_id":'||coalesce(to_json(OLD.batch_id::text)::text,'null')||','||'"entered_at":'||coalesce(to_json(to_char(OLD.entered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"happened_at":'||coalesce(to_json(to_char(OLD.happened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"kind":'||coalesce(to_json(OLD.kind)::text,'null')||','||'"ordinal":'||coalesce(to_json(OLD.ordinal::text)::text,'null')||','||'"person":'||coalesce(to_json(OLD.person)::text,'null')||','||'"recorded_by_id":'||coalesce(to_json(OLD.recorded_by_id::text)::text,'null')||','||'"reference":'||coalesce(to_json(OLD.reference)::text,'null')||','||'"statement":'||coalesce(to_json(OLD.statement)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_deviation_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"assessment":'||coalesce(to_json(NEW.assessment)::text,'null')||','||'"batch_id":'||coalesce(to_json(NEW.batch_id::text)::text,'null')||','||'"closed_at":'||coalesce(to_json(to_char(NEW.closed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"code":'||coalesce(to_json(NEW.code)::text,'null')||','||'"event":'||coalesce(to_json(NEW.event)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"number":'||coalesce(to_json(NEW.number)::text,'null')||','||'"occurrence":'||coalesce(to_json(NEW.occurrence)::text,'null')||','||'"opened_at":'||coalesce(to_json(to_char(NEW.opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"run_id":'||coalesce(to_json(NEW.run_id::text)::text,'null')||','||'"signature_id":'||coalesce(to_json(NEW.signature_id::text)::text,'null')||','||'"state":'||coalesce(to_json(NEW.state)::text,'null')||','||'"subject":'||coalesce(to_json(NEW.subject)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"assessment":'||coalesce(to_json(OLD.assessment)::text,'null')||','||'"batch_id":'||coalesce(to_json(OLD.batch_id::text)::text,'null')||','||'"closed_at":'||coalesce(to_json(to_char(OLD.closed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"code":'||coalesce(to_json(OLD.code)::text,'null')||','||'"event":'||coalesce(to_json(OLD.event)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"number":'||coalesce(to_json(OLD.number)::text,'null')||','||'"occurrence":'||coalesce(to_json(OLD.occurrence)::text,'null')||','||'"opened_at":'||coalesce(to_json(to_char(OLD.opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"run_id":'||coalesce(to_json(OLD.run_id::text)::text,'null')||','||'"signature_id":'||coalesce(to_json(OLD.signature_id::text)::text,'null')||','||'"state":'||coalesce(to_json(OLD.state)::text,'null')||','||'"subject":'||coalesce(to_json(OLD.subject)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_disposition_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"batch_id":'||coalesce(to_json(NEW.batch_id::text)::text,'null')||','||'"decided_at":'||coalesce(to_json(to_char(NEW.decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"decision":'||coalesce(to_json(NEW.decision)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"ordinal":'||coalesce(to_json(NEW.ordinal::text)::text,'null')||','||'"pending":'||coalesce(to_json(NEW.pending)::text,'null')||','||'"reason":'||coalesce(to_json(NEW.reason)::text,'null')||','||'"signature_id":'||coalesce(to_json(NEW.signature_id::text)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"batch_id":'||coalesce(to_json(OLD.batch_id::text)::text,'null')||','||'"decided_at":'||coalesce(to_json(to_char(OLD.decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"decision":'||coalesce(to_json(OLD.decision)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"ordinal":'||coalesce(to_json(OLD.ordinal::text)::text,'null')||','||'"pending":'||coalesce(to_json(OLD.pending)::text,'null')||','||'"reason":'||coalesce(to_json(OLD.reason)::text,'null')||','||'"signature_id":'||coalesce(to_json(OLD.signature_id::text)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_donor_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"breast_feeding":'||coalesce(to_json(NEW.breast_feeding)::text,'null')||','||'"code":'||coalesce(to_json(NEW.code)::text,'null')||','||'"consent":'||coalesce(to_json(NEW.consent)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"pregnancy_tested_at":'||coalesce(to_json(to_char(NEW.pregnancy_tested_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"pregnant":'||coalesce(to_json(NEW.pregnant)::text,'null')||','||'"screening":'||coalesce(to_json(NEW.screening)::text,'null')||','||'"suitable_for_apheresis":'||coalesce(to_json(NEW.suitable_for_apheresis)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"breast_feeding":'||coalesce(to_json(OLD.breast_feeding)::text,'null')||','||'"code":'||coalesce(to_json(OLD.code)::text,'null')||','||'"consent":'||coalesce(to_json(OLD.consent)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"pregnancy_tested_at":'||coalesce(to_json(to_char(OLD.pregnancy_tested_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"pregnant":'||coalesce(to_json(OLD.pregnant)::text,'null')||','||'"screening":'||coalesce(to_json(OLD.screening)::text,'null')||','||'"suitable_for_apheresis":'||coalesce(to_json(OLD.suitable_for_apheresis)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_donor_ground_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"batch_id":'||coalesce(to_json(NEW.batch_id::text)::text,'null')||','||'"because":'||coalesce(to_json(NEW.because)::text,'null')||','||'"findings":'||coalesce(to_json(NEW.findings)::text,'null')||','||'"ground":'||coalesce(to_json(NEW.ground)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"legends":'||coalesce(to_json(NEW.legends)::text,'null')||','||'"ordinal":'||coalesce(to_json(NEW.ordinal::text)::text,'null')||','||'"permitted_at":'||coalesce(to_json(to_char(NEW.permitted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"physician":'||coalesce(to_json(NEW.physician)::text,'null')||','||'"physician_told_at":'||coalesce(to_json(to_char(NEW.physician_told_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"reference":'||coalesce(to_json(NEW.reference)::text,'null')||','||'"signature_id":'||coalesce(to_json(NEW.signature_id::text)::text,'null')||','||'"verdict":'||coalesce(to_json(NEW.verdict)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"batch_id":'||coalesce(to_json(OLD.batch_id::text)::text,'null')||','||'"because":'||coalesce(to_json(OLD.because)::text,'null')||','||'"findings":'||coalesce(to_json(OLD.findings)::text,'null')||','||'"ground":'||coalesce(to_json(OLD.ground)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"legends":'||coalesce(to_json(OLD.legends)::text,'null')||','||'"ordinal":'||coalesce(to_json(OLD.ordinal::text)::text,'null')||','||'"permitted_at":'||coalesce(to_json(to_char(OLD.permitted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"physician":'||coalesce(to_json(OLD.physician)::text,'null')||','||'"physician_told_at":'||coalesce(to_json(to_char(OLD.physician_told_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"reference":'||coalesce(to_json(OLD.reference)::text,'null')||','||'"signature_id":'||coalesce(to_json(OLD.signature_id::text)::text,'null')||','||'"verdict":'||coalesce(to_json(OLD.verdict)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_donor_identity_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"blood_group":'||coalesce(to_json(NEW.blood_group)::text,'null')||','||'"born_on":'||coalesce(to_json(to_char(NEW.born_on, 'YYYY-MM-DD'))::text,'null')||','||'"donor_id":'||coalesce(to_json(NEW.donor_id::text)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"name":'||coalesce(to_json(NEW.name)::text,'null')||','||'"record_number":'||coalesce(to_json(NEW.record_number)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"blood_group":'||coalesce(to_json(OLD.blood_group)::text,'null')||','||'"born_on":'||coalesce(to_json(to_char(OLD.born_on, 'YYYY-MM-DD'))::text,'null')||','||'"donor_id":'||coalesce(to_json(OLD.donor_id::text)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"name":'||coalesce(to_json(OLD.name)::text,'null')||','||'"record_number":'||coalesce(to_json(OLD.record_number)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_donor_marker_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"donor_id":'||coalesce(to_json(NEW.donor_id::text)::text,'null')||','||'"finding":'||coalesce(to_json(NEW.finding)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"laboratory":'||coalesce(to_json(NEW.laboratory)::text,'null')||','||'"marker":'||coalesce(to_json(NEW.marker)::text,'null')||','||'"sampled_at":'||coalesce(to_json(to_char(NEW.sampled_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"donor_id":'||coalesce(to_json(OLD.donor_id::text)::text,'null')||','||'"finding":'||coalesce(to_json(OLD.finding)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"laboratory":'||coalesce(to_json(OLD.laboratory)::text,'null')||','||'"marker":'||coalesce(to_json(OLD.marker)::text,'null')||','||'"sampled_at":'||coalesce(to_json(to_char(OLD.sampled_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_entry_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"attachment_id":'||coalesce(to_json(NEW.attachment_id::text)::text,'null')||','||'"batch_id":'||coalesce(to_json(NEW.batch_id::text)::text,'null')||','||'"comparator":'||coalesce(to_json(NEW.comparator)::text,'null')||','||'"entered_at":'||coalesce(to_json(to_char(NEW.entered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"equipment_id":'||coalesce(to_json(NEW.equipment_id::text)::text,'null')||','||'"field":'||coalesce(to_json(NEW.field)::text,'null')||','||'"happened_at":'||coalesce(to_json(to_char(NEW.happened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"kind":'||coalesce(to_json(NEW.kind)::text,'null')||','||'"lot_id":'||coalesce(to_json(NEW.lot_id::text)::text,'null')||','||'"number":'||coalesce(to_json(NEW.number)::text,'null')||','||'"performed_by_id":'||coalesce(to_json(NEW.performed_by_id::text)::text,'null')||','||'"reason":'||coalesce(to_json(NEW.reason)::text,'null')||','||'"recorded_by_id":'||coalesce(to_json(NEW.recorded_by_id::text)::text,'null')||','||'"replicate":'||coalesce(to_json(NEW.replicate::text)::text,'null')||','||'"revision":'||coalesce(to_json(NEW.revision::text)::text,'null')||','||'"run_id":'||coalesce(to_json(NEW.run_id::text)::text,'null')||','||'"subject_id":'||coalesce(to_json(NEW.subject_id::text)::text,'null')||','||'"subject_kind":'||coalesce(to_json(NEW.subject_kind)::text,'null')||','||'"typed":'||coalesce(to_json(NEW.typed)::text,'null')||','||'"unit":'||coalesce(to_json(NEW.unit)::text,'null')||','||'"working":'||coalesce(to_json(NEW.working)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"attachment_id":'||coalesce(to_json(OLD.attachment_id::text)::text,'null')||','||'"batch_id":'||coalesce(to_json(OLD.batch_id::text)::text,'null')||','||'"comparator":'||coalesce(to_json(OLD.comparator)::text,'null')||','||'"entered_at":'||coalesce(to_json(to_char(OLD.entered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"equipment_id":'||coalesce(to_json(OLD.equipment_id::text)::text,'null')||','||'"field":'||coalesce(to_json(OLD.field)::text,'null')||','||'"happened_at":'||coalesce(to_json(to_char(OLD.happened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"kind":'||coalesce(to_json(OLD.kind)::text,'null')||','||'"lot_id":'||coalesce(to_json(OLD.lot_id::text)::text,'null')||','||'"number":'||coalesce(to_json(OLD.number)::text,'null')||','||'"performed_by_id":'||coalesce(to_json(OLD.performed_by_id::text)::text,'null')||','||'"reason":'||coalesce(to_json(OLD.reason)::text,'null')||','||'"recorded_by_id":'||coalesce(to_json(OLD.recorded_by_id::text)::text,'null')||','||'"replicate":'||coalesce(to_json(OLD.replicate::text)::text,'null')||','||'"revision":'||coalesce(to_json(OLD.revision::text)::text,'null')||','||'"run_id":'||coalesce(to_json(OLD.run_id::text)::text,'null')||','||'"subject_id":'||coalesce(to_json(OLD.subject_id::text)::text,'null')||','||'"subject_kind":'||coalesce(to_json(OLD.subject_kind)::text,'null')||','||'"typed":'||coalesce(to_json(OLD.typed)::text,'null')||','||'"unit":'||coalesce(to_json(OLD.unit)::text,'null')||','||'"working":'||coalesce(to_json(OLD.working)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_equipment_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"affected":'||coalesce(to_json(NEW.affected)::text,'null')||','||'"applies_dilution":'||coalesce(to_json(CASE NEW.applies_dilution WHEN true THEN 'true' WHEN false THEN 'false' END)::text,'null')||','||'"calibrated_until":'||coalesce(to_json(to_char(NEW.calibrated_until, 'YYYY-MM-DD'))::text,'null')||','||'"code":'||coalesce(to_json(NEW.code)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"kind":'||coalesce(to_json(NEW.kind)::text,'null')||','||'"name":'||coalesce(to_json(NEW.name)::text,'null')||','||'"state":'||coalesce(to_json(NEW.state)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"affected":'||coalesce(to_json(OLD.affected)::text,'null')||','||'"applies_dilution":'||coalesce(to_json(CASE OLD.applies_dilution WHEN true THEN 'true' WHEN false THEN 'false' END)::text,'null')||','||'"calibrated_until":'||coalesce(to_json(to_char(OLD.calibrated_until, 'YYYY-MM-DD'))::text,'null')||','||'"code":'||coalesce(to_json(OLD.code)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"kind":'||coalesce(to_json(OLD.kind)::text,'null')||','||'"name":'||coalesce(to_json(OLD.name)::text,'null')||','||'"state":'||coalesce(to_json(OLD.state)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_exception_answer_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"answer":'||coalesce(to_json(NEW.answer)::text,'null')||','||'"answered_at":'||coalesce(to_json(to_char(NEW.answered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"answered_by_id":'||coalesce(to_json(NEW.answered_by_id::text)::text,'null')||','||'"batch_id":'||coalesce(to_json(NEW.batch_id::text)::text,'null')||','||'"code":'||coalesce(to_json(NEW.code)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"identity":'||coalesce(to_json(NEW.identity)::text,'null')||','||'"subject":'||coalesce(to_json(NEW.subject)::text,'null')||','||'"what":'||coalesce(to_json(NEW.what)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"answer":'||coalesce(to_json(OLD.answer)::text,'null')||','||'"answered_at":'||coalesce(to_json(to_char(OLD.answered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"answered_by_id":'||coalesce(to_json(OLD.answered_by_id::text)::text,'null')||','||'"batch_id":'||coalesce(to_json(OLD.batch_id::text)::text,'null')||','||'"code":'||coalesce(to_json(OLD.code)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"identity":'||coalesce(to_json(OLD.identity)::text,'null')||','||'"subject":'||coalesce(to_json(OLD.subject)::text,'null')||','||'"what":'||coalesce(to_json(OLD.what)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_feeder_lot_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"bank":'||coalesce(to_json(NEW.bank)::text,'null')||','||'"dose_gy":'||coalesce(to_json(NEW.dose_gy)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"irradiated_at":'||coalesce(to_json(to_char(NEW.irradiated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"irradiator":'||coalesce(to_json(NEW.irradiator)::text,'null')||','||'"lot_id":'||coalesce(to_json(NEW.lot_id::text)::text,'null')||','||'"passage":'||coalesce(to_json(NEW.passage::text)::text,'null')||','||'"tests":'||coalesce(to_json(NEW.tests)::text,'null')||','||'"viable_per_vial":'||coalesce(to_json(NEW.viable_per_vial)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"bank":'||coalesce(to_json(OLD.bank)::text,'null')||','||'"dose_gy":'||coalesce(to_json(OLD.dose_gy)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"irradiated_at":'||coalesce(to_json(to_char(OLD.irradiated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"irradiator":'||coalesce(to_json(OLD.irradiator)::text,'null')||','||'"lot_id":'||coalesce(to_json(OLD.lot_id::text)::text,'null')||','||'"passage":'||coalesce(to_json(OLD.passage::text)::text,'null')||','||'"tests":'||coalesce(to_json(OLD.tests)::text,'null')||','||'"viable_per_vial":'||coalesce(to_json(OLD.viable_per_vial)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_identity_scan_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"asked":'||coalesce(to_json(NEW.asked)::text,'null')||','||'"batch_id":'||coalesce(to_json(NEW.batch_id::text)::text,'null')||','||'"container_id":'||coalesce(to_json(NEW.container_id::text)::text,'null')||','||'"expected":'||coalesce(to_json(NEW.expected)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"matched":'||coalesce(to_json(CASE NEW.matched WHEN true THEN 'true' WHEN false THEN 'false' END)::text,'null')||','||'"place":'||coalesce(to_json(NEW.place)::text,'null')||','||'"scanned":'||coalesce(to_json(NEW.scanned)::text,'null')||','||'"scanned_at":'||coalesce(to_json(to_char(NEW.scanned_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"scanned_by_id":'||coalesce(to_json(NEW.scanned_by_id::text)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"asked":'||coalesce(to_json(OLD.asked)::text,'null')||','||'"batch_id":'||coalesce(to_json(OLD.batch_id::text)::text,'null')||','||'"container_id":'||coalesce(to_json(OLD.container_id::text)::text,'null')||','||'"expected":'||coalesce(to_json(OLD.expected)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"matched":'||coalesce(to_json(CASE OLD.matched WHEN true THEN 'true' WHEN false THEN 'false' END)::text,'null')||','||'"place":'||coalesce(to_json(OLD.place)::text,'null')||','||'"scanned":'||coalesce(to_json(OLD.scanned)::text,'null')||','||'"scanned_at":'||coalesce(to_json(to_char(OLD.scanned_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"scanned_by_id":'||coalesce(to_json(OLD.scanned_by_id::text)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_il2_dose_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"batch_id":'||coalesce(to_json(NEW.batch_id::text)::text,'null')||','||'"day":'||coalesce(to_json(NEW.day::text)::text,'null')||','||'"entered_at":'||coalesce(to_json(to_char(NEW.entered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"given":'||coalesce(to_json(NEW.given)::text,'null')||','||'"given_at":'||coalesce(to_json(to_char(NEW.given_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"given_iu":'||coalesce(to_json(NEW.given_iu)::text,'null')||','||'"given_typed":'||coalesce(to_json(NEW.given_typed)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"lot_id":'||coalesce(to_json(NEW.lot_id::text)::text,'null')||','||'"ordered_iu":'||coalesce(to_json(NEW.ordered_iu)::text,'null')||','||'"ordered_typed":'||coalesce(to_json(NEW.ordered_typed)::text,'null')||','||'"reason":'||coalesce(to_json(NEW.reason)::text,'null')||','||'"recorded_by_id":'||coalesce(to_json(NEW.recorded_by_id::text)::text,'null')||','||'"revision":'||coalesce(to_json(NEW.revision::text)::text,'null')||','||'"site":'||coalesce(to_json(NEW.site)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"batch_id":'||coalesce(to_json(OLD.batch_id::text)::text,'null')||','||'"day":'||coalesce(to_json(OLD.day::text)::text,'null')||','||'"entered_at":'||coalesce(to_json(to_char(OLD.entered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"given":'||coalesce(to_json(OLD.given)::text,'null')||','||'"given_at":'||coalesce(to_json(to_char(OLD.given_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"given_iu":'||coalesce(to_json(OLD.given_iu)::text,'null')||','||'"given_typed":'||coalesce(to_json(OLD.given_typed)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"lot_id":'||coalesce(to_json(OLD.lot_id::text)::text,'null')||','||'"ordered_iu":'||coalesce(to_json(OLD.ordered_iu)::text,'null')||','||'"ordered_typed":'||coalesce(to_json(OLD.ordered_typed)::text,'null')||','||'"reason":'||coalesce(to_json(OLD.reason)::text,'null')||','||'"recorded_by_id":'||coalesce(to_json(OLD.recorded_by_id::text)::text,'null')||','||'"revision":'||coalesce(to_json(OLD.revision::text)::text,'null')||','||'"site":'||coalesce(to_json(OLD.site)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_infusion_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"batch_id":'||coalesce(to_json(NEW.batch_id::text)::text,'null')||','||'"container_id":'||coalesce(to_json(NEW.container_id::text)::text,'null')||','||'"entered_at":'||coalesce(to_json(to_char(NEW.entered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"given_by":'||coalesce(to_json(NEW.given_by)::text,'null')||','||'"given_ml":'||coalesce(to_json(NEW.given_ml)::text,'null')||','||'"given_typed":'||coalesce(to_json(NEW.given_typed)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"identity_matched":'||coalesce(to_json(CASE NEW.identity_matched WHEN true THEN 'true' WHEN false THEN 'false' END)::text,'null')||','||'"ordinal":'||coalesce(to_json(NEW.ordinal::text)::text,'null')||','||'"reaction":'||coalesce(to_json(NEW.reaction)::text,'null')||','||'"reaction_action":'||coalesce(to_json(NEW.reaction_action)::text,'null')||','||'"reason":'||coalesce(to_json(NEW.reason)::text,'null')||','||'"recorded_by_id":'||coalesce(to_json(NEW.recorded_by_id::text)::text,'null')||','||'"residue":'||coalesce(to_json(NEW.residue)::text,'null')||','||'"revision":'||coalesce(to_json(NEW.revision::text)::text,'null')||','||'"started_at":'||coalesce(to_json(to_char(NEW.started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"stopped_at":'||coalesce(to_json(to_char(NEW.stopped_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"weight_kg":'||coalesce(to_json(NEW.weight_kg)::text,'null')||','||'"weight_typed":'||coalesce(to_json(NEW.weight_typed)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"batch_id":'||coalesce(to_json(OLD.batch_id::text)::text,'null')||','||'"container_id":'||coalesce(to_json(OLD.container_id::text)::text,'null')||','||'"entered_at":'||coalesce(to_json(to_char(OLD.entered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"given_by":'||coalesce(to_json(OLD.given_by)::text,'null')||','||'"given_ml":'||coalesce(to_json(OLD.given_ml)::text,'null')||','||'"given_typed":'||coalesce(to_json(OLD.given_typed)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"identity_matched":'||coalesce(to_json(CASE OLD.identity_matched WHEN true THEN 'true' WHEN false THEN 'false' END)::text,'null')||','||'"ordinal":'||coalesce(to_json(OLD.ordinal::text)::text,'null')||','||'"reaction":'||coalesce(to_json(OLD.reaction)::text,'null')||','||'"reaction_action":'||coalesce(to_json(OLD.reaction_action)::text,'null')||','||'"reason":'||coalesce(to_json(OLD.reason)::text,'null')||','||'"recorded_by_id":'||coalesce(to_json(OLD.recorded_by_id::text)::text,'null')||','||'"residue":'||coalesce(to_json(OLD.residue)::text,'null')||','||'"revision":'||coalesce(to_json(OLD.revision::text)::text,'null')||','||'"started_at":'||coalesce(to_json(to_char(OLD.started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"stopped_at":'||coalesce(to_json(to_char(OLD.stopped_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"weight_kg":'||coalesce(to_json(OLD.weight_kg)::text,'null')||','||'"weight_typed":'||coalesce(to_json(OLD.weight_typed)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_infusion_flow_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"at":'||coalesce(to_json(to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"flow":'||coalesce(to_json(NEW.flow)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"infusion_id":'||coalesce(to_json(NEW.infusion_id::text)::text,'null')||','||'"ordinal":'||coalesce(to_json(NEW.ordinal::text)::text,'null')||','||'"rate_ml_per_h":'||coalesce(to_json(NEW.rate_ml_per_h)::text,'null')||','||'"rate_typed":'||coalesce(to_json(NEW.rate_typed)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"at":'||coalesce(to_json(to_char(OLD.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"flow":'||coalesce(to_json(OLD.flow)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"infusion_id":'||coalesce(to_json(OLD.infusion_id::text)::text,'null')||','||'"ordinal":'||coalesce(to_json(OLD.ordinal::text)::text,'null')||','||'"rate_ml_per_h":'||coalesce(to_json(OLD.rate_ml_per_h)::text,'null')||','||'"rate_typed":'||coalesce(to_json(OLD.rate_typed)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_infusion_form_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"batch_id":'||coalesce(to_json(NEW.batch_id::text)::text,'null')||','||'"container_id":'||coalesce(to_json(NEW.container_id::text)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"number":'||coalesce(to_json(NEW.number)::text,'null')||','||'"printed_at":'||coalesce(to_json(to_char(NEW.printed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"printed_by_id":'||coalesce(to_json(NEW.printed_by_id::text)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"batch_id":'||coalesce(to_json(OLD.batch_id::text)::text,'null')||','||'"container_id":'||coalesce(to_json(OLD.container_id::text)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"number":'||coalesce(to_json(OLD.number)::text,'null')||','||'"printed_at":'||coalesce(to_json(to_char(OLD.printed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"printed_by_id":'||coalesce(to_json(OLD.printed_by_id::text)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_label_note_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"action":'||coalesce(to_json(NEW.action)::text,'null')||','||'"batch_id":'||coalesce(to_json(NEW.batch_id::text)::text,'null')||','||'"container_id":'||coalesce(to_json(NEW.container_id::text)::text,'null')||','||'"copies":'||coalesce(to_json(NEW.copies::text)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"language":'||coalesce(to_json(NEW.language)::text,'null')||','||'"noted_at":'||coalesce(to_json(to_char(NEW.noted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"noted_by_id":'||coalesce(to_json(NEW.noted_by_id::text)::text,'null')||','||'"ordinal":'||coalesce(to_json(NEW.ordinal::text)::text,'null')||','||'"reason":'||coalesce(to_json(NEW.reason)::text,'null')||','||'"says":'||coalesce(to_json(NEW.says)::text,'null')||','||'"sha256":'||coalesce(to_json(NEW.sha256)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"action":'||coalesce(to_json(OLD.action)::text,'null')||','||'"batch_id":'||coalesce(to_json(OLD.batch_id::text)::text,'null')||','||'"container_id":'||coalesce(to_json(OLD.container_id::text)::text,'null')||','||'"copies":'||coalesce(to_json(OLD.copies::text)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"language":'||coalesce(to_json(OLD.language)::text,'null')||','||'"noted_at":'||coalesce(to_json(to_char(OLD.noted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"noted_by_id":'||coalesce(to_json(OLD.noted_by_id::text)::text,'null')||','||'"ordinal":'||coalesce(to_json(OLD.ordinal::text)::text,'null')||','||'"reason":'||coalesce(to_json(OLD.reason)::text,'null')||','||'"says":'||coalesce(to_json(OLD.says)::text,'null')||','||'"sha256":'||coalesce(to_json(OLD.sha256)::text,'null')||'}';
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
CREATE FUNCTION public.nkmfg_lost_draft_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"batch_id":'||coalesce(to_json(NEW.batch_id::text)::text,'null')||','||'"fields":'||coalesce(to_json(NEW.fields)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"left_at":'||coalesce(to_json(to_char(NEW.left_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"noted_at":'||coalesce(to_json(to_char(NEW.noted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"person_id":'||coalesce(to_json(NEW.person_id::text)::text,'null')||','||'"run_id":'||coalesce(to_json(NEW.run_id::text)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"batch_id":'||coalesce(to_json(OLD.batch_id::text)::text,'null')||','||'"fields":'||coalesce(to_json(OLD.fields)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"left_at":'||coalesce(to_json(to_char(OLD.left_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"noted_at":'||coalesce(to_json(to_char(OLD.noted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"person_id":'||coalesce(to_json(OLD.person_id::text)::text,'null')||','||'"run_id":'||coalesce(to_json(OLD.run_id::text)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_lot_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"affected":'||coalesce(to_json(NEW.affected)::text,'null')||','||'"code":'||coalesce(to_json(NEW.code)::text,'null')||','||'"expires_on":'||coalesce(to_json(to_char(NEW.expires_on, 'YYYY-MM-DD'))::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"maker":'||coalesce(to_json(NEW.maker)::text,'null')||','||'"maker_lot":'||coalesce(to_json(NEW.maker_lot)::text,'null')||','||'"material":'||coalesce(to_json(NEW.material)::text,'null')||','||'"name":'||coalesce(to_json(NEW.name)::text,'null')||','||'"potency_iu_per_mg":'||coalesce(to_json(NEW.potency_iu_per_mg)::text,'null')||','||'"state":'||coalesce(to_json(NEW.state)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"affected":'||coalesce(to_json(OLD.affected)::text,'null')||','||'"code":'||coalesce(to_json(OLD.code)::text,'null')||','||'"expires_on":'||coalesce(to_json(to_char(OLD.expires_on, 'YYYY-MM-DD'))::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"maker":'||coalesce(to_json(OLD.maker)::text,'null')||','||'"maker_lot":'||coalesce(to_json(OLD.maker_lot)::text,'null')||','||'"material":'||coalesce(to_json(OLD.material)::text,'null')||','||'"name":'||coalesce(to_json(OLD.name)::text,'null')||','||'"potency_iu_per_mg":'||coalesce(to_json(OLD.potency_iu_per_mg)::text,'null')||','||'"state":'||coalesce(to_json(OLD.state)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_movement_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"batch_id":'||coalesce(to_json(NEW.batch_id::text)::text,'null')||','||'"fate":'||coalesce(to_json(NEW.fate)::text,'null')||','||'"happened_at":'||coalesce(to_json(to_char(NEW.happened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"ordinal":'||coalesce(to_json(NEW.ordinal::text)::text,'null')||','||'"run_id":'||coalesce(to_json(NEW.run_id::text)::text,'null')||','||'"source_id":'||coalesce(to_json(NEW.source_id::text)::text,'null')||','||'"target_id":'||coalesce(to_json(NEW.target_id::text)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"batch_id":'||coalesce(to_json(OLD.batch_id::text)::text,'null')||','||'"fate":'||coalesce(to_json(OLD.fate)::text,'null')||','||'"happened_at":'||coalesce(to_json(to_char(OLD.happened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"ordinal":'||coalesce(to_json(OLD.ordinal::text)::text,'null')||','||'"run_id":'||coalesce(to_json(OLD.run_id::text)::text,'null')||','||'"source_id":'||coalesce(to_json(OLD.source_id::text)::text,'null')||','||'"target_id":'||coalesce(to_json(OLD.target_id::text)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
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
CREATE FUNCTION public.nkmfg_order_version_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"conditioning":'||coalesce(to_json(NEW.conditioning)::text,'null')||','||'"dose_level":'||coalesce(to_json(NEW.dose_level)::text,'null')||','||'"duration_min":'||coalesce(to_json(NEW.duration_min::text)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"order_id":'||coalesce(to_json(NEW.order_id::text)::text,'null')||','||'"ordered_at":'||coalesce(to_json(to_char(NEW.ordered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"ordered_by_id":'||coalesce(to_json(NEW.ordered_by_id::text)::text,'null')||','||'"planned_infusion_at":'||coalesce(to_json(to_char(NEW.planned_infusion_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"version":'||coalesce(to_json(NEW.version::text)::text,'null')||','||'"weighed_at":'||coalesce(to_json(to_char(NEW.weighed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"weighed_by_id":'||coalesce(to_json(NEW.weighed_by_id::text)::text,'null')||','||'"weight_kg":'||coalesce(to_json(NEW.weight_kg)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"conditioning":'||coalesce(to_json(OLD.conditioning)::text,'null')||','||'"dose_level":'||coalesce(to_json(OLD.dose_level)::text,'null')||','||'"duration_min":'||coalesce(to_json(OLD.duration_min::text)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"order_id":'||coalesce(to_json(OLD.order_id::text)::text,'null')||','||'"ordered_at":'||coalesce(to_json(to_char(OLD.ordered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"ordered_by_id":'||coalesce(to_json(OLD.ordered_by_id::text)::text,'null')||','||'"planned_infusion_at":'||coalesce(to_json(to_char(OLD.planned_infusion_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"version":'||coalesce(to_json(OLD.version::text)::text,'null')||','||'"weighed_at":'||coalesce(to_json(to_char(OLD.weighed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"weighed_by_id":'||coalesce(to_json(OLD.weighed_by_id::text)::text,'null')||','||'"weight_kg":'||coalesce(to_json(OLD.weight_kg)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_patient_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"code":'||coalesce(to_json(NEW.code)::text,'null')||','||'"consent":'||coalesce(to_json(NEW.consent)::text,'null')||','||'"diagnosis":'||coalesce(to_json(NEW.diagnosis)::text,'null')||','||'"disease_status":'||coalesce(to_json(NEW.disease_status)::text,'null')||','||'"hiv":'||coalesce(to_json(NEW.hiv)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"performance_scale":'||coalesce(to_json(NEW.performance_scale)::text,'null')||','||'"performance_score":'||coalesce(to_json(NEW.performance_score)::text,'null')||','||'"sgot_xuln":'||coalesce(to_json(NEW.sgot_xuln)::text,'null')||','||'"sgpt_xuln":'||coalesce(to_json(NEW.sgpt_xuln)::text,'null')||','||'"uncontrolled_infection":'||coalesce(to_json(NEW.uncontrolled_infection)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"code":'||coalesce(to_json(OLD.code)::text,'null')||','||'"consent":'||coalesce(to_json(OLD.consent)::text,'null')||','||'"diagnosis":'||coalesce(to_json(OLD.diagnosis)::text,'null')||','||'"disease_status":'||coalesce(to_json(OLD.disease_status)::text,'null')||','||'"hiv":'||coalesce(to_json(OLD.hiv)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"performance_scale":'||coalesce(to_json(OLD.performance_scale)::text,'null')||','||'"performance_score":'||coalesce(to_json(OLD.performance_score)::text,'null')||','||'"sgot_xuln":'||coalesce(to_json(OLD.sgot_xuln)::text,'null')||','||'"sgpt_xuln":'||coalesce(to_json(OLD.sgpt_xuln)::text,'null')||','||'"uncontrolled_infection":'||coalesce(to_json(OLD.uncontrolled_infection)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_patient_identity_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"blood_group":'||coalesce(to_json(NEW.blood_group)::text,'null')||','||'"born_on":'||coalesce(to_json(to_char(NEW.born_on, 'YYYY-MM-DD'))::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"name":'||coalesce(to_json(NEW.name)::text,'null')||','||'"patient_id":'||coalesce(to_json(NEW.patient_id::text)::text,'null')||','||'"record_number":'||coalesce(to_json(NEW.record_number)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"blood_group":'||coalesce(to_json(OLD.blood_group)::text,'null')||','||'"born_on":'||coalesce(to_json(to_char(OLD.born_on, 'YYYY-MM-DD'))::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"name":'||coalesce(to_json(OLD.name)::text,'null')||','||'"patient_id":'||coalesce(to_json(OLD.patient_id::text)::text,'null')||','||'"record_number":'||coalesce(to_json(OLD.record_number)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_person_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"badge":'||coalesce(to_json(NEW.badge)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"identity_verified":'||coalesce(to_json(NEW.identity_verified)::text,'null')||','||'"is_system":'||coalesce(to_json(CASE NEW.is_system WHEN true THEN 'true' WHEN false THEN 'false' END)::text,'null')||','||'"language":'||coalesce(to_json(NEW.language)::text,'null')||','||'"login":'||coalesce(to_json(NEW.login)::text,'null')||','||'"printed_name":'||coalesce(to_json(NEW.printed_name)::text,'null')||','||'"state":'||coalesce(to_json(NEW.state)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"badge":'||coalesce(to_json(OLD.badge)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"identity_verified":'||coalesce(to_json(OLD.identity_verified)::text,'null')||','||'"is_system":'||coalesce(to_json(CASE OLD.is_system WHEN true THEN 'true' WHEN false THEN 'false' END)::text,'null')||','||'"language":'||coalesce(to_json(OLD.language)::text,'null')||','||'"login":'||coalesce(to_json(OLD.login)::text,'null')||','||'"printed_name":'||coalesce(to_json(OLD.printed_name)::text,'null')||','||'"state":'||coalesce(to_json(OLD.state)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_positive_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"about":'||coalesce(to_json(NEW.about)::text,'null')||','||'"batch_id":'||coalesce(to_json(NEW.batch_id::text)::text,'null')||','||'"called_at":'||coalesce(to_json(to_char(NEW.called_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"caller":'||coalesce(to_json(NEW.caller)::text,'null')||','||'"donor_id":'||coalesce(to_json(NEW.donor_id::text)::text,'null')||','||'"entered_at":'||coalesce(to_json(to_char(NEW.entered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"lot_id":'||coalesce(to_json(NEW.lot_id::text)::text,'null')||','||'"number":'||coalesce(to_json(NEW.number)::text,'null')||','||'"recorded_by_id":'||coalesce(to_json(NEW.recorded_by_id::text)::text,'null')||','||'"said":'||coalesce(to_json(NEW.said)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"about":'||coalesce(to_json(OLD.about)::text,'null')||','||'"batch_id":'||coalesce(to_json(OLD.batch_id::text)::text,'null')||','||'"called_at":'||coalesce(to_json(to_char(OLD.called_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"caller":'||coalesce(to_json(OLD.caller)::text,'null')||','||'"donor_id":'||coalesce(to_json(OLD.donor_id::text)::text,'null')||','||'"entered_at":'||coalesce(to_json(to_char(OLD.entered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"lot_id":'||coalesce(to_json(OLD.lot_id::text)::text,'null')||','||'"number":'||coalesce(to_json(OLD.number)::text,'null')||','||'"recorded_by_id":'||coalesce(to_json(OLD.recorded_by_id::text)::text,'null')||','||'"said":'||coalesce(to_json(OLD.said)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_positive_note_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"entered_at":'||coalesce(to_json(to_char(NEW.entered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"happened_at":'||coalesce(to_json(to_char(NEW.happened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"kind":'||coalesce(to_json(NEW.kind)::text,'null')||','||'"positive_id":'||coalesce(to_json(NEW.positive_id::text)::text,'null')||','||'"read_back":'||coalesce(to_json(CASE NEW.read_back WHEN true THEN 'true' WHEN false THEN 'false' END)::text,'null')||','||'"recorded_by_id":'||coalesce(to_json(NEW.recorded_by_id::text)::text,'null')||','||'"telephone":'||coalesce(to_json(NEW.telephone)::text,'null')||','||'"text":'||coalesce(to_json(NEW.text)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"entered_at":'||coalesce(to_json(to_char(OLD.entered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"happened_at":'||coalesce(to_json(to_char(OLD.happened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"kind":'||coalesce(to_json(OLD.kind)::text,'null')||','||'"positive_id":'||coalesce(to_json(OLD.positive_id::text)::text,'null')||','||'"read_back":'||coalesce(to_json(CASE OLD.read_back WHEN true THEN 'true' WHEN false THEN 'false' END)::text,'null')||','||'"recorded_by_id":'||coalesce(to_json(OLD.recorded_by_id::text)::text,'null')||','||'"telephone":'||coalesce(to_json(OLD.telephone)::text,'null')||','||'"text":'||coalesce(to_json(OLD.text)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_positive_verdict_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"cause":'||coalesce(to_json(NEW.cause)::text,'null')||','||'"decided_at":'||coalesce(to_json(to_char(NEW.decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"finding":'||coalesce(to_json(NEW.finding)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"ordinal":'||coalesce(to_json(NEW.ordinal::text)::text,'null')||','||'"positive_id":'||coalesce(to_json(NEW.positive_id::text)::text,'null')||','||'"signature_id":'||coalesce(to_json(NEW.signature_id::text)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"cause":'||coalesce(to_json(OLD.cause)::text,'null')||','||'"decided_at":'||coalesce(to_json(to_char(OLD.decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"finding":'||coalesce(to_json(OLD.finding)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"ordinal":'||coalesce(to_json(OLD.ordinal::text)::text,'null')||','||'"positive_id":'||coalesce(to_json(OLD.positive_id::text)::text,'null')||','||'"signature_id":'||coalesce(to_json(OLD.signature_id::text)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_recipe_approval_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"effective_at":'||coalesce(to_json(to_char(NEW.effective_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"recipe_version_id":'||coalesce(to_json(NEW.recipe_version_id::text)::text,'null')||','||'"signature_id":'||coalesce(to_json(NEW.signature_id::text)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"effective_at":'||coalesce(to_json(to_char(OLD.effective_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"recipe_version_id":'||coalesce(to_json(OLD.recipe_version_id::text)::text,'null')||','||'"signature_id":'||coalesce(to_json(OLD.signature_id::text)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_recipe_version_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"code":'||coalesce(to_json(NEW.code)::text,'null')||','||'"digest":'||coalesce(to_json(NEW.digest)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"registered_at":'||coalesce(to_json(to_char(NEW.registered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"title":'||coalesce(to_json(NEW.title)::text,'null')||','||'"version":'||coalesce(to_json(NEW.version)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"code":'||coalesce(to_json(OLD.code)::text,'null')||','||'"digest":'||coalesce(to_json(OLD.digest)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"registered_at":'||coalesce(to_json(to_char(OLD.registered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"title":'||coalesce(to_json(OLD.title)::text,'null')||','||'"version":'||coalesce(to_json(OLD.version)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_recipe_withdrawal_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"affected":'||coalesce(to_json(NEW.affected)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"recipe_version_id":'||coalesce(to_json(NEW.recipe_version_id::text)::text,'null')||','||'"signature_id":'||coalesce(to_json(NEW.signature_id::text)::text,'null')||','||'"withdrawn_at":'||coalesce(to_json(to_char(NEW.withdrawn_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"affected":'||coalesce(to_json(OLD.affected)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"recipe_version_id":'||coalesce(to_json(OLD.recipe_version_id::text)::text,'null')||','||'"signature_id":'||coalesce(to_json(OLD.signature_id::text)::text,'null')||','||'"withdrawn_at":'||coalesce(to_json(to_char(OLD.withdrawn_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||'}';
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
CREATE FUNCTION public.nkmfg_result_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"batch_id":'||coalesce(to_json(NEW.batch_id::text)::text,'null')||','||'"comparator":'||coalesce(to_json(NEW.comparator)::text,'null')||','||'"container_id":'||coalesce(to_json(NEW.container_id::text)::text,'null')||','||'"criterion":'||coalesce(to_json(NEW.criterion)::text,'null')||','||'"entered_at":'||coalesce(to_json(to_char(NEW.entered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"events":'||coalesce(to_json(NEW.events::text)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"is_preliminary":'||coalesce(to_json(CASE NEW.is_preliminary WHEN true THEN 'true' WHEN false THEN 'false' END)::text,'null')||','||'"kind":'||coalesce(to_json(NEW.kind)::text,'null')||','||'"laboratory":'||coalesce(to_json(NEW.laboratory)::text,'null')||','||'"loq":'||coalesce(to_json(NEW.loq)::text,'null')||','||'"number":'||coalesce(to_json(NEW.number)::text,'null')||','||'"ordinal":'||coalesce(to_json(NEW.ordinal::text)::text,'null')||','||'"outcome":'||coalesce(to_json(NEW.outcome)::text,'null')||','||'"reason":'||coalesce(to_json(NEW.reason)::text,'null')||','||'"reported_by_id":'||coalesce(to_json(NEW.reported_by_id::text)::text,'null')||','||'"resulted_at":'||coalesce(to_json(to_char(NEW.resulted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"revision":'||coalesce(to_json(NEW.revision::text)::text,'null')||','||'"sample_id":'||coalesce(to_json(NEW.sample_id::text)::text,'null')||','||'"sampled_at":'||coalesce(to_json(to_char(NEW.sampled_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"typed":'||coalesce(to_json(NEW.typed)::text,'null')||','||'"unit":'||coalesce(to_json(NEW.unit)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"batch_id":'||coalesce(to_json(OLD.batch_id::text)::text,'null')||','||'"comparator":'||coalesce(to_json(OLD.comparator)::text,'null')||','||'"container_id":'||coalesce(to_json(OLD.container_id::text)::text,'null')||','||'"criterion":'||coalesce(to_json(OLD.criterion)::text,'null')||','||'"entered_at":'||coalesce(to_json(to_char(OLD.entered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"events":'||coalesce(to_json(OLD.events::text)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"is_preliminary":'||coalesce(to_json(CASE OLD.is_preliminary WHEN true THEN 'true' WHEN false THEN 'false' END)::text,'null')||','||'"kind":'||coalesce(to_json(OLD.kind)::text,'null')||','||'"laboratory":'||coalesce(to_json(OLD.laboratory)::text,'null')||','||'"loq":'||coalesce(to_json(OLD.loq)::text,'null')||','||'"number":'||coalesce(to_json(OLD.number)::text,'null')||','||'"ordinal":'||coalesce(to_json(OLD.ordinal::text)::text,'null')||','||'"outcome":'||coalesce(to_json(OLD.outcome)::text,'null')||','||'"reason":'||coalesce(to_json(OLD.reason)::text,'null')||','||'"reported_by_id":'||coalesce(to_json(OLD.reported_by_id::text)::text,'null')||','||'"resulted_at":'||coalesce(to_json(to_char(OLD.resulted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"revision":'||coalesce(to_json(OLD.revision::text)::text,'null')||','||'"sample_id":'||coalesce(to_json(OLD.sample_id::text)::text,'null')||','||'"sampled_at":'||coalesce(to_json(to_char(OLD.sampled_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"typed":'||coalesce(to_json(OLD.typed)::text,'null')||','||'"unit":'||coalesce(to_json(OLD.unit)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
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
CREATE FUNCTION public.nkmfg_run_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"added_because":'||coalesce(to_json(NEW.added_because)::text,'null')||','||'"batch_id":'||coalesce(to_json(NEW.batch_id::text)::text,'null')||','||'"day":'||coalesce(to_json(NEW.day::text)::text,'null')||','||'"done_at":'||coalesce(to_json(to_char(NEW.done_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"due_from":'||coalesce(to_json(to_char(NEW.due_from AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"due_to":'||coalesce(to_json(to_char(NEW.due_to AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"key":'||coalesce(to_json(NEW.key)::text,'null')||','||'"ordinal":'||coalesce(to_json(NEW.ordinal::text)::text,'null')||','||'"state":'||coalesce(to_json(NEW.state)::text,'null')||','||'"step":'||coalesce(to_json(NEW.step)::text,'null')||','||'"version":'||coalesce(to_json(NEW.version::text)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"added_because":'||coalesce(to_json(OLD.added_because)::text,'null')||','||'"batch_id":'||coalesce(to_json(OLD.batch_id::text)::text,'null')||','||'"day":'||coalesce(to_json(OLD.day::text)::text,'null')||','||'"done_at":'||coalesce(to_json(to_char(OLD.done_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"due_from":'||coalesce(to_json(to_char(OLD.due_from AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"due_to":'||coalesce(to_json(to_char(OLD.due_to AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"key":'||coalesce(to_json(OLD.key)::text,'null')||','||'"ordinal":'||coalesce(to_json(OLD.ordinal::text)::text,'null')||','||'"state":'||coalesce(to_json(OLD.state)::text,'null')||','||'"step":'||coalesce(to_json(OLD.step)::text,'null')||','||'"version":'||coalesce(to_json(OLD.version::text)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_sample_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"batch_id":'||coalesce(to_json(NEW.batch_id::text)::text,'null')||','||'"code":'||coalesce(to_json(NEW.code)::text,'null')||','||'"drawn_at":'||coalesce(to_json(to_char(NEW.drawn_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"material":'||coalesce(to_json(NEW.material)::text,'null')||','||'"run_id":'||coalesce(to_json(NEW.run_id::text)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"batch_id":'||coalesce(to_json(OLD.batch_id::text)::text,'null')||','||'"code":'||coalesce(to_json(OLD.code)::text,'null')||','||'"drawn_at":'||coalesce(to_json(to_char(OLD.drawn_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"material":'||coalesce(to_json(OLD.material)::text,'null')||','||'"run_id":'||coalesce(to_json(OLD.run_id::text)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_sample_vessel_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"sample_id":'||coalesce(to_json(NEW.sample_id::text)::text,'null')||','||'"vessel_id":'||coalesce(to_json(NEW.vessel_id::text)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"sample_id":'||coalesce(to_json(OLD.sample_id::text)::text,'null')||','||'"vessel_id":'||coalesce(to_json(OLD.vessel_id::text)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_schema_manifest_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"database":'||coalesce(to_json(NEW.database)::text,'null')||','||'"digests":'||coalesce(to_json(NEW.digests)::text,'null')||','||'"generator":'||coalesce(to_json(NEW.generator::text)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"noted_at":'||coalesce(to_json(to_char(NEW.noted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"revision":'||coalesce(to_json(NEW.revision)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"database":'||coalesce(to_json(OLD.database)::text,'null')||','||'"digests":'||coalesce(to_json(OLD.digests)::text,'null')||','||'"generator":'||coalesce(to_json(OLD.generator::text)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"noted_at":'||coalesce(to_json(to_char(OLD.noted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"revision":'||coalesce(to_json(OLD.revision)::text,'null')||'}';
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
  became := '{'||'"copy_id":'||coalesce(to_json(NEW.copy_id::text)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"language":'||coalesce(to_json(NEW.language)::text,'null')||','||'"meaning":'||coalesce(to_json(NEW.meaning)::text,'null')||','||'"proven_by":'||coalesce(to_json(NEW.proven_by)::text,'null')||','||'"scope":'||coalesce(to_json(NEW.scope)::text,'null')||','||'"session_person_id":'||coalesce(to_json(NEW.session_person_id::text)::text,'null')||','||'"signed_at":'||coalesce(to_json(to_char(NEW.signed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"signer_id":'||coalesce(to_json(NEW.signer_id::text)::text,'null')||','||'"signer_login":'||coalesce(to_json(NEW.signer_login)::text,'null')||','||'"signer_name":'||coalesce(to_json(NEW.signer_name)::text,'null')||','||'"signer_role":'||coalesce(to_json(NEW.signer_role)::text,'null')||','||'"statement":'||coalesce(to_json(NEW.statement)::text,'null')||','||'"terminal_id":'||coalesce(to_json(NEW.terminal_id::text)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"copy_id":'||coalesce(to_json(OLD.copy_id::text)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"language":'||coalesce(to_json(OLD.language)::text,'null')||','||'"meaning":'||coalesce(to_json(OLD.meaning)::text,'null')||','||'"proven_by":'||coalesce(to_json(OLD.proven_by)::text,'null')||','||'"scope":'||coalesce(to_json(OLD.scope)::text,'null')||','||'"session_person_id":'||coalesce(to_json(OLD.session_person_id::text)::text,'null')||','||'"signed_at":'||coalesce(to_json(to_char(OLD.signed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"signer_id":'||coalesce(to_json(OLD.signer_id::text)::text,'null')||','||'"signer_login":'||coalesce(to_json(OLD.signer_login)::text,'null')||','||'"signer_name":'||coalesce(to_json(OLD.signer_name)::text,'null')||','||'"signer_role":'||coalesce(to_json(OLD.signer_role)::text,'null')||','||'"statement":'||coalesce(to_json(OLD.statement)::text,'null')||','||'"terminal_id":'||coalesce(to_json(OLD.terminal_id::text)::text,'null')||'}';
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
  became := '{'||'"declared_at":'||coalesce(to_json(to_char(NEW.declared_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"kind":'||coalesce(to_json(NEW.kind)::text,'null')||','||'"language":'||coalesce(to_json(NEW.language)::text,'null')||','||'"name":'||coalesce(to_json(NEW.name)::text,'null')||','||'"signature_id":'||coalesce(to_json(NEW.signature_id::text)::text,'null')||','||'"zone":'||coalesce(to_json(NEW.zone)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"declared_at":'||coalesce(to_json(to_char(OLD.declared_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"kind":'||coalesce(to_json(OLD.kind)::text,'null')||','||'"language":'||coalesce(to_json(OLD.language)::text,'null')||','||'"name":'||coalesce(to_json(OLD.name)::text,'null')||','||'"signature_id":'||coalesce(to_json(OLD.signature_id::text)::text,'null')||','||'"zone":'||coalesce(to_json(OLD.zone)::text,'null')||'}';
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
CREATE FUNCTION public.nkmfg_treatment_order_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"coi_code":'||coalesce(to_json(NEW.coi_code)::text,'null')||','||'"donor_id":'||coalesce(to_json(NEW.donor_id::text)::text,'null')||','||'"hla_match":'||coalesce(to_json(NEW.hla_match)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"ordered_at":'||coalesce(to_json(to_char(NEW.ordered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"patient_id":'||coalesce(to_json(NEW.patient_id::text)::text,'null')||','||'"relationship":'||coalesce(to_json(NEW.relationship)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"coi_code":'||coalesce(to_json(OLD.coi_code)::text,'null')||','||'"donor_id":'||coalesce(to_json(OLD.donor_id::text)::text,'null')||','||'"hla_match":'||coalesce(to_json(OLD.hla_match)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"ordered_at":'||coalesce(to_json(to_char(OLD.ordered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"patient_id":'||coalesce(to_json(OLD.patient_id::text)::text,'null')||','||'"relationship":'||coalesce(to_json(OLD.relationship)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_vessel_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"batch_id":'||coalesce(to_json(NEW.batch_id::text)::text,'null')||','||'"code":'||coalesce(to_json(NEW.code)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"place":'||coalesce(to_json(NEW.place)::text,'null')||','||'"run_id":'||coalesce(to_json(NEW.run_id::text)::text,'null')||','||'"vessel_type":'||coalesce(to_json(NEW.vessel_type)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"batch_id":'||coalesce(to_json(OLD.batch_id::text)::text,'null')||','||'"code":'||coalesce(to_json(OLD.code)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"place":'||coalesce(to_json(OLD.place)::text,'null')||','||'"run_id":'||coalesce(to_json(OLD.run_id::text)::text,'null')||','||'"vessel_type":'||coalesce(to_json(OLD.vessel_type)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_weight_verification_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"order_version_id":'||coalesce(to_json(NEW.order_version_id::text)::text,'null')||','||'"signature_id":'||coalesce(to_json(NEW.signature_id::text)::text,'null')||','||'"verified_at":'||coalesce(to_json(to_char(NEW.verified_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"verified_by_id":'||coalesce(to_json(NEW.verified_by_id::text)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"order_version_id":'||coalesce(to_json(OLD.order_version_id::text)::text,'null')||','||'"signature_id":'||coalesce(to_json(OLD.signature_id::text)::text,'null')||','||'"verified_at":'||coalesce(to_json(to_char(OLD.verified_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"verified_by_id":'||coalesce(to_json(OLD.verified_by_id::text)::text,'null')||'}';
    IF OLD.id IS DISTINCT FROM NEW.id THEN
      RAISE EXCEPTION 'nkmfg: the key of a row never changes';
    END IF;
    IF was = became THEN RETURN NULL; END IF;
  END IF;
  IF opened IS NULL THEN RAISE EXCEPTION 'nkmfg: no act is open; records are written only inside an act'; END IF;
  INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES (opened, TG_TABLE_NAME, NEW.id, left(TG_OP, 1), was, became);
  RETURN NULL;
END $$;
CREATE FUNCTION public.nkmfg_work_answer_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE opened bigint; was text; became text;
BEGIN
  SELECT id INTO opened FROM act WHERE id = nullif(current_setting('nkmfg.act', true), '')::bigint AND NOT EXISTS (SELECT 1 FROM link WHERE act_id = act.id);
  became := '{'||'"affected":'||coalesce(to_json(NEW.affected)::text,'null')||','||'"answered_at":'||coalesce(to_json(to_char(NEW.answered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"answered_by_id":'||coalesce(to_json(NEW.answered_by_id::text)::text,'null')||','||'"assesses_id":'||coalesce(to_json(NEW.assesses_id::text)::text,'null')||','||'"grant_id":'||coalesce(to_json(NEW.grant_id::text)::text,'null')||','||'"id":'||coalesce(to_json(NEW.id::text)::text,'null')||','||'"person_id":'||coalesce(to_json(NEW.person_id::text)::text,'null')||','||'"signature_id":'||coalesce(to_json(NEW.signature_id::text)::text,'null')||'}';
  IF TG_OP = 'UPDATE' THEN
    was := '{'||'"affected":'||coalesce(to_json(OLD.affected)::text,'null')||','||'"answered_at":'||coalesce(to_json(to_char(OLD.answered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,'null')||','||'"answered_by_id":'||coalesce(to_json(OLD.answered_by_id::text)::text,'null')||','||'"assesses_id":'||coalesce(to_json(OLD.assesses_id::text)::text,'null')||','||'"grant_id":'||coalesce(to_json(OLD.grant_id::text)::text,'null')||','||'"id":'||coalesce(to_json(OLD.id::text)::text,'null')||','||'"person_id":'||coalesce(to_json(OLD.person_id::text)::text,'null')||','||'"signature_id":'||coalesce(to_json(OLD.signature_id::text)::text,'null')||'}';
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
    CONSTRAINT ck_access_event_kind CHECK ((kind = ANY (ARRAY['logged_in'::text, 'logged_out'::text, 'log_in_failed'::text, 'signed'::text, 'signing_failed'::text, 'locked_out'::text, 'lock_out_ended'::text, 'refused'::text])))
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
CREATE TABLE public.at_risk_use (
    id bigint NOT NULL,
    batch_id bigint NOT NULL,
    lot_id bigint,
    donor_id bigint,
    pending text NOT NULL,
    permitted_at timestamp with time zone NOT NULL,
    signature_id bigint NOT NULL,
    CONSTRAINT ck_at_risk_use_one_thing CHECK (((lot_id IS NULL) <> (donor_id IS NULL)))
);
ALTER TABLE public.at_risk_use ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.at_risk_use_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.attachment (
    id bigint NOT NULL,
    batch_id bigint NOT NULL,
    name text NOT NULL,
    media_type text NOT NULL,
    size bigint NOT NULL,
    sha256 text NOT NULL,
    content bytea NOT NULL,
    added_at timestamp with time zone NOT NULL
);
ALTER TABLE public.attachment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.attachment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.batch (
    id bigint NOT NULL,
    number text NOT NULL,
    order_id bigint NOT NULL,
    order_version_id bigint NOT NULL,
    collection_id bigint,
    recipe_version_id bigint NOT NULL,
    state text NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    culture_started_at timestamp with time zone,
    CONSTRAINT ck_batch_state CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text])))
);
ALTER TABLE public.batch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.batch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.batch_summary (
    batch_id bigint NOT NULL,
    heads text NOT NULL,
    day date NOT NULL,
    software_version text NOT NULL,
    content text NOT NULL
);
CREATE TABLE public.bedside (
    id bigint NOT NULL,
    infusion_id bigint NOT NULL,
    revision bigint NOT NULL,
    form_number text,
    second_person text,
    tubing_typed text,
    tubing_ml text,
    flush_typed text,
    flush_ml text,
    vital_signs text,
    attachment_id bigint
);
ALTER TABLE public.bedside ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.bedside_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
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
CREATE TABLE public.collection (
    id bigint NOT NULL,
    din text NOT NULL,
    donor_id bigint NOT NULL,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    volume_ml text,
    anticoagulant text,
    device text,
    operator text
);
ALTER TABLE public.collection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.collection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.contact (
    id bigint NOT NULL,
    place bigint NOT NULL,
    name text NOT NULL,
    function text NOT NULL,
    telephone text NOT NULL,
    is_listed boolean NOT NULL
);
ALTER TABLE public.contact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contact_id_seq
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
CREATE TABLE public.credential_handover (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    state text NOT NULL,
    issued_by_id bigint NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    vouched_by_id bigint,
    vouched_at timestamp with time zone,
    signature_id bigint,
    code_hash text,
    ended_at timestamp with time zone,
    CONSTRAINT ck_credential_handover_is_vouched_for CHECK (((state = ANY (ARRAY['waiting'::text, 'replaced'::text])) OR ((vouched_by_id IS NOT NULL) AND (signature_id IS NOT NULL) AND (code_hash IS NOT NULL)))),
    CONSTRAINT ck_credential_handover_not_to_oneself CHECK ((issued_by_id <> person_id)),
    CONSTRAINT ck_credential_handover_state CHECK ((state = ANY (ARRAY['waiting'::text, 'vouched'::text, 'taken_up'::text, 'replaced'::text]))),
    CONSTRAINT ck_credential_handover_takes_two CHECK (((vouched_by_id <> issued_by_id) AND (vouched_by_id <> person_id)))
);
ALTER TABLE public.credential_handover ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.credential_handover_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.credential ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.credential_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.custody_transfer (
    id bigint NOT NULL,
    batch_id bigint NOT NULL,
    ordinal bigint NOT NULL,
    container_id bigint NOT NULL,
    kind text NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    is_afterwards boolean NOT NULL,
    whom text,
    condition text NOT NULL,
    logger text,
    documents text,
    witness text,
    volume_typed text,
    volume_ml text,
    reason text,
    recorded_by_id bigint NOT NULL,
    CONSTRAINT ck_custody_transfer_destroyed_before_a_witness CHECK (((kind <> 'destroyed'::text) OR (witness IS NOT NULL))),
    CONSTRAINT ck_custody_transfer_kind CHECK ((kind = ANY (ARRAY['issued'::text, 'returned'::text, 'destroyed'::text]))),
    CONSTRAINT ck_custody_transfer_somebody_took_it CHECK (((kind = 'destroyed'::text) OR (whom IS NOT NULL)))
);
ALTER TABLE public.custody_transfer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.custody_transfer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.decision_paper (
    id bigint NOT NULL,
    batch_id bigint NOT NULL,
    kind text NOT NULL,
    ordinal bigint NOT NULL,
    person text NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    reference text NOT NULL,
    statement text,
    entered_at timestamp with time zone NOT NULL,
    recorded_by_id bigint NOT NULL,
    CONSTRAINT ck_decision_paper_kind CHECK ((kind = ANY (ARRAY['request'::text, 'benefit_and_alternatives'::text, 'risk_evaluation'::text, 'acceptance'::text, 'sponsor_told'::text, 'donor_determination_told'::text])))
);
ALTER TABLE public.decision_paper ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.decision_paper_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.deviation (
    id bigint NOT NULL,
    batch_id bigint NOT NULL,
    number text NOT NULL,
    run_id bigint,
    code text NOT NULL,
    subject text NOT NULL,
    occurrence text NOT NULL,
    event text NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    assessment text,
    closed_at timestamp with time zone,
    signature_id bigint,
    CONSTRAINT ck_deviation_closing_is_signed CHECK (((state = 'open'::text) OR (signature_id IS NOT NULL))),
    CONSTRAINT ck_deviation_state CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text])))
);
ALTER TABLE public.deviation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.deviation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.disposition (
    id bigint NOT NULL,
    batch_id bigint NOT NULL,
    ordinal bigint NOT NULL,
    decision text NOT NULL,
    pending text NOT NULL,
    reason text,
    decided_at timestamp with time zone NOT NULL,
    signature_id bigint NOT NULL,
    CONSTRAINT ck_disposition_decision CHECK ((decision = ANY (ARRAY['released_for_use'::text, 'certified'::text, 'exceptional_supply'::text, 'rejected'::text, 'recalled'::text, 'terminated_in_culture'::text, 'not_infused_and_destroyed'::text, 'closed_without_certification'::text]))),
    CONSTRAINT ck_disposition_order CHECK (((ordinal > 1) OR (decision <> ALL (ARRAY['certified'::text, 'recalled'::text, 'closed_without_certification'::text])))),
    CONSTRAINT ck_disposition_reasons CHECK (((decision = ANY (ARRAY['released_for_use'::text, 'certified'::text, 'exceptional_supply'::text])) OR ((reason IS NOT NULL) AND (length(TRIM(BOTH FROM reason)) >= 2))))
);
ALTER TABLE public.disposition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.disposition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.donor (
    id bigint NOT NULL,
    code text NOT NULL,
    consent text,
    suitable_for_apheresis text,
    pregnant text,
    pregnancy_tested_at timestamp with time zone,
    breast_feeding text,
    screening text
);
CREATE TABLE public.donor_ground (
    id bigint NOT NULL,
    batch_id bigint NOT NULL,
    ordinal bigint NOT NULL,
    ground text NOT NULL,
    verdict text NOT NULL,
    because text NOT NULL,
    reference text NOT NULL,
    physician text NOT NULL,
    physician_told_at timestamp with time zone NOT NULL,
    findings text NOT NULL,
    legends text NOT NULL,
    permitted_at timestamp with time zone NOT NULL,
    signature_id bigint NOT NULL,
    CONSTRAINT ck_donor_ground_ground CHECK ((ground = ANY (ARRAY['urgent_medical_need'::text, 'close_relative'::text])))
);
ALTER TABLE public.donor_ground ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.donor_ground_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.donor ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.donor_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.donor_identity (
    id bigint NOT NULL,
    donor_id bigint NOT NULL,
    name text NOT NULL,
    record_number text NOT NULL,
    born_on date NOT NULL,
    blood_group text
);
ALTER TABLE public.donor_identity ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.donor_identity_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.donor_marker (
    id bigint NOT NULL,
    donor_id bigint NOT NULL,
    marker text NOT NULL,
    sampled_at timestamp with time zone NOT NULL,
    finding text NOT NULL,
    laboratory text,
    CONSTRAINT ck_donor_marker_finding CHECK ((finding = ANY (ARRAY['non_reactive'::text, 'reactive'::text, 'pending'::text, 'invalid'::text])))
);
ALTER TABLE public.donor_marker ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.donor_marker_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.draft (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    run_id bigint NOT NULL,
    subject text NOT NULL,
    form_id text NOT NULL
);
ALTER TABLE public.draft ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.draft_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.draft_value (
    id bigint NOT NULL,
    draft_id bigint NOT NULL,
    name text NOT NULL,
    typed text NOT NULL,
    left_at timestamp with time zone NOT NULL
);
ALTER TABLE public.draft_value ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.draft_value_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.entry (
    id bigint NOT NULL,
    batch_id bigint NOT NULL,
    run_id bigint NOT NULL,
    field text NOT NULL,
    subject_kind text NOT NULL,
    subject_id bigint NOT NULL,
    replicate bigint NOT NULL,
    revision bigint NOT NULL,
    kind text NOT NULL,
    typed text,
    unit text NOT NULL,
    comparator text,
    number text,
    number_for_trends numeric,
    lot_id bigint,
    equipment_id bigint,
    attachment_id bigint,
    working text,
    happened_at timestamp with time zone NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    performed_by_id bigint NOT NULL,
    recorded_by_id bigint NOT NULL,
    reason text,
    CONSTRAINT ck_entry_changes_have_reasons CHECK (((kind <> ALL (ARRAY['correction'::text, 'void'::text, 'not_applicable'::text])) OR ((reason IS NOT NULL) AND (length(TRIM(BOTH FROM reason)) >= 2)))),
    CONSTRAINT ck_entry_kind CHECK ((kind = ANY (ARRAY['value'::text, 'correction'::text, 'void'::text, 'not_applicable'::text, 'confirmation'::text, 'comment'::text])))
);
ALTER TABLE public.entry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.equipment (
    id bigint NOT NULL,
    code text NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    state text NOT NULL,
    calibrated_until date,
    applies_dilution boolean,
    affected text,
    CONSTRAINT ck_equipment_affected CHECK ((affected = ANY (ARRAY['yes'::text, 'no'::text, 'not_known'::text]))),
    CONSTRAINT ck_equipment_affected_while_quarantined CHECK (((affected IS NULL) OR (state = 'quarantined'::text))),
    CONSTRAINT ck_equipment_state CHECK ((state = ANY (ARRAY['in_service'::text, 'quarantined'::text, 'retired'::text])))
);
ALTER TABLE public.equipment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.equipment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.exception_answer (
    id bigint NOT NULL,
    batch_id bigint NOT NULL,
    code text NOT NULL,
    subject text NOT NULL,
    identity text NOT NULL,
    what text NOT NULL,
    answer text NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    answered_by_id bigint NOT NULL,
    CONSTRAINT ck_exception_answer_answer CHECK ((length(TRIM(BOTH FROM answer)) >= 2))
);
ALTER TABLE public.exception_answer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exception_answer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.feeder_lot (
    id bigint NOT NULL,
    lot_id bigint NOT NULL,
    bank text NOT NULL,
    passage bigint,
    irradiated_at timestamp with time zone,
    irradiator text,
    dose_gy text,
    viable_per_vial text,
    tests text
);
ALTER TABLE public.feeder_lot ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.feeder_lot_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.identity_scan (
    id bigint NOT NULL,
    batch_id bigint NOT NULL,
    container_id bigint NOT NULL,
    place text NOT NULL,
    asked text NOT NULL,
    expected text NOT NULL,
    scanned text NOT NULL,
    matched boolean NOT NULL,
    scanned_at timestamp with time zone NOT NULL,
    scanned_by_id bigint NOT NULL,
    CONSTRAINT ck_identity_scan_asked CHECK ((asked = ANY (ARRAY['container'::text, 'order_or_patient'::text])))
);
ALTER TABLE public.identity_scan ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.identity_scan_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.il2_dose (
    id bigint NOT NULL,
    batch_id bigint NOT NULL,
    day bigint NOT NULL,
    revision bigint NOT NULL,
    given text NOT NULL,
    ordered_typed text NOT NULL,
    ordered_iu text NOT NULL,
    given_typed text,
    given_iu text,
    given_at timestamp with time zone,
    site text,
    lot_id bigint,
    entered_at timestamp with time zone NOT NULL,
    recorded_by_id bigint NOT NULL,
    reason text,
    CONSTRAINT ck_il2_dose_changes_have_reasons CHECK (((revision = 1) OR ((reason IS NOT NULL) AND (length(TRIM(BOTH FROM reason)) >= 2)))),
    CONSTRAINT ck_il2_dose_given CHECK ((given = ANY (ARRAY['given'::text, 'held'::text, 'missed'::text]))),
    CONSTRAINT ck_il2_dose_given_is_told CHECK (((given <> 'given'::text) OR ((given_iu IS NOT NULL) AND (given_at IS NOT NULL)))),
    CONSTRAINT ck_il2_dose_others_have_reasons CHECK (((given = 'given'::text) OR ((reason IS NOT NULL) AND (length(TRIM(BOTH FROM reason)) >= 2))))
);
ALTER TABLE public.il2_dose ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.il2_dose_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.infusion (
    id bigint NOT NULL,
    batch_id bigint NOT NULL,
    ordinal bigint NOT NULL,
    revision bigint NOT NULL,
    container_id bigint NOT NULL,
    identity_matched boolean NOT NULL,
    started_at timestamp with time zone NOT NULL,
    stopped_at timestamp with time zone,
    given_typed text NOT NULL,
    given_ml text NOT NULL,
    weight_typed text NOT NULL,
    weight_kg text NOT NULL,
    reaction text NOT NULL,
    reaction_action text,
    residue text NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    given_by text NOT NULL,
    recorded_by_id bigint NOT NULL,
    reason text,
    CONSTRAINT ck_infusion_changes_have_reasons CHECK (((revision = 1) OR ((reason IS NOT NULL) AND (length(TRIM(BOTH FROM reason)) >= 2)))),
    CONSTRAINT ck_infusion_reaction CHECK ((reaction = ANY (ARRAY['none'::text, 'grade_1'::text, 'grade_2'::text, 'grade_3'::text, 'grade_4'::text, 'grade_5'::text]))),
    CONSTRAINT ck_infusion_residue CHECK ((residue = ANY (ARRAY['none_left'::text, 'sent_to_culture'::text, 'destroyed_before_a_witness'::text])))
);
CREATE TABLE public.infusion_flow (
    id bigint NOT NULL,
    infusion_id bigint NOT NULL,
    ordinal bigint NOT NULL,
    flow text NOT NULL,
    at timestamp with time zone NOT NULL,
    rate_typed text,
    rate_ml_per_h text,
    CONSTRAINT ck_infusion_flow_flow CHECK ((flow = ANY (ARRAY['paused'::text, 'rate_changed'::text, 'resumed'::text])))
);
ALTER TABLE public.infusion_flow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.infusion_flow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.infusion_form (
    id bigint NOT NULL,
    number text NOT NULL,
    batch_id bigint NOT NULL,
    container_id bigint NOT NULL,
    printed_at timestamp with time zone NOT NULL,
    printed_by_id bigint NOT NULL
);
ALTER TABLE public.infusion_form ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.infusion_form_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.infusion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.infusion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.label_note (
    id bigint NOT NULL,
    batch_id bigint NOT NULL,
    container_id bigint NOT NULL,
    ordinal bigint NOT NULL,
    action text NOT NULL,
    copies bigint NOT NULL,
    says text,
    language text,
    sha256 text,
    reason text,
    noted_at timestamp with time zone NOT NULL,
    noted_by_id bigint NOT NULL,
    CONSTRAINT ck_label_note_action CHECK ((action = ANY (ARRAY['printed'::text, 'applied'::text, 'kept'::text, 'destroyed'::text]))),
    CONSTRAINT ck_label_note_copies CHECK ((copies > 0)),
    CONSTRAINT ck_label_note_prints_say CHECK (((action = 'printed'::text) = ((says IS NOT NULL) AND (sha256 IS NOT NULL))))
);
ALTER TABLE public.label_note ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.label_note_id_seq
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
CREATE TABLE public.lost_draft (
    id bigint NOT NULL,
    batch_id bigint NOT NULL,
    run_id bigint NOT NULL,
    person_id bigint NOT NULL,
    fields text NOT NULL,
    left_at timestamp with time zone NOT NULL,
    noted_at timestamp with time zone NOT NULL
);
ALTER TABLE public.lost_draft ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.lost_draft_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.lot (
    id bigint NOT NULL,
    code text NOT NULL,
    material text NOT NULL,
    name text NOT NULL,
    maker text NOT NULL,
    maker_lot text NOT NULL,
    expires_on date NOT NULL,
    state text NOT NULL,
    potency_iu_per_mg text,
    affected text,
    CONSTRAINT ck_lot_a_rejection_says_what_is_affected CHECK (((state = 'rejected'::text) = (affected IS NOT NULL))),
    CONSTRAINT ck_lot_affected CHECK ((affected = ANY (ARRAY['yes'::text, 'no'::text, 'not_known'::text]))),
    CONSTRAINT ck_lot_state CHECK ((state = ANY (ARRAY['quarantine'::text, 'released'::text, 'rejected'::text])))
);
ALTER TABLE public.lot ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.lot_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.movement (
    id bigint NOT NULL,
    batch_id bigint NOT NULL,
    run_id bigint NOT NULL,
    ordinal bigint NOT NULL,
    source_id bigint,
    target_id bigint,
    fate text NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_movement_from_or_to CHECK (((source_id IS NOT NULL) OR (target_id IS NOT NULL)))
);
ALTER TABLE public.movement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.movement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
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
CREATE TABLE public.order_version (
    id bigint NOT NULL,
    order_id bigint NOT NULL,
    version bigint NOT NULL,
    dose_level text NOT NULL,
    weight_kg text,
    weighed_at timestamp with time zone,
    weighed_by_id bigint NOT NULL,
    planned_infusion_at timestamp with time zone,
    duration_min bigint,
    conditioning text NOT NULL,
    ordered_at timestamp with time zone NOT NULL,
    ordered_by_id bigint NOT NULL
);
ALTER TABLE public.order_version ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_version_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.patient (
    id bigint NOT NULL,
    code text NOT NULL,
    diagnosis text,
    disease_status text,
    performance_scale text,
    performance_score text,
    consent text,
    uncontrolled_infection text,
    sgot_xuln text,
    sgpt_xuln text,
    hiv text
);
ALTER TABLE public.patient ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.patient_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.patient_identity (
    id bigint NOT NULL,
    patient_id bigint NOT NULL,
    name text NOT NULL,
    record_number text NOT NULL,
    born_on date NOT NULL,
    blood_group text
);
ALTER TABLE public.patient_identity ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.patient_identity_id_seq
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
    language text,
    CONSTRAINT ck_person_state CHECK ((state = ANY (ARRAY['active'::text, 'disabled'::text, 'on_paper'::text])))
);
ALTER TABLE public.person ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.person_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.positive (
    id bigint NOT NULL,
    number text NOT NULL,
    batch_id bigint,
    lot_id bigint,
    donor_id bigint,
    about text NOT NULL,
    called_at timestamp with time zone NOT NULL,
    caller text NOT NULL,
    said text,
    entered_at timestamp with time zone NOT NULL,
    recorded_by_id bigint NOT NULL,
    CONSTRAINT ck_positive_of_one_thing CHECK ((((batch_id IS NOT NULL) AND (lot_id IS NULL) AND (donor_id IS NULL)) OR ((batch_id IS NULL) AND (lot_id IS NOT NULL) AND (donor_id IS NULL)) OR ((batch_id IS NULL) AND (lot_id IS NULL) AND (donor_id IS NOT NULL))))
);
ALTER TABLE public.positive ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.positive_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.positive_note (
    id bigint NOT NULL,
    positive_id bigint NOT NULL,
    kind text NOT NULL,
    text text NOT NULL,
    telephone text,
    read_back boolean,
    happened_at timestamp with time zone NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    recorded_by_id bigint NOT NULL,
    CONSTRAINT ck_positive_note_kind CHECK ((kind = ANY (ARRAY['told'::text, 'gram_stain'::text, 'organism'::text, 'sensitivities'::text, 'other'::text])))
);
ALTER TABLE public.positive_note ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.positive_note_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.positive_verdict (
    id bigint NOT NULL,
    positive_id bigint NOT NULL,
    ordinal bigint NOT NULL,
    finding text NOT NULL,
    cause text NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    signature_id bigint NOT NULL,
    CONSTRAINT ck_positive_verdict_cause CHECK ((length(TRIM(BOTH FROM cause)) >= 2)),
    CONSTRAINT ck_positive_verdict_finding CHECK ((finding = ANY (ARRAY['confirmed'::text, 'false_positive'::text])))
);
ALTER TABLE public.positive_verdict ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.positive_verdict_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.recipe_approval (
    id bigint NOT NULL,
    recipe_version_id bigint NOT NULL,
    signature_id bigint NOT NULL,
    effective_at timestamp with time zone NOT NULL
);
ALTER TABLE public.recipe_approval ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.recipe_approval_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.recipe_version (
    id bigint NOT NULL,
    code text NOT NULL,
    version text NOT NULL,
    title text NOT NULL,
    digest text NOT NULL,
    content text NOT NULL,
    registered_at timestamp with time zone NOT NULL
);
ALTER TABLE public.recipe_version ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.recipe_version_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.recipe_withdrawal (
    id bigint NOT NULL,
    recipe_version_id bigint NOT NULL,
    signature_id bigint NOT NULL,
    affected text NOT NULL,
    withdrawn_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_recipe_withdrawal_affected CHECK ((affected = ANY (ARRAY['yes'::text, 'no'::text, 'not_known'::text])))
);
ALTER TABLE public.recipe_withdrawal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.recipe_withdrawal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.result (
    id bigint NOT NULL,
    batch_id bigint NOT NULL,
    criterion text NOT NULL,
    ordinal bigint NOT NULL,
    revision bigint NOT NULL,
    kind text NOT NULL,
    sample_id bigint,
    container_id bigint,
    typed text,
    unit text NOT NULL,
    comparator text,
    number text,
    number_for_trends numeric,
    outcome text,
    is_preliminary boolean NOT NULL,
    loq text,
    events bigint,
    sampled_at timestamp with time zone,
    resulted_at timestamp with time zone,
    laboratory text,
    entered_at timestamp with time zone NOT NULL,
    reported_by_id bigint NOT NULL,
    reason text,
    CONSTRAINT ck_result_changes_have_reasons CHECK (((kind = 'value'::text) OR ((reason IS NOT NULL) AND (length(TRIM(BOTH FROM reason)) >= 2)))),
    CONSTRAINT ck_result_kind CHECK ((kind = ANY (ARRAY['value'::text, 'correction'::text, 'not_tested'::text, 'invalid'::text, 'void'::text]))),
    CONSTRAINT ck_result_number_or_outcome CHECK (((number IS NULL) OR (outcome IS NULL))),
    CONSTRAINT ck_result_of_one_thing CHECK (((sample_id IS NULL) OR (container_id IS NULL)))
);
ALTER TABLE public.result ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.result_id_seq
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
CREATE TABLE public.run (
    id bigint NOT NULL,
    batch_id bigint NOT NULL,
    key text NOT NULL,
    step text NOT NULL,
    day bigint,
    ordinal bigint NOT NULL,
    added_because text,
    due_from timestamp with time zone,
    due_to timestamp with time zone,
    state text NOT NULL,
    done_at timestamp with time zone,
    version bigint NOT NULL,
    CONSTRAINT ck_run_state CHECK ((state = ANY (ARRAY['open'::text, 'to_confirm'::text, 'recorded'::text, 'skipped'::text])))
);
ALTER TABLE public.run ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.run_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.sample (
    id bigint NOT NULL,
    batch_id bigint NOT NULL,
    run_id bigint NOT NULL,
    code text NOT NULL,
    material text NOT NULL,
    drawn_at timestamp with time zone NOT NULL
);
ALTER TABLE public.sample ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.sample_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.sample_vessel (
    id bigint NOT NULL,
    sample_id bigint NOT NULL,
    vessel_id bigint NOT NULL
);
ALTER TABLE public.sample_vessel ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.sample_vessel_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.schema_manifest (
    id bigint NOT NULL,
    revision text NOT NULL,
    database text NOT NULL,
    generator bigint NOT NULL,
    digests text NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_schema_manifest_generator CHECK ((generator > 0))
);
ALTER TABLE public.schema_manifest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.schema_manifest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.signature (
    id bigint NOT NULL,
    copy_id bigint NOT NULL,
    scope text NOT NULL COLLATE pg_catalog."C",
    meaning text NOT NULL,
    statement text NOT NULL,
    language text NOT NULL,
    signer_id bigint NOT NULL,
    signer_name text NOT NULL,
    signer_role text NOT NULL,
    signer_login text NOT NULL,
    session_person_id bigint,
    terminal_id bigint,
    proven_by text NOT NULL,
    signed_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_signature_meaning CHECK ((meaning = ANY (ARRAY['performed'::text, 'verified'::text, 'reviewed'::text, 'approved'::text, 'released'::text, 'withdrawn'::text, 'released_for_use'::text, 'certified'::text, 'exceptional_supply'::text, 'rejected'::text, 'recalled'::text, 'terminated_in_culture'::text, 'not_infused_and_destroyed'::text, 'closed_without_certification'::text, 'exceptional_supply_approved'::text, 'closed'::text]))),
    CONSTRAINT ck_signature_proven_by CHECK ((proven_by = ANY (ARRAY['badge_and_password'::text, 'badge_and_pin'::text, 'user_name_and_password'::text, 'user_name_and_pin'::text, 'tablet_name_and_password'::text, 'tablet_name_and_pin'::text]))),
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
    language text NOT NULL,
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
CREATE TABLE public.submission (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    form_id text NOT NULL,
    digest text NOT NULL,
    act_id bigint NOT NULL,
    sent_at timestamp with time zone NOT NULL
);
ALTER TABLE public.submission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.submission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
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
CREATE TABLE public.treatment_order (
    id bigint NOT NULL,
    coi_code text NOT NULL,
    donor_id bigint NOT NULL,
    patient_id bigint NOT NULL,
    relationship text NOT NULL,
    hla_match text NOT NULL,
    ordered_at timestamp with time zone NOT NULL
);
ALTER TABLE public.treatment_order ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.treatment_order_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.vessel (
    id bigint NOT NULL,
    batch_id bigint NOT NULL,
    run_id bigint NOT NULL,
    code text NOT NULL,
    vessel_type text NOT NULL,
    place text
);
ALTER TABLE public.vessel ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.vessel_id_seq
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
CREATE TABLE public.weight_verification (
    id bigint NOT NULL,
    order_version_id bigint NOT NULL,
    verified_by_id bigint NOT NULL,
    verified_at timestamp with time zone NOT NULL,
    signature_id bigint NOT NULL
);
ALTER TABLE public.weight_verification ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.weight_verification_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.work_answer (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    grant_id bigint,
    affected text NOT NULL,
    answered_by_id bigint NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    assesses_id bigint,
    signature_id bigint,
    CONSTRAINT ck_work_answer_affected CHECK ((affected = ANY (ARRAY['yes'::text, 'no'::text, 'not_known'::text]))),
    CONSTRAINT ck_work_answer_an_assessment_is_signed CHECK (((assesses_id IS NULL) = (signature_id IS NULL))),
    CONSTRAINT ck_work_answer_not_by_oneself CHECK ((person_id <> answered_by_id))
);
ALTER TABLE public.work_answer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.work_answer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
INSERT INTO public.access_event VALUES (1, 3, 'quinn', 'signed', 1, NULL, '2026-11-30 22:50:43.081617+00');
INSERT INTO public.access_event VALUES (2, 3, 'quinn', 'signed', 1, NULL, '2026-11-30 22:50:43.329899+00');
INSERT INTO public.access_event VALUES (3, 4, 'anna', 'log_in_failed', NULL, NULL, '2026-11-30 22:50:43.445073+00');
INSERT INTO public.acknowledgement VALUES (1, 3, 'I know that my electronic signature binds me in law as my handwritten signature does, that only I use my badge, password and PIN, and that I report their loss at once.', '2026-11-30 22:50:43.006471+00');
INSERT INTO public.acknowledgement VALUES (2, 4, 'I know that my electronic signature binds me in law as my handwritten signature does, that only I use my badge, password and PIN, and that I report their loss at once.', '2026-11-30 22:50:43.264557+00');
INSERT INTO public.act VALUES (1, 1, 'site', 'site.make', NULL, 'Olga Installer', 'installer', NULL, NULL, NULL, '2026-11-30 22:50:42.660365+00', '0001', '0.1.0', 'postgres');
INSERT INTO public.act VALUES (2, 1, 'site', 'terminal.register', 2, 'Adam Admin', 'administrator', 2, NULL, NULL, '2026-11-30 22:50:42.869757+00', '0001', '0.1.0', 'postgres');
INSERT INTO public.act VALUES (3, 1, 'person/anna', 'account.open', 2, 'Adam Admin', 'administrator', 2, NULL, NULL, '2026-11-30 22:50:42.900248+00', '0001', '0.1.0', 'postgres');
INSERT INTO public.act VALUES (4, 1, 'person/quinn', 'credential.choose', 3, 'Quinn Quality', 'qa', 3, NULL, NULL, '2026-11-30 22:50:42.95748+00', '0001', '0.1.0', 'postgres');
INSERT INTO public.act VALUES (5, 1, 'person/quinn', 'signature.acknowledge', 3, 'Quinn Quality', 'qa', 3, NULL, NULL, '2026-11-30 22:50:43.006471+00', '0001', '0.1.0', 'postgres');
INSERT INTO public.act VALUES (6, 1, 'person/quinn', 'access.note', 3, 'Quinn Quality', 'qa', 3, 1, NULL, '2026-11-30 22:50:43.081617+00', '0001', '0.1.0', 'postgres');
INSERT INTO public.act VALUES (7, 1, 'person/anna', 'credential.vouch', 3, 'Quinn Quality', 'qa', 3, 1, NULL, '2026-11-30 22:50:43.135256+00', '0001', '0.1.0', 'postgres');
INSERT INTO public.act VALUES (8, 1, 'person/anna', 'credential.choose', 4, 'Anna Kowal', 'anyone', 4, NULL, NULL, '2026-11-30 22:50:43.213189+00', '0001', '0.1.0', 'postgres');
INSERT INTO public.act VALUES (9, 1, 'person/anna', 'signature.acknowledge', 4, 'Anna Kowal', 'anyone', 4, NULL, NULL, '2026-11-30 22:50:43.264557+00', '0001', '0.1.0', 'postgres');
INSERT INTO public.act VALUES (10, 1, 'person/anna', 'role.propose', 2, 'Adam Admin', 'administrator', 2, NULL, NULL, '2026-11-30 22:50:43.282487+00', '0001', '0.1.0', 'postgres');
INSERT INTO public.act VALUES (11, 1, 'person/quinn', 'access.note', 3, 'Quinn Quality', 'qa', 3, 1, NULL, '2026-11-30 22:50:43.329899+00', '0001', '0.1.0', 'postgres');
INSERT INTO public.act VALUES (12, 1, 'person/anna', 'role.approve', 3, 'Quinn Quality', 'qa', 3, 1, NULL, '2026-11-30 22:50:43.374568+00', '0001', '0.1.0', 'postgres');
INSERT INTO public.act VALUES (13, 1, 'person/anna', 'account.change', 2, 'Adam Admin', 'administrator', 2, NULL, 'she married', '2026-11-30 22:50:43.406153+00', '0001', '0.1.0', 'postgres');
INSERT INTO public.act VALUES (14, 1, 'person/anna', 'access.note', 1, 'nkmfg (the software)', 'system', NULL, NULL, NULL, '2026-11-30 22:50:43.445073+00', '0001', '0.1.0', 'postgres');
INSERT INTO public.alembic_version VALUES ('0001');
INSERT INTO public.change VALUES (1, 1, 'person', 1, 'I', NULL, '{"badge":null,"id":"1","identity_verified":null,"is_system":"true","language":null,"login":"nkmfg","printed_name":"nkmfg (the software)","state":"active"}');
INSERT INTO public.change VALUES (2, 1, 'site_declaration', 1, 'I', NULL, '{"declared_at":"2026-11-30T22:50:42.660365Z","id":"1","kind":"commissioning","language":"en","name":"Golden site","signature_id":null,"zone":"Europe/Minsk"}');
INSERT INTO public.change VALUES (3, 1, 'schema_manifest', 1, 'I', NULL, '{"database":"postgresql","digests":"{\"table access_event, column at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table access_event, column detail\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table access_event, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table access_event, column kind\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table access_event, column person_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table access_event, column terminal_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table access_event, column typed_login\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table access_event, constraint ck_access_event_kind\":\"5cf04d6da218eb58fc346ddd4888456e4f8a61e86b745dfdf7a6963761cf7ed5\",\"table access_event, constraint fk_access_event_person_id\":\"fda95bd3b556db4a925215042186313712e410bdbe8c80325ce49daf027f4137\",\"table access_event, constraint fk_access_event_terminal_id\":\"4ac3202cc42f569a2d64189150100dda926980d909ddb209f9209d460523de69\",\"table access_event, constraint pk_access_event\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table access_event, index ix_access_event_person\":\"1cec4749c57759d0acddbd71cb0fd9305a4333e72c843616235305324eb53a0a\",\"table access_event, index pk_access_event\":\"ce8ee666814ddf7e497062f8b12014a1e24d3cd8b16244f261c517b01e876519\",\"table acknowledgement, column acknowledged_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table acknowledgement, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table acknowledgement, column person_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table acknowledgement, column statement\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table acknowledgement, constraint fk_acknowledgement_person_id\":\"fda95bd3b556db4a925215042186313712e410bdbe8c80325ce49daf027f4137\",\"table acknowledgement, constraint pk_acknowledgement\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table acknowledgement, constraint uq_acknowledgement_person_id\":\"d3ff1af7f4a2e2652b62a8a737e700d2d9c75810abe17850ac3f232c2aad3ad4\",\"table acknowledgement, index pk_acknowledgement\":\"3adf31baecb40dbace8e7fb63735b3a1fbd1b97558393bef9226c3fd5dac2280\",\"table acknowledgement, index uq_acknowledgement_person_id\":\"c3db04e30033031626000e71d1cb1cce780e2bfbb3a3947e74d5fd74993fe059\",\"table act, column action\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table act, column actor_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table act, column actor_name\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table act, column actor_role\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table act, column at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table act, column database_user\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table act, column header_version\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table act, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table act, column reason\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table act, column schema_revision\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table act, column session_person_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table act, column software_version\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table act, column stream\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table act, column terminal_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table act, constraint ck_act_reason\":\"2454767212ec0816f5e101609f0def20965684513abd86b976eb09da6d35f112\",\"table act, constraint fk_act_actor_id\":\"57c8569344fb1b9bae1167dfcfdb9cacddd8109f81f568e7d77b52a78a46cbaa\",\"table act, constraint fk_act_link\":\"a9215b83dd3bd478119583c8abac36db714ebb2b411d96fbff646c61e7614f4c\",\"table act, constraint fk_act_session_person_id\":\"877b58da1ad3e6fe81c5ce2df4441d75308d7d1e0abfcd295319d1578058457a\",\"table act, constraint fk_act_terminal_id\":\"4ac3202cc42f569a2d64189150100dda926980d909ddb209f9209d460523de69\",\"table act, constraint pk_act\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table act, index ix_act_stream\":\"7d2fd9daaf7987fc3d94c24ee7aace279ebb8a216f08632ec29326975052abe1\",\"table act, index pk_act\":\"233f591204f6c4f4a11c242fc73a8b0a8766263880954a48bf74b74cc5823958\",\"table at_risk_use, column batch_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table at_risk_use, column donor_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table at_risk_use, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table at_risk_use, column lot_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table at_risk_use, column pending\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table at_risk_use, column permitted_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table at_risk_use, column signature_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table at_risk_use, constraint ck_at_risk_use_one_thing\":\"ea8de5996abeea0be5a15909f17175ddcf13fe29be6ed186d79c4e8b0833e976\",\"table at_risk_use, constraint fk_at_risk_use_batch_id\":\"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0\",\"table at_risk_use, constraint fk_at_risk_use_donor_id\":\"f0f9abdecec6dd203575a7ca9fba439820a79c30032f718cfcfb35846d0cdee7\",\"table at_risk_use, constraint fk_at_risk_use_lot_id\":\"b633cf1bd686d6600649afe8d5c79feb58b1f09819e2959df0308f26d174f999\",\"table at_risk_use, constraint fk_at_risk_use_signature_id\":\"266dad5ed05d36e98e71cbccbf1e7dbffab55952e3398bff82562799c87aa455\",\"table at_risk_use, constraint pk_at_risk_use\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table at_risk_use, index ix_at_risk_use_batch\":\"eb5d2ba34a3bde118806bcca49bfd734d18157bd54e3d92ef23882143df61f19\",\"table at_risk_use, index pk_at_risk_use\":\"979d6c3766565b06d55b96434498c83e1d8259e4ff5a8b81a035a1f670d9ef6a\",\"table attachment, column added_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table attachment, column batch_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table attachment, column content\":\"c8cb089f22aeee62bdc57d26a917ea05cc5b3d38ae2991a9c4831a4bb5e1f1bb\",\"table attachment, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table attachment, column media_type\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table attachment, column name\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table attachment, column sha256\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table attachment, column size\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table attachment, constraint fk_attachment_batch_id\":\"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0\",\"table attachment, constraint pk_attachment\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table attachment, index ix_attachment_batch\":\"b114b2bcdc95241607445e73376b653951ec53447881b99793f197ecbd47e214\",\"table attachment, index pk_attachment\":\"79ca54a4ddcb9fb3e5d357d7c4cdd97f0479a68f6500f299e4da89219ee62a95\",\"table batch, column collection_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table batch, column culture_started_at\":\"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e\",\"table batch, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table batch, column issued_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table batch, column number\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table batch, column order_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table batch, column order_version_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table batch, column recipe_version_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table batch, column state\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table batch, constraint ck_batch_state\":\"5563d6902e7f52ea23d6279e0b087acb687939aa261223fe2e4c3e3d3230423c\",\"table batch, constraint fk_batch_collection_id\":\"50354705cc15a872e2ef99bd36d23ae00c4863f7b7a878f12a06f7efc36f8e41\",\"table batch, constraint fk_batch_order_id\":\"a74424ab2aff53b533a45395f81dac380854ed524952bead8b0e5caee364b13e\",\"table batch, constraint fk_batch_order_version_id\":\"57b55696528f816d658d02d63bb5463868f4f10fde352677263d5d42f073328e\",\"table batch, constraint fk_batch_recipe_version_id\":\"7431efb7eb0d4d9012b3c5de44f333ccd53070fe68de41efed45563d5086ccac\",\"table batch, constraint pk_batch\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table batch, constraint uq_batch_number\":\"e1d7070c216af89739098214bd5920dc1bc48fb1d16d9c3b771660bb6b50956d\",\"table batch, index ix_batch_state\":\"59976fa141556b4509a06034af8b18dce0611175c6bd8e2d88a46a75c47a6c35\",\"table batch, index pk_batch\":\"ccd4181ac19011d93be09bfe1dedc3ff966ea41a364361e183d49a2b6e278c85\",\"table batch, index uq_batch_number\":\"e6788b355dcdfbef9f45ac0faa99ef0ed70a1351c9c13344c3400a9bc5e24b8e\",\"table batch_summary, column batch_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table batch_summary, column content\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table batch_summary, column day\":\"d682a547bef34ecbaa6a7ed5a77c23bebe27bed9b1b77345eafa90c1d3a1007f\",\"table batch_summary, column heads\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table batch_summary, column software_version\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table batch_summary, constraint fk_batch_summary_batch_id\":\"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0\",\"table batch_summary, constraint pk_batch_summary\":\"c2b9036f8d29d0b3a97efd57d32947bffc0a49402fa0519155982f49251d81ff\",\"table batch_summary, index pk_batch_summary\":\"d44af28f745615bc3de518cb8564114f5f8fcf309741d3fcbb9490371dded39d\",\"table bedside, column attachment_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table bedside, column flush_ml\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table bedside, column flush_typed\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table bedside, column form_number\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table bedside, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table bedside, column infusion_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table bedside, column revision\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table bedside, column second_person\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table bedside, column tubing_ml\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table bedside, column tubing_typed\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table bedside, column vital_signs\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table bedside, constraint fk_bedside_attachment_id\":\"6c7fe0aa860eb57310937b51dc22b66c433b13b33c4895bafa9a0a1eed41b380\",\"table bedside, constraint fk_bedside_infusion_id\":\"f63d5721422305412523baf24abf0bffe0687a00f084230b61c90bfe11db6e59\",\"table bedside, constraint pk_bedside\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table bedside, constraint uq_bedside_form_number_revision\":\"fbb86790ff299c68a8f394eab766aa9cc716ed244fe8e681cb2b40d7de8c501e\",\"table bedside, constraint uq_bedside_infusion_id\":\"e2e4e72f07382f6ed9357e00cb4bb4d2054e0d53169d3c98fbb50cd3ae1fffd7\",\"table bedside, index pk_bedside\":\"a9466ccf759617d3c4e0a978f35e8f06708615f8b39d614ffeb1aa7c5c84033f\",\"table bedside, index uq_bedside_form_number_revision\":\"055bfe9ec214e5c4845aa1b2910483a0379a9c16d885b19a2f59de61324dcac3\",\"table bedside, index uq_bedside_infusion_id\":\"fd7b043de4a73700e184b38407c5af9a8272a3148b87944762e676f45b3b6871\",\"table change, column act_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table change, column became\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table change, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table change, column op\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table change, column row_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table change, column table_name\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table change, column was\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table change, constraint ck_change_op\":\"776a1404a53b995d3fd5f338489d0c56f38d13e68c93af771678d0ef09c31ea2\",\"table change, constraint fk_change_act_id\":\"7f7d78c20f5185db4b9aa18ba7ec51aac68b026df738d85f63a9a8a929e58784\",\"table change, constraint pk_change\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table change, index ix_change_act\":\"b072ed468c83cd52c3eff3200404396641b8ca4e253759af2988bf7260410bf9\",\"table change, index ix_change_row\":\"687fcb6f12ed4046961237cd964bf2923101a5e039a04cd3797a788e7ef9f34d\",\"table change, index pk_change\":\"df8aa9c299b56f6aed8c73360b53de539292e8757db4b4a24c0e373e95b67311\",\"table clock_shift, column forward_s\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table clock_shift, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table clock_shift, column shifted_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table clock_shift, constraint ck_clock_shift_forward_only\":\"a456386d99c2cf365f46c7ea5fb5503c30bf5a786cb3d50646e436ec7541358a\",\"table clock_shift, constraint pk_clock_shift\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table clock_shift, index pk_clock_shift\":\"f5b920872fc790c2dd72c5b2e6fd215ec6cf6c8cd7581480d3d9bd83476e4f7f\",\"table collection, column anticoagulant\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table collection, column device\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table collection, column din\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table collection, column donor_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table collection, column ended_at\":\"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e\",\"table collection, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table collection, column operator\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table collection, column started_at\":\"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e\",\"table collection, column volume_ml\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table collection, constraint fk_collection_donor_id\":\"f0f9abdecec6dd203575a7ca9fba439820a79c30032f718cfcfb35846d0cdee7\",\"table collection, constraint pk_collection\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table collection, constraint uq_collection_din\":\"834151faaf18678c6746cf3084bb82905b38ede4898c0aa8ded9e59f10425148\",\"table collection, index ix_collection_donor\":\"32fea24efa2b37353ce144c207a631a4fe7410c7cc97ebb21372c8fbdbd54c46\",\"table collection, index pk_collection\":\"df4007007bc5a2090ae3e62d113a35a20ed3e2e099cd120822fa0eafcf8d423d\",\"table collection, index uq_collection_din\":\"93ea84977d4d76896d6ec26f34a7c992c24945253bf3630c0d484b025120e77a\",\"table contact, column function\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table contact, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table contact, column is_listed\":\"14666b57a8dd8ad34e5420b7ba1b458ef60047b1dc0e98696b773f1c8e9f5923\",\"table contact, column name\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table contact, column place\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table contact, column telephone\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table contact, constraint pk_contact\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table contact, index pk_contact\":\"682c2e68ea0819a0ed243cd0eb3cf65aed7e9deb698af62126f0545cbbf8232a\",\"table credential, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table credential, column is_first\":\"14666b57a8dd8ad34e5420b7ba1b458ef60047b1dc0e98696b773f1c8e9f5923\",\"table credential, column kind\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table credential, column person_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table credential, column secret_hash\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table credential, column set_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table credential, constraint ck_credential_kind\":\"7655ca3d1b8cf98c7d8ae912fd596a1a1c0d12009c35817468b3f6977c2ad983\",\"table credential, constraint fk_credential_person_id\":\"fda95bd3b556db4a925215042186313712e410bdbe8c80325ce49daf027f4137\",\"table credential, constraint pk_credential\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table credential, constraint uq_credential_person_id_kind\":\"b03697cb409a282bf5954fb6b581e53993879118852ba7de774fd9c0841101fe\",\"table credential, index pk_credential\":\"64a4320de327d021ac5a61e97fdc00d3811396e8bec5a72d77764e28d52b70ae\",\"table credential, index uq_credential_person_id_kind\":\"24e34bf1a817c37e2d52a115b8a5f84cb34736f49b40e8321f54137c41836670\",\"table credential_handover, column code_hash\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table credential_handover, column ended_at\":\"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e\",\"table credential_handover, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table credential_handover, column issued_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table credential_handover, column issued_by_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table credential_handover, column person_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table credential_handover, column signature_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table credential_handover, column state\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table credential_handover, column vouched_at\":\"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e\",\"table credential_handover, column vouched_by_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table credential_handover, constraint ck_credential_handover_is_vouched_for\":\"3b81940c7ca19849e38b9be64572d0bd332350d9d8698362426f0125caf4bbb4\",\"table credential_handover, constraint ck_credential_handover_not_to_oneself\":\"2f8e181bab06e49c4aff01b4496377bf0128c568210281beecf1fdc2dc0940f5\",\"table credential_handover, constraint ck_credential_handover_state\":\"46c21e42483e1a977b6c4d2cbc56ea15309c9cbedcd7a930df0f2b2cc2e37c67\",\"table credential_handover, constraint ck_credential_handover_takes_two\":\"5c0ce007afbe9507ad30f8becfcfa2ab2fe4041a02b7bb03c2b2205cec3ccf1c\",\"table credential_handover, constraint fk_credential_handover_issued_by_id\":\"2c3f6e4ab53bf6f6ad680442abeef08c0902e64150342e3c5e02e44e74e595a8\",\"table credential_handover, constraint fk_credential_handover_person_id\":\"fda95bd3b556db4a925215042186313712e410bdbe8c80325ce49daf027f4137\",\"table credential_handover, constraint fk_credential_handover_signature_id\":\"266dad5ed05d36e98e71cbccbf1e7dbffab55952e3398bff82562799c87aa455\",\"table credential_handover, constraint fk_credential_handover_vouched_by_id\":\"85a0f87682a1e7926099ec9036aef8e55bb74557f126cbca9e1f0b1286ccf973\",\"table credential_handover, constraint pk_credential_handover\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table credential_handover, index ix_credential_handover_person\":\"5cd5b4bfd9c8271b29ae604f77830d25eb6674d7a9a243f2dcfe60664751c0b4\",\"table credential_handover, index pk_credential_handover\":\"1882084b9faf3e773d79aba456993d78d27b975d58f486f4ce5230fe1c097467\",\"table custody_transfer, column batch_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table custody_transfer, column condition\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table custody_transfer, column container_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table custody_transfer, column documents\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table custody_transfer, column entered_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table custody_transfer, column happened_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table custody_transfer, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table custody_transfer, column is_afterwards\":\"14666b57a8dd8ad34e5420b7ba1b458ef60047b1dc0e98696b773f1c8e9f5923\",\"table custody_transfer, column kind\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table custody_transfer, column logger\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table custody_transfer, column ordinal\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table custody_transfer, column reason\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table custody_transfer, column recorded_by_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table custody_transfer, column volume_ml\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table custody_transfer, column volume_typed\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table custody_transfer, column whom\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table custody_transfer, column witness\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table custody_transfer, constraint ck_custody_transfer_destroyed_before_a_witness\":\"312777f9f9e7d576bd85e6c56ba611a567c9057eff4da6b67e64a602951646fb\",\"table custody_transfer, constraint ck_custody_transfer_kind\":\"f05c2bf41b76625990915fda40cb105d01757896c86de1901db8a07ced40ecf6\",\"table custody_transfer, constraint ck_custody_transfer_somebody_took_it\":\"be9ae645abdd496a42a9b5bd3f128620e00e4a6d7cade85dccb7011d647e1c8c\",\"table custody_transfer, constraint fk_custody_transfer_batch_id\":\"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0\",\"table custody_transfer, constraint fk_custody_transfer_container_id\":\"bf41a782e57a6c64db7265611a305826a500a17c8ff678f219dfef976c0986dc\",\"table custody_transfer, constraint fk_custody_transfer_recorded_by_id\":\"ede2cdb6f75119d478963498c97bdb3b8e3feb7682658569868f7602a5c3b88c\",\"table custody_transfer, constraint pk_custody_transfer\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table custody_transfer, constraint uq_custody_transfer_batch_id_ordinal\":\"1229561efefc044d32a102aa388e27b3d3d4168bda5f37f232d940bb507cfd83\",\"table custody_transfer, index pk_custody_transfer\":\"68ac1f71d999431d62037fb40f3e19a69326676ece01bc5fe8bb975c78b34f31\",\"table custody_transfer, index uq_custody_transfer_batch_id_ordinal\":\"a787c4ad9463f0a35dd8feed4bf3b9ce21bcd2cf53fb1b22dfe1d0333ae5f1c8\",\"table decision_paper, column batch_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table decision_paper, column entered_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table decision_paper, column happened_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table decision_paper, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table decision_paper, column kind\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table decision_paper, column ordinal\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table decision_paper, column person\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table decision_paper, column recorded_by_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table decision_paper, column reference\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table decision_paper, column statement\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table decision_paper, constraint ck_decision_paper_kind\":\"cf19bc2ffa29410d4c98b144bbbef3b63b309bf2f026f6bd5dc8743da2f09b3c\",\"table decision_paper, constraint fk_decision_paper_batch_id\":\"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0\",\"table decision_paper, constraint fk_decision_paper_recorded_by_id\":\"ede2cdb6f75119d478963498c97bdb3b8e3feb7682658569868f7602a5c3b88c\",\"table decision_paper, constraint pk_decision_paper\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table decision_paper, constraint uq_decision_paper_batch_id_kind_ordinal\":\"24b2f773a4f9592b5cdec087d90070a1e8146d2804bbb9c921d83a125f0a907d\",\"table decision_paper, index pk_decision_paper\":\"dc98b9bc596ea8131ca260cb89eab3908671545e27ea7c29045d65bebcda17f2\",\"table decision_paper, index uq_decision_paper_batch_id_kind_ordinal\":\"dafefd684bc2cf9411b84cfbc7d65320f4327187e135a73f5e9c6ad5de3e1ca8\",\"table deviation, column assessment\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table deviation, column batch_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table deviation, column closed_at\":\"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e\",\"table deviation, column code\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table deviation, column event\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table deviation, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table deviation, column number\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table deviation, column occurrence\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table deviation, column opened_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table deviation, column run_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table deviation, column signature_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table deviation, column state\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table deviation, column subject\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table deviation, constraint ck_deviation_closing_is_signed\":\"4406b0759de40b8d1e72202c7226ce00b9e6064b569965ae4601a62ffa92ac07\",\"table deviation, constraint ck_deviation_state\":\"5563d6902e7f52ea23d6279e0b087acb687939aa261223fe2e4c3e3d3230423c\",\"table deviation, constraint fk_deviation_batch_id\":\"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0\",\"table deviation, constraint fk_deviation_run_id\":\"8f79e356078f06a19eaf583b1f19fdd64ef8db7460c399cef4f547d7154606a7\",\"table deviation, constraint fk_deviation_signature_id\":\"266dad5ed05d36e98e71cbccbf1e7dbffab55952e3398bff82562799c87aa455\",\"table deviation, constraint pk_deviation\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table deviation, constraint uq_deviation_batch_id_code_subject_occurrence\":\"041b275d319069b5a4bbbe564d864f25504f123440ff2282b1e6ef52f2cdb929\",\"table deviation, constraint uq_deviation_number\":\"e1d7070c216af89739098214bd5920dc1bc48fb1d16d9c3b771660bb6b50956d\",\"table deviation, index ix_deviation_batch\":\"cc079f77992cca79e3e2873b96125dc2ad2de4e2588227472dacf30e2d62acef\",\"table deviation, index pk_deviation\":\"c54f45be7e83253f96f685bb11188859ccafde96063790bf5b189baba6fe4452\",\"table deviation, index uq_deviation_batch_id_code_subject_occurrence\":\"639979d6ddb1561eb4daa7f298dd2b0ff618ce36ab8a95023a2144f1880125ba\",\"table deviation, index uq_deviation_number\":\"cb5f261dd85608aa4d94601922524c34332e1249fec6218f70047bf0a2fb7a66\",\"table disposition, column batch_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table disposition, column decided_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table disposition, column decision\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table disposition, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table disposition, column ordinal\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table disposition, column pending\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table disposition, column reason\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table disposition, column signature_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table disposition, constraint ck_disposition_decision\":\"2457da13910e0353724ae287967b02ef4c1a1cb6fe1e839e645eab17d7bf5e44\",\"table disposition, constraint ck_disposition_order\":\"ec1c6d6506c99bf230a25c5dce5ce365e7450244299383f08309f4a92ead60ca\",\"table disposition, constraint ck_disposition_reasons\":\"f5fa29b51b343d51e3599cfa94dbf49f2240f7e6d50a8734937187cfa2f13f2a\",\"table disposition, constraint fk_disposition_batch_id\":\"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0\",\"table disposition, constraint fk_disposition_signature_id\":\"266dad5ed05d36e98e71cbccbf1e7dbffab55952e3398bff82562799c87aa455\",\"table disposition, constraint pk_disposition\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table disposition, constraint uq_disposition_batch_id_ordinal\":\"1229561efefc044d32a102aa388e27b3d3d4168bda5f37f232d940bb507cfd83\",\"table disposition, constraint uq_disposition_signature_id\":\"91c94b13e0a088ad4c25050b20af75b30edcd10cef9310fa6a1a62999c1b96e9\",\"table disposition, index pk_disposition\":\"4d1634227272181d51762e2a4156376caefe7add3760f100b0f7a9cd179c38d5\",\"table disposition, index uq_disposition_batch_id_ordinal\":\"281618175d7ea406cb8544bbb2c8a2cdd98054fc0bdbeb20c6a6f75b568f774c\",\"table disposition, index uq_disposition_signature_id\":\"a5261dc2aeedf9e89ce77f0e570925789c0bd20c4fd36bc89967ea2a347bcef4\",\"table donor, column breast_feeding\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table donor, column code\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table donor, column consent\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table donor, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table donor, column pregnancy_tested_at\":\"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e\",\"table donor, column pregnant\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table donor, column screening\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table donor, column suitable_for_apheresis\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table donor, constraint pk_donor\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table donor, constraint uq_donor_code\":\"b52fcd405accad0e0bd5fb6ef208aee7fe6f0ef17f8f2b8aba8c45ce5aad7f39\",\"table donor, index pk_donor\":\"81c0c5b18b6b7d918f4e78569f425d646ff1102d74bd5d172fab07206dd9b8ff\",\"table donor, index uq_donor_code\":\"322a91673dea76b60aca402cd205bedac08c383ac36b517ba8df47933cce64d8\",\"table donor_ground, column batch_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table donor_ground, column because\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table donor_ground, column findings\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table donor_ground, column ground\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table donor_ground, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table donor_ground, column legends\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table donor_ground, column ordinal\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table donor_ground, column permitted_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table donor_ground, column physician\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table donor_ground, column physician_told_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table donor_ground, column reference\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table donor_ground, column signature_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table donor_ground, column verdict\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table donor_ground, constraint ck_donor_ground_ground\":\"3985226d594c136dea8cc8537761259f99e699c55c1751b57ce732d2bc367685\",\"table donor_ground, constraint fk_donor_ground_batch_id\":\"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0\",\"table donor_ground, constraint fk_donor_ground_signature_id\":\"266dad5ed05d36e98e71cbccbf1e7dbffab55952e3398bff82562799c87aa455\",\"table donor_ground, constraint pk_donor_ground\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table donor_ground, constraint uq_donor_ground_batch_id_ordinal\":\"1229561efefc044d32a102aa388e27b3d3d4168bda5f37f232d940bb507cfd83\",\"table donor_ground, constraint uq_donor_ground_signature_id\":\"91c94b13e0a088ad4c25050b20af75b30edcd10cef9310fa6a1a62999c1b96e9\",\"table donor_ground, index pk_donor_ground\":\"755639769c0fb28ca56fcabf09138220a64193909aee98f3358dcaf36538acdf\",\"table donor_ground, index uq_donor_ground_batch_id_ordinal\":\"3cca4bfe99846c37a7e0ea77178e336543b5a5023c8ed6af491d36baeae7f528\",\"table donor_ground, index uq_donor_ground_signature_id\":\"61c6a9de43401b372243b60a3a9957485237c8b4cc599dc0f4e3575a5caeaf9d\",\"table donor_identity, column blood_group\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table donor_identity, column born_on\":\"d682a547bef34ecbaa6a7ed5a77c23bebe27bed9b1b77345eafa90c1d3a1007f\",\"table donor_identity, column donor_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table donor_identity, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table donor_identity, column name\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table donor_identity, column record_number\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table donor_identity, constraint fk_donor_identity_donor_id\":\"f0f9abdecec6dd203575a7ca9fba439820a79c30032f718cfcfb35846d0cdee7\",\"table donor_identity, constraint pk_donor_identity\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table donor_identity, constraint uq_donor_identity_donor_id\":\"76711416ebed84a02bb013c0a40eba86a8b4194812f205e6624ad6099a886cab\",\"table donor_identity, index pk_donor_identity\":\"1c89067a2c2fba63d7b725bb0dea3389b75639b37107ce99b76fd085cf715613\",\"table donor_identity, index uq_donor_identity_donor_id\":\"51c9e1c49577e10c953d016c289af1f4d388990a59bfe1d1b955e68e8db263c0\",\"table donor_marker, column donor_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table donor_marker, column finding\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table donor_marker, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table donor_marker, column laboratory\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table donor_marker, column marker\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table donor_marker, column sampled_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table donor_marker, constraint ck_donor_marker_finding\":\"cc9270e7bda14c520df932d68311e663500c5a6505c90b9f9f00c4ba83a86555\",\"table donor_marker, constraint fk_donor_marker_donor_id\":\"f0f9abdecec6dd203575a7ca9fba439820a79c30032f718cfcfb35846d0cdee7\",\"table donor_marker, constraint pk_donor_marker\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table donor_marker, constraint uq_donor_marker_donor_id_marker_sampled_at\":\"0ec2831be67e4d580b2936ac998e3836e4c851b9af0899b5c53138e1fe7e9cb7\",\"table donor_marker, index pk_donor_marker\":\"4538499181709d1fae72b17eac8705ddc6af82413d6e289791dbb56b04669776\",\"table donor_marker, index uq_donor_marker_donor_id_marker_sampled_at\":\"319f12fbf5ac6d9e41354f1cb1499dcbaeae0a767c9a487684eb8851342a514f\",\"table draft, column form_id\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table draft, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table draft, column person_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table draft, column run_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table draft, column subject\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table draft, constraint fk_draft_person_id\":\"fda95bd3b556db4a925215042186313712e410bdbe8c80325ce49daf027f4137\",\"table draft, constraint fk_draft_run_id\":\"8f79e356078f06a19eaf583b1f19fdd64ef8db7460c399cef4f547d7154606a7\",\"table draft, constraint pk_draft\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table draft, constraint uq_draft_form_id\":\"cb0310491c90cd991008717a45f44ea2f881de400f83ae4491602e4bb919324b\",\"table draft, constraint uq_draft_person_id_run_id_subject\":\"987ae7774b9d625f154412efa4d2e5088c0d541147f192cda091c099e6a44f60\",\"table draft, index pk_draft\":\"34f15f9a068ca897a3c4ff06fd4376c7654b20e03f57a1321e3e32c059961c40\",\"table draft, index uq_draft_form_id\":\"8fcbad3b6c2744097766fb7a91b904ebe08e86a6090f56e5cd3cfe695b700ca5\",\"table draft, index uq_draft_person_id_run_id_subject\":\"f08f584d38e6a95d69cef0f484d183f8ea38a2672e3173630b6aebaee3693ded\",\"table draft_value, column draft_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table draft_value, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table draft_value, column left_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table draft_value, column name\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table draft_value, column typed\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table draft_value, constraint fk_draft_value_draft_id\":\"472d993922b470299faf25ae64f16e02f185ac174bcc0dbef39631116ff5b4bb\",\"table draft_value, constraint pk_draft_value\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table draft_value, constraint uq_draft_value_draft_id_name\":\"8676dd832653b198faaa236f579964d696ed5bf8b681b9a821f7d6ea62b89d1b\",\"table draft_value, index pk_draft_value\":\"7f9c62a8fb77d599e358bef7d57f20ab50efdb1bfe49428333457f2c881570f2\",\"table draft_value, index uq_draft_value_draft_id_name\":\"6f726a94017fa4313d0a23b98908b702f6c7bc1f48bc29a76c1252d36dbb2b67\",\"table entry, column attachment_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table entry, column batch_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table entry, column comparator\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table entry, column entered_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table entry, column equipment_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table entry, column field\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table entry, column happened_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table entry, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table entry, column kind\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table entry, column lot_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table entry, column number\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table entry, column number_for_trends\":\"b8826f794a95557d683dd61383cbf95e11202a551a5642758a6359b17545bd90\",\"table entry, column performed_by_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table entry, column reason\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table entry, column recorded_by_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table entry, column replicate\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table entry, column revision\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table entry, column run_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table entry, column subject_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table entry, column subject_kind\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table entry, column typed\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table entry, column unit\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table entry, column working\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table entry, constraint ck_entry_changes_have_reasons\":\"0e4761a45a3e57441d11778668cfa4a58070cb719d8bc8face99c434335a2f8a\",\"table entry, constraint ck_entry_kind\":\"216ab4049caa5d358fa8e6e4057117146fd9ee63b8ff08e338c50c8ade57489e\",\"table entry, constraint fk_entry_attachment_id\":\"6c7fe0aa860eb57310937b51dc22b66c433b13b33c4895bafa9a0a1eed41b380\",\"table entry, constraint fk_entry_batch_id\":\"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0\",\"table entry, constraint fk_entry_equipment_id\":\"e2b118d03f54a409b52f69a40c6e3255be5206569a373a136cf23328ee751d1f\",\"table entry, constraint fk_entry_lot_id\":\"b633cf1bd686d6600649afe8d5c79feb58b1f09819e2959df0308f26d174f999\",\"table entry, constraint fk_entry_performed_by_id\":\"1e7d4bf7eadea60bf5a45b901290a4aadd43a2ca1038cb9be0a6924f3ebe763f\",\"table entry, constraint fk_entry_recorded_by_id\":\"ede2cdb6f75119d478963498c97bdb3b8e3feb7682658569868f7602a5c3b88c\",\"table entry, constraint fk_entry_run_id\":\"8f79e356078f06a19eaf583b1f19fdd64ef8db7460c399cef4f547d7154606a7\",\"table entry, constraint pk_entry\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table entry, constraint uq_entry_run_id_field_subject_kind_subject_id_replicate_688f\":\"b6a3e491a27a73c1ab77c73edfd6e53947246e9fe2b8a4c0f3a20c3591edbb5d\",\"table entry, index ix_entry_batch\":\"f5bd048a362e7f062ef99ac971be816d9d3e26ac19867a6c14be0902f3d9d5e2\",\"table entry, index ix_entry_equipment\":\"0c7fa51b9d24c0d878cc1a84b40d1a647886249215f82d9b8890062e8b5343b1\",\"table entry, index ix_entry_lot\":\"8ea03bd42e82b9ab4c8a502da9166833feac21059709d79e0a8eecfa4081f9fe\",\"table entry, index pk_entry\":\"fad0b6976121954255d7fbd8ab38b2589504d773362229c3ed25839aacc906a1\",\"table entry, index uq_entry_run_id_field_subject_kind_subject_id_replicate_688f\":\"3b2cabf35a43f625a18fd9c957ab4f516719182fce3432b3a9e300a62d94d116\",\"table equipment, column affected\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table equipment, column applies_dilution\":\"2809e2290efac1f050f0c0bf0d0bf180c39a8beefe300b1c6e38c5a016fe1ddf\",\"table equipment, column calibrated_until\":\"efc8a64fa64188e5c2253dad7598f4c5d1d3231446a7db00df3ceebc29b40b37\",\"table equipment, column code\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table equipment, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table equipment, column kind\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table equipment, column name\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table equipment, column state\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table equipment, constraint ck_equipment_affected\":\"4011daaa4e02efde53a24f1400fa8359393d6ac4de1483e2cd022013fcb01727\",\"table equipment, constraint ck_equipment_affected_while_quarantined\":\"61ce14349653a049cf9204cf56f492a62a5ec211f15c402506e2859b48925c9f\",\"table equipment, constraint ck_equipment_state\":\"e6d1e4a627d10587c59a3b580326b1fb63fc06ef285fcb56e39853756074e14e\",\"table equipment, constraint pk_equipment\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table equipment, constraint uq_equipment_code\":\"b52fcd405accad0e0bd5fb6ef208aee7fe6f0ef17f8f2b8aba8c45ce5aad7f39\",\"table equipment, index pk_equipment\":\"6fd022f8808839bbd2c9a3e1291cb988efabff0fc289d2143bf19c001c134ee2\",\"table equipment, index uq_equipment_code\":\"5eb3ff5b8e4f3d15b0c79250bb2795094801e013f32f39caad583c9551d895f3\",\"table exception_answer, column answer\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table exception_answer, column answered_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table exception_answer, column answered_by_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table exception_answer, column batch_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table exception_answer, column code\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table exception_answer, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table exception_answer, column identity\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table exception_answer, column subject\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table exception_answer, column what\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table exception_answer, constraint ck_exception_answer_answer\":\"2f06738a3ba9b2c1289f4e4eb912fa0de177f14a2901f65ae8d4f77e9f0beee6\",\"table exception_answer, constraint fk_exception_answer_answered_by_id\":\"ceb6f4e417dd32425eed934c4fca6a471aa6d6e8d9e5d4bebe51b3b2b5c649c8\",\"table exception_answer, constraint fk_exception_answer_batch_id\":\"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0\",\"table exception_answer, constraint pk_exception_answer\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table exception_answer, index ix_exception_answer_batch\":\"b5884fe4ebfb32bde7b8e09019e0f551d98aaa0d8ac930a5f408381265207359\",\"table exception_answer, index pk_exception_answer\":\"aa350abe2ade34f806e81b60dd84250bd79ec1e45c2fb73763c5ce5fda0063fc\",\"table feeder_lot, column bank\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table feeder_lot, column dose_gy\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table feeder_lot, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table feeder_lot, column irradiated_at\":\"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e\",\"table feeder_lot, column irradiator\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table feeder_lot, column lot_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table feeder_lot, column passage\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table feeder_lot, column tests\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table feeder_lot, column viable_per_vial\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table feeder_lot, constraint fk_feeder_lot_lot_id\":\"b633cf1bd686d6600649afe8d5c79feb58b1f09819e2959df0308f26d174f999\",\"table feeder_lot, constraint pk_feeder_lot\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table feeder_lot, constraint uq_feeder_lot_lot_id\":\"fb141f0939b1f7121d180de987bd8023cc0fd9eada613c00504215a162f4394a\",\"table feeder_lot, index pk_feeder_lot\":\"31899d8605c58be56a63e1020e51fc0ed816f95e07b67d50b52e1af3baaf9273\",\"table feeder_lot, index uq_feeder_lot_lot_id\":\"77305360d5060ca7d3b38de58a81052cac45ce408e5adf07f0d6e3f77756802c\",\"table identity_scan, column asked\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table identity_scan, column batch_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table identity_scan, column container_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table identity_scan, column expected\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table identity_scan, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table identity_scan, column matched\":\"14666b57a8dd8ad34e5420b7ba1b458ef60047b1dc0e98696b773f1c8e9f5923\",\"table identity_scan, column place\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table identity_scan, column scanned\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table identity_scan, column scanned_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table identity_scan, column scanned_by_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table identity_scan, constraint ck_identity_scan_asked\":\"ecb63d146b59dd81ea04ab83db4b5b84571b2618a29c07b8aa6ebcc6ba8631e3\",\"table identity_scan, constraint fk_identity_scan_batch_id\":\"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0\",\"table identity_scan, constraint fk_identity_scan_container_id\":\"bf41a782e57a6c64db7265611a305826a500a17c8ff678f219dfef976c0986dc\",\"table identity_scan, constraint fk_identity_scan_scanned_by_id\":\"5bc580fb9d28c8c7e389c549bbc66b01f5245db39f929b11acbd6f38aa8fef2f\",\"table identity_scan, constraint pk_identity_scan\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table identity_scan, index ix_identity_scan_batch\":\"78cd94818bb17e20d31b651725ffd36d6d3942aec4c8a1fd45984b2b3b5c3ce2\",\"table identity_scan, index pk_identity_scan\":\"a7de600920fd5d696aebc4b4a637d814ebafd51b43f4698ebbc0c4a9bb414629\",\"table il2_dose, column batch_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table il2_dose, column day\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table il2_dose, column entered_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table il2_dose, column given\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table il2_dose, column given_at\":\"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e\",\"table il2_dose, column given_iu\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table il2_dose, column given_typed\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table il2_dose, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table il2_dose, column lot_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table il2_dose, column ordered_iu\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table il2_dose, column ordered_typed\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table il2_dose, column reason\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table il2_dose, column recorded_by_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table il2_dose, column revision\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table il2_dose, column site\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table il2_dose, constraint ck_il2_dose_changes_have_reasons\":\"17ad7675431a05617e7fe971ce7c47d8938009eb4c3646e9f99bd765098eb0a7\",\"table il2_dose, constraint ck_il2_dose_given\":\"709d0d071103bb51b67d620d06710c98b09adec39eab1ba770023c99f8bc45ff\",\"table il2_dose, constraint ck_il2_dose_given_is_told\":\"f7051b5bab41fd3c513eb1ae3eea3d31be030c66d037698db5d5077e2f70f315\",\"table il2_dose, constraint ck_il2_dose_others_have_reasons\":\"30481aef847659e44bd3c1d876eb67e031e3ddb298804adc259e97fb5143bf32\",\"table il2_dose, constraint fk_il2_dose_batch_id\":\"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0\",\"table il2_dose, constraint fk_il2_dose_lot_id\":\"b633cf1bd686d6600649afe8d5c79feb58b1f09819e2959df0308f26d174f999\",\"table il2_dose, constraint fk_il2_dose_recorded_by_id\":\"ede2cdb6f75119d478963498c97bdb3b8e3feb7682658569868f7602a5c3b88c\",\"table il2_dose, constraint pk_il2_dose\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table il2_dose, constraint uq_il2_dose_batch_id_day_revision\":\"4e3d8e28d085505619ae93b00fb8f4a895d0c8c74b933f75d9da7d96ec50cd02\",\"table il2_dose, index pk_il2_dose\":\"778d2c1535fb569fd93cc519de8084462f10e6d8edbe549aefff6a2cb20b84e4\",\"table il2_dose, index uq_il2_dose_batch_id_day_revision\":\"5e313d2e33c284fb9ff5b1ed5045d6d3249c614c30f47f1c7f2abec92a39b17c\",\"table infusion, column batch_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table infusion, column container_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table infusion, column entered_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table infusion, column given_by\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table infusion, column given_ml\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table infusion, column given_typed\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table infusion, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table infusion, column identity_matched\":\"14666b57a8dd8ad34e5420b7ba1b458ef60047b1dc0e98696b773f1c8e9f5923\",\"table infusion, column ordinal\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table infusion, column reaction\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table infusion, column reaction_action\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table infusion, column reason\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table infusion, column recorded_by_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table infusion, column residue\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table infusion, column revision\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table infusion, column started_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table infusion, column stopped_at\":\"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e\",\"table infusion, column weight_kg\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table infusion, column weight_typed\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table infusion, constraint ck_infusion_changes_have_reasons\":\"17ad7675431a05617e7fe971ce7c47d8938009eb4c3646e9f99bd765098eb0a7\",\"table infusion, constraint ck_infusion_reaction\":\"a305dd0348fee731063b3239cc9fdc1dddcf9eaf769586a8dc790beea6c19fb6\",\"table infusion, constraint ck_infusion_residue\":\"cc9d83484c668a79c36e698c41ae92c47605f040ba0c4e533353983112fc7f3b\",\"table infusion, constraint fk_infusion_batch_id\":\"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0\",\"table infusion, constraint fk_infusion_container_id\":\"bf41a782e57a6c64db7265611a305826a500a17c8ff678f219dfef976c0986dc\",\"table infusion, constraint fk_infusion_recorded_by_id\":\"ede2cdb6f75119d478963498c97bdb3b8e3feb7682658569868f7602a5c3b88c\",\"table infusion, constraint pk_infusion\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table infusion, constraint uq_infusion_batch_id_ordinal_revision\":\"db095ab504fdfde391c0a264b0462088fa06499aa43abdb01ee3322b110473e9\",\"table infusion, index pk_infusion\":\"0bf5d7fc551fa38b45bc312238a108b949454f3f4edf48af10a796d36a472c04\",\"table infusion, index uq_infusion_batch_id_ordinal_revision\":\"5d1e3b2bcbe442901cfbb146a0502089ef2b4a95b7178b60784685fb2e51e3ab\",\"table infusion_flow, column at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table infusion_flow, column flow\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table infusion_flow, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table infusion_flow, column infusion_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table infusion_flow, column ordinal\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table infusion_flow, column rate_ml_per_h\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table infusion_flow, column rate_typed\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table infusion_flow, constraint ck_infusion_flow_flow\":\"a8e07a68b672e1c086e3dbaaccc046e72ca618692622d99baf61213ce15f8f6c\",\"table infusion_flow, constraint fk_infusion_flow_infusion_id\":\"f63d5721422305412523baf24abf0bffe0687a00f084230b61c90bfe11db6e59\",\"table infusion_flow, constraint pk_infusion_flow\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table infusion_flow, constraint uq_infusion_flow_infusion_id_ordinal\":\"7fd9951d3176123b95401f0a23a32a090bc443beea165db0a078faa336ce1329\",\"table infusion_flow, index pk_infusion_flow\":\"5d3dcfba1a44de4adf32e4a93c1dc232c56cae8af86dcd46ba50d353a3e35e27\",\"table infusion_flow, index uq_infusion_flow_infusion_id_ordinal\":\"c2d6464fbc3cc1f8c941fe50807bcaf8b3fad42e7d75652993aa9ba2333c1693\",\"table infusion_form, column batch_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table infusion_form, column container_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table infusion_form, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table infusion_form, column number\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table infusion_form, column printed_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table infusion_form, column printed_by_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table infusion_form, constraint fk_infusion_form_batch_id\":\"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0\",\"table infusion_form, constraint fk_infusion_form_container_id\":\"bf41a782e57a6c64db7265611a305826a500a17c8ff678f219dfef976c0986dc\",\"table infusion_form, constraint fk_infusion_form_printed_by_id\":\"a4c9be7e6bc638e0096e2fa0329051ee9c1ea308f80288814216a9e2be2a9ef4\",\"table infusion_form, constraint pk_infusion_form\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table infusion_form, constraint uq_infusion_form_number\":\"e1d7070c216af89739098214bd5920dc1bc48fb1d16d9c3b771660bb6b50956d\",\"table infusion_form, index ix_infusion_form_batch\":\"f1ad26da598cb7d0abdf84704b8f93fcca0704813859977aa544de825dad3d80\",\"table infusion_form, index pk_infusion_form\":\"d1bff005e16c6dfd3e57be6c780ab5c6ab6e697ae27d01a7ab738dfaec0e8601\",\"table infusion_form, index uq_infusion_form_number\":\"c740dca7aa5a848389ac27f09481f9742700810746e9f430a36e1398cb87dc86\",\"table label_note, column action\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table label_note, column batch_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table label_note, column container_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table label_note, column copies\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table label_note, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table label_note, column language\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table label_note, column noted_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table label_note, column noted_by_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table label_note, column ordinal\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table label_note, column reason\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table label_note, column says\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table label_note, column sha256\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table label_note, constraint ck_label_note_action\":\"c2ff1816547eb0ad4c044b2d3b73384e4c01ff9cb77c05d42121ec7ef76bb7c9\",\"table label_note, constraint ck_label_note_copies\":\"ab75f3e7b24bea5c991e6539a8fb05749126db460100ae761e9fa5af75dc8447\",\"table label_note, constraint ck_label_note_prints_say\":\"df43f50c5e9e6637344cfa0cfa3e54be54695158188c357901d721ed9e9ab191\",\"table label_note, constraint fk_label_note_batch_id\":\"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0\",\"table label_note, constraint fk_label_note_container_id\":\"bf41a782e57a6c64db7265611a305826a500a17c8ff678f219dfef976c0986dc\",\"table label_note, constraint fk_label_note_noted_by_id\":\"9a751a2552884aae54efc3843b1493e6688456e85c59550a1c988df357bc18c9\",\"table label_note, constraint pk_label_note\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table label_note, constraint uq_label_note_container_id_ordinal\":\"f97a92643581a0eb0f028e1f8f5df5cd504ca4bf9424dfaf493767b936269e48\",\"table label_note, index ix_label_note_batch\":\"db6e9b6fee13382f16f5cea389fd60b6844fa03b59084b1ef5f2a228613ea927\",\"table label_note, index pk_label_note\":\"2d0377829925741a9c1f11b6945817519280ae4624bbcb01efe170415fcc8adc\",\"table label_note, index uq_label_note_container_id_ordinal\":\"97f353d842c2fb09c4903dc0d9bce2a17d2b49e47e11efc0796d9cd6c27c79e0\",\"table link, column act_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table link, column digest\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table link, column prev\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table link, column seq\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table link, column stream\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table link, constraint pk_link\":\"0b5d05afe28d7e81a377f169436baf3fc71a7f74490a3ead01b545f03794a73a\",\"table link, constraint uq_link_stream_prev\":\"3134007a5406b610eac8ee5f5b2f3a2da7665ed29fc405d44272813394f2ca87\",\"table link, constraint uq_link_stream_seq\":\"d26abc2fc5e2befd11e2c57c3acbf520ee0c36d9d47d0e8aa4d8fcae680a7126\",\"table link, index pk_link\":\"6eb3dee61528a751740ae9c08bf0994347fb9b392c1b66c658ab15bea90fa118\",\"table link, index uq_link_stream_prev\":\"94b2862a8c1598520ee1f20d4849398a3a262be525db5a137cb3ab39ae2bd3eb\",\"table link, index uq_link_stream_seq\":\"67ed541d1b2b698d77d155cfc739f6974d59c1cc3ad6e908bd5a8a3d35a0c70e\",\"table lost_draft, column batch_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table lost_draft, column fields\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table lost_draft, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table lost_draft, column left_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table lost_draft, column noted_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table lost_draft, column person_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table lost_draft, column run_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table lost_draft, constraint fk_lost_draft_batch_id\":\"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0\",\"table lost_draft, constraint fk_lost_draft_person_id\":\"fda95bd3b556db4a925215042186313712e410bdbe8c80325ce49daf027f4137\",\"table lost_draft, constraint fk_lost_draft_run_id\":\"8f79e356078f06a19eaf583b1f19fdd64ef8db7460c399cef4f547d7154606a7\",\"table lost_draft, constraint pk_lost_draft\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table lost_draft, constraint uq_lost_draft_run_id_person_id_left_at\":\"94437d2593528fe1bf22e39cc2e04f9b0edc369ea011ee584a7371ebea4e3793\",\"table lost_draft, index pk_lost_draft\":\"aeb33a192c3854322202f2606f2174bebe6c6216b0bb7dbef475ed877e26fd10\",\"table lost_draft, index uq_lost_draft_run_id_person_id_left_at\":\"3d58d9e99b2f726c0a2e5a2c19afa9dbb35e8a5c1deb344a407670d4aabea32f\",\"table lot, column affected\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table lot, column code\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table lot, column expires_on\":\"d682a547bef34ecbaa6a7ed5a77c23bebe27bed9b1b77345eafa90c1d3a1007f\",\"table lot, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table lot, column maker\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table lot, column maker_lot\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table lot, column material\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table lot, column name\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table lot, column potency_iu_per_mg\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table lot, column state\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table lot, constraint ck_lot_a_rejection_says_what_is_affected\":\"ddf882b7991c196e6182c90c96028e893a3b1bda963863f1c850674047920eec\",\"table lot, constraint ck_lot_affected\":\"4011daaa4e02efde53a24f1400fa8359393d6ac4de1483e2cd022013fcb01727\",\"table lot, constraint ck_lot_state\":\"f96900bad97290bc760a2cb482982697fc40333e3b2c4ee4800394fbe6649025\",\"table lot, constraint pk_lot\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table lot, constraint uq_lot_code\":\"b52fcd405accad0e0bd5fb6ef208aee7fe6f0ef17f8f2b8aba8c45ce5aad7f39\",\"table lot, index ix_lot_material\":\"ad3f4e31f9c150bba23622cb31df6d778a24a45981f164ec7746ed093478bb48\",\"table lot, index pk_lot\":\"c957fc46786ec46feb11c2a53ed6d7752975d590b25c70c3af1b9a32cedeec3c\",\"table lot, index uq_lot_code\":\"42a458f4b093f8a88a29beba53f2d8745fec24552eb50d7573babc116a59ee82\",\"table movement, column batch_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table movement, column fate\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table movement, column happened_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table movement, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table movement, column ordinal\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table movement, column run_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table movement, column source_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table movement, column target_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table movement, constraint ck_movement_from_or_to\":\"caa0ed33a5e2298260b12306136ab4d37182eede600170791bd3f012e6d0feba\",\"table movement, constraint fk_movement_batch_id\":\"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0\",\"table movement, constraint fk_movement_run_id\":\"8f79e356078f06a19eaf583b1f19fdd64ef8db7460c399cef4f547d7154606a7\",\"table movement, constraint fk_movement_source_id\":\"8556e4574f2876380dc499f43186244f0b926722d4f4bf9f4dca0e71725fab59\",\"table movement, constraint fk_movement_target_id\":\"932131ddac208a1105266af612a1815f3b09e1b35bbe52ef3ff7063a7a655910\",\"table movement, constraint pk_movement\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table movement, constraint uq_movement_run_id_ordinal\":\"69a79814e42351c975030b2ef6203cbfc875d7abfca094090b41f8fa28530dc6\",\"table movement, index ix_movement_batch\":\"1726816dc8b3de31661def73f21f3a67e0073c7f27be5544eecf9eb71979d27d\",\"table movement, index pk_movement\":\"f016c6de14e600e3276177cb889eba4670da231a270889753c722e00f7456731\",\"table movement, index uq_movement_run_id_ordinal\":\"112611ad9988fff16ed274f6538be9cfdd5bd3f6a99cfe1351ca78bbdc7411da\",\"table nonce, column digest\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table nonce, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table nonce, column made_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table nonce, column token\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table nonce, constraint pk_nonce\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table nonce, constraint uq_nonce_token\":\"01ea25102f3318548a084d67f00ab0a2095d91d123b2014b3d3fdb14dd49d28f\",\"table nonce, index pk_nonce\":\"0350fcdb0d268025c90805ddbbf5cfaebab7dc5cfd7c30d56b0d63a304e6fca1\",\"table nonce, index uq_nonce_token\":\"cea790ebad54d20ac2818f85e943ed71ed7e448c6341125bb52290a0d048cb9d\",\"table order_version, column conditioning\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table order_version, column dose_level\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table order_version, column duration_min\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table order_version, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table order_version, column order_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table order_version, column ordered_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table order_version, column ordered_by_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table order_version, column planned_infusion_at\":\"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e\",\"table order_version, column version\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table order_version, column weighed_at\":\"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e\",\"table order_version, column weighed_by_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table order_version, column weight_kg\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table order_version, constraint fk_order_version_order_id\":\"a74424ab2aff53b533a45395f81dac380854ed524952bead8b0e5caee364b13e\",\"table order_version, constraint fk_order_version_ordered_by_id\":\"85489a53f0762c51d2ca0ad4b6aa2519a66201cf32905b51000187e9b63798ed\",\"table order_version, constraint fk_order_version_weighed_by_id\":\"a9e452a1841cc418f0e247e499ddbe4ace5b8b6188f588edd0b021b0f6944b22\",\"table order_version, constraint pk_order_version\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table order_version, constraint uq_order_version_order_id_version\":\"1646660148848521862fad4c4f89895a12157c50c385c548c0755bab5eb3748b\",\"table order_version, index pk_order_version\":\"6fcf12e36f1254a4b6316dbe409f8e7cc160108f9021444e6015297bd428d7ea\",\"table order_version, index uq_order_version_order_id_version\":\"952601ccfae0b36651cdb085ae5b737f0309a17c4f4ee783d253bf6f9bb18602\",\"table patient, column code\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table patient, column consent\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table patient, column diagnosis\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table patient, column disease_status\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table patient, column hiv\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table patient, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table patient, column performance_scale\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table patient, column performance_score\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table patient, column sgot_xuln\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table patient, column sgpt_xuln\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table patient, column uncontrolled_infection\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table patient, constraint pk_patient\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table patient, constraint uq_patient_code\":\"b52fcd405accad0e0bd5fb6ef208aee7fe6f0ef17f8f2b8aba8c45ce5aad7f39\",\"table patient, index pk_patient\":\"46b6e19f5e88a6e8cdfeaa3ef8c4d3b64ed0611c8d64522528acd15723ea3da9\",\"table patient, index uq_patient_code\":\"d58a485b3c9cce77b5180aa50b4dd2133923df0cb556f109845d13964cfbf923\",\"table patient_identity, column blood_group\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table patient_identity, column born_on\":\"d682a547bef34ecbaa6a7ed5a77c23bebe27bed9b1b77345eafa90c1d3a1007f\",\"table patient_identity, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table patient_identity, column name\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table patient_identity, column patient_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table patient_identity, column record_number\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table patient_identity, constraint fk_patient_identity_patient_id\":\"fe67192fb103ee5e3710a435b42ca9d506e3c129c6cb1011e249d77be30e3b06\",\"table patient_identity, constraint pk_patient_identity\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table patient_identity, constraint uq_patient_identity_patient_id\":\"83b0c5cc3aa89aaec4d7b5da96c17951b5f4a88094cc3bab651b2b912cce81eb\",\"table patient_identity, index pk_patient_identity\":\"ff5d7e2217cd2fc07258bda37d0fa194200b21d1fbc3d965fd27c651f621c006\",\"table patient_identity, index uq_patient_identity_patient_id\":\"5397caacee7930b59b797de81f867ace779e7eb3190137375b9ec2723e004959\",\"table person, column badge\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table person, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table person, column identity_verified\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table person, column is_system\":\"14666b57a8dd8ad34e5420b7ba1b458ef60047b1dc0e98696b773f1c8e9f5923\",\"table person, column language\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table person, column login\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table person, column printed_name\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table person, column state\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table person, constraint ck_person_state\":\"0d9b14792a3a486a4ed29c00731bd1560a8c8f88697f0ed584359a3937678328\",\"table person, constraint pk_person\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table person, constraint uq_person_badge\":\"146aa9699db9b1f813faccd48a2d3a61c3c28de4a4056418595950e2814f95ab\",\"table person, constraint uq_person_login\":\"1a776713c389394c1f7e18a2b61aca6111458a356ea14bd86bde8cbe42159021\",\"table person, index pk_person\":\"a9a9f4cbf14be750f6a6ede10755176adefe6fbc380a0508572d23ef8bcdffcb\",\"table person, index uq_person_badge\":\"055b57c0fc7926a43c0e78fb90f41c256e677afdaf62296ef1f9ccc5e7b110c1\",\"table person, index uq_person_login\":\"8fef026a3dd21eb0e90756c53a69150b303e1532aebdead4901001ca89e18049\",\"table positive, column about\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table positive, column batch_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table positive, column called_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table positive, column caller\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table positive, column donor_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table positive, column entered_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table positive, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table positive, column lot_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table positive, column number\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table positive, column recorded_by_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table positive, column said\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table positive, constraint ck_positive_of_one_thing\":\"373f6a45f26dba20e198cd2503d457e1d26a9a6c0141d69686815f2ab5c146b3\",\"table positive, constraint fk_positive_batch_id\":\"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0\",\"table positive, constraint fk_positive_donor_id\":\"f0f9abdecec6dd203575a7ca9fba439820a79c30032f718cfcfb35846d0cdee7\",\"table positive, constraint fk_positive_lot_id\":\"b633cf1bd686d6600649afe8d5c79feb58b1f09819e2959df0308f26d174f999\",\"table positive, constraint fk_positive_recorded_by_id\":\"ede2cdb6f75119d478963498c97bdb3b8e3feb7682658569868f7602a5c3b88c\",\"table positive, constraint pk_positive\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table positive, constraint uq_positive_number\":\"e1d7070c216af89739098214bd5920dc1bc48fb1d16d9c3b771660bb6b50956d\",\"table positive, index ix_positive_batch\":\"262b38b582e3adad4f50531359de44ac06acc51753f23ce4cdee2df702abfce4\",\"table positive, index ix_positive_donor\":\"450527c823f028779fff1327294d0634fda9f1c519ded1641ae89902eb037f37\",\"table positive, index ix_positive_lot\":\"5ce76ba1360bae1df2ad53e955f90e39969ba4e4c78baef2586e347506832da9\",\"table positive, index pk_positive\":\"9ba24d65609c0626eeb22510dbd347c9e1fcc89b75f78e6371e7e887d09de5fc\",\"table positive, index uq_positive_number\":\"5042bebbc7dc64e9083e8b30e23c27bfe138ee1403af6c8535eab9480dbad41d\",\"table positive_note, column entered_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table positive_note, column happened_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table positive_note, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table positive_note, column kind\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table positive_note, column positive_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table positive_note, column read_back\":\"2809e2290efac1f050f0c0bf0d0bf180c39a8beefe300b1c6e38c5a016fe1ddf\",\"table positive_note, column recorded_by_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table positive_note, column telephone\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table positive_note, column text\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table positive_note, constraint ck_positive_note_kind\":\"52280cc5d6d518b11cbe191a77bbcaaf4781ba7329beb22daa8fd54f451dbd02\",\"table positive_note, constraint fk_positive_note_positive_id\":\"fc2cf24d719e701dba8b50e54d4cdcead81bc760d3ffec29cccf08ec9757b7f3\",\"table positive_note, constraint fk_positive_note_recorded_by_id\":\"ede2cdb6f75119d478963498c97bdb3b8e3feb7682658569868f7602a5c3b88c\",\"table positive_note, constraint pk_positive_note\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table positive_note, index ix_positive_note_positive\":\"f25c016e90226f6098b1cbc71e7410dc392b58ea0c5d67351db70184bddefa0a\",\"table positive_note, index pk_positive_note\":\"0fff017cb1b23b91c21d7f372d5448aadc934ab83adcc10aec2166ad9e7e4c02\",\"table positive_verdict, column cause\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table positive_verdict, column decided_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table positive_verdict, column finding\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table positive_verdict, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table positive_verdict, column ordinal\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table positive_verdict, column positive_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table positive_verdict, column signature_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table positive_verdict, constraint ck_positive_verdict_cause\":\"4f8f66e8f37e0258707c51d7a543fdf20d3e9eb83b762c75e40070cb50e577c8\",\"table positive_verdict, constraint ck_positive_verdict_finding\":\"77773483e7cb0f48b08b98bdc9a4144f5414b55d2fa61b6ec80466d1cfe5dc02\",\"table positive_verdict, constraint fk_positive_verdict_positive_id\":\"fc2cf24d719e701dba8b50e54d4cdcead81bc760d3ffec29cccf08ec9757b7f3\",\"table positive_verdict, constraint fk_positive_verdict_signature_id\":\"266dad5ed05d36e98e71cbccbf1e7dbffab55952e3398bff82562799c87aa455\",\"table positive_verdict, constraint pk_positive_verdict\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table positive_verdict, constraint uq_positive_verdict_positive_id_ordinal\":\"e4eb8a43b35ed170c878a0695872066c7f2fe882dfba929e9ec9dbb19ad84519\",\"table positive_verdict, constraint uq_positive_verdict_signature_id\":\"91c94b13e0a088ad4c25050b20af75b30edcd10cef9310fa6a1a62999c1b96e9\",\"table positive_verdict, index pk_positive_verdict\":\"87a642c720a43e0a7b4ad3616dc90b69dcf6fc70c10a9747bbc0a281e1b2a884\",\"table positive_verdict, index uq_positive_verdict_positive_id_ordinal\":\"b6feca082ddc0a794968b330aef9bb11857cd18918d6feb04dd7f6dae8035403\",\"table positive_verdict, index uq_positive_verdict_signature_id\":\"46d47e4d614b527737ebaf5dafda68420c5c67ce4164d5733cdc29ebbad84d8b\",\"table recipe_approval, column effective_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table recipe_approval, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table recipe_approval, column recipe_version_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table recipe_approval, column signature_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table recipe_approval, constraint fk_recipe_approval_recipe_version_id\":\"7431efb7eb0d4d9012b3c5de44f333ccd53070fe68de41efed45563d5086ccac\",\"table recipe_approval, constraint fk_recipe_approval_signature_id\":\"266dad5ed05d36e98e71cbccbf1e7dbffab55952e3398bff82562799c87aa455\",\"table recipe_approval, constraint pk_recipe_approval\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table recipe_approval, constraint uq_recipe_approval_recipe_version_id\":\"dc98e094fdf8f11be7871eee604ea3e643844102c3c3fc67374f2c7893242839\",\"table recipe_approval, index pk_recipe_approval\":\"35c9b2b43dd6da1dda187ebb4666c5064665889e0f1121b121b93d5df9025e3d\",\"table recipe_approval, index uq_recipe_approval_recipe_version_id\":\"0520dc70d5415d76e7ab75358e47d3d7d89a3179a0c02cfc603f302d22ab7732\",\"table recipe_version, column code\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table recipe_version, column content\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table recipe_version, column digest\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table recipe_version, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table recipe_version, column registered_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table recipe_version, column title\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table recipe_version, column version\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table recipe_version, constraint pk_recipe_version\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table recipe_version, constraint uq_recipe_version_code_version\":\"a4e65ffddbd0422b5fe34857adc29e63c902b28e57c87f6dba3b8235ad2145b6\",\"table recipe_version, constraint uq_recipe_version_digest\":\"b16bdd7f676d3da040cc26cdbaaf03981c0d50d22820f12d63217bff121e5d60\",\"table recipe_version, index pk_recipe_version\":\"09fd8625ff993e3f3b6da775a93eb4f429ab76dbbd884e3d3d30e1c46132a8fc\",\"table recipe_version, index uq_recipe_version_code_version\":\"679b1081a45cc5e3b79e57859d0b058ec0a1b203fa6c5e39aa2c63a4888a1a7e\",\"table recipe_version, index uq_recipe_version_digest\":\"12af9034341fef22e38579a82769e0de180b4785acadf63c7cf06517b7ef858a\",\"table recipe_withdrawal, column affected\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table recipe_withdrawal, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table recipe_withdrawal, column recipe_version_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table recipe_withdrawal, column signature_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table recipe_withdrawal, column withdrawn_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table recipe_withdrawal, constraint ck_recipe_withdrawal_affected\":\"4011daaa4e02efde53a24f1400fa8359393d6ac4de1483e2cd022013fcb01727\",\"table recipe_withdrawal, constraint fk_recipe_withdrawal_recipe_version_id\":\"7431efb7eb0d4d9012b3c5de44f333ccd53070fe68de41efed45563d5086ccac\",\"table recipe_withdrawal, constraint fk_recipe_withdrawal_signature_id\":\"266dad5ed05d36e98e71cbccbf1e7dbffab55952e3398bff82562799c87aa455\",\"table recipe_withdrawal, constraint pk_recipe_withdrawal\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table recipe_withdrawal, constraint uq_recipe_withdrawal_recipe_version_id\":\"dc98e094fdf8f11be7871eee604ea3e643844102c3c3fc67374f2c7893242839\",\"table recipe_withdrawal, index pk_recipe_withdrawal\":\"98d38b7a3e57a89e965cd5ebcea14c147cee4aafa81a3c789dc6d30004511183\",\"table recipe_withdrawal, index uq_recipe_withdrawal_recipe_version_id\":\"5a436ac76c2f71b395830836241e267cb967b45d92577b61b848f321dc7c9381\",\"table result, column batch_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table result, column comparator\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table result, column container_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table result, column criterion\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table result, column entered_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table result, column events\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table result, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table result, column is_preliminary\":\"14666b57a8dd8ad34e5420b7ba1b458ef60047b1dc0e98696b773f1c8e9f5923\",\"table result, column kind\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table result, column laboratory\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table result, column loq\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table result, column number\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table result, column number_for_trends\":\"b8826f794a95557d683dd61383cbf95e11202a551a5642758a6359b17545bd90\",\"table result, column ordinal\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table result, column outcome\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table result, column reason\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table result, column reported_by_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table result, column resulted_at\":\"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e\",\"table result, column revision\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table result, column sample_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table result, column sampled_at\":\"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e\",\"table result, column typed\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table result, column unit\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table result, constraint ck_result_changes_have_reasons\":\"8482089d9c466750d4e59f173168028dc0a50a857c663b10d1e9a6ae219b9f3b\",\"table result, constraint ck_result_kind\":\"5b82b67469ba7a26c63b5934c0d2a4a42324f393277ff1e0fd472a72a8ac2205\",\"table result, constraint ck_result_number_or_outcome\":\"a43472d7dd8eab72218ff3816bbd1e44540bd3a193ce45ac190259d501dadf65\",\"table result, constraint ck_result_of_one_thing\":\"b7ec62982625cda3e3497a988fd0776b440fd242513d7b6224c52fd707285884\",\"table result, constraint fk_result_batch_id\":\"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0\",\"table result, constraint fk_result_container_id\":\"bf41a782e57a6c64db7265611a305826a500a17c8ff678f219dfef976c0986dc\",\"table result, constraint fk_result_reported_by_id\":\"3339da3cfaf6bb5c14fcbe88e41a6cc985ef1f354409c1a0023bc30dd27a377c\",\"table result, constraint fk_result_sample_id\":\"21aac4803bd22a5b24e75c7c389c553991687e065bf44138b431b0634111598a\",\"table result, constraint pk_result\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table result, constraint uq_result_batch_id_criterion_ordinal_revision\":\"970dada375a5fc1ec4413e24123220c97f8d9838ba1349f48e9280013326bd86\",\"table result, index pk_result\":\"f4230e1dab9061b531e89146ecafb505c2fa32e329d46ca2762e4983c752b689\",\"table result, index uq_result_batch_id_criterion_ordinal_revision\":\"2ce6dd5b860ccbdda9ead3c78b72aabfbcdfa0697a7a64e4ed9e916d60b2e409\",\"table role_grant, column effective_at\":\"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e\",\"table role_grant, column ended_at\":\"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e\",\"table role_grant, column ended_by_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table role_grant, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table role_grant, column is_bootstrap\":\"14666b57a8dd8ad34e5420b7ba1b458ef60047b1dc0e98696b773f1c8e9f5923\",\"table role_grant, column person_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table role_grant, column proposed_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table role_grant, column proposed_by_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table role_grant, column role\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table role_grant, column signature_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table role_grant, column state\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table role_grant, constraint ck_role_grant_gmp_roles_are_signed\":\"b5f4e3dbc7b89cee109f768c8b72724f161c58a496ef2e6ec5ca484417acbd35\",\"table role_grant, constraint ck_role_grant_not_by_oneself\":\"133ddbdaf100e2e7262f1bbb4d76b40340b5c00655081e6824231923c4679efa\",\"table role_grant, constraint ck_role_grant_not_to_oneself\":\"8977d93c8d1eae933e712c37fe6905607989e9aa82d30413db4c84868f415a4f\",\"table role_grant, constraint ck_role_grant_role\":\"d3db687597fb7970e9ac757d171f58518b9f22198d02ed6ffca543957b2823c6\",\"table role_grant, constraint ck_role_grant_state\":\"185e5076f3561153072fdf920876e0e737e54144eea326ef12b0e343842207c1\",\"table role_grant, constraint fk_role_grant_ended_by_id\":\"04a954f385341ebea35e2d1de3ea590ce52366ec448418aa020d26a9868e7003\",\"table role_grant, constraint fk_role_grant_person_id\":\"fda95bd3b556db4a925215042186313712e410bdbe8c80325ce49daf027f4137\",\"table role_grant, constraint fk_role_grant_proposed_by_id\":\"89bc5970e370a48c4d1ec0b04d8f83640d24d536db2b5b7d95156e3325f3b1ec\",\"table role_grant, constraint fk_role_grant_signature_id\":\"266dad5ed05d36e98e71cbccbf1e7dbffab55952e3398bff82562799c87aa455\",\"table role_grant, constraint pk_role_grant\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table role_grant, index ix_role_grant_person\":\"57610d2d89e9e99636e5072018c48df2f9b94fbda04d2c818f707327b70dd544\",\"table role_grant, index pk_role_grant\":\"3a5da6d03572a1b7fecac9f01735b13c8756374bb7dd67839fab3bc2869adb8f\",\"table run, column added_because\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table run, column batch_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table run, column day\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table run, column done_at\":\"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e\",\"table run, column due_from\":\"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e\",\"table run, column due_to\":\"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e\",\"table run, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table run, column key\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table run, column ordinal\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table run, column state\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table run, column step\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table run, column version\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table run, constraint ck_run_state\":\"31c29e7e751300f15ebb4efd87e015b51096160d351222c05a57d556c5dad89f\",\"table run, constraint fk_run_batch_id\":\"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0\",\"table run, constraint pk_run\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table run, constraint uq_run_batch_id_key\":\"be87ce7f4097a9f2556752c8fed29616c9332e0ce1465229a5395d62d2121e11\",\"table run, index ix_run_batch_state\":\"d40b1868c51c3c25c93283b19bbb8f94dbf003a0b7d089136cfd455c7bf79081\",\"table run, index ix_run_due\":\"4f08663acb261e40620231683031c5cf8d50582f4721ef3ebff88c3106f5cf95\",\"table run, index pk_run\":\"8c07d82d7cd0956276cbe74d7b7ff0ff9064eabef9aa35286d425bea5d475618\",\"table run, index uq_run_batch_id_key\":\"ab20e29b1a4fff7fe376799625b084e5df6a69595ae46b5af73bd3ed35505461\",\"table sample, column batch_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table sample, column code\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table sample, column drawn_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table sample, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table sample, column material\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table sample, column run_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table sample, constraint fk_sample_batch_id\":\"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0\",\"table sample, constraint fk_sample_run_id\":\"8f79e356078f06a19eaf583b1f19fdd64ef8db7460c399cef4f547d7154606a7\",\"table sample, constraint pk_sample\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table sample, constraint uq_sample_batch_id_code\":\"6cb62c51d26608713319b84dcd423ee0f68400e22768b7eac6750214df42e6ce\",\"table sample, index pk_sample\":\"2bd6fc11445ab2002daa4159bdba0ec02b1f583a8a59729cef34c4a1a63daaf2\",\"table sample, index uq_sample_batch_id_code\":\"d58835cb4df0c144c0a3615c0ee52614ab4fced19cc4772067b1491fbded76c0\",\"table sample_vessel, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table sample_vessel, column sample_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table sample_vessel, column vessel_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table sample_vessel, constraint fk_sample_vessel_sample_id\":\"21aac4803bd22a5b24e75c7c389c553991687e065bf44138b431b0634111598a\",\"table sample_vessel, constraint fk_sample_vessel_vessel_id\":\"b012620c2b91fb3eb17004274e674388b7d4743e6dc229f764e3cb709b6f363f\",\"table sample_vessel, constraint pk_sample_vessel\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table sample_vessel, constraint uq_sample_vessel_sample_id_vessel_id\":\"72595f5c6a7562410de6fd409135e77ca905bcbac2c75e6a58192d37c71f9b5b\",\"table sample_vessel, index pk_sample_vessel\":\"3ea9259d68d973b8642c2f11f587c106eb2b9baf3485c3c200911170cbe6637f\",\"table sample_vessel, index uq_sample_vessel_sample_id_vessel_id\":\"1ce7ab00c89e3b0dc4417362de71eda51bcbcbe624eaf3f51c61dd78cdd0f006\",\"table schema_manifest, column database\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table schema_manifest, column digests\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table schema_manifest, column generator\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table schema_manifest, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table schema_manifest, column noted_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table schema_manifest, column revision\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table schema_manifest, constraint ck_schema_manifest_generator\":\"d483dec5366912425648a335b2f0eda106091a74fb0e4c73857928d482f3d1ce\",\"table schema_manifest, constraint pk_schema_manifest\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table schema_manifest, index pk_schema_manifest\":\"d64f8c91682846fdadce76377d78c6542d6b4e4017b200d1b14e247023079d81\",\"table signature, column copy_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table signature, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table signature, column language\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table signature, column meaning\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table signature, column proven_by\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table signature, column scope\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table signature, column session_person_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table signature, column signed_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table signature, column signer_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table signature, column signer_login\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table signature, column signer_name\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table signature, column signer_role\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table signature, column statement\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table signature, column terminal_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table signature, constraint ck_signature_meaning\":\"13cfdbdbf42036aa915828bed5cc78b8ba7e85925ca4cc90b64a018da1709376\",\"table signature, constraint ck_signature_proven_by\":\"56e32d11a573fd8da4b3216de383aaae9457f94f38b1136e384abe488358c9a3\",\"table signature, constraint ck_signature_signer_name\":\"5e044e019aa8da781983a3d3dbffa73c1c23af2e370b70e557eb3323b5c94b1c\",\"table signature, constraint ck_signature_statement\":\"7d7e9e29104b93abcba4bf0cca9b179ab4a192b15d172e7c2be847d4163f1728\",\"table signature, constraint fk_signature_copy_id\":\"aedcf75e0d90f4b122c51881bf8adc2ba5ff5f39b3c847ba73f9ed39c96bf032\",\"table signature, constraint fk_signature_session_person_id\":\"877b58da1ad3e6fe81c5ce2df4441d75308d7d1e0abfcd295319d1578058457a\",\"table signature, constraint fk_signature_signer_id\":\"eb6379604aca8c78ab2e46c6d01f31e1f242a72729fe547b70daf20d55feb840\",\"table signature, constraint fk_signature_terminal_id\":\"4ac3202cc42f569a2d64189150100dda926980d909ddb209f9209d460523de69\",\"table signature, constraint pk_signature\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table signature, index ix_signature_copy\":\"125ffd6cbee114abb2cab9f5cf92ad0e30f42d27dd2a3be0f7be88ce914becc2\",\"table signature, index ix_signature_scope\":\"e3cb5cfe3754c04fc7f812746e420b4cbcda5a243cf9713a2eb3e1fc04d83f12\",\"table signature, index pk_signature\":\"09b54f7c8fb7a77a8e274c347e83c83addfe5c93d51b67fa0e0a9d32472e82df\",\"table signed_copy, column digest\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table signed_copy, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table signed_copy, column payload\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table signed_copy, column payload_version\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table signed_copy, constraint pk_signed_copy\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table signed_copy, constraint uq_signed_copy_digest\":\"b16bdd7f676d3da040cc26cdbaaf03981c0d50d22820f12d63217bff121e5d60\",\"table signed_copy, index pk_signed_copy\":\"630c52304668427f86f569e0eb7e9c96a8ac1ffb1feaf77de98795851e715b6d\",\"table signed_copy, index uq_signed_copy_digest\":\"79d0418bdad8150e5ea6024ff92bcf7013a4b1953051868261d6adbdf1853343\",\"table signing_period, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table signing_period, column person_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table signing_period, column terminal_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table signing_period, column used_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table signing_period, constraint fk_signing_period_person_id\":\"fda95bd3b556db4a925215042186313712e410bdbe8c80325ce49daf027f4137\",\"table signing_period, constraint fk_signing_period_terminal_id\":\"4ac3202cc42f569a2d64189150100dda926980d909ddb209f9209d460523de69\",\"table signing_period, constraint pk_signing_period\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table signing_period, constraint uq_signing_period_person_id_terminal_id\":\"cf11aef8e009e89e45b0693c71041d86d2d5b9627b33c598c9dc5731d716435e\",\"table signing_period, index pk_signing_period\":\"752fc237a547c6a1fd1fa223a2b3c776514985614c31c50100c4762292e49599\",\"table signing_period, index uq_signing_period_person_id_terminal_id\":\"b36d0e60e602b34a265d3c5cc9b6b74bed8dd20aa2ec1b02ba09680fc1fdcca0\",\"table site_declaration, column declared_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table site_declaration, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table site_declaration, column kind\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table site_declaration, column language\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table site_declaration, column name\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table site_declaration, column signature_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table site_declaration, column zone\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table site_declaration, constraint ck_site_declaration_kind\":\"a5cb6ffd1ddd887e10f82f1e11bd3ce0735926d7e12f4c0f025c574dab83dc67\",\"table site_declaration, constraint ck_site_declaration_production_is_signed\":\"7a7e13d166817c95549900d2d5a8deda2541e8236c9fd5b058f9cb1d4f1a426e\",\"table site_declaration, constraint fk_site_declaration_signature_id\":\"266dad5ed05d36e98e71cbccbf1e7dbffab55952e3398bff82562799c87aa455\",\"table site_declaration, constraint pk_site_declaration\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table site_declaration, index pk_site_declaration\":\"d27bb0cb1c7c63777c3e00f3c514735cd5ca3e7420037853e4f8e78bdaa1ba26\",\"table stream, column name\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table stream, constraint pk_stream\":\"092a2b8379514d107da7fe29b9d512a82e6a2886440979f8d59238102fdfec65\",\"table stream, index pk_stream\":\"13b387bac272c64db8fb9d021d9ff1b1875508c365b604ffcad187408138210f\",\"table submission, column act_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table submission, column digest\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table submission, column form_id\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table submission, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table submission, column person_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table submission, column sent_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table submission, constraint fk_submission_act_id\":\"7f7d78c20f5185db4b9aa18ba7ec51aac68b026df738d85f63a9a8a929e58784\",\"table submission, constraint fk_submission_person_id\":\"fda95bd3b556db4a925215042186313712e410bdbe8c80325ce49daf027f4137\",\"table submission, constraint pk_submission\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table submission, constraint uq_submission_person_id_form_id\":\"b4e245005c15af8ca2345ff73bbf9248a285b50668b4bca9f95618f8015244fd\",\"table submission, index ix_submission_sent_at\":\"22a248d44ee4a827b2adc78edbf4fa55d64843848cd7336444b05fd08f3a5d2c\",\"table submission, index pk_submission\":\"a608751dcfe0446f498ba6a29ae80c2f484be34e468ca24e62dcc9f340b428d5\",\"table submission, index uq_submission_person_id_form_id\":\"a86875b6f6b3aaca93afa9602249e1237b29f9ad7d85b6137e5d1e3b27fa273f\",\"table terminal, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table terminal, column name\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table terminal, column place\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table terminal, column registered_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table terminal, column retired_at\":\"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e\",\"table terminal, column token_hash\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table terminal, constraint pk_terminal\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table terminal, constraint uq_terminal_name\":\"cec154b959c8dec6c5a89390817d593fd05e820f037f0beba666074d3f466e69\",\"table terminal, constraint uq_terminal_token_hash\":\"75b0eda1421090ce5dba1ff3034c9cf1a864c5b5e929760a1da59dc8bd086e04\",\"table terminal, index pk_terminal\":\"98083a6f287b7945efe291e4c054086ad8a73b34b24f9300986d0039fadcab27\",\"table terminal, index uq_terminal_name\":\"4493ff4593790815df96120a743e95e5610fbbac2ab4c732bd08cdfeda79d254\",\"table terminal, index uq_terminal_token_hash\":\"b8c233b74ba010af5258b0ce8fca8ba178c6327bf2668abad8bc1f7430822c34\",\"table treatment_order, column coi_code\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table treatment_order, column donor_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table treatment_order, column hla_match\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table treatment_order, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table treatment_order, column ordered_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table treatment_order, column patient_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table treatment_order, column relationship\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table treatment_order, constraint fk_treatment_order_donor_id\":\"f0f9abdecec6dd203575a7ca9fba439820a79c30032f718cfcfb35846d0cdee7\",\"table treatment_order, constraint fk_treatment_order_patient_id\":\"fe67192fb103ee5e3710a435b42ca9d506e3c129c6cb1011e249d77be30e3b06\",\"table treatment_order, constraint pk_treatment_order\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table treatment_order, constraint uq_treatment_order_coi_code\":\"0c7e10ec735e5f34e694a30daed84764262d42f412c592547d5801a40c27ca45\",\"table treatment_order, index ix_treatment_order_donor\":\"e2be99232022ba85b921e37806887cfd8150d604ceed0da58e73ec3563e390ab\",\"table treatment_order, index ix_treatment_order_patient\":\"627c5fd55c4f901841a267094a15db0c31d3c640bc4da4f2950d820d9e6050fd\",\"table treatment_order, index pk_treatment_order\":\"5abebb67a6ff3a546bc5cf46038d999d14fc3a35b459371e503153e2ffc542ed\",\"table treatment_order, index uq_treatment_order_coi_code\":\"7f5ab6957d8e14edf218adb5c883c3ac16214d1bfbd022020e64b4672a61e6dc\",\"table vessel, column batch_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table vessel, column code\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table vessel, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table vessel, column place\":\"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7\",\"table vessel, column run_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table vessel, column vessel_type\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table vessel, constraint fk_vessel_batch_id\":\"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0\",\"table vessel, constraint fk_vessel_run_id\":\"8f79e356078f06a19eaf583b1f19fdd64ef8db7460c399cef4f547d7154606a7\",\"table vessel, constraint pk_vessel\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table vessel, constraint uq_vessel_batch_id_code\":\"6cb62c51d26608713319b84dcd423ee0f68400e22768b7eac6750214df42e6ce\",\"table vessel, index pk_vessel\":\"6fe5d44e3f9c7634ffc1c2812bf7d0d0b9b180676ec1869326bb4d7fb4c6ee2b\",\"table vessel, index uq_vessel_batch_id_code\":\"3b1c6a990edd11f99b9caaa9337fb1b280438ea34ccc986d37ce2d9594685e78\",\"table web_session, column contents\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table web_session, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table web_session, column locked_at\":\"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e\",\"table web_session, column opened_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table web_session, column person_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table web_session, column seen_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table web_session, column terminal_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table web_session, column token_hash\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table web_session, constraint fk_web_session_person_id\":\"fda95bd3b556db4a925215042186313712e410bdbe8c80325ce49daf027f4137\",\"table web_session, constraint fk_web_session_terminal_id\":\"4ac3202cc42f569a2d64189150100dda926980d909ddb209f9209d460523de69\",\"table web_session, constraint pk_web_session\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table web_session, constraint uq_web_session_token_hash\":\"75b0eda1421090ce5dba1ff3034c9cf1a864c5b5e929760a1da59dc8bd086e04\",\"table web_session, index pk_web_session\":\"19b3785ea264cd218c7ea84158c99140ac4fc97f7901605fc8ffe08fc251bd66\",\"table web_session, index uq_web_session_token_hash\":\"c29b6e8f3b49f2d49e509a0f69df9681847c7738da68b463e8514a6fe6af6f19\",\"table weight_verification, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table weight_verification, column order_version_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table weight_verification, column signature_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table weight_verification, column verified_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table weight_verification, column verified_by_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table weight_verification, constraint fk_weight_verification_order_version_id\":\"57b55696528f816d658d02d63bb5463868f4f10fde352677263d5d42f073328e\",\"table weight_verification, constraint fk_weight_verification_signature_id\":\"266dad5ed05d36e98e71cbccbf1e7dbffab55952e3398bff82562799c87aa455\",\"table weight_verification, constraint fk_weight_verification_verified_by_id\":\"bd38f89946c098ff67f9542e883b4667c084bffefc107b1b5e5e89898183309d\",\"table weight_verification, constraint pk_weight_verification\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table weight_verification, constraint uq_weight_verification_order_version_id\":\"cb0d550938184a36719722ff150b987293f187e1a68f42f84e9da3844bceb0af\",\"table weight_verification, index pk_weight_verification\":\"31bc0ace218e2b810942420f2dfb1bd02ad42e7ddb8edca8220463e76cb7766f\",\"table weight_verification, index uq_weight_verification_order_version_id\":\"e8084b9369754c6ef0a922c3ace1cce39ccdcd2d1fabff8e1053768f8d2c5408\",\"table work_answer, column affected\":\"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2\",\"table work_answer, column answered_at\":\"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2\",\"table work_answer, column answered_by_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table work_answer, column assesses_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table work_answer, column grant_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table work_answer, column id\":\"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9\",\"table work_answer, column person_id\":\"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02\",\"table work_answer, column signature_id\":\"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d\",\"table work_answer, constraint ck_work_answer_affected\":\"4011daaa4e02efde53a24f1400fa8359393d6ac4de1483e2cd022013fcb01727\",\"table work_answer, constraint ck_work_answer_an_assessment_is_signed\":\"758081ca074b1888b7c574d757dc76885e97106dbeb46a11ba51aa77d8bb8048\",\"table work_answer, constraint ck_work_answer_not_by_oneself\":\"4d9e1163772395eed64b0875bee3408acbfe206c8171aa45e783968a358955e2\",\"table work_answer, constraint fk_work_answer_answered_by_id\":\"ceb6f4e417dd32425eed934c4fca6a471aa6d6e8d9e5d4bebe51b3b2b5c649c8\",\"table work_answer, constraint fk_work_answer_assesses_id\":\"2c17d69f56dc9164e877945284feab225741dc999aada520a8b636731ddf71de\",\"table work_answer, constraint fk_work_answer_grant_id\":\"c16a297bbfd73c5d3d869d6a4538eb23e8e069759824fc7e7400ff422495176c\",\"table work_answer, constraint fk_work_answer_person_id\":\"fda95bd3b556db4a925215042186313712e410bdbe8c80325ce49daf027f4137\",\"table work_answer, constraint fk_work_answer_signature_id\":\"266dad5ed05d36e98e71cbccbf1e7dbffab55952e3398bff82562799c87aa455\",\"table work_answer, constraint pk_work_answer\":\"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d\",\"table work_answer, constraint uq_work_answer_assesses_id\":\"5cfb49b325da0077c538384fd02cd5a010ef08ed216935c7a485271bccc0bc55\",\"table work_answer, index ix_work_answer_person\":\"22b98bcdd529e3803c8bb8193d1d2f91ab8b4ea47191464d41156043510f89a0\",\"table work_answer, index pk_work_answer\":\"6e1e05a6d5da59d42981b793da13eee0756a58481800c573f8c95dc6e7ee998a\",\"table work_answer, index uq_work_answer_assesses_id\":\"2c164cf880dad13f775f785b548b60ddda23e86530269efa09b5ef7a8f6c6fd4\",\"trigger A_act_link\":\"f5fe1050d6186ae7e4e6ac36a0882c4ce4058dde67d380b12e7268a70ba1b677\",\"trigger access_event_change\":\"3eebf434a14e9a759c78bbe3b23406b3ed867554bc8be9545141c5fb8ac292e4\",\"trigger access_event_kept\":\"43411510d65df0a4e49010df8f4c3eb19bb7a15cebcd7640a550981e100da065\",\"trigger access_event_no_truncate\":\"56cb43c0d7de638ff19c0fb7b4be0d0467cd863ab8765df5986c47f24180068e\",\"trigger acknowledgement_change\":\"c54722d21b4b1e66d51c232ff77bea1b05143ed04018ba6d05e45ee9f46301cc\",\"trigger acknowledgement_kept\":\"7e798b1d9d2df1d853e7463427623ee8b1237c8afdc742740818e9178d9713f8\",\"trigger acknowledgement_no_truncate\":\"405b123fcc6bf11a21e01a36ad3dfc0fd605acc9ced5210b1c443cdbc8f38510\",\"trigger act_kept\":\"af1269f5f7fb375f7a04a02f94c10fe0d7c72904f2286257f63be26d78bb7010\",\"trigger act_no_truncate\":\"d49a9762be22a3e6a65e317747c5dcdfe1ad75051d99dfb67200f75fb9b99464\",\"trigger at_risk_use_change\":\"d110d3ac92c03cefc3deb0ee4d6ab71fda5786b3255b81d5a9998e56cf6c8d39\",\"trigger at_risk_use_kept\":\"782de8e869647a5a9cdd4eaf90d820d87ddf0cc5819a51694d6336ed474fd45b\",\"trigger at_risk_use_no_truncate\":\"7a31e7e247f9967c705cfc2dc194a6a91a45b52aa2bc9f3a72e68606fe61f7c0\",\"trigger attachment_change\":\"bca5a0f6e91d9da4623e2cec8a6cb40140bb1d0b4787bfe4341cbf885b8ac13c\",\"trigger attachment_kept\":\"ea05bcae4e7cf3c8eebae06be2880ce27fd95ffff6a5cf63f045e78958f11db3\",\"trigger attachment_no_truncate\":\"f024cf4e135a8959bb16b6f2849358b5b8f3705c915ecd3dca2374d8f42c4394\",\"trigger batch_change\":\"36a306bbc7cbbaec34a553f98b37e7e48d4c3cb008b4f0449f70123a7438171c\",\"trigger batch_kept\":\"2757bf0a64666dade973bf2fcb8e809ed0edcafa88ca48e402d3b107e6488dc4\",\"trigger batch_no_truncate\":\"75a164976b478d75ce8987f38835c6d167c4d37f3418d163820ce8eb94ad0953\",\"trigger bedside_change\":\"fecf1bd8ae79ede2542f9a8bd34b8973ed58a3ca85db2e53d64dedf9e71a7ed6\",\"trigger bedside_kept\":\"95da98a80c7e3f8c9bbfa6e294c417859ddb8016088e56f7d8055cd6fe9e978b\",\"trigger bedside_no_truncate\":\"7cb284d4fc3e0ddb71b9e5e2696ce2f183eabf9e8115dfce1e6220626199dcee\",\"trigger change_kept\":\"c3fe20dbed516afa174d1c369233ff8399be2ede0c8f820f00823b565ce8943b\",\"trigger change_no_truncate\":\"560fcecb868e8f2a504c3dab8f0d26f7921ca6aa968bb05292241ced84ca83e6\",\"trigger clock_shift_change\":\"8ef29ab6d73b6cdedca76dafc5d324cdb92d7e2e23c17bee800fc3645db008ab\",\"trigger clock_shift_kept\":\"47065c7d5cbed66db313b9388b70702bc5be215da2a869de10ed322a5c77d51f\",\"trigger clock_shift_no_truncate\":\"6d22e06fe2b0928c7a4c7c072ab53bd7e84b217d78ce76f347012dc7a0bb0b6b\",\"trigger collection_change\":\"22dedf0cff06eeb2b11654f8c782308acf76a3cd9bc519edd5821e8a6ee8c76c\",\"trigger collection_kept\":\"965dc5d1cd7eeea865429efacbdedbe76867121cf83bcfc7a6c2b8c789e3aad8\",\"trigger collection_no_truncate\":\"e9cd139c02a8b8ee58b773da3d122b1ec492825c4e4473f36751c5eca11132e0\",\"trigger contact_change\":\"41bc40184e538a28edc560570bf61e425a7fa185d7632fff4aafa1aedc039e27\",\"trigger contact_kept\":\"bc0483f19c2dabbd7b795efdf6594ccebd0aa6a3014d3a05f4c61ea1db40b804\",\"trigger contact_no_truncate\":\"60f7bd5906a444e9716c370e4d4d3d2d05bc563d196951504be2cbaabf7e8f66\",\"trigger credential_change\":\"a8845854cf9e2acc3ed0874b1f80fb9e1b5b4fcb3f94b5250c998fc46ae04bc3\",\"trigger credential_handover_change\":\"c4c55a59d1efb3dbe007e1dfa11568b7753f2402c650c8a27e28353bca9b8dac\",\"trigger credential_handover_kept\":\"02693f9bd36bfd85b8fd134c11cd8e727f6c431b23e1f4eb06b586c6fef2fa02\",\"trigger credential_handover_no_truncate\":\"53a6ea651bda7d226c377a9444194fad4b4f446d8d5c4391657269d2c80d97dc\",\"trigger credential_kept\":\"40242f1ea36a20eac01672a49e4511690c76ea11f6a4e26c2bda7e770baae69a\",\"trigger credential_no_truncate\":\"d5491bff3d0a0cf6f51400dd3de459faf87174ae49929ebad55f7c6504eaba06\",\"trigger custody_transfer_change\":\"f3030c0157b6870a005cf4adc195d73181b3149bead73c49736466e32200556a\",\"trigger custody_transfer_kept\":\"9c5cecd42d028aa857648fbc9001843638afad0bc4e701267807b103d2039697\",\"trigger custody_transfer_no_truncate\":\"19dbfa6495427df34cde6d12440534a0b254724e2ccc5d63bce7f30a67ec8b3f\",\"trigger decision_paper_change\":\"813fb7e7a26494325072ac06a5bb54dc886ea260cb783ffb79383a4562066722\",\"trigger decision_paper_kept\":\"92854a8f6c77c87dcc0dddabfd314c7b93d618ba1fff15e54c8c005feeff5c18\",\"trigger decision_paper_no_truncate\":\"7803985cc789dafb16c8b37177c86e701ec162a4880ee2766464fa5cd0e224bb\",\"trigger deviation_change\":\"a1d8b9c5e295dbd1d83af6aeef46ea2723b4ab68fc5dc5332468bbe4ac9e5ec1\",\"trigger deviation_kept\":\"bbcdb71aac0e1f5a767450ac04894bf84cf2c8efb5e4f440d1ade6b5c64c3f49\",\"trigger deviation_no_truncate\":\"6ebf9dce348e78f0be3ca174a8be8acd1c8ea865b87f54a28fa48af7444b6ce9\",\"trigger disposition_change\":\"a535aecdc77c6cbb393554a60b8103d5a069678c85af72692b4e992df33ec1b1\",\"trigger disposition_kept\":\"e22cdb87002db06eea915c8817a57a25878df40459de217cb6bba38dfb28750e\",\"trigger disposition_no_truncate\":\"4b9cc64ac42df59c683fc0c9897cf0173fa80b2a3374a7a54cbf12c90f1c4d15\",\"trigger donor_change\":\"bd4553ab9506169b8c8201046013853a1d439dacf87763b9957d780c9e06f5ca\",\"trigger donor_ground_change\":\"c17fa17d691aa86f780d7f1b1bbc3a921d9a188999d07000f6c1d4eb8d4da836\",\"trigger donor_ground_kept\":\"10c19662f1b82c615fa3536b2091d53e875fc529d6cc615eee03f09b9aba508b\",\"trigger donor_ground_no_truncate\":\"c983353de45fba5722b069712e23bbbb5ec3a449ecb3c3e42b9fa6e6808e3211\",\"trigger donor_identity_change\":\"94be6359d64dca42f3779054f20a08b7a59b7a2d35b33655fe0efad1649c50fa\",\"trigger donor_identity_kept\":\"a963a899faaf6ba9051dd1ec71c8364c52f69397fae115370b331b3ceace8be9\",\"trigger donor_identity_no_truncate\":\"ec5702a82f72ce502f047552b8dbba7350c4aa9ffcf47ea8b346521068c611f4\",\"trigger donor_kept\":\"4d65bbc4d3962330155906b0ae7ae6705d7da5cd5b7d4de33732be21f5337aa5\",\"trigger donor_marker_change\":\"afe21fe142f93d29ac2d93dd9722a31f76f658dc5590f63f9b13cc1c45391fd8\",\"trigger donor_marker_kept\":\"4feb8d098a099223618bfeebeae4aa944e8d112fb5630c7323657a9e27281bc6\",\"trigger donor_marker_no_truncate\":\"a3fa764cbc82efd24290188e75d4406e8b1f592579248b2223c193ea11e7ebe3\",\"trigger donor_no_truncate\":\"db75f643e3fa7b0223e24fba91fcc6691110e7a2c48f29ef5a8922117a36b4c6\",\"trigger entry_change\":\"2372d7b7958e9b607158428f01e022d0c127198e4cf89a47875e3157e5a077e2\",\"trigger entry_kept\":\"ac20159bbf48ef19cb65398c8c774851ee7550c5eaa4c95ee85b6a3addc83f29\",\"trigger entry_no_truncate\":\"1ac085806921c11f1a30d12656f728429780bd706aee6bc1a3f354dd919d703c\",\"trigger equipment_change\":\"5da20b2ff4439ce293032c66c01e4dfafd5410a61e820d24e6f05a5c02a34876\",\"trigger equipment_kept\":\"dfae29ca623279d5fc865aec51e77e4440d5240590983c3ea4edf8d442041b76\",\"trigger equipment_no_truncate\":\"75d39f6ef4a9db599dd0b2d4c186f9133b69af7bd18a9530d7761af7ced0bd1f\",\"trigger exception_answer_change\":\"b4e4a5118a124efa1578141528953cace917b5289603c3cdb05db71c47bb7832\",\"trigger exception_answer_kept\":\"cddb43fa16c73929679494ae5262f0c59370530d2ceb75e3f5e3cba76fc8fc22\",\"trigger exception_answer_no_truncate\":\"9622f78422c9a40c053a23a47454071a8d50278c2a463c0b9eb6952449c163ef\",\"trigger feeder_lot_change\":\"e1f5d41d24acb170db345041344db93331485063eb1f50324fe2f65f649ca900\",\"trigger feeder_lot_kept\":\"e929ca9fedb5b511e6f0dd72d1c1236b3a025880bb4c1698efe9ebdcda30f4af\",\"trigger feeder_lot_no_truncate\":\"03a3b817fd2c97247a9b42689e56f6b26f6f09584a1bcfa11dcea22adfe07972\",\"trigger identity_scan_change\":\"bea21b1ce988cb62a8206f44063236d38f6ea429beff6999d789e7bc66fbc5fe\",\"trigger identity_scan_kept\":\"fab62093a318295221bb1cbfaf43db6fb843774037de7cbcd8c09c67b3ec83ab\",\"trigger identity_scan_no_truncate\":\"56542eb025ba9b456e986a85fa3a050a0709315255cddce4d7104c2bc2450d84\",\"trigger il2_dose_change\":\"17e1fb7471c6fef41601c9e5ecdeb4081be0045ec6a58c962017005425baaa10\",\"trigger il2_dose_kept\":\"d0723ecce18ca73d18770ba6931491c618c28c93f24115190d134aa33a91b267\",\"trigger il2_dose_no_truncate\":\"df616779a61c432e6fbf862a61291dd342399dc3525821f2336df16f71a4134a\",\"trigger infusion_change\":\"3789c422617589d5cb44dc25281483bb004a406736ae5c9dcb7a97c654161b7a\",\"trigger infusion_flow_change\":\"bab43d912d21e3bb081204a5286c97b55b92fd3544e89bc371e64b8b75d00987\",\"trigger infusion_flow_kept\":\"73a51dc6ee045fa7e3ea167a773f447ff225e80a068dc438e70519a3634fb4d5\",\"trigger infusion_flow_no_truncate\":\"e3ee7d88b4f34e7557369d594d2c623ccfb59378f21b3f93ea2c7d8b4e0c0de7\",\"trigger infusion_form_change\":\"628b435cd7d0c3f0cc1e537f97dbdaf9cdaa42fcd782d317d6a0a0de4c42d198\",\"trigger infusion_form_kept\":\"992242ae0b385e79562e7f6b007e7322235ae7b24a4931d9692daca1eb1d5c87\",\"trigger infusion_form_no_truncate\":\"2d397e1567459ee9188cbdc5032bfd373ec5042c65f9e15d4007f587a3a73116\",\"trigger infusion_kept\":\"fe784b79f0ac1b9d812b6ccd5cd50ef88991e3a377f2d4ef1870727953526222\",\"trigger infusion_no_truncate\":\"898e9d29c0a903a33f7c50f892e0bc43069ef641b327d2934a6b47251ef164fb\",\"trigger label_note_change\":\"dde5e450da620e2ebc0fae99a3e37ba6c260d8f5d7ec520d11d822e43f2894fe\",\"trigger label_note_kept\":\"283e80ba7117ff7f84929055ff2a667874a5725996948425768c9b7816dc03c1\",\"trigger label_note_no_truncate\":\"dc50ff0c2bc4e411ed8d29eb64ef9274d4bd0ae74feec0956cee11f872449b78\",\"trigger link_kept\":\"92352f6c92738b063df27e109d867f7f473c79569ef4d6331d5358295c2f75e5\",\"trigger link_no_truncate\":\"e282bda1a6e6bdbc0807c94a9afdde2e6aebda1f5020c837a60e1f7878bd99f6\",\"trigger lost_draft_change\":\"fa3289c08736ab9f944ae8bb602176105848066af6a0a0b0985d62e69bc00f49\",\"trigger lost_draft_kept\":\"bca75644526138677ac2f4de83fe570bca1be443862d1a70a5d11fef881d63dd\",\"trigger lost_draft_no_truncate\":\"6e0dca2edb18ff4b46fa468bfa1f7ad0195dc957430ec459acb8610b482de397\",\"trigger lot_change\":\"46af26524577fdf1bc5b4deb2c845e3860ac7fa8600427a4227f82cbd365fef4\",\"trigger lot_kept\":\"8735e05b69927d26eb3dc687ac7bbcbd38019d69bb4cda0441fc0df618f781d3\",\"trigger lot_no_truncate\":\"68fcf787959761305343fe8a104aec27f13d761b61d2697afb1214cb676395b3\",\"trigger movement_change\":\"80838dd724c94280e8ab93bab7f76997808d368266d4e1cc379189b9393a1041\",\"trigger movement_kept\":\"058e81301af4a7df5215cb753025d1ef16715306b498e6a81cf8f7ddbdfbc90a\",\"trigger movement_no_truncate\":\"028cf75c67c9f86e3c3276889279ca48d2c41221cfb15941e46c848483468c07\",\"trigger nkmfg_access_event_change\":\"8fb449e80b2501e01328808687f7698c80bc4eb1807714bd3c007c8386804a7b\",\"trigger nkmfg_acknowledgement_change\":\"1ae31b2b34c0af68b525de5c300580664cf92eaeee16cda4d522c5aeb0284cdc\",\"trigger nkmfg_at_risk_use_change\":\"c6d8d989888f0dbd1640e503eac43fe33cfc45824bae67f97800a0d9a2799cac\",\"trigger nkmfg_attachment_change\":\"370335e03a48f1f0cc79d2097b4382ca8f3170800ea20c763a8bd73f9fbebb3f\",\"trigger nkmfg_batch_change\":\"9c2ebac8465276aa62044b967572557d6ab3514b1af8ecd5989079dd25f7232c\",\"trigger nkmfg_bedside_change\":\"337a00b90455f8fe175832fdaf5aebea98f18136b396cf39f856b42a9c7b6eb6\",\"trigger nkmfg_clock_shift_change\":\"1376e5fe40039ae10b55a5b1ab7d63aa27673cae4e3a020a1a678a784d735771\",\"trigger nkmfg_collection_change\":\"ee883834475ae2b43435f65106c54433e2a33f2131a4460a6a137d7c96dcdec3\",\"trigger nkmfg_contact_change\":\"11e3a3b8c05e4491db54cf7be1ebcc6b5b850a3b00ccc07851379ccf7edd5881\",\"trigger nkmfg_credential_change\":\"54102e53a90af5a87bb3c70238107a1280d73489ea8106f69870b1270105c040\",\"trigger nkmfg_credential_handover_change\":\"a3a0f8feb3a51e15ef63bedba20383c1816c3fa51875f4eb5013cf6455e7e301\",\"trigger nkmfg_custody_transfer_change\":\"b128b373098086eccea700d04c1a67e3efaa0400c6752577ab735c5f9db4e34e\",\"trigger nkmfg_decision_paper_change\":\"bc0cd344da6357f0f219f9fac55df1f087eaf151d502b86a865b6f79adce1377\",\"trigger nkmfg_deviation_change\":\"898f8ed6fdbd76cd4c184e5dbd7d367e36c8688f612bf2c026806a841a5de72c\",\"trigger nkmfg_disposition_change\":\"b2e4dd3a845622c009748e3b0ac4c2db1f13233e1792aca3bb724d3c58bb992f\",\"trigger nkmfg_donor_change\":\"511faeeb6ea319d181bf9237e480581a4f79065fab10e09da039b941a0cdb6ef\",\"trigger nkmfg_donor_ground_change\":\"9c30a02ad49c5ff53b525121e2cff5b74bf51625b3956158b5c771f210ac2086\",\"trigger nkmfg_donor_identity_change\":\"3dbea94a30bccb4e5a6cbda591bb9edd725739a7b5fb8db98b6bda827f9c6fe2\",\"trigger nkmfg_donor_marker_change\":\"4dfe6a2e2c7300561b8207e199b3ea3e0d4d1f4b4a47affea34ed1e677228e2e\",\"trigger nkmfg_entry_change\":\"4fa45128fd24d1686f9189defe5fbdf19e2cb27cc0c61e8cd328fce4f110a30e\",\"trigger nkmfg_equipment_change\":\"0b735861de808264b7843ecdd4314b558d7c433f95beda9f8a5f2212df8e13fb\",\"trigger nkmfg_exception_answer_change\":\"5c282075989522cfad6e02e3d6e6940effa28216f4a681398d879e72e90100b7\",\"trigger nkmfg_feeder_lot_change\":\"956443dbd4ce3ccac39756c7b0b1c0e796f6a2a6b92dfcadc86147d68f93e5f8\",\"trigger nkmfg_identity_scan_change\":\"228b5fdece1bc62f9d189b598c0ab25827a249aad683b74502c703544254d73a\",\"trigger nkmfg_il2_dose_change\":\"23f0c95b19bb77aeee8b635bb63c5873253051afbff39e27394e4b77cf98c99c\",\"trigger nkmfg_infusion_change\":\"d86d3390f56cfd020bdfc7d6a527696176d163f89365873fb9eeb910b7c0eebd\",\"trigger nkmfg_infusion_flow_change\":\"01198e2a3d8b719f22919a81018302504ab80c81518eb3f326fb5d0d3ee42193\",\"trigger nkmfg_infusion_form_change\":\"6fc8f467f141b344090c6f2134e076352e776af6017a4998a7085e5b6f258590\",\"trigger nkmfg_label_note_change\":\"56d97800c994d1c3371a96812b20463cdd34db61eafc49091c52d6dbcba2b95c\",\"trigger nkmfg_link\":\"cfd4235f1ce5b6af0b0799ff241d514a7a9b9015be2ffe6bb50b6c32e74142c4\",\"trigger nkmfg_lock\":\"8710caecb476f85bf712cb3cc85ae2614790085b8e97b20a83a2832051b66cbb\",\"trigger nkmfg_lost_draft_change\":\"b88477adda3fb555033f50e8789abc66e03b63f081813d9562ffcfe72e46e15f\",\"trigger nkmfg_lot_change\":\"baa58f749a8f5529e752aa6ea8e9bc4c155d2b930c1978c30d3ac7fd3d6d6362\",\"trigger nkmfg_movement_change\":\"3cf78f90272b7ea5743fe0dc7c0d0f0dce56a06219d9548f97308d4f86e48144\",\"trigger nkmfg_open\":\"7ec8767654b08ebc8c0dc6cdfd5eba601e4e47a4b86db02917f8f4c0b6636913\",\"trigger nkmfg_order_version_change\":\"43d7dd037461ca473e26ff7bc0e870b705af0d8183ac8f337d298b2d77597677\",\"trigger nkmfg_patient_change\":\"d91b14f418b14b618aa0d60046eec7a728a4e368839a4087fe18cb162b5cf23d\",\"trigger nkmfg_patient_identity_change\":\"7c9a642e973a09ba8faada1986ea4332a72dca463527b8eddbbbb20d3bc865e1\",\"trigger nkmfg_person_change\":\"a2d797acd7d3759b7f6020fa323cbf0383945b5151257e35d01a976141633184\",\"trigger nkmfg_positive_change\":\"98e939ab9238ea64c10df2b7b81779bc89c751f683f82612e538b58cc8a663a2\",\"trigger nkmfg_positive_note_change\":\"55d04ef431081667fb8068b0e9cdaf8c2c146902ae642b67c00f1dda5a258978\",\"trigger nkmfg_positive_verdict_change\":\"c8eed8fbbfc26e837edbec5740faa6f178a3f0ee4d71dfe1a3edee484d3666fd\",\"trigger nkmfg_recipe_approval_change\":\"e94cc54744de384379960cedd2d185d6683ca1ba30f1f9ab3a6691e9a05c4087\",\"trigger nkmfg_recipe_version_change\":\"83bee79b3751d779d75a2c21ec16d347ae0d4e06cad9c37476feff4d407052bd\",\"trigger nkmfg_recipe_withdrawal_change\":\"bb0a12cd173a4e34c20a5d0589f0d10f56dfe5389cb8ab40423d1f9ca481b0ce\",\"trigger nkmfg_refuse\":\"7659dc299015db3f46bef98de6c5289e2b87e99de15fe1a977197e0c82f77fb9\",\"trigger nkmfg_result_change\":\"239acdc0e65f9d312c01901f75e855e411e123faa2352a1805e3a3ee119dcb5b\",\"trigger nkmfg_role_grant_change\":\"a0612add390fa3f18d10f2fa30c14f829ba6138b5443d990a5b997a5c372af3e\",\"trigger nkmfg_run_change\":\"bc483adfbdcc6deec1f6375346102e663677c9bb050744d4a99ca6e287f91e7e\",\"trigger nkmfg_sample_change\":\"ebc5d39cfdfcfddb08b5277dee8c3fc67aaeb2d869c603f3f779a3500104f4e1\",\"trigger nkmfg_sample_vessel_change\":\"d7afe13dee9e7465ec5387c0ed8438098849cac617a51890add6a2d68bd0893a\",\"trigger nkmfg_schema_manifest_change\":\"d932b9de46d6d5b849ec90070198246aa8c0717d835bd4fe4a5482eccb1bfbd1\",\"trigger nkmfg_signature_change\":\"1ba18106e98b00d5570457e32a956fcfe2518634f4921fa18541652502f95c8c\",\"trigger nkmfg_signed_copy_change\":\"418221c6a393681eb4ecf9c83edd777a018dc67a27410e2c1ec458b63cf3bdc6\",\"trigger nkmfg_site_declaration_change\":\"19c9e088b9eb06cdab80455340b640cf6ba2847b81fb26d7f65ac2015efa69cc\",\"trigger nkmfg_terminal_change\":\"2f97bf8a2dd0bea5a46fc85bcf24a21a4865f462afaa4ca13bd5ac855781e50f\",\"trigger nkmfg_treatment_order_change\":\"4141a54ba44d1a7c380328d412bb154e5607def15173eb7d617802caf9d9acc1\",\"trigger nkmfg_vessel_change\":\"0e401f63c73702c348c6c2d5f7ec7e017dc7ed9fb8832185857b0a947dbbd194\",\"trigger nkmfg_weight_verification_change\":\"d2942542040153470fee1eaf60bf6b74dc113970afc1aa35e87d1a5cdbe8bbc0\",\"trigger nkmfg_work_answer_change\":\"135e8e5eafbb5f8bf5ef3c5fd0c2130c0255482f2e8289c54d807e6375785897\",\"trigger order_version_change\":\"0231fe2e05317b9b96fba02ff7eaee53b7bf538796617887b723cf677259eca8\",\"trigger order_version_kept\":\"2d70fd7b26820a673211f84688b7a8830f7d41d32ee3f99ad90c20e0e711944e\",\"trigger order_version_no_truncate\":\"e9a4fb2d571ebbe2a1681b51a7cfba440143b629a24341323d1362bc4829ed23\",\"trigger patient_change\":\"b1446c8ceeb4e2834ecd53c3f81a523ed218546eab0a6fc6bf8f765f503c33cc\",\"trigger patient_identity_change\":\"5555b862a60da8f36a37906083a386400a8ae248f8c0e812503517977aa1234e\",\"trigger patient_identity_kept\":\"d6535c4945e57e0f121b0f7b234ac3c9c793232fe9c5a963fb4c6ec676e0d40c\",\"trigger patient_identity_no_truncate\":\"802a132964c234d6135b82065f1e880379da3394be7a9ba234c7f2bca0144f80\",\"trigger patient_kept\":\"5c4a0eb5780ec31d5e2e038a6919112129909641e5eca6e992617251fdeae699\",\"trigger patient_no_truncate\":\"6ee57fb1407f87f547ecbe28b5dbb699ab72fa89ff4d3748a5a8756e897f74d9\",\"trigger person_change\":\"3b09b3dbc504954d8665e3afc021eb55bba8fa076667318ad6303e96f59c7520\",\"trigger person_kept\":\"8527421c8892c75f7f50a5d208cab2e0f1a9bb83d54aa80b441ff3d9e23a8797\",\"trigger person_no_truncate\":\"5689e3711ca58e4b863b2d05e273618ba82da2d08b92aa4863ab7e3f5dc8e99b\",\"trigger positive_change\":\"340e98a7864b7c9aa4656dc6f2b80e24242ce43f2c85921beafedc7a9f244c58\",\"trigger positive_kept\":\"3a640c5e24ecadba0a5599a437b010495da969087180f8d4400f667fe6a1060b\",\"trigger positive_no_truncate\":\"cf6b60303fb48d344b4c4212b83bcdae55a8fc809a92dadeb98ac9e217061cd8\",\"trigger positive_note_change\":\"2ec23e796ccd639330d0e8c3c0dbda4ed7ad8407c97b8d3587ff8d11372b3b25\",\"trigger positive_note_kept\":\"820d17bfdc2d50605db87ffc162bcdb2be7fb4cb7806f4e8309f1cc86d19c85c\",\"trigger positive_note_no_truncate\":\"276074150f8e59dd6f1e899ecead9c4da6e872e8f8ffd398cc8a4dce0456d672\",\"trigger positive_verdict_change\":\"01e4aa1245646be3e2e3a08c8bb24a90919012ae8699364958d49e0aa68280f3\",\"trigger positive_verdict_kept\":\"09d139971477ff54dbc603819fea2c4dbef5826a0620607aa13956f0e39b81ba\",\"trigger positive_verdict_no_truncate\":\"de0f5d75d77501055fe2c80a2b00f637347e6fd9bdad629da77214967059c5a3\",\"trigger recipe_approval_change\":\"9f3f261e1df777e10774d7e8dda47b2dfb713e7d20a1b8dbd68531065b4e8e12\",\"trigger recipe_approval_kept\":\"baad3e19009ce519af4712936a5e130acb5e267a66b6a331f7ecf6d16c851de6\",\"trigger recipe_approval_no_truncate\":\"ae5b1a11fdf355c208d3157958e31fa30dcbc32e07a90b32802eea788f51c023\",\"trigger recipe_version_change\":\"5eb658f991e593a3a7b0344ea3bdf4573baebd6f9a48a75f619f8e9b7ed1eba6\",\"trigger recipe_version_kept\":\"3651488ba3dc4329c236804f0f1312909ef946d11da15d6416a3b53367028db1\",\"trigger recipe_version_no_truncate\":\"91cf0a3930c60de0b92b9261fca6fea4064149cfc96fb7e81582ac883b26dbf2\",\"trigger recipe_withdrawal_change\":\"f35d9de93df77e02c2cb3412e00e14d6fbea9ab8db127de9bb9b39894e67ab5f\",\"trigger recipe_withdrawal_kept\":\"9643d511248ddf8ed90a763a309f2b76275aa97bde10d96d6386e17c7fc8f636\",\"trigger recipe_withdrawal_no_truncate\":\"a23bbf332b1acbf42ae7cedbc5c0da702572f2643089a22ac8d209fe7303fd26\",\"trigger result_change\":\"62dcd1b03e50bae90c7b51c518e9d38e7e714ac5ea91ede603673690669eac14\",\"trigger result_kept\":\"f0fd80abda090168daa3e820816a6b4d5bbbb0ee96b3cbdb8cf96072aaa197da\",\"trigger result_no_truncate\":\"3e54b81303112be5df0cbbb043a79aaccfe161adcc822f31d4a8c31539c93c0f\",\"trigger role_grant_change\":\"dd89138af7204402a685d7b0b333274e8e2d99a0bdcde4d9a6f21381b7dc0017\",\"trigger role_grant_kept\":\"55db497e507f18534a4af8da30b97fad26ef0ca0b587674762a69941813ba457\",\"trigger role_grant_no_truncate\":\"00470989f6bdf0fca9dda14a9207040a9344d6d7a984c4381bb1cb4d606a618c\",\"trigger run_change\":\"51c5d6d48dd994823aa810897359ca6ff3b84481f93dd272811b0cc75905c9f1\",\"trigger run_kept\":\"46e23d0c4032b757d0161da391a33f4af00a2f98d710e306de022dd591344f73\",\"trigger run_no_truncate\":\"45efdc262c1f348a024e7292ad84d6795e6f7009bef5e23b5fb78a8406e4d4f8\",\"trigger sample_change\":\"1a608ffe3ece6089d67a541963119b3201afb352b3fe84321ef7a9c9184b9ce7\",\"trigger sample_kept\":\"7cc8ef713dab8151e40be2685c816b16035f7263023f262b04ca6028d0024fc6\",\"trigger sample_no_truncate\":\"a1bde7d9f56cceac62550ba03c38a35fb0383896e7e1073f560847859b19a297\",\"trigger sample_vessel_change\":\"e937f714265d3efa04b61f8f0b9f4cedd564ce5966d1bc527e766871c02db2e0\",\"trigger sample_vessel_kept\":\"e78fa5eaf7acc344e024b59a615dbfc4b5d7fdb13dd3da6cb119579a20b5bf86\",\"trigger sample_vessel_no_truncate\":\"66a85dee9e19f04e2d3aa4d4e09ee501158849ccb31722c9576cb705abc2ebdd\",\"trigger schema_manifest_change\":\"ef006401ba2a0dbaf2f75a696a42f38f2e0c7acb402844e0d75e5dfdd0346ef4\",\"trigger schema_manifest_kept\":\"b1730f2fb5ace67adf47a282da0297954ebdd83444a2e1da14bd837b94308756\",\"trigger schema_manifest_no_truncate\":\"6d638cb262760a744c1bf8c93999429eb6416987e1456cd9da619638d30a0c1e\",\"trigger signature_change\":\"04408862acab86558f8ba9d6ea60fb935bc884765cb2af09fc5c4d15dc63d657\",\"trigger signature_kept\":\"5676ff36fe7ae5d27f0f6d68a77d2e5cb6ca5b5e8dc9e46e0eafd13aabc6c273\",\"trigger signature_no_truncate\":\"eea313680a08689cad532e187f1c7829c6578d987178bb0a54de687bc34f539b\",\"trigger signed_copy_change\":\"6c2c3a545f5da7688c7d97acf84911091aa7ba8cc6b8c75a436a114a0517c0f5\",\"trigger signed_copy_kept\":\"a4ff6abeda9e387c6e242461ad67f4910eb6db27d5c0dff18b92c7ccb3ffcd1f\",\"trigger signed_copy_no_truncate\":\"67bc0d02b9a7628bba4c702e74d38d49a38646e983f3a45ea18632100ddc62f4\",\"trigger site_declaration_change\":\"a97218b4d31d6bcd6f55209bf8aa7c1455a82a0b6cc71b7b3cc8e3ee2fbb20d8\",\"trigger site_declaration_kept\":\"3c9e8a30c1eba148fa1245c969ef2e5b531fbedd611c2f9ad3271903bcbde31d\",\"trigger site_declaration_no_truncate\":\"fe7f93ebde5f5a79439017ec392e6f39be6781cda995a6c83a52abf2f5338944\",\"trigger terminal_change\":\"b76be98f01f10e8c725365524bb634ea161e8552c98f4f4f0b09bc70cea6352a\",\"trigger terminal_kept\":\"b21e7474646a21ff3cefcb20d130a39152b2eed74e4c3fb21d1bd3bf0cb339cd\",\"trigger terminal_no_truncate\":\"ee48d13a370482e919519ea310b46e8a8e07bee125de2a09920c568f676a409e\",\"trigger treatment_order_change\":\"a4689e13aea84c86fd50a682e2474eb11eb9cf481c979f2b79107584ab602e86\",\"trigger treatment_order_kept\":\"d1dc08259406428c549ae61d20895732edf09ec25f805b451f8e44c8964d11d0\",\"trigger treatment_order_no_truncate\":\"ef01c0f1aa99afe97063b6504f6afc0eda239868ecea9d58506514df4c100e69\",\"trigger vessel_change\":\"d733b562ea3e0ef863c83dc48646e5c5db91e5ca7cbf57e64628fc0221e94d60\",\"trigger vessel_kept\":\"f6afcd4f013ca173d155bfde5f70518ba0bf93b63f0daaae402fb594dda7872f\",\"trigger vessel_no_truncate\":\"91124669f10554cdf059e1483042c0603c78d6724ecdcd0bbf50c773ffb8a810\",\"trigger weight_verification_change\":\"d008c36bf3db9f6d26d81e00af27cee8f0a3c739d21d93b4df61416f56484143\",\"trigger weight_verification_kept\":\"d9af2d43e96d3b3344ed535162f786770678ece40567bf6a7005b7aae17c8392\",\"trigger weight_verification_no_truncate\":\"b5a1f06b5cec74650bc95f1e960360160a18e5de28026d4a96b6ebab1327a159\",\"trigger work_answer_change\":\"822a49bbf4e9dc5be2691968c1ea74f604bd8f190151804477a61993f467be5e\",\"trigger work_answer_kept\":\"544a5e62333255aea548e3b31e27476f647c7cb78eee9d653c11219c2cbd859d\",\"trigger work_answer_no_truncate\":\"b6c0dbe6d13ed18c0a461ef3bad53577c991ae6d0248ad72e6abd8d8f9d1aad3\"}","generator":"1","id":"1","noted_at":"2026-11-30T22:50:42.660365Z","revision":"0001"}');
INSERT INTO public.change VALUES (4, 1, 'person', 2, 'I', NULL, '{"badge":"B-ADAM","id":"2","identity_verified":"passport seen","is_system":"false","language":null,"login":"adam","printed_name":"Adam Admin","state":"active"}');
INSERT INTO public.change VALUES (5, 1, 'credential', 1, 'I', NULL, '{"id":"1","is_first":"true","kind":"password","person_id":"2","secret_hash":"$argon2id$v=19$m=8,t=1,p=1$XlVdQLmzNuA$E+tgqw","set_at":"2026-11-30T22:50:42.660365Z"}');
INSERT INTO public.change VALUES (6, 1, 'role_grant', 1, 'I', NULL, '{"effective_at":"2026-11-30T22:50:42.660365Z","ended_at":null,"ended_by_id":null,"id":"1","is_bootstrap":"true","person_id":"2","proposed_at":"2026-11-30T22:50:42.660365Z","proposed_by_id":null,"role":"administrator","signature_id":null,"state":"effective"}');
INSERT INTO public.change VALUES (7, 1, 'person', 3, 'I', NULL, '{"badge":"B-QUINN","id":"3","identity_verified":"passport seen","is_system":"false","language":null,"login":"quinn","printed_name":"Quinn Quality","state":"active"}');
INSERT INTO public.change VALUES (8, 1, 'credential', 2, 'I', NULL, '{"id":"2","is_first":"true","kind":"password","person_id":"3","secret_hash":"$argon2id$v=19$m=8,t=1,p=1$PA619JsARGI$Z6Gq/w","set_at":"2026-11-30T22:50:42.660365Z"}');
INSERT INTO public.change VALUES (9, 1, 'role_grant', 2, 'I', NULL, '{"effective_at":"2026-11-30T22:50:42.660365Z","ended_at":null,"ended_by_id":null,"id":"2","is_bootstrap":"true","person_id":"3","proposed_at":"2026-11-30T22:50:42.660365Z","proposed_by_id":null,"role":"qa","signature_id":null,"state":"effective"}');
INSERT INTO public.change VALUES (10, 2, 'terminal', 1, 'I', NULL, '{"id":"1","name":"Tablet 2","place":"cleanroom \"2\" \\ left","registered_at":"2026-11-30T22:50:42.869757Z","retired_at":null,"token_hash":"912ca7952ca35e6b6897aa3a53be62a5012c2c397f58ae704f43a2298f505c82"}');
INSERT INTO public.change VALUES (11, 3, 'person', 4, 'I', NULL, '{"badge":"B-ANNA","id":"4","identity_verified":"passport seen","is_system":"false","language":null,"login":"anna","printed_name":"Anna Kowal","state":"active"}');
INSERT INTO public.change VALUES (12, 3, 'credential', 3, 'I', NULL, '{"id":"3","is_first":"true","kind":"password","person_id":"4","secret_hash":"$argon2id$v=19$m=8,t=1,p=1$81ROYTqqN18$0hqrtA","set_at":"2026-11-30T22:50:42.900248Z"}');
INSERT INTO public.change VALUES (13, 3, 'credential_handover', 1, 'I', NULL, '{"code_hash":null,"ended_at":null,"id":"1","issued_at":"2026-11-30T22:50:42.900248Z","issued_by_id":"2","person_id":"4","signature_id":null,"state":"waiting","vouched_at":null,"vouched_by_id":null}');
INSERT INTO public.change VALUES (14, 4, 'credential', 2, 'U', '{"id":"2","is_first":"true","kind":"password","person_id":"3","secret_hash":"$argon2id$v=19$m=8,t=1,p=1$PA619JsARGI$Z6Gq/w","set_at":"2026-11-30T22:50:42.660365Z"}', '{"id":"2","is_first":"false","kind":"password","person_id":"3","secret_hash":"$argon2id$v=19$m=8,t=1,p=1$GRxMbysxf3c$XK62Zw","set_at":"2026-11-30T22:50:42.957480Z"}');
INSERT INTO public.change VALUES (15, 4, 'credential', 4, 'I', NULL, '{"id":"4","is_first":"false","kind":"pin","person_id":"3","secret_hash":"$argon2id$v=19$m=8,t=1,p=1$rtixvAUq3+s$CyQGUA","set_at":"2026-11-30T22:50:42.957480Z"}');
INSERT INTO public.change VALUES (16, 5, 'acknowledgement', 1, 'I', NULL, '{"acknowledged_at":"2026-11-30T22:50:43.006471Z","id":"1","person_id":"3","statement":"I know that my electronic signature binds me in law as my handwritten signature does, that only I use my badge, password and PIN, and that I report their loss at once."}');
INSERT INTO public.change VALUES (17, 6, 'access_event', 1, 'I', NULL, '{"at":"2026-11-30T22:50:43.081617Z","detail":null,"id":"1","kind":"signed","person_id":"3","terminal_id":"1","typed_login":"quinn"}');
INSERT INTO public.change VALUES (18, 7, 'signed_copy', 1, 'I', NULL, '{"digest":"d1e7f44c3d490375050342a4c63ffe9fd9f9dd75e98b2f35e300f79870c7e8ed","id":"1","payload":"{\"facts\":{\"handed_over_at\":\"2026-11-30T22:50:42.900248+00:00\",\"handed_over_by\":\"Adam Admin\",\"person\":\"anna\",\"printed_name\":\"Anna Kowal\"},\"meaning\":\"verified\",\"scope\":\"credential_handover/anna/1\",\"statement\":\"Anna Kowal is here before me, and I give the code to nobody else.\",\"version\":1}","payload_version":"1"}');
INSERT INTO public.change VALUES (19, 7, 'signature', 1, 'I', NULL, '{"copy_id":"1","id":"1","language":"en","meaning":"verified","proven_by":"badge_and_pin","scope":"credential_handover/anna/1","session_person_id":"3","signed_at":"2026-11-30T22:50:43.135256Z","signer_id":"3","signer_login":"quinn","signer_name":"Quinn Quality","signer_role":"qa","statement":"Anna Kowal is here before me, and I give the code to nobody else.","terminal_id":"1"}');
INSERT INTO public.change VALUES (20, 7, 'credential_handover', 1, 'U', '{"code_hash":null,"ended_at":null,"id":"1","issued_at":"2026-11-30T22:50:42.900248Z","issued_by_id":"2","person_id":"4","signature_id":null,"state":"waiting","vouched_at":null,"vouched_by_id":null}', '{"code_hash":"$argon2id$v=19$m=8,t=1,p=1$qL6R582MLUM$36AsoQ","ended_at":null,"id":"1","issued_at":"2026-11-30T22:50:42.900248Z","issued_by_id":"2","person_id":"4","signature_id":"1","state":"vouched","vouched_at":"2026-11-30T22:50:43.135256Z","vouched_by_id":"3"}');
INSERT INTO public.change VALUES (21, 8, 'credential', 3, 'U', '{"id":"3","is_first":"true","kind":"password","person_id":"4","secret_hash":"$argon2id$v=19$m=8,t=1,p=1$81ROYTqqN18$0hqrtA","set_at":"2026-11-30T22:50:42.900248Z"}', '{"id":"3","is_first":"false","kind":"password","person_id":"4","secret_hash":"$argon2id$v=19$m=8,t=1,p=1$7rgmzOovJWw$Bkhk3Q","set_at":"2026-11-30T22:50:43.213189Z"}');
INSERT INTO public.change VALUES (22, 8, 'credential', 5, 'I', NULL, '{"id":"5","is_first":"false","kind":"pin","person_id":"4","secret_hash":"$argon2id$v=19$m=8,t=1,p=1$QLjlrVbwNIc$AsclNg","set_at":"2026-11-30T22:50:43.213189Z"}');
INSERT INTO public.change VALUES (23, 8, 'credential_handover', 1, 'U', '{"code_hash":"$argon2id$v=19$m=8,t=1,p=1$qL6R582MLUM$36AsoQ","ended_at":null,"id":"1","issued_at":"2026-11-30T22:50:42.900248Z","issued_by_id":"2","person_id":"4","signature_id":"1","state":"vouched","vouched_at":"2026-11-30T22:50:43.135256Z","vouched_by_id":"3"}', '{"code_hash":"$argon2id$v=19$m=8,t=1,p=1$qL6R582MLUM$36AsoQ","ended_at":"2026-11-30T22:50:43.213189Z","id":"1","issued_at":"2026-11-30T22:50:42.900248Z","issued_by_id":"2","person_id":"4","signature_id":"1","state":"taken_up","vouched_at":"2026-11-30T22:50:43.135256Z","vouched_by_id":"3"}');
INSERT INTO public.change VALUES (24, 9, 'acknowledgement', 2, 'I', NULL, '{"acknowledged_at":"2026-11-30T22:50:43.264557Z","id":"2","person_id":"4","statement":"I know that my electronic signature binds me in law as my handwritten signature does, that only I use my badge, password and PIN, and that I report their loss at once."}');
INSERT INTO public.change VALUES (25, 10, 'role_grant', 3, 'I', NULL, '{"effective_at":null,"ended_at":null,"ended_by_id":null,"id":"3","is_bootstrap":"false","person_id":"4","proposed_at":"2026-11-30T22:50:43.282487Z","proposed_by_id":"2","role":"technician","signature_id":null,"state":"proposed"}');
INSERT INTO public.change VALUES (26, 11, 'access_event', 2, 'I', NULL, '{"at":"2026-11-30T22:50:43.329899Z","detail":null,"id":"2","kind":"signed","person_id":"3","terminal_id":"1","typed_login":"quinn"}');
INSERT INTO public.change VALUES (27, 12, 'signed_copy', 2, 'I', NULL, '{"digest":"e52eb4c68b0c237cf322eca0673b63ae86a3c7d9c44555e778556fff89084668","id":"2","payload":"{\"facts\":{\"person\":\"anna\",\"printed_name\":\"Anna Kowal\",\"proposed_at\":\"2026-11-30T22:50:43.282487+00:00\",\"role\":\"technician\"},\"meaning\":\"approved\",\"scope\":\"role/anna/technician/3\",\"statement\":\"Anna Kowal may act as technician.\",\"version\":1}","payload_version":"1"}');
INSERT INTO public.change VALUES (28, 12, 'signature', 2, 'I', NULL, '{"copy_id":"2","id":"2","language":"en","meaning":"approved","proven_by":"badge_and_pin","scope":"role/anna/technician/3","session_person_id":"3","signed_at":"2026-11-30T22:50:43.374568Z","signer_id":"3","signer_login":"quinn","signer_name":"Quinn Quality","signer_role":"qa","statement":"Anna Kowal may act as technician.","terminal_id":"1"}');
INSERT INTO public.change VALUES (29, 12, 'role_grant', 3, 'U', '{"effective_at":null,"ended_at":null,"ended_by_id":null,"id":"3","is_bootstrap":"false","person_id":"4","proposed_at":"2026-11-30T22:50:43.282487Z","proposed_by_id":"2","role":"technician","signature_id":null,"state":"proposed"}', '{"effective_at":"2026-11-30T22:50:43.374568Z","ended_at":null,"ended_by_id":null,"id":"3","is_bootstrap":"false","person_id":"4","proposed_at":"2026-11-30T22:50:43.282487Z","proposed_by_id":"2","role":"technician","signature_id":"2","state":"effective"}');
INSERT INTO public.change VALUES (30, 13, 'person', 4, 'U', '{"badge":"B-ANNA","id":"4","identity_verified":"passport seen","is_system":"false","language":null,"login":"anna","printed_name":"Anna Kowal","state":"active"}', '{"badge":"B-ANNA-2","id":"4","identity_verified":"passport seen","is_system":"false","language":null,"login":"anna","printed_name":"Анна Коваль-Ковалёва","state":"active"}');
INSERT INTO public.change VALUES (31, 14, 'access_event', 3, 'I', NULL, '{"at":"2026-11-30T22:50:43.445073Z","detail":null,"id":"3","kind":"log_in_failed","person_id":"4","terminal_id":null,"typed_login":"anna"}');
INSERT INTO public.credential VALUES (1, 2, 'password', '$argon2id$v=19$m=8,t=1,p=1$XlVdQLmzNuA$E+tgqw', true, '2026-11-30 22:50:42.660365+00');
INSERT INTO public.credential VALUES (2, 3, 'password', '$argon2id$v=19$m=8,t=1,p=1$GRxMbysxf3c$XK62Zw', false, '2026-11-30 22:50:42.95748+00');
INSERT INTO public.credential VALUES (4, 3, 'pin', '$argon2id$v=19$m=8,t=1,p=1$rtixvAUq3+s$CyQGUA', false, '2026-11-30 22:50:42.95748+00');
INSERT INTO public.credential VALUES (3, 4, 'password', '$argon2id$v=19$m=8,t=1,p=1$7rgmzOovJWw$Bkhk3Q', false, '2026-11-30 22:50:43.213189+00');
INSERT INTO public.credential VALUES (5, 4, 'pin', '$argon2id$v=19$m=8,t=1,p=1$QLjlrVbwNIc$AsclNg', false, '2026-11-30 22:50:43.213189+00');
INSERT INTO public.credential_handover VALUES (1, 4, 'taken_up', 2, '2026-11-30 22:50:42.900248+00', 3, '2026-11-30 22:50:43.135256+00', 1, '$argon2id$v=19$m=8,t=1,p=1$qL6R582MLUM$36AsoQ', '2026-11-30 22:50:43.213189+00');
INSERT INTO public.link VALUES (1, 'site', 1, '0000000000000000000000000000000000000000000000000000000000000000', 'f39c5492c1ada84847524c595ebdbabb962ba7c9fb49989dfce48ddfd7af5d12');
INSERT INTO public.link VALUES (2, 'site', 2, 'f39c5492c1ada84847524c595ebdbabb962ba7c9fb49989dfce48ddfd7af5d12', '7407c4a8c13a9a9c305373cd7c5ccea498b1952ca06e7fd7cb9e006c0e2f1e87');
INSERT INTO public.link VALUES (3, 'person/anna', 1, '0000000000000000000000000000000000000000000000000000000000000000', '086ad52b2010b567147d5e03639c0027be94e7fec484aa7905041445a1016375');
INSERT INTO public.link VALUES (4, 'person/quinn', 1, '0000000000000000000000000000000000000000000000000000000000000000', '3bccac50a15f65a8980af5055cb229cb780ed9e934c24ea3ced446310e13500e');
INSERT INTO public.link VALUES (5, 'person/quinn', 2, '3bccac50a15f65a8980af5055cb229cb780ed9e934c24ea3ced446310e13500e', '519e68114aff5049a7ba41093004f9248f0a9204a5049ac0e09c30f3a3184465');
INSERT INTO public.link VALUES (6, 'person/quinn', 3, '519e68114aff5049a7ba41093004f9248f0a9204a5049ac0e09c30f3a3184465', '9f63e32dc1fb9dcd1c6f7ac0e239688fa44db0cd1395b5f3df75144c06eafd64');
INSERT INTO public.link VALUES (7, 'person/anna', 2, '086ad52b2010b567147d5e03639c0027be94e7fec484aa7905041445a1016375', 'cc4f8e92908dad5b0e6ec70c3f1aba4f18ac89f241b767b835943c840a1eca55');
INSERT INTO public.link VALUES (8, 'person/anna', 3, 'cc4f8e92908dad5b0e6ec70c3f1aba4f18ac89f241b767b835943c840a1eca55', '0cd465c4a0e0661989afe20f356f28cea49772e9e943194cf0649aea8ff0d347');
INSERT INTO public.link VALUES (9, 'person/anna', 4, '0cd465c4a0e0661989afe20f356f28cea49772e9e943194cf0649aea8ff0d347', 'fe53fcaff20c5943ba538813d18ba84fc040b90ccb0b0b3ab9ff3e385598f391');
INSERT INTO public.link VALUES (10, 'person/anna', 5, 'fe53fcaff20c5943ba538813d18ba84fc040b90ccb0b0b3ab9ff3e385598f391', '81170b07c601b49e2868a0c3a62b059eeb11cae3ffa9f9ec3d19b0947ba09287');
INSERT INTO public.link VALUES (11, 'person/quinn', 4, '9f63e32dc1fb9dcd1c6f7ac0e239688fa44db0cd1395b5f3df75144c06eafd64', 'c45dee5f24679cf2988f9757f09e7776341f572378c870ed1240229292c1dc4c');
INSERT INTO public.link VALUES (12, 'person/anna', 6, '81170b07c601b49e2868a0c3a62b059eeb11cae3ffa9f9ec3d19b0947ba09287', 'f6ab2eb71ef3c7ba7d7e4eab512e31231477d34ad83e3b09143f259e51780995');
INSERT INTO public.link VALUES (13, 'person/anna', 7, 'f6ab2eb71ef3c7ba7d7e4eab512e31231477d34ad83e3b09143f259e51780995', '39f1f32a49d9a21b6ea0f279d5219eda9966bd61a564352eb636c88b4744d521');
INSERT INTO public.link VALUES (14, 'person/anna', 8, '39f1f32a49d9a21b6ea0f279d5219eda9966bd61a564352eb636c88b4744d521', '65e96d839a52225748cc0bbafdd7d29de63d159ca0c8e3505629a9fa6d9b0e50');
INSERT INTO public.person VALUES (1, 'nkmfg', 'nkmfg (the software)', NULL, 'active', true, NULL, NULL);
INSERT INTO public.person VALUES (2, 'adam', 'Adam Admin', 'B-ADAM', 'active', false, 'passport seen', NULL);
INSERT INTO public.person VALUES (3, 'quinn', 'Quinn Quality', 'B-QUINN', 'active', false, 'passport seen', NULL);
INSERT INTO public.person VALUES (4, 'anna', 'Анна Коваль-Ковалёва', 'B-ANNA-2', 'active', false, 'passport seen', NULL);
INSERT INTO public.role_grant VALUES (1, 2, 'administrator', 'effective', true, NULL, '2026-11-30 22:50:42.660365+00', '2026-11-30 22:50:42.660365+00', NULL, NULL, NULL);
INSERT INTO public.role_grant VALUES (2, 3, 'qa', 'effective', true, NULL, '2026-11-30 22:50:42.660365+00', '2026-11-30 22:50:42.660365+00', NULL, NULL, NULL);
INSERT INTO public.role_grant VALUES (3, 4, 'technician', 'effective', false, 2, '2026-11-30 22:50:43.282487+00', '2026-11-30 22:50:43.374568+00', 2, NULL, NULL);
INSERT INTO public.schema_manifest VALUES (1, '0001', 'postgresql', 1, '{"table access_event, column at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table access_event, column detail":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table access_event, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table access_event, column kind":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table access_event, column person_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table access_event, column terminal_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table access_event, column typed_login":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table access_event, constraint ck_access_event_kind":"5cf04d6da218eb58fc346ddd4888456e4f8a61e86b745dfdf7a6963761cf7ed5","table access_event, constraint fk_access_event_person_id":"fda95bd3b556db4a925215042186313712e410bdbe8c80325ce49daf027f4137","table access_event, constraint fk_access_event_terminal_id":"4ac3202cc42f569a2d64189150100dda926980d909ddb209f9209d460523de69","table access_event, constraint pk_access_event":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table access_event, index ix_access_event_person":"1cec4749c57759d0acddbd71cb0fd9305a4333e72c843616235305324eb53a0a","table access_event, index pk_access_event":"ce8ee666814ddf7e497062f8b12014a1e24d3cd8b16244f261c517b01e876519","table acknowledgement, column acknowledged_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table acknowledgement, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table acknowledgement, column person_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table acknowledgement, column statement":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table acknowledgement, constraint fk_acknowledgement_person_id":"fda95bd3b556db4a925215042186313712e410bdbe8c80325ce49daf027f4137","table acknowledgement, constraint pk_acknowledgement":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table acknowledgement, constraint uq_acknowledgement_person_id":"d3ff1af7f4a2e2652b62a8a737e700d2d9c75810abe17850ac3f232c2aad3ad4","table acknowledgement, index pk_acknowledgement":"3adf31baecb40dbace8e7fb63735b3a1fbd1b97558393bef9226c3fd5dac2280","table acknowledgement, index uq_acknowledgement_person_id":"c3db04e30033031626000e71d1cb1cce780e2bfbb3a3947e74d5fd74993fe059","table act, column action":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table act, column actor_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table act, column actor_name":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table act, column actor_role":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table act, column at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table act, column database_user":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table act, column header_version":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table act, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table act, column reason":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table act, column schema_revision":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table act, column session_person_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table act, column software_version":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table act, column stream":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table act, column terminal_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table act, constraint ck_act_reason":"2454767212ec0816f5e101609f0def20965684513abd86b976eb09da6d35f112","table act, constraint fk_act_actor_id":"57c8569344fb1b9bae1167dfcfdb9cacddd8109f81f568e7d77b52a78a46cbaa","table act, constraint fk_act_link":"a9215b83dd3bd478119583c8abac36db714ebb2b411d96fbff646c61e7614f4c","table act, constraint fk_act_session_person_id":"877b58da1ad3e6fe81c5ce2df4441d75308d7d1e0abfcd295319d1578058457a","table act, constraint fk_act_terminal_id":"4ac3202cc42f569a2d64189150100dda926980d909ddb209f9209d460523de69","table act, constraint pk_act":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table act, index ix_act_stream":"7d2fd9daaf7987fc3d94c24ee7aace279ebb8a216f08632ec29326975052abe1","table act, index pk_act":"233f591204f6c4f4a11c242fc73a8b0a8766263880954a48bf74b74cc5823958","table at_risk_use, column batch_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table at_risk_use, column donor_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table at_risk_use, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table at_risk_use, column lot_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table at_risk_use, column pending":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table at_risk_use, column permitted_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table at_risk_use, column signature_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table at_risk_use, constraint ck_at_risk_use_one_thing":"ea8de5996abeea0be5a15909f17175ddcf13fe29be6ed186d79c4e8b0833e976","table at_risk_use, constraint fk_at_risk_use_batch_id":"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0","table at_risk_use, constraint fk_at_risk_use_donor_id":"f0f9abdecec6dd203575a7ca9fba439820a79c30032f718cfcfb35846d0cdee7","table at_risk_use, constraint fk_at_risk_use_lot_id":"b633cf1bd686d6600649afe8d5c79feb58b1f09819e2959df0308f26d174f999","table at_risk_use, constraint fk_at_risk_use_signature_id":"266dad5ed05d36e98e71cbccbf1e7dbffab55952e3398bff82562799c87aa455","table at_risk_use, constraint pk_at_risk_use":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table at_risk_use, index ix_at_risk_use_batch":"eb5d2ba34a3bde118806bcca49bfd734d18157bd54e3d92ef23882143df61f19","table at_risk_use, index pk_at_risk_use":"979d6c3766565b06d55b96434498c83e1d8259e4ff5a8b81a035a1f670d9ef6a","table attachment, column added_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table attachment, column batch_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table attachment, column content":"c8cb089f22aeee62bdc57d26a917ea05cc5b3d38ae2991a9c4831a4bb5e1f1bb","table attachment, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table attachment, column media_type":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table attachment, column name":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table attachment, column sha256":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table attachment, column size":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table attachment, constraint fk_attachment_batch_id":"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0","table attachment, constraint pk_attachment":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table attachment, index ix_attachment_batch":"b114b2bcdc95241607445e73376b653951ec53447881b99793f197ecbd47e214","table attachment, index pk_attachment":"79ca54a4ddcb9fb3e5d357d7c4cdd97f0479a68f6500f299e4da89219ee62a95","table batch, column collection_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table batch, column culture_started_at":"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e","table batch, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table batch, column issued_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table batch, column number":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table batch, column order_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table batch, column order_version_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table batch, column recipe_version_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table batch, column state":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table batch, constraint ck_batch_state":"5563d6902e7f52ea23d6279e0b087acb687939aa261223fe2e4c3e3d3230423c","table batch, constraint fk_batch_collection_id":"50354705cc15a872e2ef99bd36d23ae00c4863f7b7a878f12a06f7efc36f8e41","table batch, constraint fk_batch_order_id":"a74424ab2aff53b533a45395f81dac380854ed524952bead8b0e5caee364b13e","table batch, constraint fk_batch_order_version_id":"57b55696528f816d658d02d63bb5463868f4f10fde352677263d5d42f073328e","table batch, constraint fk_batch_recipe_version_id":"7431efb7eb0d4d9012b3c5de44f333ccd53070fe68de41efed45563d5086ccac","table batch, constraint pk_batch":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table batch, constraint uq_batch_number":"e1d7070c216af89739098214bd5920dc1bc48fb1d16d9c3b771660bb6b50956d","table batch, index ix_batch_state":"59976fa141556b4509a06034af8b18dce0611175c6bd8e2d88a46a75c47a6c35","table batch, index pk_batch":"ccd4181ac19011d93be09bfe1dedc3ff966ea41a364361e183d49a2b6e278c85","table batch, index uq_batch_number":"e6788b355dcdfbef9f45ac0faa99ef0ed70a1351c9c13344c3400a9bc5e24b8e","table batch_summary, column batch_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table batch_summary, column content":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table batch_summary, column day":"d682a547bef34ecbaa6a7ed5a77c23bebe27bed9b1b77345eafa90c1d3a1007f","table batch_summary, column heads":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table batch_summary, column software_version":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table batch_summary, constraint fk_batch_summary_batch_id":"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0","table batch_summary, constraint pk_batch_summary":"c2b9036f8d29d0b3a97efd57d32947bffc0a49402fa0519155982f49251d81ff","table batch_summary, index pk_batch_summary":"d44af28f745615bc3de518cb8564114f5f8fcf309741d3fcbb9490371dded39d","table bedside, column attachment_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table bedside, column flush_ml":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table bedside, column flush_typed":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table bedside, column form_number":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table bedside, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table bedside, column infusion_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table bedside, column revision":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table bedside, column second_person":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table bedside, column tubing_ml":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table bedside, column tubing_typed":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table bedside, column vital_signs":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table bedside, constraint fk_bedside_attachment_id":"6c7fe0aa860eb57310937b51dc22b66c433b13b33c4895bafa9a0a1eed41b380","table bedside, constraint fk_bedside_infusion_id":"f63d5721422305412523baf24abf0bffe0687a00f084230b61c90bfe11db6e59","table bedside, constraint pk_bedside":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table bedside, constraint uq_bedside_form_number_revision":"fbb86790ff299c68a8f394eab766aa9cc716ed244fe8e681cb2b40d7de8c501e","table bedside, constraint uq_bedside_infusion_id":"e2e4e72f07382f6ed9357e00cb4bb4d2054e0d53169d3c98fbb50cd3ae1fffd7","table bedside, index pk_bedside":"a9466ccf759617d3c4e0a978f35e8f06708615f8b39d614ffeb1aa7c5c84033f","table bedside, index uq_bedside_form_number_revision":"055bfe9ec214e5c4845aa1b2910483a0379a9c16d885b19a2f59de61324dcac3","table bedside, index uq_bedside_infusion_id":"fd7b043de4a73700e184b38407c5af9a8272a3148b87944762e676f45b3b6871","table change, column act_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table change, column became":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table change, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table change, column op":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table change, column row_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table change, column table_name":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table change, column was":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table change, constraint ck_change_op":"776a1404a53b995d3fd5f338489d0c56f38d13e68c93af771678d0ef09c31ea2","table change, constraint fk_change_act_id":"7f7d78c20f5185db4b9aa18ba7ec51aac68b026df738d85f63a9a8a929e58784","table change, constraint pk_change":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table change, index ix_change_act":"b072ed468c83cd52c3eff3200404396641b8ca4e253759af2988bf7260410bf9","table change, index ix_change_row":"687fcb6f12ed4046961237cd964bf2923101a5e039a04cd3797a788e7ef9f34d","table change, index pk_change":"df8aa9c299b56f6aed8c73360b53de539292e8757db4b4a24c0e373e95b67311","table clock_shift, column forward_s":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table clock_shift, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table clock_shift, column shifted_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table clock_shift, constraint ck_clock_shift_forward_only":"a456386d99c2cf365f46c7ea5fb5503c30bf5a786cb3d50646e436ec7541358a","table clock_shift, constraint pk_clock_shift":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table clock_shift, index pk_clock_shift":"f5b920872fc790c2dd72c5b2e6fd215ec6cf6c8cd7581480d3d9bd83476e4f7f","table collection, column anticoagulant":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table collection, column device":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table collection, column din":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table collection, column donor_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table collection, column ended_at":"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e","table collection, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table collection, column operator":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table collection, column started_at":"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e","table collection, column volume_ml":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table collection, constraint fk_collection_donor_id":"f0f9abdecec6dd203575a7ca9fba439820a79c30032f718cfcfb35846d0cdee7","table collection, constraint pk_collection":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table collection, constraint uq_collection_din":"834151faaf18678c6746cf3084bb82905b38ede4898c0aa8ded9e59f10425148","table collection, index ix_collection_donor":"32fea24efa2b37353ce144c207a631a4fe7410c7cc97ebb21372c8fbdbd54c46","table collection, index pk_collection":"df4007007bc5a2090ae3e62d113a35a20ed3e2e099cd120822fa0eafcf8d423d","table collection, index uq_collection_din":"93ea84977d4d76896d6ec26f34a7c992c24945253bf3630c0d484b025120e77a","table contact, column function":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table contact, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table contact, column is_listed":"14666b57a8dd8ad34e5420b7ba1b458ef60047b1dc0e98696b773f1c8e9f5923","table contact, column name":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table contact, column place":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table contact, column telephone":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table contact, constraint pk_contact":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table contact, index pk_contact":"682c2e68ea0819a0ed243cd0eb3cf65aed7e9deb698af62126f0545cbbf8232a","table credential, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table credential, column is_first":"14666b57a8dd8ad34e5420b7ba1b458ef60047b1dc0e98696b773f1c8e9f5923","table credential, column kind":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table credential, column person_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table credential, column secret_hash":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table credential, column set_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table credential, constraint ck_credential_kind":"7655ca3d1b8cf98c7d8ae912fd596a1a1c0d12009c35817468b3f6977c2ad983","table credential, constraint fk_credential_person_id":"fda95bd3b556db4a925215042186313712e410bdbe8c80325ce49daf027f4137","table credential, constraint pk_credential":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table credential, constraint uq_credential_person_id_kind":"b03697cb409a282bf5954fb6b581e53993879118852ba7de774fd9c0841101fe","table credential, index pk_credential":"64a4320de327d021ac5a61e97fdc00d3811396e8bec5a72d77764e28d52b70ae","table credential, index uq_credential_person_id_kind":"24e34bf1a817c37e2d52a115b8a5f84cb34736f49b40e8321f54137c41836670","table credential_handover, column code_hash":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table credential_handover, column ended_at":"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e","table credential_handover, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table credential_handover, column issued_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table credential_handover, column issued_by_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table credential_handover, column person_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table credential_handover, column signature_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table credential_handover, column state":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table credential_handover, column vouched_at":"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e","table credential_handover, column vouched_by_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table credential_handover, constraint ck_credential_handover_is_vouched_for":"3b81940c7ca19849e38b9be64572d0bd332350d9d8698362426f0125caf4bbb4","table credential_handover, constraint ck_credential_handover_not_to_oneself":"2f8e181bab06e49c4aff01b4496377bf0128c568210281beecf1fdc2dc0940f5","table credential_handover, constraint ck_credential_handover_state":"46c21e42483e1a977b6c4d2cbc56ea15309c9cbedcd7a930df0f2b2cc2e37c67","table credential_handover, constraint ck_credential_handover_takes_two":"5c0ce007afbe9507ad30f8becfcfa2ab2fe4041a02b7bb03c2b2205cec3ccf1c","table credential_handover, constraint fk_credential_handover_issued_by_id":"2c3f6e4ab53bf6f6ad680442abeef08c0902e64150342e3c5e02e44e74e595a8","table credential_handover, constraint fk_credential_handover_person_id":"fda95bd3b556db4a925215042186313712e410bdbe8c80325ce49daf027f4137","table credential_handover, constraint fk_credential_handover_signature_id":"266dad5ed05d36e98e71cbccbf1e7dbffab55952e3398bff82562799c87aa455","table credential_handover, constraint fk_credential_handover_vouched_by_id":"85a0f87682a1e7926099ec9036aef8e55bb74557f126cbca9e1f0b1286ccf973","table credential_handover, constraint pk_credential_handover":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table credential_handover, index ix_credential_handover_person":"5cd5b4bfd9c8271b29ae604f77830d25eb6674d7a9a243f2dcfe60664751c0b4","table credential_handover, index pk_credential_handover":"1882084b9faf3e773d79aba456993d78d27b975d58f486f4ce5230fe1c097467","table custody_transfer, column batch_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table custody_transfer, column condition":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table custody_transfer, column container_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table custody_transfer, column documents":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table custody_transfer, column entered_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table custody_transfer, column happened_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table custody_transfer, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table custody_transfer, column is_afterwards":"14666b57a8dd8ad34e5420b7ba1b458ef60047b1dc0e98696b773f1c8e9f5923","table custody_transfer, column kind":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table custody_transfer, column logger":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table custody_transfer, column ordinal":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table custody_transfer, column reason":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table custody_transfer, column recorded_by_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table custody_transfer, column volume_ml":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table custody_transfer, column volume_typed":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table custody_transfer, column whom":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table custody_transfer, column witness":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table custody_transfer, constraint ck_custody_transfer_destroyed_before_a_witness":"312777f9f9e7d576bd85e6c56ba611a567c9057eff4da6b67e64a602951646fb","table custody_transfer, constraint ck_custody_transfer_kind":"f05c2bf41b76625990915fda40cb105d01757896c86de1901db8a07ced40ecf6","table custody_transfer, constraint ck_custody_transfer_somebody_took_it":"be9ae645abdd496a42a9b5bd3f128620e00e4a6d7cade85dccb7011d647e1c8c","table custody_transfer, constraint fk_custody_transfer_batch_id":"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0","table custody_transfer, constraint fk_custody_transfer_container_id":"bf41a782e57a6c64db7265611a305826a500a17c8ff678f219dfef976c0986dc","table custody_transfer, constraint fk_custody_transfer_recorded_by_id":"ede2cdb6f75119d478963498c97bdb3b8e3feb7682658569868f7602a5c3b88c","table custody_transfer, constraint pk_custody_transfer":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table custody_transfer, constraint uq_custody_transfer_batch_id_ordinal":"1229561efefc044d32a102aa388e27b3d3d4168bda5f37f232d940bb507cfd83","table custody_transfer, index pk_custody_transfer":"68ac1f71d999431d62037fb40f3e19a69326676ece01bc5fe8bb975c78b34f31","table custody_transfer, index uq_custody_transfer_batch_id_ordinal":"a787c4ad9463f0a35dd8feed4bf3b9ce21bcd2cf53fb1b22dfe1d0333ae5f1c8","table decision_paper, column batch_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table decision_paper, column entered_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table decision_paper, column happened_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table decision_paper, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table decision_paper, column kind":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table decision_paper, column ordinal":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table decision_paper, column person":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table decision_paper, column recorded_by_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table decision_paper, column reference":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table decision_paper, column statement":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table decision_paper, constraint ck_decision_paper_kind":"cf19bc2ffa29410d4c98b144bbbef3b63b309bf2f026f6bd5dc8743da2f09b3c","table decision_paper, constraint fk_decision_paper_batch_id":"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0","table decision_paper, constraint fk_decision_paper_recorded_by_id":"ede2cdb6f75119d478963498c97bdb3b8e3feb7682658569868f7602a5c3b88c","table decision_paper, constraint pk_decision_paper":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table decision_paper, constraint uq_decision_paper_batch_id_kind_ordinal":"24b2f773a4f9592b5cdec087d90070a1e8146d2804bbb9c921d83a125f0a907d","table decision_paper, index pk_decision_paper":"dc98b9bc596ea8131ca260cb89eab3908671545e27ea7c29045d65bebcda17f2","table decision_paper, index uq_decision_paper_batch_id_kind_ordinal":"dafefd684bc2cf9411b84cfbc7d65320f4327187e135a73f5e9c6ad5de3e1ca8","table deviation, column assessment":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table deviation, column batch_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table deviation, column closed_at":"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e","table deviation, column code":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table deviation, column event":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table deviation, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table deviation, column number":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table deviation, column occurrence":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table deviation, column opened_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table deviation, column run_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table deviation, column signature_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table deviation, column state":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table deviation, column subject":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table deviation, constraint ck_deviation_closing_is_signed":"4406b0759de40b8d1e72202c7226ce00b9e6064b569965ae4601a62ffa92ac07","table deviation, constraint ck_deviation_state":"5563d6902e7f52ea23d6279e0b087acb687939aa261223fe2e4c3e3d3230423c","table deviation, constraint fk_deviation_batch_id":"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0","table deviation, constraint fk_deviation_run_id":"8f79e356078f06a19eaf583b1f19fdd64ef8db7460c399cef4f547d7154606a7","table deviation, constraint fk_deviation_signature_id":"266dad5ed05d36e98e71cbccbf1e7dbffab55952e3398bff82562799c87aa455","table deviation, constraint pk_deviation":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table deviation, constraint uq_deviation_batch_id_code_subject_occurrence":"041b275d319069b5a4bbbe564d864f25504f123440ff2282b1e6ef52f2cdb929","table deviation, constraint uq_deviation_number":"e1d7070c216af89739098214bd5920dc1bc48fb1d16d9c3b771660bb6b50956d","table deviation, index ix_deviation_batch":"cc079f77992cca79e3e2873b96125dc2ad2de4e2588227472dacf30e2d62acef","table deviation, index pk_deviation":"c54f45be7e83253f96f685bb11188859ccafde96063790bf5b189baba6fe4452","table deviation, index uq_deviation_batch_id_code_subject_occurrence":"639979d6ddb1561eb4daa7f298dd2b0ff618ce36ab8a95023a2144f1880125ba","table deviation, index uq_deviation_number":"cb5f261dd85608aa4d94601922524c34332e1249fec6218f70047bf0a2fb7a66","table disposition, column batch_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table disposition, column decided_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table disposition, column decision":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table disposition, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table disposition, column ordinal":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table disposition, column pending":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table disposition, column reason":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table disposition, column signature_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table disposition, constraint ck_disposition_decision":"2457da13910e0353724ae287967b02ef4c1a1cb6fe1e839e645eab17d7bf5e44","table disposition, constraint ck_disposition_order":"ec1c6d6506c99bf230a25c5dce5ce365e7450244299383f08309f4a92ead60ca","table disposition, constraint ck_disposition_reasons":"f5fa29b51b343d51e3599cfa94dbf49f2240f7e6d50a8734937187cfa2f13f2a","table disposition, constraint fk_disposition_batch_id":"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0","table disposition, constraint fk_disposition_signature_id":"266dad5ed05d36e98e71cbccbf1e7dbffab55952e3398bff82562799c87aa455","table disposition, constraint pk_disposition":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table disposition, constraint uq_disposition_batch_id_ordinal":"1229561efefc044d32a102aa388e27b3d3d4168bda5f37f232d940bb507cfd83","table disposition, constraint uq_disposition_signature_id":"91c94b13e0a088ad4c25050b20af75b30edcd10cef9310fa6a1a62999c1b96e9","table disposition, index pk_disposition":"4d1634227272181d51762e2a4156376caefe7add3760f100b0f7a9cd179c38d5","table disposition, index uq_disposition_batch_id_ordinal":"281618175d7ea406cb8544bbb2c8a2cdd98054fc0bdbeb20c6a6f75b568f774c","table disposition, index uq_disposition_signature_id":"a5261dc2aeedf9e89ce77f0e570925789c0bd20c4fd36bc89967ea2a347bcef4","table donor, column breast_feeding":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table donor, column code":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table donor, column consent":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table donor, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table donor, column pregnancy_tested_at":"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e","table donor, column pregnant":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table donor, column screening":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table donor, column suitable_for_apheresis":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table donor, constraint pk_donor":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table donor, constraint uq_donor_code":"b52fcd405accad0e0bd5fb6ef208aee7fe6f0ef17f8f2b8aba8c45ce5aad7f39","table donor, index pk_donor":"81c0c5b18b6b7d918f4e78569f425d646ff1102d74bd5d172fab07206dd9b8ff","table donor, index uq_donor_code":"322a91673dea76b60aca402cd205bedac08c383ac36b517ba8df47933cce64d8","table donor_ground, column batch_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table donor_ground, column because":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table donor_ground, column findings":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table donor_ground, column ground":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table donor_ground, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table donor_ground, column legends":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table donor_ground, column ordinal":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table donor_ground, column permitted_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table donor_ground, column physician":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table donor_ground, column physician_told_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table donor_ground, column reference":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table donor_ground, column signature_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table donor_ground, column verdict":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table donor_ground, constraint ck_donor_ground_ground":"3985226d594c136dea8cc8537761259f99e699c55c1751b57ce732d2bc367685","table donor_ground, constraint fk_donor_ground_batch_id":"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0","table donor_ground, constraint fk_donor_ground_signature_id":"266dad5ed05d36e98e71cbccbf1e7dbffab55952e3398bff82562799c87aa455","table donor_ground, constraint pk_donor_ground":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table donor_ground, constraint uq_donor_ground_batch_id_ordinal":"1229561efefc044d32a102aa388e27b3d3d4168bda5f37f232d940bb507cfd83","table donor_ground, constraint uq_donor_ground_signature_id":"91c94b13e0a088ad4c25050b20af75b30edcd10cef9310fa6a1a62999c1b96e9","table donor_ground, index pk_donor_ground":"755639769c0fb28ca56fcabf09138220a64193909aee98f3358dcaf36538acdf","table donor_ground, index uq_donor_ground_batch_id_ordinal":"3cca4bfe99846c37a7e0ea77178e336543b5a5023c8ed6af491d36baeae7f528","table donor_ground, index uq_donor_ground_signature_id":"61c6a9de43401b372243b60a3a9957485237c8b4cc599dc0f4e3575a5caeaf9d","table donor_identity, column blood_group":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table donor_identity, column born_on":"d682a547bef34ecbaa6a7ed5a77c23bebe27bed9b1b77345eafa90c1d3a1007f","table donor_identity, column donor_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table donor_identity, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table donor_identity, column name":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table donor_identity, column record_number":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table donor_identity, constraint fk_donor_identity_donor_id":"f0f9abdecec6dd203575a7ca9fba439820a79c30032f718cfcfb35846d0cdee7","table donor_identity, constraint pk_donor_identity":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table donor_identity, constraint uq_donor_identity_donor_id":"76711416ebed84a02bb013c0a40eba86a8b4194812f205e6624ad6099a886cab","table donor_identity, index pk_donor_identity":"1c89067a2c2fba63d7b725bb0dea3389b75639b37107ce99b76fd085cf715613","table donor_identity, index uq_donor_identity_donor_id":"51c9e1c49577e10c953d016c289af1f4d388990a59bfe1d1b955e68e8db263c0","table donor_marker, column donor_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table donor_marker, column finding":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table donor_marker, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table donor_marker, column laboratory":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table donor_marker, column marker":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table donor_marker, column sampled_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table donor_marker, constraint ck_donor_marker_finding":"cc9270e7bda14c520df932d68311e663500c5a6505c90b9f9f00c4ba83a86555","table donor_marker, constraint fk_donor_marker_donor_id":"f0f9abdecec6dd203575a7ca9fba439820a79c30032f718cfcfb35846d0cdee7","table donor_marker, constraint pk_donor_marker":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table donor_marker, constraint uq_donor_marker_donor_id_marker_sampled_at":"0ec2831be67e4d580b2936ac998e3836e4c851b9af0899b5c53138e1fe7e9cb7","table donor_marker, index pk_donor_marker":"4538499181709d1fae72b17eac8705ddc6af82413d6e289791dbb56b04669776","table donor_marker, index uq_donor_marker_donor_id_marker_sampled_at":"319f12fbf5ac6d9e41354f1cb1499dcbaeae0a767c9a487684eb8851342a514f","table draft, column form_id":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table draft, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table draft, column person_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table draft, column run_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table draft, column subject":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table draft, constraint fk_draft_person_id":"fda95bd3b556db4a925215042186313712e410bdbe8c80325ce49daf027f4137","table draft, constraint fk_draft_run_id":"8f79e356078f06a19eaf583b1f19fdd64ef8db7460c399cef4f547d7154606a7","table draft, constraint pk_draft":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table draft, constraint uq_draft_form_id":"cb0310491c90cd991008717a45f44ea2f881de400f83ae4491602e4bb919324b","table draft, constraint uq_draft_person_id_run_id_subject":"987ae7774b9d625f154412efa4d2e5088c0d541147f192cda091c099e6a44f60","table draft, index pk_draft":"34f15f9a068ca897a3c4ff06fd4376c7654b20e03f57a1321e3e32c059961c40","table draft, index uq_draft_form_id":"8fcbad3b6c2744097766fb7a91b904ebe08e86a6090f56e5cd3cfe695b700ca5","table draft, index uq_draft_person_id_run_id_subject":"f08f584d38e6a95d69cef0f484d183f8ea38a2672e3173630b6aebaee3693ded","table draft_value, column draft_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table draft_value, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table draft_value, column left_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table draft_value, column name":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table draft_value, column typed":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table draft_value, constraint fk_draft_value_draft_id":"472d993922b470299faf25ae64f16e02f185ac174bcc0dbef39631116ff5b4bb","table draft_value, constraint pk_draft_value":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table draft_value, constraint uq_draft_value_draft_id_name":"8676dd832653b198faaa236f579964d696ed5bf8b681b9a821f7d6ea62b89d1b","table draft_value, index pk_draft_value":"7f9c62a8fb77d599e358bef7d57f20ab50efdb1bfe49428333457f2c881570f2","table draft_value, index uq_draft_value_draft_id_name":"6f726a94017fa4313d0a23b98908b702f6c7bc1f48bc29a76c1252d36dbb2b67","table entry, column attachment_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table entry, column batch_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table entry, column comparator":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table entry, column entered_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table entry, column equipment_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table entry, column field":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table entry, column happened_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table entry, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table entry, column kind":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table entry, column lot_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table entry, column number":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table entry, column number_for_trends":"b8826f794a95557d683dd61383cbf95e11202a551a5642758a6359b17545bd90","table entry, column performed_by_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table entry, column reason":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table entry, column recorded_by_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table entry, column replicate":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table entry, column revision":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table entry, column run_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table entry, column subject_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table entry, column subject_kind":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table entry, column typed":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table entry, column unit":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table entry, column working":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table entry, constraint ck_entry_changes_have_reasons":"0e4761a45a3e57441d11778668cfa4a58070cb719d8bc8face99c434335a2f8a","table entry, constraint ck_entry_kind":"216ab4049caa5d358fa8e6e4057117146fd9ee63b8ff08e338c50c8ade57489e","table entry, constraint fk_entry_attachment_id":"6c7fe0aa860eb57310937b51dc22b66c433b13b33c4895bafa9a0a1eed41b380","table entry, constraint fk_entry_batch_id":"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0","table entry, constraint fk_entry_equipment_id":"e2b118d03f54a409b52f69a40c6e3255be5206569a373a136cf23328ee751d1f","table entry, constraint fk_entry_lot_id":"b633cf1bd686d6600649afe8d5c79feb58b1f09819e2959df0308f26d174f999","table entry, constraint fk_entry_performed_by_id":"1e7d4bf7eadea60bf5a45b901290a4aadd43a2ca1038cb9be0a6924f3ebe763f","table entry, constraint fk_entry_recorded_by_id":"ede2cdb6f75119d478963498c97bdb3b8e3feb7682658569868f7602a5c3b88c","table entry, constraint fk_entry_run_id":"8f79e356078f06a19eaf583b1f19fdd64ef8db7460c399cef4f547d7154606a7","table entry, constraint pk_entry":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table entry, constraint uq_entry_run_id_field_subject_kind_subject_id_replicate_688f":"b6a3e491a27a73c1ab77c73edfd6e53947246e9fe2b8a4c0f3a20c3591edbb5d","table entry, index ix_entry_batch":"f5bd048a362e7f062ef99ac971be816d9d3e26ac19867a6c14be0902f3d9d5e2","table entry, index ix_entry_equipment":"0c7fa51b9d24c0d878cc1a84b40d1a647886249215f82d9b8890062e8b5343b1","table entry, index ix_entry_lot":"8ea03bd42e82b9ab4c8a502da9166833feac21059709d79e0a8eecfa4081f9fe","table entry, index pk_entry":"fad0b6976121954255d7fbd8ab38b2589504d773362229c3ed25839aacc906a1","table entry, index uq_entry_run_id_field_subject_kind_subject_id_replicate_688f":"3b2cabf35a43f625a18fd9c957ab4f516719182fce3432b3a9e300a62d94d116","table equipment, column affected":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table equipment, column applies_dilution":"2809e2290efac1f050f0c0bf0d0bf180c39a8beefe300b1c6e38c5a016fe1ddf","table equipment, column calibrated_until":"efc8a64fa64188e5c2253dad7598f4c5d1d3231446a7db00df3ceebc29b40b37","table equipment, column code":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table equipment, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table equipment, column kind":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table equipment, column name":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table equipment, column state":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table equipment, constraint ck_equipment_affected":"4011daaa4e02efde53a24f1400fa8359393d6ac4de1483e2cd022013fcb01727","table equipment, constraint ck_equipment_affected_while_quarantined":"61ce14349653a049cf9204cf56f492a62a5ec211f15c402506e2859b48925c9f","table equipment, constraint ck_equipment_state":"e6d1e4a627d10587c59a3b580326b1fb63fc06ef285fcb56e39853756074e14e","table equipment, constraint pk_equipment":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table equipment, constraint uq_equipment_code":"b52fcd405accad0e0bd5fb6ef208aee7fe6f0ef17f8f2b8aba8c45ce5aad7f39","table equipment, index pk_equipment":"6fd022f8808839bbd2c9a3e1291cb988efabff0fc289d2143bf19c001c134ee2","table equipment, index uq_equipment_code":"5eb3ff5b8e4f3d15b0c79250bb2795094801e013f32f39caad583c9551d895f3","table exception_answer, column answer":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table exception_answer, column answered_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table exception_answer, column answered_by_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table exception_answer, column batch_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table exception_answer, column code":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table exception_answer, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table exception_answer, column identity":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table exception_answer, column subject":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table exception_answer, column what":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table exception_answer, constraint ck_exception_answer_answer":"2f06738a3ba9b2c1289f4e4eb912fa0de177f14a2901f65ae8d4f77e9f0beee6","table exception_answer, constraint fk_exception_answer_answered_by_id":"ceb6f4e417dd32425eed934c4fca6a471aa6d6e8d9e5d4bebe51b3b2b5c649c8","table exception_answer, constraint fk_exception_answer_batch_id":"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0","table exception_answer, constraint pk_exception_answer":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table exception_answer, index ix_exception_answer_batch":"b5884fe4ebfb32bde7b8e09019e0f551d98aaa0d8ac930a5f408381265207359","table exception_answer, index pk_exception_answer":"aa350abe2ade34f806e81b60dd84250bd79ec1e45c2fb73763c5ce5fda0063fc","table feeder_lot, column bank":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table feeder_lot, column dose_gy":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table feeder_lot, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table feeder_lot, column irradiated_at":"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e","table feeder_lot, column irradiator":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table feeder_lot, column lot_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table feeder_lot, column passage":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table feeder_lot, column tests":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table feeder_lot, column viable_per_vial":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table feeder_lot, constraint fk_feeder_lot_lot_id":"b633cf1bd686d6600649afe8d5c79feb58b1f09819e2959df0308f26d174f999","table feeder_lot, constraint pk_feeder_lot":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table feeder_lot, constraint uq_feeder_lot_lot_id":"fb141f0939b1f7121d180de987bd8023cc0fd9eada613c00504215a162f4394a","table feeder_lot, index pk_feeder_lot":"31899d8605c58be56a63e1020e51fc0ed816f95e07b67d50b52e1af3baaf9273","table feeder_lot, index uq_feeder_lot_lot_id":"77305360d5060ca7d3b38de58a81052cac45ce408e5adf07f0d6e3f77756802c","table identity_scan, column asked":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table identity_scan, column batch_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table identity_scan, column container_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table identity_scan, column expected":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table identity_scan, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table identity_scan, column matched":"14666b57a8dd8ad34e5420b7ba1b458ef60047b1dc0e98696b773f1c8e9f5923","table identity_scan, column place":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table identity_scan, column scanned":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table identity_scan, column scanned_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table identity_scan, column scanned_by_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table identity_scan, constraint ck_identity_scan_asked":"ecb63d146b59dd81ea04ab83db4b5b84571b2618a29c07b8aa6ebcc6ba8631e3","table identity_scan, constraint fk_identity_scan_batch_id":"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0","table identity_scan, constraint fk_identity_scan_container_id":"bf41a782e57a6c64db7265611a305826a500a17c8ff678f219dfef976c0986dc","table identity_scan, constraint fk_identity_scan_scanned_by_id":"5bc580fb9d28c8c7e389c549bbc66b01f5245db39f929b11acbd6f38aa8fef2f","table identity_scan, constraint pk_identity_scan":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table identity_scan, index ix_identity_scan_batch":"78cd94818bb17e20d31b651725ffd36d6d3942aec4c8a1fd45984b2b3b5c3ce2","table identity_scan, index pk_identity_scan":"a7de600920fd5d696aebc4b4a637d814ebafd51b43f4698ebbc0c4a9bb414629","table il2_dose, column batch_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table il2_dose, column day":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table il2_dose, column entered_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table il2_dose, column given":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table il2_dose, column given_at":"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e","table il2_dose, column given_iu":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table il2_dose, column given_typed":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table il2_dose, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table il2_dose, column lot_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table il2_dose, column ordered_iu":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table il2_dose, column ordered_typed":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table il2_dose, column reason":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table il2_dose, column recorded_by_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table il2_dose, column revision":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table il2_dose, column site":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table il2_dose, constraint ck_il2_dose_changes_have_reasons":"17ad7675431a05617e7fe971ce7c47d8938009eb4c3646e9f99bd765098eb0a7","table il2_dose, constraint ck_il2_dose_given":"709d0d071103bb51b67d620d06710c98b09adec39eab1ba770023c99f8bc45ff","table il2_dose, constraint ck_il2_dose_given_is_told":"f7051b5bab41fd3c513eb1ae3eea3d31be030c66d037698db5d5077e2f70f315","table il2_dose, constraint ck_il2_dose_others_have_reasons":"30481aef847659e44bd3c1d876eb67e031e3ddb298804adc259e97fb5143bf32","table il2_dose, constraint fk_il2_dose_batch_id":"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0","table il2_dose, constraint fk_il2_dose_lot_id":"b633cf1bd686d6600649afe8d5c79feb58b1f09819e2959df0308f26d174f999","table il2_dose, constraint fk_il2_dose_recorded_by_id":"ede2cdb6f75119d478963498c97bdb3b8e3feb7682658569868f7602a5c3b88c","table il2_dose, constraint pk_il2_dose":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table il2_dose, constraint uq_il2_dose_batch_id_day_revision":"4e3d8e28d085505619ae93b00fb8f4a895d0c8c74b933f75d9da7d96ec50cd02","table il2_dose, index pk_il2_dose":"778d2c1535fb569fd93cc519de8084462f10e6d8edbe549aefff6a2cb20b84e4","table il2_dose, index uq_il2_dose_batch_id_day_revision":"5e313d2e33c284fb9ff5b1ed5045d6d3249c614c30f47f1c7f2abec92a39b17c","table infusion, column batch_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table infusion, column container_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table infusion, column entered_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table infusion, column given_by":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table infusion, column given_ml":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table infusion, column given_typed":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table infusion, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table infusion, column identity_matched":"14666b57a8dd8ad34e5420b7ba1b458ef60047b1dc0e98696b773f1c8e9f5923","table infusion, column ordinal":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table infusion, column reaction":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table infusion, column reaction_action":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table infusion, column reason":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table infusion, column recorded_by_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table infusion, column residue":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table infusion, column revision":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table infusion, column started_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table infusion, column stopped_at":"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e","table infusion, column weight_kg":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table infusion, column weight_typed":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table infusion, constraint ck_infusion_changes_have_reasons":"17ad7675431a05617e7fe971ce7c47d8938009eb4c3646e9f99bd765098eb0a7","table infusion, constraint ck_infusion_reaction":"a305dd0348fee731063b3239cc9fdc1dddcf9eaf769586a8dc790beea6c19fb6","table infusion, constraint ck_infusion_residue":"cc9d83484c668a79c36e698c41ae92c47605f040ba0c4e533353983112fc7f3b","table infusion, constraint fk_infusion_batch_id":"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0","table infusion, constraint fk_infusion_container_id":"bf41a782e57a6c64db7265611a305826a500a17c8ff678f219dfef976c0986dc","table infusion, constraint fk_infusion_recorded_by_id":"ede2cdb6f75119d478963498c97bdb3b8e3feb7682658569868f7602a5c3b88c","table infusion, constraint pk_infusion":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table infusion, constraint uq_infusion_batch_id_ordinal_revision":"db095ab504fdfde391c0a264b0462088fa06499aa43abdb01ee3322b110473e9","table infusion, index pk_infusion":"0bf5d7fc551fa38b45bc312238a108b949454f3f4edf48af10a796d36a472c04","table infusion, index uq_infusion_batch_id_ordinal_revision":"5d1e3b2bcbe442901cfbb146a0502089ef2b4a95b7178b60784685fb2e51e3ab","table infusion_flow, column at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table infusion_flow, column flow":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table infusion_flow, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table infusion_flow, column infusion_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table infusion_flow, column ordinal":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table infusion_flow, column rate_ml_per_h":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table infusion_flow, column rate_typed":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table infusion_flow, constraint ck_infusion_flow_flow":"a8e07a68b672e1c086e3dbaaccc046e72ca618692622d99baf61213ce15f8f6c","table infusion_flow, constraint fk_infusion_flow_infusion_id":"f63d5721422305412523baf24abf0bffe0687a00f084230b61c90bfe11db6e59","table infusion_flow, constraint pk_infusion_flow":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table infusion_flow, constraint uq_infusion_flow_infusion_id_ordinal":"7fd9951d3176123b95401f0a23a32a090bc443beea165db0a078faa336ce1329","table infusion_flow, index pk_infusion_flow":"5d3dcfba1a44de4adf32e4a93c1dc232c56cae8af86dcd46ba50d353a3e35e27","table infusion_flow, index uq_infusion_flow_infusion_id_ordinal":"c2d6464fbc3cc1f8c941fe50807bcaf8b3fad42e7d75652993aa9ba2333c1693","table infusion_form, column batch_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table infusion_form, column container_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table infusion_form, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table infusion_form, column number":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table infusion_form, column printed_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table infusion_form, column printed_by_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table infusion_form, constraint fk_infusion_form_batch_id":"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0","table infusion_form, constraint fk_infusion_form_container_id":"bf41a782e57a6c64db7265611a305826a500a17c8ff678f219dfef976c0986dc","table infusion_form, constraint fk_infusion_form_printed_by_id":"a4c9be7e6bc638e0096e2fa0329051ee9c1ea308f80288814216a9e2be2a9ef4","table infusion_form, constraint pk_infusion_form":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table infusion_form, constraint uq_infusion_form_number":"e1d7070c216af89739098214bd5920dc1bc48fb1d16d9c3b771660bb6b50956d","table infusion_form, index ix_infusion_form_batch":"f1ad26da598cb7d0abdf84704b8f93fcca0704813859977aa544de825dad3d80","table infusion_form, index pk_infusion_form":"d1bff005e16c6dfd3e57be6c780ab5c6ab6e697ae27d01a7ab738dfaec0e8601","table infusion_form, index uq_infusion_form_number":"c740dca7aa5a848389ac27f09481f9742700810746e9f430a36e1398cb87dc86","table label_note, column action":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table label_note, column batch_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table label_note, column container_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table label_note, column copies":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table label_note, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table label_note, column language":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table label_note, column noted_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table label_note, column noted_by_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table label_note, column ordinal":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table label_note, column reason":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table label_note, column says":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table label_note, column sha256":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table label_note, constraint ck_label_note_action":"c2ff1816547eb0ad4c044b2d3b73384e4c01ff9cb77c05d42121ec7ef76bb7c9","table label_note, constraint ck_label_note_copies":"ab75f3e7b24bea5c991e6539a8fb05749126db460100ae761e9fa5af75dc8447","table label_note, constraint ck_label_note_prints_say":"df43f50c5e9e6637344cfa0cfa3e54be54695158188c357901d721ed9e9ab191","table label_note, constraint fk_label_note_batch_id":"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0","table label_note, constraint fk_label_note_container_id":"bf41a782e57a6c64db7265611a305826a500a17c8ff678f219dfef976c0986dc","table label_note, constraint fk_label_note_noted_by_id":"9a751a2552884aae54efc3843b1493e6688456e85c59550a1c988df357bc18c9","table label_note, constraint pk_label_note":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table label_note, constraint uq_label_note_container_id_ordinal":"f97a92643581a0eb0f028e1f8f5df5cd504ca4bf9424dfaf493767b936269e48","table label_note, index ix_label_note_batch":"db6e9b6fee13382f16f5cea389fd60b6844fa03b59084b1ef5f2a228613ea927","table label_note, index pk_label_note":"2d0377829925741a9c1f11b6945817519280ae4624bbcb01efe170415fcc8adc","table label_note, index uq_label_note_container_id_ordinal":"97f353d842c2fb09c4903dc0d9bce2a17d2b49e47e11efc0796d9cd6c27c79e0","table link, column act_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table link, column digest":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table link, column prev":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table link, column seq":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table link, column stream":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table link, constraint pk_link":"0b5d05afe28d7e81a377f169436baf3fc71a7f74490a3ead01b545f03794a73a","table link, constraint uq_link_stream_prev":"3134007a5406b610eac8ee5f5b2f3a2da7665ed29fc405d44272813394f2ca87","table link, constraint uq_link_stream_seq":"d26abc2fc5e2befd11e2c57c3acbf520ee0c36d9d47d0e8aa4d8fcae680a7126","table link, index pk_link":"6eb3dee61528a751740ae9c08bf0994347fb9b392c1b66c658ab15bea90fa118","table link, index uq_link_stream_prev":"94b2862a8c1598520ee1f20d4849398a3a262be525db5a137cb3ab39ae2bd3eb","table link, index uq_link_stream_seq":"67ed541d1b2b698d77d155cfc739f6974d59c1cc3ad6e908bd5a8a3d35a0c70e","table lost_draft, column batch_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table lost_draft, column fields":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table lost_draft, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table lost_draft, column left_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table lost_draft, column noted_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table lost_draft, column person_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table lost_draft, column run_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table lost_draft, constraint fk_lost_draft_batch_id":"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0","table lost_draft, constraint fk_lost_draft_person_id":"fda95bd3b556db4a925215042186313712e410bdbe8c80325ce49daf027f4137","table lost_draft, constraint fk_lost_draft_run_id":"8f79e356078f06a19eaf583b1f19fdd64ef8db7460c399cef4f547d7154606a7","table lost_draft, constraint pk_lost_draft":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table lost_draft, constraint uq_lost_draft_run_id_person_id_left_at":"94437d2593528fe1bf22e39cc2e04f9b0edc369ea011ee584a7371ebea4e3793","table lost_draft, index pk_lost_draft":"aeb33a192c3854322202f2606f2174bebe6c6216b0bb7dbef475ed877e26fd10","table lost_draft, index uq_lost_draft_run_id_person_id_left_at":"3d58d9e99b2f726c0a2e5a2c19afa9dbb35e8a5c1deb344a407670d4aabea32f","table lot, column affected":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table lot, column code":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table lot, column expires_on":"d682a547bef34ecbaa6a7ed5a77c23bebe27bed9b1b77345eafa90c1d3a1007f","table lot, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table lot, column maker":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table lot, column maker_lot":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table lot, column material":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table lot, column name":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table lot, column potency_iu_per_mg":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table lot, column state":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table lot, constraint ck_lot_a_rejection_says_what_is_affected":"ddf882b7991c196e6182c90c96028e893a3b1bda963863f1c850674047920eec","table lot, constraint ck_lot_affected":"4011daaa4e02efde53a24f1400fa8359393d6ac4de1483e2cd022013fcb01727","table lot, constraint ck_lot_state":"f96900bad97290bc760a2cb482982697fc40333e3b2c4ee4800394fbe6649025","table lot, constraint pk_lot":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table lot, constraint uq_lot_code":"b52fcd405accad0e0bd5fb6ef208aee7fe6f0ef17f8f2b8aba8c45ce5aad7f39","table lot, index ix_lot_material":"ad3f4e31f9c150bba23622cb31df6d778a24a45981f164ec7746ed093478bb48","table lot, index pk_lot":"c957fc46786ec46feb11c2a53ed6d7752975d590b25c70c3af1b9a32cedeec3c","table lot, index uq_lot_code":"42a458f4b093f8a88a29beba53f2d8745fec24552eb50d7573babc116a59ee82","table movement, column batch_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table movement, column fate":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table movement, column happened_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table movement, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table movement, column ordinal":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table movement, column run_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table movement, column source_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table movement, column target_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table movement, constraint ck_movement_from_or_to":"caa0ed33a5e2298260b12306136ab4d37182eede600170791bd3f012e6d0feba","table movement, constraint fk_movement_batch_id":"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0","table movement, constraint fk_movement_run_id":"8f79e356078f06a19eaf583b1f19fdd64ef8db7460c399cef4f547d7154606a7","table movement, constraint fk_movement_source_id":"8556e4574f2876380dc499f43186244f0b926722d4f4bf9f4dca0e71725fab59","table movement, constraint fk_movement_target_id":"932131ddac208a1105266af612a1815f3b09e1b35bbe52ef3ff7063a7a655910","table movement, constraint pk_movement":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table movement, constraint uq_movement_run_id_ordinal":"69a79814e42351c975030b2ef6203cbfc875d7abfca094090b41f8fa28530dc6","table movement, index ix_movement_batch":"1726816dc8b3de31661def73f21f3a67e0073c7f27be5544eecf9eb71979d27d","table movement, index pk_movement":"f016c6de14e600e3276177cb889eba4670da231a270889753c722e00f7456731","table movement, index uq_movement_run_id_ordinal":"112611ad9988fff16ed274f6538be9cfdd5bd3f6a99cfe1351ca78bbdc7411da","table nonce, column digest":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table nonce, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table nonce, column made_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table nonce, column token":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table nonce, constraint pk_nonce":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table nonce, constraint uq_nonce_token":"01ea25102f3318548a084d67f00ab0a2095d91d123b2014b3d3fdb14dd49d28f","table nonce, index pk_nonce":"0350fcdb0d268025c90805ddbbf5cfaebab7dc5cfd7c30d56b0d63a304e6fca1","table nonce, index uq_nonce_token":"cea790ebad54d20ac2818f85e943ed71ed7e448c6341125bb52290a0d048cb9d","table order_version, column conditioning":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table order_version, column dose_level":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table order_version, column duration_min":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table order_version, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table order_version, column order_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table order_version, column ordered_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table order_version, column ordered_by_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table order_version, column planned_infusion_at":"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e","table order_version, column version":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table order_version, column weighed_at":"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e","table order_version, column weighed_by_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table order_version, column weight_kg":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table order_version, constraint fk_order_version_order_id":"a74424ab2aff53b533a45395f81dac380854ed524952bead8b0e5caee364b13e","table order_version, constraint fk_order_version_ordered_by_id":"85489a53f0762c51d2ca0ad4b6aa2519a66201cf32905b51000187e9b63798ed","table order_version, constraint fk_order_version_weighed_by_id":"a9e452a1841cc418f0e247e499ddbe4ace5b8b6188f588edd0b021b0f6944b22","table order_version, constraint pk_order_version":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table order_version, constraint uq_order_version_order_id_version":"1646660148848521862fad4c4f89895a12157c50c385c548c0755bab5eb3748b","table order_version, index pk_order_version":"6fcf12e36f1254a4b6316dbe409f8e7cc160108f9021444e6015297bd428d7ea","table order_version, index uq_order_version_order_id_version":"952601ccfae0b36651cdb085ae5b737f0309a17c4f4ee783d253bf6f9bb18602","table patient, column code":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table patient, column consent":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table patient, column diagnosis":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table patient, column disease_status":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table patient, column hiv":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table patient, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table patient, column performance_scale":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table patient, column performance_score":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table patient, column sgot_xuln":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table patient, column sgpt_xuln":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table patient, column uncontrolled_infection":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table patient, constraint pk_patient":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table patient, constraint uq_patient_code":"b52fcd405accad0e0bd5fb6ef208aee7fe6f0ef17f8f2b8aba8c45ce5aad7f39","table patient, index pk_patient":"46b6e19f5e88a6e8cdfeaa3ef8c4d3b64ed0611c8d64522528acd15723ea3da9","table patient, index uq_patient_code":"d58a485b3c9cce77b5180aa50b4dd2133923df0cb556f109845d13964cfbf923","table patient_identity, column blood_group":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table patient_identity, column born_on":"d682a547bef34ecbaa6a7ed5a77c23bebe27bed9b1b77345eafa90c1d3a1007f","table patient_identity, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table patient_identity, column name":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table patient_identity, column patient_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table patient_identity, column record_number":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table patient_identity, constraint fk_patient_identity_patient_id":"fe67192fb103ee5e3710a435b42ca9d506e3c129c6cb1011e249d77be30e3b06","table patient_identity, constraint pk_patient_identity":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table patient_identity, constraint uq_patient_identity_patient_id":"83b0c5cc3aa89aaec4d7b5da96c17951b5f4a88094cc3bab651b2b912cce81eb","table patient_identity, index pk_patient_identity":"ff5d7e2217cd2fc07258bda37d0fa194200b21d1fbc3d965fd27c651f621c006","table patient_identity, index uq_patient_identity_patient_id":"5397caacee7930b59b797de81f867ace779e7eb3190137375b9ec2723e004959","table person, column badge":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table person, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table person, column identity_verified":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table person, column is_system":"14666b57a8dd8ad34e5420b7ba1b458ef60047b1dc0e98696b773f1c8e9f5923","table person, column language":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table person, column login":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table person, column printed_name":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table person, column state":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table person, constraint ck_person_state":"0d9b14792a3a486a4ed29c00731bd1560a8c8f88697f0ed584359a3937678328","table person, constraint pk_person":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table person, constraint uq_person_badge":"146aa9699db9b1f813faccd48a2d3a61c3c28de4a4056418595950e2814f95ab","table person, constraint uq_person_login":"1a776713c389394c1f7e18a2b61aca6111458a356ea14bd86bde8cbe42159021","table person, index pk_person":"a9a9f4cbf14be750f6a6ede10755176adefe6fbc380a0508572d23ef8bcdffcb","table person, index uq_person_badge":"055b57c0fc7926a43c0e78fb90f41c256e677afdaf62296ef1f9ccc5e7b110c1","table person, index uq_person_login":"8fef026a3dd21eb0e90756c53a69150b303e1532aebdead4901001ca89e18049","table positive, column about":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table positive, column batch_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table positive, column called_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table positive, column caller":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table positive, column donor_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table positive, column entered_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table positive, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table positive, column lot_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table positive, column number":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table positive, column recorded_by_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table positive, column said":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table positive, constraint ck_positive_of_one_thing":"373f6a45f26dba20e198cd2503d457e1d26a9a6c0141d69686815f2ab5c146b3","table positive, constraint fk_positive_batch_id":"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0","table positive, constraint fk_positive_donor_id":"f0f9abdecec6dd203575a7ca9fba439820a79c30032f718cfcfb35846d0cdee7","table positive, constraint fk_positive_lot_id":"b633cf1bd686d6600649afe8d5c79feb58b1f09819e2959df0308f26d174f999","table positive, constraint fk_positive_recorded_by_id":"ede2cdb6f75119d478963498c97bdb3b8e3feb7682658569868f7602a5c3b88c","table positive, constraint pk_positive":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table positive, constraint uq_positive_number":"e1d7070c216af89739098214bd5920dc1bc48fb1d16d9c3b771660bb6b50956d","table positive, index ix_positive_batch":"262b38b582e3adad4f50531359de44ac06acc51753f23ce4cdee2df702abfce4","table positive, index ix_positive_donor":"450527c823f028779fff1327294d0634fda9f1c519ded1641ae89902eb037f37","table positive, index ix_positive_lot":"5ce76ba1360bae1df2ad53e955f90e39969ba4e4c78baef2586e347506832da9","table positive, index pk_positive":"9ba24d65609c0626eeb22510dbd347c9e1fcc89b75f78e6371e7e887d09de5fc","table positive, index uq_positive_number":"5042bebbc7dc64e9083e8b30e23c27bfe138ee1403af6c8535eab9480dbad41d","table positive_note, column entered_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table positive_note, column happened_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table positive_note, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table positive_note, column kind":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table positive_note, column positive_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table positive_note, column read_back":"2809e2290efac1f050f0c0bf0d0bf180c39a8beefe300b1c6e38c5a016fe1ddf","table positive_note, column recorded_by_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table positive_note, column telephone":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table positive_note, column text":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table positive_note, constraint ck_positive_note_kind":"52280cc5d6d518b11cbe191a77bbcaaf4781ba7329beb22daa8fd54f451dbd02","table positive_note, constraint fk_positive_note_positive_id":"fc2cf24d719e701dba8b50e54d4cdcead81bc760d3ffec29cccf08ec9757b7f3","table positive_note, constraint fk_positive_note_recorded_by_id":"ede2cdb6f75119d478963498c97bdb3b8e3feb7682658569868f7602a5c3b88c","table positive_note, constraint pk_positive_note":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table positive_note, index ix_positive_note_positive":"f25c016e90226f6098b1cbc71e7410dc392b58ea0c5d67351db70184bddefa0a","table positive_note, index pk_positive_note":"0fff017cb1b23b91c21d7f372d5448aadc934ab83adcc10aec2166ad9e7e4c02","table positive_verdict, column cause":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table positive_verdict, column decided_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table positive_verdict, column finding":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table positive_verdict, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table positive_verdict, column ordinal":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table positive_verdict, column positive_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table positive_verdict, column signature_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table positive_verdict, constraint ck_positive_verdict_cause":"4f8f66e8f37e0258707c51d7a543fdf20d3e9eb83b762c75e40070cb50e577c8","table positive_verdict, constraint ck_positive_verdict_finding":"77773483e7cb0f48b08b98bdc9a4144f5414b55d2fa61b6ec80466d1cfe5dc02","table positive_verdict, constraint fk_positive_verdict_positive_id":"fc2cf24d719e701dba8b50e54d4cdcead81bc760d3ffec29cccf08ec9757b7f3","table positive_verdict, constraint fk_positive_verdict_signature_id":"266dad5ed05d36e98e71cbccbf1e7dbffab55952e3398bff82562799c87aa455","table positive_verdict, constraint pk_positive_verdict":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table positive_verdict, constraint uq_positive_verdict_positive_id_ordinal":"e4eb8a43b35ed170c878a0695872066c7f2fe882dfba929e9ec9dbb19ad84519","table positive_verdict, constraint uq_positive_verdict_signature_id":"91c94b13e0a088ad4c25050b20af75b30edcd10cef9310fa6a1a62999c1b96e9","table positive_verdict, index pk_positive_verdict":"87a642c720a43e0a7b4ad3616dc90b69dcf6fc70c10a9747bbc0a281e1b2a884","table positive_verdict, index uq_positive_verdict_positive_id_ordinal":"b6feca082ddc0a794968b330aef9bb11857cd18918d6feb04dd7f6dae8035403","table positive_verdict, index uq_positive_verdict_signature_id":"46d47e4d614b527737ebaf5dafda68420c5c67ce4164d5733cdc29ebbad84d8b","table recipe_approval, column effective_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table recipe_approval, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table recipe_approval, column recipe_version_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table recipe_approval, column signature_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table recipe_approval, constraint fk_recipe_approval_recipe_version_id":"7431efb7eb0d4d9012b3c5de44f333ccd53070fe68de41efed45563d5086ccac","table recipe_approval, constraint fk_recipe_approval_signature_id":"266dad5ed05d36e98e71cbccbf1e7dbffab55952e3398bff82562799c87aa455","table recipe_approval, constraint pk_recipe_approval":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table recipe_approval, constraint uq_recipe_approval_recipe_version_id":"dc98e094fdf8f11be7871eee604ea3e643844102c3c3fc67374f2c7893242839","table recipe_approval, index pk_recipe_approval":"35c9b2b43dd6da1dda187ebb4666c5064665889e0f1121b121b93d5df9025e3d","table recipe_approval, index uq_recipe_approval_recipe_version_id":"0520dc70d5415d76e7ab75358e47d3d7d89a3179a0c02cfc603f302d22ab7732","table recipe_version, column code":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table recipe_version, column content":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table recipe_version, column digest":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table recipe_version, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table recipe_version, column registered_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table recipe_version, column title":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table recipe_version, column version":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table recipe_version, constraint pk_recipe_version":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table recipe_version, constraint uq_recipe_version_code_version":"a4e65ffddbd0422b5fe34857adc29e63c902b28e57c87f6dba3b8235ad2145b6","table recipe_version, constraint uq_recipe_version_digest":"b16bdd7f676d3da040cc26cdbaaf03981c0d50d22820f12d63217bff121e5d60","table recipe_version, index pk_recipe_version":"09fd8625ff993e3f3b6da775a93eb4f429ab76dbbd884e3d3d30e1c46132a8fc","table recipe_version, index uq_recipe_version_code_version":"679b1081a45cc5e3b79e57859d0b058ec0a1b203fa6c5e39aa2c63a4888a1a7e","table recipe_version, index uq_recipe_version_digest":"12af9034341fef22e38579a82769e0de180b4785acadf63c7cf06517b7ef858a","table recipe_withdrawal, column affected":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table recipe_withdrawal, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table recipe_withdrawal, column recipe_version_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table recipe_withdrawal, column signature_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table recipe_withdrawal, column withdrawn_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table recipe_withdrawal, constraint ck_recipe_withdrawal_affected":"4011daaa4e02efde53a24f1400fa8359393d6ac4de1483e2cd022013fcb01727","table recipe_withdrawal, constraint fk_recipe_withdrawal_recipe_version_id":"7431efb7eb0d4d9012b3c5de44f333ccd53070fe68de41efed45563d5086ccac","table recipe_withdrawal, constraint fk_recipe_withdrawal_signature_id":"266dad5ed05d36e98e71cbccbf1e7dbffab55952e3398bff82562799c87aa455","table recipe_withdrawal, constraint pk_recipe_withdrawal":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table recipe_withdrawal, constraint uq_recipe_withdrawal_recipe_version_id":"dc98e094fdf8f11be7871eee604ea3e643844102c3c3fc67374f2c7893242839","table recipe_withdrawal, index pk_recipe_withdrawal":"98d38b7a3e57a89e965cd5ebcea14c147cee4aafa81a3c789dc6d30004511183","table recipe_withdrawal, index uq_recipe_withdrawal_recipe_version_id":"5a436ac76c2f71b395830836241e267cb967b45d92577b61b848f321dc7c9381","table result, column batch_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table result, column comparator":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table result, column container_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table result, column criterion":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table result, column entered_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table result, column events":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table result, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table result, column is_preliminary":"14666b57a8dd8ad34e5420b7ba1b458ef60047b1dc0e98696b773f1c8e9f5923","table result, column kind":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table result, column laboratory":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table result, column loq":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table result, column number":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table result, column number_for_trends":"b8826f794a95557d683dd61383cbf95e11202a551a5642758a6359b17545bd90","table result, column ordinal":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table result, column outcome":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table result, column reason":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table result, column reported_by_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table result, column resulted_at":"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e","table result, column revision":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table result, column sample_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table result, column sampled_at":"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e","table result, column typed":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table result, column unit":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table result, constraint ck_result_changes_have_reasons":"8482089d9c466750d4e59f173168028dc0a50a857c663b10d1e9a6ae219b9f3b","table result, constraint ck_result_kind":"5b82b67469ba7a26c63b5934c0d2a4a42324f393277ff1e0fd472a72a8ac2205","table result, constraint ck_result_number_or_outcome":"a43472d7dd8eab72218ff3816bbd1e44540bd3a193ce45ac190259d501dadf65","table result, constraint ck_result_of_one_thing":"b7ec62982625cda3e3497a988fd0776b440fd242513d7b6224c52fd707285884","table result, constraint fk_result_batch_id":"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0","table result, constraint fk_result_container_id":"bf41a782e57a6c64db7265611a305826a500a17c8ff678f219dfef976c0986dc","table result, constraint fk_result_reported_by_id":"3339da3cfaf6bb5c14fcbe88e41a6cc985ef1f354409c1a0023bc30dd27a377c","table result, constraint fk_result_sample_id":"21aac4803bd22a5b24e75c7c389c553991687e065bf44138b431b0634111598a","table result, constraint pk_result":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table result, constraint uq_result_batch_id_criterion_ordinal_revision":"970dada375a5fc1ec4413e24123220c97f8d9838ba1349f48e9280013326bd86","table result, index pk_result":"f4230e1dab9061b531e89146ecafb505c2fa32e329d46ca2762e4983c752b689","table result, index uq_result_batch_id_criterion_ordinal_revision":"2ce6dd5b860ccbdda9ead3c78b72aabfbcdfa0697a7a64e4ed9e916d60b2e409","table role_grant, column effective_at":"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e","table role_grant, column ended_at":"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e","table role_grant, column ended_by_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table role_grant, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table role_grant, column is_bootstrap":"14666b57a8dd8ad34e5420b7ba1b458ef60047b1dc0e98696b773f1c8e9f5923","table role_grant, column person_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table role_grant, column proposed_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table role_grant, column proposed_by_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table role_grant, column role":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table role_grant, column signature_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table role_grant, column state":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table role_grant, constraint ck_role_grant_gmp_roles_are_signed":"b5f4e3dbc7b89cee109f768c8b72724f161c58a496ef2e6ec5ca484417acbd35","table role_grant, constraint ck_role_grant_not_by_oneself":"133ddbdaf100e2e7262f1bbb4d76b40340b5c00655081e6824231923c4679efa","table role_grant, constraint ck_role_grant_not_to_oneself":"8977d93c8d1eae933e712c37fe6905607989e9aa82d30413db4c84868f415a4f","table role_grant, constraint ck_role_grant_role":"d3db687597fb7970e9ac757d171f58518b9f22198d02ed6ffca543957b2823c6","table role_grant, constraint ck_role_grant_state":"185e5076f3561153072fdf920876e0e737e54144eea326ef12b0e343842207c1","table role_grant, constraint fk_role_grant_ended_by_id":"04a954f385341ebea35e2d1de3ea590ce52366ec448418aa020d26a9868e7003","table role_grant, constraint fk_role_grant_person_id":"fda95bd3b556db4a925215042186313712e410bdbe8c80325ce49daf027f4137","table role_grant, constraint fk_role_grant_proposed_by_id":"89bc5970e370a48c4d1ec0b04d8f83640d24d536db2b5b7d95156e3325f3b1ec","table role_grant, constraint fk_role_grant_signature_id":"266dad5ed05d36e98e71cbccbf1e7dbffab55952e3398bff82562799c87aa455","table role_grant, constraint pk_role_grant":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table role_grant, index ix_role_grant_person":"57610d2d89e9e99636e5072018c48df2f9b94fbda04d2c818f707327b70dd544","table role_grant, index pk_role_grant":"3a5da6d03572a1b7fecac9f01735b13c8756374bb7dd67839fab3bc2869adb8f","table run, column added_because":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table run, column batch_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table run, column day":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table run, column done_at":"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e","table run, column due_from":"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e","table run, column due_to":"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e","table run, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table run, column key":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table run, column ordinal":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table run, column state":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table run, column step":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table run, column version":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table run, constraint ck_run_state":"31c29e7e751300f15ebb4efd87e015b51096160d351222c05a57d556c5dad89f","table run, constraint fk_run_batch_id":"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0","table run, constraint pk_run":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table run, constraint uq_run_batch_id_key":"be87ce7f4097a9f2556752c8fed29616c9332e0ce1465229a5395d62d2121e11","table run, index ix_run_batch_state":"d40b1868c51c3c25c93283b19bbb8f94dbf003a0b7d089136cfd455c7bf79081","table run, index ix_run_due":"4f08663acb261e40620231683031c5cf8d50582f4721ef3ebff88c3106f5cf95","table run, index pk_run":"8c07d82d7cd0956276cbe74d7b7ff0ff9064eabef9aa35286d425bea5d475618","table run, index uq_run_batch_id_key":"ab20e29b1a4fff7fe376799625b084e5df6a69595ae46b5af73bd3ed35505461","table sample, column batch_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table sample, column code":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table sample, column drawn_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table sample, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table sample, column material":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table sample, column run_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table sample, constraint fk_sample_batch_id":"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0","table sample, constraint fk_sample_run_id":"8f79e356078f06a19eaf583b1f19fdd64ef8db7460c399cef4f547d7154606a7","table sample, constraint pk_sample":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table sample, constraint uq_sample_batch_id_code":"6cb62c51d26608713319b84dcd423ee0f68400e22768b7eac6750214df42e6ce","table sample, index pk_sample":"2bd6fc11445ab2002daa4159bdba0ec02b1f583a8a59729cef34c4a1a63daaf2","table sample, index uq_sample_batch_id_code":"d58835cb4df0c144c0a3615c0ee52614ab4fced19cc4772067b1491fbded76c0","table sample_vessel, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table sample_vessel, column sample_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table sample_vessel, column vessel_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table sample_vessel, constraint fk_sample_vessel_sample_id":"21aac4803bd22a5b24e75c7c389c553991687e065bf44138b431b0634111598a","table sample_vessel, constraint fk_sample_vessel_vessel_id":"b012620c2b91fb3eb17004274e674388b7d4743e6dc229f764e3cb709b6f363f","table sample_vessel, constraint pk_sample_vessel":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table sample_vessel, constraint uq_sample_vessel_sample_id_vessel_id":"72595f5c6a7562410de6fd409135e77ca905bcbac2c75e6a58192d37c71f9b5b","table sample_vessel, index pk_sample_vessel":"3ea9259d68d973b8642c2f11f587c106eb2b9baf3485c3c200911170cbe6637f","table sample_vessel, index uq_sample_vessel_sample_id_vessel_id":"1ce7ab00c89e3b0dc4417362de71eda51bcbcbe624eaf3f51c61dd78cdd0f006","table schema_manifest, column database":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table schema_manifest, column digests":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table schema_manifest, column generator":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table schema_manifest, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table schema_manifest, column noted_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table schema_manifest, column revision":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table schema_manifest, constraint ck_schema_manifest_generator":"d483dec5366912425648a335b2f0eda106091a74fb0e4c73857928d482f3d1ce","table schema_manifest, constraint pk_schema_manifest":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table schema_manifest, index pk_schema_manifest":"d64f8c91682846fdadce76377d78c6542d6b4e4017b200d1b14e247023079d81","table signature, column copy_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table signature, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table signature, column language":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table signature, column meaning":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table signature, column proven_by":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table signature, column scope":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table signature, column session_person_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table signature, column signed_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table signature, column signer_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table signature, column signer_login":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table signature, column signer_name":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table signature, column signer_role":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table signature, column statement":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table signature, column terminal_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table signature, constraint ck_signature_meaning":"13cfdbdbf42036aa915828bed5cc78b8ba7e85925ca4cc90b64a018da1709376","table signature, constraint ck_signature_proven_by":"56e32d11a573fd8da4b3216de383aaae9457f94f38b1136e384abe488358c9a3","table signature, constraint ck_signature_signer_name":"5e044e019aa8da781983a3d3dbffa73c1c23af2e370b70e557eb3323b5c94b1c","table signature, constraint ck_signature_statement":"7d7e9e29104b93abcba4bf0cca9b179ab4a192b15d172e7c2be847d4163f1728","table signature, constraint fk_signature_copy_id":"aedcf75e0d90f4b122c51881bf8adc2ba5ff5f39b3c847ba73f9ed39c96bf032","table signature, constraint fk_signature_session_person_id":"877b58da1ad3e6fe81c5ce2df4441d75308d7d1e0abfcd295319d1578058457a","table signature, constraint fk_signature_signer_id":"eb6379604aca8c78ab2e46c6d01f31e1f242a72729fe547b70daf20d55feb840","table signature, constraint fk_signature_terminal_id":"4ac3202cc42f569a2d64189150100dda926980d909ddb209f9209d460523de69","table signature, constraint pk_signature":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table signature, index ix_signature_copy":"125ffd6cbee114abb2cab9f5cf92ad0e30f42d27dd2a3be0f7be88ce914becc2","table signature, index ix_signature_scope":"e3cb5cfe3754c04fc7f812746e420b4cbcda5a243cf9713a2eb3e1fc04d83f12","table signature, index pk_signature":"09b54f7c8fb7a77a8e274c347e83c83addfe5c93d51b67fa0e0a9d32472e82df","table signed_copy, column digest":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table signed_copy, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table signed_copy, column payload":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table signed_copy, column payload_version":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table signed_copy, constraint pk_signed_copy":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table signed_copy, constraint uq_signed_copy_digest":"b16bdd7f676d3da040cc26cdbaaf03981c0d50d22820f12d63217bff121e5d60","table signed_copy, index pk_signed_copy":"630c52304668427f86f569e0eb7e9c96a8ac1ffb1feaf77de98795851e715b6d","table signed_copy, index uq_signed_copy_digest":"79d0418bdad8150e5ea6024ff92bcf7013a4b1953051868261d6adbdf1853343","table signing_period, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table signing_period, column person_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table signing_period, column terminal_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table signing_period, column used_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table signing_period, constraint fk_signing_period_person_id":"fda95bd3b556db4a925215042186313712e410bdbe8c80325ce49daf027f4137","table signing_period, constraint fk_signing_period_terminal_id":"4ac3202cc42f569a2d64189150100dda926980d909ddb209f9209d460523de69","table signing_period, constraint pk_signing_period":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table signing_period, constraint uq_signing_period_person_id_terminal_id":"cf11aef8e009e89e45b0693c71041d86d2d5b9627b33c598c9dc5731d716435e","table signing_period, index pk_signing_period":"752fc237a547c6a1fd1fa223a2b3c776514985614c31c50100c4762292e49599","table signing_period, index uq_signing_period_person_id_terminal_id":"b36d0e60e602b34a265d3c5cc9b6b74bed8dd20aa2ec1b02ba09680fc1fdcca0","table site_declaration, column declared_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table site_declaration, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table site_declaration, column kind":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table site_declaration, column language":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table site_declaration, column name":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table site_declaration, column signature_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table site_declaration, column zone":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table site_declaration, constraint ck_site_declaration_kind":"a5cb6ffd1ddd887e10f82f1e11bd3ce0735926d7e12f4c0f025c574dab83dc67","table site_declaration, constraint ck_site_declaration_production_is_signed":"7a7e13d166817c95549900d2d5a8deda2541e8236c9fd5b058f9cb1d4f1a426e","table site_declaration, constraint fk_site_declaration_signature_id":"266dad5ed05d36e98e71cbccbf1e7dbffab55952e3398bff82562799c87aa455","table site_declaration, constraint pk_site_declaration":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table site_declaration, index pk_site_declaration":"d27bb0cb1c7c63777c3e00f3c514735cd5ca3e7420037853e4f8e78bdaa1ba26","table stream, column name":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table stream, constraint pk_stream":"092a2b8379514d107da7fe29b9d512a82e6a2886440979f8d59238102fdfec65","table stream, index pk_stream":"13b387bac272c64db8fb9d021d9ff1b1875508c365b604ffcad187408138210f","table submission, column act_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table submission, column digest":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table submission, column form_id":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table submission, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table submission, column person_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table submission, column sent_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table submission, constraint fk_submission_act_id":"7f7d78c20f5185db4b9aa18ba7ec51aac68b026df738d85f63a9a8a929e58784","table submission, constraint fk_submission_person_id":"fda95bd3b556db4a925215042186313712e410bdbe8c80325ce49daf027f4137","table submission, constraint pk_submission":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table submission, constraint uq_submission_person_id_form_id":"b4e245005c15af8ca2345ff73bbf9248a285b50668b4bca9f95618f8015244fd","table submission, index ix_submission_sent_at":"22a248d44ee4a827b2adc78edbf4fa55d64843848cd7336444b05fd08f3a5d2c","table submission, index pk_submission":"a608751dcfe0446f498ba6a29ae80c2f484be34e468ca24e62dcc9f340b428d5","table submission, index uq_submission_person_id_form_id":"a86875b6f6b3aaca93afa9602249e1237b29f9ad7d85b6137e5d1e3b27fa273f","table terminal, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table terminal, column name":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table terminal, column place":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table terminal, column registered_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table terminal, column retired_at":"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e","table terminal, column token_hash":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table terminal, constraint pk_terminal":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table terminal, constraint uq_terminal_name":"cec154b959c8dec6c5a89390817d593fd05e820f037f0beba666074d3f466e69","table terminal, constraint uq_terminal_token_hash":"75b0eda1421090ce5dba1ff3034c9cf1a864c5b5e929760a1da59dc8bd086e04","table terminal, index pk_terminal":"98083a6f287b7945efe291e4c054086ad8a73b34b24f9300986d0039fadcab27","table terminal, index uq_terminal_name":"4493ff4593790815df96120a743e95e5610fbbac2ab4c732bd08cdfeda79d254","table terminal, index uq_terminal_token_hash":"b8c233b74ba010af5258b0ce8fca8ba178c6327bf2668abad8bc1f7430822c34","table treatment_order, column coi_code":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table treatment_order, column donor_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table treatment_order, column hla_match":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table treatment_order, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table treatment_order, column ordered_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table treatment_order, column patient_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table treatment_order, column relationship":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table treatment_order, constraint fk_treatment_order_donor_id":"f0f9abdecec6dd203575a7ca9fba439820a79c30032f718cfcfb35846d0cdee7","table treatment_order, constraint fk_treatment_order_patient_id":"fe67192fb103ee5e3710a435b42ca9d506e3c129c6cb1011e249d77be30e3b06","table treatment_order, constraint pk_treatment_order":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table treatment_order, constraint uq_treatment_order_coi_code":"0c7e10ec735e5f34e694a30daed84764262d42f412c592547d5801a40c27ca45","table treatment_order, index ix_treatment_order_donor":"e2be99232022ba85b921e37806887cfd8150d604ceed0da58e73ec3563e390ab","table treatment_order, index ix_treatment_order_patient":"627c5fd55c4f901841a267094a15db0c31d3c640bc4da4f2950d820d9e6050fd","table treatment_order, index pk_treatment_order":"5abebb67a6ff3a546bc5cf46038d999d14fc3a35b459371e503153e2ffc542ed","table treatment_order, index uq_treatment_order_coi_code":"7f5ab6957d8e14edf218adb5c883c3ac16214d1bfbd022020e64b4672a61e6dc","table vessel, column batch_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table vessel, column code":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table vessel, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table vessel, column place":"94c126bdaca11aa5a2738c79a49827f6adb3de61e0d5acd0debd379f57359ae7","table vessel, column run_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table vessel, column vessel_type":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table vessel, constraint fk_vessel_batch_id":"7de39536706f0bf5a5bd3cf7a63110234bdb44965a891f20521bcc6f55ae94d0","table vessel, constraint fk_vessel_run_id":"8f79e356078f06a19eaf583b1f19fdd64ef8db7460c399cef4f547d7154606a7","table vessel, constraint pk_vessel":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table vessel, constraint uq_vessel_batch_id_code":"6cb62c51d26608713319b84dcd423ee0f68400e22768b7eac6750214df42e6ce","table vessel, index pk_vessel":"6fe5d44e3f9c7634ffc1c2812bf7d0d0b9b180676ec1869326bb4d7fb4c6ee2b","table vessel, index uq_vessel_batch_id_code":"3b1c6a990edd11f99b9caaa9337fb1b280438ea34ccc986d37ce2d9594685e78","table web_session, column contents":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table web_session, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table web_session, column locked_at":"e45be243039eb9b8a776dbfd15e26e921736475afdbf1a1ea841656243aa171e","table web_session, column opened_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table web_session, column person_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table web_session, column seen_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table web_session, column terminal_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table web_session, column token_hash":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table web_session, constraint fk_web_session_person_id":"fda95bd3b556db4a925215042186313712e410bdbe8c80325ce49daf027f4137","table web_session, constraint fk_web_session_terminal_id":"4ac3202cc42f569a2d64189150100dda926980d909ddb209f9209d460523de69","table web_session, constraint pk_web_session":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table web_session, constraint uq_web_session_token_hash":"75b0eda1421090ce5dba1ff3034c9cf1a864c5b5e929760a1da59dc8bd086e04","table web_session, index pk_web_session":"19b3785ea264cd218c7ea84158c99140ac4fc97f7901605fc8ffe08fc251bd66","table web_session, index uq_web_session_token_hash":"c29b6e8f3b49f2d49e509a0f69df9681847c7738da68b463e8514a6fe6af6f19","table weight_verification, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table weight_verification, column order_version_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table weight_verification, column signature_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table weight_verification, column verified_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table weight_verification, column verified_by_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table weight_verification, constraint fk_weight_verification_order_version_id":"57b55696528f816d658d02d63bb5463868f4f10fde352677263d5d42f073328e","table weight_verification, constraint fk_weight_verification_signature_id":"266dad5ed05d36e98e71cbccbf1e7dbffab55952e3398bff82562799c87aa455","table weight_verification, constraint fk_weight_verification_verified_by_id":"bd38f89946c098ff67f9542e883b4667c084bffefc107b1b5e5e89898183309d","table weight_verification, constraint pk_weight_verification":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table weight_verification, constraint uq_weight_verification_order_version_id":"cb0d550938184a36719722ff150b987293f187e1a68f42f84e9da3844bceb0af","table weight_verification, index pk_weight_verification":"31bc0ace218e2b810942420f2dfb1bd02ad42e7ddb8edca8220463e76cb7766f","table weight_verification, index uq_weight_verification_order_version_id":"e8084b9369754c6ef0a922c3ace1cce39ccdcd2d1fabff8e1053768f8d2c5408","table work_answer, column affected":"b1542857ee120fa638f2597242ad0ea45d2b49404cd515a8ed890dc6636818b2","table work_answer, column answered_at":"8a962b4adf18372f628b953ae3c2ce8558aca7371981ddb9f9bc977248eab5c2","table work_answer, column answered_by_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table work_answer, column assesses_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table work_answer, column grant_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table work_answer, column id":"f085fd1cbb60eac001642c70b717e31e601683cbfb6930f8b2aa22358a1978d9","table work_answer, column person_id":"90587e6c7878aac5b5d2fac95c92f82e0d5f107dee0f2794cf58b93a894e4c02","table work_answer, column signature_id":"f7c292b95f6fccfdc0c170935f15cd1ac30806e699770a99a8af151589b1a38d","table work_answer, constraint ck_work_answer_affected":"4011daaa4e02efde53a24f1400fa8359393d6ac4de1483e2cd022013fcb01727","table work_answer, constraint ck_work_answer_an_assessment_is_signed":"758081ca074b1888b7c574d757dc76885e97106dbeb46a11ba51aa77d8bb8048","table work_answer, constraint ck_work_answer_not_by_oneself":"4d9e1163772395eed64b0875bee3408acbfe206c8171aa45e783968a358955e2","table work_answer, constraint fk_work_answer_answered_by_id":"ceb6f4e417dd32425eed934c4fca6a471aa6d6e8d9e5d4bebe51b3b2b5c649c8","table work_answer, constraint fk_work_answer_assesses_id":"2c17d69f56dc9164e877945284feab225741dc999aada520a8b636731ddf71de","table work_answer, constraint fk_work_answer_grant_id":"c16a297bbfd73c5d3d869d6a4538eb23e8e069759824fc7e7400ff422495176c","table work_answer, constraint fk_work_answer_person_id":"fda95bd3b556db4a925215042186313712e410bdbe8c80325ce49daf027f4137","table work_answer, constraint fk_work_answer_signature_id":"266dad5ed05d36e98e71cbccbf1e7dbffab55952e3398bff82562799c87aa455","table work_answer, constraint pk_work_answer":"69e68ecb6a0062cf698992b3430df8b4b6f10dfae56ce35395e88f136db4e16d","table work_answer, constraint uq_work_answer_assesses_id":"5cfb49b325da0077c538384fd02cd5a010ef08ed216935c7a485271bccc0bc55","table work_answer, index ix_work_answer_person":"22b98bcdd529e3803c8bb8193d1d2f91ab8b4ea47191464d41156043510f89a0","table work_answer, index pk_work_answer":"6e1e05a6d5da59d42981b793da13eee0756a58481800c573f8c95dc6e7ee998a","table work_answer, index uq_work_answer_assesses_id":"2c164cf880dad13f775f785b548b60ddda23e86530269efa09b5ef7a8f6c6fd4","trigger A_act_link":"f5fe1050d6186ae7e4e6ac36a0882c4ce4058dde67d380b12e7268a70ba1b677","trigger access_event_change":"3eebf434a14e9a759c78bbe3b23406b3ed867554bc8be9545141c5fb8ac292e4","trigger access_event_kept":"43411510d65df0a4e49010df8f4c3eb19bb7a15cebcd7640a550981e100da065","trigger access_event_no_truncate":"56cb43c0d7de638ff19c0fb7b4be0d0467cd863ab8765df5986c47f24180068e","trigger acknowledgement_change":"c54722d21b4b1e66d51c232ff77bea1b05143ed04018ba6d05e45ee9f46301cc","trigger acknowledgement_kept":"7e798b1d9d2df1d853e7463427623ee8b1237c8afdc742740818e9178d9713f8","trigger acknowledgement_no_truncate":"405b123fcc6bf11a21e01a36ad3dfc0fd605acc9ced5210b1c443cdbc8f38510","trigger act_kept":"af1269f5f7fb375f7a04a02f94c10fe0d7c72904f2286257f63be26d78bb7010","trigger act_no_truncate":"d49a9762be22a3e6a65e317747c5dcdfe1ad75051d99dfb67200f75fb9b99464","trigger at_risk_use_change":"d110d3ac92c03cefc3deb0ee4d6ab71fda5786b3255b81d5a9998e56cf6c8d39","trigger at_risk_use_kept":"782de8e869647a5a9cdd4eaf90d820d87ddf0cc5819a51694d6336ed474fd45b","trigger at_risk_use_no_truncate":"7a31e7e247f9967c705cfc2dc194a6a91a45b52aa2bc9f3a72e68606fe61f7c0","trigger attachment_change":"bca5a0f6e91d9da4623e2cec8a6cb40140bb1d0b4787bfe4341cbf885b8ac13c","trigger attachment_kept":"ea05bcae4e7cf3c8eebae06be2880ce27fd95ffff6a5cf63f045e78958f11db3","trigger attachment_no_truncate":"f024cf4e135a8959bb16b6f2849358b5b8f3705c915ecd3dca2374d8f42c4394","trigger batch_change":"36a306bbc7cbbaec34a553f98b37e7e48d4c3cb008b4f0449f70123a7438171c","trigger batch_kept":"2757bf0a64666dade973bf2fcb8e809ed0edcafa88ca48e402d3b107e6488dc4","trigger batch_no_truncate":"75a164976b478d75ce8987f38835c6d167c4d37f3418d163820ce8eb94ad0953","trigger bedside_change":"fecf1bd8ae79ede2542f9a8bd34b8973ed58a3ca85db2e53d64dedf9e71a7ed6","trigger bedside_kept":"95da98a80c7e3f8c9bbfa6e294c417859ddb8016088e56f7d8055cd6fe9e978b","trigger bedside_no_truncate":"7cb284d4fc3e0ddb71b9e5e2696ce2f183eabf9e8115dfce1e6220626199dcee","trigger change_kept":"c3fe20dbed516afa174d1c369233ff8399be2ede0c8f820f00823b565ce8943b","trigger change_no_truncate":"560fcecb868e8f2a504c3dab8f0d26f7921ca6aa968bb05292241ced84ca83e6","trigger clock_shift_change":"8ef29ab6d73b6cdedca76dafc5d324cdb92d7e2e23c17bee800fc3645db008ab","trigger clock_shift_kept":"47065c7d5cbed66db313b9388b70702bc5be215da2a869de10ed322a5c77d51f","trigger clock_shift_no_truncate":"6d22e06fe2b0928c7a4c7c072ab53bd7e84b217d78ce76f347012dc7a0bb0b6b","trigger collection_change":"22dedf0cff06eeb2b11654f8c782308acf76a3cd9bc519edd5821e8a6ee8c76c","trigger collection_kept":"965dc5d1cd7eeea865429efacbdedbe76867121cf83bcfc7a6c2b8c789e3aad8","trigger collection_no_truncate":"e9cd139c02a8b8ee58b773da3d122b1ec492825c4e4473f36751c5eca11132e0","trigger contact_change":"41bc40184e538a28edc560570bf61e425a7fa185d7632fff4aafa1aedc039e27","trigger contact_kept":"bc0483f19c2dabbd7b795efdf6594ccebd0aa6a3014d3a05f4c61ea1db40b804","trigger contact_no_truncate":"60f7bd5906a444e9716c370e4d4d3d2d05bc563d196951504be2cbaabf7e8f66","trigger credential_change":"a8845854cf9e2acc3ed0874b1f80fb9e1b5b4fcb3f94b5250c998fc46ae04bc3","trigger credential_handover_change":"c4c55a59d1efb3dbe007e1dfa11568b7753f2402c650c8a27e28353bca9b8dac","trigger credential_handover_kept":"02693f9bd36bfd85b8fd134c11cd8e727f6c431b23e1f4eb06b586c6fef2fa02","trigger credential_handover_no_truncate":"53a6ea651bda7d226c377a9444194fad4b4f446d8d5c4391657269d2c80d97dc","trigger credential_kept":"40242f1ea36a20eac01672a49e4511690c76ea11f6a4e26c2bda7e770baae69a","trigger credential_no_truncate":"d5491bff3d0a0cf6f51400dd3de459faf87174ae49929ebad55f7c6504eaba06","trigger custody_transfer_change":"f3030c0157b6870a005cf4adc195d73181b3149bead73c49736466e32200556a","trigger custody_transfer_kept":"9c5cecd42d028aa857648fbc9001843638afad0bc4e701267807b103d2039697","trigger custody_transfer_no_truncate":"19dbfa6495427df34cde6d12440534a0b254724e2ccc5d63bce7f30a67ec8b3f","trigger decision_paper_change":"813fb7e7a26494325072ac06a5bb54dc886ea260cb783ffb79383a4562066722","trigger decision_paper_kept":"92854a8f6c77c87dcc0dddabfd314c7b93d618ba1fff15e54c8c005feeff5c18","trigger decision_paper_no_truncate":"7803985cc789dafb16c8b37177c86e701ec162a4880ee2766464fa5cd0e224bb","trigger deviation_change":"a1d8b9c5e295dbd1d83af6aeef46ea2723b4ab68fc5dc5332468bbe4ac9e5ec1","trigger deviation_kept":"bbcdb71aac0e1f5a767450ac04894bf84cf2c8efb5e4f440d1ade6b5c64c3f49","trigger deviation_no_truncate":"6ebf9dce348e78f0be3ca174a8be8acd1c8ea865b87f54a28fa48af7444b6ce9","trigger disposition_change":"a535aecdc77c6cbb393554a60b8103d5a069678c85af72692b4e992df33ec1b1","trigger disposition_kept":"e22cdb87002db06eea915c8817a57a25878df40459de217cb6bba38dfb28750e","trigger disposition_no_truncate":"4b9cc64ac42df59c683fc0c9897cf0173fa80b2a3374a7a54cbf12c90f1c4d15","trigger donor_change":"bd4553ab9506169b8c8201046013853a1d439dacf87763b9957d780c9e06f5ca","trigger donor_ground_change":"c17fa17d691aa86f780d7f1b1bbc3a921d9a188999d07000f6c1d4eb8d4da836","trigger donor_ground_kept":"10c19662f1b82c615fa3536b2091d53e875fc529d6cc615eee03f09b9aba508b","trigger donor_ground_no_truncate":"c983353de45fba5722b069712e23bbbb5ec3a449ecb3c3e42b9fa6e6808e3211","trigger donor_identity_change":"94be6359d64dca42f3779054f20a08b7a59b7a2d35b33655fe0efad1649c50fa","trigger donor_identity_kept":"a963a899faaf6ba9051dd1ec71c8364c52f69397fae115370b331b3ceace8be9","trigger donor_identity_no_truncate":"ec5702a82f72ce502f047552b8dbba7350c4aa9ffcf47ea8b346521068c611f4","trigger donor_kept":"4d65bbc4d3962330155906b0ae7ae6705d7da5cd5b7d4de33732be21f5337aa5","trigger donor_marker_change":"afe21fe142f93d29ac2d93dd9722a31f76f658dc5590f63f9b13cc1c45391fd8","trigger donor_marker_kept":"4feb8d098a099223618bfeebeae4aa944e8d112fb5630c7323657a9e27281bc6","trigger donor_marker_no_truncate":"a3fa764cbc82efd24290188e75d4406e8b1f592579248b2223c193ea11e7ebe3","trigger donor_no_truncate":"db75f643e3fa7b0223e24fba91fcc6691110e7a2c48f29ef5a8922117a36b4c6","trigger entry_change":"2372d7b7958e9b607158428f01e022d0c127198e4cf89a47875e3157e5a077e2","trigger entry_kept":"ac20159bbf48ef19cb65398c8c774851ee7550c5eaa4c95ee85b6a3addc83f29","trigger entry_no_truncate":"1ac085806921c11f1a30d12656f728429780bd706aee6bc1a3f354dd919d703c","trigger equipment_change":"5da20b2ff4439ce293032c66c01e4dfafd5410a61e820d24e6f05a5c02a34876","trigger equipment_kept":"dfae29ca623279d5fc865aec51e77e4440d5240590983c3ea4edf8d442041b76","trigger equipment_no_truncate":"75d39f6ef4a9db599dd0b2d4c186f9133b69af7bd18a9530d7761af7ced0bd1f","trigger exception_answer_change":"b4e4a5118a124efa1578141528953cace917b5289603c3cdb05db71c47bb7832","trigger exception_answer_kept":"cddb43fa16c73929679494ae5262f0c59370530d2ceb75e3f5e3cba76fc8fc22","trigger exception_answer_no_truncate":"9622f78422c9a40c053a23a47454071a8d50278c2a463c0b9eb6952449c163ef","trigger feeder_lot_change":"e1f5d41d24acb170db345041344db93331485063eb1f50324fe2f65f649ca900","trigger feeder_lot_kept":"e929ca9fedb5b511e6f0dd72d1c1236b3a025880bb4c1698efe9ebdcda30f4af","trigger feeder_lot_no_truncate":"03a3b817fd2c97247a9b42689e56f6b26f6f09584a1bcfa11dcea22adfe07972","trigger identity_scan_change":"bea21b1ce988cb62a8206f44063236d38f6ea429beff6999d789e7bc66fbc5fe","trigger identity_scan_kept":"fab62093a318295221bb1cbfaf43db6fb843774037de7cbcd8c09c67b3ec83ab","trigger identity_scan_no_truncate":"56542eb025ba9b456e986a85fa3a050a0709315255cddce4d7104c2bc2450d84","trigger il2_dose_change":"17e1fb7471c6fef41601c9e5ecdeb4081be0045ec6a58c962017005425baaa10","trigger il2_dose_kept":"d0723ecce18ca73d18770ba6931491c618c28c93f24115190d134aa33a91b267","trigger il2_dose_no_truncate":"df616779a61c432e6fbf862a61291dd342399dc3525821f2336df16f71a4134a","trigger infusion_change":"3789c422617589d5cb44dc25281483bb004a406736ae5c9dcb7a97c654161b7a","trigger infusion_flow_change":"bab43d912d21e3bb081204a5286c97b55b92fd3544e89bc371e64b8b75d00987","trigger infusion_flow_kept":"73a51dc6ee045fa7e3ea167a773f447ff225e80a068dc438e70519a3634fb4d5","trigger infusion_flow_no_truncate":"e3ee7d88b4f34e7557369d594d2c623ccfb59378f21b3f93ea2c7d8b4e0c0de7","trigger infusion_form_change":"628b435cd7d0c3f0cc1e537f97dbdaf9cdaa42fcd782d317d6a0a0de4c42d198","trigger infusion_form_kept":"992242ae0b385e79562e7f6b007e7322235ae7b24a4931d9692daca1eb1d5c87","trigger infusion_form_no_truncate":"2d397e1567459ee9188cbdc5032bfd373ec5042c65f9e15d4007f587a3a73116","trigger infusion_kept":"fe784b79f0ac1b9d812b6ccd5cd50ef88991e3a377f2d4ef1870727953526222","trigger infusion_no_truncate":"898e9d29c0a903a33f7c50f892e0bc43069ef641b327d2934a6b47251ef164fb","trigger label_note_change":"dde5e450da620e2ebc0fae99a3e37ba6c260d8f5d7ec520d11d822e43f2894fe","trigger label_note_kept":"283e80ba7117ff7f84929055ff2a667874a5725996948425768c9b7816dc03c1","trigger label_note_no_truncate":"dc50ff0c2bc4e411ed8d29eb64ef9274d4bd0ae74feec0956cee11f872449b78","trigger link_kept":"92352f6c92738b063df27e109d867f7f473c79569ef4d6331d5358295c2f75e5","trigger link_no_truncate":"e282bda1a6e6bdbc0807c94a9afdde2e6aebda1f5020c837a60e1f7878bd99f6","trigger lost_draft_change":"fa3289c08736ab9f944ae8bb602176105848066af6a0a0b0985d62e69bc00f49","trigger lost_draft_kept":"bca75644526138677ac2f4de83fe570bca1be443862d1a70a5d11fef881d63dd","trigger lost_draft_no_truncate":"6e0dca2edb18ff4b46fa468bfa1f7ad0195dc957430ec459acb8610b482de397","trigger lot_change":"46af26524577fdf1bc5b4deb2c845e3860ac7fa8600427a4227f82cbd365fef4","trigger lot_kept":"8735e05b69927d26eb3dc687ac7bbcbd38019d69bb4cda0441fc0df618f781d3","trigger lot_no_truncate":"68fcf787959761305343fe8a104aec27f13d761b61d2697afb1214cb676395b3","trigger movement_change":"80838dd724c94280e8ab93bab7f76997808d368266d4e1cc379189b9393a1041","trigger movement_kept":"058e81301af4a7df5215cb753025d1ef16715306b498e6a81cf8f7ddbdfbc90a","trigger movement_no_truncate":"028cf75c67c9f86e3c3276889279ca48d2c41221cfb15941e46c848483468c07","trigger nkmfg_access_event_change":"8fb449e80b2501e01328808687f7698c80bc4eb1807714bd3c007c8386804a7b","trigger nkmfg_acknowledgement_change":"1ae31b2b34c0af68b525de5c300580664cf92eaeee16cda4d522c5aeb0284cdc","trigger nkmfg_at_risk_use_change":"c6d8d989888f0dbd1640e503eac43fe33cfc45824bae67f97800a0d9a2799cac","trigger nkmfg_attachment_change":"370335e03a48f1f0cc79d2097b4382ca8f3170800ea20c763a8bd73f9fbebb3f","trigger nkmfg_batch_change":"9c2ebac8465276aa62044b967572557d6ab3514b1af8ecd5989079dd25f7232c","trigger nkmfg_bedside_change":"337a00b90455f8fe175832fdaf5aebea98f18136b396cf39f856b42a9c7b6eb6","trigger nkmfg_clock_shift_change":"1376e5fe40039ae10b55a5b1ab7d63aa27673cae4e3a020a1a678a784d735771","trigger nkmfg_collection_change":"ee883834475ae2b43435f65106c54433e2a33f2131a4460a6a137d7c96dcdec3","trigger nkmfg_contact_change":"11e3a3b8c05e4491db54cf7be1ebcc6b5b850a3b00ccc07851379ccf7edd5881","trigger nkmfg_credential_change":"54102e53a90af5a87bb3c70238107a1280d73489ea8106f69870b1270105c040","trigger nkmfg_credential_handover_change":"a3a0f8feb3a51e15ef63bedba20383c1816c3fa51875f4eb5013cf6455e7e301","trigger nkmfg_custody_transfer_change":"b128b373098086eccea700d04c1a67e3efaa0400c6752577ab735c5f9db4e34e","trigger nkmfg_decision_paper_change":"bc0cd344da6357f0f219f9fac55df1f087eaf151d502b86a865b6f79adce1377","trigger nkmfg_deviation_change":"898f8ed6fdbd76cd4c184e5dbd7d367e36c8688f612bf2c026806a841a5de72c","trigger nkmfg_disposition_change":"b2e4dd3a845622c009748e3b0ac4c2db1f13233e1792aca3bb724d3c58bb992f","trigger nkmfg_donor_change":"511faeeb6ea319d181bf9237e480581a4f79065fab10e09da039b941a0cdb6ef","trigger nkmfg_donor_ground_change":"9c30a02ad49c5ff53b525121e2cff5b74bf51625b3956158b5c771f210ac2086","trigger nkmfg_donor_identity_change":"3dbea94a30bccb4e5a6cbda591bb9edd725739a7b5fb8db98b6bda827f9c6fe2","trigger nkmfg_donor_marker_change":"4dfe6a2e2c7300561b8207e199b3ea3e0d4d1f4b4a47affea34ed1e677228e2e","trigger nkmfg_entry_change":"4fa45128fd24d1686f9189defe5fbdf19e2cb27cc0c61e8cd328fce4f110a30e","trigger nkmfg_equipment_change":"0b735861de808264b7843ecdd4314b558d7c433f95beda9f8a5f2212df8e13fb","trigger nkmfg_exception_answer_change":"5c282075989522cfad6e02e3d6e6940effa28216f4a681398d879e72e90100b7","trigger nkmfg_feeder_lot_change":"956443dbd4ce3ccac39756c7b0b1c0e796f6a2a6b92dfcadc86147d68f93e5f8","trigger nkmfg_identity_scan_change":"228b5fdece1bc62f9d189b598c0ab25827a249aad683b74502c703544254d73a","trigger nkmfg_il2_dose_change":"23f0c95b19bb77aeee8b635bb63c5873253051afbff39e27394e4b77cf98c99c","trigger nkmfg_infusion_change":"d86d3390f56cfd020bdfc7d6a527696176d163f89365873fb9eeb910b7c0eebd","trigger nkmfg_infusion_flow_change":"01198e2a3d8b719f22919a81018302504ab80c81518eb3f326fb5d0d3ee42193","trigger nkmfg_infusion_form_change":"6fc8f467f141b344090c6f2134e076352e776af6017a4998a7085e5b6f258590","trigger nkmfg_label_note_change":"56d97800c994d1c3371a96812b20463cdd34db61eafc49091c52d6dbcba2b95c","trigger nkmfg_link":"cfd4235f1ce5b6af0b0799ff241d514a7a9b9015be2ffe6bb50b6c32e74142c4","trigger nkmfg_lock":"8710caecb476f85bf712cb3cc85ae2614790085b8e97b20a83a2832051b66cbb","trigger nkmfg_lost_draft_change":"b88477adda3fb555033f50e8789abc66e03b63f081813d9562ffcfe72e46e15f","trigger nkmfg_lot_change":"baa58f749a8f5529e752aa6ea8e9bc4c155d2b930c1978c30d3ac7fd3d6d6362","trigger nkmfg_movement_change":"3cf78f90272b7ea5743fe0dc7c0d0f0dce56a06219d9548f97308d4f86e48144","trigger nkmfg_open":"7ec8767654b08ebc8c0dc6cdfd5eba601e4e47a4b86db02917f8f4c0b6636913","trigger nkmfg_order_version_change":"43d7dd037461ca473e26ff7bc0e870b705af0d8183ac8f337d298b2d77597677","trigger nkmfg_patient_change":"d91b14f418b14b618aa0d60046eec7a728a4e368839a4087fe18cb162b5cf23d","trigger nkmfg_patient_identity_change":"7c9a642e973a09ba8faada1986ea4332a72dca463527b8eddbbbb20d3bc865e1","trigger nkmfg_person_change":"a2d797acd7d3759b7f6020fa323cbf0383945b5151257e35d01a976141633184","trigger nkmfg_positive_change":"98e939ab9238ea64c10df2b7b81779bc89c751f683f82612e538b58cc8a663a2","trigger nkmfg_positive_note_change":"55d04ef431081667fb8068b0e9cdaf8c2c146902ae642b67c00f1dda5a258978","trigger nkmfg_positive_verdict_change":"c8eed8fbbfc26e837edbec5740faa6f178a3f0ee4d71dfe1a3edee484d3666fd","trigger nkmfg_recipe_approval_change":"e94cc54744de384379960cedd2d185d6683ca1ba30f1f9ab3a6691e9a05c4087","trigger nkmfg_recipe_version_change":"83bee79b3751d779d75a2c21ec16d347ae0d4e06cad9c37476feff4d407052bd","trigger nkmfg_recipe_withdrawal_change":"bb0a12cd173a4e34c20a5d0589f0d10f56dfe5389cb8ab40423d1f9ca481b0ce","trigger nkmfg_refuse":"7659dc299015db3f46bef98de6c5289e2b87e99de15fe1a977197e0c82f77fb9","trigger nkmfg_result_change":"239acdc0e65f9d312c01901f75e855e411e123faa2352a1805e3a3ee119dcb5b","trigger nkmfg_role_grant_change":"a0612add390fa3f18d10f2fa30c14f829ba6138b5443d990a5b997a5c372af3e","trigger nkmfg_run_change":"bc483adfbdcc6deec1f6375346102e663677c9bb050744d4a99ca6e287f91e7e","trigger nkmfg_sample_change":"ebc5d39cfdfcfddb08b5277dee8c3fc67aaeb2d869c603f3f779a3500104f4e1","trigger nkmfg_sample_vessel_change":"d7afe13dee9e7465ec5387c0ed8438098849cac617a51890add6a2d68bd0893a","trigger nkmfg_schema_manifest_change":"d932b9de46d6d5b849ec90070198246aa8c0717d835bd4fe4a5482eccb1bfbd1","trigger nkmfg_signature_change":"1ba18106e98b00d5570457e32a956fcfe2518634f4921fa18541652502f95c8c","trigger nkmfg_signed_copy_change":"418221c6a393681eb4ecf9c83edd777a018dc67a27410e2c1ec458b63cf3bdc6","trigger nkmfg_site_declaration_change":"19c9e088b9eb06cdab80455340b640cf6ba2847b81fb26d7f65ac2015efa69cc","trigger nkmfg_terminal_change":"2f97bf8a2dd0bea5a46fc85bcf24a21a4865f462afaa4ca13bd5ac855781e50f","trigger nkmfg_treatment_order_change":"4141a54ba44d1a7c380328d412bb154e5607def15173eb7d617802caf9d9acc1","trigger nkmfg_vessel_change":"0e401f63c73702c348c6c2d5f7ec7e017dc7ed9fb8832185857b0a947dbbd194","trigger nkmfg_weight_verification_change":"d2942542040153470fee1eaf60bf6b74dc113970afc1aa35e87d1a5cdbe8bbc0","trigger nkmfg_work_answer_change":"135e8e5eafbb5f8bf5ef3c5fd0c2130c0255482f2e8289c54d807e6375785897","trigger order_version_change":"0231fe2e05317b9b96fba02ff7eaee53b7bf538796617887b723cf677259eca8","trigger order_version_kept":"2d70fd7b26820a673211f84688b7a8830f7d41d32ee3f99ad90c20e0e711944e","trigger order_version_no_truncate":"e9a4fb2d571ebbe2a1681b51a7cfba440143b629a24341323d1362bc4829ed23","trigger patient_change":"b1446c8ceeb4e2834ecd53c3f81a523ed218546eab0a6fc6bf8f765f503c33cc","trigger patient_identity_change":"5555b862a60da8f36a37906083a386400a8ae248f8c0e812503517977aa1234e","trigger patient_identity_kept":"d6535c4945e57e0f121b0f7b234ac3c9c793232fe9c5a963fb4c6ec676e0d40c","trigger patient_identity_no_truncate":"802a132964c234d6135b82065f1e880379da3394be7a9ba234c7f2bca0144f80","trigger patient_kept":"5c4a0eb5780ec31d5e2e038a6919112129909641e5eca6e992617251fdeae699","trigger patient_no_truncate":"6ee57fb1407f87f547ecbe28b5dbb699ab72fa89ff4d3748a5a8756e897f74d9","trigger person_change":"3b09b3dbc504954d8665e3afc021eb55bba8fa076667318ad6303e96f59c7520","trigger person_kept":"8527421c8892c75f7f50a5d208cab2e0f1a9bb83d54aa80b441ff3d9e23a8797","trigger person_no_truncate":"5689e3711ca58e4b863b2d05e273618ba82da2d08b92aa4863ab7e3f5dc8e99b","trigger positive_change":"340e98a7864b7c9aa4656dc6f2b80e24242ce43f2c85921beafedc7a9f244c58","trigger positive_kept":"3a640c5e24ecadba0a5599a437b010495da969087180f8d4400f667fe6a1060b","trigger positive_no_truncate":"cf6b60303fb48d344b4c4212b83bcdae55a8fc809a92dadeb98ac9e217061cd8","trigger positive_note_change":"2ec23e796ccd639330d0e8c3c0dbda4ed7ad8407c97b8d3587ff8d11372b3b25","trigger positive_note_kept":"820d17bfdc2d50605db87ffc162bcdb2be7fb4cb7806f4e8309f1cc86d19c85c","trigger positive_note_no_truncate":"276074150f8e59dd6f1e899ecead9c4da6e872e8f8ffd398cc8a4dce0456d672","trigger positive_verdict_change":"01e4aa1245646be3e2e3a08c8bb24a90919012ae8699364958d49e0aa68280f3","trigger positive_verdict_kept":"09d139971477ff54dbc603819fea2c4dbef5826a0620607aa13956f0e39b81ba","trigger positive_verdict_no_truncate":"de0f5d75d77501055fe2c80a2b00f637347e6fd9bdad629da77214967059c5a3","trigger recipe_approval_change":"9f3f261e1df777e10774d7e8dda47b2dfb713e7d20a1b8dbd68531065b4e8e12","trigger recipe_approval_kept":"baad3e19009ce519af4712936a5e130acb5e267a66b6a331f7ecf6d16c851de6","trigger recipe_approval_no_truncate":"ae5b1a11fdf355c208d3157958e31fa30dcbc32e07a90b32802eea788f51c023","trigger recipe_version_change":"5eb658f991e593a3a7b0344ea3bdf4573baebd6f9a48a75f619f8e9b7ed1eba6","trigger recipe_version_kept":"3651488ba3dc4329c236804f0f1312909ef946d11da15d6416a3b53367028db1","trigger recipe_version_no_truncate":"91cf0a3930c60de0b92b9261fca6fea4064149cfc96fb7e81582ac883b26dbf2","trigger recipe_withdrawal_change":"f35d9de93df77e02c2cb3412e00e14d6fbea9ab8db127de9bb9b39894e67ab5f","trigger recipe_withdrawal_kept":"9643d511248ddf8ed90a763a309f2b76275aa97bde10d96d6386e17c7fc8f636","trigger recipe_withdrawal_no_truncate":"a23bbf332b1acbf42ae7cedbc5c0da702572f2643089a22ac8d209fe7303fd26","trigger result_change":"62dcd1b03e50bae90c7b51c518e9d38e7e714ac5ea91ede603673690669eac14","trigger result_kept":"f0fd80abda090168daa3e820816a6b4d5bbbb0ee96b3cbdb8cf96072aaa197da","trigger result_no_truncate":"3e54b81303112be5df0cbbb043a79aaccfe161adcc822f31d4a8c31539c93c0f","trigger role_grant_change":"dd89138af7204402a685d7b0b333274e8e2d99a0bdcde4d9a6f21381b7dc0017","trigger role_grant_kept":"55db497e507f18534a4af8da30b97fad26ef0ca0b587674762a69941813ba457","trigger role_grant_no_truncate":"00470989f6bdf0fca9dda14a9207040a9344d6d7a984c4381bb1cb4d606a618c","trigger run_change":"51c5d6d48dd994823aa810897359ca6ff3b84481f93dd272811b0cc75905c9f1","trigger run_kept":"46e23d0c4032b757d0161da391a33f4af00a2f98d710e306de022dd591344f73","trigger run_no_truncate":"45efdc262c1f348a024e7292ad84d6795e6f7009bef5e23b5fb78a8406e4d4f8","trigger sample_change":"1a608ffe3ece6089d67a541963119b3201afb352b3fe84321ef7a9c9184b9ce7","trigger sample_kept":"7cc8ef713dab8151e40be2685c816b16035f7263023f262b04ca6028d0024fc6","trigger sample_no_truncate":"a1bde7d9f56cceac62550ba03c38a35fb0383896e7e1073f560847859b19a297","trigger sample_vessel_change":"e937f714265d3efa04b61f8f0b9f4cedd564ce5966d1bc527e766871c02db2e0","trigger sample_vessel_kept":"e78fa5eaf7acc344e024b59a615dbfc4b5d7fdb13dd3da6cb119579a20b5bf86","trigger sample_vessel_no_truncate":"66a85dee9e19f04e2d3aa4d4e09ee501158849ccb31722c9576cb705abc2ebdd","trigger schema_manifest_change":"ef006401ba2a0dbaf2f75a696a42f38f2e0c7acb402844e0d75e5dfdd0346ef4","trigger schema_manifest_kept":"b1730f2fb5ace67adf47a282da0297954ebdd83444a2e1da14bd837b94308756","trigger schema_manifest_no_truncate":"6d638cb262760a744c1bf8c93999429eb6416987e1456cd9da619638d30a0c1e","trigger signature_change":"04408862acab86558f8ba9d6ea60fb935bc884765cb2af09fc5c4d15dc63d657","trigger signature_kept":"5676ff36fe7ae5d27f0f6d68a77d2e5cb6ca5b5e8dc9e46e0eafd13aabc6c273","trigger signature_no_truncate":"eea313680a08689cad532e187f1c7829c6578d987178bb0a54de687bc34f539b","trigger signed_copy_change":"6c2c3a545f5da7688c7d97acf84911091aa7ba8cc6b8c75a436a114a0517c0f5","trigger signed_copy_kept":"a4ff6abeda9e387c6e242461ad67f4910eb6db27d5c0dff18b92c7ccb3ffcd1f","trigger signed_copy_no_truncate":"67bc0d02b9a7628bba4c702e74d38d49a38646e983f3a45ea18632100ddc62f4","trigger site_declaration_change":"a97218b4d31d6bcd6f55209bf8aa7c1455a82a0b6cc71b7b3cc8e3ee2fbb20d8","trigger site_declaration_kept":"3c9e8a30c1eba148fa1245c969ef2e5b531fbedd611c2f9ad3271903bcbde31d","trigger site_declaration_no_truncate":"fe7f93ebde5f5a79439017ec392e6f39be6781cda995a6c83a52abf2f5338944","trigger terminal_change":"b76be98f01f10e8c725365524bb634ea161e8552c98f4f4f0b09bc70cea6352a","trigger terminal_kept":"b21e7474646a21ff3cefcb20d130a39152b2eed74e4c3fb21d1bd3bf0cb339cd","trigger terminal_no_truncate":"ee48d13a370482e919519ea310b46e8a8e07bee125de2a09920c568f676a409e","trigger treatment_order_change":"a4689e13aea84c86fd50a682e2474eb11eb9cf481c979f2b79107584ab602e86","trigger treatment_order_kept":"d1dc08259406428c549ae61d20895732edf09ec25f805b451f8e44c8964d11d0","trigger treatment_order_no_truncate":"ef01c0f1aa99afe97063b6504f6afc0eda239868ecea9d58506514df4c100e69","trigger vessel_change":"d733b562ea3e0ef863c83dc48646e5c5db91e5ca7cbf57e64628fc0221e94d60","trigger vessel_kept":"f6afcd4f013ca173d155bfde5f70518ba0bf93b63f0daaae402fb594dda7872f","trigger vessel_no_truncate":"91124669f10554cdf059e1483042c0603c78d6724ecdcd0bbf50c773ffb8a810","trigger weight_verification_change":"d008c36bf3db9f6d26d81e00af27cee8f0a3c739d21d93b4df61416f56484143","trigger weight_verification_kept":"d9af2d43e96d3b3344ed535162f786770678ece40567bf6a7005b7aae17c8392","trigger weight_verification_no_truncate":"b5a1f06b5cec74650bc95f1e960360160a18e5de28026d4a96b6ebab1327a159","trigger work_answer_change":"822a49bbf4e9dc5be2691968c1ea74f604bd8f190151804477a61993f467be5e","trigger work_answer_kept":"544a5e62333255aea548e3b31e27476f647c7cb78eee9d653c11219c2cbd859d","trigger work_answer_no_truncate":"b6c0dbe6d13ed18c0a461ef3bad53577c991ae6d0248ad72e6abd8d8f9d1aad3"}', '2026-11-30 22:50:42.660365+00');
INSERT INTO public.signature VALUES (1, 1, 'credential_handover/anna/1', 'verified', 'Anna Kowal is here before me, and I give the code to nobody else.', 'en', 3, 'Quinn Quality', 'qa', 'quinn', 3, 1, 'badge_and_pin', '2026-11-30 22:50:43.135256+00');
INSERT INTO public.signature VALUES (2, 2, 'role/anna/technician/3', 'approved', 'Anna Kowal may act as technician.', 'en', 3, 'Quinn Quality', 'qa', 'quinn', 3, 1, 'badge_and_pin', '2026-11-30 22:50:43.374568+00');
INSERT INTO public.signed_copy VALUES (1, 'd1e7f44c3d490375050342a4c63ffe9fd9f9dd75e98b2f35e300f79870c7e8ed', 1, '{"facts":{"handed_over_at":"2026-11-30T22:50:42.900248+00:00","handed_over_by":"Adam Admin","person":"anna","printed_name":"Anna Kowal"},"meaning":"verified","scope":"credential_handover/anna/1","statement":"Anna Kowal is here before me, and I give the code to nobody else.","version":1}');
INSERT INTO public.signed_copy VALUES (2, 'e52eb4c68b0c237cf322eca0673b63ae86a3c7d9c44555e778556fff89084668', 1, '{"facts":{"person":"anna","printed_name":"Anna Kowal","proposed_at":"2026-11-30T22:50:43.282487+00:00","role":"technician"},"meaning":"approved","scope":"role/anna/technician/3","statement":"Anna Kowal may act as technician.","version":1}');
INSERT INTO public.signing_period VALUES (1, 3, 1, '2026-11-30 22:50:43.348183+00');
INSERT INTO public.site_declaration VALUES (1, 'commissioning', 'Golden site', 'Europe/Minsk', 'en', '2026-11-30 22:50:42.660365+00', NULL);
INSERT INTO public.stream VALUES ('site');
INSERT INTO public.stream VALUES ('person/anna');
INSERT INTO public.stream VALUES ('person/quinn');
INSERT INTO public.terminal VALUES (1, 'Tablet 2', 'cleanroom "2" \ left', '912ca7952ca35e6b6897aa3a53be62a5012c2c397f58ae704f43a2298f505c82', '2026-11-30 22:50:42.869757+00', NULL);
SELECT pg_catalog.setval('public.access_event_id_seq', 3, true);
SELECT pg_catalog.setval('public.acknowledgement_id_seq', 2, true);
SELECT pg_catalog.setval('public.act_id_seq', 14, true);
SELECT pg_catalog.setval('public.at_risk_use_id_seq', 1, false);
SELECT pg_catalog.setval('public.attachment_id_seq', 1, false);
SELECT pg_catalog.setval('public.batch_id_seq', 1, false);
SELECT pg_catalog.setval('public.bedside_id_seq', 1, false);
SELECT pg_catalog.setval('public.change_id_seq', 31, true);
SELECT pg_catalog.setval('public.clock_shift_id_seq', 1, false);
SELECT pg_catalog.setval('public.collection_id_seq', 1, false);
SELECT pg_catalog.setval('public.contact_id_seq', 1, false);
SELECT pg_catalog.setval('public.credential_handover_id_seq', 1, true);
SELECT pg_catalog.setval('public.credential_id_seq', 5, true);
SELECT pg_catalog.setval('public.custody_transfer_id_seq', 1, false);
SELECT pg_catalog.setval('public.decision_paper_id_seq', 1, false);
SELECT pg_catalog.setval('public.deviation_id_seq', 1, false);
SELECT pg_catalog.setval('public.disposition_id_seq', 1, false);
SELECT pg_catalog.setval('public.donor_ground_id_seq', 1, false);
SELECT pg_catalog.setval('public.donor_id_seq', 1, false);
SELECT pg_catalog.setval('public.donor_identity_id_seq', 1, false);
SELECT pg_catalog.setval('public.donor_marker_id_seq', 1, false);
SELECT pg_catalog.setval('public.draft_id_seq', 1, false);
SELECT pg_catalog.setval('public.draft_value_id_seq', 1, false);
SELECT pg_catalog.setval('public.entry_id_seq', 1, false);
SELECT pg_catalog.setval('public.equipment_id_seq', 1, false);
SELECT pg_catalog.setval('public.exception_answer_id_seq', 1, false);
SELECT pg_catalog.setval('public.feeder_lot_id_seq', 1, false);
SELECT pg_catalog.setval('public.identity_scan_id_seq', 1, false);
SELECT pg_catalog.setval('public.il2_dose_id_seq', 1, false);
SELECT pg_catalog.setval('public.infusion_flow_id_seq', 1, false);
SELECT pg_catalog.setval('public.infusion_form_id_seq', 1, false);
SELECT pg_catalog.setval('public.infusion_id_seq', 1, false);
SELECT pg_catalog.setval('public.label_note_id_seq', 1, false);
SELECT pg_catalog.setval('public.lost_draft_id_seq', 1, false);
SELECT pg_catalog.setval('public.lot_id_seq', 1, false);
SELECT pg_catalog.setval('public.movement_id_seq', 1, false);
SELECT pg_catalog.setval('public.nonce_id_seq', 2, true);
SELECT pg_catalog.setval('public.order_version_id_seq', 1, false);
SELECT pg_catalog.setval('public.patient_id_seq', 1, false);
SELECT pg_catalog.setval('public.patient_identity_id_seq', 1, false);
SELECT pg_catalog.setval('public.person_id_seq', 4, true);
SELECT pg_catalog.setval('public.positive_id_seq', 1, false);
SELECT pg_catalog.setval('public.positive_note_id_seq', 1, false);
SELECT pg_catalog.setval('public.positive_verdict_id_seq', 1, false);
SELECT pg_catalog.setval('public.recipe_approval_id_seq', 1, false);
SELECT pg_catalog.setval('public.recipe_version_id_seq', 1, false);
SELECT pg_catalog.setval('public.recipe_withdrawal_id_seq', 1, false);
SELECT pg_catalog.setval('public.result_id_seq', 1, false);
SELECT pg_catalog.setval('public.role_grant_id_seq', 3, true);
SELECT pg_catalog.setval('public.run_id_seq', 1, false);
SELECT pg_catalog.setval('public.sample_id_seq', 1, false);
SELECT pg_catalog.setval('public.sample_vessel_id_seq', 1, false);
SELECT pg_catalog.setval('public.schema_manifest_id_seq', 1, true);
SELECT pg_catalog.setval('public.signature_id_seq', 2, true);
SELECT pg_catalog.setval('public.signed_copy_id_seq', 2, true);
SELECT pg_catalog.setval('public.signing_period_id_seq', 1, true);
SELECT pg_catalog.setval('public.site_declaration_id_seq', 1, true);
SELECT pg_catalog.setval('public.submission_id_seq', 1, false);
SELECT pg_catalog.setval('public.terminal_id_seq', 1, true);
SELECT pg_catalog.setval('public.treatment_order_id_seq', 1, false);
SELECT pg_catalog.setval('public.vessel_id_seq', 1, false);
SELECT pg_catalog.setval('public.web_session_id_seq', 1, false);
SELECT pg_catalog.setval('public.weight_verification_id_seq', 1, false);
SELECT pg_catalog.setval('public.work_answer_id_seq', 1, false);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.access_event
    ADD CONSTRAINT pk_access_event PRIMARY KEY (id);
ALTER TABLE ONLY public.acknowledgement
    ADD CONSTRAINT pk_acknowledgement PRIMARY KEY (id);
ALTER TABLE ONLY public.act
    ADD CONSTRAINT pk_act PRIMARY KEY (id);
ALTER TABLE ONLY public.at_risk_use
    ADD CONSTRAINT pk_at_risk_use PRIMARY KEY (id);
ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT pk_attachment PRIMARY KEY (id);
ALTER TABLE ONLY public.batch
    ADD CONSTRAINT pk_batch PRIMARY KEY (id);
ALTER TABLE ONLY public.batch_summary
    ADD CONSTRAINT pk_batch_summary PRIMARY KEY (batch_id);
ALTER TABLE ONLY public.bedside
    ADD CONSTRAINT pk_bedside PRIMARY KEY (id);
ALTER TABLE ONLY public.change
    ADD CONSTRAINT pk_change PRIMARY KEY (id);
ALTER TABLE ONLY public.clock_shift
    ADD CONSTRAINT pk_clock_shift PRIMARY KEY (id);
ALTER TABLE ONLY public.collection
    ADD CONSTRAINT pk_collection PRIMARY KEY (id);
ALTER TABLE ONLY public.contact
    ADD CONSTRAINT pk_contact PRIMARY KEY (id);
ALTER TABLE ONLY public.credential
    ADD CONSTRAINT pk_credential PRIMARY KEY (id);
ALTER TABLE ONLY public.credential_handover
    ADD CONSTRAINT pk_credential_handover PRIMARY KEY (id);
ALTER TABLE ONLY public.custody_transfer
    ADD CONSTRAINT pk_custody_transfer PRIMARY KEY (id);
ALTER TABLE ONLY public.decision_paper
    ADD CONSTRAINT pk_decision_paper PRIMARY KEY (id);
ALTER TABLE ONLY public.deviation
    ADD CONSTRAINT pk_deviation PRIMARY KEY (id);
ALTER TABLE ONLY public.disposition
    ADD CONSTRAINT pk_disposition PRIMARY KEY (id);
ALTER TABLE ONLY public.donor
    ADD CONSTRAINT pk_donor PRIMARY KEY (id);
ALTER TABLE ONLY public.donor_ground
    ADD CONSTRAINT pk_donor_ground PRIMARY KEY (id);
ALTER TABLE ONLY public.donor_identity
    ADD CONSTRAINT pk_donor_identity PRIMARY KEY (id);
ALTER TABLE ONLY public.donor_marker
    ADD CONSTRAINT pk_donor_marker PRIMARY KEY (id);
ALTER TABLE ONLY public.draft
    ADD CONSTRAINT pk_draft PRIMARY KEY (id);
ALTER TABLE ONLY public.draft_value
    ADD CONSTRAINT pk_draft_value PRIMARY KEY (id);
ALTER TABLE ONLY public.entry
    ADD CONSTRAINT pk_entry PRIMARY KEY (id);
ALTER TABLE ONLY public.equipment
    ADD CONSTRAINT pk_equipment PRIMARY KEY (id);
ALTER TABLE ONLY public.exception_answer
    ADD CONSTRAINT pk_exception_answer PRIMARY KEY (id);
ALTER TABLE ONLY public.feeder_lot
    ADD CONSTRAINT pk_feeder_lot PRIMARY KEY (id);
ALTER TABLE ONLY public.identity_scan
    ADD CONSTRAINT pk_identity_scan PRIMARY KEY (id);
ALTER TABLE ONLY public.il2_dose
    ADD CONSTRAINT pk_il2_dose PRIMARY KEY (id);
ALTER TABLE ONLY public.infusion
    ADD CONSTRAINT pk_infusion PRIMARY KEY (id);
ALTER TABLE ONLY public.infusion_flow
    ADD CONSTRAINT pk_infusion_flow PRIMARY KEY (id);
ALTER TABLE ONLY public.infusion_form
    ADD CONSTRAINT pk_infusion_form PRIMARY KEY (id);
ALTER TABLE ONLY public.label_note
    ADD CONSTRAINT pk_label_note PRIMARY KEY (id);
ALTER TABLE ONLY public.link
    ADD CONSTRAINT pk_link PRIMARY KEY (act_id);
ALTER TABLE ONLY public.lost_draft
    ADD CONSTRAINT pk_lost_draft PRIMARY KEY (id);
ALTER TABLE ONLY public.lot
    ADD CONSTRAINT pk_lot PRIMARY KEY (id);
ALTER TABLE ONLY public.movement
    ADD CONSTRAINT pk_movement PRIMARY KEY (id);
ALTER TABLE ONLY public.nonce
    ADD CONSTRAINT pk_nonce PRIMARY KEY (id);
ALTER TABLE ONLY public.order_version
    ADD CONSTRAINT pk_order_version PRIMARY KEY (id);
ALTER TABLE ONLY public.patient
    ADD CONSTRAINT pk_patient PRIMARY KEY (id);
ALTER TABLE ONLY public.patient_identity
    ADD CONSTRAINT pk_patient_identity PRIMARY KEY (id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT pk_person PRIMARY KEY (id);
ALTER TABLE ONLY public.positive
    ADD CONSTRAINT pk_positive PRIMARY KEY (id);
ALTER TABLE ONLY public.positive_note
    ADD CONSTRAINT pk_positive_note PRIMARY KEY (id);
ALTER TABLE ONLY public.positive_verdict
    ADD CONSTRAINT pk_positive_verdict PRIMARY KEY (id);
ALTER TABLE ONLY public.recipe_approval
    ADD CONSTRAINT pk_recipe_approval PRIMARY KEY (id);
ALTER TABLE ONLY public.recipe_version
    ADD CONSTRAINT pk_recipe_version PRIMARY KEY (id);
ALTER TABLE ONLY public.recipe_withdrawal
    ADD CONSTRAINT pk_recipe_withdrawal PRIMARY KEY (id);
ALTER TABLE ONLY public.result
    ADD CONSTRAINT pk_result PRIMARY KEY (id);
ALTER TABLE ONLY public.role_grant
    ADD CONSTRAINT pk_role_grant PRIMARY KEY (id);
ALTER TABLE ONLY public.run
    ADD CONSTRAINT pk_run PRIMARY KEY (id);
ALTER TABLE ONLY public.sample
    ADD CONSTRAINT pk_sample PRIMARY KEY (id);
ALTER TABLE ONLY public.sample_vessel
    ADD CONSTRAINT pk_sample_vessel PRIMARY KEY (id);
ALTER TABLE ONLY public.schema_manifest
    ADD CONSTRAINT pk_schema_manifest PRIMARY KEY (id);
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
ALTER TABLE ONLY public.submission
    ADD CONSTRAINT pk_submission PRIMARY KEY (id);
ALTER TABLE ONLY public.terminal
    ADD CONSTRAINT pk_terminal PRIMARY KEY (id);
ALTER TABLE ONLY public.treatment_order
    ADD CONSTRAINT pk_treatment_order PRIMARY KEY (id);
ALTER TABLE ONLY public.vessel
    ADD CONSTRAINT pk_vessel PRIMARY KEY (id);
ALTER TABLE ONLY public.web_session
    ADD CONSTRAINT pk_web_session PRIMARY KEY (id);
ALTER TABLE ONLY public.weight_verification
    ADD CONSTRAINT pk_weight_verification PRIMARY KEY (id);
ALTER TABLE ONLY public.work_answer
    ADD CONSTRAINT pk_work_answer PRIMARY KEY (id);
ALTER TABLE ONLY public.acknowledgement
    ADD CONSTRAINT uq_acknowledgement_person_id UNIQUE (person_id);
ALTER TABLE ONLY public.batch
    ADD CONSTRAINT uq_batch_number UNIQUE (number);
ALTER TABLE ONLY public.bedside
    ADD CONSTRAINT uq_bedside_form_number_revision UNIQUE (form_number, revision);
ALTER TABLE ONLY public.bedside
    ADD CONSTRAINT uq_bedside_infusion_id UNIQUE (infusion_id);
ALTER TABLE ONLY public.collection
    ADD CONSTRAINT uq_collection_din UNIQUE (din);
ALTER TABLE ONLY public.credential
    ADD CONSTRAINT uq_credential_person_id_kind UNIQUE (person_id, kind);
ALTER TABLE ONLY public.custody_transfer
    ADD CONSTRAINT uq_custody_transfer_batch_id_ordinal UNIQUE (batch_id, ordinal);
ALTER TABLE ONLY public.decision_paper
    ADD CONSTRAINT uq_decision_paper_batch_id_kind_ordinal UNIQUE (batch_id, kind, ordinal);
ALTER TABLE ONLY public.deviation
    ADD CONSTRAINT uq_deviation_batch_id_code_subject_occurrence UNIQUE (batch_id, code, subject, occurrence);
ALTER TABLE ONLY public.deviation
    ADD CONSTRAINT uq_deviation_number UNIQUE (number);
ALTER TABLE ONLY public.disposition
    ADD CONSTRAINT uq_disposition_batch_id_ordinal UNIQUE (batch_id, ordinal);
ALTER TABLE ONLY public.disposition
    ADD CONSTRAINT uq_disposition_signature_id UNIQUE (signature_id);
ALTER TABLE ONLY public.donor
    ADD CONSTRAINT uq_donor_code UNIQUE (code);
ALTER TABLE ONLY public.donor_ground
    ADD CONSTRAINT uq_donor_ground_batch_id_ordinal UNIQUE (batch_id, ordinal);
ALTER TABLE ONLY public.donor_ground
    ADD CONSTRAINT uq_donor_ground_signature_id UNIQUE (signature_id);
ALTER TABLE ONLY public.donor_identity
    ADD CONSTRAINT uq_donor_identity_donor_id UNIQUE (donor_id);
ALTER TABLE ONLY public.donor_marker
    ADD CONSTRAINT uq_donor_marker_donor_id_marker_sampled_at UNIQUE (donor_id, marker, sampled_at);
ALTER TABLE ONLY public.draft
    ADD CONSTRAINT uq_draft_form_id UNIQUE (form_id);
ALTER TABLE ONLY public.draft
    ADD CONSTRAINT uq_draft_person_id_run_id_subject UNIQUE (person_id, run_id, subject);
ALTER TABLE ONLY public.draft_value
    ADD CONSTRAINT uq_draft_value_draft_id_name UNIQUE (draft_id, name);
ALTER TABLE ONLY public.entry
    ADD CONSTRAINT uq_entry_run_id_field_subject_kind_subject_id_replicate_688f UNIQUE (run_id, field, subject_kind, subject_id, replicate, revision);
ALTER TABLE ONLY public.equipment
    ADD CONSTRAINT uq_equipment_code UNIQUE (code);
ALTER TABLE ONLY public.feeder_lot
    ADD CONSTRAINT uq_feeder_lot_lot_id UNIQUE (lot_id);
ALTER TABLE ONLY public.il2_dose
    ADD CONSTRAINT uq_il2_dose_batch_id_day_revision UNIQUE (batch_id, day, revision);
ALTER TABLE ONLY public.infusion
    ADD CONSTRAINT uq_infusion_batch_id_ordinal_revision UNIQUE (batch_id, ordinal, revision);
ALTER TABLE ONLY public.infusion_flow
    ADD CONSTRAINT uq_infusion_flow_infusion_id_ordinal UNIQUE (infusion_id, ordinal);
ALTER TABLE ONLY public.infusion_form
    ADD CONSTRAINT uq_infusion_form_number UNIQUE (number);
ALTER TABLE ONLY public.label_note
    ADD CONSTRAINT uq_label_note_container_id_ordinal UNIQUE (container_id, ordinal);
ALTER TABLE ONLY public.link
    ADD CONSTRAINT uq_link_stream_prev UNIQUE (stream, prev);
ALTER TABLE ONLY public.link
    ADD CONSTRAINT uq_link_stream_seq UNIQUE (stream, seq);
ALTER TABLE ONLY public.lost_draft
    ADD CONSTRAINT uq_lost_draft_run_id_person_id_left_at UNIQUE (run_id, person_id, left_at);
ALTER TABLE ONLY public.lot
    ADD CONSTRAINT uq_lot_code UNIQUE (code);
ALTER TABLE ONLY public.movement
    ADD CONSTRAINT uq_movement_run_id_ordinal UNIQUE (run_id, ordinal);
ALTER TABLE ONLY public.nonce
    ADD CONSTRAINT uq_nonce_token UNIQUE (token);
ALTER TABLE ONLY public.order_version
    ADD CONSTRAINT uq_order_version_order_id_version UNIQUE (order_id, version);
ALTER TABLE ONLY public.patient
    ADD CONSTRAINT uq_patient_code UNIQUE (code);
ALTER TABLE ONLY public.patient_identity
    ADD CONSTRAINT uq_patient_identity_patient_id UNIQUE (patient_id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT uq_person_badge UNIQUE (badge);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT uq_person_login UNIQUE (login);
ALTER TABLE ONLY public.positive
    ADD CONSTRAINT uq_positive_number UNIQUE (number);
ALTER TABLE ONLY public.positive_verdict
    ADD CONSTRAINT uq_positive_verdict_positive_id_ordinal UNIQUE (positive_id, ordinal);
ALTER TABLE ONLY public.positive_verdict
    ADD CONSTRAINT uq_positive_verdict_signature_id UNIQUE (signature_id);
ALTER TABLE ONLY public.recipe_approval
    ADD CONSTRAINT uq_recipe_approval_recipe_version_id UNIQUE (recipe_version_id);
ALTER TABLE ONLY public.recipe_version
    ADD CONSTRAINT uq_recipe_version_code_version UNIQUE (code, version);
ALTER TABLE ONLY public.recipe_version
    ADD CONSTRAINT uq_recipe_version_digest UNIQUE (digest);
ALTER TABLE ONLY public.recipe_withdrawal
    ADD CONSTRAINT uq_recipe_withdrawal_recipe_version_id UNIQUE (recipe_version_id);
ALTER TABLE ONLY public.result
    ADD CONSTRAINT uq_result_batch_id_criterion_ordinal_revision UNIQUE (batch_id, criterion, ordinal, revision);
ALTER TABLE ONLY public.run
    ADD CONSTRAINT uq_run_batch_id_key UNIQUE (batch_id, key);
ALTER TABLE ONLY public.sample
    ADD CONSTRAINT uq_sample_batch_id_code UNIQUE (batch_id, code);
ALTER TABLE ONLY public.sample_vessel
    ADD CONSTRAINT uq_sample_vessel_sample_id_vessel_id UNIQUE (sample_id, vessel_id);
ALTER TABLE ONLY public.signed_copy
    ADD CONSTRAINT uq_signed_copy_digest UNIQUE (digest);
ALTER TABLE ONLY public.signing_period
    ADD CONSTRAINT uq_signing_period_person_id_terminal_id UNIQUE (person_id, terminal_id);
ALTER TABLE ONLY public.submission
    ADD CONSTRAINT uq_submission_person_id_form_id UNIQUE (person_id, form_id);
ALTER TABLE ONLY public.terminal
    ADD CONSTRAINT uq_terminal_name UNIQUE (name);
ALTER TABLE ONLY public.terminal
    ADD CONSTRAINT uq_terminal_token_hash UNIQUE (token_hash);
ALTER TABLE ONLY public.treatment_order
    ADD CONSTRAINT uq_treatment_order_coi_code UNIQUE (coi_code);
ALTER TABLE ONLY public.vessel
    ADD CONSTRAINT uq_vessel_batch_id_code UNIQUE (batch_id, code);
ALTER TABLE ONLY public.web_session
    ADD CONSTRAINT uq_web_session_token_hash UNIQUE (token_hash);
ALTER TABLE ONLY public.weight_verification
    ADD CONSTRAINT uq_weight_verification_order_version_id UNIQUE (order_version_id);
ALTER TABLE ONLY public.work_answer
    ADD CONSTRAINT uq_work_answer_assesses_id UNIQUE (assesses_id);
CREATE INDEX ix_access_event_person ON public.access_event USING btree (person_id, id);
CREATE INDEX ix_act_stream ON public.act USING btree (stream, id);
CREATE INDEX ix_at_risk_use_batch ON public.at_risk_use USING btree (batch_id);
CREATE INDEX ix_attachment_batch ON public.attachment USING btree (batch_id);
CREATE INDEX ix_batch_state ON public.batch USING btree (state, number);
CREATE INDEX ix_change_act ON public.change USING btree (act_id);
CREATE INDEX ix_change_row ON public.change USING btree (table_name, row_id, id);
CREATE INDEX ix_collection_donor ON public.collection USING btree (donor_id);
CREATE INDEX ix_credential_handover_person ON public.credential_handover USING btree (person_id, state);
CREATE INDEX ix_deviation_batch ON public.deviation USING btree (batch_id, state);
CREATE INDEX ix_entry_batch ON public.entry USING btree (batch_id);
CREATE INDEX ix_entry_equipment ON public.entry USING btree (equipment_id);
CREATE INDEX ix_entry_lot ON public.entry USING btree (lot_id);
CREATE INDEX ix_exception_answer_batch ON public.exception_answer USING btree (batch_id);
CREATE INDEX ix_identity_scan_batch ON public.identity_scan USING btree (batch_id);
CREATE INDEX ix_infusion_form_batch ON public.infusion_form USING btree (batch_id);
CREATE INDEX ix_label_note_batch ON public.label_note USING btree (batch_id);
CREATE INDEX ix_lot_material ON public.lot USING btree (material, state);
CREATE INDEX ix_movement_batch ON public.movement USING btree (batch_id);
CREATE INDEX ix_positive_batch ON public.positive USING btree (batch_id);
CREATE INDEX ix_positive_donor ON public.positive USING btree (donor_id);
CREATE INDEX ix_positive_lot ON public.positive USING btree (lot_id);
CREATE INDEX ix_positive_note_positive ON public.positive_note USING btree (positive_id, id);
CREATE INDEX ix_role_grant_person ON public.role_grant USING btree (person_id, state);
CREATE INDEX ix_run_batch_state ON public.run USING btree (batch_id, state, step);
CREATE INDEX ix_run_due ON public.run USING btree (state, due_to);
CREATE INDEX ix_signature_copy ON public.signature USING btree (copy_id);
CREATE INDEX ix_signature_scope ON public.signature USING btree (scope);
CREATE INDEX ix_submission_sent_at ON public.submission USING btree (sent_at);
CREATE INDEX ix_treatment_order_donor ON public.treatment_order USING btree (donor_id);
CREATE INDEX ix_treatment_order_patient ON public.treatment_order USING btree (patient_id);
CREATE INDEX ix_work_answer_person ON public.work_answer USING btree (person_id);
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
CREATE TRIGGER at_risk_use_change AFTER INSERT ON public.at_risk_use FOR EACH ROW EXECUTE FUNCTION public.nkmfg_at_risk_use_change();
ALTER TABLE public.at_risk_use ENABLE ALWAYS TRIGGER at_risk_use_change;
CREATE TRIGGER at_risk_use_kept BEFORE DELETE OR UPDATE ON public.at_risk_use FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.at_risk_use ENABLE ALWAYS TRIGGER at_risk_use_kept;
CREATE TRIGGER at_risk_use_no_truncate BEFORE TRUNCATE ON public.at_risk_use FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.at_risk_use ENABLE ALWAYS TRIGGER at_risk_use_no_truncate;
CREATE TRIGGER attachment_change AFTER INSERT ON public.attachment FOR EACH ROW EXECUTE FUNCTION public.nkmfg_attachment_change();
ALTER TABLE public.attachment ENABLE ALWAYS TRIGGER attachment_change;
CREATE TRIGGER attachment_kept BEFORE DELETE OR UPDATE ON public.attachment FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.attachment ENABLE ALWAYS TRIGGER attachment_kept;
CREATE TRIGGER attachment_no_truncate BEFORE TRUNCATE ON public.attachment FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.attachment ENABLE ALWAYS TRIGGER attachment_no_truncate;
CREATE TRIGGER batch_change AFTER INSERT OR UPDATE ON public.batch FOR EACH ROW EXECUTE FUNCTION public.nkmfg_batch_change();
ALTER TABLE public.batch ENABLE ALWAYS TRIGGER batch_change;
CREATE TRIGGER batch_kept BEFORE DELETE ON public.batch FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.batch ENABLE ALWAYS TRIGGER batch_kept;
CREATE TRIGGER batch_no_truncate BEFORE TRUNCATE ON public.batch FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.batch ENABLE ALWAYS TRIGGER batch_no_truncate;
CREATE TRIGGER bedside_change AFTER INSERT ON public.bedside FOR EACH ROW EXECUTE FUNCTION public.nkmfg_bedside_change();
ALTER TABLE public.bedside ENABLE ALWAYS TRIGGER bedside_change;
CREATE TRIGGER bedside_kept BEFORE DELETE OR UPDATE ON public.bedside FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.bedside ENABLE ALWAYS TRIGGER bedside_kept;
CREATE TRIGGER bedside_no_truncate BEFORE TRUNCATE ON public.bedside FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.bedside ENABLE ALWAYS TRIGGER bedside_no_truncate;
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
CREATE TRIGGER collection_change AFTER INSERT OR UPDATE ON public.collection FOR EACH ROW EXECUTE FUNCTION public.nkmfg_collection_change();
ALTER TABLE public.collection ENABLE ALWAYS TRIGGER collection_change;
CREATE TRIGGER collection_kept BEFORE DELETE ON public.collection FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.collection ENABLE ALWAYS TRIGGER collection_kept;
CREATE TRIGGER collection_no_truncate BEFORE TRUNCATE ON public.collection FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.collection ENABLE ALWAYS TRIGGER collection_no_truncate;
CREATE TRIGGER contact_change AFTER INSERT OR UPDATE ON public.contact FOR EACH ROW EXECUTE FUNCTION public.nkmfg_contact_change();
ALTER TABLE public.contact ENABLE ALWAYS TRIGGER contact_change;
CREATE TRIGGER contact_kept BEFORE DELETE ON public.contact FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.contact ENABLE ALWAYS TRIGGER contact_kept;
CREATE TRIGGER contact_no_truncate BEFORE TRUNCATE ON public.contact FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.contact ENABLE ALWAYS TRIGGER contact_no_truncate;
CREATE TRIGGER credential_change AFTER INSERT OR UPDATE ON public.credential FOR EACH ROW EXECUTE FUNCTION public.nkmfg_credential_change();
ALTER TABLE public.credential ENABLE ALWAYS TRIGGER credential_change;
CREATE TRIGGER credential_handover_change AFTER INSERT OR UPDATE ON public.credential_handover FOR EACH ROW EXECUTE FUNCTION public.nkmfg_credential_handover_change();
ALTER TABLE public.credential_handover ENABLE ALWAYS TRIGGER credential_handover_change;
CREATE TRIGGER credential_handover_kept BEFORE DELETE ON public.credential_handover FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.credential_handover ENABLE ALWAYS TRIGGER credential_handover_kept;
CREATE TRIGGER credential_handover_no_truncate BEFORE TRUNCATE ON public.credential_handover FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.credential_handover ENABLE ALWAYS TRIGGER credential_handover_no_truncate;
CREATE TRIGGER credential_kept BEFORE DELETE ON public.credential FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.credential ENABLE ALWAYS TRIGGER credential_kept;
CREATE TRIGGER credential_no_truncate BEFORE TRUNCATE ON public.credential FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.credential ENABLE ALWAYS TRIGGER credential_no_truncate;
CREATE TRIGGER custody_transfer_change AFTER INSERT ON public.custody_transfer FOR EACH ROW EXECUTE FUNCTION public.nkmfg_custody_transfer_change();
ALTER TABLE public.custody_transfer ENABLE ALWAYS TRIGGER custody_transfer_change;
CREATE TRIGGER custody_transfer_kept BEFORE DELETE OR UPDATE ON public.custody_transfer FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.custody_transfer ENABLE ALWAYS TRIGGER custody_transfer_kept;
CREATE TRIGGER custody_transfer_no_truncate BEFORE TRUNCATE ON public.custody_transfer FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.custody_transfer ENABLE ALWAYS TRIGGER custody_transfer_no_truncate;
CREATE TRIGGER decision_paper_change AFTER INSERT ON public.decision_paper FOR EACH ROW EXECUTE FUNCTION public.nkmfg_decision_paper_change();
ALTER TABLE public.decision_paper ENABLE ALWAYS TRIGGER decision_paper_change;
CREATE TRIGGER decision_paper_kept BEFORE DELETE OR UPDATE ON public.decision_paper FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.decision_paper ENABLE ALWAYS TRIGGER decision_paper_kept;
CREATE TRIGGER decision_paper_no_truncate BEFORE TRUNCATE ON public.decision_paper FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.decision_paper ENABLE ALWAYS TRIGGER decision_paper_no_truncate;
CREATE TRIGGER deviation_change AFTER INSERT OR UPDATE ON public.deviation FOR EACH ROW EXECUTE FUNCTION public.nkmfg_deviation_change();
ALTER TABLE public.deviation ENABLE ALWAYS TRIGGER deviation_change;
CREATE TRIGGER deviation_kept BEFORE DELETE ON public.deviation FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.deviation ENABLE ALWAYS TRIGGER deviation_kept;
CREATE TRIGGER deviation_no_truncate BEFORE TRUNCATE ON public.deviation FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.deviation ENABLE ALWAYS TRIGGER deviation_no_truncate;
CREATE TRIGGER disposition_change AFTER INSERT ON public.disposition FOR EACH ROW EXECUTE FUNCTION public.nkmfg_disposition_change();
ALTER TABLE public.disposition ENABLE ALWAYS TRIGGER disposition_change;
CREATE TRIGGER disposition_kept BEFORE DELETE OR UPDATE ON public.disposition FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.disposition ENABLE ALWAYS TRIGGER disposition_kept;
CREATE TRIGGER disposition_no_truncate BEFORE TRUNCATE ON public.disposition FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.disposition ENABLE ALWAYS TRIGGER disposition_no_truncate;
CREATE TRIGGER donor_change AFTER INSERT OR UPDATE ON public.donor FOR EACH ROW EXECUTE FUNCTION public.nkmfg_donor_change();
ALTER TABLE public.donor ENABLE ALWAYS TRIGGER donor_change;
CREATE TRIGGER donor_ground_change AFTER INSERT ON public.donor_ground FOR EACH ROW EXECUTE FUNCTION public.nkmfg_donor_ground_change();
ALTER TABLE public.donor_ground ENABLE ALWAYS TRIGGER donor_ground_change;
CREATE TRIGGER donor_ground_kept BEFORE DELETE OR UPDATE ON public.donor_ground FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.donor_ground ENABLE ALWAYS TRIGGER donor_ground_kept;
CREATE TRIGGER donor_ground_no_truncate BEFORE TRUNCATE ON public.donor_ground FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.donor_ground ENABLE ALWAYS TRIGGER donor_ground_no_truncate;
CREATE TRIGGER donor_identity_change AFTER INSERT OR UPDATE ON public.donor_identity FOR EACH ROW EXECUTE FUNCTION public.nkmfg_donor_identity_change();
ALTER TABLE public.donor_identity ENABLE ALWAYS TRIGGER donor_identity_change;
CREATE TRIGGER donor_identity_kept BEFORE DELETE ON public.donor_identity FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.donor_identity ENABLE ALWAYS TRIGGER donor_identity_kept;
CREATE TRIGGER donor_identity_no_truncate BEFORE TRUNCATE ON public.donor_identity FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.donor_identity ENABLE ALWAYS TRIGGER donor_identity_no_truncate;
CREATE TRIGGER donor_kept BEFORE DELETE ON public.donor FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.donor ENABLE ALWAYS TRIGGER donor_kept;
CREATE TRIGGER donor_marker_change AFTER INSERT OR UPDATE ON public.donor_marker FOR EACH ROW EXECUTE FUNCTION public.nkmfg_donor_marker_change();
ALTER TABLE public.donor_marker ENABLE ALWAYS TRIGGER donor_marker_change;
CREATE TRIGGER donor_marker_kept BEFORE DELETE ON public.donor_marker FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.donor_marker ENABLE ALWAYS TRIGGER donor_marker_kept;
CREATE TRIGGER donor_marker_no_truncate BEFORE TRUNCATE ON public.donor_marker FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.donor_marker ENABLE ALWAYS TRIGGER donor_marker_no_truncate;
CREATE TRIGGER donor_no_truncate BEFORE TRUNCATE ON public.donor FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.donor ENABLE ALWAYS TRIGGER donor_no_truncate;
CREATE TRIGGER entry_change AFTER INSERT ON public.entry FOR EACH ROW EXECUTE FUNCTION public.nkmfg_entry_change();
ALTER TABLE public.entry ENABLE ALWAYS TRIGGER entry_change;
CREATE TRIGGER entry_kept BEFORE DELETE OR UPDATE ON public.entry FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.entry ENABLE ALWAYS TRIGGER entry_kept;
CREATE TRIGGER entry_no_truncate BEFORE TRUNCATE ON public.entry FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.entry ENABLE ALWAYS TRIGGER entry_no_truncate;
CREATE TRIGGER equipment_change AFTER INSERT OR UPDATE ON public.equipment FOR EACH ROW EXECUTE FUNCTION public.nkmfg_equipment_change();
ALTER TABLE public.equipment ENABLE ALWAYS TRIGGER equipment_change;
CREATE TRIGGER equipment_kept BEFORE DELETE ON public.equipment FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.equipment ENABLE ALWAYS TRIGGER equipment_kept;
CREATE TRIGGER equipment_no_truncate BEFORE TRUNCATE ON public.equipment FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.equipment ENABLE ALWAYS TRIGGER equipment_no_truncate;
CREATE TRIGGER exception_answer_change AFTER INSERT ON public.exception_answer FOR EACH ROW EXECUTE FUNCTION public.nkmfg_exception_answer_change();
ALTER TABLE public.exception_answer ENABLE ALWAYS TRIGGER exception_answer_change;
CREATE TRIGGER exception_answer_kept BEFORE DELETE OR UPDATE ON public.exception_answer FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.exception_answer ENABLE ALWAYS TRIGGER exception_answer_kept;
CREATE TRIGGER exception_answer_no_truncate BEFORE TRUNCATE ON public.exception_answer FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.exception_answer ENABLE ALWAYS TRIGGER exception_answer_no_truncate;
CREATE TRIGGER feeder_lot_change AFTER INSERT OR UPDATE ON public.feeder_lot FOR EACH ROW EXECUTE FUNCTION public.nkmfg_feeder_lot_change();
ALTER TABLE public.feeder_lot ENABLE ALWAYS TRIGGER feeder_lot_change;
CREATE TRIGGER feeder_lot_kept BEFORE DELETE ON public.feeder_lot FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.feeder_lot ENABLE ALWAYS TRIGGER feeder_lot_kept;
CREATE TRIGGER feeder_lot_no_truncate BEFORE TRUNCATE ON public.feeder_lot FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.feeder_lot ENABLE ALWAYS TRIGGER feeder_lot_no_truncate;
CREATE TRIGGER identity_scan_change AFTER INSERT ON public.identity_scan FOR EACH ROW EXECUTE FUNCTION public.nkmfg_identity_scan_change();
ALTER TABLE public.identity_scan ENABLE ALWAYS TRIGGER identity_scan_change;
CREATE TRIGGER identity_scan_kept BEFORE DELETE OR UPDATE ON public.identity_scan FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.identity_scan ENABLE ALWAYS TRIGGER identity_scan_kept;
CREATE TRIGGER identity_scan_no_truncate BEFORE TRUNCATE ON public.identity_scan FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.identity_scan ENABLE ALWAYS TRIGGER identity_scan_no_truncate;
CREATE TRIGGER il2_dose_change AFTER INSERT ON public.il2_dose FOR EACH ROW EXECUTE FUNCTION public.nkmfg_il2_dose_change();
ALTER TABLE public.il2_dose ENABLE ALWAYS TRIGGER il2_dose_change;
CREATE TRIGGER il2_dose_kept BEFORE DELETE OR UPDATE ON public.il2_dose FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.il2_dose ENABLE ALWAYS TRIGGER il2_dose_kept;
CREATE TRIGGER il2_dose_no_truncate BEFORE TRUNCATE ON public.il2_dose FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.il2_dose ENABLE ALWAYS TRIGGER il2_dose_no_truncate;
CREATE TRIGGER infusion_change AFTER INSERT ON public.infusion FOR EACH ROW EXECUTE FUNCTION public.nkmfg_infusion_change();
ALTER TABLE public.infusion ENABLE ALWAYS TRIGGER infusion_change;
CREATE TRIGGER infusion_flow_change AFTER INSERT ON public.infusion_flow FOR EACH ROW EXECUTE FUNCTION public.nkmfg_infusion_flow_change();
ALTER TABLE public.infusion_flow ENABLE ALWAYS TRIGGER infusion_flow_change;
CREATE TRIGGER infusion_flow_kept BEFORE DELETE OR UPDATE ON public.infusion_flow FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.infusion_flow ENABLE ALWAYS TRIGGER infusion_flow_kept;
CREATE TRIGGER infusion_flow_no_truncate BEFORE TRUNCATE ON public.infusion_flow FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.infusion_flow ENABLE ALWAYS TRIGGER infusion_flow_no_truncate;
CREATE TRIGGER infusion_form_change AFTER INSERT ON public.infusion_form FOR EACH ROW EXECUTE FUNCTION public.nkmfg_infusion_form_change();
ALTER TABLE public.infusion_form ENABLE ALWAYS TRIGGER infusion_form_change;
CREATE TRIGGER infusion_form_kept BEFORE DELETE OR UPDATE ON public.infusion_form FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.infusion_form ENABLE ALWAYS TRIGGER infusion_form_kept;
CREATE TRIGGER infusion_form_no_truncate BEFORE TRUNCATE ON public.infusion_form FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.infusion_form ENABLE ALWAYS TRIGGER infusion_form_no_truncate;
CREATE TRIGGER infusion_kept BEFORE DELETE OR UPDATE ON public.infusion FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.infusion ENABLE ALWAYS TRIGGER infusion_kept;
CREATE TRIGGER infusion_no_truncate BEFORE TRUNCATE ON public.infusion FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.infusion ENABLE ALWAYS TRIGGER infusion_no_truncate;
CREATE TRIGGER label_note_change AFTER INSERT ON public.label_note FOR EACH ROW EXECUTE FUNCTION public.nkmfg_label_note_change();
ALTER TABLE public.label_note ENABLE ALWAYS TRIGGER label_note_change;
CREATE TRIGGER label_note_kept BEFORE DELETE OR UPDATE ON public.label_note FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.label_note ENABLE ALWAYS TRIGGER label_note_kept;
CREATE TRIGGER label_note_no_truncate BEFORE TRUNCATE ON public.label_note FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.label_note ENABLE ALWAYS TRIGGER label_note_no_truncate;
CREATE TRIGGER link_kept BEFORE DELETE OR UPDATE ON public.link FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.link ENABLE ALWAYS TRIGGER link_kept;
CREATE TRIGGER link_no_truncate BEFORE TRUNCATE ON public.link FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.link ENABLE ALWAYS TRIGGER link_no_truncate;
CREATE TRIGGER lost_draft_change AFTER INSERT ON public.lost_draft FOR EACH ROW EXECUTE FUNCTION public.nkmfg_lost_draft_change();
ALTER TABLE public.lost_draft ENABLE ALWAYS TRIGGER lost_draft_change;
CREATE TRIGGER lost_draft_kept BEFORE DELETE OR UPDATE ON public.lost_draft FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.lost_draft ENABLE ALWAYS TRIGGER lost_draft_kept;
CREATE TRIGGER lost_draft_no_truncate BEFORE TRUNCATE ON public.lost_draft FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.lost_draft ENABLE ALWAYS TRIGGER lost_draft_no_truncate;
CREATE TRIGGER lot_change AFTER INSERT OR UPDATE ON public.lot FOR EACH ROW EXECUTE FUNCTION public.nkmfg_lot_change();
ALTER TABLE public.lot ENABLE ALWAYS TRIGGER lot_change;
CREATE TRIGGER lot_kept BEFORE DELETE ON public.lot FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.lot ENABLE ALWAYS TRIGGER lot_kept;
CREATE TRIGGER lot_no_truncate BEFORE TRUNCATE ON public.lot FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.lot ENABLE ALWAYS TRIGGER lot_no_truncate;
CREATE TRIGGER movement_change AFTER INSERT ON public.movement FOR EACH ROW EXECUTE FUNCTION public.nkmfg_movement_change();
ALTER TABLE public.movement ENABLE ALWAYS TRIGGER movement_change;
CREATE TRIGGER movement_kept BEFORE DELETE OR UPDATE ON public.movement FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.movement ENABLE ALWAYS TRIGGER movement_kept;
CREATE TRIGGER movement_no_truncate BEFORE TRUNCATE ON public.movement FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.movement ENABLE ALWAYS TRIGGER movement_no_truncate;
CREATE TRIGGER order_version_change AFTER INSERT ON public.order_version FOR EACH ROW EXECUTE FUNCTION public.nkmfg_order_version_change();
ALTER TABLE public.order_version ENABLE ALWAYS TRIGGER order_version_change;
CREATE TRIGGER order_version_kept BEFORE DELETE OR UPDATE ON public.order_version FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.order_version ENABLE ALWAYS TRIGGER order_version_kept;
CREATE TRIGGER order_version_no_truncate BEFORE TRUNCATE ON public.order_version FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.order_version ENABLE ALWAYS TRIGGER order_version_no_truncate;
CREATE TRIGGER patient_change AFTER INSERT OR UPDATE ON public.patient FOR EACH ROW EXECUTE FUNCTION public.nkmfg_patient_change();
ALTER TABLE public.patient ENABLE ALWAYS TRIGGER patient_change;
CREATE TRIGGER patient_identity_change AFTER INSERT OR UPDATE ON public.patient_identity FOR EACH ROW EXECUTE FUNCTION public.nkmfg_patient_identity_change();
ALTER TABLE public.patient_identity ENABLE ALWAYS TRIGGER patient_identity_change;
CREATE TRIGGER patient_identity_kept BEFORE DELETE ON public.patient_identity FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.patient_identity ENABLE ALWAYS TRIGGER patient_identity_kept;
CREATE TRIGGER patient_identity_no_truncate BEFORE TRUNCATE ON public.patient_identity FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.patient_identity ENABLE ALWAYS TRIGGER patient_identity_no_truncate;
CREATE TRIGGER patient_kept BEFORE DELETE ON public.patient FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.patient ENABLE ALWAYS TRIGGER patient_kept;
CREATE TRIGGER patient_no_truncate BEFORE TRUNCATE ON public.patient FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.patient ENABLE ALWAYS TRIGGER patient_no_truncate;
CREATE TRIGGER person_change AFTER INSERT OR UPDATE ON public.person FOR EACH ROW EXECUTE FUNCTION public.nkmfg_person_change();
ALTER TABLE public.person ENABLE ALWAYS TRIGGER person_change;
CREATE TRIGGER person_kept BEFORE DELETE ON public.person FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.person ENABLE ALWAYS TRIGGER person_kept;
CREATE TRIGGER person_no_truncate BEFORE TRUNCATE ON public.person FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.person ENABLE ALWAYS TRIGGER person_no_truncate;
CREATE TRIGGER positive_change AFTER INSERT ON public.positive FOR EACH ROW EXECUTE FUNCTION public.nkmfg_positive_change();
ALTER TABLE public.positive ENABLE ALWAYS TRIGGER positive_change;
CREATE TRIGGER positive_kept BEFORE DELETE OR UPDATE ON public.positive FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.positive ENABLE ALWAYS TRIGGER positive_kept;
CREATE TRIGGER positive_no_truncate BEFORE TRUNCATE ON public.positive FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.positive ENABLE ALWAYS TRIGGER positive_no_truncate;
CREATE TRIGGER positive_note_change AFTER INSERT ON public.positive_note FOR EACH ROW EXECUTE FUNCTION public.nkmfg_positive_note_change();
ALTER TABLE public.positive_note ENABLE ALWAYS TRIGGER positive_note_change;
CREATE TRIGGER positive_note_kept BEFORE DELETE OR UPDATE ON public.positive_note FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.positive_note ENABLE ALWAYS TRIGGER positive_note_kept;
CREATE TRIGGER positive_note_no_truncate BEFORE TRUNCATE ON public.positive_note FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.positive_note ENABLE ALWAYS TRIGGER positive_note_no_truncate;
CREATE TRIGGER positive_verdict_change AFTER INSERT ON public.positive_verdict FOR EACH ROW EXECUTE FUNCTION public.nkmfg_positive_verdict_change();
ALTER TABLE public.positive_verdict ENABLE ALWAYS TRIGGER positive_verdict_change;
CREATE TRIGGER positive_verdict_kept BEFORE DELETE OR UPDATE ON public.positive_verdict FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.positive_verdict ENABLE ALWAYS TRIGGER positive_verdict_kept;
CREATE TRIGGER positive_verdict_no_truncate BEFORE TRUNCATE ON public.positive_verdict FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.positive_verdict ENABLE ALWAYS TRIGGER positive_verdict_no_truncate;
CREATE TRIGGER recipe_approval_change AFTER INSERT ON public.recipe_approval FOR EACH ROW EXECUTE FUNCTION public.nkmfg_recipe_approval_change();
ALTER TABLE public.recipe_approval ENABLE ALWAYS TRIGGER recipe_approval_change;
CREATE TRIGGER recipe_approval_kept BEFORE DELETE OR UPDATE ON public.recipe_approval FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.recipe_approval ENABLE ALWAYS TRIGGER recipe_approval_kept;
CREATE TRIGGER recipe_approval_no_truncate BEFORE TRUNCATE ON public.recipe_approval FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.recipe_approval ENABLE ALWAYS TRIGGER recipe_approval_no_truncate;
CREATE TRIGGER recipe_version_change AFTER INSERT ON public.recipe_version FOR EACH ROW EXECUTE FUNCTION public.nkmfg_recipe_version_change();
ALTER TABLE public.recipe_version ENABLE ALWAYS TRIGGER recipe_version_change;
CREATE TRIGGER recipe_version_kept BEFORE DELETE OR UPDATE ON public.recipe_version FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.recipe_version ENABLE ALWAYS TRIGGER recipe_version_kept;
CREATE TRIGGER recipe_version_no_truncate BEFORE TRUNCATE ON public.recipe_version FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.recipe_version ENABLE ALWAYS TRIGGER recipe_version_no_truncate;
CREATE TRIGGER recipe_withdrawal_change AFTER INSERT ON public.recipe_withdrawal FOR EACH ROW EXECUTE FUNCTION public.nkmfg_recipe_withdrawal_change();
ALTER TABLE public.recipe_withdrawal ENABLE ALWAYS TRIGGER recipe_withdrawal_change;
CREATE TRIGGER recipe_withdrawal_kept BEFORE DELETE OR UPDATE ON public.recipe_withdrawal FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.recipe_withdrawal ENABLE ALWAYS TRIGGER recipe_withdrawal_kept;
CREATE TRIGGER recipe_withdrawal_no_truncate BEFORE TRUNCATE ON public.recipe_withdrawal FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.recipe_withdrawal ENABLE ALWAYS TRIGGER recipe_withdrawal_no_truncate;
CREATE TRIGGER result_change AFTER INSERT ON public.result FOR EACH ROW EXECUTE FUNCTION public.nkmfg_result_change();
ALTER TABLE public.result ENABLE ALWAYS TRIGGER result_change;
CREATE TRIGGER result_kept BEFORE DELETE OR UPDATE ON public.result FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.result ENABLE ALWAYS TRIGGER result_kept;
CREATE TRIGGER result_no_truncate BEFORE TRUNCATE ON public.result FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.result ENABLE ALWAYS TRIGGER result_no_truncate;
CREATE TRIGGER role_grant_change AFTER INSERT OR UPDATE ON public.role_grant FOR EACH ROW EXECUTE FUNCTION public.nkmfg_role_grant_change();
ALTER TABLE public.role_grant ENABLE ALWAYS TRIGGER role_grant_change;
CREATE TRIGGER role_grant_kept BEFORE DELETE ON public.role_grant FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.role_grant ENABLE ALWAYS TRIGGER role_grant_kept;
CREATE TRIGGER role_grant_no_truncate BEFORE TRUNCATE ON public.role_grant FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.role_grant ENABLE ALWAYS TRIGGER role_grant_no_truncate;
CREATE TRIGGER run_change AFTER INSERT OR UPDATE ON public.run FOR EACH ROW EXECUTE FUNCTION public.nkmfg_run_change();
ALTER TABLE public.run ENABLE ALWAYS TRIGGER run_change;
CREATE TRIGGER run_kept BEFORE DELETE ON public.run FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.run ENABLE ALWAYS TRIGGER run_kept;
CREATE TRIGGER run_no_truncate BEFORE TRUNCATE ON public.run FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.run ENABLE ALWAYS TRIGGER run_no_truncate;
CREATE TRIGGER sample_change AFTER INSERT ON public.sample FOR EACH ROW EXECUTE FUNCTION public.nkmfg_sample_change();
ALTER TABLE public.sample ENABLE ALWAYS TRIGGER sample_change;
CREATE TRIGGER sample_kept BEFORE DELETE OR UPDATE ON public.sample FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.sample ENABLE ALWAYS TRIGGER sample_kept;
CREATE TRIGGER sample_no_truncate BEFORE TRUNCATE ON public.sample FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.sample ENABLE ALWAYS TRIGGER sample_no_truncate;
CREATE TRIGGER sample_vessel_change AFTER INSERT ON public.sample_vessel FOR EACH ROW EXECUTE FUNCTION public.nkmfg_sample_vessel_change();
ALTER TABLE public.sample_vessel ENABLE ALWAYS TRIGGER sample_vessel_change;
CREATE TRIGGER sample_vessel_kept BEFORE DELETE OR UPDATE ON public.sample_vessel FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.sample_vessel ENABLE ALWAYS TRIGGER sample_vessel_kept;
CREATE TRIGGER sample_vessel_no_truncate BEFORE TRUNCATE ON public.sample_vessel FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.sample_vessel ENABLE ALWAYS TRIGGER sample_vessel_no_truncate;
CREATE TRIGGER schema_manifest_change AFTER INSERT ON public.schema_manifest FOR EACH ROW EXECUTE FUNCTION public.nkmfg_schema_manifest_change();
ALTER TABLE public.schema_manifest ENABLE ALWAYS TRIGGER schema_manifest_change;
CREATE TRIGGER schema_manifest_kept BEFORE DELETE OR UPDATE ON public.schema_manifest FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.schema_manifest ENABLE ALWAYS TRIGGER schema_manifest_kept;
CREATE TRIGGER schema_manifest_no_truncate BEFORE TRUNCATE ON public.schema_manifest FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.schema_manifest ENABLE ALWAYS TRIGGER schema_manifest_no_truncate;
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
CREATE TRIGGER treatment_order_change AFTER INSERT ON public.treatment_order FOR EACH ROW EXECUTE FUNCTION public.nkmfg_treatment_order_change();
ALTER TABLE public.treatment_order ENABLE ALWAYS TRIGGER treatment_order_change;
CREATE TRIGGER treatment_order_kept BEFORE DELETE OR UPDATE ON public.treatment_order FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.treatment_order ENABLE ALWAYS TRIGGER treatment_order_kept;
CREATE TRIGGER treatment_order_no_truncate BEFORE TRUNCATE ON public.treatment_order FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.treatment_order ENABLE ALWAYS TRIGGER treatment_order_no_truncate;
CREATE TRIGGER vessel_change AFTER INSERT OR UPDATE ON public.vessel FOR EACH ROW EXECUTE FUNCTION public.nkmfg_vessel_change();
ALTER TABLE public.vessel ENABLE ALWAYS TRIGGER vessel_change;
CREATE TRIGGER vessel_kept BEFORE DELETE ON public.vessel FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.vessel ENABLE ALWAYS TRIGGER vessel_kept;
CREATE TRIGGER vessel_no_truncate BEFORE TRUNCATE ON public.vessel FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.vessel ENABLE ALWAYS TRIGGER vessel_no_truncate;
CREATE TRIGGER weight_verification_change AFTER INSERT ON public.weight_verification FOR EACH ROW EXECUTE FUNCTION public.nkmfg_weight_verification_change();
ALTER TABLE public.weight_verification ENABLE ALWAYS TRIGGER weight_verification_change;
CREATE TRIGGER weight_verification_kept BEFORE DELETE OR UPDATE ON public.weight_verification FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.weight_verification ENABLE ALWAYS TRIGGER weight_verification_kept;
CREATE TRIGGER weight_verification_no_truncate BEFORE TRUNCATE ON public.weight_verification FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.weight_verification ENABLE ALWAYS TRIGGER weight_verification_no_truncate;
CREATE TRIGGER work_answer_change AFTER INSERT ON public.work_answer FOR EACH ROW EXECUTE FUNCTION public.nkmfg_work_answer_change();
ALTER TABLE public.work_answer ENABLE ALWAYS TRIGGER work_answer_change;
CREATE TRIGGER work_answer_kept BEFORE DELETE OR UPDATE ON public.work_answer FOR EACH ROW EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.work_answer ENABLE ALWAYS TRIGGER work_answer_kept;
CREATE TRIGGER work_answer_no_truncate BEFORE TRUNCATE ON public.work_answer FOR EACH STATEMENT EXECUTE FUNCTION public.nkmfg_refuse();
ALTER TABLE public.work_answer ENABLE ALWAYS TRIGGER work_answer_no_truncate;
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
ALTER TABLE ONLY public.at_risk_use
    ADD CONSTRAINT fk_at_risk_use_batch_id FOREIGN KEY (batch_id) REFERENCES public.batch(id);
ALTER TABLE ONLY public.at_risk_use
    ADD CONSTRAINT fk_at_risk_use_donor_id FOREIGN KEY (donor_id) REFERENCES public.donor(id);
ALTER TABLE ONLY public.at_risk_use
    ADD CONSTRAINT fk_at_risk_use_lot_id FOREIGN KEY (lot_id) REFERENCES public.lot(id);
ALTER TABLE ONLY public.at_risk_use
    ADD CONSTRAINT fk_at_risk_use_signature_id FOREIGN KEY (signature_id) REFERENCES public.signature(id);
ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT fk_attachment_batch_id FOREIGN KEY (batch_id) REFERENCES public.batch(id);
ALTER TABLE ONLY public.batch
    ADD CONSTRAINT fk_batch_collection_id FOREIGN KEY (collection_id) REFERENCES public.collection(id);
ALTER TABLE ONLY public.batch
    ADD CONSTRAINT fk_batch_order_id FOREIGN KEY (order_id) REFERENCES public.treatment_order(id);
ALTER TABLE ONLY public.batch
    ADD CONSTRAINT fk_batch_order_version_id FOREIGN KEY (order_version_id) REFERENCES public.order_version(id);
ALTER TABLE ONLY public.batch
    ADD CONSTRAINT fk_batch_recipe_version_id FOREIGN KEY (recipe_version_id) REFERENCES public.recipe_version(id);
ALTER TABLE ONLY public.batch_summary
    ADD CONSTRAINT fk_batch_summary_batch_id FOREIGN KEY (batch_id) REFERENCES public.batch(id);
ALTER TABLE ONLY public.bedside
    ADD CONSTRAINT fk_bedside_attachment_id FOREIGN KEY (attachment_id) REFERENCES public.attachment(id);
ALTER TABLE ONLY public.bedside
    ADD CONSTRAINT fk_bedside_infusion_id FOREIGN KEY (infusion_id) REFERENCES public.infusion(id);
ALTER TABLE ONLY public.change
    ADD CONSTRAINT fk_change_act_id FOREIGN KEY (act_id) REFERENCES public.act(id);
ALTER TABLE ONLY public.collection
    ADD CONSTRAINT fk_collection_donor_id FOREIGN KEY (donor_id) REFERENCES public.donor(id);
ALTER TABLE ONLY public.credential_handover
    ADD CONSTRAINT fk_credential_handover_issued_by_id FOREIGN KEY (issued_by_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.credential_handover
    ADD CONSTRAINT fk_credential_handover_person_id FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.credential_handover
    ADD CONSTRAINT fk_credential_handover_signature_id FOREIGN KEY (signature_id) REFERENCES public.signature(id);
ALTER TABLE ONLY public.credential_handover
    ADD CONSTRAINT fk_credential_handover_vouched_by_id FOREIGN KEY (vouched_by_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.credential
    ADD CONSTRAINT fk_credential_person_id FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.custody_transfer
    ADD CONSTRAINT fk_custody_transfer_batch_id FOREIGN KEY (batch_id) REFERENCES public.batch(id);
ALTER TABLE ONLY public.custody_transfer
    ADD CONSTRAINT fk_custody_transfer_container_id FOREIGN KEY (container_id) REFERENCES public.vessel(id);
ALTER TABLE ONLY public.custody_transfer
    ADD CONSTRAINT fk_custody_transfer_recorded_by_id FOREIGN KEY (recorded_by_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.decision_paper
    ADD CONSTRAINT fk_decision_paper_batch_id FOREIGN KEY (batch_id) REFERENCES public.batch(id);
ALTER TABLE ONLY public.decision_paper
    ADD CONSTRAINT fk_decision_paper_recorded_by_id FOREIGN KEY (recorded_by_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.deviation
    ADD CONSTRAINT fk_deviation_batch_id FOREIGN KEY (batch_id) REFERENCES public.batch(id);
ALTER TABLE ONLY public.deviation
    ADD CONSTRAINT fk_deviation_run_id FOREIGN KEY (run_id) REFERENCES public.run(id);
ALTER TABLE ONLY public.deviation
    ADD CONSTRAINT fk_deviation_signature_id FOREIGN KEY (signature_id) REFERENCES public.signature(id);
ALTER TABLE ONLY public.disposition
    ADD CONSTRAINT fk_disposition_batch_id FOREIGN KEY (batch_id) REFERENCES public.batch(id);
ALTER TABLE ONLY public.disposition
    ADD CONSTRAINT fk_disposition_signature_id FOREIGN KEY (signature_id) REFERENCES public.signature(id);
ALTER TABLE ONLY public.donor_ground
    ADD CONSTRAINT fk_donor_ground_batch_id FOREIGN KEY (batch_id) REFERENCES public.batch(id);
ALTER TABLE ONLY public.donor_ground
    ADD CONSTRAINT fk_donor_ground_signature_id FOREIGN KEY (signature_id) REFERENCES public.signature(id);
ALTER TABLE ONLY public.donor_identity
    ADD CONSTRAINT fk_donor_identity_donor_id FOREIGN KEY (donor_id) REFERENCES public.donor(id);
ALTER TABLE ONLY public.donor_marker
    ADD CONSTRAINT fk_donor_marker_donor_id FOREIGN KEY (donor_id) REFERENCES public.donor(id);
ALTER TABLE ONLY public.draft
    ADD CONSTRAINT fk_draft_person_id FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.draft
    ADD CONSTRAINT fk_draft_run_id FOREIGN KEY (run_id) REFERENCES public.run(id);
ALTER TABLE ONLY public.draft_value
    ADD CONSTRAINT fk_draft_value_draft_id FOREIGN KEY (draft_id) REFERENCES public.draft(id);
ALTER TABLE ONLY public.entry
    ADD CONSTRAINT fk_entry_attachment_id FOREIGN KEY (attachment_id) REFERENCES public.attachment(id);
ALTER TABLE ONLY public.entry
    ADD CONSTRAINT fk_entry_batch_id FOREIGN KEY (batch_id) REFERENCES public.batch(id);
ALTER TABLE ONLY public.entry
    ADD CONSTRAINT fk_entry_equipment_id FOREIGN KEY (equipment_id) REFERENCES public.equipment(id);
ALTER TABLE ONLY public.entry
    ADD CONSTRAINT fk_entry_lot_id FOREIGN KEY (lot_id) REFERENCES public.lot(id);
ALTER TABLE ONLY public.entry
    ADD CONSTRAINT fk_entry_performed_by_id FOREIGN KEY (performed_by_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.entry
    ADD CONSTRAINT fk_entry_recorded_by_id FOREIGN KEY (recorded_by_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.entry
    ADD CONSTRAINT fk_entry_run_id FOREIGN KEY (run_id) REFERENCES public.run(id);
ALTER TABLE ONLY public.exception_answer
    ADD CONSTRAINT fk_exception_answer_answered_by_id FOREIGN KEY (answered_by_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.exception_answer
    ADD CONSTRAINT fk_exception_answer_batch_id FOREIGN KEY (batch_id) REFERENCES public.batch(id);
ALTER TABLE ONLY public.feeder_lot
    ADD CONSTRAINT fk_feeder_lot_lot_id FOREIGN KEY (lot_id) REFERENCES public.lot(id);
ALTER TABLE ONLY public.identity_scan
    ADD CONSTRAINT fk_identity_scan_batch_id FOREIGN KEY (batch_id) REFERENCES public.batch(id);
ALTER TABLE ONLY public.identity_scan
    ADD CONSTRAINT fk_identity_scan_container_id FOREIGN KEY (container_id) REFERENCES public.vessel(id);
ALTER TABLE ONLY public.identity_scan
    ADD CONSTRAINT fk_identity_scan_scanned_by_id FOREIGN KEY (scanned_by_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.il2_dose
    ADD CONSTRAINT fk_il2_dose_batch_id FOREIGN KEY (batch_id) REFERENCES public.batch(id);
ALTER TABLE ONLY public.il2_dose
    ADD CONSTRAINT fk_il2_dose_lot_id FOREIGN KEY (lot_id) REFERENCES public.lot(id);
ALTER TABLE ONLY public.il2_dose
    ADD CONSTRAINT fk_il2_dose_recorded_by_id FOREIGN KEY (recorded_by_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.infusion
    ADD CONSTRAINT fk_infusion_batch_id FOREIGN KEY (batch_id) REFERENCES public.batch(id);
ALTER TABLE ONLY public.infusion
    ADD CONSTRAINT fk_infusion_container_id FOREIGN KEY (container_id) REFERENCES public.vessel(id);
ALTER TABLE ONLY public.infusion_flow
    ADD CONSTRAINT fk_infusion_flow_infusion_id FOREIGN KEY (infusion_id) REFERENCES public.infusion(id);
ALTER TABLE ONLY public.infusion_form
    ADD CONSTRAINT fk_infusion_form_batch_id FOREIGN KEY (batch_id) REFERENCES public.batch(id);
ALTER TABLE ONLY public.infusion_form
    ADD CONSTRAINT fk_infusion_form_container_id FOREIGN KEY (container_id) REFERENCES public.vessel(id);
ALTER TABLE ONLY public.infusion_form
    ADD CONSTRAINT fk_infusion_form_printed_by_id FOREIGN KEY (printed_by_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.infusion
    ADD CONSTRAINT fk_infusion_recorded_by_id FOREIGN KEY (recorded_by_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.label_note
    ADD CONSTRAINT fk_label_note_batch_id FOREIGN KEY (batch_id) REFERENCES public.batch(id);
ALTER TABLE ONLY public.label_note
    ADD CONSTRAINT fk_label_note_container_id FOREIGN KEY (container_id) REFERENCES public.vessel(id);
ALTER TABLE ONLY public.label_note
    ADD CONSTRAINT fk_label_note_noted_by_id FOREIGN KEY (noted_by_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.lost_draft
    ADD CONSTRAINT fk_lost_draft_batch_id FOREIGN KEY (batch_id) REFERENCES public.batch(id);
ALTER TABLE ONLY public.lost_draft
    ADD CONSTRAINT fk_lost_draft_person_id FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.lost_draft
    ADD CONSTRAINT fk_lost_draft_run_id FOREIGN KEY (run_id) REFERENCES public.run(id);
ALTER TABLE ONLY public.movement
    ADD CONSTRAINT fk_movement_batch_id FOREIGN KEY (batch_id) REFERENCES public.batch(id);
ALTER TABLE ONLY public.movement
    ADD CONSTRAINT fk_movement_run_id FOREIGN KEY (run_id) REFERENCES public.run(id);
ALTER TABLE ONLY public.movement
    ADD CONSTRAINT fk_movement_source_id FOREIGN KEY (source_id) REFERENCES public.vessel(id);
ALTER TABLE ONLY public.movement
    ADD CONSTRAINT fk_movement_target_id FOREIGN KEY (target_id) REFERENCES public.vessel(id);
ALTER TABLE ONLY public.order_version
    ADD CONSTRAINT fk_order_version_order_id FOREIGN KEY (order_id) REFERENCES public.treatment_order(id);
ALTER TABLE ONLY public.order_version
    ADD CONSTRAINT fk_order_version_ordered_by_id FOREIGN KEY (ordered_by_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.order_version
    ADD CONSTRAINT fk_order_version_weighed_by_id FOREIGN KEY (weighed_by_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.patient_identity
    ADD CONSTRAINT fk_patient_identity_patient_id FOREIGN KEY (patient_id) REFERENCES public.patient(id);
ALTER TABLE ONLY public.positive
    ADD CONSTRAINT fk_positive_batch_id FOREIGN KEY (batch_id) REFERENCES public.batch(id);
ALTER TABLE ONLY public.positive
    ADD CONSTRAINT fk_positive_donor_id FOREIGN KEY (donor_id) REFERENCES public.donor(id);
ALTER TABLE ONLY public.positive
    ADD CONSTRAINT fk_positive_lot_id FOREIGN KEY (lot_id) REFERENCES public.lot(id);
ALTER TABLE ONLY public.positive_note
    ADD CONSTRAINT fk_positive_note_positive_id FOREIGN KEY (positive_id) REFERENCES public.positive(id);
ALTER TABLE ONLY public.positive_note
    ADD CONSTRAINT fk_positive_note_recorded_by_id FOREIGN KEY (recorded_by_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.positive
    ADD CONSTRAINT fk_positive_recorded_by_id FOREIGN KEY (recorded_by_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.positive_verdict
    ADD CONSTRAINT fk_positive_verdict_positive_id FOREIGN KEY (positive_id) REFERENCES public.positive(id);
ALTER TABLE ONLY public.positive_verdict
    ADD CONSTRAINT fk_positive_verdict_signature_id FOREIGN KEY (signature_id) REFERENCES public.signature(id);
ALTER TABLE ONLY public.recipe_approval
    ADD CONSTRAINT fk_recipe_approval_recipe_version_id FOREIGN KEY (recipe_version_id) REFERENCES public.recipe_version(id);
ALTER TABLE ONLY public.recipe_approval
    ADD CONSTRAINT fk_recipe_approval_signature_id FOREIGN KEY (signature_id) REFERENCES public.signature(id);
ALTER TABLE ONLY public.recipe_withdrawal
    ADD CONSTRAINT fk_recipe_withdrawal_recipe_version_id FOREIGN KEY (recipe_version_id) REFERENCES public.recipe_version(id);
ALTER TABLE ONLY public.recipe_withdrawal
    ADD CONSTRAINT fk_recipe_withdrawal_signature_id FOREIGN KEY (signature_id) REFERENCES public.signature(id);
ALTER TABLE ONLY public.result
    ADD CONSTRAINT fk_result_batch_id FOREIGN KEY (batch_id) REFERENCES public.batch(id);
ALTER TABLE ONLY public.result
    ADD CONSTRAINT fk_result_container_id FOREIGN KEY (container_id) REFERENCES public.vessel(id);
ALTER TABLE ONLY public.result
    ADD CONSTRAINT fk_result_reported_by_id FOREIGN KEY (reported_by_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.result
    ADD CONSTRAINT fk_result_sample_id FOREIGN KEY (sample_id) REFERENCES public.sample(id);
ALTER TABLE ONLY public.role_grant
    ADD CONSTRAINT fk_role_grant_ended_by_id FOREIGN KEY (ended_by_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.role_grant
    ADD CONSTRAINT fk_role_grant_person_id FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.role_grant
    ADD CONSTRAINT fk_role_grant_proposed_by_id FOREIGN KEY (proposed_by_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.role_grant
    ADD CONSTRAINT fk_role_grant_signature_id FOREIGN KEY (signature_id) REFERENCES public.signature(id);
ALTER TABLE ONLY public.run
    ADD CONSTRAINT fk_run_batch_id FOREIGN KEY (batch_id) REFERENCES public.batch(id);
ALTER TABLE ONLY public.sample
    ADD CONSTRAINT fk_sample_batch_id FOREIGN KEY (batch_id) REFERENCES public.batch(id);
ALTER TABLE ONLY public.sample
    ADD CONSTRAINT fk_sample_run_id FOREIGN KEY (run_id) REFERENCES public.run(id);
ALTER TABLE ONLY public.sample_vessel
    ADD CONSTRAINT fk_sample_vessel_sample_id FOREIGN KEY (sample_id) REFERENCES public.sample(id);
ALTER TABLE ONLY public.sample_vessel
    ADD CONSTRAINT fk_sample_vessel_vessel_id FOREIGN KEY (vessel_id) REFERENCES public.vessel(id);
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
ALTER TABLE ONLY public.submission
    ADD CONSTRAINT fk_submission_act_id FOREIGN KEY (act_id) REFERENCES public.act(id);
ALTER TABLE ONLY public.submission
    ADD CONSTRAINT fk_submission_person_id FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.treatment_order
    ADD CONSTRAINT fk_treatment_order_donor_id FOREIGN KEY (donor_id) REFERENCES public.donor(id);
ALTER TABLE ONLY public.treatment_order
    ADD CONSTRAINT fk_treatment_order_patient_id FOREIGN KEY (patient_id) REFERENCES public.patient(id);
ALTER TABLE ONLY public.vessel
    ADD CONSTRAINT fk_vessel_batch_id FOREIGN KEY (batch_id) REFERENCES public.batch(id);
ALTER TABLE ONLY public.vessel
    ADD CONSTRAINT fk_vessel_run_id FOREIGN KEY (run_id) REFERENCES public.run(id);
ALTER TABLE ONLY public.web_session
    ADD CONSTRAINT fk_web_session_person_id FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.web_session
    ADD CONSTRAINT fk_web_session_terminal_id FOREIGN KEY (terminal_id) REFERENCES public.terminal(id);
ALTER TABLE ONLY public.weight_verification
    ADD CONSTRAINT fk_weight_verification_order_version_id FOREIGN KEY (order_version_id) REFERENCES public.order_version(id);
ALTER TABLE ONLY public.weight_verification
    ADD CONSTRAINT fk_weight_verification_signature_id FOREIGN KEY (signature_id) REFERENCES public.signature(id);
ALTER TABLE ONLY public.weight_verification
    ADD CONSTRAINT fk_weight_verification_verified_by_id FOREIGN KEY (verified_by_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.work_answer
    ADD CONSTRAINT fk_work_answer_answered_by_id FOREIGN KEY (answered_by_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.work_answer
    ADD CONSTRAINT fk_work_answer_assesses_id FOREIGN KEY (assesses_id) REFERENCES public.work_answer(id);
ALTER TABLE ONLY public.work_answer
    ADD CONSTRAINT fk_work_answer_grant_id FOREIGN KEY (grant_id) REFERENCES public.role_grant(id);
ALTER TABLE ONLY public.work_answer
    ADD CONSTRAINT fk_work_answer_person_id FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.work_answer
    ADD CONSTRAINT fk_work_answer_signature_id FOREIGN KEY (signature_id) REFERENCES public.signature(id);
