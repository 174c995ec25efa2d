select 'ForeignTable' as kind, c.tableoid::pg_catalog.int8 as class, c.oid::pg_catalog.int8 as oid, 0 as sub,
  c.nspname as schema, '' as parent, c.relname as name,
  0::pg_catalog.int8 as parent_class, 0::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  c.oid::pg_catalog.int8 as anchor, 0 as place,
  (select pg_catalog.string_agg(i.inhparent::pg_catalog.regclass::pg_catalog.text, ', ' order by i.inhseqno) from pg_catalog.pg_inherits i
    where i.inhrelid = c.oid) as inherits,
  pg_catalog.pg_get_expr(c.relpartbound, c.oid, true) as bound,
  f.srvname::pg_catalog.text as server,
  (select pg_catalog.string_agg(o, E'\n' order by o) from pg_catalog.unnest(t.ftoptions) o) as options,
  pg_catalog.obj_description(c.oid, 'pg_class') as comment
from relations c
join pg_catalog.pg_foreign_table t on t.ftrelid = c.oid
join pg_catalog.pg_foreign_server f on f.oid = t.ftserver
where c.relkind = 'f'
