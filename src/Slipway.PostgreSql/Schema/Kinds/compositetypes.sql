-- A composite type is known by its relation, as tables are; so is what needs it (needs.sql).
select 'CompositeType' as kind, c.tableoid::pg_catalog.int8 as class, c.oid::pg_catalog.int8 as oid, 0 as sub,
  c.nspname as schema, '' as parent, c.relname as name,
  0::pg_catalog.int8 as parent_class, 0::pg_catalog.int8 as parent_oid, 0 as parent_sub,
  c.oid::pg_catalog.int8 as anchor, 0 as place,
  pg_catalog.obj_description(c.reltype, 'pg_type') as comment
from relations c
where c.relkind = 'c'
