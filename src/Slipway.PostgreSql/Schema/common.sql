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
),
-- What of a sequence is not as it would be by itself.
sequence_options as (
  select s.seqrelid, pg_catalog.format_type(s.seqtypid, null) as type,
    case when s.seqincrement <> 1 then s.seqincrement::pg_catalog.text end as increment,
    case when s.seqmin <> case when s.seqincrement > 0 then 1 else t.least end then s.seqmin::pg_catalog.text end as minimum,
    case when s.seqmax <> case when s.seqincrement > 0 then t.greatest else -1 end then s.seqmax::pg_catalog.text end as maximum,
    case when s.seqstart <> case when s.seqincrement > 0 then s.seqmin else s.seqmax end then s.seqstart::pg_catalog.text end as start,
    case when s.seqcache <> 1 then s.seqcache::pg_catalog.text end as cache,
    case when s.seqcycle then 'yes' end as cycle
  from pg_catalog.pg_sequence s
  join (values
    ('pg_catalog.int2'::pg_catalog.regtype, -32768::pg_catalog.int8, 32767::pg_catalog.int8),
    ('pg_catalog.int4'::pg_catalog.regtype, -2147483648, 2147483647),
    ('pg_catalog.int8'::pg_catalog.regtype, -9223372036854775808, 9223372036854775807)) t(type, least, greatest) on t.type = s.seqtypid
)
