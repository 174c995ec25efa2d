select 'Default' as kind, d.tableoid::pg_catalog.int8 as class, d.oid::pg_catalog.int8 as oid, 0 as sub,
  c.nspname as schema, c.relname as parent, a.attname as name,
  c.tableoid::pg_catalog.int8 as parent_class, c.oid::pg_catalog.int8 as parent_oid, a.attnum::pg_catalog.int4 as parent_sub,
  c.oid::pg_catalog.int8 as anchor, a.attnum::pg_catalog.int4 as place,
  pg_catalog.pg_get_expr(d.adbin, d.adrelid, true) as expression
from relations c
join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
join pg_catalog.pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
where c.relkind in ('r', 'p') and c.relpersistence <> 't'
