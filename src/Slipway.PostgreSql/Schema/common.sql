-- What each query of Kinds/ begins with: the application's namespaces and relations. What belongs to an extension is the extension's own
-- affair, and what is Slipway's is not the application's.
-- $1: the schema of Slipway's own tables.
with spaces as (
  select n.oid, n.nspname
  from pg_catalog.pg_namespace n
  where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'slipway')
    and n.nspname not like 'pg\_temp\_%' and n.nspname not like 'pg\_toast\_temp\_%'
    and not (n.nspname = $1 and not exists (
      select from pg_catalog.pg_class c where c.relnamespace = n.oid and c.relname not like 'slipway\_%' and c.relkind in ('r', 'p', 'v', 'm')))
),
members as (
  select d.classid, d.objid from pg_catalog.pg_depend d where d.deptype = 'e'
),
relations as (
  select c.tableoid, c.*, s.nspname
  from pg_catalog.pg_class c
  join spaces s on s.oid = c.relnamespace
  where not (s.nspname = $1 and c.relname like 'slipway\_%')
    and not exists (
      select from members m where m.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and m.objid = c.oid)
)
