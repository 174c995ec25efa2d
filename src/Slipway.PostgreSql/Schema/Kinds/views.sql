select 'View' as kind, c.tableoid::pg_catalog.int8 as class, c.oid::pg_catalog.int8 as oid, 0 as sub,
  c.nspname as schema, '' as parent, c.relname as name,
  0::pg_catalog.int8 as parent_class, 0::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  c.oid::pg_catalog.int8 as anchor, 0 as place,
  pg_catalog.pg_get_viewdef(c.oid, true) as definition,
  (select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname) || ' ' || pg_catalog.format_type(a.atttypid, a.atttypmod)
      || case when a.attcollation not in (0, 100) then ' collate ' || a.attcollation::pg_catalog.regcollation else '' end, E'\n' order by a.attnum)
    from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attnum > 0) as columns,
  (select pg_catalog.string_agg(o, E'\n' order by o) from pg_catalog.unnest(c.reloptions) o) as options,
  pg_catalog.obj_description(c.oid, 'pg_class') as comment
from relations c
where c.relkind = 'v' and c.relpersistence <> 't'
