select 'MaterializedView' as kind, c.tableoid::pg_catalog.int8 as class, c.oid::pg_catalog.int8 as oid, 0 as sub,
  c.nspname as schema, '' as parent, c.relname as name,
  0::pg_catalog.int8 as parent_class, 0::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  c.oid::pg_catalog.int8 as anchor, 0 as place,
  pg_catalog.pg_get_viewdef(c.oid, true) as definition,
  nullif(m.amname, 'heap')::pg_catalog.text as method,
  t.spcname::pg_catalog.text as tablespace,
  (select pg_catalog.string_agg(o, E'\n' order by o) from pg_catalog.unnest(c.reloptions) o) as options,
  pg_catalog.obj_description(c.oid, 'pg_class') as comment
from relations c
left join pg_catalog.pg_am m on m.oid = c.relam
left join pg_catalog.pg_tablespace t on t.oid = c.reltablespace
where c.relkind = 'm'
