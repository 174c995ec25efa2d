-- Every table that could hold rows: its file, about its size, and how many rows the server's statistics and this transaction know of.
-- $1: the schema of Slipway's own tables.
select c.oid,
  n.nspname || '.' || c.relname,
  pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname),
  c.relkind::pg_catalog.text,
  coalesce(pg_catalog.pg_relation_filenode(c.oid), 0)::pg_catalog.int8,
  -- Not pg_relation_size: it waits for whoever has locked the table.
  greatest(c.relpages::pg_catalog.int8 * 8192, pg_catalog.pg_stat_get_live_tuples(c.oid) * 64),
  case
    when pg_catalog.pg_stat_get_live_tuples(c.oid) > 0 then pg_catalog.pg_stat_get_live_tuples(c.oid)
    else greatest(c.reltuples, 0)::pg_catalog.int8
  end,
  pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid) - pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid),
  pg_catalog.has_schema_privilege(n.oid, 'usage') and pg_catalog.has_table_privilege(c.oid, 'select')
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'f')
  and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'slipway') and n.nspname not like 'pg\_temp\_%'
  and not (n.nspname = $1 and c.relname like 'slipway\_%')
  and not exists (
    select from pg_catalog.pg_depend d
    where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e')
order by 2
