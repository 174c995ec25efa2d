-- Everything else that a migration makes: kind, name, definition. What belongs to an extension is the extension's own affair.
-- $1: the schema of Slipway's own tables.
with spaces as (
  select oid, nspname from pg_catalog.pg_namespace
  where nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'slipway') and nspname not like 'pg\_temp\_%' and nspname not like 'pg\_toast\_temp\_%'
),
relations as (
  select c.oid, c.relname, c.relkind, s.nspname || '.' || c.relname as name, s.nspname
  from pg_catalog.pg_class c join spaces s on s.oid = c.relnamespace
  where not (s.nspname = $1 and c.relname like 'slipway\_%')
    and not exists (
      select from pg_catalog.pg_depend d
      where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e')
)
select 'index', r.name,
  pg_catalog.pg_get_indexdef(i.indexrelid) || case when i.indisvalid then '' else ' (invalid)' end
from pg_catalog.pg_index i join relations r on r.oid = i.indexrelid
where not exists (select from pg_catalog.pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
union all
select case r.relkind when 'v' then 'view' else 'materialized-view' end, r.name, pg_catalog.pg_get_viewdef(r.oid)
from relations r where r.relkind in ('v', 'm')
union all
select 'constraint', r.name || '.' || k.conname,
  pg_catalog.pg_get_constraintdef(k.oid)
from pg_catalog.pg_constraint k join relations r on r.oid = k.conrelid where k.conparentid = 0 and k.contype <> 'n'
union all
select 'trigger', r.name || '.' || t.tgname, pg_catalog.pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::pg_catalog.text
from pg_catalog.pg_trigger t join relations r on r.oid = t.tgrelid where not t.tgisinternal
union all
select 'policy', r.name || '.' || p.polname,
  p.polcmd::pg_catalog.text || ' ' || p.polpermissive::pg_catalog.text || ' ' || p.polroles::pg_catalog.text || ' '
    || coalesce(pg_catalog.pg_get_expr(p.polqual, p.polrelid), '') || ' ' || coalesce(pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid), '')
from pg_catalog.pg_policy p join relations r on r.oid = p.polrelid
union all
select 'sequence', r.name, q.seqtypid::pg_catalog.regtype::pg_catalog.text || ' ' || q.seqincrement || ' ' || q.seqmin || ' ' || q.seqmax || ' ' || q.seqcycle
from pg_catalog.pg_sequence q join relations r on r.oid = q.seqrelid
where not exists (
  select from pg_catalog.pg_depend d
  where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = q.seqrelid and d.deptype in ('a', 'i'))
union all
select case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end,
  s.nspname || '.' || p.proname || '(' || pg_catalog.pg_get_function_identity_arguments(p.oid) || ')',
  coalesce(pg_catalog.pg_get_function_result(p.oid), '') || ' ' || p.provolatile::pg_catalog.text || p.proisstrict::pg_catalog.text
    || p.prosecdef::pg_catalog.text || ' ' || coalesce(p.proconfig::pg_catalog.text, '') || ' '
    || pg_catalog.md5(coalesce(p.prosrc, '') || coalesce(p.prosqlbody::pg_catalog.text, ''))
from pg_catalog.pg_proc p join spaces s on s.oid = p.pronamespace
where not exists (
  select from pg_catalog.pg_depend d
  where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.objid = p.oid and d.deptype = 'e')
  and not (s.nspname = $1 and p.proname like 'slipway\_%')
union all
select case t.typtype when 'd' then 'domain' else 'type' end, s.nspname || '.' || t.typname,
  case t.typtype
    when 'e' then (select pg_catalog.string_agg(e.enumlabel, ', ' order by e.enumsortorder) from pg_catalog.pg_enum e where e.enumtypid = t.oid)
    when 'd' then pg_catalog.format_type(t.typbasetype, t.typtypmod) || case when t.typnotnull then ' not null' else '' end || coalesce(' default ' || t.typdefault, '')
    when 'c' then (select pg_catalog.string_agg(a.attname || ' ' || pg_catalog.format_type(a.atttypid, a.atttypmod), ', ' order by a.attnum)
      from pg_catalog.pg_attribute a where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped)
    else ''
  end
from pg_catalog.pg_type t join spaces s on s.oid = t.typnamespace
where (t.typtype in ('e', 'd', 'r') or (t.typtype = 'c' and exists (select from pg_catalog.pg_class c where c.oid = t.typrelid and c.relkind = 'c')))
  and not exists (
    select from pg_catalog.pg_depend d
    where d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and d.objid = t.oid and d.deptype = 'e')
union all
select 'schema', s.nspname, '' from spaces s where s.nspname <> $1 and s.oid >= 16384
  and not exists (
    select from pg_catalog.pg_depend d
    where d.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass and d.objid = s.oid and d.deptype = 'e')
union all
select 'extension', e.extname, e.extversion from pg_catalog.pg_extension e where e.extname <> 'plpgsql'
order by 1, 2
