select 'Column' as kind, c.tableoid::pg_catalog.int8 as class, c.oid::pg_catalog.int8 as oid, a.attnum::pg_catalog.int4 as sub,
  c.nspname as schema, c.relname as parent, a.attname as name,
  c.tableoid::pg_catalog.int8 as parent_class, c.oid::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  c.oid::pg_catalog.int8 as anchor, a.attnum::pg_catalog.int4 as place,
  pg_catalog.format_type(a.atttypid, a.atttypmod) as type,
  case when a.attcollation <> t.typcollation and a.attcollation <> 0 then a.attcollation::pg_catalog.regcollation::pg_catalog.text end as collation,
  pg_catalog.col_description(c.oid, a.attnum) as comment
from relations c
join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
join pg_catalog.pg_type t on t.oid = a.atttypid
where c.relkind = 'c'
